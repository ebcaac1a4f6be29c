"""Outcomes by the numbers of what is asked on either side: each combination asked once."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

_ONBEKEND = -1
_MEESTE_CELLEN = 1 << 25
"""One byte each; where more combinations are possible, most of them never come."""


class Antwoordtabel:
    """Outcomes of one constraint. Not for several threads at once.

    Args:
        vraag: the outcome for one number of either side.
    """

    def __init__(self, vraag: Callable[[int, int], int]) -> None:
        self._vraag = vraag
        self._tabel = np.full((16, 16), _ONBEKEND, dtype=np.int8)

    def uitkomsten(
        self, klant: npt.NDArray[np.int32], werk: npt.NDArray[np.int32]
    ) -> npt.NDArray[np.int8]:
        """Of each pair of numbers, int8 [pairs]."""
        hoogste = [int(kant.max(initial=0)) for kant in (klant, werk)]
        if (hoogste[0] + 1) * (hoogste[1] + 1) > _MEESTE_CELLEN:
            return self._zonder_tabel(klant, werk)
        self._maak_ruimte(*hoogste)
        uit = self._tabel[klant, werk]
        nieuw = np.flatnonzero(uit == _ONBEKEND)
        if len(nieuw):
            klant, werk = klant[nieuw], werk[nieuw]
            for een in set(zip(klant.tolist(), werk.tolist(), strict=True)):
                self._tabel[een] = self._vraag(*een)
            uit[nieuw] = self._tabel[klant, werk]
        return uit

    def _maak_ruimte(self, klant: int, werk: int) -> None:
        hoog, breed = self._tabel.shape
        if klant < hoog and werk < breed:
            return
        # Twice what is needed, so that not every new value copies the table.
        hoog = hoog if klant < hoog else 2 * klant
        breed = breed if werk < breed else 2 * werk
        ruim = np.full((hoog, breed), _ONBEKEND, dtype=np.int8)
        ruim[: self._tabel.shape[0], : self._tabel.shape[1]] = self._tabel
        self._tabel = ruim

    def _zonder_tabel(
        self, klant: npt.NDArray[np.int32], werk: npt.NDArray[np.int32]
    ) -> npt.NDArray[np.int8]:
        samen = klant.astype(np.int64) << 32 | werk
        verschillend, waar = np.unique(samen, return_inverse=True)
        per_een = [self._vraag(een >> 32, een & 0xFFFFFFFF) for een in verschillend.tolist()]
        return np.array(per_een, dtype=np.int8)[waar]
