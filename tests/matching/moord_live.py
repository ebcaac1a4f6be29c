"""Writes, searches and keeps snapshots in child processes that are killed with -9; a script.

``python -m tests.matching.moord_live URL MAP AANTAL ZAAD`` prints per attempt how many transactions
were committed since the attempt before, and what was found in store and index afterwards.
"""

from __future__ import annotations

import logging
import sys
import threading
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import structlog

from matching.bench.wijzigingen import Begin, Wijzigingen, lees_begin
from matching.dienst import Matchdienst
from matching.taal.laden import Taalmodel, laad_taalmodel
from matching.zoekindex import index as indexmodule
from matching.zoekindex import segment as segmentmodule
from matching.zoekindex import stand as standmodule
from modellen.opslag.engine import Opslag
from tests.builders import VANDAAG
from tests.matching.doden import in_kind, zeg

PER_PARTIJ = 4


def klein() -> None:
    """Tables, merges and snapshots from a handful of rows on, so that they are always under way."""
    segmentmodule.KLEIN = standmodule.KLEIN = 16
    standmodule.TERLOOPS, standmodule.PER_NIEUWE = 24, 1
    indexmodule.BEWAAR_VANAF = 8


def wijzigingen(begin: Begin) -> Wijzigingen:
    return Wijzigingen(begin, zaad=3, per_partij=PER_PARTIJ, vandaag=VANDAAG)


def werk_door(
    url: str, taalmodel: Taalmodel, map_: Path, begin: Begin, gedaan: int, logboek: Path
) -> None:
    """Until killed: one thread searches, this one writes and notes each commit."""
    opslag = Opslag(url)
    dienst = Matchdienst(opslag, taalmodel=taalmodel, indexmap=map_ / "index")
    stroom = wijzigingen(begin)
    for _ in range(gedaan):
        stroom.volgende()
    klanten = [klant.nummer for klant, _ in begin.mensen]

    def zoek() -> None:
        rng = Random(gedaan)
        while True:
            dienst.shortlist(rng.choice(klanten), vandaag=VANDAAG)
            dienst.index.klanten()

    threading.Thread(target=zoek, daemon=True).start()
    with logboek.open("ab", buffering=0) as bestand:
        while True:
            stroom.volgende().schrijf(opslag)
            bestand.write(b".")


def inhoud(opslag: Opslag) -> dict[str, Any]:
    begin = lees_begin(opslag)
    return {v.nummer: v for v in begin.vacatures} | {m[0].nummer: m for m in begin.mensen}


def na_partijen(begin: Begin, aantal: int) -> dict[str, Any]:
    records: dict[str, Any] = {v.nummer: v for v in begin.vacatures}
    records |= {m[0].nummer: m for m in begin.mensen}
    stroom = wijzigingen(begin)
    for _ in range(aantal):
        partij = stroom.volgende()
        records |= partij.vacatures
        records |= partij.mensen
    return records


def bekijk(
    url: str, taalmodel: Taalmodel, map_: Path, begin: Begin, genoteerd: int
) -> tuple[int, str]:
    """How many transactions the store has, and what is wrong with store or index."""
    opslag = Opslag(url)
    gevonden = inhoud(opslag)
    # The kill may have come between a commit and its note, never between two records of one.
    mogelijk = [n for n in (genoteerd, genoteerd + 1) if na_partijen(begin, n) == gevonden]
    if not mogelijk:
        return genoteerd, "opslag"
    index = Matchdienst(opslag, taalmodel=taalmodel, indexmap=map_ / "index").index
    gelezen = len(index._werk.bekend)
    klopt = all(o.klopt for o in index.controleer().values())
    index.wacht()
    opslag.sluit()
    if not klopt:
        return mogelijk[0], "index"
    return mogelijk[0], "momentopname" if gelezen else "leeg"


def main(url: str, map_: Path, aantal: int, zaad: int) -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    klein()
    taalmodel = laad_taalmodel()
    taalmodel.encode(["warm"])
    opslag = Opslag(url)
    begin = lees_begin(opslag)
    opslag.sluit()
    rng, logboek, gedaan = Random(zaad), map_ / "logboek", 0
    for _ in range(aantal):
        in_kind(
            partial(werk_door, url, taalmodel, map_, begin, gedaan, logboek),
            na=rng.uniform(0.05, 0.8),
        )
        genoteerd = logboek.stat().st_size if logboek.exists() else 0
        vorige, (gedaan, bevinding) = gedaan, bekijk(url, taalmodel, map_, begin, genoteerd)
        logboek.write_bytes(b"." * gedaan)
        zeg(f"gedood {gedaan - vorige} {bevinding}")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
