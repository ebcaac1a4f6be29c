"""Delimited text: separator, header row, quotes, and quotes that were never closed.

The standard reader lets one stray quotation mark swallow all rows up to the next one. Here a
quoted cell that ends badly, or that has eaten lines which are rows themselves, is given back:
only its own line is in doubt, the rows after it are read as if nothing had happened.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from vacatures.importeren.lezen.regels import lees_regels
from vacatures.importeren.lezen.tabel import MAX_KOPZOEK, maak_kolomnamen, vind_koprij
from vacatures.importeren.rij import BREEDTE, MAX_RIJ_BYTES, ImportFout, Rij

SCHEIDINGSTEKENS = (";", ",", "\t", "|")
_MAX_REGELS_PER_CEL = 5000
_MAX_OVERSCHOT = 50
"""Cells past the last header that are kept, so that the file with rejects stays readable."""

_HERSTEL_QUOTES = "Zet dubbele aanhalingstekens om de hele tekst, en verdubbel die erbinnen."


class _Misvormd(Exception):
    """A closing quotation mark is followed by something else than a separator."""


@dataclass(slots=True)
class _Record:
    cellen: list[str] | None  # None: longer than a row may be
    is_hersteld: bool = False


def splits(tekst: str, teken: str) -> list[str] | None:
    """Cells of one record, or ``None`` when a quoted cell is still open at the end.

    Raises:
        _Misvormd: when text follows a closing quotation mark.
    """
    if '"' not in tekst:
        return tekst.split(teken)
    cellen: list[str] = []
    plek = 0
    while True:
        begin = plek
        while tekst.startswith(" ", begin):
            begin += 1
        if not tekst.startswith('"', begin):
            einde = tekst.find(teken, plek)
            cellen.append(tekst[plek:] if einde < 0 else tekst[plek:einde])
            if einde < 0:
                return cellen
            plek = einde + 1
            continue
        gelezen = _lees_cel(tekst, begin + 1, teken)
        if gelezen is None:
            return None
        cel, plek = gelezen
        cellen.append(cel)
        if plek > len(tekst):
            return cellen


def _lees_cel(tekst: str, plek: int, teken: str) -> tuple[str, int] | None:
    """A quoted cell and where the next one starts (past the end: there is none)."""
    delen: list[str] = []
    while True:
        einde = tekst.find('"', plek)
        if einde < 0:
            return None
        delen.append(tekst[plek:einde])
        if not tekst.startswith('"', einde + 1):
            break
        delen.append('"')
        plek = einde + 2
    volgende = einde + 1
    while tekst.startswith(" ", volgende):
        volgende += 1
    if volgende < len(tekst) and tekst[volgende] != teken:
        raise _Misvormd
    return "".join(delen), volgende + 1


class _Recordlezer:
    """Puts physical lines together into records, with lookahead that can be given back."""

    def __init__(self, regels: Iterator[str | None], teken: str) -> None:
        self._regels = regels
        self._teken = teken
        self._vooruit: deque[str | None] = deque()
        self.breedte: int | None = None

    def __iter__(self) -> Iterator[_Record]:
        while True:
            try:
                regel = self._volgende()
            except StopIteration:
                return
            if regel is None:
                yield _Record(None)
            else:
                yield self._maak_record(regel)

    def _volgende(self) -> str | None:
        return self._vooruit.popleft() if self._vooruit else next(self._regels)

    def _maak_record(self, regel: str) -> _Record:
        try:
            cellen = splits(regel, self._teken)
        except _Misvormd:
            return self._herstel(regel)
        if cellen is not None:
            return _Record(cellen)
        return self._lees_door(regel)

    def _lees_door(self, regel: str) -> _Record:
        """Add lines until the open cell closes; give them back when it does not close well."""
        extra: list[str | None] = []
        lengte = len(regel)
        cellen: list[str] | None = None
        while lengte <= MAX_RIJ_BYTES and len(extra) < _MAX_REGELS_PER_CEL:
            try:
                volgende = self._volgende()
            except StopIteration:
                break
            extra.append(volgende)
            if volgende is None:
                break
            lengte += len(volgende) + 1
            if '"' not in volgende:
                continue
            try:
                cellen = splits("\n".join([regel, *(e for e in extra if e)]), self._teken)
            except _Misvormd:
                break
            if cellen is not None:
                break
        if cellen is not None and self._is_echt(cellen, extra):
            return _Record(cellen)
        self._vooruit.extendleft(reversed(extra))
        return self._herstel(regel)

    def _is_echt(self, cellen: list[str], extra: list[str | None]) -> bool:
        """False when the cell ate whole rows: all lines inside it have the width of a row."""
        if self.breedte is None:
            return True
        if len(cellen) != self.breedte:
            return False
        midden = [regel for regel in extra[:-1] if regel]
        return (
            self.breedte < 3
            or not midden
            or not all(regel.count(self._teken) == self.breedte - 1 for regel in midden)
        )

    def _herstel(self, regel: str) -> _Record:
        """Take the quotation marks as ordinary characters; good when the width then fits."""
        cellen = [cel.strip().strip('"') for cel in regel.split(self._teken)]
        return _Record(cellen, is_hersteld=True)


def kies_teken(regels: list[str], is_kop: Callable[[str], bool]) -> str:
    """The separator that gives the most known headers, then the most even and widest rows."""
    if regels and (eerste := regels[0].lower()).startswith("sep=") and len(eerste) >= 5:
        return regels[0][4]

    def waarde(teken: str) -> tuple[int, int, int]:
        bekend, breedtes = 0, []
        for regel in regels[:MAX_KOPZOEK]:
            try:
                cellen = splits(regel, teken) or []
            except _Misvormd:
                continue
            breedtes.append(len(cellen))
            bekend = max(bekend, len({cel.strip() for cel in cellen if is_kop(cel)}))
        breed = max(breedtes, default=0)
        return bekend, breedtes.count(breed) if breed > 1 else 0, breed

    return max(SCHEIDINGSTEKENS, key=lambda t: (waarde(t), -SCHEIDINGSTEKENS.index(t)))


def lees_csv(bestand: BinaryIO, *, is_kop: Callable[[str], bool]) -> Iterator[Rij]:
    """Rows of a delimited file; ``is_kop`` knows the names of columns.

    Raises:
        ImportFout: when there is no row of headers among the first lines.
    """
    regels = lees_regels(bestand)
    hoofd = [regel for _, regel in zip(range(MAX_KOPZOEK), regels, strict=False)]
    teken = kies_teken([regel for regel in hoofd if regel], is_kop)
    lezer = _Recordlezer(_aaneen(hoofd, regels), teken)
    records = iter(lezer)
    kop, eerste = _zoek_kop(records, is_kop)
    kolommen = maak_kolomnamen(kop)
    lezer.breedte = len(kolommen)
    for nummer, record in enumerate(records, start=eerste):
        rij = _maak_rij(nummer, record, kolommen)
        if rij is not None:
            yield rij


def _aaneen(hoofd: list[str | None], rest: Iterator[str | None]) -> Iterator[str | None]:
    yield from hoofd
    yield from rest


def _zoek_kop(records: Iterator[_Record], is_kop: Callable[[str], bool]) -> tuple[list[str], int]:
    gezien: list[list[str]] = []
    for record in records:
        gezien.append(record.cellen or [])
        if vind_koprij(gezien[-1:], is_kop) is not None:
            return gezien[-1], len(gezien) + 1
        if len(gezien) >= MAX_KOPZOEK:
            break
    raise geen_kop(gezien)


def geen_kop(gezien: list[list[str]]) -> ImportFout:
    """The fault for a file without any column name that is known."""
    namen = ", ".join(cel.strip()[:30] for rij in gezien[:1] for cel in rij[:12] if cel.strip())
    return ImportFout(
        code="kolommen_onbekend",
        melding=f"Geen enkele kolomnaam is herkend. De eerste regel is: {namen[:300] or 'leeg'}.",
        volgende_stap=(
            "Zet kolomnamen zoals titel, plaats en uren op de eerste regel, of geef met "
            "--mapping een bestand dat uw kolommen aan onze velden koppelt."
        ),
    )


def _maak_rij(nummer: int, record: _Record, kolommen: list[str]) -> Rij | None:
    if record.cellen is None:
        rij = Rij(nummer)
        rij.keur_af(
            "rij",
            wat="De rij is langer dan 5 MB en is niet gelezen.",
            herstel="Kort de tekst in deze rij in.",
        )
        return rij
    cellen = record.cellen
    while len(cellen) > len(kolommen) and not cellen[-1].strip():
        cellen.pop()
    if not any(cel.strip() for cel in cellen):
        return None
    rij = Rij(nummer, dict(zip(kolommen, cellen, strict=False)))
    for plek in range(len(kolommen), min(len(cellen), len(kolommen) + _MAX_OVERSCHOT)):
        rij.waarden[f"kolom {plek + 1}"] = cellen[plek]
    if len(cellen) != len(kolommen):
        rij.keur_af(
            BREEDTE,
            wat=f"De rij heeft {len(cellen)} kolommen; de kopregel heeft er {len(kolommen)}.",
            herstel="Vul lege kolommen aan. " + _HERSTEL_QUOTES,
        )
    elif record.is_hersteld:
        rij.waarschuw(
            "rij",
            wat="Een aanhalingsteken is niet gesloten; het is als gewone tekst gelezen.",
            herstel=_HERSTEL_QUOTES,
        )
    return rij
