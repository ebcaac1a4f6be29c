"""Cues in the text of a vacature: what is denied, what counts, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.belastbaarheid.fml import FmlSoort, item
from vacatures.belasting.aanwijzingen import REGELS, lees_aanwijzingen

Gevonden = set[tuple[str, int | str | None, bool]]


def gevonden(tekst: str) -> Gevonden:
    return {
        (a.item, a.niveau if a.optie is None else a.optie, a.is_ontkend)
        for a in lees_aanwijzingen(tekst)
    }


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "Je werkt in een fijn team en krijgt een vast contract.",
        "Je beleid is stofvrij verwoord",  # no word begins with "stof" alone
        "Een stofzuiger, buitengewoon gezellig, op de hoogte blijven",
        "Wij betalen een rijtoeslag",
    ],
)
def test_gewone_taal_zegt_niets_over_de_belasting(tekst: str):
    assert gevonden(tekst) == set()


@pytest.mark.parametrize(
    ("tekst", "item_code"),
    [
        ("Er is geen zwaar tilwerk.", "IV-13"),
        ("Tillen hoeft niet.", "IV-13"),
        ("Je hoeft niet te tillen", "IV-13"),
        ("Zonder nachtdiensten", "VI-1"),
        ("We doen nooit aan nachtdiensten", "VI-1"),
        ("Rijbewijs is niet nodig", "II-11"),
        ("geen klantcontact", "II-12"),
        ("Geen deadlines of stress", "I-8"),
    ],
)
def test_wat_ontkend_wordt_komt_niet_voor(tekst: str, item_code: str):
    over = {ontkend for code, _, ontkend in gevonden(tekst) if code == item_code}
    assert over == {True}


@pytest.mark.parametrize(
    "tekst",
    [
        "Geen dag is hetzelfde: tillen hoort erbij.",
        "Geen ervaring nodig, wel tillen",
        "Niet alleen tillen is belangrijk",
        "Je bent niet bang om vies te worden en je kunt goed tillen",
    ],
)
def test_een_ontkenning_van_iets_anders_telt_niet(tekst: str):
    assert ("IV-13", 0, False) in gevonden(tekst)


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("Je tilt geregeld zware dozen.", ("IV-13", 0, False)),
        ("Je draait nachtdiensten", ("VI-1", "nacht", False)),
        ("Je werkt in een 3-ploegendienst", ("VI-1", "nacht", False)),
        ("Je werkt 's avonds", ("VI-1", "avond", False)),
        ("Je werkt in weer en wind", ("III-2", 0, False)),
        ("Je gaat zelfstandig op pad", ("II-12", "alleen_werken", False)),
        ("Je haalt deadlines", ("I-8", "deadlines", False)),
        ("Stressbestendig zijn helpt", ("I-8", "hoog_tempo", False)),
        ("Je zit achter de computer", ("IV-4", 0, False)),
        ("Je hebt veel klantcontact", ("II-12", "klantcontact", False)),
        ("Je staat op een ladder", ("IV-19", 0, False)),
        ("Je werkt op hoogte", ("I-8", "verhoogd_risico", False)),
        ("Je rijdt met de bestelbus", ("II-11", 0, False)),
        ("Er is veel lawaai", ("III-6", 0, False)),
        ("Het is er stoffig", ("III-5", 0, False)),
        ("Werken in de vriescel", ("III-1", "koude", False)),
        ("Veiligheidsschoenen krijg je van ons", ("III-4", 0, False)),
        ("Je bent de hele dag op de been", ("V-4", 0, False)),
    ],
)
def test_wat_de_tekst_noemt_telt(tekst: str, verwacht: tuple[str, int | str, bool]):
    assert verwacht in gevonden(tekst)


@pytest.mark.parametrize(
    ("kilo", "niveau"), [(25, -1), (16, -1), (15, 0), (11, 0), (10, 1), (5, 2), (2, 3)]
)
def test_een_aantal_kilo_geeft_het_niveau_van_de_fml(kilo: int, niveau: int):
    tekst = f"Je tilt pakketten tot {kilo} kg."
    tillen = {waarde for code, waarde, _ in gevonden(tekst) if code == "IV-13"}
    assert tillen == {niveau}


def test_de_zwaarste_kilo_telt_en_een_ontkende_niet():
    assert ("IV-13", -1, False) in gevonden("Je tilt dozen van 5 kg en zakken van 25 kg.")
    tillen = {
        w for c, w, _ in gevonden("Je hoeft geen zakken van 25 kg te sjouwen.") if c == "IV-13"
    }
    assert -1 not in tillen


def test_elke_regel_past_bij_een_onderdeel_van_de_fml():
    for regel in REGELS:
        for code, niveau in regel.niveaus:
            assert item(code).soort is FmlSoort.SCHAAL
            assert 0 <= niveau <= item(code).hoogste_niveau
        for code, optie in regel.opties:
            assert optie in {o.code for o in item(code).opties}


@given(st.text(max_size=200))
def test_elke_tekst_is_te_lezen_en_geeft_geen_dubbelen(tekst: str):
    aanwijzingen = lees_aanwijzingen(tekst)
    assert len(aanwijzingen) == len(set(aanwijzingen))
