"""The tables of a page as a file: what somebody may see is what he may take along, and no more.

Made from the page itself, so that each table has its file, with the same rights and the same line
in the audit log. A column whose heading is only there for screen readers holds buttons and is left
out; so is a picture, of which the text beside it says the same.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from html.parser import HTMLParser

from modellen.schrijfwijze import MAANDEN_KORT

MEESTE_REGELS = 1000
"""Lines of one file; who wants others narrows the search."""

Cel = str | float | date

# No number begins with a nought that means something: a code does.
_GETAL = re.compile(r"-?(0|[1-9]\d{0,2}(\.\d{3})+|[1-9]\d*)(,\d+)?")
_DATUM = re.compile(r"(\d{1,2}) ([a-z]{3}) (\d{4})")
_FORMULE = ("=", "+", "-", "@", "\t", "\r")
_ZONDER_EINDE = frozenset({"br", "img", "input", "hr", "wbr"})


class Bestandssoort(StrEnum):
    """What a table can be taken along as."""

    XLSX = "xlsx"
    CSV = "csv"

    @property
    def label(self) -> str:
        """What people call it."""
        return "Excel" if self is Bestandssoort.XLSX else "CSV"

    @property
    def mime(self) -> str:
        """Media type."""
        if self is Bestandssoort.CSV:
            return "text/csv; charset=utf-8"
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(slots=True)
class Tabel:
    """One table: its title and its lines, the headings first."""

    titel: str = ""
    regels: list[list[Cel]] = field(default_factory=list)


@dataclass(slots=True)
class _Veld:
    """One cell while it is read; ``verborgen``: text for screen readers alone."""

    is_kop: bool
    zichtbaar: str = ""
    verborgen: str = ""

    @property
    def tekst(self) -> str:
        return _plat(self.zichtbaar) or _plat(self.verborgen)

    @property
    def is_knopkop(self) -> bool:
        return self.is_kop and not _plat(self.zichtbaar) and bool(_plat(self.verborgen))


def lees_tabellen(pagina: str) -> list[Tabel]:
    """The tables in the main part of a page, in order."""
    lezer = _Lezer()
    lezer.feed(pagina.partition("<main")[2].partition("</main")[0])
    lezer.close()
    return [tabel for tabel in lezer.tabellen if tabel.regels]


def maak_bestand(tabellen: Sequence[Tabel], soort: Bestandssoort) -> bytes:
    """All of them in one file: a sheet each, or one below the other."""
    return _maak_csv(tabellen) if soort is Bestandssoort.CSV else _maak_xlsx(tabellen)


def _maak_csv(tabellen: Sequence[Tabel]) -> bytes:
    """With semicolons and a byte order mark: so a Dutch spreadsheet opens it right."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    for i, tabel in enumerate(tabellen):
        if i:
            schrijver.writerow([])
        if len(tabellen) > 1:
            schrijver.writerow([_onschadelijk(tabel.titel)])
        schrijver.writerows([_voor_csv(cel) for cel in regel] for regel in tabel.regels)
    return b"\xef\xbb\xbf" + uit.getvalue().encode()


def _voor_csv(cel: Cel) -> str:
    if isinstance(cel, date):
        return cel.isoformat()
    if isinstance(cel, float):
        return f"{cel:.15g}".replace(".", ",")
    return _onschadelijk(cel)


def _onschadelijk(tekst: str) -> str:
    """Text that a spreadsheet does not take for a formula."""
    return f"'{tekst}" if tekst.startswith(_FORMULE) else tekst


