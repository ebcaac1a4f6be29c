"""Words of the trade in plain Dutch, and questions to go on with when an answer stays vague."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path
from pydantic import Field

from api.toegang.bewaking import voor, voor_aangemelden
from api.v1.routering import maak_router
from api.v1.routeschemas import WoordSchema
from api.v1.schemas import Schema
from api.v1.trajectschemas import Tekst
from modellen.assessment.model import Leefgebied
from modellen.gebruiker.model import Rol
from modellen.traject.doorvragen import vragen_bij, waarom_vaag
from modellen.traject.uitlegwoorden import uitlegwoorden

router = maak_router("Woorden")

Gebied = Annotated[Leefgebied, Path(description="Code van het leefgebied, zoals `motivatie`.")]


class Antwoord(Schema):
    """Wat de klant antwoordde over een leefgebied."""

    antwoord: Tekst = Field(description="Het antwoord; het wordt niet bewaard.")


class Doorvragen(Schema):
    """Of doorvragen kan helpen, en waarmee. Een aanbod, geen oordeel over de klant."""

    is_vaag: bool = Field(description="Of het antwoord weinig vertelt.")
    reden: str | None = Field(description="Waarom; leeg als het antwoord genoeg vertelt.")
    vragen: list[str] = Field(description="Open vragen; leeg als het antwoord genoeg vertelt.")


@router.get("/uitlegwoorden", summary="Vakwoorden met uitleg")
@voor_aangemelden
def list_uitlegwoorden() -> list[WoordSchema]:
    """Alle woorden die een klant kan tegenkomen, in korte zinnen uitgelegd."""
    return [WoordSchema(woord=w.woord, uitleg=w.uitleg) for w in uitlegwoorden().values()]


@router.post("/leefgebieden/{gebied}/doorvragen", summary="Vragen bij een vaag antwoord")
@voor(Rol.JOBCOACH)
def vraag_door(gebied: Gebied, verzoek: Antwoord) -> Doorvragen:
    """Kijkt alleen of het antwoord kort is of uit losse woorden bestaat. Er blijft niets van."""
    reden = waarom_vaag(verzoek.antwoord)
    return Doorvragen(
        is_vaag=reden is not None,
        reden=reden,
        vragen=list(vragen_bij(gebied, verzoek.antwoord)),
    )
