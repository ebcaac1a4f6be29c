"""Signing in in two steps with a typed form that comes back; a new account from start to end."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from pyotp import TOTP

from api.toegang.tweedefactor import Tweedestap
from modellen.aanmelding.model import Accountgebeurtenis, Middel
from modellen.aanmelding.repository import AccountlogRepository, FactorRepository
from modellen.gebruiker.model import Rol
from modellen.gebruiker.repository import GebruikerRepository
from modellen.voorstel.redenen import Klantantwoord
from modellen.voorstel.repository import VoorstelRepository
from modellen.waarden import OrganisatieCode
from tests.api.browser import Site, bekijk, meld_aan, open_venster

COACH, DAG = "coach.jelmer", "2026-11-20"


@pytest.mark.parametrize(
    ("formaat", "javascript"), [("scherm", True), ("telefoon", False)], ids=["scherm", "telefoon"]
)
def test_een_getypt_formulier_reist_mee_door_wachtwoord_en_code(
    chromium: Browser, site: Site, formaat: str, javascript: bool
) -> None:
    page = open_venster(chromium, formaat, java_script_enabled=javascript).new_page()
    _log_in(page, site, COACH, site.demo.wachtwoord)
    klant, werk = _open_voorstelformulier(page, site)
    sleutel = _stel_code_in(site)
    page.locator("input[name=dag]").fill(DAG)
    page.locator("input[name=antwoord]").first.check()
    page.locator("main button[type=submit]").click()
    expect(page.get_by_role("status")).to_contain_text("Uw sessie was verlopen")
    _vul_in(page, COACH, site.demo.wachtwoord)
    expect(page.get_by_role("heading", level=1)).to_have_text("Nog één stap")
    bekijk(page, "inloggen-code", formaat, javascript=javascript)
    page.get_by_label("Code van uw telefoon").fill("12")
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("alert")).to_contain_text("Deze code klopt niet")
    page.get_by_label("Code van uw telefoon").fill(TOTP(sleutel).now())
    page.get_by_role("button", name="Verder").click()
    page.get_by_role("button", name="Terug naar het formulier").click()
    expect(page.locator("input[name=dag]")).to_have_value(DAG)
    expect(page.locator("input[name=antwoord]").first).to_be_checked()
    assert not re.search(r"\d{6}|opstap-demo", page.url)
    page.locator("main button[type=submit]").click()
    expect(page.get_by_role("status")).to_contain_text("Vastgelegd.")
    with site.samenstelling.opslag.schrijven() as session:
        (verloop,) = VoorstelRepository(session).list_(klant=klant, werk=werk)[-1:]
        regels = AccountlogRepository(session).lees(
            OrganisatieCode("opstap-noord"), soorten=(Accountgebeurtenis.AANGEMELD,), aantal=1
        )
        FactorRepository(session).delete(COACH)
    assert verloop.gebeurtenissen[0].antwoord is Klantantwoord.JA
    assert verloop.gebeurtenissen[0].dag.isoformat() == DAG
    assert [(r.account, r.middel) for _, r in regels] == [(COACH, Middel.CODE)]


@pytest.mark.parametrize("formaat", ["scherm", "telefoon"])
def test_van_nieuw_account_tot_eigen_wachtwoord_en_extra_code(
    chromium: Browser, site: Site, formaat: str
) -> None:
    account = f"nieuw.{formaat}"
    page = open_venster(chromium, formaat).new_page()
    meld_aan(page, site, Rol.BEHEERDER)
    page.get_by_role("navigation").get_by_role("link", name="Accounts").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Accounts")
    bekijk(page, "accounts", formaat)
    page.get_by_role("link", name="Nieuw account").click()
    page.get_by_label("Account", exact=True).fill(account)
    page.get_by_label("Naam", exact=True).fill("Noor van der Nieuw")
    page.get_by_role("button", name="Maak account").click()
    expect(page.get_by_role("alert")).to_contain_text("Kies een rol")
    bekijk(page, "account-nieuw", formaat)
    page.get_by_label("Rol").select_option("jobcoach")
    page.get_by_role("button", name="Maak account").click()
    eenmalig = page.locator("dd.sleutel").last.inner_text()
    bekijk(page, "account-eenmalig", formaat)
    page.get_by_label("U bent hier").get_by_role("link", name="Noor van der Nieuw").click()
    bekijk(page, "account", formaat)
    page.goto(f"{site.adres}/beheer/aanmeldingen")
    expect(page.locator("main")).to_contain_text("Account gemaakt")
    bekijk(page, "aanmeldingen", formaat)

    nieuw = open_venster(chromium, formaat).new_page()
    _log_in(nieuw, site, account, eenmalig)
    expect(nieuw.get_by_role("heading", level=1)).to_have_text("Kies eerst een eigen wachtwoord")
    bekijk(nieuw, "wachtwoord-eerst", formaat)
    nieuw.get_by_label("Het wachtwoord dat u kreeg").fill(eenmalig)
    nieuw.get_by_label("Nieuw wachtwoord").fill("vier losse woorden samen")
    nieuw.get_by_label("Nog een keer").fill("vier losse woorden samen")
    nieuw.get_by_role("button", name="Bewaar wachtwoord").click()
    expect(nieuw.get_by_role("heading", level=1)).to_have_text("Vandaag")
    nieuw.get_by_role("link", name="Mijn account").click()
    bekijk(nieuw, "mijn-account", formaat)
    nieuw.get_by_role("link", name="Stel de extra code in").click()
    nieuw.get_by_role("button", name="Begin").click()
    sleutel = nieuw.locator(".sleutel").inner_text().replace(" ", "")
    bekijk(nieuw, "extra-code", formaat)
    nieuw.get_by_label("Code van zes cijfers").fill(TOTP(sleutel).now())
    nieuw.get_by_role("button", name="Zet de extra code aan").click()
    expect(nieuw.get_by_role("heading", level=1)).to_have_text("Bewaar deze herstelcodes")
    bekijk(nieuw, "herstelcodes", formaat)
    with site.samenstelling.opslag.lezen() as session:
        gemaakt = GebruikerRepository(session).get(account)
        assert (gemaakt.rol, gemaakt.eenmalig_tot) == (Rol.JOBCOACH, None)
        assert FactorRepository(session).aantal_herstelcodes(account) == 8


def _log_in(page: Page, site: Site, account: str, wachtwoord: str) -> None:
    page.goto(f"{site.adres}/")
    _vul_in(page, account, wachtwoord)


def _vul_in(page: Page, account: str, wachtwoord: str) -> None:
    page.get_by_label("Account").fill(account)
    page.get_by_label("Wachtwoord").fill(wachtwoord)
    page.get_by_role("button", name="Inloggen").click()


def _open_voorstelformulier(page: Page, site: Site) -> tuple[str, str]:
    """The form for the first job that can be proposed to somebody of this coach."""
    page.goto(f"{site.adres}/klanten")
    for link in [a.get_attribute("href") for a in page.locator("a[href$='/shortlist']").all()]:
        page.goto(f"{site.adres}{link}")
        knop = page.locator("a[href*='/stel-voor/']")
        if knop.count():
            knop.first.click()
            gevonden = re.search(r"/klanten/([^/]+)/stel-voor/([^?]+)", page.url)
            assert gevonden
            return gevonden[1], gevonden[2]
    raise AssertionError("nothing can be proposed to anybody")


def _stel_code_in(site: Site) -> str:
    """The coach sets up the code elsewhere, which ends the session of this browser."""
    eerder = datetime.now(UTC) - timedelta(minutes=2)
    with site.samenstelling.opslag.schrijven() as session:
        stap = Tweedestap(session, geheim=site.samenstelling.geheim, nu=eerder)
        sleutel = stap.bereid_voor(COACH)
        assert stap.bevestig(COACH, TOTP(sleutel).at(eerder))
        GebruikerRepository(session).delete_sessies_van(COACH)
    return sleutel
