"""Item 2, off-policy: does an estimate from the log hold what other lists would have brought?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt

from matching.bench.leren.opzet import Getallen, Leer, Model, Proef, maak_proef
from matching.simulatie.coaches import TOP

Gehelen = npt.NDArray[np.int64]

DOELEN = ("zonder verkennen", "uitdager")
"""What is estimated: the lists that were shown had there been no exploration, and those of a ranker
that learnt from the first year."""


@dataclass(frozen=True, slots=True, eq=False)
class Lijstlogboek:
    """l lists as they were shown, with what came of each place, everything known.

    Attributes:
        kenmerken: float64 [l, c, f] of the eligible set; basis, wens: [l, c]; mag: bool [l, c].
        keus: int64 [l, TOP], which of the set stood on each place; kans: [l, TOP], the probability
            with which it stood there; gewoon: what would have stood there without exploration.
        voorgesteld: bool [l, TOP], whether the coach proposed it; beloning: float64 [l, TOP], 1 for
            a placement that lasted, also when nobody wrote that down.
        doel: int64 [l, TOP], the lists of which the worth is asked.
    """

    kenmerken: Getallen
    basis: Getallen
    wens: Getallen
    mag: npt.NDArray[np.bool_]
    keus: Gehelen
    gewoon: Gehelen
    kans: Getallen
    voorgesteld: npt.NDArray[np.bool_]
    beloning: Getallen
    doel: Gehelen


Schatting = tuple[float, float, float]
Schatter = Callable[[Lijstlogboek, Model], Mapping[str, Schatting]]
"""Estimates by name: durable placements per 100 lists with the ends of an interval."""


@dataclass(frozen=True, slots=True)
class Buitenmeting:
    """One estimate against the truth. ``steun``: share of the places of the wanted lists that the
    policy of the log could have filled so."""

    wereld: str
    zaad: int
    doel: str
    schatter: str
    waar: float
    schatting: float
    laag: float
    hoog: float
    steun: float

    @property
    def is_gedekt(self) -> bool:
        """Whether the interval holds the truth."""
        return self.laag <= self.waar <= self.hoog

    def als_dict(self) -> dict[str, object]:
        """Plain data, for JSON."""
        return asdict(self)


def meet_buiten(
    naam: str, zaad: int, bekend: int, leer: Leer, schatter: Schatter
) -> list[Buitenmeting]:
    """Every estimate of both ``DOELEN`` on the lists of the second year."""
    proef = maak_proef(naam, zaad, bekend)
    helft = proef.gegevens.moment[0] + np.timedelta64(364, "D")
    model = leer(proef.gegevens.tot(helft), helft)
    getoond = proef.tijdlijn.logboek.getoond
    later = getoond.dag > helft
    doelen = dict(zip(DOELEN, (_beste(proef, None), _beste(proef, model)), strict=True))
    return [
        Buitenmeting(
            wereld=naam,
            zaad=zaad,
            doel=doel,
            schatter=soort,
            waar=proef.tijdlijn.waarde_van_lijsten(keus, later)[0],
            schatting=midden,
            laag=laag,
            hoog=hoog,
            steun=_steun(proef, keus, later),
        )
        for doel, keus in doelen.items()
        for soort, (midden, laag, hoog) in schatter(_logboek(proef, keus, later), model).items()
    ]


def _beste(proef: Proef, model: Model | None) -> Gehelen:
    """The ``TOP`` best of every logged list by a ranker, or by issue 1's score, [l, TOP]."""
    getoond = proef.tijdlijn.logboek.getoond
    mag = getoond.mag
    punten = np.where(mag, getoond.basis, -np.inf)
    if model is not None:
        kenmerken = getoond.kenmerken[mag].astype(np.float64)
        punten[mag] = model.gain(kenmerken, getoond.basis[mag], getoond.wens[mag])
    return np.argsort(-punten, axis=1, kind="stable")[:, :TOP]


def _logboek(proef: Proef, doel: Gehelen, later: npt.NDArray[np.bool_]) -> Lijstlogboek:
    logboek = proef.tijdlijn.logboek
    getoond = logboek.getoond
    rij = getoond.voorgesteld[later]
    return Lijstlogboek(
        kenmerken=getoond.kenmerken[later].astype(np.float64),
        basis=getoond.basis[later],
        wens=getoond.wens[later],
        mag=getoond.mag[later],
        keus=getoond.keus[later],
        gewoon=_beste(proef, None)[later],
        kans=getoond.kans[later],
        voorgesteld=rij >= 0,
        beloning=np.where(rij >= 0, logboek.is_gebleven[rij], 0.0),
        doel=doel[later],
    )


def _steun(proef: Proef, doel: Gehelen, later: npt.NDArray[np.bool_]) -> float:
    """A place could have been filled so when it stood there, or when the place could explore."""
    getoond = proef.tijdlijn.logboek.getoond
    prior = _beste(proef, None)[later]
    wil = doel[later]
    kon_verkennen = getoond.kans[later] < 1.0
    in_top = (wil[:, :, None] == prior[:, None, :]).any(axis=2)
    return float(((wil == prior) | (kon_verkennen & ~in_top)).mean())
