"""What the lists of a ranker would have brought, from the lists that coaches saw.

From shown lists with their pools to the arrays of ``lijstwaarde``, in blocks: features of a pool
are gone as soon as every ranker has put it in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from matching.leren.beoordelen import Ranker
from matching.leren.kansmodel import kies_kolommen
from matching.leren.kenmerken import NAMEN, wens_van
from matching.leren.lijstwaarde import GEEN, Getoondelijsten, Lijstwaarde, schat_lijstwaarde
from modellen.voorstel.lijst import GetoondeLijst, Lijstpool, Plaatsbron

Getallen = npt.NDArray[np.float64]
Gehelen = npt.NDArray[np.int64]

PER_BLOK = 200


@dataclass(frozen=True, slots=True)
class Lijstafloop:
    """A shown list with what its proposals are worth, by place; 1 lasted, 0 ended."""

    lijst: GetoondeLijst
    waarde: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Terugblik:
    """What the lists of each ranker would have brought, per estimator; from so many lists."""

    lijsten: int
    waarden: Mapping[str, Mapping[str, Lijstwaarde]]


def kijk_terug(lijsten: Iterable[Lijstafloop], rankers: Mapping[str, Ranker]) -> Terugblik:
    """IPS, SNIPS and DR with their intervals of every ranker, on the same lists.

    Args:
        lijsten: shown after all of them learnt, and old enough to have been answered.
        rankers: by name; the first one says what may be expected of a pair, for all of them.
    """
    gevuld = (a for a in lijsten if a.lijst.plaatsen)
    rijen: list[_Rij] = []
    while blok := list(islice(gevuld, PER_BLOK)):
        rijen += _lees_blok(blok, rankers)
    if not rijen:
        return Terugblik(0, {})
    log = _stapel(rijen)
    waarden = {
        naam: schat_lijstwaarde(log, _vul([r.orde[i][: len(r.keus)] for r in rijen], GEEN))
        for i, naam in enumerate(rankers)
    }
    return Terugblik(len(rijen), waarden)


def bewaarde_kenmerken(pool: Lijstpool) -> Getallen:
    """Features float64 [p, NAMEN] of its rows; what was not kept then is unknown (nan)."""
    bewaard = np.frombuffer(pool.kenmerken, dtype=np.float32)
    bewaard = bewaard.reshape(len(pool.nummers), len(pool.namen))
    return kies_kolommen(pool.namen, NAMEN, bewaard)


@dataclass(frozen=True, slots=True, eq=False)
class _Rij:
    """One list: k places, a pool of p. orde: per ranker the rows of the pool, best first."""

    keus: Gehelen
    gewoon: Gehelen
    kans: Getallen
    basis: Getallen
    wens: Getallen
    verwacht: Getallen
    voorgesteld: npt.NDArray[np.bool_]
    waarde: Getallen
    orde: tuple[Gehelen, ...]


def _lees_blok(blok: list[Lijstafloop], rankers: Mapping[str, Ranker]) -> Iterator[_Rij]:
    pools = [a.lijst.pool for a in blok]
    x = np.concatenate([bewaarde_kenmerken(pool) for pool in pools])
    # A float32 may be a hair above 1.
    basis = np.clip(
        np.concatenate([np.frombuffer(p.basis, dtype=np.float32) for p in pools]), 0.0, 1.0
    ).astype(np.float64)
    wens = wens_van(x)
    verwacht = next(iter(rankers.values())).kans(x, basis, wens)[0]
    gains = [ranker.gain(x, basis, wens) for ranker in rankers.values()]
    tot = 0
    for afloop, pool in zip(blok, pools, strict=True):
        deel = slice(tot, tot + len(pool.nummers))
        tot = deel.stop
        orde = [np.argsort(-gain[deel], kind="stable").astype(np.int64) for gain in gains]
        yield _rij(afloop, basis[deel], wens[deel], verwacht[deel], tuple(orde))


def _rij(
    afloop: Lijstafloop,
    basis: Getallen,
    wens: Getallen,
    verwacht: Getallen,
    orde: tuple[Gehelen, ...],
) -> _Rij:
    plaatsen = afloop.lijst.plaatsen
    keus = np.array([p.poolrij for p in plaatsen], dtype=np.int64)
    verkend = np.array([p.bron is Plaatsbron.VERKENNING for p in plaatsen])
    waarde = np.zeros(len(plaatsen))
    voorgesteld = np.zeros(len(plaatsen), dtype=bool)
    for plaats, bracht in afloop.waarde.items():
        waarde[plaats], voorgesteld[plaats] = bracht, True
    return _Rij(
        keus=keus,
        # The pool is in the order of what ranked: on place r it puts row r.
        gewoon=np.where(verkend, np.arange(len(keus)), keus),
        kans=np.array([p.kans for p in plaatsen]),
        basis=basis,
        wens=wens,
        verwacht=verwacht,
        voorgesteld=voorgesteld,
        waarde=waarde,
        orde=orde,
    )


def _stapel(rijen: list[_Rij]) -> Getoondelijsten:
    return Getoondelijsten(
        keus=_vul([r.keus for r in rijen], GEEN),
        gewoon=_vul([r.gewoon for r in rijen], GEEN),
        kans=_vul([r.kans for r in rijen], 1.0),
        mag=_vul([np.ones(len(r.basis), dtype=bool) for r in rijen], False),
        basis=_vul([r.basis for r in rijen], 0.0),
        wens=_vul([r.wens for r in rijen], 0.0),
        voorgesteld=_vul([r.voorgesteld for r in rijen], False),
        beloning=_vul([r.waarde for r in rijen], 0.0),
        verwacht=_vul([r.verwacht for r in rijen], 0.0),
    )


_T = TypeVar("_T", bound=np.generic)


def _vul(delen: list[npt.NDArray[_T]], leeg: float) -> npt.NDArray[_T]:
    """Rows of different length as one array, ``leeg`` behind the last."""
    uit = np.full((len(delen), max(map(len, delen))), leeg, dtype=delen[0].dtype)
    for rij, deel in zip(uit, delen, strict=True):
        rij[: len(deel)] = deel
    return uit
