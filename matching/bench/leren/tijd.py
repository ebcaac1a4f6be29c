"""Item 5: how long learning from a large log takes, and scoring a list."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median

import numpy as np

from matching.bench.leren.opzet import Leer, maak_proef, voeg_samen
from matching.leren.gegevens import Leergegevens

KANDIDATEN = 1_000
_PER_DEEL = 12_000
_HERHALINGEN = 30


@dataclass(frozen=True, slots=True)
class Tijdmeting:
    """Seconds of learning from ``voorstellen`` proposals and milliseconds of ordering
    ``KANDIDATEN`` of them, chance and interval included; wall and processor time, the median of
    repeated scoring."""

    voorstellen: int
    leren_s: float
    leren_cpu_s: float
    rangschikken_ms: float
    rangschikken_cpu_ms: float

    def als_dict(self) -> dict[str, object]:
        """Plain data, for JSON."""
        return asdict(self)


def meet_tijd(voorstellen: int, leer: Leer) -> Tijdmeting:
    """Learn from a log of that many proposals, put together from several organisations."""
    gegevens = maak_groot_logboek(voorstellen)
    dag = gegevens.peildag
    begin, begin_cpu = time.perf_counter(), time.process_time()
    model = leer(gegevens, dag)
    leren_s, leren_cpu_s = time.perf_counter() - begin, time.process_time() - begin_cpu
    rijen = np.linspace(0, len(gegevens) - 1, KANDIDATEN).astype(np.int64)
    vraag = gegevens.kenmerken[rijen], gegevens.basis[rijen], gegevens.wens[rijen]

    def rangschik() -> None:
        model.kans(*vraag)
        np.argsort(-model.gain(*vraag))

    wand, cpu = _herhaal(rangschik)
    return Tijdmeting(len(gegevens), leren_s, leren_cpu_s, 1000 * wand, 1000 * cpu)


def maak_groot_logboek(voorstellen: int) -> Leergegevens:
    """The first ``voorstellen`` proposals of as many organisations as it takes."""
    delen: list[Leergegevens] = []
    zaad = 800
    while sum(len(d) for d in delen) < voorstellen:
        delen.append(maak_proef("gewoon", zaad, _PER_DEEL, klanten=1).gegevens)
        zaad += 1
    samen = voeg_samen(delen)
    return samen.neem(slice(0, voorstellen))


def _herhaal(doe: Callable[[], None]) -> tuple[float, float]:
    wand, cpu = [], []
    for _ in range(_HERHALINGEN):
        begin, begin_cpu = time.perf_counter(), time.process_time()
        doe()
        wand.append(time.perf_counter() - begin)
        cpu.append(time.process_time() - begin_cpu)
    return median(wand), median(cpu)
