"""``opstap nacht``: the nightly run over all klanten and all work. Numbers only, no names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from api.cli.opties import Json

if TYPE_CHECKING:
    from rich.console import RenderableType

    from matching.nacht.nacht import Nachtverslag


def nacht(ctx: typer.Context, als_json: Json = False) -> int:
    """Zet alle klanten naast al het open werk, en bewaar de lijsten voor de volgende dag.

    Een ronde die is afgebroken, gaat verder waar zij was. Tot de nieuwe lijsten klaar zijn, ziet
    iedereen de vorige.
    """
    from api.cli.omgeving import open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer

    uitvoer = Uitvoer(als_json=als_json)
    with (
        open_samenstelling(ctx.obj) as samenstelling,
        uitvoer.voortgang("Nacht", eenheid="blokken") as voortgang,
    ):
        verslag = samenstelling.nachtdienst.draai(
            vandaag=samenstelling.kalender(),
            voortgang=lambda wat, gedaan, totaal: voortgang(gedaan, totaal, _TITEL[wat]),
        )
    if als_json:
        uitvoer.document(_document(verslag))
    else:
        uitvoer.toon(*_toon(verslag))
    # A line that the record refuses means that index and store disagree, or changed meanwhile.
    return Status.MET_AFKEURING if verslag.tegengehouden else Status.KLAAR


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
