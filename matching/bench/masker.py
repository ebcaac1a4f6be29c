"""The eligible set as a careful engineer makes it with numpy: what every peer gets.

Travel is judged once per place and looked up per row; the other constraints, cheapest first, judge
only the rows that are left. It calls the same constraints as Opstap, so both sides agree on who is
eligible; only the way there differs.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

from matching.constraints import CONSTRAINT_PER_NAAM, Omgeving
from matching.kolommen import KlantKolommen, WerkKolommen

Rijen = npt.NDArray[np.int64]

VOLGORDE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "beschikbaarheid": ("actief", "sluit_op"),
        "zichtbaarheid": ("voor_allen", "zichtbaar"),
        "uren": ("uren_min", "uren_max"),
        "opleiding": ("eis_opleiding",),
        "taal": ("eis_taal",),
        "dagdelen": ("dagdelen", "uren_min"),
        "rijbewijs": ("eis_rijbewijzen",),
        "certificaten": ("eis_certificaten",),
        "uitsluitingen": ("werkgever", "branche"),
        "belastbaarheid": ("belasting", "geschat"),
    }
)
"""The constraints after travel, with the columns of the werk that each one reads."""


class Masker:
    """Finds the eligible rows of ``werk`` for one klant."""

    def __init__(self, werk: WerkKolommen, omgeving: Omgeving) -> None:
        self._werk = werk
        self._omgeving = omgeving
        plek = np.empty(len(werk), dtype=[("lat", "f8"), ("lon", "f8"), ("gebied", "i1")])
        plek["lat"], plek["lon"], plek["gebied"] = werk.lat, werk.lon, werk.gebied
        # As bytes: nan equals nan, so that all unknown places are one.
        _, eerste, code = np.unique(plek.view("V17"), return_index=True, return_inverse=True)
        self._plekken = werk.neem(eerste)
        self._plek_van = code.astype(np.int32)

    def rijen(self, klant: KlantKolommen) -> Rijen:
        """Rows, rising, on which no constraint says unsuitable; ``klant`` has one row."""
        reistijd = CONSTRAINT_PER_NAAM["reistijd"]
        bereikbaar = reistijd.uitkomsten(klant, self._plekken, self._omgeving) > 0
        rijen: Rijen = np.flatnonzero(bereikbaar[self._plek_van])
        for naam, kolommen in VOLGORDE.items():
            constraint = CONSTRAINT_PER_NAAM[naam]
            uitkomsten = constraint.uitkomsten(klant, self._deel(rijen, kolommen), self._omgeving)
            rijen = rijen[np.broadcast_to(uitkomsten > 0, rijen.shape)]
        return rijen

    def _deel(self, rijen: Rijen, namen: tuple[str, ...]) -> WerkKolommen:
        """Only the named columns of these rows; the others are one repeated value."""
        delen: dict[str, Any] = {}
        for naam, kolom in self._werk.als_dict().items():
            if naam in namen:
                delen[naam] = kolom[rijen]
            else:
                delen[naam] = np.broadcast_to(kolom[:1], (len(rijen), *kolom.shape[1:]))
        return WerkKolommen(**delen)
