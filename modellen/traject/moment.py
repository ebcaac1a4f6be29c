"""From the day that somebody names to the moment at which a step happened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from modellen.normen.duur import AMSTERDAM, dag_van

MIDDAG = time(12)
"""The hour of a day that was given without one."""


def moment_op(
    dag: date, uur: time | None = None, *, nu: datetime, na: Iterable[datetime] = ()
) -> datetime:
    """The moment (aware) of a day on the Dutch clock: without an hour noon, and today is ``nu``.

    Args:
        na: moments of what was recorded before; without an hour the step comes after those of its
            own day, so that what happened on one day keeps the order in which it was recorded.
    """
    if uur is not None:
        moment = datetime.combine(dag, uur)
        return moment if moment.tzinfo is not None else moment.replace(tzinfo=AMSTERDAM)
    if dag == dag_van(nu):
        return nu
    middag = datetime.combine(dag, MIDDAG, AMSTERDAM)
    return max([middag, *(moment for moment in na if dag_van(moment) == dag)])
