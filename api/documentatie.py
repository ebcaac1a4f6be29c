"""Writes the reference pages and example documents in ``docs/`` from the code itself.

``python -m api.documentatie`` writes them; with ``--controleer`` nothing is written, the difference
is printed, and the status is 1 when something is behind.
"""

from __future__ import annotations

import argparse
import difflib
import inspect
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import typer
from typer._click import Command, Context
from typer.core import TyperGroup

from api.app import ROUTERS
from api.cli.hoofd import app
from api.cli.opties import GEMAAKT
from api.demo.voorbeelden import maak_voorbeelden
from api.instellingen import Instellingen
from api.rapport.pdf import maak_beeld, maak_pdf
from api.toegang.rechten import Recht, rechten
from matching.bench.beeld import maak_beeld as maak_grafiek
from matching.bench.pagina import maak_pagina
from matching.bench.schaal import maak_schaalpagina
from matching.bench.uitslag import lees_uitslag
from matching.constraints import CONSTRAINTS
from matching.leren.kenmerken import KENMERKEN, KENMERKSET
from matching.ranking import COMPONENTEN, STANDAARD_GEWICHTEN
from modellen.audit.model import Gegevenssoort
from modellen.belastbaarheid.fml import FML, FmlSoort
from modellen.gebruiker.model import Rol

MAP = Path(__file__).resolve().parents[1] / "docs"
BREEDTE = 78
"""Width of a help page: fixed, so that the page does not depend on somebody's terminal."""


def maak_opdrachten() -> str:
    """The help of every command, as ``--help`` prints it."""
    stukken = ["# Commands\n\nEvery command of `opstap`, as its `--help` prints it."]
    for ctx in _contexten(typer.main.get_command(app), parent=None, naam="opstap"):
        stukken.append(f"## `{ctx.command_path}`\n\n```text\n{ctx.get_help()}\n```")
    return "\n\n".join(stukken) + "\n"


def _contexten(opdracht: Command, *, parent: Context | None, naam: str) -> Iterator[Context]:
    ctx = opdracht.context_class(
        opdracht, info_name=naam, parent=parent, terminal_width=BREEDTE, resilient_parsing=True
    )
    yield ctx
    if isinstance(opdracht, TyperGroup):
        for kind_naam, kind in opdracht.commands.items():
            yield from _contexten(kind, parent=ctx, naam=kind_naam)


def maak_instellingen() -> str:
    """The table of settings."""
    voorvoegsel = Instellingen.model_config.get("env_prefix", "")
    rijen = [
        (
            f"`{voorvoegsel}{naam.upper()}`",
            f"`--{naam.replace('_', '-')}`" if naam in _vlaggen() else "",
            "" if veld.default is None else f"`{veld.default}`",
            veld.description or "",
        )
        for naam, veld in Instellingen.model_fields.items()
    ]
    inleiding = (
        "# Settings\n\n"
        "From weak to strong: the environment, the file `.env` in the current folder, a flag of "
        "`opstap`.\n\n"
    )
    return inleiding + _tabel(("Variable", "Flag", "Default", "Meaning"), rijen)


def _vlaggen() -> frozenset[str]:
    return frozenset(param.name for param in typer.main.get_command(app).params if param.name)


def maak_constraints() -> str:
    """The register of hard constraints, in the order in which they are shown."""
    stukken = [
        "# Constraints\n\n"
        "Every pair of a klant and some werk gets one of three outcomes on each of these, and the "
        "lowest counts (see `docs/besluiten/0003-drie-uitkomsten.md`). Unknown is an "
        "aandachtspunt: it is never silently suitable, and never silently unsuitable."
    ]
    for constraint in CONSTRAINTS:
        eigenschappen = [f"`{constraint.naam}`", f"version {constraint.versie}"]
        if constraint.bepaalt_aanbod:
            eigenschappen.append("decides whether the werk is considered at all")
        if constraint.is_gevoelig:
            eigenschappen.append("rests on health limits: reasons for klant and coach only")
        stukken.append(
            f"## {constraint.titel}\n\n{'; '.join(eigenschappen)}.\n\n{_uitleg(type(constraint))}"
        )
    return "\n\n".join(stukken) + "\n"


