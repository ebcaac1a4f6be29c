"""Documents of a traject: drawing up, reading, downloading and signing."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query, Response

from api.rapport.bestand import Vorm, maak_bestand
from api.toegang.aanvraag import DeSamenstelling, DeSessie
from api.toegang.bewaking import voor
from api.toegang.documenten import lees_document, list_documenten, maak_document
from api.toegang.ondertekenen import Ondertekening, teken_document, weiger_document
from api.v1 import documentschemas as schemas
from api.v1 import documentvertaling as vertalen
from api.v1.routering import maak_router
from modellen.documenten.model import lees_periode
from modellen.gebruiker.model import Rol

router = maak_router("Documenten")

Nummer = Annotated[str, Path(max_length=64, description="Nummer van het traject, zoals T-7.")]
DocumentNummer = Annotated[int, Path(ge=1, le=1_000_000, description="Nummer van het document.")]

LEZERS = (Rol.JOBCOACH, Rol.TEAMLEIDER, Rol.OPDRACHTGEVER, Rol.KLANT)


@router.get("/trajecten/{nummer}/documenten", summary="Documenten van een traject")
@voor(*LEZERS)
def get_documenten(
    nummer: Nummer, sessie: DeSessie, samenstelling: DeSamenstelling
) -> schemas.DocumentLijst:
    """Alle versies die u mag zien, en wat dit soort traject aan documenten heeft."""
    return vertalen.lijst(list_documenten(samenstelling, sessie.gebruiker, nummer))


@router.post("/trajecten/{nummer}/documenten", status_code=201, summary="Een document opmaken")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def create_document(
    nummer: Nummer,
    verzoek: schemas.NieuwDocument,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
) -> schemas.DocumentVol:
    """Uit het dossier van nu. Wat ontbreekt wordt genoemd. Staat er niets anders, dan blijft het
    bij de nieuwste versie."""
    periode = lees_periode(verzoek.van, verzoek.tot_en_met)
    gelezen = maak_document(samenstelling, sessie.gebruiker, nummer, verzoek.soort, periode=periode)
    return vertalen.vol(gelezen)


@router.get("/trajecten/{nummer}/documenten/{document}", summary="Een document")
@voor(*LEZERS)
def get_document(
    nummer: Nummer, document: DocumentNummer, sessie: DeSessie, samenstelling: DeSamenstelling
) -> schemas.DocumentVol:
    """De uitgave die voor u is."""
    return vertalen.vol(lees_document(samenstelling, sessie.gebruiker, nummer, document))


@router.get(
    "/trajecten/{nummer}/documenten/{document}/bestand",
    summary="Een document als PDF of Word",
    response_class=Response,
)
@voor(*LEZERS)
def get_bestand(
    nummer: Nummer,
    document: DocumentNummer,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
    vorm: Annotated[Vorm, Query(description="`pdf` of `docx`.")] = Vorm.PDF,
) -> Response:
    """Met de handtekeningen die er staan."""
    gelezen = lees_document(samenstelling, sessie.gebruiker, nummer, document)
    bestand = maak_bestand(gelezen, vorm)
    return Response(
        bestand.inhoud,
        media_type=vorm.mediatype,
        headers={"Content-Disposition": f'attachment; filename="{bestand.naam}"'},
    )


@router.post(
    "/trajecten/{nummer}/documenten/{document}/handtekeningen",
    status_code=201,
    summary="Een document tekenen",
)
@voor(*LEZERS)
def create_handtekening(
    nummer: Nummer,
    document: DocumentNummer,
    verzoek: schemas.NieuweHandtekening,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
) -> schemas.DocumentVol:
    """Alleen de nieuwste versie, en alleen als zij compleet is. Een handtekening blijft staan."""
    ondertekening = Ondertekening(rol=verzoek.rol, naam=verzoek.naam, wijze=verzoek.wijze)
    return vertalen.vol(
        teken_document(samenstelling, sessie.gebruiker, nummer, document, ondertekening)
    )


@router.post(
    "/trajecten/{nummer}/documenten/{document}/weigeringen",
    status_code=201,
    summary="Een document niet tekenen, en zeggen waarom",
)
@voor(*LEZERS)
def create_weigering(
    nummer: Nummer,
    document: DocumentNummer,
    verzoek: schemas.NieuweWeigering,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
) -> schemas.DocumentVol:
    """Wie moet tekenen en het niet doet. Later alsnog tekenen kan; een nieuwe versie is nieuw."""
    return vertalen.vol(
        weiger_document(samenstelling, sessie.gebruiker, nummer, document, verzoek.reden)
    )
