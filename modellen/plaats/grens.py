"""How far the border is: a lower bound of the distance to Belgium, its provinces, or Germany.

A job in Belgium has no postcode in the table, so its travel time is unknown. But nobody in
Groningen reaches any place in Belgium by bicycle: if even the border is out of reach, so is
the job. The border is a rough line of points from general geography, joined by straight
pieces; it is right to a few kilometres, so ``TOLERANTIE_KM`` is taken off and the answer is
only ever used as "at least this far".
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import overload

import numpy as np
import numpy.typing as npt

from modellen.fouten import OpstapFout
from modellen.plaats.afstand import afstanden_km

TOLERANTIE_KM = 5.0
_STAP_KM = 1.0
_RIJEN_TEGELIJK = 4096
"""Points measured at once against the whole line, so that memory stays small."""

# Latitude, longitude; from the sea eastward.
_BELGIE = (
    (51.373, 3.365),
    (51.305, 3.370),
    (51.243, 3.430),
    (51.240, 3.510),
    (51.285, 3.590),
    (51.270, 3.690),
    (51.212, 3.790),
    (51.212, 3.870),
    (51.225, 3.970),
    (51.265, 4.100),
    (51.345, 4.230),
    (51.375, 4.330),
    (51.360, 4.410),
    (51.430, 4.390),
    (51.478, 4.460),
    (51.430, 4.560),
    (51.430, 4.650),
    (51.500, 4.770),
    (51.480, 4.830),
    (51.420, 4.780),
    (51.400, 4.890),
    (51.475, 5.030),
    (51.430, 5.090),
    (51.320, 5.140),
    (51.310, 5.210),
    (51.262, 5.250),
    (51.260, 5.400),
    (51.290, 5.520),
    (51.230, 5.560),
    (51.185, 5.650),
    (51.160, 5.780),
    (51.150, 5.850),
    (51.095, 5.800),
    (51.030, 5.770),
    (50.950, 5.745),
    (50.880, 5.690),
    (50.830, 5.650),
    (50.758, 5.695),
    (50.752, 5.860),
    (50.7545, 6.0207),
)

# Latitude, longitude; from the south northward.
_DUITSLAND = (
    (50.7545, 6.0207),
    (50.800, 6.010),
    (50.850, 6.080),
    (50.920, 6.085),
    (50.985, 5.960),
    (51.040, 5.870),
    (51.090, 5.960),
    (51.130, 6.090),
    (51.180, 6.160),
    (51.230, 6.080),
    (51.330, 6.170),
    (51.400, 6.220),
    (51.490, 6.215),
    (51.600, 6.110),
    (51.680, 6.030),
    (51.760, 5.960),
    (51.840, 5.960),
    (51.865, 6.060),
    (51.840, 6.160),
    (51.895, 6.150),
    (51.865, 6.260),
    (51.828, 6.390),
    (51.865, 6.490),
    (51.905, 6.650),
    (51.905, 6.750),
    (51.980, 6.820),
    (52.050, 6.690),
    (52.110, 6.750),
    (52.140, 6.880),
    (52.215, 6.990),
    (52.270, 7.060),
    (52.380, 7.070),
    (52.460, 6.980),
    (52.460, 6.860),
    (52.490, 6.740),
    (52.560, 6.700),
    (52.640, 6.720),
    (52.640, 6.890),
    (52.650, 7.050),
    (52.810, 7.070),
    (52.880, 7.090),
    (53.000, 7.210),
    (53.180, 7.215),
    (53.300, 7.080),
    (53.460, 6.860),
    (53.570, 6.620),
)

# The sides of the Belgian provinces that face the Netherlands, from west to east.
_PROVINCIES = {
    "BE-VWV": (
        (51.095, 2.550),
        (51.373, 3.365),
        (51.243, 3.430),
        (51.150, 3.480),
        (51.050, 3.460),
        (50.920, 3.430),
        (50.750, 3.500),
    ),
    "BE-VOV": (
        (51.243, 3.430),
        (51.240, 3.510),
        (51.285, 3.590),
        (51.270, 3.690),
        (51.212, 3.790),
        (51.225, 3.970),
        (51.265, 4.100),
        (51.345, 4.230),
        (51.220, 4.340),
        (51.120, 4.330),
        (51.050, 4.230),
        (50.950, 4.120),
        (50.800, 4.080),
    ),
    "BE-VAN": (
        (51.220, 4.340),
        (51.345, 4.230),
        (51.375, 4.330),
        (51.360, 4.410),
        (51.430, 4.390),
        (51.478, 4.460),
        (51.430, 4.650),
        (51.500, 4.770),
        (51.480, 4.830),
        (51.400, 4.890),
        (51.475, 5.030),
        (51.430, 5.090),
        (51.320, 5.140),
        (51.262, 5.250),
        (51.150, 5.270),
        (51.040, 5.130),
    ),
    "BE-VLI": (
        (51.050, 5.050),
        (51.150, 5.220),
        (51.262, 5.250),
        (51.260, 5.400),
        (51.290, 5.520),
        (51.185, 5.650),
        (51.150, 5.850),
        (51.030, 5.770),
        (50.950, 5.745),
        (50.830, 5.650),
        (50.758, 5.695),
        (50.752, 5.920),
    ),
    "BE-VBR": (
        (50.990, 4.080),
        (51.040, 4.330),
        (51.020, 4.450),
        (51.050, 4.700),
        (51.070, 4.950),
        (51.050, 5.080),
        (50.950, 5.120),
        (50.750, 5.150),
    ),
    "BE-BRU": ((50.920, 4.290), (50.920, 4.420), (50.890, 4.480), (50.800, 4.480)),
    "BE-WAL": (
        (50.820, 2.900),
        (50.780, 3.200),
        (50.760, 3.450),
        (50.800, 3.800),
        (50.750, 4.050),
        (50.730, 4.300),
        (50.760, 4.600),
        (50.800, 4.900),
        (50.750, 5.150),
        (50.800, 5.600),
        (50.780, 5.720),
        (50.760, 6.020),
    ),
}
_LIJNEN = {"BE": _BELGIE, "DE": _DUITSLAND, **_PROVINCIES}

GEBIEDEN_MET_GRENS = tuple(_LIJNEN)
"""Every code that ``afstand_tot_gebied`` knows."""


@overload
def afstand_tot_gebied(breedtegraad: float, lengtegraad: float, gebied: str) -> float: ...
@overload
def afstand_tot_gebied(
    breedtegraad: npt.NDArray[np.float64], lengtegraad: npt.NDArray[np.float64], gebied: str
) -> npt.NDArray[np.float64]: ...
def afstand_tot_gebied(
    breedtegraad: float | npt.NDArray[np.float64],
    lengtegraad: float | npt.NDArray[np.float64],
    gebied: str,
) -> float | npt.NDArray[np.float64]:
    """At least so many kilometres lie between a point in the Netherlands and ``gebied``.

    Args:
        breedtegraad: degrees WGS84, one number or an array.
        lengtegraad: the same shape.
        gebied: "BE", "DE" or a Belgian province as "BE-VAN" (ISO 3166-2).

    Returns:
        Straight-line km, float or float64 of the same shape; 0 near the border; nan stays nan.

    Raises:
        OpstapFout: for a country whose border we do not know.
    """
    lijn = _punten(gebied)
    lat, lon = np.asarray(breedtegraad, dtype=np.float64), np.asarray(lengtegraad, dtype=np.float64)
    km = np.empty(lat.size)
    for begin in range(0, lat.size, _RIJEN_TEGELIJK):
        deel = slice(begin, begin + _RIJEN_TEGELIJK)
        km[deel] = afstanden_km(
            van_lat=lat.reshape(-1, 1)[deel],
            van_lon=lon.reshape(-1, 1)[deel],
            naar_lat=lijn[:, 0],
            naar_lon=lijn[:, 1],
        ).min(axis=1)
    ondergrens = np.maximum(km - TOLERANTIE_KM, 0.0).reshape(lat.shape)
    return float(ondergrens) if ondergrens.ndim == 0 else ondergrens


@cache
def _punten(gebied: str) -> npt.NDArray[np.float64]:
    """The border as points at most ``_STAP_KM`` apart, float64 [n, 2]."""
    if gebied not in _LIJNEN:
        raise OpstapFout(
            code="onbekende_grens",
            melding=f"We weten niet hoe ver '{gebied[:20]}' van Nederland ligt.",
            volgende_stap="Gebruik BE voor België of DE voor Duitsland.",
        )
    hoeken = np.array(_LIJNEN[gebied], dtype=np.float64)
    stukken = [
        begin + (eind - begin) * np.linspace(0.0, 1.0, _aantal_stappen(begin, eind))[:, np.newaxis]
        for begin, eind in pairwise(hoeken)
    ]
    return np.concatenate(stukken)


def _aantal_stappen(begin: npt.NDArray[np.float64], eind: npt.NDArray[np.float64]) -> int:
    km = afstanden_km(van_lat=begin[0], van_lon=begin[1], naar_lat=eind[0], naar_lon=eind[1])
    return int(np.ceil(km / _STAP_KM)) + 1
