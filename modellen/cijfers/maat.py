"""The measures: a share with its uncertainty, a median, and the stretch of days they are over.

A share always shows its counts. Under ten cases it has no percentage: one person more or less would
move it by more than ten points. Ten is our own choice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from modellen.fouten import OngeldigeWaarde
from modellen.schrijfwijze import duizend, getal
from modellen.tellen import MINSTE_AANTAL, Interval, wilson

DAGEN_PER_MAAND = 365.25 / 12


@dataclass(frozen=True, slots=True)
class Aandeel:
    """So many of so many.

    Raises:
        OngeldigeWaarde: a part that is negative or larger than the whole.
    """

    aantal: int
    van: int

    def __post_init__(self) -> None:
        if not 0 <= self.aantal <= self.van:
            raise OngeldigeWaarde(
                veld="aandeel",
                melding=f"{self.aantal} van {self.van} kan niet.",
                volgende_stap="Tel opnieuw.",
            )

    @property
    def percentage(self) -> float | None:
        """In percent, 0 to 100; ``None`` under ten cases."""
        return 100 * self.aantal / self.van if self.van >= MINSTE_AANTAL else None

    @property
    def interval(self) -> Interval | None:
        """The uncertainty of the percentage; ``None`` where there is no percentage."""
        return wilson(self.aantal, self.van) if self.van >= MINSTE_AANTAL else None

    @property
    def telling(self) -> str:
        """The counts: ``12 van 30``."""
        return f"{duizend(self.aantal)} van {duizend(self.van)}"

    @property
    def betekenis(self) -> str:
        """What the counts say, in Dutch, without the counts themselves."""
        if self.van == 0:
            return "nog niets te tellen"
        percentage, interval = self.percentage, self.interval
        if percentage is None or interval is None:
            return "te weinig voor een percentage"
        return f"{percentage:.0f} procent (tussen {interval.laag:.0f} en {interval.hoog:.0f})"

    def __str__(self) -> str:
        return f"{self.telling}: {self.betekenis}"


@dataclass(frozen=True, slots=True)
class Mediaan:
    """The middle of so many lengths, in months of 365.25/12 days.

    ``maanden`` is ``None`` when there is nothing to take the middle of, or too little to show.
    """

    aantal: int
    maanden: float | None

    @classmethod
    def van_dagen(cls, dagen: Iterable[int]) -> Mediaan:
        """Of lengths in days."""
        lengtes = list(dagen)
        midden = median(lengtes) / DAGEN_PER_MAAND if lengtes else None
        return cls(len(lengtes), midden)

    def voor_buiten(self) -> Mediaan:
        """What an opdrachtgever sees: of a few people a middle is nearly somebody's own figure."""
        return self if self.aantal >= MINSTE_AANTAL else Mediaan(self.aantal, None)

    def __str__(self) -> str:
        if self.aantal == 0:
            return "nog niets te tellen"
        if self.maanden is None:
            return "te weinig om te tonen"
        return f"midden van {duizend(self.aantal)}: {getal(self.maanden, 1)} maanden"
