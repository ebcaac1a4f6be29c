"""Every page that links lead to, in a real browser: accessible, and never wider than a phone.

Nobody lists the pages. Each role begins at its front door and follows one link of every kind, as
far as the demo has something to show there; the rest is looked at in the journeys.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from api.app import ROUTERS
from api.toegang.bewaking import PaginaRoute
from modellen.gebruiker.model import Rol
from tests.api.browser import SCHERMEN, Site, bekijk, meld_aan, open_venster

PAGINAS = [
    route
    for router in ROUTERS
    for route in router.routes
    if isinstance(route, PaginaRoute) and "GET" in (route.methods or ())
]
BESTAND = re.compile(r"(/bestand|/csv|\.ics|\.css|\.svg)$")
GEEN_PAGINA = frozenset({"/"} | {route.path for route in PAGINAS if BESTAND.search(route.path)})
"""Answers that are sent on, or are a file."""
ROLLEN = (
    *(Rol.JOBCOACH, Rol.ACCOUNTMANAGER, Rol.KLANT, Rol.OPDRACHTGEVER, Rol.TEAMLEIDER),
    # Who reads what others looked at comes last.
    *(Rol.BEHEERDER, Rol.AUDITOR),
)
BREED, SMAL = SCHERMEN["scherm"], SCHERMEN["telefoon"]


def _soort(adres: str) -> str | None:
    pad = urlsplit(adres).path
    return next((route.path for route in PAGINAS if route.path_regex.match(pad)), None)


@pytest.fixture(scope="module")
def bezocht(chromium: Browser, site: Site) -> dict[str, list[str]]:
    """What is wrong with every kind of page that was reached."""
    buiten = open_venster(chromium, "scherm").new_page()
    buiten.goto(f"{site.adres}/inloggen")
    gevonden = {"/inloggen": _keur(buiten, buiten.url)}
    buiten.context.close()
    for rol in ROLLEN:
        page = open_venster(chromium, "scherm").new_page()
        meld_aan(page, site, rol)
        for soort, adres in _loop(page, site):
            if soort not in gevonden:
                gevonden[soort] = _keur(page, adres)
        page.context.close()
    return gevonden


def _loop(page: Page, site: Site) -> Iterator[tuple[str, str]]:
    """Every kind of page that links lead to from here, each once."""
    te_gaan, gezien = [page.url], set[str]()
    while te_gaan:
        adres = te_gaan.pop(0)
        soort = _soort(adres)
        if soort is None or soort in gezien or soort in GEEN_PAGINA:
            continue
        gezien.add(soort)
        if page.url != adres:
            page.goto(adres)
        yield soort, adres
        links = page.eval_on_selector_all("a[href]:not([download])", "as => as.map(a => a.href)")
        te_gaan += [link for link in links if link.startswith(site.adres)]


def _keur(page: Page, adres: str) -> list[str]:
    fouten = []
    try:
        bekijk(page, "pagina", "scherm")
    except AssertionError as fout:
        fouten.append(f"{adres}: {fout}")
    page.set_viewport_size(SMAL)
    breedte = page.evaluate("document.documentElement.scrollWidth")
    if breedte > SMAL["width"]:
        fouten.append(f"{adres}: {breedte} px wide on a phone")
    page.set_viewport_size(BREED)
    if len(page.content().encode()) > 200_000:
        fouten.append(f"{adres}: heavier than 200 kB")
    return fouten


def test_geen_pagina_heeft_een_drempel_of_past_niet_op_een_telefoon(bezocht):
    assert [fout for fouten in bezocht.values() for fout in fouten] == []


def test_elke_rol_komt_verder_dan_de_eigen_voordeur(bezocht):
    starts = {"/vandaag", "/markt", "/mijn", "/opdracht", "/team", "/beheer", "/audit"}
    assert starts <= set(bezocht)
    assert len(bezocht) > 40
