"""What /v1 answers, field by field. Dutch descriptions: they are the documentation."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel


class Schema(BaseModel):
    """Root of all answers: camelCase on the wire, nothing unnamed."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="forbid")


# --- faults --------------------------------------------------------------------------------------


class Veldfout(Schema):
    """Eén gegeven dat niet klopt."""

    plek: str = Field(description="Waar het staat: path, query of body.")
    veld: str = Field(description="Naam van het gegeven.")
    melding: str = Field(description="Wat er niet klopt, of wat wel kan.")
    code: str = Field(description="Stabiele code van de fout.")


class Probleem(Schema):
    """Een fout, volgens RFC 9457."""

    type: str = Field(description="Soort fout, als URN.")
    title: str = Field(description="Korte titel.")
    status: int = Field(description="HTTP-status.")
    detail: str = Field(description="Wat er misging.")
    code: str = Field(description="Stabiele code van de fout.")
    volgende_stap: str = Field(description="Wat u kunt doen.")
    fouten: list[Veldfout] | None = Field(
        default=None, description="Alle gegevens die niet kloppen, in een keer."
    )


# --- service and sessions ------------------------------------------------------------------------


class Gezondheid(Schema):
    """De dienst leeft."""

    status: str = Field(description="Altijd `ok`; anders komt er geen antwoord.")
    versie: str = Field(description="Versie van de API.")


class Aanmeldverzoek(Schema):
    """Account en wachtwoord, en een code als het account een tweede stap heeft."""

    account: str = Field(min_length=1, max_length=200, description="Naam van het account.")
    wachtwoord: str = Field(min_length=1, max_length=256, description="Wachtwoord.")
    code: str = Field(
        default="", max_length=40, description="Code van de telefoon, of een herstelcode."
    )


class NieuweSessie(Schema):
    """Een sessie; stuur `token` mee als `Authorization: Bearer`."""

    token: str = Field(description="Geheim; wordt alleen nu getoond.")
    verloopt_op: datetime = Field(description="Tot wanneer het token geldt (UTC).")
    account: str = Field(description="Naam van het account.")
    rol: str = Field(description="Rol van het account.")


# --- work ----------------------------------------------------------------------------------------


class Uren(Schema):
    """Uren per week; een leeg uiteinde is onbekend."""

    minimum: float | None = Field(description="Minste uren per week.")
    maximum: float | None = Field(description="Meeste uren per week.")


class EisenSchema(Schema):
    """Harde eisen. `null` is onbekend, een lege lijst is: niets gevraagd."""

    opleiding: str | None = Field(description="Code van het opleidingsniveau.")
    taal: str | None = Field(description="Taalniveau Nederlands (ERK).")
    rijbewijzen: list[str] | None = Field(description="Categorieën rijbewijs.")
    certificaten: list[str] | None = Field(description="Codes van certificaten.")


class WerkKort(Schema):
    """Een vacature, netwerkplek of werkgever in een lijst."""

    nummer: str = Field(description="Eigen nummer.")
    soort: str = Field(description="vacature, netwerkplek of werkgever.")
    titel: str = Field(description="Naam van de functie of de werkgever.")
    werkgever: str | None = Field(description="Naam van de werkgever.")
    plaats: str | None = Field(description="Plaats van het werk.")
    uren: Uren
    sluit_op: date | None = Field(description="Laatste dag.")


class WerkVol(WerkKort):
    """Alles wat over het werk bekend is."""

    taken: str = Field(description="Wat er te doen is.")
    branche: str | None = Field(description="Code van de branche.")
    isco: str | None = Field(description="Beroep (ISCO-08).")
    dagdelen: str | None = Field(description="Wanneer er gewerkt wordt; null is onbekend.")
    contractvorm: str | None = Field(description="Code van de contractvorm.")
    posities: int | None = Field(description="Aantal plaatsen.")
    eisen: EisenSchema
    is_open: bool = Field(description="Of het vandaag voorgesteld mag worden.")


class Werklijst(Schema):
    """Een pagina met werk."""

    resultaten: list[WerkKort]
    totaal: int = Field(description="Aantal dat gevonden is, over alle pagina's.")
    pagina: int = Field(description="Deze pagina, vanaf 1.")
    paginas: int = Field(description="Aantal pagina's.")


# --- klanten -------------------------------------------------------------------------------------


class KlantKort(Schema):
    """Een klant in de caseload."""

    nummer: str = Field(description="Eigen nummer.")
    naam: str | None = Field(description="Voor- en achternaam.")
    coach: str = Field(description="Account van de jobcoach.")
    status: str = Field(description="Code van de status.")


class Zin(Schema):
    """Een zin uit het profiel en waar hij vandaan komt."""

    tekst: str
    soort: str = Field(description="Plaats in het profiel.")
    veld: str = Field(description="Gegeven waar de zin van gemaakt is.")


class Weggelaten(Schema):
    """Een zin die niet meetelt."""

    veld: str = Field(description="Gegeven waar de zin staat.")
    reden: str = Field(description="Waarom hij niet meetelt.")


