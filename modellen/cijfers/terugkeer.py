"""Who comes back after a placement (OPS-73)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from modellen.cijfers.geval import Geval
from modellen.cijfers.maat import Aandeel
from modellen.normen.duur import Duur, dag_van, tel_op
from modellen.tellen import Tijdvak


@dataclass(frozen=True, slots=True)
class Terugkeer:
    """Klanten with a placement, and how many of them began another traject within the window.

    A klant counts once, from the first placement in the days asked for. Whoever was placed so
    recently that the window still runs is in neither number, back already or not: counting those
    early would make the share too high or too low.

    Attributes:
        venster: how long after closing a new traject counts as coming back.
        venster_loopt: klanten whose window is not over.
    """

    terug: Aandeel
    venster_loopt: int
    venster: Duur


def tel_terugkeer(
    gevallen: Iterable[Geval], tijdvak: Tijdvak, *, venster: Duur, vandaag: date
) -> Terugkeer:
    """Over the trajectories given: a traject elsewhere is not seen."""
    per_klant: dict[str, list[Geval]] = defaultdict(list)
    for geval in gevallen:
        per_klant[geval.stand.traject.klant].append(geval)
    terug = vol = loopt = 0
    for trajecten in per_klant.values():
        geplaatst_op = _eerste_plaatsing(trajecten, tijdvak)
        if geplaatst_op is None:
            continue
        grens = tel_op(dag_van(geplaatst_op), venster)
        if grens >= vandaag:
            loopt += 1
            continue
        vol += 1
        terug += _is_terug(trajecten, geplaatst_op, grens)
    return Terugkeer(Aandeel(terug, vol), loopt, venster)


def _eerste_plaatsing(trajecten: Sequence[Geval], tijdvak: Tijdvak) -> datetime | None:
    return min(
        (
            g.afgesloten_op
            for g in trajecten
            if g.afgesloten_op and g.is_naar_werk and tijdvak.omvat(dag_van(g.afgesloten_op))
        ),
        default=None,
    )


def _is_terug(trajecten: Sequence[Geval], geplaatst_op: datetime, grens: date) -> bool:
    return any(
        g.begonnen_op > geplaatst_op and dag_van(g.begonnen_op) <= grens
        for g in trajecten
        if g.begonnen_op
    )
