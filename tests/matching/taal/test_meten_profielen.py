"""The measure of whole profiles against whole vacancies: derived by hand, and what it must show."""

from __future__ import annotations

import numpy as np
import pytest

from matching.taal import laad_taalmodel
from matching.taal.laden import Taalmodel
from matching.taal.meten_profielen import (
    Oordelen,
    bench_profielen,
    get_ndcg,
    measure_scores,
    naar_profiel,
    naar_werk,
    plat_profiel,
    read_oordelen,
    score_met_model,
    score_met_tfidf,
)
from modellen.klantprofiel.model import ZinSoort


@pytest.fixture(scope="module")
def oordelen() -> Oordelen:
    return read_oordelen()


@pytest.fixture(scope="module")
def model() -> Taalmodel:
    return laad_taalmodel()


def test_ndcg_is_een_als_de_volgorde_de_beste_is_en_nul_als_niets_past_bovenaan():
    graden = np.array([3, 2, 0, *[0] * 10])
    assert get_ndcg(-np.arange(13.0), graden) == pytest.approx(1)
    assert get_ndcg(np.arange(13.0), graden) == 0


def test_ndcg_met_de_hand():
    # Grades 0, 3, 1 on places 1-3; gains 0, 7, 1; discounts 1, 1/log2(3), 1/2.
    graden = np.array([0, 3, 1])
    behaald = 7 / np.log2(3) + 1 / 2
    ideaal = 7 + 1 / np.log2(3)
    assert get_ndcg(np.array([3.0, 2.0, 1.0]), graden) == pytest.approx(behaald / ideaal)


def test_gelijke_scores_houden_de_volgorde_van_het_bestand():
    assert get_ndcg(np.zeros(3), np.array([3, 0, 0])) == pytest.approx(1)


def test_wat_niet_beoordeeld_is_telt_als_nul(oordelen: Oordelen):
    assert oordelen.graden.shape == (24, 120)
    assert set(np.unique(oordelen.graden)) == {0, 1, 2, 3}
    assert oordelen.delen.count("ontwikkel") == 16
    assert oordelen.delen.count("toets") == 8


def test_wat_iemand_niet_wil_staat_in_geen_enkele_tekst(oordelen: Oordelen):
    for i, profiel in enumerate(oordelen.profielen):
        gebouwd = naar_profiel(i, profiel)
        for zin in profiel["liever_niet"]:
            assert zin not in plat_profiel(profiel)
            assert zin not in gebouwd.tekst


def test_een_profiel_gaat_langs_dezelfde_weg_als_elke_klant(oordelen: Oordelen):
    profiel = naar_profiel(0, oordelen.profielen[0])
    assert {z.soort for z in profiel.zinnen} >= {ZinSoort.WENS, ZinSoort.ERVARING}
    werk = naar_werk(oordelen.vacatures[0])
    assert werk.titel == oordelen.vacatures[0]["titel"]
    assert oordelen.vacatures[0]["omschrijving"] in werk.taken


def test_elk_deel_krijgt_een_cijfer_met_zijn_fout(oordelen: Oordelen):
    scores = np.zeros(oordelen.graden.shape)
    gemeten = measure_scores(oordelen, scores)
    assert set(gemeten) == {"ontwikkel", "toets"}
    assert all(0 <= m.ndcg <= 1 and m.standaardfout is not None for m in gemeten.values())


def test_uit_elkaar_gehaald_scoort_veel_beter_dan_platte_tekst(
    oordelen: Oordelen, model: Taalmodel
):
    eigen = measure_scores(oordelen, score_met_model(oordelen, model))["ontwikkel"].ndcg
    tfidf = measure_scores(oordelen, score_met_tfidf(oordelen))["ontwikkel"].ndcg
    assert eigen >= tfidf + 0.15


def test_de_bench_noemt_elk_systeem_en_elk_deel(model: Taalmodel):
    gemeten = bench_profielen(lambda: model)
    assert set(gemeten) == {"opstap", "taalmodel_plat", "tfidf_plat"}
    assert all(set(delen) == {"ontwikkel", "toets"} for delen in gemeten.values())
