"""The gate: damage is refused and named, what is better passes."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from matching.leren.beoordelen import (
    beoordeel,
    ijk,
    naar_rang,
    opbrengst,
    rangcijfers,
    vergelijk,
    vergelijk_gewichten,
)
from matching.leren.gegevens import Fase, Leergegevens, splits_op_tijd
from matching.leren.kansmodel import Kansmodel
from matching.leren.leer import leer
from matching.leren.promotie import Besluit, besluit
from tests.matching.leren.markt import RICHTINGEN, markt


@cache
def delen(seed: int = 11) -> tuple[Leergegevens, Leergegevens]:
    g = markt(5000, seed=seed)
    return splits_op_tijd(g, g.moment[2500])


@cache
def goed(seed: int = 11) -> Kansmodel:
    return _leer(delen(seed)[0])


def _leer(g: Leergegevens) -> Kansmodel:
    return leer(g, g.peildag, RICHTINGEN)


def _vast() -> Kansmodel:
    return replace(goed(), sterkte=0.0)


def _kolom(g: Leergegevens, naam: str, waarde: np.ndarray) -> Leergegevens:
    kenmerken = g.kenmerken.copy()
    kenmerken[:, g.namen.index(naam)] = waarde
    return replace(g, kenmerken=kenmerken)


def _redenen(uit: Besluit) -> str:
    return " ".join(uit.redenen)


# --- refusals ------------------------------------------------------------------------------------


def test_wie_van_gehusselde_uitslagen_leerde_komt_er_niet_door():
    vroeg, later = delen()
    ander = np.random.default_rng(0).permutation(len(vroeg))
    schuif = vroeg.moment - vroeg.moment[ander]
    dag = vroeg.peildag
    fase_op = vroeg.fase_op[ander] + schuif[:, None]
    einde_op = vroeg.einde_op[ander] + schuif
    gehusseld = replace(
        vroeg,
        fase_op=np.where(fase_op <= dag, fase_op, np.datetime64("NaT")),
        einde_op=np.where(einde_op <= dag, einde_op, np.datetime64("NaT")),
    )
    uit = besluit(goed(), _leer(gehusseld), later)
    assert not uit.bevordert
    assert "niet zeker" in _redenen(uit)


def test_een_kenmerk_dat_de_afloop_kent_wordt_genoemd():
    vroeg, later = delen()
    lek = [
        _kolom(g, "kleur", g.bereikt / 5.0 + np.random.default_rng(1).normal(0, 0.1, len(g)))
        for g in (vroeg, later)
    ]
    uit = besluit(_vast(), _leer(lek[0]), lek[1])
    assert not uit.bevordert
    assert "kleur" in _redenen(uit)
    assert "ingevuld" in _redenen(uit)


def test_een_omgekeerd_kenmerk_wordt_genoemd():
    vroeg, later = delen()
    kolom = vroeg.kenmerken[:, 1]
    uit = besluit(_vast(), _leer(_kolom(vroeg, "dichtbij", 1.0 - kolom)), later)
    assert not uit.bevordert
    assert "dichtbij" in _redenen(uit)
    assert "verkeerd om" in _redenen(uit)


def test_een_kenmerk_dat_nu_anders_verdeeld_is_wordt_genoemd():
    vroeg, later = delen()
    uit = besluit(_vast(), _leer(_kolom(vroeg, "kleur", vroeg.kenmerken[:, 3] ** 3)), later)
    assert "kleur is nu anders verdeeld" in _redenen(uit)


def test_te_weinig_om_op_te_oordelen_is_nee():
    uit = besluit(_vast(), goed(), delen()[1].neem(slice(0, 60)))
    assert not uit.bevordert
    assert "minstens 100" in _redenen(uit)


def test_dezelfde_ranker_is_niet_beter_dan_zichzelf():
    uit = besluit(goed(), goed(), delen()[1])
    assert not uit.bevordert
    assert uit.vergelijking.verschil == 0


def test_een_groep_die_erop_achteruit_gaat_houdt_het_tegen():
    _, later = delen()
    g = goed()

    class Andersom:
        """Better for most, and the other way round for whom ``kleur`` is high."""

        kans = staticmethod(g.kans)

        @staticmethod
        def gain(kenmerken: np.ndarray, basis: np.ndarray, wens: np.ndarray) -> np.ndarray:
            uit = g.gain(kenmerken, basis, wens)
            return np.where(kenmerken[:, 3] > 0.8, 0.1 - uit, uit)

    groep = (later.kenmerken[:, 3] > 0.8).astype(np.int64)
    uit = besluit(g, Andersom(), later, groepen={"leeftijd": groep})
    assert "groep (leeftijd)" in _redenen(uit)
    zonder = besluit(_vast(), g, later, groepen={"leeftijd": np.full(len(later), -1)})
    assert zonder.bevordert


# --- and what passes -----------------------------------------------------------------------------


def test_wie_echt_beter_is_komt_erdoor():
    for seed in (11, 12, 13):
        uit = besluit(replace(goed(seed), sterkte=0.0), goed(seed), delen(seed)[1])
        assert uit.bevordert, uit.redenen
        assert uit.vergelijking.laag > 0


# --- figures -------------------------------------------------------------------------------------


def test_rangcijfers_van_een_groep_met_de_hand():
    score = np.array([0.9, 0.8, 0.7, 0.6, 0.5])
    raak = np.array([False, True, False, True, False])
    uit = rangcijfers(score, raak, np.zeros(5, dtype=np.int64))
    dcg = 1 / np.log2(3) + 1 / np.log2(5)
    assert uit.ndcg == dcg / (1 + 1 / np.log2(3))
    assert (uit.mrr, uit.recall, uit.groepen) == (0.5, 0.5, 1)
    assert rangcijfers(score, raak & False, np.zeros(5, dtype=np.int64)).groepen == 0


def test_ijking_met_de_hand():
    uit = ijk(np.array([0.1, 0.1, 0.5, 0.5]), np.array([0.0, 0.0, 1.0, 0.0]), bakken=2)
    assert uit.bakken == ((0.1, 0.0, 2), (0.5, 0.5, 2))
    assert uit.ece == 0.05


def test_rang_telt_gelijken_gelijk_en_is_gemiddeld_een():
    rang = naar_rang(np.array([3.0, 1.0, 3.0, 2.0]))
    np.testing.assert_allclose(rang, [1.5, 0.25, 1.5, 0.75])
    assert rang.mean() == 1.0


def test_wat_nog_loopt_is_meer_waard_naarmate_het_verder_is():
    g = delen()[0]
    wat = opbrengst(g)
    bereikt = g.bereikt[wat.rijen]
    loopt = ~wat.af
    waarden = [wat.waarde[loopt & (bereikt == f)].max() for f in np.unique(bereikt[loopt])]
    assert waarden == sorted(waarden)
    assert set(np.unique(wat.waarde[wat.af])) <= {0.0, 1.0}
    assert (wat.waarde[bereikt == Fase.DUURZAAM] == 1).all()


def test_het_interval_van_een_verschil_houdt_nul_als_er_niets_is():
    rng = np.random.default_rng(0)
    binnen = []
    for _ in range(300):
        a, b = (naar_rang(rng.random(400)) for _ in range(2))
        waarde = (rng.random(400) < 0.1).astype(float)
        uit = vergelijk_gewichten(a, b, waarde, np.arange(400) // 2)
        binnen.append(uit.laag <= 0 <= uit.hoog)
    assert 0.85 < np.mean(binnen) < 0.95


def test_een_betere_ranker_heeft_betere_cijfers():
    later = delen()[1]
    beter, vast = beoordeel(goed(), later), beoordeel(_vast(), later)
    assert beter.opbrengst > vast.opbrengst
    assert beter.per_maand.ndcg > vast.per_maand.ndcg
    assert beter.ijking.ece < 0.05
    assert vergelijk(_vast(), goed(), later).verschil > 0
