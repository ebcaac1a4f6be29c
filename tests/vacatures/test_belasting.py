"""Belasting: on the scale of the FML, one step above normal allowed, and a person beats a guess."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.belastbaarheid.fml import FML, FmlItem, FmlSoort
from modellen.fouten import OngeldigeWaarde, OpstapFout
from tests.builders import een_belasting
from vacatures.belasting.model import BOVEN_NORMAAL, Belasting, BelastingBron, Belastingitem

SCHALEN = [i for i in FML if i.soort is FmlSoort.SCHAAL]
KEUZES = [i for i in FML if i.soort is not FmlSoort.SCHAAL]
GESCHAT = BelastingBron.GESCHAT


def _tillen(niveau: int, bron: BelastingBron) -> Belastingitem:
    return Belastingitem("IV-13", niveau=niveau, bron=bron)


@pytest.mark.parametrize("fml_item", SCHALEN, ids=lambda i: i.code)
def test_een_niveau_buiten_de_schaal_wordt_geweigerd(fml_item: FmlItem):
    for niveau in (BOVEN_NORMAAL - 1, fml_item.hoogste_niveau + 1, None):
        with pytest.raises(OngeldigeWaarde, match=fml_item.code):
            Belastingitem(fml_item.code, niveau=niveau)


@pytest.mark.parametrize("fml_item", KEUZES, ids=lambda i: i.code)
def test_een_keuze_kent_geen_niveau_en_geen_andere_opties(fml_item: FmlItem):
    with pytest.raises(OngeldigeWaarde):
        Belastingitem(fml_item.code, niveau=BOVEN_NORMAAL)
    with pytest.raises(OngeldigeWaarde):
        Belastingitem(fml_item.code, opties=frozenset({"onzin"}))


def test_een_onbekend_item_wordt_geweigerd():
    with pytest.raises(OpstapFout, match="X-1"):
        Belastingitem("X-1", niveau=0)


@pytest.mark.parametrize("fml_item", SCHALEN, ids=lambda i: i.code)
def test_werk_mag_meer_dan_normaal_vragen(fml_item: FmlItem):
    assert Belastingitem(fml_item.code, niveau=BOVEN_NORMAAL).niveau == -1


@given(
    st.lists(st.tuples(st.integers(-1, 3), st.sampled_from(BelastingBron)), min_size=1, max_size=6)
)
def test_wat_een_mens_zegt_gaat_voor_een_schatting(gezegd: list[tuple[int, BelastingBron]]):
    gekozen = Belasting.van_items(_tillen(*g) for g in gezegd).items["IV-13"]
    door_mensen = [g for g in gezegd if g[1] is not GESCHAT]
    niveau, bron = (door_mensen or gezegd)[-1]
    assert (gekozen.niveau, gekozen.bron) == (niveau, bron)
    assert gekozen.is_geschat == (not door_mensen)


def test_onbekend_is_iets_anders_dan_niets_vragen():
    assert Belasting().is_onbekend
    assert not een_belasting({"I-8": set()}).is_onbekend
