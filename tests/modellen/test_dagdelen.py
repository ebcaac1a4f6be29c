"""Dagdelen: a set of 28, written and read in Dutch."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.dagdelen import (
    ALLE_BITS,
    ALLE_DAGDELEN,
    KANTOORTIJDEN,
    Dag,
    Dagdeel,
    Dagdelen,
)
from modellen.fouten import OngeldigeWaarde

PAREN = st.tuples(st.sampled_from(Dag), st.sampled_from(Dagdeel))
VERZAMELINGEN = st.frozensets(PAREN)


# --- refusals ------------------------------------------------------------------------------------


@pytest.mark.parametrize("bits", [-1, ALLE_BITS + 1, 1 << 63])
def test_bits_buiten_de_week_worden_geweigerd(bits: int):
    with pytest.raises(OngeldigeWaarde, match="geen verzameling"):
        Dagdelen(bits)


@pytest.mark.parametrize(
    "tekst",
    [
        "ma",
        "ma ",
        "ochtend",
        "maandag ochtend",
        "ma ochtent",
        "ma ochtend middag",
        "vr-ma ochtend",
        "ma- ochtend",
        "-vr ochtend",
        "ma-di-wo ochtend",
        "ma, di ochtend",
        "xx-vr ochtend",
        "ma-xx ochtend",
        "ma ochtend; altijd",
    ],
)
def test_onleesbare_dagdelen_worden_geweigerd_met_een_voorbeeld(tekst: str):
    with pytest.raises(OngeldigeWaarde) as fout:
        Dagdelen.lees(tekst)
    assert fout.value.veld == "dagdelen"
    assert "ma-vr ochtend" in fout.value.volgende_stap


@given(st.text("madivrzo ,;-ochtendmg", max_size=30))
def test_lezen_geeft_dagdelen_of_een_nette_weigering(tekst: str):
    try:
        assert 0 <= Dagdelen.lees(tekst).bits <= ALLE_BITS
    except OngeldigeWaarde:
        assert tekst.strip()  # only the empty text says "no dagdelen" without words


# --- reading and writing -------------------------------------------------------------------------


@given(st.integers(0, ALLE_BITS))
def test_wat_geschreven_is_leest_terug(bits: int):
    dagdelen = Dagdelen(bits)
    assert Dagdelen.lees(str(dagdelen)) == dagdelen


@pytest.mark.parametrize(
    ("tekst", "paren"),
    [
        ("", set()),
        (" ; ", set()),
        ("ma ochtend", {(Dag.MAANDAG, Dagdeel.OCHTEND)}),
        ("MA Ochtend", {(Dag.MAANDAG, Dagdeel.OCHTEND)}),
        ("za,zo nacht", {(Dag.ZATERDAG, Dagdeel.NACHT), (Dag.ZONDAG, Dagdeel.NACHT)}),
        ("ma ochtend; ma ochtend", {(Dag.MAANDAG, Dagdeel.OCHTEND)}),
        (
            "ma-di middag, avond",
            set(product((Dag.MAANDAG, Dag.DINSDAG), (Dagdeel.MIDDAG, Dagdeel.AVOND))),
        ),
    ],
)
def test_lezen_geeft_precies_de_genoemde_dagdelen(tekst: str, paren: set[tuple[Dag, Dagdeel]]):
    assert set(Dagdelen.lees(tekst)) == paren


def test_gelijke_dagen_worden_samen_geschreven():
    assert str(KANTOORTIJDEN) == "ma-vr ochtend,middag"
    assert str(ALLE_DAGDELEN) == "ma-zo ochtend,middag,avond,nacht"
    assert str(Dagdelen.lees("ma ochtend; wo ochtend")) == "ma ochtend; wo ochtend"


def test_maandagochtend_is_bit_nul_en_zondagnacht_de_laatste():
    assert Dagdelen.van([(Dag.MAANDAG, Dagdeel.OCHTEND)]).bits == 1
    assert Dagdelen.van([(Dag.ZONDAG, Dagdeel.NACHT)]).bits == 1 << (7 * 4 - 1)


# --- a set like any other ------------------------------------------------------------------------


@given(VERZAMELINGEN, VERZAMELINGEN)
def test_dagdelen_rekenen_als_een_verzameling(
    een: frozenset[tuple[Dag, Dagdeel]], ander: frozenset[tuple[Dag, Dagdeel]]
):
    a, b = Dagdelen.van(een), Dagdelen.van(ander)
    assert set(a) == een
    assert len(a) == len(een)
    assert set(a | b) == een | ander
    assert set(a & b) == een & ander
    assert set(a - b) == een - ander
    assert a.is_deel_van(b) == (een <= ander)
    assert (a == b) == (een == ander)


@given(st.sets(st.sampled_from(Dag)), st.sets(st.sampled_from(Dagdeel)))
def test_een_blok_is_elk_deel_op_elke_dag(dagen: set[Dag], delen: set[Dagdeel]):
    assert set(Dagdelen.blok(dagen, iter(delen))) == set(product(dagen, delen))


@given(VERZAMELINGEN)
def test_dagdelen_komen_in_de_volgorde_van_de_week(paren: frozenset[tuple[Dag, Dagdeel]]):
    assert list(Dagdelen.van(paren)) == sorted(paren)
