"""The site in a real browser: the coach's and the accountmanager's way, with axe on every page.

With SCHERMEN=1 in the environment the pictures are written to docs/schermen; a plain run leaves
the repository as it is. (The name has no OPSTAP_ in front: those are hidden from tests.)
"""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from api.app import maak_app
from api.bootstrap import bouw
from api.demo.maken import DemoOverzicht, maak_demo
from api.instellingen import Instellingen
from api.toegang.wachtwoord import hash_wachtwoord
from modellen.gebruiker.model import Rol
from tests.builders import VANDAAG
from tests.huis.project import REPO

VLAGGEN = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SCHERMEN = {"scherm": {"width": 1280, "height": 900}, "telefoon": {"width": 390, "height": 844}}
REGELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True, slots=True)
class Site:
    """A running site on demo data."""

    adres: str
    demo: DemoOverzicht


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    samenstelling = bouw(
        Instellingen(data=tmp_path_factory.mktemp("site")), kalender=lambda: VANDAAG
    )
    demo = maak_demo(samenstelling.opslag, seed=7, vandaag=VANDAAG, hash_wachtwoord=hash_wachtwoord)
    poort = socket.socket()
    poort.bind(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(maak_app(samenstelling=samenstelling), log_level="warning")
    )
    draad = threading.Thread(target=server.run, kwargs={"sockets": [poort]}, daemon=True)
    draad.start()
    for _ in range(600):
        if server.started:
            break
        time.sleep(0.05)
    yield Site(f"http://127.0.0.1:{poort.getsockname()[1]}", demo)
    server.should_exit = True
    draad.join(timeout=10)
    samenstelling.sluit()


@pytest.fixture(scope="module")
def chromium(chromium_pad: Path) -> Iterator[Browser]:
    with sync_playwright() as speler:
        browser = speler.chromium.launch(executable_path=str(chromium_pad), args=VLAGGEN)
        yield browser
        browser.close()


