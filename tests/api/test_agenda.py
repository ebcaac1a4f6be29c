"""The agenda at the door: refusals first, then each role its own caseload."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from tests.api.conftest import Aanmelder
from tests.api.wereld import (
    ACCOUNTMANAGER,
    ANDERE_COACH,
    BEHEERDER,
    COACH,
    KLANTACCOUNT,
    NAMEN,
    OPDRACHTGEVER,
    TEAMLEIDER,
    VERRE_COACH,
)

ADRESSEN = ["/v1/agenda", "/v1/agenda/ical"]


@pytest.mark.parametrize("adres", ADRESSEN)
def test_wie_niet_is_aangemeld_krijgt_401(anoniem: TestClient, adres):
    assert anoniem.get(adres).status_code == 401


@pytest.mark.parametrize("adres", ADRESSEN)
@pytest.mark.parametrize("account", [ACCOUNTMANAGER, BEHEERDER, OPDRACHTGEVER, KLANTACCOUNT])
def test_andere_rol_krijgt_403(als: Aanmelder, adres, account):
    assert als(account).get(adres).status_code == 403


@pytest.mark.parametrize(
    ("account", "trajecten"),
    [
        (COACH, {"T-1"}),
        (ANDERE_COACH, {"T-2"}),
        (VERRE_COACH, {"T-3"}),
        (TEAMLEIDER, {"T-1", "T-2"}),
    ],
)
def test_ieder_ziet_de_deadlines_van_de_eigen_trajecten(als: Aanmelder, account, trajecten):
    gevonden = als(account).get("/v1/agenda").json()
    assert {d["traject"] for d in gevonden} == trajecten
    assert all(d["reden"] and d["regel"] for d in gevonden)
    assert [d["uiterlijk"] for d in gevonden] == sorted(d["uiterlijk"] for d in gevonden)


def test_de_agenda_voor_een_agendaprogramma_zegt_hetzelfde_zonder_namen(als: Aanmelder):
    antwoord = als(COACH).get("/v1/agenda/ical")
    assert antwoord.headers["content-type"] == "text/calendar; charset=utf-8"
    assert antwoord.text.count("BEGIN:VEVENT") == len(als(COACH).get("/v1/agenda").json())
    assert not any(deel in antwoord.text for naam in NAMEN.values() for deel in naam)
