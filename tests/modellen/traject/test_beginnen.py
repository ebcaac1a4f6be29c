"""Opening a trajectory: a number of its own, one open of a type, on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic import command
from sqlalchemy import text
from sqlalchemy.orm import Session

from modellen.fouten import NietGevonden, OngeldigeWaarde
from modellen.klant.repository import KlantRepository
from modellen.opslag.engine import Opslag
from modellen.opslag.migratie import alembic_config, migratieverbinding, migreer
from modellen.opslag.volgnummer import Stroom, hoogste_nummer
from modellen.traject.model import AFSLUITEN, INGETROKKEN, Gebeurtenis, Traject
from modellen.traject.repository import TrajectRepository
from modellen.traject.vastleggen import TrajectLooptAl
from modellen.waarden import KlantNummer
from tests.builders import ANDERE_ORGANISATIE, ORGANISATIE, een_klant
from tests.modellen.opslag.databank import verse_opslag
from tests.modellen.traject.proefsoort import BEGIN, PROEFSOORT, een_gebeurtenis

KLANT = een_klant("K-1", coach="coach.anna")


def bewaarplaats(session: Session) -> TrajectRepository:
    return TrajectRepository(session, soorten={PROEFSOORT.code: PROEFSOORT})


def begin(session: Session, **anders: object) -> Traject:
    velden = {"soort": "proef", "opdrachtgever": "gemeente", "door": "coach.anna"} | anders
    return bewaarplaats(session).begin(velden.pop("klant", KLANT), **velden)


def sluit_af(session: Session, nummer: str) -> None:
    trajecten = bewaarplaats(session)
    trajecten.voeg_toe(nummer, een_gebeurtenis(1, "aanmelding", bron="gemeente"))
    trajecten.voeg_toe(nummer, een_gebeurtenis(2, AFSLUITEN, resultaat="werk"))


@pytest.fixture
def opslag(database_url: str) -> Iterator[Opslag]:
    with verse_opslag(database_url) as verse:
        with verse.schrijven() as session:
            KlantRepository(session).save(KLANT, door="test")
        yield verse


@pytest.fixture
def session(opslag: Opslag) -> Iterator[Session]:
    with opslag.schrijven() as session:
        yield session


class TestGeweigerd:
    def test_onbekende_soort_noemt_de_soorten(self, session):
        with pytest.raises(OngeldigeWaarde) as fout:
            begin(session, soort="vakantie")
        assert "vakantie" in fout.value.melding
        assert "proef" in fout.value.volgende_stap

    @pytest.mark.parametrize("naam", ["", "  ", "x" * 201])
    def test_zonder_opdrachtgever_begint_niets(self, session, naam):
        with pytest.raises(OngeldigeWaarde, match="opdrachtgever"):
            begin(session, opdrachtgever=naam)

    def test_onbekende_klant(self, session):
        with pytest.raises(NietGevonden):
            begin(session, klant=een_klant("K-9"))

    def test_tweede_open_traject_van_dezelfde_soort(self, session):
        eerste = begin(session)
        with pytest.raises(TrajectLooptAl) as fout:
            begin(session)
        assert eerste.nummer in fout.value.melding

    def test_wie_de_afsluiting_intrekt_heeft_weer_een_open_traject(self, session):
        nummer = begin(session).nummer
        sluit_af(session, nummer)
        terug = Gebeurtenis(3, INGETROKKEN, BEGIN, "coach.anna", BEGIN, {}, 2, "Toch niet.")
        bewaarplaats(session).voeg_toe(nummer, terug)
        with pytest.raises(TrajectLooptAl):
            begin(session)

    def test_van_twee_tegelijk_wordt_er_een_geweigerd(self, opslag: Opslag):
        def doe(_: int) -> str | None:
            try:
                with opslag.schrijven() as session:
                    return begin(session).nummer
            except TrajectLooptAl:
                return None

        with ThreadPoolExecutor(2) as draden:
            gelukt = [nummer for nummer in draden.map(doe, range(2)) if nummer]
        assert gelukt == ["T-1"]


class TestBegin:
    def test_coach_en_organisatie_zijn_die_van_de_klant(self, session):
        traject = begin(session, opdrachtgever="  Gemeente   Zaanhaven ")
        assert traject == Traject(
            "T-1",
            KlantNummer("K-1"),
            "proef",
            ORGANISATIE,
            "Gemeente Zaanhaven",
            "coach.anna",
        )
        assert bewaarplaats(session).get("T-1") == traject

    def test_na_afsluiten_kan_er_weer_een(self, session):
        sluit_af(session, begin(session).nummer)
        assert begin(session).nummer == "T-2"

    def test_open_traject_bij_een_vorige_organisatie_zit_niet_in_de_weg(self, session):
        oud = Traject("T-9", KlantNummer("K-1"), "proef", ANDERE_ORGANISATIE, "gemeente")
        bewaarplaats(session).create(oud, door="test")
        assert begin(session).nummer == "T-1"

    def test_nummer_dat_van_elders_kwam_wordt_overgeslagen(self, session):
        oud = Traject("T-1", KlantNummer("K-1"), "proef", ANDERE_ORGANISATIE, "gemeente")
        bewaarplaats(session).create(oud, door="test")
        assert begin(session).nummer == "T-2"


def test_teller_gaat_na_de_migratie_verder_na_het_hoogste_nummer(opslag: Opslag):
    with opslag.schrijven() as session:
        for nummer in ("T-7", "T-12", "oud-99", "T-x"):
            traject = Traject(nummer, KlantNummer("K-1"), "proef", ORGANISATIE, "gemeente")
            bewaarplaats(session).create(traject, door="test")
    with migratieverbinding(opslag) as verbinding:
        command.downgrade(alembic_config(verbinding), "0004")
        assert "traject" not in verbinding.execute(text("SELECT stroom FROM teller")).scalars()
    migreer(opslag)
    with opslag.lezen() as session:
        assert hoogste_nummer(session, Stroom.TRAJECT) == 12
