"""Travel minutes within one question: asked once, used by the constraint and by the ranking."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from matching.kolommen import Array
from matching.reistijd import Reistijdmodel
from modellen.kwalificatie import Vervoermiddel
from modellen.plaats.afstand import afstanden_km


class OnthoudenReistijd:
    """A travel model that is asked once for the minutes between the same columns by one mode.

    For the length of one question: the constraint and the ranking both want them. Of a model that
    goes by distance, the distance is computed once for all modes.
    """

    def __init__(self, model: Reistijdmodel) -> None:
        self._model = model
        self._punten: tuple[npt.ArrayLike, ...] = ()
        self._km: Array | None = None
        self._minuten: dict[Vervoermiddel, Array] = {}

    @property
    def naam(self) -> str:
        """Of the model."""
        return self._model.naam

    @property
    def versie(self) -> str:
        """Of the model."""
        return self._model.versie

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
        punten = (van_lat, van_lon, naar_lat, naar_lon)
        zelfde = len(self._punten) == len(punten)
        if not (zelfde and all(a is b for a, b in zip(self._punten, punten, strict=True))):
            self._punten, self._km, self._minuten = punten, None, {}
        if middel not in self._minuten:
            self._minuten[middel] = self._bereken(middel)
        return self._minuten[middel]

    def _bereken(self, middel: Vervoermiddel) -> Array:
        van_lat, van_lon, naar_lat, naar_lon = self._punten
        punten = {
            "van_lat": van_lat, "van_lon": van_lon, "naar_lat": naar_lat, "naar_lon": naar_lon
        }  # fmt: skip
        if self._km is None:
            self._km = afstanden_km(**punten)
        minuten = self._model.minuten_bij_km(self._km, middel)
        return self._model.minuten(**punten, middel=middel) if minuten is None else minuten

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
        return self._model.minuten_een(
            van_lat=van_lat, van_lon=van_lon, naar_lat=naar_lat, naar_lon=naar_lon, middel=middel
        )

    def minuten_bij_km(
        self, hemelsbreed_km: npt.ArrayLike, middel: Vervoermiddel
    ) -> npt.NDArray[np.float64] | None:
        """See ``Reistijdmodel.minuten_bij_km``."""
        return self._model.minuten_bij_km(hemelsbreed_km, middel)

    def bereik_km(self, middel: Vervoermiddel, minuten: float) -> float | None:
        """See ``Reistijdmodel.bereik_km``."""
        return self._model.bereik_km(middel, minuten)
