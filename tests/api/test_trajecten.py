"""Trajecten at the door: refusals first, then what each role reads and may record."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.bootstrap import Samenstelling
from modellen.contact.repository import ContactmomentRepository, GespreksinhoudRepository
from modellen.traject.repository import TrajectRepository
from tests.api.conftest import Aanmelder
from tests.api.wereld import (
    ACCOUNTMANAGER,
    ANDERE_COACH,
    BEHEERDER,
    BIJZIN,
    COACH,
    NU,
    TEAMLEIDER,
    VERRE_COACH,
)

GESPREK = {"stap": "gesprek", "gegevens": {"onderwerp": "stage", "verhaal": "Het ging goed."}}
CONTACT = {"stap": "contactmoment", "gegevens": {"soort": "telefoon", "aanwezig": True}}
ADRESSEN = [
    ("GET", "/v1/trajecten/{}"),
    ("GET", "/v1/trajecten/{}/deadlines"),
    ("POST", "/v1/trajecten/{}/gebeurtenissen"),
]


def leg_vast(client: TestClient, verzoek: dict[str, Any], nummer: str = "T-1") -> Any:
    return client.post(f"/v1/trajecten/{nummer}/gebeurtenissen", json=verzoek)


class TestGeweigerd:
    @pytest.mark.parametrize(("methode", "adres"), ADRESSEN)
    def test_wie_niet_is_aangemeld_krijgt_401(self, anoniem: TestClient, methode, adres):
        assert anoniem.request(methode, adres.format("T-1"), json=GESPREK).status_code == 401

    @pytest.mark.parametrize(("methode", "adres"), ADRESSEN)
    @pytest.mark.parametrize("account", [ACCOUNTMANAGER, BEHEERDER])
    def test_andere_rol_krijgt_403(self, als: Aanmelder, methode, adres, account):
        assert als(account).request(methode, adres.format("T-1"), json=GESPREK).status_code == 403

    @pytest.mark.parametrize(("methode", "adres"), ADRESSEN)
    def test_traject_van_een_ander_bestaat_niet(self, als: Aanmelder, methode, adres):
        for account, nummer in (
            (COACH, "T-2"),
            (COACH, "T-3"),
            (ANDERE_COACH, "T-1"),
            (VERRE_COACH, "T-1"),
            (TEAMLEIDER, "T-3"),
            (COACH, "T-9999"),
        ):
            antwoord = als(account).request(methode, adres.format(nummer), json=GESPREK)
            assert antwoord.status_code == 404, (account, nummer)
            nergens = als(account).request(methode, adres.format("T-9999"), json=GESPREK)
            assert nergens.text == antwoord.text.replace(nummer, "T-9999")

    def test_geweigerde_poging_laat_niets_achter(self, als: Aanmelder, wereld: Samenstelling):
        with wereld.opslag.lezen() as session:
            standen = TrajectRepository(session).standen()
        assert {n: len(s.gebeurtenissen) for n, s in standen.items()} == {
            "T-1": 2,
            "T-2": 2,
            "T-3": 2,
        }

    @pytest.mark.parametrize(
        ("verzoek", "veld"),
        [
            ({}, "stap"),
            ({"stap": "gesprek", "moment": "2026-11-20T10:00:00"}, "moment"),
            ({"stap": "gesprek", "gegevens": {"onderwerp": {"diep": 1}}}, "gegevens.onderwerp"),
            ({"stap": "gesprek", "gegevens": {"onderwerp": "x" * 20_001}}, "gegevens.onderwerp"),
            ({"stap": "gesprek", "door": "iemand.anders"}, "door"),
            ({"stap": "gesprek", "volgnummer": 0}, "volgnummer"),
        ],
    )
    def test_verkeerde_vorm_is_400_met_het_veld(self, als: Aanmelder, verzoek, veld):
        antwoord = leg_vast(als(COACH), verzoek)
        assert antwoord.status_code == 400
        assert any(f["veld"].startswith(veld) for f in antwoord.json()["fouten"])

    @pytest.mark.parametrize(
        "waarde", ['"a\\u0000b"', '"\\ud800"', "NaN", "1e999", "[[1]]", "9" * 5000]
    )
    @pytest.mark.parametrize("veld", ["onderwerp", "verhaal", "duur"])
    def test_waarde_die_niet_te_bewaren_is_wordt_geweigerd(self, als: Aanmelder, veld, waarde):
        inhoud = f'{{"stap": "gesprek", "gegevens": {{"onderwerp": "x", "{veld}": {waarde}}}}}'
        kop = {"Content-Type": "application/json"}
        antwoord = als(COACH).post(
            "/v1/trajecten/T-1/gebeurtenissen", content=inhoud.encode(), headers=kop
        )
        assert antwoord.status_code in (400, 409)
        assert antwoord.headers["content-type"] == "application/problem+json"

    def test_geweigerde_stap_is_409_met_alle_bezwaren_en_regels(self, schrijver: Aanmelder):
        coach = schrijver(COACH)
        terug = {"stap": "ingetrokken", "corrigeert": 2, "reden": "Was iemand anders."}
        assert leg_vast(coach, terug).status_code == 201
        antwoord = leg_vast(coach, {"stap": "afsluiten", "gegevens": {"resultaat": "werk"}})
        assert antwoord.status_code == 409
        assert antwoord.headers["content-type"] == "application/problem+json"
        probleem = antwoord.json()
        assert (probleem["code"], probleem["volgendeStap"]) == (
            "stap_geweigerd",
            "Voer eerst een gesprek.",
        )
        assert probleem["bezwaren"] == [
            {
                "regel": "OPS-15",
                "melding": "Er was nog geen gesprek.",
                "volgendeStap": "Voer eerst een gesprek.",
            }
        ]
        vorm = {"stap": "afsluiten", "gegevens": {"resultaat": "vakantie", "cijfer": 7}}
        meldingen = [b["melding"] for b in leg_vast(coach, vorm).json()["bezwaren"]]
        assert any("cijfer" in melding for melding in meldingen)
        assert any("Resultaat" in melding for melding in meldingen)
        assert len(coach.get("/v1/trajecten/T-1").json()["gebeurtenissen"]) == 3

    @pytest.mark.parametrize("volgnummer", [1, 2, 4])
    def test_wie_een_oud_dossier_las_wordt_geweigerd(self, als: Aanmelder, volgnummer):
        antwoord = leg_vast(als(COACH), GESPREK | {"volgnummer": volgnummer})
        assert antwoord.status_code == 409
        assert "intussen" in antwoord.json()["detail"]

    @pytest.mark.parametrize(
        "verzoek",
        [
            GESPREK,
            {"stap": "gesprek", "gegevens": {"onderwerp": "stage"}},
            GESPREK | {"corrigeert": 2, "reden": "Anders."},
            {"stap": "ingetrokken", "corrigeert": 2, "reden": "Anders."},
        ],
    )
    def test_teamleider_legt_niets_vast_bij_een_vertrouwelijke_stap(self, als: Aanmelder, verzoek):
        antwoord = leg_vast(als(TEAMLEIDER), verzoek)
        assert antwoord.status_code == 403
        assert "vertrouwelijke gegevens" in antwoord.json()["detail"]


class TestVertrouwelijk:
    def test_teamleider_leest_nooit_een_vertrouwelijk_veld(self, als: Aanmelder):
        for adres in ("/v1/trajecten/T-1", "/v1/trajecten/T-1/deadlines", "/v1/trajecten/T-2",
                      "/v1/klanten/K-1001/trajecten"):  # fmt: skip
            antwoord = als(TEAMLEIDER).get(adres)
            assert antwoord.status_code == 200
            assert BIJZIN not in antwoord.text
        traject = als(TEAMLEIDER).get("/v1/trajecten/T-1").json()
        assert traject["metVertrouwelijk"] is False
        assert traject["gebeurtenissen"][1]["gegevens"] == {"onderwerp": "werk"}

    def test_eigen_coach_leest_het_wel(self, als: Aanmelder):
        traject = als(COACH).get("/v1/trajecten/T-1").json()
        assert traject["metVertrouwelijk"] is True
        assert traject["gebeurtenissen"][1]["gegevens"]["verhaal"] == f"{BIJZIN} T-1"

    def test_antwoord_op_vastleggen_laat_niet_meer_zien_dan_lezen(self, schrijver: Aanmelder):
        antwoord = leg_vast(schrijver(TEAMLEIDER), CONTACT)
        assert antwoord.status_code == 201
        assert BIJZIN not in antwoord.text
        assert antwoord.json()["metVertrouwelijk"] is False

    def test_reden_van_een_vertrouwelijke_verbetering_is_voor_de_coach(self, schrijver: Aanmelder):
        coach, reden = schrijver(COACH), "De zwager was er ook bij."
        beter = GESPREK | {"corrigeert": 2, "reden": reden, "moment": "2026-11-03T09:00:00Z"}
        assert leg_vast(coach, beter).status_code == 201
        terug = {"stap": "ingetrokken", "corrigeert": 3, "reden": reden}
        assert leg_vast(coach, terug).status_code == 201
        assert coach.get("/v1/trajecten/T-1").text.count(reden) == 2
        assert reden not in schrijver(TEAMLEIDER).get("/v1/trajecten/T-1").text

    def test_inhoud_van_een_gesprek_staat_in_geen_antwoord(
        self, schrijver: Aanmelder, eigen_wereld: Samenstelling
    ):
        assert leg_vast(schrijver(COACH), CONTACT).status_code == 201
        with eigen_wereld.opslag.schrijven() as session:
            contact = ContactmomentRepository(session).get("T-1", 3)
            GespreksinhoudRepository(session).create(contact, tekst=BIJZIN, door=COACH, op=NU)
        for account in (COACH, TEAMLEIDER):
            gebeurtenis = schrijver(account).get("/v1/trajecten/T-1").json()["gebeurtenissen"][2]
            assert gebeurtenis["gegevens"] == {"soort": "telefoon", "aanwezig": True}


class TestLezen:
    def test_trajecten_van_een_klant_met_hun_fase(self, als: Aanmelder):
        assert als(COACH).get("/v1/klanten/K-1001/trajecten").json() == [
            {
                "nummer": "T-1",
                "klant": "K-1001",
                "soort": "proef",
                "soortNaam": "Proeftraject",
                "opdrachtgever": "gemeente",
                "coach": None,
                "fase": {"code": "lopend", "label": "Lopend"},
                "isAfgesloten": False,
            }
        ]
        assert als(COACH).get("/v1/klanten/K-1003/trajecten").json() == []

    def test_gebeurtenis_zegt_wie_wanneer_en_wat(self, als: Aanmelder):
        eerste = als(COACH).get("/v1/trajecten/T-1").json()["gebeurtenissen"][0]
        assert eerste == {
            "volgnummer": 1,
            "stap": "aanmelding",
            "label": "Aanmelding",
            "moment": "2026-11-02T09:00:00Z",
            "gegevens": {"bron": "gemeente"},
            "door": "coach.anna",
            "vastgelegdOp": "2026-11-02T09:00:00Z",
            "corrigeert": None,
            "reden": None,
            "geldt": True,
        }

    def test_deadline_noemt_regel_begin_en_dag(self, als: Aanmelder):
        # The talk of 3 November started a new round of two weeks; the clock says 23 November.
        (deadline,) = als(COACH).get("/v1/trajecten/T-1/deadlines").json()
        assert deadline["regel"] == "OPS-23"
        assert (deadline["startGebeurtenis"], deadline["termijn"]) == (2, "2 weken")
        assert (deadline["uitersteDag"], deadline["status"]) == ("2026-11-17", "te_laat")
        assert "gebeurtenis 2" in deadline["reden"]


class TestVastleggen:
    def test_stap_komt_erbij_op_naam_van_wie_hem_vastlegt(self, schrijver: Aanmelder):
        antwoord = leg_vast(schrijver(COACH), GESPREK | {"volgnummer": 3})
        assert antwoord.status_code == 201
        nieuw = antwoord.json()["gebeurtenissen"][-1]
        assert (nieuw["volgnummer"], nieuw["door"]) == (3, COACH)
        assert nieuw["moment"] == nieuw["vastgelegdOp"] == "2026-11-23T12:00:00Z"
        assert nieuw["gegevens"] == GESPREK["gegevens"]
        assert antwoord.json() == schrijver(COACH).get("/v1/trajecten/T-1").json()

    def test_verbetering_bewaart_wat_er_stond(self, schrijver: Aanmelder):
        beter = GESPREK | {"corrigeert": 2, "reden": "Naam.", "moment": "2026-11-03T10:00:00+01:00"}
        gebeurtenissen = leg_vast(schrijver(COACH), beter).json()["gebeurtenissen"]
        assert [g["geldt"] for g in gebeurtenissen] == [True, False, True]
        assert gebeurtenissen[1]["gegevens"]["onderwerp"] == "werk"
        assert gebeurtenissen[2]["moment"] == "2026-11-03T09:00:00Z"
        assert (gebeurtenissen[2]["corrigeert"], gebeurtenissen[2]["reden"]) == (2, "Naam.")

    def test_tegelijk_vastleggen_verliest_niets(self, schrijver: Aanmelder):
        coach = schrijver(COACH)
        verzoeken = [
            {"stap": "contactmoment", "gegevens": {"soort": f"nummer {i}"}} for i in range(12)
        ]
        with ThreadPoolExecutor(6) as draden:
            statussen = list(draden.map(lambda v: leg_vast(coach, v).status_code, verzoeken))
        assert set(statussen) <= {201, 409}
        gebeurtenissen = coach.get("/v1/trajecten/T-1").json()["gebeurtenissen"]
        assert len(gebeurtenissen) == 2 + statussen.count(201)
        assert [g["volgnummer"] for g in gebeurtenissen] == list(range(1, len(gebeurtenissen) + 1))
        assert statussen.count(201) == 12, "writers of the embedded database take turns"
