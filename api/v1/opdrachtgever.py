"""Trajecten as whoever pays for them sees them: that things happened, never what was said."""

from __future__ import annotations

from api.toegang.aanvraag import DeSamenstelling, HetZicht
from api.toegang.bewaking import voor
from api.toegang.trajecten import deadlines_van, get_soort
from api.v1 import inzageschemas as schemas
from api.v1 import inzagevertaling as vertalen
from api.v1.routering import maak_router
from api.v1.trajecten import Nummer
from modellen.gebruiker.model import Rol

router = maak_router("Opdrachtgever")


@router.get("/opdrachtgever/trajecten", summary="Trajecten die u betaalt")
@voor(Rol.OPDRACHTGEVER)
def list_trajecten(zicht: HetZicht, samenstelling: DeSamenstelling) -> list[schemas.InzageKort]:
    """Op nummer, zonder namen."""
    return [
        vertalen.kort(stand, get_soort(samenstelling, stand.traject.soort))
        for stand in zicht.standen_van_opdrachtgever()
    ]


@router.get("/opdrachtgever/trajecten/{nummer}", summary="Een traject dat u betaalt")
@voor(Rol.OPDRACHTGEVER)
def get_traject(
    nummer: Nummer, zicht: HetZicht, samenstelling: DeSamenstelling
) -> schemas.OpdrachtgeverTraject:
    """Contactmomenten, fase, resultaat en uw eigen deadlines; nooit de inhoud van een gesprek."""
    stand = zicht.get_stand_van_opdrachtgever(nummer)
    soort = get_soort(samenstelling, stand.traject.soort)
    return vertalen.voor_opdrachtgever(stand, soort, deadlines_van(samenstelling, stand))
