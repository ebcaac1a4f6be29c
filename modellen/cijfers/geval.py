"""Which trajectories a figure is over: closed within the days asked for, or running at their end.

A correction of a date changes the figures: they follow what the record says now.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from modellen.normen.duur import dag_van
from modellen.tellen import Tijdvak
from modellen.traject.model import AFSLUITEN, Resultaat, Telt, Trajectsoort
from modellen.traject.stand import Stand
from modellen.traject.velden import tekst

Invoer = Iterable[tuple[Trajectsoort, Stand]]
"""Trajectories with their types, in any order."""


class Toestand(StrEnum):
    """Where a trajectory is, seen from the end of the days asked for."""

    NIET_BEGONNEN = "niet_begonnen"
    LOPEND = "lopend"
    AFGESLOTEN = "afgesloten"


@dataclass(frozen=True, slots=True)
class Geval:
    """One trajectory as figures see it. Moments are aware.

    Attributes:
        resultaat: ``None`` when it is not closed, or with a result that the type does not know.
    """

    soort: Trajectsoort
    stand: Stand
    begonnen_op: datetime | None
    afgesloten_op: datetime | None
    resultaat: Resultaat | None

    @property
    def nummer(self) -> str:
        """Number of the trajectory."""
        return self.stand.traject.nummer

    @property
    def slotdag(self) -> date | None:
        """The Dutch day of closing."""
        return dag_van(self.afgesloten_op) if self.afgesloten_op else None

    @property
    def is_naar_werk(self) -> bool:
        """Closed with a result that counts as work."""
        return self.resultaat is not None and self.resultaat.telt is Telt.NAAR_WERK

    def toestand(self, tijdvak: Tijdvak, *, vandaag: date) -> Toestand | None:
        """``None`` = outside the days asked for: closed before them, or begun after them."""
        if self.begonnen_op is None:
            return Toestand.NIET_BEGONNEN if tijdvak.omvat(vandaag) else None
        slotdag = self.slotdag
        if slotdag is not None and tijdvak.omvat(slotdag):
            return Toestand.AFGESLOTEN
        einde = tijdvak.tot or date.max
        if dag_van(self.begonnen_op) > einde or (slotdag is not None and slotdag <= einde):
            return None
        return Toestand.LOPEND


def lees_gevallen(invoer: Invoer) -> tuple[Geval, ...]:
    """Every trajectory once, by number; of two readings of one, the one with more events."""
    per_nummer: dict[str, tuple[Trajectsoort, Stand]] = {}
    for soort, stand in invoer:
        eerder = per_nummer.get(stand.traject.nummer)
        if eerder is None or len(eerder[1].gebeurtenissen) < len(stand.gebeurtenissen):
            per_nummer[stand.traject.nummer] = (soort, stand)
    return tuple(_geval(*per_nummer[nummer]) for nummer in sorted(per_nummer))


def _geval(soort: Trajectsoort, stand: Stand) -> Geval:
    slot = stand.laatste(AFSLUITEN)
    return Geval(
        soort=soort,
        stand=stand,
        begonnen_op=stand.geldend[0].moment if stand.geldend else None,
        afgesloten_op=slot.moment if slot else None,
        resultaat=soort.find_resultaat(tekst(slot, "resultaat")) if slot else None,
    )
