"""The description of the API, in Dutch, for signed-in accounts."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse

from api.toegang.bewaking import MachineRoute, voor_aangemelden
from api.toegang.kopregels import API_VERSIE
from api.v1.routering import maak_router

BESCHRIJVING = (
    "Zoekt voor een klant het werk dat past, en voor werk de klanten die passen, met de redenen "
    "erbij. Het systeem stelt voor, mensen beslissen.\n\n"
    "Meld u aan met `POST /v1/sessies` en stuur het token mee als `Authorization: Bearer`. "
    "Fouten komen als `application/problem+json` (RFC 9457); bij ongeldige invoer staan alle "
    "fouten er in een keer in. Elk antwoord noemt de versie in `API-Version`."
)

router = maak_router("Dienst")


@router.get("/openapi.json", summary="Deze beschrijving", include_in_schema=False)
@voor_aangemelden
def get_beschrijving(request: Request) -> JSONResponse:
    """OpenAPI 3.1, made at the first question."""
    app = request.app
    if app.openapi_schema is None:
        app.openapi_schema = beschrijf(app.router.routes)
    return JSONResponse(app.openapi_schema)


def beschrijf(routes: list[Any]) -> dict[str, Any]:
    """The OpenAPI document of the machine routes among ``routes``."""
    document: dict[str, Any] = get_openapi(
        title="Opstap",
        version=API_VERSIE,
        description=BESCHRIJVING,
        routes=[r for r in routes if isinstance(r, MachineRoute)],
    )
    openbaar = {(r.path, m) for r in routes if _is_openbaar(r) for m in r.methods}
    document["components"]["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer", "description": "Token van /v1/sessies."}
    }
    for pad, per_methode in document["paths"].items():
        for methode, beschrijving in per_methode.items():
            # We answer 400 with all faults, never the framework's own 422.
            beschrijving["responses"].pop("422", None)
            if (pad, methode.upper()) not in openbaar:
                beschrijving["security"] = [{"token": []}]
    for eigen in ("HTTPValidationError", "ValidationError"):
        document["components"]["schemas"].pop(eigen, None)
    return document


def _is_openbaar(route: Any) -> bool:
    return isinstance(route, MachineRoute) and route.toegang.is_openbaar
