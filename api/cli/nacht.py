"""``opstap nacht``: the nightly run over all klanten and all work. Numbers only, no names."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.opties import Json

if TYPE_CHECKING:
    from rich.console import RenderableType

    from api.bootstrap import Samenstelling
    from api.toegang.nacht import Klantverschillen
    from matching.nacht.nacht import Nachtverslag
    from matching.nacht.samenvatting import MagereLijst
    from matching.nacht.werkers import Werkers


def nacht(
    ctx: typer.Context,
    dask: Annotated[
        str | None,
        typer.Option(
            metavar="ADRES",
            help="Verdeel het werk over Dask: adres van een scheduler, of lokaal.",
        ),
    ] = None,
    samenvatting: Annotated[
        bool,
        typer.Option(
            "--samenvatting",
            help="Draai niets; toon wie een lege of korte lijst heeft, en waardoor.",
        ),
    ] = False,
    verschillen: Annotated[
        bool,
        typer.Option("--verschillen", help="Draai niets; toon wat er veranderde, en waarom."),
    ] = False,
    coach: Annotated[
        str | None,
        typer.Option(
            metavar="NAAM", help="Met --samenvatting of --verschillen: alleen van deze coach."
        ),
    ] = None,
    als_json: Json = False,
) -> int:
    """Zet alle klanten naast al het open werk, en bewaar de lijsten voor de volgende dag.

    Een ronde die is afgebroken, gaat verder waar zij was. Tot de nieuwe lijsten klaar zijn, ziet
    iedereen de vorige.
    """
    if samenvatting or verschillen:
        return _lees(
            ctx, samenvatting=samenvatting, verschillen=verschillen, coach=coach, als_json=als_json
        )
    return _draai(ctx, dask=dask, als_json=als_json)


def _draai(ctx: typer.Context, *, dask: str | None, als_json: bool) -> int:
    from api.cli.omgeving import open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer

    uitvoer = Uitvoer(als_json=als_json)
    with (
        open_samenstelling(ctx.obj) as samenstelling,
        _open_werkers(samenstelling, dask) as werkers,
        uitvoer.voortgang("Nacht", eenheid="blokken") as voortgang,
    ):
        verslag = samenstelling.nachtdienst.draai(
            vandaag=samenstelling.kalender(),
            werkers=werkers,
            voortgang=lambda wat, gedaan, totaal: voortgang(gedaan, totaal, _TITEL[wat]),
        )
    if als_json:
        uitvoer.document(_document(verslag))
    else:
        uitvoer.toon(*_toon(verslag))
    # A line that the record refuses means that index and store disagree, or changed meanwhile.
    return Status.MET_AFKEURING if verslag.tegengehouden else Status.KLAAR


def _open_werkers(
    samenstelling: Samenstelling, adres: str | None
) -> AbstractContextManager[Werkers | None]:
    """Workers of Dask, processes where there are cores, or ``None`` for this process alone."""
    instellingen = samenstelling.instellingen
    if adres is None:
        kernen = len(os.sched_getaffinity(0))
        if kernen < 2:
            return nullcontext()
        from matching.nacht.processen import open_processen

        return open_processen(
            kernen, opslag_url=instellingen.opslag_url, standmap=instellingen.nachtmap
        )
    from modellen.fouten import OpstapFout

    try:
        from matching.nacht.dask import open_werkers
    except ModuleNotFoundError:
        raise OpstapFout(
            code="dask_ontbreekt",
            melding="Dask is niet geïnstalleerd.",
            volgende_stap="Installeer Opstap met: pip install -c constraints.txt -e '.[nacht]'.",
        ) from None
    return open_werkers(adres, opslag_url=instellingen.opslag_url, standmap=instellingen.nachtmap)


def _lees(
    ctx: typer.Context, *, samenvatting: bool, verschillen: bool, coach: str | None, als_json: bool
) -> int:
    from api.cli.omgeving import open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer
    from api.toegang.nacht import als_beheer
    from api.v1 import nachtvertaling as vertalen

    uitvoer = Uitvoer(als_json=als_json)
    with open_samenstelling(ctx.obj) as samenstelling:
        laatste, mager, anders = als_beheer(samenstelling, coach=coach)
    if als_json:
        document: dict[str, Any] = {
            "nacht": laatste.nummer,
            "dag": laatste.plan.dag.isoformat(),
        }
        if samenvatting:
            document["magereLijsten"] = [
                vertalen.magere_lijst(m).model_dump(mode="json", by_alias=True) for m in mager
            ]
        if verschillen:
            document["verschillen"] = [
                vertalen.klantverschillen(v).model_dump(mode="json", by_alias=True) for v in anders
            ]
        uitvoer.document(document)
        return Status.KLAAR
    from api.cli import kaarten

    uitvoer.toon(kaarten.kop(f"Nacht {laatste.nummer}", laatste.plan.dag))
    if samenvatting:
        uitvoer.toon(*_toon_mager(mager))
    if verschillen:
        uitvoer.toon(*_toon_verschillen(anders))
    return Status.KLAAR


def _toon_mager(mager: list[MagereLijst]) -> list[RenderableType]:
    from rich.text import Text

    from modellen.schrijfwijze import duizend

    if not mager:
        return [Text("Alle klanten hebben een gevulde lijst."), Text("")]
    wie = "1 klant heeft" if len(mager) == 1 else f"{duizend(len(mager))} klanten hebben"
    kop = f"{wie} een lege of korte lijst:"
    return [Text(kop), *(Text(f"  {m.klant} ({m.coach}): {m.zin}") for m in mager), Text("")]


def _toon_verschillen(anders: list[Klantverschillen]) -> list[RenderableType]:
    from rich.text import Text

    if not anders:
        return [Text("Er is niets veranderd, of er is nog geen eerdere dag."), Text("")]
    beeld: list[RenderableType] = []
    for klant, verschillen in anders:
        beeld.append(Text(f"{klant.nummer} ({klant.coach})", style="bold"))
        beeld += [Text(f"  {v.ander}  {uitleg}") for v, uitleg in verschillen]
    return [*beeld, Text("")]


_TITEL = {"klanten": "Werk voor klanten", "werk": "Klanten voor werk"}


def _document(verslag: Nachtverslag) -> dict[str, Any]:
    return {
        "nacht": verslag.nacht.nummer,
        "dag": verslag.nacht.plan.dag.isoformat(),
        "hervat": verslag.hervat,
        "blokken": verslag.blokken,
        "klanten": verslag.klanten.lijsten,
        "regelsPerKlant": verslag.klanten.regels,
        "werk": verslag.werk.lijsten,
        "regelsPerWerk": verslag.werk.regels,
        "tegengehouden": verslag.tegengehouden,
        "seconden": {wat: round(s, 3) for wat, s in verslag.seconden.items()},
    }


def _toon(verslag: Nachtverslag) -> list[RenderableType]:
    from rich.text import Text

    from api.cli import kaarten
    from modellen.schrijfwijze import duizend

    duur = sum(verslag.seconden.values())
    hoe = "De afgebroken ronde is afgemaakt" if verslag.hervat else "Klaar"
    zinnen = [
        f"{hoe} in {duur:.0f} seconden.",
        f"{duizend(verslag.klanten.lijsten)} klanten hebben samen "
        f"{duizend(verslag.klanten.regels)} mogelijkheden.",
        f"{duizend(verslag.werk.lijsten)} keer werk heeft samen "
        f"{duizend(verslag.werk.regels)} kandidaten.",
    ]
    if verslag.tegengehouden:
        zinnen.append(
            f"{duizend(verslag.tegengehouden)} regels zijn bij de controle tegengehouden. "
            "Komt dit vaker voor, meld het dan aan de beheerder."
        )
    kop = kaarten.kop(f"Nacht {verslag.nacht.nummer}", verslag.nacht.plan.dag)
    return [kop, kaarten.telling_blok(zinnen), Text("")]
