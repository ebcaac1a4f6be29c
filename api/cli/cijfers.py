"""``opstap cijfers``: results, lengths, deadlines and success factors over many trajectories.

With ``--opdrachtgever`` the answer holds only what that opdrachtgever may see.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.opties import Json

if TYPE_CHECKING:
    from modellen.tellen import Tijdvak

_DATUM = ["%Y-%m-%d"]


def cijfers(
    ctx: typer.Context,
    organisatie: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="Alleen van deze organisatie; anders van alle."),
    ] = None,
    opdrachtgever: Annotated[
        str | None,
        typer.Option(
            metavar="NAAM", help="Alleen wat deze opdrachtgever mag zien: cijfers over groepen."
        ),
    ] = None,
    van: Annotated[
        datetime | None,
        typer.Option(formats=_DATUM, metavar="DATUM", help="Eerste dag, zoals 2026-01-01."),
    ] = None,
    tot: Annotated[
        datetime | None,
        typer.Option(formats=_DATUM, metavar="DATUM", help="Laatste dag; die telt nog mee."),
    ] = None,
    als_json: Json = False,
) -> int:
    """Toon cijfers over trajecten: naar werk altijd apart, met tellingen bij elk percentage."""
    from api.cli import cijfertabellen as tabellen
    from api.cli.omgeving import open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer
    from api.toegang.cijfers import cijfers_als_beheer, groepscijfers_als_beheer
    from api.v1 import cijfervertaling as vertalen
    from modellen.waarden import OrganisatieCode

    uitvoer = Uitvoer(als_json=als_json)
    tijdvak = _tijdvak(van, tot)
    code = None if organisatie is None else OrganisatieCode(organisatie)
    with open_samenstelling(ctx.obj) as samenstelling:
        if opdrachtgever is None:
            team = cijfers_als_beheer(samenstelling, organisatie=code, tijdvak=tijdvak)
            document, onderdelen = vertalen.teamcijfers(team), tabellen.team(team)
        else:
            groep = groepscijfers_als_beheer(
                samenstelling, opdrachtgever, organisatie=code, tijdvak=tijdvak
            )
            document = vertalen.cijfers_voor_opdrachtgever(groep)
            onderdelen = tabellen.groep(groep)
    uitvoer.document(document)
    uitvoer.toon(*onderdelen)
    return Status.KLAAR


def _tijdvak(van: datetime | None, tot: datetime | None) -> Tijdvak:
    from modellen.tellen import Tijdvak

    return Tijdvak(van.date() if van else None, tot.date() if tot else None)
