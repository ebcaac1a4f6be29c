"""``opstap bench nacht --geheel``: whole nights on a store, with everything that a night does."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from matching.bench.leren.opzet import maak_proef
from matching.bench.nachtproces import DASK, RANKERS
from matching.bench.opzet import VANDAAG, get_omgeving
from matching.bench.proefopslag import maak_proefopslag
from matching.bench.uitslag import Geheelmeting
from matching.draden import STIL_WACHTEN
from matching.leren import trainen
from matching.leren.register import Register
from matching.taal.laden import laad_taalmodel
from matching.zoekindex.index import Zoekindex
from modellen.fouten import OpstapFout
from modellen.opslag.engine import Opslag

KIJK_S = 1.0
"""Seconds between two looks at the memory of all processes together."""

_PROC = Path("/proc")

Voortgang = Callable[[int, int | None], None]


def meet_geheel(
    map_: Path,
    *,
    klanten: int,
    werk: int,
    werkers: Sequence[int],
    dask: bool = False,
    tweede: bool = False,
    kampioen: bool = False,
    voortgang: Voortgang = lambda gedaan, totaal: None,
) -> list[Geheelmeting]:
    """A night for each number of workers, all on the same store; with ``tweede`` the next one too.

    Filling the store and making the index are not part of it: both are there when a night begins.

    Args:
        map_: an empty folder, for the store, a copy of it and everything that a night writes.
        kampioen: put lists in order by a ranker that learnt in a simulated world.
    """
    totaal = 1 + len(werkers) * (1 + tweede)
    voortgang(0, totaal)
    _vul(map_ / "bron", klanten, werk)
    if kampioen:
        _leer(map_ / "bron" / RANKERS)
    voortgang(1, totaal)
    metingen: list[Geheelmeting] = []
    for aantal in werkers:
        kopie = map_ / "nacht"
        shutil.copytree(map_ / "bron", kopie)
        for dag in range(1 + tweede):
            opties = ["--werkers", str(aantal), "--dag", str(dag), *[f"--{DASK}"] * dask]
            uitslag, geheugen = _draai(kopie, opties)
            metingen.append(
                Geheelmeting(
                    klanten=klanten,
                    werk=werk,
                    werkers=aantal,
                    dask=dask,
                    dag=dag,
                    kampioen=kampioen,
                    geheugen_mb=round(geheugen),
                    **uitslag,
                )
            )
            voortgang(1 + len(metingen), totaal)
        shutil.rmtree(kopie)
    return metingen


def _vul(map_: Path, klanten: int, werk: int) -> None:
    map_.mkdir(parents=True)
    taalmodel = laad_taalmodel()
    opslag = Opslag(maak_proefopslag(map_, taalmodel, aantal=werk, klanten=klanten))
    register = get_omgeving().register
    Zoekindex(opslag, taalmodel=taalmodel, register=register, indexmap=map_ / "index").werk()
    opslag.sluit()


def _leer(map_: Path) -> None:
    """A champion from a made-up world: how long ordering takes does not hang on what it learnt."""
    register = Register(map_)
    proef = maak_proef("gewoon", zaad=1, bekend=1_000, klanten=1)
    training = trainen.train(proef.bekend_op_dag, register, vandaag=VANDAAG)
    register.bevorder(training.ranker, dag=VANDAAG, waarom="bench")


def _draai(map_: Path, opties: Sequence[str]) -> tuple[dict[str, Any], float]:
    """What the process of the night says, and the most memory in MB of it and all its children."""
    opdracht = [sys.executable, "-m", "matching.bench.nachtproces", str(map_), *opties]
    omgeving = {
        **os.environ,
        **STIL_WACHTEN,
        "OMP_NUM_THREADS": "1",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    with (map_ / "meldingen.txt").open("w+", encoding="utf-8") as meldingen:
        proces = subprocess.Popen(
            opdracht, stdout=subprocess.PIPE, stderr=meldingen, text=True, env=omgeving
        )
        with _Geheugenkijker(proces.pid) as kijker:
            uit, _ = proces.communicate()
        if proces.returncode != 0:
            meldingen.seek(0)
            laatste = (meldingen.read().strip().splitlines() or ["geen melding"])[-1]
            raise OpstapFout(
                code="nacht_mislukt",
                melding=f"De gemeten nacht stopte met {proces.returncode}: {laatste[:200]}",
                volgende_stap="Probeer het met minder klanten of vacatures.",
            )
    uitslag: dict[str, Any] = json.loads(uit.splitlines()[-1])
    return uitslag, kijker.hoogste_mb


class _Geheugenkijker:
    """Looks at the memory of a process and its children until it is done.

    Pages that several of them share are divided among them (PSS), so that the sum counts each once.
    """

    def __init__(self, proces: int) -> None:
        self._proces = proces
        self._klaar = threading.Event()
        self._draad = threading.Thread(target=self._kijk, daemon=True)
        self.hoogste_mb = 0.0

    def __enter__(self) -> _Geheugenkijker:
        self._draad.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._klaar.set()
        self._draad.join()

    def _kijk(self) -> None:
        while not self._klaar.wait(KIJK_S):
            nu = sum(_pss_mb(proces) for proces in _met_kinderen(self._proces))
            self.hoogste_mb = max(self.hoogste_mb, nu)


def _met_kinderen(proces: int) -> list[int]:
    gevonden = [proces]
    for een in gevonden:  # grows while it is read
        for taak in _PROC.glob(f"{een}/task/*/children"):
            with suppress(OSError):
                gevonden += map(int, taak.read_text(encoding="ascii").split())
    return gevonden


def _pss_mb(proces: int) -> float:
    with suppress(OSError):  # it ended meanwhile
        tekst = (_PROC / str(proces) / "smaps_rollup").read_text(encoding="ascii")
        for regel in tekst.splitlines():
            if regel.startswith("Pss:"):
                return int(regel.split()[1]) / 1000
    return 0.0
