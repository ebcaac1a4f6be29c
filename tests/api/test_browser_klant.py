"""The klant on a phone says yes, an employer may know, the coach releases; then he takes it back.

On a phone with JavaScript and on a desktop without, up to what the record holds, with axe on every
page of the phone.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from api.toegang.voorstellen import NieuweGebeurtenis, leg_bij_klant_vast
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.gebruiker.repository import GebruikerRepository
from modellen.klant.repository import KlantRepository
from modellen.toestemming.model import Aanpassing
from modellen.toestemming.repository import ToestemmingRepository
from modellen.voorstel.model import Verloop, Voorstelsoort
from modellen.voorstel.redenen import Klantantwoord
from modellen.voorstel.repository import VoorstelRepository
from modellen.waarden import WerkNummer
from tests.api.browser import Site, bekijk, open_venster

S = Voorstelsoort
PAGINAS = {
    "mijn": "/mijn",
    "mijn-gesprekken": "/mijn/gesprekken",
    "mijn-documenten": "/mijn/documenten",
    "mijn-inzagen": "/mijn/inzagen",
    "mijn-mening": "/mijn/mening",
}


@pytest.mark.parametrize(("formaat", "javascript"), [("telefoon", True), ("scherm", False)])
def test_van_ja_op_de_telefoon_tot_een_naam_en_weer_weg(
    chromium: Browser, site: Site, formaat: str, javascript: bool
) -> None:
    klant, coach, accountmanager = _mensen(site)
    verloop = _stel_voor(site, klant, coach)
    van = verloop.voorstel
    naam = _naam(site, van.klant)

    def venster(wie: Gebruiker, maat: str) -> Page:
        page = open_venster(chromium, maat, java_script_enabled=javascript).new_page()
        page.goto(f"{site.adres}/inloggen")
        page.get_by_label("Account").fill(wie.account)
        page.get_by_label("Wachtwoord").fill(site.demo.wachtwoord)
        page.get_by_role("button", name="Inloggen").click()
        return page

    def zie(page: Page, beeld: str, maat: str) -> None:
        bekijk(page, beeld, maat, javascript=javascript)

    telefoon = venster(klant, formaat)
    expect(telefoon.get_by_role("heading", level=1)).to_have_text("Mijn plan")
    _bekijk_paginas(telefoon, site, formaat, javascript)
    telefoon.get_by_role("navigation").get_by_role("link", name="Werk", exact=True).click()
    zie(telefoon, "mijn-werk", formaat)
    telefoon.locator(f"a[href='/mijn/werk/{van.nummer}']").click()
    zie(telefoon, "mijn-werk-een", formaat)
    _eis_grote_knoppen(telefoon)
    telefoon.get_by_role("button", name="Ja, dit wil ik").click()
    expect(telefoon.get_by_role("status")).to_contain_text("U zei ja")
    # Its words depend on what the klant said of this employer before.
    keuze = telefoon.locator(f"a[href='/mijn/werk/{van.nummer}/delen']")
    keuze.click()
    zie(telefoon, "mijn-delen", formaat)
    telefoon.get_by_label(Aanpassing.VASTE_TIJDEN.label).check()
    telefoon.get_by_role("button", name="Ja,").click()
    expect(telefoon.get_by_role("status")).to_contain_text("Nu kijkt uw coach nog")

    bureau = venster(accountmanager, "scherm")
    bureau.goto(f"{site.adres}/werk/{van.werk}/voorstellen")
    expect(bureau.get_by_text(naam)).to_have_count(0)
    zie(bureau, "werkvoorstellen-code", "scherm")

    werkplek = venster(coach, "scherm")
    werkplek.goto(f"{site.adres}/klanten/{van.klant}/voorstellen#voorstel-{van.nummer}")
    zie(werkplek, "voorstellen-vrijgeven", "scherm")
    delen = werkplek.locator(f"#delen-{van.nummer}")
    delen.get_by_role("button", name="Geef naam en kaart vrij").click()
    expect(delen).to_contain_text("De accountmanager ziet de naam")
    werkplek.goto(f"{site.adres}/klanten/{van.klant}/voorstellen/{van.nummer}/toestemming")
    zie(werkplek, "toestemming", "scherm")

    bureau.reload()
    expect(bureau.get_by_role("heading", name=naam)).to_be_visible()
    expect(bureau.locator(".werkgeverskaart").first).to_contain_text(Aanpassing.VASTE_TIJDEN.label)
    zie(bureau, "werkvoorstellen", "scherm")

    keuze.click()
    telefoon.get_by_role("button", name="Nee, niet meer").click()
    expect(telefoon.get_by_role("status")).to_contain_text("mag niets van u weten")
    bureau.reload()
    expect(bureau.get_by_text(naam)).to_have_count(0)
    expect(bureau.get_by_text("Gebruik ze niet meer")).to_have_count(1)
    zie(bureau, "werkvoorstellen-ingetrokken", "scherm")
    _controleer_opslag(site, verloop, klant)


def _controleer_opslag(site: Site, verloop: Verloop, klant: Gebruiker) -> None:
    van = verloop.voorstel
    with site.samenstelling.opslag.lezen() as session:
        nu = VoorstelRepository(session).get(van.nummer)
        vrijgave = ToestemmingRepository(session).laatste_vrijgaven([van.nummer])[van.nummer]
        gezegd = ToestemmingRepository(session).alle(van.klant, vrijgave.bij)
    laatste = nu.gebeurtenissen[-1]
    assert (laatste.soort, laatste.antwoord, laatste.door) == (
        S.ANTWOORD,
        Klantantwoord.JA,
        klant.account,
    )
    assert [t.mag for t in gezegd][-2:] == [True, False]
    assert vrijgave.toestemming == gezegd[-2].volgnummer
    assert {t.door for t in gezegd[-2:]} == {klant.account}


def _mensen(site: Site) -> tuple[Gebruiker, Gebruiker, Gebruiker]:
    """The first klant with an account, his coach, and the accountmanager of that organisation."""
    with site.samenstelling.opslag.lezen() as session:
        gebruikers = GebruikerRepository(session)
        klant = gebruikers.get(next(a.account for a in site.demo.accounts if a.rol is Rol.KLANT))
        coach = gebruikers.get(KlantRepository(session).get(str(klant.klant)).coach)
        collegas = gebruikers.list_(organisatie=klant.organisatie)
        return klant, coach, next(c for c in collegas if c.rol is Rol.ACCOUNTMANAGER)


def _naam(site: Site, klant: str) -> str:
    with site.samenstelling.opslag.lezen() as session:
        identiteit = KlantRepository(session).find_identiteit(klant)
    assert identiteit is not None
    return identiteit.volledige_naam


def _stel_voor(site: Site, klant: Gebruiker, coach: Gebruiker) -> Verloop:
    """A proposal that the klant answers himself, for work that he was not told of before."""
    assert klant.klant is not None
    with site.samenstelling.opslag.lezen() as session:
        al = {v.voorstel.werk for v in VoorstelRepository(session).list_(klant=klant.klant)}
    lijst = site.samenstelling.matchdienst.shortlist(
        klant.klant, vandaag=site.samenstelling.kalender(), aantal=20
    )
    werk = next(WerkNummer(m.werk.nummer) for m in lijst.matches if m.werk.nummer not in al)
    nieuw = NieuweGebeurtenis(S.VOORGESTELD, antwoord=Klantantwoord.ANTWOORDT_ZELF)
    return leg_bij_klant_vast(site.samenstelling, coach, klant.klant, werk, nieuw)


def _bekijk_paginas(page: Page, site: Site, formaat: str, javascript: bool) -> None:
    for beeld, adres in PAGINAS.items():
        page.goto(f"{site.adres}{adres}")
        bekijk(page, beeld, formaat, javascript=javascript)
        _eis_grote_knoppen(page)
    page.goto(f"{site.adres}/mijn/documenten")
    page.get_by_role("link", name="Lees").first.click()
    bekijk(page, "mijn-document", formaat, javascript=javascript)


def _eis_grote_knoppen(page: Page) -> None:
    """Whatever is pressed on a page of the klant is 44 px high at least."""
    for knop in page.locator(".mijn .knop, .mijn summary, .mijn .keuze, .menu a").all():
        vak = knop.bounding_box() if knop.is_visible() else None
        assert vak is None or vak["height"] >= 44, knop.inner_text()
