"""Drawing up a document: an open part from the open record, a confidential one from all of it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from modellen.assessment.model import RealLifeAssessment
from modellen.documenten.bron import Bron
from modellen.documenten.model import (
    Alinea,
    Blok,
    Cel,
    Deel,
    Documentsoort,
    Feiten,
    Inhoud,
    Lijst,
    Onderdeel,
    Tabel,
    Vrij,
)
from modellen.klantprofiel.zeef import zeef_tekst
from modellen.traject.stand import Stand

WEGGELATEN = "[weggelaten: dit gaat misschien over gezondheid of privé]"
"""Stands in the open part where the sieve kept a typed sentence out."""

_TEKSTEN = Onderdeel("weggelaten_teksten", "Niet naar de opdrachtgever")


@dataclass(frozen=True, slots=True)
class Opgesteld:
    """What was drawn up: the open parts, and apart from them the confidential ones.

    ``open_`` names every part; the confidential ones are there as a title only.
    """

    open_: Inhoud
    besloten: Inhoud

    @property
    def heel(self) -> Inhoud:
        """Both together, in the order of the document: what klant and coach read."""
        return voeg_samen(self.open_, self.besloten)


def stel_op(soort: Documentsoort, *, open_: Stand, heel: Bron) -> Opgesteld:
    """Draw up a document.

    Args:
        open_: the events read without confidential fields: all that the open part is made of,
            beside an assessment without what was said per leefgebied.
        heel: the record read with them.
    """
    kaal = replace(heel, stand=open_, assessment=_zonder_verslag(heel.assessment))
    zeef = _Zeef()
    delen, besloten = [], []
    for deel in soort.delen:
        if deel.is_vertrouwelijk:
            gebouwd = _onderdeel(deel, _kaal(deel.bouw(heel)))
            besloten.append(gebouwd)
            delen.append(replace(gebouwd, blokken=(), is_afgeschermd=not gebouwd.ontbreekt))
        else:
            delen.append(_onderdeel(deel, tuple(zeef.blok(b) for b in deel.bouw(kaal))))
    if zeef.weggelaten:
        besloten.append(replace(_TEKSTEN, blokken=(Lijst(tuple(zeef.weggelaten)),)))
    return Opgesteld(Inhoud(tuple(delen), len(zeef.weggelaten)), Inhoud(tuple(besloten)))


def _zonder_verslag(assessment: RealLifeAssessment | None) -> RealLifeAssessment | None:
    return replace(assessment, verslag=MappingProxyType({})) if assessment else None


def voeg_samen(open_: Inhoud, besloten: Inhoud) -> Inhoud:
    """The open parts with the confidential ones in their places; what is left over comes last."""
    per_code = {deel.code: deel for deel in besloten.delen}
    delen = [
        per_code.pop(deel.code) if deel.is_afgeschermd and deel.code in per_code else deel
        for deel in open_.delen
    ]
    over = [deel for deel in per_code.values() if deel.blokken]
    return Inhoud((*delen, *over), open_.weggelaten)


def _onderdeel(deel: Deel, blokken: tuple[Blok, ...]) -> Onderdeel:
    return Onderdeel(
        code=deel.code,
        titel=deel.titel,
        blokken=blokken,
        ontbreekt="" if blokken else deel.ontbreekt,
    )


class _Zeef:
    """Keeps typed sentences about forbidden subjects out, and remembers them."""

    def __init__(self) -> None:
        self.weggelaten: list[str] = []

    def blok(self, blok: Blok) -> Blok:
        """The same block with every typed text sieved."""
        return _op_cellen(blok, self._cel)

    def _cel(self, cel: Cel) -> str:
        if isinstance(cel, str):
            return cel
        over: list[str] = []
        for zin, reden in zeef_tekst(cel.tekst):
            if reden is None:
                over.append(zin)
            else:
                self.weggelaten.append(zin)
                over.append(WEGGELATEN)
        return " ".join(dict.fromkeys(over)) if over else cel.tekst


def _kaal(blokken: tuple[Blok, ...]) -> tuple[Blok, ...]:
    return tuple(
        _op_cellen(blok, lambda cel: cel.tekst if isinstance(cel, Vrij) else cel)
        for blok in blokken
    )


def _op_cellen(blok: Blok, doe: Any) -> Blok:
    match blok:
        case Alinea(tekst):
            return Alinea(doe(tekst))
        case Feiten(regels):
            return Feiten(tuple((label, doe(cel)) for label, cel in regels))
        case Lijst(punten):
            return Lijst(tuple(doe(punt) for punt in punten))
        case Tabel(kop, rijen, rechts, totaal):
            return Tabel(kop, tuple(tuple(doe(c) for c in rij) for rij in rijen), rechts, totaal)


# --- as JSON --------------------------------------------------------------------------------------


def inhoud_naar_json(inhoud: Inhoud) -> dict[str, Any]:
    """A version as plain values, for the store and the fingerprint."""
    return {
        "weggelaten": inhoud.weggelaten,
        "delen": [
            {
                "code": d.code,
                "titel": d.titel,
                "ontbreekt": d.ontbreekt,
                "afgeschermd": d.is_afgeschermd,
                "blokken": [_blok_naar_json(b) for b in d.blokken],
            }
            for d in inhoud.delen
        ],
    }


def inhoud_van_json(ruw: dict[str, Any]) -> Inhoud:
    """The inverse of :func:`inhoud_naar_json`."""
    return Inhoud(
        tuple(
            Onderdeel(
                code=d["code"],
                titel=d["titel"],
                blokken=tuple(_blok_van_json(b) for b in d["blokken"]),
                ontbreekt=d["ontbreekt"],
                is_afgeschermd=d["afgeschermd"],
            )
            for d in ruw["delen"]
        ),
        ruw["weggelaten"],
    )


def vingerafdruk(inhoud: Inhoud) -> str:
    """SHA-256 of the canonical JSON of a version, hexadecimal."""
    tekst = json.dumps(
        inhoud_naar_json(inhoud), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return sha256(tekst.encode()).hexdigest()


def _blok_naar_json(blok: Blok) -> dict[str, Any]:
    match blok:
        case Alinea(tekst):
            return {"soort": "alinea", "tekst": tekst}
        case Feiten(regels):
            return {"soort": "feiten", "regels": [list(regel) for regel in regels]}
        case Lijst(punten):
            return {"soort": "lijst", "punten": list(punten)}
        case Tabel(kop, rijen, rechts, totaal):
            return {
                "soort": "tabel",
                "kop": list(kop),
                "rijen": [list(rij) for rij in rijen],
                "rechts": list(rechts),
                "totaal": list(totaal) if totaal is not None else None,
            }


def _blok_van_json(ruw: dict[str, Any]) -> Blok:
    match ruw["soort"]:
        case "alinea":
            return Alinea(ruw["tekst"])
        case "feiten":
            return Feiten(tuple((label, cel) for label, cel in ruw["regels"]))
        case "lijst":
            return Lijst(tuple(ruw["punten"]))
        case "tabel":
            totaal = ruw["totaal"]
            return Tabel(
                tuple(ruw["kop"]),
                tuple(tuple(rij) for rij in ruw["rijen"]),
                tuple(ruw["rechts"]),
                tuple(totaal) if totaal is not None else None,
            )
        case onbekend:
            raise ValueError(f"unknown kind of block: {onbekend}")
