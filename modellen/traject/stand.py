"""What holds now: the events of a trajectory with corrections applied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType

from modellen.traject.model import (
    AFSLUITEN,
    INGETROKKEN,
    Fase,
    Gebeurtenis,
    Gegeven,
    Traject,
    Trajectsoort,
)


@dataclass(frozen=True)
class Stand:
    """The state of one trajectory. Immutable: recording gives a new one.

    Attributes:
        gebeurtenissen: everything ever recorded, in that order; nothing is missing.
        geldend: what holds, by moment: a corrected event gives way to its correction, a
            withdrawn one to nothing.
    """

    traject: Traject
    gebeurtenissen: tuple[Gebeurtenis, ...] = ()
    geldend: tuple[Gebeurtenis, ...] = field(init=False)
    _oorsprong: Mapping[int, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        oorsprong = _oorsprong(self.gebeurtenissen)
        object.__setattr__(self, "_oorsprong", oorsprong)
        object.__setattr__(self, "geldend", _geldend(self.gebeurtenissen, oorsprong))

    def met(self, gebeurtenis: Gebeurtenis) -> Stand:
        """The next state."""
        return Stand(self.traject, (*self.gebeurtenissen, gebeurtenis))

    def tot(self, aantal: int) -> Stand:
        """The state as it was when only the first ``aantal`` events that hold had happened.

        They keep their places, and :meth:`find` still knows the numbers that were corrected.
        """
        eerder = self.geldend[:aantal]
        stand = Stand(self.traject)
        object.__setattr__(stand, "gebeurtenissen", _als_eerste_keer(eerder))
        object.__setattr__(stand, "geldend", stand.gebeurtenissen)
        object.__setattr__(stand, "_oorsprong", self._oorsprong)
        return stand

    def find(self, volgnummer: int) -> Gebeurtenis | None:
        """What holds now of the event with this number: itself, or what corrected it."""
        eerste = self._oorsprong.get(volgnummer)
        return next((g for g in self.geldend if self._oorsprong.get(g.volgnummer) == eerste), None)

    def alle(self, *stappen: str) -> tuple[Gebeurtenis, ...]:
        """Every event of these steps that holds, oldest first."""
        return tuple(g for g in self.geldend if g.stap in stappen)

    def heeft(self, *stappen: str) -> bool:
        """Did at least one of these steps happen?"""
        return any(g.stap in stappen for g in self.geldend)

    def eerste(self, *stappen: str) -> Gebeurtenis | None:
        """The oldest event of these steps."""
        return next(iter(self.alle(*stappen)), None)

    def laatste(self, *stappen: str) -> Gebeurtenis | None:
        """The newest event of these steps."""
        return next(reversed(self.alle(*stappen)), None)

    def waarde(self, stap: str, veld: str) -> Gegeven:
        """What the newest event of a step says in a field; ``None`` when it says nothing."""
        gevonden = self.laatste(stap)
        return gevonden.gegevens.get(veld) if gevonden else None

    def dag(self, stap: str, veld: str) -> date | None:
        """A field with a date of the newest event of a step."""
        waarde = self.waarde(stap, veld)
        return date.fromisoformat(waarde) if isinstance(waarde, str) else None

    def fase(self, soort: Trajectsoort) -> Fase:
        """Where the trajectory is: the phase to which the newest step led."""
        code = soort.fasen[0].code
        for gebeurtenis in self.geldend:
            stap = soort.find_stap(gebeurtenis.stap)
            if stap is not None and stap.naar is not None:
                code = stap.naar
        return next(f for f in soort.fasen if f.code == code)

    def fase_sinds(self, soort: Trajectsoort) -> datetime | None:
        """When the phase of now began; ``None`` while nothing happened."""
        code = soort.fasen[0].code
        sinds: datetime | None = None
        for gebeurtenis in self.geldend:
            stap = soort.find_stap(gebeurtenis.stap)
            naar = stap.naar if stap is not None else None
            if sinds is None or (naar is not None and naar != code):
                code, sinds = naar or code, gebeurtenis.moment
        return sinds

    @property
    def is_afgesloten(self) -> bool:
        """True once the result has been recorded."""
        return self.heeft(AFSLUITEN)


def _als_eerste_keer(geldend: Iterable[Gebeurtenis]) -> tuple[Gebeurtenis, ...]:
    return tuple(g if g.corrigeert is None else replace(g, corrigeert=None) for g in geldend)


def _oorsprong(gebeurtenissen: Iterable[Gebeurtenis]) -> Mapping[int, int]:
    """By number: the number of the first event in its line of corrections."""
    oorsprong: dict[int, int] = {}
    for gebeurtenis in gebeurtenissen:
        eerder = gebeurtenis.corrigeert or gebeurtenis.volgnummer
        oorsprong[gebeurtenis.volgnummer] = oorsprong.get(eerder, eerder)
    return MappingProxyType(oorsprong)


def _geldend(
    gebeurtenissen: Iterable[Gebeurtenis], oorsprong: Mapping[int, int]
) -> tuple[Gebeurtenis, ...]:
    per_nummer: dict[int, Gebeurtenis] = {}
    for gebeurtenis in gebeurtenissen:
        if gebeurtenis.corrigeert is not None:
            per_nummer.pop(gebeurtenis.corrigeert, None)
        if gebeurtenis.stap != INGETROKKEN:
            per_nummer[gebeurtenis.volgnummer] = gebeurtenis
    # At the same moment a correction keeps the place of what it corrects.
    return tuple(sorted(per_nummer.values(), key=lambda g: (g.moment, oorsprong[g.volgnummer])))
