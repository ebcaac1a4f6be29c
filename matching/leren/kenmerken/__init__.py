"""The registered features: what a learning ranking may know of a klant with some werk.

Nothing personal is among them, and nothing that happened on the day itself or later. Language level
and level of education are not either: the constraints ask of both no more than the work asks.
"""

from __future__ import annotations

from hashlib import blake2b

import numpy as np

from matching.leren.kenmerken.aanbod import AANBOD
from matching.leren.kenmerken.basis import Getallen, Kenmerk, Kenmerkvraag, Paargegevens
from matching.leren.kenmerken.feiten import Feiten, Werkfeiten
from matching.leren.kenmerken.paar import PAAR
from matching.ranking import STANDAARD_GEWICHTEN

KENMERKEN: tuple[Kenmerk, ...] = (*PAAR, *AANBOD)
NAMEN: tuple[str, ...] = tuple(kenmerk.naam for kenmerk in KENMERKEN)
KENMERK_PER_NAAM = {kenmerk.naam: kenmerk for kenmerk in KENMERKEN}

KENMERKSET = "kenmerken-" + blake2b(",".join(NAMEN).encode(), digest_size=4).hexdigest()
"""Name and version of this set: changes with the names, and a name keeps its meaning."""

_WENSDELEN = {"gelijkenis": 0.0, "riasec": 0.5}
"""What says how well work fits the wishes, with the value that counts when it is unknown."""


def bereken(vraag: Kenmerkvraag) -> Getallen:
    """All features of all pairs, float64 [r, features] in the order of ``NAMEN``; nan = unknown."""
    uit = np.empty((len(vraag), len(KENMERKEN)))
    for i, kenmerk in enumerate(KENMERKEN):
        uit[:, i] = kenmerk.waarden(vraag)
    return uit


def wens_van(kenmerken: Getallen) -> Getallen:
    """Fit with wishes, 0..1, float64 [r]: the parts of the fixed score that are about wishes.

    Args:
        kenmerken: float64 [r, features] in the order of ``NAMEN``.
    """
    som = sum(STANDAARD_GEWICHTEN[naam] for naam in _WENSDELEN)
    uit = np.zeros(len(kenmerken))
    for naam, onbekend in _WENSDELEN.items():
        waarde = kenmerken[:, NAMEN.index(naam)]
        uit += STANDAARD_GEWICHTEN[naam] / som * np.where(np.isnan(waarde), onbekend, waarde)
    return np.clip(uit, 0.0, 1.0)


__all__ = [
    "KENMERKEN",
    "KENMERKSET",
    "KENMERK_PER_NAAM",
    "NAMEN",
    "Feiten",
    "Kenmerk",
    "Kenmerkvraag",
    "Paargegevens",
    "Werkfeiten",
    "bereken",
    "wens_van",
]
