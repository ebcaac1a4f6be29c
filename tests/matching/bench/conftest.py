"""Synthetic data, small: drawn once, in the one worker that gets the group `bench`."""

from __future__ import annotations

from pathlib import Path

import pytest

from matching.bench.land import Land
from matching.bench.opzet import VANDAAG, ZAAD, Opzet, maak_opzet
from matching.bench.soortwerk import Soortwerk
from matching.taal.laden import laad_taalmodel
from modellen.plaats.plaats import standaard_register


@pytest.fixture(scope="session")
def land() -> Land:
    return Land.van(standaard_register())


@pytest.fixture(scope="session")
def soort() -> Soortwerk:
    return Soortwerk.van(laad_taalmodel(), standaard_register(), zaad=ZAAD)


@pytest.fixture(scope="session")
def opzet(tmp_path_factory: pytest.TempPathFactory) -> Opzet:
    return maak_opzet(tmp_path_factory.mktemp("bench") / "opzet", aantal=4_000, vragen=12)


@pytest.fixture(scope="session")
def opzetmap(opzet: Opzet) -> Path:
    return opzet.map_


VANDAAG_NUMMER = VANDAAG.toordinal()
