"""Makes a night in child processes that are killed with -9 at random moments; a script.

``python -m tests.matching.nacht.moord URL INDEXMAP AANTAL ZAAD`` prints per attempt how it ended
and which night readers saw then, and at the end "klaar".
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from random import Random

from matching.taal.laden import Taalmodel, laad_taalmodel
from modellen.nacht.repository import NachtRepository
from modellen.opslag.engine import Opslag
from tests.builders import VANDAAG
from tests.matching.doden import in_kind, zeg
from tests.matching.nacht.wereld import nachtdienst


def maak_nacht(url: str, taalmodel: Taalmodel, indexmap: Path) -> None:
    opslag = Opslag(url)
    nachtdienst(opslag, taalmodel, indexmap).draai(vandaag=VANDAAG)
    opslag.sluit()


def zichtbaar(url: str) -> int:
    opslag = Opslag(url)
    with opslag.lezen() as session:
        nacht = NachtRepository(session).laatste()
    opslag.sluit()
    return 0 if nacht is None else nacht.nummer


def main(url: str, indexmap: Path, aantal: int, zaad: int) -> None:
    taalmodel = laad_taalmodel()
    taalmodel.encode(["warm"])
    rng = Random(zaad)

    def maak() -> None:
        maak_nacht(url, taalmodel, indexmap)

    begin = time.perf_counter()
    in_kind(maak, na=None)
    duur = time.perf_counter() - begin
    zeg(f"heel {zichtbaar(url)}")
    for _ in range(aantal):
        klaar = in_kind(maak, na=rng.uniform(0.05, 0.8) * duur)
        zeg(f"{'vanzelf' if klaar else 'gedood'} {zichtbaar(url)}")
    in_kind(maak, na=None)
    zeg(f"klaar {zichtbaar(url)}")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
