"""Figures at the door: who may not see them, what stays inside, and what each role reads."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from modellen.traject.succesfactoren import SUCCESFACTOREN
from tests.api.conftest import Aanmelder
from tests.api.wereld import (
    ACCOUNTMANAGER,
    ANDERE_COACH,
    ANDERE_OPDRACHTGEVER,
    BEHEERDER,
    BIJZIN,
    COACH,
    KLANTACCOUNT,
    OPDRACHTGEVER,
    TEAMLEIDER,
    VERRE_OPDRACHTGEVER,
)

CIJFERS, EIGEN = "/v1/cijfers", "/v1/opdrachtgever/cijfers"
FACTOREN = "/v1/trajecten/{}/succesfactoren"


class TestGeweigerd:
    @pytest.mark.parametrize("adres", [CIJFERS, EIGEN, FACTOREN.format("T-1")])
    def test_wie_niet_is_aangemeld_krijgt_401(self, anoniem: TestClient, adres):
        assert anoniem.get(adres).status_code == 401

    @pytest.mark.parametrize(
        "account", [COACH, ACCOUNTMANAGER, BEHEERDER, OPDRACHTGEVER, KLANTACCOUNT]
    )
    def test_cijfers_van_de_organisatie_zijn_voor_de_teamleider(self, als: Aanmelder, account):
        assert als(account).get(CIJFERS).status_code == 403

    @pytest.mark.parametrize("account", [COACH, TEAMLEIDER, ACCOUNTMANAGER, KLANTACCOUNT])
    def test_eigen_cijfers_zijn_voor_de_opdrachtgever(self, als: Aanmelder, account):
        assert als(account).get(EIGEN).status_code == 403

    @pytest.mark.parametrize(
        ("account", "nummer"), [(ANDERE_COACH, "T-1"), (TEAMLEIDER, "T-3"), (COACH, "T-9999")]
    )
    def test_succesfactoren_van_een_ander_bestaan_niet(self, als: Aanmelder, account, nummer):
        assert als(account).get(FACTOREN.format(nummer)).status_code == 404

    @pytest.mark.parametrize(
        ("adres", "account", "vraag"),
        [
            (CIJFERS, TEAMLEIDER, {"van": "gisteren"}),
            (CIJFERS, TEAMLEIDER, {"van": "2026-02-02", "tot": "2026-02-01"}),
            (EIGEN, OPDRACHTGEVER, {"jaar": 12}),
        ],
    )
    def test_tijdvak_dat_niet_kan_is_400(self, als: Aanmelder, adres, account, vraag):
        antwoord = als(account).get(adres, params=vraag)
        assert antwoord.status_code == 400
        assert antwoord.headers["content-type"] == "application/problem+json"

    def test_opdrachtgever_kiest_geen_losse_dagen(self, als: Aanmelder):
        # Two periods that differ by a day would show what happened on that day, and to whom.
        heel = als(OPDRACHTGEVER).get(EIGEN).json()
        per_dag = als(OPDRACHTGEVER).get(EIGEN, params={"van": "2026-11-02", "tot": "2026-11-02"})
        assert per_dag.json() == heel


class TestTeamleider:
    def test_alleen_de_eigen_organisatie(self, als: Aanmelder):
        # T-1 and T-2 run; T-3 is of another organisation.
        cijfers = als(TEAMLEIDER).get(CIJFERS).json()
        (soort,) = cijfers["soorten"]
        assert (cijfers["trajecten"], soort["lopend"], soort["afgesloten"]) == (2, 2, 0)
        assert soort["naarWerk"] == {
            "aantal": 0,
            "van": 0,
            "percentage": None,
            "laag": None,
            "hoog": None,
            "betekenis": "nog niets te tellen",
        }
        assert (cijfers["op"], cijfers["opdrachtgever"]) == ("2026-11-23", None)

    def test_termijn_telt_wat_gehaald_is_en_wat_ontbreekt(self, als: Aanmelder):
        # Both had a talk on 3 November, in time; the next was due on 17 November, and it is the
        # 23rd. The first deadline, 16 November, is over as well.
        (termijn,) = als(TEAMLEIDER).get(CIJFERS).json()["termijnen"]
        assert (termijn["regel"], termijn["ontbreekt"], termijn["teLaat"]) == ("OPS-23", 2, 0)
        assert (termijn["gehaald"]["aantal"], termijn["gehaald"]["van"]) == (2, 4)
        assert termijn["gehaald"]["betekenis"] == "te weinig voor een percentage"

    def test_wat_binnen_blijft_staat_apart(self, als: Aanmelder):
        binnen = als(TEAMLEIDER).get(CIJFERS).json()["binnen"]
        assert len(binnen["factoren"]) == 18
        assert (binnen["alleFactoren"]["aantal"], binnen["alleFactoren"]["van"]) == (0, 2)
        assert (binnen["maatregelen"], binnen["maatregelenTrajecten"]) == (0, 2)
        assert not [naam for naam in binnen if "gemiddeld" in naam.lower()]

    def test_gekozen_opdrachtgever_krijgt_alleen_groepen(self, als: Aanmelder):
        antwoord = als(TEAMLEIDER).get(CIJFERS, params={"opdrachtgever": "gemeente"}).json()
        assert (antwoord["trajecten"], antwoord["binnen"]) == (2, None)
        assert antwoord["opdrachtgever"] == "gemeente"
        niemand = als(TEAMLEIDER).get(CIJFERS, params={"opdrachtgever": "niemand"}).json()
        assert niemand["trajecten"] == 0

    def test_tijdvak_voor_alles_telt_niets(self, als: Aanmelder):
        vraag = {"tot": "2026-11-01"}
        cijfers = als(TEAMLEIDER).get(CIJFERS, params=vraag).json()
        assert (cijfers["trajecten"], cijfers["tot"]) == (0, "2026-11-01")


class TestOpdrachtgever:
    def test_ziet_alleen_wat_hij_betaalt_en_niets_over_een_klant(self, als: Aanmelder):
        antwoord = als(OPDRACHTGEVER).get(EIGEN)
        cijfers = antwoord.json()
        assert cijfers["trajecten"] == 2
        assert "binnen" not in cijfers
        for woord in ("K-1001", "K-1002", "T-1", "T-2", COACH, BIJZIN, "Xenobia"):
            assert woord not in antwoord.text

    def test_andere_opdrachtgever_en_andere_organisatie_zien_het_niet(self, als: Aanmelder):
        assert als(ANDERE_OPDRACHTGEVER).get(EIGEN).json()["trajecten"] == 0
        # The same name in the other organisation: T-3 alone.
        assert als(VERRE_OPDRACHTGEVER).get(EIGEN).json()["trajecten"] == 1


class TestSuccesfactoren:
    @pytest.mark.parametrize("account", [COACH, TEAMLEIDER])
    def test_alle_achttien_met_wat_er_van_te_zien_is(self, als: Aanmelder, account):
        antwoord = als(account).get(FACTOREN.format("T-1")).json()
        assert [f["regel"] for f in antwoord["factoren"]] == [f.regel for f in SUCCESFACTOREN]
        assert antwoord["isVolledig"] is False
        soorten = {f["aanwezigheid"] for f in antwoord["factoren"]}
        assert soorten <= {"aanwezig", "ontbreekt", "nog_niet_aan_de_orde"}
