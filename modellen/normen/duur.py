"""How long something takes, and the calendar arithmetic that goes with it.

Hours are elapsed time: 48 hours are 48 hours, also when the clock changes. Every other unit counts
calendar days in the Netherlands: a day later is the same time on the clock, whether that night
takes 23 or 25 hours. A month later is the same day of the month, or the last day of a month that
has no such day (ambiguity A39).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import overload
from zoneinfo import ZoneInfo

from modellen.fouten import OngeldigeWaarde
from modellen.normen.feestdagen import eerste_werkdag

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MAX_AANTAL = 9999
_TEKST = re.compile(r"(\d{1,4}) ([a-z]+)")


class Eenheid(StrEnum):
    """Unit of a length. The value is the singular; ``meervoud`` is what follows 0, 2, 3 …"""

    UUR = "uur"
    DAG = "dag"
    WERKDAG = "werkdag"
    WEEK = "week"
    MAAND = "maand"

    @property
    def meervoud(self) -> str:
        """Dutch plural; "uur" stays "uur" after a number."""
        return "uur" if self is Eenheid.UUR else _MEERVOUD[self]


_MEERVOUD = {
    Eenheid.DAG: "dagen",
    Eenheid.WERKDAG: "werkdagen",
    Eenheid.WEEK: "weken",
    Eenheid.MAAND: "maanden",
}
_EENHEID = {e.value: e for e in Eenheid} | {e.meervoud: e for e in Eenheid}


@dataclass(frozen=True, slots=True)
class Duur:
    """A length in one unit, written as "2 weken". Zero means: the same (working) day.

    Raises:
        OngeldigeWaarde: an amount below 0 or above 9999.
    """

    aantal: int
    eenheid: Eenheid

    def __post_init__(self) -> None:
        if not 0 <= self.aantal <= MAX_AANTAL:
            raise OngeldigeWaarde(
                veld="duur",
                melding=f"Een duur van {self.aantal} {self.eenheid.meervoud} kan niet.",
                volgende_stap=f"Geef een aantal van 0 tot en met {MAX_AANTAL}.",
            )

    def __str__(self) -> str:
        enkel = self.aantal == 1
        return f"{self.aantal} {self.eenheid.value if enkel else self.eenheid.meervoud}"

    @classmethod
    def lees(cls, tekst: str) -> Duur:
        """Read "2 weken" or "1 maand"; raises ``OngeldigeWaarde``."""
        delen = _TEKST.fullmatch(tekst)
        eenheid = _EENHEID.get(delen.group(2)) if delen else None
        if delen is None or eenheid is None:
            raise OngeldigeWaarde(
                veld="duur",
                melding=f"'{tekst[:40]}' is geen duur.",
                volgende_stap="Schrijf een getal en uur, dagen, werkdagen, weken of maanden.",
            )
        return cls(int(delen.group(1)), eenheid)


def dag_van(moment: datetime) -> date:
    """The day on which an aware moment falls in the Netherlands.

    Raises:
        OngeldigeWaarde: the moment has no time zone.
    """
    return _lokaal(moment).date()


@lru_cache(maxsize=8192)
def begin_van_dag(dag: date) -> datetime:
    """The first moment of a day in the Netherlands, in UTC."""
    return datetime.combine(dag, time.min, AMSTERDAM).astimezone(UTC)


@lru_cache(maxsize=8192)
def einde_van_dag(dag: date) -> datetime:
    """The last moment of a day in the Netherlands, in UTC."""
    return datetime.combine(dag, time.max, AMSTERDAM).astimezone(UTC)


@overload
def tel_op(moment: datetime, duur: Duur) -> datetime: ...
@overload
def tel_op(moment: date, duur: Duur) -> date: ...
def tel_op(moment: date, duur: Duur) -> date:
    """This much later, of the same kind: a day gives a day, a moment a moment in its own zone.

    A moment keeps its time on the Dutch clock unless the unit is hours; a time that the spring
    night skips becomes one hour later. Zero working days gives the first working day from then.

    Raises:
        OngeldigeWaarde: a moment without a time zone, or hours counted from a day.
    """
    if isinstance(moment, datetime):
        lokaal = _lokaal(moment)
        if duur.eenheid is Eenheid.UUR:
            later = moment.astimezone(UTC) + timedelta(hours=duur.aantal)
        else:
            dag = _dagen_verder(lokaal.date(), duur)
            fold = lokaal.fold if dag == lokaal.date() else 0
            later = datetime.combine(dag, lokaal.timetz().replace(fold=fold)).astimezone(UTC)
        return later.astimezone(moment.tzinfo)
    if duur.eenheid is Eenheid.UUR:
        raise OngeldigeWaarde(
            veld="moment",
            melding=f"Vanaf een dag zonder tijd kan de klok geen {duur} tellen.",
            volgende_stap="Geef ook de tijd.",
        )
    return _dagen_verder(moment, duur)


def uiterlijk(begin: date, duur: Duur) -> datetime:
    """The last moment that is in time, in UTC.

    Hours end on the minute; every other unit ends when its last day ends, so that the time of
    signing makes no difference. Hours from a day without a time run from its first moment.
    """
    if duur.eenheid is Eenheid.UUR:
        start = begin if isinstance(begin, datetime) else begin_van_dag(begin)
        return tel_op(start, duur).astimezone(UTC)
    dag = dag_van(begin) if isinstance(begin, datetime) else begin
    return einde_van_dag(_dagen_verder(dag, duur))


@lru_cache(maxsize=8192)
def _dagen_verder(dag: date, duur: Duur) -> date:
    match duur.eenheid:
        case Eenheid.MAAND:
            return _maanden_verder(dag, duur.aantal)
        case Eenheid.WERKDAG:
            return _werkdagen_verder(dag, duur.aantal)
        case Eenheid.WEEK:
            return dag + timedelta(weeks=duur.aantal)
        case _:
            return dag + timedelta(days=duur.aantal)


def _maanden_verder(dag: date, aantal: int) -> date:
    jaren, maand = divmod(dag.month - 1 + aantal, 12)
    jaar = dag.year + jaren
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def _werkdagen_verder(dag: date, aantal: int) -> date:
    if aantal == 0:
        return eerste_werkdag(dag)
    for _ in range(aantal):
        dag = eerste_werkdag(dag + timedelta(days=1))
    return dag


def _lokaal(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise OngeldigeWaarde(
            veld="moment",
            melding="Het moment heeft geen tijdzone.",
            volgende_stap="Geef een moment met tijdzone.",
        )
    return moment.astimezone(AMSTERDAM)
