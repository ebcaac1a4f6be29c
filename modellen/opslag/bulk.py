"""Adds many rows at once: COPY on PostgreSQL, one prepared statement on SQLite.

For rows that are made by the thousand and never change. Values go to the driver as they are: JSON
as text, moments aware. Nothing is looked up, so a key that exists already is an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC
from typing import Any

from sqlalchemy import Table
from sqlalchemy.orm import Session

from modellen.opslag.base import nu

_SQLITE_MOMENT = "%Y-%m-%d %H:%M:%S.%f"


def voeg_bulk_toe(
    session: Session,
    tabel: Table,
    kolommen: Sequence[str],
    rijen: Iterable[Sequence[Any]],
    *,
    door: str,
) -> None:
    """Insert rows with values for ``kolommen``; who and when are filled in here."""
    session.flush()
    verbinding = session.connection()
    alle = (*kolommen, "aangemaakt_op", "gewijzigd_op", "gewijzigd_door")
    namen = ", ".join(f'"{naam}"' for naam in alle)
    moment = nu()
    if verbinding.dialect.name == "postgresql":
        driver: Any = verbinding.connection.driver_connection
        with driver.cursor() as cursor:
            opdracht = f'COPY "{tabel.name}" ({namen}) FROM STDIN'
            with cursor.copy(opdracht) as kopie:
                for rij in rijen:
                    kopie.write_row((*rij, moment, moment, door))
        return
    tekst = moment.astimezone(UTC).strftime(_SQLITE_MOMENT)
    waarden = [(*rij, tekst, tekst, door) for rij in rijen]
    if waarden:
        plekken = ", ".join("?" * len(alle))
        verbinding.exec_driver_sql(
            f'INSERT INTO "{tabel.name}" ({namen}) VALUES ({plekken})', waarden
        )
