"""What /v1 asks and answers about trajecten. Dutch descriptions: they are the documentation."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import AwareDatetime, Field, StringConstraints

from api.v1.schemas import Probleem, Schema
from modellen.traject.model import Telt, VeldSoort

MAX_VELDEN = 100
MAX_TEKST = 20_000
MAX_NAAM = 400

Tekst = Annotated[str, StringConstraints(max_length=MAX_TEKST)]
Waarde = bool | int | float | Tekst | Annotated[list[Tekst], Field(max_length=MAX_VELDEN)] | None


class BezwaarSchema(Schema):
    """Eén reden waarom een stap nu niet kan."""

    regel: str | None = Field(description="Regel uit het register; leeg als de vorm niet klopt.")
    melding: str = Field(description="Wat er ontbreekt of niet klopt.")
    volgende_stap: str = Field(description="Wat u kunt doen.")


class ProbleemMetBezwaren(Probleem):
    """Een fout; bij een geweigerde stap met alle redenen in een keer."""

    bezwaren: list[BezwaarSchema] | None = Field(
        default=None, description="Alle redenen waarom de stap is geweigerd."
    )


class FaseSchema(Schema):
    """Waar het traject is."""

    code: str = Field(description="Code van de fase.")
    label: str = Field(description="Naam van de fase.")


class TrajectKort(Schema):
    """Een traject van een klant."""

    nummer: str = Field(description="Nummer van het traject.")
    klant: str = Field(description="Nummer van de klant.")
    soort: str = Field(description="Code van de soort.")
    soort_naam: str = Field(description="Naam van de soort.")
    opdrachtgever: str = Field(description="Wie het traject betaalt.")
    coach: str | None = Field(description="Account van de coach bij het begin.")
    fase: FaseSchema = Field(description="De fase van nu.")
    is_afgesloten: bool = Field(description="Of het traject een resultaat heeft.")


class GebeurtenisSchema(Schema):
    """Eén gebeurtenis, zoals zij is vastgelegd."""

    volgnummer: int = Field(description="Volgorde van vastleggen, vanaf 1.")
    stap: str = Field(description="Code van de stap.")
    label: str = Field(description="Naam van de stap.")
    moment: datetime = Field(description="Wanneer het gebeurde (UTC).")
    gegevens: dict[str, Waarde] = Field(
        description="Velden van de stap; vertrouwelijke alleen voor de eigen coach."
    )
    door: str = Field(description="Account dat het vastlegde.")
    vastgelegd_op: datetime = Field(description="Wanneer het is vastgelegd (UTC).")
    corrigeert: int | None = Field(description="Volgnummer van wat hiermee is verbeterd.")
    reden: str | None = Field(
        description="Waarom het is verbeterd; bij een vertrouwelijke stap alleen voor de coach."
    )
    geldt: bool = Field(description="Of dit nu geldt, of later is verbeterd of ingetrokken.")


class TrajectVol(TrajectKort):
    """Een traject met alles wat er gebeurde."""

    met_vertrouwelijk: bool = Field(description="Of vertrouwelijke velden in het antwoord staan.")
    gebeurtenissen: list[GebeurtenisSchema] = Field(description="In volgorde van vastleggen.")


class NieuwTraject(Schema):
    """Een traject om te beginnen."""

    soort: str = Field(
        max_length=64, description="Code van de soort; een onbekende code noemt de soorten."
    )
    opdrachtgever: str = Field(max_length=MAX_NAAM, description="Wie het traject betaalt.")


class VeldSchema(Schema):
    """Een gegeven dat bij een stap hoort."""

    code: str = Field(description="Code van het veld.")
    label: str = Field(description="Naam van het veld.")
    soort: VeldSoort = Field(description="Wat erin past.")
    keuzes: list[str] = Field(description="Waarden om uit te kiezen; leeg als er geen lijst is.")
    verplicht: bool = Field(description="Of het ingevuld moet zijn.")
    vertrouwelijk: bool = Field(description="Of alleen de klant en de eigen coach het lezen.")
    regel: str | None = Field(description="Regel uit het register die erom vraagt.")


class ResultaatSchema(Schema):
    """Een resultaat van een traject."""

    code: str = Field(description="Code van het resultaat.")
    label: str = Field(description="Naam van het resultaat.")
    telt: Telt = Field(description="Waarvoor het telt: `naar_werk` staat apart van `contractueel`.")


class MogelijkResultaatSchema(ResultaatSchema):
    """Een resultaat om mee af te sluiten."""

    bezwaren: list[BezwaarSchema] = Field(description="Wat nu in de weg staat, zover al te zien.")


class MogelijkeStapSchema(Schema):
    """Een stap die bij deze fase hoort."""

    code: str = Field(description="Code van de stap.")
    label: str = Field(description="Naam van de stap.")
    wie: str = Field(description="Wie de stap zet.")
    regels: list[str] = Field(description="Regels uit het register waar de stap bij hoort.")
    velden: list[VeldSchema] = Field(description="Wat u kunt invullen.")
    bezwaren: list[BezwaarSchema] = Field(
        description=(
            "Wat nu in de weg staat, wat u ook invult. Leeg: u kunt de stap vastleggen; daarna "
            "wordt bekeken of de velden kloppen."
        )
    )
    resultaten: list[MogelijkResultaatSchema] = Field(
        description="Bij `afsluiten`: elk resultaat van dit soort traject."
    )


class NieuweGebeurtenis(Schema):
    """Een stap om vast te leggen."""

    stap: str = Field(
        max_length=64,
        description="Code van de stap; `ingetrokken` trekt de gebeurtenis van `corrigeert` in.",
    )
    moment: AwareDatetime | None = Field(
        default=None, description="Wanneer het gebeurde, met tijdzone; standaard nu."
    )
    gegevens: dict[Annotated[str, StringConstraints(max_length=64)], Waarde] = Field(
        default_factory=dict,
        max_length=MAX_VELDEN,
        description="Velden van de stap; datums als 2026-11-22.",
    )
    corrigeert: int | None = Field(
        default=None, ge=1, description="Volgnummer van de gebeurtenis die hiermee wordt verbeterd."
    )
    reden: Tekst | None = Field(default=None, description="Waarom het anders is; bij `corrigeert`.")
    volgnummer: int | None = Field(
        default=None,
        ge=1,
        description=(
            "Het volgnummer dat u verwacht: een meer dan het laatste dat u las. Legde iemand "
            "intussen iets vast, dan wordt uw stap geweigerd. Zonder dit wordt het de volgende."
        ),
    )


class DeadlineSchema(Schema):
    """Wat er uiterlijk wanneer moet gebeuren, en waarom."""

    traject: str = Field(description="Nummer van het traject.")
    klok: str = Field(description="Code van de klok.")
    regel: str = Field(description="Regel uit het register die dit vraagt.")
    wat: str = Field(description="Wat er moet gebeuren.")
    wie: str = Field(description="Wie dat doet.")
    ronde: int = Field(description="De hoeveelste keer, vanaf 1.")
    begonnen_op: datetime = Field(description="Vanaf wanneer de termijn loopt (UTC).")
    start_gebeurtenis: int = Field(description="Volgnummer waarmee de termijn begon.")
    termijn: str = Field(description="Lengte van de termijn, bijvoorbeeld `2 weken`.")
    uiterlijk: datetime = Field(description="Laatste moment dat op tijd is (UTC).")
    uiterste_dag: date = Field(description="Dag in Nederland waarop het klaar moet zijn.")
    status: str = Field(description="`komend`, `nu`, `te_laat`, `gehaald` of `te_laat_gehaald`.")
    gehaald_op: datetime | None = Field(description="Wanneer het gebeurde (UTC).")
    reden: str = Field(description="Regel, termijn, begin en datum in een zin.")
