"""The 114 occupational groups of BRC 2014 (Beroepenindeling ROA-CBS).

Read from ``brc.csv``: code, name and the one ISCO-08 unit group that counts most in it.
Source of codes and names: Statistics Netherlands (CBS) and ROA.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from modellen.fouten import OpstapFout

_ZONDER_ISCO = "9999"


@dataclass(frozen=True, slots=True)
class BrcGroep:
    """One group: ``code`` of four digits; ``isco`` is None for the rest group ("Overig")."""

    code: str
    naam: str
    isco: str | None

    @property
    def segment(self) -> str:
        """The three digits of the occupational segment that the group belongs to."""
        return self.code[:3]

    @property
    def klasse(self) -> str:
        """The two digits of the occupational class, '01' to '13'."""
        return self.code[:2]


def list_brc() -> tuple[BrcGroep, ...]:
    """All groups, by code."""
    return _groepen()


def find_brc(code: str) -> BrcGroep | None:
    """The group with this code of four digits, or None."""
    return next((groep for groep in _groepen() if groep.code == code.strip()), None)


def get_brc(code: str) -> BrcGroep:
    """The group with this code; raises ``OpstapFout`` when there is none."""
    groep = find_brc(code)
    if groep is None:
        raise OpstapFout(
            code="onbekende_brc_code",
            melding=f"Er is geen beroepsgroep met BRC-code '{code[:20]}'.",
            volgende_stap="Gebruik een code van vier cijfers, bijvoorbeeld 1121.",
        )
    return groep


def find_brc_bij_isco(isco: str | None) -> BrcGroep | None:
    """The group of which this ISCO-08 unit group is the main one, or None.

    None does not mean that no group covers it: the table has one ISCO-08 code a group.
    """
    if isco is None:
        return None
    return next((groep for groep in _groepen() if groep.isco == isco.strip()), None)


@cache
def _groepen() -> tuple[BrcGroep, ...]:
    tekst = files(__package__).joinpath("brc.csv").read_text(encoding="utf-8")
    return tuple(
        BrcGroep(
            code=rij["brc_code"],
            naam=rij["naam"],
            isco=None if rij["isco08"] == _ZONDER_ISCO else rij["isco08"],
        )
        for rij in csv.DictReader(tekst.splitlines())
    )
