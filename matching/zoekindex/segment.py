"""A segment: n rows of one side in a shape that answers fast, and never changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, Self, TypeVar

import numpy as np
import numpy.typing as npt

from matching.kolommen import Array, Kolommen, WerkKolommen
from matching.zoekindex.plaatsen import Plaatsen, z_volgorde
from matching.zoekindex.tabel import Rijen, Tabel, maak_tabel

K = TypeVar("K", bound=Kolommen)

KLEIN = 1024
"""Fewer rows than this are kept as they come: to judge them one by one costs as little."""


@dataclass(frozen=True, eq=False)
class Segment(Generic[K]):
    """Immutable rows of one side. Every column stands in one table only.

    Attributes:
        nummer: str [n].
        vectoren: float32 [n, d], C-contiguous; may be memory-mapped.
        tabellen: one per group of ``Kolommen.GROEPEN``, in that order.
    """

    nummer: Array
    vectoren: npt.NDArray[np.float32]
    tabellen: tuple[Tabel[K], ...]
    _volgorde: npt.NDArray[np.int32] | None = None

    @classmethod
    def van(cls, kolommen: K, vectoren: npt.NDArray[np.float32]) -> Self:
        """These rows as a segment; many rows of werk are put in the order of their places."""
        groot = len(kolommen) >= KLEIN
        if groot and isinstance(kolommen, WerkKolommen):
            rijen = z_volgorde(kolommen.lat, kolommen.lon, kolommen.gebied)
            kolommen, vectoren = kolommen.neem(rijen), vectoren[rijen]
        tabellen = [maak_tabel(kolommen, groep, delen=groot) for groep in kolommen.GROEPEN]
        return cls(kolommen.nummer, np.ascontiguousarray(vectoren), tuple(tabellen))

    def __len__(self) -> int:
        return len(self.nummer)

    @property
    def soort(self) -> type[K]:
        """Which kind of columns the rows have."""
        return type(self.tabellen[0].uniek)

    @cached_property
    def plaatsen(self) -> Plaatsen | None:
        """Where the rows of a large segment of werk are; ``None`` for any other."""
        if self.soort is not WerkKolommen:
            return None
        tabel = self.tabellen[self.soort.get_groep("lat")]
        if tabel.sleutel is None or (np.diff(tabel.sleutel) < 0).any():
            return None
        begin = np.searchsorted(tabel.sleutel, np.arange(len(tabel) + 1)).astype(np.int64)
        kolommen = tabel.uniek.als_dict()
        return Plaatsen(kolommen["lat"], kolommen["lon"], begin)

    @cached_property
    def volgorde(self) -> npt.NDArray[np.int32]:
        """Rows in order of their number, int32 [n]."""
        if self._volgorde is not None:
            return self._volgorde
        return np.argsort(self.nummer, kind="stable").astype(np.int32)

    def find_rijen(self, nummers: Array) -> npt.NDArray[np.int64]:
        """Row of each number, int64; -1 where it is not here."""
        if not len(self):
            return np.full(len(nummers), -1, dtype=np.int64)
        past = np.strings.str_len(nummers) <= self.nummer.itemsize // 4
        gezocht = nummers.astype(self.nummer.dtype)  # a longer one would be cut: it is not here
        waar = np.searchsorted(self.nummer, gezocht, sorter=self.volgorde)
        rijen = self.volgorde[np.minimum(waar, len(self) - 1)].astype(np.int64)
        return np.where(past & (self.nummer[rijen] == gezocht), rijen, -1)

    def neem(self, rijen: Rijen | slice) -> K:
        """Full columns of some rows."""
        kolommen = {"nummer": self.nummer[rijen]}
        for tabel in self.tabellen:
            kolommen |= tabel.kolommen(rijen)
        return self.soort(**kolommen)


def voeg_samen(
    segmenten: Sequence[Segment[K]], levend: Sequence[npt.NDArray[np.bool_] | None]
) -> Segment[K]:
    """One segment of all rows that are alive; ``None`` means all of them."""
    rijen = [
        slice(None) if mask is None else np.flatnonzero(mask).astype(np.int64) for mask in levend
    ]
    kolommen = [s.neem(r) for s, r in zip(segmenten, rijen, strict=True)]
    vectoren = [s.vectoren[r] for s, r in zip(segmenten, rijen, strict=True)]
    samen = segmenten[0].soort.voeg_samen(kolommen)
    return Segment.van(samen, np.concatenate(vectoren) if len(vectoren) > 1 else vectoren[0])
