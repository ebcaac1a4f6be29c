"""The 64 items of the Functionele Mogelijkhedenlijst (FML), as data.

One catalogue serves both sides: what a person can do (belastbaarheid) and what a
job asks (belasting) are written on the same item. Three kinds of item exist:

* ``schaal``: ordered levels, 0 (normaal) to ``hoogste_niveau`` (most limited). A person
  at level p can do a job at level e when ``e >= p``: the job at level e asks at most
  what a person at level e can do.
* ``keuze``: a closed set of options, stored as a bit mask. An option names a load
  ("deadlines"). For a person it means: must be spared this; for a job: this occurs.
  Where both have the same option, it clashes. An option with ``altijd_bespreken``
  cannot be judged by a rule and always asks for a person's look.
* ``kenmerk``: information about the person that is never judged.

Wording is our own. ``uitleg`` reads on after "De klant ..."; ``eis`` of a level reads on
after "Het werk vraagt: ..."; ``eis`` of an option is a clause of its own ("er zijn
geregeld deadlines of pieken"). Only restrictions: no diagnosis, no cause, no allergy name.

Source: names, order and norm figures of the FML (UWV); codes that are kinds rather than
degrees became options, codes that tie in degree were merged into one level.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from modellen.fouten import OpstapFout

AANTAL_ITEMS = 64
MAX_NIVEAU = 4
MAX_OPTIES = 15
"""A mask of options fits a signed 16-bit column."""


class Rubriek(StrEnum):
    """The six groups of the FML, in its own order."""

    PERSOONLIJK = "I"
    SOCIAAL = "II"
    OMGEVING = "III"
    DYNAMISCH = "IV"
    STATISCH = "V"
    WERKTIJDEN = "VI"

    @property
    def label(self) -> str:
        """Dutch name."""
        return _RUBRIEK_LABEL[self]


_RUBRIEK_LABEL = {
    Rubriek.PERSOONLIJK: "Persoonlijk functioneren",
    Rubriek.SOCIAAL: "Sociaal functioneren",
    Rubriek.OMGEVING: "Aanpassing aan fysieke omgevingseisen",
    Rubriek.DYNAMISCH: "Dynamische handelingen",
    Rubriek.STATISCH: "Statische houdingen",
    Rubriek.WERKTIJDEN: "Werktijden",
}


class FmlSoort(StrEnum):
    """How an item is stored and judged; see the module's docstring."""

    SCHAAL = "schaal"
    KEUZE = "keuze"
    KENMERK = "kenmerk"


@dataclass(frozen=True, slots=True)
class FmlNiveau:
    """One level of a ``schaal`` item; ``niveau`` 0 is normaal."""

    niveau: int
    label: str
    uitleg: str
    eis: str


@dataclass(frozen=True, slots=True)
class FmlOptie:
    """One option of a ``keuze`` or ``kenmerk`` item."""

    code: str
    uitleg: str
    eis: str
    altijd_bespreken: bool = False


@dataclass(frozen=True, slots=True)
class FmlItem:
    """One item of the FML.

    ``code`` is stable ("IV-13"); ``index`` is its place 0..63 in ``FML`` and in every
    columnar array. ``niveaus`` is empty unless ``soort`` is schaal, ``opties`` is empty if it is.
    ``vraag`` is put to the employer when the load is unknown, ``vraag_klant`` to the assessor.
    """

    index: int
    code: str
    rubriek: Rubriek
    nummer: int
    naam: str
    soort: FmlSoort
    vraag: str
    vraag_klant: str
    niveaus: tuple[FmlNiveau, ...] = ()
    opties: tuple[FmlOptie, ...] = ()

    @property
    def hoogste_niveau(self) -> int:
        """The most limited level of a schaal; 0 for the other kinds."""
        return max(len(self.niveaus) - 1, 0)

    @property
    def volledig_masker(self) -> int:
        """All options set; 0 for a schaal."""
        return (1 << len(self.opties)) - 1

    @property
    def bespreek_masker(self) -> int:
        """The bits of the options that always need a person's look."""
        return sum(1 << i for i, o in enumerate(self.opties) if o.altijd_bespreken)

    def get_niveau(self, niveau: int) -> FmlNiveau:
        """The level by its number; raises ``OpstapFout`` outside 0..hoogste_niveau."""
        if not 0 <= niveau < len(self.niveaus):
            raise OpstapFout(
                code="onbekend_fml_niveau",
                melding=f"Item {self.code} ({self.naam}) heeft geen niveau {niveau}.",
                volgende_stap=(
                    f"Kies een niveau van 0 tot en met {self.hoogste_niveau}."
                    if self.niveaus
                    else "Kies bij dit item een of meer opties in plaats van een niveau."
                ),
            )
        return self.niveaus[niveau]

    def get_optie(self, code: str) -> FmlOptie:
        """The option by its code; raises ``OpstapFout`` when the item has no such option."""
        return self.opties[self._plaats_van(code)]

    def optie_bit(self, code: str) -> int:
        """The value of the option in a mask: a power of two."""
        return 1 << self._plaats_van(code)

    def opties_als_masker(self, codes: frozenset[str]) -> int:
        """The codes as a bit mask, 0..volledig_masker; raises on an unknown code."""
        return sum(self.optie_bit(code) for code in codes)

    def masker_als_opties(self, masker: int) -> frozenset[str]:
        """The codes in a mask: the inverse of ``opties_als_masker``."""
        if not 0 <= masker <= self.volledig_masker:
            raise OpstapFout(
                code="onbekende_fml_optie",
                melding=f"Item {self.code} ({self.naam}) heeft geen opties met waarde {masker}.",
                volgende_stap=f"Gebruik een waarde van 0 tot en met {self.volledig_masker}.",
            )
        return frozenset(o.code for i, o in enumerate(self.opties) if masker >> i & 1)

    def _plaats_van(self, code: str) -> int:
        for i, optie in enumerate(self.opties):
            if optie.code == code:
                return i
        mogelijk = ", ".join(o.code for o in self.opties)
        raise OpstapFout(
            code="onbekende_fml_optie",
            melding=f"Item {self.code} ({self.naam}) heeft geen optie '{code}'.",
            volgende_stap=(
                f"Kies uit: {mogelijk}."
                if mogelijk
                else "Kies bij dit item een niveau in plaats van een optie."
            ),
        )


