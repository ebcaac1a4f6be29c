"""The second factor: what is refused, what counts once, and the way through the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response
from pyotp import TOTP
from sqlalchemy import select

from api.app import maak_app
from api.bootstrap import Samenstelling
from api.toegang.eigenaccount import FactorVerplicht, begin_factor, bevestig_factor
from api.toegang.eigenaccount import haal_eigen_factor_weg as haal_weg
from api.toegang.fouten import (
    AanmeldenVerlopen,
    CodeNodig,
    CodeOnjuist,
    EerstExtraCode,
    EerstWachtwoord,
    TeVaakGeprobeerd,
)
from api.toegang.kluis import Onleesbaar, ontsleutel, versleutel
from api.toegang.pogingen import MAX_POGINGEN
from api.toegang.sessie import HALF_DUUR, EersteStap, HalveAanmelding, Sessies
from api.toegang.tweedefactor import HERSTELCODES, Tweedestap
from api.toegang.wachtwoord import hash_wachtwoord
from modellen.aanmelding.repository import FactorRepository
from modellen.aanmelding.tables import HalveSessieRij, HerstelcodeRij, TweedeFactorRij
from modellen.gebruiker.model import Rol
from modellen.gebruiker.repository import GebruikerRepository
from modellen.opslag.engine import Opslag
from modellen.voorstel.redenen import Klantantwoord
from tests.api.bladeraar import JA, STEL_VOOR, verborgen, verlopen
from tests.api.klok import Klok
from tests.api.wereld import COACH, WACHTWOORD
from tests.builders import ORGANISATIE, een_gebruiker
from tests.modellen.opslag.databank import verse_opslag

ANNA = "anna"
GEHEIM = b"g" * 32
STAP = timedelta(seconds=30)
NIEUW = "vier losse woorden samen"


@dataclass
class Deur:
    """A store with one account, and the telephone that belongs to it."""

    sessies: Sessies
    klok: Klok
    sleutel: str
    herstelcodes: list[str]

    @property
    def code(self) -> str:
        return TOTP(self.sleutel).at(self.klok.nu)

    def meld_aan(self, code: str) -> str:
        return self.sessies.meld_aan(ANNA, WACHTWOORD, code).token


@pytest.fixture
def deur(sqlite_url: str) -> Iterator[Deur]:
    klok = Klok()
    with verse_opslag(sqlite_url) as opslag:
        sessies = Sessies(opslag, geheim=GEHEIM, klok=klok)
        _bewaar(opslag, ANNA)
        sleutel, herstelcodes = _stel_in(sessies, klok)
        yield Deur(sessies, klok, sleutel, herstelcodes)


def _bewaar(opslag: Opslag, account: str) -> None:
    gebruiker = een_gebruiker(
        account, organisatie=ORGANISATIE, wachtwoord_hash=hash_wachtwoord(WACHTWOORD)
    )
    with opslag.schrijven() as session:
        GebruikerRepository(session).save(gebruiker, door="test")


def _stel_in(sessies: Sessies, klok: Klok) -> tuple[str, list[str]]:
    sessie = sessies.find(sessies.meld_aan(ANNA, WACHTWOORD).token)
    assert sessie is not None
    begin_factor(sessies, sessie)
    with sessies.opslag.lezen() as session:
        sleutel = Tweedestap(session, geheim=GEHEIM, nu=klok.nu).in_opzet(ANNA)
    assert sleutel is not None
    with pytest.raises(CodeOnjuist):
        bevestig_factor(sessies, sessie, "000000" if TOTP(sleutel).at(klok.nu) != "000000" else "1")
    codes = bevestig_factor(sessies, sessie, TOTP(sleutel).at(klok.nu))
    klok.nu += STAP
    return sleutel, codes


class TestCode:
    @pytest.mark.parametrize("code", ["", "12345", "abcdef", "\u0661" * 6, "AAAA-AAAA"])
    def test_wat_geen_code_is_komt_er_niet_in(self, deur, code):
        with pytest.raises(CodeOnjuist if code else CodeNodig):
            deur.meld_aan(code)

    def test_een_code_telt_geen_tweede_keer(self, deur):
        code = deur.code
        deur.meld_aan(code)
        with pytest.raises(CodeOnjuist):
            deur.meld_aan(code)

    def test_een_eerdere_code_telt_niet_meer_na_een_latere(self, deur):
        eerder = deur.code
        deur.klok.nu += STAP
        deur.meld_aan(deur.code)
        with pytest.raises(CodeOnjuist):
            deur.meld_aan(eerder)

    @pytest.mark.parametrize(("stappen", "mag"), [(-2, False), (-1, True), (1, True), (2, False)])
    def test_een_klok_mag_een_stap_verschillen_en_niet_meer(self, deur, stappen, mag):
        deur.klok.nu += 5 * STAP
        code = TOTP(deur.sleutel).at(deur.klok.nu + stappen * STAP)
        if mag:
            assert deur.sessies.find(deur.meld_aan(code)) is not None
        else:
            with pytest.raises(CodeOnjuist):
                deur.meld_aan(code)

    def test_foute_codes_zetten_het_account_op_slot_ook_met_het_goede_wachtwoord(self, deur):
        for _ in range(MAX_POGINGEN):
            with pytest.raises(CodeOnjuist):
                deur.meld_aan("000000" if deur.code != "000000" else "111111")
        with pytest.raises(TeVaakGeprobeerd):
            deur.meld_aan(deur.code)

    def test_een_goed_wachtwoord_wist_foute_codes_niet(self, deur):
        half = deur.sessies.begin(ANNA, WACHTWOORD)
        assert isinstance(half, HalveAanmelding)
        for _ in range(MAX_POGINGEN):
            deur.sessies.begin(ANNA, WACHTWOORD)
            with pytest.raises(CodeOnjuist):
                deur.sessies.maak_af(half.token, "x")
        with pytest.raises(TeVaakGeprobeerd):
            deur.sessies.begin(ANNA, WACHTWOORD)

    def test_een_herstelcode_werkt_een_keer_hoe_hij_ook_getypt_is(self, deur):
        eerste, tweede = deur.herstelcodes[:2]
        assert len(set(deur.herstelcodes)) == HERSTELCODES
        deur.meld_aan(f" {eerste.lower().replace('-', ' ')} ")
        with pytest.raises(CodeOnjuist):
            deur.meld_aan(eerste)
        deur.meld_aan(tweede)

    def test_in_de_opslag_staan_geen_geheim_en_geen_herstelcode(self, deur):
        with deur.sessies.opslag.lezen() as session:
            rijen = repr(session.execute(select(TweedeFactorRij.tabel())).all())
            rijen += repr(session.execute(select(HerstelcodeRij.tabel())).all())
        assert deur.sleutel not in rijen
        assert not any(
            code in rijen or code.replace("-", "") in rijen for code in deur.herstelcodes
        )

    def test_met_een_ander_geheim_of_account_is_het_niet_te_lezen(self):
        versleuteld = versleutel(GEHEIM, "sleutel", voor="tweede factor|anna")
        assert ontsleutel(GEHEIM, versleuteld, voor="tweede factor|anna") == "sleutel"
        for geheim, voor, tekst in (
            (b"x" * 32, "tweede factor|anna", versleuteld),
            (GEHEIM, "tweede factor|bram", versleuteld),
            (GEHEIM, "tweede factor|anna", "onzin"),
            (GEHEIM, "tweede factor|anna", versleuteld[:-4] + "AAA="),
        ):
            with pytest.raises(Onleesbaar):
                ontsleutel(geheim, tekst, voor=voor)


class TestHalveSessie:
    @pytest.mark.parametrize("token", ["", "onzin", "é" * 50])
    def test_verzonnen_halve_sessie_geldt_niet(self, deur, token):
        with pytest.raises(AanmeldenVerlopen):
            deur.sessies.maak_af(token, deur.code)

    def test_een_halve_sessie_is_geen_sessie_en_verloopt(self, deur):
        half = deur.sessies.begin(ANNA, WACHTWOORD)
        assert deur.sessies.find(half.token) is None
        deur.klok.nu += HALF_DUUR
        with pytest.raises(AanmeldenVerlopen):
            deur.sessies.maak_af(half.token, deur.code)

    def test_een_halve_sessie_telt_een_keer_en_wordt_opgeruimd(self, deur):
        half = deur.sessies.begin(ANNA, WACHTWOORD)
        token = deur.sessies.maak_af(half.token, deur.code).token
        assert deur.sessies.find(token).gebruiker.account == ANNA
        deur.klok.nu += STAP
        with pytest.raises(AanmeldenVerlopen):
            deur.sessies.maak_af(half.token, deur.code)
        with deur.sessies.opslag.lezen() as session:
            assert session.execute(select(HalveSessieRij.tabel())).all() == []


class TestPlicht:
    @pytest.fixture
    def plicht(self, deur: Deur) -> Deur:
        _bewaar(deur.sessies.opslag, "bram")
        with deur.sessies.opslag.schrijven() as session:
            FactorRepository(session).save_plichten(ORGANISATIE, [Rol.JOBCOACH], door="test")
        return deur

    def test_wie_hem_moet_hebben_en_niet_heeft_moet_hem_eerst_instellen(self, plicht):
        token = plicht.sessies.meld_aan("bram", WACHTWOORD).token
        assert plicht.sessies.find(token).eerst is EersteStap.EXTRA_CODE
        assert plicht.sessies.find(plicht.meld_aan(plicht.code)).eerst is None

    def test_wat_moet_kan_niet_weg(self, plicht):
        sessie = plicht.sessies.find(plicht.meld_aan(plicht.code))
        with pytest.raises(FactorVerplicht):
            haal_weg(plicht.sessies, sessie, WACHTWOORD)


# --- through the pages ----------------------------------------------------------------------------


@dataclass
class Site:
    """The site with a clock that stands still, and a browser."""

    app: FastAPI
    samenstelling: Samenstelling
    klok: Klok
    browser: TestClient

    def post(self, adres: str, **velden: str) -> Response:
        return self.browser.post(adres, data={"formuliercode": self.formuliercode(), **velden})

    def formuliercode(self) -> str:
        pagina = self.browser.get("/mijn-account", follow_redirects=True).text
        return re.search(r'name="formuliercode" value="(\w+)"', pagina)[1]


@pytest.fixture
def site(eigen_wereld: Samenstelling) -> Iterator[Site]:
    klok, app = Klok(), maak_app(samenstelling=eigen_wereld)
    with TestClient(app, follow_redirects=False) as browser:
        app.state.sessies = Sessies(eigen_wereld.opslag, geheim=eigen_wereld.geheim, klok=klok)
        yield Site(app, eigen_wereld, klok, browser)


def _log_in(site: Site, **velden: str) -> Response:
    gegevens = {"account": COACH, "wachtwoord": WACHTWOORD, **velden}
    return site.browser.post("/inloggen", data=gegevens)


def test_van_instellen_tot_inloggen_met_een_formulier_dat_meereist(site: Site):
    _log_in(site)
    assert site.post("/mijn-account/extra-code", wat="begin").status_code == 303
    pagina = site.browser.get("/mijn-account/extra-code").text
    sleutel = re.search(r'class="sleutel">([A-Z2-7 ]+)<', pagina)[1].replace(" ", "")
    assert "<svg" in pagina
    fout = site.post("/mijn-account/extra-code", wat="bevestig", code="12")
    assert (fout.status_code, "klopt niet" in fout.text) == (400, True)
    code = TOTP(sleutel).at(site.klok.nu)
    klaar = site.post("/mijn-account/extra-code", wat="bevestig", code=code)
    assert len(re.findall(r"<li>[A-Z2-7]{4}-[A-Z2-7]{4}</li>", klaar.text)) == HERSTELCODES
    assert "Bewaar deze" not in site.browser.get("/mijn-account/extra-code").text

    site.browser.cookies.clear()
    site.klok.nu += STAP
    naar = "/klanten/K-1001/stel-voor/V-1"
    stap = _log_in(site, naar=naar, **{"terug.dag": "2026-11-02", "terug.antwoord": "ja"})
    assert (stap.status_code, "set-cookie" in stap.headers) == (200, False)
    assert 'name="terug.dag" value="2026-11-02"' in stap.text
    half = re.search(r'name="half" value="([^"]+)"', stap.text)[1]
    velden = {"half": half, "naar": naar, "terug.dag": "2026-11-02", "terug.antwoord": "ja"}
    opnieuw = site.browser.post("/inloggen/code", data={**velden, "code": code})
    assert (opnieuw.status_code, "al gebruikt" in opnieuw.text) == (401, True)
    assert 'name="terug.dag" value="2026-11-02"' in opnieuw.text, "what was typed went astray"
    goed = {**velden, "code": TOTP(sleutel).at(site.klok.nu)}
    binnen = site.browser.post("/inloggen/code", data=goed)
    assert binnen.status_code == 200
    assert f'action="{naar}"' in binnen.text
    assert 'name="dag" value="2026-11-02"' in binnen.text
    assert site.browser.get("/klanten").status_code == 200
    assert all(WACHTWOORD not in str(a.headers) for a in (stap, opnieuw, binnen))


def test_zonder_halve_sessie_begint_men_opnieuw_en_het_getypte_blijft(site: Site):
    assert site.browser.get("/inloggen/code").headers["location"] == "/inloggen"
    velden = {"half": "weg", "code": "123456", "naar": "/x", "terug.dag": "2026-11-02"}
    antwoord = site.browser.post("/inloggen/code", data=velden)
    assert (antwoord.status_code, "duurde te lang" in antwoord.text) == (401, True)
    assert 'name="terug.dag" value="2026-11-02"' in antwoord.text


def test_met_een_plicht_gaat_elke_pagina_eerst_naar_het_instellen(site: Site):
    with site.samenstelling.opslag.schrijven() as session:
        FactorRepository(session).save_plichten(ORGANISATIE, [Rol.JOBCOACH], door="test")
    _log_in(site)
    for pad in ("/vandaag", "/klanten/K-1001", "/", "/mijn-account"):
        assert site.browser.get(pad).headers["location"] == EerstExtraCode.adres, pad
    assert site.browser.get(EerstExtraCode.adres).status_code == 200
    verzoek = {"account": COACH, "wachtwoord": WACHTWOORD}
    token = site.browser.post("/v1/sessies", json=verzoek).json()["token"]
    kop = {"Authorization": f"Bearer {token}"}
    antwoord = site.browser.get("/v1/klanten", headers=kop)
    assert (antwoord.status_code, antwoord.json()["code"]) == (403, "eerst_extra_code")
    site.post("/mijn-account/extra-code", wat="begin")
    pagina = site.browser.get("/mijn-account/extra-code").text
    sleutel = re.search(r'class="sleutel">([A-Z2-7 ]+)<', pagina)[1].replace(" ", "")
    code = TOTP(sleutel).at(site.klok.nu)
    assert site.post("/mijn-account/extra-code", wat="bevestig", code=code).status_code == 200
    assert site.browser.get("/klanten").status_code == 200
    assert site.browser.get("/v1/klanten", headers=kop).status_code == 401, "the other one ended"


GETYPT = JA | {"antwoord": "denkt_na", "gezien": "0"}


def _eis_code(site: Site) -> None:
    with site.samenstelling.opslag.schrijven() as session:
        FactorRepository(session).save_plichten(ORGANISATIE, [Rol.JOBCOACH], door="test")


def _geef_eenmalig(site: Site) -> None:
    with site.samenstelling.opslag.schrijven() as session:
        gebruikers = GebruikerRepository(session)
        tot = site.klok.nu + timedelta(days=1)
        gebruikers.save(replace(gebruikers.get(COACH), eenmalig_tot=tot), door="test")


def _verborgen(antwoord: Response) -> dict[str, str]:
    return verborgen(antwoord.text.partition("<main")[2])


def _vul_code_in(site: Site, antwoord: Response) -> Response:
    """Through the setting up of a code, from the page where it must be done."""
    assert "Stel eerst de extra code in" in antwoord.text
    begin = site.browser.post(EerstExtraCode.adres, data=_verborgen(antwoord))
    sleutel = re.search(r'class="sleutel">([A-Z2-7 ]+)<', begin.text)[1].replace(" ", "")
    fout = site.browser.post(EerstExtraCode.adres, data=_verborgen(begin) | {"code": "12"})
    assert (fout.status_code, _verborgen(fout)) == (400, _verborgen(begin)), "a field went astray"
    code = {"code": TOTP(sleutel).at(site.klok.nu)}
    klaar = site.browser.post(EerstExtraCode.adres, data=_verborgen(fout) | code)
    assert "Bewaar deze herstelcodes" in klaar.text
    return klaar


def _vul_wachtwoord_in(site: Site, antwoord: Response) -> Response:
    assert "Kies eerst een eigen wachtwoord" in antwoord.text
    nieuw = {"oud": WACHTWOORD, "nieuw": NIEUW, "herhaald": NIEUW}
    velden = _verborgen(antwoord)
    fout = site.browser.post(EerstWachtwoord.adres, data=velden | nieuw | {"oud": "x"})
    assert (fout.status_code, _verborgen(fout)) == (400, velden), "a field went astray"
    klaar = site.browser.post(EerstWachtwoord.adres, data=velden | nieuw)
    assert "Uw wachtwoord is gewijzigd" in klaar.text
    return klaar


def _eindig_bij_het_formulier(site: Site, antwoord: Response) -> None:
    """The typed form is back, nothing was recorded yet, and it can be."""
    assert f'action="{STEL_VOOR}"' in antwoord.text
    terug = site.browser.post(STEL_VOOR, data=_verborgen(antwoord))
    assert terug.status_code == 200
    assert 'value="denkt_na" checked' in terug.text
    assert verlopen(site.samenstelling) == [], "it comes back to be looked at"
    klaar = site.browser.post(STEL_VOOR, data=_verborgen(terug) | GETYPT)
    assert klaar.status_code == 303
    (verloop,) = verlopen(site.samenstelling)
    (gebeurtenis,) = verloop.gebeurtenissen
    assert (gebeurtenis.antwoord, gebeurtenis.door) == (Klantantwoord.DENKT_NA, COACH)
    assert gebeurtenis.dag.isoformat() == GETYPT["dag"]


class TestEenNieuwePlichtTussendoor:
    @pytest.mark.parametrize("adres", ["/uitleg", "/klanten/K-1001/wijzigingen/1", "//elders.test"])
    def test_alleen_wat_terug_kan_reist_mee(self, site, adres):
        _log_in(site)
        _eis_code(site)
        velden = {"wat": "begin", "naar": adres, "terug.besluit": "aanvaard"}
        antwoord = site.post(EerstExtraCode.adres, **velden)
        assert (antwoord.status_code, antwoord.text) == (303, "")

    def test_van_een_ander_of_zonder_code_van_het_formulier_komt_niets_terug(self, site):
        _log_in(site)
        _eis_code(site)
        kop = {"Origin": "https://elders.test"}
        assert site.browser.post(STEL_VOOR, data=GETYPT, headers=kop).status_code == 403
        velden = {"wat": "begin", "naar": STEL_VOOR, "terug.dag": "2026-11-20"}
        antwoord = site.browser.post(EerstExtraCode.adres, data=velden)
        assert (antwoord.status_code, "2026-11-20" in antwoord.text) == (403, False)

    def test_een_code_die_ineens_moet_laat_het_formulier_heel(self, site):
        _log_in(site)
        code = site.formuliercode()
        _eis_code(site)
        gevraagd = site.browser.post(STEL_VOOR, data=GETYPT | {"formuliercode": code})
        assert gevraagd.status_code == 403
        assert "Wat u had ingevuld, komt terug na deze stap." in gevraagd.text
        _eindig_bij_het_formulier(site, _vul_code_in(site, gevraagd))

    def test_een_wachtwoord_dat_eerst_anders_moet_laat_het_formulier_heel(self, site):
        _log_in(site)
        code = site.formuliercode()
        _geef_eenmalig(site)
        gevraagd = site.browser.post(STEL_VOOR, data=GETYPT | {"formuliercode": code})
        assert gevraagd.status_code == 403
        _eindig_bij_het_formulier(site, _vul_wachtwoord_in(site, gevraagd))

    def test_verlopen_sessie_wachtwoord_en_code_achter_elkaar(self, site):
        _geef_eenmalig(site)
        _eis_code(site)
        poort = site.browser.post(STEL_VOOR, data=GETYPT)
        velden = _verborgen(poort) | {"account": COACH, "wachtwoord": WACHTWOORD}
        eerst = site.browser.post("/inloggen", data=velden)
        assert eerst.status_code == 200
        daarna = _vul_wachtwoord_in(site, eerst)
        gevraagd = site.browser.post(STEL_VOOR, data=_verborgen(daarna))
        _eindig_bij_het_formulier(site, _vul_code_in(site, gevraagd))


def test_machines_geven_de_code_mee(site: Site):
    sessies: Sessies = site.app.state.sessies
    with site.samenstelling.opslag.schrijven() as session:
        stap = Tweedestap(session, geheim=sessies.geheim, nu=site.klok.nu - STAP)
        sleutel = stap.bereid_voor(COACH)
        stap.bevestig(COACH, TOTP(sleutel).at(site.klok.nu - STAP))
    verzoek = {"account": COACH, "wachtwoord": WACHTWOORD}
    zonder = site.browser.post("/v1/sessies", json=verzoek)
    assert (zonder.status_code, zonder.json()["code"]) == (401, "code_nodig")
    fout = site.browser.post("/v1/sessies", json={**verzoek, "code": "12345"})
    assert (fout.status_code, fout.json()["code"]) == (401, "code_onjuist")
    goed = {**verzoek, "code": TOTP(sleutel).at(site.klok.nu)}
    assert site.browser.post("/v1/sessies", json=goed).status_code == 201
