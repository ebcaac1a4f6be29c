"""What counting people asks: over which days, from how many on, and how sure a share is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import sqrt
from statistics import NormalDist

from modellen.fouten import OngeldigeWaarde

Z95 = NormalDist().inv_cdf(0.975)
"""Both tails together hold 5 percent."""

MINSTE_AANTAL = 10
"""Fewer cases get no percentage, and no median where an opdrachtgever reads along."""


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


def wilson(aantal: int, van: int) -> Interval:
    """The 95 percent score interval of a share, in percent.

    Source: E.B. Wilson, "Probable inference, the law of succession, and statistical inference",
    Journal of the American Statistical Association 22 (1927), 209-212. It stays between 0 and 100
    and does not close at 0 or 100 percent, as the ordinary interval does.

    Args:
        van: at least 1.
    """
    deel, z2 = aantal / van, Z95 * Z95
    midden = (deel + z2 / (2 * van)) / (1 + z2 / van)
    half = Z95 * sqrt(deel * (1 - deel) / van + z2 / (4 * van * van)) / (1 + z2 / van)
    # At 0 and 100 percent the end is exact; rounding could put it just outside.
    laag = 0.0 if aantal == 0 else 100 * (midden - half)
    return Interval(laag, 100.0 if aantal == van else 100 * (midden + half))
