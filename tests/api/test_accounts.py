"""Accounts: what everybody does with the own one, and a beheerder with those of others."""

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

from api.app import maak_app
from api.bootstrap import Samenstelling
from api.toegang.accounts import LaatsteBeheerder, accountcode, sluit_account
from api.toegang.fouten import AanmeldenMislukt, EerstWachtwoord
from api.toegang.pogingen import MAX_POGINGEN
from api.toegang.sessie import Sessies
from api.toegang.tweedefactor import Tweedestap
from api.toegang.wachtwoord import (
    EENMALIG_DUUR,
    controleer_nieuw_wachtwoord,
    maak_eenmalig_wachtwoord,
)
from modellen.aanmelding.model import Accountgebeurtenis
from modellen.aanmelding.repository import AccountlogRepository, FactorRepository
from modellen.fouten import OngeldigeWaarde
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.gebruiker.repository import GebruikerRepository
from tests.api.klok import Klok
from tests.api.wereld import (
    BEHEERDER,
    COACH,
    KLANTACCOUNT,
    LOS_KLANTACCOUNT,
    TEAMLEIDER,
    VERRE_COACH,
    WACHTWOORD,
)
from tests.builders import ORGANISATIE, een_gebruiker

G = Accountgebeurtenis
NIEUW = "vier losse woorden samen"


@dataclass
class Site:
    app: FastAPI
    samenstelling: Samenstelling
    klok: Klok

    @property
    def sessies(self) -> Sessies:
        sessies: Sessies = self.app.state.sessies
        return sessies

    def als(self, account: str, wachtwoord: str = WACHTWOORD) -> Browser:
        token = self.sessies.meld_aan(account, wachtwoord).token
        client = TestClient(self.app, follow_redirects=False, cookies={"opstap_sessie": token})
        sessie = self.sessies.find(token)
        assert sessie is not None
        return Browser(client, self.sessies.formuliercode(sessie))

    def adres(self, account: str) -> str:
        return f"/beheer/accounts/{accountcode(self.sessies.geheim, account)}"

    def get(self, account: str) -> Gebruiker:
        with self.samenstelling.opslag.lezen() as session:
            return GebruikerRepository(session).get(account)

    def bewaar(self, gebruiker: Gebruiker) -> None:
        with self.samenstelling.opslag.schrijven() as session:
            GebruikerRepository(session).save(gebruiker, door="test")

    def log(self, *soorten: Accountgebeurtenis) -> list[tuple[str | None, str | None]]:
        """About whom and by whom, newest first."""
        with self.samenstelling.opslag.lezen() as session:
            regels = AccountlogRepository(session).lees(ORGANISATIE, soorten=soorten, aantal=100)
        return [(r.account, r.door) for _, r in regels]


@dataclass
class Browser:
    client: TestClient
    formuliercode: str

    def get(self, adres: str) -> Response:
        return self.client.get(adres)

    def post(self, adres: str, **velden: str | list[str]) -> Response:
        return self.client.post(adres, data={"formuliercode": self.formuliercode, **velden})


@pytest.fixture
def site(eigen_wereld: Samenstelling) -> Iterator[Site]:
    app, klok = maak_app(samenstelling=eigen_wereld), Klok()
    with TestClient(app):
        app.state.sessies = Sessies(eigen_wereld.opslag, geheim=eigen_wereld.geheim, klok=klok)
        yield Site(app, eigen_wereld, klok)


@pytest.mark.parametrize(
    "zwak",
    ["", "kort", "aaaaaaaaaaaaaaaa", "x" * 300, "Welkom2026!!!", "mijn coach.anna wachtwoord"],
)
def test_een_zwak_wachtwoord_wordt_geweigerd(zwak):
    with pytest.raises(OngeldigeWaarde) as fout:
        controleer_nieuw_wachtwoord(zwak, account=COACH)
    assert fout.value.veld == "nieuw"


def test_een_eenmalig_wachtwoord_is_lang_leesbaar_en_nooit_hetzelfde():
    gemaakt = {maak_eenmalig_wachtwoord() for _ in range(50)}
    assert len(gemaakt) == 50
    for wachtwoord in gemaakt:
        assert re.fullmatch(r"[a-km-np-z2-9]{4}(-[a-km-np-z2-9]{4}){3}", wachtwoord)
        controleer_nieuw_wachtwoord(wachtwoord, account=COACH)


