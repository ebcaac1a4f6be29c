"""A small store for the commands, filled through the repositories."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copy, copytree
from typing import Any

import pytest
import structlog

from api.cli.hoofd import main
from modellen.belastbaarheid.repository import BelastbaarheidRepository
from modellen.klant.model import KlantStatus
from modellen.klant.repository import KlantRepository
from modellen.opslag.engine import Opslag
from tests.builders import (
    ANDERE_ORGANISATIE,
    een_belastbaarheid,
    een_identiteit,
    een_klant,
    een_netwerkplek,
    een_vacature,
    een_werkgever,
)
from vacatures.netwerkplek.repository import NetwerkplekRepository
from vacatures.vacature.repository import VacatureRepository
from vacatures.werkgever.repository import WerkgeverRepository

VOORNAAM, ACHTERNAAM = "Sanne", "de Bruin"


@dataclass(frozen=True, slots=True)
class Afloop:
    """What one command line did."""

    status: int
    uit: str
    fout: str

    @property
    def document(self) -> dict[str, Any]:
        """The one JSON document on stdout."""
        gelezen = json.loads(self.uit)
        assert isinstance(gelezen, dict)
        return gelezen


Draai = Callable[..., Afloop]


@pytest.fixture(autouse=True)
def _logboek_van_de_tests() -> Iterator[None]:
    """A command sets up logging for its process; that is not the process of a command here."""
    yield
    structlog.reset_defaults()


@pytest.fixture
def draai(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Draai:
    """Run a command line in this process, in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def doe(*argumenten: str) -> Afloop:
        capsys.readouterr()
        status = main(argumenten)
        gevangen = capsys.readouterr()
        return Afloop(status, gevangen.out, gevangen.err)

    return doe


@pytest.fixture
def gevuld(tmp_path: Path, _voorraad: Path) -> Path:
    """A data directory with three klanten, two vacatures, a netwerkplek and a werkgever.

    K-1001 is limited in lifting: V-2 is too heavy. K-1002 stopped. K-2001 is of another
    organisation, which may see nothing of V-2.
    """
    return Path(copytree(_voorraad, tmp_path / "gegevens"))


@pytest.fixture(scope="session")
def _voorraad(tmp_path_factory: pytest.TempPathFactory, _sqlite_sjabloon: Path) -> Path:
    map_ = tmp_path_factory.mktemp("voorraad")
    opslag = Opslag(f"sqlite:///{copy(_sqlite_sjabloon, map_ / 'opstap.sqlite3')}")
    with opslag.schrijven() as sessie:
        klanten = KlantRepository(sessie)
        klanten.save(een_klant("K-1001"), door="test")
        klanten.save(een_klant("K-1002", status=KlantStatus.GEPAUZEERD), door="test")
        klanten.save(een_klant("K-2001", organisatie=ANDERE_ORGANISATIE), door="test")
        klanten.save_identiteit(
            een_identiteit("K-1001", voornaam=VOORNAAM, achternaam=ACHTERNAAM), door="test"
        )
        belastbaarheid = een_belastbaarheid("K-1001", {"IV-14": 2})
        BelastbaarheidRepository(sessie).save(belastbaarheid, door="test")
        WerkgeverRepository(sessie).save(een_werkgever("W-1"), door="test")
        vacatures = VacatureRepository(sessie)
        vacatures.save(een_vacature("V-1", sluit_op=None), door="test")
        vacatures.save(
            een_vacature(
                "V-2",
                sluit_op=None,
                belasting={"IV-14": 0},
                zichtbaar_voor=frozenset({een_klant().organisatie}),
            ),
            door="test",
        )
        NetwerkplekRepository(sessie).save(een_netwerkplek("N-1"), door="test")
    opslag.sluit()
    return map_
