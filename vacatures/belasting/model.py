"""Belasting: what a job asks of a body and mind, on the same FML scale as belastbaarheid.

For an item of kind schaal the value is the most limited level at which somebody can still do
the job: 0 = asks a normal person's ability, 2 = somebody at level 2 can do it too, -1 = asks
more than normal. For an item of kind keuze it is the set of demands the job makes (empty =
none). An absent item is unknown. An estimate (``GESCHAT``) never excludes anybody by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from modellen.belastbaarheid.model import controleer_waarde

BOVEN_NORMAAL = -1
"""Level of a job that asks more than the norm of the item (e.g. lifting more than 15 kg)."""


class BelastingBron(StrEnum):
    """Who says so."""

    WERKGEVER = "werkgever"
    ACCOUNTMANAGER = "accountmanager"
    ARBEIDSDESKUNDIGE = "arbeidsdeskundige"
    GESCHAT = "geschat"


@dataclass(frozen=True, slots=True)
class Belastingitem:
    """What a job asks on one FML item; see the module for the meaning of the values."""

    code: str
    niveau: int | None = None
    opties: frozenset[str] | None = None
    bron: BelastingBron = BelastingBron.WERKGEVER

    def __post_init__(self) -> None:
        controleer_waarde(self.code, niveau=self.niveau, opties=self.opties, laagste=BOVEN_NORMAAL)

    @property
    def is_geschat(self) -> bool:
        """True when no person has stated or confirmed the value."""
        return self.bron is BelastingBron.GESCHAT


@dataclass(frozen=True, slots=True)
class Belasting:
    """The known items of one job, by item code; an absent item is unknown."""

    items: Mapping[str, Belastingitem] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def van_items(cls, items: Iterable[Belastingitem]) -> Belasting:
        """Collect items; what a person stated wins over an estimate."""
        per_code: dict[str, Belastingitem] = {}
        for belastingitem in items:
            vorige = per_code.get(belastingitem.code)
            if vorige is None or vorige.is_geschat or not belastingitem.is_geschat:
                per_code[belastingitem.code] = belastingitem
        return cls(MappingProxyType(per_code))

    @property
    def is_onbekend(self) -> bool:
        """True when nothing is known."""
        return not self.items