class TestMijnAccount:
    @pytest.mark.parametrize(
        ("velden", "zegt"),
        [
            ({"oud": "fout", "nieuw": NIEUW, "herhaald": NIEUW}, "niet uw wachtwoord van nu"),
            ({"oud": WACHTWOORD, "nieuw": "kort", "herhaald": "kort"}, "te kort"),
            ({"oud": WACHTWOORD, "nieuw": NIEUW, "herhaald": ""}, "niet twee keer hetzelfde"),
            ({"oud": WACHTWOORD, "nieuw": WACHTWOORD, "herhaald": WACHTWOORD}, "dat u al had"),
        ],
    )
    def test_een_fout_wachtwoord_wijzigt_niets(self, site, velden, zegt):
        voor = site.get(COACH)
        antwoord = site.als(COACH).post("/mijn-account/wachtwoord", **velden)
        assert antwoord.status_code == 400
        assert zegt in antwoord.text
        assert NIEUW not in antwoord.text
        assert site.get(COACH) == voor

    def test_raden_vanuit_een_open_browser_zet_het_account_op_slot(self, site):
        browser = site.als(COACH)
        velden = {"oud": "fout", "nieuw": NIEUW, "herhaald": NIEUW}
        statussen = [
            browser.post("/mijn-account/wachtwoord", **velden).status_code
            for _ in range(MAX_POGINGEN + 1)
        ]
        assert statussen == [400] * MAX_POGINGEN + [429]

    def test_een_nieuw_wachtwoord_beeindigt_de_andere_sessies(self, site):
        hier, daar = site.als(COACH), site.als(COACH)
        velden = {"oud": WACHTWOORD, "nieuw": NIEUW, "herhaald": NIEUW}
        antwoord = hier.post("/mijn-account/wachtwoord", **velden)
        assert antwoord.headers["location"] == "/mijn-account?klaar=wachtwoord"
        assert hier.get("/mijn-account").status_code == 200
        assert daar.get("/mijn-account").status_code == 303
        with pytest.raises(AanmeldenMislukt):
            site.als(COACH)
        assert site.als(COACH, NIEUW).get("/klanten").status_code == 200
        assert site.log(G.WACHTWOORD_GEWIJZIGD) == [(COACH, COACH)]

    def test_alleen_eigen_sessies_zijn_te_zien_en_te_beeindigen(self, site):
        hier, daar, ander = site.als(COACH), site.als(COACH), site.als(TEAMLEIDER)
        pagina = hier.get("/mijn-account").text
        codes = re.findall(r'name="welke" value="([0-9a-f]+)"', pagina)
        vreemd = re.findall(r'name="welke" value="([0-9a-f]+)"', ander.get("/mijn-account").text)
        assert "deze browser" in pagina
        for code in (*vreemd, "0" * 16):
            hier.post("/mijn-account/sessies", welke=code)
        assert daar.get("/klanten").status_code == 200
        hier.post("/mijn-account/sessies", welke="alle")
        assert codes
        assert [b.get("/mijn-account").status_code for b in (hier, daar, ander)] == [200, 303, 200]

    def test_de_extra_code_gaat_alleen_weg_met_het_wachtwoord(self, site):
        browser = site.als(COACH)
        with site.samenstelling.opslag.schrijven() as session:
            stap = Tweedestap(session, geheim=site.sessies.geheim, nu=site.klok.nu)
            stap.bevestig(COACH, TOTP(stap.bereid_voor(COACH)).at(site.klok.nu))
        fout = browser.post("/mijn-account/extra-code", wat="weg", wachtwoord="fout")
        assert (fout.status_code, "niet uw wachtwoord" in fout.text) == (400, True)
        browser.post("/mijn-account/extra-code", wat="weg", wachtwoord=WACHTWOORD)
        assert site.als(COACH).get("/klanten").status_code == 200
        assert site.log(G.FACTOR_WEG) == [(COACH, COACH)]


