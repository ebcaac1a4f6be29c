"""The last night: lists that were ready in the morning, and what changed since the day before."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path

from api.toegang import nacht
from api.toegang.aanvraag import DeSamenstelling, DeSessie
from api.toegang.bewaking import voor
from api.toegang.getoond import toon_nachtlijst
from api.v1 import nachtschemas as schemas
from api.v1 import nachtvertaling as vertalen
from api.v1.routering import maak_router
from modellen.gebruiker.model import Rol
from modellen.waarden import KlantNummer

router = maak_router("Nacht")

Nummer = Annotated[str, Path(max_length=64, description="Nummer van de klant, zoals K-1042.")]


@router.get("/klanten/{nummer}/nachtlijst", summary="De lijst van vannacht")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_nachtlijst(
    nummer: Nummer, sessie: DeSessie, samenstelling: DeSamenstelling
) -> schemas.NachtlijstSchema:
    """Zoals de laatste ronde haar achterliet; werk dat sindsdien sloot, staat er niet in."""
    lijst = nacht.get_nachtlijst(samenstelling, sessie.gebruiker, KlantNummer(nummer))
    nummer_lijst = toon_nachtlijst(samenstelling, sessie.gebruiker, lijst)
    return vertalen.nachtlijst(lijst, nummer=nummer_lijst)


@router.get("/nacht/verschillen", summary="Wat er vannacht veranderde voor uw klanten")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def list_verschillen(
    sessie: DeSessie, samenstelling: DeSamenstelling
) -> list[schemas.KlantVerschillenSchema]:
    """Nieuw, weg of verschoven sinds de vorige dag, met de reden."""
    gevonden = nacht.verschillen_van_caseload(samenstelling, sessie.gebruiker)
    return [vertalen.klantverschillen(v) for v in gevonden]


@router.get("/nacht/magere-lijsten", summary="Klanten met een lege of korte lijst")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def list_magere_lijsten(
    sessie: DeSessie, samenstelling: DeSamenstelling
) -> list[schemas.MagereLijstSchema]:
    """Minder dan vijf mogelijkheden, met het punt dat de lijst leeg maakt."""
    gevonden = nacht.magere_lijsten_van_caseload(samenstelling, sessie.gebruiker)
    return [vertalen.magere_lijst(m) for m in gevonden]


@router.get("/nacht/kandidaten", summary="Wat er vannacht veranderde in de kandidaten voor werk")
@voor(Rol.ACCOUNTMANAGER, Rol.TEAMLEIDER)
def list_kandidaatverschillen(
    sessie: DeSessie, samenstelling: DeSamenstelling
) -> list[schemas.WerkVerschillenSchema]:
    """Zonder namen, nummers of gegevens over gezondheid; die bespreekt u met de jobcoach."""
    gevonden = nacht.verschillen_van_werk(samenstelling, sessie.gebruiker)
    return [vertalen.werkverschillen(v) for v in gevonden]
