"""Belastbaarheid of many pairs, item by item: each load of each item judged once.

The outcome of a pair is the lowest of its items, and an item has few different values on either
side. So the plain side of the constraint is asked once per item and pair of values. Each load of
each item is a bit: a job is the bits of its loads, a klant those of the loads that are unsuitable
and of those that want a look, and a pair is judged by what they have in common.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from matching.constraints import Omgeving
from matching.constraints.belastbaarheid import BEOORDEELDE_ITEMS, BelastbaarheidConstraint
from matching.nacht.groei import Groeitabel
from matching.oordeel import Oordeel, Reden, Uitkomst
from modellen.belastbaarheid.fml import FmlItem
from modellen.belastbaarheid.model import Itemoordeel
from modellen.klantprofiel.model import Klantprofiel
from vacatures.belasting.model import Belastingitem
from vacatures.werk import Werk

_PER_KEER = 8192
"""Pairs judged at a time, so that the work arrays stay in the processor's cache."""

_CONSTRAINT = BelastbaarheidConstraint()


class _Item:
    """All values of one item that occur, and the outcome of each pair of them.

    ``bits`` are the bits of the loads, in the order in which they came.
    """

    def __init__(self, fml_item: FmlItem) -> None:
        self._item = fml_item
        self._kan: dict[Hashable, int] = {}
        self._vraagt: dict[Hashable, int] = {}
        self._kannen: list[Itemoordeel | None] = []
        self._vragen: list[Belastingitem | None] = []
        self._tabel = np.empty((0, 0), dtype=np.int8)
        self._redenen: dict[tuple[int, int], Reden | None] = {}
        self.bits: list[int] = []

    def kan(self, oordeel: Itemoordeel | None) -> int:
        sleutel = None if oordeel is None else (oordeel.niveau, oordeel.opties)
        nummer = self._kan.setdefault(sleutel, len(self._kannen))
        if nummer == len(self._kannen):
            self._kannen.append(oordeel)
        return nummer

    def vraagt(self, eis: Belastingitem | None, volgende_bit: int) -> int:
        """The bit of a load; ``volgende_bit`` when it is a new one."""
        sleutel = None if eis is None else (eis.niveau, eis.opties, eis.is_geschat)
        bit = self._vraagt.setdefault(sleutel, volgende_bit)
        if bit == volgende_bit:
            self._vragen.append(eis)
            self.bits.append(bit)
        return bit

    def tabel(self) -> npt.NDArray[np.int8]:
        """Int8 [values of klanten, values of werk]."""
        vorm = (len(self._kannen), len(self._vragen))
        if self._tabel.shape != vorm:
            alle = [[self._uitkomst(kan, eis) for eis in self._vragen] for kan in self._kannen]
            self._tabel = np.array(alle, dtype=np.int8).reshape(vorm)
        return self._tabel

    def reden(self, kan: int, bit: int) -> Reden | None:
        """Why a value of a klant and a load are not simply suitable, ``None`` when they are."""
        if (kan, bit) not in self._redenen:
            eis = self._vragen[self.bits.index(bit)]
            reden = _CONSTRAINT.reden_voor_item(self._item, self._kannen[kan], eis)
            self._redenen[kan, bit] = reden
        return self._redenen[kan, bit]

    def _uitkomst(self, kan: Itemoordeel | None, eis: Belastingitem | None) -> int:
        reden = _CONSTRAINT.reden_voor_item(self._item, kan, eis)
        return int(Uitkomst.GESCHIKT if reden is None else reden.uitkomst)


