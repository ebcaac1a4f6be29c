"""Live updates: nothing is wrong in a run, and everything that could be is noticed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matching.bench.live import Verloop, draai_live
from matching.bench.livecontrole import beoordeel_live
from matching.bench.opzet import VANDAAG
from matching.bench.wijzigingen import Begin, Wijzigingen
from tests.builders import een_belastbaarheid, een_klant, een_vacature

pytestmark = pytest.mark.xdist_group("bench")
OPTIES = {"seconden": 2.0, "per_seconde": 100.0, "draden": 2}


def test_dezelfde_wijzigingen_bij_hetzelfde_zaad_en_elk_iets_anders_dan_er_stond():
    begin = Begin(
        tuple(een_vacature(f"V-{i}", uren=(8 + i, 20 + i)) for i in range(9)),
        tuple((een_klant(f"K-{i}", uren=(i, 20)), een_belastbaarheid(f"K-{i}")) for i in range(5)),
    )
    een, ander = (Wijzigingen(begin, zaad=1, per_partij=4, vandaag=VANDAAG) for _ in range(2))
    staat = {v.nummer: v for v in begin.vacatures} | {m[0].nummer: m for m in begin.mensen}
    for _ in range(100):
        partij, nog_eens = een.volgende(), ander.volgende()
        assert (partij.vacatures, partij.mensen) == (nog_eens.vacatures, nog_eens.mensen)
        for nummer, record in (*partij.vacatures.items(), *partij.mensen.items()):
            assert staat.get(nummer) != record
            staat[nummer] = record
    assert len(staat) > 14


@pytest.fixture(scope="module")
def verloop(tmp_path_factory: pytest.TempPathFactory) -> Verloop:
    return draai_live(
        tmp_path_factory.mktemp("live"), aantal=400, klanten=40, per_partij=5, **OPTIES
    )


@pytest.mark.slow
class TestLive:
    def test_een_loop_heeft_geen_fouten(self, verloop: Verloop):
        meting = beoordeel_live(verloop, **OPTIES)
        assert meting.wijzigingen > 0
        assert meting.vragen > 0
        assert meting.rijen > 0
        assert meting.lijsten_nagerekend > 0
        fouten = (meting.fout_oordeel, meting.verboden, meting.verouderd, meting.kort)
        assert (*fouten, meting.lijsten_anders) == (0, 0, 0, 0, 0)
        assert meting.index_klopt

    def test_een_stand_die_achterloopt_valt_op(self, verloop: Verloop):
        oud = [replace(g, stand=1) for g in verloop.gekregen]
        meting = beoordeel_live(replace(verloop, gekregen=oud), **OPTIES)
        assert meting.verouderd > 0
        assert meting.verouderd_lang > 0
        assert not meting.is_goed

    def test_een_ander_oordeel_en_een_verboden_rij_vallen_op(self, verloop: Verloop):
        gevuld = [g for g in verloop.gekregen if g.rijen]
        anders = replace(gevuld[0], rijen=tuple((n, (0,) * len(u)) for n, u in gevuld[0].rijen))
        meting = beoordeel_live(replace(verloop, gekregen=[anders]), **OPTIES)
        assert meting.verboden == meting.fout_oordeel == len(anders.rijen)

    def test_een_rij_te_weinig_valt_op(self, verloop: Verloop):
        gevuld = [g for g in verloop.gekregen if g.rijen]
        korter = [replace(g, rijen=g.rijen[1:]) for g in gevuld]
        meting = beoordeel_live(replace(verloop, gekregen=korter), **OPTIES)
        assert meting.kort > 0
        assert meting.lijsten_anders > 0
