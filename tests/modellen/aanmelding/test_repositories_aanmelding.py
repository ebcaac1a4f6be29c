"""What the store promises about signing in, on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from modellen.aanmelding.model import Accountgebeurtenis, Accountregel, Middel, TweedeFactor
from modellen.aanmelding.repository import (
    AccountlogRepository,
    FactorRepository,
    TussenstapRepository,
)
from modellen.gebruiker.model import Rol
from modellen.gebruiker.repository import GebruikerRepository
from tests.builders import ANDERE_ORGANISATIE, ORGANISATIE, een_gebruiker
from tests.modellen.opslag.databank import verse_opslag

NU = datetime(2026, 11, 23, 9, tzinfo=UTC)
UUR = timedelta(hours=1)
FACTOR = TweedeFactor("anna", "versleuteld", NU, 7)
G = Accountgebeurtenis


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    with verse_opslag(database_url) as opslag, opslag.schrijven() as session:
        gebruikers = GebruikerRepository(session)
        gebruikers.save(een_gebruiker("anna"), door="test")
        gebruikers.save(een_gebruiker("bram", naam="Bram 100%"), door="test")
        yield session


def test_een_stap_en_een_herstelcode_tellen_een_keer(session):
    factoren = FactorRepository(session)
    assert not factoren.verbruik_stap("anna", 8)
    factoren.save(FACTOR, door="anna")
    assert factoren.find("anna") == FACTOR
    assert [factoren.verbruik_stap("anna", stap) for stap in (7, 8, 8, 6, 9)] == [
        *(False, True, False, False, True)
    ]
    factoren.save_herstelcodes("anna", ["a" * 64, "b" * 64], door="anna")
    assert not factoren.verbruik_herstelcode("bram", "a" * 64)
    assert factoren.verbruik_herstelcode("anna", "a" * 64)
    assert not factoren.verbruik_herstelcode("anna", "a" * 64)
    assert factoren.aantal_herstelcodes("anna") == 1
    assert factoren.met_factor(["anna", "bram"]) == {"anna"}
    assert factoren.delete("anna")
    assert (factoren.find("anna"), factoren.aantal_herstelcodes("anna")) == (None, 0)


def test_een_plicht_geldt_voor_een_rol_van_een_organisatie(session):
    factoren = FactorRepository(session)
    factoren.save_plichten(ORGANISATIE, [Rol.JOBCOACH, Rol.TEAMLEIDER], door="test")
    factoren.save_plichten(ORGANISATIE, [Rol.JOBCOACH], door="test")
    assert factoren.plichten(ORGANISATIE) == {Rol.JOBCOACH}
    assert factoren.is_plicht(ORGANISATIE, Rol.JOBCOACH)
    assert not factoren.is_plicht(ORGANISATIE, Rol.TEAMLEIDER)
    assert not factoren.is_plicht(ANDERE_ORGANISATIE, Rol.JOBCOACH)


def test_wie_onderweg_is_wordt_een_keer_herkend_en_daarna_vergeten(session):
    onderweg = TussenstapRepository(session)
    onderweg.create_aanvraag("s" * 64, versleuteld="x", verloopt_op=NU + UUR)
    assert onderweg.neem_aanvraag("s" * 64, moment=NU) == "x"
    assert onderweg.neem_aanvraag("s" * 64, moment=NU) is None
    onderweg.create_aanvraag("t" * 64, versleuteld="x", verloopt_op=NU)
    assert onderweg.neem_aanvraag("t" * 64, moment=NU) is None
    onderweg.create_halve_sessie("h" * 64, account="anna", verloopt_op=NU + UUR)
    assert onderweg.find_halve_sessie("h" * 64, moment=NU) == "anna"
    onderweg.ruim_op(moment=NU + UUR)
    assert onderweg.find_halve_sessie("h" * 64, moment=NU) is None


def test_de_log_is_van_een_organisatie_nieuwste_eerst_en_wordt_opgeruimd(session):
    log = AccountlogRepository(session)
    eigen = Accountregel(NU, G.AANGEMELD, "anna", ORGANISATIE, "anna", Middel.CODE)
    onbekend = Accountregel(NU + UUR, G.WACHTWOORD_FOUT)
    for regel in (eigen, replace(eigen, organisatie=ANDERE_ORGANISATIE), onbekend):
        log.voeg_toe(regel)
    gevonden = log.lees(ORGANISATIE, aantal=10)
    assert [regel for _, regel in gevonden] == [onbekend, eigen]
    assert log.lees(ORGANISATIE, voor=gevonden[0][0], aantal=10) == gevonden[1:]
    assert log.lees(ORGANISATIE, soorten=(G.AANGEMELD,), aantal=10) == gevonden[1:]
    log.ruim_op(voor=NU + UUR)
    assert [regel for _, regel in log.lees(ORGANISATIE, aantal=10)] == [onbekend]


def test_zoeken_neemt_tekens_letterlijk_en_telt_alles(session):
    gebruikers = GebruikerRepository(session)
    for woorden, verwacht in (
        (["100%"], ["bram"]),
        (["%"], ["bram"]),
        (["_"], []),
        (["BRA"], ["bram"]),
    ):
        gevonden, totaal = gebruikers.zoek(ORGANISATIE, woorden, vanaf=0, aantal=10)
        assert ([g.account for g in gevonden], totaal) == (verwacht, len(verwacht))
    eerste, totaal = gebruikers.zoek(ORGANISATIE, [], vanaf=1, aantal=1)
    assert ([g.account for g in eerste], totaal) == (["bram"], 2)
