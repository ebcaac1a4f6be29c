"""From columns to a ranked set of rows: eligible first, then exact similarity, then the sum."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from matching.antwoord import Telling
from matching.constraints import CONSTRAINTS, Omgeving, beoordeel_rijen
from matching.kolommen import KlantKolommen, WerkKolommen
from matching.oordeel import Uitkomst
from matching.ranking import Ranking, Scores, Vraag
from matching.ranking.bijdrage import Bijdrage
from matching.zoekindex.stand import gelijkenissen

_AANBOD = [i for i, c in enumerate(CONSTRAINTS) if c.bepaalt_aanbod]
_EIGEN = [i for i, c in enumerate(CONSTRAINTS) if not c.bepaalt_aanbod]
_CIJFERS = 9
"""Scores equal to this many decimals are ties: rounding noise never decides an order."""


class Kant(StrEnum):
    """Which side of the pairs gets ranked."""

    WERK = "werk"
    KLANT = "klant"


@dataclass(frozen=True, slots=True)
class Rangschikking:
    """All rows that are not unsuitable, best first; ties by number.

    Attributes:
        nummers: numbers of the ranked rows, str [r].
        uitkomsten: int8 [constraints, considered rows], for the counts.
        rijen: int64 [r], rows of the ranked side, in the order of the columns and not ranked.
    """

    nummers: npt.NDArray[np.str_]
    uitkomsten: npt.NDArray[np.int8]
    rijen: npt.NDArray[np.int64]
    _volgorde: npt.NDArray[np.intp]
    _scores: Scores
    _ranking: Ranking

    def __len__(self) -> int:
        return len(self.nummers)

    def score(self, plaats: int) -> float:
        """Score of the row at this place (0 = best)."""
        return float(self._scores.totaal[self._volgorde[plaats]])

    def scores(self) -> npt.NDArray[np.float64]:
        """Scores of ``rijen``, float64 [r], rounded as they are ranked."""
        return self._scores.totaal.round(_CIJFERS)

    def bijdragen(self, plaats: int) -> tuple[Bijdrage, ...]:
        """Parts of that score."""
        return self._ranking.bijdragen(self._scores, int(self._volgorde[plaats]))

    def find_plaats(self, nummer: str) -> int | None:
        """Place of a number (0 = best), or ``None`` when it is unsuitable or not considered."""
        treffers = np.flatnonzero(self.nummers == nummer)
        return int(treffers[0]) if len(treffers) else None

    def telling(self, *, gevraagd: int, getoond: int, tegengehouden: int) -> Telling:
        """How the list came about."""
        laagste = self.uitkomsten.min(axis=0)
        faalt = self.uitkomsten == Uitkomst.ONGESCHIKT
        enig = faalt & (faalt.sum(axis=0) == 1)
        return Telling(
            beschouwd=self.uitkomsten.shape[1],
            geschikt=int((laagste == Uitkomst.GESCHIKT).sum()),
            met_aandachtspunten=int((laagste == Uitkomst.AANDACHTSPUNT).sum()),
            ongeschikt=int((laagste == Uitkomst.ONGESCHIKT).sum()),
            afgevallen_op={CONSTRAINTS[i].naam: int(faalt[i].sum()) for i in _EIGEN},
            enige_reden={CONSTRAINTS[i].naam: int(enig[i].sum()) for i in _EIGEN},
            gevraagd=gevraagd,
            getoond=getoond,
            tegengehouden=tegengehouden,
        )


def rangschik(
    klant: KlantKolommen,
    werk: WerkKolommen,
    *,
    kant: Kant,
    vector: npt.NDArray[np.float32],
    vectoren: npt.NDArray[np.float32],
    meedoen: npt.NDArray[np.bool_],
    omgeving: Omgeving,
    ranking: Ranking,
) -> Rangschikking:
    """Rank one side for the other, which has one row.

    Args:
        kant: the side with r rows.
        vector: float32 [d] of the other side.
        vectoren: float32 [r, d] of that side.
        meedoen: bool [r], rows of that side that the question is about.
    """
    rangt_werk = kant is Kant.WERK
    nummers = werk.nummer if rangt_werk else klant.nummer
    uitkomsten = beoordeel_rijen(klant, werk, omgeving)
    beschouwd = meedoen & (uitkomsten[_AANBOD] > 0).all(axis=0)
    rijen = np.flatnonzero(beschouwd & (uitkomsten.min(axis=0) > 0)).astype(np.int64)
    vraag = Vraag(
        klant=klant if rangt_werk else klant.neem(rijen),
        werk=werk.neem(rijen) if rangt_werk else werk,
        gelijkenis=gelijkenissen(vector, vectoren, rijen),
        uitkomsten=uitkomsten[:, rijen],
        omgeving=omgeving,
    )
    scores = ranking.scores(vraag)
    volgorde = np.lexsort((nummers[rijen], -scores.totaal.round(_CIJFERS)))
    return Rangschikking(
        nummers=nummers[rijen][volgorde],
        uitkomsten=uitkomsten[:, beschouwd],
        rijen=rijen,
        _volgorde=volgorde,
        _scores=scores,
        _ranking=ranking,
    )
