"""Cleaning of raw text: what scrapers, spreadsheets and accidents leave behind.

Nothing is ever run. What a spreadsheet could run is refused on the way in and disarmed on the
way out (see ``afgekeurd.py``).
"""

from __future__ import annotations

import html
import re
import unicodedata
from urllib.parse import urlsplit

# Control characters, lone surrogates and invisible marks: databases and terminals choke on them.
_STUURTEKENS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u200b-\u200f\u2028-\u202e\u2060\ufeff]"
)
_LABEL = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_BLOKLABEL = re.compile(r"<\s*(?:/?p|br|/?div|/?li|/?ul|/?h[1-6]|/?tr)\b[^<>]{0,500}>", re.I)
_FORMULE = re.compile(r"^\s*(?:=\s*[^\s=>]|[@+\-][A-Za-z_.]{2,30}[(|!])")
_FORMULEFOUT = re.compile(
    r"^#(?:REF|N/?A|NAAM|NAME|WAARDE|VALUE|DEEL/0|DIV/0|NULL|LEEG|GETAL|NUM|VERW)[!?]?$"
)
_AANHANGSEL = re.compile(
    r"(?:Meer info over (?:dit|het) bedrijf|Meer informatie over dit bedrijf|Bedrijfswebsite"
    r"|Bekijk alle vacatures|Sociale mediaVia|Volg dit bedrijf|Toon alle vacatures).*$",
    re.S,
)
_NIETSZEGGEND = frozenset({
    "bekijk deze vacature", "lees meer", "solliciteer direct", "solliciteer nu", "bekijk vacature",
    "meer info", "niet gevonden", "niet bekend", "onbekend", "unknown", "n.v.t.", "nvt", "null",
    "none", "nan", "n/a", "na", "-", "--", ".",
})  # fmt: skip


def bevat_rommel(tekst: str) -> bool:
    """True when so much of the text is control characters that it is no text."""
    return len(_STUURTEKENS.findall(tekst)) * 10 > len(tekst)


def heeft_stuurtekens(tekst: str) -> bool:
    """True when something must be taken out before the text can be stored."""
    return "\x00" in tekst or any("\ud800" <= teken <= "\udfff" for teken in tekst)


def maak_schoon(tekst: str) -> str:
    """One form for accents, no control characters, no white space at the ends."""
    return unicodedata.normalize("NFC", _STUURTEKENS.sub("", tekst)).strip()


def op_een_regel(tekst: str) -> str:
    """Clean, and every run of white space one space."""
    return " ".join(maak_schoon(tekst).split())


def is_formule(tekst: str) -> bool:
    """True for what a spreadsheet would run: ``=cmd…``, ``+SUM(…)``, ``@import(…)``."""
    return _FORMULE.match(tekst) is not None


def is_formulefout(tekst: str) -> bool:
    """True for what a spreadsheet shows when a formula failed: ``#REF!``, ``#N/B``."""
    return tekst == "#N/B" or _FORMULEFOUT.match(tekst) is not None


def zonder_beschermteken(tekst: str) -> str:
    """Take off the apostrophe that we (or Excel) put before a dangerous first character."""
    return tekst[1:] if re.match(r"'[=+\-@\t\r]", tekst) else tekst


def is_nietszeggend(tekst: str) -> bool:
    """True for words that stand where a value should be: 'Niet gevonden', 'n.v.t.'."""
    return tekst.strip().lower() in _NIETSZEGGEND


def maak_platte_tekst(tekst: str) -> str:
    """Text out of HTML: labels go, blocks become lines, entities become characters."""
    if "<" in tekst and ">" in tekst:
        tekst = _LABEL.sub(" ", _BLOKLABEL.sub("\n", tekst))
    if "&" in tekst:
        tekst = html.unescape(tekst)
    regels = (" ".join(regel.split()) for regel in maak_schoon(tekst).splitlines())
    return "\n".join(regel for regel in regels if regel)


def schoon_werkgever(naam: str) -> str | None:
    """Name of an employer without what a scraper read along with it."""
    schoon = op_een_regel(_AANHANGSEL.sub("", naam)).strip(" -|,;")
    return schoon if schoon and not is_nietszeggend(schoon) else None


def schoon_url(tekst: str) -> str | None:
    """A web address, or ``None`` when it is something else (``javascript:``, a path)."""
    schoon = maak_schoon(tekst)
    try:
        delen = urlsplit(schoon)
    except ValueError:
        return None
    veilig = delen.scheme in {"http", "https"} and bool(delen.hostname) and len(schoon) <= 2000
    return schoon if veilig and not re.search(r"\s", schoon) else None
