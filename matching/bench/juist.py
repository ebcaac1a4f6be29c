"""``opstap bench juist``: is every fast answer the one that the plain constraints give?"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from functools import cache
from multiprocessing import get_context
from typing import Any

import structlog

from matching.bench.grillig import maak_voorbeelden
from matching.bench.lijsten import Lijsttelling, controleer_wereld
from matching.bench.paren import VEEL, WEINIG, Paartelling, vergelijk_wereld
from matching.bench.wijzigingen import Begin
from matching.taal.laden import Taalmodel, laad_taalmodel

PAREN_PER_WERELD = WEINIG * VEEL
LIJSTEN_PER_WERELD = 500

_Geteld = tuple[Paartelling | Lijsttelling, float]
Voortgang = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Juistmeting:
    """What was compared and what differed. ``cpu_s``: processor seconds of all processes."""

    paren: Paartelling
    lijsten: Lijsttelling
    cpu_s: float
    seconden: float

    @property
    def is_goed(self) -> bool:
        """Whether nothing differed."""
        return not self.lijsten.fouten and not self.paren.verschillen.total()

    def als_dict(self) -> dict[str, Any]:
        """Plain data, for JSON."""
        verdeling = {naam: dict(telling) for naam, telling in self.paren.verdeling.items()}
        return {
            "paren": {
                "aantal": self.paren.paren,
                "verschillen": dict(+self.paren.verschillen),
                "verdeling": verdeling,
            },
            "lijsten": asdict(self.lijsten) | {"fouten": self.lijsten.fouten},
            "cpu_s": self.cpu_s,
            "seconden": self.seconden,
            "is_goed": self.is_goed,
        }


def meet_juist(
    *,
    paren: int,
    lijsten: int,
    processen: int,
    zaad: int = 1,
    voortgang: Voortgang = lambda gedaan, totaal: None,
) -> Juistmeting:
    """Compare at least so many pairs and lists, world by world.

    Args:
        zaad: the first world; the same one gives the same worlds.
    """
    begin = time.perf_counter()
    uit, lijst, cpu = Paartelling(), Lijsttelling(), 0.0
    context = get_context("spawn")
    with ProcessPoolExecutor(processen, mp_context=context) as pool:
        taken: set[Future[_Geteld]] = {
            pool.submit(_paren, zaad + i) for i in range(-(-paren // PAREN_PER_WERELD))
        }
        gedaan, volgend = 0, zaad
        while taken or lijst.lijsten < lijsten:
            # Small worlds have few lists: how many are needed shows on the way.
            while lijst.lijsten < lijsten and len(taken) < 2 * processen:
                taken.add(pool.submit(_lijsten, volgend))
                volgend += 1
            klaar = next(as_completed(taken))
            taken.discard(klaar)
            gevonden, seconden = klaar.result()
            cpu += seconden
            if isinstance(gevonden, Paartelling):
                uit.tel_bij(gevonden)
            else:
                lijst.tel_bij(gevonden)
            gedaan = uit.paren + min(lijst.lijsten, lijsten)
            voortgang(min(gedaan, paren + lijsten), paren + lijsten)
    return Juistmeting(uit, lijst, round(cpu, 1), round(time.perf_counter() - begin, 1))


def _paren(zaad: int) -> _Geteld:
    bron, _ = _bron()
    cpu = time.process_time()
    return vergelijk_wereld(bron, zaad), time.process_time() - cpu


def _lijsten(zaad: int) -> _Geteld:
    bron, taalmodel = _bron()
    cpu = time.process_time()
    telling = controleer_wereld(bron, taalmodel, zaad, hoogstens=LIJSTEN_PER_WERELD)
    return telling, time.process_time() - cpu


@cache
def _bron() -> tuple[Begin, Taalmodel]:
    """The smooth records, once per process; silent about lists."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    taalmodel = laad_taalmodel()
    return maak_voorbeelden(taalmodel), taalmodel
