"""The state of one index: columns, vectors and the store's sequence number they stand for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, Self, TypeVar

import numpy as np
import numpy.typing as npt

from matching.kolommen import Kolommen

K = TypeVar("K", bound=Kolommen)


@dataclass(frozen=True)
class Stand(Generic[K]):
    """An immutable state. Whoever holds one may search it while newer ones are made.

    Attributes:
        kolommen: n rows.
        vectoren: float32 [n, d], C-contiguous; may be memory-mapped.
        volgnummer: every change of the store up to this number is in, and none after it.
    """

    kolommen: K
    vectoren: npt.NDArray[np.float32]
    volgnummer: int
    _rij_van: dict[str, int] = field(default_factory=dict, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.kolommen)

    def find_rij(self, nummer: str) -> int | None:
        """Row of a number, or ``None``."""
        if not self._rij_van and len(self):
            self._rij_van.update({n: i for i, n in enumerate(self.kolommen.nummer.tolist())})
        return self._rij_van.get(nummer)

    def met(self, nieuw: K, vectoren: npt.NDArray[np.float32], volgnummer: int) -> Self:
        """The next state: rows of ``nieuw`` replace those with the same number."""
        if not len(nieuw):
            return type(self)(self.kolommen, self.vectoren, volgnummer)
        rijen = [self.find_rij(n) for n in nieuw.nummer.tolist()]
        blijft = np.ones(len(self), dtype=bool)
        blijft[[r for r in rijen if r is not None]] = False
        oud = self.kolommen if blijft.all() else self.kolommen.neem(blijft)
        return type(self)(
            kolommen=type(self.kolommen).voeg_samen([oud, nieuw]),
            vectoren=np.concatenate([self.vectoren[blijft], vectoren]),
            volgnummer=volgnummer,
        )


def gelijkenissen(
    vector: npt.NDArray[np.float32],
    vectoren: npt.NDArray[np.float32],
    rijen: npt.NDArray[np.int64],
) -> npt.NDArray[np.float32]:
    """Exact inner products of one vector with the given rows, by FAISS, without copying rows.

    Args:
        vector: float32 [d].
        vectoren: float32 [n, d], C-contiguous.
        rijen: int64 [r], each in 0..n-1 (FAISS does not check).

    Returns:
        float32 [r].
    """
    import faiss

    uit = np.empty(len(rijen), dtype=np.float32)
    if len(rijen):
        faiss.fvec_inner_products_by_idx(  # type: ignore[attr-defined]  # swig, not in stubs
            faiss.swig_ptr(uit),
            faiss.swig_ptr(np.ascontiguousarray(vector, dtype=np.float32)),
            faiss.swig_ptr(vectoren),
            faiss.swig_ptr(rijen),
            vectoren.shape[1],
            1,
            len(rijen),
        )
    return uit
