"""``opstap serveer``: the site and the API on one port."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.opties import Json

if TYPE_CHECKING:
    from api.bootstrap import Samenstelling
    from api.cli.uitvoer import Uitvoer

HOST = "127.0.0.1"
PORT = 8000

Host = Annotated[str, typer.Option(metavar="ADRES", help="Op welk adres de site luistert.")]
Port = Annotated[int, typer.Option(min=1, max=65535, metavar="N", help="Op welke poort.")]
Processen = Annotated[
    int,
    typer.Option(
        min=1,
        max=64,
        metavar="N",
        help="Hoeveel processen tegelijk antwoorden: hoogstens een per kern.",
    ),
]


def serveer(
    ctx: typer.Context,
    host: Host = HOST,
    port: Port = PORT,
    processen: Processen = 1,
    als_json: Json = False,
) -> int:
    """Start de site en de API. Stop met Ctrl-C."""
    from api.cli.omgeving import open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer

    uitvoer = Uitvoer(als_json=als_json)
    with open_samenstelling(ctx.obj) as samenstelling:
        draai_site(
            samenstelling,
            uitvoer,
            host=host,
            port=port,
            processen=processen,
            bij_start=lambda adres: uitvoer.document({"adres": adres}),
        )
    return Status.KLAAR


def draai_site(
    samenstelling: Samenstelling,
    uitvoer: Uitvoer,
    *,
    host: str,
    port: int,
    processen: int = 1,
    bij_start: Callable[[str], None] | None = None,
) -> None:
    """Serve until somebody stops it; ``bij_start`` gets the address once the site answers.

    Raises:
        OpstapFout: when the port cannot be used, or the parts cannot be loaded.
    """
    from api.cli.server import draai, open_poort

    with open_poort(host, port) as poort:
        adres = f"http://{f'[{host}]' if ':' in host else host}:{poort.getsockname()[1]}"

        def gestart() -> None:
            if bij_start is not None:
                bij_start(adres)
            uitvoer.meld(f"Opstap staat klaar op {adres} (stop met Ctrl-C)")

        uitvoer.meld("Opstap start …")
        draai(samenstelling, poort, bij_start=gestart, processen=processen)
