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
from matching.kolommen import Array, Kolommen
from matching.oordeel import Uitkomst
from matching.ranking.componenten import Component, Waardering
from matching.zoekindex.plaatsen import Blokken
from matching.zoekindex.segment import Segment
from matching.zoekindex.tabel import Rijen
from matching.zoekindex.tegenover import (
    REISTIJD,
    Tegenover,
    constraints_per_groep,
    groep_van_component,
)

K = TypeVar("K", bound=Kolommen)

_NIET_GEVRAAGD = len(CONSTRAINTS)
"""Bit of a row that the question is not about."""

_WEINIG = 0.35
"""When this part of the rows is left, it is cheaper to look them up one by one."""

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
        self._uit: dict[int, npt.NDArray[np.int8]] = {}
        self._deel: dict[int, tuple[npt.NDArray[np.intp], K]] = {}
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
        for groep, tabel in enumerate(self.segment.tabellen):
            if not self._heeft_vragen(groep):
                continue
            faalt = self._over_tabel(groep) == Uitkomst.ONGESCHIKT
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
            geen = self.segment.tabellen[0].uniek
            return self._vraag.waarden(component, geen, gelijkenis, self.uitkomsten)
        tabel = self.segment.tabellen[groep]
        welke, deel = self._deel.get(groep, (None, tabel.uniek))
        per_rij = tabel.sleutel is None or len(deel) > len(self.rijen)
        if per_rij:
            deel = tabel.deel(self._plaats_van_rijen(groep))
        waarde, bekend = self._vraag.waarden(component, deel, *_niets(len(deel)))
        if per_rij:
            return waarde, bekend
        if welke is not None:
            waarde, bekend = (_verspreid(w, welke, len(tabel)) for w in (waarde, bekend))
        plaats = self._plaats_van_rijen(groep)
        return waarde.take(plaats), bekend.take(plaats)

    def _binnen_bereik(self) -> Blokken | None:
        """Rows of places that can be travelled to, or might; ``None`` when travel cannot tell."""
        plaatsen = self.segment.plaatsen
        km = None if plaatsen is None else self._vraag.bereik_km()
        if plaatsen is None or km is None:
            return None
        groep = self.segment.soort.get_groep(REISTIJD.leest_werk[0])
        tabel = self.segment.tabellen[groep]
        huis = self._vraag.een
        nabij = plaatsen.nabij(float(huis.lat[0]), float(huis.lon[0]), km)
        deel = tabel.deel(nabij)
        uit = np.zeros((len(self._bits(groep)), len(tabel)), dtype=np.int8)
        uit[:, nabij] = self._vraag.uitkomsten(groep, deel)
        self._uit[groep], self._deel[groep] = uit, (nabij, deel)
        return plaatsen.blokken(np.asarray(uit.all(axis=0)))

    def _volgens_tabellen(self, blokken: Blokken) -> Rijen:
        """Drop the rows whose combination fails somewhere; the table that drops most goes first."""
        over, blijft = 1.0, None
        tabellen = self._tabellen_voor(len(blokken))
        while tabellen and over > _WEINIG:  # most rows are still in: read runs, not single rows
            deel, sleutel, kan = tabellen.pop(0)
            goed = kan.take(blokken.van_rijen(sleutel), mode="clip")
            blijft = goed if blijft is None else np.logical_and(blijft, goed, out=blijft)
            over *= deel
        gekozen = np.arange(len(blokken)) if blijft is None else np.flatnonzero(blijft)
        rijen = blokken.rijen(gekozen)
        for _, sleutel, kan in tabellen:
            goed = kan.take(sleutel.take(rijen), mode="clip")
            rijen = rijen.take(np.flatnonzero(goed))
        return rijen

    def _tabellen_voor(
        self, rijen: int
    ) -> list[tuple[float, npt.NDArray[np.intp], npt.NDArray[np.bool_]]]:
        """Tables that are worth asking for so many rows, and on which some fail.

        Small tables come first; a large one is left out when the others probably leave fewer
        rows than it has itself.

        Returns:
            the part of all rows that is left, the key of the table, and which combinations are
            left; the table that leaves least comes first.
        """
        gevonden = []
        op_grootte = sorted(enumerate(self.segment.tabellen), key=lambda paar: len(paar[1]))
        for groep, tabel in op_grootte:
            if tabel.sleutel is None or len(tabel) > 2 * rijen:
                continue
            if groep in self._uit or not self._heeft_vragen(groep):
                continue
            kan = np.minimum.reduce(self._over_tabel(groep), axis=0) > 0
            over = float(tabel.aantal @ kan) / len(self.segment)
            if over < 1.0:
                gevonden.append((over, tabel.sleutel, kan))
                rijen = int(rijen * over)
        return sorted(gevonden, key=itemgetter(0))

    def _rij_voor_rij(self, rijen: Rijen) -> tuple[Rijen, dict[int, npt.NDArray[np.int8]]]:
        """Ask the rest of the rows that are left, group by group; rows that fail are dropped."""
        los: dict[int, npt.NDArray[np.int8]] = {}
        for groep, tabel in enumerate(self.segment.tabellen):
            if groep in self._uit or not self._heeft_vragen(groep):
                continue
            waar = rijen if tabel.sleutel is None else tabel.sleutel.take(rijen)
            uit = self._vraag.uitkomsten(groep, tabel.deel(waar))
            kan = np.asarray(uit.all(axis=0))
            if not kan.all():
                blijft = np.flatnonzero(kan)
                rijen, uit = rijen.take(blijft), uit.take(blijft, axis=1)
                los = {g: u.take(blijft, axis=1) for g, u in los.items()}
            los[groep] = uit
        return rijen, los

    @cached_property
    def uitkomsten(self) -> npt.NDArray[np.int8]:
        """All outcomes of the rows that are left, int8 [constraints, r]."""
        alle = np.empty((len(CONSTRAINTS), len(self.rijen)), dtype=np.int8)
        for groep, constraints in enumerate(self._per_groep):
            uit = self._los.get(groep)
            if not constraints:
                continue
            if uit is None:
                uit = self._uit[groep].take(self._plaats_van_rijen(groep), axis=1, mode="clip")
            alle[list(constraints)] = uit[: len(constraints)]
        return alle

    def _over_tabel(self, groep: int) -> npt.NDArray[np.int8]:
        """Outcomes of a group over its whole table, asked once."""
        if groep not in self._uit:
            self._uit[groep] = self._vraag.tabeluitkomsten(groep, self.segment.tabellen[groep])
        return self._uit[groep]

    def _plaats_van_rijen(self, groep: int) -> npt.NDArray[np.intp]:
        """Of each row that is left, its row in the table of the group."""
        sleutel = self.segment.tabellen[groep].sleutel
        if sleutel is None:
            return self.rijen
        if groep not in self._plaats:
            self._plaats[groep] = sleutel.take(self.rijen)
        return self._plaats[groep]

    def _heeft_vragen(self, groep: int) -> bool:
        return bool(self._per_groep[groep]) or groep == self._vraag.groep_van_alleen

    def _bits(self, groep: int) -> tuple[int, ...]:
        """The bit of each row of outcomes of a group."""
        kiest = groep == self._vraag.groep_van_alleen
        return self._per_groep[groep] + ((_NIET_GEVRAAGD,) if kiest else ())


def _niets(rijen: int) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.int8]]:
    """A similarity and outcomes that nobody reads."""
    return np.zeros(rijen, dtype=np.float32), np.zeros((len(CONSTRAINTS), rijen), dtype=np.int8)


def _verspreid(waarden: Array, welke: npt.NDArray[np.intp], aantal: int) -> Array:
    uit = np.zeros(aantal, dtype=waarden.dtype)
    uit[welke] = waarden
    return uit
