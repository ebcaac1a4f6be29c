"""The site on demo data in a real browser: what the tests of all journeys share."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from api.app import maak_app
from api.bootstrap import Samenstelling, bouw
from api.demo.log import maak_voorstellen
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
    samenstelling: Samenstelling


@contextmanager
def draai_site(map_: Path) -> Iterator[Site]:
    """A site on demo data, until the block ends."""
    samenstelling = bouw(Instellingen(data=map_), kalender=lambda: VANDAAG)
    samenstelling.klok = lambda: datetime(VANDAAG.year, VANDAAG.month, VANDAAG.day, 12, tzinfo=UTC)
    demo = maak_demo(samenstelling.opslag, seed=7, vandaag=VANDAAG, hash_wachtwoord=hash_wachtwoord)
    maak_voorstellen(samenstelling, demo.dossiers, seed=7)
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
    yield Site(f"http://127.0.0.1:{poort.getsockname()[1]}", demo, samenstelling)
    server.should_exit = True
    draad.join(timeout=10)
    samenstelling.sluit()


def open_venster(chromium: Browser, formaat: str, **rest: Any) -> BrowserContext:
    """A window of this size."""
    context = chromium.new_context(viewport=SCHERMEN[formaat], locale="nl-NL", **rest)
    context.set_default_timeout(20_000)
    return context


def meld_aan(page: Page, site: Site, rol: Rol) -> None:
    """Sign in as the first account of a role."""
    account = next(a.account for a in site.demo.accounts if a.rol is rol)
    page.goto(f"{site.adres}/")
    page.get_by_label("Account").fill(account)
    page.get_by_label("Wachtwoord").fill(site.demo.wachtwoord)
    page.get_by_role("button", name="Inloggen").click()


HOOFDPAGINAS = frozenset(
    {
        *("inloggen", "inloggen-code", "uitleg", "geen-toegang", "niet-gevonden", "mijn-account"),
        *("vandaag", "agenda", "caseload", "klant", "klant-traject", "traject", "gesprek"),
        *("documenten", "document", "profiel", "belastbaarheid", "shortlist", "shortlist-score"),
        *("waarom-niet", "waarom-zoeken", "waarom-aandachtspunten", "waarom-beoordeeld"),
        *("vergelijk", "stel-voor-fout", "niet-doen", "niet-doen-tijden", "voorstellen"),
        *("voorstel-vastleggen", "voorstel-verbeteren", "wijziging", "toestemming"),
        *("voorstellen-vrijgeven", "mijn", "mijn-werk", "mijn-werk-een", "mijn-delen"),
        *("mijn-inzagen", "mijn-document", "markt", "werkgevers", "werkgever", "opening"),
        *("opening-begrepen", "vacatures", "vacature", "kandidaten", "werkvoorstellen"),
        *("opdracht", "opdracht-traject", "opdracht-document", "team", "team-cijfers"),
        *("beheer", "accounts", "aanmeldingen"),
    }
)
"""Pages whose picture is kept in the documentation."""


def bekijk(page: Page, naam: str, formaat: str, *, javascript: bool = True) -> None:
    """Hold the page against the accessibility rules; with ``SCHERMEN`` keep its picture too.

    Axe is a script: without JavaScript the page is the same, and it cannot look.
    """
    page.wait_for_load_state("load")
    if os.environ.get("SCHERMEN") and naam in HOOFDPAGINAS:
        achtervoegsel = "" if formaat == "scherm" else f"-{formaat}"
        page.screenshot(path=REPO / "docs" / "schermen" / f"{naam}{achtervoegsel}.png")
    if javascript:
        uitkomst = Axe().run(page, options={"runOnly": REGELS, "resultTypes": ["violations"]})
        fouten = [
            (f["id"], [knoop["html"][:160] for knoop in f["nodes"]])
            for f in uitkomst.response["violations"]
        ]
        assert fouten == [], f"{naam} ({formaat})"
    breedte = page.evaluate("document.documentElement.scrollWidth")
    assert breedte <= SCHERMEN[formaat]["width"], f"{naam} ({formaat}) scrolls sideways"


def tab_tot(page: Page, doel: str, *, hoogstens: int = 80) -> int:
    """Press Tab until this has the focus; how many times that took."""
    for keer in range(1, hoogstens + 1):
        page.keyboard.press("Tab")
        if page.locator(f"{doel}:focus").count():
            return keer
    raise AssertionError(f"{doel} cannot be reached with the keyboard")


def kies(page: Page, doel: str) -> int:
    """Tab to a link or a button and press Enter, until the next page is there; how many keys.

    Waiting for the load state is not enough: the page that is left has loaded already. Whoever
    looks in that moment sees the page before, and a picture that is being made when its page is
    replaced is refused by the browser ("Unable to capture screenshot").
    """
    keer = tab_tot(page, doel, hoogstens=400)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    return keer + 1
