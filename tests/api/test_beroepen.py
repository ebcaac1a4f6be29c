"""Occupations and load over /v1: who may ask, who may change, and that a change sticks."""

from __future__ import annotations

import pytest

from api.bootstrap import Samenstelling
from tests.api.conftest import Aanmelder
from tests.api.wereld import (
    ACCOUNTMANAGER,
    BEHEERDER,
    COACH,
    KLANTACCOUNT,
    OPDRACHTGEVER,
    TEAMLEIDER,
)
from tests.builders import een_vacature
from vacatures.vacature.repository import VacatureRepository

LEZEN = ("/v1/beroepen?tekst=kok", "/v1/vacatures/V-1/beroep", "/v1/werk/V-1/belasting")


class TestWeigeringen:
    @pytest.mark.parametrize("adres", LEZEN)
    def test_wie_niet_aangemeld_is_krijgt_niets(self, anoniem, adres: str):
        assert anoniem.get(adres).status_code == 401

    @pytest.mark.parametrize("adres", LEZEN)
    @pytest.mark.parametrize("account", [BEHEERDER, OPDRACHTGEVER, KLANTACCOUNT])
    def test_wie_er_niets_mee_te_maken_heeft_mag_niet_lezen(self, als, account: str, adres: str):
        assert als(account).get(adres).status_code == 403

    @pytest.mark.parametrize("account", [TEAMLEIDER, BEHEERDER, KLANTACCOUNT])
    def test_alleen_coach_en_accountmanager_verbeteren(self, als, account: str):
        antwoord = als(account).put("/v1/vacatures/V-1/beroep", json={"isco": "5120"})
        assert antwoord.status_code == 403

    @pytest.mark.parametrize("account", [COACH, TEAMLEIDER, KLANTACCOUNT])
    def test_alleen_een_accountmanager_bevestigt(self, als, account: str):
        assert als(account).post("/v1/werk/V-1/belasting/bevestig", json={}).status_code == 403

    @pytest.mark.parametrize("nummer", ["V-0", "V-3", "N-1"])
    def test_een_vacature_die_er_niet_is_of_die_u_niet_mag_zien(self, als, nummer: str):
        coach = als(COACH)
        assert coach.get(f"/v1/vacatures/{nummer}/beroep").status_code == 404
        antwoord = coach.put(f"/v1/vacatures/{nummer}/beroep", json={"isco": "5120"})
        assert antwoord.status_code == 404

    @pytest.mark.parametrize("nummer", ["V-0", "V-3"])
    def test_belasting_van_wat_u_niet_mag_zien(self, als, nummer: str):
        beheer = als(ACCOUNTMANAGER)
        assert beheer.get(f"/v1/werk/{nummer}/belasting").status_code == 404
        assert beheer.post(f"/v1/werk/{nummer}/belasting/bevestig", json={}).status_code == 404

    @pytest.mark.parametrize("isco", ["", "93", "kok!", "0000"])
    def test_een_beroep_dat_niet_bestaat(self, als, isco: str):
        antwoord = als(COACH).put("/v1/vacatures/V-1/beroep", json={"isco": isco})
        assert antwoord.status_code == 400
        assert antwoord.headers["content-type"] == "application/problem+json"

    @pytest.mark.parametrize("vraag", ["?tekst=kok&aantal=0", f"?tekst={'a' * 5001}"])
    def test_een_vraag_die_te_veel_of_niets_vraagt(self, als, vraag: str):
        assert als(COACH).get(f"/v1/beroepen{vraag}").status_code == 400


