"""``opstap traject``: open a traject, read it, record a step. Numbers only, no names.

Whoever has this machine sees everything; what only klant and coach may read is printed on request
alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.nederlands import Opdracht, Opdrachten
from api.cli.opties import Json, Klantnummer

if TYPE_CHECKING:
    from datetime import datetime

    from pydantic import BaseModel

    from api.bootstrap import Samenstelling
    from api.toegang.trajecten import Voorstel
    from modellen.traject.model import Stap, Trajectsoort
    from modellen.traject.stand import Stand

traject_app = typer.Typer(
    cls=Opdrachten,
    help="Begin een traject, lees het, of leg een stap vast.",
    rich_markup_mode=None,
)

Trajectnummer = Annotated[
    str, typer.Argument(metavar="NUMMER", help="Nummer van het traject, zoals T-7.")
]


@traject_app.command("begin", cls=Opdracht)
def begin(
    ctx: typer.Context,
    klant: Klantnummer,
    soort: Annotated[
        str,
        typer.Argument(
            metavar="SOORT", help="Soort traject; een onbekende soort noemt de soorten."
        ),
    ],
    opdrachtgever: Annotated[
        str, typer.Option(metavar="NAAM", help="Wie het traject betaalt.", show_default=False)
    ],
    als_json: Json = False,
) -> int:
    """Begin een traject voor een klant; de coach van de klant wordt de coach."""
    from api.cli.omgeving import DOOR, open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer
    from api.toegang.trajecten import begin_traject_als_beheer, get_soort
    from api.v1 import trajectvertaling as vertalen
    from modellen.waarden import KlantNummer

    uitvoer = Uitvoer(als_json=als_json)
    with open_samenstelling(ctx.obj) as samenstelling:
        stand = begin_traject_als_beheer(
            samenstelling, KlantNummer(klant), soort=soort, opdrachtgever=opdrachtgever, door=DOOR
        )
        gekozen = get_soort(samenstelling, stand.traject.soort)
    if als_json:
        uitvoer.document(vertalen.traject_vol(stand, gekozen, met_vertrouwelijk=False))
    else:
        uitvoer.toon_tekst(f"Traject {stand.traject.nummer} ({gekozen.naam}) is begonnen.")
    return Status.KLAAR


@traject_app.command("toon", cls=Opdracht)
def toon(
    ctx: typer.Context,
    nummer: Trajectnummer,
    vertrouwelijk: Annotated[
        bool,
        typer.Option(
            "--vertrouwelijk", help="Ook wat alleen de klant en de eigen coach mogen lezen."
        ),
    ] = False,
    als_json: Json = False,
) -> int:
    """Toon de fase, wat er gebeurde, de open deadlines en wat u nu kunt vastleggen."""
    from api.cli.omgeving import DOOR, open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer
    from api.toegang.trajecten import deadlines_van, get_soort, stappen_van
    from api.v1 import trajectvertaling as vertalen

    uitvoer = Uitvoer(als_json=als_json)
    with open_samenstelling(ctx.obj) as samenstelling:
        stand = _lees(samenstelling, nummer, met_vertrouwelijk=vertrouwelijk)
        heel = _lees(samenstelling, nummer, met_vertrouwelijk=True)
        soort = get_soort(samenstelling, stand.traject.soort)
        deadlines = deadlines_van(samenstelling, stand)
        stappen = stappen_van(samenstelling, heel, door=DOOR)
        vandaag = samenstelling.kalender()
    if als_json:
        vol = vertalen.traject_vol(stand, soort, met_vertrouwelijk=vertrouwelijk)
        uitvoer.document(
            {
                "traject": _als_json(vol),
                "deadlines": [_als_json(vertalen.deadline(d)) for d in deadlines],
                "stappen": [_als_json(vertalen.mogelijke_stap(s, soort)) for s in stappen],
            }
        )
    else:
        from api.cli.trajectbeeld import toon_traject

        uitvoer.toon(
            *toon_traject(
                soort,
                stand,
                deadlines=deadlines,
                stappen=stappen,
                vandaag=vandaag,
                met_vertrouwelijk=vertrouwelijk,
            )
        )
    return Status.KLAAR


@traject_app.command("stap", cls=Opdracht)
def stap(
    ctx: typer.Context,
    nummer: Trajectnummer,
    code: Annotated[
        str,
        typer.Argument(
            metavar="STAP", help="Code van de stap; 'ingetrokken' trekt een eerdere stap in."
        ),
    ],
    velden: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="VELD=WAARDE...",
            help="Gegevens van de stap: ja of nee, een getal, een datum, keuzes met komma's.",
        ),
    ] = None,
    op: Annotated[
        str | None,
        typer.Option(
            "--op",
            metavar="MOMENT",
            help="Wanneer het gebeurde, zoals '2026-11-22 14:30'; anders nu.",
        ),
    ] = None,
    corrigeert: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help="Verbeter gebeurtenis N; noem alleen wat anders is. Vraagt --reden.",
        ),
    ] = None,
    reden: Annotated[
        str | None, typer.Option(metavar="TEKST", help="Waarom het anders is.")
    ] = None,
    als_json: Json = False,
) -> int:
    """Leg een stap vast. Wat er stond, blijft staan: een verbetering komt ernaast."""
    from api.cli.omgeving import DOOR, open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer
    from api.toegang.trajecten import leg_stap_vast_als_beheer, soort_voor
    from api.v1 import trajectvertaling as vertalen

    uitvoer = Uitvoer(als_json=als_json)
    with open_samenstelling(ctx.obj) as samenstelling:
        stand = _lees(samenstelling, nummer, met_vertrouwelijk=True)
        soort = soort_voor(samenstelling, stand.traject)
        voorstel = _maak_voorstel(
            soort, stand, code, velden or [], op=op, oud=corrigeert, reden=reden,
            nu=samenstelling.klok(),
        )  # fmt: skip
        leg_stap_vast_als_beheer(samenstelling, nummer, voorstel, door=DOOR)
        stand = _lees(samenstelling, nummer, met_vertrouwelijk=False)
    if als_json:
        uitvoer.document(vertalen.traject_vol(stand, soort, met_vertrouwelijk=False))
    else:
        from api.cli.trajectbeeld import toon_vastgelegd

        uitvoer.toon(*toon_vastgelegd(soort, stand))
    return Status.KLAAR


def _als_json(schema: BaseModel) -> dict[str, Any]:
    return schema.model_dump(mode="json", by_alias=True)


def _lees(samenstelling: Samenstelling, nummer: str, *, met_vertrouwelijk: bool) -> Stand:
    from modellen.traject.repository import TrajectRepository

    with samenstelling.opslag.lezen() as session:
        return TrajectRepository(session).stand(nummer, met_vertrouwelijk=met_vertrouwelijk)


def _maak_voorstel(
    soort: Trajectsoort,
    stand: Stand,
    code: str,
    paren: list[str],
    *,
    op: str | None,
    oud: int | None,
    reden: str | None,
    nu: datetime,
) -> Voorstel:
    """A correction begins with what stood there, on the same moment."""
    from api.cli.trajectvelden import lees_moment, lees_velden
    from api.toegang.trajecten import Voorstel

    moment = lees_moment(op, nu=nu) if op else None
    gegevens = dict(lees_velden(_kies_stap(soort, code), paren))
    eerder = next((g for g in stand.gebeurtenissen if g.volgnummer == oud), None)
    if eerder is not None and eerder.stap == code:
        gegevens = {**eerder.gegevens, **gegevens}
        moment = moment or eerder.moment
    return Voorstel(
        stap=code,
        gegevens={veld: waarde for veld, waarde in gegevens.items() if waarde is not None},
        moment=moment,
        corrigeert=oud,
        reden=reden,
        # Of what was read just now: nobody may have gone on in between.
        volgnummer=len(stand.gebeurtenissen) + 1,
    )


def _kies_stap(soort: Trajectsoort, code: str) -> Stap:
    """The step; withdrawing is one without fields.

    Raises:
        OngeldigeWaarde: when the type has no such step; names what looks like it.
    """
    from difflib import get_close_matches

    from modellen.fouten import OngeldigeWaarde
    from modellen.traject.model import INGETROKKEN, Deelnemer, Stap

    if code == INGETROKKEN:
        return Stap(INGETROKKEN, "Ingetrokken", Deelnemer.JOBCOACH)
    gevonden = soort.find_stap(code)
    if gevonden is not None:
        return gevonden
    codes = [stap.code for stap in soort.stappen]
    lijkt_op = get_close_matches(code, codes)
    bedoeld = f"Bedoelt u {' of '.join(lijkt_op)}?" if lijkt_op else ""
    raise OngeldigeWaarde(
        veld="stap",
        melding=f"De stap '{code[:40]}' bestaat niet in {soort.naam}.",
        volgende_stap=bedoeld or f"Kies uit: {', '.join(codes)}.",
    )
