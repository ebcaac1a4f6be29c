"""The one way to a database: read sessions and write sessions, on SQLite and PostgreSQL.

SQLite, the embedded default: WAL, foreign keys on, and ``BEGIN IMMEDIATE`` for writers. A
deferred transaction that first reads and then writes fails at once when another one wrote in
between, whatever the busy timeout; an immediate one waits for its turn.
PostgreSQL: writers run at READ COMMITTED, readers see one snapshot, as on SQLite.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from json import JSONEncoder
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session

from modellen.fouten import OpstapFout

MODUS = "opstap_modus"
LEZEN, SCHRIJVEN, MIGREREN = "lezen", "schrijven", "migreren"

BUSY_TIMEOUT_MS = 30_000
"""How long a SQLite writer waits for its turn: longer than the largest import takes."""

STEEKPROEF = 400
"""Rows of each index that SQLite looks at; what its documentation advises."""

WAL_POGINGEN = 50
WAL_PAUZE_S = 0.05

_LEVENSTEKENS = {
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
}
"""Seconds, a count, and milliseconds: parameters of PostgreSQL's client library."""

_BEGIN = {SCHRIJVEN: "BEGIN IMMEDIATE", MIGREREN: "BEGIN EXCLUSIVE"}


class Opslag:
    """A database and its sessions; threads share one ``Opslag``, never a session.

    Args:
        url: ``sqlite:///path`` (the folder is made) or ``postgresql+psycopg://…``.

    Raises:
        OpstapFout: when the URL is no such address.
    """

    def __init__(self, url: str) -> None:
        adres = _lees_url(url)
        # 40 requests of the web server may each hold one connection, and a command a few more.
        self.engine: Engine = create_engine(
            adres,
            pool_size=10,
            max_overflow=40,
            pool_pre_ping=adres.get_backend_name() == "postgresql",
            connect_args=_hou_levend(adres),
            json_serializer=JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode,
        )
        leesopties: dict[str, Any] = {MODUS: LEZEN}
        if self.is_sqlite:
            event.listen(self.engine, "connect", _stel_sqlite_in)
            event.listen(self.engine, "begin", _begin_sqlite)
        else:
            leesopties |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        self._leest = self.engine.execution_options(**leesopties)
        self._schrijft = self.engine.execution_options(**{MODUS: SCHRIJVEN})

    @property
    def is_sqlite(self) -> bool:
        """True for the embedded database."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def lezen(self) -> Iterator[Session]:
        """A session that sees one consistent snapshot; writing in it is refused."""
        with Session(self._leest, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def schrijven(self) -> Iterator[Session]:
        """A session that is committed at the end, or rolled back when an error leaves it."""
        with Session(self._schrijft, expire_on_commit=False) as session, session.begin():
            yield session

    def meet_tabellen(self) -> None:
        """Let SQLite sample how full its tables are, so that it picks the index that reads least.

        Some milliseconds, whatever the size. PostgreSQL does so by itself.
        """
        if self.is_sqlite:
            with self.schrijven() as session:
                session.execute(text(f"PRAGMA analysis_limit={STEEKPROEF}"))
                session.execute(text("ANALYZE"))

    def sluit(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def _hou_levend(adres: URL) -> dict[str, int]:
    """Notice within a minute that a PostgreSQL server is gone; what the address says goes first.

    By default a statement waits more than two hours on a network that no longer exists.
    """
    if adres.get_backend_name() != "postgresql":
        return {}
    return {naam: waarde for naam, waarde in _LEVENSTEKENS.items() if naam not in adres.query}


def is_schrijver(session: Session) -> bool:
    """Whether this session came from :meth:`Opslag.schrijven`."""
    return session.get_bind().get_execution_options().get(MODUS) == SCHRIJVEN


def _lees_url(url: str) -> URL:
    try:
        adres = make_url(url)
    except ArgumentError:
        raise _fout_adres() from None
    if adres.drivername == "postgresql":
        adres = adres.set(drivername="postgresql+psycopg")
    if adres.drivername not in ("sqlite", "postgresql+psycopg"):
        raise _fout_adres()
    if adres.get_backend_name() == "sqlite":
        # In memory every connection would have a database of its own.
        if adres.database in (None, "", ":memory:"):
            raise _fout_adres()
        Path(str(adres.database)).parent.mkdir(parents=True, exist_ok=True)
    return adres


def _fout_adres() -> OpstapFout:
    # The address itself is not repeated: it may hold a password.
    return OpstapFout(
        code="ongeldig_databaseadres",
        melding="Het adres van de database is niet te gebruiken.",
        volgende_stap=(
            "Geef sqlite:///map/bestand.sqlite3 of postgresql+psycopg://gebruiker@server/naam."
        ),
    )


def _stel_sqlite_in(verbinding: sqlite3.Connection, _record: object) -> None:
    """Settings that SQLite forgets with each connection, and WAL, which the file remembers."""
    verbinding.isolation_level = None  # the driver must not open transactions of its own
    verbinding.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    _zet_wal_aan(verbinding)
    verbinding.execute("PRAGMA synchronous=NORMAL")
    verbinding.execute("PRAGMA foreign_keys=ON")
    verbinding.execute("PRAGMA temp_store=MEMORY")


def _zet_wal_aan(verbinding: sqlite3.Connection) -> None:
    # Changing the mode needs the file for itself and does not wait by the busy timeout.
    for _ in range(WAL_POGINGEN):
        try:
            verbinding.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            time.sleep(WAL_PAUZE_S)
        else:
            return
    verbinding.execute("PRAGMA journal_mode=WAL")


def _begin_sqlite(verbinding: Connection) -> None:
    modus = verbinding.get_execution_options().get(MODUS)
    verbinding.exec_driver_sql(f"PRAGMA query_only={'ON' if modus == LEZEN else 'OFF'}")
    verbinding.exec_driver_sql(_BEGIN.get(modus or "", "BEGIN"))
