"""Reading what a step says, for gates: a wrong or missing value reads as ``None``, never as an
error, because the fields themselves are judged elsewhere.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from modellen.traject.model import Gebeurtenis


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
