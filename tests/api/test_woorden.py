"""Words and questions at the door: refusals first, then that nothing of an answer is kept."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from modellen.assessment.model import Leefgebied
from modellen.traject.doorvragen import DOORVRAGEN
from tests.api.conftest import Aanmelder
from tests.api.wereld import ACCOUNTMANAGER, COACH, TEAMLEIDER

ADRES = "/v1/leefgebieden/motivatie/doorvragen"


class TestGeweigerd:
    def test_wie_niet_is_aangemeld_krijgt_401(self, anoniem: TestClient):
        assert anoniem.get("/v1/uitlegwoorden").status_code == 401
        assert anoniem.post(ADRES, json={"antwoord": "x"}).status_code == 401

    @pytest.mark.parametrize("account", [ACCOUNTMANAGER, TEAMLEIDER])
    def test_alleen_wie_het_gesprek_voert_vraagt_door(self, als: Aanmelder, account: str):
        assert als(account).post(ADRES, json={"antwoord": "x"}).status_code == 403

    @pytest.mark.parametrize(
        ("adres", "verzoek"),
        [(ADRES, {}), ("/v1/leefgebieden/vakantie/doorvragen", {"antwoord": "x"})],
    )
    def test_verkeerde_vorm_is_400(self, als: Aanmelder, adres: str, verzoek: dict[str, str]):
        assert als(COACH).post(adres, json=verzoek).status_code == 400


@pytest.mark.regel("WNH-06")
def test_elk_account_leest_de_woorden(als: Aanmelder):
    woorden = {w["woord"]: w["uitleg"] for w in als(ACCOUNTMANAGER).get("/v1/uitlegwoorden").json()}
    assert "uitkering" in woorden["proefplaatsing"]


@pytest.mark.regel("SP2-30")
def test_een_vaag_antwoord_krijgt_vragen_van_dat_leefgebied(als: Aanmelder):
    antwoord = als(COACH).post(ADRES, json={"antwoord": "Gaat wel"}).json()
    assert antwoord == {
        "isVaag": True,
        "reden": "Het antwoord zegt niet meer dan 'gaat wel'.",
        "vragen": list(DOORVRAGEN[Leefgebied.MOTIVATIE]),
    }


@pytest.mark.regel("SP2-30")
def test_een_antwoord_dat_iets_vertelt_krijgt_niets(als: Aanmelder):
    verzoek = {"antwoord": "Ik wil weer onder de mensen zijn en mijn eigen geld verdienen."}
    antwoord = als(COACH).post(ADRES, json=verzoek).json()
    assert antwoord == {"isVaag": False, "reden": None, "vragen": []}
