"""Measures linking on titles that were judged by hand.

Real titles are not ours to ship: ``steekproef/oordelen.csv`` holds only the row number in the
list they came from and the unit groups that are right; whoever measures brings the list.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from pathlib import Path

from matching.beroep.ijking import Gelabeld, lees_codes
from matching.beroep.koppelaar import Beroepskoppelaar, Beroepstekst
from modellen.fouten import OpstapFout

TITELKOLOM = "title"
LAATSTE_DEEL = 3
"""The hundred that was judged after our own titles were finished: the figure to quote."""


class Oordeelklasse(StrEnum):
    """How good one proposal is."""

    GOED = "goed"
    DICHTBIJ = "dichtbij"
    FOUT = "fout"


@dataclass(frozen=True, slots=True)
class Koppelmeting:
    """Counts over one sample; ``boven`` counts only answers above the threshold."""

    aantal: int
    alle: Mapping[Oordeelklasse, int]
    boven: Mapping[Oordeelklasse, int]

    @property
    def dekking(self) -> float:
        """Part of the titles that gets an answer at all."""
        return sum(self.boven.values()) / self.aantal if self.aantal else 0.0

    @property
    def juist(self) -> float:
        """Part of the answers above the threshold that is right."""
        beantwoord = sum(self.boven.values())
        return self.boven[Oordeelklasse.GOED] / beantwoord if beantwoord else 0.0

    def als_document(self) -> dict[str, object]:
        """The figures for a machine."""
        return {
            "aantal": self.aantal,
            "juistBovenDrempel": round(self.juist, 4),
            "dekking": round(self.dekking, 4),
            "alle": {k.value: n for k, n in self.alle.items()},
            "bovenDrempel": {k.value: n for k, n in self.boven.items()},
        }


def read_oordelen(titels_bestand: Path, *, deel: int) -> tuple[Gelabeld, ...]:
    """The judged titles of one hundred, read from the list they came from.

    Raises:
        OpstapFout: when the list is not the one that was judged.
    """
    with titels_bestand.open(encoding="utf-8-sig", newline="") as bestand:
        titels = [rij.get(TITELKOLOM, "") for rij in csv.DictReader(bestand)]
    pad = files("matching.beroep").joinpath("steekproef/oordelen.csv")
    rijen = list(csv.DictReader(pad.read_text(encoding="utf-8").splitlines()))
    if any(int(rij["rij"]) > len(titels) for rij in rijen):
        raise OpstapFout(
            code="verkeerde_titellijst",
            melding=f"In {titels_bestand.name} staan niet de titels die beoordeeld zijn.",
            volgende_stap="Gebruik de lijst met 500 titels die bij de oordelen hoort.",
        )
    return tuple(
        Gelabeld(titels[int(rij["rij"]) - 1], lees_codes(rij))
        for rij in rijen
        if int(rij["deel"]) == deel
    )


def meet(koppelaar: Beroepskoppelaar, titels: Sequence[Gelabeld]) -> Koppelmeting:
    """Link the titles and count how good the answers are."""
    alle = dict.fromkeys(Oordeelklasse, 0)
    boven = dict.fromkeys(Oordeelklasse, 0)
    antwoorden = koppelaar.koppel([Beroepstekst(t.titel) for t in titels], aantal=1)
    for titel, antwoord in zip(titels, antwoorden, strict=True):
        klasse = beoordeel(antwoord.voorstellen[0].groep.code, titel.isco)
        alle[klasse] += 1
        if antwoord.zeker is not None:
            boven[klasse] += 1
    return Koppelmeting(len(titels), alle, boven)


def beoordeel(isco: str, goed: frozenset[str]) -> Oordeelklasse:
    """Right, near (the same minor group: three digits) or wrong; no occupation is always wrong."""
    if isco in goed:
        return Oordeelklasse.GOED
    if any(isco[:3] == code[:3] for code in goed):
        return Oordeelklasse.DICHTBIJ
    return Oordeelklasse.FOUT
