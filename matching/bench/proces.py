"""Measures one peer in a process of its own: ``python -m matching.bench.proces MAP PEER ...``.

So memory is that of the peer alone, and a peer that crashes or never ends harms no other.
The answer is one JSON document on stdout.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np
import numpy.typing as npt

from matching.bench.opzet import GEMENGD, TOP, Opzet, Vraagset, lees_opzet
from matching.bench.peers.basis import Peer, PeerAfwezigFout
from matching.bench.peers.lijst import PEERS
from matching.bench.uitslag import Meting, Peeruitslag

WARM = 3
"""Questions before the clock starts."""

MINSTENS = 5
"""Questions that are measured whatever they cost."""

_GELIJK = 1e-5
"""Similarities this close are the same: peers add up in another order."""

Rijen = npt.NDArray[np.int64]


def meet_peer(opzet: Opzet, naam: str, werkmap: Path, *, seconden: float) -> Peeruitslag:
    """Build one peer and ask it everything, at most ``seconden`` a kind of question."""
    soort = PEERS[naam]
    uitslag = Peeruitslag(
        peer=naam,
        titel=soort.titel,
        versie=_versie(soort.pakket),
        filtert=soort.filtert,
        is_database=soort.is_database,
        aantal=opzet.aantal,
    )
    peer = soort(opzet, werkmap)
    begin, cpu = time.perf_counter(), time.process_time()
    try:
        peer.bouw()
    except (PeerAfwezigFout, ImportError) as fout:
        return replace(uitslag, reden=str(fout))
    bouw_s, bouw_cpu_s = time.perf_counter() - begin, time.process_time() - cpu
    metingen = tuple(_meet(peer, vraagset, seconden) for vraagset in opzet.vragen)
    gc.collect()
    uitslag = replace(
        uitslag,
        metingen=metingen,
        bouw_s=round(bouw_s, 2),
        bouw_cpu_s=round(bouw_cpu_s, 2),
        geheugen_mb=round(geheugen_mb(), 0),
        schijf_mb=round(sum(p.stat().st_size for p in werkmap.rglob("*") if p.is_file()) / 1e6, 0),
    )
    peer.sluit()
    return uitslag


def _meet(peer: Peer, vraagset: Vraagset, seconden: float) -> Meting:
    for j in range(min(WARM, len(vraagset))):
        _stel(peer, vraagset, j)()
    tijden: list[tuple[float, float]] = []
    antwoorden: list[Rijen] = []
    tot = time.perf_counter() + seconden
    for j in range(len(vraagset)):
        if j >= MINSTENS and time.perf_counter() > tot:
            break
        vraag = _stel(peer, vraagset, j)
        begin, cpu = time.perf_counter(), time.process_time()
        antwoord = vraag()
        tijden.append((time.perf_counter() - begin, time.process_time() - cpu))
        antwoorden.append(antwoord)
    return _beoordeel(peer, vraagset, antwoorden, np.array(tijden) * 1000)


def _stel(peer: Peer, vraagset: Vraagset, j: int) -> Callable[[], Rijen]:
    i = int(vraagset.klant[j])
    vector = peer.opzet.klantvectoren[i]
    if vraagset.naam == GEMENGD:
        return lambda: peer.zoek_klant(i, vector)
    begin, eind = int(vraagset.begin[j]), int(vraagset.eind[j])
    return lambda: peer.zoek_groep(vector, begin, eind)


def _beoordeel(
    peer: Peer, vraagset: Vraagset, antwoorden: list[Rijen], ms: npt.NDArray[np.float64]
) -> Meting:
    """``ms``: float64 [questions, 2], time and processor time."""
    goed, hoort, gevonden, verboden, kort = 0, 0, 0, 0, 0
    for j, antwoord in enumerate(antwoorden):
        mogelijk = min(TOP, int(vraagset.geschikt[j]))
        antwoord = antwoord[:TOP]
        mag = _toegestaan(peer, vraagset, j, antwoord)
        hoort += mogelijk
        gevonden += len(antwoord)
        verboden += int((~mag).sum())
        kort += len(antwoord) < mogelijk
        goed += _aantal_goed(peer, vraagset, j, antwoord[mag])
    return Meting(
        vraag=vraagset.naam,
        vragen=len(antwoorden),
        p50_ms=round(float(np.quantile(ms[:, 0], 0.5)), 3),
        p95_ms=round(float(np.quantile(ms[:, 0], 0.95)), 3),
        cpu_ms=round(float(np.quantile(ms[:, 1], 0.5)), 3),
        recall=round(goed / max(hoort, 1), 4),
        geschikt=int(np.median(vraagset.geschikt[: len(antwoorden)])),
        gevonden=round(gevonden / max(hoort, 1), 4),
        korte_lijsten=round(kort / len(antwoorden), 4),
        verboden=verboden,
    )


def _toegestaan(peer: Peer, vraagset: Vraagset, j: int, antwoord: Rijen) -> npt.NDArray[np.bool_]:
    if vraagset.naam != GEMENGD:
        groep = peer.opzet.groep[antwoord]
        return np.asarray((groep >= vraagset.begin[j]) & (groep < vraagset.eind[j]))
    klant = peer.opzet.klanten.neem(slice(j, j + 1))
    return np.isin(antwoord, peer.masker.rijen(klant))


def _aantal_goed(peer: Peer, vraagset: Vraagset, j: int, antwoord: Rijen) -> int:
    """How many of the rows belong in the exact answer; equal similarities are equally good."""
    if peer.rangt_op_score and vraagset.naam == GEMENGD:
        return int(np.isin(antwoord, vraagset.beste[j]).sum())
    mogelijk = min(TOP, int(vraagset.geschikt[j]))
    if mogelijk == 0:
        return 0
    scores = peer.opzet.werkvectoren[antwoord] @ peer.opzet.klantvectoren[vraagset.klant[j]]
    return int((scores >= vraagset.gelijkenis[j, mogelijk - 1] - _GELIJK).sum())


def geheugen_mb() -> float:
    """What this process holds in memory now, in MB."""
    for regel in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if regel.startswith("VmRSS:"):
            return int(regel.split()[1]) / 1000
    return 0.0


def _versie(pakket: str) -> str:
    try:
        return version(pakket)
    except PackageNotFoundError:
        return "not installed"


def main(argumenten: Sequence[str] | None = None) -> int:
    """Measure as the command line says."""
    lezer = argparse.ArgumentParser(prog="python -m matching.bench.proces", description=__doc__)
    lezer.add_argument("map", type=Path)
    lezer.add_argument("peer", choices=tuple(PEERS))
    lezer.add_argument("--seconden", type=float, default=30.0)
    opties = lezer.parse_args(argumenten)
    opzet = lees_opzet(opties.map)
    with tempfile.TemporaryDirectory(dir=opties.map, ignore_cleanup_errors=True) as werkmap:
        uitslag = meet_peer(opzet, opties.peer, Path(werkmap), seconden=opties.seconden)
    sys.stdout.write(json.dumps(asdict(uitslag)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
