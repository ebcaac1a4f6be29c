"""The list without index, tables or blocks: every constraint on every row, all in order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.constraints import CONSTRAINTS, Omgeving, beoordeel_rijen
from matching.kolommen import KlantKolommen, WerkKolommen
from matching.ranking import Ranking, Vraag
from matching.zoekindex.tegenover import Kant

_AANBOD = [i for i, c in enumerate(CONSTRAINTS) if c.bepaalt_aanbod]


@dataclass(frozen=True, slots=True)
class Rechtdoor:
    """Everything that is not unsuitable, best first; ties by number.

    scores: float64, one per number. beschouwd: rows that are open and visible.
    """

    nummers: list[str]
    scores: npt.NDArray[np.float64]
    beschouwd: int


def rangschik_rechtdoor(
    klanten: KlantKolommen,
    werk: WerkKolommen,
    gelijkenis: npt.NDArray[np.float32],
    *,
    kant: Kant,
    omgeving: Omgeving,
) -> Rechtdoor:
    """All rows of one side for the one row of the other.

    Args:
        gelijkenis: float32 [n], inner product of each row with that one.
        kant: the side that is ranked.
    """
    uitkomsten = beoordeel_rijen(klanten, werk, omgeving)
    rijen = np.flatnonzero(uitkomsten.min(axis=0) > 0)
    vraag = Vraag(
        klant=klanten if kant is Kant.WERK else klanten.neem(rijen),
        werk=werk.neem(rijen) if kant is Kant.WERK else werk,
        gelijkenis=gelijkenis[rijen],
        uitkomsten=uitkomsten[:, rijen],
        omgeving=omgeving,
    )
    totaal = Ranking().scores(vraag).totaal
    nummers = (werk if kant is Kant.WERK else klanten).nummer[rijen]
    volgorde = np.lexsort((nummers, -totaal.round(9)))
    return Rechtdoor(
        nummers=nummers[volgorde].tolist(),
        scores=totaal[volgorde],
        beschouwd=int((uitkomsten[_AANBOD] > 0).all(axis=0).sum()),
    )
