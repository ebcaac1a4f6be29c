"""Proposals: what came of them, whom to ask, and what their reasons suggest."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path

from api.toegang import voorstellen
from api.toegang.aanvraag import DeSamenstelling, DeSessie
from api.toegang.bewaking import voor
from api.v1 import voorstelschemas as schemas
from api.v1 import voorstelvertaling as vertalen
from api.v1.routering import maak_router
from modellen.gebruiker.model import Rol
from modellen.waarden import KlantNummer, WerkNummer

router = maak_router("Voorstellen")

Klant = Annotated[str, Path(max_length=64, description="Nummer van de klant, zoals K-1042.")]
Werk = Annotated[str, Path(max_length=64, description="Nummer van het werk, zoals V-17.")]
Code = Annotated[str, Path(max_length=16, description="Code van de klant bij dit werk.")]
Voorstel = Annotated[int, Path(ge=1, le=2**31 - 1, description="Nummer van het voorstel.")]
Wijziging = Annotated[int, Path(ge=1, le=2**31 - 1, description="Nummer van de wijziging.")]


@router.get("/klanten/{nummer}/voorstellen", summary="Wat er met een klant is voorgesteld")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def list_voorstellen(
    nummer: Klant, sessie: DeSessie, samenstelling: DeSamenstelling
) -> list[schemas.VoorstelSchema]:
    """Met alles wat ervan kwam, ook wat verbeterd is."""
    gevonden = voorstellen.list_voorstellen(samenstelling, sessie.gebruiker, KlantNummer(nummer))
    return [vertalen.voorstel(v) for v in gevonden]


@router.post(
    "/klanten/{nummer}/voorstellen", status_code=201, summary="Een klant voorstellen bij werk"
)
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def create_voorstel(
    nummer: Klant,
    verzoek: schemas.NieuwVoorstelSchema,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
) -> schemas.VoorstelSchema:
    """Loopt er al een voorstel voor deze twee, dan komt de gebeurtenis daarbij."""
    verloop = voorstellen.leg_bij_klant_vast(
        samenstelling,
        sessie.gebruiker,
        KlantNummer(nummer),
        WerkNummer(verzoek.werk),
        vertalen.nieuw(verzoek),
        lijst=verzoek.lijst,
    )
    return vertalen.voorstel(verloop)


@router.post(
    "/voorstellen/{voorstel}/gebeurtenissen",
    status_code=201,
    summary="Vastleggen wat er met een voorstel gebeurde",
)
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def create_gebeurtenis(
    voorstel: Voorstel,
    verzoek: schemas.NieuweGebeurtenisSchema,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
) -> schemas.VoorstelSchema:
    """Een gebeurtenis blijft staan; een verbetering noemt het nummer dat zij verbetert."""
    verloop = voorstellen.leg_gebeurtenis_vast(
        samenstelling, sessie.gebruiker, voorstel, vertalen.nieuw(verzoek)
    )
    return vertalen.voorstel(verloop)


@router.get("/voorstellen/te-vragen", summary="Wie werkt er nog?")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def list_te_vragen(
    sessie: DeSessie, samenstelling: DeSamenstelling
) -> list[schemas.TeVragenSchema]:
    """Een, drie en zes maanden na het begin; wat het langst open staat eerst."""
    gevonden = voorstellen.te_vragen(samenstelling, sessie.gebruiker)
    return [vertalen.te_vragen(v) for v in gevonden]


@router.get("/werk/{nummer}/voorstellen", summary="Wie is er voorgesteld bij dit werk?")
@voor(Rol.ACCOUNTMANAGER, Rol.TEAMLEIDER)
def list_werkvoorstellen(
    nummer: Werk, sessie: DeSessie, samenstelling: DeSamenstelling
) -> list[schemas.WerkvoorstelSchema]:
    """Zonder namen en zonder redenen van de klant; die bespreekt u met de jobcoach."""
    gevonden = voorstellen.voorstellen_van_werk(samenstelling, sessie.gebruiker, WerkNummer(nummer))
    return [vertalen.werkvoorstel(code, v) for code, v in gevonden]


@router.post(
    "/werk/{nummer}/voorstellen/{code}/gebeurtenissen",
    status_code=201,
    summary="Vastleggen wat de werkgever zei",
)
@voor(Rol.ACCOUNTMANAGER, Rol.TEAMLEIDER)
def create_werkgebeurtenis(
    nummer: Werk,
    code: Code,
    verzoek: schemas.NieuweGebeurtenisSchema,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
) -> schemas.WerkvoorstelSchema:
    """Een gesprek, of een nee van de werkgever met de reden."""
    verloop = voorstellen.leg_van_werkgever_vast(
        samenstelling, sessie.gebruiker, WerkNummer(nummer), code, vertalen.nieuw(verzoek)
    )
    return vertalen.werkvoorstel(code, verloop)


@router.get("/wijzigingsvoorstellen", summary="Wat redenen voorstellen om te veranderen")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER, Rol.ACCOUNTMANAGER)
def list_wijzigingen(
    sessie: DeSessie, samenstelling: DeSamenstelling
) -> list[schemas.WijzigingSchema]:
    """Waarover nog niet besloten is. Een accountmanager ziet alleen wat van werkgevers komt."""
    met_klant = sessie.gebruiker.rol is not Rol.ACCOUNTMANAGER
    gevonden = voorstellen.list_wijzigingen(samenstelling, sessie.gebruiker)
    return [vertalen.wijziging(w, met_klant=met_klant) for w in gevonden]


@router.post("/wijzigingsvoorstellen/{wijziging}/besluit", summary="Besluiten over een wijziging")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER, Rol.ACCOUNTMANAGER)
def create_besluit(
    wijziging: Wijziging,
    verzoek: schemas.BesluitSchema,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
) -> schemas.WijzigingSchema:
    """Wie aanvaardt, verandert meteen het profiel of het werk; het antwoord zegt wat."""
    met_klant = sessie.gebruiker.rol is not Rol.ACCOUNTMANAGER
    besloten = voorstellen.besluit_over_wijziging(
        samenstelling, sessie.gebruiker, wijziging, verzoek.besluit
    )
    return vertalen.wijziging(besloten, met_klant=met_klant)
