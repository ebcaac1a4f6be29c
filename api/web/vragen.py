"""Query parameters that several pages share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from fastapi import Query, Request

from api.web.tabelbestand import MEESTE_REGELS, Bestandssoort

T = TypeVar("T")

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


def paginas_van(totaal: int, per_pagina: int) -> int:
    """How many pages so many lines take, at least one."""
    return max(1, -(-totaal // per_pagina))


@dataclass(frozen=True, slots=True)
class Deel(Generic[T]):
    """The lines on one page of a list; ``totaal``: of the whole list."""

    regels: Sequence[T]
    totaal: int
    pagina: int
    paginas: int


def snij(request: Request, alle: Sequence[T], pagina: int, gewoon: int) -> Deel[T]:
    """The lines of this page, or of the last one when there are not so many."""
    aantal = per_bladzij(request, gewoon)
    paginas = paginas_van(len(alle), aantal)
    pagina = min(pagina, paginas)
    return Deel(alle[(pagina - 1) * aantal : pagina * aantal], len(alle), pagina, paginas)
