"""What every kind of work has in common: a place, requirements, a contract form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from modellen.kwalificatie import Certificaat, Opleidingsniveau, Rijbewijs, Taalniveau


class Contractvorm(StrEnum):
    """Form in which the work is offered."""

    VAST = "vast"
    TIJDELIJK = "tijdelijk"
    UITZENDEN = "uitzenden"
    OPROEP = "oproep"
    PROEFPLAATSING = "proefplaatsing"
    WERKERVARINGSPLAATS = "werkervaringsplaats"
    LEERWERK = "leerwerk"
    VRIJWILLIG = "vrijwillig"
    ZELFSTANDIG = "zelfstandig"

    @property
    def label(self) -> str:
        """Dutch name."""
        return {"vast": "vast contract", "tijdelijk": "tijdelijk contract"}.get(
            self.value, self.value
        )


@dataclass(frozen=True, slots=True)
class Werkplek:
    """Where the work is done.

    Attributes:
        pc4: four digits of a Dutch postcode that is in the PC4 table, or ``None``.
        plaatsnaam: as written by the source.
        land: ISO code when known; ``"NL"``, or a foreign one: then travel has only a lower bound.
    """

    pc4: int | None = None
    plaatsnaam: str | None = None
    land: str | None = None

    @property
    def is_buitenland(self) -> bool:
        """True when the work is known to be outside the Netherlands."""
        return self.land is not None and self.land != "NL"

    def __str__(self) -> str:
        naam = self.plaatsnaam or (str(self.pc4) if self.pc4 else "plaats onbekend")
        return f"{naam} ({self.land})" if self.is_buitenland else naam


@dataclass(frozen=True, slots=True)
class Eisen:
    """Hard requirements. ``None`` = unknown (ask); an empty set or GEEN/A0 = nothing is asked.

    Wishes of an employer ("pre") are not requirements: they stay in the text.
    """

    opleiding: Opleidingsniveau | None = None
    taal: Taalniveau | None = None
    rijbewijzen: frozenset[Rijbewijs] | None = None
    certificaten: frozenset[Certificaat] | None = None