class Belasttabel:
    """Outcomes of the constraint belastbaarheid. Not for several threads at once."""

    def __init__(self, vandaag: date) -> None:
        self._vandaag = vandaag
        self._items = [_Item(i) for i in BEOORDEELDE_ITEMS]
        self._kan = Groeitabel(len(self._items), np.int32)
        self._bits = 0
        self._bits_van_werk = Groeitabel(len(self._items), np.int32)
        self._vraagt = np.zeros((0, 64), dtype=np.uint64)

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
        self._haal_in(profielen, werken)
        wie = np.flatnonzero(np.bincount(klant, minlength=len(self._kan)))
        plaats = np.zeros(len(self._kan), dtype=np.intp)
        plaats[wie] = np.arange(len(wie))
        fout, let_op = self._maskers(wie)
        uit = np.empty(len(klant), dtype=np.int8)
        for van in range(0, len(klant), _PER_KEER):
            deel = slice(van, van + _PER_KEER)
            wie_hier, werk_hier = plaats[klant[deel]], werk[deel]
            raakt = np.zeros((2, len(werk_hier)), dtype=np.uint64)
            for vraagt, *maskers in zip(self._vraagt, fout, let_op, strict=False):
                woord = vraagt[werk_hier]
                for naar, masker in zip(raakt, maskers, strict=True):
                    naar |= woord & masker[wie_hier]
            uit[deel] = np.where(raakt[0] != 0, 0, np.where(raakt[1] != 0, 1, 2))
        return uit

    def oordeel(
        self,
        profielen: Sequence[Klantprofiel],
        werken: Sequence[Werk],
        klant: int,
        werk: int,
        omgeving: Omgeving,
    ) -> Oordeel:
        """One pair with its reasons; those of an item are shared by all pairs that have them."""
        self._haal_in(profielen, werken)
        paren = zip(
            self._items,
            self._kan.rijen[klant].tolist(),
            self._bits_van_werk.rijen[werk].tolist(),
            strict=True,
        )
        alle = [item.reden(kan, bit) for item, kan, bit in paren]
        redenen = tuple(reden for reden in alle if reden is not None)
        if not redenen:  # nothing to say of any item: the constraint says why
            return _CONSTRAINT.oordeel(profielen[klant], werken[werk], omgeving)
        return Oordeel(_CONSTRAINT.naam, min(r.uitkomst for r in redenen), redenen)

    def _haal_in(self, profielen: Sequence[Klantprofiel], werken: Sequence[Werk]) -> None:
        """Numbers come one by one; those of earlier questions are known."""
        for profiel in profielen[len(self._kan) :]:
            self._kan.voeg_toe(self._codes_van_klant(profiel))
        for een in werken[len(self._bits_van_werk) :]:
            self._voeg_werk_toe(een)

    def _maskers(
        self, wie: npt.NDArray[np.intp]
    ) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
        """The loads that are unsuitable for these klanten, and those that want a look.

        Both uint64 [words, klanten].
        """
        kan = self._kan.rijen[wie]
        uitkomsten = np.full((len(wie), self._bits), Uitkomst.GESCHIKT, dtype=np.int8)
        for i, item in enumerate(self._items):
            uitkomsten[:, item.bits] = item.tabel()[kan[:, i]]
        return (
            _als_woorden(uitkomsten == Uitkomst.ONGESCHIKT),
            _als_woorden(uitkomsten == Uitkomst.AANDACHTSPUNT),
        )

    def _voeg_werk_toe(self, een: Werk) -> None:
        werken, bits = len(self._bits_van_werk), []
        for item, fml_item in zip(self._items, BEOORDEELDE_ITEMS, strict=True):
            bits.append(item.vraagt(een.belasting.items.get(fml_item.code), self._bits))
            self._bits = max(self._bits, bits[-1] + 1)
        woorden, ruimte = self._vraagt.shape
        nodig = -(-self._bits // 64)
        if nodig > woorden or werken == ruimte:
            ruim = np.zeros((nodig, ruimte * (1 + (werken == ruimte))), dtype=np.uint64)
            ruim[:woorden, :ruimte] = self._vraagt
            self._vraagt = ruim
        for bit in bits:
            self._vraagt[bit // 64, werken] |= np.uint64(1 << bit % 64)
        self._bits_van_werk.voeg_toe(bits)

    def _codes_van_klant(self, profiel: Klantprofiel) -> list[int]:
        kan = profiel.belastbaarheid
        return [
            item.kan(kan.geldig_oordeel(fml_item.code, self._vandaag))
            for item, fml_item in zip(self._items, BEOORDEELDE_ITEMS, strict=True)
        ]


def _als_woorden(bits: npt.NDArray[np.bool_]) -> npt.NDArray[np.uint64]:
    """Bool [klanten, bits] as uint64 [words, klanten], each word on its own row."""
    bytes_ = np.packbits(bits, axis=1, bitorder="little")
    ruim = np.zeros((len(bits), -(-bits.shape[1] // 64) * 8), dtype=np.uint8)
    ruim[:, : bytes_.shape[1]] = bytes_
    return np.ascontiguousarray(ruim.view("<u8").T)
