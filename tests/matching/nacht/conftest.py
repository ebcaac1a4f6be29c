from __future__ import annotations

from collections.abc import Iterator

import pytest

from modellen.opslag.engine import Opslag


@pytest.fixture
def opslag(database_url: str) -> Iterator[Opslag]:
    """On SQLite and on PostgreSQL: a night is made on both."""
    opslag = Opslag(database_url)
    yield opslag
    opslag.sluit()
