"""``opstap index``: is what Opstap searches in what the store says? Numbers only, no names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import typer

from api.cli.nederlands import Opdracht, Opdrachten
from api.cli.opties import Json

if TYPE_CHECKING:
    from matching.zoekindex.controle import Overeenstemming
    from modellen.opslag.volgnummer import Stroom

index_app = typer.Typer(cls=Opdrachten, help="Controleer de zoekindex, of ruim hem op.")

GETOOND = 20
"""Numbers of one kind that are shown on the screen; ``--json`` gives all."""


@index_app.command("controleer", cls=Opdracht)
def controleer(ctx: typer.Context, als_json: Json = False) -> int:
    """Vergelijk de zoekindex met de opslag, nummer voor nummer.

    Leest alles opnieuw: enkele minuten bij honderdduizenden vacatures. Zoeken kan intussen gewoon.
    """
    from api.cli.omgeving import open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer

    uitvoer = Uitvoer(als_json=als_json)
    with open_samenstelling(ctx.obj) as samenstelling:
        gevonden = samenstelling.matchdienst.index.controleer()
        indexmap = samenstelling.instellingen.indexmap
    klopt = all(o.klopt for o in gevonden.values())
    raad = (
        ""
        if klopt
        else (
            f"Stop de dienst, gooi de map {indexmap} weg en start de dienst opnieuw: de index "
            "wordt dan uit de opslag gemaakt. Draai daarna deze opdracht nog eens."
        )
    )
    if als_json:
        uitvoer.document(_document(gevonden, klopt=klopt, raad=raad))
    else:
        uitvoer.toon_tekst("\n".join([*_regels(gevonden), *([raad] if raad else [])]))
    return Status.KLAAR if klopt else Status.MET_AFKEURING


@index_app.command("verdicht", cls=Opdracht)
def verdicht(ctx: typer.Context, als_json: Json = False) -> int:
    """Maak van alle losse wijzigingen één geheel, en bewaar dat.

    Nodig is het nooit. Na een grote import zoekt het daarna sneller.
    """
    from api.cli.omgeving import open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer
    from modellen.schrijfwijze import duizend

    uitvoer = Uitvoer(als_json=als_json)
    with open_samenstelling(ctx.obj) as samenstelling:
        index = samenstelling.matchdienst.index
        voor = len(index.werk().segmenten)
        index.verdicht()
        stand = index.werk()
    document = {"rijen": len(stand), "segmentenVoor": voor, "segmenten": len(stand.segmenten)}
    uitvoer.document(document)
    uitvoer.toon_tekst(
        f"De index heeft {duizend(len(stand))} keer werk, in {len(stand.segmenten)} deel; "
        f"eerst in {voor}."
    )
    return Status.KLAAR


def _document(
    gevonden: Mapping[Stroom, Overeenstemming], *, klopt: bool, raad: str
) -> dict[str, Any]:
    return {
        "klopt": klopt,
        "stromen": {
            stroom.value: {
                "klopt": o.klopt,
                "vergeleken": o.aantal,
                "ontbreekt": list(o.ontbreekt),
                "teVeel": list(o.te_veel),
                "anders": list(o.anders),
            }
            for stroom, o in gevonden.items()
        },
        "watNu": raad,
    }


def _regels(gevonden: Mapping[Stroom, Overeenstemming]) -> list[str]:
    from modellen.schrijfwijze import duizend

    regels = []
    for stroom, o in gevonden.items():
        wat = {"werk": "Werk", "klant": "Klanten"}[stroom.value]
        oordeel = "de index klopt" if o.klopt else "de index klopt niet"
        regels.append(f"{wat}: {duizend(o.aantal)} vergeleken, {oordeel}.")
        for titel, nummers in (
            ("Staat niet in de index", o.ontbreekt),
            ("Staat niet in de opslag", o.te_veel),
            ("Staat anders in de index", o.anders),
        ):
            if nummers:
                meer = len(nummers) - GETOOND
                rest = f" en nog {duizend(meer)}" if meer > 0 else ""
                regels.append(f"  {titel}: {', '.join(nummers[:GETOOND])}{rest}.")
    return regels