class TestNieuwAccount:
    @pytest.mark.parametrize(
        ("velden", "veld"),
        [
            ({"account": ""}, "account"),
            ({"account": "met spatie"}, "account"),
            ({"account": COACH.upper()}, "account"),
            ({"naam": "  "}, "naam"),
            ({"rol": "directeur"}, "rol"),
            ({"klant": "K-1003"}, "klant"),
            ({"rol": "klant", "klant": "K-9999"}, "klant"),
            ({"rol": "klant", "klant": "K-2001"}, "klant"),
            ({"rol": "klant", "klant": "K-1001"}, "klant"),
            ({"opdrachtgever": "gemeente"}, "opdrachtgever"),
        ],
        ids=str,
    )
    def test_wat_niet_kan_wordt_bij_het_veld_gezegd_en_het_getypte_blijft(self, site, velden, veld):
        invoer = {"account": "nieuw.een", "naam": "Noor Nieuw", "rol": "jobcoach", **velden}
        antwoord = site.als(BEHEERDER).post("/beheer/nieuw-account", **invoer)
        assert antwoord.status_code == 400
        assert f'id="{veld}-fout"' in antwoord.text
        assert f'value="{invoer["account"]}"' in antwoord.text
        assert site.log(G.GEMAAKT) == []

    def test_een_nieuw_account_kiest_eerst_een_eigen_wachtwoord(self, site):
        gemaakt = site.als(BEHEERDER).post(
            "/beheer/nieuw-account", account="Nieuw.Een", naam="Noor Nieuw", rol="jobcoach"
        )
        assert gemaakt.status_code == 200
        eenmalig = re.search(r"\w{4}(?:-\w{4}){3}", gemaakt.text)[0]
        assert eenmalig not in site.get("nieuw.een").wachtwoord_hash
        assert site.log(G.GEMAAKT) == [("nieuw.een", BEHEERDER)]
        nieuw = site.als("nieuw.een", eenmalig)
        for pad in ("/klanten", "/", "/mijn-account/extra-code"):
            antwoord = nieuw.get(pad)
            verwacht = 200 if pad.endswith("code") else 303
            assert antwoord.status_code == verwacht, pad
        assert nieuw.get("/klanten").headers["location"] == EerstWachtwoord.adres
        velden = {"oud": eenmalig, "nieuw": NIEUW, "herhaald": NIEUW}
        assert nieuw.post("/mijn-account/wachtwoord", **velden).headers["location"] == "/"
        assert nieuw.get("/klanten").status_code == 200
        assert site.als("nieuw.een", NIEUW).get("/klanten").status_code == 200

    def test_een_eenmalig_wachtwoord_verloopt(self, site):
        gemaakt = site.als(BEHEERDER).post(
            "/beheer/nieuw-account", account="nieuw.een", naam="Noor Nieuw", rol="jobcoach"
        )
        eenmalig = re.search(r"\w{4}(?:-\w{4}){3}", gemaakt.text)[0]
        site.klok.nu += EENMALIG_DUUR
        velden = {"account": "nieuw.een", "wachtwoord": eenmalig}
        antwoord = TestClient(site.app).post("/inloggen", data=velden)
        assert (antwoord.status_code, "is verlopen" in antwoord.text) == (401, True)


