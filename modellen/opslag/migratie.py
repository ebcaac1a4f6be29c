"""Brings a database to the schema of this release, from empty or from any earlier release.

No configuration file is needed. Two processes that start together do not race: the first one
holds a lock for the whole of the migration, the second one then finds nothing left to do.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text
from sqlalchemy.engine.interfaces import DBAPIConnection

from modellen.fouten import OpstapFout
from modellen.opslag.engine import MIGREREN, MODUS, Opslag

if TYPE_CHECKING:
    from alembic.config import Config

MAP = Path(__file__).parent / "migraties"

SLOT = 0x6F70737461700001
"""Key of the advisory lock in PostgreSQL ("opstap" in ASCII, and a number)."""


def migreer(opslag: Opslag) -> None:
    """Upgrade to the newest schema; returns at once when the database has it already.

    Raises:
        OpstapFout: when the database was written by a later release than this one.
    """
    if huidige_versie(opslag) == nieuwste_versie():
        return
    # Alembic costs a third of a second to import: most starts never need it.
    from alembic import command

    with migratieverbinding(opslag) as verbinding:
        _weiger_latere_versie(verbinding)
        command.upgrade(alembic_config(verbinding), "head")


def huidige_versie(opslag: Opslag) -> str | None:
    """Revision of the database, or ``None`` when it is empty."""
    with opslag.lezen() as session:
        return _lees_versie(session.connection())


def nieuwste_versie() -> str:
    """Revision that this release brings, e.g. ``"0001"``: file names are numbered in order."""
    return max(_bekende_versies())


def alembic_config(verbinding: Connection) -> Config:
    """Configuration for Alembic's commands on a connection that is in a transaction."""
    from alembic.config import Config

    config = Config(attributes={"connection": verbinding})
    # Alembic expands "%" in options, which a path may contain.
    config.set_main_option("script_location", str(MAP).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


@contextmanager
def migratieverbinding(opslag: Opslag) -> Iterator[Connection]:
    """A connection in a transaction that holds the lock for migrations, committed at the end."""
    with opslag.engine.connect().execution_options(**{MODUS: MIGREREN}) as verbinding:
        if not opslag.is_sqlite:
            with verbinding.begin():
                verbinding.execute(text("SELECT pg_advisory_xact_lock(:slot)"), {"slot": SLOT})
                yield verbinding
            return
        with _zonder_verwijzingscontrole(verbinding), verbinding.begin():
            yield verbinding
            _eis_kloppende_verwijzingen(verbinding)


@contextmanager
def _zonder_verwijzingscontrole(verbinding: Connection) -> Iterator[None]:
    # A batch operation drops and rebuilds a table: with foreign keys on, that would delete the
    # rows that refer to it. The setting can only change outside a transaction.
    driver = verbinding.connection.dbapi_connection
    _zet_verwijzingscontrole(driver, "OFF")
    try:
        yield
    finally:
        _zet_verwijzingscontrole(driver, "ON")


def _zet_verwijzingscontrole(driver: DBAPIConnection | None, stand: str) -> None:
    assert isinstance(driver, sqlite3.Connection)
    driver.execute(f"PRAGMA foreign_keys={stand}")


def _eis_kloppende_verwijzingen(verbinding: Connection) -> None:
    if fouten := verbinding.exec_driver_sql("PRAGMA foreign_key_check").all():
        raise RuntimeError(f"migration left {len(fouten)} dangling references: {fouten[:5]}")


def _lees_versie(verbinding: Connection) -> str | None:
    if not inspect(verbinding).has_table("alembic_version"):
        return None
    return verbinding.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _bekende_versies() -> set[str]:
    return {bestand.name.partition("_")[0] for bestand in (MAP / "versions").glob("[0-9]*.py")}


def _weiger_latere_versie(verbinding: Connection) -> None:
    versie = _lees_versie(verbinding)
    if versie is not None and versie not in _bekende_versies():
        raise OpstapFout(
            code="database_te_nieuw",
            melding=f"De database (versie {versie}) is van een nieuwere Opstap dan deze.",
            volgende_stap="Installeer de nieuwste versie van Opstap en start opnieuw.",
        )
