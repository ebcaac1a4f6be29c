"""A talk is registered for many and told to few: two records, two tables, two repositories."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from modellen.contact.model import (
    Contactmoment,
    Gespreksinhoud,
    InhoudIntussenGewijzigd,
    contactmomenten,
)
from modellen.contact.repository import ContactmomentRepository, GespreksinhoudRepository
from modellen.fouten import NietGevonden, OngeldigeWaarde, OpstapFout
from modellen.klant.repository import KlantRepository
from modellen.opslag.base import Base
from modellen.opslag.engine import Opslag
from modellen.traject.model import INGETROKKEN, Gebeurtenis, Traject
from modellen.traject.repository import TrajectRepository
from modellen.traject.stand import Stand
from modellen.waarden import KlantNummer
from tests.builders import ORGANISATIE, een_klant
from tests.modellen.opslag.databank import op_een_databank, op_proef, verse_opslag
from tests.modellen.opslag.strategieen import teksten
from tests.modellen.traject.proefsoort import PROEFSOORT, een_gebeurtenis

TRAJECT = Traject("T-1", KlantNummer("K-1"), PROEFSOORT.code, ORGANISATIE, "gemeente")
OP = datetime(2026, 11, 23, 12, tzinfo=UTC)
GESPREK = een_gebeurtenis(
    1,
    "contactmoment",
    soort="telefoon",
    duur_minuten=20,
    deelnemers=["klant", "jobcoach"],
    aanwezig=True,
)


def bewaarplaats(session: Session) -> TrajectRepository:
    return TrajectRepository(session, soorten={PROEFSOORT.code: PROEFSOORT})


def verbetering(volgnummer: int, van: int, **gegevens: object) -> Gebeurtenis:
    nieuw = een_gebeurtenis(volgnummer, "contactmoment", **GESPREK.gegevens | gegevens)
    return replace(nieuw, corrigeert=van, reden="Verkeerd gehoord.", door="coach.bram")


@pytest.fixture
def opslag(database_url: str) -> Iterator[Opslag]:
    with verse_opslag(database_url) as verse:
        with verse.schrijven() as session:
            KlantRepository(session).save(een_klant("K-1"), door="test")
            bewaarplaats(session).create(TRAJECT, door="test")
            bewaarplaats(session).voeg_toe("T-1", GESPREK)
        yield verse


@pytest.fixture
def session(opslag: Opslag) -> Iterator[Session]:
    with opslag.schrijven() as session:
        yield session


def contact(session: Session) -> Contactmoment:
    return ContactmomentRepository(session).get("T-1", 1)


class TestContactmoment:
    def test_onbekend_of_ingetrokken_gesprek_wordt_niet_gevonden(self, session):
        repository = ContactmomentRepository(session)
        with pytest.raises(NietGevonden, match="T-1/2"):
            repository.get("T-1", 2)
        with pytest.raises(NietGevonden, match="T-0"):
            repository.list_("T-0")
        terug = replace(een_gebeurtenis(2, INGETROKKEN), corrigeert=1, reden="Was er niet.")
        bewaarplaats(session).voeg_toe("T-1", terug)
        with pytest.raises(NietGevonden, match="T-1/1"):
            repository.get("T-1", 1)
        assert repository.list_("T-1") == ()

    def test_is_de_gebeurtenis_zelf_en_staat_nergens_dubbel(self, session):
        assert contact(session) == Contactmoment(
            traject="T-1",
            nummer=1,
            moment=GESPREK.moment,
            soort="telefoon",
            deelnemers=("klant", "jobcoach"),
            duur_minuten=20.0,
            aanwezig=True,
            geregistreerd_op=GESPREK.vastgelegd_op,
            door="coach.anna",
        )
        assert "contactmoment" not in Base.metadata.tables

    def test_houdt_na_verbetering_nummer_en_dag_van_registratie(self, session):
        trajecten = bewaarplaats(session)
        trajecten.voeg_toe("T-1", verbetering(2, 1, duur_minuten=40))
        trajecten.voeg_toe("T-1", verbetering(3, 2, duur_minuten=50, aanwezig=None))
        gelezen = contact(session)
        assert (gelezen.nummer, gelezen.duur_minuten, gelezen.aanwezig) == (1, 50.0, None)
        assert (gelezen.geregistreerd_op, gelezen.door) == (GESPREK.vastgelegd_op, "coach.anna")

    @pytest.mark.regel("SP2-94")
    @pytest.mark.parametrize(
        ("geregistreerd", "verwacht"),
        [
            ("2026-11-02T22:59:59+00:00", True),  # 23:59:59 in Amsterdam
            ("2026-11-02T23:00:00+00:00", False),  # midnight there
        ],
    )
    def test_zelfde_dag_is_de_nederlandse_dag(self, geregistreerd, verwacht):
        laat = replace(GESPREK, vastgelegd_op=datetime.fromisoformat(geregistreerd))
        (gelezen,) = contactmomenten(Stand(TRAJECT, (laat,)))
        assert gelezen.is_zelfde_dag_geregistreerd is verwacht

    def test_heeft_geen_plaats_voor_wat_er_gezegd_is(self):
        namen = {veld.name for veld in fields(Contactmoment)}
        assert not namen & {"tekst", "inhoud", "verslag", "opmerking"}


class TestInhoudWeigeren:
    def test_bij_een_gesprek_dat_er_niet_is(self, session):
        los = replace(contact(session), nummer=9)
        with pytest.raises(NietGevonden, match="T-1/9"):
            GespreksinhoudRepository(session).create(los, tekst="x", door="a", op=OP)

    @pytest.mark.parametrize("leeg", ["", " \n"])
    def test_zonder_tekst_of_zonder_reden(self, session, leeg):
        inhoud = GespreksinhoudRepository(session)
        with pytest.raises(OngeldigeWaarde, match="tekst"):
            inhoud.create(contact(session), tekst=leeg, door="a", op=OP)
        eerste = Gespreksinhoud("T-1", 1, 1, "x", "a", OP)
        with pytest.raises(OngeldigeWaarde, match="reden"):
            inhoud.verbeter(eerste, tekst="y", reden=leeg, door="a", op=OP)

    def test_tweede_begin_of_verbetering_van_een_oude_versie(self, session):
        inhoud = GespreksinhoudRepository(session)
        inhoud.create(contact(session), tekst="een", door="a", op=OP)
        with pytest.raises(InhoudIntussenGewijzigd):
            inhoud.create(contact(session), tekst="ook een", door="b", op=OP)
        eerste = inhoud.find(contact(session))
        assert eerste is not None
        inhoud.verbeter(eerste, tekst="twee", reden="naam", door="a", op=OP)
        with pytest.raises(InhoudIntussenGewijzigd):
            inhoud.verbeter(eerste, tekst="drie", reden="naam", door="b", op=OP)
        assert [v.tekst for v in inhoud.versies("T-1", 1)] == ["een", "twee"]

    def test_onbewaarbare_tekst(self, session):
        with pytest.raises(OpstapFout) as fout:
            GespreksinhoudRepository(session).create(
                contact(session), tekst="a\0b", door="a", op=OP
            )
        assert fout.value.code == "onbewaarbare_tekst"

    @pytest.mark.parametrize(
        "opdracht",
        ["UPDATE gespreksinhoud SET tekst = 'anders'", "DELETE FROM gespreksinhoud"],
    )
    def test_databank_weigert_wijzigen_en_verwijderen(self, opslag, opdracht):
        with opslag.schrijven() as session:
            GespreksinhoudRepository(session).create(contact(session), tekst="een", door="a", op=OP)
        with pytest.raises(DBAPIError, match="rows are only added"), opslag.schrijven() as session:
            session.execute(text(opdracht))
        with opslag.lezen() as session:
            gelezen = GespreksinhoudRepository(session).find(contact(session))
        assert gelezen is not None
        assert gelezen.tekst == "een"

    def test_van_twee_tegelijk_wint_er_een_en_weet_de_ander_het(self, opslag):
        def leg_vast(door: str) -> bool:
            try:
                with opslag.schrijven() as session:
                    GespreksinhoudRepository(session).create(
                        contact(session), tekst=door, door=door, op=OP
                    )
            except InhoudIntussenGewijzigd:
                return False
            return True

        with ThreadPoolExecutor(6) as draden:
            assert sum(draden.map(leg_vast, "abcdef")) == 1


class TestInhoud:
    def test_geen_tekst_is_geen_inhoud(self, session):
        assert GespreksinhoudRepository(session).find(contact(session)) is None

    @given(
        versies=st.lists(
            st.tuples(teksten.filter(str.strip), teksten.filter(str.strip)), min_size=1, max_size=4
        )
    )
    @op_een_databank
    def test_elke_versie_blijft_zoals_zij_was(self, opslag, versies):
        with op_proef(opslag) as session:
            inhoud = GespreksinhoudRepository(session)
            for plaats, (tekst, reden) in enumerate(versies):
                op = OP + timedelta(minutes=plaats)
                laatste = inhoud.find(contact(session))
                if laatste is None:
                    inhoud.create(contact(session), tekst=tekst, door="a", op=op)
                else:
                    inhoud.verbeter(laatste, tekst=tekst, reden=reden, door="b", op=op)
            assert inhoud.versies("T-1", 1) == tuple(
                Gespreksinhoud(
                    "T-1", 1, n + 1, tekst, "b" if n else "a", OP + timedelta(minutes=n),
                    reden if n else None,
                )
                for n, (tekst, reden) in enumerate(versies)
            )  # fmt: skip

    def test_blijft_bij_het_gesprek_als_het_gesprek_wordt_verbeterd(self, session):
        inhoud = GespreksinhoudRepository(session)
        inhoud.create(contact(session), tekst="een", door="a", op=OP)
        bewaarplaats(session).voeg_toe("T-1", verbetering(2, 1, duur_minuten=40))
        gelezen = inhoud.find(contact(session))
        assert gelezen is not None
        assert gelezen.tekst == "een"

    def test_blijft_bewaard_als_het_gesprek_wordt_ingetrokken(self, session):
        inhoud = GespreksinhoudRepository(session)
        inhoud.create(contact(session), tekst="een", door="a", op=OP)
        terug = replace(een_gebeurtenis(2, INGETROKKEN), corrigeert=1, reden="Was er niet.")
        bewaarplaats(session).voeg_toe("T-1", terug)
        assert [v.tekst for v in inhoud.versies("T-1", 1)] == ["een"]
