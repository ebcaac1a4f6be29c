"""``opstap waarom``: the outcome on every point for any pair, also one that is in no list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from api.cli.opties import Json, Klantnummer, Werknummer

if TYPE_CHECKING:
    from rich.console import RenderableType

    from matching.antwoord import Waarom
    from matching.uitleg import Kanswoorden, Uitleg

_BALK = 20
"""Width in characters of a bar that stands for the whole score of 1."""


def waarom(
    ctx: typer.Context,
    klant: Klantnummer,
    werk: Werknummer,
    als_json: Json = False,
) -> int:
    """Laat zien waarom een klant en een vacature wel of niet bij elkaar passen."""
    from api.cli.omgeving import open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer
    from api.v1 import vertalen
    from modellen.waarden import KlantNummer, WerkNummer

    uitvoer = Uitvoer(als_json=als_json)
    with open_samenstelling(ctx.obj) as samenstelling:
        antwoord = samenstelling.matchdienst.waarom(
            KlantNummer(klant), WerkNummer(werk), vandaag=samenstelling.kalender()
        )
    if als_json:
        uitvoer.document(vertalen.waarom(antwoord))
    else:
        uitvoer.toon(*toon_waarom(antwoord))
    return Status.KLAAR


def toon_waarom(antwoord: Waarom) -> list[RenderableType]:
    """The answer from the whole to the parts: outcome, what is strong, points, score, questions."""
    from rich.padding import Padding
    from rich.text import Text

    from api.cli import kaarten
    from matching.uitleg import Publiek, leg_uit

    match = antwoord.match
    uitleg = leg_uit(match, publiek=Publiek.COACH)
    vragen = kaarten.vraag_regels(uitleg)
    beeld: list[RenderableType] = [
        kaarten.kop(f"{match.werk.titel} voor {match.profiel.nummer}?", antwoord.vandaag),
        Text(kaarten.match_regels(match)),
        Padding(kaarten.uitkomst_tekst(uitleg.uitkomst, uitleg.uitkomst_label), (1, 0, 0, 0)),
        Text(_plaats(antwoord)),
        Text(""),
        kaarten.regel_blok(("+", zin, "green") for zin in uitleg.pluspunten),
        _punten(uitleg),
    ]
    if uitleg.kans is not None:
        beeld.append(_kans(uitleg.kans))
    if uitleg.score_delen:
        beeld.append(_score(uitleg, match.score))
    if vragen:
        beeld.append(Text("Nog te vragen", style="bold"))
        beeld.append(kaarten.regel_blok(vragen))
    return [*beeld, Text("")]


def _plaats(antwoord: Waarom) -> str:
    if antwoord.plaats is None:
        return "Dit staat niet in de lijst van deze klant. Wat ongeschikt is, krijgt geen score."
    return f"Plaats {antwoord.plaats} van {antwoord.van} in de lijst van deze klant."


def _punten(uitleg: Uitleg) -> RenderableType:
    from rich import box
    from rich.table import Table

    from api.cli import kaarten
    from matching.uitleg.uitleg import UITKOMST_LABEL

    tabel = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False)
    tabel.add_column("Punt", max_width=20)
    tabel.add_column("Uitkomst", no_wrap=True)
    tabel.add_column("Waarom", ratio=1)
    for onderdeel in uitleg.onderdelen:
        tabel.add_row(
            onderdeel.titel,
            kaarten.uitkomst_tekst(onderdeel.uitkomst, UITKOMST_LABEL[onderdeel.uitkomst]),
            "\n".join(onderdeel.zinnen),
        )
    return tabel


def _kans(kans: Kanswoorden) -> RenderableType:
    from rich import box
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    from modellen.schrijfwijze import getal

    tabel = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_footer=True)
    tabel.add_column("Deel van de opbrengst", footer="Opbrengst: kans maal wens")
    tabel.add_column("Maakt die", justify="right", footer=getal(kans.opbrengst, 3))
    tabel.add_row("Een gewoon voorstel", getal(kans.gewoon, 3))
    for deel in kans.delen:
        tabel.add_row(deel.titel, deel.effect)
    return Group(Text(""), Text(f"{kans.kans} {kans.wens}"), tabel)


def _score(uitleg: Uitleg, score: float) -> RenderableType:
    from rich import box
    from rich.table import Table

    from modellen.schrijfwijze import getal

    tabel = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_footer=True)
    tabel.add_column("Deel van de score", footer="Score")
    for titel in ("Waarde", "Gewicht"):
        tabel.add_column(titel, justify="right")
    tabel.add_column("Punten", justify="right", footer=getal(score))
    tabel.add_column("")
    for deel in uitleg.score_delen:
        bekend = "" if deel.is_bekend else " (niet bekend)"
        tabel.add_row(
            deel.titel + bekend,
            getal(deel.waarde),
            getal(deel.gewicht),
            getal(deel.effect),
            "▪" * round(deel.effect * _BALK),
        )
    return tabel
