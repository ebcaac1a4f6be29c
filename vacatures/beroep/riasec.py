"""The interest profile (RIASEC) that goes with an occupation.

Read from ``isco_riasec.csv``: per ISCO-08 unit group the mean of the O*NET interest profiles
of its occupations. This table includes information from O*NET by the U.S. Department of
Labor, Employment and Training Administration (CC BY 4.0), through the ESCO crosswalk of Nesta
(MIT); it was averaged and rescaled by us. See the README beside it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from modellen.beroepskeuze.model import Riasec

_VELDEN = tuple(veld.name for veld in fields(Riasec))


class RiasecHerkomst(StrEnum):
    """How close to the occupation the profile was found."""

    ISCO4 = "isco4"
    ISCO3 = "isco3"
    ISCO2 = "isco2"

    @property
    def label(self) -> str:
        """Dutch, as in 'berekend uit …'."""
        return _HERKOMST_LABEL[self]


_HERKOMST_LABEL = {
    RiasecHerkomst.ISCO4: "dit beroep",
    RiasecHerkomst.ISCO3: "beroepen die hier veel op lijken",
    RiasecHerkomst.ISCO2: "een brede groep beroepen",
}
_HERKOMST_BIJ_LENGTE = {
    4: RiasecHerkomst.ISCO4,
    3: RiasecHerkomst.ISCO3,
    2: RiasecHerkomst.ISCO2,
}


@dataclass(frozen=True, slots=True)
class RiasecVanBeroep:
    """A profile with its origin: the ISCO-08 group it stands for and how many occupations in it."""

    riasec: Riasec
    herkomst: RiasecHerkomst
    isco: str
    aantal_beroepen: int


def find_riasec(isco: str | None) -> RiasecVanBeroep | None:
    """The profile for an ISCO-08 code of two to four digits, from the closest group that has one.

    A unit group without a profile of its own falls back on its three-digit and then its
    two-digit group. None for no code, for text that is no code and where nothing is known.
    """
    code = (isco or "").strip()
    if not (code.isascii() and code.isdigit() and 2 <= len(code) <= 4):
        return None
    tabel = _tabel()
    return next((tabel[code[:n]] for n in range(len(code), 1, -1) if code[:n] in tabel), None)


@cache
def _tabel() -> Mapping[str, RiasecVanBeroep]:
    """Every group of four, three and two digits; the shorter are means weighted by occupations."""
    tekst = files(__package__).joinpath("isco_riasec.csv").read_text(encoding="utf-8")
    rijen = [_lees_rij(rij) for rij in csv.DictReader(tekst.splitlines())]
    tabel = {rij.isco: rij for rij in rijen}
    for lengte in (3, 2):
        for groep in sorted({rij.isco[:lengte] for rij in rijen}):
            tabel[groep] = _voeg_samen(groep, (r for r in rijen if r.isco[:lengte] == groep))
    return MappingProxyType(tabel)


def _lees_rij(rij: Mapping[str, str]) -> RiasecVanBeroep:
    return RiasecVanBeroep(
        riasec=Riasec(**{veld: float(rij[veld]) for veld in _VELDEN}),
        herkomst=RiasecHerkomst.ISCO4,
        isco=rij["isco08"],
        aantal_beroepen=int(rij["aantal_beroepen"]),
    )


def _voeg_samen(groep: str, rijen: Iterable[RiasecVanBeroep]) -> RiasecVanBeroep:
    leden = list(rijen)
    totaal = sum(lid.aantal_beroepen for lid in leden)
    gemiddeld = {
        veld: sum(getattr(lid.riasec, veld) * lid.aantal_beroepen for lid in leden) / totaal
        for veld in _VELDEN
    }
    return RiasecVanBeroep(
        riasec=Riasec(**gemiddeld),
        herkomst=_HERKOMST_BIJ_LENGTE[len(groep)],
        isco=groep,
        aantal_beroepen=totaal,
    )
