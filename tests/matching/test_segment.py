"""What repeats is kept once and nothing gets lost: tables, places, segments and their merging."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from matching.kolommen import WerkKolommen
from matching.zoekindex import segment as segmentmodule
from matching.zoekindex import stand as standmodule
from matching.zoekindex import tabel as tabelmodule
from matching.zoekindex.plaatsen import Blokken, Plaatsen, z_volgorde
from matching.zoekindex.segment import Segment, voeg_samen
from matching.zoekindex.stand import Stand
from matching.zoekindex.tabel import maak_tabel
from modellen.plaats.afstand import afstanden_km
from modellen.plaats.plaats import standaard_register
from tests.builders import een_werk
from tests.matching.paren import klant_kolommen, werk_kolommen, willekeurige_profielen
from tests.matching.paren import willekeurige_werken as _willekeurige_werken


def werken_met_herhaling(zaad: int, aantal: int, verschillend: int) -> WerkKolommen:
    """Rows of which many are alike, each with a number of its own."""
    rng = np.random.default_rng(zaad)
    bron = werk_kolommen(_willekeurige_werken(Random(zaad), verschillend))
    kolommen = bron.neem(rng.integers(0, verschillend, aantal))
    return replace(kolommen, nummer=np.array([f"V-{i}" for i in rng.permutation(aantal)]))


def genummerd(aantal: int) -> np.ndarray:
    """A vector per row that tells which row it was."""
    return np.arange(aantal * 2, dtype=np.float32).reshape(aantal, 2)


def per_nummer(kolommen, vectoren) -> dict[str, tuple]:
    """Everything of each row, by number; nan made comparable."""
    alle = [kolom.tolist() for kolom in kolommen.als_dict().values()]
    rijen = zip(*alle, vectoren.tolist(), strict=True)
    return {rij[0]: repr(rij) for rij in rijen}


def inhoud(stand: Stand) -> dict[str, tuple]:
    """The same of all rows of a state that count."""
    if not len(stand):
        return {}
    samen = voeg_samen(stand.segmenten, stand.levend)
    return per_nummer(samen.neem(slice(None)), samen.vectoren)


class TestTabel:
    @pytest.mark.parametrize("groep", WerkKolommen.GROEPEN, ids=lambda g: g[0])
    def test_elke_rij_vindt_zijn_eigen_waarden_terug(self, groep):
        kolommen = werken_met_herhaling(1, 400, 50)
        tabel = maak_tabel(kolommen, groep, delen=True)
        assert len(tabel) <= 50
        for naam, kolom in tabel.kolommen(slice(None)).items():
            np.testing.assert_array_equal(kolom, getattr(kolommen, naam))
        assert tabel.aantal.sum() == 400

    def test_wat_niet_herhaalt_blijft_zoals_het_is(self):
        kolommen = werken_met_herhaling(1, 40, 40)
        assert maak_tabel(kolommen, ("belasting", "geschat"), delen=True).sleutel is not None
        los = replace(kolommen, uren_min=np.arange(40.0))
        assert maak_tabel(los, ("uren_min", "uren_max"), delen=True).sleutel is None

    def test_botsende_afdrukken_delen_niets(self, monkeypatch):
        """Should two combinations ever have one fingerprint, then no row gets another's values."""
        monkeypatch.setattr(tabelmodule, "_meng", lambda x: np.zeros_like(x))
        kolommen = werken_met_herhaling(1, 400, 50)
        tabel = maak_tabel(kolommen, ("uren_min", "uren_max", "dagdelen"), delen=True)
        assert tabel.sleutel is None
        np.testing.assert_array_equal(tabel.combinaties.uniek.dagdelen, kolommen.dagdelen)

    def test_een_deel_mag_langer_zijn_dan_de_tabel(self):
        kolommen = werken_met_herhaling(2, 100, 5)
        tabel = maak_tabel(kolommen, ("werkgever", "branche"), delen=True)
        deel = tabel.combinaties.deel(tabel.sleutel)
        assert {len(kolom) for kolom in deel.als_dict().values()} == {100}

    @given(
        hnp.arrays(np.float64, st.integers(1, 60), elements=st.sampled_from((0.0, 1.5, np.nan))),
        st.integers(0, 3),
    )
    def test_onbekend_is_gelijk_aan_onbekend(self, uren, anders):
        uren = np.tile(uren, 2 + anders)
        kolommen = werk_kolommen([een_werk("V-1")]).neem(np.zeros(len(uren), dtype=np.intp))
        tabel = maak_tabel(replace(kolommen, uren_min=uren), ("uren_min",), delen=True)
        assert len(tabel) == len({str(u) for u in uren.tolist()}) or tabel.sleutel is None
        np.testing.assert_array_equal(tabel.kolommen(slice(None))["uren_min"], uren)


