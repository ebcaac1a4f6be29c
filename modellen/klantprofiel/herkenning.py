"""Judges whether a clause is about work: known words of work, and not too much that is strange.

The sieve knows what is forbidden and can always miss a wording; this knows what is allowed. A
sentence about a body or a home in words nobody thought of holds strange words and falls out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from modellen.klantprofiel.werkwoordenschat import (
    BEROEPSUITGANGEN,
    BEZIT,
    GEEN_BEROEP,
    GEWOON,
    OMSTANDIGHEDEN,
    ONTKENNING,
    PERSOONLIJK,
    TWEEZIJDIG,
    VASTE_WENDINGEN,
    WERK,
    WERKWENDINGEN,
)
from modellen.klantprofiel.woordpatroon import woordpatroon

PER_VREEMD_WOORD = 3
"""Words of work that a clause about a person needs for each strange word in it."""

_WOORD = re.compile(r"\N{MIDDLE DOT}|[\w'-]*\w")
_GETAL = re.compile(
    r"\d[\d.,]*|(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien"
    r"|(?:[a-z]+en)?(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig|honderd)"
)
_BEWIJS = "\N{MIDDLE DOT}"
_WAS = re.compile(r"\b(?:ik|hij|zij|ze|er|dat|het|daar) was\b|\bwas (?:ik|hij|zij|ze|er|het)\b")
_NA_GETAL = frozenset(["jaar", "per", "keer", "weken", "maanden", "of", "tot", "a"])
_VERKLEIND = re.compile(r"(?:(?P<een>\w{3,}?)(?:etje|pje|tje)|(?P<twee>\w{3,})je)s?")
_KORTSTE_DEEL = 3
"""Letters of the shortest part of a compound."""

_LANGSTE_DELEN = 30
"""Letters of the longest word that is taken apart; a longer one is no word."""

_BEROEP_LANGSTE = 5
"""Words in the name of an occupation; a longer text is a sentence."""


class Woordsoort(StrEnum):
    """What one word says about a clause."""

    WERK = "werk"
    TWEEZIJDIG = "tweezijdig"
    OMSTANDIGHEID = "omstandigheid"
    GEWOON = "gewoon"
    VREEMD = "vreemd"


class Oordeel(StrEnum):
    """What a clause is, as far as its words tell."""

    WERK = "werk"
    LEEG = "leeg"
    ONBEKEND = "onbekend"


def _wendingen(tekst: str) -> re.Pattern[str]:
    delen = (" ".join(wending.split()) for wending in tekst.split(";"))
    return re.compile(rf"\b(?:{'|'.join(delen)})\b")


_SOORTEN = (
    (Woordsoort.TWEEZIJDIG, woordpatroon(TWEEZIJDIG)),
    (Woordsoort.WERK, woordpatroon(" ".join(WERK.values()))),
    (Woordsoort.OMSTANDIGHEID, woordpatroon(OMSTANDIGHEDEN)),
    (Woordsoort.GEWOON, woordpatroon(GEWOON)),
)
_TELBAAR = (Woordsoort.WERK, Woordsoort.TWEEZIJDIG, Woordsoort.OMSTANDIGHEID)
_ONTKENNING = frozenset(ONTKENNING.split())
_PERSOONLIJK = frozenset(PERSOONLIJK.split())
_BEZIT = frozenset(BEZIT.split())
_BEZITTELIJK = frozenset(["mijn", "m'n", "ons", "onze"])
_WENDINGEN = _wendingen(VASTE_WENDINGEN)
_WERKWENDINGEN = _wendingen(WERKWENDINGEN)
_BEROEP = woordpatroon(BEROEPSUITGANGEN)
_GEEN_BEROEP = woordpatroon(GEEN_BEROEP)


@lru_cache(maxsize=20_000)
def soort_van_woord(woord: str) -> Woordsoort:
    """The kind of one normalised word."""
    if woord == _BEWIJS:
        return Woordsoort.WERK
    if woord in _ONTKENNING:
        return Woordsoort.VREEMD
    return _in_woordenschat(woord) or _van_delen(woord) or Woordsoort.VREEMD


@lru_cache(maxsize=50_000)
def _in_woordenschat(woord: str) -> Woordsoort | None:
    return next((soort for soort, patroon in _SOORTEN if patroon.fullmatch(woord)), None)


def _van_delen(woord: str) -> Woordsoort | None:
    """The kind of a small form ("ploegje") or of a compound of two known words ("fietspomp").

    Nothing that is not known in itself becomes known; what is two-sided in a part stays so.
    """
    if len(woord) > _LANGSTE_DELEN:
        return None
    if kern := _VERKLEIND.fullmatch(woord):
        for klein in (kern["een"], kern["twee"]):
            if klein and _in_woordenschat(klein) in _TELBAAR:
                return _in_woordenschat(klein)
    paren = [(a, b) for a, b in _splitsingen(woord) if a in _TELBAAR and b in _TELBAAR]
    if not paren:
        return None
    zuiver = [set(paar) for paar in paren if Woordsoort.TWEEZIJDIG not in paar]
    if any(Woordsoort.WERK in paar for paar in zuiver):
        return Woordsoort.WERK
    return Woordsoort.OMSTANDIGHEID if zuiver else Woordsoort.TWEEZIJDIG


def _splitsingen(woord: str) -> Iterator[tuple[Woordsoort | None, Woordsoort | None]]:
    """The kinds of both halves for every cut, with and without the letters that join them."""
    for knip in range(_KORTSTE_DEEL, len(woord) - _KORTSTE_DEEL + 1):
        slot = _in_woordenschat(woord[knip:])
        if slot not in _TELBAAR:
            continue
        for tussen in ("", "s", "e", "n", "en"):
            begin = woord[:knip].removesuffix(tussen)
            if len(begin) >= _KORTSTE_DEEL and len(begin) + len(tussen) == knip:
                yield _in_woordenschat(begin), slot


def is_bekend(woord: str) -> bool:
    """Does the vocabulary hold this (normalised) word?"""
    return soort_van_woord(woord) is not Woordsoort.VREEMD


def zonder_vaste_wendingen(kaal: str) -> str:
    """The normalised text without the phrases that only look like a denial or a person."""
    return _WENDINGEN.sub(" ", kaal)


def beoordeel_deel(kaal: str, *, streng: bool = False) -> Oordeel:
    """Judge one clause, normalised and with phrases of work erased (see ``zeef``).

    A clause about a person (a word like "geworden", or "mijn" before what is not of work) needs a
    real word of work and may hold next to nothing strange. A bare task ("kaas snijden") may hold
    as many strange words as words of work. ``streng``, for what stands beside something
    forbidden: read as about a person.
    """
    rest = zonder_vaste_wendingen(_WERKWENDINGEN.sub(_BEWIJS, kaal))
    woorden = _WOORD.findall(rest)
    soorten = _soorten(woorden)
    werk, half, vreemd = (
        soorten.count(soort)
        for soort in (Woordsoort.WERK, Woordsoort.TWEEZIJDIG, Woordsoort.VREEMD)
    )
    bezit = _vreemd_bezit(woorden)
    if streng or bezit or _WAS.search(rest) or not _PERSOONLIJK.isdisjoint(woorden):
        vreemd += half + bezit
        heeft_werk = werk > 0 and werk >= vreemd * PER_VREEMD_WOORD
    elif vreemd:
        heeft_werk = werk + (0 if "ik" in woorden else half) >= vreemd
    else:
        heeft_werk = werk + half > 0 or Woordsoort.OMSTANDIGHEID in soorten
    if heeft_werk:
        return Oordeel.WERK
    return Oordeel.LEEG if set(soorten) <= {Woordsoort.GEWOON} else Oordeel.ONBEKEND


def _vreemd_bezit(woorden: list[str]) -> int:
    """How often something is called "mijn" that is not of work."""
    paren = [woorden[i + 1 : i + 3] for i, woord in enumerate(woorden) if woord in _BEZITTELIJK]
    return sum(_BEZIT.isdisjoint(volgende) for volgende in paren)


def _soorten(woorden: list[str]) -> list[Woordsoort]:
    """The kind of each word. A number is plain before a known word, else strange."""
    soorten: list[Woordsoort] = []
    for woord, volgende in zip(woorden, [*woorden, ""][1:], strict=True):
        if woord != "een" and _GETAL.fullmatch(woord):
            telt = volgende in _NA_GETAL or soort_van_woord(volgende) in _TELBAAR
            soorten.append(Woordsoort.GEWOON if telt else Woordsoort.VREEMD)
        else:
            soorten.append(soort_van_woord(woord))
    return soorten


def is_beroepsnaam(kaal: str) -> bool:
    """May this pass as the name of an occupation: one strange word, with the ending of one?"""
    woorden = _WOORD.findall(kaal)
    vreemd = [w for w in woorden if not is_bekend(w)]
    return (
        len(woorden) <= _BEROEP_LANGSTE
        and len(vreemd) == 1
        and (_PERSOONLIJK | _BEZITTELIJK).isdisjoint(woorden)
        and bool(_BEROEP.fullmatch(vreemd[0]))
        and not _GEEN_BEROEP.fullmatch(vreemd[0])
    )
