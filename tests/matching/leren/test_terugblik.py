"""From shown lists to what a ranker's lists would have brought."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from matching.leren.kenmerken import NAMEN, wens_van
from matching.leren.lijstwaarde import GEEN, Getoondelijsten, schat_lijstwaarde
from matching.leren.terugblik import Lijstafloop, bewaarde_kenmerken, kijk_terug
from modellen.voorstel.lijst import GetoondePlaats, Plaatsbron
from tests.modellen.voorstel.opzet import een_lijst


class Omgekeerd:
    """Likes what the score likes least, and expects the same of all."""

    def kans(self, kenmerken, basis, wens):
        kans = np.full(len(basis), 0.25)
        return kans, kans, kans

    def gain(self, kenmerken, basis, wens):
        return -basis


class Score(Omgekeerd):
    def gain(self, kenmerken, basis, wens):
        return basis


RANKERS = {"uitdager": Omgekeerd(), "kampioen": Score()}


def test_zonder_lijsten_valt_er_niets_te_schatten():
    leeg = replace(een_lijst("V-1"), plaatsen=())
    for lijsten in ([], [Lijstafloop(leeg, {})]):
        assert kijk_terug(lijsten, RANKERS).lijsten == 0
        assert kijk_terug(lijsten, RANKERS).waarden == {}


def test_kenmerken_staan_bij_hun_naam_en_de_rest_is_onbekend():
    x = bewaarde_kenmerken(een_lijst("V-1", "V-2").pool)
    assert x[:, NAMEN.index("gelijkenis")].tolist() == [0.0, 2.0, 4.0]
    assert x[:, NAMEN.index("marge")].tolist() == [1.0, 3.0, 5.0]
    assert np.isnan(x).sum() == 3 * (len(NAMEN) - 2)


def test_lijsten_van_elke_lengte_worden_precies_zo_geschat_als_hun_getallen_zeggen():
    """Three werk shown out of four, the third one by exploration; and a list of one out of two."""
    lang = een_lijst("V-1", "V-2", "V-3")
    verkend = GetoondePlaats("V-99", 3, 0.2, Plaatsbron.VERKENNING)
    lang = replace(lang, plaatsen=(*(replace(p, kans=0.9) for p in lang.plaatsen[:2]), verkend))
    kort = een_lijst("V-1")
    # The score of the pools is .9, .8, .7, .6; of the pool of two the last two are not there.
    log = Getoondelijsten(
        keus=np.array([[0, 1, 3], [0, GEEN, GEEN]] * 5),
        gewoon=np.array([[0, 1, 2], [0, GEEN, GEEN]] * 5),
        kans=np.array([[0.9, 0.9, 0.2], [1.0, 1.0, 1.0]] * 5),
        mag=np.array([[True] * 4, [True, True, False, False]] * 5),
        basis=np.array([[0.9, 0.8, 0.7, 0.6], [0.9, 0.8, 0.0, 0.0]] * 5),
        wens=np.stack([wens_van(bewaarde_kenmerken(lang.pool))] * 10),
        voorgesteld=np.array([[False, True, True], [True, False, False]] * 5),
        beloning=np.array([[0.0, 1.0, 0.4], [1.0, 0.0, 0.0]] * 5),
        verwacht=np.full((10, 4), 0.25),
    )
    aflopen = [Lijstafloop(lang, {1: 1.0, 2: 0.4}), Lijstafloop(kort, {0: 1.0})] * 5
    terugblik = kijk_terug(aflopen, RANKERS)
    assert terugblik.lijsten == 10
    doelen = {
        "uitdager": np.array([[3, 2, 1], [1, GEEN, GEEN]] * 5),
        "kampioen": log.gewoon,
    }
    for wie, doel in doelen.items():
        for methode, w in schat_lijstwaarde(log, doel).items():
            assert terugblik.waarden[wie][methode].waarde == pytest.approx(w.waarde, rel=1e-5)
    # The second row of a pool of two was never shown: exploration was off there.
    assert terugblik.waarden["uitdager"]["ips"].steun < 1.0
