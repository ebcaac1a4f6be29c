"""Hours of jobcoaching: in which granted period they fall and how many may be claimed.

The percentage is of the hours that the klant worked (WNH-29, ambiguity A16) and is kept per
granted period (A14): what was coached so far never exceeds that part of what was worked so far.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from modellen.normen.duur import dag_van
from modellen.traject.model import Gebeurtenis
from modellen.traject.stand import Stand
from modellen.traject.velden import find_dag, find_getal


@dataclass(frozen=True, slots=True)
class Jobcoachperiode:
    """A granted stretch of jobcoaching: from ``van`` up to but not including ``tot``.

    ``nummer`` is 0 for a proefplaatsing and 1, 2, … for the half-years after it (A15).
    """

    nummer: int
    van: date
    tot: date
    percentage: Decimal

    def omvat(self, uren: Uren) -> bool:
        """Do all days of a registration fall inside it?"""
        return self.van <= uren.van and uren.tot_en_met < self.tot


@dataclass(frozen=True, slots=True)
class Uren:
    """One registration: its first and last day, hours coached and hours the klant worked."""

    van: date
    tot_en_met: date
    gecoacht: Decimal
    gewerkt: Decimal

    def overlapt(self, ander: Uren) -> bool:
        """Is there a day that both count?"""
        return self.van <= ander.tot_en_met and ander.van <= self.tot_en_met


def plafond(percentage: Decimal, gewerkt: Decimal) -> Decimal:
    """Hours of jobcoaching that may be claimed for this many hours worked; exact."""
    return gewerkt * percentage / 100


def past_onder_plafond(percentage: Decimal, uren: Iterable[Uren]) -> bool:
    """Do all registrations of one period together stay under the cap?"""
    lijst = tuple(uren)
    gewerkt = sum((u.gewerkt for u in lijst), Decimal(0))
    return sum((u.gecoacht for u in lijst), Decimal(0)) <= plafond(percentage, gewerkt)


def perioden_over(maximum: int, toegekend: int) -> int:
    """Half-years of jobcoaching that may still be requested; never below zero (WNH-39)."""
    return max(0, maximum - toegekend)


def find_uren(gebeurtenis: Gebeurtenis) -> Uren | None:
    """The registration in a step; ``None`` when it is incomplete or impossible."""
    van, tot_en_met = find_dag(gebeurtenis, "periode_van"), find_dag(gebeurtenis, "periode_tot")
    gecoacht = find_getal(gebeurtenis, "uren_jobcoach")
    gewerkt = find_getal(gebeurtenis, "uren_gewerkt")
    if van is None or tot_en_met is None or gecoacht is None or gewerkt is None:
        return None
    if tot_en_met < van or gecoacht <= 0 or gewerkt < 0:
        return None
    return Uren(van, tot_en_met, gecoacht, gewerkt)


def geregistreerd(stand: Stand) -> tuple[Uren, ...]:
    """Every registration that holds, in the order of registering."""
    gevonden = (find_uren(g) for g in stand.alle("uren_geregistreerd"))
    return tuple(u for u in gevonden if u is not None)


def jobcoachperioden(stand: Stand) -> tuple[Jobcoachperiode, ...]:
    """Every stretch in which the jobcoach may work, oldest first."""
    gevonden = []
    nummer = 0
    for gebeurtenis in stand.alle("jobcoaching_gestart", "vervolg_toegekend"):
        if gebeurtenis.stap == "jobcoaching_gestart":
            periode = _tijdens_proefplaatsing(stand, gebeurtenis)
        else:
            nummer += 1
            periode = _halfjaar(gebeurtenis, nummer)
        if periode is not None:
            gevonden.append(periode)
    return tuple(gevonden)


def find_periode(stand: Stand, uren: Uren) -> Jobcoachperiode | None:
    """The granted period in which a registration falls wholly."""
    return next((p for p in jobcoachperioden(stand) if p.omvat(uren)), None)


def _halfjaar(besluit: Gebeurtenis, nummer: int) -> Jobcoachperiode | None:
    van, tot = find_dag(besluit, "ingangsdatum"), find_dag(besluit, "einddatum")
    percentage = find_getal(besluit, "percentage")
    if van is None or tot is None or percentage is None:
        return None
    return Jobcoachperiode(nummer, van, tot, percentage)


def _tijdens_proefplaatsing(stand: Stand, start: Gebeurtenis) -> Jobcoachperiode | None:
    """From the start of the coaching to the end of the proefplaatsing, planned or earlier."""
    proef = _laatste_voor(stand, start, "proefplaatsing_gestart")
    besluit = _laatste_voor(stand, start, "jobcoaching_toegekend")
    van, einde = find_dag(start, "ingangsdatum"), find_dag(proef, "einddatum")
    percentage = find_getal(besluit, "percentage") if besluit else None
    if van is None or einde is None or percentage is None:
        return None
    gestopt = (
        dag_van(g.moment)
        for g in stand.alle("omzetting", "proefplaatsing_gestopt")
        if _plaats(g) > _plaats(start)
    )
    laatste = min((einde, *gestopt))
    return Jobcoachperiode(0, van, laatste + timedelta(days=1), percentage)


def _laatste_voor(stand: Stand, ankerpunt: Gebeurtenis, stap: str) -> Gebeurtenis | None:
    eerder = (g for g in stand.alle(stap) if _plaats(g) < _plaats(ankerpunt))
    return max(eerder, key=_plaats, default=None)


def _plaats(gebeurtenis: Gebeurtenis) -> tuple[object, int]:
    return gebeurtenis.moment, gebeurtenis.volgnummer
