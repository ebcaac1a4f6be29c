"""From text to words, and from word to features: the input side of the language model.

A word is described by itself and by its character n-grams, so that compounds, inflections
and typing errors share features with the words they resemble. Everything here is pure and
is used by training, the light path and the sentence-transformers module alike.
"""

from __future__ import annotations

import re
import unicodedata

#: Words between brackets qualify a title ("docent (voortgezet onderwijs)"); they count for half.
HAAKJES_GEWICHT = 0.5

#: Longer runs are no words but residue of encoded files; the rest of them is cut off.
LANGSTE_WOORD = 48

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


def get_kenmerken(woord: str) -> list[str]:
    """Features of a normalised word: `=word` and the 2-, 3- and 4-grams of `<word>`.

    A feature that occurs twice is listed twice.

    >>> get_kenmerken("kok")
    ['=kok', '<k', 'ko', 'ok', 'k>', '<ko', 'kok', 'ok>', '<kok', 'kok>']
    """
    omrand = f"<{woord}>"
    kenmerken = ["=" + woord]
    for lengte in _NGRAM_LENGTES:
        kenmerken += [omrand[i : i + lengte] for i in range(len(omrand) - lengte + 1)]
    return kenmerken
