"""``opstap bench api``, ``live`` and ``juist``: what must hold for everybody at once, at scale.

The status is 1 when something was wrong, or when what was promised was not reached.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.opties import Json
from api.cli.serveer import Processen

if TYPE_CHECKING:
    from rich.table import Table

    from api.bench.meten import Apimeting
    from api.cli.uitvoer import Uitvoer
    from matching.bench.juist import Juistmeting
    from matching.bench.live import Livemeting


def bench_live(
    aantal: Annotated[
        int, typer.Option(min=100, metavar="N", help="Hoeveel vacatures er zijn.")
    ] = 50_000,
    klanten: Annotated[
        int, typer.Option(min=20, metavar="N", help="Hoeveel klanten er zijn.")
    ] = 2_000,
    seconden: Annotated[
        float, typer.Option(min=1, metavar="S", help="Hoe lang er geschreven en gezocht wordt.")
    ] = 60.0,
    per_seconde: Annotated[
        float, typer.Option(min=1, metavar="N", help="Hoeveel wijzigingen per seconde.")
    ] = 1_000.0,
    per_partij: Annotated[
        int, typer.Option(min=1, max=1000, metavar="N", help="Hoeveel wijzigingen tegelijk.")
    ] = 20,
    draden: Annotated[
        int, typer.Option(min=1, max=32, metavar="N", help="Hoeveel vragen er tegelijk lopen.")
    ] = 3,
    als_json: Json = False,
) -> int:
    """Wijzig een opslag voortdurend terwijl er gezocht wordt, en kijk elk antwoord na.

    Eén proces voegt vacatures en klanten toe, wijzigt ze, laat ze verlopen en haalt ze weg. De
    gegevens zijn verzonnen en worden daarna weggegooid.
    """
    import tempfile

    from api.cli.omgeving import richt_logboek_in
    from api.cli.uitvoer import Status, Uitvoer
    from matching.bench.live import draai_live
    from matching.bench.livecontrole import beoordeel_live

    richt_logboek_in(stil=True)  # a row that changes while it is asked for is no error here
    uitvoer = Uitvoer(als_json=als_json)
    with (
        tempfile.TemporaryDirectory() as map_,
        uitvoer.voortgang("Schrijven en zoeken", eenheid="seconden") as voortgang,
    ):
        verloop = draai_live(
            Path(map_),
            aantal=aantal,
            klanten=klanten,
            seconden=seconden,
            per_seconde=per_seconde,
            draden=draden,
            per_partij=per_partij,
            voortgang=voortgang,
        )
    meting = beoordeel_live(verloop, seconden=seconden, per_seconde=per_seconde, draden=draden)
    uitvoer.document(meting.als_dict())
    uitvoer.toon(_livetabel(meting))
    return Status.KLAAR if meting.is_goed else Status.MET_AFKEURING


def bench_api(
    klanten: Annotated[
        int, typer.Option(min=20, metavar="N", help="Hoeveel klanten de organisatie heeft.")
    ] = 10_000,
    aantal: Annotated[
        int, typer.Option(min=1000, metavar="N", help="Hoeveel vacatures er zijn.")
    ] = 100_000,
    mensen: Annotated[
        int, typer.Option(min=1, max=200, metavar="N", help="Hoeveel mensen tegelijk klikken.")
    ] = 20,
    processen: Processen = 2,
    pauze: Annotated[
        list[float] | None,
        typer.Option(
            min=0, metavar="S", help="Hoe lang iemand gemiddeld kijkt; mag vaker. Anders 1 en 0."
        ),
    ] = None,
    seconden: Annotated[
        float, typer.Option(min=1, metavar="S", help="Hoe lang er bij elke pauze wordt geklikt.")
    ] = 60.0,
    naar: Annotated[
        Path | None,
        typer.Option(metavar="BESTAND.md", help="Schrijf deze pagina, met een JSON ernaast."),
    ] = None,
    als_json: Json = False,
) -> int:
    """Laat mensen in elke rol tegelijk door de site klikken en meet hoe lang zij wachten.

    De organisatie is verzonnen en wordt daarna weggegooid.
    """
    import tempfile

    from api.bench.meten import meet_api
    from api.cli.omgeving import richt_logboek_in
    from api.cli.uitvoer import Uitvoer

    richt_logboek_in(stil=True)
    uitvoer = Uitvoer(als_json=als_json)
    with tempfile.TemporaryDirectory() as map_, uitvoer.voortgang("Klikken") as voortgang:
        metingen = meet_api(
            Path(map_),
            klanten=klanten,
            vacatures=aantal,
            mensen=mensen,
            processen=processen,
            pauzes=pauze or (1.0, 0.0),
            seconden=seconden,
            voortgang=voortgang,
        )
    return _meld_api(uitvoer, metingen, naar)


def _meld_api(uitvoer: Uitvoer, metingen: list[Apimeting], naar: Path | None) -> int:
    import json

    from api.bench.pagina import maak_pagina
    from api.cli.opties import GEMAAKT
    from api.cli.uitvoer import Status, schrijf_bestand
    from matching.bench.filter import beschrijf_machine

    machine = beschrijf_machine()
    document = {"machine": machine, "metingen": [meting.als_dict() for meting in metingen]}
    pagina = maak_pagina(metingen, machine)
    uitvoer.document(document)
    uitvoer.toon_tekst(pagina)
    if naar is not None:
        schrijf_bestand(naar, (GEMAAKT + pagina).encode(), optie="--naar")
        als_tekst = json.dumps(document, indent=1, ensure_ascii=False) + "\n"
        schrijf_bestand(naar.with_suffix(".json"), als_tekst.encode(), optie="--naar")
    # Without a pause nobody is at work any more: that pace only shows what the service can make.
    gehaald = all(meting.is_gehaald for meting in metingen if meting.pauze)
    return Status.KLAAR if gehaald else Status.MET_AFKEURING


def bench_juist(
    paren: Annotated[
        int, typer.Option(min=0, metavar="N", help="Hoeveel paren van klant en werk.")
    ] = 1_000_000,
    lijsten: Annotated[int, typer.Option(min=0, metavar="N", help="Hoeveel lijsten.")] = 100_000,
    processen: Annotated[
        int, typer.Option(min=1, max=64, metavar="N", help="Hoeveel processen er rekenen.")
    ] = 2,
    zaad: Annotated[
        int, typer.Option(min=0, metavar="N", help="Een ander getal geeft andere gegevens.")
    ] = 1,
    als_json: Json = False,
) -> int:
    """Vergelijk de snelle zoekindex met de trage regels, op grillige verzonnen gegevens.

    Elk paar op elke voorwaarde, langs elke snelle weg; en elke lijst op wat er niet in mag, wat
    ontbreekt, de tellingen en de volgorde.
    """
    from api.cli.uitvoer import Status, Uitvoer
    from matching.bench.juist import meet_juist

    uitvoer = Uitvoer(als_json=als_json)
    with uitvoer.voortgang("Vergelijken") as voortgang:
        meting = meet_juist(
            paren=paren, lijsten=lijsten, processen=processen, zaad=zaad, voortgang=voortgang
        )
    uitvoer.document(meting.als_dict())
    uitvoer.toon(_juisttabel(meting))
    return Status.KLAAR if meting.is_goed else Status.MET_AFKEURING


def _livetabel(m: Livemeting) -> Table:
    return _tabel(
        [
            ("Vacatures en klanten", f"{m.vacatures} en {m.klanten}"),
            ("Wijzigingen", f"{m.wijzigingen} in {m.seconden:g} s, {m.per_partij} tegelijk"),
            ("Wijzigingen per seconde", f"{m.per_seconde:g} van {m.gevraagd_per_seconde:g}"),
            ("Vragen per seconde", f"{m.vragen_per_seconde:g} met {m.draden} tegelijk"),
            ("Vraag, p50, p95 en langste", _ms(m.zoek_p50_ms, m.zoek_p95_ms, m.zoek_max_ms)),
            (
                "Tot vindbaar, p50, p95 en langst",
                _ms(m.vindbaar_p50_ms, m.vindbaar_p95_ms, m.vindbaar_max_ms),
            ),
            ("Rekentijd per seconde", f"schrijven {m.schrijf_cpu:g} s, zoeken {m.zoek_cpu:g} s"),
            ("Rijen nagekeken", f"{m.rijen}"),
            ("Fout oordeel", f"{m.fout_oordeel}, waarvan ongeschikt {m.verboden}"),
            ("Verouderd", f"{m.verouderd}, waarvan langer dan een seconde {m.verouderd_lang}"),
            ("Te korte lijsten", f"{m.kort}"),
            ("Lijsten nagerekend", f"{m.lijsten_nagerekend}, anders: {m.lijsten_anders}"),
            ("Index klopt na afloop", "ja" if m.index_klopt else "nee"),
        ]
    )


def _ms(*waarden: float) -> str:
    return " · ".join(f"{waarde:g}" for waarde in waarden) + " ms"


def _juisttabel(m: Juistmeting) -> Table:
    lijsten = m.lijsten
    return _tabel(
        [
            ("Paren", f"{m.paren.paren}"),
            ("Daarvan", _verdeling(m)),
            ("Verschillen", f"{m.paren.verschillen.total()}"),
            *(
                (f"  {naam}", f"{aantal}")
                for naam, aantal in sorted(m.paren.verschillen.items())
                if aantal
            ),
            ("Lijsten", f"{lijsten.lijsten} met {lijsten.rijen} rijen"),
            ("Korter dan gevraagd, terecht", f"{lijsten.korter}, waarvan leeg {lijsten.leeg}"),
            ("Verboden rijen", f"{lijsten.verboden}"),
            ("Stil te kort", f"{lijsten.stil_kort}"),
            ("Fout geteld", f"{lijsten.fout_geteld}"),
            ("Fout op volgorde", f"{lijsten.fout_op_volgorde}"),
            ("Nog eens gevraagd", f"{lijsten.nog_eens}, anders: {lijsten.anders}"),
            (
                "Geweigerd",
                f"{lijsten.geweigerd}, ten onrechte of niet geweigerd: {lijsten.fout_geweigerd}",
            ),
            ("Tijd", f"{m.seconden:g} s, rekentijd {m.cpu_s:g} s"),
        ]
    )


def _verdeling(m: Juistmeting) -> str:
    van_paar = m.paren.verdeling.get("paar")
    return ", ".join(f"{n} {code}" for code, n in van_paar.items()) if van_paar else "geen"


def _tabel(regels: list[tuple[str, str]]) -> Table:
    from rich import box
    from rich.table import Table

    tabel = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_header=False)
    for naam, waarde in regels:
        tabel.add_row(naam, waarde)
    return tabel
