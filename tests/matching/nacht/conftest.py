from __future__ import annotations

from collections.abc import Iterator

import pytest

from modellen.opslag.engine import Opslag
from modellen.opslag.migratie import migreer


@pytest.fixture
def opslag(database_url: str) -> Iterator[Opslag]:
    """On SQLite and on PostgreSQL: a night is made on both."""
    opslag = Opslag(database_url)
    migreer(opslag)
    yield opslag
    opslag.sluit()
