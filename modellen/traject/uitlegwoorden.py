"""Words of the trade, explained where they stand: nobody has to know the process beforehand.

Source: rule WNH-06. The words are data (``uitlegwoorden.toml``), in our own wording. A word counts
only when it stands there whole, in one of the forms that the data name; capitals make a difference
only for short forms (``SA`` is a word of the trade, ``sa`` is not).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

LANGSTE_UITLEG = 200
"""Characters; what is longer is not read where it stands."""


@dataclass(frozen=True, slots=True)
class Uitlegwoord:
    """A word with its explanation; ``vormen`` are other ways of writing it."""

    woord: str
    uitleg: str
    vormen: tuple[str, ...] = ()


def lees_uitlegwoorden(tekst: str) -> Mapping[str, Uitlegwoord]:
    """Read and check the TOML text; by the word itself, in the order of the text.

    Raises:
        ValueError: with every fault found, one a line; TOML that cannot be read included.
    """
    woorden: dict[str, Uitlegwoord] = {}
    eigenaar: dict[str, str] = {}
    gebreken: list[str] = []
    for woord, tabel in tomllib.loads(tekst).items():
        uitleg, vormen = tabel.get("uitleg", ""), tuple(tabel.get("vormen", ()))
        if onbekend := sorted(set(tabel) - {"uitleg", "vormen"}):
            gebreken.append(f"{woord}: unknown key {', '.join(onbekend)}")
        if not (0 < len(uitleg) <= LANGSTE_UITLEG) or not uitleg.endswith("."):
            gebreken.append(f"{woord}: uitleg is no text of at most {LANGSTE_UITLEG} characters")
        for vorm in (woord, *vormen):
            eerder = eigenaar.setdefault(_sleutel(vorm), woord)
            if eerder != woord:
                gebreken.append(f"{woord}: {vorm} is a form of {eerder} already")
        woorden[woord] = Uitlegwoord(woord, uitleg, vormen)
    if gebreken:
        raise ValueError("words to explain are malformed:\n" + "\n".join(gebreken))
    return MappingProxyType(woorden)


@cache
def uitlegwoorden() -> Mapping[str, Uitlegwoord]:
    """Every word that Opstap explains."""
    bestand = files(__package__).joinpath("uitlegwoorden.toml")
    return lees_uitlegwoorden(bestand.read_text(encoding="utf-8"))


def leg_woorden_uit(*teksten: str) -> tuple[Uitlegwoord, ...]:
    """The words that stand in these texts, each once, in the order in which one reads them.

    Of two words at one place the longest counts: ``trajectplan`` is no ``traject``.
    """
    zoeker, per_vorm = _zoeker()
    gevonden = (per_vorm[_sleutel(g.group())] for tekst in teksten for g in zoeker.finditer(tekst))
    return tuple(dict.fromkeys(gevonden))


@cache
def _zoeker() -> tuple[re.Pattern[str], Mapping[str, Uitlegwoord]]:
    per_vorm = {
        _sleutel(vorm): woord
        for woord in uitlegwoorden().values()
        for vorm in (woord.woord, *woord.vormen)
    }
    langste_eerst = sorted(per_vorm, key=lambda vorm: (-len(vorm), vorm))
    delen = (_patroon(vorm) for vorm in langste_eerst)
    return re.compile(rf"(?<!\w)(?:{'|'.join(delen)})(?!\w)"), MappingProxyType(per_vorm)


def _patroon(vorm: str) -> str:
    """A short form exactly as it is; any other word with or without capitals."""
    return re.escape(vorm) if vorm.isupper() else rf"(?i:{re.escape(vorm)})"


def _sleutel(vorm: str) -> str:
    return vorm if vorm.isupper() else vorm.lower()
