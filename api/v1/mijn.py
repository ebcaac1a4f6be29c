"""Trajecten as the klant himself sees them."""

from __future__ import annotations

from api.toegang.aanvraag import DeSamenstelling, DeSessie, HetZicht
from api.toegang.audit import eigen_inzagen
from api.toegang.bewaking import voor
from api.toegang.gesprekken import lees_inhoud
from api.toegang.trajecten import deadlines_van, get_soort
from api.v1 import inzageschemas as schemas
from api.v1 import inzagevertaling as vertalen
from api.v1.gesprekken import Contact
from api.v1.routering import maak_router
from api.v1.trajecten import Nummer
from modellen.gebruiker.model import Rol

router = maak_router("Mijn traject")


@router.get("/mijn/trajecten", summary="Mijn trajecten")
@voor(Rol.KLANT)
def list_trajecten(zicht: HetZicht, samenstelling: DeSamenstelling) -> list[schemas.InzageKort]:
    """Met de fase waarin elk traject nu is."""
    return [
        vertalen.kort(stand, get_soort(samenstelling, stand.traject.soort))
        for stand in zicht.eigen_standen()
    ]


@router.get("/mijn/trajecten/{nummer}", summary="Mijn traject")
@voor(Rol.KLANT)
def get_traject(
    nummer: Nummer, zicht: HetZicht, samenstelling: DeSamenstelling
) -> schemas.MijnTraject:
    """Wat er was, wat er is afgesproken, en wat u zelf nog doet."""
    stand = zicht.get_eigen_stand(nummer)
    soort = get_soort(samenstelling, stand.traject.soort)
    return vertalen.voor_klant(stand, soort, deadlines_van(samenstelling, stand))


@router.get(
    "/mijn/trajecten/{nummer}/contactmomenten/{contact}/inhoud",
    summary="Wat er met mij is besproken",
)
@voor(Rol.KLANT)
def get_inhoud(
    nummer: Nummer, contact: Contact, sessie: DeSessie, samenstelling: DeSamenstelling
) -> schemas.GespreksinhoudSchema:
    """Zoals uw coach het vastlegde, met elke verbetering."""
    versies = lees_inhoud(samenstelling, sessie.gebruiker, nummer, contact)
    return vertalen.gespreksinhoud(nummer, contact, versies)


@router.get("/mijn/inzagen", summary="Wie keek er in mijn dossier?")
@voor(Rol.KLANT)
def list_inzagen(sessie: DeSessie, samenstelling: DeSamenstelling) -> list[schemas.InzageRegel]:
    """Per dag wie iets van u las of opschreef, de nieuwste eerst, tot een jaar terug.

    Lijsten waarop ook uw naam staat, zoals de agenda van het team, staan er niet bij.
    """
    return [vertalen.inzage(blik) for blik in eigen_inzagen(samenstelling, sessie.gebruiker)]
