"""Cuts free text into sentences and a sentence into clauses, without losing a letter.

A clause is what can be left out without touching its neighbours: the words between two commas, a
reason ("want ..."), a side remark ("sinds ..."), a name. An enumeration of tasks ("snoeien, planten
en maaien") falls apart as well; whoever keeps neighbouring clauses keeps them as they stood.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

_ZINSEINDE = re.compile(r"(?<=[.!?;])\s+|[\n\r\v\f\x85\u2028\u2029]+")

_ONDERWERP = (
    "ik|je|jij|u|hij|zij|ze|we|wij|het|dat|dit|daar|er|mevrouw|meneer|toen|daarna|nu|dan"
    "|ben|heb|had|was|werd|word|kan|kon|moet|moest|mag|mocht|wil|zou|ging|gaat|ga|kom|kwam|kreeg|krijg"
    "|zoek|zoekt|spreekt?|help|hield|zat|zit|sta|stond|loop|liep|om|tussendoor|verder|daarom|daarnaast"
)
_VOEGWOORD = (
    "want|omdat|doordat|maar|sinds|sedert|nadat|zodat|zodra|terwijl|daarom|daardoor|waardoor|vanwege"
    "|wegens|ondanks|dankzij|hoewel|aangezien|toen|totdat|voordat|tenzij|mits|namelijk|immers"
    "|dus|door|na"
)
_NAAM = r"(?:[A-Z\u00c0-\u00de][\w'&.-]*\w|[A-Z\u00c0-\u00de])"

_GRENS = re.compile(
    r"(?<=[,;:()\[\]/])(?!\d)"  # after a mark, kept with what stands before it
    r"|(?<=\s)(?=[-\u2010-\u2015\u2212]\s)"  # a dash on its own
    r"|(?=[(\[])"
    rf"|(?<=\s)(?=(?i:{_VOEGWOORD})\b)"
    r"|(?<=\s)(?=(?i:tot)\b(?! (?:en met\b|\d)))"
    rf"|(?<=\s)(?=(?i:(?:en|of|als|zolang|waar|die)) (?i:{_ONDERWERP})\b)"
)
"""Where a clause may begin. Every alternative is empty: nothing is taken away."""

_NAAMGROEP = re.compile(
    r"(?<=[^\s.!?;:]\s)(?:(?:bij|in|uit|te|van|naar|voor|op) (?:(?:de|het|een) )?)?"
    rf"(?P<naam>{_NAAM}(?: {_NAAM})*)"
)
_EERSTE_WOORD = re.compile(
    rf"^[\s,;:)\]-]*(?:\b(?i:{_VOEGWOORD}|en|of|die|waar|tot|daarnaast|verder|ook|dan)\b[\s,]*)+"
)


def splits_zinnen(tekst: str) -> list[str]:
    """The sentences of ``tekst``, stripped. One ends at ``. ! ? ;`` and at a line end."""
    return [zin.strip() for zin in _ZINSEINDE.split(tekst) if zin.strip()]


def splits_zinsdelen(zin: str) -> list[str]:
    """The clauses of one sentence; joined they are the sentence again, letter for letter."""
    grenzen = {treffer.start() for treffer in _GRENS.finditer(zin)}
    delen = [""]
    for van, tot in pairwise(sorted(grenzen | {0, len(zin)})):
        if re.search(r"\w", delen[-1]):
            delen.append("")
        delen[-1] += zin[van:tot]
    if len(delen) > 1 and not re.search(r"\w", delen[-1]):
        delen[-2:] = ["".join(delen[-2:])]
    return delen


def knip_namen(deel: str, is_bekend: Callable[[str], bool]) -> list[str]:
    """A clause cut before and after each capitalised group that holds a word nobody knows.

    A name says who, where or from where, never what work; its preposition goes with it.
    """
    punten = {0, len(deel)}
    for treffer in _NAAMGROEP.finditer(deel):
        if not all(is_bekend(woord) for woord in treffer["naam"].split()):
            punten |= {treffer.start(), treffer.end()}
    volgorde = sorted(punten)
    return [deel[van:tot] for van, tot in pairwise(volgorde)]


def zonder_randen(deel: str) -> str:
    """What is left of a clause that lost its neighbours: no comma, no "want" in front."""
    return _EERSTE_WOORD.sub("", deel).strip(" \t,;:-()[]/\u2013\u2014")
