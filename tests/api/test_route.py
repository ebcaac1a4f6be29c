"""The route at the door: refusals first, then what the klant would read and what is offered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from api.app import maak_app
from api.bootstrap import Samenstelling
from modellen.traject.model import Deelnemer, Fase, Feit, Trajectsoort
from tests.api.conftest import Aanmelder
from tests.api.wereld import (
    ACCOUNTMANAGER,
    ANDERE_COACH,
    BEHEERDER,
    BIJZIN,
    COACH,
    TEAMLEIDER,
    VERRE_COACH,
    WACHTWOORD,
    maak_wereld,
)
from tests.modellen.traject.proefsoort import PROEFSOORT

ADRESSEN = ["/v1/trajecten/{}/route", "/v1/trajecten/{}/stappen/gesprek/bekend"]


def _in_woorden() -> Trajectsoort:
    """The small type with texts, and with a declared link."""
    begin, lopend, klaar = PROEFSOORT.fasen
    return replace(
        PROEFSOORT,
        belofte="Je krijgt een trajectplan en daarna nazorg.",
        fasen=(
            begin,
            replace(lopend, kort="Praten", uitleg="Je spreekt je jobcoach."),
            Fase("misschien", "Misschien", is_voor_iedereen=False),
            klaar,
        ),
        stappen=tuple(
            replace(s, uitleg="Je praat met je jobcoach.") if s.code == "gesprek" else s
            for s in PROEFSOORT.stappen
        ),
        klokken=tuple(replace(k, wie=Deelnemer.KLANT) for k in PROEFSOORT.klokken),
        feiten=(
            Feit((("gesprek", "onderwerp"),)),
            Feit((("gesprek", "verhaal"),)),
        ),
    )


@pytest.fixture(scope="module")
def klantwereld(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Samenstelling]:
    samenstelling = maak_wereld(tmp_path_factory.mktemp("route"))
    soort = _in_woorden()
    samenstelling.soorten = lambda: {soort.code: soort}
    yield samenstelling
    samenstelling.sluit()


@pytest.fixture(scope="module")
def lezer(klantwereld: Samenstelling) -> Iterator[Aanmelder]:
    """As ``als``, in the world of this module."""
    app = maak_app(samenstelling=klantwereld)
    with TestClient(app):

        def meld_aan(account: str) -> TestClient:
            verzoek = {"account": account, "wachtwoord": WACHTWOORD}
            token = TestClient(app).post("/v1/sessies", json=verzoek).json()["token"]
            return TestClient(app, headers={"Authorization": f"Bearer {token}"})

        yield meld_aan


class TestGeweigerd:
    @pytest.mark.parametrize("adres", ADRESSEN)
    def test_wie_niet_is_aangemeld_krijgt_401(self, anoniem: TestClient, adres: str):
        assert anoniem.get(adres.format("T-1")).status_code == 401

    @pytest.mark.parametrize("adres", ADRESSEN)
    @pytest.mark.parametrize("account", [ACCOUNTMANAGER, BEHEERDER])
    def test_andere_rol_krijgt_403(self, als: Aanmelder, adres: str, account: str):
        assert als(account).get(adres.format("T-1")).status_code == 403

    @pytest.mark.parametrize("adres", ADRESSEN)
    def test_traject_van_een_ander_bestaat_niet(self, als: Aanmelder, adres: str):
        for account, nummer in ((COACH, "T-2"), (ANDERE_COACH, "T-1"), (VERRE_COACH, "T-1")):
            antwoord = als(account).get(adres.format(nummer))
            assert antwoord.status_code == 404, (account, nummer)
            nergens = als(account).get(adres.format("T-9999"))
            assert nergens.text == antwoord.text.replace(nummer, "T-9999")

    def test_een_stap_die_niet_bestaat_is_404(self, als: Aanmelder):
        antwoord = als(COACH).get("/v1/trajecten/T-1/stappen/vakantie/bekend")
        assert antwoord.status_code == 404
        assert antwoord.json()["code"] == "stap_niet_gevonden"


@pytest.mark.regel("WNH-44")
def test_de_route_toont_elke_fase_en_een_plek(lezer: Aanmelder):
    route = lezer(COACH).get("/v1/trajecten/T-1/route").json()
    assert [f["status"] for f in route["fasen"]] == ["geweest", "hier", "komt_misschien", "komt"]
    assert route["jeBentHier"] == "U bent in fase 2 van 4: Lopend."
    assert route["fasen"][1]["uitleg"] == "Je spreekt je jobcoach."
    assert route["fasen"][1]["statusLabel"] == "u bent hier"


@pytest.mark.regel("WNH-06")
def test_elk_woord_is_uitgelegd_waar_het_staat(lezer: Aanmelder):
    route = lezer(COACH).get("/v1/trajecten/T-1/route").json()
    assert [w["woord"] for w in route["woorden"]] == ["trajectplan", "nazorg"]
    assert [w["woord"] for w in route["fasen"][1]["woorden"]] == ["jobcoach"]
    assert all(w["uitleg"] for w in route["woorden"])


@pytest.mark.regel("KWB-35")
def test_de_route_zegt_wat_er_te_halen_is(lezer: Aanmelder):
    route = lezer(COACH).get("/v1/trajecten/T-1/route").json()
    assert route["belofte"] == "Je krijgt een trajectplan en daarna nazorg."


@pytest.mark.regel("WNH-45")
def test_de_route_zegt_wat_de_klant_doet_en_wat_een_stap_betekent(lezer: Aanmelder):
    route = lezer(COACH).get("/v1/trajecten/T-1/route").json()
    (actie,) = route["jijDoet"]
    assert (actie["wat"], actie["bron"]) == ("Gesprek met de klant", "termijn")
    assert actie["uitleg"] == "Je praat met je jobcoach."
    assert [s["stap"] for s in route["stappen"]] == ["gesprek"]


@pytest.mark.regel("WNH-45")
def test_wat_bekend_is_wordt_aangeboden_en_vertrouwelijk_alleen_aan_de_coach(lezer: Aanmelder):
    adres = "/v1/trajecten/T-1/stappen/gesprek/bekend"
    coach = {v["veld"]: v for v in lezer(COACH).get(adres).json()}
    assert coach["onderwerp"] == {
        "veld": "onderwerp",
        "waarde": "werk",
        "gebeurtenis": 2,
        "stap": "Gesprek",
    }
    assert coach["verhaal"]["waarde"] == f"{BIJZIN} T-1"
    antwoord = lezer(TEAMLEIDER).get(adres)
    assert [v["veld"] for v in antwoord.json()] == ["onderwerp"]
    assert BIJZIN not in antwoord.text
