"""What somebody typed when the session turned out to have ended: it travels through the sign-in.

As hidden fields of the sign-in form and never in an address or a cookie; after signing in the form
is sent on with the code of the new session and comes back filled, to be looked at before it is
recorded. Only for the forms named here, which show themselves again when ``hervat`` is sent along.
"""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData

from api.toegang.bewaking import FORMULIERVELD

VOORVOEGSEL = "terug."
HERVAT = "hervat"
MEESTE_TEKENS = 20_000
"""Of all fields together; a form about a proposal has some hundreds."""

Velden = tuple[tuple[str, str], ...]

_FORMULIEREN = re.compile(
    r"/klanten/[^/]+/(stel-voor/[^/]+|niet-doen/[^/]+|voorstellen/\d+/(vastleggen|verbeteren/\d+))"
)
_SOORT = "application/x-www-form-urlencoded"


def is_terug_te_halen(pad: str) -> bool:
    """Whether the form at this address can come back as it was typed."""
    return _FORMULIEREN.fullmatch(pad) is not None


async def lees_getypt(request: Request) -> Velden:
    """The fields of a form that was sent without a session; empty when it cannot come back."""
    if request.method != "POST" or not is_terug_te_halen(request.url.path):
        return ()
    if not request.headers.get("Content-Type", "").startswith(_SOORT):
        return ()
    return _beperkt(await request.form(), "")


async def lees_bewaard(request: Request) -> Velden:
    """The fields that the sign-in form carries along."""
    return _beperkt(await request.form(), VOORVOEGSEL)


def _beperkt(formulier: FormData, voorvoegsel: str) -> Velden:
    velden = tuple(
        (naam.removeprefix(voorvoegsel), waarde)
        for naam, waarde in formulier.multi_items()
        if naam.startswith(voorvoegsel) and isinstance(waarde, str)
    )
    velden = tuple((n, w) for n, w in velden if n not in (FORMULIERVELD, HERVAT))
    return velden if sum(len(n) + len(w) for n, w in velden) <= MEESTE_TEKENS else ()


Bewaard = Annotated[Velden, Depends(lees_bewaard)]
