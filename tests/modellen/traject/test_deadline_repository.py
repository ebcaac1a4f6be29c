"""Stored deadlines are always those that the events give, on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from modellen.fouten import NietGevonden
from modellen.klant.repository import KlantRepository
from modellen.normen.duur import Duur, Eenheid
from modellen.normen.norm import Normboek, Normoverschrijving, standaardnormen
from modellen.opslag.engine import Opslag
from modellen.traject import klokken
from modellen.traject.deadline_repository import DeadlineRepository, lees_agenda
from modellen.traject.klokken import Deadline
from modellen.traject.model import AFSLUITEN, INGETROKKEN, Gebeurtenis, Traject, Trajectsoort
from modellen.traject.repository import TrajectRepository
from modellen.waarden import KlantNummer
from tests.builders import ANDERE_ORGANISATIE, ORGANISATIE, een_klant
from tests.modellen.opslag.databank import op_een_databank, op_proef, verse_opslag
from tests.modellen.traject.test_klokken import CODES, SOORT

SOORTEN = {"proef": SOORT}
NORMEN = standaardnormen()
BEGIN = datetime(2026, 3, 2, 10, 30, 0, 123456, tzinfo=UTC)
NU = BEGIN + timedelta(days=10)
TRAJECTEN = (
    Traject("T-1", KlantNummer("K-1"), "proef", ORGANISATIE, "G1"),
    Traject("T-2", KlantNummer("K-2"), "proef", ORGANISATIE, "G2"),
    Traject("T-3", KlantNummer("K-3"), "proef", ANDERE_ORGANISATIE, "G1"),
)


def afspraak(opdrachtgever: str = "G1", weken: int = 3, reden: str = "Contract.") -> Normboek:
    duur = Duur(weken, Eenheid.WEEK)
    vanaf = date(2026, 1, 1)
    return NORMEN.met([Normoverschrijving(opdrachtgever, "ops.intake", duur, reden, vanaf)])


def een_gebeurtenis(nummer: int, stap: str, dag: float = 0, **velden: Any) -> Gebeurtenis:
    eigen = {k: velden.pop(k) for k in ("corrigeert", "reden") if k in velden}
    moment = BEGIN + timedelta(days=dag)
    return Gebeurtenis(nummer, stap, moment, "coach", moment, velden, **eigen)


def voeg_toe(session: Session, nummer: str, *gebeurtenissen: Gebeurtenis) -> None:
    """Past the deadlines, as an import does."""
    TrajectRepository(session, soorten=SOORTEN).voeg_vele_toe({nummer: gebeurtenissen})


def bewaarplaats(
    session: Session,
    *,
    soorten: Mapping[str, Trajectsoort] = SOORTEN,
    normboek: Normboek = NORMEN,
) -> DeadlineRepository:
    return DeadlineRepository(session, soorten=soorten, normboek=normboek)


def uit_gebeurtenissen(
    session: Session,
    *,
    soorten: Mapping[str, Trajectsoort] = SOORTEN,
    normboek: Normboek = NORMEN,
    nu: datetime = NU,
    tot: datetime | None = None,
    **keuze: Any,
) -> tuple[Deadline, ...]:
    """The oracle."""
    standen = TrajectRepository(session, soorten=soorten).standen(alleen_open=True, **keuze)
    return klokken.agenda(standen.values(), soorten=soorten, normboek=normboek, nu=nu, tot=tot)


@pytest.fixture
def opslag(database_url: str) -> Iterator[Opslag]:
    with verse_opslag(database_url) as verse:
        with verse.schrijven() as session:
            klanten = KlantRepository(session)
            for nummer, coach in (("K-1", "anna"), ("K-2", "bram"), ("K-3", "cas")):
                klanten.save(een_klant(nummer, coach=f"coach.{coach}"), door="test")
            for traject in TRAJECTEN:
                TrajectRepository(session, soorten=SOORTEN).create(traject, door="test")
                voeg_toe(session, traject.nummer, een_gebeurtenis(1, "aanmelding"))
            voeg_toe(session, "T-1", een_gebeurtenis(2, "handtekening"))
            voeg_toe(session, "T-2", een_gebeurtenis(2, "handtekening", 3))
        yield verse


@pytest.fixture
def session(opslag: Opslag) -> Iterator[Session]:
    with opslag.schrijven() as session:
        yield session


def klopt(session: Session, **afwijking: Any) -> tuple[Deadline, ...]:
    """The agenda, which is the one of the events, and is then found without deriving."""
    deel = {k: afwijking.pop(k) for k in ("soorten", "normboek") if k in afwijking}
    deadlines = bewaarplaats(session, **deel)
    gevonden = deadlines.agenda(nu=NU, **afwijking)
    assert gevonden == uit_gebeurtenissen(session, **deel, **afwijking)
    assert deadlines.find_agenda(nu=NU, **afwijking) == gevonden
    return gevonden


class TestWeigeren:
    def test_onbekende_trajectsoort_wordt_niet_gevonden(self, session):
        leeg = bewaarplaats(session, soorten={})
        for vraag in (lambda: leeg.agenda(nu=NU), lambda: leeg.werk_bij("T-1")):
            with pytest.raises(NietGevonden, match="trajectsoort"):
                vraag()
        with pytest.raises(NietGevonden, match="T-0"):
            bewaarplaats(session).werk_bij("T-0")

    def test_in_een_leessessie_wordt_niets_bewaard(self, opslag):
        with opslag.lezen() as session:
            deadlines = bewaarplaats(session)
            assert deadlines.agenda(nu=NU) == uit_gebeurtenissen(session)
            assert deadlines.find_agenda(nu=NU) is None
            assert session.execute(text("SELECT count(*) FROM traject_agenda")).scalar() == 0


class TestAltijdGelijkAanDeGebeurtenissen:
    def test_eerste_keer_en_daarna_uit_de_rijen(self, session):
        gevonden = klopt(session)
        assert [(d.traject, d.klok) for d in gevonden] == [
            ("T-1", "toewijzing"),
            ("T-2", "toewijzing"),
            ("T-3", "toewijzing"),
            ("T-1", "intake"),
            ("T-2", "intake"),
        ]
        assert gevonden[0].uiterlijk == BEGIN + timedelta(hours=48)

    def test_wat_langs_de_deadlines_is_toegevoegd(self, session):
        klopt(session)
        voeg_toe(session, "T-1", een_gebeurtenis(3, "toewijzing", 1), een_gebeurtenis(4, "intake"))
        assert {d.traject for d in klopt(session)} == {"T-2", "T-3"}

    def test_wat_werk_bij_bewaarde_hoeft_niet_te_worden_afgeleid(self, session):
        klopt(session)
        voeg_toe(session, "T-1", een_gebeurtenis(3, "toewijzing", 1))
        bewaarplaats(session).werk_bij("T-1")
        assert bewaarplaats(session).find_agenda(nu=NU) == uit_gebeurtenissen(session)

    def test_verbetering_en_intrekking(self, session):
        klopt(session)
        beter = een_gebeurtenis(3, "handtekening", 5, corrigeert=2, reden="Andere dag.")
        voeg_toe(session, "T-1", beter)
        (intake, _) = [d for d in klopt(session) if d.klok == "intake"][::-1]
        assert (intake.traject, intake.start_gebeurtenis) == ("T-1", 3)
        weg = een_gebeurtenis(4, INGETROKKEN, 6, corrigeert=3, reden="Niet getekend.")
        voeg_toe(session, "T-1", weg)
        assert [d.traject for d in klopt(session) if d.klok == "intake"] == ["T-2"]

    def test_afsluiten_en_weer_openen(self, session):
        klopt(session)
        voeg_toe(session, "T-1", een_gebeurtenis(3, AFSLUITEN, 5))
        assert "T-1" not in {d.traject for d in klopt(session)}
        # A step after the closing opens nothing, and withdrawing the closing opens all.
        voeg_toe(session, "T-1", een_gebeurtenis(4, "opstapbaan", 6))
        assert "T-1" not in {d.traject for d in klopt(session)}
        terug = een_gebeurtenis(5, INGETROKKEN, 7, corrigeert=3, reden="Te vroeg.")
        voeg_toe(session, "T-1", terug)
        assert {d.klok for d in klopt(session) if d.traject == "T-1"} >= {"intake", "voortgang"}

    def test_afspraak_van_een_opdrachtgever(self, session):
        klopt(session)
        for boek in (afspraak("G2"), afspraak("G2", reden="Anders."), afspraak("G2", weken=1)):
            deadlines = klopt(session, normboek=boek)
            (intake,) = [d for d in deadlines if (d.traject, d.klok) == ("T-2", "intake")]
            assert intake.afspraak == (
                f"Afspraak met de opdrachtgever: {boek.overschrijvingen[0].reden}"
            )
        assert all(d.afspraak is None for d in klopt(session))

    def test_nieuwe_versie_van_een_norm(self, session):
        klopt(session)
        oud = next(n for n in NORMEN.normen if n.key == "ops.intake")
        wissel = (BEGIN + timedelta(days=2)).date()
        nieuw = replace(oud, waarde=Duur(5, Eenheid.DAG), geldig_van=wissel)
        rest = [n for n in NORMEN.normen if n.key != "ops.intake"]
        boek = Normboek([*rest, replace(oud, geldig_tot=wissel), nieuw])
        intakes = {d.traject: d for d in klopt(session, normboek=boek) if d.klok == "intake"}
        assert intakes["T-1"].uiterste_dag == date(2026, 3, 16), "began under the old norm"
        assert intakes["T-2"].uiterste_dag == date(2026, 3, 10), "5 March and five days"

    @pytest.mark.parametrize(
        "anders",
        [
            replace(SOORT, klokken=SOORT.klokken[:1]),
            replace(SOORT, klokken=(replace(SOORT.klokken[1], norm="ops.voortgang"),)),
            replace(SOORT, klokken=(replace(SOORT.klokken[1], start=("aanmelding",)),)),
            replace(SOORT, klokken=(replace(SOORT.klokken[1], klaar_als=bool),)),
            replace(SOORT, klokken=(replace(SOORT.klokken[1], wat="praten", regel="OPS-1"),)),
            replace(SOORT, stappen=tuple(replace(s, label="X") for s in SOORT.stappen)),
            replace(SOORT, deelnemers={}),
        ],
    )
    def test_andere_klokken_of_woorden(self, session, anders):
        klopt(session)
        klopt(session, soorten={"proef": anders})
        klopt(session)

    def test_andere_coach_en_andere_organisatie(self, session):
        keuzes = (
            {"coach": "coach.anna"},
            {"coach": "coach.bram"},
            {"coach": "niemand"},
            {"organisatie": ORGANISATIE},
            {"organisatie": ANDERE_ORGANISATIE},
            {"organisatie": ANDERE_ORGANISATIE, "coach": "coach.anna"},
        )
        aantal = [len(klopt(session, **keuze)) for keuze in keuzes]
        assert aantal == [2, 2, 0, 4, 1, 0]
        KlantRepository(session).save(een_klant("K-1", coach="coach.bram"), door="test")
        aantal = [len(klopt(session, **keuze)) for keuze in keuzes]
        assert aantal == [0, 4, 0, 4, 1, 0]

    def test_tot_een_moment_en_met_het_moment_zelf(self, session):
        grens = BEGIN + timedelta(hours=48)
        for tot, aantal in (
            (grens - timedelta(microseconds=1), 0),
            (grens, 3),
            (grens.astimezone(UTC), 3),
            (grens + timedelta(days=30), 5),
        ):
            # Derived here, and then from the rows.
            assert len(klopt(session, tot=tot)) == aantal
            assert len(klopt(session, tot=tot)) == aantal

    def test_alleen_de_status_verandert_met_de_tijd(self, session):
        bewaarplaats(session).agenda(nu=BEGIN)
        for dagen in (0, 1, 2, 11, 14, 40):
            nu = BEGIN + timedelta(days=dagen)
            gevonden = bewaarplaats(session).find_agenda(nu=nu)
            assert gevonden == uit_gebeurtenissen(session, nu=nu)

    def test_traject_zonder_gebeurtenissen_is_bij(self, session):
        leeg = replace(TRAJECTEN[0], nummer="T-4")
        TrajectRepository(session, soorten=SOORTEN).create(leeg, door="test")
        klopt(session)
        voeg_toe(session, "T-4", een_gebeurtenis(1, "aanmelding"))
        assert "T-4" in {d.traject for d in klopt(session)}


class TestElkVerhaal:
    stappen = st.lists(
        st.tuples(
            st.sampled_from(["T-1", "T-2"]),
            st.sampled_from([*CODES, "contract", INGETROKKEN]),
            st.integers(0, 30),
            st.sampled_from([None, "2026-03-05", "2026-04-01", "geen dag"]),
        ),
        max_size=10,
    )

    @given(verhaal=stappen, data=st.data())
    @op_een_databank
    def test_op_elk_moment_en_onder_elke_norm(self, opslag, verhaal, data):
        boeken = (NORMEN, afspraak("G1"), afspraak("G2", weken=1))
        aantal = {"T-1": 2, "T-2": 2}
        with op_proef(opslag) as session:
            for nummer, stap, dag, begin in verhaal:
                aantal[nummer] += 1
                velden: dict[str, Any] = {"begin": begin}
                if stap == INGETROKKEN or data.draw(st.booleans()):
                    oud = data.draw(st.integers(1, aantal[nummer] - 1))
                    velden |= {"corrigeert": oud, "reden": "Anders."}
                voeg_toe(session, nummer, een_gebeurtenis(aantal[nummer], stap, dag, **velden))
                match data.draw(st.sampled_from(["niets", "een", "agenda"])):
                    case "een":
                        bewaarplaats(session).werk_bij(nummer)
                    case "agenda":
                        klopt(session, normboek=data.draw(st.sampled_from(boeken)))
            klopt(session, normboek=data.draw(st.sampled_from(boeken)))


class TestTegelijk:
    def test_lezers_die_tegelijk_bijwerken_zien_allemaal_hetzelfde(self, opslag):
        def lees(_: int) -> tuple[Deadline, ...]:
            return lees_agenda(opslag, soorten=SOORTEN, normboek=NORMEN, nu=NU)

        with ThreadPoolExecutor(6) as draden:
            gevonden = set(draden.map(lees, range(12)))
        with opslag.lezen() as session:
            assert gevonden == {uit_gebeurtenissen(session)}
            assert bewaarplaats(session).find_agenda(nu=NU) is not None

    def test_vastleggen_en_lezen_door_elkaar_laat_niets_verouderd_achter(self, opslag):
        def leg_vast(nummer: str) -> None:
            for plaats in range(3, 9):
                with opslag.schrijven() as session:
                    stap = "aanmelding" if plaats % 2 else "toewijzing"
                    voeg_toe(session, nummer, een_gebeurtenis(plaats, stap, plaats))
                    bewaarplaats(session).werk_bij(nummer)
                lees_agenda(opslag, soorten=SOORTEN, normboek=NORMEN, nu=NU)

        with opslag.schrijven() as session:
            voeg_toe(session, "T-3", een_gebeurtenis(2, "handtekening"))
        with ThreadPoolExecutor(3) as draden:
            list(draden.map(leg_vast, ["T-1", "T-2", "T-3"]))
        with opslag.schrijven() as session:
            klopt(session)
