"""What people type in one field, read for every form alike: ``None`` for what cannot be read."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from math import isfinite
from typing import TypeVar

Keuze = TypeVar("Keuze", bound=StrEnum)


def lees_getal(tekst: str) -> int | None:
    """A whole number of at most six digits, ``None`` for anything else."""
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) <= 6 else None


def lees_dag(tekst: str) -> date | None:
    """``2026-11-23``, as a browser sends it, or ``23-11-2026``, as people type it."""
    delen = tekst.strip().replace("/", "-").split("-")
    getallen = [g for g in map(lees_getal, delen) if g is not None]
    if len(delen) != 3 or len(getallen) != 3:
        return None
    jaar, maand, dag = getallen if len(delen[0]) == 4 else reversed(getallen)
    try:
        return date(jaar, maand, dag)
    except ValueError:
        return None


def lees_uren(tekst: str) -> float | None:
    """Hours, with a comma or a point."""
    try:
        uren = float(tekst.strip().replace(",", "."))
    except ValueError:
        return None
    return uren if isfinite(uren) else None


def lees_keuze(soort: type[Keuze], waarde: str) -> Keuze | None:
    """One of a closed list."""
    try:
        return soort(waarde)
    except ValueError:
        return None


def eis_keuze(
    soort: type[Keuze], veld: str, waarde: str, melding: str, fouten: dict[str, str]
) -> Keuze | None:
    """The same, with ``melding`` at the field when it is none of them."""
    keuze = lees_keuze(soort, waarde)
    if keuze is None:
        fouten[veld] = melding
    return keuze
