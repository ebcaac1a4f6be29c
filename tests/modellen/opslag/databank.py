"""A migrated database for a test, and a session of which nothing remains."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import HealthCheck, settings
from sqlalchemy.orm import Session

from modellen.opslag.engine import Opslag

op_een_databank = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=40,
)
"""The database is made once for all examples; each of them leaves it as it was."""


@contextmanager
def verse_opslag(url: str) -> Iterator[Opslag]:
    """An empty database with the newest schema."""
    opslag = Opslag(url)
    try:
        yield opslag
    finally:
        opslag.sluit()


@contextmanager
def op_proef(opslag: Opslag) -> Iterator[Session]:
    """A write session that is rolled back."""
    with opslag.schrijven() as session:
        yield session
        session.rollback()
