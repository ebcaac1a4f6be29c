"""A segment: n rows of one side in a shape that answers fast, and never changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, Self, TypeVar

import numpy as np
import numpy.typing as npt

from matching.kolommen import Array, Kolommen, WerkKolommen
from matching.zoekindex.plaatsen import z_volgorde
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
    _volgorde: npt.NDArray[np.intp] | None = None

    @classmethod
    def van(
        cls, kolommen: K, vectoren: npt.NDArray[np.float32], *, naast: Self | None = None
    ) -> Self:
        """These rows as a segment; many rows of werk are put in the order of their places.

        Args:
            naast: a segment whose combinations are used where these rows have no others, so that
                a question judges them once for both.
        """
        groot = len(kolommen) >= KLEIN
        ernaast = naast.tabellen if naast else (None,) * len(kolommen.GROEPEN)
        if groot and isinstance(kolommen, WerkKolommen):
            rijen = _op_plaats(kolommen, ernaast[kolommen.get_groep("lat")])
            kolommen, vectoren = kolommen.neem(rijen), vectoren[rijen]
        tabellen = [
            maak_tabel(kolommen, groep, delen=groot, naast=tabel)
            for groep, tabel in zip(kolommen.GROEPEN, ernaast, strict=True)
        ]
        return cls(kolommen.nummer, np.ascontiguousarray(vectoren), tuple(tabellen))

    def __len__(self) -> int:
        return len(self.nummer)

    @property
    def soort(self) -> type[K]:
        """Which kind of columns the rows have."""
        return type(self.tabellen[0].combinaties.uniek)

    @cached_property
    def begin(self) -> npt.NDArray[np.int64] | None:
        """The rows of place i are ``begin[i]`` up to ``begin[i + 1]``, int64 [places + 1].

        ``None`` for klanten and for a segment whose rows are not in the order of their places.
        """
        if self.soort is not WerkKolommen or len(self) < KLEIN:
            return None
        tabel = self.tabellen[self.soort.get_groep("lat")]
        if tabel.sleutel is None or (np.diff(tabel.sleutel) < 0).any():
            return None
        return np.searchsorted(tabel.sleutel, np.arange(len(tabel) + 1)).astype(np.int64)

    @cached_property
    def volgorde(self) -> npt.NDArray[np.intp]:
        """Rows in order of their number, intp [n]."""
        if self._volgorde is not None:
            return self._volgorde
        return np.argsort(self.nummer, kind="stable")

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
    segmenten: Sequence[Segment[K]],
    levend: Sequence[npt.NDArray[np.bool_] | None],
    *,
    naast: Segment[K] | None = None,
) -> Segment[K]:
    """One segment of all rows that are alive; ``None`` means all of them.

    Args:
        naast: see ``Segment.van``.
    """
    rijen = [
        slice(None) if mask is None else np.flatnonzero(mask).astype(np.int64) for mask in levend
    ]
    kolommen = [s.neem(r) for s, r in zip(segmenten, rijen, strict=True)]
    vectoren = [s.vectoren[r] for s, r in zip(segmenten, rijen, strict=True)]
    samen = segmenten[0].soort.voeg_samen(kolommen)
    return Segment.van(
        samen, np.concatenate(vectoren) if len(vectoren) > 1 else vectoren[0], naast=naast
    )


def _op_plaats(kolommen: WerkKolommen, naast: Tabel[Any] | None) -> npt.NDArray[np.intp]:
    """Rows in the order of their places: that of the other segment when it knows them all."""
    bekend = naast.combinaties.zoek(kolommen) if naast and naast.sleutel is not None else None
    if bekend is not None:
        return np.argsort(bekend, kind="stable")
    return z_volgorde(kolommen.lat, kolommen.lon, kolommen.gebied)
