"""Measuring: exact peers score exactly, and what goes wrong in a peer shows in its figures."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from matching.bench import filter as bench_filter
from matching.bench import proces
from matching.bench.beeld import maak_beeld
from matching.bench.masker import VOLGORDE, Masker
from matching.bench.nacht import PER_KEER, meet_nacht
from matching.bench.opzet import GEMENGD, TOP, get_omgeving
from matching.bench.pagina import maak_pagina
from matching.bench.peers.basis import Peer, PeerAfwezigFout
from matching.bench.peers.lijst import PEERS
from matching.bench.peers.opstap import MaskerExact
from matching.bench.proces import meet_peer
from matching.bench.uitslag import Uitslag, lees_uitslag, schrijf_uitslag
from matching.constraints import CONSTRAINTS, beoordeel_rijen

pytestmark = pytest.mark.xdist_group("bench")
EXACT = ("opstap", "opstap_gelijkenis", "masker_exact", "faiss_vlak")


def _meet(opzet, tmp_path, naam, **opties):
    return meet_peer(opzet, naam, tmp_path, **({"seconden": 5.0} | opties))


def test_masker_houdt_precies_over_wat_geen_enkele_voorwaarde_afwijst(opzet):
    masker = Masker(opzet.werk, get_omgeving())
    for i in range(len(opzet.klanten)):
        klant = opzet.klanten.neem(slice(i, i + 1))
        uitkomsten = beoordeel_rijen(klant, opzet.werk, get_omgeving())
        assert np.array_equal(masker.rijen(klant), np.flatnonzero(uitkomsten.min(axis=0) > 0))


def test_masker_kent_elke_voorwaarde():
    assert {"reistijd", *VOLGORDE} == {c.naam for c in CONSTRAINTS}


@pytest.mark.parametrize("naam", EXACT)
def test_exacte_peer_vindt_alles_en_niets_verbodens(opzet, tmp_path, naam):
    uitslag = _meet(opzet, tmp_path, naam)
    assert [m.vraag for m in uitslag.metingen] == ["0.001", "0.01", "0.1", "0.5", GEMENGD]
    for meting in uitslag.metingen:
        assert (meting.recall, meting.gevonden, meting.korte_lijsten) == (1.0, 1.0, 0.0)
        assert meting.verboden == 0
        assert 0 < meting.p50_ms <= meting.p95_ms


class _Slordig(MaskerExact):
    """Ignores the filter for half of the rows, and returns too few."""

    naam = "slordig"

    def zoek_rijen(self, vector, rijen):
        goed = super().zoek_rijen(vector, rijen)[: TOP // 4]
        mag = np.zeros(self.opzet.aantal, dtype=bool)
        mag[rijen] = True
        return np.concatenate([goed, np.flatnonzero(~mag)[:3]])


class _Afwezig(MaskerExact):
    naam = "afwezig"

    def bouw(self):
        raise PeerAfwezigFout("no server here")


@pytest.fixture
def eigen_peers(monkeypatch):
    monkeypatch.setattr(proces, "PEERS", {"slordig": _Slordig, "afwezig": _Afwezig})


@pytest.mark.usefixtures("eigen_peers")
def test_korte_lijst_en_verboden_rij_vallen_op(opzet, tmp_path):
    meting = _meet(opzet, tmp_path, "slordig").find_meting("0.5")
    assert meting.korte_lijsten == 1.0
    assert meting.recall == pytest.approx((TOP // 4) / TOP)
    assert meting.verboden == 3 * meting.vragen


@pytest.mark.usefixtures("eigen_peers")
def test_peer_die_er_niet_is_zegt_waarom(opzet, tmp_path):
    uitslag = _meet(opzet, tmp_path, "afwezig")
    assert uitslag.reden == "no server here"
    assert uitslag.metingen == ()


def test_zonder_tijd_worden_minder_vragen_gemeten_en_dat_staat_erbij(opzet, tmp_path):
    uitslag = _meet(opzet, tmp_path, "masker_exact", seconden=0.0)
    assert {m.vragen for m in uitslag.metingen} == {proces.MINSTENS}


def test_pgvector_zonder_server_meldt_de_reden(opzet, tmp_path, monkeypatch):
    monkeypatch.delenv("OPSTAP_BENCH_POSTGRES", raising=False)
    assert "OPSTAP_BENCH_POSTGRES" in (_meet(opzet, tmp_path, "pgvector").reden or "")


@pytest.mark.slow
def test_elke_peer_meet_in_een_eigen_proces(tmp_path):
    [uitslag] = bench_filter.meet_filter(
        tmp_path, aantallen=[2_000], vragen=5, peers=["faiss_vlak"], seconden=1.0
    )
    assert uitslag.reden is None
    assert uitslag.geheugen_mb > 10


def test_peer_die_te_lang_duurt_of_omvalt_krijgt_een_reden(opzetmap):
    te_lang = bench_filter._meet_apart(opzetmap, "faiss_vlak", 4_000, 1.0, 0.01)
    assert "not ready after" in (te_lang.reden or "")
    om = bench_filter._meet_apart(opzetmap / "nergens", "faiss_vlak", 4_000, 1.0, 60.0)
    assert "stopped with 1" in (om.reden or "")


def test_nacht_zegt_voor_hoeveel_klanten_er_gemeten_is():
    meting = meet_nacht(klanten=2 * PER_KEER + 1, werk=1_000, seconden=0.0)
    assert meting.gemeten_klanten == meting.gemeten_gelijkenis == PER_KEER
    meting = meet_nacht(klanten=6, werk=1_000, seconden=60.0)
    assert meting.gemeten_klanten == meting.gemeten_gelijkenis == 6
    assert meting.opstap_ms > 0
    assert meting.gelijkenis_ms > 0


@pytest.fixture(scope="module")
def uitslag(opzet, tmp_path_factory):
    peers = [meet_peer(opzet, n, tmp_path_factory.mktemp(n), seconden=1.0) for n in EXACT]
    absent = replace(peers[-1], peer="qdrant", titel="Qdrant", metingen=(), reden="not installed")
    return Uitslag().met_filter([*peers, absent], {"cores": "2"})


def test_uitslag_gaat_heel_door_een_bestand(uitslag, tmp_path):
    schrijf_uitslag(uitslag, tmp_path / "u.json")
    assert lees_uitslag(tmp_path / "u.json") == uitslag
    assert lees_uitslag(tmp_path / "geen.json") == Uitslag()


def test_nieuwere_cijfers_vervangen_die_van_dezelfde_peer_en_omvang(uitslag):
    nieuw = replace(uitslag.filter[0], bouw_s=99.0)
    groter = replace(uitslag.filter[0], aantal=9_000)
    samen = uitslag.met_filter([nieuw, groter], {})
    assert len(samen.filter) == len(uitslag.filter) + 1
    assert samen.filter[0].bouw_s == 99.0


def test_bladzijde_noemt_elke_peer_met_cijfers_of_reden(uitslag):
    bladzijde = maak_pagina(uitslag)
    assert all(PEERS[naam].titel in bladzijde for naam in EXACT)
    assert "* Qdrant: not installed." in bladzijde
    assert "Nothing was measured yet." in maak_pagina(Uitslag())


def test_grafiek_is_een_svg_met_een_rij_voor_elke_gemeten_peer(uitslag):
    beeld = maak_beeld(uitslag)
    assert beeld.startswith("<svg")
    assert beeld.count("<circle") == len(EXACT)
    assert maak_beeld(Uitslag()).count("<circle") == 0


def test_alleen_een_exacte_uitslag_telt_als_exact(uitslag):
    assert uitslag.is_exact("opstap")
    fout = replace(uitslag.filter[0].metingen[0], verboden=1)
    kapot = replace(uitslag.filter[0], metingen=(fout,))
    assert not uitslag.met_filter([kapot], {}).is_exact("opstap")


def test_elke_peer_heeft_een_naam_en_een_pakket():
    assert all(naam == soort.naam and issubclass(soort, Peer) for naam, soort in PEERS.items())
    assert all(soort.pakket and soort.filtert for soort in PEERS.values())
