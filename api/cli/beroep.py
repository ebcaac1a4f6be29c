"""``opstap beroep`` and its kin: which occupation a text names, and linking vacatures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.opties import Aantal, Json

if TYPE_CHECKING:
    from rich.console import RenderableType

    from api.v1.beroepschemas import BeroepenSchema

STANDAARD_AANTAL = 5

Lijstmap = Annotated[
    Path,
    typer.Argument(metavar="MAP", help="Map met de download van ESCO (csv), CompetentNL of beide."),
]


def beroep(
    ctx: typer.Context,
    tekst: Annotated[str, typer.Argument(metavar="TEKST", help="Functienaam of beschrijving.")],
    aantal: Aantal = STANDAARD_AANTAL,
    als_json: Json = False,
) -> int:
    """Zeg welk beroep een tekst noemt: ISCO-08 en BRC 2014, met de zekerheid."""
    from api.cli.omgeving import open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer
    from api.v1.beroepvertaling import beroepen
    from matching.beroep.koppelaar import Beroepstekst

    uitvoer = Uitvoer(als_json=als_json)
    with open_samenstelling(ctx.obj) as samenstelling:
        dienst = samenstelling.beroepsdienst
        vondst = dienst.zoek(Beroepstekst(tekst), aantal=aantal)
        antwoord = beroepen(vondst, model=dienst.koppelaar.versie)
    if als_json:
        uitvoer.document(antwoord)
    else:
        uitvoer.toon(*_toon(antwoord))
    return Status.KLAAR


def koppel(ctx: typer.Context, als_json: Json = False) -> int:
    """Koppel open vacatures aan een beroep, en schat wat het werk vraagt.

    Wat een collega of de bron zelf opgaf blijft staan. Een schatting sluit niemand uit.
    """
    from dataclasses import asdict

    from api.cli.omgeving import DOOR, open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer

    uitvoer = Uitvoer(als_json=als_json)
    with open_samenstelling(ctx.obj) as samenstelling:
        telling = samenstelling.beroepsdienst.koppel_vacatures(samenstelling.opslag, door=DOOR)
    uitvoer.document(asdict(telling))
    uitvoer.toon_tekst(
        f"Beroep gevonden: {telling.gekoppeld}\n"
        f"Weet ik niet: {telling.onbekend}\n"
        f"Al opgegeven door de bron: {telling.opgegeven}\n"
        f"Al gekozen door een collega: {telling.door_mens}\n"
        f"Vacatures bijgewerkt: {telling.gewijzigd}"
    )
    return Status.KLAAR


def importeer_beroepen(ctx: typer.Context, map_: Lijstmap, als_json: Json = False) -> int:
    """Lees de beroepen van ESCO en CompetentNL in, uit bestanden die u zelf downloadt.

    Daarna noemt Opstap ook de code van ESCO en van CompetentNL.
    """
    from api.cli.omgeving import open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer
    from matching.beroep.inrichten import richt_in

    uitvoer = Uitvoer(als_json=als_json)
    with open_samenstelling(ctx.obj) as samenstelling:
        telling = richt_in(samenstelling.taalmodel, map_, samenstelling.instellingen.beroepenmap)
    uitvoer.document(telling)
    uitvoer.toon_tekst(
        f"Beroepen van ESCO: {telling['esco']}\nBeroepen van CompetentNL: {telling['competentnl']}"
    )
    return Status.KLAAR


def taal_beroepen(
    ctx: typer.Context,
    map_: Lijstmap,
    uit: Annotated[
        Path | None,
        typer.Option("--uit", metavar="BESTAND", help="Waar de vectoren komen te staan."),
    ] = None,
    als_json: Json = False,
) -> int:
    """Bereken de vectoren van de beroepsgroepen opnieuw, voor het taalmodel dat nu geladen is.

    Nodig na het trainen van een nieuw model. Duurt enkele seconden.
    """
    from api.cli.omgeving import open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer
    from matching.beroep.dienst import GROEPSBESTAND
    from matching.beroep.inrichten import vernieuw_groepsvectoren

    with open_samenstelling(ctx.obj) as samenstelling:
        doel = uit or samenstelling.instellingen.beroepenmap / GROEPSBESTAND
        aantal = vernieuw_groepsvectoren(samenstelling.taalmodel, map_, doel)
    uitvoer = Uitvoer(als_json=als_json)
    uitvoer.document({"groepen": aantal, "bestand": str(doel)})
    uitvoer.toon_tekst(f"Beroepsgroepen met een vector: {aantal}\nOpgeslagen in: {doel}")
    return Status.KLAAR


def _toon(antwoord: BeroepenSchema) -> list[RenderableType]:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    tabel = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    tabel.add_column("ISCO-08", no_wrap=True)
    tabel.add_column("Beroep")
    tabel.add_column("BRC 2014")
    tabel.add_column("Zekerheid", justify="right")
    for regel in antwoord.voorstellen:
        brc = f"{regel.brc} {regel.brc_naam}"
        tabel.add_row(regel.isco, regel.naam, brc, f"{regel.zekerheid:.0%}")
    zinnen = [antwoord.zin]
    if antwoord.esco:
        zinnen.append(f"ESCO: {antwoord.esco.naam} ({antwoord.esco.code})")
    if antwoord.competentnl:
        zinnen.append(f"CompetentNL: {antwoord.competentnl.naam} ({antwoord.competentnl.code})")
    onderdelen: list[RenderableType] = [Text(zin) for zin in zinnen]
    return [*onderdelen, tabel] if antwoord.voorstellen else onderdelen
