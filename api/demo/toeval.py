"""Chance from a seed. Every part of the demo has its own source: they do not move each other."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

from api.demo.lezen import Regio

T = TypeVar("T")

# The letters SA, SD and SS are not given out.
_LETTERS = "ABCDEFGHJKLMNPRTVWXZ"


def bron(seed: int, deel: str) -> Random:
    """The source of chance of one part; the same seed and part always give the same draws."""
    return Random(f"opstap-demo:{seed}:{deel}")


def kans(rng: Random, deel: float) -> bool:
    """True with probability ``deel`` (0..1)."""
    return rng.random() < deel


def kies_gewogen(rng: Random, keuzes: Sequence[T], gewichten: Sequence[float]) -> T:
    """One of ``keuzes``, by weight."""
    return rng.choices(keuzes, weights=gewichten)[0]


def kies_plaats(rng: Random, regio: Regio) -> tuple[str, int]:
    """A place of the region by weight, and one of its postcodes."""
    naam, _, pc4s = kies_gewogen(rng, regio.plaatsen, [gewicht for _, gewicht, _ in regio.plaatsen])
    return naam, rng.choice(pc4s)


def postcodeletters(rng: Random) -> str:
    """Two letters as they stand behind a postcode."""
    return rng.choice(_LETTERS) + rng.choice(_LETTERS)


def in_volgorde(rng: Random, rij: Sequence[T], aantal: int) -> list[T]:
    """A draw of ``aantal`` of ``rij`` (or all), in the order in which they stand there."""
    plekken = sorted(rng.sample(range(len(rij)), min(aantal, len(rij))))
    return [rij[i] for i in plekken]
