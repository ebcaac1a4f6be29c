"""What somebody typed when the session had ended or something else had to be done first.

It travels through the sign-in, another password or the setting up of a code: as hidden fields of
those forms and never in an address or a cookie. Afterwards the form is sent on with the code of the
session and comes back filled, to be looked at before it is recorded. Only for forms marked with
``hervatbaar``, which show themselves again when ``hervat`` is sent along.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request, Response
from starlette.datastructures import FormData

from api.toegang.bewaking import (
    FORMULIERVELD,
    Functie,
    Merk,
    PaginaRoute,
    lees_merk,
    merk,
)
from api.web.sjablonen import toon

VOORVOEGSEL = "terug."
HERVAT = "hervat"
MEESTE_TEKENS = 60_000
"""Of all fields together; a pasted opening has the most: 20,000 and what was read of it."""

Velden = tuple[tuple[str, str], ...]

_SOORT = "application/x-www-form-urlencoded"


def hervatbaar(functie: Functie) -> Functie:
    """Declare that the form which this endpoint receives can come back as it was typed."""
    return merk(Merk.HERVATBAAR, True)(functie)


def is_terug_te_halen(request: Request, pad: str) -> bool:
    """Whether the form that is sent to this address can come back as it was typed."""
    return any(
        isinstance(route, PaginaRoute)
        and "POST" in (route.methods or ())
        and lees_merk(route.endpoint, Merk.HERVATBAAR) is not None
        and route.path_regex.match(pad) is not None
        for route in request.app.router.routes
    )


async def lees_getypt(request: Request) -> Velden:
    """The fields of a form that was not let in; empty when it cannot come back."""
    if request.method != "POST" or not is_terug_te_halen(request, request.url.path):
        return ()
    if not request.headers.get("Content-Type", "").startswith(_SOORT):
        return ()
    return _beperkt(await request.form(), "")


async def lees_bewaard(request: Request) -> Velden:
    """The fields that a form on the way back carries along."""
    return _beperkt(await request.form(), VOORVOEGSEL)


def toon_hervat(
    request: Request, kop: str, *, naar: str, bewaard: Velden, http_status: int = 200
) -> Response:
    """The way back to the form that was typed."""
    return toon(
        request, "hervat.html", http_status=http_status, kop=kop, naar=naar, bewaard=bewaard
    )


def _beperkt(formulier: FormData, voorvoegsel: str) -> Velden:
    velden = tuple(
        (naam.removeprefix(voorvoegsel), waarde)
        for naam, waarde in formulier.multi_items()
        if naam.startswith(voorvoegsel) and isinstance(waarde, str)
    )
    velden = tuple((n, w) for n, w in velden if n not in (FORMULIERVELD, HERVAT))
    return velden if sum(len(n) + len(w) for n, w in velden) <= MEESTE_TEKENS else ()


Bewaard = Annotated[Velden, Depends(lees_bewaard)]
