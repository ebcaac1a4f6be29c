"""Requirements and hours that stand in the running text only.

A sentence that wishes, offers or promises ("is een pre", "wij betalen je rijbewijs C") asks
nothing and is skipped. What is not found stays unknown: silence of a text proves nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from modellen.kwalificatie import Rijbewijs
from modellen.waarden import UrenPerWeek
from vacatures.importeren.rij import Onleesbaar
from vacatures.importeren.velden.getallen import lees_uren
from vacatures.importeren.velden.lijsten import vind_certificaten
from vacatures.kenmerken import Eisen

_ZIN = re.compile(r"(?<=[.!?;])\s+|\n|\s[•·*-]\s")
_GEEN_EIS = re.compile(
    r"\bpr[eé]\b|\bwens|voordeel|pluspunt|mooi meegenomen|niet (?:nodig|vereist|verplicht|noodzak)"
    r"|geen (?:vereiste|must|ervaring)|bij voorkeur|liefst|bereid|\bhalen\b|behalen|haal je"
    r"|\bwij? (?:bieden|betalen|vergoeden)|bieden wij|bied(?:en)? we|krijg je|aangeboden"
    r"|mogelijkheid|opleiding tot|cursus|op onze kosten|kun je|kan je|eventueel|of gelijkwaardig"
)
_RIJBEWIJS = re.compile(
    r"[Rr]ijbewij[sz](?:en)?\s*(?:categorie\s*|type\s*|-\s*|\(|:)?\s*"
    r"(BE|B|CE|C1E|C1|C\(E\)|C|DE|D1|D|AM|A|T)\b(?:\s*(?:/|en)\s*(BE|CE|C)\b)?"
    r"|\b(B|CE|C|BE|D|T)-rijbewijs"
)
# Only what names the licence in the job itself: "Vrachtwagenchauffeur CE", "Chauffeur C".
_CHAUFFEUR = re.compile(
    r"[Cc]hauffeur\w*\b[^.,()|]{0,25}?\b(CE|C|BE|B|D)\b(?!\+)|\b(CE|C|BE|B|D)[ -][Cc]hauffeur"
)
_UREN = re.compile(
    r"(?<![\d.,€])(\d{1,2}(?:[.,]5)?(?:\s*(?:-|–|/|tot(?: en met)?|t/m|à)\s*\d{1,2}(?:[.,]5)?)?)"  # noqa: RUF001
    r"\s*(?:u|uur|uren)\s*(?:per|/|p\.?|in de)\s*w(?:eek|k)?\b"
)
_UREN_IN_TITEL = re.compile(
    r"(?<![\d.,])(\d{1,2}(?:\s*(?:-|–|/|tot)\s*\d{1,2})?)\s*(?:uur|uren|u)\b(?!\s*(?:per\s)?d)"  # noqa: RUF001
)
_MAX_TEKST = 30_000


def vul_eisen_aan(eisen: Eisen, *, titel: str, tekst: str) -> Eisen:
    """The requirements with what the text asks for, where the columns said nothing."""
    zinnen = [z for z in _ZIN.split(tekst[:_MAX_TEKST]) if z and not _GEEN_EIS.search(z.lower())]
    if eisen.rijbewijzen is None:
        gevonden = {
            Rijbewijs("CE" if code == "C(E)" else code)
            for zin in zinnen
            for treffer in _RIJBEWIJS.finditer(zin)
            for code in treffer.groups()
            if code
        } | {Rijbewijs(t[1] or t[2]) for t in _CHAUFFEUR.finditer(titel)}
        eisen = replace(eisen, rijbewijzen=frozenset(gevonden) or None)
    if eisen.certificaten is None:
        certificaten = vind_certificaten("\n".join(zinnen))
        eisen = replace(eisen, certificaten=certificaten or None)
    return eisen


def vind_uren(*, titel: str, tekst: str) -> UrenPerWeek:
    """Hours a week in the title, else in the text; unknown when the text contradicts itself."""
    if treffer := _UREN_IN_TITEL.search(titel):
        return _lees(treffer.group(1))
    gevonden = {_lees(t.group(1)) for t in _UREN.finditer(tekst[:_MAX_TEKST])}
    gevonden.discard(UrenPerWeek())
    return gevonden.pop() if len(gevonden) == 1 else UrenPerWeek()


def _lees(tekst: str) -> UrenPerWeek:
    try:
        return lees_uren(f"{tekst} uur")
    except Onleesbaar:
        return UrenPerWeek()
