"""Who fits this work: cards without names, for whoever talks with employers."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query, Request, Response

from api.toegang import openingen
from api.toegang.aanvraag import DeSamenstelling, HetZicht
from api.toegang.bewaking import voor
from api.toegang.getoond import kijkt_iemand, toon_kandidaten
from api.toegang.kandidaat import (
    in_woorden_van_werkgever,
    maak_kandidaten,
    ruimte_bij_werkgever,
)
from api.web.beeld import week
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from modellen.gebruiker.model import Rol
from modellen.waarden import WerkNummer

router = maak_router()


@router.get("/werk/{nummer}/kandidaten")
@voor(Rol.ACCOUNTMANAGER, Rol.TEAMLEIDER)
def get_kandidaten(
    request: Request,
    nummer: Annotated[str, Path(max_length=64)],
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    aantal: Annotated[int, Query(ge=1, le=100)] = 20,
) -> Response:
    """Klanten of the own organisation, best first."""
    werk = zicht.get_werk(WerkNummer(nummer))
    lijst = samenstelling.matchdienst.kandidaten(
        werk.nummer,
        organisatie=zicht.gebruiker.organisatie,
        vandaag=zicht.vandaag,
        aantal=aantal,
    )
    zicht.noteer_kandidaten(m.profiel.nummer for m in lijst.matches)
    if kijkt_iemand(request):
        toon_kandidaten(samenstelling, zicht.gebruiker, lijst)
    coaches = zicht.namen_van_coaches()
    return toon(
        request,
        "markt/kandidaten.html",
        werk=werk,
        telling=lijst.telling,
        vandaag=lijst.vandaag,
        kandidaten=maak_kandidaten(samenstelling, lijst, coaches=coaches),
        week=week,
        woorden=in_woorden_van_werkgever,
        ruimte=ruimte_bij_werkgever(lijst.telling),
        stand=openingen.find_stand(samenstelling, zicht.gebruiker, werk),
    )
