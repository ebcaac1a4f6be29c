"""Groups compared in aggregate: nothing of a few people, not even by subtraction."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.leren.eerlijkheid import (
    ONBEKEND,
    Cel,
    Eerlijkheidsrapport,
    Groepering,
    Groepstabel,
    Klantuitkomsten,
    Maat,
    te_verbergen,
    vergelijk_groepen,
)
from matching.leren.eerlijkheidstekst import lees_voor, schrijf_rapport
from modellen.tellen import wilson

LABELS = ("jong", "midden", "oud")


def uitkomsten(n: int, *, seed: int = 0, kans: np.ndarray | float = 0.5) -> Klantuitkomsten:
    """n klanten of whom each is proposed with his own chance."""
    rng = np.random.default_rng(seed)
    voorgesteld = rng.random(n) < kans
    geplaatst = voorgesteld & (rng.random(n) < 0.6)
    rijp = geplaatst & (rng.random(n) < 0.8)
    return Klantuitkomsten(
        blootstelling=rng.exponential(2.0, n),
        voorgesteld=voorgesteld,
        geplaatst=geplaatst,
        rijp=rijp,
        duurzaam=rijp & (rng.random(n) < 0.5),
    )


def groepering(*aantallen: int, onbekend: int = 0) -> Groepering:
    nummers = np.repeat([0, 1, 2, ONBEKEND], [*aantallen, onbekend])
    return Groepering("leeftijd", LABELS, nummers)


def rapport(*aantallen: int, onbekend: int = 0, kans: np.ndarray | float = 0.5, seed: int = 0):
    groepen = groepering(*aantallen, onbekend=onbekend)
    wat = uitkomsten(len(groepen.nummers), kans=kans, seed=seed)
    return vergelijk_groepen(wat, [groepen], minstens=10), wat, groepen


def tabel(van: Eerlijkheidsrapport, maat: Maat) -> Groepstabel:
    return next(t for t in van.tabellen if t.maat is maat)


def cel(van: Groepstabel, groep: str) -> Cel:
    return next(c for c in van.cellen if c.groep == groep)


# --- refusals ------------------------------------------------------------------------------------


def test_een_groep_zonder_naam_of_een_klant_zonder_groep_wordt_geweigerd():
    with pytest.raises(ValueError, match="label"):
        Groepering("leeftijd", ("jong",), np.array([0, 1]))
    with pytest.raises(ValueError, match="per klant"):
        vergelijk_groepen(uitkomsten(5), [groepering(2, 2, 2)], minstens=10)


def test_van_een_kleine_groep_staat_er_geen_enkel_getal():
    gevonden, _, _ = rapport(40, 40, 9)
    for maat in Maat:
        verborgen = cel(tabel(gevonden, maat), "oud")
        assert verborgen == Cel("oud", None)


def test_van_minder_dan_tien_klanten_staat_er_helemaal_niets():
    gevonden, _, _ = rapport(4, 3, 2)
    assert gevonden.klanten is None
    assert all(c.is_verborgen for t in gevonden.tabellen for c in t.cellen)
    assert lees_voor(gevonden) == ["Er zijn te weinig mensen om groepen te vergelijken."]


def test_een_kleine_noemer_verbergt_alleen_die_maat():
    gevonden, _, _ = rapport(200, 200, 12, kans=0.5)
    assert not cel(tabel(gevonden, Maat.VOORGESTELD), "oud").is_verborgen
    assert cel(tabel(gevonden, Maat.DUURZAAM), "oud").is_verborgen


@given(
    st.lists(st.integers(0, 60), min_size=1, max_size=6),
    st.integers(2, 20),
    st.data(),
)
def test_wat_verborgen_is_blijft_verborgen_ook_voor_wie_het_totaal_kent(
    aantallen: list[int], minstens: int, data: st.DataObject
):
    al = data.draw(st.lists(st.booleans(), min_size=len(aantallen), max_size=len(aantallen)))
    weg = te_verbergen(aantallen, minstens, al_verborgen=al)
    assert all(w for w, a, n in zip(weg, al, aantallen, strict=True) if a or 0 < n < minstens)
    verborgen = [n for n, w in zip(aantallen, weg, strict=True) if w and n]
    over = [n for n, w in zip(aantallen, weg, strict=True) if not w and n]
    assert not verborgen or not over or (len(verborgen) > 1 and sum(verborgen) >= minstens)


@given(st.lists(st.integers(10, 60), min_size=1, max_size=6))
def test_zonder_kleine_groep_wordt_niets_verborgen(aantallen: list[int]):
    assert not any(te_verbergen(aantallen, 10))


@given(st.lists(st.integers(0, 40), min_size=3, max_size=3), st.integers(0, 30), st.integers(0, 9))
def test_geen_enkel_getoond_getal_gaat_over_minder_dan_tien(
    aantallen: list[int], onbekend: int, seed: int
):
    gevonden, _, _ = rapport(*aantallen, onbekend=onbekend, seed=seed)
    for gezien in gevonden.tabellen:
        for c in gezien.cellen:
            assert c.klanten is None or c.klanten == 0 or c.klanten >= 10
            assert (c.waarde is None) == (not c.klanten)


# --- figures -------------------------------------------------------------------------------------


def test_aandelen_intervallen_en_verhouding_zijn_die_van_de_groep():
    gevonden, wat, groepen = rapport(60, 80, 30)
    hier = tabel(gevonden, Maat.VOORGESTELD)
    assert hier.vergeleken_met == "midden"
    jong, midden = (wat.voorgesteld[groepen.nummers == i] for i in (0, 1))
    c = cel(hier, "jong")
    assert c.klanten == 60
    assert c.waarde == pytest.approx(100 * jong.mean())
    assert c.interval == wilson(int(jong.sum()), 60)
    assert c.verhouding == pytest.approx(jong.mean() / midden.mean())


def test_getoond_is_een_gemiddelde_met_zijn_eigen_onzekerheid():
    gevonden, wat, groepen = rapport(60, 80, 30)
    c = cel(tabel(gevonden, Maat.GETOOND), "jong")
    jong = wat.blootstelling[groepen.nummers == 0]
    assert c.waarde == pytest.approx(jong.mean())
    half = 1.96 * jong.std(ddof=1) / np.sqrt(60)
    assert c.interval.hoog - c.waarde == pytest.approx(half, rel=1e-3)


def test_wie_veel_minder_voorgesteld_wordt_valt_op():
    kans = np.repeat([0.2, 0.6, 0.6], [100, 150, 100])
    gevonden, _, _ = rapport(100, 150, 100, kans=kans)
    hier = tabel(gevonden, Maat.VOORGESTELD)
    assert [c.groep for c in hier.cellen if c.wijkt_af] == ["jong"]
    zin = lees_voor(gevonden)[0]
    assert "jong" in zin
    assert "midden" in zin


def test_als_alles_gelijk_is_slaat_hooguit_een_op_de_twintig_vergelijkingen_alarm():
    alarm, vergeleken = 0, 0
    for seed in range(200):
        gevonden, _, _ = rapport(120, 150, 90, seed=seed)
        hier = tabel(gevonden, Maat.VOORGESTELD)
        alarm += sum(c.wijkt_af for c in hier.cellen)
        vergeleken += 2
    assert 0 < alarm / vergeleken < 0.08


def test_wie_niets_zei_wordt_met_niemand_vergeleken():
    kans = np.repeat([0.9, 0.1], [150, 60])
    gevonden, _, _ = rapport(50, 50, 50, onbekend=60, kans=kans)
    onbekend = cel(tabel(gevonden, Maat.VOORGESTELD), "onbekend")
    assert onbekend.klanten == 60
    assert (onbekend.verhouding, onbekend.wijkt_af) == (None, False)


def test_het_verslag_noemt_de_grens_en_zegt_niet_waardoor():
    gevonden, _, _ = rapport(40, 60, 30, onbekend=5)
    tekst = schrijf_rapport(gevonden, titel="Eerlijkheid", over="Van een proef.")
    assert "te weinig mensen" in tekst
    assert "minder dan 10 mensen" in tekst
    assert "niet waardoor" in tekst
