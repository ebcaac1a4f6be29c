"""Postcodes and hours: what is wrong is refused, what is right reads back as it was written."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.fouten import OngeldigeWaarde
from modellen.waarden import MAX_UREN_PER_WEEK, Postcode, UrenPerWeek

LETTERS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=2)
UREN = st.floats(0, MAX_UREN_PER_WEEK)


# --- postcode ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        " ",
        "123",
        "0123 AB",
        "12345",
        "1234 A",
        "1234 ABC",
        "1234 1B",
        "AB 1234",
        "12 34 AB",
        "1234-AB",
        "1234 ÄB",
        "١٢٣٤",
        "B-1000",
    ],
)
def test_wat_geen_postcode_is_wordt_geweigerd_met_een_voorbeeld(tekst: str):
    with pytest.raises(OngeldigeWaarde) as fout:
        Postcode.lees(tekst)
    assert fout.value.veld == "postcode"
    assert "1234 AB" in fout.value.volgende_stap


@pytest.mark.parametrize(("cijfers", "letters"), [(999, None), (10000, None), (-1234, None)])
def test_cijfers_buiten_de_reeks_worden_geweigerd(cijfers: int, letters: str | None):
    with pytest.raises(OngeldigeWaarde):
        Postcode(cijfers, letters)


@pytest.mark.parametrize("letters", ["ab", "A", "ABC", "", "A1", "AB\n"])
def test_letters_staan_in_hoofdletters_en_met_zijn_tweeen(letters: str):
    with pytest.raises(OngeldigeWaarde):
        Postcode(1234, letters)


def test_een_lange_foute_tekst_komt_niet_heel_in_de_melding():
    with pytest.raises(OngeldigeWaarde) as fout:
        Postcode.lees("x" * 10_000)
    assert len(fout.value.melding) < 100


@given(st.integers(1000, 9999), st.none() | LETTERS)
def test_een_postcode_leest_terug_wat_zij_schrijft(cijfers: int, letters: str | None):
    postcode = Postcode(cijfers, letters)
    assert Postcode.lees(str(postcode)) == postcode


@given(st.integers(1000, 9999), LETTERS, st.sampled_from(["", " ", "  "]), st.booleans())
def test_schrijfwijze_maakt_niet_uit(cijfers: int, letters: str, spatie: str, klein: bool):
    geschreven = letters.lower() if klein else letters
    assert Postcode.lees(f" {cijfers}{spatie}{geschreven} ") == Postcode(cijfers, letters)


@given(st.text(max_size=12))
def test_lezen_geeft_een_postcode_of_een_nette_weigering(tekst: str):
    try:
        assert 1000 <= Postcode.lees(tekst).cijfers <= 9999
    except OngeldigeWaarde:
        assert not (tekst.isdecimal() and tekst.isascii() and 1000 <= int(tekst) <= 9999)


# --- hours a week --------------------------------------------------------------------------------


@pytest.mark.parametrize("uren", [-0.5, 60.1, 1000, math.nan, math.inf, -math.inf])
def test_onmogelijke_uren_worden_geweigerd_aan_beide_kanten(uren: float):
    with pytest.raises(OngeldigeWaarde, match="kan niet"):
        UrenPerWeek(uren, None)
    with pytest.raises(OngeldigeWaarde, match="kan niet"):
        UrenPerWeek(None, uren)


@given(UREN, UREN)
def test_een_band_bestaat_alleen_met_het_minimum_onderaan(een: float, ander: float):
    laag, hoog = sorted((een, ander))
    assert UrenPerWeek(laag, hoog).minimum == laag
    if laag < hoog:
        with pytest.raises(OngeldigeWaarde, match="hoger dan het maximum"):
            UrenPerWeek(hoog, laag)


def test_de_grenzen_zelf_mogen():
    assert UrenPerWeek(0, 60) == UrenPerWeek(0.0, MAX_UREN_PER_WEEK)


@given(st.none() | UREN, st.none() | UREN)
def test_onbekend_is_alleen_een_band_zonder_beide_kanten(een: float | None, ander: float | None):
    if een is not None and ander is not None:
        een, ander = min(een, ander), max(een, ander)
    assert UrenPerWeek(een, ander).is_onbekend == (een is None and ander is None)


@pytest.mark.parametrize(
    ("minimum", "maximum", "tekst"),
    [
        (None, None, "onbekend aantal uren"),
        (None, 24, "hoogstens 24 uur per week"),
        (16, None, "minstens 16 uur per week"),
        (16, 16, "16 uur per week"),
        (16, 24, "16 tot 24 uur per week"),
        (19.5, 22.5, "19,5 tot 22,5 uur per week"),
        (0, None, "minstens 0 uur per week"),
    ],
)
def test_uren_staan_in_gewoon_nederlands(minimum: float | None, maximum: float | None, tekst: str):
    assert str(UrenPerWeek(minimum, maximum)) == tekst
