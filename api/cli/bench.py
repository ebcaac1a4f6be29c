"""``opstap bench``: how fast matching is beside its peers, on synthetic data of national size."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.nederlands import Opdracht, Opdrachten
from api.cli.opties import Json
from api.cli.proeven import bench_api, bench_juist, bench_live

if TYPE_CHECKING:
    from api.cli.uitvoer import Uitvoer
    from matching.bench.uitslag import Uitslag

bench_app = typer.Typer(
    cls=Opdrachten,
    help="Meet hoe snel Opstap zoekt, naast andere programma's, en of het steeds klopt.",
)
bench_app.command("api", cls=Opdracht)(bench_api)
bench_app.command("live", cls=Opdracht)(bench_live)
bench_app.command("juist", cls=Opdracht)(bench_juist)

STANDAARD_AANTAL = 100_000

Naar = Annotated[
    Path | None,
    typer.Option(
        metavar="BESTAND.md",
        help="Schrijf de cijfers bij in deze pagina, met een grafiek en een JSON ernaast.",
    ),
]
Seconden = Annotated[
    float, typer.Option(min=1, metavar="S", help="Hoe lang elke meting hoogstens duurt.")
]


@bench_app.command("filter", cls=Opdracht)
def bench_filter(
    aantal: Annotated[
        list[int] | None,
        typer.Option(min=1000, metavar="N", help="Hoeveel vacatures; mag vaker. Anders 100000."),
    ] = None,
    vragen: Annotated[
        int, typer.Option(min=5, metavar="N", help="Hoeveel klanten een vraag stellen.")
    ] = 100,
    peer: Annotated[
        list[str] | None,
        typer.Option(metavar="NAAM", help="Alleen dit programma; mag vaker. Anders alle."),
    ] = None,
    seconden: Seconden = 30.0,
    hoogstens: Annotated[
        float, typer.Option(min=1, metavar="S", help="Hoe lang een programma hoogstens krijgt.")
    ] = 1500.0,
    naar: Naar = None,
    als_json: Json = False,
) -> int:
    """Zoek bij klanten de beste vacatures, met Opstap en met andere programma's.

    De andere programma's horen bij het extra pakket bench. De gegevens zijn verzonnen.
    """
    import tempfile

    from api.cli.omgeving import richt_logboek_in
    from api.cli.uitvoer import Uitvoer
    from matching.bench.filter import beschrijf_machine, meet_filter
    from matching.bench.peers.lijst import PEERS

    richt_logboek_in()
    uitvoer = Uitvoer(als_json=als_json)
    vorige = _lees(naar)
    peers = _kies(peer, tuple(PEERS), soort="programma")
    with tempfile.TemporaryDirectory() as map_, uitvoer.voortgang("Meten") as voortgang:
        uitslagen = meet_filter(
            Path(map_),
            aantallen=aantal or [STANDAARD_AANTAL],
            vragen=vragen,
            peers=peers,
            seconden=seconden,
            hoogstens=hoogstens,
            voortgang=voortgang,
        )
    nieuw = vorige.met_filter(uitslagen, beschrijf_machine())
    return _meld(uitvoer, nieuw, naar)


@bench_app.command("nacht", cls=Opdracht)
def bench_nacht(
    klanten: Annotated[int, typer.Option(min=1, metavar="N", help="Hoeveel klanten.")] = 1000,
    aantal: Annotated[
        int, typer.Option(min=1000, metavar="N", help="Hoeveel vacatures.")
    ] = STANDAARD_AANTAL,
    seconden: Seconden = 120.0,
    geheel: Annotated[
        bool,
        typer.Option(
            "--geheel", help="Draai de hele nacht op een verzonnen opslag, met uitleg en bewaren."
        ),
    ] = False,
    werkers: Annotated[
        list[int] | None,
        typer.Option(
            min=0, metavar="N", help="Met --geheel: hoeveel processen; mag vaker. Anders 2."
        ),
    ] = None,
    tweede: Annotated[
        bool, typer.Option("--tweede", help="Met --geheel: meet ook de nacht daarna.")
    ] = False,
    dask: Annotated[
        bool, typer.Option("--dask", help="Met --geheel: de processen zijn werkers van Dask.")
    ] = False,
    kampioen: Annotated[
        bool,
        typer.Option("--kampioen", help="Met --geheel: een geleerde ranker zet de lijsten."),
    ] = False,
    naar: Naar = None,
    als_json: Json = False,
) -> int:
    """Beoordeel alle klanten met alle vacatures, naast FAISS zonder enige voorwaarde.

    Met --geheel: de hele nacht, zoals opstap nacht die draait.
    """
    if geheel:
        maten = {"klanten": klanten, "werk": aantal, "werkers": werkers or [2]}
        wat = {"tweede": tweede, "dask": dask, "kampioen": kampioen}
        return _meet_geheel(naar, als_json=als_json, **wat, **maten)
    from api.cli.omgeving import richt_logboek_in
    from api.cli.uitvoer import Uitvoer
    from matching.bench.filter import beschrijf_machine
    from matching.bench.nacht import meet_nacht

    richt_logboek_in()
    uitvoer = Uitvoer(als_json=als_json)
    vorige = _lees(naar)
    with uitvoer.voortgang("Meten") as voortgang:
        meting = meet_nacht(klanten=klanten, werk=aantal, seconden=seconden, voortgang=voortgang)
    nieuw = vorige.met_nacht(meting, beschrijf_machine())
    return _meld(uitvoer, nieuw, naar)


def _meet_geheel(naar: Path | None, *, als_json: bool, **keus: Any) -> int:
    import tempfile

    from api.cli.omgeving import richt_logboek_in
    from api.cli.uitvoer import Uitvoer
    from matching.bench.filter import beschrijf_machine
    from matching.bench.geheel import meet_geheel

    richt_logboek_in()
    uitvoer = Uitvoer(als_json=als_json)
    vorige = _lees(naar)
    with tempfile.TemporaryDirectory() as map_, uitvoer.voortgang("Meten") as voortgang:
        metingen = meet_geheel(Path(map_), voortgang=voortgang, **keus)
    return _meld(uitvoer, vorige.met_geheel(metingen, beschrijf_machine()), naar)


@bench_app.command("leren", cls=Opdracht)
def bench_leren(
    zaden: Annotated[
        int, typer.Option(min=1, metavar="N", help="Hoe vaak elke wereld opnieuw wordt gemaakt.")
    ] = 10,
    wereld: Annotated[
        list[str] | None,
        typer.Option(metavar="NAAM", help="Alleen deze wereld; mag vaker. Anders alle."),
    ] = None,
    pogingen: Annotated[
        int, typer.Option(min=0, metavar="N", help="Uitdagers per soort aan de poort; 0 is geen.")
    ] = 100,
    voorstellen: Annotated[
        int, typer.Option(min=0, metavar="N", help="Voorstellen bij het meten van tijd; 0 is niet.")
    ] = 100_000,
    naar: Naar = None,
    als_json: Json = False,
) -> int:
    """Meet wat leren van plaatsingen oplevert, in verzonnen werelden met een bekende waarheid."""
    from api.cli.uitvoer import Status, Uitvoer, schrijf_bestand
    from matching.bench.leren.beeld import maak_beeld
    from matching.bench.leren.bouwstenen import OPSTAP
    from matching.bench.leren.meten import Omvang, meet_leren
    from matching.bench.leren.pagina import maak_pagina
    from matching.bench.leren.uitslag import maak_samenvatting
    from matching.simulatie import WERELDEN

    _eis_eigen_bladzijde(naar)
    uitvoer = Uitvoer(als_json=als_json)
    werelden = _kies(wereld, tuple(WERELDEN), soort="wereld")
    with uitvoer.voortgang("Werelden") as voortgang:
        uitslag = meet_leren(
            OPSTAP,
            Omvang(zaden=zaden, werelden=werelden, pogingen=pogingen, voorstellen=voorstellen),
            voortgang=voortgang,
        )
    samenvatting = maak_samenvatting(uitslag)
    document = {**samenvatting, "metingen": uitslag.als_dict()}
    uitvoer.document(document)
    uitvoer.toon_tekst(maak_pagina(uitslag))
    if naar is not None:
        pagina = maak_pagina(uitslag, naar.with_suffix(".svg").name)
        _schrijf_bladzijde(naar, pagina, maak_beeld(uitslag))
        als_json_tekst = json.dumps(document, indent=1, ensure_ascii=False) + "\n"
        schrijf_bestand(naar.with_suffix(".json"), als_json_tekst.encode(), optie="--naar")
    return Status.KLAAR if all(samenvatting["gehaald"].values()) else Status.MET_AFKEURING


def _kies(gevraagd: list[str] | None, bekend: tuple[str, ...], *, soort: str) -> tuple[str, ...]:
    from modellen.fouten import OpstapFout

    vreemd = [naam for naam in gevraagd or () if naam not in bekend]
    if vreemd:
        raise OpstapFout(
            code=f"onbekend_{soort}" if soort == "programma" else f"onbekende_{soort}",
            melding=f"Er is geen meting van '{vreemd[0][:30]}'.",
            volgende_stap=f"Kies uit: {', '.join(bekend)}.",
        )
    return tuple(gevraagd) if gevraagd else bekend


def _eis_eigen_bladzijde(naar: Path | None) -> None:
    """Refuses a page that cannot be written, or that holds figures of another measurement."""
    from modellen.fouten import OpstapFout

    _eis_map(naar)
    cijfers = None if naar is None else naar.with_suffix(".json")
    if cijfers is not None and cijfers.exists() and b'"winst"' not in cijfers.read_bytes():
        raise OpstapFout(
            code="bestand_van_iets_anders",
            melding=f"In {cijfers.name} staan de cijfers van een andere meting.",
            volgende_stap="Kies bij --naar een eigen bladzijde, zoals docs/leren.md.",
        )


def _eis_map(naar: Path | None) -> None:
    """Refuses a page that cannot be written, before anything is measured."""
    from modellen.fouten import OpstapFout

    if naar is not None and not naar.absolute().parent.is_dir():
        raise OpstapFout(
            code="bestand_niet_te_schrijven",
            melding=f"De map van {naar} bestaat niet.",
            volgende_stap="Kies bij --naar een bestand in een map die bestaat.",
        )


def _lees(naar: Path | None) -> Uitslag:
    """What was measured before."""
    from matching.bench.uitslag import Uitslag, lees_uitslag

    _eis_map(naar)
    return Uitslag() if naar is None else lees_uitslag(naar.with_suffix(".json"))


def _meld(uitvoer: Uitvoer, uitslag: Uitslag, naar: Path | None) -> int:
    """Print and write; the status says whether Opstap itself answered everything exactly."""
    from api.cli.uitvoer import Status
    from matching.bench.beeld import maak_beeld
    from matching.bench.pagina import maak_pagina
    from matching.bench.uitslag import schrijf_uitslag

    pagina = maak_pagina(uitslag)
    uitvoer.document(uitslag.als_dict())
    uitvoer.toon_tekst(pagina)
    if naar is not None:
        _schrijf_bladzijde(naar, pagina, maak_beeld(uitslag))
        schrijf_uitslag(uitslag, naar.with_suffix(".json"))
    return Status.KLAAR if uitslag.is_exact("opstap") else Status.MET_AFKEURING


def _schrijf_bladzijde(naar: Path, pagina: str, beeld: str) -> None:
    """A generated page, and its chart beside it."""
    from api.cli.opties import GEMAAKT
    from api.cli.uitvoer import schrijf_bestand

    schrijf_bestand(naar, (GEMAAKT + pagina).encode(), optie="--naar")
    schrijf_bestand(naar.with_suffix(".svg"), beeld.encode(), optie="--naar")
