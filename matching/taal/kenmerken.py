"""From text to words, and from word to features: the input side of the language model.

A word is described by itself and by its character n-grams, so that compounds, inflections
and typing errors share features with the words they resemble. Everything here is pure and
is used by training, the light path and the sentence-transformers module alike.
"""

from __future__ import annotations

import re
import unicodedata

from matching.taal.functiewoorden import VOORZETSELS

#: Words between brackets qualify a title ("docent (voortgezet onderwijs)"); they count for half.
HAAKJES_GEWICHT = 0.5

#: Longer runs are no words but residue of encoded files; the rest of them is cut off.
LANGSTE_WOORD = 48

#: In a title the head of the first noun phrase says what somebody is ("verkoper van meubels"),
#: so its last letters count once more. Longer texts have no such word.
LANGSTE_TITEL = 8
HOOFD_TEKEN = "^"
_HOOFD_LENGTES = (4, 5, 6, 7)

_NGRAM_LENGTES = (2, 3, 4)
_WOORD = re.compile(rf"([a-z0-9+#]{{1,{LANGSTE_WOORD}}})[a-z0-9+#]*")
_HAAKJES = re.compile(r"\(([^()]{1,80})\)")
_ACCENT = re.compile(r"[\u0300-\u036f]")
# NFKD leaves these letters whole; the invisible signs come with text copied from the web.
_VERVANGING = {"ø": "o", "Ø": "o", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ß": "ss"}
_VERVANGBAAR = re.compile("[øØæÆœŒß\u00ad\u200b-\u200d\ufeff]")


def normaliseer(tekst: str) -> str:
    """Lower case without accents.

    >>> normaliseer("Coördinator Ĳsbaan")
    'coordinator ijsbaan'
    """
    if tekst.isascii():
        return tekst.lower()
    tekst = _VERVANGBAAR.sub(lambda teken: _VERVANGING.get(teken[0], ""), tekst)
    return _ACCENT.sub("", unicodedata.normalize("NFKD", tekst)).lower()


def split_woorden(tekst: str) -> tuple[list[str], list[str]]:
    """Words of `tekst`: those outside and those inside round brackets, in order.

    >>> split_woorden("Docent C# (2e graads)")
    (['docent', 'c#'], ['2e', 'graads'])
    """
    schoon = normaliseer(tekst)
    binnen: list[str] = []
    if "(" in schoon:
        for stuk in _HAAKJES.findall(schoon):
            binnen += _WOORD.findall(stuk)
        schoon = _HAAKJES.sub(" ", schoon)
    return _WOORD.findall(schoon), binnen


def lees_woorden(tekst: str) -> list[tuple[str, float]]:
    """Words of `tekst` with their factors, and in a title the head word once more, marked.

    >>> lees_woorden("Verkoper van meubels (mbo)")
    [('verkoper', 1.0), ('van', 1.0), ('meubels', 1.0), ('mbo', 0.5), ('^verkoper', 1.0)]
    """
    buiten, binnen = split_woorden(tekst)
    paren = [(woord, 1.0) for woord in buiten]
    paren += [(woord, HAAKJES_GEWICHT) for woord in binnen]
    if 0 < len(buiten) <= LANGSTE_TITEL:
        paren.append((HOOFD_TEKEN + _get_hoofd(buiten), 1.0))
    return paren


def _get_hoofd(woorden: list[str]) -> str:
    """Last word before the first preposition; short left-overs ("m", "v", "x") are no heads."""
    hoofd = woorden[0]
    for woord in woorden[1:]:
        if woord in VOORZETSELS:
            break
        if len(woord) > min(_HOOFD_LENGTES) - 1:
            hoofd = woord
    return hoofd


def get_kenmerken(woord: str) -> list[str]:
    """Features of a normalised word: `=word` and the 2-, 3- and 4-grams of `<word>`.

    A feature that occurs twice is listed twice.

    >>> get_kenmerken("kok")
    ['=kok', '<k', 'ko', 'ok', 'k>', '<ko', 'kok', 'ok>', '<kok', 'kok>']
    """
    if woord.startswith(HOOFD_TEKEN):
        return [HOOFD_TEKEN + woord[-n:] for n in _HOOFD_LENGTES if len(woord) > n]
    omrand = f"<{woord}>"
    kenmerken = ["=" + woord]
    for lengte in _NGRAM_LENGTES:
        kenmerken += [omrand[i : i + lengte] for i in range(len(omrand) - lengte + 1)]
    return kenmerken
