"""The hard constraints, registered in the order in which they are shown."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from matching.constraints.aanbod import Beschikbaarheid, Uitsluitingen, Zichtbaarheid
from matching.constraints.basis import Constraint, Omgeving
from matching.constraints.belastbaarheid import BelastbaarheidConstraint
from matching.constraints.eisen import (
    CertificatenConstraint,
    OpleidingConstraint,
    RijbewijsConstraint,
    TaalConstraint,
)
from matching.constraints.reistijd import ReistijdConstraint
from matching.constraints.tijden import DagdelenConstraint, UrenConstraint
from matching.kolommen import KlantKolommen, WerkKolommen
from matching.oordeel import Paaroordeel
from modellen.klantprofiel.model import Klantprofiel
from vacatures.werk import Werk

CONSTRAINTS: tuple[Constraint, ...] = (
    Zichtbaarheid(),
    Beschikbaarheid(),
    Uitsluitingen(),
    ReistijdConstraint(),
    UrenConstraint(),
    DagdelenConstraint(),
    TaalConstraint(),
    OpleidingConstraint(),
    RijbewijsConstraint(),
    CertificatenConstraint(),
    BelastbaarheidConstraint(),
)

CONSTRAINT_PER_NAAM = {c.naam: c for c in CONSTRAINTS}


def beoordeel_paar(profiel: Klantprofiel, werk: Werk, omgeving: Omgeving) -> Paaroordeel:
    """Judge one pair on every constraint, in plain Python and with reasons."""
    return Paaroordeel(
        klant=profiel.nummer,
        werk=werk.nummer,
        oordelen=tuple(c.oordeel(profiel, werk, omgeving) for c in CONSTRAINTS),
    )


def beoordeel_rijen(
    klant: KlantKolommen, werk: WerkKolommen, omgeving: Omgeving
) -> npt.NDArray[np.int8]:
    """Judge all broadcast rows on every constraint.

    Returns:
        int8 [constraints, rows], rows of ``CONSTRAINTS`` in order, values of ``Uitkomst``.
    """
    rijen = max(len(klant), len(werk)) if min(len(klant), len(werk)) else 0
    uit = np.empty((len(CONSTRAINTS), rijen), dtype=np.int8)
    for i, constraint in enumerate(CONSTRAINTS):
        uit[i] = constraint.uitkomsten(klant, werk, omgeving)
    return uit


__all__ = [
    "CONSTRAINTS",
    "CONSTRAINT_PER_NAAM",
    "Constraint",
    "Omgeving",
    "beoordeel_paar",
    "beoordeel_rijen",
]
