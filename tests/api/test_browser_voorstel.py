"""The journey of a proposal in a real browser, by keyboard alone, with axe on every page.

On desktop and phone, with and without JavaScript, and each time up to what the record holds.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from modellen.gebruiker.model import Rol
from modellen.voorstel.model import Voorstelsoort
from modellen.voorstel.redenen import Klantantwoord
from modellen.voorstel.repository import VoorstelRepository
from tests.api.browser import SCHERMEN, Site, bekijk, kies, meld_aan, open_venster, tab_tot

S = Voorstelsoort


@pytest.mark.parametrize("javascript", [True, False], ids=["met_js", "zonder_js"])
@pytest.mark.parametrize("formaat", list(SCHERMEN))
def test_van_shortlist_tot_arbeidsovereenkomst_met_het_toetsenbord(
    chromium: Browser, site: Site, formaat: str, javascript: bool
) -> None:
    page = open_venster(chromium, formaat, java_script_enabled=javascript).new_page()

    def zie(naam: str) -> None:
        bekijk(page, naam, formaat, javascript=javascript)

    meld_aan(page, site, Rol.JOBCOACH)
    expect(page.get_by_role("heading", level=1)).to_have_text("Vandaag")
    zie("vandaag")
    klant, werk = _open_shortlist_met_knop(page, site)
    kies(page, f"a[href*='/stel-voor/{werk}']")
    expect(page.get_by_role("heading", level=1)).to_have_text("Stel dit werk voor")
    kies(page, "main button[type=submit]")
    expect(page.get_by_role("alert")).to_contain_text("Kies wat de klant zei")
    zie("stel-voor-fout")
    tab_tot(page, "input[name=antwoord]")
    page.keyboard.press("Space")
    kies(page, "main button[type=submit]")
    expect(page.get_by_role("status")).to_contain_text("Vastgelegd.")
    for soort in ("gesprek", "arbeidsovereenkomst"):
        kies(page, f".net a[href$='soort={soort}']")
        if soort == "gesprek":
            zie("voorstel-vastleggen")
        kies(page, "main button[type=submit]")
    tijdlijn = page.locator(".net .tijdlijn li")
    expect(tijdlijn).to_have_count(3)
    expect(tijdlijn.last).to_contain_text("Werk begonnen met een arbeidsovereenkomst")
    expect(page.locator(".net .stand")).to_have_text("Aan het werk")
    zie("voorstellen")
    with site.samenstelling.opslag.lezen() as session:
        (verloop,) = VoorstelRepository(session).list_(klant=klant, werk=werk)[-1:]
    assert [g.soort for g in verloop.gebeurtenissen] == [
        S.VOORGESTELD,
        S.GESPREK,
        S.ARBEIDSOVEREENKOMST,
    ]
    assert verloop.gebeurtenissen[0].antwoord is Klantantwoord.JA
    assert verloop.voorstel.lijst is not None


@pytest.mark.parametrize("formaat", list(SCHERMEN))
def test_nee_met_een_reden_en_wat_die_verandert(
    chromium: Browser, site: Site, formaat: str
) -> None:
    page = open_venster(chromium, formaat).new_page()
    meld_aan(page, site, Rol.JOBCOACH)
    klant, werk = _open_shortlist_met_knop(page, site)
    page.locator(f"a[href*='/niet-doen/{werk}']").click()
    page.get_by_label("Wie zei nee, en waarom?").select_option("klant:dagdelen")
    bekijk(page, "niet-doen", formaat)
    page.get_by_role("button", name="Leg vast").click()
    expect(page.get_by_role("status")).to_contain_text("Nog één vraag")
    for vak in page.locator("input[name=dagdelen]").all():
        vak.check()
    bekijk(page, "niet-doen-tijden", formaat)
    page.get_by_role("button", name="Leg vast").click()
    nee = page.locator(".net").get_by_role("button", name="Nee, laat zo")
    expect(nee).to_be_visible()
    bekijk(page, "wijziging", formaat)
    nee.click()
    expect(page.locator(".net")).to_contain_text("Niet aangepast")
    page.locator(".net").get_by_role("link", name="Verbeteren").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Verbeteren")
    bekijk(page, "voorstel-verbeteren", formaat)
    with site.samenstelling.opslag.lezen() as session:
        (verloop,) = VoorstelRepository(session).list_(klant=klant, werk=werk)[-1:]
    assert verloop.einde is not None


def _open_shortlist_met_knop(page: Page, site: Site) -> tuple[str, str]:
    """Walk to the first klant on whose shortlist something can be proposed."""
    page.goto(f"{site.adres}/klanten")
    links = page.locator("a[href$='/shortlist']").all()
    for adres in [link.get_attribute("href") or "" for link in links]:
        page.goto(f"{site.adres}{adres}")
        knop = page.locator("a[href*='/stel-voor/']")
        if knop.count():
            gevonden = re.search(r"/klanten/([^/]+)/stel-voor/([^?]+)\?lijst=", _href(page))
            assert gevonden, "the button carries the list that it stands on"
            return gevonden[1], gevonden[2]
    raise AssertionError("nothing can be proposed to anybody")


def _href(page: Page) -> str:
    return page.locator("a[href*='/stel-voor/']").first.get_attribute("href") or ""
