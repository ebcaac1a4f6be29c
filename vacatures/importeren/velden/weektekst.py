"""Parts of the week in running text: "maandag t/m vrijdag van 8.00 tot 12.30 uur".

Gives the form that ``lees_dagdelen`` reads. Days without times, or times without days, say too
little: then nothing is given and somebody asks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from modellen.dagdelen import UREN_PER_DAGDEEL

_DAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")
_DAG = r"(ma|di|wo|do|vr|za|zo)(?:andag|nsdag|ensdag|nderdag|ijdag|terdag|ndag)?(?:en|s)?"
_TOT = r"\s*(?:-|–|t/m|tot en met|tot)\s*"  # noqa: RUF001
_REEKS = re.compile(rf"\b{_DAG}{_TOT}{_DAG}\b", re.I)
_OPSOMMING = re.compile(rf"\b{_DAG}(?:\s*(?:,|en|of|/)\s*{_DAG})*\b", re.I)
_LOS = re.compile(rf"\b{_DAG}\b", re.I)
_WERKWEEK = re.compile(r"\b(?:doordeweeks\w*|werkdagen|door de week)\b", re.I)
_WEEKEND = re.compile(r"\b(?:in het |elk )?weekend\w*\b", re.I)
_KANTOOR = re.compile(r"\b(?:tijdens )?kantoor(?:tijden|uren)\b", re.I)
_DELEN = {
    "ochtend": re.compile(r"ochtend|voormiddag|vroege dienst|'s morgens", re.I),
    "middag": re.compile(r"(?<!voor)middag", re.I),
    "avond": re.compile(r"avond|late dienst", re.I),
    "nacht": re.compile(r"nacht", re.I),
}
_UUR = r"(\d{1,2})(?:[.:u](\d{2}))?"
_KLOK = re.compile(rf"\b{_UUR}\s*(?:uur)?{_TOT}{_UUR}\s*(?:uur|u)\b", re.I)
# "24-32 uur per week" is no time of day.
_PER_WEEK = re.compile(r"^\s*(?:per|/|p\.?|in de)\s*w", re.I)
_OVERLOOP = 0.5
"""Hours that work may run on into the next part without counting there."""


@dataclass(frozen=True, slots=True)
class Weekvondst:
    """The parts of the week as ``lees_dagdelen`` reads them, and the words that said so."""

    waarde: str
    citaat: str


def vind_weektekst(tekst: str) -> Weekvondst | None:
    """The parts of the week that one sentence or line names; ``None`` when it says too little."""
    if treffer := _KANTOOR.search(tekst):
        return Weekvondst("kantoortijden", treffer[0])
    dagen, delen = _find_dagen(tekst), _find_delen(tekst)
    if not dagen or not delen:
        return None
    volgorde = [deel for deel in _DELEN if deel in delen]
    return Weekvondst(f"{','.join(dagen)} {','.join(volgorde)}", tekst.strip())


def _find_dagen(tekst: str) -> list[str]:
    gevonden: set[int] = set()
    for treffer in _REEKS.finditer(tekst):
        van, tot = (_DAGEN.index(treffer[i].lower()) for i in (1, 2))
        gevonden |= set(range(van, tot + 1))
    if not gevonden:
        # "do" and "ma" alone are also words: a list of days, or a name in full.
        for treffer in _OPSOMMING.finditer(tekst):
            losse = _LOS.findall(treffer[0])
            if len(losse) > 1 or len(treffer[0]) > len("zo"):
                gevonden |= {_DAGEN.index(dag.lower()) for dag in losse}
    if _WERKWEEK.search(tekst):
        gevonden |= set(range(5))
    if _WEEKEND.search(tekst):
        gevonden |= {5, 6}
    return [_DAGEN[dag] for dag in sorted(gevonden)]


def _find_delen(tekst: str) -> set[str]:
    gevonden = {deel for deel, patroon in _DELEN.items() if patroon.search(tekst)}
    for treffer in _KLOK.finditer(tekst):
        if not _PER_WEEK.match(tekst[treffer.end() :]):
            gevonden |= _van_klok(treffer)
    return gevonden


def _van_klok(treffer: re.Match[str]) -> set[str]:
    van = int(treffer[1]) + int(treffer[2] or 0) / 60
    tot = int(treffer[3]) + int(treffer[4] or 0) / 60
    if van > 24 or tot > 24 or van == tot:
        return set()
    tot += 24 if tot < van else 0
    grenzen = {"nacht": 0, "ochtend": 6, "middag": 12, "avond": 18}
    return {
        deel
        for deel, begin in grenzen.items()
        for dag in (0, 24)
        if min(tot, begin + dag + UREN_PER_DAGDEEL) - max(van, begin + dag) > _OVERLOOP
    }
