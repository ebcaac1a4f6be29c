"""What can be recorded now, for a menu: the steps that the phase allows, and what still stands in
the way of each.

A gate may want to know what the step says, and before anybody filled it in that is unknown. Such a
gate is not guessed: it is asked with fields that cannot be read, and says nothing when it tries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NoReturn

from modellen.normen.duur import dag_van
from modellen.normen.norm import Normen, NormenOp
from modellen.traject.model import (
    AFSLUITEN,
    Gebeurtenis,
    Gegeven,
    Poort,
    Resultaat,
    Stap,
    Trajectsoort,
)
from modellen.traject.stand import Stand
from modellen.traject.vastleggen import Bezwaar, volgorde_bezwaren


@dataclass(frozen=True, slots=True)
class MogelijkResultaat:
    """A result with which the trajectory may be closed, and what stands in the way of it now."""

    resultaat: Resultaat
    bezwaren: tuple[Bezwaar, ...]


@dataclass(frozen=True, slots=True)
class MogelijkeStap:
    """A step that the phase allows now.

    Attributes:
        bezwaren: what refuses it now, whatever will be filled in; empty = go ahead, and then its
            fields are judged.
        resultaten: every result of the type, for the step that closes; empty for other steps.
    """

    stap: Stap
    bezwaren: tuple[Bezwaar, ...]
    resultaten: tuple[MogelijkResultaat, ...] = ()


def mogelijke_stappen(
    soort: Trajectsoort, stand: Stand, nu: datetime, *, door: str, normen: NormenOp
) -> tuple[MogelijkeStap, ...]:
    """Steps that ``door`` can record as happening now, in the order of the type.

    Left out are those of another phase, and those that happen once and did. A closed trajectory
    allows none. ``stand`` must have the confidential fields: gates judge on everything.
    """
    if stand.is_afgesloten:
        return ()
    gelden = normen(dag_van(nu))
    leeg = Gebeurtenis(len(stand.gebeurtenissen) + 1, "", nu, door, nu, _Onbekend({}))
    return tuple(
        MogelijkeStap(
            stap,
            tuple(_bezwaren(stap.poorten, stand, replace(leeg, stap=stap.code), gelden)),
            _resultaten(soort, stap, stand, leeg, gelden) if stap.code == AFSLUITEN else (),
        )
        for stap in soort.stappen
        if not any(volgorde_bezwaren(soort, stand, stap))
    )


def _resultaten(
    soort: Trajectsoort, stap: Stap, stand: Stand, leeg: Gebeurtenis, gelden: Normen
) -> tuple[MogelijkResultaat, ...]:
    """Of each result, as if only that field was filled in."""
    gevonden: list[MogelijkResultaat] = []
    for resultaat in soort.resultaten:
        gekozen = _Onbekend({"resultaat": resultaat.code})
        proef = replace(leeg, stap=stap.code, gegevens=gekozen)
        poorten = (*stap.poorten, *resultaat.poorten)
        bezwaren = tuple(_bezwaren(poorten, stand, proef, gelden))
        gevonden.append(MogelijkResultaat(resultaat, bezwaren))
    return tuple(gevonden)


def _bezwaren(
    poorten: Iterable[Poort], stand: Stand, proef: Gebeurtenis, gelden: Normen
) -> Iterator[Bezwaar]:
    for poort in poorten:
        try:
            laat_door = poort.controle(stand, proef, gelden)
        except _NogNietIngevuld:
            continue
        if not laat_door:
            yield Bezwaar(poort.regel, poort.melding, poort.volgende_stap)


class _NogNietIngevuld(Exception):
    """A gate asked for a field that nobody filled in yet."""


class _Onbekend(Mapping[str, Gegeven]):
    """Fields of which only some are known; reading any other ends the question."""

    def __init__(self, bekend: Mapping[str, Gegeven]) -> None:
        self._bekend = bekend

    def __getitem__(self, veld: str) -> Gegeven:
        if veld not in self._bekend:
            raise _NogNietIngevuld
        return self._bekend[veld]

    def __iter__(self) -> NoReturn:
        raise _NogNietIngevuld

    def __len__(self) -> NoReturn:
        raise _NogNietIngevuld
