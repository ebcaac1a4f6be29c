"""Talks with employers: only added, no more than an employer wants, and nothing of a klant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from api.toegang.openingen import is_oud
from modellen.fouten import NietGevonden, OngeldigeWaarde
from modellen.normen.norm import standaardnormen
from modellen.waarden import WerkNummer
from tests.builders import ANDERE_ORGANISATIE, ORGANISATIE, VANDAAG, een_vacature, een_werkgever
from tests.modellen.opslag.databank import verse_opslag
from vacatures.vacature.model import VacatureStatus
from vacatures.vacature.repository import VacatureRepository
from vacatures.vacaturebericht.model import (
    NORM_PER_PLAATS,
    BerichtGeweigerd,
    Berichtsoort,
    Vacaturebericht,
    VacatureIntussenGewijzigd,
    Vervuldoor,
    is_vol,
    laatst_gezien,
    status_na,
    vervuld_door,
    vervulde_plaatsen,
)
from vacatures.vacaturebericht.repository import VacatureberichtRepository
from vacatures.werkgever.repository import WerkgeverRepository
from vacatures.werkgevercontact.model import (
    NORM_BUDGET,
    Budgetafspraak,
    ContactIntussenVastgelegd,
    Contactonderwerp,
    Contactsoort,
    Contactuitkomst,
    Werkgevercontact,
    contactbudget,
    contactpersonen,
    geldende,
    open_afspraken,
    wil_geen_contact,
)
from vacatures.werkgevercontact.repository import WerkgevercontactRepository

OP = datetime(2026, 11, 23, 12, tzinfo=UTC)
NORMEN = standaardnormen().normen_op(ORGANISATIE, VANDAAG)
NORM = int(NORMEN.getal(NORM_BUDGET))
PER_PLAATS = int(NORMEN.getal(NORM_PER_PLAATS))


def een_contact(nummer: int = 1, **velden: object) -> Werkgevercontact:
    standaard = {
        "werkgever": WerkNummer("W-1"),
        "organisatie": ORGANISATIE,
        "dag": VANDAAG,
        "soort": Contactsoort.TELEFOON,
        "onderwerp": Contactonderwerp.VACATURE,
        "uitkomst": Contactuitkomst.BESPROKEN,
        "door": "am.karin",
        "vastgelegd_op": OP,
    }
    return Werkgevercontact(nummer=nummer, **standaard | velden)


def een_budgetafspraak(nummer: int = 1, **velden: object) -> Budgetafspraak:
    standaard = {
        "werkgever": WerkNummer("W-1"),
        "organisatie": ORGANISATIE,
        "per_maand": 1,
        "vanaf": VANDAAG,
        "reden": "Zei de bedrijfsleider.",
        "door": "am.karin",
        "vastgelegd_op": OP,
    }
    return Budgetafspraak(nummer=nummer, **standaard | velden)


def een_bericht(nummer: int = 1, soort: Berichtsoort = Berichtsoort.NOG_OPEN, **velden: object):
    standaard = {
        "vacature": WerkNummer("V-1"),
        "organisatie": ORGANISATIE,
        "dag": VANDAAG,
        "door": "am.karin",
        "vastgelegd_op": OP,
    }
    return Vacaturebericht(nummer=nummer, soort=soort, **standaard | velden)


def vervuld(nummer: int, aantal: int, wie: Vervuldoor = Vervuldoor.IEMAND_ANDERS):
    return een_bericht(nummer, Berichtsoort.VERVULD, aantal=aantal, wie=wie)


class TestWeigeringen:
    @pytest.mark.parametrize("veld", ["notitie", "afspraak"])
    def test_een_notitie_over_iemands_gezondheid_wordt_geweigerd(self, veld):
        extra = {"afspraak_op": VANDAAG} if veld == "afspraak" else {}
        with pytest.raises(OngeldigeWaarde, match="gezondheid"):
            een_contact(**{veld: "Hij kan niet tillen door zijn rug."}, **extra)

    @pytest.mark.parametrize(
        "velden", [{"afspraak": "Terugbellen"}, {"afspraak_op": VANDAAG}, {"notitie": "a" * 501}]
    )
    def test_een_halve_afspraak_of_te_lange_tekst_wordt_geweigerd(self, velden):
        with pytest.raises(OngeldigeWaarde):
            een_contact(**velden)

    @pytest.mark.parametrize("velden", [{"per_maand": -1}, {"per_maand": 32}, {"reden": " "}])
    def test_een_budget_dat_niet_kan_wordt_geweigerd(self, velden):
        with pytest.raises(OngeldigeWaarde):
            een_budgetafspraak(**velden)

    @pytest.mark.parametrize(
        "velden",
        [
            {"soort": Berichtsoort.VERVULD},
            {"soort": Berichtsoort.VERVULD, "aantal": 0, "wie": Vervuldoor.ONBEKEND},
            {"soort": Berichtsoort.VERVULD, "aantal": 1},
            {"soort": Berichtsoort.GESLOTEN, "aantal": 1},
        ],
    )
    def test_een_bericht_dat_niet_klopt_wordt_geweigerd(self, velden):
        with pytest.raises(OngeldigeWaarde):
            een_bericht(**velden)


class TestBudget:
    def test_zonder_afspraak_geldt_de_norm_en_een_oproep_zonder_gehoor_telt_niet(self):
        contacten = [
            een_contact(1),
            een_contact(2, uitkomst=Contactuitkomst.NIET_BEREIKT),
            een_contact(3, dag=VANDAAG.replace(day=1) - timedelta(days=1)),
        ]
        budget = contactbudget(contacten, (), NORM, VANDAAG)
        assert (budget.per_maand, budget.gebruikt, budget.over) == (4, 1, 3)
        assert not budget.is_op

    def test_wat_de_werkgever_zelf_zei_gaat_voor_vanaf_die_maand(self):
        afspraken = (
            een_budgetafspraak(1, vanaf=VANDAAG - timedelta(days=40), per_maand=2),
            een_budgetafspraak(2, vanaf=VANDAAG, per_maand=0),
        )
        assert contactbudget([], afspraken, NORM, VANDAAG - timedelta(days=30)).per_maand == 2
        vandaag = contactbudget([], afspraken, NORM, VANDAAG.replace(day=1))
        assert (vandaag.per_maand, vandaag.is_op, vandaag.afspraak) == (0, True, afspraken[1])
        assert contactbudget([], afspraken, NORM, date(2026, 1, 1)).per_maand == 4

    @settings(max_examples=50)
    @given(st.lists(st.tuples(st.dates(date(2026, 9, 1), date(2026, 12, 31)), st.booleans())))
    def test_elk_contact_telt_in_precies_een_maand(self, dagen):
        contacten = [
            een_contact(
                i,
                dag=dag,
                uitkomst=Contactuitkomst.WERK if telt else Contactuitkomst.NIET_BEREIKT,
            )
            for i, (dag, telt) in enumerate(dagen, start=1)
        ]
        maanden = [date(2026, maand, 15) for maand in (9, 10, 11, 12)]
        totaal = sum(contactbudget(contacten, (), NORM, m).gebruikt for m in maanden)
        assert totaal == sum(telt for _, telt in dagen)


class TestWatGeldt:
    def test_een_verbetering_komt_in_de_plaats_en_intrekken_laat_niets_over(self):
        alle = (
            een_contact(1),
            een_contact(2, corrigeert=1, soort=Contactsoort.BEZOEK),
            een_contact(3),
            een_contact(4, corrigeert=3, is_ingetrokken=True),
        )
        assert [c.nummer for c in geldende(alle)] == [2]

    def test_een_afspraak_staat_open_tot_er_weer_contact_was(self):
        afspraak = een_contact(1, afspraak="Terugbellen", afspraak_op=VANDAAG + timedelta(days=3))
        mislukt = een_contact(
            2, dag=VANDAAG + timedelta(days=4), uitkomst=Contactuitkomst.NIET_BEREIKT
        )
        gelukt = een_contact(3, dag=VANDAAG + timedelta(days=3))
        assert open_afspraken([afspraak, mislukt]) == (afspraak,)
        assert open_afspraken([afspraak, mislukt, gelukt]) == ()

    def test_contactpersonen_zijn_wie_er_sprak_laatste_eerst(self):
        alle = geldende(
            (
                een_contact(1, met="Joyce", dag=VANDAAG - timedelta(days=9)),
                een_contact(2, met="Henk", uitkomst=Contactuitkomst.NIET_BEREIKT),
                een_contact(3, met="JOYCE", dag=VANDAAG - timedelta(days=2)),
            )
        )
        assert contactpersonen(alle) == (("JOYCE", VANDAAG - timedelta(days=2)),)

    def test_wie_geen_contact_meer_wil_wil_dat_tot_hij_iets_anders_zegt(self):
        nee = een_contact(1, uitkomst=Contactuitkomst.GEEN_CONTACT_MEER)
        assert wil_geen_contact([een_contact(2, uitkomst=Contactuitkomst.NIET_BEREIKT), nee])
        assert not wil_geen_contact([een_contact(2), nee])


class TestPlaatsen:
    @given(st.integers(1, 9), st.lists(st.integers(1, 4), max_size=6))
    def test_nooit_meer_vervuld_dan_er_plaatsen_zijn_en_vol_is_vervuld(self, posities, aantallen):
        vacature, berichten = een_vacature(posities=posities), []
        for aantal in aantallen:
            nieuw = vervuld(len(berichten) + 1, aantal)
            try:
                status = status_na(vacature, berichten, nieuw)
            except BerichtGeweigerd:
                continue
            berichten.append(nieuw)
            vacature = replace(vacature, status=status)
        assert vervulde_plaatsen(berichten) <= posities
        vol = vervulde_plaatsen(berichten) == posities
        assert (vacature.status is VacatureStatus.VERVULD) == vol
        assert sum(vervuld_door(berichten).values()) == vervulde_plaatsen(berichten)

    def test_gesloten_gaat_alleen_weer_open_en_begint_dan_opnieuw(self):
        dicht = een_vacature(posities=2, status=VacatureStatus.VERVULD)
        with pytest.raises(BerichtGeweigerd, match="niet meer open"):
            status_na(dicht, (), een_bericht())
        heropend = een_bericht(2, Berichtsoort.HEROPEND)
        assert status_na(dicht, (), heropend) is VacatureStatus.OPEN
        assert vervulde_plaatsen((vervuld(1, 2), heropend)) == 0
        with pytest.raises(BerichtGeweigerd, match="al open"):
            status_na(een_vacature(), (), heropend)

    def test_een_onbekend_aantal_plaatsen_wordt_nooit_vanzelf_vol(self):
        assert status_na(een_vacature(posities=None), (), vervuld(1, 5)) is VacatureStatus.OPEN

    def test_oud_is_wat_vier_weken_niet_is_nagevraagd(self):
        vacature = een_vacature(geplaatst_op=VANDAAG - timedelta(days=29))
        assert is_oud(laatst_gezien(vacature, ()), NORMEN, VANDAAG)
        assert not is_oud(laatst_gezien(vacature, (een_bericht(),)), NORMEN, VANDAAG)
        assert not is_oud(None, NORMEN, VANDAAG)

    def test_drie_voorstellen_per_open_plaats_is_genoeg(self):
        assert not is_vol(5, 2, 0, per_plaats=PER_PLAATS)
        assert is_vol(6, 2, 0, per_plaats=PER_PLAATS)
        assert is_vol(3, 2, 1, per_plaats=PER_PLAATS)
        assert is_vol(3, None, 0, per_plaats=PER_PLAATS)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    with verse_opslag(database_url) as opslag, opslag.schrijven() as session:
        WerkgeverRepository(session).save(een_werkgever("W-1"), door="test")
        VacatureRepository(session).save(een_vacature("V-1"), door="test")
        yield session


class TestOpslag:
    def test_een_ander_legde_er_intussen_een_vast(self, session):
        contacten = WerkgevercontactRepository(session, ORGANISATIE)
        contacten.voeg_toe(een_contact(1))
        with pytest.raises(ContactIntussenVastgelegd):
            contacten.voeg_toe(een_contact(1))
        berichten = VacatureberichtRepository(session)
        berichten.voeg_toe(een_bericht(1))
        with pytest.raises(VacatureIntussenGewijzigd):
            berichten.voeg_toe(een_bericht(1))
        with pytest.raises(NietGevonden):
            contacten.voeg_toe(een_contact(2, corrigeert=7))
        with pytest.raises(NietGevonden):
            contacten.voeg_toe(een_contact(1, werkgever=WerkNummer("W-9")))

    def test_niemand_wijzigt_of_verwijdert_wat_er_staat(self, session):
        contacten = WerkgevercontactRepository(session, ORGANISATIE)
        contacten.voeg_toe(een_contact(1))
        contacten.leg_budget_vast(een_budgetafspraak())
        VacatureberichtRepository(session).voeg_toe(een_bericht(1))
        for tabel in ("werkgevercontact", "budgetafspraak", "vacaturebericht"):
            for opdracht in (f"UPDATE {tabel} SET door = 'x'", f"DELETE FROM {tabel}"):
                with pytest.raises(DBAPIError), session.begin_nested():
                    session.execute(text(opdracht))

    def test_wat_erin_gaat_komt_eruit_en_een_andere_organisatie_ziet_er_niets_van(self, session):
        contacten = WerkgevercontactRepository(session, ORGANISATIE)
        vol = een_contact(
            1, met="Joyce", notitie="Bel na tien uur.", afspraak="Langskomen", afspraak_op=VANDAAG
        )
        weg = een_contact(2, corrigeert=1, is_ingetrokken=True)
        contacten.voeg_toe(vol)
        contacten.voeg_toe(weg)
        contacten.leg_budget_vast(een_budgetafspraak())
        assert contacten.alle("W-1") == (vol, weg)
        assert contacten.get_vele(["W-1"]) == {"W-1": ()}
        assert contacten.afspraken(["W-1"]) == {"W-1": (een_budgetafspraak(),)}
        elders = WerkgevercontactRepository(session, ANDERE_ORGANISATIE)
        assert (elders.alle("W-1"), elders.aantal(), elders.afspraken(["W-1"])) == ((), 0, {})
        berichten = VacatureberichtRepository(session)
        berichten.voeg_toe(vervuld(1, 2, Vervuldoor.EIGEN_KANDIDAAT))
        assert berichten.list_("V-1") == (vervuld(1, 2, Vervuldoor.EIGEN_KANDIDAAT),)
