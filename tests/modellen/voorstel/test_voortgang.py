"""How far a proposal came and when that was known: never earlier than it was written down."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modellen.fouten import OpstapFout
from modellen.voorstel.model import Verloop, Voorstelfase
from modellen.voorstel.redenen import Weigeraar
from modellen.voorstel.vastleggen import leg_vast
from modellen.voorstel.voortgang import find_te_vragen, voortgang_op
from tests.modellen.voorstel.opzet import S, dag, een_voorstel, gebeurd, verloop

NIETS = (None,) * 6
LANG = dag(2000)
BAAN = ((S.VOORGESTELD, 0), (S.ARBEIDSOVEREENKOMST, 10))


def test_wat_alleen_bekeken_is_is_geen_voorstel():
    gezien = verloop((S.BEKEKEN, 0), (S.GEWEIGERD, 1, {"weigeraar": Weigeraar.COACH}))
    voortgang = voortgang_op(gezien, LANG)
    assert (voortgang.fase_op, voortgang.einde_op, voortgang.bereikt) == (NIETS, None, None)


def test_wat_later_werd_vastgelegd_was_eerder_niet_bekend():
    hier = verloop(*BAAN, (S.UITVAL, 20, {"vastgelegd": 30}))
    assert voortgang_op(hier, dag(29)).einde_op is None
    assert voortgang_op(hier, dag(30)).einde_op == dag(30)


def test_een_baan_die_nog_moet_beginnen_telt_nog_niet():
    hier = verloop((S.VOORGESTELD, 0), (S.ARBEIDSOVEREENKOMST, 30, {"vastgelegd": 4}))
    assert voortgang_op(hier, dag(29)).bereikt is Voorstelfase.VOORGESTELD
    assert voortgang_op(hier, dag(30)).bereikt is Voorstelfase.GEPLAATST


def test_een_verbetering_verandert_niet_wat_er_eerder_bekend_was():
    hier = verloop(
        (S.VOORGESTELD, 0), (S.GEWEIGERD, 3), (S.GESPREK, 3, {"corrigeert": 2, "vastgelegd": 8})
    )
    assert voortgang_op(hier, dag(7)).einde_op == dag(3)
    assert voortgang_op(hier, dag(8)).einde_op is None
    assert voortgang_op(hier, dag(8)).fase_op[:2] == (dag(0), dag(8))


def test_een_contract_bewijst_het_gesprek():
    assert voortgang_op(verloop(*BAAN), LANG).fase_op[:3] == (dag(0), dag(10), dag(10))


def test_een_proefplaatsing_is_een_gesprek_en_nog_geen_werk():
    hier = verloop((S.VOORGESTELD, 0), (S.PROEFPLAATSING, 5))
    assert voortgang_op(hier, LANG).bereikt is Voorstelfase.GESPREK


def test_wie_in_de_vijfde_maand_stopt_werkte_er_drie():
    hier = verloop(*BAAN, (S.UITVAL, 150))
    voortgang = voortgang_op(hier, LANG)
    assert voortgang.bereikt is Voorstelfase.NA_3_MAANDEN
    assert voortgang.fase_op[3:] == (dag(150), dag(150), None)
    assert voortgang.einde_op == dag(150)


def test_wie_na_zes_maanden_stopt_was_duurzaam_geplaatst():
    voortgang = voortgang_op(verloop(*BAAN, (S.UITVAL, 300)), LANG)
    assert (voortgang.bereikt, voortgang.einde_op) == (Voorstelfase.DUURZAAM, None)


def test_zes_maanden_werk_bewijst_de_maanden_ervoor():
    hier = verloop(*BAAN, (S.NOG_AAN_HET_WERK, 200, {"maanden": 6}))
    assert voortgang_op(hier, LANG).fase_op == (dag(0), dag(10), dag(10), *(dag(200),) * 3)


_STAP = st.tuples(
    st.sampled_from(list(S)), st.integers(0, 240), st.integers(0, 30), st.integers(1, 4)
)


@settings(max_examples=150)
@given(st.lists(_STAP, max_size=6), st.integers(0, 280), st.integers(0, 280))
def test_dagen_dalen_niet_en_wat_bekend_was_blijft_bekend(stappen, een, ander):
    hier, vastgelegd = Verloop(een_voorstel()), 0
    for soort, na, later, maal in stappen:
        vastgelegd = max(vastgelegd, na + later)
        velden = {"maanden": (1, 3, 6, 6)[maal - 1]} if soort is S.NOG_AAN_HET_WERK else {}
        nieuw = gebeurd(
            len(hier.gebeurtenissen) + 1, soort, na, vastgelegd=vastgelegd, achteraf=True, **velden
        )
        try:
            hier = leg_vast(hier, nieuw)
        except OpstapFout:
            continue
    eerst, daarna = (voortgang_op(hier, dag(d)) for d in sorted((een, ander)))
    for voortgang, tot in ((eerst, min(een, ander)), (daarna, max(een, ander))):
        dagen = [d for d in (*voortgang.fase_op, voortgang.einde_op) if d is not None]
        assert dagen == sorted(dagen)
        assert all(d <= dag(tot) for d in dagen)
        bekend = [d is not None for d in voortgang.fase_op]
        assert bekend == sorted(bekend, reverse=True), "a step without the one before it"
    for vroeg, laat in zip(eerst.fase_op, daarna.fase_op, strict=True):
        assert vroeg is None or vroeg == laat


@pytest.mark.parametrize(
    ("stappen", "na", "maanden"),
    [
        ([*BAAN], 30, None),
        ([*BAAN], 41, 1),
        ([*BAAN], 100, 3),
        ([*BAAN], 400, 6),
        ([*BAAN, (S.NOG_AAN_HET_WERK, 45)], 60, None),
        ([*BAAN, (S.NOG_AAN_HET_WERK, 45)], 100, 3),
        ([*BAAN, (S.NOG_AAN_HET_WERK, 200, {"maanden": 6})], 400, None),
        ([*BAAN, (S.UITVAL, 20)], 400, None),
        ([(S.VOORGESTELD, 0), (S.PROEFPLAATSING, 5)], 400, None),
    ],
)
def test_gevraagd_wordt_wat_om_is_en_nog_niet_bekend(stappen, na, maanden):
    vraag = find_te_vragen(verloop(*stappen), dag(na))
    assert (vraag.maanden if vraag else None) == maanden
    assert vraag is None or isinstance(vraag.vanaf, date)
