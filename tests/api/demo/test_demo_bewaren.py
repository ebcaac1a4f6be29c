"""The demo goes through the repositories, quickly, and can be made again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from shutil import copy

import pytest

from api.demo.maken import DEMO_WACHTWOORD, DemoOverzicht, maak_demo
from modellen.belastbaarheid.repository import BelastbaarheidRepository
from modellen.contact.repository import GespreksinhoudRepository
from modellen.documenten.model import DocumentCode, Uitgave
from modellen.documenten.repository import DocumentRepository
from modellen.gebruiker.model import Rol
from modellen.gebruiker.repository import GebruikerRepository
from modellen.klant.repository import KlantRepository
from modellen.opslag.engine import Opslag
from modellen.opslag.volgnummer import Stroom, hoogste_nummer
from modellen.traject.repository import TrajectRepository
from tests.builders import VANDAAG
from vacatures.netwerkplek.repository import NetwerkplekRepository
from vacatures.vacature.repository import VacatureRepository
from vacatures.werkgever.repository import WerkgeverRepository


def _hash(wachtwoord: str) -> str:
    return wachtwoord[::-1]


@pytest.fixture(scope="module")
def bestand(tmp_path_factory: pytest.TempPathFactory, _sqlite_sjabloon: Path) -> Path:
    return Path(copy(_sqlite_sjabloon, tmp_path_factory.mktemp("demo") / "demo.db"))


@pytest.fixture(scope="module")
def gevuld(bestand: Path) -> Iterator[tuple[Opslag, DemoOverzicht]]:
    """A database with the demo in it, for tests that only read."""
    nieuw = Opslag(f"sqlite:///{bestand}")
    yield nieuw, maak_demo(nieuw, vandaag=VANDAAG, hash_wachtwoord=_hash)
    nieuw.sluit()


@pytest.fixture
def opslag(gevuld: tuple[Opslag, DemoOverzicht], bestand: Path, tmp_path: Path) -> Iterator[Opslag]:
    """A copy of that database, to make another demo in."""
    eigen = tmp_path / "demo.db"
    with closing(sqlite3.connect(bestand)) as van, closing(sqlite3.connect(eigen)) as naar:
        van.backup(naar)  # what is still in the log comes along
    opslag = Opslag(f"sqlite:///{eigen}")
    yield opslag
    opslag.sluit()


def test_wachtwoord_wordt_alleen_als_hash_bewaard(gevuld):
    opslag, overzicht = gevuld
    with opslag.lezen() as session:
        for account in overzicht.accounts:
            gebruiker = GebruikerRepository(session).get(account.account)
            assert gebruiker.wachtwoord_hash == DEMO_WACHTWOORD[::-1]


def test_wat_bewaard_is_is_wat_gemaakt_is(gevuld, demo):
    opslag, overzicht = gevuld
    data = demo
    nummers = [een.klant.nummer for een in data.klanten]
    with opslag.lezen() as session:
        klanten = {k.nummer: k for k in KlantRepository(session).list_()}
        belastbaarheden = BelastbaarheidRepository(session).get_vele(nummers)
        vacatures = VacatureRepository(session).get_vele(v.nummer for v in data.vacatures)
        plekken = NetwerkplekRepository(session).get_vele(n.nummer for n in data.netwerkplekken)
        werkgevers = WerkgeverRepository(session).get_vele(w.nummer for w in data.werkgevers)
    assert klanten == {een.klant.nummer: een.klant for een in data.klanten}
    assert belastbaarheden == {een.klant.nummer: een.belastbaarheid for een in data.klanten}
    zonder_cluster = {nummer: replace(v, cluster=None) for nummer, v in vacatures.items()}
    assert zonder_cluster == {v.nummer: v for v in data.vacatures}
    assert sum(v.cluster not in (None, v.nummer) for v in vacatures.values()) >= 15
    assert plekken == {n.nummer: n for n in data.netwerkplekken}
    assert werkgevers == {w.nummer: w for w in data.werkgevers}
    assert overzicht.klanten == len(klanten)
    assert overzicht.vacatures == len(vacatures)


def test_nog_eens_maken_verandert_niets(opslag, gevuld):
    assert gevuld[1].is_nieuw
    with opslag.lezen() as session:
        eerst = [hoogste_nummer(session, stroom) for stroom in Stroom]
    assert not maak_demo(opslag, vandaag=VANDAAG, hash_wachtwoord=_hash).is_nieuw
    with opslag.lezen() as session:
        assert [hoogste_nummer(session, stroom) for stroom in Stroom] == eerst


def test_ander_zaad_vervangt_de_eerdere_demo_maar_geen_dossier(opslag):
    with opslag.lezen() as session:
        eerst = TrajectRepository(session).standen()
    assert eerst
    overzicht = maak_demo(opslag, seed=3, vandaag=VANDAAG, hash_wachtwoord=_hash)
    with opslag.lezen() as session:
        assert TrajectRepository(session).standen() == eerst
    with opslag.lezen() as session:
        assert len(KlantRepository(session).list_()) == overzicht.klanten
        assert len(VacatureRepository(session).list_()) == overzicht.vacatures


def test_dossiers_zijn_bewaard_zoals_ze_verteld_zijn(gevuld, demo):
    opslag, overzicht = gevuld
    verteld = demo.trajecten
    with opslag.lezen() as session:
        standen = TrajectRepository(session).standen(met_vertrouwelijk=True)
        gezegd = {
            (d.traject.nummer, g.nummer): GespreksinhoudRepository(session).versies(
                d.traject.nummer, g.nummer
            )
            for d in verteld[:10]
            for g in d.gesprekken
        }
    assert overzicht.trajecten == len(standen) == len(verteld)
    for dossier in verteld:
        bewaard = standen[dossier.traject.nummer].gebeurtenissen
        assert [(g.stap, g.moment, dict(g.gegevens)) for g in bewaard] == [
            (g.stap, g.moment, dict(g.gegevens)) for g in dossier.gebeurtenissen
        ]
    assert gezegd
    assert all(len(versies) == 1 for versies in gezegd.values())


def test_documenten_zijn_getekend_compleet_en_er_is_niets_uit_weggelaten(gevuld):
    opslag, _ = gevuld
    per_soort: dict[DocumentCode, list[bool]] = {soort: [] for soort in DocumentCode}
    getekend_door_drie = 0
    with opslag.lezen() as session:
        for nummer in TrajectRepository(session).standen():
            handtekeningen = DocumentRepository(session).handtekeningen(nummer)
            for document in DocumentRepository(session).list_(nummer, uitgave=Uitgave.DOSSIER):
                eigen = [h for h in handtekeningen if h.nummer == document.nummer]
                assert document.inhoud.weggelaten == 0, (nummer, document.soort)
                assert document.inhoud.is_volledig or not eigen
                per_soort[document.soort].append(document.inhoud.is_volledig)
                getekend_door_drie += len(eigen) == 3
    assert all(per_soort.values())
    assert [soort for soort, heel in per_soort.items() if not all(heel)] == [
        DocumentCode.ASSESSMENTRAPPORT
    ]
    assert getekend_door_drie >= 10


def test_elke_organisatie_heeft_een_account_per_rol(gevuld):
    _, overzicht = gevuld
    for organisatie in ("opstap-noord", "opstap-zuid"):
        rollen = [a.rol for a in overzicht.accounts if a.organisatie == organisatie]
        assert set(rollen) >= {
            *(Rol.ACCOUNTMANAGER, Rol.TEAMLEIDER, Rol.BEHEERDER, Rol.AUDITOR, Rol.KLANT)
        }
        assert rollen.count(Rol.JOBCOACH) == (3 if organisatie == "opstap-noord" else 1)


def test_klantaccount_is_het_nummer_van_een_klant_van_die_organisatie(gevuld):
    opslag, overzicht = gevuld
    with opslag.lezen() as session:
        for account in overzicht.accounts:
            if account.rol is Rol.KLANT:
                klant = KlantRepository(session).get(account.account)
                assert klant.organisatie == account.organisatie


def test_overzicht_zegt_dat_het_wachtwoord_alleen_voor_de_demo_is(gevuld):
    _, overzicht = gevuld
    tekst = "\n".join(overzicht.regels)
    assert DEMO_WACHTWOORD in tekst
    assert "Alleen voor de demo" in tekst
    assert all(account.account in tekst for account in overzicht.accounts)
