"""``opstap taal``: train the language model on an ESCO download, and measure one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.beroep import taal_beroepen
from api.cli.nederlands import Opdracht, Opdrachten
from api.cli.opties import Json

if TYPE_CHECKING:
    from rich.console import RenderableType

    from api.cli.uitvoer import Uitvoer
    from matching.taal.recept import Recept, Voortgang

taal_app = typer.Typer(
    cls=Opdrachten, help="Het taalmodel en wat erbij hoort.", rich_markup_mode=None
)
taal_app.command("beroepen", cls=Opdracht)(taal_beroepen)

_FASEN = {
    "leraar": "Vectoren van de leraar",
    "begin": "Begin van het model",
    "contrast": "Namen en omschrijvingen bij elkaar",
}

Leraar = Annotated[
    Path | None,
    typer.Option(
        metavar="BESTAND",
        help="Hier staan de vectoren van de leraar; wat ontbreekt, wordt berekend. Zonder dit "
        "bestand leert het model zonder leraar.",
    ),
]
Woorden = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="BESTAND",
        help="Eigen namen en zinnen bij beroepen, naast de woordenlijst van Opstap: CSV met de "
        "kolommen esco_code, soort (naam of zin) en tekst. Mag vaker.",
    ),
]


@taal_app.command("train", cls=Opdracht)
def train(
    esco_map: Annotated[
        Path, typer.Argument(metavar="ESCO_MAP", help="Map met ESCO in het Nederlands (CSV).")
    ],
    naar: Annotated[Path, typer.Option(metavar="MAP", help="Nieuwe map voor het model.")] = Path(
        "taalmodel"
    ),
    seed: Annotated[
        int | None, typer.Option(min=0, metavar="N", help="Beginpunt van het toeval.")
    ] = None,
    leraar: Leraar = None,
    woorden: Woorden = None,
    als_json: Json = False,
) -> int:
    """Train een taalmodel. Met dezelfde gegevens en hetzelfde begin komt er hetzelfde uit."""
    from api.cli.uitvoer import Status, Uitvoer
    from matching.taal import laad_taalmodel
    from matching.taal.gegevens import EIGEN_WOORDEN
    from matching.taal.trainen import train as train_model

    uitvoer = Uitvoer(als_json=als_json)
    with _voortgang(uitvoer) as voortgang:
        doel = train_model(
            esco_map,
            naar,
            recept=_get_recept(seed),
            leraar_bestand=leraar,
            woordenlijsten=(EIGEN_WOORDEN, *(woorden or ())),
            voortgang=voortgang,
        )
    model = laad_taalmodel(doel)
    uitvoer.document({"map": str(doel), "versie": model.versie, "dimensie": model.dimensie})
    uitvoer.toon_tekst(
        f"Het taalmodel staat in {doel} (versie {model.versie}, {model.dimensie} dimensies).\n"
        f"Gebruik het met: opstap --taalmodel {doel} ..."
    )
    return Status.KLAAR


@taal_app.command("bench", cls=Opdracht)
def bench(
    ctx: typer.Context,
    melo: Annotated[Path, typer.Option(metavar="MAP", help="Map met een MELO-taak.")],
    esco: Annotated[
        Path | None,
        typer.Option(metavar="MAP", help="Map met ESCO, voor wat omschrijvingen nodig heeft."),
    ] = None,
    titels: Annotated[
        Path | None,
        typer.Option(
            metavar="BESTAND", help="De lijst met echte titels waarvan er honderd beoordeeld zijn."
        ),
    ] = None,
    met_e5: Annotated[
        bool,
        typer.Option("--met-e5", help="Meet ook e5-small: snelheid en profielen (duurt minuten)."),
    ] = False,
    zaad: Annotated[
        list[int] | None,
        typer.Option(min=0, metavar="N", help="Train ook met dit begin; mag vaker. Vraagt --esco."),
    ] = None,
    leraar: Leraar = None,
    woorden: Woorden = None,
    als_json: Json = False,
) -> int:
    """Meet het taalmodel: beroepen, lastige drietallen, hele profielen en snelheid."""
    from api.cli.uitvoer import Status, Uitvoer
    from matching.bench.taal import Meetbronnen
    from matching.bench.taal import bench as meet
    from matching.taal import laad_taalmodel
    from matching.taal.gegevens import EIGEN_WOORDEN

    if zaad and esco is None:
        raise typer.BadParameter("Geef bij --zaad ook --esco.")
    uitvoer = Uitvoer(als_json=als_json)
    model = ctx.obj.taalmodel if ctx.obj else None
    with _voortgang(uitvoer) as voortgang:
        meting = meet(
            Meetbronnen(
                melo=melo,
                esco=esco,
                titels=titels,
                met_e5=met_e5,
                woordenlijsten=(EIGEN_WOORDEN, *(woorden or ())),
                leraar=leraar,
            ),
            lambda: laad_taalmodel(model),
            zaden=zaad or (),
            voortgang=voortgang,
        )
    uitvoer.document(meting)
    uitvoer.toon(_scoretabel(meting), _parentabel(meting), _profieltabel(meting))
    uitvoer.toon_tekst(_get_beroepszin(meting))
    tempo = meting["snelheid"]
    uitvoer.toon_tekst(
        f"Per seconde: {tempo['titels_koud']:,.0f} titels en "
        f"{tempo['lang_koud']:,.0f} teksten van 150 woorden.".replace(",", ".")
    )
    return Status.KLAAR


def _get_recept(seed: int | None) -> Recept:
    from matching.taal.recept import Recept

    return Recept() if seed is None else replace(Recept(), seed=seed)


@contextmanager
def _voortgang(uitvoer: Uitvoer) -> Iterator[Voortgang]:
    """A bar when a person watches; otherwise one line for every stage that begins."""
    gemeld: set[str] = set()
    with uitvoer.voortgang("Taalmodel") as balk:

        def meld(fase: str, gedaan: int, totaal: int) -> None:
            if fase not in gemeld:
                gemeld.add(fase)
                uitvoer.meld(f"{_FASEN.get(fase, fase)} ...")
            balk(gedaan, totaal)

        yield meld


def _scoretabel(meting: dict[str, Any]) -> RenderableType:
    rijen = {
        "model": meting["scores"],
        "model, index gladgestreken": meting.get("scores_glad"),
        "tekens (TF-IDF)": meting["tfidf"],
    }
    for zaad in meting.get("zaden", ()):
        rijen[f"begin {zaad['zaad']}"] = zaad["scores"]
        rijen[f"begin {zaad['zaad']}, gladgestreken"] = zaad["scores_glad"]
    return _tabel(
        ("MELO", "MRR", "mAP", "letterlijk", "anders", "per beroep"),
        ((naam, *map(_getal, s.values())) for naam, s in rijen.items() if s is not None),
    )


def _parentabel(meting: dict[str, Any]) -> RenderableType:
    paren = meting["paren"].items()
    return _tabel(
        ("Drietallen", "goed", "van"),
        ((soort, str(score["goed"]), str(score["aantal"])) for soort, score in paren),
    )


def _profieltabel(meting: dict[str, Any]) -> RenderableType:
    delen = sorted(next(iter(meting["profielen"].values())))
    rijen = [
        (naam, *(f"{_getal(s[d]['ndcg'])} ± {_getal(s[d]['standaardfout'])}" for d in delen))
        for naam, s in meting["profielen"].items()
    ]
    return _tabel(("Profielen bij vacatures, nDCG@10", *delen), rijen)


def _tabel(koppen: Sequence[str], rijen: Iterable[Sequence[str]]) -> RenderableType:
    """A name and its figures in every row."""
    from rich import box
    from rich.table import Table

    tabel = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    tabel.add_column(koppen[0])
    for kop in koppen[1:]:
        tabel.add_column(kop, justify="right")
    for rij in rijen:
        tabel.add_row(*rij)
    return tabel


def _get_beroepszin(meting: dict[str, Any]) -> str:
    if "beroepen" not in meting:
        return "Beroepen herkennen: niet gemeten (geef --titels)."
    score = meting["beroepen"]
    return (
        f"Beroepen herkennen: {_getal(score['dekking'])} kreeg een antwoord, daarvan "
        f"{_getal(score['juistBovenDrempel'])} goed."
    )


def _getal(waarde: float | None) -> str:
    return "-" if waarde is None else f"{waarde:.3f}".replace(".", ",")
