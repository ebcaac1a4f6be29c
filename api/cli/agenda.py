"""``opstap agenda``: what has to happen when, over the whole caseload. Numbers only, no names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.opties import Aantal, Coach, Json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rich.console import RenderableType

    from api.bootstrap import Samenstelling
    from modellen.traject.klokken import Deadline

STANDAARD_AANTAL = 50


def agenda(
    ctx: typer.Context,
    coach: Coach = None,
    aantal: Aantal = STANDAARD_AANTAL,
    ical: Annotated[
        Path | None,
        typer.Option(metavar="BESTAND", help="Schrijf alles ook als iCalendar in dit bestand."),
    ] = None,
    als_json: Json = False,
) -> int:
    """Toon wat er in de lopende trajecten moet gebeuren: eerst wat te laat is, met de reden."""
    from api.cli.omgeving import open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer
    from api.toegang.trajecten import agenda_als_beheer
    from api.v1 import trajectvertaling as vertalen

    uitvoer = Uitvoer(als_json=als_json)
    with open_samenstelling(ctx.obj) as samenstelling:
        vandaag = samenstelling.kalender()
        gevonden = agenda_als_beheer(samenstelling, coach=coach)
        if ical is not None:
            _schrijf_ical(ical, gevonden, samenstelling)
            uitvoer.meld(f"{len(gevonden)} deadlines staan in {ical}.")
    if als_json:
        uitvoer.document(
            {
                "datum": vandaag.isoformat(),
                "totaal": len(gevonden),
                "teLaat": sum(_is_te_laat(d) for d in gevonden),
                "deadlines": [
                    vertalen.deadline(d).model_dump(mode="json", by_alias=True)
                    for d in gevonden[:aantal]
                ],
            }
        )
    else:
        uitvoer.toon(*_toon(gevonden, aantal, vandaag))
    return Status.KLAAR


def _schrijf_ical(
    bestand: Path, gevonden: Sequence[Deadline], samenstelling: Samenstelling
) -> None:
    from api.cli.uitvoer import schrijf_bestand
    from modellen.traject.icalendar import to_icalendar

    tekst = to_icalendar(gevonden, naam="Opstap", nu=samenstelling.klok())
    # As bytes: the format has line ends of its own.
    schrijf_bestand(bestand, tekst.encode(), optie="--ical")


def _is_te_laat(deadline: Deadline) -> bool:
    from modellen.traject.klokken import DeadlineStatus

    return deadline.status is DeadlineStatus.TE_LAAT


def _toon(gevonden: Sequence[Deadline], aantal: int, vandaag: date) -> list[RenderableType]:
    from rich.padding import Padding
    from rich.text import Text

    from api.cli import kaarten
    from modellen.schrijfwijze import duizend

    te_laat = sum(_is_te_laat(d) for d in gevonden)
    telling = [f"{duizend(len(gevonden))} open deadlines, waarvan {duizend(te_laat)} te laat."]
    if not gevonden:
        telling = ["Er zijn nu geen open deadlines."]
    elif len(gevonden) > aantal:
        telling.append(f"Hieronder de eerste {aantal}; meer met --aantal.")
    kop = [kaarten.kop("Agenda", vandaag), kaarten.telling_blok(telling)]
    regels = [Padding(toon_deadline(deadline), (1, 0, 0, 0)) for deadline in gevonden[:aantal]]
    return [*kop, *regels, Text("")]


def toon_deadline(deadline: Deadline) -> RenderableType:
    """One open deadline: how urgent, what, who and why."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    from modellen.schrijfwijze import datum_kort

    merk, woord, stijl = _STATUS[deadline.status.value]
    kop = Text.assemble(
        (f"{merk} {woord}", stijl),
        f"  {datum_kort(deadline.uiterste_dag)}  {deadline.traject}  ",
        (deadline.wat, "bold"),
    )
    wie = Text(f"Wie: {deadline.wie_label}.", style="dim")
    return Group(kop, Padding(wie, (0, 0, 0, 2)), Padding(Text(deadline.reden), (0, 0, 0, 2)))


_STATUS = {
    "te_laat": ("✗", "te laat", "bold red"),
    "nu": ("!", "nu", "bold yellow"),
    "komend": ("·", "komend", "dim"),
}
"""Mark, word and style of what is open; colour only repeats what mark and word say."""
