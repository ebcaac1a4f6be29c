from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.taal.kenmerken import (
    LANGSTE_WOORD,
    get_kenmerken,
    lees_woorden,
    normaliseer,
    split_woorden,
)


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("Coördinator", "coordinator"),
        ("CAFÉ-medewerkster", "cafe-medewerkster"),
        ("Ĳsmaker", "ijsmaker"),
        ("mede\u00adwerker", "medewerker"),
        ("\ufeffkok\u200b", "kok"),
        ("Straße in Tromsø", "strasse in tromso"),
        ("\U0001d40a\U0001d428\U0001d424", "kok"),
    ],
)
def test_schrijfwijzen_worden_een(tekst: str, verwacht: str) -> None:
    assert normaliseer(tekst) == verwacht


def test_woorden_houden_plus_en_hekje_en_haakjes_staan_apart() -> None:
    assert split_woorden("Docent C++/C# (2e graads), m/v/x") == (
        ["docent", "c++", "c#", "m", "v", "x"],
        ["2e", "graads"],
    )


def test_haakje_dat_niet_sluit_telt_niet() -> None:
    assert split_woorden("kok (fulltime") == (["kok", "fulltime"], [])


def test_eindeloos_woord_wordt_afgekapt() -> None:
    assert split_woorden("a" * 1_000_000) == (["a" * LANGSTE_WOORD], [])


def test_kenmerken_zijn_het_woord_en_zijn_twee_tot_viergrammen() -> None:
    # <ab> has 3 bigrams, 2 trigrams and 1 four-gram.
    assert get_kenmerken("ab") == ["=ab", "<a", "ab", "b>", "<ab", "ab>", "<ab>"]


def test_herhaald_kenmerk_telt_dubbel() -> None:
    assert get_kenmerken("papa").count("pa") == 2


@given(st.text())
def test_normaliseren_is_na_een_keer_klaar(tekst: str) -> None:
    woorden = split_woorden(tekst)
    assert split_woorden(" ".join(woorden[0]))[0] == woorden[0]


@given(st.text())
def test_hoofdletters_maken_niet_uit_voor_gewone_letters(tekst: str) -> None:
    gewoon = "".join(teken for teken in tekst if teken.isascii())
    assert split_woorden(gewoon.upper()) == split_woorden(gewoon.lower())


def test_hoofd_van_de_titel_telt_met_zijn_laatste_letters_nog_eens() -> None:
    assert lees_woorden("verkoper van meubels m/v")[-1] == ("^verkoper", 1.0)
    assert lees_woorden("adviserend ingenieur")[-1] == ("^ingenieur", 1.0)
    assert get_kenmerken("^ingenieur") == ["^ieur", "^nieur", "^enieur", "^genieur"]
    assert get_kenmerken("^kok") == []


def test_lange_tekst_heeft_geen_hoofd() -> None:
    tekst = "De koks van het hotel koken elke dag maaltijden voor alle gasten"
    assert [woord for woord, _ in lees_woorden(tekst)] == split_woorden(tekst)[0]
