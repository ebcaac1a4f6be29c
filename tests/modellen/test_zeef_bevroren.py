"""The frozen sentences: how much gets through the guards of the profile text, and how much is lost.

The sentences stand in ``zeef/``; see the README there. The bounds are what was measured once after
building, rounded up: they say how good it is and keep it from getting worse unseen.
"""

from __future__ import annotations

import csv
import hashlib
import re
from pathlib import Path

import pytest

from modellen.klantprofiel.werktekst import lees_werktekst

MAP = Path(__file__).parent / "zeef"
MERKTEKEN = re.compile(r"\[\[(.*?)\]\]")

HOOGSTE_LEK = 0.06
"""Share of the sensitive sentences of which a protected letter survives."""

HOOGSTE_VERLIES = 0.09
"""Share of the innocent sentences that lose anything."""

HOOGSTE_WOORDVERLIES = 0.07
"""Share of the words of the innocent sentences that is lost."""


VINGERAFDRUK = {
    "gevoelig.tsv": "3488fc42db934143fb62a5f0da0213d225386d162bcc00764f4018809d97ae70",
    "onschuldig.tsv": "7d69a34062b76f29f9d768038bb76505185b51afac6c155d309c8644546d80c0",
}
"""Whoever changes a sentence changes the measure: make a new set instead."""


def lees(naam: str) -> list[dict[str, str]]:
    with (MAP / naam).open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter="\t", quoting=csv.QUOTE_NONE))


def zonder_merktekens(gemerkt: str) -> tuple[str, list[tuple[int, int]]]:
    """The sentence as written and where its protected parts stand in it."""
    tekst, plekken = "", []
    for i, stuk in enumerate(MERKTEKEN.split(gemerkt)):
        if i % 2:
            plekken.append((len(tekst), len(tekst) + len(stuk)))
        tekst += stuk
    return tekst, plekken


def wat_blijft(veld: str, tekst: str) -> list[str]:
    gelezen = lees_werktekst(tekst, is_functie=veld == "functie")
    return [deel for zin in gelezen for deel in zin.blijft]


def is_lek(tekst: str, plekken: list[tuple[int, int]], blijft: list[str]) -> bool:
    """Does any letter or digit of a protected part stand in what stays?"""
    for deel in blijft:
        begin = tekst.index(deel)
        for van, tot in plekken:
            if re.search(r"\w", tekst[max(begin, van) : min(begin + len(deel), tot)]):
                return True
    return False


def aantal_woorden(tekst: str) -> int:
    return len(re.findall(r"\w+", tekst))


def lekken() -> list[tuple[str, str, list[str]]]:
    """Theme, sentence and what stays of it, for every leak."""
    gevonden = []
    for rij in lees("gevoelig.tsv"):
        tekst, plekken = zonder_merktekens(rij["tekst"])
        blijft = wat_blijft(rij["veld"], tekst)
        if is_lek(tekst, plekken, blijft):
            gevonden.append((rij["thema"], tekst, blijft))
    return gevonden


def verliezen() -> list[tuple[str, list[str]]]:
    """Innocent sentence and what stays of it, for every one that loses a word."""
    geteld = [
        (rij["tekst"], wat_blijft(rij["veld"], rij["tekst"])) for rij in lees("onschuldig.tsv")
    ]
    return [
        (tekst, blijft)
        for tekst, blijft in geteld
        if sum(map(aantal_woorden, blijft)) < aantal_woorden(tekst)
    ]


def test_de_verzameling_is_groot_en_gemengd_genoeg_om_iets_te_zeggen():
    gevoelig = lees("gevoelig.tsv")
    naast_werk = [r for r in gevoelig if aantal_woorden(MERKTEKEN.sub("", r["tekst"])) >= 3]
    assert len(gevoelig) >= 120
    assert len(lees("onschuldig.tsv")) >= 120
    assert len(naast_werk) >= len(gevoelig) // 2
    assert len({rij["thema"] for rij in gevoelig}) == 8


@pytest.mark.parametrize("naam", VINGERAFDRUK)
def test_de_verzameling_is_nog_zoals_zij_is_bevroren(naam: str):
    assert hashlib.sha256((MAP / naam).read_bytes()).hexdigest() == VINGERAFDRUK[naam]


def test_er_lekt_niet_meer_dan_gemeten():
    gevonden = lekken()
    assert len(gevonden) <= HOOGSTE_LEK * len(lees("gevoelig.tsv")), gevonden


def test_er_gaat_niet_meer_gewone_tekst_verloren_dan_gemeten():
    gewoon, geraakt = lees("onschuldig.tsv"), verliezen()
    assert len(geraakt) <= HOOGSTE_VERLIES * len(gewoon), geraakt
    weg = sum(aantal_woorden(t) - sum(map(aantal_woorden, blijft)) for t, blijft in geraakt)
    assert weg <= HOOGSTE_WOORDVERLIES * sum(aantal_woorden(rij["tekst"]) for rij in gewoon)