graden = st.tuples(st.floats(50.6, 53.6), st.floats(3.3, 7.3))


class TestPlaatsen:
    @given(st.lists(graden | st.just((np.nan, np.nan)), min_size=1, max_size=40), graden)
    def test_wat_binnen_bereik_ligt_blijft_nooit_achter(self, punten, huis):
        lat, lon = np.array(punten).T
        plaatsen = Plaatsen(lat, lon)
        km = afstanden_km(van_lat=huis[0], van_lon=huis[1], naar_lat=lat, naar_lon=lon)
        for bereik in (-1.0, 0.0, *(km[~np.isnan(km)].tolist()), 30.0, 20_100.0):
            nabij = set(plaatsen.nabij(*huis, bereik).tolist())
            assert nabij >= set(np.flatnonzero((km <= bereik) | np.isnan(km)).tolist())
            ruim = np.flatnonzero(np.isnan(km) | (km <= bereik + 0.2)).tolist()
            assert nabij <= set(ruim)

    @given(st.lists(st.booleans(), min_size=1, max_size=30), st.data())
    def test_blokken_zijn_precies_de_rijen_van_de_plaatsen(self, gekozen, data):
        lengtes = data.draw(
            st.lists(st.integers(0, 4), min_size=len(gekozen), max_size=len(gekozen))
        )
        begin = np.array([0, *np.cumsum(lengtes)])
        blokken = Blokken.van_plaatsen(np.array(gekozen), begin)
        verwacht = [r for p, g in enumerate(gekozen) if g for r in range(begin[p], begin[p + 1])]
        assert len(blokken) == len(verwacht)
        assert blokken.rijen(np.arange(len(blokken))).tolist() == verwacht
        assert blokken.van_rijen(np.arange(begin[-1]) * 10).tolist() == [10 * r for r in verwacht]
        elke_tweede = np.arange(0, len(blokken), 2)
        assert blokken.rijen(elke_tweede).tolist() == verwacht[::2]

    def test_een_plaats_is_een_reeks_rijen_en_buren_staan_bij_elkaar(self):
        register = standaard_register()
        pc4s = [p for p in (register.find_pc4(i) for i in range(1000, 9999)) if p]
        lat = np.array([p.breedtegraad for p in pc4s] * 2)
        lon = np.array([p.lengtegraad for p in pc4s] * 2)
        volgorde = z_volgorde(lat, lon, np.zeros(len(lat), dtype=np.int8))
        assert sorted(volgorde.tolist()) == list(range(len(lat)))
        stap = afstanden_km(
            van_lat=lat[volgorde][:-1],
            van_lon=lon[volgorde][:-1],
            naar_lat=lat[volgorde][1:],
            naar_lon=lon[volgorde][1:],
        )
        assert (stap[::2] == 0).mean() > 0.9  # each place twice, next to itself
        assert np.median(stap[stap > 0]) < 5


class TestSegment:
    def test_elke_rij_komt_heel_terug(self, monkeypatch):
        monkeypatch.setattr(segmentmodule, "KLEIN", 10)
        kolommen, vectoren = werken_met_herhaling(4, 300, 40), genummerd(300)
        segment = Segment.van(kolommen, vectoren)
        assert segment.begin is not None
        assert per_nummer(segment.neem(slice(None)), segment.vectoren) == per_nummer(
            kolommen, vectoren
        )

    def test_klanten_worden_niet_op_plaats_gelegd(self, monkeypatch):
        monkeypatch.setattr(segmentmodule, "KLEIN", 10)
        klanten = klant_kolommen(willekeurige_profielen(Random(1), 60))
        assert Segment.van(klanten, genummerd(60)).begin is None

    def test_een_nummer_dat_er_niet_is_wordt_niet_gevonden(self):
        segment = Segment.van(werken_met_herhaling(5, 30, 10), genummerd(30))
        gezocht = np.array(["V-3", "V-30", "V-", "", "V-3-en-veel-langer", "V-29"])
        gevonden = segment.find_rijen(gezocht)
        assert gevonden[1:5].tolist() == [-1, -1, -1, -1]
        assert segment.nummer[gevonden[[0, 5]]].tolist() == ["V-3", "V-29"]
        leeg = Segment.van(werken_met_herhaling(5, 1, 1).neem(slice(0, 0)), genummerd(0))
        assert leeg.find_rijen(gezocht).tolist() == [-1] * 6


