"""From an index to a ranked set of rows: eligible first, then exact similarity, then the sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from matching.antwoord import Pad, Telling
from matching.constraints import CONSTRAINTS, Omgeving
from matching.kolommen import Array, KlantKolommen, WerkKolommen
from matching.oordeel import Uitkomst
from matching.ranking import COMPONENTEN, Ranking, Scores
from matching.ranking.bijdrage import Bijdrage
from matching.zoekindex.beoordeling import Beoordeling
from matching.zoekindex.segment import Segment
from matching.zoekindex.stand import Stand, gelijkenissen
from matching.zoekindex.tegenover import Alleen, Kant, Tegenover

_EIGEN = [i for i, c in enumerate(CONSTRAINTS) if not c.bepaalt_aanbod]
_CIJFERS = 9
"""Scores equal to this many decimals are ties: rounding noise never decides an order."""

_VOORUIT = 64
"""Places that are put in order at once, at least."""


@dataclass(frozen=True, eq=False)
class Rangschikking:
    """All rows that are not unsuitable, best first; ties by number.

    Only the places that somebody asks for are put in order.
    """

    _delen: Sequence[Beoordeling[Any]]
    _scores: Scores
    _ranking: Ranking

    def __len__(self) -> int:
        return len(self._sleutel)

    def nummers(self, van: int, tot: int) -> list[str]:
        """Numbers of the rows at these places (0 = best)."""
        namen: list[str] = self._nummers(self._eerste(tot)[van:tot]).tolist()
        return namen

    def score(self, plaats: int) -> float:
        """Score of the row at this place (0 = best)."""
        return float(self._scores.totaal[self._rij(plaats)])

    def scores(self, tot: int) -> npt.NDArray[np.float64]:
        """Scores of the rows at the first places, best first, float64 [at most ``tot``]."""
        beste: npt.NDArray[np.float64] = self._scores.totaal[self._eerste(tot)[:tot]]
        return beste

    def paren(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
        """All ranked rows, in no order, with their scores as they are ranked.

        Rows int64 [r], counted through all segments of the index; scores float64 [r].
        """
        begin = np.cumsum([0, *(len(deel.segment) for deel in self._delen)])
        delen = [deel.rijen + b for deel, b in zip(self._delen, begin, strict=False)]
        return np.concatenate(delen).astype(np.int64), -self._sleutel

    def bijdragen(self, plaats: int) -> tuple[Bijdrage, ...]:
        """Parts of that score."""
        return self._ranking.bijdragen(self._scores, self._rij(plaats))

    def uitkomsten(self, plaats: int) -> npt.NDArray[np.int8]:
        """Outcomes of the row at this place, int8 [constraints]."""
        rij = self._rij(plaats)
        deel = int(np.searchsorted(self._begin, rij, side="right")) - 1
        return self._delen[deel].uitkomsten[:, rij - self._begin[deel]]

    def find_plaats(self, nummer: str) -> int | None:
        """Place of a number (0 = best), or ``None`` when it is unsuitable or not considered."""
        rij = self._find_rij(nummer)
        if rij is None:
            return None
        hier = self._sleutel[rij]
        gelijk = self._nummers(np.flatnonzero(self._sleutel == hier))
        return int((self._sleutel < hier).sum()) + int((gelijk < nummer).sum())

    def telling(self, *, gevraagd: int, getoond: int, tegengehouden: int) -> Telling:
        """How the list came about."""
        per_bits = self._rijen_per_bits
        bits = np.flatnonzero(per_bits)
        beschouwd = int(per_bits.sum())
        geschikt = self.geschikt
        faalt = {i: bits[(bits >> i) & 1 == 1] for i in _EIGEN}
        return Telling(
            beschouwd=beschouwd,
            geschikt=geschikt,
            met_aandachtspunten=len(self) - geschikt,
            ongeschikt=beschouwd - len(self),
            afgevallen_op={CONSTRAINTS[i].naam: int(per_bits[faalt[i]].sum()) for i in _EIGEN},
            enige_reden={CONSTRAINTS[i].naam: int(per_bits[1 << i]) for i in _EIGEN},
            gevraagd=gevraagd,
            getoond=getoond,
            pad=self.pad,
            tegengehouden=tegengehouden,
        )

    @property
    def geschikt(self) -> int:
        """Rows without any aandachtspunt."""
        laagste = [deel.uitkomsten.min(axis=0) for deel in self._delen]
        return sum(int((uit == Uitkomst.GESCHIKT).sum()) for uit in laagste)

    @property
    def pad(self) -> Pad:
        """Which rows were looked at."""
        begrensd = any(deel.is_begrensd for deel in self._delen)
        return Pad.EXACT_BLOKKEN if begrensd else Pad.EXACT_ALLE

    @cached_property
    def _rijen_per_bits(self) -> npt.NDArray[np.int64]:
        """Considered rows by the set of constraints that they fail on, int64 [2 ** constraints]."""
        per_bits = np.zeros(1 << len(CONSTRAINTS), dtype=np.int64)
        for deel in self._delen:
            per_bits += np.bincount(deel.faalbits(), minlength=len(per_bits))
        return per_bits

    @cached_property
    def _sleutel(self) -> npt.NDArray[np.float64]:
        """What orders the rows, lowest first; equal for ties."""
        return -self._scores.totaal.round(_CIJFERS)

    @cached_property
    def _begin(self) -> list[int]:
        """First row of each part, and the end."""
        return [0, *np.cumsum([len(deel.rijen) for deel in self._delen]).tolist()]

    @cached_property
    def _op_volgorde(self) -> list[npt.NDArray[np.intp]]:
        """The rows that were put in order so far, best first; the last one holds the most."""
        return [np.empty(0, dtype=np.intp)]

    def _eerste(self, tot: int) -> npt.NDArray[np.intp]:
        """At least the first rows, best first; all of a tie or none."""
        klaar = len(self._op_volgorde[-1])
        if klaar < min(tot, len(self)):
            aantal = min(max(tot, _VOORUIT, 2 * klaar), len(self))
            grens = np.partition(self._sleutel, aantal - 1)[aantal - 1]
            rijen = np.flatnonzero(self._sleutel <= grens)
            volgorde = np.lexsort((self._nummers(rijen), self._sleutel[rijen]))
            self._op_volgorde.append(rijen[volgorde])
        return self._op_volgorde[-1]

    def _rij(self, plaats: int) -> int:
        return int(self._eerste(plaats + 1)[plaats])

    def _nummers(self, rijen: npt.NDArray[np.intp]) -> Array:
        """Numbers of these rows, in their order."""
        waar = np.searchsorted(self._begin, rijen, side="right") - 1
        breed = max((deel.segment.nummer.dtype for deel in self._delen), key=lambda d: d.itemsize)
        uit = np.empty(len(rijen), dtype=breed)
        for i, deel in enumerate(self._delen):
            hier = waar == i
            uit[hier] = deel.segment.nummer[deel.rijen[rijen[hier] - self._begin[i]]]
        return uit

    def _find_rij(self, nummer: str) -> int | None:
        for begin, deel in zip(self._begin, self._delen, strict=False):
            (gezocht,) = deel.segment.find_rijen(np.array([nummer]))
            plaats = int(np.searchsorted(deel.rijen, gezocht))
            if gezocht >= 0 and plaats < len(deel.rijen) and deel.rijen[plaats] == gezocht:
                return begin + plaats
        return None


def rangschik(
    stand: Stand[KlantKolommen] | Stand[WerkKolommen],
    een: KlantKolommen | WerkKolommen,
    *,
    vector: npt.NDArray[np.float32],
    alleen: Alleen,
    omgeving: Omgeving,
    ranking: Ranking,
) -> Rangschikking:
    """Rank the rows of an index for one row of the other side.

    Args:
        een: columns with one row, of the side that is not in ``stand``.
        vector: float32 [d] of that row.
        alleen: the rows of the index that the question is about.
    """
    kant = Kant.WERK if isinstance(een, KlantKolommen) else Kant.KLANT
    vraag = Tegenover(kant=kant, een=een, vector=vector, alleen=alleen, omgeving=omgeving)
    segmenten: Sequence[Segment[Any]] = stand.segmenten
    delen = [Beoordeling(s, mask, vraag) for s, mask in zip(segmenten, stand.levend, strict=True)]
    return Rangschikking(delen, _scores(delen, vraag, ranking), ranking)


def _scores(delen: Sequence[Beoordeling[Any]], vraag: Tegenover, ranking: Ranking) -> Scores:
    """Scores of all rows that are left, segment by segment."""
    aantal = sum(len(deel.rijen) for deel in delen)
    waarden = np.empty((len(COMPONENTEN), aantal))
    bekend = np.empty((len(COMPONENTEN), aantal), dtype=bool)
    begin = 0
    for deel in delen:
        hier = slice(begin, begin + len(deel.rijen))
        gelijkenis = gelijkenissen(vraag.vector, deel.segment.vectoren, deel.rijen)
        for i, component in enumerate(COMPONENTEN):
            waarden[i, hier], bekend[i, hier] = deel.waarden(component, gelijkenis)
        begin = hier.stop
    return ranking.tel_op(waarden, bekend)


__all__ = ["Alleen", "Kant", "Rangschikking", "rangschik"]
