"""What a process must know to make blocks of a night: paths, numbers and dates, never arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from modellen.nacht.model import Bloktelling, Nacht, Nachtblok

RANKER = "ranker"
"""Name, among the versions of a plan, of what puts the lists of klanten in order."""


@dataclass(frozen=True, slots=True)
class Vorige:
    """The night with which a new one is compared."""

    nummer: int
    klant_stand: int
    werk_stand: int
    begonnen_op: datetime


@dataclass(frozen=True, slots=True)
class Nachtopdracht:
    """One night, as it is handed to every process that makes blocks of it.

    Attributes:
        werkgrenzen: numbers at which the blocks of werk begin, in order.
        gewichten: of the ranking, by component.
        taalmodelmap: folder of the language model; ``None`` = the shipped one.
        rankermap: folder of the rankers; the plan says which of them puts lists in order.
    """

    nacht: Nacht
    vorige: Vorige | None
    werkgrenzen: tuple[str, ...]
    gewichten: Mapping[str, float]
    taalmodelmap: Path | None
    rankermap: Path | None


@dataclass(frozen=True, slots=True)
class Uitslag:
    """A block that is made and not yet written: rows as ``Nachtmaker`` takes them.

    ``lijsten``, ``gevoelig`` and ``paren`` are of klanten, ``kandidaten`` of werk.
    """

    blok: Nachtblok
    telling: Bloktelling
    lijsten: tuple[tuple[Any, ...], ...] = ()
    gevoelig: tuple[tuple[Any, ...], ...] = ()
    kandidaten: tuple[tuple[Any, ...], ...] = ()
    paren: tuple[tuple[Any, ...], ...] = ()
