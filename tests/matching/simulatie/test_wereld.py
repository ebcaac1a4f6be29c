"""The simulated worlds: what is known of them by construction really holds."""

from __future__ import annotations

import ast
from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.simulatie import WERELDEN, speel
from matching.simulatie.kansen import Krachten, kansen_uit_krachten
from matching.simulatie.kijk import NAMEN
from tests.huis.project import list_modules, parse


def _imports(path):
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


def test_de_simulator_deelt_geen_code_met_wat_er_op_beproefd_wordt():
    own = [path for path in list_modules() if path.parts[:2] == ("matching", "simulatie")]
    names = {name for path in own for name in _imports(path)}
    assert len(own) > 5
    allowed = ("__future__", "collections.abc", "dataclasses", "types", "typing", "numpy")
    strange = {
        name
        for name in names
        if name not in (*allowed, "numpy.typing") and not name.startswith("matching.simulatie.")
    }
    assert strange == set()


def test_wat_rangschikt_of_leert_gebruikt_de_simulator_niet():
    users = {
        str(path)
        for path in list_modules()
        if path.parts[:2] in (("matching", "leren"), ("matching", "ranking"))
        for name in _imports(path)
        if name.startswith("matching.simulatie")
    }
    assert users == set()


def test_dezelfde_wereld_twee_keer_is_dezelfde_tot_het_laatste_getal(naam, oordeel):
    een, twee = (
        speel(WERELDEN[naam], zaad=3, oordeel=oordeel, lijsten_per_week=2.5, weken=12).logboek
        for _ in range(2)
    )
    for veld in fields(een):
        if isinstance(getattr(een, veld.name), np.ndarray):
            a, b = getattr(een, veld.name), getattr(twee, veld.name)
            assert np.array_equal(a, b, equal_nan=True), veld.name


def test_een_ander_zaad_is_een_andere_wereld(run):
    een, twee = run("gewoon", 0).logboek, run("gewoon", 1).logboek
    assert len(een) != len(twee) or not np.array_equal(een.basis, twee.basis)


def test_kenmerken_dragen_hun_namen_en_missen_soms(run, naam):
    logboek = run(naam).logboek
    assert logboek.namen == NAMEN
    assert len(set(NAMEN)) == logboek.kenmerken.shape[1]
    mist = dict(zip(NAMEN, np.isnan(logboek.kenmerken).mean(axis=0), strict=True))
    for kenmerk in ("riasec", "reistijd", "uren", "marge", "papieren"):
        assert 0.002 < mist[kenmerk] < 0.5, kenmerk
    assert mist["gelijkenis"] == mist["zekerheid"] == 0.0


def test_niemand_haalt_meer_dan_het_orakel(bank, naam):
    proef = bank(naam)
    hoogste = proef.waarde_van_orakel() + 1e-9
    rng = np.random.default_rng(0)
    for _ in range(20):
        richting = rng.normal(size=len(NAMEN))
        assert proef.waarde(lambda k, b, w, r=richting: np.nan_to_num(k, nan=0.5) @ r) <= hoogste
    assert proef.waarde_van_prior() <= hoogste


def test_de_waarde_is_het_gemiddelde_van_de_ware_kansen(bank):
    """Slow and plain: klant by klant."""
    proef = bank("gewoon")
    som = 0.0
    for i in range(len(proef.kans)):
        rijen = np.flatnonzero(proef.ronde.paren.mag[i])
        som += proef.kans[i, rijen[np.argmax(proef.ronde.basis[i, rijen])]]
    assert proef.waarde_van_prior() == pytest.approx(100 * som / len(proef.kans))


@pytest.mark.parametrize("wereld", ["gewoon", "scheef", "omslag", "keuze"])
def test_er_valt_iets_te_leren(bank, wereld):
    proef = bank(wereld)
    assert WERELDEN[wereld].is_leerbaar
    assert proef.waarde_van_orakel() > 1.3 * proef.waarde_van_prior()


