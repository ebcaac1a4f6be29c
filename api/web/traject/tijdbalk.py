"""A traject as a strip: its phases as bands, what happened as dots, today and the next deadline.

Only where things stand: words and days are in the list beside it, for whoever cannot see it and
for small screens.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from modellen.traject.route import FaseStatus, Route

BREEDTE = 640
_RAND, _SMALST = 14, 34


@dataclass(frozen=True, slots=True)
class Band:
    """A phase that was or is: from ``x``, ``breedte`` wide; ``nummer`` is empty when too narrow."""

    x: float
    breedte: float
    nummer: str
    is_hier: bool


@dataclass(frozen=True, slots=True)
class Tijdbalk:
    """All places on the strip, in units of its ``viewBox``, which is 640 wide.

    Attributes:
        punten: where something happened. deadline: ``None`` = there is none.
    """

    banden: tuple[Band, ...]
    punten: tuple[float, ...]
    vandaag: float
    deadline: float | None
    is_te_laat: bool


def tijdbalk(
    route: Route, dagen: Iterable[date], *, vandaag: date, deadline: date | None
) -> Tijdbalk | None:
    """The strip of one traject, ``None`` while nothing happened yet."""
    gebeurd = sorted(set(dagen))
    if not gebeurd:
        return None
    begin = gebeurd[0]
    einde = max(vandaag, gebeurd[-1], deadline or vandaag) + timedelta(days=1)
    per_dag = (BREEDTE - 2 * _RAND) / max((einde - begin).days, 1)

    def x(dag: date) -> float:
        return round(_RAND + max((dag - begin).days, 0) * per_dag, 1)

    banden = []
    for fase in route.fasen:
        if fase.sinds is None or fase.status is FaseStatus.OVERGESLAGEN:
            continue
        links, rechts = x(fase.sinds), x(fase.tot or vandaag + timedelta(days=1))
        breedte = round(max(rechts - links, 2), 1)
        nummer = str(fase.nummer) if breedte >= _SMALST else ""
        banden.append(Band(links, breedte, nummer, fase.status is FaseStatus.HIER))
    return Tijdbalk(
        banden=tuple(banden),
        punten=tuple(x(dag) for dag in gebeurd),
        vandaag=x(vandaag),
        deadline=x(deadline) if deadline else None,
        is_te_laat=deadline is not None and deadline < vandaag,
    )
