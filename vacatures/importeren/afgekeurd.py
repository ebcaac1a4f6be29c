"""The file with rejected rows: correct it and import it again as it is.

UTF-8 with a byte order mark and semicolons, so that Dutch Excel opens it well. A value that a
spreadsheet would run as a formula gets an apostrophe in front (and loses it again on import).
Source: OWASP, CSV Injection.
"""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Sequence
from pathlib import Path

from vacatures.importeren.rij import Ernst, Melding, Rij

ACHTERVOEGSEL = ".afgekeurd"
FOUTKOLOMMEN = ("fout_veld", "fout", "herstel")
_MAX_CEL = 32_000
"""Excel holds 32,767 characters in a cell and breaks a file that has more."""

_INGEKORT = " …[ingekort]"
_GEVAARLIJK = re.compile(r"^[=+\-@\t\r]")
_GEWOON_GETAL = re.compile(r"^[+-]?\d+(?:[.,]\d+)?$")


def basisnaam(pad: Path) -> str:
    """Name of the file without ending, without ``.afgekeurd`` and without a copy number."""
    stam = pad.name
    for einde in (".csv", ".xlsx", ".xls", ".ods", ".jsonl", ".json", ".html", ".htm", ".txt"):
        if stam.lower().endswith(einde):
            stam = stam[: -len(einde)]
            break
    stam = stam.removesuffix(ACHTERVOEGSEL)
    return re.sub(r"\s*\(\d+\)$|\s*- kopie$", "", stam) or "bestand"


def ontwapen(waarde: object) -> str:
    """The value as a cell that no spreadsheet runs."""
    if waarde is None:
        return ""
    if isinstance(waarde, dict | list):
        tekst = json.dumps(waarde, ensure_ascii=False, default=str)
    else:
        tekst = str(waarde)
    tekst = tekst.replace("\x00", "").encode("utf-8", "replace").decode()
    if len(tekst) > _MAX_CEL:
        tekst = tekst[:_MAX_CEL] + _INGEKORT
    if _GEVAARLIJK.match(tekst) and not _GEWOON_GETAL.match(tekst):
        return f"'{tekst}"
    return tekst


def schrijf_afgekeurd(rijen: Sequence[Rij], *, map_: Path, naam: str) -> Path:
    """Write the rows with what was wrong; the old file is replaced in one step.

    Raises:
        OSError: when the folder cannot be written.
    """
    map_.mkdir(mode=0o700, parents=True, exist_ok=True)  # rows may hold personal data
    doel = map_ / f"{naam}{ACHTERVOEGSEL}.csv"
    kolommen = list(dict.fromkeys(k for rij in rijen for k in rij.waarden if k not in FOUTKOLOMMEN))
    tijdelijk = doel.with_name(f".{doel.name}.deel")
    with tijdelijk.open("w", encoding="utf-8-sig", newline="") as bestand:
        schrijver = csv.writer(bestand, delimiter=";", quoting=csv.QUOTE_MINIMAL)
        schrijver.writerow([*(ontwapen(k) for k in kolommen), *FOUTKOLOMMEN])
        for rij in rijen:
            cellen = [ontwapen(rij.waarden.get(kolom)) for kolom in kolommen]
            schrijver.writerow([*cellen, *_foutcellen(rij.meldingen)])
    os.replace(tijdelijk, doel)
    return doel


def _foutcellen(meldingen: Sequence[Melding]) -> list[str]:
    fouten = [m for m in meldingen if m.ernst is Ernst.FOUT]
    return [
        ontwapen(" | ".join(delen))
        for delen in (
            [m.veld for m in fouten],
            [m.wat for m in fouten],
            list(dict.fromkeys(m.herstel for m in fouten)),
        )
    ]
