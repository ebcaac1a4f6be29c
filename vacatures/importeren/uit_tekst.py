"""Requirements and hours that stand in the running text only.

A sentence that wishes, offers or promises ("is een pre", "wij betalen je rijbewijs C") asks
nothing and is skipped. What is not found stays unknown: silence of a text proves nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from modellen.kwalificatie import Certificaat, Rijbewijs
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


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Vondst(Generic[T]):
    """What a text says, and the words in which it says so."""

    waarde: T
    citaat: str


def vul_eisen_aan(eisen: Eisen, *, titel: str, tekst: str) -> Eisen:
    """The requirements with what the text asks for, where the columns said nothing."""
    zinnen = eisende_zinnen(tekst)
    if eisen.rijbewijzen is None:
        rijbewijzen = zoek_rijbewijzen(zinnen, titel=titel)
        eisen = replace(eisen, rijbewijzen=rijbewijzen.waarde if rijbewijzen else None)
    if eisen.certificaten is None:
        certificaten = zoek_certificaten(zinnen)
        eisen = replace(eisen, certificaten=certificaten.waarde if certificaten else None)
    return eisen


def eisende_zinnen(tekst: str) -> list[str]:
    """The sentences that may ask something: not those that wish, offer or promise."""
    return [z for z in _ZIN.split(tekst[:_MAX_TEKST]) if z and not _GEEN_EIS.search(z.lower())]


def zoek_rijbewijzen(zinnen: list[str], *, titel: str) -> Vondst[frozenset[Rijbewijs]] | None:
    """The licences that are asked; ``None`` when none is named."""
    gevonden: dict[Rijbewijs, str] = {}
    for zin in zinnen:
        for treffer in _RIJBEWIJS.finditer(zin):
            for code in filter(None, treffer.groups()):
                gevonden[Rijbewijs("CE" if code == "C(E)" else code)] = treffer[0]
    for treffer in _CHAUFFEUR.finditer(titel):
        gevonden[Rijbewijs(treffer[1] or treffer[2])] = treffer[0]
    citaat = " … ".join(dict.fromkeys(gevonden.values()))
    return Vondst(frozenset(gevonden), citaat) if gevonden else None


def zoek_certificaten(zinnen: list[str]) -> Vondst[frozenset[Certificaat]] | None:
    """The certificates that are asked; ``None`` when none is named."""
    gevonden = vind_certificaten("\n".join(zinnen))
    citaat = " … ".join(z.strip() for z in zinnen if vind_certificaten(z))
    return Vondst(gevonden, citaat) if gevonden else None


def vind_uren(*, titel: str, tekst: str) -> UrenPerWeek:
    """Hours a week in the title, else in the text; unknown when the text contradicts itself."""
    vondst = zoek_uren(titel=titel, tekst=tekst)
    return vondst.waarde if vondst else UrenPerWeek()


def zoek_uren(*, titel: str, tekst: str) -> Vondst[UrenPerWeek] | None:
    """The same with the words; ``None`` when unknown."""
    if treffer := _UREN_IN_TITEL.search(titel):
        gelezen = _lees(treffer.group(1))
        return None if gelezen.is_onbekend else Vondst(gelezen, treffer[0])
    gevonden = {_lees(t.group(1)): t[0] for t in _UREN.finditer(tekst[:_MAX_TEKST])}
    gevonden.pop(UrenPerWeek(), None)
    return Vondst(*gevonden.popitem()) if len(gevonden) == 1 else None


def _lees(tekst: str) -> UrenPerWeek:
    try:
        return lees_uren(f"{tekst} uur")
    except Onleesbaar:
        return UrenPerWeek()
