"""Worth of lists that were not shown: refusals, then the truth of a market of our own."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import binom

from matching.leren.lijstwaarde import GEEN, Getoondelijsten, schat_lijstwaarde

K, C = 4, 9
AANDACHT = (1.0 + np.arange(K)) ** -0.8
E = 0.4


class Markt:
    """Coaches who look down a list; what is worth most is not what the score says."""

    def __init__(self, seed, lijsten=1500, verkennen=E, vanaf=1):
        rng = np.random.default_rng(seed)
        self.basis, self.wens = rng.random((2, lijsten, C))
        self.zin = 0.5 * np.exp(0.4 * (self.wens - 1.0))
        self.blijft = 0.05 + 0.5 * rng.random((lijsten, C))
        gewoon = np.argsort(-self.basis, axis=1)
        e = np.where(np.arange(K) >= vanaf, verkennen, 0.0)
        proef = rng.random((lijsten, K)) < e
        anders = rng.permuted(gewoon[:, K:], axis=1)[:, :K]
        keus = np.where(proef, anders, gewoon[:, :K])
        voorgesteld = rng.random(keus.shape) < AANDACHT * np.take_along_axis(self.zin, keus, 1)
        duurt = rng.random(keus.shape) < np.take_along_axis(self.blijft, keus, 1)
        self.log = Getoondelijsten(
            keus=keus,
            gewoon=gewoon[:, :K],
            kans=np.where(proef, e / (C - K), 1.0 - e),
            mag=np.ones((lijsten, C), dtype=bool),
            basis=self.basis,
            wens=self.wens,
            voorgesteld=voorgesteld,
            beloning=(voorgesteld & duurt).astype(np.float64),
            verwacht=np.full((lijsten, C), 0.3),
        )
        self.beste = np.argsort(-self.blijft, axis=1)[:, :K]

    def waarde(self, lijsten):
        zin, blijft = (np.take_along_axis(a, lijsten, 1) for a in (self.zin, self.blijft))
        return 100.0 * (AANDACHT * zin * blijft).sum(axis=1).mean()


def test_zonder_lijsten_of_met_een_andere_lengte_is_er_geen_waarde():
    markt = Markt(0, lijsten=20)
    leeg = replace(markt.log, keus=markt.log.keus[:0])
    with pytest.raises(ValueError, match="needs lists"):
        schat_lijstwaarde(leeg, markt.beste[:0])
    korter = markt.beste.copy()
    korter[0, -1] = GEEN
    with pytest.raises(ValueError, match="same length"):
        schat_lijstwaarde(markt.log, korter)


@pytest.mark.parametrize("methode", ["ips", "snips", "dr"])
def test_intervallen_van_andere_lijsten_bevatten_de_waarheid(methode):
    raak, fout = [], []
    for seed in range(60):
        markt = Markt(seed)
        waar = markt.waarde(markt.beste)
        w = schat_lijstwaarde(markt.log, markt.beste, zekerheid=0.9)[methode]
        raak.append(w.laag <= waar <= w.hoog)
        fout.append(w.waarde / waar - 1.0)
        # It tells the two apart: the interval is about the wanted lists.
        assert w.laag > markt.waarde(markt.log.gewoon)
    # What a true 90 % interval would fall short of once in a thousand times.
    assert sum(raak) >= binom.ppf(0.001, len(raak), 0.9)
    assert abs(np.mean(fout)) < 0.03


def test_zonder_verkennen_in_het_logboek_staat_er_te_weinig_steun():
    markt = Markt(0, verkennen=0.0)
    for w in schat_lijstwaarde(markt.log, markt.beste).values():
        assert not w.heeft_genoeg_steun
        assert w.laag <= markt.waarde(markt.beste) <= w.hoog
        assert w.hoog - w.laag > 50
    zelf = schat_lijstwaarde(markt.log, markt.log.keus)
    assert all(w.steun == 1.0 for w in zelf.values())
    assert zelf["ips"].waarde == pytest.approx(100.0 * markt.log.beloning.sum(axis=1).mean())


def test_een_logboek_zonder_plaatsingen_is_niet_zeker_van_nul():
    markt = Markt(0, lijsten=200)
    niets = replace(markt.log, beloning=np.zeros_like(markt.log.beloning))
    for w in schat_lijstwaarde(niets, markt.beste).values():
        assert w.laag == 0.0
        assert w.hoog > 2.0


def test_lege_plaatsen_en_wat_niet_in_de_pool_zit_tellen_nergens_mee():
    """The same log in a wider coat: a place and two columns more that nothing is in."""
    markt = Markt(3, lijsten=300)
    log = markt.log

    def breder(kolom, leeg, aantal):
        rand = np.full((len(kolom), aantal), leeg, dtype=kolom.dtype)
        return np.concatenate([kolom, rand], axis=1)

    wijd = Getoondelijsten(
        keus=breder(log.keus, GEEN, 1),
        gewoon=breder(log.gewoon, GEEN, 1),
        kans=breder(log.kans, 1.0, 1),
        mag=breder(log.mag, False, 2),
        basis=breder(log.basis, 7.0, 2),
        wens=breder(log.wens, 7.0, 2),
        voorgesteld=breder(log.voorgesteld, False, 1),
        beloning=breder(log.beloning, 0.0, 1),
        verwacht=breder(log.verwacht, np.nan, 2),
    )
    smal = schat_lijstwaarde(log, markt.beste)
    for methode, w in schat_lijstwaarde(wijd, breder(markt.beste, GEEN, 1)).items():
        assert w.waarde == pytest.approx(smal[methode].waarde)
        assert (w.laag, w.hoog) == pytest.approx((smal[methode].laag, smal[methode].hoog))


def test_zekerder_is_breder():
    markt = Markt(1, lijsten=300)
    gewoon = schat_lijstwaarde(markt.log, markt.beste)["dr"]
    zeker = schat_lijstwaarde(markt.log, markt.beste, zekerheid=0.99)["dr"]
    assert zeker.laag < gewoon.laag < gewoon.waarde < gewoon.hoog < zeker.hoog