class TestStand:
    @settings(max_examples=50, deadline=None)
    @given(
        beurten=st.lists(st.lists(st.integers(0, 60), max_size=25, unique=True), max_size=12),
        klein=st.sampled_from((1, 8, 1000)),
    )
    def test_elke_reeks_wijzigingen_geeft_de_laatste_waarde_van_elk_nummer(self, beurten, klein):
        bron = werken_met_herhaling(6, 200, 30)
        verwacht: dict[str, tuple] = {}
        met_begin = [list(range(40)), *beurten]
        with pytest.MonkeyPatch.context() as anders:
            anders.setattr(segmentmodule, "KLEIN", klein)
            anders.setattr(standmodule, "KLEIN", klein)
            stand = Stand.van(bron.neem(slice(0, 0)), genummerd(0), 0)
            vroeger = []
            for beurt, welke in enumerate(met_begin):
                rijen = np.array([(i + 31 * beurt) % 200 for i in welke], dtype=np.intp)
                nummers = np.array([f"V-{i}" for i in welke], dtype=np.str_)
                kolommen = replace(bron.neem(rijen), nummer=nummers)
                vectoren = genummerd(len(welke)) + beurt
                vroeger.append((stand, dict(verwacht)))
                stand = stand.met(kolommen, vectoren, beurt)
                verwacht |= per_nummer(kolommen, vectoren)
                assert len(stand) == len(verwacht)
                assert sorted(stand.nummers()) == sorted(verwacht)
            assert inhoud(stand) == verwacht
            assert inhoud(stand.verdicht()) == verwacht
            for oude_stand, toen in vroeger:  # whoever holds an older state sees that state
                assert inhoud(oude_stand) == toen

    def test_een_wijziging_raakt_het_grote_segment_niet(self):
        kolommen = werken_met_herhaling(7, 2000, 50)
        stand = Stand.van(kolommen, genummerd(2000), 1)
        groot = stand.segmenten[0]
        for i in range(100):
            een = kolommen.neem(slice(i, i + 1))
            stand = stand.met(een, genummerd(1), 2 + i)
        assert stand.segmenten[0] is groot
        assert len(stand) == 2000
        assert len(stand.segmenten) == 2  # small ones are one

    def test_wat_het_grote_segment_al_kent_wordt_niet_nog_eens_bewaard(self):
        """A question then judges those combinations once for all segments."""
        kolommen = werken_met_herhaling(7, 2000, 50)
        stand = Stand.van(kolommen, genummerd(2000), 1)
        anders = replace(kolommen.neem(slice(0, 5)), uren_min=np.arange(5) + 0.25)
        stand = stand.met(anders, genummerd(5), 2)
        groot, klein = (segment.tabellen for segment in stand.segmenten)
        uren = WerkKolommen.get_groep("uren_min")
        for groep, (een, ander) in enumerate(zip(groot, klein, strict=True)):
            assert (een.combinaties is ander.combinaties) == (groep != uren)
        assert (
            inhoud(stand)["V-" + anders.nummer[2][2:]]
            == per_nummer(anders, genummerd(5))[anders.nummer[2]]
        )

    def test_veel_wijzigingen_maken_weinig_segmenten(self, monkeypatch):
        monkeypatch.setattr(segmentmodule, "KLEIN", 16)
        monkeypatch.setattr(standmodule, "KLEIN", 16)
        kolommen = werken_met_herhaling(8, 4000, 50)
        stand = Stand.van(kolommen, genummerd(4000), 1)
        for i in range(0, 900, 3):
            stand = stand.met(kolommen.neem(slice(i, i + 3)), genummerd(3), 2 + i)
            assert len(stand.segmenten) <= 8
        lengtes = [len(s) for s in stand.segmenten]
        assert lengtes == sorted(lengtes, reverse=True)

    def test_wordt_de_rest_te_groot_dan_komt_alles_bij_elkaar(self):
        kolommen = werken_met_herhaling(9, 100, 20)
        stand = Stand.van(kolommen.neem(slice(0, 40)), genummerd(40), 1)
        stand = stand.met(kolommen.neem(slice(40, 45)), genummerd(5), 2)
        assert len(stand.segmenten) == 2
        stand = stand.met(kolommen.neem(slice(45, 60)), genummerd(15), 3)
        assert len(stand.segmenten) == 1
        assert len(stand) == 60

    def test_verdichten_van_wat_dicht_is_verandert_niets(self):
        stand = Stand.van(werken_met_herhaling(9, 100, 20), genummerd(100), 1)
        assert stand.verdicht() is stand
