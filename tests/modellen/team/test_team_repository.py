"""What the team knows about itself, kept on both databases."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from modellen.fouten import NietGevonden, OngeldigeWaarde, OpstapFout
from modellen.gebruiker.model import Rol
from modellen.gebruiker.repository import GebruikerRepository
from modellen.klant.repository import KlantRepository
from modellen.opslag.base import Base
from modellen.opslag.engine import Opslag
from modellen.team.aanbod import aanbod
from modellen.team.model import Feitsoort, NieuwFeit, Teamfeit, TeamIntussenGewijzigd, geldend
from modellen.team.repository import (
    FeedbackRepository,
    MeedenkerRepository,
    TeamfeitRepository,
)
from modellen.traject.model import Traject
from modellen.traject.repository import TrajectRepository
from modellen.waarden import KlantNummer
from tests.builders import ANDERE_ORGANISATIE, ORGANISATIE, een_gebruiker, een_klant
from tests.modellen.opslag.databank import op_een_databank, op_proef, verse_opslag
from tests.modellen.opslag.strategieen import teksten
from tests.modellen.traject.proefsoort import PROEFSOORT, een_gebeurtenis

OP = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAG = date(2026, 11, 23)
ANNA = een_gebruiker("coach.anna")
BRAM = een_gebruiker("coach.bram")
CAS = een_gebruiker("coach.cas")
VER = een_gebruiker("coach.ver", organisatie=ANDERE_ORGANISATIE)
LEIDER = een_gebruiker("tl.mo", rol=Rol.TEAMLEIDER)
NAZORG = NieuwFeit(Feitsoort.PRODUCTKENNIS, "nazorg", DAG)


@pytest.fixture
def opslag(database_url: str) -> Iterator[Opslag]:
    with verse_opslag(database_url) as verse:
        with verse.schrijven() as session:
            for gebruiker in (ANNA, BRAM, CAS, VER, LEIDER):
                GebruikerRepository(session).save(gebruiker, door="test")
            KlantRepository(session).save(een_klant("K-1"), door="test")
            trajecten = TrajectRepository(session, soorten={PROEFSOORT.code: PROEFSOORT})
            for nummer in ("T-1", "T-2"):
                traject = Traject(nummer, KlantNummer("K-1"), PROEFSOORT.code, ORGANISATIE, "gem")
                trajecten.create(traject, door="test")
                trajecten.voeg_vele_toe(
                    {
                        nummer: [
                            een_gebeurtenis(1, "aanmelding", bron="gemeente"),
                            een_gebeurtenis(2, "gesprek", onderwerp="werk", verhaal="geheim"),
                        ]
                    }
                )
        yield verse


@pytest.fixture
def session(opslag: Opslag) -> Iterator[Session]:
    with opslag.schrijven() as session:
        yield session


def vraag(session: Session, account: str = "coach.bram", traject: str = "T-1", dagen: int = 7):
    return MeedenkerRepository(session).vraag(
        traject, coach=ANNA, account=account, van=DAG, tot=DAG + timedelta(days=dagen - 1),
        vraag="Hoe vind ik een leerplek?", op=OP,
    )  # fmt: skip


class TestFeiten:
    @pytest.mark.regel("SUC-01")
    @pytest.mark.parametrize(
        "opdracht",
        [
            "UPDATE teamfeit SET wat = 'scholing'",
            "DELETE FROM teamfeit",
        ],
    )
    def test_databank_weigert_wijzigen_en_verwijderen(self, opslag, opdracht):
        with opslag.schrijven() as session:
            TeamfeitRepository(session).voeg_toe("coach.anna", NAZORG, op=OP)
        with pytest.raises(DBAPIError, match="rows are only added"), opslag.schrijven() as session:
            session.execute(text(opdracht))
        with opslag.lezen() as session:
            assert [f.wat for f in TeamfeitRepository(session).list_(["coach.anna"])] == ["nazorg"]

    def test_sqlite_weigert_ook_vervangen(self, sqlite_url):
        with verse_opslag(sqlite_url) as opslag:
            with opslag.schrijven() as session:
                GebruikerRepository(session).save(ANNA, door="test")
                TeamfeitRepository(session).voeg_toe("coach.anna", NAZORG, op=OP)
            vervang = text("INSERT OR REPLACE INTO teamfeit SELECT * FROM teamfeit")
            geweigerd = pytest.raises(DBAPIError, match="rows are only added")
            with geweigerd, opslag.schrijven() as session:
                session.execute(vervang)

    def test_feit_van_iemand_die_niet_bestaat(self, session):
        with pytest.raises(OpstapFout):
            TeamfeitRepository(session).voeg_toe("niemand", NAZORG, op=OP)

    def test_onbewaarbare_tekst(self, session):
        nieuw = NieuwFeit(Feitsoort.TRAINING, "a\0b", DAG)
        with pytest.raises(OpstapFout) as fout:
            TeamfeitRepository(session).voeg_toe("coach.anna", nieuw, op=OP)
        assert fout.value.code == "onbewaarbare_tekst"

    def test_van_twee_tegelijk_wint_er_een_en_weet_de_ander_het(self, opslag):
        def leg_vast(_: int) -> bool:
            try:
                with opslag.schrijven() as session:
                    TeamfeitRepository(session).voeg_toe("coach.anna", NAZORG, op=OP)
            except (TeamIntussenGewijzigd, OngeldigeWaarde):
                return False
            return True

        with ThreadPoolExecutor(6) as draden:
            assert sum(draden.map(leg_vast, range(6))) == 1

    @given(
        wat=teksten.filter(str.strip),
        toelichting=teksten.filter(str.strip),
        reden=teksten.filter(str.strip),
        dag=st.dates(max_value=DAG),
    )
    @op_een_databank
    def test_elk_feit_komt_terug_zoals_het_was(self, opslag, wat, toelichting, reden, dag):
        with op_proef(opslag) as session:
            feiten = TeamfeitRepository(session)
            nieuw = NieuwFeit(Feitsoort.KWALITEIT, wat, dag, toelichting)
            eerste = feiten.voeg_toe("coach.anna", nieuw, op=OP)
            tweede = feiten.trek_in("coach.anna", 1, reden=reden, op=OP)
            assert feiten.list_(["coach.anna"]) == [eerste, tweede]
            assert eerste == Teamfeit(
                "coach.anna", 1, Feitsoort.KWALITEIT, wat.strip(), dag, OP, toelichting.strip()
            )
            assert (tweede.trekt_in, tweede.reden) == (1, reden.strip())
            assert geldend(feiten.list_(["coach.anna"])) == ()

    @pytest.mark.regel("SUC-01", "SUC-02", "SUC-16", "SUC-17")
    def test_team_is_van_een_organisatie_en_van_wie_er_nu_werkt(self, session):
        feiten = TeamfeitRepository(session)
        GebruikerRepository(session).save(replace(CAS, is_actief=False), door="test")
        GebruikerRepository(session).save(een_gebruiker("klant.k1", rol=Rol.BEHEERDER), door="test")
        assert [c.account for c in feiten.collegas(ORGANISATIE)] == [
            "coach.anna", "coach.bram", "tl.mo",
        ]  # fmt: skip
        for account in ("coach.anna", "coach.bram", "tl.mo"):
            for code in aanbod():
                feiten.voeg_toe(account, NieuwFeit(Feitsoort.PRODUCTKENNIS, code, DAG), op=OP)
            training = NieuwFeit(Feitsoort.TRAINING, "Gastheerschap", DAG)
            feiten.voeg_toe(account, training, op=OP)
            kwaliteit = NieuwFeit(Feitsoort.KWALITEIT, "Schulden", DAG, "Bij beslag op loon.")
            feiten.voeg_toe(account, kwaliteit, op=OP)
        assert dict(feiten.teamfeiten(ORGANISATIE).per_regel) == {
            "SUC-01": True, "SUC-02": True, "SUC-16": True, "SUC-17": False,
        }  # fmt: skip
        intervisie = NieuwFeit(Feitsoort.INTERVISIE, "Intervisie", DAG)
        feiten.voeg_toe("coach.ver", intervisie, op=OP)
        assert not feiten.teamfeiten(ORGANISATIE).geeft_feedback
        feiten.voeg_toe("tl.mo", intervisie, op=OP)
        assert feiten.teamfeiten(ORGANISATIE).geeft_feedback


@pytest.mark.regel("SUC-16")
class TestMeedenken:
    @pytest.mark.parametrize(
        ("lezer", "traject", "moment"),
        [
            (CAS, "T-1", OP),
            (ANNA, "T-1", OP),
            (LEIDER, "T-1", OP),
            (VER, "T-1", OP),
            (BRAM, "T-2", OP),
            (BRAM, "T-9", OP),
            (BRAM, "T-1", OP - timedelta(days=1)),
            (BRAM, "T-1", OP + timedelta(days=7)),
        ],
    )
    def test_wie_niet_gevraagd_is_vindt_geen_traject(self, session, lezer, traject, moment):
        vraag(session)
        with pytest.raises(NietGevonden, match=traject):
            MeedenkerRepository(session).lees_stand(traject, lezer=lezer, op=moment)

    def test_na_beeindigen_of_afsluiten_of_elders_gaan_werken_niet_meer(self, session):
        meedenkers = MeedenkerRepository(session)
        vraag(session)
        vraag(session, traject="T-2")
        weg = replace(BRAM, organisatie=ANDERE_ORGANISATIE)
        with pytest.raises(NietGevonden):
            meedenkers.lees_stand("T-1", lezer=weg, op=OP)
        meedenkers.beeindig("T-1", 1, door="coach.anna", op=OP)
        with pytest.raises(NietGevonden):
            meedenkers.lees_stand("T-1", lezer=BRAM, op=OP)
        trajecten = TrajectRepository(session, soorten={PROEFSOORT.code: PROEFSOORT})
        trajecten.voeg_toe("T-2", een_gebeurtenis(3, "afsluiten", resultaat="werk"))
        with pytest.raises(NietGevonden):
            meedenkers.lees_stand("T-2", lezer=BRAM, op=OP)

    def test_onbekend_traject_account_of_verzoek(self, session):
        with pytest.raises(NietGevonden, match="T-9"):
            vraag(session, traject="T-9")
        with pytest.raises(NietGevonden, match="niemand"):
            vraag(session, account="niemand")
        with pytest.raises(OngeldigeWaarde):
            vraag(session, account="coach.ver")
        with pytest.raises(NietGevonden, match="T-1/1"):
            MeedenkerRepository(session).beeindig("T-1", 1, door="coach.anna", op=OP)

    def test_leest_het_traject_zonder_wat_vertrouwelijk_is(self, session):
        vraag(session)
        stand = MeedenkerRepository(session).lees_stand("T-1", lezer=BRAM, op=OP)
        assert len(stand.gebeurtenissen) == 2
        assert "geheim" not in repr(stand)

    def test_blijft_te_zien_met_wie_wanneer_en_wanneer_het_stopte(self, session):
        meedenkers = MeedenkerRepository(session)
        eerste, tweede = vraag(session), vraag(session, account="coach.cas")
        gestopt = meedenkers.beeindig("T-1", 1, door="coach.anna", op=OP)
        assert gestopt == replace(eerste, beeindigd_op=OP)
        opnieuw = meedenkers.beeindig("T-1", 1, door="coach.anna", op=OP + timedelta(hours=1))
        assert opnieuw == gestopt
        assert meedenkers.list_("T-1") == [gestopt, tweede]
        assert meedenkers.van("coach.bram", op=OP) == []
        assert meedenkers.van("coach.cas", op=OP) == [tweede]


@pytest.mark.regel("SUC-17")
class TestFeedback:
    TEKST = "Je vroeg door zonder te oordelen."

    def geef(self, session: Session) -> None:
        FeedbackRepository(session, "coach.anna").geef(
            "f1", aan="coach.bram", tekst=self.TEKST, op=OP
        )

    @pytest.mark.parametrize("lezer", ["coach.cas", "tl.mo", "coach.ver", "niemand", ""])
    def test_een_ander_leest_niets_en_verwijdert_niets(self, session, lezer):
        self.geef(session)
        ander = FeedbackRepository(session, lezer)
        assert ander.list_() == []
        with pytest.raises(NietGevonden) as echt:
            ander.get("f1")
        with pytest.raises(NietGevonden):
            ander.delete("f1")
        with pytest.raises(NietGevonden) as verzonnen:
            ander.get("f2")
        assert echt.value.melding.replace("f1", "f2") == verzonnen.value.melding
        assert len(FeedbackRepository(session, "coach.bram").list_()) == 1

    def test_aan_wie_niet_bestaat_of_elders_werkt(self, session):
        for aan in ("niemand", "coach.ver"):
            with pytest.raises(NietGevonden, match=aan):
                FeedbackRepository(session, "coach.anna").geef("f1", aan=aan, tekst="x", op=OP)
        with pytest.raises(OngeldigeWaarde):
            FeedbackRepository(session, "coach.anna").geef("f1", aan="tl.mo", tekst="x", op=OP)
        with pytest.raises(OngeldigeWaarde):
            FeedbackRepository(session, "tl.mo").geef("f1", aan="coach.anna", tekst="x", op=OP)

    @pytest.mark.parametrize("wie", ["coach.anna", "coach.bram"])
    def test_gever_en_ontvanger_lezen_en_verwijderen(self, session, wie):
        self.geef(session)
        eigen = FeedbackRepository(session, wie)
        assert [f.tekst for f in eigen.list_()] == [self.TEKST]
        assert eigen.get("f1") == eigen.list_()[0]
        eigen.delete("f1")
        assert FeedbackRepository(session, "coach.anna").list_() == []
        assert FeedbackRepository(session, "coach.bram").list_() == []

    def test_geen_vraag_gaat_zonder_lezer_en_niets_telt_op(self):
        assert "lezer" in inspect.signature(FeedbackRepository).parameters
        openbaar = {naam for naam in vars(FeedbackRepository) if not naam.startswith("_")}
        assert openbaar == {"geef", "list_", "get", "delete"}

    def test_staat_buiten_elk_dossier_en_heeft_geen_plaats_voor_een_cijfer(self):
        tabel = Base.metadata.tables["team_feedback"]
        assert {sleutel.column.table.name for sleutel in tabel.foreign_keys} == {"gebruiker"}
        assert {kolom.name for kolom in tabel.c} == {
            "nummer", "van", "aan", "tekst", "gegeven_op",
            "aangemaakt_op", "gewijzigd_op", "gewijzigd_door",
        }  # fmt: skip
        naar_feedback = {
            naam
            for naam, ander in Base.metadata.tables.items()
            for sleutel in ander.foreign_keys
            if sleutel.column.table.name == "team_feedback"
        }
        assert naar_feedback == set()
