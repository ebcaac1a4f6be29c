"""A segment: n rows of one side in a shape that answers fast, and never changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, Self, TypeVar

import numpy as np
import numpy.typing as npt

from matching.kolommen import Array, Kolommen, WerkKolommen, even_breed
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
        alle = kolommen.als_dict()
        groepen = [
            _bekend(naast, i, kolommen) or {naam: alle[naam] for naam in velden}
            for i, velden in enumerate(kolommen.GROEPEN)
        ]
        return cls._van_groepen(type(kolommen), kolommen.nummer, vectoren, groepen)

    @classmethod
    def _van_groepen(
        cls,
        soort: type[K],
        nummer: Array,
        vectoren: npt.NDArray[np.float32],
        groepen: Sequence[Tabel[K] | dict[str, Array]],
    ) -> Self:
        """A segment of groups of columns, or of tables whose combinations are shared."""
        groot = len(nummer) >= KLEIN
        if groot and soort is WerkKolommen:
            rijen = _op_plaats(groepen[soort.get_groep("lat")])
            nummer, vectoren = nummer[rijen], vectoren[rijen]
            groepen = [
                Tabel(g.combinaties, _sleutel(g)[rijen])
                if isinstance(g, Tabel)
                else {naam: kolom[rijen] for naam, kolom in g.items()}
                for g in groepen
            ]
        vorm: dict[str, Array] = {"nummer": nummer}
        for groep in groepen:
            vorm |= groep.combinaties.eigen() if isinstance(groep, Tabel) else groep
        tabellen = [
            g
            if isinstance(g, Tabel)
            else maak_tabel(soort.met_alleen(g, vorm), velden, delen=groot)
            for g, velden in zip(groepen, soort.GROEPEN, strict=True)
        ]
        return cls(nummer, np.ascontiguousarray(vectoren), tuple(tabellen))

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
    delen = list(zip(segmenten, rijen, strict=True))
    soort = segmenten[0].soort
    groepen: list[Tabel[K] | dict[str, Array]] = []
    for i, velden in enumerate(soort.GROEPEN):
        eigenaar = None if naast is None else naast.tabellen[i].combinaties
        tabellen = [(segment.tabellen[i], r) for segment, r in delen]
        if eigenaar is not None and all(
            t.sleutel is not None and t.combinaties is eigenaar for t, _ in tabellen
        ):
            sleutel = np.concatenate([_sleutel(t)[r] for t, r in tabellen])
            groepen.append(Tabel(eigenaar, sleutel))
        else:
            kolommen = [t.kolommen(r) for t, r in tabellen]
            groepen.append(
                {naam: np.concatenate(even_breed([k[naam] for k in kolommen])) for naam in velden}
            )
    return Segment._van_groepen(
        soort,
        np.concatenate([segment.nummer[r] for segment, r in delen]),
        np.concatenate([segment.vectoren[r] for segment, r in delen]),
        groepen,
    )


def _bekend(naast: Segment[K] | None, groep: int, kolommen: K) -> Tabel[K] | None:
    """The table of these rows in combinations of the other segment, if it has them all."""
    if naast is None or naast.tabellen[groep].sleutel is None:
        return None
    combinaties = naast.tabellen[groep].combinaties
    sleutel = combinaties.zoek(kolommen)
    return None if sleutel is None else Tabel(combinaties, sleutel)


def _op_plaats(plaatsen: Tabel[Any] | dict[str, Array]) -> npt.NDArray[np.intp]:
    """Rows in the order of their places; shared places stand in that order already."""
    if isinstance(plaatsen, Tabel):
        return np.argsort(_sleutel(plaatsen), kind="stable")
    return z_volgorde(plaatsen["lat"], plaatsen["lon"], plaatsen["gebied"])


def _sleutel(tabel: Tabel[Any]) -> npt.NDArray[np.int32]:
    assert tabel.sleutel is not None  # shared tables have one
    return tabel.sleutel
