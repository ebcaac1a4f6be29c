"""Where the rows of a segment are: places along a curve, so that a region is a few runs of rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import cos, pi, radians, sin
from typing import Self

import numpy as np
import numpy.typing as npt

from matching.kolommen import Array
from modellen.plaats.afstand import AARDSTRAAL_KM

_RAND_KM = 0.05
"""Places this much further than asked come along: a bound must never lose one to rounding."""

_HOEK = (50.0, 3.0)
_VAKKEN_PER_GRAAD = (1 << 16) / 8.0
"""The curve orders squares of a few metres in a box around the Netherlands."""


def z_volgorde(lat: Array, lon: Array, gebied: Array) -> npt.NDArray[np.intp]:
    """Order of rows along a Z-curve (Morton): what is near is mostly close by in the order.

    Args:
        lat, lon: float64 [n] degrees; rows with nan come last, in order of ``gebied`` [n].

    Returns:
        intp [n], a permutation; rows of one place are together and in the order they had.
    """
    vak = np.zeros(len(lat), dtype=np.uint64)
    for bit, (graden, hoek) in enumerate(zip((lat, lon), _HOEK, strict=True)):
        stap = np.nan_to_num((graden - hoek) * _VAKKEN_PER_GRAAD, nan=0.0)
        vak |= _spreid(stap.clip(0, 0xFFFF).astype(np.uint64)) << np.uint64(bit)
    return np.lexsort((gebied, lon, lat, vak, np.isnan(lat)))


def _spreid(x: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """A zero bit between any two of the low 16 bits."""
    for schuif, masker in ((8, 0x00FF00FF), (4, 0x0F0F0F0F), (2, 0x33333333), (1, 0x55555555)):
        x = (x | (x << np.uint64(schuif))) & np.uint64(masker)
    return x


@dataclass(frozen=True, eq=False)
class Plaatsen:
    """Places, to find those that are near.

    Attributes:
        lat, lon: float64 [p] degrees; nan where the place is unknown or abroad.
    """

    lat: Array
    lon: Array

    @cached_property
    def _richting(self) -> npt.NDArray[np.float64]:
        """Unit vectors from the centre of the earth, float64 [3, p]."""
        phi, labda = np.radians(self.lat), np.radians(self.lon)
        return np.stack([np.cos(phi) * np.cos(labda), np.cos(phi) * np.sin(labda), np.sin(phi)])

    def nabij(self, lat: float, lon: float, km: float) -> npt.NDArray[np.intp]:
        """Every place that may lie within ``km`` of a point, and those without a known place.

        A few places that lie just beyond may be among them; none that lies within is left out.
        """
        hier = _richting_van(lat, lon)
        if km < 0:
            return np.flatnonzero(np.isnan(self.lat))
        grens = cos(min((km + _RAND_KM) / AARDSTRAAL_KM, pi)) - 1e-12
        return np.flatnonzero(~(hier @ self._richting < grens))  # true for nan


@dataclass(frozen=True, eq=False)
class Blokken:
    """Runs of rows, rising and apart from each other.

    Attributes:
        van, tot: int64 [b]; run i is the rows ``van[i]`` up to ``tot[i]``.
    """

    van: npt.NDArray[np.int64]
    tot: npt.NDArray[np.int64]

    @classmethod
    def van_plaatsen(cls, gekozen: npt.NDArray[np.bool_], begin: npt.NDArray[np.int64]) -> Self:
        """The rows of some places.

        Args:
            gekozen: bool [p].
            begin: int64 [p + 1]; the rows of place i are ``begin[i]`` up to ``begin[i + 1]``.
        """
        rand = np.zeros(len(gekozen) + 2, dtype=np.int8)
        rand[1:-1] = gekozen
        randen = np.flatnonzero(rand[1:] != rand[:-1])
        return cls(begin[randen[::2]], begin[randen[1::2]])

    @classmethod
    def alle(cls, rijen: int) -> Self:
        """One run of rows from 0."""
        return cls(np.zeros(1, dtype=np.int64), np.full(1, rijen, dtype=np.int64))

    def __len__(self) -> int:
        return int(self._einde[-1]) if len(self.van) else 0

    def van_rijen(self, kolom: Array) -> Array:
        """What a column of n rows says of these rows, one run after the other."""
        stukken = [kolom[a:b] for a, b in zip(self.van.tolist(), self.tot.tolist(), strict=True)]
        return np.concatenate(stukken) if stukken else kolom[:0]

    def rijen(self, gekozen: npt.NDArray[np.intp]) -> npt.NDArray[np.int64]:
        """Row numbers of some of these rows.

        Args:
            gekozen: intp, rising, counted along the runs.
        """
        verschuiving = self.van - self._einde + (self.tot - self.van)
        per_blok = np.diff(np.searchsorted(gekozen, self._einde), prepend=0)
        rijen: npt.NDArray[np.int64] = gekozen + np.repeat(verschuiving, per_blok)
        return rijen

    @cached_property
    def _einde(self) -> npt.NDArray[np.int64]:
        """Rows up to and including each run."""
        return np.cumsum(self.tot - self.van)


def _richting_van(lat: float, lon: float) -> npt.NDArray[np.float64]:
    phi, labda = radians(lat), radians(lon)
    return np.array([cos(phi) * cos(labda), cos(phi) * sin(labda), sin(phi)])
