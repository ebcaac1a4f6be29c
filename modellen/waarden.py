"""Small values that hurt when they get mixed up: postcodes, hours, numbers.

All are frozen and checked on creation, so whoever holds one may rely on it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NewType

from modellen.fouten import OngeldigeWaarde

KlantNummer = NewType("KlantNummer", str)
"""Own number of a klant, e.g. ``K-1042``. Never a BSN."""

WerkNummer = NewType("WerkNummer", str)
"""Number of something to work at: ``V-…`` vacature, ``N-…`` netwerkplek, ``W-…`` werkgever."""

OrganisatieCode = NewType("OrganisatieCode", str)
"""Code of the organisation (tenant) whose record it is, e.g. ``opstap-noord``."""

MAX_UREN_PER_WEEK = 60.0
"""Longest working week that a schedule may plan (Arbeidstijdenwet art. 5:7: 60 hours)."""

_POSTCODE = re.compile(r"^\s*([1-9][0-9]{3})\s*([A-Za-z]{2})?\s*$")


@dataclass(frozen=True, slots=True)
class Postcode:
    """A Dutch postcode: four digits and, when known, two letters.

    Matching reads the four digits only; the letters never reach a scorer.
    """

    cijfers: int
    letters: str | None = None

    def __post_init__(self) -> None:
        if not 1000 <= self.cijfers <= 9999:
            raise _foute_postcode(str(self.cijfers))
        if self.letters is not None and not re.fullmatch(r"[A-Z]{2}", self.letters):
            raise _foute_postcode(f"{self.cijfers} {self.letters}")

    @classmethod
    def lees(cls, tekst: str) -> Postcode:
        """Read ``"1234 AB"``, ``"1234ab"`` or ``"1234"``.

        Raises:
            OngeldigeWaarde: when the text is not a Dutch postcode.
        """
        treffer = _POSTCODE.match(tekst)
        if treffer is None:
            raise _foute_postcode(tekst)
        letters = treffer.group(2)
        return cls(int(treffer.group(1)), letters.upper() if letters else None)

    def __str__(self) -> str:
        return f"{self.cijfers} {self.letters}" if self.letters else str(self.cijfers)


def _foute_postcode(tekst: str) -> OngeldigeWaarde:
    return OngeldigeWaarde(
        veld="postcode",
        melding=f"'{tekst[:40]}' is geen Nederlandse postcode.",
        volgende_stap="Schrijf vier cijfers en eventueel twee letters, bijvoorbeeld 1234 AB.",
    )


@dataclass(frozen=True, slots=True)
class UrenPerWeek:
    """A band of hours a week; either end may be unknown (``None``).

    Units: hours a week, 0 <= hours <= 60. ``minimum <= maximum`` where both are known.
    """

    minimum: float | None = None
    maximum: float | None = None

    def __post_init__(self) -> None:
        for uren in (self.minimum, self.maximum):
            if uren is not None and not 0 <= uren <= MAX_UREN_PER_WEEK:
                raise OngeldigeWaarde(
                    veld="uren_per_week",
                    melding=f"{uren} uur per week kan niet.",
                    volgende_stap="Geef een getal van 0 tot en met 60.",
                )
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise OngeldigeWaarde(
                veld="uren_per_week",
                melding=(
                    f"Het minimum ({self.minimum:g}) is hoger dan het maximum ({self.maximum:g})."
                ),
                volgende_stap="Wissel de twee getallen om of verbeter ze.",
            )

    @property
    def is_onbekend(self) -> bool:
        """True when neither end is known."""
        return self.minimum is None and self.maximum is None

    def __str__(self) -> str:
        if self.minimum is None and self.maximum is None:
            return "onbekend aantal uren"
        if self.minimum is None:
            return f"hoogstens {_uur(self.maximum)} uur per week"
        if self.maximum is None:
            return f"minstens {_uur(self.minimum)} uur per week"
        if self.minimum == self.maximum:
            return f"{_uur(self.minimum)} uur per week"
        return f"{_uur(self.minimum)} tot {_uur(self.maximum)} uur per week"


def _uur(uren: float | None) -> str:
    return f"{uren:g}".replace(".", ",") if uren is not None else "?"
