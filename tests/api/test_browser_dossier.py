"""The day of a coach in a real browser, by keyboard alone, with axe on every page.

From what is overdue to the step that meets it, and a talk with two agreements in under a minute:
each time up to what the record holds.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from api.toegang.trajecten import (
    Voorstel,
    begin_traject_als_beheer,
    leg_stap_vast_als_beheer,
)
from modellen.contact.repository import GespreksinhoudRepository
from modellen.gebruiker.model import Rol
from modellen.klant.repository import KlantRepository
from modellen.traject.repository import TrajectRepository
from modellen.traject.stand import Stand
from tests.api.browser import Site, bekijk, kies, meld_aan, open_venster, tab_tot

MINUUT = 60.0
MEESTE_TOETSEN = 80
"""Keys beside the text itself, from the page of the klant; every Tab counts."""
ZIN = "Het gesprek ging over de bakkerij."


@pytest.mark.parametrize(("formaat", "javascript"), [("scherm", True), ("telefoon", False)])
def test_van_te_laat_naar_een_vastgelegde_stap(
    chromium: Browser, site: Site, formaat: str, javascript: bool
) -> None:
    page = open_venster(chromium, formaat, java_script_enabled=javascript).new_page()

    def zie(naam: str) -> None:
        bekijk(page, naam, formaat, javascript=javascript)

    nummer = _te_laat_toegewezen(site)
    meld_aan(page, site, Rol.JOBCOACH)
    expect(page.get_by_role("region", name="Agenda")).to_contain_text("te laat")
    zie("vandaag-agenda")
    kies(page, "main a[href='/agenda']")
    zie("agenda")
    adres = f"/trajecten/{nummer}/vastleggen?stap=toewijzing"
    kies(page, f".agenda-te-laat a.knop[href='{adres}']")
    expect(page.get_by_role("heading", level=1)).to_have_text("Jobcoach toegewezen")
    coach = page.locator("#v-coach").input_value()
    assert coach == _coach(site), "what the record knows is filled in"
    _toets(page, "#v-coach", "Home")
    kies(page, "main button[type=submit]")
    expect(page.get_by_role("alert")).to_contain_text("Dit is nog niet vastgelegd")
    zie("stap-fout")
    _typ(page, "#v-coach", "Marit")
    kies(page, "main button[type=submit]")
    expect(page.get_by_role("status")).to_contain_text("Vastgelegd.")
    zie("traject")
    laatste = _stand(site, nummer).gebeurtenissen[-1]
    assert (laatste.stap, laatste.gegevens["coach"]) == ("toewijzing", coach)
    page.goto(f"{site.adres}/trajecten/{nummer}/vastleggen")
    zie("stap-kiezen")
    page.goto(f"{site.adres}/trajecten/{nummer}/vastleggen?stap=trajectplan")
    zie("stap-vastleggen")
    page.goto(f"{site.adres}/trajecten/{nummer}/verbeteren/{laatste.volgnummer}")
    zie("stap-verbeteren")


@pytest.mark.parametrize(("formaat", "javascript"), [("telefoon", True), ("scherm", False)])
def test_een_gesprek_met_twee_afspraken_binnen_een_minuut(
    chromium: Browser,
    site: Site,
    formaat: str,
    javascript: bool,
    record_property: Callable[[str, object], None],
) -> None:
    page = open_venster(chromium, formaat, java_script_enabled=javascript).new_page()

    def zie(naam: str) -> None:
        bekijk(page, naam, formaat, javascript=javascript)

    meld_aan(page, site, Rol.JOBCOACH)
    nummer, klant = _tweede_spoor(site)
    voor = len(_stand(site, nummer).gebeurtenissen)
    page.goto(f"{site.adres}/klanten/{klant}")
    zie("klant-traject")
    begin, toetsen = time.monotonic(), 0
    toetsen += kies(page, f"a.knop[href='/trajecten/{nummer}/gesprek']")
    expect(page.get_by_role("heading", level=1)).to_have_text("Gesprek vastleggen")
    zie("gesprek")
    toetsen += _typ(page, "input[name='v-duur_minuten']", "45")
    toetsen += _toets(page, "input[name='v-aanwezig'][value=ja]", "Space")
    toetsen += _typ(page, "#wat-1", "Brief schrijven aan de bakker")
    toetsen += _typ(page, "#wat-2", "Cv nakijken")
    toetsen += _typ(page, "#inhoud", ZIN)
    toetsen += kies(page, "main button[type=submit]")
    expect(page.get_by_role("status")).to_contain_text("Het gesprek is vastgelegd.")
    duur = time.monotonic() - begin
    record_property("seconds", duur)
    record_property("keys", toetsen)
    assert duur < MINUUT
    assert toetsen < MEESTE_TOETSEN
    expect(page.locator("#afspraken").locator("..")).to_contain_text("Cv nakijken")
    page.goto(f"{site.adres}/klanten/{klant}")
    kaart = page.locator(f"section[aria-labelledby='traject-{nummer}']")
    expect(kaart).to_contain_text("Brief schrijven aan de bakker")
    page.goto(f"{site.adres}/trajecten/{nummer}/documenten")
    zie("documenten")
    page.locator("main .maakform button").first.click()
    expect(page.get_by_role("status")).to_contain_text("opgemaakt")
    zie("document")
    page.goto(f"{site.adres}/trajecten/{nummer}/meedenken")
    zie("meedenken")
    page.goto(f"{site.adres}/klanten/{klant}/traject-beginnen")
    zie("traject-beginnen")
    na = _stand(site, nummer)
    assert [g.stap for g in na.gebeurtenissen[voor:]] == ["contactmoment", "afspraak", "afspraak"]
    with site.samenstelling.opslag.lezen() as session:
        (versie,) = GespreksinhoudRepository(session).versies(nummer, voor + 1)
    assert versie.tekst == ZIN


def _stand(site: Site, nummer: str) -> Stand:
    with site.samenstelling.opslag.lezen() as session:
        return TrajectRepository(session).stand(nummer)


def _tweede_spoor(site: Site) -> tuple[str, str]:
    """A running traject of the coach, of the type in which a talk has no other conditions."""
    coach = _coach(site)
    with site.samenstelling.opslag.lezen() as session:
        trajecten = TrajectRepository(session)
        standen = [trajecten.stand(t.nummer) for t in trajecten.list_(coach=coach)]
    lopend = [s for s in standen if s.traject.soort != "opstapbaan" and not s.is_afgesloten]
    gekozen = next(s for s in lopend if s.heeft("contactmoment"))
    return gekozen.traject.nummer, gekozen.traject.klant


def _te_laat_toegewezen(site: Site) -> str:
    """A traject of which the coach should have been named days ago."""
    coach = _coach(site)
    with site.samenstelling.opslag.lezen() as session:
        klanten = {k.nummer for k in KlantRepository(session).list_(coach=coach)}
        trajecten = TrajectRepository(session).list_(coach=coach)
    bezet = {t.klant for t in trajecten if t.soort == "opstapbaan"}
    traject = begin_traject_als_beheer(
        site.samenstelling,
        min(klanten - bezet),
        soort="opstapbaan",
        opdrachtgever="gemeente",
        door="test",
    ).traject
    aanmelding = Voorstel(
        "aanmelding",
        {"bron": "gemeente", "kan_uitstromen": True},
        moment=site.samenstelling.klok() - timedelta(days=20),
    )
    leg_stap_vast_als_beheer(site.samenstelling, traject.nummer, aanmelding, door="test")
    return traject.nummer


def _coach(site: Site) -> str:
    return next(a.account for a in site.demo.accounts if a.rol is Rol.JOBCOACH)


def _toets(page: Page, doel: str, toets: str) -> int:
    """Tab to it and press a key; how many keys that took."""
    keer = tab_tot(page, doel, hoogstens=400)
    page.keyboard.press(toets)
    return keer + 1


def _typ(page: Page, doel: str, tekst: str) -> int:
    keer = tab_tot(page, doel, hoogstens=400)
    page.keyboard.press("Control+A")
    page.keyboard.type(tekst)
    return keer
