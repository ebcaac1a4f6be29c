"""The account of ``opstap leren``: fairness, attention, register and log. No names."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.opties import Coach, Json, Klantnummer

if TYPE_CHECKING:
    from rich.console import RenderableType

    from matching.leren.eerlijkheid import Cel, Eerlijkheidsrapport, Groepstabel

Organisatie = Annotated[
    str | None,
    typer.Option(metavar="CODE", help="Alleen van deze organisatie."),
]
Naar = Annotated[
    Path | None,
    typer.Option(metavar="BESTAND", help="Schrijf het als Markdown in dit bestand."),
]


def eerlijkheid(
    ctx: typer.Context,
    jaar: Annotated[
        int | None,
        typer.Option(min=2000, max=2999, metavar="JAAR", help="Alleen van dit kalenderjaar."),
    ] = None,
    organisatie: Organisatie = None,
    naar: Naar = None,
    publiceer: Annotated[
        bool,
        typer.Option(
            "--publiceer",
            help="Laat de teamleiders dit lezen; een keer per jaar, met --jaar.",
        ),
    ] = False,
    als_json: Json = False,
) -> int:
    """Toon of groepen evenveel getoond, voorgesteld en geplaatst worden.

    Van minder dan tien mensen wordt nooit iets getoond, ook niet via een aftreksom.
    """
    from api.cli.omgeving import DOOR, open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer, schrijf_bestand
    from api.toegang.eerlijkheid import eerlijkheid_als_beheer
    from api.toegang.verslagen import publiceer_eerlijkheid_als_beheer
    from matching.leren.eerlijkheidstekst import als_leesbaar, schrijf_rapport
    from modellen.schrijfwijze import datum
    from modellen.waarden import OrganisatieCode

    uitvoer = Uitvoer(als_json=als_json)
    with open_samenstelling(ctx.obj) as samenstelling:
        vandaag = samenstelling.kalender()
        rapporten = eerlijkheid_als_beheer(
            samenstelling,
            organisatie=OrganisatieCode(organisatie) if organisatie else None,
            jaar=jaar,
        )
        if publiceer:
            documenten = {code: als_leesbaar(r) for code, r in rapporten.items()}
            publiceer_eerlijkheid_als_beheer(samenstelling, documenten, jaar=jaar, door=DOOR)
    wanneer = f"Voorstellen en lijsten van {jaar or 'alle jaren'}, bekend op {datum(vandaag)}."
    if naar is not None:
        teksten = [
            schrijf_rapport(rapport, titel=f"Eerlijkheid: {code}", over=wanneer)
            for code, rapport in rapporten.items()
        ]
        schrijf_bestand(naar, "\n".join(teksten).encode(), optie="--naar")
    uitvoer.document(
        {
            "jaar": jaar,
            "bekendOp": vandaag.isoformat(),
            "organisaties": {code: _document(rapport) for code, rapport in rapporten.items()},
        }
    )
    for code, rapport in rapporten.items():
        uitvoer.toon_tekst(f"Eerlijkheid: {code}\n{wanneer}")
        uitvoer.toon(*_toon(rapport))
    return Status.KLAAR


def vergeet(ctx: typer.Context, klant: Klantnummer, als_json: Json = False) -> int:
    """Wis de groepsgegevens van een klant, bijvoorbeeld omdat hij dat vraagt."""
    from api.cli.omgeving import open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer
    from api.toegang.eerlijkheid import vergeet_als_beheer

    uitvoer = Uitvoer(als_json=als_json)
    with open_samenstelling(ctx.obj) as samenstelling:
        vergeet_als_beheer(samenstelling, klant)
    uitvoer.document({"klant": klant, "gewist": True})
    uitvoer.toon_tekst("De groepsgegevens zijn gewist.")
    return Status.KLAAR


def _document(rapport: Eerlijkheidsrapport) -> dict[str, Any]:
    from matching.leren.eerlijkheidstekst import lees_voor

    return {
        "klanten": rapport.klanten,
        "minstens": rapport.minstens,
        "vergelijkingen": rapport.vergelijkingen,
        "lezing": lees_voor(rapport),
        "tabellen": [_tabel(tabel) for tabel in rapport.tabellen],
    }


def _tabel(tabel: Groepstabel) -> dict[str, Any]:
    return {
        "eigenschap": tabel.eigenschap,
        "maat": tabel.maat.value,
        "vergelekenMet": tabel.vergeleken_met,
        "groepen": [_cel(cel) for cel in tabel.cellen],
    }


def _cel(cel: Cel) -> dict[str, Any]:
    if cel.is_verborgen:
        return {"groep": cel.groep, "verborgen": True}
    return {
        "groep": cel.groep,
        "verborgen": False,
        "klanten": cel.klanten,
        "waarde": cel.waarde,
        "interval": [cel.interval.laag, cel.interval.hoog] if cel.interval else None,
        "verhouding": cel.verhouding,
        "wijktAf": cel.wijkt_af,
    }


def _toon(rapport: Eerlijkheidsrapport) -> list[RenderableType]:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from matching.leren.eerlijkheidstekst import KOPPEN, NIETS, lees_voor, rijen, voetnoot

    beeld: list[RenderableType] = [Text(f"  {zin}") for zin in lees_voor(rapport)]
    for tabel in rapport.tabellen if any(t.zegt_iets for t in rapport.tabellen) else ():
        beeld += [Text(""), Text(f"{tabel.eigenschap.capitalize()}: {tabel.maat.label}")]
        if not tabel.zegt_iets:
            beeld.append(Text(f"  {NIETS}"))
            continue
        vorm = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        for kop in KOPPEN:
            vorm.add_column(kop)
        for rij in rijen(tabel):
            vorm.add_row(*rij)
        beeld.append(vorm)
    return [*beeld, Text(voetnoot(rapport)), Text("")]


def aandacht(
    ctx: typer.Context,
    coach: Coach = None,
    als_json: Json = False,
) -> int:
    """Toon klanten die over het hoofd gezien worden, of vaak voorgesteld zijn zonder gesprek."""
    from api.cli.omgeving import open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer
    from api.toegang.aandacht import aandacht_als_beheer
    from api.v1.aandacht import als_schema

    uitvoer = Uitvoer(als_json=als_json)
    with open_samenstelling(ctx.obj) as samenstelling:
        gevonden = aandacht_als_beheer(samenstelling, coach=coach)
    if als_json:
        regels = [als_schema(r).model_dump(mode="json", by_alias=True) for r in gevonden]
        uitvoer.document({"aandacht": regels})
        return Status.KLAAR
    for regel in gevonden:
        uitvoer.toon_tekst(
            f"{regel.klant} ({regel.coach}): {regel.reden}\n  {regel.soort.volgende_stap}"
        )
    if not gevonden:
        uitvoer.toon_tekst("Er is niemand die over het hoofd gezien wordt.")
    return Status.KLAAR


def register(ctx: typer.Context, naar: Naar = None, als_json: Json = False) -> int:
    """Maak de tekst voor het algoritmeregister, uit wat hier draait.

    Wat alleen uw organisatie kan zeggen, leest Opstap uit algoritmeregister.toml in de map met
    gegevens. Wat daar nog ontbreekt, staat er als ontbrekend in.
    """
    from api.cli.omgeving import open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer, schrijf_bestand
    from api.toegang.eerlijkheid import rapporteert_groepen
    from api.toegang.logboek import stand_van_register
    from matching.leren.algoritmeregister import lees_eigen, ontbreekt, schrijf_register

    uitvoer = Uitvoer(als_json=als_json)
    with open_samenstelling(ctx.obj) as samenstelling:
        eigen = lees_eigen(samenstelling.instellingen.algoritmeregister)
        stand = stand_van_register(
            samenstelling, rapporteert_groepen=rapporteert_groepen(samenstelling)
        )
    tekst, mist = schrijf_register(stand, eigen), ontbreekt(eigen)
    if naar is not None:
        schrijf_bestand(naar, tekst.encode(), optie="--naar")
    uitvoer.document({"ranker": stand.ranker, "ontbreekt": list(mist), "tekst": tekst})
    if naar is None:
        uitvoer.toon_tekst(tekst)
    if mist:
        uitvoer.meld(f"Nog in te vullen in algoritmeregister.toml: {', '.join(mist)}.")
    return Status.MET_AFKEURING if mist else Status.KLAAR


def logboek(
    ctx: typer.Context,
    dag: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DAG", help="Van deze dag; anders vandaag."),
    ] = None,
    naar: Naar = None,
    als_json: Json = False,
) -> int:
    """Toon wat er op een dag besloten is: hoeveel, waarmee en waarop iets afviel. Zonder namen.

    Nachten worden drie dagen bewaard: schrijf het logboek elke dag weg met --naar.
    """
    from api.cli.omgeving import open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer, schrijf_bestand
    from api.toegang.logboek import logboek_van
    from matching.leren.logboek import als_document, schrijf_logboek

    uitvoer = Uitvoer(als_json=als_json)
    with open_samenstelling(ctx.obj) as samenstelling:
        gevonden = logboek_van(samenstelling, dag.date() if dag else samenstelling.kalender())
    tekst = schrijf_logboek(gevonden)
    if naar is not None:
        schrijf_bestand(naar, tekst.encode(), optie="--naar")
    uitvoer.document(als_document(gevonden))
    if naar is None:
        uitvoer.toon_tekst(tekst)
    return Status.KLAAR
