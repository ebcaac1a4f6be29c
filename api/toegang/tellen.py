"""One door for figures over many records: counted at once, or aside and kept for an hour."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, TypeVarTuple

from api.bootstrap import Samenstelling
from api.geheugen import Geteld
from api.terzijde import in_eigen_proces

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


def tel(
    samenstelling: Samenstelling,
    aantal: int,
    functie: Callable[[Samenstelling, *Ts], T],
    *argumenten: *Ts,
) -> Geteld[T] | None:
    """What ``functie(samenstelling, *argumenten)`` gives; rights are the caller's to check.

    Args:
        aantal: trajecten that it is over. functie: of a module, with arguments that can be hashed.

    Returns:
        ``None`` while it is counted for the first time.
    """
    vandaag, nu = samenstelling.kalender(), samenstelling.klok()
    return samenstelling.geheugen.vraag(
        (functie, vandaag, argumenten),
        direct=lambda: functie(samenstelling, *argumenten),
        terzijde=lambda: in_eigen_proces(
            samenstelling.instellingen, (vandaag, nu), functie, *argumenten
        ),
        aantal=aantal,
        nu=nu,
    )
