"""Blocks made by the workers of a Dask cluster, on this machine or on others.

What travels to a worker is a description of the night and a range of numbers; what comes back is
what is to be stored. A worker memory-maps the vectors and columns of werk from a folder that all
machines see, and reads records from the store itself. Only the asking process writes, and a block
that comes twice is written once. Import this module only where ``distributed`` is installed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from distributed import Client, LocalCluster, as_completed

from matching.nacht.elders import Taak, in_taken, maak_elders
from matching.nacht.opdracht import Nachtopdracht, Uitslag
from matching.nacht.werkplaats import Werkplaats
from matching.zoekindex import momentopname
from modellen.fouten import OpstapFout
from modellen.nacht.model import Nachtblok

LOKAAL = "lokaal"
"""Stands for workers on this machine, in place of the address of a scheduler."""

OPSLAG = "OPSTAP_DATABASE_URL"
"""Where a worker finds the address of the store: it may hold a password, so it never travels."""

PER_WERKER = 2
"""Tasks under way per worker: one being made and one ready to begin."""

POGINGEN = 3
"""How often a task may take a worker down with it before the night stops."""

STANDSLEUTEL = "nacht"

_WACHT_OP_WERKERS = 60


@dataclass(frozen=True, slots=True)
class Daskwerkers:
    """Makes blocks on a cluster.

    Attributes:
        standmap: folder that every worker sees under the same path.
    """

    toegang: Client
    standmap: Path

    def maak(
        self, opdracht: Nachtopdracht, blokken: Sequence[Nachtblok], hier: Werkplaats
    ) -> Iterator[Uitslag]:
        """The outcome of every block, as each comes in. A lost worker's blocks are made again."""
        pad = momentopname.schrijf(hier.stand, self.standmap, STANDSLEUTEL)
        werkers = max(1, len(self.toegang.scheduler_info(n_workers=-1)["workers"]))
        rest = iter(in_taken(blokken))

        def geef(taak: Taak) -> object:
            # Not pure: the answer depends on the store, so an earlier one may not be used again.
            return self.toegang.submit(
                _maak, opdracht, str(pad), taak, pure=False, retries=POGINGEN
            )

        eerste = [geef(taak) for taak in islice(rest, PER_WERKER * werkers)]
        onderweg = as_completed(eerste, loop=self.toegang.loop)
        for klaar in onderweg:
            uitslagen: tuple[Uitslag, ...] = klaar.result()
            klaar.release()
            if (volgend := next(rest, None)) is not None:
                onderweg.add(geef(volgend))
            yield from uitslagen


@contextmanager
def open_werkers(adres: str, *, opslag_url: str, standmap: Path) -> Iterator[Daskwerkers]:
    """Workers of the scheduler at ``adres``, or with ``lokaal`` one process per core here.

    Workers elsewhere need ``OPSTAP_DATABASE_URL`` in their environment and must see ``standmap``.

    Raises:
        OpstapFout: when nobody answers at the address.
    """
    if adres == LOKAAL:
        with (
            _lokaal(opslag_url) as cluster,
            Client(cluster, set_as_default=False) as toegang,
        ):
            yield Daskwerkers(toegang, standmap)
        return
    try:
        toegang = Client(adres, timeout=10, set_as_default=False)
        toegang.wait_for_workers(1, timeout=_WACHT_OP_WERKERS)
    except (OSError, ValueError, TimeoutError) as fout:
        raise OpstapFout(
            code="dask_niet_bereikbaar",
            melding=f"Op {adres} antwoordt geen Dask ({type(fout).__name__}).",
            volgende_stap="Controleer het adres, of start een scheduler en werkers.",
        ) from None
    with toegang:
        yield Daskwerkers(toegang, standmap)


def _lokaal(opslag_url: str) -> LocalCluster:
    return LocalCluster(
        n_workers=len(os.sched_getaffinity(0)),
        processes=True,
        threads_per_worker=1,
        dashboard_address=None,
        env={OPSLAG: opslag_url, "OMP_NUM_THREADS": "1"},
    )


def _maak(opdracht: Nachtopdracht, stand: str, taak: Taak) -> tuple[Uitslag, ...]:
    """In a worker: the blocks of one task."""
    return maak_elders(opdracht, stand, os.environ[OPSLAG], taak)
