"""Travel minutes between two points, behind a small interface.

``AfstandReistijd`` estimates from distance alone: straight line x detour = network km, then a
fixed start (getting out, parking, waiting) and a speed that rises with the distance. A routing
service can take its place by offering the same ``Reistijdmodel``.

Where the figures come from:

* Detour. Network distance over straight line: about 1.2 in cities (Newell 1980), 1.21-1.23 on
  foot around stations (O'Sullivan and Morrall 1996), more between towns (Ballou 2002). We take
  1.25 on foot and by bicycle, 1.3 by car and 1.4 for lines that do not go where one wants.
* Speed, tuned until the model returns what people in the Netherlands report to Statistics
  Netherlands: to work by car 21.9 km in 28 minutes and by public transport 29.1 km in 53
  minutes (CBS table 37774); cycling 2.37 km in 11.05 minutes a day over 0.80 trips, walking
  0.57 km in 7.0 minutes (CBS table 37980NED). Below 7.5 km cycling beats public transport
  (CPB/KiM); that comes out as well.

Not modelled: water without a bridge, the timetable, the rush hour, an electric bicycle.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

import numpy as np
import numpy.typing as npt

from modellen.kwalificatie import Vervoermiddel
from modellen.plaats.afstand import afstand_km, afstanden_km

_SPELING = 1e-9
"""Rounding up forgives this many minutes, so that 20.0000000001 stays 20."""


class Reistijdmodel(Protocol):
    """Anything that knows how long a journey takes, one way, door to door."""

    @property
    def naam(self) -> str:
        """Stable name, stored with every result."""

    @property
    def versie(self) -> str:
        """Changes whenever an answer may change."""

    def minuten(
        self,
        *,
        van_lat: npt.ArrayLike,
        van_lon: npt.ArrayLike,
        naar_lat: npt.ArrayLike,
        naar_lon: npt.ArrayLike,
        middel: Vervoermiddel,
    ) -> npt.NDArray[np.float64]:
        """Whole minutes, rounded up; arguments broadcast; nan where a coordinate is nan."""

    def minuten_een(
        self,
        *,
        van_lat: float,
        van_lon: float,
        naar_lat: float,
        naar_lon: float,
        middel: Vervoermiddel,
    ) -> float:
        """One journey without arrays: the same number, nan where a coordinate is nan."""

    def minuten_bij_km(
        self, hemelsbreed_km: npt.ArrayLike, middel: Vervoermiddel
    ) -> npt.NDArray[np.float64] | None:
        """The same minutes from straight-line kilometres alone; any shape; nan stays nan.

        None, whatever is asked, for a model to which distance alone says nothing. Else whoever
        asks for several means of transport computes the distance once.
        """

    def bereik_km(self, middel: Vervoermiddel, minuten: float) -> float | None:
        """A straight-line distance in km beyond which no journey takes ``minuten`` or less.

        None when even the shortest journey takes longer.
        """


@dataclass(frozen=True, slots=True)
class Traject:
    """A stretch of the journey: up to ``tot_km`` (network km from the start) at ``km_per_uur``."""

    tot_km: float
    km_per_uur: float


@dataclass(frozen=True, slots=True)
class Reisprofiel:
    """How one means of transport covers distance: a rising, piecewise linear function.

    minuten(km) = start_minuten + sum over stretches of km in the stretch / speed x 60,
    with km = straight line x omrijfactor. The last stretch has no end.
    """

    omrijfactor: float
    start_minuten: float
    trajecten: tuple[Traject, ...]

    def __post_init__(self) -> None:
        grenzen = [0.0, *(t.tot_km for t in self.trajecten)]
        klopt = (
            self.omrijfactor >= 1.0
            and self.start_minuten > 0.0
            and grenzen == sorted(set(grenzen))
            and grenzen[-1] == math.inf
            and all(t.km_per_uur > 0.0 for t in self.trajecten)
        )
        if not klopt:
            raise ValueError("a travel profile needs detour >= 1, a start and rising stretches")


_PROFIELEN: Mapping[Vervoermiddel, Reisprofiel] = MappingProxyType(
    {
        Vervoermiddel.LOPEN: Reisprofiel(1.25, 1.0, (Traject(math.inf, 5.0),)),
        Vervoermiddel.FIETS: Reisprofiel(1.25, 2.0, (Traject(math.inf, 15.0),)),
        Vervoermiddel.OV: Reisprofiel(
            1.4, 10.0, (Traject(8.0, 20.0), Traject(40.0, 65.0), Traject(math.inf, 85.0))
        ),
        Vervoermiddel.AUTO: Reisprofiel(
            1.3, 4.0, (Traject(5.0, 30.0), Traject(20.0, 65.0), Traject(math.inf, 90.0))
        ),
    }
)


@dataclass(frozen=True, slots=True)
class AfstandReistijd:
    """Travel minutes from straight-line distance; see the module's docstring for the figures.

    Pure and deterministic; never shorter for a longer distance; at least the start minutes.
    """

    profielen: Mapping[Vervoermiddel, Reisprofiel] = field(default_factory=lambda: _PROFIELEN)

    @property
    def naam(self) -> str:
        """``afstand``."""
        return "afstand"

    @property
    def versie(self) -> str:
        """Raise with every change of a figure above."""
        return "1"

    def minuten(
        self,
        *,
        van_lat: npt.ArrayLike,
        van_lon: npt.ArrayLike,
        naar_lat: npt.ArrayLike,
        naar_lon: npt.ArrayLike,
        middel: Vervoermiddel,
    ) -> npt.NDArray[np.float64]:
        """See ``Reistijdmodel.minuten``."""
        km = afstanden_km(van_lat=van_lat, van_lon=van_lon, naar_lat=naar_lat, naar_lon=naar_lon)
        return self.minuten_bij_km(km, middel)

    def minuten_een(
        self,
        *,
        van_lat: float,
        van_lon: float,
        naar_lat: float,
        naar_lon: float,
        middel: Vervoermiddel,
    ) -> float:
        """See ``Reistijdmodel.minuten_een``."""
        hemelsbreed = afstand_km(
            van_lat=van_lat, van_lon=van_lon, naar_lat=naar_lat, naar_lon=naar_lon
        )
        if math.isnan(hemelsbreed):
            return math.nan
        profiel = self.profielen[middel]
        netwerk_km = hemelsbreed * profiel.omrijfactor
        minuten, begin = profiel.start_minuten, 0.0
        for traject in profiel.trajecten:
            in_traject = min(max(netwerk_km - begin, 0.0), traject.tot_km - begin)
            minuten += in_traject * (60.0 / traject.km_per_uur)
            begin = traject.tot_km
        return float(math.ceil(minuten - _SPELING))

    def minuten_bij_km(
        self, hemelsbreed_km: npt.ArrayLike, middel: Vervoermiddel
    ) -> npt.NDArray[np.float64]:
        """Whole minutes for straight-line kilometres; any shape; nan stays nan."""
        profiel = self.profielen[middel]
        netwerk_km = np.asarray(hemelsbreed_km, dtype=np.float64) * profiel.omrijfactor
        minuten = np.full_like(netwerk_km, profiel.start_minuten)
        begin = 0.0
        for traject in profiel.trajecten:
            in_traject = np.clip(netwerk_km - begin, 0.0, traject.tot_km - begin)
            minuten += in_traject * (60.0 / traject.km_per_uur)
            begin = traject.tot_km
        return np.asarray(np.ceil(minuten - _SPELING), dtype=np.float64)

    def bereik_km(self, middel: Vervoermiddel, minuten: float) -> float | None:
        """The greatest straight-line distance that still takes ``minuten`` or less, or None."""
        profiel = self.profielen[middel]
        # Journeys are whole minutes: 20.7 minutes to spend is 20.
        over = math.floor(minuten) - profiel.start_minuten
        if over < 0.0:
            return None
        netwerk_km, begin = 0.0, 0.0
        for traject in profiel.trajecten:
            netwerk_km += min(over * traject.km_per_uur / 60.0, traject.tot_km - begin)
            over = max(over - (traject.tot_km - begin) * 60.0 / traject.km_per_uur, 0.0)
            begin = traject.tot_km
        return netwerk_km / profiel.omrijfactor
