"""From scores to certainties: how sure may the linker be?

The scores of all groups and of one extra answer, "none of these", go through a softmax; its two
figures (temperature and the score of "none") are those under which the right answers of our own
labelled titles are most likely. They are found anew for every language model, because each has
its own scale. Source: temperature scaling, Guo e.a. 2017; the extra answer makes a text that is
like nothing known end in doubt.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]

DREMPEL = 0.5
"""Below this certainty the answer is "weet ik niet".

Chosen on the labelled titles in ``steekproef/ijktitels.csv``: of the answers above it 94 in 100
are right there. See steekproef/README.md for what that gives on real titles.
"""

_FIJNER = 3
_STAPPEN = 9


@dataclass(frozen=True, slots=True)
class Gelabeld:
    """A title with its unit group and the groups that are right as well; empty = no occupation."""

    titel: str
    isco: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ijking:
    """The two figures of the softmax, in units of the scores."""

    temperatuur: float
    geen: float

    def get_kansen(self, scores: Matrix) -> Matrix:
        """Probability of each group, float32 [n, g]; a row sums to 1 minus that of "none"."""
        kansen = _softmax(scores, self.temperatuur, self.geen)[:, :-1]
        return np.asarray(kansen, dtype=np.float32)


def read_ijktitels() -> tuple[Gelabeld, ...]:
    """Our own labelled titles."""
    pad = files("matching.beroep").joinpath("steekproef/ijktitels.csv")
    rijen = csv.DictReader(pad.read_text(encoding="utf-8").splitlines())
    return tuple(Gelabeld(rij["titel"], lees_codes(rij)) for rij in rijen)


def lees_codes(rij: dict[str, str]) -> frozenset[str]:
    """The right groups of a row with columns ``isco`` and ``ook``."""
    return frozenset({*rij["isco"].split(), *rij["ook"].split()})


def ijk(scores: Matrix, goed: Sequence[frozenset[str]], codes: Sequence[str]) -> Ijking:
    """The calibration under which the right answers are most likely.

    Args:
        scores: float32 [n, g] of labelled titles.
        goed: the right groups of each; empty = none.
        codes: of the g columns.
    """
    nummer = {code: plaats for plaats, code in enumerate(codes)}
    masker = np.zeros((len(goed), len(codes) + 1), dtype=bool)
    for rij, groepen in enumerate(goed):
        plaatsen = [nummer[code] for code in groepen if code in nummer] or [len(codes)]
        masker[rij, plaatsen] = True
    top = np.sort(scores.max(axis=1))
    spreiding = float(top[-1] - top[0]) or 1.0
    beste = Ijking(spreiding * 0.1, float(np.median(top)))
    bereik_t, bereik_g = 8.0, spreiding / 2
    for _ in range(_FIJNER):
        temperaturen = np.geomspace(
            beste.temperatuur / bereik_t, beste.temperatuur * bereik_t, _STAPPEN
        )
        grenzen = np.linspace(beste.geen - bereik_g, beste.geen + bereik_g, _STAPPEN)
        proeven = [Ijking(float(t), float(g)) for t in temperaturen for g in grenzen]
        beste = min(proeven, key=lambda proef: _verlies(scores, masker, proef))
        bereik_t, bereik_g = bereik_t**0.3, bereik_g / 4
    return beste


def _verlies(scores: Matrix, masker: npt.NDArray[np.bool_], ijking: Ijking) -> float:
    kansen = _softmax(scores, ijking.temperatuur, ijking.geen)
    goed = np.where(masker, kansen, 0).sum(axis=1)
    return float(-np.log(np.maximum(goed, 1e-6)).mean())


def _softmax(scores: Matrix, temperatuur: float, geen: float) -> npt.NDArray[np.float64]:
    z = np.empty((len(scores), scores.shape[1] + 1), dtype=np.float64)
    z[:, :-1], z[:, -1] = scores, geen
    z /= temperatuur
    z -= z.max(axis=1, keepdims=True)
    np.exp(z, out=z)
    kansen: npt.NDArray[np.float64] = z / z.sum(axis=1, keepdims=True)
    return kansen
