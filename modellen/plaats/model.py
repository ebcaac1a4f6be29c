"""Value objects of places: a four-digit postcode with its point, and the answer of a look-up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Plaats:
    """One four-digit postcode: names and a point in the middle of it (WGS84, degrees).

    ``index`` is its row in the columnar arrays of the register it comes from.
    """

    pc4: int
    plaats: str
    gemeente: str
    provincie: str
    breedtegraad: float
    lengtegraad: float
    index: int

    @property
    def label(self) -> str:
        """Enough to tell namesakes apart: ``Hengelo (Bronckhorst, Gelderland)``."""
        if self.gemeente == self.plaats:
            return f"{self.plaats} ({self.provincie})"
        return f"{self.plaats} ({self.gemeente}, {self.provincie})"


class UitkomstSoort(StrEnum):
    """What looking up a place name came to."""

    GEVONDEN = "gevonden"
    MEERDERE = "meerdere"
    TE_VAAG = "te_vaag"
    BUITEN_TABEL = "buiten_tabel"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True)
class PlaatsUitkomst:
    """The answer to a place name.

    ``plaats`` is set only when ``soort`` is gevonden; a guess is never more than a candidate.
    ``kandidaten`` holds one postcode per place that could be meant, most likely first.
    ``land`` is the ISO code (NL, BE, DE ...) when known. ``melding`` is a Dutch
    sentence that says what was found and, where nothing was, how to mend it.
    """

    soort: UitkomstSoort
    melding: str
    plaats: Plaats | None = None
    kandidaten: tuple[Plaats, ...] = ()
    land: str | None = None
