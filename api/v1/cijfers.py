"""Figures over many trajecten, and the success factors of one."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import Query

from api.toegang.aanvraag import DeSamenstelling, DeSessie, HetZicht
from api.toegang.bewaking import voor
from api.toegang.cijfers import eigen_groepscijfers, groepscijfers, succesfactoren_van, teamcijfers
from api.v1 import cijferschemas as schemas
from api.v1 import cijfervertaling as vertalen
from api.v1.routering import maak_router
from api.v1.trajecten import Nummer
from modellen.gebruiker.model import Rol
from modellen.tellen import Tijdvak
from modellen.traject.model import LAATSTE_JAAR, VROEGSTE_JAAR

router = maak_router("Cijfers")

Dag = Annotated[date | None, Query(description="Dag, zoals 2026-11-22.")]
Naam = Annotated[
    str | None,
    Query(max_length=200, description="Alleen wat deze opdrachtgever van de cijfers mag zien."),
]
Jaar = Annotated[
    int | None,
    Query(ge=VROEGSTE_JAAR, le=LAATSTE_JAAR, description="Kalenderjaar; zonder jaar alles."),
]


@router.get("/cijfers", summary="Cijfers van de eigen organisatie")
@voor(Rol.TEAMLEIDER)
def get_cijfers(
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
    van: Dag = None,
    tot: Dag = None,
    opdrachtgever: Naam = None,
) -> schemas.CijfersSchema:
    """Naar werk staat altijd apart; onder de tien gevallen is er een telling en geen percentage."""
    tijdvak, gebruiker = Tijdvak(van, tot), sessie.gebruiker
    if opdrachtgever is None:
        return vertalen.teamcijfers(teamcijfers(samenstelling, gebruiker, tijdvak=tijdvak))
    return vertalen.cijfers_voor_opdrachtgever(
        groepscijfers(samenstelling, gebruiker, opdrachtgever, tijdvak=tijdvak)
    )


@router.get("/opdrachtgever/cijfers", summary="Cijfers over de trajecten die u betaalt")
@voor(Rol.OPDRACHTGEVER)
def get_cijfers_van_opdrachtgever(
    zicht: HetZicht, samenstelling: DeSamenstelling, jaar: Jaar = None
) -> schemas.GroepscijfersSchema:
    """Alleen over groepen en per heel jaar, zodat niemand eruit is te halen."""
    tijdvak = Tijdvak() if jaar is None else Tijdvak.jaar(jaar)
    return vertalen.groepscijfers(eigen_groepscijfers(samenstelling, zicht, tijdvak=tijdvak))


@router.get("/trajecten/{nummer}/succesfactoren", summary="De 18 succesfactoren van een traject")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def list_succesfactoren(
    nummer: Nummer, zicht: HetZicht, samenstelling: DeSamenstelling
) -> schemas.SuccesfactorenSchema:
    """Welke er zijn en welke ontbreken; zij werken samen, dus er is geen gemiddelde."""
    return vertalen.succesfactoren(succesfactoren_van(samenstelling, zicht.get_stand(nummer)))
