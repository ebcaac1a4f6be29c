"""The index follows the store at once, survives damage, and is never half written."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from matching.dienst import Matchdienst
from matching.kolommen import WerkKolommen
from matching.representatie import werkvectoren
from matching.taal.laden import Taalmodel
from matching.zoekindex import index as indexmodule
from matching.zoekindex import segment as segmentmodule
from matching.zoekindex.index import Zoekindex
from matching.zoekindex.stand import Stand, gelijkenissen
from modellen.klant.model import KlantStatus
from modellen.klant.repository import KlantRepository
from modellen.opslag.engine import Opslag
from modellen.opslag.volgnummer import Stroom
from modellen.plaats.plaats import standaard_register
from tests.builders import (
    VANDAAG,
    een_klant,
    een_netwerkplek,
    een_vacature,
    een_werk,
    een_werkgever,
)
from vacatures.netwerkplek.repository import NetwerkplekRepository
from vacatures.vacature.model import VacatureStatus
from vacatures.vacature.repository import VacatureRepository
from vacatures.werkgever.repository import WerkgeverRepository


class TellendTaalmodel:
    """The real model, counting the texts it is given."""

    def __init__(self, echt: Taalmodel, versie: str | None = None) -> None:
        self._echt = echt
        self.naam = echt.naam
        self.versie = versie or echt.versie
        self.dimensie = echt.dimensie
        self.teksten = 0

    def encode(self, teksten: Sequence[str]):
        self.teksten += len(teksten)
        return self._echt.encode(teksten)


def bewaar(opslag: Opslag, *vacatures) -> None:
    with opslag.schrijven() as session:
        VacatureRepository(session).save_all(list(vacatures), door="test")


def nummers(index: Zoekindex) -> set[str]:
    return set(index.werk().nummers().tolist())


@pytest.fixture
def maak_index(opslag: Opslag, taalmodel: Taalmodel, indexmap: Path):
    def maak(model: Taalmodel | None = None, opslag: Opslag = opslag) -> Zoekindex:
        return Zoekindex(
            opslag,
            taalmodel=model or taalmodel,
            register=standaard_register(),
            indexmap=indexmap,
        )

    return maak


class TestVolgtDeOpslag:
    def test_een_nieuwe_vacature_is_er_bij_de_volgende_vraag(self, opslag, maak_index):
        index = maak_index()
        assert nummers(index) == set()
        bewaar(opslag, een_vacature("V-1"))
        assert nummers(index) == {"V-1"}

    def test_alleen_het_gewijzigde_wordt_opnieuw_gelezen(self, opslag, maak_index, taalmodel):
        bewaar(opslag, *(een_vacature(f"V-{i}") for i in range(50)))
        model = TellendTaalmodel(taalmodel)
        index = maak_index(model)
        index.werk()
        model.teksten = 0
        bewaar(opslag, een_vacature("V-7", titel="Hovenier"))
        stand = index.werk()
        assert model.teksten == 2  # one title, one task text
        assert len(stand) == 50
        _, vector = stand.find("V-7")
        np.testing.assert_allclose(
            vector,
            werkvectoren(taalmodel, [een_werk("V-7", titel="Hovenier")])[0],
            atol=1e-6,
        )

    def test_een_vervulde_vacature_doet_niet_meer_mee(self, opslag, dienst):
        with opslag.schrijven() as session:
            KlantRepository(session).save(een_klant(), door="test")
        bewaar(opslag, een_vacature("V-1"), een_vacature("V-2"))
        assert dienst.shortlist("K-1001", vandaag=VANDAAG).telling.beschouwd == 2
        bewaar(opslag, een_vacature("V-1", status=VacatureStatus.VERVULD))
        assert dienst.shortlist("K-1001", vandaag=VANDAAG).telling.beschouwd == 1

    def test_een_vacature_verloopt_zonder_dat_iemand_iets_doet(self, opslag, dienst):
        with opslag.schrijven() as session:
            KlantRepository(session).save(een_klant(), door="test")
        bewaar(opslag, een_vacature("V-1", sluit_op=VANDAAG))
        assert dienst.shortlist("K-1001", vandaag=VANDAAG).telling.beschouwd == 1
        morgen = VANDAAG + timedelta(days=1)
        assert dienst.shortlist("K-1001", vandaag=morgen).telling.beschouwd == 0

    def test_een_wijziging_van_een_ander_proces_is_meteen_zichtbaar(
        self, opslag, sqlite_url, maak_index
    ):
        index = maak_index()
        nummers(index)
        ander = Opslag(sqlite_url)
        bewaar(ander, een_vacature("V-ander"))
        ander.sluit()
        assert nummers(index) == {"V-ander"}

    def test_alle_drie_de_soorten_werk_staan_erin(self, opslag, maak_index):
        with opslag.schrijven() as session:
            WerkgeverRepository(session).save(een_werkgever("W-1"), door="test")
            NetwerkplekRepository(session).save(een_netwerkplek("N-1"), door="test")
        bewaar(opslag, een_vacature("V-1"))
        assert nummers(maak_index()) == {"V-1", "N-1", "W-1"}

    def test_een_klant_die_pauzeert_valt_uit_de_kandidaten(self, opslag, dienst):
        bewaar(opslag, een_vacature("V-1"))
        with opslag.schrijven() as session:
            KlantRepository(session).save_all([een_klant("K-1"), een_klant("K-2")], door="test")
        vraag = {"organisatie": een_klant().organisatie, "vandaag": VANDAAG}
        assert dienst.kandidaten("V-1", **vraag).telling.beschouwd == 2
        with opslag.schrijven() as session:
            KlantRepository(session).save(
                een_klant("K-2", status=KlantStatus.GEPAUZEERD), door="test"
            )
        assert dienst.kandidaten("V-1", **vraag).telling.beschouwd == 1


class TestMomentopname:
    def test_een_herstart_leest_de_momentopname_in_plaats_van_alle_tekst(
        self, opslag, maak_index, taalmodel
    ):
        bewaar(opslag, *(een_vacature(f"V-{i}") for i in range(30)))
        maak_index().werk()
        model = TellendTaalmodel(taalmodel)
        assert len(nummers(maak_index(model))) == 30
        assert model.teksten == 0

    def test_een_weggegooide_momentopname_wordt_opnieuw_gemaakt(self, opslag, maak_index, indexmap):
        bewaar(opslag, een_vacature("V-1"))
        maak_index().werk()
        shutil.rmtree(indexmap)
        assert nummers(maak_index()) == {"V-1"}
        assert list(indexmap.glob("werk-*"))

    @pytest.mark.parametrize(
        "schade", ["leeg", "weg", "half", "geen_json", "te_kort", "geen_segment", "levend_te_kort"]
    )
    def test_een_beschadigde_momentopname_telt_niet(self, opslag, maak_index, indexmap, schade):
        bewaar(opslag, een_vacature("V-1"), een_vacature("V-2"))
        maak_index().werk()
        (map_,) = indexmap.glob("werk-*")
        kolom = map_ / "0" / "branche.npy"
        match schade:
            case "leeg":
                kolom.write_bytes(b"")
            case "weg":
                kolom.unlink()
            case "half":
                kolom.write_bytes(kolom.read_bytes()[:-1])
            case "geen_json":
                (map_ / "stand.json").write_text("{")
            case "te_kort":
                np.save(kolom, np.load(kolom)[:1])
            case "geen_segment":
                shutil.rmtree(map_ / "0")
            case "levend_te_kort":
                np.save(map_ / "0" / "levend.npy", np.ones(1, dtype=bool))
        assert nummers(maak_index()) == {"V-1", "V-2"}

    @pytest.mark.parametrize("fout", [-1, 10_000])
    def test_een_sleutel_die_nergens_heen_wijst_telt_niet(
        self, opslag, maak_index, indexmap, monkeypatch, fout
    ):
        monkeypatch.setattr(segmentmodule, "KLEIN", 2)
        bewaar(opslag, *(een_vacature(f"V-{i}") for i in range(6)))
        maak_index().werk()
        (kapot, *_) = indexmap.glob("werk-*/0/sleutel-*.npy")
        np.save(kapot, np.load(kapot) + fout)
        assert len(nummers(maak_index())) == 6

    @pytest.mark.parametrize("klein", [4, 1024])
    def test_segmenten_en_wat_erin_vervangen_is_komen_terug(
        self, opslag, maak_index, indexmap, monkeypatch, taalmodel, klein
    ):
        monkeypatch.setattr(segmentmodule, "KLEIN", klein)
        monkeypatch.setattr(indexmodule, "BEWAAR_VANAF", 1)
        bewaar(opslag, *(een_vacature(f"V-{i}") for i in range(20)))
        index = maak_index()
        index.werk()
        bewaar(opslag, een_vacature("V-3", titel="Hovenier"), een_vacature("V-20"))
        stand = index.werk()
        index.wacht()
        assert len(stand.segmenten) == 2
        model = TellendTaalmodel(taalmodel)
        terug = maak_index(model).werk()
        assert model.teksten == 0
        assert len(terug.segmenten) == 2
        assert sorted(terug.nummers()) == sorted(stand.nummers())
        assert len(terug) == 21
        for nummer in stand.nummers().tolist():
            for een, ander in zip(terug.find(nummer), stand.find(nummer), strict=True):
                assert repr(een) == repr(ander)
        for voor, na in zip(stand.segmenten, terug.segmenten, strict=True):
            assert [t.sleutel is None for t in voor.tabellen] == [
                t.sleutel is None for t in na.tabellen
            ]
        gedeeld = [
            een.combinaties is ander.combinaties
            for een, ander in zip(
                terug.segmenten[0].tabellen, terug.segmenten[1].tabellen, strict=True
            )
        ]
        assert any(gedeeld) == (klein == 4)

    def test_een_segment_dat_al_op_schijf_staat_wordt_niet_nog_eens_geschreven(
        self, opslag, maak_index, indexmap, monkeypatch
    ):
        monkeypatch.setattr(indexmodule, "BEWAAR_VANAF", 1)
        bewaar(opslag, *(een_vacature(f"V-{i}") for i in range(20)))
        index = maak_index()
        index.werk()
        bewaar(opslag, een_vacature("V-3", titel="Hovenier"))
        index.werk()
        index.wacht()
        oud, nieuw = sorted(indexmap.glob("werk-*"))
        assert (oud / "0" / "vectoren.npy").samefile(nieuw / "0" / "vectoren.npy")
        assert not (oud / "0" / "levend.npy").exists()
        assert np.load(nieuw / "0" / "levend.npy").tolist().count(False) == 1
        bewaar(opslag, een_vacature("V-4", titel="Hovenier"))  # also from a state that was read
        index = maak_index()
        index.werk()
        index.wacht()
        nieuwste = max(indexmap.glob("werk-*"))
        assert (nieuw / "0" / "vectoren.npy").samefile(nieuwste / "0" / "vectoren.npy")

    def test_verdichten_maakt_er_een_segment_van(self, opslag, maak_index, indexmap):
        bewaar(opslag, *(een_vacature(f"V-{i}") for i in range(20)))
        index = maak_index()
        index.werk()
        bewaar(opslag, een_vacature("V-3", titel="Hovenier"))
        assert len(index.werk().segmenten) == 2
        index.verdicht()
        assert len(index.werk().segmenten) == 1
        assert len(nummers(index)) == 20
        assert not list(max(indexmap.glob("werk-*")).glob("1"))

    def test_een_half_geschreven_momentopname_wordt_niet_gelezen(
        self, opslag, maak_index, indexmap
    ):
        bewaar(opslag, een_vacature("V-1"))
        maak_index().werk()
        (map_,) = indexmap.glob("werk-*")
        map_.rename(indexmap / ".nieuw-abc")  # what a crash before the rename leaves
        assert nummers(maak_index()) == {"V-1"}

    def test_een_ander_taalmodel_maakt_een_eigen_index(self, opslag, maak_index, taalmodel):
        bewaar(opslag, een_vacature("V-1"))
        maak_index().werk()
        ander = TellendTaalmodel(taalmodel, versie="een-andere")
        assert nummers(maak_index(ander)) == {"V-1"}
        assert ander.teksten > 0

    def test_de_momentopname_van_een_andere_database_wordt_niet_gelezen(
        self, opslag, maak_index, indexmap, tmp_path
    ):
        bewaar(opslag, een_vacature("V-oud"))
        maak_index().werk()
        from modellen.opslag.migratie import migreer

        nieuw = Opslag(f"sqlite:///{tmp_path}/nieuw.sqlite3")
        migreer(nieuw)
        bewaar(nieuw, een_vacature("V-nieuw"))
        assert nummers(maak_index(opslag=nieuw)) == {"V-nieuw"}
        nieuw.sluit()

    def test_na_veel_wijzigingen_komt_er_een_nieuwe_en_blijven_er_twee(
        self, opslag, maak_index, indexmap, monkeypatch
    ):
        monkeypatch.setattr(indexmodule, "BEWAAR_VANAF", 2)
        index = maak_index()
        for i in range(6):
            bewaar(opslag, een_vacature(f"V-{i}"), een_vacature(f"V-x{i}"))
            index.werk()
            index.wacht()
        assert len(list(indexmap.glob("werk-*"))) == 2

    def test_de_momentopname_bevat_geen_klanten(self, opslag, dienst, indexmap):
        bewaar(opslag, een_vacature("V-1"))
        with opslag.schrijven() as session:
            KlantRepository(session).save(een_klant("K-geheim"), door="test")
        dienst.bijwerken()
        bytes_op_schijf = b"".join(p.read_bytes() for p in indexmap.rglob("*") if p.is_file())
        assert "K-geheim".encode("utf-32-le") not in bytes_op_schijf
        assert b"K-geheim" not in bytes_op_schijf
        (stand,) = indexmap.glob("werk-*/stand.json")
        assert set(json.loads(stand.read_text())) == {"volgnummer", "sleutel", "segmenten"}


class TestControle:
    @pytest.fixture
    def gevuld(self, opslag):
        bewaar(opslag, *(een_vacature(f"V-{i}") for i in range(12)))
        with opslag.schrijven() as session:
            KlantRepository(session).save_all([een_klant("K-1"), een_klant("K-2")], door="test")

    def test_een_index_die_de_opslag_volgt_klopt(self, gevuld, opslag, maak_index):
        index = maak_index()
        bewaar(opslag, een_vacature("V-3", titel="Hovenier", uren=(8, 16)), een_vacature("V-99"))
        for stroom, aantal in ((Stroom.WERK, 13), (Stroom.KLANT, 2)):
            gevonden = index.controleer()[stroom]
            assert gevonden.klopt
            assert gevonden.aantal == aantal

    def test_een_nummer_te_weinig_of_te_veel_valt_op(self, gevuld, opslag, maak_index):
        index = maak_index()
        stand = index.werk()
        kolommen, vector = stand.find("V-3")
        vreemd = replace(kolommen, nummer=np.array(["V-vreemd"]))
        index._werk._stand = stand.met(vreemd, vector[None], stand.volgnummer)
        assert index.controleer()[Stroom.WERK].te_veel == ("V-vreemd",)
        index._werk._stand = replace(stand, levend=(np.arange(12) != 0,))
        gevonden = index.controleer()[Stroom.WERK]
        assert gevonden.ontbreekt == (str(stand.segmenten[0].nummer[0]),)
        assert not gevonden.klopt

    @pytest.mark.parametrize("wat", ["kolom", "vector"])
    def test_een_rij_die_iets_anders_zegt_valt_op(self, gevuld, maak_index, wat):
        index = maak_index()
        stand = index.werk()
        kolommen, vector = stand.find("V-3")
        if wat == "kolom":
            kolommen = replace(kolommen, uren_max=kolommen.uren_max + 1)
        else:
            vector = -vector
        index._werk._stand = stand.met(kolommen, vector[None], stand.volgnummer)
        gevonden = index.controleer()[Stroom.WERK]
        assert gevonden.anders == ("V-3",)
        assert gevonden.ontbreekt == gevonden.te_veel == ()


class TestDraden:
    def test_zoeken_terwijl_er_geschreven_wordt_ziet_steeds_een_hele_stand(
        self, opslag, dienst: Matchdienst
    ):
        with opslag.schrijven() as session:
            KlantRepository(session).save(een_klant(), door="test")
        bewaar(opslag, een_vacature("V-0"))
        gezien: list[int] = []
        fouten: list[Exception] = []
        klaar = threading.Event()

        def zoek() -> None:
            try:
                while not klaar.is_set():
                    lijst = dienst.shortlist("K-1001", vandaag=VANDAAG, aantal=100)
                    assert lijst.telling.tegengehouden == 0
                    gezien.append(lijst.telling.beschouwd)
            except Exception as fout:  # shown by the test itself
                fouten.append(fout)

        draden = [threading.Thread(target=zoek) for _ in range(3)]
        for draad in draden:
            draad.start()
        for i in range(1, 40):
            bewaar(opslag, een_vacature(f"V-{i}"))
        klaar.set()
        for draad in draden:
            draad.join()
        assert fouten == []
        assert dienst.shortlist("K-1001", vandaag=VANDAAG).telling.beschouwd == 40
        assert max(gezien) <= 40


class TestGelijkenissen:
    def test_faiss_geeft_hetzelfde_als_rechttoe_rechtaan_rekenen(self):
        rng = np.random.default_rng(3)
        x = rng.standard_normal((500, 32)).astype(np.float32)
        q = rng.standard_normal(32).astype(np.float32)
        rijen = np.sort(rng.choice(500, 123, replace=False)).astype(np.int64)
        verwacht = np.array(
            [sum(float(a) * float(b) for a, b in zip(x[r], q, strict=True)) for r in rijen]
        )
        np.testing.assert_allclose(gelijkenissen(q, x, rijen), verwacht, rtol=1e-4, atol=1e-4)

    def test_geen_rijen_geeft_niets(self):
        x = np.zeros((5, 4), dtype=np.float32)
        assert len(gelijkenissen(x[0], x, np.array([], dtype=np.int64))) == 0


def test_een_stand_verandert_nooit_wie_hem_vasthoudt_merkt_niets():
    register = standaard_register()
    kolommen = WerkKolommen.van([een_werk("V-1"), een_werk("V-2")], register)
    oud = Stand.van(kolommen, np.eye(2, 4, dtype=np.float32), 2)
    nieuw = oud.met(
        WerkKolommen.van([een_werk("V-2", zichtbaar_voor=frozenset({"a", "b"}))], register),
        np.full((1, 4), 9, dtype=np.float32),
        3,
    )
    assert sorted(oud.nummers()) == ["V-1", "V-2"]
    assert oud.find("V-2")[1].tolist() == [0, 1, 0, 0]
    assert sorted(nieuw.nummers()) == ["V-1", "V-2"]
    assert len(nieuw) == 2
    gevonden, vector = nieuw.find("V-2")
    assert vector.tolist() == [9, 9, 9, 9]
    assert not gevonden.voor_allen[0]
    assert nieuw.volgnummer == 3