def maak_ranking() -> str:
    """The parts of the score, their weights, and what each does with missing data."""
    overzicht = _tabel(
        ("Component", "Title", "Weight", "Without data"),
        [
            (f"`{c.naam}`", c.titel, f"{STANDAARD_GEWICHTEN[c.naam]:.2f}", c.bij_onbekend)
            for c in COMPONENTEN
        ],
    )
    stukken = [
        "# Ranking\n\n"
        "The score is a sum: each component gives a value from 0 to 1, times its weight. The "
        "weights add up to 1. Only what is not unsuitable gets a score. Ties are put in order of "
        f"number.\n\n{overzicht.rstrip()}"
    ]
    for component in COMPONENTEN:
        stukken.append(
            f"## {component.titel}\n\n{component.betekenis}\n\n{_uitleg(type(component))}\n\n"
            f'From {component.sterk_vanaf:g} the coach reads: "{component.pluspunt}"'
        )
    return "\n\n".join(stukken) + "\n"


_RICHTINGEN = {1: "more is never worse", -1: "more is never better", 0: "free"}


def maak_kenmerken() -> str:
    """What a learning ranking may know of a pair, and from where."""
    overzicht = _tabel(
        ("Feature", "Title", "Range", "Direction"),
        [
            (
                f"`{k.naam}`",
                k.titel,
                f"{k.bereik[0]:g} to {k.bereik[1]:g}".replace("to inf", "and up"),
                _RICHTINGEN[k.richting],
            )
            for k in KENMERKEN
        ],
    )
    stukken = [
        "# Features\n\n"
        "What a learning ranking may know of a klant with some werk. They are computed when a "
        "list is shown and kept with it. What is counted from the log stops before that day, and "
        "nothing personal is in them. Each is about the pair or the werk, never about the klant "
        "alone.\n\n"
        f"Set: `{KENMERKSET}`.\n\n{overzicht.rstrip()}"
    ]
    for k in KENMERKEN:
        bronnen = (
            ("klant", k.leest_klant),
            ("werk", k.leest_werk),
            ("pair", k.leest_paar),
            ("facts before the day", k.leest_feiten),
        )
        leest = "; ".join(
            f"{naam}: {', '.join(f'`{v}`' for v in velden)}" for naam, velden in bronnen if velden
        )
        gevoelig = " Rests on health limits." if k.is_gevoelig else ""
        stukken.append(
            f"## {k.titel}\n\n`{k.naam}`. {k.betekenis} {k.bij_onbekend}\n\n{k.formule}\n\n"
            f"Reads {leest}.{gevoelig}"
        )
    return "\n\n".join(stukken) + "\n"


def maak_fml() -> str:
    """Codes and names of the 64 items of the FML."""
    soort = {FmlSoort.SCHAAL: "levels", FmlSoort.KEUZE: "options", FmlSoort.KENMERK: "record only"}
    rijen = [(f"`{item.code}`", item.naam, item.rubriek.label, soort[item.soort]) for item in FML]
    inleiding = (
        "# Items of the FML\n\n"
        'The codes on which belastbaarheid and belasting are compared. "Record only" is kept '
        "with the klant and compared with nothing.\n\n"
    )
    return inleiding + _tabel(("Code", "Name", "Section", "Kind"), rijen)


def maak_rechten() -> str:
    """Every route with the roles that get in and what of a dossier comes out for each."""
    tabel = rechten(route for router in ROUTERS for route in router.routes)
    overzicht = _tabel(
        ("Route", "Open", *(rol.value for rol in Rol)),
        [
            (
                f"`{recht.methode} {recht.pad}`",
                "yes" if recht.toegang.is_openbaar else "",
                *(_cel(recht, rol) for rol in Rol),
            )
            for recht in tabel
        ],
    )
    soorten = _tabel(("Kind", "What the klant reads"), [(s.value, s.label) for s in Gegevenssoort])
    return (
        "# Rights\n\n"
        "Every route, from its own declaration. An empty cell is refused (403); `yes` is let in "
        "and gets nothing of a dossier; the rest names the kinds of data of a dossier that the "
        "route can give, always of klanten within sight (see `docs/besluiten/0006-toegang.md` and "
        "`0019-de-auditlog.md`). A test calls every cell.\n\n"
        f"{overzicht}\n## Kinds of data\n\n{soorten}"
    )


def _cel(recht: Recht, rol: Rol) -> str:
    gegevens = recht.voor(rol)
    if gegevens is None:
        return ""
    return ", ".join(s.value for s in Gegevenssoort if s in gegevens) or "yes"


CIJFERS = MAP / "prestaties.json"
"""What ``opstap bench`` measured last; the page and its chart are made from it."""


