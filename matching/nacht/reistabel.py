"""Travel of many pairs: minutes from the travel model, limits and postcodes from the records.

Pairs without a known Dutch place of work are left to the plain side of the constraint.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, nan

import numpy as np
import numpy.typing as npt

from matching.constraints import Omgeving
from matching.constraints.reistijd import ruime_grens
from matching.nacht.groei import Groeitabel
from matching.oordeel import Uitkomst
from modellen.klantprofiel.model import Klantprofiel
from modellen.kwalificatie import Vervoermiddel
from vacatures.werk import Werk

_MIDDELEN = tuple(Vervoermiddel)
_GRENS, _RUIM = 2, 2 + len(_MIDDELEN)


class Reistabel:
    """Outcomes of the constraint reistijd. Not for several threads at once."""

    def __init__(self, omgeving: Omgeving) -> None:
        self._omgeving = omgeving
        self._klant = Groeitabel(2 + 2 * len(_MIDDELEN), np.float64)
        self._werk = Groeitabel(2, np.float64)

    def uitkomsten(
        self,
        profielen: Sequence[Klantprofiel],
        werken: Sequence[Werk],
        klant: npt.NDArray[np.int32],
        werk: npt.NDArray[np.int32],
    ) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.bool_]]:
        """Outcomes of pairs.

        Args:
            profielen, werken: records by number; those of earlier calls are not read again.
            klant, werk: int32 [pairs], places in them.

        Returns:
            int8 [pairs], and bool [pairs]: which of them were not judged here.
        """
        for profiel in profielen[len(self._klant) :]:
            self._klant.voeg_toe(self._van_klant(profiel))
        for een in werken[len(self._werk) :]:
            self._werk.voeg_toe(self._van_werk(een))
        van, naar = self._klant.rijen, self._werk.rijen[werk]
        uit = np.full(len(klant), Uitkomst.ONGESCHIKT, dtype=np.int8)
        over = np.arange(len(klant))
        for i, middel in enumerate(_MIDDELEN):
            # Who travels in time by one mode need not be asked about the next.
            over = over[uit[over] != Uitkomst.GESCHIKT]
            hier = over[van[klant[over], _GRENS + i] > -inf]
            rijen = van[klant[hier]]
            minuten = self._omgeving.reistijd.minuten(
                van_lat=rijen[:, 0],
                van_lon=rijen[:, 1],
                naar_lat=naar[hier, 0],
                naar_lon=naar[hier, 1],
                middel=middel,
            )
            ruim = minuten <= rijen[:, _RUIM + i]
            uit[hier[ruim]] = np.maximum(uit[hier[ruim]], Uitkomst.AANDACHTSPUNT)
            uit[hier[minuten <= rijen[:, _GRENS + i]]] = Uitkomst.GESCHIKT
        zonder_huis = np.isnan(van[klant, 0])
        uit[zonder_huis] = Uitkomst.AANDACHTSPUNT
        return uit, np.isnan(naar[:, 0]) & ~zonder_huis

    def _van_klant(self, profiel: Klantprofiel) -> list[float]:
        klant = profiel.klant
        huis = self._omgeving.register.find_pc4(klant.postcode.cijfers) if klant.postcode else None
        if huis is None or not klant.vervoer:
            return [nan, nan, *[-inf] * (2 * len(_MIDDELEN))]
        grens = [klant.vervoer.get(m) for m in _MIDDELEN]
        return [
            huis.breedtegraad,
            huis.lengtegraad,
            *(-inf if g is None else g for g in grens),
            *(-inf if g is None else ruime_grens(g) for g in grens),
        ]

    def _van_werk(self, werk: Werk) -> list[float]:
        plek = werk.plek
        if plek.is_buitenland or not plek.pc4:
            return [nan, nan]
        gevonden = self._omgeving.register.find_pc4(plek.pc4)
        return [nan, nan] if gevonden is None else [gevonden.breedtegraad, gevonden.lengtegraad]
