"""Blocks made by processes on this machine, without Dask: what travels is the same.

A process starts afresh (``spawn``): a copy of one that has threads and connections cannot be
trusted. It writes nothing, and ends by itself when the process that asked is gone.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from matching.nacht.elders import Taak, in_taken, maak_elders
from matching.nacht.opdracht import Nachtopdracht, Uitslag
from matching.nacht.werkers import DitProces
from matching.nacht.werkplaats import Werkplaats
from matching.zoekindex import momentopname
from modellen.nacht.model import Nachtblok

STANDSLEUTEL = "nacht"
_DRADEN = "OMP_NUM_THREADS"
PER_PROCES = 2
"""Tasks under way per process: one being made and one ready to begin."""

MINSTE_BLOKKEN = 16
"""Fewer blocks are made here: a process takes seconds to load the language model."""

_KIJK_NA = 2.0
"""Seconds between two looks at whether the asking process still exists."""


@dataclass(frozen=True, slots=True)
class Nachtprocessen:
    """Makes blocks in a pool of processes.

    Attributes:
        standmap: folder for the snapshot of werk that the processes memory-map.
    """

    pool: ProcessPoolExecutor
    aantal: int
    opslag_url: str
    standmap: Path

    def maak(
        self, opdracht: Nachtopdracht, blokken: Sequence[Nachtblok], hier: Werkplaats
    ) -> Iterator[Uitslag]:
        """The outcome of every block, as each comes in.

        Raises:
            BrokenProcessPool: when a process dies; what was written stays, and the next run goes
                on from there.
        """
        if len(blokken) < MINSTE_BLOKKEN:
            yield from DitProces().maak(opdracht, blokken, hier)
            return
        pad = str(momentopname.schrijf(hier.stand, self.standmap, STANDSLEUTEL))
        rest = iter(in_taken(blokken))

        def geef(taak: Taak) -> Future[tuple[Uitslag, ...]]:
            return self.pool.submit(maak_elders, opdracht, pad, self.opslag_url, taak)

        onderweg = {geef(taak) for taak in islice(rest, PER_PROCES * self.aantal)}
        while onderweg:
            klaar, onderweg = wait(onderweg, return_when=FIRST_COMPLETED)
            for een in klaar:
                if (volgend := next(rest, None)) is not None:
                    onderweg.add(geef(volgend))
                yield from een.result()


@contextmanager
def open_processen(aantal: int, *, opslag_url: str, standmap: Path) -> Iterator[Nachtprocessen]:
    """``aantal`` processes on this machine, begun when there are blocks enough."""
    pool = ProcessPoolExecutor(
        aantal, mp_context=get_context("spawn"), initializer=_begin, initargs=(os.getpid(),)
    )
    eerder = os.environ.get(_DRADEN)
    os.environ[_DRADEN] = "1"  # read when a process loads its libraries; each has one core
    try:
        yield Nachtprocessen(pool, aantal, opslag_url, standmap)
    finally:
        pool.shutdown(cancel_futures=True)
        del os.environ[_DRADEN]
        if eerder is not None:
            os.environ[_DRADEN] = eerder


def _begin(vrager: int) -> None:
    """In a new process: no life of its own."""
    threading.Thread(target=_eindig_met, args=(vrager,), daemon=True).start()


def _eindig_met(vrager: int) -> None:
    while os.getppid() == vrager:
        time.sleep(_KIJK_NA)
    os._exit(1)
