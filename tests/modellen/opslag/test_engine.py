"""Sessions, transactions and sequence numbers under load."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, StatementError

from modellen.fouten import OpstapFout
from modellen.klant.repository import KlantRepository
from modellen.klantprofiel.repository import KlantprofielRepository
from modellen.opslag.engine import Opslag
from modellen.opslag.volgnummer import Stroom, TellerRij, hoogste_nummer, volgend_nummer
from tests.builders import een_klant, een_vacature, een_werkgever
from tests.modellen.opslag.databank import verse_opslag
from vacatures.vacature.repository import VacatureRepository
from vacatures.werk_repository import WerkRepository
from vacatures.werkgever.repository import WerkgeverRepository

DRADEN = 4
NIEUWSTE_VAN_EEN_WERKGEVER = text(
    "EXPLAIN QUERY PLAN SELECT nummer FROM vacature WHERE status = 'open' AND werkgever = 'W-1' "
    "ORDER BY geplaatst_op DESC, nummer LIMIT 25"
)


@pytest.fixture
def opslag(database_url: str) -> Iterator[Opslag]:
    with verse_opslag(database_url) as verse:
        yield verse


@pytest.fixture
def sqlite_opslag(sqlite_url: str) -> Iterator[Opslag]:
    with verse_opslag(sqlite_url) as verse:
        yield verse


def tegelijk(taak: Callable[[int], None], *, aantal: int = DRADEN) -> None:
    """Run ``taak(0) .. taak(aantal - 1)`` at the same time; their errors come back here."""
    start = threading.Barrier(aantal)

    def doe(i: int) -> None:
        start.wait()
        taak(i)

    with ThreadPoolExecutor(aantal) as draden:
        list(draden.map(doe, range(aantal)))


@pytest.mark.parametrize(
    "url", ["", "bla", "mysql://x/y", "sqlite://", "sqlite:///:memory:", "postgresql+asyncpg://x"]
)
def test_onbruikbaar_adres_wordt_geweigerd(url):
    with pytest.raises(OpstapFout) as fout:
        Opslag(url)
    assert fout.value.code == "ongeldig_databaseadres"


def test_wachtwoord_in_een_fout_adres_wordt_niet_herhaald():
    with pytest.raises(OpstapFout) as fout:
        Opslag("mysql://ik:geheim@server/x")
    assert "geheim" not in f"{fout.value} {fout.value.melding} {fout.value.volgende_stap}"


def test_map_van_de_databank_wordt_gemaakt(tmp_path: Path):
    opslag = Opslag(f"sqlite:///{tmp_path / 'nieuw' / 'diep' / 'opstap.sqlite3'}")
    with opslag.lezen() as session:
        assert session.execute(text("SELECT 1")).scalar() == 1
    opslag.sluit()


def test_adres_zonder_driver_krijgt_psycopg():
    assert Opslag("postgresql://x@localhost/y").engine.dialect.driver == "psycopg"


def test_leessessie_weigert_schrijven(opslag: Opslag):
    with pytest.raises(DBAPIError), opslag.lezen() as session:
        KlantRepository(session).save(een_klant(), door="test")
    with opslag.schrijven() as session:
        KlantRepository(session).save(een_klant(), door="test")


def test_fout_in_een_schrijfsessie_laat_niets_achter(opslag: Opslag):
    with suppress(RuntimeError), opslag.schrijven() as session:
        KlantRepository(session).save(een_klant(), door="test")
        raise RuntimeError
    with opslag.lezen() as session:
        assert KlantRepository(session).list_() == []
        assert hoogste_nummer(session, Stroom.KLANT) == 0


def test_wie_de_tabellen_meet_leest_van_een_werkgever_alleen_het_eigen_werk(sqlite_opslag: Opslag):
    with sqlite_opslag.schrijven() as session:
        werkgevers = [een_werkgever(f"W-{i}") for i in range(40)]
        WerkgeverRepository(session).save_all(werkgevers, door="test")
        vacatures = [een_vacature(f"V-{i}", werkgever=f"W-{i % 40}") for i in range(400)]
        VacatureRepository(session).save_all(vacatures, door="test")

    def plan() -> str:
        with sqlite_opslag.lezen() as session:
            return " ".join(rij.detail for rij in session.execute(NIEUWSTE_VAN_EEN_WERKGEVER))

    assert "ix_vacature_open" in plan()
    sqlite_opslag.meet_tabellen()
    assert "werkgever=?" in plan()


def test_meten_mag_op_elke_databank(opslag: Opslag):
    opslag.meet_tabellen()


def test_leessessie_ziet_een_moment(opslag: Opslag):
    with opslag.lezen() as lezer:
        assert KlantRepository(lezer).list_() == []
        with opslag.schrijven() as schrijver:
            KlantRepository(schrijver).save(een_klant(), door="test")
        assert KlantRepository(lezer).list_() == []
    with opslag.lezen() as lezer:
        assert len(KlantRepository(lezer).list_()) == 1


def test_sqlite_heeft_wal_en_verwijzingen_aan(sqlite_opslag: Opslag):
    with sqlite_opslag.lezen() as session:
        stand = {
            naam: session.execute(text(f"PRAGMA {naam}")).scalar()
            for naam in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        }
    assert stand == {
        "journal_mode": "wal", "foreign_keys": 1, "synchronous": 1, "busy_timeout": 30_000,
    }  # fmt: skip


def test_lezen_en_dan_schrijven_met_vier_draden_raakt_nooit_vergrendeld(opslag: Opslag):
    def taak(_: int) -> None:
        for _ in range(25):
            with opslag.schrijven() as session:
                stand = hoogste_nummer(session, Stroom.WERK)
                assert volgend_nummer(session, Stroom.WERK) >= stand + 1

    tegelijk(taak)
    with opslag.lezen() as session:
        assert hoogste_nummer(session, Stroom.WERK) == DRADEN * 25


def test_uitgestelde_begin_zou_wel_vergrendeld_raken(sqlite_opslag: Opslag):
    # Why write sessions begin IMMEDIATE: the same work in a plain transaction fails.
    with sqlite_opslag.engine.connect() as eerste, sqlite_opslag.engine.connect() as tweede:
        teller = TellerRij.tabel()
        for verbinding in (eerste, tweede):
            verbinding.execute(select(teller.c.stand)).all()
        eerste.execute(teller.update().values(stand=1))
        eerste.commit()
        with pytest.raises(DBAPIError) as fout:
            tweede.execute(teller.update().values(stand=2))
        assert isinstance(fout.value.orig, sqlite3.OperationalError)
        assert "locked" in str(fout.value.orig)


def test_twee_schrijvers_van_een_vacature_laten_een_kloppende_rij(opslag: Opslag):
    def taak(i: int) -> None:
        for keer in range(10):
            # Each writer's fields belong together: a mixture would show.
            vacature = een_vacature(
                "V-1", titel=f"titel {i}.{keer}", taken=f"taken {i}.{keer}",
                belasting={"IV-13": i % 3},
            )  # fmt: skip
            with opslag.schrijven() as session:
                VacatureRepository(session).save(vacature, door=f"schrijver {i}")

    tegelijk(taak)
    with opslag.lezen() as session:
        [vacature] = VacatureRepository(session).list_()
        schrijver, keer = map(int, vacature.titel.removeprefix("titel ").split("."))
        assert vacature == een_vacature(
            "V-1", titel=f"titel {schrijver}.{keer}", taken=f"taken {schrijver}.{keer}",
            belasting={"IV-13": schrijver % 3},
        )  # fmt: skip
        [(volgnummer, _)] = WerkRepository(session).gewijzigd_na(0)
        assert volgnummer == hoogste_nummer(session, Stroom.WERK) == DRADEN * 10


def test_wie_de_wijzigingen_volgt_mist_er_geen(opslag: Opslag):
    per_draad, klaar, gezien = 15, threading.Event(), []

    def schrijf(i: int) -> None:
        for n in range(per_draad):
            with opslag.schrijven() as session:
                KlantRepository(session).save(een_klant(f"K-{i}-{n}"), door="test")

    def volg() -> None:
        stand, laatste_ronde = 0, False
        while not laatste_ronde:
            laatste_ronde = klaar.is_set()
            with opslag.lezen() as session:
                for volgnummer, profiel in KlantprofielRepository(session).gewijzigd_na(stand):
                    gezien.append(profiel.nummer)
                    stand = volgnummer

    volger = threading.Thread(target=volg)
    volger.start()
    try:
        tegelijk(schrijf, aantal=3)
    finally:
        klaar.set()
        volger.join()
    assert sorted(gezien) == sorted(f"K-{i}-{n}" for i in range(3) for n in range(per_draad))


def test_moment_zonder_tijdzone_wordt_geweigerd(opslag: Opslag):
    zonder = datetime(2026, 11, 23, 9)  # noqa: DTZ001 - the point of the test
    with pytest.raises(StatementError, match="without a time zone"), opslag.schrijven() as session:
        session.execute(TellerRij.tabel().update().values(gewijzigd_op=zonder))


def test_moment_komt_in_utc_terug(opslag: Opslag):
    amsterdam = datetime(2026, 11, 23, 9, 30, 0, 123456, timezone(timedelta(hours=1)))
    with opslag.schrijven() as session:
        session.execute(TellerRij.tabel().update().values(gewijzigd_op=amsterdam))
        gelezen = session.execute(select(TellerRij.tabel().c.gewijzigd_op)).scalars().first()
    assert gelezen == amsterdam
    assert gelezen.tzinfo is UTC
    assert gelezen.hour == 8
