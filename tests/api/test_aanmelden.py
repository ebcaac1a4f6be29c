"""Signing in: passwords, lock-out, sessions, forms that come from elsewhere."""

from __future__ import annotations

import re
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import delete, select

import api.toegang.wachtwoord as wachtwoordmodule
from api.bootstrap import Samenstelling
from api.toegang.fouten import AanmeldenMislukt, TeVaakGeprobeerd
from api.toegang.pogingen import MAX_POGINGEN, WACHTTIJD, Pogingen
from api.toegang.sessie import SESSIE_DUUR, Sessies, hash_token
from api.toegang.wachtwoord import MAX_LENGTE, hash_wachtwoord, is_wachtwoord
from api.web.account.aanmelden import eigen_pad
from modellen.aanmelding.tables import PogingRij
from modellen.gebruiker.repository import GebruikerRepository
from modellen.opslag.engine import Opslag
from tests.api.conftest import Aanmelder
from tests.api.klok import Klok
from tests.api.wereld import COACH, WACHTWOORD
from tests.builders import een_gebruiker
from tests.modellen.opslag.databank import verse_opslag


@pytest.fixture
def klok() -> Klok:
    return Klok()


@pytest.fixture
def sessies(wereld: Samenstelling, klok: Klok) -> Sessies:
    with wereld.opslag.schrijven() as session:  # every test begins at the same moment
        session.execute(delete(PogingRij.tabel()))
    return Sessies(wereld.opslag, geheim=wereld.geheim, klok=klok)


