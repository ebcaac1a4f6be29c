"""Query parameters that several pages share."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request

from api.web.tabelbestand import MEESTE_REGELS, Bestandssoort

Zoekterm = Annotated[str, Query(max_length=200)]
Bladzijde = Annotated[int, Query(ge=1, le=100_000)]
ALS = "als"
"""The parameter with which any page gives its tables as a file."""


def gevraagd_bestand(request: Request) -> Bestandssoort | None:
    """What somebody wants the tables of this page as; ``None`` = the page itself."""
    gevraagd = request.query_params.get(ALS) if request.method == "GET" else None
    return next((soort for soort in Bestandssoort if soort == gevraagd), None)


def per_bladzij(request: Request, gewoon: int) -> int:
    """Lines of a list on one page; a file holds more."""
    return gewoon if gevraagd_bestand(request) is None else MEESTE_REGELS
