"""Occupations: which one a text names, that of a vacature, and what the work asks."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query

from api.toegang.aanvraag import DeSamenstelling, DeSessie, HetZicht
from api.toegang.beroepen import bevestig_belasting, find_beroep, verbeter_beroep
from api.toegang.bewaking import voor
from api.v1 import beroepschemas as schemas
from api.v1 import beroepvertaling as vertalen
from api.v1.routering import maak_router
from matching.beroep.koppelaar import Beroepstekst
from modellen.gebruiker.model import Rol
from modellen.waarden import WerkNummer

router = maak_router("Beroepen")

Nummer = Annotated[str, Path(max_length=64, description="Nummer van het werk, zoals V-17.")]
LEZERS = (Rol.JOBCOACH, Rol.ACCOUNTMANAGER, Rol.TEAMLEIDER)


@router.get("/beroepen", summary="Welk beroep noemt deze tekst?")
@voor(*LEZERS)
def get_beroepen(
    samenstelling: DeSamenstelling,
    tekst: Annotated[str, Query(max_length=5000, description="Functienaam of beschrijving.")] = "",
    aantal: Annotated[int, Query(ge=1, le=50, description="Hoeveel voorstellen.")] = 5,
) -> schemas.BeroepenSchema:
    """ISCO-08 en BRC 2014 met een zekerheid; onder de drempel is het antwoord 'weet ik niet'."""
    dienst = samenstelling.beroepsdienst
    vondst = dienst.zoek(Beroepstekst(tekst), aantal=aantal)
    return vertalen.beroepen(vondst, model=dienst.koppelaar.versie)


@router.get("/vacatures/{nummer}/beroep", summary="Het beroep van een vacature")
@voor(*LEZERS)
def get_beroep(
    nummer: Nummer, sessie: DeSessie, samenstelling: DeSamenstelling
) -> schemas.BeroepVanVacature:
    """Met wie dat zegt en hoe zeker dat is."""
    return vertalen.van_vacature(find_beroep(samenstelling, sessie.gebruiker, nummer))


@router.put("/vacatures/{nummer}/beroep", summary="Het beroep van een vacature verbeteren")
@voor(Rol.JOBCOACH, Rol.ACCOUNTMANAGER)
def update_beroep(
    nummer: Nummer,
    verzoek: schemas.NieuwBeroep,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
) -> schemas.BeroepVanVacature:
    """Blijft staan, ook als de vacature opnieuw wordt ingelezen. De schatting van wat het werk
    vraagt wordt opnieuw gemaakt."""
    koppeling = verbeter_beroep(samenstelling, sessie.gebruiker, nummer, verzoek.isco)
    return vertalen.van_vacature(koppeling)


@router.get("/werk/{nummer}/belasting", summary="Wat vraagt dit werk?")
@voor(*LEZERS)
def get_belasting(nummer: Nummer, zicht: HetZicht) -> schemas.BelastingSchema:
    """Per onderdeel van de FML, met wie het zegt. Een schatting sluit niemand uit."""
    werk = zicht.get_werk(WerkNummer(nummer))
    return vertalen.belasting(werk.nummer, werk.belasting)


@router.post("/werk/{nummer}/belasting/bevestig", summary="Een schatting bevestigen")
@voor(Rol.ACCOUNTMANAGER)
def create_bevestiging(
    nummer: Nummer,
    verzoek: schemas.Bevestiging,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
) -> schemas.BelastingSchema:
    """Zonder codes alles wat geschat is. Daarna telt het mee als opgave van de accountmanager."""
    bevestigd = bevestig_belasting(samenstelling, sessie.gebruiker, nummer, verzoek.codes)
    return vertalen.belasting(nummer, bevestigd)
