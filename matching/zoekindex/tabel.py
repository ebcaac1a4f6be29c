"""Tables: a combination of values that many rows share is kept, and judged, once.

Half a million vacatures have some 4,000 places and a few thousand combinations of hours and parts
of the week. A constraint reads one such group of columns, so it is asked per combination, and a
row looks its answer up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt

from matching.kolommen import Array, Kolommen

K = TypeVar("K", bound=Kolommen)
T = TypeVar("T")

Rijen = npt.NDArray[np.int64]
"""Row numbers of a segment, rising."""


@dataclass(frozen=True, eq=False)
class Combinaties(Generic[K]):
    """Combinations of one group of columns. Several segments may share them.

    Attributes:
        velden: the columns of the group.
        uniek: u rows, one per combination; columns outside the group are unknown.
    """

    velden: tuple[str, ...]
    uniek: K

    def __len__(self) -> int:
        return len(self.uniek)

    def onthoud(self, sleutel: object, maak: Callable[[], T]) -> T:
        """What ``maak`` returns, made once for these combinations."""
        if sleutel not in self._onthouden:
            self._onthouden[sleutel] = maak()
        gemaakt: T = self._onthouden[sleutel]
        return gemaakt

    def voor(self, velden: tuple[str, ...]) -> Tabel[K]:
        """The combinations of some columns of the group, for the u rows of ``uniek``."""
        return self.onthoud(velden, lambda: maak_tabel(self.uniek, velden, delen=True))

    def eigen(self) -> dict[str, Array]:
        """The columns of the group, each of u rows."""
        return dict(self._delen[0])

    def deel(self, welke: npt.NDArray[np.integer]) -> K:
        """Some rows of ``uniek``; columns outside the group stay unknown."""
        binnen, buiten = self._delen
        genomen = {naam: kolom.take(welke, axis=0) for naam, kolom in binnen.items()}
        if len(welke) > len(self):
            return type(self.uniek).met_alleen(genomen, buiten)
        leeg = {naam: kolom[: len(welke)] for naam, kolom in buiten.items()}
        return type(self.uniek)(**genomen, **leeg)

    def zoek(self, kolommen: K) -> npt.NDArray[np.int32] | None:
        """Of each row the combination that it has; ``None`` when one of them is not here."""
        if not len(self) or not len(kolommen):
            return None
        alle, eigen = kolommen.als_dict(), self.eigen()
        woorden = [_als_woorden(alle[naam]) for naam in self.velden]
        afdruk, volgorde = self._op_afdruk
        waar = np.searchsorted(afdruk, _afdruk(woorden)).clip(max=len(self) - 1)
        sleutel: npt.NDArray[np.int32] = volgorde[waar]
        for naam, gezocht in zip(self.velden, woorden, strict=True):
            if not np.array_equal(_als_woorden(eigen[naam][sleutel]), gezocht):
                return None
        return sleutel

    @cached_property
    def _op_afdruk(self) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int32]]:
        """Fingerprints in order, and whose each is."""
        afdruk = _afdruk([_als_woorden(kolom) for kolom in self.eigen().values()])
        volgorde = np.argsort(afdruk).astype(np.int32)
        return afdruk[volgorde], volgorde

    @cached_property
    def _delen(self) -> tuple[dict[str, Array], dict[str, Array]]:
        """Columns of the group, and the others."""
        alle = self.uniek.als_dict()
        return {naam: alle.pop(naam) for naam in self.velden}, alle

    @cached_property
    def _onthouden(self) -> dict[object, Any]:
        return {}


@dataclass(frozen=True, eq=False)
class Tabel(Generic[K]):
    """One group of columns of n rows.

    Attributes:
        combinaties: what occurs.
        sleutel: int32 [n], the combination of each row; ``None`` when the rows have too little in
            common: then the combinations are the rows themselves and u = n.
    """

    combinaties: Combinaties[K]
    sleutel: npt.NDArray[np.int32] | None

    def __len__(self) -> int:
        """How many combinations there are."""
        return len(self.combinaties)

    @cached_property
    def aantal(self) -> npt.NDArray[np.float64]:
        """Rows per combination, float64 [u], which adds up fastest."""
        if self.sleutel is None:
            return np.ones(len(self))
        return np.bincount(self.sleutel, minlength=len(self)).astype(np.float64)

    def kolommen(self, rijen: Rijen | slice) -> dict[str, Array]:
        """The columns of the group for some of the n rows."""
        waar = rijen if self.sleutel is None else self.sleutel[rijen]
        return {naam: kolom[waar] for naam, kolom in self.combinaties.eigen().items()}


def maak_tabel(kolommen: K, velden: tuple[str, ...], *, delen: bool) -> Tabel[K]:
    """The table of one group of columns.

    Args:
        delen: look for what rows share; without, the table is the rows themselves.
    """
    alle = kolommen.als_dict()
    groep = {naam: alle[naam] for naam in velden}
    sleutel, eerste = _combinaties(groep) if delen else (None, None)
    if sleutel is not None:
        groep = {naam: kolom[eerste] for naam, kolom in groep.items()}
    return Tabel(Combinaties(velden, type(kolommen).met_alleen(groep, alle)), sleutel)


def _combinaties(
    groep: Mapping[str, Array],
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.intp]] | tuple[None, None]:
    """Per row its combination, and per combination a row that has it; or nothing to share.

    Rows are compared bit by bit, so nan equals nan. They are found by a 64-bit fingerprint and
    compared afterwards; should two differ behind one fingerprint, then nothing is shared.
    """
    woorden = [_als_woorden(kolom) for kolom in groep.values()]
    afdruk = _afdruk(woorden)
    _, eerste, sleutel = np.unique(afdruk, return_index=True, return_inverse=True)
    if len(eerste) * 2 > len(afdruk):
        return None, None
    if not all(np.array_equal(kolom[eerste][sleutel], kolom) for kolom in woorden):
        return None, None
    volgorde = np.argsort(eerste)  # combinations in the order in which the rows have them
    rang = np.empty(len(eerste), dtype=np.int32)
    rang[volgorde] = np.arange(len(eerste), dtype=np.int32)
    return rang[sleutel], eerste[volgorde]


def _afdruk(woorden: list[npt.NDArray[np.uint64]]) -> npt.NDArray[np.uint64]:
    """A fingerprint per row of all its words."""
    afdruk = np.zeros(len(woorden[0]), dtype=np.uint64)
    for kolom in woorden:
        for woord in kolom.T:
            afdruk = _meng(afdruk ^ woord)
    return afdruk


def _als_woorden(kolom: Array) -> npt.NDArray[np.uint64]:
    """The bits of each row as uint64 [n, words], padded with zeros."""
    plat = np.ascontiguousarray(kolom).reshape(len(kolom), -1).view(np.uint8)
    breedte = -(-plat.shape[1] // 8) * 8
    if plat.shape[1] < breedte:
        ruim = np.zeros((len(kolom), breedte), dtype=np.uint8)
        ruim[:, : plat.shape[1]] = plat
        plat = ruim
    return plat.view(np.uint64)


def _meng(x: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Spread every bit over the word (the finaliser of splitmix64, Steele and others 2014)."""
    x = x + np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))