def item(code: str) -> FmlItem:
    """The item by its code ("IV-13"); raises ``OpstapFout`` for an unknown code."""
    try:
        return FML_PER_CODE[code]
    except KeyError:
        raise OpstapFout(
            code="onbekend_fml_item",
            melding=f"Er is geen item '{code}' in de lijst met mogelijkheden (FML).",
            volgende_stap="Gebruik een code van rubriek en nummer, bijvoorbeeld IV-13.",
        ) from None


def _lees_item(index: int, rij: Mapping[str, Any]) -> FmlItem:
    niveaus = tuple(FmlNiveau(niveau=i, **n) for i, n in enumerate(rij.get("niveaus", ())))
    return FmlItem(
        index=index,
        code=rij["code"],
        rubriek=Rubriek(rij["rubriek"]),
        nummer=rij["nummer"],
        naam=rij["naam"],
        soort=FmlSoort(rij["soort"]),
        vraag=rij["vraag"],
        vraag_klant=rij["vraag_klant"],
        niveaus=niveaus,
        opties=tuple(FmlOptie(**o) for o in rij.get("opties", ())),
    )


def _check_item(gelezen: FmlItem) -> None:
    """Refuse a catalogue entry that breaks what the rest of the project relies on."""
    schaal = gelezen.soort is FmlSoort.SCHAAL
    codes = [o.code for o in gelezen.opties]
    klopt = (
        gelezen.code == f"{gelezen.rubriek}-{gelezen.nummer}"
        and (2 <= len(gelezen.niveaus) <= MAX_NIVEAU + 1 if schaal else not gelezen.niveaus)
        and (not codes if schaal else 1 <= len(codes) <= MAX_OPTIES)
        and len(set(codes)) == len(codes)
        and all(code.isascii() and code.isidentifier() for code in codes)
    )
    if not klopt:
        raise ValueError(f"fml.json: entry {gelezen.index} ({gelezen.code}) is malformed")


def _lees_catalogus() -> tuple[FmlItem, ...]:
    tekst = files(__package__).joinpath("fml.json").read_text(encoding="utf-8")
    items = tuple(_lees_item(i, rij) for i, rij in enumerate(json.loads(tekst)))
    for gelezen in items:
        _check_item(gelezen)
    if len({gelezen.code for gelezen in items}) != AANTAL_ITEMS or len(items) != AANTAL_ITEMS:
        raise ValueError(f"fml.json: expected {AANTAL_ITEMS} different items, found {len(items)}")
    return items


FML: tuple[FmlItem, ...] = _lees_catalogus()
"""All items, in the order of the list; ``FML[i].index == i``."""

FML_PER_CODE: Mapping[str, FmlItem] = MappingProxyType({i.code: i for i in FML})

UREN_PER_DAG_BIJ_NIVEAU: Mapping[int, int] = MappingProxyType({1: 8, 2: 6, 3: 4, 4: 2})
"""VI-2: most hours a day (on average) at each level; level 0 sets no limit."""

UREN_PER_WEEK_BIJ_NIVEAU: Mapping[int, int] = MappingProxyType({1: 40, 2: 30, 3: 20, 4: 10})
"""VI-3: most hours a week (on average) at each level; level 0 sets no limit."""
