"""Nobody types twice what the record knows: values to offer when a step is filled in.

Source: rule WNH-45. Which fields hold the same fact is declared by the type (``feiten``); nothing
is guessed from names or labels. A value is an offer: whoever records the step may change it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from modellen.traject.model import (
    Feit,
    Gebeurtenis,
    Gegeven,
    Trajectsoort,
    Veld,
    VeldSoort,
)
from modellen.traject.stand import Stand


@dataclass(frozen=True, slots=True)
class BekendeWaarde:
    """A value that the record has; ``gebeurtenis`` says it, ``None`` = the opening of the traject.

    ``stap`` is the label of that event's step, for whoever wonders where the value came from.
    """

    veld: str
    waarde: Gegeven
    gebeurtenis: int | None
    stap: str | None


def bekend(soort: Trajectsoort, stand: Stand, stap: str) -> Mapping[str, BekendeWaarde]:
    """By field of this step: what an earlier event says about the same fact, the newest first.

    Empty for a step that the type does not have. A confidential value is only offered to a
    confidential field, and a choice only where the field still has it.
    """
    gezocht = soort.find_stap(stap)
    gevonden = {
        veld.code: waarde
        for feit in soort.feiten
        for veld in (gezocht.velden if gezocht else ())
        if (stap, veld.code) in feit.velden
        and (waarde := _nieuwste(soort, stand, feit, veld)) is not None
    }
    return MappingProxyType(gevonden)


def _nieuwste(soort: Trajectsoort, stand: Stand, feit: Feit, veld: Veld) -> BekendeWaarde | None:
    bronnen = {*feit.velden, *feit.uit}
    for gebeurtenis in reversed(stand.geldend):
        if gebeurtenis.stap in feit.tot:
            return None
        stap = soort.find_stap(gebeurtenis.stap)
        for bron in stap.velden if stap else ():
            if stap and (stap.code, bron.code) in bronnen:
                waarde = _waarde(gebeurtenis, bron, veld)
                if waarde is not None:
                    return BekendeWaarde(veld.code, waarde, gebeurtenis.volgnummer, stap.label)
    if feit.van_coach and stand.traject.coach is not None:
        return BekendeWaarde(veld.code, stand.traject.coach, None, None)
    return None


def _waarde(gebeurtenis: Gebeurtenis, bron: Veld, naar: Veld) -> Gegeven:
    """What a field says, when it may and can stand in the other."""
    waarde = gebeurtenis.gegevens.get(bron.code)
    if waarde in (None, "", []) or (bron.is_vertrouwelijk and not naar.is_vertrouwelijk):
        return None
    if naar.soort is VeldSoort.KEUZE and waarde not in naar.keuzes:
        return None
    if naar.soort is VeldSoort.KEUZES and isinstance(waarde, list):
        return [keuze for keuze in waarde if keuze in naar.keuzes] or None
    return waarde
