"""The API as machines meet it: NL API Design Rules, problems, and what it answers."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi.testclient import TestClient

from tests.api.conftest import Aanmelder
from tests.api.wereld import ACCOUNTMANAGER, COACH

PROBLEEM = {"type", "title", "status", "detail", "code", "volgendeStap"}


class TestProblemen:
    def test_ongeldige_invoer_is_400_met_alle_fouten_ineens(self, als: Aanmelder):
        antwoord = als(COACH).get(
            "/v1/klanten/K-1001/shortlist", params={"aantal": "veel", "soort": "droombaan"}
        )
        assert antwoord.status_code == 400
        assert antwoord.headers["content-type"] == "application/problem+json"
        probleem = antwoord.json()
        assert set(probleem) >= PROBLEEM
        assert {f["veld"] for f in probleem["fouten"]} == {"aantal", "soort.0"}
        assert all(f["plek"] == "query" and f["melding"] for f in probleem["fouten"])
        assert "vacature" in antwoord.text, "says what can be chosen"

    def test_aanmelden_zonder_gegevens_noemt_beide(self, anoniem: TestClient):
        antwoord = anoniem.post("/v1/sessies", json={})
        assert antwoord.status_code == 400
        fouten = {f["veld"]: f["melding"] for f in antwoord.json()["fouten"]}
        assert fouten == {
            "account": "Dit gegeven ontbreekt.",
            "wachtwoord": "Dit gegeven ontbreekt.",
        }

    def test_kapotte_json_is_400(self, anoniem: TestClient):
        kop = {"Content-Type": "application/json"}
        antwoord = anoniem.post("/v1/sessies", content=b"{", headers=kop)
        assert antwoord.status_code == 400
        assert antwoord.json()["fouten"][0]["melding"] == "De inhoud is geen geldige JSON."

    def test_wachtwoord_komt_niet_terug_in_een_fout(self, anoniem: TestClient):
        geheim = "hemelsblauw" * 40
        antwoord = anoniem.post("/v1/sessies", json={"account": "a", "wachtwoord": geheim})
        assert antwoord.status_code == 400
        assert "hemelsblauw" not in antwoord.text

    @pytest.mark.parametrize("adres", ["/v1/sessies", "/inloggen"])
    def test_een_heel_boek_wordt_niet_gelezen(self, anoniem: TestClient, adres):
        antwoord = anoniem.post(adres, content=b"a" * 1_100_000)
        assert antwoord.status_code == 413
        assert antwoord.headers["x-content-type-options"] == "nosniff"
        assert ("application/problem+json" in antwoord.headers["content-type"]) == (
            adres == "/v1/sessies"
        )

    @pytest.mark.parametrize(("adres", "status"), [("/v1/nergens", 404), ("/v1/klanten/", 404)])
    def test_onbekend_adres_is_een_probleem(self, als: Aanmelder, adres, status):
        antwoord = als(COACH).get(adres)
        assert antwoord.status_code == status
        assert set(antwoord.json()) >= PROBLEEM

    def test_verkeerde_methode_is_405(self, als: Aanmelder):
        antwoord = als(COACH).post("/v1/klanten")
        assert antwoord.status_code == 405
        assert antwoord.headers["allow"] == "GET"
        assert antwoord.json()["code"] == "methode_niet_toegestaan"

    @pytest.mark.parametrize("nummer", ["W-1", "N-1"])
    def test_ander_soort_werk_is_geen_vacature(self, als: Aanmelder, nummer):
        assert als(COACH).get(f"/v1/vacatures/{nummer}").status_code == 404

    def test_een_ongeluk_lekt_niets(self, app, als: Aanmelder, wereld, monkeypatch):
        def stuk(*_args: object, **_rest: object) -> None:
            raise RuntimeError("geheim detail")

        monkeypatch.setattr(type(wereld.matchdienst), "shortlist", stuk)
        koppen = als(COACH).headers
        koeken = dict(als(COACH).cookies)
        rustig = TestClient(app, raise_server_exceptions=False, headers=koppen, cookies=koeken)
        for adres in ("/v1/klanten/K-1001/shortlist", "/klanten/K-1001/shortlist"):
            antwoord = rustig.get(adres)
            assert antwoord.status_code == 500
            assert "geheim detail" not in antwoord.text
            assert "Probeer het over een paar minuten" in antwoord.text
            assert antwoord.headers["x-content-type-options"] == "nosniff"


class TestAntwoorden:
    def test_gezondheid(self, anoniem: TestClient):
        antwoord = anoniem.get("/v1/gezondheid")
        assert antwoord.json() == {"status": "ok", "versie": antwoord.headers["api-version"]}

    def test_shortlist_telt_op_en_noemt_redenen(self, als: Aanmelder):
        antwoord = als(COACH).get("/v1/klanten/K-1001/shortlist", params={"aantal": 5}).json()
        assert antwoord["klant"] == "K-1001"
        assert antwoord["datum"] == "2026-11-23"
        assert antwoord["telling"]
        assert antwoord["pad"] in {"exact_blokken", "exact_alle"}
        assert antwoord["matches"]
        for match in antwoord["matches"]:
            assert match["uitkomst"] in ("geschikt", "aandachtspunt")
            assert match["score"] == pytest.approx(sum(d["effect"] for d in match["scoreDelen"]))
            for deel in match["scoreDelen"]:
                assert deel["effect"] == pytest.approx(deel["gewicht"] * deel["waarde"])
        scores = [m["score"] for m in antwoord["matches"]]
        assert scores == sorted(scores, reverse=True)

    def test_tegelijk_vragen_geeft_iedereen_hetzelfde(self, als: Aanmelder):
        coach = als(COACH)
        adressen = ["/v1/klanten/K-1001/shortlist", "/v1/klanten/K-1001/waarom/V-1"] * 8
        with ThreadPoolExecutor(8) as groep:
            antwoorden = list(groep.map(lambda adres: coach.get(adres).text, adressen))
        assert len(set(antwoorden)) == 2

    def test_shortlist_naar_soort(self, als: Aanmelder):
        antwoord = als(COACH).get(
            "/v1/klanten/K-1001/shortlist",
            params=[("soort", "netwerkplek"), ("soort", "werkgever")],
        )
        assert {m["werk"]["soort"] for m in antwoord.json()["matches"]} <= {
            "netwerkplek",
            "werkgever",
        }

    def test_waarom_geeft_ook_antwoord_over_wat_niet_past(self, als: Aanmelder):
        antwoord = als(COACH).get("/v1/klanten/K-1001/waarom/V-2").json()
        assert antwoord["match"]["uitkomst"] == "ongeschikt"
        assert antwoord["plaats"] is None
        per_punt = {o["naam"]: o for o in antwoord["match"]["onderdelen"]}
        assert per_punt["reistijd"]["uitkomst"] == "ongeschikt"
        assert per_punt["reistijd"]["zinnen"]

    def test_profiel_noemt_herkomst_en_wat_is_weggelaten(self, als: Aanmelder):
        antwoord = als(COACH).get("/v1/klanten/K-1001").json()
        assert antwoord["naam"] == "Xenobia Quispel"
        assert all(zin["veld"] for zin in antwoord["profiel"])
        assert [w["veld"] for w in antwoord["weggelaten"]] == ["klant.wensen[1].tekst"]

    def test_onbekend_blijft_null(self, als: Aanmelder):
        klant = als("tl.mo").get("/v1/klanten/K-1002").json()
        assert klant["dagdelen"] is None
        assert klant["uren"] == {"minimum": None, "maximum": 24}

    def test_gesloten_vacature_is_te_lezen_maar_niet_te_vinden(self, als: Aanmelder):
        assert als(ACCOUNTMANAGER).get("/v1/vacatures/V-4").json()["isOpen"] is False
        gevonden = als(ACCOUNTMANAGER).get("/v1/vacatures", params={"zoek": "vervuld"}).json()
        assert gevonden["totaal"] == 0

    def test_bladeren(self, als: Aanmelder):
        vraag = {"pagina": 2, "paginaGrootte": 1}
        antwoord = als(ACCOUNTMANAGER).get("/v1/vacatures", params=vraag).json()
        assert (antwoord["totaal"], antwoord["pagina"], antwoord["paginas"]) == (2, 2, 2)
        assert [w["nummer"] for w in antwoord["resultaten"]] == ["V-2"]

    @pytest.mark.parametrize("zoek", ["%", "_", "'; drop table vacature", "\\", "é" * 200])
    def test_vreemde_zoektekst_vindt_gewoon_niets(self, als: Aanmelder, zoek):
        antwoord = als(ACCOUNTMANAGER).get("/v1/vacatures", params={"zoek": zoek})
        assert antwoord.status_code == 200
        assert antwoord.json()["totaal"] == 0


class TestBeschrijving:
    @pytest.fixture
    def document(self, als: Aanmelder) -> dict:
        return als(ACCOUNTMANAGER).get("/v1/openapi.json").json()

    def test_alleen_de_api_staat_erin(self, document):
        assert all(pad.startswith("/v1/") for pad in document["paths"])
        assert not any(pad.endswith("/") for pad in document["paths"])

    def test_paden_en_sleutels_volgen_de_regels(self, document):
        for pad, methoden in document["paths"].items():
            assert re.fullmatch(r"(/(v1|[a-z]+(-[a-z]+)*|\{[a-z]+\}))+", pad), pad
            for beschrijving in methoden.values():
                for sleutel in beschrijving.get("parameters", ()):
                    assert re.fullmatch(r"[a-z][a-zA-Z]*", sleutel["name"])
                    assert sleutel["description"]

    def test_alles_is_beschreven_en_niets_is_422(self, document):
        openbaar = {"/v1/gezondheid", "/v1/sessies"}
        for pad, methoden in document["paths"].items():
            for beschrijving in methoden.values():
                assert beschrijving["summary"]
                assert beschrijving["description"]
                assert "422" not in beschrijving["responses"]
                assert {"400", "401", "403", "404"} <= set(beschrijving["responses"])
                assert ("security" in beschrijving) == (pad not in openbaar)
