"""Talks of a traject, and what was said in them."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path

from api.toegang.aanvraag import DeSamenstelling, DeSessie, HetZicht
from api.toegang.bewaking import voor
from api.toegang.gesprekken import NieuweInhoud, lees_inhoud, schrijf_inhoud
from api.v1 import inzageschemas as schemas
from api.v1 import inzagevertaling as vertalen
from api.v1.routering import maak_router
from api.v1.trajecten import PROBLEEM_409, Nummer
from modellen.contact.model import contactmomenten
from modellen.gebruiker.model import Rol

MEESTE_GEBEURTENISSEN = 1_000_000

router = maak_router("Gesprekken")

Contact = Annotated[
    int, Path(ge=1, le=MEESTE_GEBEURTENISSEN, description="Nummer van het contactmoment.")
]


@router.get("/trajecten/{nummer}/contactmomenten", summary="Contactmomenten van een traject")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def list_contactmomenten(nummer: Nummer, zicht: HetZicht) -> list[schemas.ContactmomentSchema]:
    """Dat er is gesproken, oudste eerst; wat er is gezegd staat apart."""
    return [vertalen.contactmoment(c) for c in contactmomenten(zicht.get_stand(nummer))]


@router.get("/trajecten/{nummer}/contactmomenten/{contact}/inhoud", summary="Wat er is besproken")
@voor(Rol.JOBCOACH)
def get_inhoud(
    nummer: Nummer, contact: Contact, sessie: DeSessie, samenstelling: DeSamenstelling
) -> schemas.GespreksinhoudSchema:
    """Alleen voor de eigen coach; de klant leest het onder `/v1/mijn`."""
    versies = lees_inhoud(samenstelling, sessie.gebruiker, nummer, contact)
    return vertalen.gespreksinhoud(nummer, contact, versies)


@router.put(
    "/trajecten/{nummer}/contactmomenten/{contact}/inhoud",
    summary="Vastleggen wat er is besproken",
    responses=PROBLEEM_409,
)
@voor(Rol.JOBCOACH)
def put_inhoud(
    nummer: Nummer,
    contact: Contact,
    verzoek: schemas.NieuweInhoudSchema,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
) -> schemas.GespreksinhoudSchema:
    """Een verbetering noemt de versie die u las en de reden; wat er stond, blijft staan."""
    nieuw = NieuweInhoud(tekst=verzoek.tekst, gelezen=verzoek.gelezen, reden=verzoek.reden)
    versies = schrijf_inhoud(samenstelling, sessie.gebruiker, nummer, contact, nieuw)
    return vertalen.gespreksinhoud(nummer, contact, versies)
