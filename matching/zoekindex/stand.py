"""The state of one index: segments with what is alive in them, and the number they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from typing import Generic, Self, TypeVar

import numpy as np
import numpy.typing as npt

from matching.kolommen import Array, Kolommen
from matching.zoekindex.segment import KLEIN, Segment, voeg_samen

K = TypeVar("K", bound=Kolommen)

Levend = npt.NDArray[np.bool_] | None
"""bool [n], false for rows that a newer segment replaces; ``None`` when all of them count."""

VERHOUDING = 2
"""A segment is merged with its left neighbour when that is at most so many times as large."""

HOOGSTENS_ERNAAST = 0.25
"""When the rest is a larger part than this of the first segment, all are made into one."""

TERLOOPS, PER_NIEUWE = 4096, 4
"""Rows that are merged while somebody waits: so many, or so many per row that is new."""

_IN_DELEN_VANAF = 4096
"""Fewer rows than this are not worth waiting for a second thread."""


@dataclass(frozen=True, eq=False)
class Stand(Generic[K]):
    """An immutable state. Whoever holds one may search it while newer ones are made.

    New rows come in a small segment of their own and what they replace is marked as dead, so that
    a change costs as much as what changed. Small segments are merged like a binary counter; what
    takes longer than a question may wait, and the first one, which holds nearly everything, is
    left to ``opgeruimd`` and ``verdicht``, for whoever has the time.

    Attributes:
        segmenten: at least one; the oldest and largest first.
        levend: of each segment the rows that count.
        volgnummer: every change of the store up to this number is in, and none after it.
    """

    segmenten: tuple[Segment[K], ...]
    levend: tuple[Levend, ...]
    volgnummer: int

    @classmethod
    def van(cls, kolommen: K, vectoren: npt.NDArray[np.float32], volgnummer: int) -> Self:
        """A state of these rows in one segment."""
        return cls((Segment.van(kolommen, vectoren),), (None,), volgnummer)

    def __len__(self) -> int:
        delen = zip(self.segmenten, self.levend, strict=True)
        return sum(len(s) if mask is None else int(mask.sum()) for s, mask in delen)

    def nummers(self) -> Array:
        """Numbers of all rows that count, segment by segment."""
        delen = zip(self.segmenten, self.levend, strict=True)
        return np.concatenate([s.nummer if mask is None else s.nummer[mask] for s, mask in delen])

    def per_segment(
        self, nummers: Array
    ) -> Iterator[tuple[Segment[K], npt.NDArray[np.intp], npt.NDArray[np.int64]]]:
        """Where these numbers stand, segment by segment.

        Yields:
            the segment, which of ``nummers`` (by place) it has, and their rows in it.
        """
        for segment, mask in zip(self.segmenten, self.levend, strict=True):
            rijen = segment.find_rijen(nummers)
            hier = np.flatnonzero(rijen >= 0)
            if mask is not None:
                hier = hier[mask[rijen[hier]]]
            if len(hier):
                yield segment, hier, rijen[hier]

    def find(self, nummer: str) -> tuple[K, npt.NDArray[np.float32]] | None:
        """Columns (one row) and vector (float32 [d]) of a number, or ``None``."""
        for segment, _, rijen in self.per_segment(np.array([nummer])):
            return segment.neem(rijen), segment.vectoren[rijen[0]]
        return None

    def met(self, nieuw: K, vectoren: npt.NDArray[np.float32], volgnummer: int) -> Self:
        """The next state: rows of ``nieuw`` replace those with the same number."""
        if not len(nieuw):
            return type(self)(self.segmenten, self.levend, volgnummer)
        naast = self.segmenten[0]
        segmenten = [*self.segmenten, Segment.van(nieuw, vectoren, naast=naast)]
        levend = [*self._zonder(nieuw.nummer), None]
        hoogstens = max(TERLOOPS, PER_NIEUWE * len(nieuw))
        begin = _samen_vanaf([*map(len, segmenten)], hoogstens=hoogstens)
        return type(self)(*_samengevoegd(segmenten, levend, begin), volgnummer)

    @property
    def is_opgeruimd(self) -> bool:
        """Whether there are as few segments as there should be."""
        return self._samen_vanaf_hier == len(self.segmenten) - 1

    def opgeruimd(self) -> Self:
        """The same rows in as few segments as there should be."""
        if self.is_opgeruimd:
            return self
        segmenten, levend = [*self.segmenten], [*self.levend]
        samen = _samengevoegd(segmenten, levend, self._samen_vanaf_hier)
        return type(self)(*samen, self.volgnummer)

    def verdicht(self) -> Self:
        """The same rows in one segment, without anything that is dead."""
        if len(self.segmenten) == 1 and self.levend[0] is None:
            return self
        return type(self)((voeg_samen(self.segmenten, self.levend),), (None,), self.volgnummer)

    @property
    def _samen_vanaf_hier(self) -> int:
        return _samen_vanaf([*map(len, self.segmenten)])

    def _zonder(self, nummers: Array) -> list[Levend]:
        """What is alive when these numbers are replaced."""
        over: list[Levend] = []
        for segment, mask in zip(self.segmenten, self.levend, strict=True):
            rijen = segment.find_rijen(nummers)
            rijen = rijen[rijen >= 0]
            if len(rijen):
                mask = np.ones(len(segment), dtype=bool) if mask is None else mask.copy()
                mask[rijen] = False
            over.append(mask)
        return over


def _samen_vanaf(lengtes: list[int], hoogstens: float = inf) -> int:
    """The first of the segments that become one; the last one when there is nothing to merge.

    Args:
        hoogstens: more rows than this are not merged.
    """
    begin = len(lengtes) - 1
    while begin > 1 and _past_erbij(lengtes[begin - 1], sum(lengtes[begin:])):
        begin -= 1
    if sum(lengtes[1:]) > HOOGSTENS_ERNAAST * lengtes[0]:
        begin = 0
    while sum(lengtes[begin:]) > hoogstens and begin < len(lengtes) - 1:
        begin += 1
    return begin


def _samengevoegd(
    segmenten: list[Segment[K]], levend: list[Levend], begin: int
) -> tuple[tuple[Segment[K], ...], tuple[Levend, ...]]:
    """With the segments from this one on as one."""
    if begin < len(segmenten) - 1:
        naast = segmenten[0] if begin else None
        segmenten[begin:] = [voeg_samen(segmenten[begin:], levend[begin:], naast=naast)]
        levend[begin:] = [None]
    return tuple(segmenten), tuple(levend)


def _past_erbij(links: int, rechts: int) -> bool:
    """Small ones always: every segment costs each question some time."""
    return links <= VERHOUDING * rechts or links + rechts < KLEIN


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

    if not len(rijen):
        return np.empty(0, dtype=np.float32)
    # FAISS computes as many queries side by side as there are threads: one query in equal parts.
    draden = faiss.omp_get_max_threads()
    delen = draden if len(rijen) >= _IN_DELEN_VANAF else 1
    lengte = -(-len(rijen) // delen)
    rest = delen * lengte - len(rijen)
    if rest:  # -1 is skipped
        rijen = np.concatenate([rijen, np.full(rest, -1)])
    uit = np.empty(len(rijen), dtype=np.float32)
    vragen = np.tile(vector.astype(np.float32, copy=False), delen)  # FAISS keeps no reference
    faiss.omp_set_num_threads(delen)  # of this thread only
    faiss.fvec_inner_products_by_idx(  # type: ignore[attr-defined]  # swig, not in stubs
        faiss.swig_ptr(uit),
        faiss.swig_ptr(vragen),
        faiss.swig_ptr(vectoren),
        faiss.swig_ptr(rijen),
        vectoren.shape[1],
        delen,
        lengte,
    )
    faiss.omp_set_num_threads(draden)
    return uit[: len(uit) - rest]
