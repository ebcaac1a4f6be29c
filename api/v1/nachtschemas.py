"""What /v1 answers about the last night."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from api.v1.schemas import MatchSchema, Schema, WerkKort


class VerschilSchema(Schema):
    """Een regel die nieuw is, weg is of verschoof."""

    soort: str = Field(description="nieuw, weg of verschoven.")
    werk: str = Field(description="Nummer van het werk.")
    van: int | None = Field(description="Plaats eerder; null als het er niet in stond.")
    naar: int | None = Field(description="Plaats nu; null als het er niet meer in staat.")
    waarom: str = Field(description="Code van de reden.")
    uitleg: str = Field(description="De reden in een zin.")


class NachtlijstSchema(Schema):
    """De lijst van een klant zoals de laatste nachtelijke ronde haar achterliet."""

    lijst: str = Field(description="Nummer van deze lijst; noem het bij een voorstel eruit.")
    klant: str
    datum: date = Field(description="De dag waarvoor de lijst is gemaakt.")
    telling: list[str] = Field(description="Hoe de lijst tot stand kwam.")
    matches: list[MatchSchema]
    vervallen: int = Field(description="Regels die weg zijn, omdat het werk sindsdien sloot.")
    verschillen: list[VerschilSchema]


class KlantVerschillenSchema(Schema):
    """Wat er voor een klant veranderde sinds de vorige dag."""

    klant: str
    coach: str
    verschillen: list[VerschilSchema]


class MagereLijstSchema(Schema):
    """Een klant met een lege of korte lijst, en wat haar leeg maakt."""

    klant: str
    coach: str
    getoond: int = Field(description="Aantal regels in de lijst.")
    oorzaak: str | None = Field(description="Naam van het punt; null als er geen werk openstaat.")
    scheelt: int = Field(description="Aantal keer dat dit punt de enige reden was.")
    uitleg: str


class KandidaatVerschilSchema(Schema):
    """Wat er met een kandidaat gebeurde, zonder te zeggen wie."""

    code: str = Field(description="Code om over deze persoon te praten; per werk een andere.")
    uitleg: str


class WerkVerschillenSchema(Schema):
    """Wat er in de kandidaten van een werk veranderde sinds de vorige dag."""

    werk: WerkKort
    kandidaten: list[KandidaatVerschilSchema]
