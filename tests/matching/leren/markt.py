"""A tiny market with a truth of its own, for tests of what learns."""

from __future__ import annotations

import numpy as np

from matching.leren.gegevens import NOG_NIET, Fase, Leergegevens
from tests.matching.leren.opzet import BEGIN

RICHTINGEN = {"lijkt": 1, "dichtbij": 1, "drukte": -1, "kleur": 0}
GEWICHT = np.array([0.4, 1.6, -0.8, 0.0])
NIVEAU = np.array([0.2, -0.2, 1.6, 1.6, 1.6])


def kenmerken(rng: np.random.Generator, n: int) -> np.ndarray:
    """Columns in the order of ``RICHTINGEN``; some unknown."""
    x = rng.random((n, 4))
    x[rng.random(n) < 0.1, 2] = np.nan
    return x


def score(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A fixed score that overrates likeness, and the fit with wishes."""
    return 0.2 + 0.6 * x[:, 0] + 0.2 * x[:, 1], x[:, 0]


def ware_stappen(x: np.ndarray, gewicht: np.ndarray = GEWICHT) -> np.ndarray:
    """Chance of each step, float64 [5, n]."""
    trekt = np.nan_to_num(x - 0.5) @ gewicht
    return 1.0 / (1.0 + np.exp(-(NIVEAU[:, None] + trekt)))


def markt(n: int, *, seed: int, gewicht: np.ndarray = GEWICHT, dagen: int = 700) -> Leergegevens:
    """n proposals over so many days, everything known that ever becomes known."""
    rng = np.random.default_rng(seed)
    x = kenmerken(rng, n)
    basis, wens = score(x)
    moment = BEGIN + np.sort(rng.integers(0, dagen, n))
    door = np.logical_and.accumulate(rng.random((5, n)) < ware_stappen(x, gewicht), axis=0)
    bereikt = door.sum(axis=0)
    wacht = np.cumsum([0, 12, 14, 30, 61, 91])
    fase_op = moment[:, None] + wacht + rng.integers(0, 3, n)[:, None]
    fase_op[:, 0] = moment
    laatste = fase_op[np.arange(n), bereikt]
    fase_op[np.arange(len(Fase)) > bereikt[:, None]] = NOG_NIET
    af = bereikt < Fase.DUURZAAM
    return Leergegevens(
        namen=tuple(RICHTINGEN),
        kenmerken=x,
        basis=basis,
        wens=wens,
        lijst=np.arange(n) // 2,
        plaats=(np.arange(n) % 2).astype(np.int16),
        kans_getoond=np.ones(n),
        moment=moment,
        fase_op=fase_op,
        einde_op=np.where(af, laatste + rng.integers(1, 9, n), NOG_NIET),
    )
