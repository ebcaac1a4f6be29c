"""The site on a small world, and people who are signed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

import api.toegang.wachtwoord as wachtwoordmodule
import matching.taal.laden as laden
from api.app import maak_app
from api.bootstrap import Samenstelling
from tests.api.bladeraar import Bladeraar
from tests.api.wereld import ACCOUNTS, WACHTWOORD, maak_wereld, open_wereld

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.api.browser import Site

Aanmelder = Callable[[str], TestClient]


@pytest.fixture(scope="session", autouse=True)
def _lichte_hash() -> Iterator[None]:
    """Argon2id at its lightest: what a password costs to guess is claimed in TestWachtwoord."""
    licht = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))
    with pytest.MonkeyPatch.context() as tijdelijk:
        tijdelijk.setattr(wachtwoordmodule, "_HASHER", licht)
        yield


@pytest.fixture(scope="session", autouse=True)
def _taalmodel_eenmaal() -> Iterator[None]:
    """The shipped language model is read from disk once; whoever names a folder gets that."""
    meegeleverd, echt = laden.laad_taalmodel(), laden.laad_taalmodel

    def laad(map_: Path | None = None) -> laden.Taalmodel:
        return meegeleverd if map_ is None else echt(map_)

    with pytest.MonkeyPatch.context() as tijdelijk:
        tijdelijk.setattr(laden, "laad_taalmodel", laad)
        yield


@pytest.fixture(scope="session")
def wereld(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Samenstelling]:
    """One world for all tests that only read."""
    samenstelling = maak_wereld(tmp_path_factory.mktemp("wereld"))
    yield samenstelling
    samenstelling.sluit()


@pytest.fixture(scope="session")
def app(wereld: Samenstelling) -> Iterator[FastAPI]:
    app = maak_app(samenstelling=wereld)
    with TestClient(app):  # runs the start, and keeps it started
        yield app


@pytest.fixture
def anoniem(app: FastAPI) -> TestClient:
    """Somebody who is not signed in; redirects are shown, not followed."""
    return TestClient(app, follow_redirects=False)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One running site on demo data for all journeys in a browser."""
    from tests.api.browser import draai_site

    with draai_site(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture(scope="module")
def chromium(chromium_pad: Path) -> Iterator[Browser]:
    # Of a module, not of the session: it holds an event loop, which other tests cannot bear.
    from playwright.sync_api import sync_playwright

    from tests.api.browser import VLAGGEN

    with sync_playwright() as speler:
        browser = speler.chromium.launch(executable_path=str(chromium_pad), args=VLAGGEN)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def _tokens() -> dict[str, str]:
    return {}


@pytest.fixture
def als(app: FastAPI, _tokens: dict[str, str]) -> Aanmelder:
    """``als("coach.anna")``: signed in on /v1 and on the pages alike."""

    def meld_aan(account: str) -> TestClient:
        if account not in _tokens:
            _tokens[account] = _meld_aan(TestClient(app), account)
        token = _tokens[account]
        return TestClient(
            app,
            follow_redirects=False,
            headers={"Authorization": f"Bearer {token}"},
            cookies={"opstap_sessie": token},
        )

    return meld_aan


@dataclass(frozen=True)
class Voorraad:
    """A filled installation on disk, to be copied, and who is signed in there."""

    map_: Path
    tokens: Mapping[str, str]


@pytest.fixture(scope="session")
def _voorraad(tmp_path_factory: pytest.TempPathFactory) -> Voorraad:
    """Made once: migrations, passwords and the index take longer than most tests."""
    map_ = tmp_path_factory.mktemp("voorraad")
    samenstelling = maak_wereld(map_)
    with TestClient(maak_app(samenstelling=samenstelling)) as client:
        tokens = {account: _meld_aan(client, account) for account in ACCOUNTS}
    samenstelling.sluit()
    return Voorraad(map_, tokens)


def _meld_aan(client: TestClient, account: str) -> str:
    verzoek = {"account": account, "wachtwoord": WACHTWOORD}
    antwoord = client.post("/v1/sessies", json=verzoek)
    assert antwoord.status_code == 201, antwoord.text
    token: str = antwoord.json()["token"]
    return token


@pytest.fixture
def eigen_wereld(tmp_path: Path, _voorraad: Voorraad) -> Iterator[Samenstelling]:
    """A world of which a test may change the record."""
    data = tmp_path / "wereld"
    copytree(_voorraad.map_, data)
    samenstelling = open_wereld(data)
    yield samenstelling
    samenstelling.sluit()


@pytest.fixture
def schrijver(eigen_wereld: Samenstelling, _voorraad: Voorraad) -> Iterator[Aanmelder]:
    """As ``als``, in the world of this test."""
    app = maak_app(samenstelling=eigen_wereld)
    with TestClient(app) as client:

        def meld_aan(account: str) -> TestClient:
            token = _voorraad.tokens.get(account) or _meld_aan(client, account)
            return TestClient(app, headers={"Authorization": f"Bearer {token}"})

        yield meld_aan


@pytest.fixture
def blader(schrijver: Aanmelder) -> Callable[[str], Bladeraar]:
    """As ``schrijver``, on the pages: cookie, and the code of the form that is sent."""

    def als(account: str) -> Bladeraar:
        bearer = schrijver(account)
        token = bearer.headers["Authorization"].removeprefix("Bearer ")
        client = TestClient(bearer.app, follow_redirects=False, cookies={"opstap_sessie": token})
        return Bladeraar(client)

    return als
