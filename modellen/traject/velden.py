"""Fields of steps: making them, and reading what a step says in one.

Reading is for gates: a wrong or missing value reads as nothing, never as an error, because the
fields themselves are judged elsewhere.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from modellen.traject.model import Gebeurtenis, Veld, VeldSoort

# --- reading --------------------------------------------------------------------------------------


def is_ja(gebeurtenis: Gebeurtenis | None, veld: str) -> bool:
    """Does this field say yes?"""
    return gebeurtenis is not None and gebeurtenis.gegevens.get(veld) is True


def keuzes(gebeurtenis: Gebeurtenis | None, veld: str) -> tuple[str, ...]:
    """What a field with several choices holds; empty when it holds nothing."""
    waarde = gebeurtenis.gegevens.get(veld) if gebeurtenis else None
    return tuple(waarde) if isinstance(waarde, list) else ()


def tekst(gebeurtenis: Gebeurtenis | None, veld: str) -> str | None:
    """A text or choice; ``None`` when the field is empty."""
    waarde = gebeurtenis.gegevens.get(veld) if gebeurtenis else None
    return waarde if isinstance(waarde, str) and waarde.strip() else None


def find_dag(gebeurtenis: Gebeurtenis | None, veld: str) -> date | None:
    """A day in a field."""
    waarde = gebeurtenis.gegevens.get(veld) if gebeurtenis else None
    if not isinstance(waarde, str):
        return None
    try:
        return date.fromisoformat(waarde)
    except ValueError:
        return None


def find_getal(gebeurtenis: Gebeurtenis, veld: str) -> Decimal | None:
    """A number in a field, exactly as it was typed: 0.1 is a tenth here."""
    waarde = gebeurtenis.gegevens.get(veld)
    if isinstance(waarde, bool) or not isinstance(waarde, int | float):
        return None
    getal = Decimal(str(waarde))
    return getal if getal.is_finite() else None


# --- making ---------------------------------------------------------------------------------------


def ja_nee(code: str, label: str, *, regel: str | None = None, is_verplicht: bool = True) -> Veld:
    """A field that takes yes or no."""
    return Veld(code, label, VeldSoort.JA_NEE, regel, is_verplicht)


def datum(code: str, label: str, *, regel: str | None = None, is_verplicht: bool = True) -> Veld:
    """A field that takes a date."""
    return Veld(code, label, VeldSoort.DATUM, regel, is_verplicht)


def getal(code: str, label: str, *, regel: str | None = None, is_verplicht: bool = True) -> Veld:
    """A field that takes a number."""
    return Veld(code, label, VeldSoort.GETAL, regel, is_verplicht)


def keuze(
    code: str,
    label: str,
    uit: tuple[str, ...],
    *,
    regel: str | None = None,
    is_verplicht: bool = True,
) -> Veld:
    """A field that takes one of a closed list."""
    return Veld(code, label, VeldSoort.KEUZE, regel, is_verplicht, uit)


def meer(
    code: str,
    label: str,
    uit: tuple[str, ...],
    *,
    regel: str | None = None,
    is_verplicht: bool = True,
) -> Veld:
    """A field that takes several of a closed list."""
    return Veld(code, label, VeldSoort.KEUZES, regel, is_verplicht, uit)


def vertrouwelijk(
    code: str, label: str, *, regel: str | None = None, is_verplicht: bool = True
) -> Veld:
    """A text that only klant and jobcoach may read."""
    return Veld(code, label, VeldSoort.TEKST, regel, is_verplicht, is_vertrouwelijk=True)
