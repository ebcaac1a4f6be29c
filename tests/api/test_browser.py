"""The site in a real browser: the coach's and the accountmanager's way, with axe on every page.

With SCHERMEN=1 in the environment the pictures are written to docs/schermen; a plain run leaves
the repository as it is. (The name has no OPSTAP_ in front: those are hidden from tests.)
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from modellen.gebruiker.model import Rol
from tests.api.browser import SCHERMEN, Site, bekijk, meld_aan, open_venster, tab_tot


@pytest.fixture(params=list(SCHERMEN))
def formaat(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_coach_komt_van_caseload_tot_waarom_niet(
    chromium: Browser, site: Site, formaat: str
) -> None:
    page = open_venster(chromium, formaat).new_page()
    fouten: list[str] = []
    page.on("console", lambda bericht: fouten.append(bericht.text))
    page.on("pageerror", lambda fout: fouten.append(str(fout)))
    page.goto(f"{site.adres}/")
    bekijk(page, "inloggen", formaat)
    meld_aan(page, site, Rol.JOBCOACH)
    expect(page.get_by_role("heading", level=1)).to_have_text("Vandaag")
    page.get_by_role("link", name="Mijn klanten").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mijn klanten")
    bekijk(page, "caseload", formaat)
    page.get_by_label("Naam of nummer").fill("zzz")
    page.get_by_role("button", name="Zoeken").click()
    expect(page.get_by_role("heading", name="Niets gevonden")).to_be_visible()
    assert "zzz" not in page.url
    page.get_by_role("button", name="Toon alle klanten").click()
    page.get_by_role("rowheader").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Belastbaarheid")).to_be_visible()
    bekijk(page, "klant", formaat)
    page.get_by_role("link", name="Bekijk shortlist").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Shortlist voor")
    expect(page.get_by_text("Het systeem stelt voor, mensen beslissen.").first).to_be_visible()
    assert page.locator(".match").count() > 0
    bekijk(page, "shortlist", formaat)
    page.locator(".match summary").first.click()
    expect(page.get_by_role("table").first).to_be_visible()
    bekijk(page, "shortlist-score", formaat)
    page.get_by_role("link", name="Mist u een vacature?").click()
    page.get_by_label("Nummer, titel").fill("medewerker")
    page.get_by_role("button", name="Zoeken").click()
    expect(page.get_by_role("heading", name="gevonden")).to_be_visible()
    bekijk(page, "waarom-zoeken", formaat)
    page.locator(".zinnen a").last.click()
    expect(page.get_by_role("heading", name="Punt voor punt")).to_be_visible()
    bekijk(page, "waarom-niet", formaat)
    page.get_by_role("contentinfo").get_by_role("link", name="Zo werkt de ranglijst").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Zo werkt de ranglijst")
    bekijk(page, "uitleg", formaat)
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")
    assert fouten == [], "the browser reports errors, of the content security policy perhaps"


def test_accountmanager_komt_van_vacature_tot_kandidaten(
    chromium: Browser, site: Site, formaat: str
) -> None:
    page = open_venster(chromium, formaat).new_page()
    meld_aan(page, site, Rol.ACCOUNTMANAGER)
    page.get_by_role("link", name="Vacatures", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vacatures")
    bekijk(page, "vacatures", formaat)
    page.get_by_role("searchbox").fill("schoonma")
    page.get_by_role("button", name="Zoeken").click()
    page.get_by_role("rowheader").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Eisen")).to_be_visible()
    bekijk(page, "vacature", formaat)
    page.get_by_role("link", name="Bekijk kandidaten").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kandidaten voor")
    _zoek_met_kandidaten(page, site)
    bekijk(page, "kandidaten", formaat)
    page.goto(f"{site.adres}/klanten")
    expect(page.get_by_role("heading", level=1)).to_have_text("Geen toegang")
    bekijk(page, "geen-toegang", formaat)
    page.goto(f"{site.adres}/bestaat-niet")
    expect(page.get_by_role("link", name="Naar de startpagina")).to_be_visible()
    bekijk(page, "niet-gevonden", formaat)


@pytest.mark.parametrize(
    ("rol", "adres"),
    [
        (Rol.TEAMLEIDER, "/klanten"),
        (Rol.TEAMLEIDER, "/werk?soort=netwerkplek&pagina=2"),
        (Rol.BEHEERDER, "/"),
    ],
)
def test_ook_andere_rollen_krijgen_toegankelijke_paginas(
    chromium: Browser, site: Site, rol: Rol, adres: str
) -> None:
    page = open_venster(chromium, "telefoon").new_page()
    meld_aan(page, site, rol)
    page.goto(f"{site.adres}{adres}")
    page.emulate_media(media="screen")
    bekijk(page, f"rol-{rol}", "telefoon")
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="Uitloggen").is_visible()


def _zoek_met_kandidaten(page: Page, site: Site) -> None:
    """Open the first vacature in the list that somebody fits."""
    page.goto(f"{site.adres}/werk?zoek=groningen")
    links = page.get_by_role("link", name="Kandidaten")
    for adres in [link.get_attribute("href") for link in links.all()]:
        page.goto(f"{site.adres}{adres}")
        if page.locator(".match").count():
            return
    raise AssertionError("nobody fits any vacature on the first page")


def test_shortlist_met_alleen_het_toetsenbord_en_zonder_javascript(
    chromium: Browser, site: Site
) -> None:
    page = open_venster(chromium, "scherm", java_script_enabled=False).new_page()
    account = next(a.account for a in site.demo.accounts if a.rol is Rol.JOBCOACH)
    page.goto(f"{site.adres}/")
    tab_tot(page, "#account")
    page.keyboard.type(account)
    page.keyboard.press("Tab")
    page.keyboard.type(site.demo.wachtwoord)
    page.keyboard.press("Enter")
    page.wait_for_url("**/vandaag")
    tab_tot(page, "a[href='/klanten']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/klanten")
    tab_tot(page, "a[href$='/shortlist']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/shortlist")
    assert page.locator(".match").count() > 0
    tab_tot(page, ".match summary")
    page.keyboard.press("Enter")
    expect(page.locator(".match details[open] table").first).to_be_visible()
