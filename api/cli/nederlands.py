"""Typer in Dutch: help pages, and what is said when a command is used in a wrong way.

Typer writes English. Commands of this project are of the two classes below, which write the same
help in Dutch, in plain text: it looks the same in a terminal, in a file and in the documentation,
and asks for no rich, so that ``opstap --help`` is quick.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import typer
from typer._click import Command, Context, HelpFormatter, Parameter

# The one import of something private: typer does not export which usage fault occurred.
from typer._click import exceptions as click_fouten
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from modellen.fouten import OpstapFout

BREEDTE = 80
"""Help is never wider, also on a wide screen: long lines read badly."""

VERKEERD_GEBRUIK = "verkeerd_gebruik"

_HULP = "Toon deze uitleg."


class Opdracht(TyperCommand):
    """A command whose help is Dutch."""

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The line that shows how to type it."""
        _schrijf_gebruik(self, ctx, formatter)

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Arguments and options, with a line on the options of ``opstap`` itself."""
        _schrijf_parameters(self, ctx, formatter)
        if ctx.parent is not None:
            formatter.write_paragraph()
            formatter.write_text(
                "Algemene opties zoals --data mogen ook hier staan; zie opstap --help."
            )

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The whole page."""
        _schrijf_hulp(self, ctx, formatter)


class Opdrachten(TyperGroup):
    """A group whose help is Dutch, and whose own options may stand anywhere on the line."""

    command_class = Opdracht

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Take the options of this group from wherever they stand; ``--`` ends options."""
        if ctx.parent is None:
            args = _haal_naar_voren(args, self._met_waarde())
        return super().parse_args(ctx, args)

    def _met_waarde(self) -> frozenset[str]:
        return frozenset(
            naam
            for param in self.params
            if isinstance(param, TyperOption) and not param.is_flag
            for naam in param.opts
        )

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The line that shows how to type it."""
        _schrijf_gebruik(self, ctx, formatter)

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Commands first: that is what somebody looks for."""
        rijen = [
            (naam, (opdracht.help or "").strip().split("\n\n")[0].replace("\n", " "))
            for naam in self.list_commands(ctx)
            if (opdracht := self.get_command(ctx, naam)) is not None and not opdracht.hidden
        ]
        with formatter.section("Opdrachten"):
            formatter.write_dl(rijen)
        _schrijf_parameters(self, ctx, formatter)

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The whole page."""
        _schrijf_hulp(self, ctx, formatter)


def _haal_naar_voren(args: Sequence[str], namen: frozenset[str]) -> list[str]:
    """Move options with a value, by name, to the front; the order is kept otherwise."""
    voor: list[str] = []
    rest: list[str] = []
    wachtrij = list(args)
    while wachtrij:
        stuk = wachtrij.pop(0)
        if stuk == "--":
            rest += [stuk, *wachtrij]
            break
        if stuk.partition("=")[0] not in namen:
            rest.append(stuk)
            continue
        voor.append(stuk)
        if "=" not in stuk and wachtrij:
            voor.append(wachtrij.pop(0))
    return voor + rest


def _schrijf_gebruik(opdracht: Command, ctx: Context, formatter: HelpFormatter) -> None:
    stukken = [
        _naam(p) if p.required else f"[{_naam(p)}]"
        for p in opdracht.get_params(ctx)
        if isinstance(p, TyperArgument)
    ]
    if isinstance(opdracht, TyperGroup):
        stukken.append("OPDRACHT")
    formatter.write_usage(ctx.command_path, " ".join([*stukken, "[OPTIES]"]), prefix="Gebruik: ")


def _schrijf_hulp(opdracht: Command, ctx: Context, formatter: HelpFormatter) -> None:
    formatter.width = min(formatter.width, BREEDTE)
    opdracht.format_usage(ctx, formatter)
    formatter.write_paragraph()
    formatter.write_text(opdracht.help or "")
    opdracht.format_options(ctx, formatter)


