"""All of ``opstap bench leren`` in one run, ready for JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from multiprocessing import get_context
from typing import Any, TypeVar

from matching.bench.leren.buiten import Buitenmeting, Schatter, meet_buiten
from matching.bench.leren.echt import Echtmeting, meet_echt, zoek_archief
from matching.bench.leren.ijking import IJking, meet_ijking
from matching.bench.leren.opzet import Leer, Poort
from matching.bench.leren.plafond import ZADEN, Plafond, maak_plafond
from matching.bench.leren.poort import Poging, probeer_beschadigd, probeer_beter
from matching.bench.leren.tijd import Tijdmeting, meet_tijd
from matching.bench.leren.winst import Winst, meet_winst
from matching.simulatie import WERELDEN

MEESTE_PROCESSEN = 2

Voortgang = Callable[[int, int | None, str | None], None]
Probeer = Callable[[int, int, Leer, Poort], list[Poging]]
_V = TypeVar("_V")
_W = TypeVar("_W")


@dataclass(frozen=True, slots=True)
class Bouwstenen:
    """What is measured. All of it module-level functions, so that it travels to a process.

    ``schatter`` is ``None`` for a ranker that has no off-policy estimates.
    """

    leer: Leer
    poort: Poort
    schatter: Schatter | None


@dataclass(frozen=True, slots=True)
class Omvang:
    """How much is measured.

    Attributes:
        zaden: seeds per world, from 0.
        werelden: names of the worlds.
        groottes: known proposals after which the gain is measured; geijkt_na, buiten_na and
            poort_na: after which calibration, off-policy estimates and the gate are.
        plafond: seeds that the ceiling is fitted on.
        pogingen: challengers of each kind at the gate; 0 leaves the gate out.
        voorstellen: proposals in the log whose time is measured; 0 leaves time out.
        echt: also choices of real people, when the package that holds them is there.
    """

    zaden: int
    werelden: tuple[str, ...] = tuple(WERELDEN)
    groottes: tuple[int, ...] = (200, 1_000, 5_000)
    geijkt_na: int = 2_000
    buiten_na: int = 5_000
    poort_na: int = 5_000
    plafond: int = ZADEN
    pogingen: int = 100
    voorstellen: int = 100_000
    echt: bool = True


@dataclass(frozen=True, slots=True)
class Leeruitslag:
    """Every single measurement; ``samenvatting`` and the page are made of these.

    ``echt`` is ``None`` when the package with real choices is not there, or nobody asked.
    """

    winst: tuple[Winst, ...]
    ijking: tuple[IJking, ...]
    buiten: tuple[Buitenmeting, ...]
    pogingen: tuple[Poging, ...]
    tijd: Tijdmeting | None
    echt: tuple[Echtmeting, ...] | None = None

    def als_dict(self) -> dict[str, Any]:
        """Plain data, for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Deel:
    winst: list[Winst]
    ijking: IJking
    buiten: list[Buitenmeting]


def meet_leren(
    bouwstenen: Bouwstenen,
    omvang: Omvang,
    *,
    processen: int = MEESTE_PROCESSEN,
    voortgang: Voortgang = lambda gedaan, totaal, titel: None,
) -> Leeruitslag:
    """Measure worlds and seeds side by side, then the gate, then time on a machine left alone."""
    delen = list(_meet_werelden(bouwstenen, omvang, processen, voortgang))
    pogingen = _meet_poort(bouwstenen, omvang, processen, voortgang) if omvang.pogingen else []
    archief = zoek_archief() if omvang.echt else None
    echt = None if archief is None else tuple(meet_echt(archief, omvang.zaden))
    tijd = meet_tijd(omvang.voorstellen, bouwstenen.leer) if omvang.voorstellen else None
    return Leeruitslag(
        winst=tuple(w for d in delen for w in d.winst),
        ijking=tuple(d.ijking for d in delen),
        buiten=tuple(b for d in delen for b in d.buiten),
        pogingen=tuple(pogingen),
        tijd=tijd,
        echt=echt,
    )


def _meet_poort(
    bouwstenen: Bouwstenen, omvang: Omvang, processen: int, voortgang: Voortgang
) -> list[Poging]:
    """Damaged and better challengers side by side."""
    probeer = (probeer_beschadigd, probeer_beter)
    doe = partial(_probeer, omvang.pogingen, omvang.poort_na, bouwstenen.leer, bouwstenen.poort)
    uit: list[Poging] = []
    for gedaan, pogingen in enumerate(_verdeel(doe, probeer, processen), start=1):
        voortgang(gedaan, len(probeer), "Uitdagers")
        uit += pogingen
    return uit


def _probeer(aantal: int, bekend: int, leer: Leer, poort: Poort, soort: Probeer) -> list[Poging]:
    return soort(aantal, bekend, leer, poort)


def _meet_werelden(
    bouwstenen: Bouwstenen, omvang: Omvang, processen: int, voortgang: Voortgang
) -> Iterator[_Deel]:
    totaal, gedaan = len(omvang.werelden) * omvang.zaden, 0
    for naam in omvang.werelden:
        plafond = maak_plafond(naam, omvang.plafond) if WERELDEN[naam].is_leerbaar else None
        doe = partial(_meet_zaad, bouwstenen, omvang, naam, plafond)
        for deel in _verdeel(doe, range(omvang.zaden), processen):
            gedaan += 1
            voortgang(gedaan, totaal, "Werelden")
            yield deel


def _verdeel(doe: Callable[[_V], _W], delen: Sequence[_V], processen: int) -> Iterator[_W]:
    if processen <= 1:
        yield from map(doe, delen)
        return
    # Fresh processes: a fork of one that holds threads of a numerical library can hang.
    with ProcessPoolExecutor(processen, mp_context=get_context("spawn")) as werkers:
        yield from werkers.map(doe, delen)


def _meet_zaad(
    bouwstenen: Bouwstenen,
    omvang: Omvang,
    naam: str,
    plafond: Plafond | None,
    zaad: int,
) -> _Deel:
    leer, schatter = bouwstenen.leer, bouwstenen.schatter
    winst = meet_winst(naam, zaad, omvang.groottes, leer, plafond)
    # Right after the largest log, which is most often the one that this asks for too.
    buiten = [] if schatter is None else meet_buiten(naam, zaad, omvang.buiten_na, leer, schatter)
    return _Deel(winst, meet_ijking(naam, zaad, omvang.geijkt_na, leer, plafond), buiten)
