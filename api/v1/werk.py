"""Vacatures, netwerkplekken, werkgevers, and who fits them (without names)."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query

from api.toegang.aanvraag import DeSamenstelling, HetZicht
from api.toegang.bewaking import voor
from api.toegang.getoond import toon_kandidaten
from api.toegang.kandidaat import maak_kandidaten
from api.toegang.zicht import Zicht
from api.toegang.zoeken import Zoekvraag
from api.v1 import schemas, vertalen
from api.v1.bladeren import Pagina
from api.v1.routering import maak_router
from modellen.fouten import NietGevonden
from modellen.gebruiker.model import Rol
from modellen.waarden import WerkNummer
from vacatures.werk import Werk, WerkSoort

router = maak_router("Werk")

Nummer = Annotated[str, Path(max_length=64, description="Nummer van het werk, zoals V-17.")]


@router.get("/vacatures", summary="Open vacatures")
@voor(Rol.JOBCOACH, Rol.ACCOUNTMANAGER, Rol.TEAMLEIDER)
def list_vacatures(
    zicht: HetZicht,
    zoek: Annotated[
        str, Query(max_length=200, description="Woorden in titel, werkgever, plaats of nummer.")
    ] = "",
    pagina: Pagina = 1,
    pagina_grootte: Annotated[
        int, Query(alias="paginaGrootte", ge=1, le=100, description="Regels per pagina.")
    ] = 25,
) -> schemas.Werklijst:
    """Nieuwste eerst; alleen wat open is en wat uw organisatie mag zien."""
    vraag = Zoekvraag(WerkSoort.VACATURE, zoek, pagina, pagina_grootte)
    vondst = zicht.zoek_werk(vraag)
    return schemas.Werklijst(
        resultaten=[vertalen.werk_kort(w) for w in vondst.werk],
        totaal=vondst.totaal,
        pagina=pagina,
        paginas=vondst.paginas,
    )


@router.get("/vacatures/{nummer}", summary="Een vacature")
@voor(Rol.JOBCOACH, Rol.ACCOUNTMANAGER, Rol.TEAMLEIDER)
def get_vacature(nummer: Nummer, zicht: HetZicht) -> schemas.WerkVol:
    """Ook een gesloten vacature; `isOpen` zegt of zij nog voorgesteld mag worden."""
    return _toon(zicht, nummer, WerkSoort.VACATURE)


@router.get("/netwerkplekken/{nummer}", summary="Een netwerkplek")
@voor(Rol.JOBCOACH, Rol.ACCOUNTMANAGER, Rol.TEAMLEIDER)
def get_netwerkplek(nummer: Nummer, zicht: HetZicht) -> schemas.WerkVol:
    """Een mogelijkheid bij een werkgever uit het netwerk, zonder open vacature."""
    return _toon(zicht, nummer, WerkSoort.NETWERKPLEK)


@router.get("/werkgevers/{nummer}", summary="Een werkgever")
@voor(Rol.JOBCOACH, Rol.ACCOUNTMANAGER, Rol.TEAMLEIDER)
def get_werkgever(nummer: Nummer, zicht: HetZicht) -> schemas.WerkVol:
    """Een werkgever met wat er gedaan wordt."""
    return _toon(zicht, nummer, WerkSoort.WERKGEVER)


@router.get("/werk/{nummer}/kandidaten", summary="Wie past bij dit werk?")
@voor(Rol.ACCOUNTMANAGER, Rol.TEAMLEIDER)
def get_kandidaten(
    nummer: Nummer,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    aantal: Annotated[int, Query(ge=1, le=100, description="Hoeveel regels.")] = 20,
) -> schemas.KandidatenSchema:
    """Zonder namen, nummers of gegevens over gezondheid; die bespreekt u met de jobcoach."""
    werk = zicht.get_werk(WerkNummer(nummer))
    lijst = samenstelling.matchdienst.kandidaten(
        werk.nummer,
        organisatie=zicht.gebruiker.organisatie,
        vandaag=zicht.vandaag,
        aantal=aantal,
    )
    zicht.noteer_kandidaten(m.profiel.nummer for m in lijst.matches)
    coaches = zicht.namen_van_coaches()
    return schemas.KandidatenSchema(
        lijst=toon_kandidaten(samenstelling, zicht.gebruiker, lijst),
        werk=vertalen.werk_kort(werk),
        datum=lijst.vandaag,
        bekeken=lijst.telling.beschouwd,
        kandidaten=[
            vertalen.kandidaat(kandidaat)
            for kandidaat in maak_kandidaten(samenstelling, lijst, coaches=coaches)
        ],
    )


def _toon(zicht: Zicht, nummer: str, soort: WerkSoort) -> schemas.WerkVol:
    werk: Werk = zicht.get_werk(WerkNummer(nummer))
    if werk.soort is not soort:
        raise NietGevonden(soort=soort.value, nummer=nummer)
    return vertalen.werk_vol(werk, is_open=werk.is_open(zicht.vandaag))
