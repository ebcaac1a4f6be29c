"""What /v1 asks and answers about documents. Dutch descriptions: they are the documentation."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from api.v1.schemas import Schema
from modellen.documenten.model import DocumentCode, Uitgave, Wijze
from modellen.traject.model import Deelnemer


class BlokSchema(Schema):
    """Een stuk van een deel: een alinea, feiten, een lijst of een tabel."""

    soort: Literal["alinea", "feiten", "lijst", "tabel"] = Field(description="Wat voor stuk.")
    tekst: str | None = Field(default=None, description="Bij een alinea.")
    regels: list[tuple[str, str]] | None = Field(
        default=None, description="Bij feiten: naam en waarde."
    )
    punten: list[str] | None = Field(default=None, description="Bij een lijst.")
    kop: list[str] | None = Field(default=None, description="Bij een tabel: namen van kolommen.")
    rijen: list[list[str]] | None = Field(default=None, description="Bij een tabel.")
    rechts: list[int] | None = Field(
        default=None, description="Bij een tabel: kolommen met getallen, vanaf 0."
    )
    totaal: list[str] | None = Field(default=None, description="Bij een tabel: laatste rij.")


class OnderdeelSchema(Schema):
    """Een deel van een document."""

    code: str = Field(description="Code van het deel.")
    titel: str = Field(description="Kop.")
    blokken: list[BlokSchema] = Field(description="Wat er staat; leeg als het ontbreekt.")
    ontbreekt: str = Field(description="Wat er nog moet komen; leeg als het deel er is.")
    afgeschermd: bool = Field(description="Alleen voor klant en jobcoach; hier staat de kop.")


class HandtekeningSchema(Schema):
    """Wie tekende."""

    rol: Deelnemer = Field(description="In welke rol.")
    rol_naam: str = Field(description="Hoe dit soort traject die rol noemt.")
    naam: str = Field(description="Naam van wie tekende, zoals die toen was.")
    wijze: Wijze = Field(description="Digitaal of op papier.")
    getekend_op: datetime = Field(description="Wanneer (UTC).")


class WeigeringSchema(Schema):
    """Wie nee zei tegen deze versie, en waarom."""

    rol: Deelnemer = Field(description="In welke rol.")
    rol_naam: str = Field(description="Hoe dit soort traject die rol noemt.")
    reden: str = Field(description="Wat er anders moet.")
    geweigerd_op: datetime = Field(description="Wanneer (UTC).")


class DocumentKort(Schema):
    """Een versie van een document."""

    nummer: int = Field(description="Nummer binnen het traject.")
    soort: DocumentCode = Field(description="Code van het document.")
    titel: str = Field(description="Naam van het document.")
    versie: int = Field(description="Hoeveelste versie van deze soort (en periode).")
    van: date | None = Field(description="Eerste dag waarover het gaat.")
    tot_en_met: date | None = Field(description="Laatste dag waarover het gaat.")
    opgemaakt_op: datetime = Field(description="Wanneer (UTC).")
    uitgave: Uitgave = Field(description="Voor wie deze uitgave is.")
    is_volledig: bool = Field(description="Of elk verplicht deel er is.")
    ontbreekt: list[str] = Field(description="Koppen van delen die ontbreken.")
    weggelaten_zinnen: int = Field(
        description="Zinnen die niet naar de opdrachtgever gaan; de coach kijkt ze na."
    )
    vingerafdruk: str = Field(description="SHA-256 van het open deel.")
    handtekeningen: list[HandtekeningSchema] = Field(description="Wie al tekende.")
    tekent_nog: list[str] = Field(description="Wie nog niet tekende.")
    weigeringen: list[WeigeringSchema] = Field(description="Wie nee zei, en waarom.")


class DocumentVol(DocumentKort):
    """Een versie met wat er staat."""

    delen: list[OnderdeelSchema] = Field(description="In de volgorde van het document.")


class DocumentKeuze(Schema):
    """Een document dat dit soort traject kent."""

    soort: DocumentCode = Field(description="Code van het document.")
    titel: str = Field(description="Naam van het document.")
    heeft_periode: bool = Field(description="Of het over een periode gaat.")
    voor_opdrachtgever: bool = Field(description="Of een uitgave naar de opdrachtgever gaat.")
    ondertekenaars: list[str] = Field(description="Wie het tekenen.")


class DocumentLijst(Schema):
    """Wat er is, en wat er gemaakt kan worden."""

    documenten: list[DocumentKort] = Field(description="In volgorde van opmaken.")
    soorten: list[DocumentKeuze] = Field(description="Documenten van dit soort traject.")


class NieuwDocument(Schema):
    """Een document om op te maken."""

    soort: str = Field(max_length=64, description="Code van het document.")
    van: date | None = Field(default=None, description="Eerste dag; bij een periode.")
    tot_en_met: date | None = Field(default=None, description="Laatste dag; bij een periode.")


class NieuweHandtekening(Schema):
    """Tekenen, of vastleggen wie op papier tekende."""

    wijze: Wijze = Field(default=Wijze.DIGITAAL, description="Digitaal tekent u voor uzelf.")
    rol: Deelnemer | None = Field(
        default=None, description="In welke rol; standaard die van uw account."
    )
    naam: str | None = Field(
        default=None, max_length=200, description="Wie tekende; alleen bij papier."
    )


class NieuweWeigering(Schema):
    """Nee zeggen tegen een versie."""

    reden: str = Field(max_length=1_000, description="Wat er anders moet, zonder gezondheid.")
