"""Asking on when an answer stays vague: open questions per leefgebied, offered and never forced.

Source: rule SP2-30. The questions are our own. They leave the answer open, suggest nothing and
stay away from illness, cause and treatment: about health they ask only what somebody can do and
what helps at work. :func:`waarom_vaag` looks at length and at a few phrases, nothing else. It
judges the answer and not the person, it is no score, and nothing keeps what it says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from modellen.assessment.model import Leefgebied

KORT = 4
"""Fewer words than this say little, unless they hold a number (own choice)."""

VAGE_ZINNEN = (
    "dat hangt ervan af",
    "dat valt wel mee",
    "dat weet ik niet",
    "gaat wel",
    "geen idee",
    "gewoon goed",
    "ik weet het niet",
    "ik zie wel",
    "kan beter",
    "maakt me niet uit",
    "maakt mij niet uit",
    "maakt niet uit",
    "niet zo bijzonder",
    "niks bijzonders",
    "valt wel mee",
    "weet ik niet",
    "weet niet",
    "wel oke",
    "zou het niet weten",
)
"""An answer that holds one of these and hardly anything else is vague."""

_OPVULLING = frozenset(
    (
        *("best", "beetje", "dat", "denk", "eh", "ehm", "eigenlijk", "er", "gaat", "goed"),
        *("gewoon", "het", "hm", "hoor", "ik", "is", "ja", "kan", "mwah", "nee", "niet", "nou"),
        *("oke", "ook", "op", "prima", "soms", "tja", "wat", "wel", "zo"),
    )
)
"""Words that fill an answer without telling anything."""

DOORVRAGEN: Mapping[Leefgebied, tuple[str, ...]] = MappingProxyType(
    {
        Leefgebied.ALGEMENE_INDRUK: (
            "Hoe zou je jezelf voorstellen aan een nieuwe collega?",
            "Wat moet ik over je weten om je goed te kunnen helpen?",
            "Hoe is dit gesprek voor je tot nu toe?",
        ),
        Leefgebied.MOTIVATIE: (
            "Wat zou werk voor jou veranderen?",
            "Wat is er al gelukt, en hoe kreeg je dat voor elkaar?",
            "Wanneer had je voor het laatst ergens veel zin in?",
            "Wat heb je nodig om een eerste stap te zetten?",
        ),
        Leefgebied.WOONSITUATIE: (
            "Hoe ziet een gewone week bij jou thuis eruit?",
            "Wat moet er thuis geregeld zijn op een dag dat je werkt?",
            "Wie kun je vragen om hulp, en waarvoor?",
            "Wat in je buurt maakt werken makkelijker?",
        ),
        Leefgebied.DAGINDELING: (
            "Hoe zag de dag van gisteren eruit, van opstaan tot slapen?",
            "Op welk deel van de dag lukt het meeste?",
            "Wat geeft je energie op een gewone dag?",
            "Wat zou er in je dag veranderen als je werkt?",
        ),
        Leefgebied.FINANCIEN: (
            "Wat moet er rond geld geregeld zijn om met rust te kunnen werken?",
            "Welke vragen heb je over je inkomen als je gaat werken?",
            "Wie helpt je met papieren en rekeningen?",
        ),
        Leefgebied.OPLEIDING: (
            "Wat leerde je het makkelijkst, en hoe ging dat?",
            "Welke les of cursus is je bijgebleven?",
            "Hoe leer je het liefst iets nieuws?",
            "Wat zou je nog willen leren voor je werk?",
        ),
        Leefgebied.WERK: (
            "Wat deed je op een gewone dag in je laatste werk?",
            "Welk werk deed je het liefst, en wat maakte het fijn?",
            "Wat zei een baas of collega over hoe je werkte?",
            "Hoe loste je op het werk een probleem op?",
        ),
        Leefgebied.NETWERK: (
            "Wie in je omgeving heeft werk dat je leuk lijkt?",
            "Wie weet al dat je werk zoekt?",
            "Met wie praat je als je een keuze moet maken?",
            "Hoe kunnen mensen om je heen je helpen bij het zoeken?",
        ),
        Leefgebied.SOCIALE_VAARDIGHEDEN: (
            "Hoe gaat het als je met anderen samenwerkt?",
            "Wat doe je als je het niet eens bent met iemand?",
            "Hoe vraag je om hulp als iets niet lukt?",
            "Met wat voor mensen werk je het prettigst?",
        ),
        Leefgebied.PERSOONLIJKE_KWALITEITEN: (
            "Waar vragen andere mensen jou voor?",
            "Wat lukte je laatst goed, en wat deed je daarvoor?",
            "Wat zou iemand die je goed kent over je zeggen?",
            "Waar ben je trots op?",
        ),
        Leefgebied.GEZONDHEID: (
            "Wat kun je goed volhouden op een werkdag?",
            "Wat helpt je om je werk goed te doen?",
            "Welke werktijden passen bij je?",
            "Wat zou er op een werkplek anders moeten voor jou?",
        ),
        Leefgebied.WENSEN_WERK: (
            "Hoe ziet jouw ideale werkdag eruit?",
            "Welk werk wil je zeker niet, en wat maakt dat zo?",
            "Wat is voor jou het belangrijkste in een baan?",
            "Welk bedrijf zou je wel eens van binnen willen zien?",
        ),
        Leefgebied.COACHEN: (
            "Wat deed iemand die jou ooit goed hielp?",
            "Hoe wil je dat ik iets zeg wat lastig is?",
            "Wat heb je van mij nodig, en wat doe je liever zelf?",
            "Hoe merk ik dat het even niet gaat?",
        ),
    }
)
"""Three to five questions for each of the thirteen leefgebieden."""


def waarom_vaag(antwoord: str) -> str | None:
    """Why this answer may be too vague, in one Dutch sentence; ``None`` when it says enough."""
    kaal = _kaal(antwoord)
    woorden = kaal.split()
    if not woorden:
        return "Er is nog geen antwoord."
    rest, gezegd = _zonder_vage_zinnen(kaal)
    if gezegd and not _zegt_iets(rest):
        return f"Het antwoord zegt niet meer dan '{gezegd}'."
    if not _zegt_iets(woorden):
        return "Het antwoord heeft geen woord dat iets vertelt."
    if len(woorden) < KORT and not any(teken.isdigit() for teken in kaal):
        return f"Het antwoord is korter dan {KORT} woorden."
    return None


def is_vaag(antwoord: str) -> bool:
    """Whether to offer questions with this answer."""
    return waarom_vaag(antwoord) is not None


def vragen_bij(gebied: Leefgebied, antwoord: str) -> tuple[str, ...]:
    """Questions to offer with an answer about a leefgebied; none when it says enough."""
    return DOORVRAGEN[gebied] if is_vaag(antwoord) else ()


def _kaal(antwoord: str) -> str:
    """Lower case words with single spaces: without marks, and without accents on ``oke``."""
    return " ".join(re.findall(r"\w+", antwoord.lower().replace("oké", "oke")))


def _zonder_vage_zinnen(kaal: str) -> tuple[list[str], str | None]:
    """The words that are left without vague phrases, and the first phrase that was there."""
    rest, eerste = f" {kaal} ", None
    for zin in sorted(VAGE_ZINNEN, key=len, reverse=True):
        if f" {zin} " in rest:
            rest, eerste = rest.replace(f" {zin} ", " "), eerste or zin
    return rest.split(), eerste


def _zegt_iets(woorden: list[str]) -> bool:
    return any(woord not in _OPVULLING for woord in woorden)
