"""One door for figures over many records: counted at once, or aside and kept for an hour."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from api.bootstrap import Samenstelling
from api.geheugen import Geteld
from api.terzijde import in_eigen_proces

T = TypeVar("T")
P = ParamSpec("P")


def tel(
    samenstelling: Samenstelling,
    aantal: int,
    functie: Callable[Concatenate[Samenstelling, P], T],
    *argumenten: P.args,
    **benoemd: P.kwargs,
) -> Geteld[T] | None:
    """What ``functie(samenstelling, *argumenten)`` gives; rights are the caller's to check.

    Args:
        aantal: trajecten that it is over. functie: of a module, with arguments that can be hashed.

    Returns:
        ``None`` while it is counted for the first time.
    """
    vandaag, nu = samenstelling.kalender(), samenstelling.klok()
    return samenstelling.geheugen.vraag(
        (functie, vandaag, argumenten, tuple(sorted(benoemd.items()))),
        direct=lambda: functie(samenstelling, *argumenten, **benoemd),
        terzijde=lambda: in_eigen_proces(
            samenstelling.instellingen, (vandaag, nu), functie, *argumenten, **benoemd
        ),
        aantal=aantal,
        nu=nu,
    )
