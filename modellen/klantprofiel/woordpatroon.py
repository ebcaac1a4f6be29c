"""From a list of words to one pattern; the form of such a list is told in ``werkwoordenschat``."""

from __future__ import annotations

import re

_PARTIKEL = (
    "(?:aan|af|bij|dicht|door|in|klaar|los|mee|na|om|op|open|over|rond|samen|schoon|terug|toe|uit"
    "|vast|vol|voor|weg)?(?:ge)?"
)


def woordpatroon(woorden: str) -> re.Pattern[str]:
    """One expression for a list of words; their form is told in ``werkwoordenschat``."""
    heel, begin, slot = [], [], []
    for woord in woorden.split():
        kern = woord.strip("*").replace("'", "'?")
        if woord.startswith("*"):
            slot.append(kern + (r"\w*" if woord.endswith("*") else ""))
        elif woord.endswith("*"):
            begin.append(kern)
        else:
            heel.append(kern)
    delen = [rf"(?:{'|'.join(heel)})"]
    if begin:
        delen.append(rf"{_PARTIKEL}(?:{'|'.join(begin)})[\w'-]*")
    if slot:
        delen.append(rf"[\w'-]*(?:{'|'.join(slot)})")
    return re.compile("|".join(delen))
