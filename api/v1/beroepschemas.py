"""What /v1 says about occupations and about what a job asks."""

from __future__ import annotations

from pydantic import Field

from api.v1.schemas import Schema


class VoorstelSchema(Schema):
    """Eén beroep dat de tekst kan bedoelen."""

    isco: str = Field(description="ISCO-08, vier cijfers.")
    naam: str
    brc: str = Field(description="BRC 2014, vier cijfers.")
    brc_naam: str
    zekerheid: float = Field(description="0 tot 1: hoe vaak zo'n antwoord klopt.")


class LijstberoepSchema(Schema):
    """Een beroep uit een lijst die hier is ingelezen."""

    code: str
    naam: str


class BeroepenSchema(Schema):
    """Welk beroep een tekst noemt."""

    isco: str | None = Field(description="Het beroep; null is 'weet ik niet'.")
    brc: str | None = Field(description="De beroepsgroep; kan bekend zijn zonder beroep.")
    zekerheid: float
    zin: str = Field(description="Het antwoord in woorden.")
    drempel: float = Field(description="Onder deze zekerheid is het antwoord 'weet ik niet'.")
    model: str = Field(description="Naam en versie van het taalmodel.")
    esco: LijstberoepSchema | None
    competentnl: LijstberoepSchema | None
    voorstellen: list[VoorstelSchema] = Field(description="Beste eerst.")


class BeroepVanVacature(Schema):
    """Het beroep van een vacature en wie dat zegt."""

    vacature: str
    isco: str | None = Field(description="null is 'weet ik niet'.")
    naam: str | None
    brc: str | None
    zekerheid: float
    bron: str = Field(description="model, opgave, jobcoach of accountmanager.")
    volgens: str = Field(description="De bron in woorden.")
    model: str | None = Field(description="Naam en versie, als het taalmodel de bron is.")
    esco: str | None
    competentnl: str | None


class NieuwBeroep(Schema):
    """Een verbetering van het beroep."""

    isco: str = Field(pattern=r"^[0-9]{4}$", description="ISCO-08, vier cijfers.")


class GevraagdSchema(Schema):
    """Wat het werk vraagt op één onderdeel van de FML."""

    code: str
    naam: str
    niveau: int | None = Field(description="Laag is zwaar; -1 is meer dan normaal.")
    opties: list[str] | None
    eis: list[str] = Field(description="Hetzelfde in woorden.")
    bron: str = Field(description="Wie dit zegt; 'geschat' is nog niet bevestigd.")
    uit: str | None = Field(description="Waar de schatting uit komt: beroep of tekst.")
    zwaarst: int | None = Field(description="Zo zwaar kan het zijn.")
    lichtst: int | None = Field(description="Zo licht kan het zijn.")
    mogelijk: list[str] | None = Field(description="Opties die ook voor kunnen komen.")


class BelastingSchema(Schema):
    """Wat een werk vraagt, per onderdeel dat bekend is."""

    werk: str
    geschat: int = Field(description="Aantal onderdelen dat nog niemand bevestigde.")
    onderdelen: list[GevraagdSchema]


class Bevestiging(Schema):
    """Welke schattingen kloppen; zonder codes allemaal."""

    codes: list[str] | None = Field(default=None, max_length=64, description="Codes van de FML.")
