"""Klanten within sight who are passed over, or proposed again and again without result."""

from __future__ import annotations

from pydantic import Field

from api.toegang.aandacht import aandacht
from api.toegang.aanvraag import DeSamenstelling, DeSessie
from api.toegang.bewaking import voor
from api.v1.routering import maak_router
from api.v1.schemas import Schema
from matching.leren.aandacht import Aandacht
from modellen.gebruiker.model import Rol

router = maak_router("Voorstellen")


class AandachtSchema(Schema):
    """Een klant naar wie iemand moet kijken, en waarom."""

    klant: str
    coach: str
    soort: str = Field(description="Code van de reden.")
    reden: str
    volgende_stap: str


@router.get("/aandacht", summary="Klanten die over het hoofd gezien worden")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def list_aandacht(sessie: DeSessie, samenstelling: DeSamenstelling) -> list[AandachtSchema]:
    """Lang niet getoond of voorgesteld terwijl er werk past, of vaak zonder gesprek."""
    return [als_schema(regel) for regel in aandacht(samenstelling, sessie.gebruiker)]


def als_schema(regel: Aandacht) -> AandachtSchema:
    """One klant."""
    return AandachtSchema(
        klant=regel.klant,
        coach=regel.coach,
        soort=regel.soort.value,
        reden=regel.reden,
        volgende_stap=regel.soort.volgende_stap,
    )
