"""The measures: a share with its uncertainty, a median, and the stretch of days they are over.

A share always shows its counts. Under ten cases it has no percentage: one person more or less would
move it by more than ten points. Ten is our own choice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import sqrt
from statistics import NormalDist, median

from modellen.fouten import OngeldigeWaarde
from modellen.schrijfwijze import duizend, getal

MINSTE_AANTAL = 10
"""Fewer cases get no percentage, and no median where an opdrachtgever reads along."""

DAGEN_PER_MAAND = 365.25 / 12

_Z = NormalDist().inv_cdf(0.975)
"""Both tails together hold 5 percent."""


@dataclass(frozen=True, slots=True)
class Tijdvak:
    """The days that figures are over, both ends included; ``None`` = no limit on that side.

    Raises:
        OngeldigeWaarde: it ends before it begins.
    """

    van: date | None = None
    tot: date | None = None

    def __post_init__(self) -> None:
        if self.van is not None and self.tot is not None and self.tot < self.van:
            raise OngeldigeWaarde(
                veld="tot",
                melding="Het tijdvak eindigt voordat het begint.",
                volgende_stap="Kies een laatste dag die niet voor de eerste dag ligt.",
            )

    @classmethod
    def jaar(cls, jaar: int) -> Tijdvak:
        """A calendar year: two of these never differ by one person, as two loose periods may."""
        return cls(date(jaar, 1, 1), date(jaar, 12, 31))

    def omvat(self, dag: date) -> bool:
        """Is the day within it?"""
        return (self.van or date.min) <= dag <= (self.tot or date.max)


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a percentage may really lie, in percent from 0 to 100; 95 percent confidence."""

    laag: float
    hoog: float


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


def wilson(aantal: int, van: int) -> Interval:
    """The 95 percent score interval of a share, in percent.

    Source: E.B. Wilson, "Probable inference, the law of succession, and statistical inference",
    Journal of the American Statistical Association 22 (1927), 209-212. It stays between 0 and 100
    and does not close at 0 or 100 percent, as the ordinary interval does.

    Args:
        van: at least 1.
    """
    deel, z2 = aantal / van, _Z * _Z
    midden = (deel + z2 / (2 * van)) / (1 + z2 / van)
    half = _Z * sqrt(deel * (1 - deel) / van + z2 / (4 * van * van)) / (1 + z2 / van)
    # At 0 and 100 percent the end is exact; rounding could put it just outside.
    laag = 0.0 if aantal == 0 else 100 * (midden - half)
    return Interval(laag, 100.0 if aantal == van else 100 * (midden + half))


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
