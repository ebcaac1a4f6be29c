"""Features of the rows of a list: taken from the index, all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from matching.constraints import Omgeving, beoordeel_rijen
from matching.kolommen import KlantKolommen, WerkKolommen
from matching.leren.kenmerken import KENMERKEN, bereken
from matching.leren.kenmerken.basis import Getallen, Kenmerkvraag, Paargegevens
from matching.leren.kenmerken.feiten import Feiten
from matching.representatie import gelijkenisdelen
from matching.zoekindex.reisminuten import OnthoudenReistijd
from matching.zoekindex.stand import Stand


@dataclass(frozen=True, slots=True)
class Zijde:
    """Rows of one side: columns with their vectors, float32 [rows, d]."""

    kolommen: KlantKolommen | WerkKolommen
    vectoren: npt.NDArray[np.float32]


def kenmerken_van(een: Zijde, andere: Zijde, *, feiten: Feiten, omgeving: Omgeving) -> Getallen:
    """Features of one row with each row of the other side, float64 [r, features]."""
    klant, werk = (een, andere) if isinstance(een.kolommen, KlantKolommen) else (andere, een)
    assert isinstance(klant.kolommen, KlantKolommen)
    assert isinstance(werk.kolommen, WerkKolommen)
    # The constraint and two features ask for the same minutes.
    omgeving = replace(omgeving, reistijd=OnthoudenReistijd(omgeving.reistijd))
    delen = gelijkenisdelen(klant.vectoren, werk.vectoren)
    paar = Paargegevens(
        gelijkenis=andere.vectoren @ een.vectoren[0],
        delen=delen.delen,
        werksoorten=delen.werksoorten,
        uitkomsten=beoordeel_rijen(klant.kolommen, werk.kolommen, omgeving),
    )
    vraag = Kenmerkvraag(klant.kolommen, werk.kolommen, paar, feiten.bij(werk.kolommen), omgeving)
    return bereken(vraag)


def kenmerken_van_pool(
    een: Zijde,
    stand: Stand[Any],
    nummers: Sequence[str],
    *,
    feiten: Feiten,
    omgeving: Omgeving,
) -> Getallen:
    """Features of one row with these rows of the index, in their order.

    Args:
        een: one row, of the side that is not in ``stand``.

    Returns:
        float64 [numbers, features] in the order of ``NAMEN``; a number that is not in the index
        has unknown features (nan).
    """
    uit = np.full((len(nummers), len(KENMERKEN)), np.nan)
    waar, kolommen, vectoren = [], [], []
    for segment, hier, rijen in stand.per_segment(np.array(nummers, dtype=np.str_)):
        waar.append(hier)
        kolommen.append(segment.neem(rijen))
        vectoren.append(np.asarray(segment.vectoren[rijen]))
    if waar:
        alle = type(kolommen[0]).voeg_samen(kolommen)
        andere = Zijde(alle, np.concatenate(vectoren))
        uit[np.concatenate(waar)] = kenmerken_van(een, andere, feiten=feiten, omgeving=omgeving)
    return uit
