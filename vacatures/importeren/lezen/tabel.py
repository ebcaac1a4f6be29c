"""What delimited files and spreadsheets share: finding and naming the header row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

MAX_KOPZOEK = 12
"""Exports may have a title or a date above their headers; we look this many rows down."""


def vind_koprij(rijen: Sequence[Sequence[str]], is_kop: Callable[[str], bool]) -> int | None:
    """Position of the first row that reads like headers.

    That is a row in which a third of the filled cells, and at least one, is a known name.
    """
    for plek, rij in enumerate(rijen):
        gevuld = [cel for cel in rij if cel.strip()]
        bekend = sum(is_kop(cel) for cel in gevuld)
        if bekend and bekend * 3 >= len(gevuld):
            return plek
    return None


def maak_kolomnamen(kop: Sequence[str]) -> list[str]:
    """Unique names: a nameless column is called by its place, a repeated name is numbered."""
    namen: list[str] = []
    for plek, cel in enumerate(kop, start=1):
        naam = " ".join(cel.split())[:100] or f"kolom {plek}"
        uniek, teller = naam, 2
        while uniek in namen:
            uniek, teller = f"{naam} ({teller})", teller + 1
        namen.append(uniek)
    return namen
