"""The site on a small world, and people who are signed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.app import maak_app
from api.bootstrap import Samenstelling
from tests.api.wereld import WACHTWOORD, maak_wereld

Aanmelder = Callable[[str], TestClient]


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
def _tokens() -> dict[str, str]:
    return {}


@pytest.fixture
def als(app: FastAPI, _tokens: dict[str, str]) -> Aanmelder:
    """``als("coach.anna")``: signed in on /v1 and on the pages alike."""

    def meld_aan(account: str) -> TestClient:
        if account not in _tokens:
            verzoek = {"account": account, "wachtwoord": WACHTWOORD}
            antwoord = TestClient(app).post("/v1/sessies", json=verzoek)
            assert antwoord.status_code == 201, antwoord.text
            _tokens[account] = antwoord.json()["token"]
        token = _tokens[account]
        return TestClient(
            app,
            follow_redirects=False,
            headers={"Authorization": f"Bearer {token}"},
            cookies={"opstap_sessie": token},
        )

    return meld_aan