def _schrijf_parameters(opdracht: Command, ctx: Context, formatter: HelpFormatter) -> None:
    params = opdracht.get_params(ctx)
    argumenten = [_rij(p) for p in params if isinstance(p, TyperArgument)]
    opties = [_rij(p) for p in params if isinstance(p, TyperOption) and not p.hidden]
    if argumenten:
        with formatter.section("Gegevens"):
            formatter.write_dl(argumenten)
    with formatter.section("Opties"):
        formatter.write_dl(opties)


def _naam(param: TyperArgument) -> str:
    return param.metavar or param.name.upper()


def _rij(param: TyperArgument | TyperOption) -> tuple[str, str]:
    if isinstance(param, TyperArgument):
        return _naam(param), param.help or ""
    if "--help" in param.opts:
        return "--help", _HULP
    namen = ", ".join(param.opts)
    if not param.is_flag:
        namen = f"{namen} {param.metavar or 'WAARDE'}"
    standaard = param.default
    if param.is_flag or standaard in (None, [], ()) or param.show_default is False:
        return namen, param.help or ""
    getoond = ", ".join(standaard) if isinstance(standaard, list | tuple) else str(standaard)
    return namen, f"{param.help or ''} [standaard: {getoond}]"


# --- faults --------------------------------------------------------------------------------------


def vertaal_gebruiksfout(fout: typer.TyperException) -> OpstapFout:
    """Say in Dutch what is wrong with the command line, and where its help is."""
    ctx = getattr(fout, "ctx", None)
    pad = ctx.command_path if ctx is not None else "opstap"
    return OpstapFout(
        code=VERKEERD_GEBRUIK,
        melding=_melding(fout),
        volgende_stap=f"Typ '{pad} --help' voor uitleg.",
    )


def _melding(fout: typer.TyperException) -> str:
    match fout:
        case click_fouten.NoSuchOption():
            bedoeld = f" Bedoelt u {' of '.join(fout.possibilities)}?" if fout.possibilities else ""
            return f"De optie {fout.option_name} bestaat niet.{bedoeld}"
        case click_fouten.MissingParameter():
            return f"U hebt {_genoemd(fout.param)} niet opgegeven."
        case click_fouten.BadParameter():
            return f"Dit kan niet bij {_genoemd(fout.param)}: {_eigen_of_vaste_zin(fout)}"
        case click_fouten.BadOptionUsage():
            return f"De optie {fout.option_name} moet een waarde hebben."
        case click_fouten.UsageError():
            return _melding_over_woorden(fout)
    return f"De opdracht kan niet worden uitgevoerd ({type(fout).__name__})."


def _melding_over_woorden(fout: click_fouten.UsageError) -> str:
    """A word too many, or a command that is not there; the group knows its commands."""
    opdracht = fout.ctx.command if fout.ctx is not None else None
    if fout.ctx is None or not isinstance(opdracht, TyperGroup):
        return "Er staat een woord te veel in de opdracht."
    keus = f"Kies uit: {', '.join(opdracht.list_commands(fout.ctx))}."
    # The word itself is only in typer's own sentence: "No such command 'shortlst'. ...".
    genoemd = fout.message.split("'")[1:2] if fout.message.startswith("No such command") else []
    if not genoemd:
        return f"Noem een opdracht. {keus}"
    lijkt_op = get_close_matches(genoemd[0], opdracht.commands)
    bedoeld = f"Bedoelt u {' of '.join(lijkt_op)}?" if lijkt_op else keus
    return f"De opdracht {genoemd[0]} bestaat niet. {bedoeld}"


def _genoemd(param: Any) -> str:
    if isinstance(param, TyperArgument):
        return _naam(param)
    return str(param.opts[0]) if isinstance(param, Parameter) else "de opdracht"


def _eigen_of_vaste_zin(fout: click_fouten.BadParameter) -> str:
    soort = getattr(fout.param, "type_descriptor", None)
    keuzes = getattr(soort, "choices", None) if soort is not None else None
    if keuzes:
        return f"kies uit {', '.join(str(k) for k in keuzes)}."
    grens = [getattr(fout.param, naam, None) for naam in ("min", "max")]
    if any(g is not None for g in grens):
        laag, hoog = grens
        tot = f" tot en met {hoog}" if hoog is not None else " of meer"
        return f"geef een heel getal, {laag}{tot}."
    return "deze waarde is niet te lezen."
