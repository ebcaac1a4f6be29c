"""What people type in one field, read for every form alike: ``None`` for what cannot be read."""

from __future__ import annotations

from datetime import date
from math import isfinite


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
