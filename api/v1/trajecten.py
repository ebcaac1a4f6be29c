"""Trajecten: what happened, what comes, and recording the next step."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path

from api.toegang.aanvraag import DeSamenstelling, DeSessie, HetZicht
from api.toegang.bewaking import voor
from api.toegang.trajecten import (
    Voorstel,
    begin_traject,
    deadlines_van,
    get_soort,
    leg_stap_vast,
    stappen_voor,
)
from api.toegang.zicht import mag_vertrouwelijk
from api.v1 import trajectschemas as schemas
from api.v1 import trajectvertaling as vertalen
from api.v1.routering import PROBLEEM_TYPE, maak_router
from modellen.gebruiker.model import Rol
from modellen.waarden import KlantNummer

router = maak_router("Trajecten")

PROBLEEM_409: dict[int | str, dict[str, Any]] = {
    409: {
        "description": "Kan nu niet; bij een stap staan alle redenen in `bezwaren`.",
        "content": {PROBLEEM_TYPE: {"schema": schemas.ProbleemMetBezwaren.model_json_schema()}},
    }
}

Klant = Annotated[str, Path(max_length=64, description="Nummer van de klant, zoals K-1042.")]
Nummer = Annotated[str, Path(max_length=64, description="Nummer van het traject, zoals T-7.")]


@router.get("/klanten/{nummer}/trajecten", summary="Trajecten van een klant")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def list_trajecten(
    nummer: Klant, zicht: HetZicht, samenstelling: DeSamenstelling
) -> list[schemas.TrajectKort]:
    """Met de fase waarin elk traject nu is."""
    return [
        vertalen.traject_kort(stand, get_soort(samenstelling, stand.traject.soort))
        for stand in zicht.standen_van(KlantNummer(nummer))
    ]


@router.post(
    "/klanten/{nummer}/trajecten",
    status_code=201,
    summary="Een traject beginnen",
    responses=PROBLEEM_409,
)
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def create_traject(
    nummer: Klant,
    verzoek: schemas.NieuwTraject,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
) -> schemas.TrajectVol:
    """De coach van de klant wordt de coach. Per soort kan er een traject tegelijk open zijn."""
    stand = begin_traject(
        samenstelling,
        sessie.gebruiker,
        KlantNummer(nummer),
        soort=verzoek.soort,
        opdrachtgever=verzoek.opdrachtgever,
    )
    return vertalen.traject_vol(
        stand,
        get_soort(samenstelling, stand.traject.soort),
        met_vertrouwelijk=mag_vertrouwelijk(sessie.gebruiker),
    )


@router.get("/trajecten/{nummer}", summary="Een traject met alles wat er gebeurde")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_traject(
    nummer: Nummer, zicht: HetZicht, samenstelling: DeSamenstelling
) -> schemas.TrajectVol:
    """Ook wat later is verbeterd of ingetrokken. Vertrouwelijke velden ziet alleen de coach."""
    stand = zicht.get_stand(nummer)
    return vertalen.traject_vol(
        stand,
        get_soort(samenstelling, stand.traject.soort),
        met_vertrouwelijk=mag_vertrouwelijk(zicht.gebruiker),
    )


@router.get("/trajecten/{nummer}/deadlines", summary="Deadlines van een traject")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_deadlines(
    nummer: Nummer, zicht: HetZicht, samenstelling: DeSamenstelling
) -> list[schemas.DeadlineSchema]:
    """Vroegste eerst, ook wat al gehaald is; elke deadline noemt regel, begin en termijn."""
    stand = zicht.get_stand(nummer)
    return [vertalen.deadline(d) for d in deadlines_van(samenstelling, stand)]


@router.get("/trajecten/{nummer}/stappen", summary="Wat u nu kunt vastleggen")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def list_stappen(
    nummer: Nummer, sessie: DeSessie, samenstelling: DeSamenstelling, zicht: HetZicht
) -> list[schemas.MogelijkeStapSchema]:
    """De stappen van deze fase, met hun velden en wat er nu al zeker in de weg staat."""
    soort = get_soort(samenstelling, zicht.get_traject(nummer).soort)
    return [
        vertalen.mogelijke_stap(mogelijk, soort)
        for mogelijk in stappen_voor(samenstelling, sessie.gebruiker, nummer)
    ]


@router.post(
    "/trajecten/{nummer}/gebeurtenissen",
    status_code=201,
    summary="Een stap vastleggen",
    responses=PROBLEEM_409,
)
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def create_gebeurtenis(
    nummer: Nummer,
    verzoek: schemas.NieuweGebeurtenis,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
) -> schemas.TrajectVol:
    """Niets wordt overschreven: een verbetering komt naast wat er stond, met de reden."""
    voorstel = Voorstel(
        stap=verzoek.stap,
        gegevens=verzoek.gegevens,
        moment=verzoek.moment,
        corrigeert=verzoek.corrigeert,
        reden=verzoek.reden,
        volgnummer=verzoek.volgnummer,
    )
    stand = leg_stap_vast(samenstelling, sessie.gebruiker, nummer, voorstel)
    return vertalen.traject_vol(
        stand,
        get_soort(samenstelling, stand.traject.soort),
        met_vertrouwelijk=mag_vertrouwelijk(sessie.gebruiker),
    )
