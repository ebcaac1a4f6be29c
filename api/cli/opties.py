"""Options that several commands share, with one meaning."""

from __future__ import annotations

from typing import Annotated

import typer

MEESTE_REGELS = 1000

Json = Annotated[
    bool, typer.Option("--json", help="Geef één JSON-document op stdout, voor een ander programma.")
]
Aantal = Annotated[
    int, typer.Option(min=1, max=MEESTE_REGELS, metavar="N", help="Hoeveel regels hoogstens.")
]
Klantnummer = Annotated[
    str, typer.Argument(metavar="KLANT", help="Nummer van de klant, zoals K-1042.")
]
Werknummer = Annotated[
    str,
    typer.Argument(metavar="VACATURE", help="Nummer van een vacature, netwerkplek of werkgever."),
]
Coach = Annotated[
    str | None,
    typer.Option(metavar="NAAM", help="Account van een coach; anders van iedereen."),
]

GEMAAKT = "<!-- Written by `python -m api.documentatie`; do not edit. -->\n\n"
"""First line of a page in docs/ that a command writes."""
