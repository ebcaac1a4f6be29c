"""What a klant reads is hospitable: no threat, no stiff officialese (rule SUC-02).

A list of words is a floor and no proof of warmth: it keeps out what is cold for certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from modellen.team.aanbod import aanbod
from modellen.traject.soorten import trajectsoorten
from modellen.traject.uitlegwoorden import uitlegwoorden

KOUD = (
    # orders and threats
    r"(u|je|jij|men) dient", r"dient te", r"dienen te", r"(u|je|jij) (bent|wordt) verplicht",
    r"bent gehouden", r"moet (u|je|jij)", r"(u|je|jij) (zult|zal) moeten", r"sancties?",
    r"straf\w*", r"boetes?", r"strafkorting\w*", r"gekort", r"waarschuwing", r"verwijtbaar\w*",
    r"in gebreke", r"nalatig\w*", r"onwillig\w*", r"weigerachtig\w*", r"zo niet, dan",
    r"bij gebreke", r"wordt beëindigd indien",
    # officialese
    r"indien", r"conform", r"hierbij", r"onderhavig\w*", r"geacht\w*", r"ingevolge", r"middels",
    r"teneinde", r"desbetreffend\w*", r"betrokkene", r"niet tijdig",
)  # fmt: skip
_KOUD = re.compile(rf"(?<!\w)(?:{'|'.join(KOUD)})(?!\w)", re.IGNORECASE)


def _find_koud(tekst: str) -> list[str]:
    return [gevonden.group() for gevonden in _KOUD.finditer(tekst)]


def _list_teksten() -> Iterator[tuple[str, str]]:
    """What is written for the klant, with where it stands."""
    for product in aanbod().values():
        for tekst in (product.wat, product.waarvoor, product.wie_beslist):
            yield f"aanbod {product.code}", tekst
    for soort in trajectsoorten().values():
        yield f"{soort.code} belofte", soort.belofte
        for fase in soort.fasen:
            yield f"{soort.code} {fase.code}", f"{fase.kort} {fase.uitleg}"
        for stap in soort.stappen:
            yield f"{soort.code} {stap.code}", stap.uitleg
    for woord in uitlegwoorden().values():
        yield f"uitlegwoord {woord.woord}", woord.uitleg


@pytest.mark.parametrize(
    "tekst",
    [
        "U dient op tijd te komen.",
        "Je bent verplicht om mee te werken.",
        "Dan moet je dat melden.",
        "Anders volgt een sanctie.",
        "Indien betrokkene niet tijdig verschijnt.",
        "U kunt worden gekort.",
        "GEACHTE heer",
    ],
)
def test_koude_zin_valt_op(tekst):
    assert _find_koud(tekst)


@pytest.mark.parametrize(
    "tekst",
    [
        "Je kiest zelf waar het gesprek is.",
        "Dit is een dienst van de gemeente.",  # "dienst" is no order
        "De werkgever hoeft niets te doen.",
    ],
)
def test_gewone_zin_valt_niet_op(tekst):
    assert _find_koud(tekst) == []


@pytest.mark.regel("SUC-02")
def test_geen_tekst_voor_de_klant_is_koud():
    teksten = list(_list_teksten())
    assert sum(bool(tekst.strip()) for _, tekst in teksten) > 100, "the texts were not found"
    koud = {waar: _find_koud(tekst) for waar, tekst in teksten}
    assert {waar: woorden for waar, woorden in koud.items() if woorden} == {}


@pytest.mark.regel("SUC-02")
def test_uitleg_van_een_fase_spreekt_de_klant_zelf_aan():
    aanspreking = re.compile(r"\b(u|uw)\b", re.IGNORECASE)
    zonder = [
        f"{soort.code} {fase.code}"
        for soort in trajectsoorten().values()
        for fase in soort.fasen
        if fase.uitleg and not aanspreking.search(fase.uitleg)
    ]
    assert zonder == []