@pytest.fixture(params=list(SCHERMEN))
def formaat(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def _open(chromium: Browser, formaat: str, **rest: Any) -> BrowserContext:
    context = chromium.new_context(viewport=SCHERMEN[formaat], locale="nl-NL", **rest)  # type: ignore[arg-type]
    context.set_default_timeout(20_000)
    return context


def _meld_aan(page: Page, site: Site, rol: Rol) -> None:
    account = next(a.account for a in site.demo.accounts if a.rol is rol)
    page.goto(f"{site.adres}/")
    page.get_by_label("Account").fill(account)
    page.get_by_label("Wachtwoord").fill(site.demo.wachtwoord)
    page.get_by_role("button", name="Inloggen").click()


def _bekijk(page: Page, naam: str, formaat: str, map_: Path, *, bewaar: bool = True) -> None:
    """Take the picture, and hold the page against the accessibility rules."""
    doel = REPO / "docs" / "schermen" if bewaar and os.environ.get("SCHERMEN") else map_
    doel.mkdir(parents=True, exist_ok=True)
    achtervoegsel = "" if formaat == "scherm" else f"-{formaat}"
    page.screenshot(path=doel / f"{naam}{achtervoegsel}.png")
    uitkomst = Axe().run(page, options={"runOnly": REGELS, "resultTypes": ["violations"]})
    fouten = [
        (f["id"], [knoop["html"][:160] for knoop in f["nodes"]])
        for f in uitkomst.response["violations"]
    ]
    assert fouten == [], f"{naam} ({formaat})"
    breedte = page.evaluate("document.documentElement.scrollWidth")
    assert breedte <= SCHERMEN[formaat]["width"], f"{naam} ({formaat}) scrolls sideways"


def test_coach_komt_van_caseload_tot_waarom_niet(
    chromium: Browser, site: Site, formaat: str, tmp_path: Path
) -> None:
    page = _open(chromium, formaat).new_page()
    fouten: list[str] = []
    page.on("console", lambda bericht: fouten.append(bericht.text))
    page.on("pageerror", lambda fout: fouten.append(str(fout)))
    page.goto(f"{site.adres}/")
    _bekijk(page, "inloggen", formaat, tmp_path)
    _meld_aan(page, site, Rol.JOBCOACH)
    expect(page.get_by_role("heading", level=1)).to_have_text("Vandaag")
    page.get_by_role("link", name="Mijn klanten").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mijn klanten")
    _bekijk(page, "caseload", formaat, tmp_path)
    page.get_by_label("Naam of nummer").fill("zzz")
    page.get_by_role("button", name="Zoeken").click()
    expect(page.get_by_role("heading", name="Niets gevonden")).to_be_visible()
    assert "zzz" not in page.url
    page.get_by_role("button", name="Toon alle klanten").click()
    page.get_by_role("rowheader").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Belastbaarheid")).to_be_visible()
    _bekijk(page, "klant", formaat, tmp_path)
    page.get_by_role("link", name="Bekijk shortlist").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Shortlist voor")
    expect(page.get_by_text("Het systeem stelt voor, mensen beslissen.").first).to_be_visible()
    assert page.locator(".match").count() > 0
    _bekijk(page, "shortlist", formaat, tmp_path)
    page.locator(".match summary").first.click()
    expect(page.get_by_role("table").first).to_be_visible()
    _bekijk(page, "shortlist-score", formaat, tmp_path)
    page.get_by_role("link", name="Mist u een vacature?").click()
    page.get_by_label("Nummer, titel").fill("medewerker")
    page.get_by_role("button", name="Zoeken").click()
    expect(page.get_by_role("heading", name="gevonden")).to_be_visible()
    _bekijk(page, "waarom-zoeken", formaat, tmp_path)
    page.locator(".zinnen a").last.click()
    expect(page.get_by_role("heading", name="Punt voor punt")).to_be_visible()
    _bekijk(page, "waarom-niet", formaat, tmp_path)
    page.get_by_role("contentinfo").get_by_role("link", name="Zo werkt de ranglijst").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Zo werkt de ranglijst")
    _bekijk(page, "uitleg", formaat, tmp_path)
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")
    assert fouten == [], "the browser reports errors, of the content security policy perhaps"


def test_accountmanager_komt_van_vacature_tot_kandidaten(
    chromium: Browser, site: Site, formaat: str, tmp_path: Path
) -> None:
    page = _open(chromium, formaat).new_page()
    _meld_aan(page, site, Rol.ACCOUNTMANAGER)
    expect(page.get_by_role("heading", level=1)).to_have_text("Vacatures")
    _bekijk(page, "vacatures", formaat, tmp_path)
    page.get_by_role("searchbox").fill("schoonma")
    page.get_by_role("button", name="Zoeken").click()
    page.get_by_role("rowheader").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Eisen")).to_be_visible()
    _bekijk(page, "vacature", formaat, tmp_path)
    page.get_by_role("link", name="Bekijk kandidaten").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kandidaten voor")
    _zoek_met_kandidaten(page, site)
    _bekijk(page, "kandidaten", formaat, tmp_path)
    page.goto(f"{site.adres}/klanten")
    expect(page.get_by_role("heading", level=1)).to_have_text("Geen toegang")
    _bekijk(page, "geen-toegang", formaat, tmp_path)
    page.goto(f"{site.adres}/bestaat-niet")
    expect(page.get_by_role("link", name="Naar de startpagina")).to_be_visible()
    _bekijk(page, "niet-gevonden", formaat, tmp_path)


@pytest.mark.parametrize(
    ("rol", "adres"),
    [
        (Rol.TEAMLEIDER, "/klanten"),
        (Rol.TEAMLEIDER, "/werk?soort=netwerkplek&pagina=2"),
        (Rol.BEHEERDER, "/"),
    ],
)
def test_ook_andere_rollen_krijgen_toegankelijke_paginas(
    chromium: Browser, site: Site, tmp_path: Path, rol: Rol, adres: str
) -> None:
    page = _open(chromium, "telefoon").new_page()
    _meld_aan(page, site, rol)
    page.goto(f"{site.adres}{adres}")
    page.emulate_media(media="screen")
    _bekijk(page, f"rol-{rol}", "telefoon", tmp_path, bewaar=False)
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
    page = _open(chromium, "scherm", java_script_enabled=False).new_page()
    account = next(a.account for a in site.demo.accounts if a.rol is Rol.JOBCOACH)
    page.goto(f"{site.adres}/")
    _tab_tot(page, "#account")
    page.keyboard.type(account)
    page.keyboard.press("Tab")
    page.keyboard.type(site.demo.wachtwoord)
    page.keyboard.press("Enter")
    page.wait_for_url("**/vandaag")
    _tab_tot(page, "a[href='/klanten']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/klanten")
    _tab_tot(page, "a[href$='/shortlist']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/shortlist")
    assert page.locator(".match").count() > 0
    _tab_tot(page, ".match summary")
    page.keyboard.press("Enter")
    expect(page.locator(".match details[open] table").first).to_be_visible()


def _tab_tot(page: Page, doel: str) -> None:
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.locator(f"{doel}:focus").count():
            return
    raise AssertionError(f"{doel} cannot be reached with the keyboard")
