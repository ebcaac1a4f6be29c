"""What the lists of a ranker would have brought, for ``opstap leren``: asked, as data and shown."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np

    from api.bootstrap import Samenstelling
    from matching.leren.gegevens import Leergegevens
    from matching.leren.kansmodel import Kansmodel
    from matching.leren.lijstwaarde import Lijstwaarde
    from matching.leren.terugblik import Terugblik
    from matching.leren.trainen import Kijk

_TITEL = {"ips": "IPS", "snips": "SNIPS", "dr": "Doubly robust"}


def kijk_in(samenstelling: Samenstelling, gegevens: Leergegevens, vandaag: date) -> Kijk:
    """Looks at the shown lists of this store, as everything was known today."""
    from matching.leren.lezen import lees_lijstaflopen
    from matching.leren.terugblik import kijk_terug

    def kijk(rankers: Mapping[str, Kansmodel], na: np.datetime64) -> Terugblik:
        with samenstelling.opslag.lezen() as sessie:
            lijsten = lees_lijstaflopen(
                sessie, gegevens, na=date.fromisoformat(str(na)), tot=vandaag
            )
            return kijk_terug(lijsten, rankers)

    return kijk


def document_van(terugblik: Terugblik | None) -> dict[str, Any] | None:
    """Plain data; an estimate with too little support has no figures."""
    if terugblik is None:
        return None
    return {
        "lijsten": terugblik.lijsten,
        "per100Lijsten": {
            wie: {methode: _cijfers(w) for methode, w in waarden.items()}
            for wie, waarden in terugblik.waarden.items()
        },
    }


def rijen_van(terugblik: Terugblik | None) -> list[tuple[str, ...]]:
    """Title, challenger and champion of each row of the table."""
    if terugblik is None or not terugblik.lijsten:
        return []
    return [
        (f"{titel}, per 100 lijsten", *(_tekst(w[naam]) for w in terugblik.waarden.values()))
        for naam, titel in _TITEL.items()
    ]


def zinnen_van(terugblik: Terugblik | None) -> list[str]:
    """What the rows rest on."""
    if terugblik is None or not terugblik.lijsten:
        return ["Er zijn nog geen getoonde lijsten die oud genoeg zijn om op terug te kijken."]
    return [
        f"IPS, SNIPS en doubly robust: duurzame plaatsingen per 100 lijsten als de ranker die op "
        f"volgorde had gezet, geschat uit {terugblik.lijsten} getoonde lijsten, met 95% zekerheid."
    ]


def _cijfers(w: Lijstwaarde) -> dict[str, float | None]:
    if not w.heeft_genoeg_steun:
        return {"waarde": None, "laag": None, "hoog": None, "steun": w.steun}
    return asdict(w)


def _tekst(w: Lijstwaarde) -> str:
    if not w.heeft_genoeg_steun:
        return "te weinig steun"
    return f"{w.waarde:.1f} ({w.laag:.1f} tot {w.hoog:.1f})".replace(".", ",")
