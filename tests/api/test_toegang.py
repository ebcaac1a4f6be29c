"""Deny by default: refusals first, for every route there is."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.app import maak_app
from api.toegang.bewaking import ALLE_ROLLEN, BewaakteRoute, MachineRoute, openbaar, voor
from api.web.paginas import maak_router
from tests.api.conftest import Aanmelder
from tests.api.wereld import (
    ACCOUNTMANAGER,
    ANDERE_COACH,
    COACH,
    TEAMLEIDER,
    VERRE_COACH,
    WACHTWOORD,
    adres_van,
)

OPENBAAR = {
    ("GET", "/v1/gezondheid"),
    ("POST", "/v1/sessies"),
    ("GET", "/inloggen"),
    ("POST", "/inloggen"),
    ("GET", "/inloggen/code"),
    ("POST", "/inloggen/code"),
    ("GET", "/inloggen/organisatie"),
    ("POST", "/inloggen/organisatie"),
    ("GET", "/inloggen/organisatie/terug"),
    ("GET", "/agenda/feed/{sleutel}.ics"),
    ("GET", "/stijl/opstap.css"),
    ("GET", "/stijl/opstap.svg"),
}


def _routes() -> list[BewaakteRoute]:
    return [route for route in maak_app().router.routes if isinstance(route, BewaakteRoute)]


ROUTES = [(methode, route) for route in _routes() for methode in sorted(route.methods)]
IDS = [f"{methode} {route.path}" for methode, route in ROUTES]


def test_app_met_een_route_zonder_wacht_start_niet(monkeypatch):
    los = FastAPI().router
    monkeypatch.setattr("api.app.ROUTERS", (los,))
    with pytest.raises(TypeError, match="without a guard"):
        maak_app()


def test_route_zonder_rollen_kan_niet_gemaakt_worden():
    with pytest.raises(TypeError, match="declare"):

        @maak_router().get("/vergeten")
        def vergeten() -> str:
            return "alles"


def test_voor_niemand_bestaat_niet():
    with pytest.raises(ValueError, match="role"):
        voor()


def test_precies_deze_routes_zijn_openbaar():
    open_routes = {(m, r.path) for m, r in ROUTES if r.toegang.is_openbaar}
    assert open_routes == OPENBAAR


@pytest.mark.parametrize(("methode", "route"), ROUTES, ids=IDS)
def test_route_noemt_zijn_rollen(methode, route):
    assert route.toegang.is_openbaar != bool(route.toegang.rollen)
    assert route.toegang.rollen <= ALLE_ROLLEN


@pytest.mark.parametrize(
    ("methode", "route"),
    [(m, r) for m, r in ROUTES if not r.toegang.is_openbaar],
    ids=[i for i, (_, r) in zip(IDS, ROUTES, strict=True) if not r.toegang.is_openbaar],
)
def test_route_weigert_wie_niet_is_aangemeld(anoniem, methode, route):
    antwoord = anoniem.request(methode, adres_van(route.path), content=b"{geen json")
    if isinstance(route, MachineRoute):
        assert antwoord.status_code == 401
        assert antwoord.headers["content-type"] == "application/problem+json"
        assert antwoord.headers["www-authenticate"] == "Bearer"
    else:
        assert antwoord.status_code == 303
        assert antwoord.headers["location"].startswith("/inloggen")


# --- what belongs to somebody else does not exist -------------------------------------------------

VAN_EEN_KLANT = [
    "/v1/klanten/{}",
    "/v1/klanten/{}/shortlist",
    "/v1/klanten/{}/trajecten",
    "/v1/klanten/{}/waarom/V-1",
    "/klanten/{}",
    "/klanten/{}/shortlist",
    "/klanten/{}/waarom",
    "/klanten/{}/waarom/V-1",
    "/klanten/{}/voorstellen",
    "/klanten/{}/stel-voor/V-1",
    "/klanten/{}/niet-doen/V-1",
]


@pytest.mark.parametrize("adres", VAN_EEN_KLANT)
def test_klant_van_een_ander_bestaat_niet(als: Aanmelder, adres):
    for account, nummer in (
        (COACH, "K-1002"),
        (COACH, "K-2001"),
        (ANDERE_COACH, "K-1001"),
        (TEAMLEIDER, "K-2001"),
        (VERRE_COACH, "K-1001"),
        (COACH, "K-9999"),
    ):
        antwoord = als(account).get(adres.format(nummer))
        assert antwoord.status_code == 404, (account, nummer)
        assert als(account).get(adres.format("K-9999")).text == antwoord.text.replace(
            nummer, "K-9999"
        ), "the answer tells whether the klant exists"


@pytest.mark.parametrize("adres", VAN_EEN_KLANT)
def test_eigen_klant_is_er_voor_coach_en_teamleider(als: Aanmelder, adres):
    assert als(COACH).get(adres.format("K-1001")).status_code == 200
    assert als(TEAMLEIDER).get(adres.format("K-1002")).status_code == 200


@pytest.mark.parametrize(
    "adres", ["/v1/vacatures/V-3", "/v1/werk/V-3/kandidaten", "/werk/V-3", "/werk/V-3/kandidaten"]
)
def test_werk_van_een_andere_organisatie_bestaat_niet(als: Aanmelder, adres):
    assert als(ACCOUNTMANAGER).get(adres).status_code == 404


def test_waarom_over_werk_van_een_andere_organisatie_bestaat_niet(als: Aanmelder):
    assert als(COACH).get("/v1/klanten/K-1001/waarom/V-3").status_code == 404
    assert als(COACH).get("/klanten/K-1001/waarom/V-3").status_code == 404


def test_coach_ziet_alleen_de_eigen_caseload(als: Aanmelder):
    nummers = {k["nummer"] for k in als(COACH).get("/v1/klanten").json()}
    assert nummers == {"K-1001", "K-1003"}


def test_teamleider_ziet_de_hele_organisatie_en_niet_meer(als: Aanmelder):
    nummers = {k["nummer"] for k in als(TEAMLEIDER).get("/v1/klanten").json()}
    assert nummers == {"K-1001", "K-1002", "K-1003"}


@pytest.mark.parametrize(
    "vraag", [{"pagina": 0}, {"pagina": "x"}, {"paginaGrootte": 0}, {"paginaGrootte": 501}]
)
def test_een_pagina_die_niet_kan_wordt_geweigerd(als: Aanmelder, vraag: dict[str, object]):
    assert als(TEAMLEIDER).get("/v1/klanten", params=vraag).status_code == 400


def test_klanten_komen_per_pagina_en_samen_zijn_ze_alles_eenmaal(als: Aanmelder):
    client = als(TEAMLEIDER)
    alles = client.get("/v1/klanten")
    assert (alles.headers["Opstap-Totaal"], "Link" in alles.headers) == ("3", False)
    gelezen, adres = [], "/v1/klanten?paginaGrootte=1"
    while adres:
        antwoord = client.get(adres)
        assert antwoord.headers["Opstap-Totaal"] == "3"
        gelezen += antwoord.json()
        adres = antwoord.links.get("next", {}).get("url")
    assert gelezen == alles.json()
    assert [k["nummer"] for k in gelezen] == ["K-1001", "K-1002", "K-1003"]
    terug = client.get("/v1/klanten?pagina=9&paginaGrootte=2")
    assert (terug.json(), terug.links["prev"]["url"]) == (
        [],
        "/v1/klanten?pagina=2&paginaGrootte=2",
    )


def test_een_pagina_telt_alleen_wat_iemand_mag_zien(als: Aanmelder):
    antwoord = als(COACH).get("/v1/klanten?pagina=2&paginaGrootte=1")
    assert antwoord.headers["Opstap-Totaal"] == "2"
    assert [k["nummer"] for k in antwoord.json()] == ["K-1003"]
    assert "next" not in antwoord.links


def test_zoeken_vindt_geen_werk_van_een_andere_organisatie(als: Aanmelder):
    gevonden = als(ACCOUNTMANAGER).get("/v1/vacatures").json()
    assert {w["nummer"] for w in gevonden["resultaten"]} == {"V-1", "V-2"}
    ver = als(VERRE_COACH).get("/v1/vacatures", params={"zoek": "zuid alleen"}).json()
    assert [w["nummer"] for w in ver["resultaten"]] == ["V-3"]


# --- headers --------------------------------------------------------------------------------------


@pytest.mark.parametrize("adres", ["/inloggen", "/v1/gezondheid", "/bestaat-niet", "/v1/nee"])
def test_elk_antwoord_heeft_veilige_kopregels(anoniem: TestClient, adres):
    kop = anoniem.get(adres).headers
    assert "frame-ancestors 'none'" in kop["content-security-policy"]
    assert "unsafe" not in kop["content-security-policy"]
    assert kop["x-content-type-options"] == "nosniff"
    assert kop["referrer-policy"] == "no-referrer"
    assert kop["cache-control"] == "no-store"
    assert ("api-version" in kop) == adres.startswith("/v1")


def test_alleen_stijl_mag_bewaard_worden(anoniem: TestClient):
    assert "immutable" in anoniem.get("/stijl/opstap.css").headers["cache-control"]


def test_https_krijgt_een_veilige_koek_en_hsts(app: FastAPI):
    veilig = TestClient(app, base_url="https://opstap.test", follow_redirects=False)
    antwoord = veilig.post("/inloggen", data={"account": COACH, "wachtwoord": WACHTWOORD})
    assert antwoord.status_code == 303
    koek = antwoord.headers["set-cookie"]
    assert "Secure" in koek
    assert "HttpOnly" in koek
    assert "SameSite=lax" in koek
    assert "max-age" in antwoord.headers["strict-transport-security"]


def test_openbaar_en_rollen_gaan_niet_samen():
    @openbaar
    def alles() -> str:
        return ""

    assert alles.__toegang__.rollen == frozenset()
