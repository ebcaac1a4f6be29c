"""Measures: what may not be said, then what the formula says, worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.cijfers.maat import Aandeel, Mediaan
from modellen.fouten import OngeldigeWaarde
from modellen.tellen import Tijdvak, wilson


@pytest.mark.parametrize(("aantal", "van"), [(-1, 5), (6, 5), (1, 0)])
def test_deel_dat_groter_is_dan_het_geheel_wordt_geweigerd(aantal, van):
    with pytest.raises(OngeldigeWaarde):
        Aandeel(aantal, van)


def test_tijdvak_dat_eindigt_voor_het_begint_wordt_geweigerd():
    with pytest.raises(OngeldigeWaarde):
        Tijdvak(date(2026, 2, 2), date(2026, 2, 1))


@pytest.mark.parametrize("van", range(1, 10))
def test_onder_de_tien_is_er_geen_percentage_maar_wel_een_telling(van):
    aandeel = Aandeel(1, van)
    assert (aandeel.percentage, aandeel.interval) == (None, None)
    assert str(aandeel) == f"1 van {van}: te weinig voor een percentage"


def test_niets_te_tellen_is_geen_nul_procent():
    assert str(Aandeel(0, 0)) == "0 van 0: nog niets te tellen"
    assert Mediaan.van_dagen([]) == Mediaan(0, None)
    assert str(Mediaan(0, None)) == "nog niets te tellen"


def test_wilson_zoals_met_de_hand_gerekend():
    # p = 0.4, n = 10, z = 1.959964, z² = 3.841459.
    # middle = (0.4 + 3.841459/20) / (1 + 3.841459/10) = 0.592073 / 1.384146 = 0.427753
    # half = 1.959964 * sqrt(0.24/10 + 3.841459/400) / 1.384146
    #      = 1.959964 * sqrt(0.0336036) / 1.384146 = 1.959964 * 0.183313 / 1.384146 = 0.259572
    interval = wilson(4, 10)
    assert interval.laag == pytest.approx(100 * (0.427753 - 0.259572), abs=0.001)
    assert interval.hoog == pytest.approx(100 * (0.427753 + 0.259572), abs=0.001)
    assert str(Aandeel(4, 10)) == "4 van 10: 40 procent (tussen 17 en 69)"


def test_nul_van_tien_is_niet_zeker_nul():
    # With p = 0 the formula is 0 to z² / (n + z²) = 3.841459 / 13.841459 = 0.277533.
    assert wilson(0, 10).laag == 0
    assert wilson(0, 10).hoog == pytest.approx(27.7533, abs=0.001)
    assert wilson(10, 10).laag == pytest.approx(72.2467, abs=0.001)
    assert wilson(10, 10).hoog == 100


@given(st.integers(10, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_percentage_ligt_altijd_in_zijn_interval(paar):
    aantal, van = paar
    aandeel = Aandeel(aantal, van)
    assert aandeel.interval is not None
    assert aandeel.percentage is not None
    assert 0 <= aandeel.interval.laag <= aandeel.percentage <= aandeel.interval.hoog <= 100
    tegendeel = Aandeel(van - aantal, van).interval
    assert tegendeel is not None
    assert tegendeel.laag == pytest.approx(100 - aandeel.interval.hoog)


def test_mediaan_is_het_midden_en_zegt_van_hoeveel():
    # The middle of 31, 61 and 305 days is 61; 61 / 30.4375 = 2.004.
    duur = Mediaan.van_dagen([305, 31, 61])
    assert duur.aantal == 3
    assert duur.maanden == pytest.approx(2.00411, abs=0.0001)
    assert str(duur) == "midden van 3: 2,0 maanden"


def test_mediaan_van_weinig_mensen_gaat_niet_naar_buiten():
    assert Mediaan(9, 4.0).voor_buiten() == Mediaan(9, None)
    assert str(Mediaan(9, None)) == "te weinig om te tonen"
    assert Mediaan(10, 4.0).voor_buiten() == Mediaan(10, 4.0)