def test_de_prior_is_redelijk_in_gewoon_en_nauwelijks_beter_dan_toeval_in_scheef(bank):
    gewoon, scheef = bank("gewoon"), bank("scheef")
    assert gewoon.waarde_van_prior() > 1.8 * gewoon.waarde_van_toeval()
    assert scheef.waarde_van_prior() < 1.6 * scheef.waarde_van_toeval()


def test_in_ruis_is_elk_voorstel_evenveel_waard(bank):
    proef = bank("ruis")
    waarden = (proef.waarde_van_toeval(), proef.waarde_van_prior(), proef.waarde_van_orakel())
    assert waarden == pytest.approx([waarden[0]] * 3)
    assert not WERELDEN["ruis"].is_leerbaar


def test_in_raak_is_de_prior_het_orakel_en_elke_afwijking_kost(bank):
    proef = bank("raak")
    prior = proef.waarde_van_prior()
    assert prior == pytest.approx(proef.waarde_van_orakel())
    assert proef.waarde(lambda k, b, w: w) < 0.97 * prior
    assert not WERELDEN["raak"].is_leerbaar


def test_het_percentage_duurzaam_onder_de_prior_is_dat_van_een_echt_bureau(bank, naam):
    assert 3.5 <= bank(naam).waarde_van_prior() <= 13.0


def test_omslag_begint_als_gewoon_en_eindigt_anders(bank):
    ronde = bank("gewoon").ronde
    gewoon = WERELDEN["gewoon"].kansen(ronde.paren, ronde.basis, 0.0)
    begin = WERELDEN["omslag"].kansen(ronde.paren, ronde.basis, 0.0)
    einde = WERELDEN["omslag"].kansen(ronde.paren, ronde.basis, 1.0)
    mag = ronde.paren.mag

    def hangt_samen(a, b):
        return np.corrcoef(a.prod(axis=0)[mag], b.prod(axis=0)[mag])[0, 1]

    assert hangt_samen(gewoon, begin) > 0.99
    assert hangt_samen(gewoon, einde) < 0.95


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**31), st.sampled_from(sorted(WERELDEN)), st.floats(0.0, 1.0))
def test_elke_stap_heeft_een_echte_kans(bank, zaad, wereld, verstreken):
    ronde = bank("gewoon").ronde
    rng = np.random.default_rng(zaad)
    paren = replace(
        ronde.paren,
        klik=rng.normal(scale=3, size=ronde.basis.shape),
        sfeer=rng.normal(scale=3, size=ronde.basis.shape),
        eigen=rng.gamma(1.0, 10.0, ronde.basis.shape),
    )
    kansen = WERELDEN[wereld].kansen(paren, ronde.basis, verstreken)
    assert kansen.shape == (6, *ronde.basis.shape)
    assert (kansen >= 0).all()
    assert (kansen <= 1).all()


def test_reizen_telt_zwaarder_bij_lange_dagen(bank):
    """The interaction: the same extra minutes cost more durable chance in a longer week."""
    paren = bank("gewoon").ronde.paren
    kracht = Krachten(weg_last=0.0)

    def blijft(minuten, uren):
        vol = replace(
            paren, minuten=np.full_like(paren.minuten, minuten), uren=np.full_like(paren.uren, uren)
        )
        return kansen_uit_krachten(vol, kracht)[3:].prod(axis=0).mean()

    verlies = {u: blijft(10.0, u) - blijft(60.0, u) for u in (12.0, 36.0)}
    assert verlies[36.0] > 2 * verlies[12.0] > 0


def test_drukte_op_een_opening_kost_gesprekken(bank):
    paren = bank("gewoon").ronde.paren
    rustig = replace(paren, eigen=np.zeros_like(paren.eigen))
    druk = replace(paren, eigen=np.full_like(paren.eigen, 5.0))
    gesprek = [kansen_uit_krachten(p, Krachten())[1] for p in (rustig, druk)]
    assert (gesprek[1] < gesprek[0])[paren.mag].all()
    assert gesprek[1][paren.mag].mean() < 0.7 * gesprek[0][paren.mag].mean()
