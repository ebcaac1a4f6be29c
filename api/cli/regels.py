"""``opstap regels``: the rules that Opstap follows, and how many of them are built.

The status is always 0: whether every built rule has a test is checked by the test suite, because
an installed Opstap has no tests to look at.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.opties import Json
from modellen.regels.register import REGISTER, Regel, RegelBron, RegelStatus

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from modellen.regels.dekking import Dekking


def regels(
    dekking: Annotated[
        bool, typer.Option("--dekking", help="Tel ook hoeveel regels er al gebouwd zijn.")
    ] = False,
    traject: Annotated[
        RegelBron | None,
        typer.Option(
            metavar="BRON",
            case_sensitive=False,
            help="Alleen deze regels: OPS, WNH, SP2, KWB of SUC.",
        ),
    ] = None,
    als_json: Json = False,
) -> int:
    """Toon de regels die Opstap volgt, en hoeveel ervan gebouwd zijn."""
    from api.cli.uitvoer import Status, Uitvoer
    from modellen.regels.dekking import tel_dekking

    lijst = [regel for regel in REGISTER.values() if traject in (None, regel.bron)]
    telling = tel_dekking(lijst) if dekking else None
    uitvoer = Uitvoer(als_json=als_json)
    if als_json:
        uitvoer.document(maak_document(lijst, telling))
    else:
        uitvoer.toon(_regeltabel(lijst))
        if telling:
            uitvoer.toon(*_dekkingtabellen(telling))
    return Status.KLAAR


def maak_document(lijst: list[Regel], telling: Dekking | None) -> dict[str, Any]:
    """The answer for a machine; ``dekking`` is there only when asked for."""
    document: dict[str, Any] = {
        "aantal": len(lijst),
        "regels": [
            {
                "id": regel.id,
                "soort": regel.soort.value,
                "status": regel.status.value,
                "regel": regel.regel,
                "normen": list(regel.normen),
                "reden": regel.reden,
            }
            for regel in lijst
        ],
    }
    if telling:
        document["dekking"] = {
            "totaal": _aantallen(telling.totaal),
            "perTraject": {bron.value: _aantallen(n) for bron, n in telling.per_bron.items()},
            "perSoort": {soort.value: _aantallen(n) for soort, n in telling.per_soort.items()},
        }
    return document


def _aantallen(telling: Mapping[RegelStatus, int]) -> dict[str, int]:
    return {status.value: aantal for status, aantal in telling.items()}


def _regeltabel(lijst: list[Regel]) -> RenderableType:
    from rich import box
    from rich.table import Table

    tabel = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False)
    tabel.add_column("Nummer", no_wrap=True)
    tabel.add_column("Soort", no_wrap=True)
    tabel.add_column("Status", max_width=10)
    tabel.add_column("Regel", ratio=1)
    for regel in lijst:
        tekst = f"{regel.regel}\nReden: {regel.reden}" if regel.reden else regel.regel
        tabel.add_row(regel.id, regel.soort.value, regel.status.label, tekst)
    return tabel


def _dekkingtabellen(telling: Dekking) -> tuple[RenderableType, ...]:
    per_bron = _teltabel("Traject", totaal=telling.totaal)
    for bron, aantallen in telling.per_bron.items():
        _voeg_toe(per_bron, f"{bron.value}  {bron.label}", aantallen)
    per_soort = _teltabel("Soort", totaal=telling.totaal)
    for soort, aantallen in telling.per_soort.items():
        _voeg_toe(per_soort, soort.value, aantallen)
    return per_bron, per_soort


def _teltabel(titel: str, *, totaal: Mapping[RegelStatus, int]) -> Table:
    from rich import box
    from rich.table import Table

    tabel = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_footer=True)
    tabel.add_column(titel, footer="Alles", no_wrap=True)
    for status, aantal in totaal.items():
        tabel.add_column(status.label.capitalize(), footer=str(aantal), justify="right")
    tabel.add_column("Samen", footer=str(sum(totaal.values())), justify="right")
    return tabel


def _voeg_toe(tabel: Table, naam: str, aantallen: Mapping[RegelStatus, int]) -> None:
    tabel.add_row(naam, *(str(n) for n in aantallen.values()), str(sum(aantallen.values())))
