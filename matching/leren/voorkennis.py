"""What the ranker believes before it has seen anything: issue 1's score, as a chance.

The gain for a klant is chance times (1 + fit with wishes) / 2. Without evidence the order of that
product has to be the order of the fixed weights, so the chance is

    kans_0 = schaal * basis / (1/2 + wens/2)

with ``schaal`` such that the proposals that were made have the base rate on average. A chance of
lasting is a product of five steps; ``uitgangspunt`` is the one shift that, added to the log odds
of every step, makes that product kans_0. So a coefficient of 1 for it is exactly the prior.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.leren.gegevens import Fase, Leergegevens

Getallen = npt.NDArray[np.float64]

STAPPEN = tuple(fase for fase in Fase if fase is not Fase.VOORGESTELD)
GEDACHT = (0.40, 0.45, 0.85, 0.85, 0.85)
"""Chance of each step that counts as long as little is known: ours, and worth ``GEDACHT_TELT``."""

GEDACHT_TELT = 20.0
_KLEINSTE = 1e-9
_HOOGSTE_KANS = 0.98
_RONDES = 60


@dataclass(frozen=True, slots=True, eq=False)
class Voorkennis:
    """The prior as numbers.

    Attributes:
        stappen: float64 [5], chance of each step for a proposal of average promise.
        schaal: what turns ``basis / (1/2 + wens/2)`` into a chance.
    """

    stappen: Getallen
    schaal: float

    @classmethod
    def van(cls, gegevens: Leergegevens) -> Voorkennis:
        """Base rates of the proposals, pulled towards ``GEDACHT`` while there are few."""
        stappen = np.empty(len(STAPPEN))
        for i, fase in enumerate(STAPPEN):
            _, gelukt = gegevens.stap(fase)
            stappen[i] = (gelukt.sum() + GEDACHT_TELT * GEDACHT[i]) / (len(gelukt) + GEDACHT_TELT)
        belofte = per_wens(gegevens.basis, gegevens.wens)
        gemiddeld = float(belofte.mean()) if len(belofte) else 0.8
        # basis / (1/2 + wens/2) is at most 2: the chance stays below 1 and keeps its order.
        schaal = min(float(stappen.prod()) / max(gemiddeld, 0.05), _HOOGSTE_KANS / 2.0)
        return cls(stappen, schaal)

    @property
    def log_odds(self) -> Getallen:
        """Log odds of each step for a proposal of average promise, float64 [5]."""
        odds: Getallen = np.log(self.stappen / (1.0 - self.stappen))
        return odds

    def kans(self, basis: Getallen, wens: Getallen) -> Getallen:
        """Chance of lasting as the fixed weights have it, float64 [r]."""
        return self.schaal * per_wens(basis, wens)

    def uitgangspunt(self, basis: Getallen, wens: Getallen) -> Getallen:
        """Shift of the log odds of all steps whose product is ``kans``, float64 [r].

        Newton on a rising concave function, begun left of the root: the tangent lies above the
        function, so no step goes past the root.
        """
        doel = np.log(self.kans(basis, wens))
        odds = self.log_odds[:, None]
        helling = (1.0 - self.stappen).sum()
        shift = np.minimum(doel - np.log(self.stappen).sum(), 0.0) / helling
        for _ in range(_RONDES):
            eta = odds + shift
            rest = doel + np.logaddexp(0.0, -eta).sum(axis=0)
            stap = rest / (1.0 / (1.0 + np.exp(eta))).sum(axis=0)
            shift = shift + stap
            if np.abs(stap).max(initial=0.0) < 1e-12:
                break
        return shift


def per_wens(basis: Getallen, wens: Getallen) -> Getallen:
    """``basis / (1/2 + wens/2)``, float64 [r], never 0."""
    return np.maximum(basis, _KLEINSTE) / (0.5 + 0.5 * wens)
