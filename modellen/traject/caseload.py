"""A caseload at a glance: where every running trajectory is, and where people wait.

Numbers and codes only. What counts as long without contact or in a phase is our own choice; the
terms themselves are the clocks of the trajectory types.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from modellen.traject.model import Trajectsoort
from modellen.waarden import KlantNummer

LANG_ZONDER_CONTACT = timedelta(days=28)
"""Own choice: twice the longest rhythm that any type has for a talk (two weeks, SP2-74)."""


@dataclass(frozen=True, slots=True)
class Caseloadregel:
    """One running trajectory.

    Attributes:
        coach: who guides the klant now.
        fase, fase_sinds: where it is, since when; ``None`` while nothing happened.
        laatste_contact: the last talk to which the klant came, ``None`` = none yet.
        te_laat: open deadlines that have passed; ``oudste`` is the longest ago of those.
    """

    traject: str
    klant: KlantNummer
    soort: str
    coach: str
    fase: str | None
    fase_sinds: datetime | None
    laatste_contact: datetime | None
    te_laat: int = 0
    oudste: datetime | None = None

    def is_lang_stil(self, nu: datetime) -> bool:
        """No talk for long: since the last one, or since the phase began when there was none."""
        sinds = self.laatste_contact or self.fase_sinds
        return sinds is not None and nu - sinds > LANG_ZONDER_CONTACT


@dataclass(frozen=True, slots=True)
class Coachtelling:
    """What one coach has: running trajectories, those with something overdue, and silent ones."""

    coach: str
    trajecten: int
    met_te_laat: int
    te_laat: int
    lang_stil: int


@dataclass(frozen=True, slots=True)
class Fasetelling:
    """One phase of one type: how many are in it, how long (median days), and what is overdue."""

    soort: str
    soort_naam: str
    fase: str
    trajecten: int
    dagen: int
    met_te_laat: int


def per_coach(regels: Iterable[Caseloadregel], nu: datetime) -> tuple[Coachtelling, ...]:
    """By coach: most overdue first, then by account."""
    van: dict[str, list[Caseloadregel]] = defaultdict(list)
    for regel in regels:
        van[regel.coach].append(regel)
    tellingen = (
        Coachtelling(
            coach=coach,
            trajecten=len(eigen),
            met_te_laat=sum(r.te_laat > 0 for r in eigen),
            te_laat=sum(r.te_laat for r in eigen),
            lang_stil=sum(r.is_lang_stil(nu) for r in eigen),
        )
        for coach, eigen in van.items()
    )
    return tuple(sorted(tellingen, key=lambda t: (-t.te_laat, t.coach)))


def per_fase(
    regels: Iterable[Caseloadregel], soorten: Mapping[str, Trajectsoort], nu: datetime
) -> tuple[Fasetelling, ...]:
    """Every phase that somebody is in, in the order of the types and of their phases."""
    in_fase: dict[tuple[str, str], list[Caseloadregel]] = defaultdict(list)
    for regel in regels:
        if regel.fase is not None:
            in_fase[regel.soort, regel.fase].append(regel)
    return tuple(
        Fasetelling(
            soort=soort.code,
            soort_naam=soort.naam,
            fase=fase.label,
            trajecten=len(hier),
            dagen=_midden(hier, nu),
            met_te_laat=sum(r.te_laat > 0 for r in hier),
        )
        for soort in soorten.values()
        for fase in soort.fasen
        if (hier := in_fase.get((soort.code, fase.code)))
    )


def meeste_aandacht(
    regels: Iterable[Caseloadregel], nu: datetime, *, hoogstens: int
) -> tuple[Caseloadregel, ...]:
    """Those with something overdue, or silent for long: the longest overdue first."""
    gevonden = [r for r in regels if r.te_laat or r.is_lang_stil(nu)]
    gevonden.sort(key=lambda r: (r.oudste or nu, r.traject))
    return tuple(gevonden[:hoogstens])


def _midden(regels: Sequence[Caseloadregel], nu: datetime) -> int:
    dagen = [(nu - r.fase_sinds).days for r in regels if r.fase_sinds is not None]
    return int(median(dagen)) if dagen else 0