class TestBeheer:
    def test_een_account_van_een_andere_organisatie_bestaat_niet(self, site):
        beheerder = site.als(BEHEERDER)
        voor = site.get(VERRE_COACH)
        for adres in (site.adres(VERRE_COACH), "/beheer/accounts/onzin"):
            assert beheerder.get(adres).status_code == 404
            for wat in ("sluit", "wachtwoord", "code-weg", "ontgrendel"):
                assert beheerder.post(adres, wat=wat).status_code == 404
        assert site.get(VERRE_COACH) == voor
        assert VERRE_COACH not in beheerder.get("/beheer/accounts").text

    @pytest.mark.parametrize("account", [COACH, TEAMLEIDER, KLANTACCOUNT])
    def test_een_ander_beheert_geen_accounts(self, site, account):
        browser = site.als(account)
        for adres in ("/beheer/accounts", "/beheer/nieuw-account", site.adres(COACH)):
            assert browser.get(adres).status_code == 403
            assert browser.post(adres, wat="sluit").status_code == 403
        assert browser.get("/beheer/aanmeldingen").status_code == 403

    def test_de_laatste_beheerder_blijft(self, site):
        beheerder = site.als(BEHEERDER)
        velden = {"naam": "Ander", "rol": "auditor", "gezien": _gezien(beheerder, site, BEHEERDER)}
        for poging in ({"wat": "sluit"}, velden):
            antwoord = beheerder.post(site.adres(BEHEERDER), **poging)
            assert (antwoord.status_code, 'role="alert"' in antwoord.text) == (409, True)
        site.bewaar(een_gebruiker("beheer.twee", rol=Rol.BEHEERDER, organisatie=ORGANISATIE))
        assert beheerder.post(site.adres("beheer.twee"), wat="sluit").status_code == 303
        site.bewaar(replace(site.get("beheer.twee"), is_actief=True))
        site.bewaar(replace(site.get(BEHEERDER), is_actief=False))
        ander = Sessies(site.samenstelling.opslag, geheim=site.sessies.geheim, klok=site.klok)
        with pytest.raises(LaatsteBeheerder):
            sluit_account(ander, site.get(BEHEERDER), accountcode(ander.geheim, "beheer.twee"))
        assert site.get("beheer.twee").is_actief

    def test_gesloten_is_meteen_uitgelogd_en_heropend_komt_weer_binnen(self, site):
        coach, beheerder = site.als(COACH), site.als(BEHEERDER)
        assert beheerder.post(site.adres(COACH), wat="sluit").status_code == 303
        assert coach.get("/klanten").status_code == 303
        with pytest.raises(AanmeldenMislukt):
            site.als(COACH)
        beheerder.post(site.adres(COACH), wat="heropen")
        assert site.als(COACH).get("/klanten").status_code == 200
        assert coach.get("/klanten").status_code == 303, "a closed session came back"
        assert site.log(G.GESLOTEN, G.HEROPEND) == [(COACH, BEHEERDER)] * 2

    def test_een_slot_gaat_eraf(self, site):
        for _ in range(MAX_POGINGEN):
            with pytest.raises(AanmeldenMislukt):
                site.als(COACH, "fout")
        beheerder = site.als(BEHEERDER)
        assert "op slot" in beheerder.get("/beheer/accounts").text
        beheerder.post(site.adres(COACH), wat="ontgrendel")
        assert site.als(COACH).get("/klanten").status_code == 200
        assert site.log(G.OP_SLOT) == [(COACH, None)]

    def test_een_eenmalig_wachtwoord_vervangt_het_oude(self, site):
        coach = site.als(COACH)
        antwoord = site.als(BEHEERDER).post(site.adres(COACH), wat="wachtwoord")
        eenmalig = re.search(r"\w{4}(?:-\w{4}){3}", antwoord.text)[0]
        assert coach.get("/klanten").status_code == 303
        with pytest.raises(AanmeldenMislukt):
            site.als(COACH)
        nieuw = site.als(COACH, eenmalig)
        assert nieuw.get("/klanten").headers["location"] == EerstWachtwoord.adres

    def test_twee_die_tegelijk_wijzigen_merken_het_van_elkaar(self, site):
        beheerder = site.als(BEHEERDER)
        gezien = _gezien(beheerder, site, COACH)
        eerst = {"naam": "Anna Eerst", "rol": "jobcoach", "gezien": gezien}
        assert beheerder.post(site.adres(COACH), **eerst).status_code == 303
        later = {"naam": "Anna Later", "rol": "jobcoach", "gezien": gezien}
        botsing = beheerder.post(site.adres(COACH), **later)
        assert botsing.status_code == 409
        assert "Anna Eerst" in botsing.text
        assert 'value="Anna Later"' in botsing.text
        assert site.get(COACH).naam == "Anna Eerst"
        nu = re.search(r'name="gezien" value="(\w+)"', botsing.text)[1]
        assert beheerder.post(site.adres(COACH), **{**later, "gezien": nu}).status_code == 303
        assert site.get(COACH).naam == "Anna Later"

    def test_met_een_andere_rol_of_klant_logt_men_opnieuw_in_en_met_een_naam_niet(self, site):
        beheerder, klant, coach = (site.als(a) for a in (BEHEERDER, LOS_KLANTACCOUNT, COACH))
        gezien = _gezien(beheerder, site, LOS_KLANTACCOUNT)
        velden = {"naam": "Los", "rol": "klant", "klant": "K-1003", "gezien": gezien}
        assert beheerder.post(site.adres(LOS_KLANTACCOUNT), **velden).status_code == 303
        assert site.get(LOS_KLANTACCOUNT).klant == "K-1003"
        assert klant.get("/").status_code == 303
        assert klant.get("/").headers["location"].startswith("/inloggen")
        velden = {"naam": "Anders", "rol": "jobcoach", "gezien": _gezien(beheerder, site, COACH)}
        beheerder.post(site.adres(COACH), **velden)
        assert coach.get("/klanten").status_code == 200
        velden = {"naam": "A", "rol": "teamleider", "gezien": _gezien(beheerder, site, COACH)}
        beheerder.post(site.adres(COACH), **velden)
        assert coach.get("/klanten").status_code == 303
        assert site.log(G.GEWIJZIGD)[0] == (COACH, BEHEERDER)

    def test_zoeken_staat_in_geen_adres(self, site):
        beheerder = site.als(BEHEERDER)
        gevonden = beheerder.post("/beheer/accounts", zoek="ANNA collega")
        assert (gevonden.status_code, COACH in gevonden.text) == (200, True)
        assert TEAMLEIDER not in gevonden.text
        assert "Niets gevonden" in beheerder.post("/beheer/accounts", zoek="zzz").text
        assert not re.search(rf'(href|action)="[^"]*{COACH}', gevonden.text)

    def test_een_plicht_geldt_meteen_en_staat_in_de_log(self, site):
        coach, beheerder = site.als(COACH), site.als(BEHEERDER)
        beheerder.post("/beheer/extra-code", rollen=["jobcoach", "onzin"], bewaar="ja")
        with site.samenstelling.opslag.lezen() as session:
            assert FactorRepository(session).plichten(ORGANISATIE) == {Rol.JOBCOACH}
        assert coach.get("/klanten").headers["location"] == "/mijn-account/extra-code"
        assert site.log(G.PLICHT_GEWIJZIGD) == [(BEHEERDER, BEHEERDER)]


