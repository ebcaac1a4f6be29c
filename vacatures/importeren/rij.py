"""A row as it came in, and what there is to say about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from modellen.fouten import OpstapFout

MAX_RIJ_BYTES = 5 * 1024 * 1024
"""A longer row is rejected unread: no vacancy is that long, and memory stays bounded."""

MAX_CEL_TEKENS = 100_000
"""A longer cell rejects its row (a real task text has a few thousand characters)."""

BREEDTE = "kolommen"
"""Field of the remark that a row is wider or narrower than its headers."""


class Ernst(StrEnum):
    """A fault keeps the row out; a warning leaves one field unknown or says what was mended."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"


@dataclass(frozen=True, slots=True)
class Melding:
    """One remark about one row, for the person who has to mend it.

    Attributes:
        rij: row number as a spreadsheet shows it (the header is row 1), the line number of a
            JSONL file, or the position (from 1) in a JSON list.
        veld: the field, or ``"rij"`` when the row as a whole is meant.
        wat: Dutch: what is wrong.
        herstel: Dutch: what would be right.
    """

    rij: int
    veld: str
    wat: str
    herstel: str
    ernst: Ernst = Ernst.FOUT


@dataclass(slots=True)
class Rij:
    """Raw values of one row by column name, and the fault that the reader itself found."""

    nummer: int
    waarden: dict[str, object] = field(default_factory=dict)
    meldingen: list[Melding] = field(default_factory=list)

    @property
    def is_afgekeurd(self) -> bool:
        """True when something was found that keeps the row out."""
        return any(m.ernst is Ernst.FOUT for m in self.meldingen)

    @property
    def heeft_verkeerde_breedte(self) -> bool:
        """True when the only fault is that there are more or fewer cells than headers."""
        fouten = [m.veld for m in self.meldingen if m.ernst is Ernst.FOUT]
        return fouten == [BREEDTE]

    def vergeef_breedte(self) -> None:
        """Take back that fault: the values were found without the headers."""
        self.meldingen = [m for m in self.meldingen if m.veld != BREEDTE]

    def keur_af(self, veld: str, *, wat: str, herstel: str) -> None:
        """Add a fault."""
        self.meldingen.append(Melding(self.nummer, veld, wat, herstel))

    def waarschuw(self, veld: str, *, wat: str, herstel: str) -> None:
        """Add a warning."""
        self.meldingen.append(Melding(self.nummer, veld, wat, herstel, Ernst.WAARSCHUWING))


class Onleesbaar(Exception):
    """A single value cannot be read; the caller decides whether that rejects the row."""

    def __init__(self, wat: str, herstel: str) -> None:
        super().__init__(wat)
        self.wat = wat
        self.herstel = herstel


class ImportFout(OpstapFout):
    """The file as a whole cannot be imported."""

    def __init__(self, *, code: str, melding: str, volgende_stap: str) -> None:
        super().__init__(code=f"import_{code}", melding=melding, volgende_stap=volgende_stap)
