"""What every constraint is: a small named component with a slow and a fast side."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Protocol

import numpy as np
import numpy.typing as npt

from matching.kolommen import KlantKolommen, WerkKolommen
from matching.oordeel import Oordeel
from matching.reistijd import Reistijdmodel
from modellen.klantprofiel.model import Klantprofiel
from modellen.plaats.plaats import Plaatsregister
from vacatures.werk import Werk

Uitkomsten = npt.NDArray[np.int8]
"""Values of ``Uitkomst``, int8, one per row after broadcasting."""


@dataclass(frozen=True, slots=True)
class Omgeving:
    """What a constraint may know besides the pair: the day, places and travel."""

    vandaag: date
    register: Plaatsregister
    reistijd: Reistijdmodel


class Voorbereid(Protocol):
    """Rows of werk made ready for one constraint, so that each klant takes little time."""

    def uitkomsten(self, klant: KlantKolommen, omgeving: Omgeving) -> Uitkomsten:
        """Judge all these rows for one klant (one row); the same outcomes as the constraint."""


class Constraint(ABC):
    """A hard constraint with three outcomes (besluit 0003).

    ``naam`` is stable and stored with every night; ``versie`` goes up when an outcome can change.
    ``bepaalt_aanbod`` marks constraints that decide whether the pair is looked at all (tenant,
    closing date): such rows do not count as considered. ``is_gevoelig`` marks outcomes that rest
    on health limits: nobody but klant and coach sees their reasons. ``leest_klant`` and
    ``leest_werk`` name every column that ``uitkomsten`` reads; those of one side stand in one of
    its ``GROEPEN``, so that the constraint can be asked per combination of values.
    """

    naam: ClassVar[str]
    titel: ClassVar[str]
    versie: ClassVar[int] = 1
    bepaalt_aanbod: ClassVar[bool] = False
    is_gevoelig: ClassVar[bool] = False
    leest_klant: ClassVar[tuple[str, ...]]
    leest_werk: ClassVar[tuple[str, ...]]

    @abstractmethod
    def oordeel(self, profiel: Klantprofiel, werk: Werk, omgeving: Omgeving) -> Oordeel:
        """Judge one pair in plain Python, with reasons."""

    @abstractmethod
    def uitkomsten(
        self, klant: KlantKolommen, werk: WerkKolommen, omgeving: Omgeving
    ) -> Uitkomsten:
        """Judge all broadcast rows; the same outcomes as ``oordeel``, int8."""

    def laat_alles_toe(self, klant: KlantKolommen) -> bool:
        """Whether every werk is ``geschikt`` for all these klanten, whatever it asks."""
        return False

    def bereid_voor(self, werk: WerkKolommen) -> Voorbereid | None:
        """These rows made ready for many klanten; ``None`` when there is nothing to gain."""
        return None
