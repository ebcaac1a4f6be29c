"""The cap on hours of jobcoaching and the count of half-years: pure, against an oracle."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.traject.soorten._toeleiding_uren import (
    Jobcoachperiode,
    Uren,
    past_onder_plafond,
    perioden_over,
    plafond,
)

DAG = date(2026, 3, 2)
UUR = st.decimals(0, 400, places=2)
PERCENTAGE = st.sampled_from([Decimal(5), Decimal(10), Decimal(15)])


def _uren(gecoacht: Decimal, gewerkt: Decimal, van: int = 0, dagen: int = 6) -> Uren:
    eerste = DAG + timedelta(days=van)
    return Uren(eerste, eerste + timedelta(days=dagen), gecoacht, gewerkt)


@pytest.mark.regel("WNH-29")
@given(PERCENTAGE, st.lists(st.tuples(UUR, UUR), max_size=8))
def test_plafond_is_het_percentage_van_de_som_van_de_gewerkte_uren(percentage, paren):
    gecoacht = sum((Fraction(c) for c, _ in paren), Fraction(0))
    gewerkt = sum((Fraction(w) for _, w in paren), Fraction(0))
    verwacht = gecoacht * 100 <= gewerkt * Fraction(percentage)
    assert past_onder_plafond(percentage, (_uren(c, w) for c, w in paren)) is verwacht


@pytest.mark.regel("WNH-29")
@given(PERCENTAGE, UUR)
def test_precies_het_plafond_past_en_een_honderdste_meer_niet(percentage, gewerkt):
    top = plafond(percentage, gewerkt)
    assert past_onder_plafond(percentage, [_uren(top, gewerkt)])
    assert not past_onder_plafond(percentage, [_uren(top + Decimal("0.01"), gewerkt)])


@pytest.mark.regel("WNH-39")
@given(st.integers(0, 12), st.integers(0, 12))
def test_elke_toegekende_periode_gaat_van_het_maximum_af(maximum, toegekend):
    over = perioden_over(maximum, toegekend)
    assert over >= 0
    assert over + toegekend == max(maximum, toegekend)


@pytest.mark.regel("WNH-30")
@given(st.integers(-40, 240), st.integers(0, 60))
def test_een_registratie_hoort_bij_een_periode_als_elke_dag_erin_valt(van, dagen):
    periode = Jobcoachperiode(1, DAG, DAG + timedelta(days=184), Decimal(10))
    alle = [DAG + timedelta(days=van + n) for n in range(dagen + 1)]
    uren = _uren(Decimal(1), Decimal(10), van, dagen)
    assert periode.omvat(uren) is all(periode.van <= dag < periode.tot for dag in alle)


@pytest.mark.regel("WNH-31")
@given(st.integers(0, 30), st.integers(0, 10), st.integers(0, 30), st.integers(0, 10))
def test_registraties_overlappen_als_zij_een_dag_delen(van_a, dagen_a, van_b, dagen_b):
    a = _uren(Decimal(1), Decimal(10), van_a, dagen_a)
    b = _uren(Decimal(1), Decimal(10), van_b, dagen_b)
    gedeeld = set(range(van_a, van_a + dagen_a + 1)) & set(range(van_b, van_b + dagen_b + 1))
    assert a.overlapt(b) is b.overlapt(a) is bool(gedeeld)
