"""Opening a traject and the menu of steps over /v1: refusals first."""

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
    OPDRACHTGEVER,
    TEAMLEIDER,
    VERRE_COACH,
)

PROEF = {"soort": "proef", "opdrachtgever": "gemeente"}


def begin(client: TestClient, klant: str = "K-1003", **anders: str):
    return client.post(f"/v1/klanten/{klant}/trajecten", json=PROEF | anders)


class TestBeginGeweigerd:
    @pytest.mark.parametrize("account", [ACCOUNTMANAGER, BEHEERDER, OPDRACHTGEVER, KLANTACCOUNT])
    def test_andere_rol_begint_niets(self, als: Aanmelder, account):
        assert begin(als(account)).status_code == 403

    def test_klant_van_een_ander_bestaat_niet(self, als: Aanmelder):
        for account, klant in (
            (COACH, "K-1002"),
            (ANDERE_COACH, "K-1003"),
            (VERRE_COACH, "K-1003"),
            (TEAMLEIDER, "K-2001"),
            (COACH, "K-9999"),
        ):
            antwoord = begin(als(account), klant)
            assert antwoord.status_code == 404, (account, klant)

    def test_onbekende_soort_noemt_de_soorten(self, als: Aanmelder):
        antwoord = begin(als(COACH), soort="vakantie")
        assert antwoord.status_code == 400
        probleem = antwoord.json()
        assert probleem["code"] == "ongeldig_soort"
        assert "vakantie" in probleem["detail"]
        assert "proef" in probleem["volgendeStap"]

    @pytest.mark.parametrize("naam", ["", " ", "x" * 201, "x" * 401])
    def test_zonder_opdrachtgever_kan_het_niet(self, als: Aanmelder, naam):
        assert begin(als(COACH), opdrachtgever=naam).status_code == 400

    def test_tweede_open_traject_van_dezelfde_soort_is_409(self, als: Aanmelder):
        antwoord = begin(als(COACH), "K-1001")
        assert antwoord.status_code == 409
        assert antwoord.json()["code"] == "traject_loopt_al"
        assert "T-1" in antwoord.json()["detail"]

    def test_geweigerd_verzoek_verbruikt_geen_nummer(self, schrijver: Aanmelder):
        coach = schrijver(COACH)
        assert begin(coach, soort="vakantie").status_code == 400
        assert begin(coach, "K-1001").status_code == 409
        assert begin(coach).json()["nummer"] == "T-4", "T-1 to T-3 are in use"


class TestBegin:
    def test_nieuw_traject_is_meteen_te_lezen_en_te_gebruiken(self, schrijver: Aanmelder):
        coach = schrijver(COACH)
        antwoord = begin(coach, opdrachtgever=" Gemeente  Zaanhaven ")
        assert antwoord.status_code == 201
        traject = antwoord.json()
        assert traject == {
            "nummer": "T-4",
            "klant": "K-1003",
            "soort": "proef",
            "soortNaam": "Proeftraject",
            "opdrachtgever": "Gemeente Zaanhaven",
            "coach": COACH,
            "fase": {"code": "begin", "label": "Begin"},
            "isAfgesloten": False,
            "metVertrouwelijk": True,
            "gebeurtenissen": [],
        }
        assert coach.get("/v1/trajecten/T-4").json() == traject
        stap = {"stap": "aanmelding", "gegevens": {"bron": "gemeente"}}
        assert coach.post("/v1/trajecten/T-4/gebeurtenissen", json=stap).status_code == 201

    def test_teamleider_begint_voor_de_coach_van_de_klant(self, schrijver: Aanmelder):
        antwoord = begin(schrijver(TEAMLEIDER))
        assert antwoord.status_code == 201
        assert antwoord.json()["coach"] == COACH
        assert antwoord.json()["metVertrouwelijk"] is False
        assert schrijver(COACH).get("/v1/trajecten/T-4").status_code == 200


class TestStappen:
    def test_traject_van_een_ander_bestaat_niet(self, als: Aanmelder):
        for account, nummer in ((COACH, "T-2"), (TEAMLEIDER, "T-3"), (COACH, "T-9999")):
            assert als(account).get(f"/v1/trajecten/{nummer}/stappen").status_code == 404

    @pytest.mark.parametrize("account", [ACCOUNTMANAGER, BEHEERDER, OPDRACHTGEVER, KLANTACCOUNT])
    def test_andere_rol_krijgt_403(self, als: Aanmelder, account):
        assert als(account).get("/v1/trajecten/T-1/stappen").status_code == 403

    def test_stap_noemt_zijn_velden_en_wat_er_in_de_weg_staat(self, schrijver: Aanmelder):
        coach = schrijver(COACH)
        stappen = {s["code"]: s for s in coach.get("/v1/trajecten/T-1/stappen").json()}
        assert list(stappen) == ["gesprek", "contactmoment", "afsluiten"]
        assert stappen["gesprek"]["velden"][1] == {
            "code": "verhaal",
            "label": "Verhaal",
            "soort": "tekst",
            "keuzes": [],
            "verplicht": False,
            "vertrouwelijk": True,
            "regel": None,
        }
        assert stappen["afsluiten"]["bezwaren"] == []
        terug = {"stap": "ingetrokken", "corrigeert": 2, "reden": "Was iemand anders."}
        assert coach.post("/v1/trajecten/T-1/gebeurtenissen", json=terug).status_code == 201
        stappen = {s["code"]: s for s in coach.get("/v1/trajecten/T-1/stappen").json()}
        (bezwaar,) = stappen["afsluiten"]["bezwaren"]
        assert bezwaar["regel"] == "OPS-15"
        (resultaat,) = stappen["afsluiten"]["resultaten"]
        assert (resultaat["code"], resultaat["telt"]) == ("werk", "naar_werk")
        assert resultaat["bezwaren"] == [bezwaar]

    def test_teamleider_leest_dat_een_vertrouwelijke_stap_voor_de_coach_is(self, als: Aanmelder):
        stappen = {s["code"]: s for s in als(TEAMLEIDER).get("/v1/trajecten/T-1/stappen").json()}
        assert "vertrouwelijke velden" in stappen["gesprek"]["bezwaren"][0]["melding"]
        assert stappen["contactmoment"]["bezwaren"] == []


def test_jaar_dat_niet_kan_is_400_en_geen_fout_van_ons(als: Aanmelder):
    stap = {"stap": "gesprek", "gegevens": {"onderwerp": "x"}}
    for moment in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"):
        antwoord = als(COACH).post(
            "/v1/trajecten/T-1/gebeurtenissen", json=stap | {"moment": moment}
        )
        assert antwoord.status_code == 400, antwoord.text
