"""A coach changes what a klant can bear, and accepts an aandachtspunt, in a real browser.

By keyboard, on desktop and phone; the second journey also without JavaScript. Each ends in what the
record holds.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from modellen.aanvaarding.repository import AanvaardingRepository
from modellen.belastbaarheid.model import Beoordelaar
from modellen.belastbaarheid.repository import BelastbaarheidRepository
from modellen.gebruiker.model import Rol
from modellen.klant.repository import KlantRepository
from modellen.voorstel.repository import VoorstelRepository
from modellen.waarden import WerkNummer
from tests.api.browser import SCHERMEN, Site, bekijk, kies, meld_aan, open_venster, tab_tot

MOTIVATIE = "De werkgever zet een kar klaar en een collega helpt mee."


@pytest.mark.parametrize("formaat", list(SCHERMEN))
def test_een_beperking_erbij_verandert_de_shortlist(
    chromium: Browser, site: Site, formaat: str
) -> None:
    page = open_venster(chromium, formaat).new_page()
    meld_aan(page, site, Rol.JOBCOACH)
    klant = _klant_met_lijst(page, site, 0 if formaat == "scherm" else 1)
    voor = page.locator(".telling").inner_text()
    page.goto(f"{site.adres}/klanten/{klant}/belastbaarheid")
    bekijk(page, "belastbaarheid", formaat)
    tab_tot(page, "#rubriek-IV summary", hoogstens=400)
    page.keyboard.press("Enter")
    tab_tot(page, "input[name='IV-13']:checked")
    while page.locator("input[name='IV-13'][value='3']:checked").count() == 0:
        page.keyboard.press("ArrowDown")
    kies(page, "#rubriek-IV form .knoppen button:not([name])")
    expect(page.get_by_role("alert")).to_contain_text("Kies wie dit beoordeelde")
    bekijk(page, "belastbaarheid-fout", formaat)
    for veld, woord in (("beoordelaar", "de b"), ("bron", "F")):
        tab_tot(page, f"#{veld}-IV", hoogstens=120)
        page.keyboard.type(woord)
    page.locator("#datum-IV").fill("2026-11-03")
    kies(page, "#rubriek-IV form .knoppen button:not([name])")
    expect(page.locator("#rubriek-IV").get_by_role("status")).to_contain_text("Vastgelegd.")
    expect(page.locator("#rubriek-IV").get_by_role("status")).to_contain_text("In de ranglijst")
    bekijk(page, "belastbaarheid-vastgelegd", formaat)
    page.goto(f"{site.adres}/klanten/{klant}/shortlist")
    assert page.locator(".telling").inner_text() != voor
    with site.samenstelling.opslag.lezen() as session:
        tillen = BelastbaarheidRepository(session).get(klant).oordelen["IV-13"]
    assert (tillen.niveau, tillen.beoordelaar) == (3, Beoordelaar.BEDRIJFSARTS)


@pytest.mark.parametrize(("formaat", "javascript"), [("telefoon", True), ("scherm", False)])
def test_vergelijken_een_aandachtspunt_beoordelen_en_voorstellen(
    chromium: Browser, site: Site, formaat: str, javascript: bool
) -> None:
    page = open_venster(chromium, formaat, java_script_enabled=javascript).new_page()

    def zie(naam: str) -> None:
        bekijk(page, naam, formaat, javascript=javascript)

    meld_aan(page, site, Rol.JOBCOACH)
    klant = _klant_met_lijst(page, site, 2 if javascript else 3)
    zie("shortlist-vergelijk")
    for vakje in page.locator("input[name=werk]").all()[:2]:
        vakje.check()
    page.get_by_role("button", name="Zet ze naast elkaar").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Werk vergelijken")
    expect(page.locator("thead th[scope=col]")).to_have_count(2)
    zie("vergelijk")
    page.goto(f"{site.adres}/klanten/{klant}/profiel")
    page.locator("#uren summary").click()
    zie("profiel")
    page.get_by_label("Minstens (uur per week)").fill("8")
    page.locator("#uren form button[type=submit]").click()
    expect(page.get_by_role("status")).to_contain_text("Vastgelegd.")
    page.goto(f"{site.adres}/klanten/{klant}/shortlist")
    match = page.locator(".match").filter(has=page.locator(".uitkomst-aandachtspunt"))
    match = match.filter(has=page.locator("a[href*='/stel-voor/']")).first
    match.locator("h2 a").click()
    werk = page.url.split("/waarom/")[1].split("?")[0]
    tab_tot(page, "#punt input[type=checkbox]", hoogstens=400)
    page.keyboard.press("Space")
    tab_tot(page, "#motivatie", hoogstens=120)
    page.keyboard.type(MOTIVATIE)
    zie("waarom-aandachtspunten")
    kies(page, "#aandachtspunten form button.knop")
    expect(page.locator("#aandachtspunten").get_by_role("status")).to_contain_text("Vastgelegd.")
    expect(page.locator(".aanvaard").first).to_contain_text(MOTIVATIE)
    zie("waarom-beoordeeld")
    page.locator(f"a[href*='/stel-voor/{werk}']").click()
    expect(page.locator(".aanvaard")).to_contain_text(MOTIVATIE)
    page.locator("input[name=antwoord]").first.check()
    page.get_by_role("button", name="Leg vast").click()
    expect(page.locator(".net .aanvaard")).to_contain_text("beoordeeld door")
    zie("voorstel-met-beoordeling")
    with site.samenstelling.opslag.lezen() as session:
        een = AanvaardingRepository(session).list_(klant, WerkNummer(werk))[-1]
        (verloop,) = VoorstelRepository(session).list_(klant=klant, werk=werk)[-1:]
        uren = KlantRepository(session).get(klant).uren
    assert (een.motivatie, een.ingetrokken) == (MOTIVATIE, False)
    assert verloop.is_voorgesteld
    assert uren.minimum == 8


def _klant_met_lijst(page: Page, site: Site, hoeveelste: int) -> str:
    """Go to the shortlist of the n-th klant of whom something can be compared and proposed."""
    page.goto(f"{site.adres}/klanten")
    links = page.locator("a[href$='/shortlist']").all()
    for adres in [link.get_attribute("href") or "" for link in links]:
        page.goto(f"{site.adres}{adres}")
        kan = page.locator(".match .uitkomst-aandachtspunt").count() > 1
        kan = kan and page.locator("a[href*='/stel-voor/']").count() > 1
        if kan and hoeveelste == 0:
            treffer = re.search(r"/klanten/([^/]+)/shortlist", adres)
            assert treffer
            return treffer[1]
        hoeveelste -= kan
    raise AssertionError("too few klanten have a list to compare")
