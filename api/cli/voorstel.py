"""``opstap voorstel``: what came of what was proposed. Numbers only, no names.

Whoever has this machine sees everything; reasons of klant and coach are printed on request alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.nederlands import Opdracht, Opdrachten
from api.cli.opties import Coach, Json, Klantnummer, Werknummer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from api.v1.voorstelschemas import NieuweGebeurtenisSchema
    from modellen.voorstel.model import Verloop
    from modellen.voorstel.voortgang import TeVragen

voorstel_app = typer.Typer(
    cls=Opdrachten,
    help="Leg vast wat er van een voorstel kwam, of lees het.",
    rich_markup_mode=None,
)


@voorstel_app.command("toon", cls=Opdracht)
def toon(
    ctx: typer.Context,
    klant: Klantnummer,
    redenen: Annotated[
        bool, typer.Option("--redenen", help="Ook waarom de klant of de coach nee zei.")
    ] = False,
    als_json: Json = False,
) -> int:
    """Toon wat er met een klant is voorgesteld en wat ervan kwam."""
    from api.cli.omgeving import open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer
    from api.toegang.voorstellen import list_voorstellen_als_beheer
    from api.v1 import voorstelvertaling as vertalen
    from modellen.waarden import KlantNummer

    uitvoer = Uitvoer(als_json=als_json)
    with open_samenstelling(ctx.obj) as samenstelling:
        gevonden = list_voorstellen_als_beheer(
            samenstelling, KlantNummer(klant), met_redenen=redenen
        )
    if als_json:
        schemas = [vertalen.voorstel(v).model_dump(mode="json", by_alias=True) for v in gevonden]
        uitvoer.document({"klant": klant, "voorstellen": schemas})
    else:
        uitvoer.toon(*_toon(klant, gevonden))
    return Status.KLAAR


@voorstel_app.command("vast", cls=Opdracht)
def vast(
    ctx: typer.Context,
    klant: Klantnummer,
    werk: Werknummer,
    soort: Annotated[
        str,
        typer.Argument(metavar="SOORT", help="Wat er gebeurde; iets onbekends noemt de keuzes."),
    ],
    velden: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="VELD=WAARDE...",
            help="Zoals dag=2026-11-02, weigeraar=klant, reden=te_ver, middel=fiets, maanden=3.",
        ),
    ] = None,
    als_json: Json = False,
) -> int:
    """Leg vast wat er gebeurde; de eerste keer begint een voorstel."""
    from api.cli.omgeving import DOOR, open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer
    from api.toegang.voorstellen import leg_vast_als_beheer
    from api.v1 import voorstelvertaling as vertalen
    from modellen.waarden import KlantNummer, WerkNummer

    uitvoer = Uitvoer(als_json=als_json)
    nieuw = vertalen.nieuw(_lees_gebeurtenis(soort, velden or []))
    with open_samenstelling(ctx.obj) as samenstelling:
        verloop = leg_vast_als_beheer(
            samenstelling, KlantNummer(klant), WerkNummer(werk), nieuw, door=DOOR
        )
    if als_json:
        uitvoer.document(vertalen.voorstel(verloop))
    else:
        uitvoer.toon_tekst(f"Vastgelegd bij voorstel {verloop.voorstel.nummer}.")
    return Status.KLAAR


@voorstel_app.command("vragen", cls=Opdracht)
def vragen(
    ctx: typer.Context,
    coach: Coach = None,
    als_json: Json = False,
) -> int:
    """Toon bij wie u hoort te vragen of de klant nog werkt: na 1, 3 en 6 maanden."""
    from api.cli.omgeving import open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer
    from api.toegang.voorstellen import te_vragen_als_beheer
    from api.v1 import voorstelvertaling as vertalen

    uitvoer = Uitvoer(als_json=als_json)
    with open_samenstelling(ctx.obj) as samenstelling:
        gevonden = te_vragen_als_beheer(samenstelling, coach=coach)
    if als_json:
        schemas = [vertalen.te_vragen(v).model_dump(mode="json", by_alias=True) for v in gevonden]
        uitvoer.document({"teVragen": schemas})
    else:
        uitvoer.toon_tekst("\n".join(_zin(vraag) for vraag in gevonden) or "Er is niets te vragen.")
    return Status.KLAAR


def _lees_gebeurtenis(soort: str, paren: Sequence[str]) -> NieuweGebeurtenisSchema:
    """The event that is typed; raises ``OngeldigeWaarde`` naming the first that does not fit."""
    from pydantic import ValidationError

    from api.v1.voorstelschemas import NieuweGebeurtenisSchema
    from modellen.fouten import OngeldigeWaarde

    gegeven = {"soort": soort}
    for paar in paren:
        veld, is_, waarde = paar.partition("=")
        if not is_ or veld not in NieuweGebeurtenisSchema.model_fields:
            bekend = ", ".join(v for v in NieuweGebeurtenisSchema.model_fields if v != "soort")
            raise OngeldigeWaarde(
                veld="veld",
                melding=f"'{paar[:40]}' is geen gegeven van een gebeurtenis.",
                volgende_stap=f"Schrijf VELD=WAARDE; de velden zijn: {bekend}.",
            )
        gegeven[veld] = {"ja": "true", "nee": "false"}.get(waarde, waarde)
    try:
        return NieuweGebeurtenisSchema.model_validate(gegeven)
    except ValidationError as fout:
        eerste = fout.errors()[0]
        veld = str(eerste["loc"][0])
        keuzes = eerste.get("ctx", {}).get("expected")
        raise OngeldigeWaarde(
            veld=veld,
            melding=f"De waarde van {veld} is niet te gebruiken.",
            volgende_stap=f"Kies uit: {keuzes}." if keuzes else "Schrijf een getal of jjjj-mm-dd.",
        ) from None


def _toon(klant: str, gevonden: Sequence[Verloop]) -> list[RenderableType]:
    from rich.padding import Padding
    from rich.text import Text

    from modellen.schrijfwijze import datum_kort

    if not gevonden:
        return [Text(f"Met {klant} is nog niets voorgesteld.")]
    beeld: list[RenderableType] = []
    for verloop in gevonden:
        voorstel = verloop.voorstel
        plaats = "" if voorstel.plaats is None else f", plaats {voorstel.plaats + 1} op de lijst"
        beeld.append(Text(f"Voorstel {voorstel.nummer}: {voorstel.werk}{plaats}", style="bold"))
        for g in verloop.geldend:
            extra = [g.weigeraar.value] if g.weigeraar else []
            extra += [g.reden.label] if g.reden else []
            extra += [f"na {g.maanden} maanden"] if g.maanden else []
            extra += [f"{g.uren:g} uur".replace(".", ",")] if g.uren else []
            rest = f" ({'; '.join(extra)})" if extra else ""
            regel = Text(f"{datum_kort(g.dag)}  {g.soort.label}{rest}")
            beeld.append(Padding(regel, (0, 0, 0, 2)))
    return beeld


def _zin(vraag: TeVragen) -> str:
    from modellen.schrijfwijze import datum

    voorstel = vraag.verloop.voorstel
    maanden = "1 maand" if vraag.maanden == 1 else f"{vraag.maanden} maanden"
    return (
        f"{voorstel.klant} bij {voorstel.werk}: werkt de klant er na {maanden} nog? "
        f"Te vragen sinds {datum(vraag.vanaf)}."
    )
