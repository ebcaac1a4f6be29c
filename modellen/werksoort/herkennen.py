"""Counts in a text what kind of work it is about, by words alone: no model, every step explainable.

Two divisions exist: what is done all day (``werksoorten``, some fifty) and the sector it is done in
(``sectoren``, from the vocabulary that also recognises work in a profile). The first tells a
kitchen hand from a kitchen salesman, the second holds the salesman's colleagues together.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache

from modellen.klantprofiel.werkwoordenschat import WERK
from modellen.klantprofiel.woordpatroon import woordpatroon
from modellen.werksoort.woorden import WERKSOORTEN

_GEEN_SECTOR = "beroep"
"""Key of the vocabulary that holds occupations of every sector."""

_HOOGSTENS = 3
"""A word counts at most so often: repeating it does not change what work it is."""

_LANGSTE = 40
"""Letters of the longest word that is looked up; a longer one is no word."""

_WOORD = re.compile(r"[a-z0-9]+")
_ONZICHTBAAR = re.compile(r"[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]")


class Indeling:
    """A division of work into classes, each known by its words.

    ``namen``: the classes, in a fixed order.
    """

    def __init__(self, woorden: Mapping[str, str]) -> None:
        self.namen = tuple(woorden)
        self._patronen = tuple(woordpatroon(w) for w in woorden.values())
        self._klassen = lru_cache(maxsize=200_000)(self._zoek)

    def __len__(self) -> int:
        return len(self.namen)

    def klassen(self, woord: str) -> tuple[int, ...]:
        """Numbers of the classes that hold this normalised word."""
        return self._klassen(woord)

    def tel(self, tekst: str) -> dict[int, float]:
        """How much of each class stands in ``tekst``: a word counts 1, shared by its classes."""
        telling: dict[int, float] = {}
        for woord, aantal in Counter(_woorden(tekst)).items():
            if klassen := self._klassen(woord):
                aandeel = min(aantal, _HOOGSTENS) / len(klassen)
                for klasse in klassen:
                    telling[klasse] = telling.get(klasse, 0.0) + aandeel
        return telling

    def namen_in(self, tekst: str) -> tuple[str, ...]:
        """The classes in ``tekst``, in the fixed order."""
        return tuple(self.namen[klasse] for klasse in sorted(self.tel(tekst)))

    def _zoek(self, woord: str) -> tuple[int, ...]:
        if len(woord) > _LANGSTE:
            return ()
        return tuple(i for i, patroon in enumerate(self._patronen) if patroon.fullmatch(woord))


def _woorden(tekst: str) -> list[str]:
    """Words in small letters without accents; a soft hyphen does not split a word."""
    klein = tekst.casefold()
    if not klein.isascii():
        klein = _ONZICHTBAAR.sub("", unicodedata.normalize("NFKD", klein))
    return _WOORD.findall(klein)


@cache
def werksoorten() -> Indeling:
    """What is done all day."""
    return Indeling(WERKSOORTEN)


@cache
def sectoren() -> Indeling:
    """The sector it is done in."""
    return Indeling({naam: w for naam, w in WERK.items() if naam != _GEEN_SECTOR})
