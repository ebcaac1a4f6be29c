"""The title of a vacancy when the column holds only a part of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from vacatures.importeren.opschonen import op_een_regel

MAX_TITEL = 200
_MAX_UIT_TEKST = 80


def kies_titel(velden: Mapping[str, object]) -> tuple[str, str | None]:
    """The title, and a Dutch remark when it does not stand in the title column as such.

    A title that is a fragment ("Verpleegkundig" with subtitle "Specialist") or shortened
    ("Amb. verpleegkundige") is taken from the web address when that spells it out. Without any
    title the name of the occupation is used, or else the first sentence of ``titel_uit``: a
    text that a source gives where its standard makes a title optional (VUM).
    """
    titel = _tekst(velden.get("titel"))
    if titel:
        ondertitel = _tekst(velden.get("ondertitel"))
        slug = slug_van(_tekst(velden.get("url")))
        if slug and is_brokstuk(titel, ondertitel=ondertitel, slug=slug):
            vol = _met_hoofdletter(slug)
            return vol, f"De titel '{titel[:60]}' is een deel; uit de url gehaald: '{vol[:80]}'."
        return titel, None
    beroep = _tekst(velden.get("beroep"))
    if beroep and "://" not in beroep:
        return beroep, f"Er is geen titel; de naam van het beroep is gebruikt: '{beroep[:60]}'."
    tekst = _tekst(velden.get("titel_uit"))
    if len(tekst.split()) >= 3:
        eerste = _eerste_deel(tekst)
        return eerste, f"Er is geen titel; het begin van de tekst is gebruikt: '{eerste}'."
    return "", None


def _tekst(waarde: object) -> str:
    return op_een_regel(waarde) if isinstance(waarde, str) else ""


def _eerste_deel(tekst: str) -> str:
    zin = re.split(r"(?<=[a-z]{2})[.!?:;]\s|\n", tekst, maxsplit=1)[0].rstrip(".")
    if len(zin) <= _MAX_UIT_TEKST:
        return zin
    return zin[:_MAX_UIT_TEKST].rsplit(" ", 1)[0].rstrip(" ,") + "…"


def slug_van(url: str) -> list[str]:
    """Words of the last part of a web address; follow-up numbers at its end are left out."""
    try:
        pad = urlsplit(url).path
    except ValueError:
        return []
    delen = [deel for deel in pad.split("/") if deel]
    woorden = _woorden(unquote(delen[-1])) if delen else []
    while woorden and woorden[-1].isdigit():
        woorden.pop()
    return woorden if sum(woord.isalpha() for woord in woorden) >= 2 else []


def is_brokstuk(titel: str, *, ondertitel: str, slug: list[str]) -> bool:
    """True when the web address spells out what the title leaves off.

    That is: the subtitle stands in the address but not in the title; or a word with a full stop
    is the beginning of a word there; or the title is one word and the address goes on after it.
    """
    woorden = _woorden(titel)
    onder = [stam for stam in _woorden(ondertitel) if len(stam) > 3]
    aaneen = "".join(slug)
    if onder and all(o in aaneen for o in onder) and not all(o in "".join(woorden) for o in onder):
        return True
    afgekort = [_woorden(deel) for deel in re.findall(r"(\w{2,6})\.", titel)]
    if any(any(s.startswith(a[0]) or _is_skelet(a[0], s) for s in slug) for a in afgekort if a):
        return True
    return len(woorden) == 1 and slug[0] == woorden[0] and len(slug) > 1


def _is_skelet(kort: str, woord: str) -> bool:
    """'vpl' for 'verpleegkundige', 'begl' for 'begeleider': same first letter, letters in order."""
    if not woord.startswith(kort[:1]) or len(woord) < len(kort) + 3:
        return False
    letters = iter(woord)
    return all(letter in letters for letter in kort)


def _woorden(tekst: str) -> list[str]:
    plat = unicodedata.normalize("NFKD", tekst).encode("ascii", "ignore").decode().lower()
    return [woord for woord in re.split(r"[^a-z0-9]+", plat) if woord]


def _met_hoofdletter(slug: list[str]) -> str:
    return " ".join(slug).capitalize()[:MAX_TITEL]