class TestAanmeldingen:
    def test_mislukt_en_gelukt_staan_er_zonder_wat_er_getypt_is(self, site):
        for account, wachtwoord in ((COACH, "fout geheim"), ("geheim-als-naam", "x")):
            with pytest.raises(AanmeldenMislukt):
                site.als(account, wachtwoord)
        site.klok.nu += timedelta(minutes=1)
        pagina = site.als(BEHEERDER).get("/beheer/aanmeldingen").text
        assert "wachtwoord fout" in pagina
        assert "onbekend account" in pagina
        for getypt in ("fout geheim", "geheim-als-naam"):
            assert getypt not in pagina
        assert site.log(G.WACHTWOORD_FOUT) == [(None, None), (COACH, None)]

    def test_de_auditor_leest_mee_en_verder_niets(self, site):
        site.bewaar(
            replace(site.get(BEHEERDER), account="auditor.z", rol=Rol.AUDITOR, naam="Zoë Controle")
        )
        auditor = site.als("auditor.z")
        assert auditor.get("/").headers["location"] == "/audit"
        assert "Zoë Controle" in auditor.get("/beheer/aanmeldingen?soort=gelukt").text
        leeg = auditor.get("/beheer/aanmeldingen?soort=mislukt")
        assert "Hier staat nog niets" in leeg.text
        assert auditor.get("/beheer/accounts").status_code == 403

    def test_er_is_te_bladeren(self, site):
        beheerder = site.als(BEHEERDER)
        for _ in range(60):
            beheerder.post("/mijn-account/sessies", welke="alle")
        pagina = beheerder.get("/beheer/aanmeldingen?soort=accounts").text
        verder = re.search(r'rel="next" href="([^"]+)"', pagina)[1].replace("&amp;", "&")
        assert pagina.count("<tr") == 51
        assert beheerder.get(verder).text.count("<tr") == 11


def _gezien(beheerder: Browser, site: Site, account: str) -> str:
    pagina = beheerder.get(site.adres(account)).text
    return re.search(r'name="gezien" value="(\w+)"', pagina)[1]
