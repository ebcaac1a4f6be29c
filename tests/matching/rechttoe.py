"""The straightforward ranking: every constraint on every row, every row in order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.antwoord import Pad, Telling
from matching.constraints import CONSTRAINTS, Omgeving, beoordeel_rijen
from matching.kolommen import KlantKolommen, WerkKolommen
from matching.oordeel import Uitkomst
from matching.ranking import Ranking, Scores, Vraag

_AANBOD = [i for i, c in enumerate(CONSTRAINTS) if c.bepaalt_aanbod]
_EIGEN = [i for i, c in enumerate(CONSTRAINTS) if not c.bepaalt_aanbod]


@dataclass(frozen=True, eq=False)
class Rechttoe:
    """Ranked rows, best first, with all that was computed on the way.

    ``uitkomsten`` is int8 [constraints, considered rows]; the columns of ``scores`` and
    ``van_gerangschikt`` (int8 [constraints, ranked rows]) are in the order of ``nummers``.
    """

    nummers: list[str]
    scores: Scores
    van_gerangschikt: npt.NDArray[np.int8]
    uitkomsten: npt.NDArray[np.int8]

    def telling(self, pad: Pad) -> Telling:
        """Counts, from all outcomes of all rows."""
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
            gevraagd=0,
            getoond=0,
            pad=pad,
        )


def rangschik_rechttoe(
    klant: KlantKolommen,
    werk: WerkKolommen,
    *,
    vector: npt.NDArray[np.float32],
    vectoren: npt.NDArray[np.float32],
    meedoen: npt.NDArray[np.bool_],
    omgeving: Omgeving,
    ranking: Ranking,
) -> Rechttoe:
    """Rank the side that has ``vectoren``; the other side has one row."""
    rangt_werk = len(vectoren) == len(werk) and len(klant) == 1
    nummers = werk.nummer if rangt_werk else klant.nummer
    uitkomsten = beoordeel_rijen(klant, werk, omgeving)
    beschouwd = meedoen & (uitkomsten[_AANBOD] > 0).all(axis=0)
    rijen = np.flatnonzero(beschouwd & (uitkomsten.min(axis=0) > 0))
    vraag = Vraag(
        klant=klant if rangt_werk else klant.neem(rijen),
        werk=werk.neem(rijen) if rangt_werk else werk,
        gelijkenis=vectoren[rijen] @ vector,
        uitkomsten=uitkomsten[:, rijen],
        omgeving=omgeving,
    )
    scores = ranking.scores(vraag)
    volgorde = np.lexsort((nummers[rijen], -scores.totaal.round(9)))
    return Rechttoe(
        nummers=nummers[rijen][volgorde].tolist(),
        scores=Scores(
            scores.totaal[volgorde], scores.waarden[:, volgorde], scores.bekend[:, volgorde]
        ),
        van_gerangschikt=uitkomsten[:, rijen[volgorde]],
        uitkomsten=uitkomsten[:, beschouwd],
    )
