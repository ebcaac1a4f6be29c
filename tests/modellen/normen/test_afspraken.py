"""Agreements about norms: nothing is overwritten, and on each day one value holds."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.fouten import OngeldigeWaarde
from modellen.normen.afspraken import Normafspraak, lees_waarde, overschrijvingen, schrijf_waarde
from modellen.normen.duur import Duur, Eenheid
from modellen.normen.norm import Norm, standaardnormen

BEGIN = date(2027, 1, 1)
OP = datetime(2026, 11, 23, tzinfo=UTC)
KEY = "ops.intake"


def een_afspraak(nummer: int, dagen: int, weken: int | None) -> Normafspraak:
    waarde = None if weken is None else Duur(weken, Eenheid.WEEK)
    van = BEGIN + timedelta(days=dagen)
    return Normafspraak(nummer, "gemeente", KEY, waarde, "contract", van, OP, "beheer")


@pytest.mark.parametrize("tekst", ["", "veel", "-1", "10000", "1;2", "2 jaren", "12"])
def test_wat_geen_waarde_van_deze_soort_is_wordt_geweigerd(tekst):
    with pytest.raises(OngeldigeWaarde):
        lees_waarde(tekst, Norm(KEY, Duur.lees("2 weken"), "OPS-23", "x"))
    if tekst != "12":
        with pytest.raises(OngeldigeWaarde):
            lees_waarde(tekst, Norm("kwb.x", 40, "KWB-28", "x"))


def test_elke_norm_is_terug_te_lezen_zoals_hij_wordt_opgeschreven():
    for norm in standaardnormen().normen:
        assert lees_waarde(schrijf_waarde(norm.waarde), norm) == norm.waarde, norm.key


@given(st.lists(st.tuples(st.integers(0, 60), st.none() | st.integers(1, 9)), max_size=8))
def test_op_elke_dag_geldt_de_laatst_vastgelegde_afspraak_die_begonnen_is(gemaakt):
    afspraken = [een_afspraak(i, dagen, w) for i, (dagen, w) in enumerate(gemaakt, start=1)]
    boek = standaardnormen().met(overschrijvingen(afspraken))  # refuses two on one day
    gewoon = standaardnormen().normen_op("gemeente", BEGIN).duur(KEY)
    for dagen in range(0, 62):
        dag = BEGIN + timedelta(days=dagen)
        # A later agreement also ends what was planned after its own day.
        geldig: Normafspraak | None = None
        for afspraak in afspraken:
            if geldig is not None and geldig.geldig_van >= afspraak.geldig_van:
                geldig = None
            if afspraak.geldig_van <= dag:
                geldig = afspraak
        verwacht = geldig.waarde if geldig is not None and geldig.waarde else gewoon
        assert boek.normen_op("gemeente", dag).duur(KEY) == verwacht
    assert boek.normen_op("ander", BEGIN).duur(KEY) == gewoon
