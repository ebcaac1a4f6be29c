"""Which kind of file it is, by its content; the name of a file proves nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from vacatures.importeren.lezen.csv_bestand import lees_csv
from vacatures.importeren.lezen.json_bestand import lees_html, lees_json, lees_jsonl
from vacatures.importeren.lezen.regels import decodeer, naar_utf8
from vacatures.importeren.lezen.xlsx_bestand import lees_xlsx
from vacatures.importeren.rij import ImportFout, Rij

_MONSTER = 256 * 1024


class Bestandssoort(StrEnum):
    """Kinds of file that can be read."""

    CSV = "csv"
    WERKBLAD = "werkblad"
    JSONL = "jsonl"
    JSON = "json"
    HTML = "html"


@dataclass(slots=True)
class Invoer:
    """An open file: its kind, its rows, and how far the reader is (bytes done, bytes in all)."""

    soort: Bestandssoort
    rijen: Iterator[Rij]
    bestand: BinaryIO
    totaal: int

    @property
    def gedaan(self) -> int:
        """Bytes read; for a spreadsheet or JSON document the whole file is read at once."""
        return min(self.bestand.tell(), self.totaal)


def herken(monster: bytes) -> Bestandssoort:
    """Kind of file by its first bytes (UTF-8, after the byte order mark)."""
    if monster.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return Bestandssoort.WERKBLAD
    tekst = decodeer(monster).lstrip("\ufeff \t\r\n")
    regels = [regel.strip() for regel in tekst.splitlines()[:200] if regel.strip()]
    heel = [r for r in regels if r.startswith("{") and r.endswith("}")]
    if len(heel) > 1 and len(heel) * 2 >= len(regels):
        return Bestandssoort.JSONL
    if tekst.startswith("["):
        return Bestandssoort.JSON
    if tekst.startswith("{"):
        # One line, or a first line that is longer than what we looked at.
        return Bestandssoort.JSONL if len(regels) == 1 else Bestandssoort.JSON
    if tekst.startswith("<") and ("<html" in tekst.lower() or "ld+json" in tekst.lower()):
        return Bestandssoort.HTML
    return Bestandssoort.CSV


@contextmanager
def open_invoer(pad: Path, *, is_kop: Callable[[str], bool]) -> Iterator[Invoer]:
    """Open a file for reading by rows.

    Raises:
        ImportFout: when the file is absent, empty, or cannot be read as a whole.
    """
    try:
        ruw = pad.open("rb")
    except OSError as fout:
        raise ImportFout(
            code="bestand_niet_te_openen",
            melding=f"Het bestand {pad.name} is niet te openen.",
            volgende_stap="Controleer de naam en of u het bestand mag lezen.",
        ) from fout
    with ruw:
        totaal = os.fstat(ruw.fileno()).st_size
        monster = ruw.read(8)
        ruw.seek(0)
        is_werkblad = herken(monster) is Bestandssoort.WERKBLAD
        bestand = ruw if is_werkblad else naar_utf8(ruw)
        begin = bestand.tell()
        soort = herken(monster) if is_werkblad else herken(bestand.read(_MONSTER))
        bestand.seek(begin)
        if totaal == begin:
            raise ImportFout(
                code="bestand_leeg",
                melding=f"Het bestand {pad.name} is leeg.",
                volgende_stap="Kies een bestand met een kopregel en ten minste één rij.",
            )
        yield Invoer(soort, _lezer(soort, bestand, is_kop), bestand, totaal)


def _lezer(soort: Bestandssoort, bestand: BinaryIO, is_kop: Callable[[str], bool]) -> Iterator[Rij]:
    match soort:
        case Bestandssoort.CSV:
            return lees_csv(bestand, is_kop=is_kop)
        case Bestandssoort.WERKBLAD:
            return lees_xlsx(bestand, is_kop=is_kop)
        case Bestandssoort.JSONL:
            return lees_jsonl(bestand)
        case Bestandssoort.JSON:
            return lees_json(bestand)
        case Bestandssoort.HTML:
            return lees_html(bestand)
