"""A fresh store, and a short way to import text or bytes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from modellen.opslag.engine import Opslag
from vacatures.importeren import Importrapport, importeer_vacatures
from vacatures.vacature.model import Vacature
from vacatures.vacature.repository import VacatureRepository

VANDAAG = date(2026, 11, 22)


@pytest.fixture
def opslag(sqlite_url):
    opslag = Opslag(sqlite_url)
    yield opslag
    opslag.sluit()


@pytest.fixture
def lees_in(opslag, tmp_path) -> Callable[..., Importrapport]:
    """Write content to a file and import it."""

    def _lees_in(inhoud: str | bytes, naam: str = "bestand.csv", **opties) -> Importrapport:
        pad: Path = tmp_path / naam
        pad.write_bytes(inhoud.encode() if isinstance(inhoud, str) else inhoud)
        return importeer_vacatures(
            opslag, pad, door="test", vandaag=VANDAAG, afgekeurd_map=tmp_path, **opties
        )

    return _lees_in


@pytest.fixture
def bewaard(opslag) -> Callable[[], list[Vacature]]:
    """What is in the store, by number."""

    def _bewaard() -> list[Vacature]:
        with opslag.lezen() as session:
            return VacatureRepository(session).list_()

    return _bewaard
