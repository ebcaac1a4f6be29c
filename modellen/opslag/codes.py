"""Closed lists in the database: written as their stable codes, read back with care.

A code that this release does not know stops the reading, because guessing about a person or a
job is worse; the message names table, number and field.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import NoReturn, TypeVar

from modellen.fouten import OpstapFout

E = TypeVar("E", bound=StrEnum)


class OnbekendeCode(OpstapFout):
    """The database holds a code that this release does not know."""

    def __init__(self, *, tabel: str, nummer: str, veld: str, waarde: object) -> None:
        super().__init__(
            code="onbekende_code_in_database",
            melding=f"In {tabel} {nummer} staat bij {veld} een onbekende waarde: {waarde!r:.60}.",
            volgende_stap="Vraag uw beheerder of de database bij deze versie van Opstap hoort.",
        )
        self.tabel = tabel
        self.nummer = nummer
        self.veld = veld


class Codelezer:
    """Reads the codes in rows of one table."""

    def __init__(self, tabel: str) -> None:
        self.tabel = tabel

    def verplicht(self, soort: type[E], waarde: str, *, nummer: str, veld: str) -> E:
        """The member with this code."""
        lid: E | None = _leden(soort).get(waarde)
        if lid is None:
            self.weiger(waarde, nummer=nummer, veld=veld)
        return lid

    def een(self, soort: type[E], waarde: str | None, *, nummer: str, veld: str) -> E | None:
        """The member with this code, or ``None`` when the column is empty."""
        return None if waarde is None else self.verplicht(soort, waarde, nummer=nummer, veld=veld)

    def verzameling(
        self, soort: type[E], waarden: list[str], *, nummer: str, veld: str
    ) -> frozenset[E]:
        """The members with these codes."""
        if not waarden:
            return frozenset()
        return frozenset(
            self.verplicht(soort, waarde, nummer=nummer, veld=veld) for waarde in waarden
        )

    def verzameling_of_onbekend(
        self, soort: type[E], waarden: list[str] | None, *, nummer: str, veld: str
    ) -> frozenset[E] | None:
        """The members with these codes, or ``None`` when the column is empty."""
        if waarden is None:
            return None
        return self.verzameling(soort, waarden, nummer=nummer, veld=veld)

    def weiger(self, waarde: object, *, nummer: str, veld: str) -> NoReturn:
        """Say that a stored value is unknown."""
        raise OnbekendeCode(tabel=self.tabel, nummer=nummer, veld=veld, waarde=waarde) from None


@cache
def _leden(soort: type[E]) -> Mapping[str, E]:
    # Several times faster than calling the class, and reading all work asks it a million times.
    return {lid.value: lid for lid in soort}


def getal(waarde: float | None) -> float | None:
    """One way of writing each number: 16, 16.0 and -0.0 must not look like changes."""
    return None if waarde is None else float(waarde) + 0.0


def code(lid: StrEnum | None) -> str | None:
    """The plain code; drivers may write an enumeration by its name instead."""
    return None if lid is None else lid.value


def codes(leden: Iterable[str]) -> list[str]:
    """Plain codes in a fixed order, so that equal sets are equal in the database."""
    return sorted(lid.value if isinstance(lid, StrEnum) else lid for lid in leden)


def codes_of_onbekend(leden: Iterable[str] | None) -> list[str] | None:
    """As :func:`codes`; unknown stays ``None``."""
    return None if leden is None else codes(leden)
