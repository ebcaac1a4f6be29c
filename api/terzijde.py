"""Long counting in a process of its own: whoever clicks meanwhile does not wait for it."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, TypeVar, TypeVarTuple

from api.instellingen import Instellingen

if TYPE_CHECKING:
    from api.bootstrap import Samenstelling

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

WIJKT_VOOR_ANDEREN = 19
"""How much less urgent than the site it is, in steps of ``nice``."""


def in_eigen_proces(
    instellingen: Instellingen,
    moment: tuple[date, datetime],
    functie: Callable[[Samenstelling, *Ts], T],
    *argumenten: *Ts,
) -> T:
    """What ``functie(samenstelling, *argumenten)`` gives, computed by a process that then ends.

    Function, arguments and result are pickled; ``moment`` is the day and the time that it is there.

    Raises:
        EOFError: when the process ended without an answer; what went wrong is on its stderr.
    """
    # Spawn: a fork would copy locks that other threads hold, and open connections to the store.
    context = get_context("spawn")
    hier, daar = context.Pipe(duplex=False)
    proces = context.Process(
        target=_reken,
        args=(daar, instellingen, moment, functie, argumenten),
        daemon=True,
    )
    proces.start()
    daar.close()
    try:
        uitkomst: T = hier.recv()
    finally:
        hier.close()
        proces.join()
    return uitkomst


def _reken(
    daar: Connection,
    instellingen: Instellingen,
    moment: tuple[date, datetime],
    functie: Callable[..., Any],
    argumenten: tuple[Any, ...],
) -> None:
    from api.bootstrap import bouw

    if hasattr(os, "nice"):
        os.nice(WIJKT_VOOR_ANDEREN)
    vandaag, nu = moment
    samenstelling = bouw(instellingen, kalender=lambda: vandaag)
    samenstelling.klok = lambda: nu
    try:
        daar.send(functie(samenstelling, *argumenten))
    finally:
        samenstelling.sluit()
