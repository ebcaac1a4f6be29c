"""What the repositories of work promise, on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from modellen.fouten import NietGevonden, OpstapFout
from modellen.opslag.codes import OnbekendeCode
from modellen.opslag.engine import Opslag
from modellen.opslag.volgnummer import Stroom, hoogste_nummer
from tests.builders import (
    ANDERE_ORGANISATIE,
    ORGANISATIE,
    een_belasting,
    een_netwerkplek,
    een_vacature,
    een_werkgever,
)
from tests.modellen.opslag import strategieen
from tests.modellen.opslag.databank import op_een_databank, op_proef, verse_opslag
from vacatures.netwerkplek.repository import NetwerkplekRepository
from vacatures.vacature.model import VacatureStatus
from vacatures.vacature.repository import VacatureRepository
from vacatures.werk import werk_van_netwerkplek, werk_van_vacature, werk_van_werkgever
from vacatures.werk_repository import WerkRepository
from vacatures.werkgever.repository import WerkgeverRepository


@pytest.fixture
def opslag(database_url: str) -> Iterator[Opslag]:
    with verse_opslag(database_url) as verse, verse.schrijven() as session:
        werkgevers = [een_werkgever(nummer) for nummer in strategieen.WERKGEVERS]
        WerkgeverRepository(session).save_all(werkgevers, door="test")
        session.commit()
        yield verse


@pytest.fixture
def session(opslag: Opslag) -> Iterator[Session]:
    with opslag.schrijven() as session:
        yield session


def volgnummers(session: Session) -> dict[str, int]:
    wijzigingen = WerkRepository(session).gewijzigd_na(0)
    return {werk.nummer: volgnummer for volgnummer, werk in wijzigingen}


class TestVacature:
    def test_onbekend_nummer_wordt_niet_gevonden(self, session):
        vacatures = VacatureRepository(session)
        assert vacatures.find("V-0") is None
        assert vacatures.find_bron("eigen", "0") is None
        assert vacatures.find_ruw("V-0") is None
        with pytest.raises(NietGevonden, match="V-0"):
            vacatures.get("V-0")

    def test_werkgever_moet_bestaan(self, session):
        with pytest.raises(NietGevonden, match="werkgever met nummer W-0"):
            VacatureRepository(session).save(een_vacature(werkgever="W-0"), door="test")
        assert VacatureRepository(session).list_() == []

    def test_een_bron_levert_een_vacature_maar_een_keer(self, session):
        vacatures = VacatureRepository(session)
        vacatures.save(een_vacature("V-1", bron="uwv", bron_id="7"), door="test")
        with pytest.raises(IntegrityError):
            vacatures.save(een_vacature("V-2", bron="uwv", bron_id="7"), door="test")
        session.rollback()

    def test_onbewaarbare_tekst_wordt_geweigerd_met_het_veld(self, session):
        with pytest.raises(OpstapFout, match="vacature V-1 staan bij taken tekens"):
            VacatureRepository(session).save(een_vacature(taken="a\0b"), door="test")

    @pytest.mark.parametrize(
        ("zetten", "veld"),
        [("status = 'zoek'", "status"), ("branche = 'magie'", "branche"),
         ("eis_rijbewijzen = '[\"Z\"]'", "eis_rijbewijzen"),
         ("contractvorm = 'levenslang'", "contractvorm")],
    )  # fmt: skip
    def test_onbekende_code_noemt_tabel_nummer_en_veld(self, session, zetten, veld):
        VacatureRepository(session).save(een_vacature("V-7"), door="test")
        session.execute(text(f"UPDATE vacature SET {zetten}"))
        with pytest.raises(OnbekendeCode) as fout:
            WerkRepository(session).get("V-7")
        assert (fout.value.tabel, fout.value.nummer, fout.value.veld) == ("vacature", "V-7", veld)

    @given(vacature=strategieen.vacatures)
    @op_een_databank
    def test_elke_vacature_komt_terug_zoals_bewaard(self, opslag, vacature):
        with op_proef(opslag) as session:
            vacatures = VacatureRepository(session)
            vacatures.save(een_vacature(vacature.nummer, cluster=vacature.cluster), door="test")
            vacatures.save(vacature, door="test")
            gelezen = VacatureRepository(session).get(vacature.nummer)
            assert gelezen == vacature
            assert vacatures.save_all([gelezen], door="test").ongewijzigd == 1
            assert WerkRepository(session).get(vacature.nummer) == werk_van_vacature(vacature)
            assert vacatures.find_bron(vacature.bron, vacature.bron_id) == vacature

    def test_hetzelfde_nog_eens_verandert_niets(self, session):
        vacatures = VacatureRepository(session)
        allemaal = [een_vacature(f"V-{i}", belasting={"IV-13": i % 3}) for i in range(2500)]
        assert vacatures.save_all(allemaal, door="test").nieuw == 2500
        voor = volgnummers(session)
        telling = vacatures.save_all(iter(allemaal), door="test")
        assert (telling.nieuw, telling.gewijzigd, telling.ongewijzigd) == (0, 0, 2500)
        assert volgnummers(session) == voor

    def test_alleen_het_gewijzigde_verschuift(self, session):
        vacatures = VacatureRepository(session)
        vacatures.save_all([een_vacature(f"V-{i}") for i in range(4)], door="test")
        begin = hoogste_nummer(session, Stroom.WERK)
        nieuw = [een_vacature("V-0"), een_vacature("V-2", belasting={"IV-13": 1})]
        assert vacatures.save_all(nieuw, door="test").gewijzigd == 1
        gezien = [(n, werk.nummer) for n, werk in WerkRepository(session).gewijzigd_na(begin)]
        assert gezien == [(begin + 1, "V-2")]

    def test_gelijke_belasting_staat_er_een_keer(self, session):
        belasting = {"IV-13": 2, "I-8": {"deadlines"}}
        allemaal = [een_vacature(f"V-{i}", belasting=belasting) for i in range(10)]
        VacatureRepository(session).save_all(allemaal, door="test")
        NetwerkplekRepository(session).save(een_netwerkplek(belasting=belasting), door="test")
        assert session.execute(text("SELECT count(*) FROM belastingprofiel")).scalar() == 1
        gelezen = VacatureRepository(session).list_()
        assert len({id(vacature.belasting) for vacature in gelezen}) == 1
        assert gelezen[0].belasting == een_belasting(belasting)

    def test_onbekende_belasting_heeft_geen_profiel(self, session):
        VacatureRepository(session).save(een_vacature(), door="test")
        assert session.execute(text("SELECT count(*) FROM belastingprofiel")).scalar() == 0

    def test_onbekend_belastingitem_noemt_het_profiel_en_item(self, session):
        VacatureRepository(session).save(een_vacature(belasting={"IV-13": 2}), door="test")
        session.execute(
            text("""UPDATE belastingprofiel SET items = '[["IX-1",2,null,"geschat"]]'""")
        )
        with pytest.raises(OnbekendeCode, match="IX-1") as fout:
            VacatureRepository(session).list_()
        assert fout.value.tabel == "belastingprofiel"

    def test_ruw_record_blijft_tot_er_een_nieuw_is(self, session):
        vacatures = VacatureRepository(session)
        vacatures.save(een_vacature("V-1"), door="test", ruw='{"titel": "Magazijn"}')
        vacatures.save(een_vacature("V-1", titel="Anders"), door="test")
        assert vacatures.find_ruw("V-1") == '{"titel": "Magazijn"}'
        vacatures.save_all([een_vacature("V-1")], door="test", ruw={"V-1": "nieuw", "V-2": "?"})
        assert vacatures.find_ruw("V-1") == "nieuw"

    def test_nummers_per_bron(self, session):
        vacatures = VacatureRepository(session)
        vacatures.save(een_vacature("V-1", bron="uwv", bron_id="a"), door="test")
        vacatures.save(een_vacature("V-2", bron="uwv", bron_id="b"), door="test")
        vacatures.save(een_vacature("V-3", bron="eigen", bron_id="a"), door="test")
        assert vacatures.nummers_per_bron("uwv") == {"a": "V-1", "b": "V-2"}

    def test_lijst_is_op_nummer_en_te_beperken(self, session):
        vacatures = VacatureRepository(session)
        vacatures.save_all(
            [
                een_vacature("V-4", status=VacatureStatus.VERVULD),
                een_vacature("V-1", werkgever="W-1"),
                een_vacature("V-2", zichtbaar_voor=frozenset({ORGANISATIE})),
                een_vacature("V-3", bron="uwv", zichtbaar_voor=frozenset()),
            ],
            door="test",
        )

        def nummers(**filters):
            return [vacature.nummer for vacature in vacatures.list_(**filters)]

        assert nummers() == ["V-1", "V-2", "V-3", "V-4"]
        assert nummers(na="V-1", aantal=2) == ["V-2", "V-3"]
        assert nummers(status=VacatureStatus.VERVULD) == ["V-4"]
        assert nummers(werkgever="W-1") == ["V-1"]
        assert nummers(bron="uwv") == ["V-3"]
        assert nummers(zichtbaar_voor=ORGANISATIE) == ["V-1", "V-2", "V-4"]
        assert nummers(zichtbaar_voor=ANDERE_ORGANISATIE) == ["V-1", "V-4"]


class TestClusters:
    def test_onbekende_vacature_wordt_geweigerd(self, session):
        with pytest.raises(NietGevonden, match="V-9"):
            VacatureRepository(session).set_clusters({"V-9": None}, door="test")

    def test_onbekend_hoofd_wordt_geweigerd_bij_het_vastleggen(self, opslag):
        with pytest.raises(IntegrityError), opslag.schrijven() as session:
            VacatureRepository(session).save(een_vacature("V-1", cluster="V-9"), door="test")

    def test_cluster_verbergt_alle_behalve_het_hoofd(self, session):
        vacatures = VacatureRepository(session)
        vacatures.save_all([een_vacature(f"V-{i}") for i in range(3)], door="test")
        begin = hoogste_nummer(session, Stroom.WERK)
        hoofden = {"V-0": "V-0", "V-1": "V-0", "V-2": None}
        assert vacatures.set_clusters(hoofden, door="test") == 2
        assert vacatures.set_clusters(hoofden, door="test") == 0
        gezien = {w.nummer: w.is_actief for _, w in WerkRepository(session).gewijzigd_na(begin)}
        assert gezien == {"V-0": True, "V-1": False}

    def test_nieuwe_import_haalt_niets_uit_zijn_cluster(self, session):
        vacatures = VacatureRepository(session)
        allemaal = [een_vacature("V-0"), een_vacature("V-1")]
        vacatures.save_all(allemaal, door="test")
        vacatures.set_clusters({"V-0": "V-0", "V-1": "V-0"}, door="test")
        assert vacatures.save_all(allemaal, door="test").ongewijzigd == 2
        vacatures.save(een_vacature("V-1", titel="Anders"), door="test")
        assert vacatures.get("V-1") == een_vacature("V-1", titel="Anders", cluster="V-0")
        vacatures.save(een_vacature("V-1", cluster="V-1"), door="test")
        assert vacatures.get("V-1").cluster == "V-1"
        vacatures.set_clusters({"V-1": None}, door="test")
        assert vacatures.get("V-1").cluster is None


class TestWerkgever:
    def test_onbekend_nummer_wordt_niet_gevonden(self, session):
        with pytest.raises(NietGevonden):
            WerkgeverRepository(session).get("W-0")

    @given(werkgever=strategieen.werkgevers)
    @op_een_databank
    def test_elke_werkgever_komt_terug_zoals_bewaard(self, opslag, werkgever):
        with op_proef(opslag) as session:
            werkgevers = WerkgeverRepository(session)
            werkgevers.save(een_werkgever(werkgever.nummer), door="test")
            werkgevers.save(werkgever, door="test")
            assert werkgevers.get(werkgever.nummer) == werkgever
            assert WerkRepository(session).get(werkgever.nummer) == werk_van_werkgever(werkgever)

    def test_lijst_toont_alleen_wat_de_organisatie_mag_zien(self, session):
        werkgevers = WerkgeverRepository(session)
        werkgevers.save(een_werkgever("W-3", zichtbaar_voor=frozenset({"een'x"})), door="test")
        assert [w.nummer for w in werkgevers.list_()] == ["W-1", "W-2", "W-3"]
        assert [w.nummer for w in werkgevers.list_(zichtbaar_voor="een'x", na="W-2")] == ["W-3"]
        assert [w.nummer for w in werkgevers.list_(zichtbaar_voor=ORGANISATIE)] == ["W-1", "W-2"]


class TestNetwerkplek:
    def test_onbekend_nummer_wordt_niet_gevonden(self, session):
        with pytest.raises(NietGevonden):
            NetwerkplekRepository(session).get("N-0")

    def test_werkgever_moet_bestaan(self, session):
        with pytest.raises(NietGevonden, match="W-0"):
            NetwerkplekRepository(session).save(een_netwerkplek(werkgever="W-0"), door="test")

    @given(plek=strategieen.netwerkplekken)
    @op_een_databank
    def test_elke_netwerkplek_komt_terug_zoals_bewaard(self, opslag, plek):
        with op_proef(opslag) as session:
            plekken = NetwerkplekRepository(session)
            plekken.save(een_netwerkplek(plek.nummer), door="test")
            plekken.save(plek, door="test")
            assert NetwerkplekRepository(session).get(plek.nummer) == plek
            assert WerkRepository(session).get(plek.nummer) == werk_van_netwerkplek(plek)

    def test_lijst_is_te_beperken(self, session):
        plekken = NetwerkplekRepository(session)
        plekken.save_all(
            [een_netwerkplek("N-2", werkgever="W-2"), een_netwerkplek("N-1")], door="test"
        )
        assert [plek.nummer for plek in plekken.list_()] == ["N-1", "N-2"]
        assert [plek.nummer for plek in plekken.list_(werkgever="W-2")] == ["N-2"]
        assert [plek.nummer for plek in plekken.list_(aantal=1)] == ["N-1"]


class TestWerk:
    def test_onbekend_nummer_wordt_niet_gevonden(self, session):
        assert WerkRepository(session).find("V-0") is None
        with pytest.raises(NietGevonden):
            WerkRepository(session).get("V-0")

    def test_vele_geeft_alle_soorten_in_de_gevraagde_volgorde(self, session):
        VacatureRepository(session).save(een_vacature("V-1"), door="test")
        NetwerkplekRepository(session).save(een_netwerkplek("N-1"), door="test")
        gevonden = WerkRepository(session).get_vele(["W-1", "V-1", "V-0", "N-1"])
        assert list(gevonden) == ["W-1", "V-1", "N-1"]

    def test_wijzigingen_van_alle_soorten_komen_op_volgorde(self, session):
        vacatures, plekken = VacatureRepository(session), NetwerkplekRepository(session)
        vacatures.save_all([een_vacature(f"V-{i}") for i in range(3)], door="test")
        plekken.save(een_netwerkplek("N-1"), door="test")
        vacatures.save(een_vacature("V-1", titel="Anders"), door="test")
        WerkgeverRepository(session).save(een_werkgever("W-1", naam="Anders"), door="test")
        gezien = list(WerkRepository(session).gewijzigd_na(0))
        assert [w.nummer for _, w in gezien] == ["W-2", "V-0", "V-2", "N-1", "V-1", "W-1"]
        assert [n for n, _ in gezien] == sorted({n for n, _ in gezien})
        assert gezien[-1][0] == hoogste_nummer(session, Stroom.WERK)

    def test_gesloten_vacature_komt_langs_als_niet_actief(self, session):
        VacatureRepository(session).save(een_vacature("V-1"), door="test")
        begin = hoogste_nummer(session, Stroom.WERK)
        gesloten = replace(een_vacature("V-1"), status=VacatureStatus.INGETROKKEN)
        VacatureRepository(session).save(gesloten, door="test")
        [(_, werk)] = WerkRepository(session).gewijzigd_na(begin)
        assert not werk.is_actief
