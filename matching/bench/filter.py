"""``opstap bench filter``: every peer on the same data and questions, one after the other."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from matching.bench.opzet import maak_opzet
from matching.bench.peers.lijst import PEERS
from matching.bench.uitslag import Peeruitslag, lees_peeruitslag

DRADEN = 2
"""Threads that every peer may use."""

SECONDEN = 30.0
"""Longest that one kind of question is asked of one peer."""

HOOGSTENS = 1_500.0
"""Seconds after which a peer is stopped; the page says so."""

Voortgang = Callable[[int, int | None], None]


def meet_filter(
    map_: Path,
    *,
    aantallen: Sequence[int],
    vragen: int,
    peers: Sequence[str] = tuple(PEERS),
    seconden: float = SECONDEN,
    hoogstens: float = HOOGSTENS,
    voortgang: Voortgang = lambda gedaan, totaal: None,
) -> list[Peeruitslag]:
    """Make the data of each size in ``map_`` and measure the peers on it.

    Args:
        vragen: klanten that ask, of each kind of question.
        hoogstens: seconds a peer may take at one size, building included.
    """
    uitslagen: list[Peeruitslag] = []
    totaal = len(aantallen) * len(peers)
    voortgang(0, totaal)
    for aantal in aantallen:
        maak_opzet(map_ / str(aantal), aantal=aantal, vragen=vragen)
        for peer in peers:
            uitslagen.append(_meet_apart(map_ / str(aantal), peer, aantal, seconden, hoogstens))
            voortgang(len(uitslagen), totaal)
    return uitslagen


def _meet_apart(
    map_: Path, peer: str, aantal: int, seconden: float, hoogstens: float
) -> Peeruitslag:
    opdracht = [sys.executable, "-m", "matching.bench.proces", str(map_), peer]
    opdracht += ["--seconden", str(seconden)]
    draden = str(DRADEN)
    omgeving = os.environ | {
        "OMP_NUM_THREADS": draden,
        # A thread that waits by spinning takes the core from whoever it waits for.
        "OMP_WAIT_POLICY": "PASSIVE",
        "OPENBLAS_THREAD_TIMEOUT": "4",
        "RAYON_NUM_THREADS": draden,
        "LANCE_CPU_THREADS": draden,
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    try:
        klaar = subprocess.run(
            opdracht, capture_output=True, text=True, env=omgeving, timeout=hoogstens, check=False
        )
    except subprocess.TimeoutExpired:
        return _zonder(peer, aantal, f"not ready after {hoogstens:g} seconds")
    if klaar.returncode != 0:
        laatste = (klaar.stderr.strip().splitlines() or ["no message"])[-1]
        return _zonder(peer, aantal, f"stopped with {klaar.returncode}: {laatste[:200]}")
    return lees_peeruitslag(json.loads(klaar.stdout.splitlines()[-1]))


def _zonder(peer: str, aantal: int, reden: str) -> Peeruitslag:
    soort = PEERS[peer]
    return Peeruitslag(
        peer=peer,
        titel=soort.titel,
        versie="",
        filtert=soort.filtert,
        is_database=soort.is_database,
        aantal=aantal,
        reden=reden,
    )


def beschrijf_machine() -> dict[str, str]:
    """What the figures were measured on, without naming the machine."""
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "threads": str(DRADEN),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }


def _processor() -> str:
    pad = Path("/proc/cpuinfo")
    if pad.exists():
        for regel in pad.read_text(encoding="utf-8").splitlines():
            if regel.startswith("model name"):
                return regel.partition(":")[2].strip()
    return platform.processor() or "unknown"
