"""Straight-line distance over the earth, as arrays and one pair at a time.

Formula: haversine on a sphere (R. W. Sinnott, Virtues of the Haversine, 1984) with the
mean earth radius of IUGG. On Dutch distances the sphere errs by less than 0.3 %.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

AARDSTRAAL_KM = 6371.0088
"""Mean radius of the earth in km (IUGG)."""


def afstanden_km(
    *,
    van_lat: npt.ArrayLike,
    van_lon: npt.ArrayLike,
    naar_lat: npt.ArrayLike,
    naar_lon: npt.ArrayLike,
) -> npt.NDArray[np.float64]:
    """Kilometres between points in degrees (WGS84); arguments broadcast, nan gives nan."""
    van_phi, naar_phi = np.radians(van_lat), np.radians(naar_lat)
    half_phi = (naar_phi - van_phi) / 2.0
    half_lambda = (np.radians(naar_lon) - np.radians(van_lon)) / 2.0
    h = np.sin(half_phi) ** 2 + np.cos(van_phi) * np.cos(naar_phi) * np.sin(half_lambda) ** 2
    km = 2.0 * AARDSTRAAL_KM * np.arcsin(np.sqrt(np.clip(h, 0.0, 1.0)))
    return np.asarray(km, dtype=np.float64)


def afstand_km(*, van_lat: float, van_lon: float, naar_lat: float, naar_lon: float) -> float:
    """Kilometres between two points; the plain-Python twin of ``afstanden_km``."""
    van_phi, naar_phi = math.radians(van_lat), math.radians(naar_lat)
    half_phi = (naar_phi - van_phi) / 2.0
    half_lambda = (math.radians(naar_lon) - math.radians(van_lon)) / 2.0
    h = math.sin(half_phi) ** 2 + math.cos(van_phi) * math.cos(naar_phi) * (
        math.sin(half_lambda) ** 2
    )
    return 2.0 * AARDSTRAAL_KM * math.asin(math.sqrt(min(max(h, 0.0), 1.0)))
