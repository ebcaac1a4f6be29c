"""Shapes and helpers that every part of the simulated world uses."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Getallen = npt.NDArray[np.float64]
Gehelen = npt.NDArray[np.int64]
Vlaggen = npt.NDArray[np.bool_]
Dagen = npt.NDArray[np.datetime64]

Beleid = Callable[[Getallen, Getallen, Getallen], Getallen]
"""Visible features [r, f] (nan = unknown), score of issue 1 [r] and fit with wishes [r] to one
number per row, higher is proposed first. Rows of several klanten may come in one call."""

Puntentelling = Callable[[Getallen], tuple[Getallen, Getallen]]
"""Visible features [r, f] to (score of issue 1, fit with wishes), both [r] in 0..1. The caller's:
the world only passes it on."""


def helling(x: Getallen) -> Getallen:
    """From 0 to 1 with slow tails: (1 + x / sqrt(1 + x^2)) / 2. On purpose not a logistic curve."""
    return np.asarray(0.5 * (1.0 + x / np.sqrt(1.0 + x * x)))


def tussen_nul_en_een(x: Getallen) -> Getallen:
    """Cut off at 0 and 1."""
    return np.clip(x, 0.0, 1.0)
