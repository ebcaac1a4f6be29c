"""What is shown, and what coaches make of it: they look at the top, and have their favourites."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.simulatie.paren import Paren
from matching.simulatie.vormen import Gehelen, Getallen, Vlaggen, helling

TOP = 10
"""Places on a list."""


@dataclass(frozen=True, slots=True)
class Verkenning:
    """How often a place is filled with something else than the best that is left.

    vanaf: first place, from 0, that may be filled so. deel: chance per such place. ideeen: share of
    the lists for which the coach asks for ideas; there every place may, with ``deel_ideeen``.
    """

    vanaf: int = 3
    deel: float = 0.1
    ideeen: float = 0.1
    deel_ideeen: float = 0.3

    def kans_per_plaats(self, vraagt_ideeen: Vlaggen) -> Getallen:
        """Chance that a place is filled by exploration, [lists, TOP]."""
        gewoon = np.where(np.arange(TOP) >= self.vanaf, self.deel, 0.0)
        return np.where(vraagt_ideeen[:, None], self.deel_ideeen, gewoon[None, :])


@dataclass(frozen=True, slots=True, eq=False)
class Lijsten:
    """l shown lists of ``TOP`` places. keus: int64 [l, TOP], column of the klant's eligible set.
    kans: [l, TOP], the probability with which the policy put this one on that place."""

    keus: Gehelen
    kans: Getallen


def maak_lijsten(
    rng: np.random.Generator, punten: Getallen, mag: Vlaggen, verkenning: Verkenning
) -> Lijsten:
    """Fill the places by ``punten`` [l, c], with a little exploration among the others.

    Place r gets the r-th best, or by exploration one of the m that are not among the ``TOP`` best,
    each with the same chance and none twice. So on place r the r-th best has probability 1 - e and
    each of those m has e / m: together 1.
    """
    orde = np.argsort(np.where(mag, -punten, np.inf), axis=1, kind="stable")
    vraagt_ideeen = rng.random(len(punten)) < verkenning.ideeen
    e = verkenning.kans_per_plaats(vraagt_ideeen)
    proef = rng.random(e.shape) < e
    rest = mag.sum(axis=1) - TOP
    # A random order of the rest, the same number of places as there are on the list.
    lot = np.where(
        np.arange(punten.shape[1] - TOP)[None, :] < rest[:, None],
        rng.random((len(punten), punten.shape[1] - TOP)),
        np.inf,
    )
    anders = np.take_along_axis(orde[:, TOP:], np.argsort(lot, axis=1)[:, :TOP], axis=1)
    proef &= np.arange(TOP)[None, :] < rest[:, None]
    # With fewer than TOP others the last places cannot explore, and then never do.
    e = np.where(np.arange(TOP)[None, :] < rest[:, None], e, 0.0)
    keus = np.where(proef, anders, orde[:, :TOP])
    return Lijsten(keus, np.where(proef, e / np.maximum(rest, 1)[:, None], 1.0 - e))


@dataclass(frozen=True, slots=True)
class Coachgedrag:
    """How coaches choose from a list.

    kijkt: how fast the attention falls, (1 + place) ** -kijkt. gretig: how readily they propose.
    weet: weight of what they know of the klant and no feature says. voorliefde: weight of their
    favourite employers. slordig: weight of whim. vergelijkt: they weigh the places of a list
    against each other and take about ``gemiddeld``; otherwise each place is judged on its own.
    """

    kijkt: float = 0.7
    gretig: float = -0.35
    weet: float = 0.3
    voorliefde: float = 0.3
    slordig: float = 0.3
    vergelijkt: bool = False
    gemiddeld: float = 1.3


@dataclass(frozen=True, slots=True, eq=False)
class Coaches:
    """c coaches with their ``gedrag``; voorliefde: [c, employers], N(0, 1)."""

    gedrag: Coachgedrag
    voorliefde: Getallen

    def trek(
        self, rng: np.random.Generator, paren: Paren, coach: Gehelen, werkgever: Gehelen
    ) -> Getallen:
        """How willing each coach is to propose each of a klant's openings, [l, c]: any number."""
        g = self.gedrag
        weet = g.weet * (paren.klik + 3.0 * (paren.smaak - 0.6))
        lievelingen = g.voorliefde * self.voorliefde[coach[:, None], werkgever]
        return g.gretig + weet + lievelingen + g.slordig * rng.normal(size=paren.mag.shape)

    def kans_op_voorstel(self, zin: Getallen) -> Getallen:
        """Chance that each place is proposed, from ``zin`` [l, TOP] in the order of the places.

        Exact when a place is judged on its own. When places are compared it is each one's share
        of about ``gemiddeld`` proposals.
        """
        aandacht = (1.0 + np.arange(TOP)) ** -self.gedrag.kijkt
        if not self.gedrag.vergelijkt:
            return np.asarray(aandacht * helling(2.0 * zin))
        gewicht = aandacht * np.exp(2.5 * zin)
        deel = gewicht / gewicht.sum(axis=1, keepdims=True)
        # Solve for the scale at which the shares, cut off at .9, add up to the mean.
        schaal = np.full((len(deel), 1), self.gedrag.gemiddeld)
        for _ in range(4):
            som = np.minimum(schaal * deel, 0.9).sum(axis=1, keepdims=True)
            schaal = schaal * self.gedrag.gemiddeld / som
        return np.asarray(np.minimum(schaal * deel, 0.9))
