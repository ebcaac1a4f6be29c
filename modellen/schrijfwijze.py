"""Dates, numbers and counts as people in the Netherlands write them; the one place for it."""

from __future__ import annotations

from datetime import date

MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def datum(dag: date) -> str:
    """``22 november 2026``."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def datum_kort(dag: date) -> str:
    """``22 nov 2026``, for a column."""
    return f"{dag.day} {MAANDEN[dag.month - 1][:3]} {dag.year}".replace("maa", "mrt")


def getal(waarde: float, decimalen: int = 2) -> str:
    """With a decimal comma: ``0,62``."""
    return f"{waarde:.{decimalen}f}".replace(".", ",")


def duizend(aantal: int) -> str:
    """With points between thousands: ``1.200``."""
    return f"{aantal:,}".replace(",", ".")


def keuze(code: str) -> str:
    """A choice of a closed list in words: ``vraag_van_klant`` gives ``vraag van klant``."""
    return " ".join(_MET_TEKENS.get(deel, deel) for deel in code.split("_"))


_MET_TEKENS = {
    "beeindigd": "beëindigd",
    "collegas": "collega's",
    "financien": "financiën",
    "risicos": "risico's",
    "sdw": "SDW",
    "lks": "LKS",
    "uwv": "UWV",
    "wia": "WIA",
    "iop": "IOP",
    "rla": "real-life assessment",
}
"""Words that a code, which has only plain letters, writes differently."""
