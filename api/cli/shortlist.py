"""``opstap shortlist``: which work fits this klant, why, and what stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.opties import Aantal, Json, Klantnummer
from api.cli.soort import Soort

if TYPE_CHECKING:
    from rich.console import RenderableType

    from api.cli.omgeving import Vlaggen
    from matching.antwoord import Shortlist

STANDAARD_AANTAL = 10


def shortlist(
    ctx: typer.Context,
    klant: Klantnummer,
    aantal: Aantal = STANDAARD_AANTAL,
    soort: Annotated[
        list[Soort] | None,
        typer.Option(
            metavar="SOORT",
            help="vacature, netwerkplek of werkgever; mag vaker. "
            "Zonder deze optie: vacatures en netwerkplekken.",
        ),
    ] = None,
    ideeen: Annotated[
        bool,
        typer.Option(
            "--ideeen", help="Toon ook passend werk van lager op de lijst, om uit te kiezen."
        ),
    ] = False,
    als_json: Json = False,
) -> int:
    """Toon werk dat past bij een klant, met de redenen en de open vragen."""
    from api.cli.omgeving import open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer
    from api.v1 import vertalen
    from matching.dienst import STANDAARD_SOORTEN
    from modellen.waarden import KlantNummer
    from vacatures.werk import WerkSoort

    uitvoer = Uitvoer(als_json=als_json)
    soorten = frozenset(WerkSoort(s.value) for s in soort) if soort else STANDAARD_SOORTEN
    with open_samenstelling(ctx.obj) as samenstelling:
        lijst = samenstelling.matchdienst.shortlist(
            KlantNummer(klant),
            vandaag=samenstelling.kalender(),
            aantal=aantal,
            soorten=soorten,
            ideeen=ideeen,
        )
    if als_json:
        uitvoer.document(vertalen.shortlist(lijst))
    else:
        uitvoer.toon(*toon_shortlist(lijst), *_slot(lijst, ctx.obj))
    return Status.KLAAR


def toon_shortlist(lijst: Shortlist) -> list[RenderableType]:
    """The list as cards, under how it came about."""
    from api.cli import kaarten
    from matching.uitleg import leg_telling_uit

    return [
        kaarten.kop(f"Shortlist voor {lijst.klant}", lijst.vandaag),
        kaarten.telling_blok(leg_telling_uit(lijst.telling)),
        *(
            kaarten.match_kaart(i, match, verkend=verkend)
            for i, (match, verkend) in enumerate(
                zip(lijst.matches, lijst.verkend, strict=True), start=1
            )
        ),
    ]


def _slot(lijst: Shortlist, vlaggen: Vlaggen) -> list[RenderableType]:
    from rich.text import Text

    from api.cli.omgeving import voorbeeld

    if not lijst.matches:
        return [Text("")]
    opdracht = voorbeeld(vlaggen, f"waarom {lijst.klant} {lijst.matches[0].werk.nummer}")
    return [
        Text(""),
        Text("Rechts staat de score, van 0 tot 1. Zo ziet u de opbouw:", style="dim"),
        Text(f"  {opdracht}", style="dim"),
        Text(""),
    ]
