"""What the repositories of the person promise, on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

import pytest
from hypothesis import given
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from modellen.assessment.model import Leefgebied
from modellen.assessment.repository import AssessmentRepository
from modellen.belastbaarheid.model import leeg
from modellen.belastbaarheid.repository import BelastbaarheidRepository
from modellen.beroepskeuze.repository import BeroepskeuzeRepository
from modellen.fouten import NietGevonden, OpstapFout
from modellen.gebruiker.model import Rol
from modellen.gebruiker.repository import GebruikerRepository
from modellen.klant import repository as klant_repository
from modellen.klant.model import KlantStatus, Klantvraag, Wens, WensSoort
from modellen.klant.repository import KlantRepository
from modellen.klantprofiel.repository import KlantprofielRepository
from modellen.opslag.codes import OnbekendeCode
from modellen.opslag.engine import Opslag
from modellen.opslag.volgnummer import Stroom, hoogste_nummer
from modellen.waarden import KlantNummer, UrenPerWeek
from tests.builders import (
    ANDERE_ORGANISATIE,
    ORGANISATIE,
    een_assessment,
    een_belastbaarheid,
    een_beroepskeuzetest,
    een_gebruiker,
    een_identiteit,
    een_klant,
    een_klantprofiel,
)
from tests.modellen.opslag import strategieen
from tests.modellen.opslag.databank import op_een_databank, op_proef, verse_opslag


@pytest.fixture
def opslag(database_url: str) -> Iterator[Opslag]:
    with verse_opslag(database_url) as verse:
        yield verse


@pytest.fixture
def session(opslag: Opslag) -> Iterator[Session]:
    with opslag.schrijven() as session:
        yield session


def volgnummers(session: Session) -> dict[str, int]:
    profielen = KlantprofielRepository(session).gewijzigd_na(0)
    return {profiel.nummer: volgnummer for volgnummer, profiel in profielen}


class TestKlant:
    def test_onbekend_nummer_wordt_niet_gevonden(self, session):
        assert KlantRepository(session).find("K-0") is None
        with pytest.raises(NietGevonden, match="K-0"):
            KlantRepository(session).get("K-0")

    def test_onbewaarbare_tekst_wordt_geweigerd_met_het_veld(self, session):
        for kapot in ("a\0b", "a\ud800b"):
            klant = een_klant("K-7", wensen=(Wens(WensSoort.TAAK, kapot),))
            with pytest.raises(OpstapFout, match=r"klant K-7 staan bij wensen tekens") as fout:
                KlantRepository(session).save(klant, door="test")
            assert fout.value.code == "onbewaarbare_tekst"
        assert KlantRepository(session).list_() == []

    def test_backslash_u0000_is_gewone_tekst(self, session):
        klant = een_klant(wensen=(Wens(WensSoort.TAAK, "\\u0000"),))
        KlantRepository(session).save(klant, door="test")
        assert KlantRepository(session).get(klant.nummer) == klant

    def test_databank_weigert_onmogelijke_uren(self, session):
        KlantRepository(session).save(een_klant("K-1"), door="test")
        with pytest.raises(IntegrityError, match="ck_klant_uren"):
            session.execute(text("UPDATE klant SET uren_min = 40, uren_max = 10"))
        session.rollback()

    @pytest.mark.parametrize(
        ("kolom", "waarde", "veld"),
        [
            ("status", "'verdwenen'", "status"),
            ("taalniveau", "'z9'", "taalniveau"),
            ("certificaten", """'["vca_basis", "toverkunst"]'""", "certificaten"),
            ("vervoer", """'{"raket": 5}'""", "vervoer"),
            ("werkervaring", """'[{"functie": "x", "taken": "", "branche": "magie"}]'""",
             "werkervaring.branche"),
        ],
    )  # fmt: skip
    def test_onbekende_code_noemt_tabel_nummer_en_veld(self, session, kolom, waarde, veld):
        KlantRepository(session).save(een_klant("K-7"), door="test")
        session.execute(text(f"UPDATE klant SET {kolom} = {waarde}".replace(":", "\\:")))
        with pytest.raises(OnbekendeCode) as fout:
            KlantRepository(session).get("K-7")
        assert (fout.value.tabel, fout.value.nummer, fout.value.veld) == ("klant", "K-7", veld)
        assert all(woord in fout.value.melding for woord in ("klant", "K-7", veld))

    def test_verwijderde_code_wordt_niet_geraden(self, session, monkeypatch):
        KlantRepository(session).save(een_klant("K-7"), door="test")

        class KleinereLijst(StrEnum):
            GEPAUZEERD = "gepauzeerd"

        monkeypatch.setattr(klant_repository, "KlantStatus", KleinereLijst)
        with pytest.raises(OnbekendeCode, match="'actief'"):
            KlantRepository(session).get("K-7")

    @given(klant=strategieen.klanten)
    @op_een_databank
    def test_elke_klant_komt_terug_zoals_bewaard(self, opslag, klant):
        with op_proef(opslag) as session:
            KlantRepository(session).save(een_klant("K-1"), door="test")
            KlantRepository(session).save(klant, door="test")
            gelezen = KlantRepository(session).get(klant.nummer)
            assert gelezen == klant
            assert KlantRepository(session).save_all([gelezen], door="test").ongewijzigd == 1

    def test_lijst_is_op_nummer_en_te_beperken(self, session):
        klanten = KlantRepository(session)
        klanten.save_all(
            [
                een_klant("K-3", coach="coach.bas"),
                een_klant("K-1"),
                een_klant("K-2", status=KlantStatus.GEPLAATST),
                een_klant("K-4", organisatie=ANDERE_ORGANISATIE),
            ],
            door="test",
        )

        def nummers(**filters):
            return [klant.nummer for klant in klanten.list_(**filters)]

        assert nummers() == ["K-1", "K-2", "K-3", "K-4"]
        assert nummers(organisatie=ORGANISATIE) == ["K-1", "K-2", "K-3"]
        assert nummers(organisatie=ORGANISATIE, coach="coach.bas") == ["K-3"]
        assert nummers(status=KlantStatus.GEPLAATST) == ["K-2"]

        def gezocht(tekst="", begin=0, aantal=9, **welke):
            vraag = Klantvraag(tekst, welke.pop("status", None))
            deel, totaal = klanten.zoek(
                vraag, organisatie=ORGANISATIE, begin=begin, aantal=aantal, **welke
            )
            return [regel.nummer for regel in deel], totaal

        assert gezocht(aantal=2) == (["K-1", "K-2"], 3)
        assert gezocht(begin=2, aantal=2) == (["K-3"], 3)
        assert gezocht(begin=4, aantal=2) == ([], 3)
        assert gezocht(coach="coach.bas") == (["K-3"], 1)
        assert gezocht(status=KlantStatus.GEPLAATST) == (["K-2"], 1)
        assert gezocht("k-", begin=1, aantal=1) == (["K-2"], 3)
        assert gezocht("k-9") == ([], 0)

    def test_telling_zegt_wat_nieuw_gewijzigd_en_gelijk_is(self, session):
        klanten = KlantRepository(session)
        eerst = klanten.save_all([een_klant(f"K-{i}") for i in range(5)], door="test")
        assert (eerst.nieuw, eerst.gewijzigd, eerst.ongewijzigd) == (5, 0, 0)
        daarna = klanten.save_all(
            [een_klant("K-0"), een_klant("K-1", uren=(8, 8)), een_klant("K-9")], door="test"
        )
        assert (daarna.nieuw, daarna.gewijzigd, daarna.ongewijzigd) == (1, 1, 1)

    def test_van_twee_met_een_nummer_telt_de_laatste(self, session):
        twee = [een_klant("K-1", uren=(8, 8)), een_klant("K-1", uren=(9, 9))]
        assert KlantRepository(session).save_all(twee, door="test").nieuw == 1
        assert KlantRepository(session).get("K-1").uren == UrenPerWeek(9, 9)

    def test_rij_houdt_bij_wie_en_wanneer(self, session):
        voor = datetime.now(UTC) - timedelta(seconds=1)
        KlantRepository(session).save(een_klant("K-1"), door="anna")
        KlantRepository(session).save(een_klant("K-1", uren=(8, 8)), door="bas")
        KlantRepository(session).save(een_klant("K-1", uren=(8, 8)), door="cor")
        kolom = klant_repository.KlantRij.tabel().c
        rij = session.execute(
            klant_repository.select(kolom.aangemaakt_op, kolom.gewijzigd_op, kolom.gewijzigd_door)
        ).one()
        assert rij.gewijzigd_door == "bas"
        assert voor < rij.aangemaakt_op <= rij.gewijzigd_op <= datetime.now(UTC)
        assert rij.gewijzigd_op.tzinfo is UTC


class TestIdentiteit:
    def test_zonder_klant_geen_naam(self, session):
        with pytest.raises(NietGevonden):
            KlantRepository(session).save_identiteit(een_identiteit("K-0"), door="test")
        assert KlantRepository(session).find_identiteit("K-0") is None

    @given(identiteit=strategieen.identiteiten)
    @op_een_databank
    def test_elke_naam_komt_terug_zoals_bewaard(self, opslag, identiteit):
        with op_proef(opslag) as session:
            klanten = KlantRepository(session)
            klanten.save(een_klant("K-1"), door="test")
            klanten.save_identiteit(een_identiteit("K-1"), door="test")
            klanten.save_identiteit(identiteit, door="test")
            assert klanten.find_identiteit("K-1") == identiteit
            assert klanten.identiteiten(["K-1", "K-2"]) == {"K-1": identiteit}

    def test_naam_verschuift_het_profiel_niet(self, session):
        KlantRepository(session).save(een_klant("K-1"), door="test")
        voor = volgnummers(session)
        KlantRepository(session).save_identiteit(een_identiteit("K-1"), door="test")
        assert volgnummers(session) == voor


class TestBelastbaarheid:
    def test_zonder_klant_wordt_niets_bewaard(self, session):
        with pytest.raises(NietGevonden):
            BelastbaarheidRepository(session).save(een_belastbaarheid("K-0"), door="test")

    def test_zonder_oordelen_is_alles_onbekend(self, session):
        KlantRepository(session).save(een_klant("K-1"), door="test")
        assert BelastbaarheidRepository(session).get("K-1") == leeg("K-1")

    @pytest.mark.parametrize(
        "opdracht",
        [
            "UPDATE belastbaarheid_oordeel SET bron = 'huisarts zegt hernia'",
            "UPDATE belastbaarheid_oordeel SET beoordelaar = 'dr. Jansen'",
            "UPDATE belastbaarheid_oordeel SET code = 'IV-13 wegens de rug'",
            "UPDATE belastbaarheid_oordeel SET niveau = 9",
            "UPDATE belastbaarheid_oordeel SET masker = 1",
        ],
    )
    def test_databank_weigert_tekst_en_onmogelijke_waarden(self, session, opdracht):
        KlantRepository(session).save(een_klant("K-1"), door="test")
        BelastbaarheidRepository(session).save(een_belastbaarheid("K-1"), door="test")
        with pytest.raises(IntegrityError):
            session.execute(text(f"{opdracht} WHERE code = 'IV-13'"))
        session.rollback()

    @pytest.mark.parametrize(
        ("code", "zetten", "waarde"),
        [("IV-13", "code = 'IX-1'", "0"), ("I-8", "masker = 16384", "16384"),
         ("IV-13", "niveau = NULL, masker = 1", "1")],
    )  # fmt: skip
    def test_onbekend_oordeel_noemt_tabel_nummer_en_item(self, session, code, zetten, waarde):
        KlantRepository(session).save(een_klant("K-1"), door="test")
        BelastbaarheidRepository(session).save(een_belastbaarheid("K-1"), door="test")
        session.execute(
            text(f"UPDATE belastbaarheid_oordeel SET {zetten} WHERE code = :code"), {"code": code}
        )
        with pytest.raises(OnbekendeCode) as fout:
            BelastbaarheidRepository(session).get("K-1")
        assert fout.value.nummer == "K-1"
        assert fout.value.tabel == "belastbaarheid_oordeel"
        assert waarde in fout.value.melding

    @given(eerst=strategieen.belastbaarheden, daarna=strategieen.belastbaarheden)
    @op_een_databank
    def test_elke_belastbaarheid_vervangt_de_vorige_helemaal(self, opslag, eerst, daarna):
        with op_proef(opslag) as session:
            KlantRepository(session).save(een_klant("K-1"), door="test")
            belastbaarheid = BelastbaarheidRepository(session)
            for bewaard in (eerst, daarna):
                belastbaarheid.save(bewaard, door="test")
                assert belastbaarheid.get("K-1") == bewaard

    def test_alleen_het_oordeel_dat_anders_is_wordt_geschreven(self, session):
        KlantRepository(session).save(een_klant("K-1"), door="test")
        BelastbaarheidRepository(session).save(een_belastbaarheid("K-1"), door="anna")
        BelastbaarheidRepository(session).save(een_belastbaarheid("K-1", {"IV-13": 2}), door="bas")
        door = session.execute(
            text("SELECT code, gewijzigd_door FROM belastbaarheid_oordeel")
        ).all()
        assert len(door) == 64
        assert [rij.code for rij in door if rij.gewijzigd_door == "bas"] == ["IV-13"]

    def test_vele_geeft_iedereen_die_gevraagd_is(self, session):
        KlantRepository(session).save_all([een_klant("K-1"), een_klant("K-2")], door="test")
        BelastbaarheidRepository(session).save(een_belastbaarheid("K-2"), door="test")
        assert BelastbaarheidRepository(session).get_vele(["K-1", "K-2"]) == {
            "K-1": leeg("K-1"),
            "K-2": een_belastbaarheid("K-2"),
        }


class TestAssessment:
    def test_zonder_klant_wordt_niets_bewaard(self, session):
        with pytest.raises(NietGevonden):
            AssessmentRepository(session).save(een_assessment("K-0"), door="test")
        assert AssessmentRepository(session).find_laatste("K-0") is None

    @given(assessment=strategieen.assessments)
    @op_een_databank
    def test_elk_assessment_komt_terug_zoals_bewaard(self, opslag, assessment):
        with op_proef(opslag) as session:
            KlantRepository(session).save(een_klant("K-1"), door="test")
            assessments = AssessmentRepository(session)
            eerder = een_assessment(
                "K-1", datum=assessment.datum, verslag={Leefgebied.WERK: "eerder"}
            )
            assessments.save(eerder, door="test")
            assessments.save(assessment, door="test")
            assert assessments.find_laatste("K-1") == assessment

    def test_het_laatste_telt(self, session):
        KlantRepository(session).save_all([een_klant("K-1"), een_klant("K-2")], door="test")
        assessments = AssessmentRepository(session)
        for dag in (3, 9, 5):
            assessments.save(een_assessment("K-1", datum=date(2026, 1, dag)), door="test")
        assert assessments.laatste(["K-1", "K-2"]) == {
            "K-1": een_assessment("K-1", datum=date(2026, 1, 9))
        }

    def test_verslag_gaat_niet_mee_met_velen(self, session):
        KlantRepository(session).save(een_klant("K-1"), door="test")
        met_verslag = een_assessment("K-1", verslag={Leefgebied.GEZONDHEID: "vertrouwelijk"})
        AssessmentRepository(session).save(met_verslag, door="test")
        assert AssessmentRepository(session).laatste(["K-1"])["K-1"].verslag == {}
        assert AssessmentRepository(session).find_laatste("K-1") == met_verslag


class TestBeroepskeuzetest:
    def test_zonder_klant_wordt_niets_bewaard(self, session):
        with pytest.raises(NietGevonden):
            BeroepskeuzeRepository(session).save(een_beroepskeuzetest("K-0"), door="test")

    @given(test=strategieen.beroepskeuzetests)
    @op_een_databank
    def test_elke_test_komt_terug_zoals_bewaard(self, opslag, test):
        with op_proef(opslag) as session:
            KlantRepository(session).save(een_klant("K-1"), door="test")
            BeroepskeuzeRepository(session).save(test, door="test")
            assert BeroepskeuzeRepository(session).find_laatste("K-1") == test


class TestKlantprofiel:
    def test_onbekend_nummer_heeft_geen_profiel(self, session):
        assert KlantprofielRepository(session).get_vele(["K-0"]) == {}
        with pytest.raises(NietGevonden):
            KlantprofielRepository(session).get("K-0")

    def test_profiel_is_gebouwd_uit_alles_wat_bewaard_is(self, session):
        klant, test = een_klant("K-1"), een_beroepskeuzetest("K-1")
        belastbaarheid, assessment = een_belastbaarheid("K-1", {"IV-13": 2}), een_assessment("K-1")
        KlantRepository(session).save(klant, door="test")
        BelastbaarheidRepository(session).save(belastbaarheid, door="test")
        AssessmentRepository(session).save(assessment, door="test")
        BeroepskeuzeRepository(session).save(test, door="test")
        assert KlantprofielRepository(session).get("K-1") == een_klantprofiel(
            klant, belastbaarheid=belastbaarheid, assessment=assessment, test=test
        )

    def test_elke_wijziging_verschuift_alleen_deze_klant(self, session):
        KlantRepository(session).save_all([een_klant("K-1"), een_klant("K-2")], door="test")
        wijzigingen = [
            lambda: KlantRepository(session).save(een_klant("K-1", uren=(8, 8)), door="test"),
            lambda: BelastbaarheidRepository(session).save(een_belastbaarheid("K-1"), door="test"),
            lambda: AssessmentRepository(session).save(een_assessment("K-1"), door="test"),
            lambda: BeroepskeuzeRepository(session).save(een_beroepskeuzetest("K-1"), door="test"),
        ]
        for wijzig in wijzigingen:
            voor = volgnummers(session)
            wijzig()
            na = volgnummers(session)
            assert na["K-2"] == voor["K-2"]
            assert na["K-1"] > max(voor.values())
            wijzig()  # the same again changes nothing
            assert volgnummers(session) == na

    def test_wijzigingen_komen_op_volgorde_vanaf_het_gevraagde_nummer(self, session):
        KlantRepository(session).save_all([een_klant(f"K-{i}") for i in range(4)], door="test")
        begin = hoogste_nummer(session, Stroom.KLANT)
        for nummer in ("K-3", "K-0"):
            BelastbaarheidRepository(session).save(een_belastbaarheid(nummer), door="test")
        gezien = [
            (volgnummer, profiel.nummer)
            for volgnummer, profiel in KlantprofielRepository(session).gewijzigd_na(begin)
        ]
        assert gezien == [(begin + 1, "K-3"), (begin + 2, "K-0")]

    def test_gesloten_klant_komt_ook_langs(self, session):
        gesloten = replace(een_klant("K-1"), status=KlantStatus.AFGESLOTEN)
        KlantRepository(session).save(gesloten, door="test")
        [(_, profiel)] = KlantprofielRepository(session).gewijzigd_na(0)
        assert profiel.klant.status is KlantStatus.AFGESLOTEN


class TestGebruiker:
    def test_account_van_een_klant_die_er_niet_is(self, session):
        gebruiker = een_gebruiker("k", rol=Rol.KLANT, klant=KlantNummer("K-9"))
        with pytest.raises(NietGevonden):
            GebruikerRepository(session).save(gebruiker, door="test")

    def test_klant_en_opdrachtgever_komen_terug_zoals_bewaard(self, session):
        KlantRepository(session).save(een_klant("K-1"), door="test")
        gebruikers = GebruikerRepository(session)
        for gebruiker in (
            een_gebruiker("k", rol=Rol.KLANT, klant=KlantNummer("K-1")),
            een_gebruiker("og", rol=Rol.OPDRACHTGEVER, opdrachtgever="gemeente"),
        ):
            gebruikers.save(gebruiker, door="test")
            assert gebruikers.get(gebruiker.account) == gebruiker

    def test_verwijderde_klant_neemt_het_eigen_account_mee(self, session):
        KlantRepository(session).save(een_klant("K-1"), door="test")
        gebruikers = GebruikerRepository(session)
        account = een_gebruiker("k", rol=Rol.KLANT, klant=KlantNummer("K-1"))
        gebruikers.save(account, door="test")
        session.execute(text("DELETE FROM klant"))
        assert gebruikers.find("k") is None

    def test_onbekend_account_krijgt_geen_sessie(self, session):
        gebruikers = GebruikerRepository(session)
        assert gebruikers.find("niemand") is None
        with pytest.raises(NietGevonden):
            gebruikers.create_sessie("a" * 64, account="niemand", verloopt_op=datetime.now(UTC))

    def test_verlopen_sessie_wordt_niet_gevonden(self, session):
        gebruikers = GebruikerRepository(session)
        gebruikers.save(een_gebruiker("anna"), door="test")
        nu = datetime(2026, 11, 23, 9, tzinfo=UTC)
        sessie = gebruikers.create_sessie("a" * 64, account="anna", verloopt_op=nu)
        assert gebruikers.find_sessie("a" * 64, moment=nu) is None
        eerder = nu - timedelta(microseconds=1)
        assert gebruikers.find_sessie("a" * 64, moment=eerder) == sessie
        gebruikers.delete_verlopen_sessies(moment=nu)
        assert gebruikers.find_sessie("a" * 64, moment=eerder) is None

    def test_afgemelde_sessie_is_weg(self, session):
        gebruikers = GebruikerRepository(session)
        gebruikers.save(een_gebruiker("anna"), door="test")
        nu = datetime.now(UTC)
        for teken in "abc":
            gebruikers.create_sessie(
                teken * 64, account="anna", verloopt_op=nu + timedelta(hours=1)
            )
        gebruikers.delete_sessie("a" * 64)
        over = [t for t in "abc" if gebruikers.find_sessie(t * 64, moment=nu)]
        assert over == ["b", "c"]
        gebruikers.delete_sessies_van("anna")
        assert gebruikers.find_sessie("b" * 64, moment=nu) is None

    @given(gebruiker=strategieen.gebruikers)
    @op_een_databank
    def test_elk_account_komt_terug_zoals_bewaard(self, opslag, gebruiker):
        with op_proef(opslag) as session:
            gebruikers = GebruikerRepository(session)
            gebruikers.save(replace(gebruiker, naam="eerder"), door="test")
            gebruikers.save(gebruiker, door="test")
            assert gebruikers.list_() == [gebruiker] == [gebruikers.get(gebruiker.account)]

    def test_lijst_is_te_beperken(self, session):
        gebruikers = GebruikerRepository(session)
        bas = een_gebruiker("bas", organisatie=ANDERE_ORGANISATIE)
        anna, cor = een_gebruiker("anna"), een_gebruiker("cor", rol=Rol.BEHEERDER)
        for gebruiker in (cor, bas, anna):
            gebruikers.save(gebruiker, door="test")
        assert gebruikers.list_() == [anna, bas, cor]
        assert gebruikers.list_(organisatie=ORGANISATIE) == [anna, cor]
        assert gebruikers.list_(rol=Rol.BEHEERDER) == [cor]
