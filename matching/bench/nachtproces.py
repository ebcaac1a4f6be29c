"""Runs one whole night in a process of its own: ``python -m matching.bench.nachtproces MAP ...``.

The folder holds a filled store and its index, as they are when a night begins. The answer is one
JSON document on stdout.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from matching.bench.opzet import VANDAAG, get_omgeving
from matching.bench.proefopslag import BESTAND, opslag_van
from matching.nacht.nacht import Nachtdienst
from matching.nacht.processen import open_processen
from matching.nacht.werkers import Werkers
from matching.taal.laden import laad_taalmodel
from matching.zoekindex.index import Zoekindex
from modellen.klant.repository import KlantRepository
from modellen.opslag.engine import Opslag
from modellen.waarden import UrenPerWeek
from vacatures.vacature.model import VacatureStatus
from vacatures.vacature.repository import VacatureRepository

HIER = 0
"""Workers: none, the process itself makes all blocks."""

DASK = "dask"

RANKERS = "rankers"
"""Folder beside the store; a champion in it puts the lists in order."""

_VERANDERT = 100
"""One in so many records is another one on the next day."""


def verander(opslag: Opslag) -> None:
    """A day passes: some vacatures are filled, some klanten want other hours."""
    with opslag.schrijven() as sessie:
        vacatures = VacatureRepository(sessie)
        nummers = sorted(vacatures.nummers_per_bron("bench").values())[::_VERANDERT]
        gevuld = [
            replace(vacature, status=VacatureStatus.VERVULD)
            for vacature in vacatures.get_vele(nummers).values()
        ]
        vacatures.save_all(gevuld, door="bench")
        klanten = KlantRepository(sessie)
        anders = [replace(k, uren=UrenPerWeek(16, 24)) for k in klanten.list_()[::_VERANDERT]]
        klanten.save_all(anders, door="bench")


@contextmanager
def _open_werkers(map_: Path, werkers: int, *, dask: bool) -> Iterator[Werkers | None]:
    if dask:
        from distributed import Client, LocalCluster

        from matching.nacht.dask import OPSLAG, Daskwerkers

        with (
            LocalCluster(
                n_workers=werkers,
                threads_per_worker=1,
                dashboard_address=None,
                env={OPSLAG: opslag_van(map_), "OMP_NUM_THREADS": "1"},
            ) as cluster,
            Client(cluster, set_as_default=False) as toegang,
        ):
            yield Daskwerkers(toegang, map_ / "nacht")
    elif werkers == HIER:
        yield None
    else:
        standmap = map_ / "nacht"
        with open_processen(werkers, opslag_url=opslag_van(map_), standmap=standmap) as pool:
            yield pool


def draai_nacht(map_: Path, *, werkers: int, dag: int, dask: bool = False) -> dict[str, object]:
    """One night on the store in this folder; on a later ``dag`` than 0 some records change first.

    Args:
        werkers: processes that make blocks; ``HIER`` for none.
    """
    opslag = Opslag(opslag_van(map_))
    if dag:
        verander(opslag)
    begin = time.perf_counter()
    taalmodel, omgeving = laad_taalmodel(), get_omgeving()
    index = Zoekindex(
        opslag, taalmodel=taalmodel, register=omgeving.register, indexmap=map_ / "index"
    )
    dienst = Nachtdienst(
        opslag,
        taalmodel=taalmodel,
        index=index,
        register=omgeving.register,
        rankermap=map_ / RANKERS,
    )
    with _open_werkers(map_, werkers, dask=dask) as wie:
        verslag = dienst.draai(vandaag=VANDAAG + timedelta(days=dag), werkers=wie)
    seconden = time.perf_counter() - begin
    opslag.sluit()
    zelf, anderen = (
        resource.getrusage(wie) for wie in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return {
        "seconden": round(seconden, 2),
        "cpu_hier_s": round(zelf.ru_utime + zelf.ru_stime, 2),
        "cpu_werkers_s": round(anderen.ru_utime + anderen.ru_stime, 2),
        "delen": {wat: round(s, 2) for wat, s in verslag.seconden.items()},
        "regels_klanten": verslag.klanten.regels,
        "regels_werk": verslag.werk.regels,
        "tegengehouden": verslag.tegengehouden,
        "opslag_mb": round(sum(p.stat().st_size for p in map_.glob(f"{BESTAND}*")) / 1e6),
    }


def main(argumenten: Sequence[str] | None = None) -> int:
    """Run as the command line says."""
    lezer = argparse.ArgumentParser(
        prog="python -m matching.bench.nachtproces", description=__doc__
    )
    lezer.add_argument("map", type=Path)
    lezer.add_argument("--werkers", type=int, default=HIER)
    lezer.add_argument("--dag", type=int, default=0)
    lezer.add_argument(f"--{DASK}", action="store_true")
    opties = lezer.parse_args(argumenten)
    uitslag = draai_nacht(opties.map, werkers=opties.werkers, dag=opties.dag, dask=opties.dask)
    sys.stdout.write(json.dumps(uitslag) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
