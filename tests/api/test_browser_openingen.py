"""From a pasted opening to kandidaten in a real browser, by keyboard alone, desktop and phone.

And a contact with an employer, up to what the record holds; with axe on every page.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from modellen.gebruiker.model import Rol
from modellen.gebruiker.repository import GebruikerRepository
from modellen.waarden import WerkNummer
from tests.api.browser import SCHERMEN, Site, bekijk, kies, meld_aan, open_venster, tab_tot
from vacatures.beroep.model import Beroepsbron
from vacatures.beroep.repository import BeroepskoppelingRepository
from vacatures.vacature.repository import VacatureRepository
from vacatures.werkgevercontact.model import Contactuitkomst
from vacatures.werkgevercontact.repository import WerkgevercontactRepository

TEKST = (
    "Hulp in de kantine gezocht voor {uren} uur per week.\n"
    "Je werkt maandag t/m vrijdag van 9.00 tot 14.00 uur in een klein team. "
    "Je smeert broodjes en ruimt tafels af. Geen tilwerk.\n"
    "Een tijdelijk contract. Geen diploma nodig. Twee plaatsen."
)


@pytest.mark.parametrize(
    ("formaat", "javascript", "uren"),
    # Other hours each time: the same job twice would be named as such.
    [("scherm", True, "16-24"), ("telefoon", True, "12-20"), ("scherm", False, "20-28")],
)
def test_van_geplakte_opening_tot_kandidaten_met_het_toetsenbord(
    chromium: Browser, site: Site, formaat: str, javascript: bool, uren: str
) -> None:
    tekst = TEKST.format(uren=uren)
    page = open_venster(chromium, formaat, java_script_enabled=javascript).new_page()

    def zie(naam: str) -> None:
        bekijk(page, naam, formaat, javascript=javascript)

    meld_aan(page, site, Rol.ACCOUNTMANAGER)
    expect(page.get_by_role("heading", level=1)).to_have_text("Markt")
    zie("markt")
    kies(page, "a[href='/werkgevers']")
    zie("werkgevers")
    kies(page, "tbody th a")
    zie("werkgever")
    kies(page, "a[href^='/openingen/nieuw?werkgever=']")
    tab_tot(page, "#tekst")
    page.keyboard.insert_text(tekst)
    zie("opening")
    kies(page, "main button[value=lees]:not(.verborgen)")
    expect(page.get_by_label("Uren per week")).to_have_value(uren)
    zie("opening-begrepen")
    tab_tot(page, "input[name=isco]")
    page.keyboard.press("ArrowDown")
    gekozen = page.locator("input[name=isco]:checked").get_attribute("value")
    kies(page, "main button[value=bewaar]:not(.verborgen)")
    expect(page.get_by_role("status")).to_contain_text("De vacature staat erin")
    zie("vacature-opgenomen")
    nummer = WerkNummer(page.url.split("/werk/")[1].split("?")[0])
    kies(page, f"a[href='/werk/{nummer}/kandidaten']")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kandidaten voor")
    zie("kandidaten-opening")
    with site.samenstelling.opslag.lezen() as session:
        vacature = VacatureRepository(session).get(nummer)
        koppeling = BeroepskoppelingRepository(session).find(nummer)
    assert (str(vacature.uren), vacature.posities) == (
        f"{uren.replace('-', ' tot ')} uur per week",
        2,
    )
    assert vacature.eisen.certificaten is None
    assert vacature.taken.replace("\r\n", "\n") == tekst
    assert koppeling is not None
    assert (koppeling.isco, koppeling.bron) == (gekozen, Beroepsbron.ACCOUNTMANAGER)
    page.context.close()


def test_een_contact_vastleggen_aan_de_deur_van_de_werkgever(chromium: Browser, site: Site) -> None:
    formaat = "telefoon"
    assert formaat in SCHERMEN
    page = open_venster(chromium, formaat).new_page()
    meld_aan(page, site, Rol.ACCOUNTMANAGER)
    page.goto(f"{site.adres}/werkgevers?wie=netwerk")
    page.locator("tbody th a").first.click()
    nummer = WerkNummer(page.url.split("/werkgevers/")[1].split("?")[0])
    page.get_by_role("link", name="Leg contact vast").first.click()
    page.get_by_role("button", name="Leg vast").click()
    expect(page.get_by_role("alert")).to_contain_text("Kies wat eruit kwam")
    bekijk(page, "contact-fout", formaat)
    page.get_by_label("bezoek", exact=True).check()
    page.get_by_label("een vacature").check()
    page.get_by_label("Denkt erover na").check()
    page.get_by_label("Met wie bij de werkgever?").fill("Joyce van personeelszaken")
    page.get_by_role("button", name="Leg vast").click()
    expect(page.get_by_role("status")).to_contain_text("Vastgelegd.")
    bekijk(page, "werkgever-contact", formaat)
    with site.samenstelling.opslag.lezen() as session:
        account = next(a for a in site.demo.accounts if a.rol is Rol.ACCOUNTMANAGER)
        gebruiker = GebruikerRepository(session).get(account.account)
        alle = WerkgevercontactRepository(session, gebruiker.organisatie).alle(nummer)
    laatste = alle[-1]
    assert (laatste.uitkomst, laatste.door) == (Contactuitkomst.DENKT_NA, account.account)
    assert laatste.met == "Joyce van personeelszaken"
    page.context.close()
