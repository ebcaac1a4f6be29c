"""Beyond one process: the same night, also when a worker dies under it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from matching.nacht.dask import LOKAAL, Daskwerkers, open_werkers
from modellen.fouten import OpstapFout
from modellen.opslag.engine import Opslag
from tests.builders import VANDAAG
from tests.matching.nacht.wereld import inhoud, nachtdienst, vul


def test_een_adres_zonder_scheduler_is_een_fout_met_volgende_stap(tmp_path: Path):
    with (
        pytest.raises(OpstapFout) as fout,
        open_werkers("tcp://127.0.0.1:1", opslag_url="", standmap=tmp_path),
    ):
        pass
    assert fout.value.code == "dask_niet_bereikbaar"


@pytest.mark.slow
def test_werkers_maken_dezelfde_nacht_ook_als_er_een_sterft(
    opslag: Opslag, database_url: str, taalmodel, indexmap: Path, tmp_path: Path
):
    vul(opslag, klanten=40, vacatures=120)
    alleen = nachtdienst(opslag, taalmodel, indexmap).draai(vandaag=VANDAAG)
    verwacht = inhoud(opslag, alleen.nacht.nummer)
    gedood: list[int] = []
    with open_werkers(LOKAAL, opslag_url=database_url, standmap=tmp_path / "nacht") as werkers:
        processen = _processen(werkers)
        assert len(processen) == len(os.sched_getaffinity(0))

        def dood(wat: str, gedaan: int, totaal: int) -> None:
            if gedaan == 2 and not gedood:
                os.kill(processen[0], signal.SIGKILL)
                gedood.append(processen[0])

        verslag = nachtdienst(opslag, taalmodel, indexmap).draai(
            vandaag=VANDAAG, werkers=werkers, voortgang=dood
        )
    assert gedood
    assert inhoud(opslag, verslag.nacht.nummer) == verwacht


def _processen(werkers: Daskwerkers) -> list[int]:
    gezien = werkers.toegang.run(os.getpid)
    return sorted(gezien.values())
