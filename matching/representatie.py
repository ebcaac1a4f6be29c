"""From record to vectors: how a profile and a werk are taken apart before the language model.

First form: sentences of a profile are weighed by where they come from, so that a wish outweighs
the job somebody comes from; of a werk the title weighs as much as all task text together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from matching.taal.laden import Taalmodel
from modellen.klantprofiel.model import Klantprofiel, ZinSoort
from vacatures.werk import Werk

VERSIE = "2"
"""Changes when the same record would give another vector; part of the key of a snapshot."""

ZIN_GEWICHT: Mapping[ZinSoort, float] = {
    ZinSoort.WENS: 3.0,
    ZinSoort.ERVARING: 1.0,
    ZinSoort.INTERESSE: 0.5,
    ZinSoort.COMPETENTIE: 0.5,
    ZinSoort.KWALITEIT: 0.25,
    ZinSoort.KWALIFICATIE: 0.25,
}
"""Weight of a sentence in the profile vector. Within a kind sentences share alike."""

TITEL_AANDEEL = 0.5
"""Share of the title in the vector of a werk; the task text has the rest."""

Vectoren = npt.NDArray[np.float32]


def profielvectoren(taalmodel: Taalmodel, profielen: Sequence[Klantprofiel]) -> Vectoren:
    """One unit vector per profile, float32 [m, d]; zeros for a profile without text."""
    zinnen = [zin.tekst for p in profielen for zin in p.zinnen]
    gewichten = np.array(
        [ZIN_GEWICHT[zin.soort] for p in profielen for zin in p.zinnen], dtype=np.float32
    )
    eigenaar = np.repeat(np.arange(len(profielen)), [len(p.zinnen) for p in profielen])
    som = np.zeros((len(profielen), taalmodel.dimensie), dtype=np.float32)
    if zinnen:
        np.add.at(som, eigenaar, gewichten[:, None] * taalmodel.encode(zinnen))
    return _eenheid(som)


def werkvectoren(taalmodel: Taalmodel, werken: Sequence[Werk]) -> Vectoren:
    """One unit vector per werk, float32 [n, d]."""
    if not werken:
        return np.zeros((0, taalmodel.dimensie), dtype=np.float32)
    titels = taalmodel.encode([w.titel for w in werken])
    taken = taalmodel.encode([w.taken for w in werken])
    return _eenheid(TITEL_AANDEEL * titels + (1 - TITEL_AANDEEL) * taken)


def _eenheid(vectoren: Vectoren) -> Vectoren:
    lengte = np.linalg.norm(vectoren, axis=1, keepdims=True)
    uit = np.zeros_like(vectoren)
    np.divide(vectoren, lengte, out=uit, where=lengte > 0)
    return uit
