"""Words that name an illness, a treatment or a cause: they are no part of a motivation.

Narrower than the sieve of the profile text, which also drops "kan niet zwaar tillen": that is what
a motivation is about. A list of words is a floor and no proof. The words are our own.
"""

from __future__ import annotations

import re

from modellen.klantprofiel.zeef import normaliseer

_OORZAKEN = re.compile(
    r"(?<!\w)\w*(?:"
    r"ziekte|ziekenhuis|diagnos|aandoening|syndroom|stoornis|klachten|patient|medicij|medicatie|"
    r"therapie|operatie|geopereerd|revalid|psych|depress|burn[ -]?out|overspannen|trauma|"
    r"verslav|verslaaf|hernia|reuma|artros|artrit|epilep|migraine|diabet|kanker|tumor|infarct|"
    r"fibromyalg|dement|schizo|bipolair|borderline|allergi|zwanger|letsel|slijmbeurs|whiplash|"
    r"dwarslaesie|hersen(?:schud|bloed|schade)|multiple sclerose|parkinson|beroerte|overgewicht"
    r")\w*"
    r"|(?<!\w)(?:ziek|zieke|adhd|add|autis\w*|ptss|copd|astma|hiv|nah|lvb|pijn\w*|angst(?:en|ig)?|"
    r"ggz|ms|tia|cva|rsi|chemo|pillen|alcohol|drugs|diabetes|suikerziek\w*)(?!\w)"
)


def find_oorzaak(tekst: str) -> str | None:
    """The first word in the text that names an illness, a treatment or a cause."""
    gevonden = _OORZAKEN.search(normaliseer(tekst))
    return gevonden.group() if gevonden else None
