"""One box that finds everything somebody may see: klanten, vacatures and places in the network."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote, unquote

from fastapi import Form, Request, Response
from fastapi.responses import RedirectResponse

from api.toegang.aanvraag import HetZicht
from api.toegang.bewaking import voor
from api.toegang.zicht import Klantbladzij
from api.toegang.zoeken import Zoekvraag
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from modellen.gebruiker.model import Rol
from modellen.klant.model import Klantvraag
from vacatures.werk import WerkSoort

ZOEKKOEK = "opstap_zoek"
MEESTE_TREFFERS = 10
"""Of each kind; whoever gets more needs another word."""

router = maak_router()

_ZIET_KLANTEN = frozenset({Rol.JOBCOACH, Rol.TEAMLEIDER})
_NIEMAND = Klantbladzij((), {}, 0, 0)


@router.get("/zoek")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER, Rol.ACCOUNTMANAGER)
def get_zoek(request: Request, zicht: HetZicht) -> Response:
    """What was found for the words that were sent last."""
    zoek = unquote(request.cookies.get(ZOEKKOEK, ""), errors="replace")[:200].strip()
    klanten = _NIEMAND
    if zoek and zicht.gebruiker.rol in _ZIET_KLANTEN:
        klanten = zicht.zoek_klanten(Klantvraag(zoek), pagina=1, per_pagina=MEESTE_TREFFERS)
    werk = [
        (titel, zicht.zoek_werk(Zoekvraag(soort, zoek, paginagrootte=MEESTE_TREFFERS)))
        for titel, soort in (
            ("Vacatures", WerkSoort.VACATURE),
            ("Netwerk", WerkSoort.NETWERKPLEK),
        )
        if zoek
    ]
    return toon(
        request,
        "zoeken.html",
        zoek=zoek,
        klanten=klanten,
        werk=[(titel, vondst) for titel, vondst in werk if vondst.totaal],
        ziet_klanten=zicht.gebruiker.rol in _ZIET_KLANTEN,
    )


@router.post("/zoek")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER, Rol.ACCOUNTMANAGER)
def post_zoek(zoek: Annotated[str, Form(max_length=200)] = "") -> Response:
    """Look for something. Not in the address: names do not belong in history and log files."""
    antwoord = RedirectResponse("/zoek", status_code=303)
    antwoord.set_cookie(ZOEKKOEK, quote(zoek, safe=""), httponly=True, samesite="lax")
    return antwoord
