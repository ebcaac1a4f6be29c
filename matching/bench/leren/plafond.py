"""The best that can be made of what is visible: the ceiling under the oracle.

The oracle knows what nobody can see: how a klant takes to a place, how open an employer is. No
ranking reaches it, however much it learns. The ceiling is the mean true chance given the visible
features, found by regression on the true chances themselves of some hundred thousand pairs from
seeds that are not measured. Nobody can learn from true chances; it is a yardstick, not a ranker.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingRegressor

from matching.bench.leren.opzet import Getallen, maak_proef

_EERSTE_ZAAD = 9_000
ZADEN = 6
_KLANTEN = 900
_BOMEN = 300
_BEKEND = (1_000, 5_000)


@dataclass(frozen=True, slots=True, eq=False)
class Plafond:
    """Chance of lasting given what is visible, for one world at its end."""

    bos: Any

    def kans(self, kenmerken: Getallen, basis: Getallen) -> Getallen:
        """Chance float64 [r]."""
        uit: Getallen = self.bos.predict(np.column_stack([kenmerken, basis]))
        return np.clip(uit, 0.0, 1.0)

    def beleid(self, kenmerken: Getallen, basis: Getallen, wens: Getallen) -> Getallen:
        """The same as a policy."""
        return self.kans(kenmerken, basis)


def maak_plafond(naam: str, zaden: int = ZADEN) -> Plafond:
    """Fit on quiet and busy organisations alike; ``zaden`` of them. A few seconds."""
    x, y = [], []
    for i in range(zaden):
        bank = maak_proef(naam, _EERSTE_ZAAD + i, _BEKEND[i % 2], klanten=_KLANTEN).bank
        mag = bank.ronde.paren.mag
        x.append(np.column_stack([bank.ronde.kenmerken[mag], bank.ronde.basis[mag]]))
        y.append(bank.kans[mag])
    bos = HistGradientBoostingRegressor(
        max_iter=_BOMEN, learning_rate=0.08, max_leaf_nodes=24, early_stopping=False, random_state=0
    )
    return Plafond(bos.fit(np.concatenate(x), np.concatenate(y)))
