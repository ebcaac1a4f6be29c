"""``opstap importeer``: vacancies, employers and klanten from files that others made."""

from __future__ import annotations

import json
import shlex
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Protocol

import typer

from api.cli.nederlands import Opdracht, Opdrachten
from api.cli.opties import Json

if TYPE_CHECKING:
    from datetime import date

    from api.bootstrap import Samenstelling
    from matching.beroep.dienst import Koppeltelling
    from modellen.opslag.engine import Opslag
    from vacatures.importeren.rapport import Importrapport
    from vacatures.importeren.verwerken import Voortgang

importeer_app = typer.Typer(
    cls=Opdrachten,
    help="Lees vacatures, werkgevers of klanten in uit een bestand.",
    rich_markup_mode=None,
)

Bestand = Annotated[
    Path,
    typer.Argument(
        metavar="BESTAND", help="CSV, Excel (xlsx), JSON of JSONL; herkend aan de inhoud."
    ),
]
Koppeling = Annotated[
    Path | None,
    typer.Option(
        "--mapping",
        metavar="BESTAND",
        help="TOML-bestand dat zegt welke kolom welk gegeven is.",
    ),
]
Proef = Annotated[bool, typer.Option("--proef", help="Alleen kijken: er wordt niets bewaard.")]


_MET_VERSLAG = ("vacatures", "werkgevers", "klanten")
"""Of these a page shows what the import did; who is in which group leaves no trace."""


class _Importeer(Protocol):
    def __call__(
        self,
        opslag: Opslag,
        pad: Path,
        *,
        mapping: Path | None,
        proef: bool,
        door: str,
        vandaag: date,
        voortgang: Voortgang | None,
        afgekeurd_map: Path,
    ) -> Importrapport: ...


@importeer_app.command("vacatures", cls=Opdracht)
def vacatures(
    ctx: typer.Context,
    bestand: Bestand,
    mapping: Koppeling = None,
    proef: Proef = False,
    als_json: Json = False,
) -> int:
    """Lees vacatures in.

    Goede rijen worden bewaard. Foute rijen komen in een bestand dat u verbetert en weer inleest.
    Hetzelfde bestand twee keer inlezen verandert niets.
    """
    from vacatures.importeren.vacaturedienst import importeer_vacatures

    return _draai(
        ctx,
        importeer_vacatures,
        bestand,
        mapping=mapping,
        proef=proef,
        als_json=als_json,
        met_beroep=not proef,
    )


@importeer_app.command("werkgevers", cls=Opdracht)
def werkgevers(
    ctx: typer.Context,
    bestand: Bestand,
    mapping: Koppeling = None,
    proef: Proef = False,
    als_json: Json = False,
) -> int:
    """Lees werkgevers in, op dezelfde manier als vacatures."""
    from vacatures.importeren.werkgeverdienst import importeer_werkgevers

    return _draai(
        ctx, importeer_werkgevers, bestand, mapping=mapping, proef=proef, als_json=als_json
    )


@importeer_app.command("klanten", cls=Opdracht)
def klanten(
    ctx: typer.Context,
    bestand: Bestand,
    mapping: Koppeling = None,
    proef: Proef = False,
    als_json: Json = False,
) -> int:
    """Lees klanten in, op dezelfde manier als vacatures.

    Kolommen over gezondheid, uitkering, gezin of leeftijd worden niet gelezen.
    """
    from vacatures.importeren.klanten import importeer_klanten

    return _draai(ctx, importeer_klanten, bestand, mapping=mapping, proef=proef, als_json=als_json)


@importeer_app.command("groepsgegevens", cls=Opdracht)
def groepsgegevens(
    ctx: typer.Context,
    bestand: Bestand,
    mapping: Koppeling = None,
    proef: Proef = False,
    als_json: Json = False,
) -> int:
    """Lees in tot welke groepen klanten horen, voor het eerlijkheidsrapport.

    Alleen klantnummer, leeftijdsband, geslacht en herkomst worden gelezen. Wat op geen keuzelijst
    staat, zoals een geboortedatum, wordt geweigerd en nergens bewaard.
    """
    from vacatures.importeren.groepsgegevens import importeer_groepsgegevens

    return _draai(
        ctx, importeer_groepsgegevens, bestand, mapping=mapping, proef=proef, als_json=als_json
    )


def _draai(
    ctx: typer.Context,
    importeer: _Importeer,
    bestand: Path,
    *,
    mapping: Path | None,
    proef: bool,
    als_json: bool,
    met_beroep: bool = False,
) -> int:
    from api.cli.omgeving import DOOR, open_samenstelling, voorbeeld
    from api.cli.uitvoer import Status, Uitvoer
    from api.toegang.imports import bewaar_import

    uitvoer = Uitvoer(als_json=als_json)
    _eis_bestand(bestand)
    if mapping is not None:
        _eis_bestand(mapping)
    with (
        open_samenstelling(ctx.obj) as samenstelling,
        uitvoer.voortgang(f"{bestand.name} inlezen") as voortgang,
    ):
        sinds = _stand(samenstelling.opslag) if met_beroep else None
        rapport = importeer(
            samenstelling.opslag,
            bestand,
            mapping=mapping,
            proef=proef,
            door=DOOR,
            vandaag=samenstelling.kalender(),
            voortgang=voortgang,
            afgekeurd_map=samenstelling.instellingen.afgekeurd_map,
        )
        gekoppeld = None if sinds is None else _koppel(samenstelling, sinds)
        if not proef and rapport.soort in _MET_VERSLAG:
            bewaar_import(samenstelling, rapport, door=DOOR)
    document = json.loads(rapport.als_json())
    uitvoer.document(document if gekoppeld is None else document | {"beroepen": asdict(gekoppeld)})
    uitvoer.toon_tekst(rapport.als_tekst())
    if gekoppeld is not None and (gekoppeld.gekoppeld or gekoppeld.onbekend):
        uitvoer.toon_tekst(
            f"Beroep herkend bij {gekoppeld.gekoppeld} nieuwe of gewijzigde vacatures; "
            f"bij {gekoppeld.onbekend} niet."
        )
    if rapport.afgekeurd_bestand is not None:
        opdracht = f"importeer {rapport.soort} {shlex.quote(str(rapport.afgekeurd_bestand))}"
        uitvoer.meld(f"Na het verbeteren: {voorbeeld(ctx.obj, opdracht)}")
    return Status.MET_AFKEURING if rapport.afgekeurd else Status.KLAAR


def _stand(opslag: Opslag) -> int:
    from modellen.opslag.volgnummer import Stroom, hoogste_nummer

    with opslag.lezen() as session:
        return hoogste_nummer(session, Stroom.WERK)


def _koppel(samenstelling: Samenstelling, sinds: int) -> Koppeltelling:
    """Occupations of what this import brought."""
    from api.cli.omgeving import DOOR

    return samenstelling.beroepsdienst.koppel_vacatures(
        samenstelling.opslag, door=DOOR, sinds=sinds
    )


def _eis_bestand(pad: Path) -> None:
    from modellen.fouten import OpstapFout

    if not pad.is_file():
        raise OpstapFout(
            code="bestand_niet_gevonden",
            melding=f"Er is geen bestand {pad}.",
            volgende_stap="Controleer de naam en de map.",
        )
