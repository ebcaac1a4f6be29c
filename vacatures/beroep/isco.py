"""The 436 unit groups of ISCO-08, each with a short Dutch name of our own and everyday titles.

Read from ``isco.csv`` (code, BRC 2014 group, name) and ``titels.csv`` (titles as vacatures have
them). The codes are those of ISCO-08 (International Labour Organization). Names, titles and the
BRC group are ours: CBS publishes one main ISCO-08 code a BRC group, which we follow; the other
unit groups go to the BRC group of their kind.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from modellen.fouten import OpstapFout
from vacatures.beroep.brc import BrcGroep, get_brc


@dataclass(frozen=True, slots=True)
class IscoGroep:
    """One unit group: ``code`` of four digits, ``brc`` of four; ``titels`` may be empty."""

    code: str
    brc: str
    naam: str
    titels: tuple[str, ...] = ()

    @property
    def brc_groep(self) -> BrcGroep:
        """The BRC 2014 group that it belongs to."""
        return get_brc(self.brc)


def list_isco() -> tuple[IscoGroep, ...]:
    """All unit groups, by code."""
    return tuple(_groepen().values())


def find_isco(code: str | None) -> IscoGroep | None:
    """The unit group with this code of four digits, or None."""
    return None if code is None else _groepen().get(code.strip())


def get_isco(code: str) -> IscoGroep:
    """The unit group with this code; raises ``OpstapFout`` when there is none."""
    groep = find_isco(code)
    if groep is None:
        raise OpstapFout(
            code="onbekende_isco_code",
            melding=f"Er is geen beroep met ISCO-08-code '{code[:20]}'.",
            volgende_stap="Gebruik een code van vier cijfers, bijvoorbeeld 9112.",
        )
    return groep


@cache
def _groepen() -> Mapping[str, IscoGroep]:
    titels: dict[str, list[str]] = {}
    for rij in _rijen("titels.csv"):
        titels.setdefault(rij["isco08"], []).append(rij["titel"])
    return MappingProxyType(
        {
            rij["isco08"]: IscoGroep(
                rij["isco08"], rij["brc"], rij["naam"], tuple(titels.get(rij["isco08"], ()))
            )
            for rij in _rijen("isco.csv")
        }
    )


def _rijen(naam: str) -> list[dict[str, str]]:
    tekst = files(__package__).joinpath(naam).read_text(encoding="utf-8")
    return list(csv.DictReader(tekst.splitlines()))
