"""Spreadsheets (.xlsx, .xls, .ods). Formulas are never run: their stored outcome is read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import BinaryIO

from vacatures.importeren.lezen.csv_bestand import geen_kop
from vacatures.importeren.lezen.tabel import MAX_KOPZOEK, maak_kolomnamen, vind_koprij
from vacatures.importeren.rij import ImportFout, Rij

MAX_UITGEPAKT = 1024 * 1024 * 1024
"""A spreadsheet that unpacks to more is refused (a packed bomb)."""

Cel = int | float | str | bool | time | date | datetime | timedelta


def lees_xlsx(bestand: BinaryIO, *, is_kop: Callable[[str], bool]) -> Iterator[Rij]:
    """Rows of the first sheet that has a row of headers.

    Raises:
        ImportFout: when the file cannot be opened or has no headers.
    """
    import python_calamine

    inhoud = bestand.read()
    _weiger_bom(inhoud)
    try:
        boek = python_calamine.load_workbook(io.BytesIO(inhoud))
        bladen = [boek.get_sheet_by_name(naam) for naam in boek.sheet_names]
        tabellen = [blad.to_python(skip_empty_area=False) for blad in bladen]
    except (python_calamine.CalamineError, python_calamine.PasswordError) as fout:
        raise _onleesbaar() from fout
    for tabel in tabellen:
        koppen = [[_als_tekst(cel) for cel in rij] for rij in tabel[:MAX_KOPZOEK]]
        plek = vind_koprij(koppen, is_kop)
        if plek is not None:
            yield from _lees_tabel(tabel[plek + 1 :], kop=koppen[plek], eerste=plek + 2)
            return
    raise geen_kop([[_als_tekst(cel) for cel in rij] for tabel in tabellen for rij in tabel[:1]])


def _lees_tabel(tabel: list[list[Cel]], *, kop: list[str], eerste: int) -> Iterator[Rij]:
    kolommen = maak_kolomnamen(kop)
    for nummer, cellen in enumerate(tabel, start=eerste):
        if any(not isinstance(cel, str) or cel.strip() for cel in cellen):
            yield Rij(nummer, {k: _waarde(c) for k, c in zip(kolommen, cellen, strict=False)})


def _waarde(cel: Cel) -> object:
    if isinstance(cel, float) and cel.is_integer():
        return int(cel)
    return cel


def _als_tekst(cel: Cel) -> str:
    return cel if isinstance(cel, str) else str(cel)


def _weiger_bom(inhoud: bytes) -> None:
    if not inhoud.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            omvang = sum(deel.file_size for deel in archief.infolist())
    except zipfile.BadZipFile as fout:
        raise _onleesbaar() from fout
    if omvang > MAX_UITGEPAKT:
        raise ImportFout(
            code="werkblad_te_groot",
            melding="Het werkblad is uitgepakt groter dan 1 GB.",
            volgende_stap="Splits het bestand, of sla het op als CSV.",
        )


def _onleesbaar() -> ImportFout:
    return ImportFout(
        code="werkblad_onleesbaar",
        melding="Het werkblad kan niet worden geopend; het is beschadigd of heeft een wachtwoord.",
        volgende_stap="Open het in Excel en sla het zonder wachtwoord op als .xlsx of CSV.",
    )