def _maak_xlsx(tabellen: Sequence[Tabel]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Font

    boek = Workbook()
    boek.remove(boek.worksheets[0])
    for i, tabel in enumerate(tabellen, 1):
        blad = boek.create_sheet(_bladnaam(tabel.titel, i))
        for r, regel in enumerate(tabel.regels, 1):
            for k, waarde in enumerate(regel, 1):
                cel = blad.cell(r, k, waarde)
                if isinstance(waarde, str):
                    cel.data_type = "s"  # never a formula
                if isinstance(waarde, date):
                    cel.number_format = "dd-mm-yyyy"
        for cel in blad[1]:
            cel.font = Font(bold=True)
        blad.freeze_panes = "A2"
        for kolom in blad.iter_cols():
            breedte = max(len(str(cel.value or "")) for cel in kolom)
            blad.column_dimensions[kolom[0].column_letter].width = min(60, breedte + 2)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def _bladnaam(titel: str, nummer: int) -> str:
    """At most 31 signs, without those that a spreadsheet refuses, and no two alike."""
    schoon = re.sub(r"[\[\]:*?/\\']", " ", titel).strip()[:26]
    return f"{nummer}. {schoon}" if schoon else f"Tabel {nummer}"


class _Lezer(HTMLParser):
    """Follows the tables of our own pages; those are well-formed (a test reads them all)."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tabellen: list[Tabel] = []
        self._open: list[tuple[str, bool]] = []
        self._verborgen = 0
        self._beeld = 0
        self._kop = ""
        self._titel: _Veld | None = None
        self._regel: list[_Veld] | None = None
        self._veld: _Veld | None = None
        self._weg: set[int] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ZONDER_EINDE:
            self.handle_data(", " if tag == "br" else "")
            return
        verborgen = "verborgen" in (dict(attrs).get("class") or "").split()
        self._open.append((tag, verborgen))
        self._verborgen += verborgen
        self._beeld += tag == "svg"
        if tag in ("h1", "h2", "h3"):
            self._kop = ""
        elif tag == "table":
            self.tabellen.append(Tabel(_plat(self._kop)))
            self._weg = set()
        elif tag == "caption":
            self._titel = _Veld(is_kop=True)
        elif tag == "tr":
            self._regel = []
        elif tag in ("td", "th") and self._regel is not None:
            self._veld = _Veld(is_kop=tag == "th")

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            open_, verborgen = self._open.pop()
            self._verborgen -= verborgen
            self._beeld -= open_ == "svg"
            if open_ == tag:
                break
        if tag == "caption" and self._titel is not None and self.tabellen:
            self.tabellen[-1].titel = self._titel.tekst or self.tabellen[-1].titel
            self._titel = None
        elif tag in ("td", "th") and self._veld is not None and self._regel is not None:
            self._regel.append(self._veld)
            self._veld = None
        elif tag == "tr" and self._regel is not None:
            self._sluit_regel(self._regel)
            self._regel = None

    def handle_data(self, data: str) -> None:
        if self._beeld:
            return
        if self._open and self._open[-1][0] in ("h1", "h2", "h3") and self._regel is None:
            self._kop += data
        veld = self._titel or self._veld
        if veld is None:
            return
        if self._verborgen:
            veld.verborgen += data
        else:
            veld.zichtbaar += data

    def _sluit_regel(self, velden: list[_Veld]) -> None:
        tabel = self.tabellen[-1]
        if not tabel.regels:
            self._weg = {i for i, veld in enumerate(velden) if veld.is_knopkop}
        regel = [_lees(veld.tekst) for i, veld in enumerate(velden) if i not in self._weg]
        if any(cel != "" for cel in regel):
            tabel.regels.append(regel)


def _plat(tekst: str) -> str:
    """One line, without a comma where a line ended in nothing."""
    return " ".join(tekst.split()).replace(" ,", ",").strip(", ")


def _lees(tekst: str) -> Cel:
    """A number or a day as such, so that a spreadsheet can add and sort."""
    if _GETAL.fullmatch(tekst):
        return float(tekst.replace(".", "").replace(",", "."))
    dag = _DATUM.fullmatch(tekst)
    if dag and dag[2] in MAANDEN_KORT:
        return date(int(dag[3]), MAANDEN_KORT.index(dag[2]) + 1, int(dag[1]))
    return tekst