class KlantVol(KlantKort):
    """Wat de ranglijst van een klant weet."""

    uren: Uren
    dagdelen: str | None = Field(description="Wanneer de klant kan; null is niet gevraagd.")
    vervoer: dict[str, int] = Field(description="Langste reis in minuten per vervoermiddel.")
    taalniveau: str | None
    opleiding: str | None
    profiel: list[Zin]
    weggelaten: list[Weggelaten]


# --- matches -------------------------------------------------------------------------------------


class OnderdeelSchema(Schema):
    """De uitkomst op één punt."""

    naam: str = Field(description="Stabiele naam van het punt.")
    titel: str = Field(description="Naam op het scherm.")
    uitkomst: str = Field(description="geschikt, aandachtspunt of ongeschikt.")
    zinnen: list[str]


class ScoreDeelSchema(Schema):
    """Eén deel van de score; de effecten tellen op tot de score."""

    naam: str
    titel: str
    waarde: float = Field(description="0 tot 1; hoger pleit voor het werk.")
    gewicht: float
    effect: float = Field(description="gewicht x waarde.")
    is_bekend: bool = Field(description="Onwaar als de waarde een afspraak is, geen kennis.")


class KansDeelSchema(Schema):
    """Eén deel van de geschatte opbrengst; gewoon maal alle factoren is de opbrengst."""

    naam: str
    titel: str
    betekenis: str
    factor: float = Field(description="Meer dan 1 maakt de opbrengst groter.")


class KansSchema(Schema):
    """Wat een geleerde ranker van dit voorstel verwacht: kans maal wens is de volgorde."""

    wens: float = Field(description="0 tot 1: hoe goed het werk bij de wensen past.")
    kans: float | None = Field(
        description="Kans op een plaatsing van zes maanden; leeg = te weinig gegevens."
    )
    laag: float | None = Field(description="Ondergrens, met 90% zekerheid.")
    hoog: float | None = Field(description="Bovengrens, met 90% zekerheid.")
    opbrengst: float = Field(description="kans x (1 + wens) / 2; hierop staat de lijst.")
    gewoon: float = Field(description="De opbrengst van een gewoon voorstel.")
    uitleg: str
    delen: list[KansDeelSchema]


class MatchSchema(Schema):
    """Eén klant met één werk."""

    werk: WerkKort
    uitkomst: str = Field(description="geschikt, aandachtspunt of ongeschikt.")
    score: float = Field(description="0 tot 1; de som van de score-delen.")
    reistijden: dict[str, int] = Field(description="Minuten enkele reis per vervoermiddel.")
    pluspunten: list[str]
    minpunten: list[str]
    vragen_werkgever: list[str]
    vragen_klant: list[str]
    onderdelen: list[OnderdeelSchema]
    score_delen: list[ScoreDeelSchema]
    kans: KansSchema | None = Field(
        default=None, description="Leeg zolang de vaste score de lijst op volgorde zet."
    )
    verkend: bool = Field(
        default=False, description="Waar als deze regel van lager op de lijst komt, om te leren."
    )


class ShortlistSchema(Schema):
    """Werk voor één klant, beste eerst. Het systeem stelt voor, mensen beslissen."""

    lijst: str | None = Field(
        default=None, description="Nummer van deze lijst; noem het bij een voorstel eruit."
    )
    klant: str
    datum: date = Field(description="De dag waarvoor de lijst geldt.")
    telling: list[str] = Field(description="Hoe de lijst tot stand kwam.")
    pad: str = Field(
        description="Hoe er gezocht is: exact_blokken (alleen binnen reistijd) of exact_alle."
    )
    matches: list[MatchSchema]


class WaaromSchema(Schema):
    """Het antwoord voor één paar, ook als het niet in de lijst staat."""

    match: MatchSchema
    plaats: int | None = Field(description="Plaats in de ranglijst; null als het ongeschikt is.")
    van: int = Field(description="Lengte van de ranglijst.")


class KandidaatSchema(Schema):
    """Een klant zonder naam, nummer of gegevens over gezondheid."""

    code: str = Field(description="Code om over deze persoon te praten; per werk een andere.")
    coach: str | None = Field(description="Naam van de jobcoach.")
    uitkomst: str = Field(description="geschikt, aandachtspunt of ongeschikt.")
    kan: list[str] = Field(description="Wat deze persoon kan en gedaan heeft.")
    uren: Uren
    dagdelen: str | None = Field(description="Wanneer deze persoon kan; null is niet gevraagd.")
    pluspunten: list[str]
    minpunten: list[str]
    vragen_werkgever: list[str]
    onderdelen: list[OnderdeelSchema]


class KandidatenSchema(Schema):
    """Klanten voor één werk, beste eerst. Het systeem stelt voor, mensen beslissen."""

    lijst: str | None = Field(
        default=None, description="Nummer van deze lijst; noem het bij een voorstel eruit."
    )
    werk: WerkKort
    datum: date
    bekeken: int = Field(description="Aantal klanten dat bekeken is.")
    kandidaten: list[KandidaatSchema]
