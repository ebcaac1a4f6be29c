"""A table of numbers that gets rows one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt


class Groeitabel:
    """Rows of equal width; room is doubled when it is full."""

    def __init__(self, breedte: int, soort: npt.DTypeLike) -> None:
        self._ruimte: npt.NDArray[Any] = np.empty((64, breedte), dtype=soort)
        self._aantal = 0

    def __len__(self) -> int:
        return self._aantal

    @property
    def rijen(self) -> npt.NDArray[Any]:
        """All rows, [n, width]; valid until the next change."""
        return self._ruimte[: self._aantal]

    def voeg_toe(self, rij: Sequence[float]) -> int:
        """Add a row; returns its place."""
        if self._aantal == len(self._ruimte):
            self._ruimte = np.concatenate([self._ruimte, np.empty_like(self._ruimte)])
        self._ruimte[self._aantal] = rij
        self._aantal += 1
        return self._aantal - 1

    def vervang(self, plaats: int, rij: Sequence[float]) -> None:
        """Another row at this place."""
        self._ruimte[plaats] = rij
