"""Klanten and their shortlists, for whoever guides them."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query, Request, Response

from api.toegang.aanvraag import DeSamenstelling, HetZicht
from api.toegang.bewaking import voor
from api.toegang.getoond import toon_shortlist
from api.v1 import schemas, vertalen
from api.v1.bladeren import BLADZIJ_KOPPEN, Pagina, zet_bladzij
from api.v1.routering import maak_router
from modellen.gebruiker.model import Rol
from modellen.klant.model import Klantvraag
from modellen.waarden import KlantNummer, WerkNummer
from vacatures.werk import WerkSoort

MAX_AANTAL = 100
STANDAARD_SOORTEN = (WerkSoort.VACATURE, WerkSoort.NETWERKPLEK)

router = maak_router("Klanten")

Nummer = Annotated[str, Path(max_length=64, description="Nummer van de klant, zoals K-1042.")]


@router.get("/klanten", summary="Klanten die u mag zien", responses=BLADZIJ_KOPPEN)
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def list_klanten(
    request: Request,
    response: Response,
    zicht: HetZicht,
    pagina: Pagina = 1,
    pagina_grootte: Annotated[
        int, Query(alias="paginaGrootte", ge=1, le=500, description="Regels per pagina.")
    ] = 200,
) -> list[schemas.KlantKort]:
    """Een jobcoach ziet de eigen klanten, een teamleider alle klanten van de organisatie.

    Op nummer. `Opstap-Totaal` zegt hoeveel klanten er zijn, en `Link` waar de vorige en de
    volgende pagina staan (RFC 8288). Zonder `Link` is dit alles.
    """
    hier = zicht.zoek_klanten(Klantvraag(), pagina=pagina, per_pagina=pagina_grootte)
    zet_bladzij(request, response, pagina=pagina, per_pagina=pagina_grootte, totaal=hier.totaal)
    namen = zicht.namen(hier.klanten)
    return [vertalen.klant_kort(klant, namen.get(klant.nummer)) for klant in hier.klanten]


@router.get("/klanten/{nummer}", summary="Profiel van een klant")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_klant(nummer: Nummer, zicht: HetZicht) -> schemas.KlantVol:
    """Het profiel zoals de ranglijst het leest, met de herkomst van elke zin."""
    profiel = zicht.get_profiel(KlantNummer(nummer))
    return vertalen.klant_vol(profiel, zicht.namen([profiel.klant]).get(profiel.nummer))


@router.get("/klanten/{nummer}/shortlist", summary="Werk dat past bij een klant")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_shortlist(
    nummer: Nummer,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    aantal: Annotated[int, Query(ge=1, le=MAX_AANTAL, description="Hoeveel regels.")] = 20,
    soort: Annotated[
        list[WerkSoort] | None,
        Query(description="Standaard vacature en netwerkplek."),
    ] = None,
    ideeen: Annotated[
        bool, Query(description="Toon op elke plaats ook passend werk van lager op de lijst.")
    ] = False,
) -> schemas.ShortlistSchema:
    """Beste eerst, met reden en telling. Het systeem stelt voor, mensen beslissen."""
    klant = zicht.get_klant(KlantNummer(nummer))
    shortlist = samenstelling.matchdienst.shortlist(
        klant.nummer,
        vandaag=zicht.vandaag,
        aantal=aantal,
        soorten=frozenset(soort or STANDAARD_SOORTEN),
        ideeen=ideeen,
    )
    nummer_lijst = toon_shortlist(samenstelling, zicht.gebruiker, shortlist)
    return vertalen.shortlist(shortlist, nummer=nummer_lijst)


@router.get("/klanten/{nummer}/waarom/{werk}", summary="Waarom wel of niet dit werk?")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_waarom(
    nummer: Nummer,
    werk: Annotated[str, Path(max_length=64, description="Nummer van het werk, zoals V-17.")],
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
) -> schemas.WaaromSchema:
    """De uitkomst op elk punt, ook als het werk niet in de lijst staat."""
    klant = zicht.get_klant(KlantNummer(nummer))
    gevraagd = zicht.get_werk(WerkNummer(werk))
    waarom = samenstelling.matchdienst.waarom(klant.nummer, gevraagd.nummer, vandaag=zicht.vandaag)
    return vertalen.waarom(waarom)
