"""The command line ``opstap``: one module per command, heavy imports inside the commands.

Exit status: 0 done, 1 done with rejected rows or missed checks, 2 wrong usage or input. A fault
in Opstap itself ends with 70 and shows no traceback, unless ``OPSTAP_DEBUG`` is set.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from api.cli.account import account_app
from api.cli.agenda import agenda
from api.cli.audit import audit_app
from api.cli.bench import bench_app
from api.cli.beroep import beroep, importeer_beroepen, koppel
from api.cli.cijfers import cijfers
from api.cli.demo import demo
from api.cli.importeer import importeer_app
from api.cli.index import index_app
from api.cli.kandidaten import kandidaten
from api.cli.leren import leren_app
from api.cli.nacht import nacht
from api.cli.nederlands import Opdracht, Opdrachten, vertaal_gebruiksfout
from api.cli.omgeving import Vlaggen
from api.cli.rapport import rapport
from api.cli.regels import regels
from api.cli.serveer import serveer
from api.cli.shortlist import shortlist
from api.cli.taal import bench as taal_bench
from api.cli.taal import taal_app
from api.cli.traject import traject_app
from api.cli.uitvoer import Status, toon_fout
from api.cli.verantwoording import aandacht, eerlijkheid, logboek, register, vergeet
from api.cli.voorstel import voorstel_app
from api.cli.waarom import waarom
from matching.draden import STIL_WACHTEN
from modellen.fouten import OpstapFout

PROGRAMMAFOUT = 70
"""Status of a fault in the program itself, as in sysexits: none of the three of the contract."""

app = typer.Typer(
    name="opstap",
    cls=Opdrachten,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("demo", cls=Opdracht)(demo)
app.command("serveer", cls=Opdracht)(serveer)
app.add_typer(importeer_app, name="importeer")
app.command("shortlist", cls=Opdracht)(shortlist)
app.command("kandidaten", cls=Opdracht)(kandidaten)
app.command("waarom", cls=Opdracht)(waarom)
app.command("nacht", cls=Opdracht)(nacht)
leren_app.command("eerlijkheid", cls=Opdracht)(eerlijkheid)
leren_app.command("register", cls=Opdracht)(register)
leren_app.command("logboek", cls=Opdracht)(logboek)
leren_app.command("aandacht", cls=Opdracht)(aandacht)
leren_app.command("vergeet", cls=Opdracht)(vergeet)
app.add_typer(leren_app, name="leren")
app.add_typer(index_app, name="index")
app.command("beroep", cls=Opdracht)(beroep)
app.command("koppel", cls=Opdracht)(koppel)
importeer_app.command("beroepen", cls=Opdracht)(importeer_beroepen)
app.add_typer(taal_app, name="taal")
app.command("regels", cls=Opdracht)(regels)
app.command("agenda", cls=Opdracht)(agenda)
app.add_typer(traject_app, name="traject")
app.add_typer(voorstel_app, name="voorstel")
app.add_typer(audit_app, name="audit")
app.add_typer(account_app, name="account")
app.command("cijfers", cls=Opdracht)(cijfers)
app.command("rapport", cls=Opdracht)(rapport)
bench_app.command("taal", cls=Opdracht)(taal_bench)
app.add_typer(bench_app, name="bench")


@app.callback()
def opstap(
    ctx: typer.Context,
    data: Annotated[
        Path | None,
        typer.Option(metavar="MAP", help="Map met de gegevens; anders OPSTAP_DATA, anders ./var."),
    ] = None,
    database_url: Annotated[
        str | None,
        typer.Option(
            metavar="ADRES",
            help="Adres van de database; anders OPSTAP_DATABASE_URL, anders een bestand in --data.",
        ),
    ] = None,
    taalmodel: Annotated[
        Path | None,
        typer.Option(
            metavar="MAP",
            help="Map met een taalmodel; anders OPSTAP_TAALMODEL, anders dat van Opstap zelf.",
        ),
    ] = None,
) -> None:
    """Opstap zoekt werk dat past bij een klant, en zegt waarom het past of niet.

    Begin met: opstap demo
    """
    ctx.obj = Vlaggen(data=data, database_url=database_url, taalmodel=taalmodel)


def main(argumenten: Sequence[str] | None = None) -> int:
    """Run one command line and give its exit status."""
    args = list(sys.argv[1:] if argumenten is None else argumenten) or ["--help"]
    als_json = "--json" in args
    for naam, waarde in STIL_WACHTEN.items():  # what the environment says already stays
        os.environ.setdefault(naam, waarde)
    opdracht = typer.main.get_command(app)
    try:
        status = opdracht.main(args=args, prog_name="opstap", standalone_mode=False)
    except OpstapFout as fout:
        toon_fout(fout, als_json=als_json)
        return Status.FOUT
    except typer.TyperException as fout:
        toon_fout(vertaal_gebruiksfout(fout), als_json=als_json)
        return Status.FOUT
    except Exception as fout:
        if os.environ.get("OPSTAP_DEBUG"):
            raise
        toon_fout(_programmafout(fout), als_json=als_json)
        return PROGRAMMAFOUT
    return int(status or Status.KLAAR)


def _programmafout(fout: Exception) -> OpstapFout:
    # Only the kind of fault: its text may hold personal data.
    return OpstapFout(
        code="programmafout",
        melding=f"Er ging iets mis in Opstap zelf ({type(fout).__name__}).",
        volgende_stap="Probeer het opnieuw met OPSTAP_DEBUG=1 en meld het met wat u dan ziet.",
    )