class TestVragen:
    def test_zonder_tekst_is_het_antwoord_weet_ik_niet(self, als: Aanmelder):
        antwoord = als(COACH).get("/v1/beroepen").json()
        assert (antwoord["isco"], antwoord["voorstellen"]) == (None, [])

    def test_een_functienaam_geeft_beroep_groep_en_zekerheid(self, als: Aanmelder):
        antwoord = als(COACH).get("/v1/beroepen", params={"tekst": "heftruckchauffeur"}).json()
        assert (antwoord["isco"], antwoord["brc"]) == ("8344", "1215")
        assert antwoord["zekerheid"] >= antwoord["drempel"] == 0.5
        assert antwoord["voorstellen"][0]["naam"] == "Heftruckchauffeurs"
        assert antwoord["model"].startswith("model-")
        assert (antwoord["esco"], antwoord["competentnl"]) == (None, None)

    def test_wat_geen_beroep_is_krijgt_weet_ik_niet(self, als: Aanmelder):
        antwoord = als(COACH).get("/v1/beroepen", params={"tekst": "Weekendhulp"}).json()
        assert antwoord["isco"] is None
        assert antwoord["zin"].startswith("Weet ik niet")

    def test_een_vacature_die_nog_niet_gekoppeld_is_noemt_haar_bron(self, als: Aanmelder):
        antwoord = als(COACH).get("/v1/vacatures/V-1/beroep").json()
        assert (antwoord["isco"], antwoord["bron"]) == ("9333", "opgave")
        assert antwoord["volgens"] == "de bron van de vacature"


class TestVeranderen:
    def test_een_verbetering_blijft_ook_na_opnieuw_inlezen(
        self, schrijver: Aanmelder, eigen_wereld: Samenstelling
    ):
        coach = schrijver(COACH)
        antwoord = coach.put("/v1/vacatures/V-1/beroep", json={"isco": "5120"})
        assert antwoord.status_code == 200
        assert antwoord.json()["volgens"] == "een jobcoach"
        with eigen_wereld.opslag.schrijven() as session:
            VacatureRepository(session).save(een_vacature("V-1", isco="8344"), door="import")
        eigen_wereld.beroepsdienst.koppel_vacatures(eigen_wereld.opslag, door="test")
        assert coach.get("/v1/vacatures/V-1/beroep").json()["isco"] == "5120"
        assert coach.get("/v1/vacatures/V-1").json()["isco"] == "5120"

    def test_bevestigen_is_een_oproep_en_telt_als_de_accountmanager(
        self, schrijver: Aanmelder, eigen_wereld: Samenstelling
    ):
        eigen_wereld.beroepsdienst.koppel_vacatures(eigen_wereld.opslag, door="test")
        accountmanager = schrijver(ACCOUNTMANAGER)
        voor = accountmanager.get("/v1/werk/V-1/belasting").json()
        assert voor["geschat"] == len(voor["onderdelen"]) > 10
        tillen = next(o for o in voor["onderdelen"] if o["code"] == "IV-13")
        assert tillen["uit"] == "beroep"
        assert tillen["zwaarst"] <= tillen["niveau"] <= tillen["lichtst"]
        een = accountmanager.post("/v1/werk/V-1/belasting/bevestig", json={"codes": ["IV-13"]})
        assert een.status_code == 200
        assert een.json()["geschat"] == voor["geschat"] - 1
        weer = accountmanager.post("/v1/werk/V-1/belasting/bevestig", json={"codes": ["IV-13"]})
        assert weer.status_code == 400
        alles = accountmanager.post("/v1/werk/V-1/belasting/bevestig", json={}).json()
        assert alles["geschat"] == 0
        assert {o["bron"] for o in alles["onderdelen"]} == {"accountmanager"}
        assert accountmanager.get("/v1/werk/V-1/belasting").json() == alles

    def test_een_netwerkplek_is_ook_te_bevestigen_en_een_werkgever_niet(self, schrijver: Aanmelder):
        accountmanager = schrijver(ACCOUNTMANAGER)
        assert accountmanager.post("/v1/werk/N-1/belasting/bevestig", json={}).status_code == 200
        assert accountmanager.post("/v1/werk/W-1/belasting/bevestig", json={}).status_code == 404