def maak_prestaties() -> str:
    """The figures of the benchmark as tables."""
    return maak_pagina(lees_uitslag(CIJFERS))


def maak_schaal() -> str:
    """What larger countries would cost, from the same file."""
    return maak_schaalpagina(lees_uitslag(CIJFERS))


def maak_prestatiegrafiek() -> bytes:
    """The chart that belongs to them."""
    return maak_grafiek(lees_uitslag(CIJFERS)).encode()


PAGINAS: Mapping[str, Callable[[], str]] = {
    "referentie/opdrachten.md": maak_opdrachten,
    "referentie/instellingen.md": maak_instellingen,
    "referentie/constraints.md": maak_constraints,
    "referentie/ranking.md": maak_ranking,
    "referentie/kenmerken.md": maak_kenmerken,
    "referentie/fml.md": maak_fml,
    "referentie/rechten.md": maak_rechten,
    "prestaties.md": maak_prestaties,
    "schaal.md": maak_schaal,
}


def maak_voorbeeld(naam: str) -> bytes:
    """An example document as PDF."""
    return maak_pdf(maak_voorbeelden()[naam])


def maak_eerste_blad(naam: str) -> bytes:
    """The first page of an example document as PNG."""
    return maak_beeld(maak_voorbeelden()[naam])[0]


BESTANDEN: Mapping[str, Callable[[], bytes]] = {
    f"voorbeelden/{naam}.{vorm}": partial(maak, naam)
    for naam in ("trajectplan", "urenstaat")
    for vorm, maak in (("pdf", maak_voorbeeld), ("png", maak_eerste_blad))
} | {"prestaties.svg": maak_prestatiegrafiek}
"""Documents with a fixed story and clock; the same code gives the same bytes."""


def _uitleg(klasse: type[object]) -> str:
    """The docstring; a line break in the source is no line break on the page."""
    alineas = inspect.cleandoc(klasse.__doc__ or "").split("\n\n")
    return "\n\n".join(" ".join(alinea.split("\n")) for alinea in alineas)


def _tabel(koppen: Sequence[str], rijen: Iterable[Sequence[str]]) -> str:
    regels = [koppen, ["---"] * len(koppen), *rijen]
    return "".join(
        "| " + " | ".join(cel.replace("|", "\\|").replace("\n", " ") for cel in regel) + " |\n"
        for regel in regels
    )


def find_achterstand(map_: Path = MAP) -> dict[str, str]:
    """File by name, with the difference to what it should be; empty when all is up to date."""
    achter: dict[str, str] = {}
    for naam, maak in PAGINAS.items():
        pad = map_ / naam
        staat_er = pad.read_text(encoding="utf-8") if pad.exists() else ""
        hoort = GEMAAKT + maak()
        if staat_er != hoort:
            achter[naam] = "\n".join(
                difflib.unified_diff(
                    staat_er.splitlines(), hoort.splitlines(), naam, f"{naam} (code)", lineterm=""
                )
            )
    for naam, maak_bytes in BESTANDEN.items():
        pad, inhoud = map_ / naam, maak_bytes()
        if not pad.exists() or pad.read_bytes() != inhoud:
            achter[naam] = f"{naam}: another file than the code makes ({len(inhoud)} bytes)"
    return achter


def schrijf(map_: Path = MAP) -> None:
    """Write all pages and documents."""
    bestanden = {naam: (GEMAAKT + maak()).encode() for naam, maak in PAGINAS.items()}
    bestanden |= {naam: maak_bytes() for naam, maak_bytes in BESTANDEN.items()}
    for naam, inhoud in bestanden.items():
        (map_ / naam).parent.mkdir(parents=True, exist_ok=True)
        (map_ / naam).write_bytes(inhoud)


def main(argumenten: Sequence[str] | None = None) -> int:
    """Write or check, by the command line."""
    lezer = argparse.ArgumentParser(prog="python -m api.documentatie", description=__doc__)
    lezer.add_argument("--controleer", action="store_true", help="only check; status 1 when behind")
    if not lezer.parse_args(argumenten).controleer:
        schrijf()
        return 0
    achter = find_achterstand()
    for verschil in achter.values():
        sys.stdout.write(verschil + "\n")
    if achter:
        sys.stderr.write(f"{', '.join(achter)} behind the code; run: make docs\n")
    return 1 if achter else 0


if __name__ == "__main__":
    sys.exit(main())
