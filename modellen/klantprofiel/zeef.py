"""Keeps out of the profile text what may never rank: health, family, benefit, absence, origin.

Wishes and tasks are free text, and people write "ik kan niet lang staan door mijn rug".
The sieve drops whole sentences and names the reason, so that the coach sees what was left
out and can write the wish differently. It errs on the side of leaving out; yet "werken in een
ziekenhuis" is a wish for work, so phrases of work are taken away before a sentence is judged.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from modellen.klantprofiel.zeefwoorden import FUNCTIES, TEKENS, VERBODEN, WERKTAAL, Reden
from modellen.klantprofiel.zinsdelen import splits_zinnen

_TUSSEN = r" (?:(?!(?:met|voor|bij|van|aan|in|op|en|of|als|tot)\b)[\w'-]+ ){0,2}"
"""``..`` of a pattern: a space with up to two words, none of which starts another thought."""

_STREEPJES = re.compile(r"[\u2010-\u2015\u2212]")
_APOSTROFS = re.compile(r"[\u2018\u2019\u02bc`\u00b4]")
_ERUIT = " \N{MIDDLE DOT} "


def zeef_tekst(tekst: str) -> list[tuple[str, Reden | None]]:
    """Each sentence of ``tekst`` with the reason to keep it out, ``None`` when it may stay.

    A sentence ends at ``. ! ? ;`` and at a line end. Something that stands on two lines
    ("door mijn" / "rug") keeps both out.
    """
    zinnen = splits_zinnen(tekst)
    if is_toegestane_functie(tekst):
        return [(zin, None) for zin in zinnen]
    return list(zip(zinnen, zeef_stukken(zinnen), strict=True))


def zeef_stukken(stukken: Sequence[str]) -> list[Reden | None]:
    """The reason to keep out each of the consecutive pieces of one text, or ``None``.

    The pieces are read as one text: a phrase that begins in one and ends in the next keeps both
    out.
    """
    kale_stukken = [zonder_werktaal(stuk) for stuk in stukken]
    kaal = " ".join(kale_stukken)
    gevonden: list[Reden | None] = [None] * len(stukken)
    for reden, patroon in _verboden().items():
        raak = [treffer.span() for treffer in patroon.finditer(kaal)]
        begin = 0
        for i, stuk in enumerate(kale_stukken):
            einde = begin + len(stuk)
            if gevonden[i] is None and any(van < einde and begin < tot for van, tot in raak):
                gevonden[i] = reden
            begin = einde + 1
    return gevonden


def is_toegestane_functie(tekst: str) -> bool:
    """Is the whole text an occupation that only looks forbidden ("arts")?"""
    return _functies().fullmatch(normaliseer(tekst)) is not None


def zonder_werktaal(tekst: str) -> str:
    """Normalised, with a middle dot for every phrase that is about work whatever it holds."""
    return _werktaal().sub(_ERUIT, normaliseer(tekst))


def normaliseer(tekst: str) -> str:
    """The text as the patterns expect it: small letters, no accents, single spaces.

    Characters that cannot be seen (soft hyphen, zero width) go, since they would split a word.
    """
    tekst = _APOSTROFS.sub("'", _STREEPJES.sub("-", tekst))
    ontleed = unicodedata.normalize("NFKD", tekst)
    zichtbaar = "".join(c for c in ontleed if unicodedata.category(c) not in ("Mn", "Cf"))
    return " ".join(re.sub(r"[_*\u00b7]", " ", zichtbaar.casefold()).split())


def _patroon(woorden: str) -> re.Pattern[str]:
    """One expression for a list of patterns; their form is told in ``zeefwoorden``."""
    delen = [" ".join(deel.split()) for deel in re.sub(r"\|\s+", "|", woorden).split(";")]
    heel = "|".join(_deel(deel) for deel in delen if deel and not deel.startswith("*"))
    stuk = "|".join(_deel(deel[1:]) for deel in delen if deel.startswith("*"))
    return re.compile(rf"(?<!\w)(?:{heel})(?!\w)" + (rf"|(?:{stuk})(?!\w)" if stuk else ""))


def _deel(deel: str) -> str:
    deel = deel.replace(" .. ", _TUSSEN).replace("*", r"\w*")
    for naam, waarde in TEKENS.items():
        deel = waarde.join(re.split(rf"(?<![A-Z\\]){naam}(?![A-Z])", deel))
    return deel


@cache
def _verboden() -> Mapping[Reden, re.Pattern[str]]:
    # Compiled when first asked for: most commands read no free text.
    return MappingProxyType({reden: _patroon(woorden) for reden, woorden in VERBODEN.items()})


@cache
def _werktaal() -> re.Pattern[str]:
    return _patroon(WERKTAAL)


@cache
def _functies() -> re.Pattern[str]:
    return _patroon(FUNCTIES)
