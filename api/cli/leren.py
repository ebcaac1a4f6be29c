"""``opstap leren``: train a ranker on what came of proposals, judge it, promote it, go back."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from math import isfinite
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.leren_lijsten import document_van, kijk_in, rijen_van, zinnen_van
from api.cli.nederlands import Opdracht, Opdrachten
from api.cli.opties import Json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rich.console import RenderableType

    from api.bootstrap import Samenstelling
    from matching.leren.gegevens import Leergegevens
    from matching.leren.register import Register
    from matching.leren.trainen import Oordeel

leren_app = typer.Typer(
    cls=Opdrachten, help="Leer van wat er van voorstellen kwam.", rich_markup_mode=None
)

Ranker = Annotated[
    str | None,
    typer.Argument(metavar="RANKER", help="Naam van een ranker; anders de nieuwste."),
]


@leren_app.command("train", cls=Opdracht)
def train(
    ctx: typer.Context,
    tot: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="DAG",
            help="Leer van wat toen bekend was; anders blijft het laatste derde deel van de "
            "voorstellen over om op te beoordelen.",
        ),
    ] = None,
    als_json: Json = False,
) -> int:
    """Train een ranker. Er verandert niets aan de lijsten: daarvoor is promoveer."""
    from api.cli.omgeving import open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer
    from matching.leren import trainen

    uitvoer = Uitvoer(als_json=als_json)
    with open_samenstelling(ctx.obj) as samenstelling:
        vandaag = samenstelling.kalender()
        gegevens, register = _lees(samenstelling, vandaag)
        training = trainen.train(
            gegevens,
            register,
            vandaag=vandaag,
            tot=tot.date() if tot else None,
            kijk=kijk_in(samenstelling, gegevens, vandaag),
        )
    uitvoer.document(
        {
            "ranker": training.ranker,
            "geleerdTot": str(training.tot),
            "afgelopen": training.afgelopen,
            "sterkte": round(training.model.sterkte, 4),
        }
    )
    uitvoer.toon_tekst(
        f"Ranker {training.ranker} leerde van {training.afgelopen} afgelopen voorstellen, tot en "
        f"met {training.tot}.\n"
        f"Sterkte {_komma(training.model.sterkte)} (0 is de vaste score, 1 alles wat geleerd is).\n"
        "Beoordeel hem met: opstap leren beoordeel"
    )
    return Status.KLAAR


@leren_app.command("beoordeel", cls=Opdracht)
def beoordeel(ctx: typer.Context, ranker: Ranker = None, als_json: Json = False) -> int:
    """Vergelijk een ranker met wat nu telt, op voorstellen waarvan geen van beide leerde."""
    from api.cli.omgeving import open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer

    uitvoer = Uitvoer(als_json=als_json)
    with open_samenstelling(ctx.obj) as samenstelling:
        gevonden, groepen = _oordeel(samenstelling, ranker)
    uitvoer.document(_document(gevonden, groepen))
    uitvoer.toon(*_toon(gevonden, groepen))
    return Status.KLAAR if gevonden.besluit.bevordert else Status.MET_AFKEURING


@leren_app.command("promoveer", cls=Opdracht)
def promoveer(ctx: typer.Context, ranker: Ranker = None, als_json: Json = False) -> int:
    """Laat een ranker de lijsten op volgorde zetten, als zeker is dat hij meer oplevert."""
    from api.cli.omgeving import open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer
    from matching.leren import trainen

    uitvoer = Uitvoer(als_json=als_json)
    with open_samenstelling(ctx.obj) as samenstelling:
        gevonden, groepen = _oordeel(samenstelling, ranker)
        register, vandaag = _register(samenstelling), samenstelling.kalender()
        gedaan = trainen.promoveer(register, gevonden, vandaag)
    uitvoer.document({**_document(gevonden, groepen), "gepromoveerd": gedaan})
    uitvoer.toon(*_toon(gevonden, groepen))
    uitvoer.toon_tekst(
        f"Ranker {gevonden.uitdager} zet vanaf nu de lijsten op volgorde. "
        "Terug kan met: opstap leren terug"
        if gedaan
        else "Er is niets veranderd."
    )
    return Status.KLAAR if gedaan else Status.MET_AFKEURING


@leren_app.command("terug", cls=Opdracht)
def terug(ctx: typer.Context, als_json: Json = False) -> int:
    """Zet terug wat voor de laatste promotie telde: een eerdere ranker, of de vaste score."""
    from api.cli.omgeving import open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer

    uitvoer = Uitvoer(als_json=als_json)
    with open_samenstelling(ctx.obj) as samenstelling:
        nu = _register(samenstelling).terug(dag=samenstelling.kalender())
    uitvoer.document({"kampioen": nu})
    uitvoer.toon_tekst(f"Nu telt weer {_wie(nu)}.")
    return Status.KLAAR


def _lees(samenstelling: Samenstelling, vandaag: date) -> tuple[Leergegevens, Register]:
    from matching.leren.lezen import lees_leergegevens

    with samenstelling.opslag.lezen() as sessie:
        gegevens = lees_leergegevens(sessie, vandaag)
    return gegevens, _register(samenstelling)


def _oordeel(samenstelling: Samenstelling, ranker: str | None) -> tuple[Oordeel, tuple[str, ...]]:
    """The judgement, and by which attributes groups were compared in it."""
    from api.toegang.eerlijkheid import lees_met_groepen
    from matching.leren import trainen

    vandaag = samenstelling.kalender()
    with samenstelling.opslag.lezen() as sessie:
        gegevens, groepen = lees_met_groepen(sessie, vandaag)
    gevonden = trainen.oordeel(
        gegevens,
        _register(samenstelling),
        uitdager=ranker,
        groepen=groepen,
        kijk=kijk_in(samenstelling, gegevens, vandaag),
    )
    return gevonden, tuple(groepen)


def _register(samenstelling: Samenstelling) -> Register:
    from matching.leren.register import Register

    return Register(samenstelling.instellingen.rankermap)


def _document(oordeel: Oordeel, groepen: Sequence[str]) -> dict[str, Any]:
    return {
        "uitdager": oordeel.uitdager,
        "kampioen": oordeel.kampioen,
        "vanaf": str(oordeel.vanaf),
        "cijfers": {wie: asdict(cijfers) for wie, cijfers in oordeel.cijfers.items()},
        "buitenBeleid": document_van(oordeel.terugblik),
        "vergelijking": asdict(oordeel.besluit.vergelijking),
        "groepen": list(groepen),
        "bevordert": oordeel.besluit.bevordert,
        "redenen": list(oordeel.besluit.redenen),
    }


def _toon(oordeel: Oordeel, groepen: Sequence[str]) -> list[RenderableType]:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    tabel = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    tabel.add_column(f"Op voorstellen na {oordeel.vanaf}")
    for wie in (oordeel.uitdager, _wie(oordeel.kampioen)):
        tabel.add_column(wie, justify="right")
    paar = oordeel.cijfers["uitdager"], oordeel.cijfers["kampioen"]
    for titel, getallen in (
        ("nDCG per maand", [c.per_maand.ndcg for c in paar]),
        ("MRR per maand", [c.per_maand.mrr for c in paar]),
        ("Recall per maand", [c.per_maand.recall for c in paar]),
        ("Fout van de kansen (ECE)", [c.ijking.ece for c in paar]),
        ("Plaatsingen per 100", [c.opbrengst for c in paar]),
    ):
        tabel.add_row(titel, *(_komma(g, 3) for g in getallen))
    for rij in rijen_van(oordeel.terugblik):
        tabel.add_row(*rij)
    v = oordeel.besluit.vergelijking
    zinnen = [
        f"{paar[0].voorstellen} voorstellen, waarvan {paar[0].duurzaam} duurzaam geplaatst.",
        f"Verschil: {_komma(v.verschil)} per 100, met 90% zekerheid tussen {_komma(v.laag)} en "
        f"{_komma(v.hoog)}."
        if isfinite(v.laag)
        else "Over het verschil valt nog niets te zeggen.",
        *zinnen_van(oordeel.terugblik),
        f"Ook per groep nagegaan: {', '.join(groepen)}."
        if groepen
        else "Er zijn geen groepsgegevens: of een groep erop achteruitgaat, is niet nagegaan.",
        *(f"Niet: {reden}" for reden in oordeel.besluit.redenen),
    ]
    if oordeel.besluit.bevordert:
        zinnen.append("Deze ranker mag gepromoveerd worden.")
    return [tabel, *map(Text, zinnen), Text("")]


def _wie(ranker: str | None) -> str:
    return ranker or "de vaste score"


def _komma(getal: float, cijfers: int = 2) -> str:
    return f"{getal:.{cijfers}f}".replace(".", ",") if isfinite(getal) else "onbekend"
