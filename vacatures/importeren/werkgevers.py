"""Employers that vacancies name: one number per name and place, made once, never overwritten."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from modellen.waarden import WerkNummer
from vacatures.importeren.bouwen import kort_nummer
from vacatures.kenmerken import Werkplek
from vacatures.vacature.model import Vacature
from vacatures.werkgever.model import Werkgever
from vacatures.werkgever.repository import WerkgeverRepository

_RECHTSVORM = re.compile(
    r"\b(?:b\.? ?v\.?(?: ?b\.? ?a\.?)?|n\.? ?v\.?(?:/sa)?|v\.? ?o\.? ?f\.?|s\.?a\.?|bvba|gmbh|ltd"
    r"|inc|llc|holding|nederland|netherlands)(?=\W|$)"
)


def naamsleutel(naam: str) -> str:
    """A name without case, accents, signs and legal form: 'Jansen B.V.' is 'jansen'."""
    plat = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode().lower()
    zonder = re.sub(r"[^a-z0-9]+", "", _RECHTSVORM.sub(" ", plat))
    return zonder or re.sub(r"[^a-z0-9]+", "", plat) or naam.strip().lower()


def plaatssleutel(plek: Werkplek) -> str:
    """The name of the place without signs, else its postcode; empty when unknown."""
    if plek.plaatsnaam:
        plaats = re.split(r"[,(]", plek.plaatsnaam)[0]
        plat = unicodedata.normalize("NFKD", plaats).encode("ascii", "ignore").decode().lower()
        return re.sub(r"[^a-z0-9]+", "", plat)
    return str(plek.pc4 or "")


def werkgeversleutel(naam: str, plek: Werkplek) -> tuple[str, str]:
    """What makes two names the same employer: name and place."""
    return naamsleutel(naam), plaatssleutel(plek)


def werkgevernummer(naam: str, plek: Werkplek) -> WerkNummer:
    """``W-`` and a hash of name and place."""
    return kort_nummer("W", *werkgeversleutel(naam, plek))


class Werkgeverkoppeling:
    """Gives vacancies the number of their employer, and makes the employers that are missing.

    An employer that somebody entered under an own number is found by name and place.
    """

    def __init__(self, bekend: Iterable[Werkgever]) -> None:
        self._nummers = {werkgeversleutel(w.naam, w.plek): w.nummer for w in bekend}
        self.aantal_nieuw = 0

    def koppel(self, vacatures: Iterable[Vacature]) -> tuple[list[Vacature], list[Werkgever]]:
        """The vacancies with the number filled in, and the employers to add first."""
        gekoppeld: list[Vacature] = []
        nieuw: list[Werkgever] = []
        for vacature in vacatures:
            naam = vacature.werkgever_naam
            if not naam:
                gekoppeld.append(vacature)
                continue
            sleutel = werkgeversleutel(naam, vacature.plek)
            if sleutel not in self._nummers:
                nummer = werkgevernummer(naam, vacature.plek)
                self._nummers[sleutel] = nummer
                nieuw.append(Werkgever(nummer, naam, vacature.branche, vacature.plek))
            gekoppeld.append(replace(vacature, werkgever=self._nummers[sleutel]))
        self.aantal_nieuw += len(nieuw)
        return gekoppeld, nieuw


def lees_bekende(repository: WerkgeverRepository, *, per_keer: int = 5000) -> Iterable[Werkgever]:
    """All employers in the store, page by page."""
    na: str | None = None
    while bladzij := repository.list_(na=na, aantal=per_keer):
        yield from bladzij
        na = bladzij[-1].nummer
