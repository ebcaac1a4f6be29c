"""Talks over /v1: what was said is for the klant and the own coach, and every version stays."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.conftest import Aanmelder
from tests.api.wereld import (
    ACCOUNTMANAGER,
    ANDER_KLANTACCOUNT,
    ANDERE_COACH,
    BEHEERDER,
    COACH,
    KLANTACCOUNT,
    LOS_KLANTACCOUNT,
    OPDRACHTGEVER,
    TEAMLEIDER,
    VERRE_COACH,
)

INHOUD = "/v1/trajecten/{}/contactmomenten/{}/inhoud"
MIJN_INHOUD = "/v1/mijn/trajecten/{}/contactmomenten/{}/inhoud"
TEKST = "rode kreeft in de gootsteen"
CONTACT = {
    "stap": "contactmoment",
    "gegevens": {
        "soort": "telefoon",
        "duur_minuten": 20,
        "deelnemers": ["klant", "jobcoach"],
        "aanwezig": True,
    },
}


def voer_gesprek(coach: TestClient) -> int:
    antwoord = coach.post("/v1/trajecten/T-1/gebeurtenissen", json=CONTACT)
    assert antwoord.status_code == 201, antwoord.text
    nummer: int = antwoord.json()["gebeurtenissen"][-1]["volgnummer"]
    return nummer


def schrijf(client: TestClient, nummer: int, **verzoek: Any) -> Any:
    return client.put(INHOUD.format("T-1", nummer), json={"tekst": TEKST} | verzoek)


@pytest.fixture
def gesprek(schrijver: Aanmelder) -> int:
    """A talk of T-1 with one version of its content."""
    coach = schrijver(COACH)
    nummer = voer_gesprek(coach)
    assert schrijf(coach, nummer).status_code == 200
    return nummer


class TestGeweigerd:
    @pytest.mark.regel("SP2-79")
    @pytest.mark.parametrize("account", [TEAMLEIDER, ACCOUNTMANAGER, BEHEERDER, OPDRACHTGEVER])
    @pytest.mark.parametrize("methode", ["GET", "PUT"])
    def test_wie_geen_coach_of_klant_is_krijgt_403(self, als: Aanmelder, account, methode):
        antwoord = als(account).request(methode, INHOUD.format("T-1", 1), json={"tekst": TEKST})
        assert antwoord.status_code == 403
        assert als(account).get(MIJN_INHOUD.format("T-1", 1)).status_code == 403

    def test_klant_leest_en_schrijft_niet(self, schrijver: Aanmelder, gesprek):
        klant = schrijver(KLANTACCOUNT)
        assert schrijf(klant, gesprek, gelezen=1, reden="Zo was het niet.").status_code == 403
        adres = MIJN_INHOUD.format("T-1", gesprek)
        assert klant.put(adres, json={"tekst": TEKST}).status_code == 405

    @pytest.mark.parametrize(
        ("account", "adres"),
        [
            (ANDERE_COACH, INHOUD),
            (VERRE_COACH, INHOUD),
            (ANDER_KLANTACCOUNT, MIJN_INHOUD),
            (LOS_KLANTACCOUNT, MIJN_INHOUD),
        ],
    )
    def test_gesprek_van_een_ander_bestaat_niet(
        self, schrijver: Aanmelder, gesprek, account, adres
    ):
        ander = schrijver(account)
        antwoord = ander.get(adres.format("T-1", gesprek))
        assert antwoord.status_code == 404
        nergens = ander.get(adres.format("T-9999", gesprek))
        assert nergens.text == antwoord.text.replace("T-1", "T-9999")

    def test_gebeurtenis_die_geen_gesprek_is_heeft_geen_inhoud(self, als: Aanmelder):
        for nummer in (1, 2, 99):
            assert als(COACH).get(INHOUD.format("T-1", nummer)).status_code == 404
            assert schrijf(als(COACH), nummer).status_code == 404

    @pytest.mark.parametrize("nummer", ["0", "-1", "abc", "99999999999999999999"])
    def test_nummer_dat_niet_kan_is_400(self, als: Aanmelder, nummer):
        assert als(COACH).get(INHOUD.format("T-1", nummer)).status_code == 400

    def test_wie_een_oude_versie_las_wordt_geweigerd(self, schrijver: Aanmelder, gesprek):
        coach = schrijver(COACH)
        for gelezen in (None, 2, 7):
            antwoord = schrijf(coach, gesprek, gelezen=gelezen, reden="Beter.")
            assert antwoord.status_code == 409, gelezen
        assert len(coach.get(INHOUD.format("T-1", gesprek)).json()["versies"]) == 1

    def test_verbetering_zonder_reden_of_tekst_wordt_geweigerd(self, schrijver: Aanmelder, gesprek):
        coach = schrijver(COACH)
        assert schrijf(coach, gesprek, gelezen=1).json()["code"] == "ongeldig_reden"
        leeg = schrijf(coach, gesprek, gelezen=1, reden="Beter.", tekst=" ")
        assert leeg.json()["code"] == "ongeldig_tekst"

    def test_ingetrokken_gesprek_is_niet_meer_te_lezen(self, schrijver: Aanmelder, gesprek):
        coach = schrijver(COACH)
        terug = {"stap": "ingetrokken", "corrigeert": gesprek, "reden": "Ging niet door."}
        assert coach.post("/v1/trajecten/T-1/gebeurtenissen", json=terug).status_code == 201
        assert coach.get(INHOUD.format("T-1", gesprek)).status_code == 404
        assert schrijver(KLANTACCOUNT).get(MIJN_INHOUD.format("T-1", gesprek)).status_code == 404


class TestInhoud:
    def test_gesprek_zonder_tekst_heeft_geen_versies(self, schrijver: Aanmelder):
        coach = schrijver(COACH)
        nummer = voer_gesprek(coach)
        assert coach.get(INHOUD.format("T-1", nummer)).json() == {
            "traject": "T-1",
            "contactmoment": nummer,
            "versies": [],
        }

    def test_verbetering_komt_naast_wat_er_stond(self, schrijver: Aanmelder, gesprek):
        coach = schrijver(COACH)
        antwoord = schrijf(coach, gesprek, gelezen=1, reden="Naam klopte niet.", tekst="Anders.")
        assert antwoord.status_code == 200
        versies = antwoord.json()["versies"]
        assert [v["versie"] for v in versies] == [1, 2]
        assert [v["tekst"] for v in versies] == [TEKST, "Anders."]
        assert [v["reden"] for v in versies] == [None, "Naam klopte niet."]
        assert versies[1]["door"] == COACH
        assert coach.get(INHOUD.format("T-1", gesprek)).json() == antwoord.json()

    def test_klant_leest_alle_versies_van_het_eigen_gesprek(self, schrijver: Aanmelder, gesprek):
        gelezen = schrijver(KLANTACCOUNT).get(MIJN_INHOUD.format("T-1", gesprek))
        assert gelezen.status_code == 200
        assert gelezen.json()["versies"][0]["tekst"] == TEKST

    @pytest.mark.regel("SP2-79")
    def test_inhoud_staat_in_geen_ander_antwoord(self, schrijver: Aanmelder, gesprek):
        for account, adressen in (
            (COACH, ("/v1/trajecten/T-1", "/v1/trajecten/T-1/contactmomenten",
                     "/v1/trajecten/T-1/stappen", "/v1/trajecten/T-1/deadlines")),
            (TEAMLEIDER, ("/v1/trajecten/T-1", "/v1/trajecten/T-1/contactmomenten")),
            (OPDRACHTGEVER, ("/v1/opdrachtgever/trajecten/T-1",)),
            (KLANTACCOUNT, ("/v1/mijn/trajecten/T-1",)),
        ):  # fmt: skip
            for adres in adressen:
                antwoord = schrijver(account).get(adres)
                assert antwoord.status_code == 200
                assert TEKST not in antwoord.text, (account, adres)


@pytest.mark.regel("SP2-94")
def test_contactmoment_zegt_dat_het_op_de_dag_zelf_is_vastgelegd(schrijver: Aanmelder):
    coach = schrijver(COACH)
    nummer = voer_gesprek(coach)
    laat = coach.post(
        "/v1/trajecten/T-1/gebeurtenissen", json=CONTACT | {"moment": "2026-11-20T10:00:00+01:00"}
    )
    assert laat.status_code == 201
    te_laat, op_tijd = coach.get("/v1/trajecten/T-1/contactmomenten").json()
    assert (te_laat["dezelfdeDagVastgelegd"], op_tijd["dezelfdeDagVastgelegd"]) == (False, True)
    assert op_tijd == {
        "nummer": nummer,
        "moment": "2026-11-23T12:00:00Z",
        "soort": "telefoon",
        "duurMinuten": 20.0,
        "deelnemers": ["klant", "jobcoach"],
        "aanwezig": True,
        "dezelfdeDagVastgelegd": True,
    }
