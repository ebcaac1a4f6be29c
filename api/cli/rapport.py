"""``opstap rapport``: a document of a trajectory, drawn up from the record as PDF or Word."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.opties import Json, Klantnummer

if TYPE_CHECKING:
    from rich.console import RenderableType
    from sqlalchemy.orm import Session

    from api.bootstrap import Samenstelling
    from api.toegang.documenten import Gelezen
    from modellen.documenten.model import Periode, Uitgave
    from modellen.traject.model import Traject

_DATUM = ["%Y-%m-%d"]


def rapport(
    ctx: typer.Context,
    klant: Klantnummer,
    soort: Annotated[
        str, typer.Argument(metavar="SOORT", help="Welk document, bijvoorbeeld trajectplan.")
    ],
    naar: Annotated[
        Path | None,
        typer.Option(
            metavar="BESTAND", help="Schrijf naar dit bestand; .pdf of .docx bepaalt de vorm."
        ),
    ] = None,
    traject: Annotated[
        str | None,
        typer.Option(metavar="NUMMER", help="Welk traject, als de klant er meer heeft."),
    ] = None,
    van: Annotated[
        datetime | None,
        typer.Option(formats=_DATUM, metavar="DATUM", help="Eerste dag van de periode."),
    ] = None,
    tot: Annotated[
        datetime | None,
        typer.Option(formats=_DATUM, metavar="DATUM", help="Laatste dag van de periode."),
    ] = None,
    vertrouwelijk: Annotated[
        bool,
        typer.Option("--vertrouwelijk", help="Met wat alleen klant en jobcoach mogen lezen."),
    ] = False,
    als_json: Json = False,
) -> int:
    """Maak een document uit het dossier. Wat nog ontbreekt, wordt genoemd."""
    from api.cli.omgeving import open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer
    from api.v1 import documentvertaling as vertalen
    from modellen.documenten.model import Uitgave, lees_periode

    uitvoer = Uitvoer(als_json=als_json)
    uitgave = Uitgave.DOSSIER if vertrouwelijk else Uitgave.OPDRACHTGEVER
    with (
        open_samenstelling(ctx.obj) as samenstelling,
        samenstelling.opslag.schrijven() as session,
    ):
        gekozen = _kies_traject(samenstelling, session, klant, soort, traject)
        periode = lees_periode(
            van.date() if van else None,
            tot.date() if tot else None,
            hoe="Geef --van en --tot, als 2026-11-01 en 2026-11-30.",
        )
        gelezen = _maak(samenstelling, session, gekozen, soort, periode, uitgave)
    pad = _schrijf(gelezen, naar)
    if als_json:
        uitvoer.document(
            vertalen.vol(gelezen).model_dump(mode="json", by_alias=True) | {"bestand": str(pad)}
        )
    else:
        uitvoer.toon(*_toon(gelezen, pad))
    volledig = gelezen.document.inhoud.is_volledig
    return Status.KLAAR if volledig else Status.MET_AFKEURING


def _kies_traject(
    samenstelling: Samenstelling, session: Session, klant: str, soort: str, nummer: str | None
) -> Traject:
    """The named one; otherwise the only one, or the newest that is open, that has the document."""
    from api.toegang.documenten import get_documentsoort
    from api.toegang.trajecten import get_soort
    from modellen.fouten import NietGevonden, OpstapFout
    from modellen.klant.repository import KlantRepository
    from modellen.traject.repository import TrajectRepository
    from modellen.waarden import KlantNummer

    KlantRepository(session).get(KlantNummer(klant))
    trajecten = TrajectRepository(session, soorten=samenstelling.soorten()).list_(klant=klant)
    if nummer is not None:
        for gevonden in trajecten:
            if gevonden.nummer == nummer:
                return gevonden
        raise NietGevonden(soort="traject", nummer=nummer)
    if not trajecten:
        raise OpstapFout(
            code="geen_traject",
            melding=f"Klant {klant} heeft nog geen traject.",
            volgende_stap=f"Begin er een: opstap traject begin {klant} SOORT --opdrachtgever NAAM.",
        )
    passend = [
        t for t in trajecten if get_soort(samenstelling, t.soort).find_document(soort) is not None
    ]
    if not passend:
        get_documentsoort(get_soort(samenstelling, trajecten[-1].soort), soort)  # says which exist
    if len(passend) > 1:
        raise OpstapFout(
            code="meer_trajecten",
            melding=f"Klant {klant} heeft {len(passend)} trajecten met dit document.",
            volgende_stap=f"Kies met --traject: {', '.join(t.nummer for t in passend)}.",
        )
    return passend[0]


def _maak(
    samenstelling: Samenstelling,
    session: Session,
    traject: Traject,
    soort: str,
    periode: Periode | None,
    uitgave: Uitgave,
) -> Gelezen:
    from api.cli.omgeving import DOOR
    from api.toegang.documenten import lees_een, maak_document_in
    from api.toegang.trajecten import get_soort

    document = maak_document_in(samenstelling, session, traject, soort, door=DOOR, periode=periode)
    trajectsoort = get_soort(samenstelling, traject.soort)
    return lees_een(session, traject, trajectsoort, document.nummer, uitgave=uitgave)


def _schrijf(gelezen: Gelezen, naar: Path | None) -> Path:
    from api.cli.uitvoer import schrijf_bestand
    from api.rapport.bestand import Vorm, maak_bestand
    from modellen.fouten import OngeldigeWaarde

    vorm = Vorm.PDF
    if naar is not None:
        gekozen = next((v for v in Vorm if naar.suffix.lower() == f".{v.value}"), None)
        if gekozen is None:
            raise OngeldigeWaarde(
                veld="naar",
                melding=f"Aan '{naar.name}' is niet te zien of het PDF of Word moet zijn.",
                volgende_stap="Geef een naam die eindigt op .pdf of .docx.",
            )
        vorm = gekozen
    bestand = maak_bestand(gelezen, vorm)
    pad = naar or Path(bestand.naam)
    schrijf_bestand(pad, bestand.inhoud, optie="--naar")
    return pad


def _toon(gelezen: Gelezen, pad: Path) -> list[RenderableType]:
    from rich.padding import Padding
    from rich.text import Text

    document = gelezen.document
    soort = gelezen.soort
    regels: list[RenderableType] = [
        Text.assemble(
            (document.soort.label, "bold"),
            f", versie {document.versie}, traject {document.traject}",
        ),
        Text(f"Geschreven naar {pad}."),
    ]
    for deel in document.inhoud.ontbrekend:
        regels.append(Text.assemble(("✗ ontbreekt  ", "bold red"), (deel.titel, "bold")))
        regels.append(Padding(Text(deel.ontbreekt), (0, 0, 0, 2)))
    if document.inhoud.is_volledig:
        regels.append(Text("✓ compleet", style="bold green"))
    if document.inhoud.weggelaten:
        regels.append(
            Text(
                f"! {document.inhoud.weggelaten} zinnen gaan niet naar de opdrachtgever; ze gaan "
                "misschien over gezondheid of privé.",
                style="bold yellow",
            )
        )
    if gelezen.tekent_nog:
        namen = ", ".join(soort.deelnemer(rol) for rol in gelezen.tekent_nog)
        regels.append(Text(f"Nog te tekenen door: {namen}."))
    return [*regels, Text("")]
