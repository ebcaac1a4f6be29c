"""Random learning data for the tests of learning; every rule of the class holds in it."""

from __future__ import annotations

import numpy as np

from matching.leren.gegevens import NOG_NIET, Fase, Leergegevens

BEGIN = np.datetime64("2025-01-01", "D")


def leergegevens(n: int = 200, *, seed: int = 0, f: int = 3) -> Leergegevens:
    """n proposals over a year on lists of five, each with its own speed and its own end."""
    rng = np.random.default_rng(seed)
    moment = np.sort(BEGIN + rng.integers(0, 365, -(-n // 5))).repeat(5)[:n]
    wacht = rng.integers(0, 60, (n, len(Fase))).cumsum(axis=1)
    wacht[:, 0] = 0
    bereikt = rng.integers(0, len(Fase), n)
    fase_op = np.where(np.arange(len(Fase)) <= bereikt[:, None], moment[:, None] + wacht, NOG_NIET)
    einde = (rng.random(n) < 0.5) & (bereikt < Fase.DUURZAAM)
    laatste = fase_op[np.arange(n), bereikt]
    return Leergegevens(
        namen=tuple(f"kenmerk_{i}" for i in range(f)),
        kenmerken=np.where(rng.random((n, f)) < 0.1, np.nan, rng.normal(size=(n, f))),
        basis=rng.random(n),
        wens=rng.random(n),
        lijst=np.arange(n) // 5,
        plaats=(np.arange(n) % 5).astype(np.int16),
        kans_getoond=rng.uniform(0.1, 1.0, n),
        moment=moment,
        fase_op=fase_op,
        einde_op=np.where(einde, laatste + rng.integers(0, 30, n), NOG_NIET),
    )
