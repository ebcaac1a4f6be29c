"""One question on one segment: which rows are left, with which outcomes, at the least cost.

Each constraint is asked per combination of values where that is less than per row. Travel comes
first, because its rows stand together; then the tables, the one that most rows fail on first; and
what has too many combinations is asked of the rows that are left.
"""

from __future__ import annotations

from functools import cached_property
from operator import itemgetter
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from matching.constraints import CONSTRAINTS
from matching.kolommen import Kolommen
from matching.oordeel import Uitkomst
from matching.ranking.componenten import Component, Waardering
from matching.zoekindex.plaatsen import Blokken
from matching.zoekindex.segment import Segment
from matching.zoekindex.tabel import Rijen, Tabel
from matching.zoekindex.tegenover import (
    Tegenover,
    constraints_per_groep,
    groep_van_component,
    groep_van_reizen,
)

K = TypeVar("K", bound=Kolommen)

_NIET_GEVRAAGD = len(CONSTRAINTS)
"""Bit of a row that the question is not about."""

_WEINIG = 0.35
"""When this part of the rows is left, it is cheaper to look them up one by one."""

_TABEL, _VOORBEREID = 2, 64
"""A table may have so many combinations per row that is left: more when they are prepared."""

Bits = npt.NDArray[np.unsignedinteger]
_BITS = np.min_scalar_type(1 << _NIET_GEVRAAGD)
_AANBOD_BITS = sum(1 << i for i, c in enumerate(CONSTRAINTS) if c.bepaalt_aanbod)


