"""Makes a night in child processes that are killed with -9 at random moments; a script.

``python -m tests.matching.nacht.moord URL INDEXMAP AANTAL ZAAD`` prints per attempt how it ended
and which night readers saw then, and at the end "klaar". The children are forks of a process
that holds the model and no database, so that an attempt costs no start.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from random import Random

from matching.taal.laden import Taalmodel, laad_taalmodel
from modellen.nacht.repository import NachtRepository
from modellen.opslag.engine import Opslag
from tests.builders import VANDAAG
from tests.matching.nacht.wereld import nachtdienst


def maak_nacht(url: str, taalmodel: Taalmodel, indexmap: Path) -> float:
    begin = time.perf_counter()
    opslag = Opslag(url)
    nachtdienst(opslag, taalmodel, indexmap).draai(vandaag=VANDAAG)
    opslag.sluit()
    return time.perf_counter() - begin


def in_kind(url: str, taalmodel: Taalmodel, indexmap: Path, *, na: float | None) -> bool:
    """Run in a child that is killed after ``na`` seconds; true when it ended by itself."""
    kind = os.fork()
    if kind == 0:
        os.dup2(2, 1)  # a line that is cut off by the kill stays out of the story
        try:
            maak_nacht(url, taalmodel, indexmap)
        except BaseException as fout:
            sys.stderr.write(f"{type(fout).__name__}: {fout}\n")
            os._exit(1)
        os._exit(0)
    if na is not None:
        time.sleep(na)
        os.kill(kind, signal.SIGKILL)
    _, status = os.waitpid(kind, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit("a night failed by itself")
    return os.WIFEXITED(status)


def zichtbaar(url: str) -> int:
    opslag = Opslag(url)
    with opslag.lezen() as session:
        nacht = NachtRepository(session).laatste()
    opslag.sluit()
    return 0 if nacht is None else nacht.nummer


def zeg(regel: str) -> None:
    sys.stdout.write(f"{regel}\n")
    sys.stdout.flush()


def main(url: str, indexmap: Path, aantal: int, zaad: int) -> None:
    taalmodel = laad_taalmodel()
    taalmodel.encode(["warm"])
    rng = Random(zaad)
    begin = time.perf_counter()
    in_kind(url, taalmodel, indexmap, na=None)
    duur = time.perf_counter() - begin
    zeg(f"heel {zichtbaar(url)}")
    for _ in range(aantal):
        klaar = in_kind(url, taalmodel, indexmap, na=rng.uniform(0.05, 0.8) * duur)
        zeg(f"{'vanzelf' if klaar else 'gedood'} {zichtbaar(url)}")
    in_kind(url, taalmodel, indexmap, na=None)
    zeg(f"klaar {zichtbaar(url)}")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
