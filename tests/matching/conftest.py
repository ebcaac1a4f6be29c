"""Shared by the tests of matching: the shipped language model, a day, and a store with an index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from matching.constraints import Omgeving
from matching.dienst import Matchdienst
from matching.reistijd import AfstandReistijd
from matching.taal.laden import Taalmodel, laad_taalmodel
from modellen.opslag.engine import Opslag
from modellen.plaats.plaats import standaard_register
from tests.builders import VANDAAG


@pytest.fixture(scope="session")
def taalmodel() -> Taalmodel:
    return laad_taalmodel()


@pytest.fixture(scope="session")
def omgeving() -> Omgeving:
    return Omgeving(vandaag=VANDAAG, register=standaard_register(), reistijd=AfstandReistijd())


@pytest.fixture
def opslag(sqlite_url: str) -> Iterator[Opslag]:
    opslag = Opslag(sqlite_url)
    yield opslag
    opslag.sluit()


@pytest.fixture
def indexmap(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def dienst(opslag: Opslag, taalmodel: Taalmodel, indexmap: Path) -> Matchdienst:
    return Matchdienst(opslag, taalmodel=taalmodel, indexmap=indexmap)