class Beoordeling(Generic[K]):
    """The rows of a segment that are not unsuitable, and what the constraints say of them.

    Args:
        levend: bool [n], false for rows that a newer segment replaces; ``None`` when all count.

    Attributes:
        rijen: int64 [r], rising.
        is_begrensd: whether only rows within travel reach were looked at.
    """

    def __init__(
        self, segment: Segment[K], levend: npt.NDArray[np.bool_] | None, vraag: Tegenover
    ) -> None:
        self.segment = segment
        self._levend = levend
        self._vraag = vraag
        self._per_groep = constraints_per_groep(vraag.kant)
        self._via_tabel: set[int] = set()
        self._plaats: dict[int, npt.NDArray[np.intp]] = {}
        blokken = self._binnen_bereik()
        self.is_begrensd = blokken is not None
        rijen = self._volgens_tabellen(Blokken.alle(len(segment)) if blokken is None else blokken)
        if levend is not None:
            rijen = rijen[levend[rijen]]
        self.rijen, self._los = self._rij_voor_rij(rijen)

    def faalbits(self) -> Bits:
        """Of every row that counts, a bit for each constraint on which it is unsuitable.

        Rows that the question is not about, or that offer and tenant take out, do not count.
        """
        bits = np.zeros(len(self.segment), dtype=_BITS)
        for groep, tabel in self._tabellen():
            if self._vraag.laat_alles_toe(groep):
                continue
            faalt = self._vraag.over(groep, tabel.combinaties) == Uitkomst.ONGESCHIKT
            van_tabel = np.zeros(len(tabel), dtype=_BITS)
            for bit, kolom in zip(self._bits(groep), faalt, strict=True):
                van_tabel |= kolom.astype(_BITS) << _BITS.type(bit)
            if van_tabel.any():
                bits |= van_tabel if tabel.sleutel is None else van_tabel.take(tabel.sleutel)
        telt = (bits & _BITS.type(_AANBOD_BITS | 1 << _NIET_GEVRAAGD)) == 0
        gevonden: Bits = bits[telt if self._levend is None else telt & self._levend]
        return gevonden

    def waarden(self, component: Component, gelijkenis: npt.NDArray[np.float32]) -> Waardering:
        """Values of one component for ``rijen``."""
        groep = groep_van_component(component, self._vraag.kant)
        if groep is None:
            geen = self.segment.tabellen[0].combinaties.uniek
            return self._vraag.waarden(component, geen, gelijkenis, self.uitkomsten)
        tabel, plaats = self.segment.tabellen[groep], self._plaats_van_rijen(groep)
        gedeeld = None
        if tabel.sleutel is not None:
            gedeeld = self._vraag.waarden_over(
                component, tabel.combinaties, hoogstens=len(self.rijen)
            )
        if gedeeld is None:
            return self._vraag.waarden(component, tabel.combinaties.deel(plaats))
        waarde, bekend = gedeeld
        return waarde.take(plaats), bekend.take(plaats)

    @cached_property
    def uitkomsten(self) -> npt.NDArray[np.int8]:
        """All outcomes of the rows that are left, int8 [constraints, r]."""
        alle = np.empty((len(CONSTRAINTS), len(self.rijen)), dtype=np.int8)
        for groep, constraints in enumerate(self._per_groep):
            if not constraints:
                continue
            uit = self._los.get(groep)
            if uit is None:
                over = self._vraag.over(groep, self.segment.tabellen[groep].combinaties)
                uit = over.take(self._plaats_van_rijen(groep), axis=1)
            alle[list(constraints)] = uit[: len(constraints)]
        return alle

    def _binnen_bereik(self) -> Blokken | None:
        """Rows of places that can be travelled to, or might; ``None`` when travel cannot tell."""
        begin = self.segment.begin
        if begin is None or self._vraag.bereik_km is None:
            return None
        groep = groep_van_reizen(self._vraag.kant)
        uit = self._vraag.over(groep, self.segment.tabellen[groep].combinaties)
        self._via_tabel.add(groep)
        return Blokken.van_plaatsen(np.asarray(uit.all(axis=0)), begin)

    def _volgens_tabellen(self, blokken: Blokken) -> Rijen:
        """Drop the rows whose combination fails somewhere; the table that drops most goes first."""
        over, blijft = 1.0, None
        tabellen = self._tabellen_voor(len(blokken))
        while tabellen and over > _WEINIG:  # most rows are still in: read runs, not single rows
            deel, sleutel, kan = tabellen.pop(0)
            goed = kan.take(blokken.van_rijen(sleutel))
            blijft = goed if blijft is None else np.logical_and(blijft, goed, out=blijft)
            over *= deel
        gekozen = np.arange(len(blokken)) if blijft is None else np.flatnonzero(blijft)
        rijen = blokken.rijen(gekozen)
        for _, sleutel, kan in tabellen:
            goed = kan.take(sleutel.take(rijen))
            rijen = rijen.take(np.flatnonzero(goed))
        return rijen

    def _tabellen_voor(
        self, rijen: int
    ) -> list[tuple[float, npt.NDArray[np.int32], npt.NDArray[np.bool_]]]:
        """Tables that are worth asking for so many rows, and on which some fail.

        Small tables come first; a large one is left out when the others probably leave fewer
        rows than it has itself, unless its combinations were judged for another segment.

        Returns:
            the part of all rows that is left, the key of the table, and which combinations are
            left; the table that leaves least comes first.
        """
        gevonden = []
        for groep, tabel in sorted(self._tabellen(), key=lambda paar: len(paar[1])):
            if tabel.sleutel is None or groep in self._via_tabel:
                continue
            bekend = self._vraag.is_beoordeeld(tabel.combinaties)
            per_rij = _VOORBEREID if self._vraag.is_voorbereid(groep) else _TABEL
            if not bekend and len(tabel) > per_rij * rijen:
                continue
            self._via_tabel.add(groep)
            kan = np.minimum.reduce(self._vraag.over(groep, tabel.combinaties), axis=0) > 0
            over = float(tabel.aantal @ kan) / len(self.segment)
            if over < 1.0:
                gevonden.append((over, tabel.sleutel, kan))
                rijen = int(rijen * over)
        return sorted(gevonden, key=itemgetter(0))

    def _rij_voor_rij(self, rijen: Rijen) -> tuple[Rijen, dict[int, npt.NDArray[np.int8]]]:
        """Ask the rest of the rows that are left, group by group; rows that fail are dropped."""
        los: dict[int, npt.NDArray[np.int8]] = {}
        over = [(g, t) for g, t in self._tabellen() if g not in self._via_tabel]
        vrij = [g for g, _ in over if self._vraag.laat_alles_toe(g)]
        for groep, tabel in over:
            if groep in vrij:
                continue
            waar = rijen if tabel.sleutel is None else tabel.sleutel.take(rijen)
            uit = self._vraag.uitkomsten(groep, tabel.combinaties.deel(waar))
            kan = np.asarray(uit.all(axis=0))
            if not kan.all():
                blijft = np.flatnonzero(kan)
                rijen, uit = rijen.take(blijft), uit.take(blijft, axis=1)
                los = {g: u.take(blijft, axis=1) for g, u in los.items()}
            los[groep] = uit
        for groep in vrij:
            vorm = (len(self._per_groep[groep]), len(rijen))
            los[groep] = np.broadcast_to(np.int8(Uitkomst.GESCHIKT), vorm)
        return rijen, los

    def _tabellen(self) -> list[tuple[int, Tabel[K]]]:
        """The tables that the question reads, by group."""
        gelezen = [*map(bool, self._per_groep)]
        gelezen[self._vraag.groep_van_alleen] = True
        return [(g, t) for g, t in enumerate(self.segment.tabellen) if gelezen[g]]

    def _plaats_van_rijen(self, groep: int) -> npt.NDArray[np.intp]:
        """Of each row that is left, its combination in the table of the group."""
        sleutel = self.segment.tabellen[groep].sleutel
        if sleutel is None:
            return self.rijen
        if groep not in self._plaats:
            self._plaats[groep] = sleutel.take(self.rijen).astype(np.intp)
        return self._plaats[groep]

    def _bits(self, groep: int) -> tuple[int, ...]:
        """The bit of each row of outcomes of a group."""
        kiest = groep == self._vraag.groep_van_alleen
        return self._per_groep[groep] + ((_NIET_GEVRAAGD,) if kiest else ())
