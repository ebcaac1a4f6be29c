"""Where the rows of a segment are: places along a curve, so that a region is a few runs of rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

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
    """The places of a segment whose rows are sorted by place.

    Attributes:
        lat, lon: float64 [p] degrees; nan where the place is unknown or abroad.
        begin: int64 [p + 1]; the rows of place i are ``begin[i]`` up to ``begin[i + 1]``.
    """

    lat: Array
    lon: Array
    begin: npt.NDArray[np.int64]

    @cached_property
    def _richting(self) -> npt.NDArray[np.float64]:
        """Unit vectors from the centre of the earth, float64 [p, 3]."""
        return _richtingen(self.lat, self.lon)

    def nabij(self, lat: float, lon: float, km: float) -> npt.NDArray[np.intp]:
        """Every place that may lie within ``km`` of a point, and those without a known place.

        A few places that lie just beyond may be among them; none that lies within is left out.
        """
        hier = _richtingen(np.array([lat]), np.array([lon]))[0]
        if km < 0:
            return np.flatnonzero(np.isnan(self.lat))
        grens = np.cos(min((km + _RAND_KM) / AARDSTRAAL_KM, np.pi)) - 1e-12
        return np.flatnonzero(~(self._richting @ hier < grens))  # true for nan

    def rijen(self, plaatsen: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
        """All rows of the places that are true, rising."""
        randen = np.flatnonzero(np.diff(plaatsen, prepend=False, append=False))
        van, tot = self.begin[randen[::2]], self.begin[randen[1::2]]
        lengte = tot - van
        einde = np.cumsum(lengte)
        aantal = int(einde[-1]) if len(einde) else 0
        return np.arange(aantal, dtype=np.int64) + np.repeat(van - (einde - lengte), lengte)


def _richtingen(lat: Array, lon: Array) -> npt.NDArray[np.float64]:
    phi, labda = np.radians(lat), np.radians(lon)
    delen = (np.cos(phi) * np.cos(labda), np.cos(phi) * np.sin(labda), np.sin(phi))
    return np.stack(delen, axis=1)