class TestWachtwoord:
    @pytest.fixture(autouse=True)
    def _zoals_in_gebruik(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(wachtwoordmodule, "_HASHER", PasswordHash((Argon2Hasher(),)))
        wachtwoordmodule._niemands_hash.cache_clear()
        yield
        wachtwoordmodule._niemands_hash.cache_clear()

    def test_fout_wachtwoord_klopt_niet(self):
        assert not is_wachtwoord("ander wachtwoord", hash_wachtwoord(WACHTWOORD))

    @pytest.mark.parametrize("wachtwoord_hash", [None, "geen hash", "$argon2id$kapot"])
    def test_zonder_geldige_hash_klopt_niets(self, wachtwoord_hash):
        assert not is_wachtwoord(WACHTWOORD, wachtwoord_hash)

    def test_te_lange_invoer_klopt_niet(self):
        lang = "a" * (MAX_LENGTE + 1)
        assert not is_wachtwoord(lang, hash_wachtwoord(lang))

    def test_goed_wachtwoord_klopt(self):
        assert is_wachtwoord(WACHTWOORD, hash_wachtwoord(WACHTWOORD))

    def test_hash_is_argon2id_met_eigen_zout(self):
        een, ander = hash_wachtwoord(WACHTWOORD), hash_wachtwoord(WACHTWOORD)
        assert een.startswith("$argon2id$")
        assert een != ander

    def test_onbekend_account_kost_evenveel_rekenwerk_als_een_bekend(self):
        bekend = hash_wachtwoord(WACHTWOORD)
        is_wachtwoord("x", None)  # the hash of nobody is made once
        duur = {}
        for naam, wachtwoord_hash in (("bekend", bekend), ("onbekend", None)):
            begin = time.process_time()
            for _ in range(3):
                is_wachtwoord("fout wachtwoord", wachtwoord_hash)
            duur[naam] = time.process_time() - begin
        assert 0.5 < duur["onbekend"] / duur["bekend"] < 2.0


class TestPogingen:
    @pytest.fixture
    def opslag(self, database_url: str):
        with verse_opslag(database_url) as opslag:
            yield opslag

    @pytest.fixture
    def pogingen(self, opslag: Opslag, klok: Klok) -> Pogingen:
        return Pogingen(opslag, geheim=b"g" * 32, klok=klok)

    def test_na_vijf_fouten_is_het_account_dicht_ook_voor_een_ander_proces(
        self, pogingen, opslag, klok
    ):
        ander = Pogingen(opslag, geheim=b"g" * 32, klok=klok)
        for nummer in range(MAX_POGINGEN):
            assert (pogingen, ander)[nummer % 2].begin("Anna ") == nummer + 1
        for proces in (pogingen, ander):
            with pytest.raises(TeVaakGeprobeerd) as fout:
                proces.begin("anna")
            assert fout.value.minuten == 15
        assert ander.begin("bram") == 1
        assert pogingen.op_slot(["anna", "bram"]) == {"anna"}

    def test_na_een_kwartier_mag_het_weer_en_zijn_oude_rijen_weg(self, pogingen, opslag, klok):
        for naam in ["anna"] * MAX_POGINGEN + ["bram"]:
            pogingen.begin(naam)
        klok.nu += WACHTTIJD
        assert pogingen.op_slot(["anna"]) == set()
        assert pogingen.begin("anna") == 1
        with opslag.schrijven() as session:
            pogingen.ruim_op(session)
            assert len(session.execute(select(PogingRij.tabel())).all()) == 1

    def test_wie_tegelijk_gokt_krijgt_samen_niet_meer_dan_vijf_pogingen(self, pogingen):
        def gok(_: int) -> bool:
            try:
                pogingen.begin("anna")
            except TeVaakGeprobeerd:
                return False
            return True

        with ThreadPoolExecutor(4) as draden:
            assert sum(draden.map(gok, range(12))) == MAX_POGINGEN

    def test_een_goede_poging_wist_de_fouten_en_een_half_goede_niet(self, pogingen, opslag):
        for _ in range(MAX_POGINGEN - 1):
            pogingen.begin("anna")
        pogingen.half_gelukt("anna")
        assert pogingen.begin("anna") == MAX_POGINGEN - 1
        with opslag.schrijven() as session:
            assert pogingen.gelukt(session, "anna")
        assert pogingen.begin("anna") == 1

    def test_de_opslag_kent_geen_getypte_namen(self, pogingen, opslag):
        pogingen.begin("mijn-wachtwoord-in-het-verkeerde-vak")
        with opslag.lezen() as session:
            (rij,) = session.execute(select(PogingRij.tabel())).all()
        assert "verkeerde" not in repr(rij)


class TestSessies:
    @pytest.mark.parametrize("account", [COACH, "bestaat.niet"])
    def test_fout_wachtwoord_zegt_niet_of_het_account_bestaat(self, sessies, account):
        with pytest.raises(AanmeldenMislukt) as fout:
            sessies.meld_aan(account, "fout")
        assert account not in str(fout.value)

    @pytest.mark.parametrize("account", [COACH, "bestaat.niet"])
    def test_slot_geldt_ook_voor_het_goede_wachtwoord(self, sessies, account):
        for _ in range(MAX_POGINGEN):
            with pytest.raises(AanmeldenMislukt):
                sessies.meld_aan(account.upper(), "fout")
        with pytest.raises(TeVaakGeprobeerd):
            sessies.meld_aan(account, WACHTWOORD)

    def test_gesloten_account_komt_er_niet_in(self, sessies, wereld):
        uit = een_gebruiker("uit.dienst", wachtwoord_hash=hash_wachtwoord(WACHTWOORD))
        _bewaar(wereld, uit)
        token = sessies.meld_aan("uit.dienst", WACHTWOORD).token
        _bewaar(wereld, een_gebruiker("uit.dienst", is_actief=False, naam="Weg"))
        assert sessies.find(token) is None
        with pytest.raises(AanmeldenMislukt):
            sessies.meld_aan("uit.dienst", WACHTWOORD)

    def test_verlopen_sessie_geldt_niet(self, sessies, klok):
        token = sessies.meld_aan(COACH, WACHTWOORD).token
        klok.nu += SESSIE_DUUR - timedelta(seconds=1)
        assert sessies.find(token) is not None
        klok.nu += timedelta(seconds=2)
        assert sessies.find(token) is None

    def test_afgemelde_sessie_geldt_niet(self, sessies):
        token = sessies.meld_aan(COACH, WACHTWOORD).token
        sessie = sessies.find(token)
        sessies.meld_af(sessie)
        assert sessies.find(token) is None

    @pytest.mark.parametrize("token", ["", "onzin", "é" * 50, "a" * 10_000])
    def test_verzonnen_token_geldt_niet(self, sessies, token):
        assert sessies.find(token) is None

    def test_opslag_kent_alleen_de_hash_van_het_token(self, sessies, wereld, klok):
        token = sessies.meld_aan(COACH, WACHTWOORD).token
        assert len(token) >= 43  # 32 bytes in base64
        with wereld.opslag.lezen() as session:
            opgeslagen = GebruikerRepository(session)
            assert opgeslagen.find_sessie(token, moment=klok.nu) is None
            assert opgeslagen.find_sessie(hash_token(token), moment=klok.nu) is not None
        if wereld.opslag.is_sqlite:
            bestanden = Path(wereld.instellingen.data).glob("*sqlite3*")
            assert all(token.encode() not in bestand.read_bytes() for bestand in bestanden)

    def test_telefoon_mag_met_een_hoofdletter_beginnen(self, sessies):
        assert sessies.meld_aan(f" {COACH.capitalize()} ", WACHTWOORD).gebruiker.account == COACH


class TestPaginas:
    def test_fout_wachtwoord_blijft_op_het_formulier(self, anoniem: TestClient):
        antwoord = anoniem.post("/inloggen", data={"account": "niemand", "wachtwoord": "fout"})
        assert antwoord.status_code == 401
        assert 'value="niemand"' in antwoord.text
        assert "horen niet bij elkaar" in antwoord.text
        assert "set-cookie" not in antwoord.headers

    def test_leeg_formulier_is_een_gewone_fout(self, anoniem: TestClient):
        assert anoniem.post("/inloggen", data={}).status_code == 401

    def test_te_vaak_zegt_hoe_lang_te_wachten(self, anoniem: TestClient):
        for _ in range(MAX_POGINGEN):
            anoniem.post("/inloggen", data={"account": "gokker", "wachtwoord": "fout"})
        antwoord = anoniem.post("/inloggen", data={"account": "gokker", "wachtwoord": "fout"})
        assert antwoord.status_code == 429
        assert "Wacht 15 minuten" in antwoord.text

    @pytest.mark.parametrize(
        "kop", [{"Origin": "https://elders.test"}, {"Sec-Fetch-Site": "cross-site"}]
    )
    def test_formulier_van_elders_wordt_geweigerd(self, anoniem: TestClient, kop):
        gegevens = {"account": COACH, "wachtwoord": WACHTWOORD}
        antwoord = anoniem.post("/inloggen", data=gegevens, headers=kop)
        assert antwoord.status_code == 403
        assert "set-cookie" not in antwoord.headers

    @pytest.mark.parametrize("gegevens", [{}, {"formuliercode": "0" * 64}, {"formuliercode": "é"}])
    def test_formulier_zonder_goede_code_wordt_geweigerd(self, als: Aanmelder, gegevens):
        coach = als(COACH)
        assert coach.post("/uitloggen", data=gegevens).status_code == 403
        assert coach.post("/uitloggen", json={"formuliercode": "x"}).status_code == 403
        assert coach.get("/klanten").status_code == 200, "still signed in"

    def test_code_van_een_andere_sessie_telt_niet(self, app: FastAPI):
        een, ander = _nieuwe_browser(app), _nieuwe_browser(app)
        code = _formuliercode(ander)
        assert een.post("/uitloggen", data={"formuliercode": code}).status_code == 403

    def test_aanmelden_en_afmelden(self, app: FastAPI):
        browser = _nieuwe_browser(app)
        assert browser.get("/").headers["location"] == "/vandaag"
        assert browser.get("/inloggen").status_code == 303
        antwoord = browser.post("/uitloggen", data={"formuliercode": _formuliercode(browser)})
        assert antwoord.headers["location"] == "/inloggen"
        assert browser.get("/klanten").status_code == 303

    def test_na_aanmelden_gaat_men_naar_de_gevraagde_pagina(self, anoniem: TestClient):
        doel = anoniem.get("/klanten?zoek=a%26b").headers["location"]
        assert doel == "/inloggen?naar=%2Fklanten%3Fzoek%3Da%2526b"
        assert 'value="/klanten?zoek=a%26b"' in anoniem.get(doel).text

    @pytest.mark.parametrize(
        "naar",
        [
            "https://elders.test",
            "//elders.test",
            "/\\elders.test",
            "javascript:x",
            "",
            "/\n/x",
            "x",
        ],
    )
    def test_een_adres_elders_wordt_de_startpagina(self, naar):
        assert eigen_pad(naar) == "/"

    def test_een_eigen_adres_blijft(self):
        assert eigen_pad("/klanten/K-1?x=1") == "/klanten/K-1?x=1"

    def test_bearer_opent_geen_pagina_en_koek_geen_api(self, app: FastAPI, als: Aanmelder):
        token = als(COACH).cookies["opstap_sessie"]
        kaal = TestClient(app, follow_redirects=False)
        assert kaal.get("/klanten", headers={"Authorization": f"Bearer {token}"}).status_code == 303
        met_koek = TestClient(app, cookies={"opstap_sessie": token})
        assert met_koek.get("/v1/klanten").status_code == 401


class TestMachines:
    def test_fout_wachtwoord_is_401_met_probleem(self, anoniem: TestClient):
        antwoord = anoniem.post("/v1/sessies", json={"account": "niemand2", "wachtwoord": "x"})
        assert antwoord.status_code == 401
        assert antwoord.json()["code"] == "aanmelden_mislukt"

    def test_te_vaak_is_429_met_wachttijd(self, anoniem: TestClient):
        verzoek = {"account": "robot", "wachtwoord": "x"}
        for _ in range(MAX_POGINGEN):
            anoniem.post("/v1/sessies", json=verzoek)
        antwoord = anoniem.post("/v1/sessies", json=verzoek)
        assert antwoord.status_code == 429
        assert int(antwoord.headers["retry-after"]) == 15 * 60

    def test_afmelden_beeindigt_het_token(self, app: FastAPI):
        machine = TestClient(app)
        verzoek = {"account": COACH, "wachtwoord": WACHTWOORD}
        token = machine.post("/v1/sessies", json=verzoek).json()["token"]
        kop = {"Authorization": f"Bearer {token}"}
        assert machine.get("/v1/klanten", headers=kop).status_code == 200
        assert machine.delete("/v1/sessies/huidige", headers=kop).status_code == 204
        assert machine.get("/v1/klanten", headers=kop).status_code == 401


def _bewaar(wereld: Samenstelling, gebruiker: object) -> None:
    with wereld.opslag.schrijven() as session:
        GebruikerRepository(session).save(gebruiker, door="test")  # type: ignore[arg-type]


def _nieuwe_browser(app: FastAPI) -> TestClient:
    browser = TestClient(app, follow_redirects=False)
    antwoord = browser.post("/inloggen", data={"account": COACH, "wachtwoord": WACHTWOORD})
    assert antwoord.status_code == 303
    return browser


def _formuliercode(browser: TestClient) -> str:
    treffer = re.search(r'name="formuliercode" value="(\w+)"', browser.get("/klanten").text)
    assert treffer
    return treffer[1]
