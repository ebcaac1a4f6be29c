"""The front door: everybody to the page of the own role."""

from __future__ import annotations

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from api.toegang.aanvraag import DeSessie
from api.toegang.bewaking import voor_aangemelden
from api.web.menu import MENU
from api.web.paginas import maak_router
from api.web.sjablonen import toon

router = maak_router()


@router.get("/")
@voor_aangemelden
def get_start(request: Request, sessie: DeSessie) -> Response:
    """Where this role starts."""
    menu = MENU.get(sessie.gebruiker.rol)
    if menu:
        return RedirectResponse(menu[0][0], status_code=303)
    return toon(request, "start.html")
