"""Proposals in short, beside the traject that they belong to: how far each is and what happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from api.bootstrap import Samenstelling
from api.toegang.voorstellen import list_voorstellen
from api.toegang.zicht import Zicht
from api.web.voorstel.voorstelbeeld import (
    Tijdlijnregel,
    Voorstelstand,
    stand_van,
    tijdlijnregel,
    waar,
    werktitel,
)
from modellen.voorstel.model import PLAATSINGEN, Voorstelsoort
from modellen.waarden import KlantNummer

_WERKT = PLAATSINGEN | {Voorstelsoort.PROEFPLAATSING}


@dataclass(frozen=True, slots=True)
class Voorstelkort:
    """One proposal. ``is_begonnen``: the klant works there, on trial or for good."""

    stand: Voorstelstand
    titel: str
    waar: str
    regels: tuple[Tijdlijnregel, ...]
    is_begonnen: bool


def lees_voorstelkort(
    samenstelling: Samenstelling, zicht: Zicht, klant: KlantNummer, namen: Mapping[str, str]
) -> tuple[Voorstelkort, ...]:
    """What was really proposed to a klant within sight: what runs first, then the newest.

    ``namen``: of colleagues by account.
    """
    verlopen = [
        v for v in list_voorstellen(samenstelling, zicht.gebruiker, klant) if v.is_voorgesteld
    ]
    werk = zicht.werk_van(v.voorstel.werk for v in verlopen)
    gevonden = []
    for verloop in reversed(verlopen):
        nummer = verloop.voorstel.werk
        hier = werk.get(nummer)
        stand = stand_van(verloop, zicht.vandaag)
        gevonden.append(
            Voorstelkort(
                stand=stand,
                titel=werktitel(hier, nummer),
                waar=waar(hier),
                regels=tuple(tijdlijnregel(g, namen) for g in verloop.geldend),
                is_begonnen=stand.loopt and any(g.soort in _WERKT for g in verloop.geldend),
            )
        )
    return tuple(sorted(gevonden, key=lambda v: not v.stand.loopt))
