"""Belastbaarheid of many pairs, item by item: each load of each item judged once.

The outcome of a pair is the lowest of its items, and an item has few different values on either
side. So the plain side of the constraint is asked once per item and pair of values.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from matching.constraints.belastbaarheid import BEOORDEELDE_ITEMS, BelastbaarheidConstraint
from matching.nacht.groei import Groeitabel
from matching.oordeel import Uitkomst
from modellen.belastbaarheid.fml import FmlItem
from modellen.belastbaarheid.model import Itemoordeel
from modellen.klantprofiel.model import Klantprofiel
from vacatures.belasting.model import Belastingitem
from vacatures.werk import Werk

_PER_KEER = 8192
_CONSTRAINT = BelastbaarheidConstraint()


class _Item:
    """All values of one item that occur, and the outcome of each pair of them."""

    def __init__(self, fml_item: FmlItem) -> None:
        self._item = fml_item
        self._kan: dict[Hashable, int] = {}
        self._vraagt: dict[Hashable, int] = {}
        self._kannen: list[Itemoordeel | None] = []
        self._vragen: list[Belastingitem | None] = []

    def kan(self, oordeel: Itemoordeel | None) -> int:
        sleutel = None if oordeel is None else (oordeel.niveau, oordeel.opties)
        nummer = self._kan.setdefault(sleutel, len(self._kannen))
        if nummer == len(self._kannen):
            self._kannen.append(oordeel)
        return nummer

    def vraagt(self, eis: Belastingitem | None) -> int:
        sleutel = None if eis is None else (eis.niveau, eis.opties, eis.is_geschat)
        nummer = self._vraagt.setdefault(sleutel, len(self._vragen))
        if nummer == len(self._vragen):
            self._vragen.append(eis)
        return nummer

    @property
    def vorm(self) -> tuple[int, int]:
        return len(self._kannen), len(self._vragen)

    def tabel(self) -> npt.NDArray[np.int8]:
        """Int8 [values of klanten, values of werk]."""
        return np.array(
            [[self._uitkomst(kan, eis) for eis in self._vragen] for kan in self._kannen],
            dtype=np.int8,
        ).reshape(self.vorm)

    def _uitkomst(self, kan: Itemoordeel | None, eis: Belastingitem | None) -> int:
        reden = _CONSTRAINT.reden_voor_item(self._item, kan, eis)
        return int(Uitkomst.GESCHIKT if reden is None else reden.uitkomst)


class Belasttabel:
    """Outcomes of the constraint belastbaarheid. Not for several threads at once."""

    def __init__(self, vandaag: date) -> None:
        self._vandaag = vandaag
        self._items = [_Item(i) for i in BEOORDEELDE_ITEMS]
        self._kan = Groeitabel(len(self._items), np.int32)
        self._vraagt = Groeitabel(len(self._items), np.int32)
        self._vormen: list[tuple[int, int]] = []
        self._plat = np.empty(0, dtype=np.int8)
        self._begin = np.empty(0, dtype=np.int32)

    def uitkomsten(
        self,
        profielen: Sequence[Klantprofiel],
        werken: Sequence[Werk],
        klant: npt.NDArray[np.int32],
        werk: npt.NDArray[np.int32],
    ) -> npt.NDArray[np.int8]:
        """Outcomes of pairs.

        Args:
            profielen, werken: records by number; those of earlier calls are not read again.
            klant, werk: int32 [pairs], places in them.

        Returns:
            int8 [pairs].
        """
        for profiel in profielen[len(self._kan) :]:
            self._kan.voeg_toe(self._codes_van_klant(profiel))
        for een in werken[len(self._vraagt) :]:
            self._vraagt.voeg_toe(
                [i.vraagt(een.belasting.items.get(f.code)) for i, f in self._paren()]
            )
        self._werk_bij()
        breedte = np.array([vragen for _, vragen in self._vormen], dtype=np.int32)
        wie, waar = np.unique(klant, return_inverse=True)
        kan = self._kan.rijen[wie] * breedte + self._begin
        uit = np.empty(len(klant), dtype=np.int8)
        for van in range(0, len(klant), _PER_KEER):
            deel = slice(van, van + _PER_KEER)
            plek = kan[waar[deel]]
            plek += self._vraagt.rijen[werk[deel]]
            uit[deel] = self._plat[plek].min(axis=1)
        return uit

    def _paren(self) -> list[tuple[_Item, FmlItem]]:
        return list(zip(self._items, BEOORDEELDE_ITEMS, strict=True))

    def _codes_van_klant(self, profiel: Klantprofiel) -> list[int]:
        kan = profiel.belastbaarheid
        return [i.kan(kan.geldig_oordeel(f.code, self._vandaag)) for i, f in self._paren()]

    def _werk_bij(self) -> None:
        vormen = [i.vorm for i in self._items]
        if vormen == self._vormen:
            return
        tabellen = [i.tabel().ravel() for i in self._items]
        self._vormen, self._plat = vormen, np.concatenate(tabellen)
        self._begin = np.cumsum([0, *(len(t) for t in tabellen[:-1])]).astype(np.int32)
