"""One box that finds everything somebody may see, and nothing else."""

from __future__ import annotations

import re

import pytest

from tests.api.conftest import Aanmelder
from tests.api.wereld import ACCOUNTMANAGER, COACH, KLANTACCOUNT, TEAMLEIDER


@pytest.fixture
def zoek(als: Aanmelder):
    def _zoek(account: str, woorden: str) -> str:
        client = als(account)
        code = re.search(r'name="formuliercode" value="(\w+)"', client.get("/zoek").text)
        antwoord = client.post("/zoek", data={"formuliercode": code[1], "zoek": woorden})
        assert antwoord.headers["location"] == "/zoek", "no word of it in the address"
        return client.get("/zoek").text

    return _zoek


def test_wie_geen_werk_en_geen_klanten_ziet_kan_niet_zoeken(als: Aanmelder):
    assert als(KLANTACCOUNT).get("/zoek").status_code == 403


@pytest.mark.parametrize("woorden", ["Ygdrasil", "K-1002", "K-2001", "Ijzerzand"])
def test_een_klant_van_een_ander_wordt_niet_gevonden(zoek, woorden):
    assert "Niets gevonden" in zoek(COACH, woorden)


@pytest.mark.parametrize("woorden", ["Xenobia", "K-1001", "quispel"])
def test_een_accountmanager_vindt_geen_klant(zoek, woorden):
    assert "Niets gevonden" in zoek(ACCOUNTMANAGER, woorden)


def test_een_coach_vindt_klant_en_werk(zoek):
    assert "/klanten/K-1001" in zoek(COACH, "xenobia quispel")
    assert "/werk/V-2" in zoek(COACH, "chauffeur")
    assert "/werk/V-2" in zoek(ACCOUNTMANAGER, "chauffeur")


def test_een_teamleider_vindt_wie_van_een_andere_coach_is(zoek):
    assert "/klanten/K-1002" in zoek(TEAMLEIDER, "Ygdrasil")


def test_vreemde_tekens_komen_er_onschadelijk_uit(zoek):
    pagina = zoek(COACH, '"><script>é€%_')
    assert "<script>" not in pagina
    assert "Niets gevonden" in pagina


def test_zonder_woorden_staat_er_alleen_een_vak(zoek):
    assert "Niets gevonden" not in zoek(COACH, "  ")
