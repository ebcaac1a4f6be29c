"""The route of a traject as its klant reads it, and what need not be typed twice."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path

from api.toegang.aanvraag import DeSamenstelling, HetZicht
from api.toegang.bewaking import voor
from api.toegang.trajecten import deadlines_van, get_soort
from api.v1.routering import maak_router
from api.v1.routeschemas import BekendSchema, RouteSchema, bekend_schema, route_schema
from modellen.fouten import NietGevonden
from modellen.gebruiker.model import Rol
from modellen.traject.bekend import bekend
from modellen.traject.route import route

router = maak_router("Trajecten")

Nummer = Annotated[str, Path(max_length=64, description="Nummer van het traject, zoals T-7.")]
Stapcode = Annotated[str, Path(max_length=64, description="Code van de stap.")]


@router.get("/trajecten/{nummer}/route", summary="De route van een traject")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_route(nummer: Nummer, zicht: HetZicht, samenstelling: DeSamenstelling) -> RouteSchema:
    """Alle fasen, de plek van nu en wat de klant doet, in woorden voor de klant zelf."""
    stand = zicht.get_stand(nummer)
    soort = get_soort(samenstelling, stand.traject.soort)
    return route_schema(nummer, route(soort, stand, deadlines_van(samenstelling, stand)))


@router.get("/trajecten/{nummer}/stappen/{stap}/bekend", summary="Wat bij een stap al bekend is")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def list_bekend(
    nummer: Nummer, stap: Stapcode, zicht: HetZicht, samenstelling: DeSamenstelling
) -> list[BekendSchema]:
    """Waarden uit eerdere stappen, als voorstel; niemand hoeft iets twee keer te typen."""
    stand = zicht.get_stand(nummer)
    soort = get_soort(samenstelling, stand.traject.soort)
    if soort.find_stap(stap) is None:
        raise NietGevonden(soort="stap", nummer=stap)
    return [bekend_schema(waarde) for waarde in bekend(soort, stand, stap).values()]
