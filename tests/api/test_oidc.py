"""Signing in at an identity provider: whatever it says wrong is refused, and nobody is made up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from joserfc.jwk import RSAKey
from pydantic import SecretStr

from api.app import maak_app
from api.bootstrap import bouw
from api.instellingen import Instellingen
from api.toegang.fouten import OrganisatieOnbereikbaar, OrganisatieWeigert
from api.toegang.oidc import HAAL_OPNIEUW, OUDSTE, SPELING, Oidc, maak_oidc
from api.toegang.sessie import Sessies
from api.toegang.viaorganisatie import WEG_DUUR
from modellen.aanmelding.model import Accountgebeurtenis, Middel
from modellen.aanmelding.repository import AccountlogRepository, FactorRepository
from modellen.fouten import OpstapFout
from modellen.gebruiker.model import Rol
from modellen.gebruiker.repository import GebruikerRepository
from tests.api.klok import Klok
from tests.api.uitgever import CLIENT, CLIENTGEHEIM, Uitgever, draai_uitgever
from tests.api.wereld import COACH, GEHEIM, VERRE_COACH
from tests.builders import ANDERE_ORGANISATIE, ORGANISATIE, een_gebruiker


@pytest.fixture(scope="module")
def sleutels() -> dict[str, RSAKey]:
    return {
        naam: RSAKey.generate_key(2048, {"kid": naam, "use": "sig"}) for naam in ("een", "twee")
    }


@pytest.fixture
def klok() -> Klok:
    return Klok()


@pytest.fixture
def uitgever(klok: Klok, sleutels: dict[str, RSAKey]) -> Iterator[Uitgever]:
    with draai_uitgever(klok, sleutels["een"]) as uitgever:
        yield uitgever


def _instellingen(uitgever: Uitgever, data: Path = Path("var"), **anders: str) -> Instellingen:
    velden = {
        "oidc_uitgever": uitgever.adres,
        "oidc_clientid": CLIENT,
        "oidc_geheim": SecretStr(CLIENTGEHEIM),
        "oidc_adres": "http://127.0.0.1:1",
        "oidc_organisaties": f"{ORGANISATIE}, ",
        "oidc_naam": "Gemeente Proef",
        **anders,
    }
    return Instellingen(data=data, geheim=SecretStr(GEHEIM), **velden)


@pytest.fixture
def oidc(uitgever: Uitgever, klok: Klok) -> Oidc:
    oidc = maak_oidc(_instellingen(uitgever), klok)
    assert oidc is not None
    return oidc


def _wie(oidc: Oidc, uitgever: Uitgever) -> str:
    vraag, adres = oidc.begin()
    return oidc.wie(vraag, uitgever.geef_code(adres)["code"])


class TestToken:
    @pytest.mark.parametrize(
        "anders",
        [
            {"iss": "https://elders.test"},
            {"iss": None},
            {"aud": "een andere site"},
            {"aud": ["een andere site"]},
            {"aud": None},
            {"aud": [CLIENT, "een andere site"]},
            {"azp": "een andere site"},
            {"nonce": "van een ander"},
            {"nonce": None},
            {"sub": None},
            {"exp": None},
            {"exp": "morgen"},
            {"iat": None},
            {"preferred_username": None},
            {"preferred_username": ["coach.anna"]},
            {"preferred_username": "  "},
        ],
        ids=str,
    )
    def test_een_token_dat_iets_anders_zegt_wordt_geweigerd(self, oidc, uitgever, anders):
        uitgever.anders = anders
        with pytest.raises(OrganisatieWeigert):
            _wie(oidc, uitgever)

    def test_verlopen_toekomstig_en_oud_wordt_geweigerd(self, oidc, uitgever, klok):
        nu, speling = int(klok.nu.timestamp()), int(SPELING.total_seconds())
        oudste = int(OUDSTE.total_seconds())
        for anders in (
            {"exp": nu - speling},
            {"iat": nu + speling},
            {"iat": nu - oudste},
        ):
            uitgever.anders = anders
            with pytest.raises(OrganisatieWeigert):
                _wie(oidc, uitgever)
        uitgever.anders = {"exp": nu - speling + 1, "iat": nu - oudste + 1}
        assert _wie(oidc, uitgever) == COACH

    def test_een_vervalste_handtekening_wordt_geweigerd(self, oidc, uitgever, sleutels):
        uitgever.sleutel = sleutels["twee"]  # says that it is key "een"
        with pytest.raises(OrganisatieWeigert):
            _wie(oidc, uitgever)

    @pytest.mark.parametrize("alg", ["none", "HS256"])
    def test_zonder_handtekening_of_met_een_gedeeld_geheim_wordt_geweigerd(
        self, oidc, uitgever, alg
    ):
        uitgever.alg = alg
        with pytest.raises(OrganisatieWeigert):
            _wie(oidc, uitgever)

    def test_een_veranderd_token_wordt_geweigerd(self, oidc, uitgever):
        kop, inhoud, handtekening = uitgever.maak_token("n").split(".")
        ander = uitgever.maak_token("n" * 2).split(".")[1]
        assert oidc.controleer(".".join((kop, inhoud, handtekening)), nonce="n")
        for token in (f"{kop}.{ander}.{handtekening}", f"{kop}.{inhoud}.", "x", "a.b.c", ""):
            with pytest.raises(OrganisatieWeigert):
                oidc.controleer(token, nonce="n")

    def test_een_code_telt_een_keer_en_alleen_voor_wie_vroeg(self, oidc, uitgever):
        vraag, adres = oidc.begin()
        ander, _ = oidc.begin()
        code = uitgever.geef_code(adres)["code"]
        with pytest.raises(OrganisatieWeigert):
            oidc.wie(ander, code)  # PKCE: has another proof
        code = uitgever.geef_code(adres)["code"]
        assert oidc.wie(vraag, code) == COACH
        with pytest.raises(OrganisatieWeigert):
            oidc.wie(vraag, code)

    def test_een_nieuwe_sleutel_wordt_opgezocht_maar_niet_te_vaak(
        self, oidc, uitgever, klok, sleutels
    ):
        assert _wie(oidc, uitgever) == COACH
        uitgever.sleutel, uitgever.kid = sleutels["twee"], "twee"
        uitgever.gepubliceerd = [sleutels["twee"]]
        with pytest.raises(OrganisatieWeigert):
            _wie(oidc, uitgever)
        klok.nu += HAAL_OPNIEUW
        assert _wie(oidc, uitgever) == COACH
        assert uitgever.gehaald.count("/sleutels") == 2

    def test_een_mailadres_telt_alleen_als_het_is_nagegaan(self, uitgever, klok):
        oidc = maak_oidc(_instellingen(uitgever, oidc_claim="email"), klok)
        for anders, mag in (
            ({}, False),
            ({"email_verified": False}, False),
            ({"email_verified": True}, True),
        ):
            uitgever.anders = {"email": COACH, **anders}
            if mag:
                assert _wie(oidc, uitgever) == COACH
            else:
                with pytest.raises(OrganisatieWeigert):
                    _wie(oidc, uitgever)


class TestInstellingen:
    def test_zonder_uitgever_is_er_niets(self, klok):
        assert maak_oidc(Instellingen(), klok) is None

    @pytest.mark.parametrize(
        "anders",
        [
            {"oidc_uitgever": "http://elders.test"},
            {"oidc_adres": "http://elders.test"},
            {"oidc_adres": ""},
            {"oidc_clientid": ""},
            {"oidc_organisaties": " , "},
        ],
        ids=str,
    )
    def test_onvolledig_of_zonder_https_start_niet(self, uitgever, klok, anders):
        with pytest.raises(OpstapFout) as fout:
            maak_oidc(_instellingen(uitgever, **anders), klok)
        assert fout.value.code == "oidc_onvolledig"

    def test_wie_zich_voor_een_ander_uitgeeft_of_niet_antwoordt_telt_niet(self, uitgever, klok):
        for adres in (uitgever.adres.replace("127.0.0.1", "localhost"), "http://127.0.0.1:9"):
            oidc = maak_oidc(_instellingen(uitgever, oidc_uitgever=adres), klok)
            with pytest.raises(OrganisatieOnbereikbaar):
                oidc.begin()


# --- through the pages ----------------------------------------------------------------------------


@pytest.fixture
def browser(uitgever: Uitgever, klok: Klok, tmp_path: Path) -> Iterator[TestClient]:
    samenstelling = bouw(_instellingen(uitgever, data=tmp_path))
    with samenstelling.opslag.schrijven() as session:
        gebruikers = GebruikerRepository(session)
        for account, organisatie, is_actief in (
            (COACH, ORGANISATIE, True),
            (VERRE_COACH, ANDERE_ORGANISATIE, True),
            ("coach.weg", ORGANISATIE, False),
        ):
            gebruiker = een_gebruiker(account, organisatie=organisatie, is_actief=is_actief)
            gebruikers.save(gebruiker, door="test")
        FactorRepository(session).save_plichten(ORGANISATIE, [Rol.JOBCOACH], door="test")
    app = maak_app(samenstelling=samenstelling)
    with TestClient(app, follow_redirects=False) as browser:
        app.state.sessies = Sessies(samenstelling.opslag, geheim=samenstelling.geheim, klok=klok)
        app.state.oidc = maak_oidc(samenstelling.instellingen, klok)
        yield browser
    samenstelling.sluit()


def _keer_terug(browser: TestClient, uitgever: Uitgever, naar: str = "/klanten") -> Response:
    weg = browser.get("/inloggen/organisatie", params={"naar": naar})
    assert weg.status_code == 303
    return browser.get(
        "/inloggen/organisatie/terug", params=uitgever.geef_code(weg.headers["location"])
    )


def _log(browser: TestClient) -> list[tuple[Accountgebeurtenis, str | None, Middel | None]]:
    with browser.app.state.samenstelling.opslag.lezen() as session:
        regels = AccountlogRepository(session).lees(ORGANISATIE, aantal=10)
    return [(r.soort, r.account, r.middel) for _, r in regels]


class TestPaginas:
    @pytest.mark.parametrize("account", ["niemand", VERRE_COACH, "coach.weg"])
    def test_zonder_eigen_account_komt_niemand_binnen_en_er_komt_geen_account_bij(
        self, browser, uitgever, account
    ):
        uitgever.gebruiker = account
        antwoord = _keer_terug(browser, uitgever)
        assert antwoord.status_code == 403
        assert "Vraag de beheerder" in antwoord.text
        assert browser.cookies.get("opstap_sessie") is None
        assert _log(browser) == [(Accountgebeurtenis.ORGANISATIE_GEWEIGERD, None, None)]
        with browser.app.state.samenstelling.opslag.lezen() as session:
            assert len(GebruikerRepository(session).list_()) == 3

    def test_een_antwoord_telt_een_keer_en_alleen_in_deze_browser(self, browser, uitgever, klok):
        weg = browser.get("/inloggen/organisatie").headers["location"]
        terug = uitgever.geef_code(weg)
        elders = TestClient(browser.app, follow_redirects=False)
        assert elders.get("/inloggen/organisatie/terug", params=terug).status_code == 401
        assert browser.get("/inloggen/organisatie/terug", params=terug).status_code == 401
        assert _keer_terug(browser, uitgever).status_code == 303
        weg = browser.get("/inloggen/organisatie").headers["location"]
        klok.nu += WEG_DUUR
        laat = browser.get("/inloggen/organisatie/terug", params=uitgever.geef_code(weg))
        assert (laat.status_code, "duurde te lang" in laat.text) == (401, True)

    @pytest.mark.parametrize("terug", [{}, {"state": "x", "code": "y"}, {"error": "access_denied"}])
    def test_een_verzonnen_antwoord_geeft_een_duidelijk_nee(self, browser, terug):
        antwoord = browser.get("/inloggen/organisatie/terug", params=terug)
        assert antwoord.status_code == 401
        assert 'role="alert"' in antwoord.text

    def test_wie_daar_bekend_is_komt_binnen_zonder_nog_een_code(self, browser, uitgever):
        uitgever.gebruiker = COACH.upper()
        antwoord = _keer_terug(browser, uitgever)
        assert (antwoord.status_code, antwoord.headers["location"]) == (303, "/klanten")
        assert browser.get("/mijn-account").status_code == 200
        assert _log(browser) == [(Accountgebeurtenis.AANGEMELD, COACH, Middel.ORGANISATIE)]

    def test_niet_naar_een_ander_adres(self, browser, uitgever):
        antwoord = _keer_terug(browser, uitgever, naar="//elders.test")
        assert antwoord.headers["location"] == "/"

    def test_wat_getypt_was_reist_mee_en_staat_in_geen_adres(self, browser, uitgever):
        naar = "/klanten/K-1001/stel-voor/V-1"
        velden = {"naar": naar, "terug.dag": "2026-11-02"}
        weg = browser.post("/inloggen/organisatie", data=velden)
        adres = re.search(r'class="knop" href="([^"]+)"', weg.text)[1].replace("&amp;", "&")
        assert "2026-11-02" not in weg.text
        uitgever.anders = {"nonce": "fout"}
        nee = browser.get("/inloggen/organisatie/terug", params=uitgever.geef_code(adres))
        assert 'name="terug.dag" value="2026-11-02"' in nee.text, "what was typed went astray"
        uitgever.anders = {}
        weg = browser.post("/inloggen/organisatie", data=velden)
        adres = re.search(r'class="knop" href="([^"]+)"', weg.text)[1].replace("&amp;", "&")
        ja = browser.get("/inloggen/organisatie/terug", params=uitgever.geef_code(adres))
        assert f'action="{naar}"' in ja.text
        assert 'name="dag" value="2026-11-02"' in ja.text

    def test_de_knop_staat_er_en_de_vraag_heeft_staat_nonce_en_pkce(self, browser):
        assert "Inloggen via Gemeente Proef" in browser.get("/inloggen?naar=%2Fklanten").text
        vragen = [
            parse_qs(urlsplit(browser.get("/inloggen/organisatie").headers["location"]).query)
            for _ in range(2)
        ]
        for naam in ("state", "nonce", "code_challenge"):
            assert vragen[0][naam] != vragen[1][naam]
        assert vragen[0]["redirect_uri"] == ["http://127.0.0.1:1/inloggen/organisatie/terug"]

    def test_als_de_organisatie_niet_antwoordt_kan_het_wachtwoord_nog(self, browser, klok):
        instellingen = browser.app.state.samenstelling.instellingen
        stil = instellingen.model_copy(update={"oidc_uitgever": "http://127.0.0.1:9"})
        browser.app.state.oidc = maak_oidc(stil, klok)
        antwoord = browser.get("/inloggen/organisatie")
        assert (antwoord.status_code, 'name="wachtwoord"' in antwoord.text) == (503, True)
