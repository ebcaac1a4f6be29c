"""What /v1 answers about talks, to whoever pays, and to the klant himself."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import Field

from api.v1.schemas import Schema
from api.v1.trajectschemas import DeadlineSchema, FaseSchema, ResultaatSchema, Tekst, Waarde
from modellen.audit.model import Gegevenssoort, Handeling


class ContactmomentSchema(Schema):
    """Dat er een gesprek was, zonder wat er is gezegd."""

    nummer: int = Field(description="Volgnummer van het vastleggen; een verbetering houdt het.")
    moment: datetime = Field(description="Wanneer het was (UTC).")
    soort: str | None = Field(description="Soort contact.")
    duur_minuten: float | None = Field(description="Hoe lang het duurde; leeg = niet vastgelegd.")
    deelnemers: list[str] = Field(description="Wie erbij waren.")
    aanwezig: bool | None = Field(description="Of de klant er was; leeg = niet vastgelegd.")
    dezelfde_dag_vastgelegd: bool = Field(description="Of het op de dag zelf is vastgelegd.")


class InhoudVersie(Schema):
    """Eén versie van wat er is besproken."""

    versie: int = Field(description="Vanaf 1; de hoogste geldt.")
    tekst: str = Field(description="Wat er is besproken.")
    door: str = Field(description="Account dat het vastlegde.")
    vastgelegd_op: datetime = Field(description="Wanneer het is vastgelegd (UTC).")
    reden: str | None = Field(description="Waarom de tekst anders is dan de vorige.")


class GespreksinhoudSchema(Schema):
    """Wat er in een gesprek is besproken: alleen voor de klant en de eigen coach."""

    traject: str = Field(description="Nummer van het traject.")
    contactmoment: int = Field(description="Nummer van het contactmoment.")
    versies: list[InhoudVersie] = Field(description="Oudste eerst; leeg als er nog niets staat.")


class NieuweInhoudSchema(Schema):
    """Wat er is besproken, of een betere tekst daarvoor."""

    tekst: Tekst = Field(description="Wat er is besproken.")
    gelezen: int | None = Field(
        default=None, ge=1, description="Versie die u verbetert; leeg als er nog niets staat."
    )
    reden: Tekst | None = Field(
        default=None, description="Waarom de tekst anders is; nodig bij een verbetering."
    )


class InzageKort(Schema):
    """Een traject in een lijst, zonder gegevens over de klant."""

    nummer: str = Field(description="Nummer van het traject.")
    soort: str = Field(description="Code van de soort.")
    soort_naam: str = Field(description="Naam van de soort.")
    opdrachtgever: str = Field(description="Wie het traject betaalt.")
    fase: FaseSchema = Field(description="De fase van nu.")
    is_afgesloten: bool = Field(description="Of het traject een resultaat heeft.")
    resultaat: ResultaatSchema | None = Field(description="Het resultaat; leeg zolang het loopt.")


class GebeurdSchema(Schema):
    """Dat er iets is gebeurd."""

    stap: str = Field(description="Code van de stap.")
    label: str = Field(description="Naam van de stap.")
    moment: datetime = Field(description="Wanneer het was (UTC).")


class EigenDeadline(Schema):
    """Wat de opdrachtgever zelf uiterlijk wanneer moet doen."""

    regel: str = Field(description="Regel uit het register die dit vraagt.")
    wat: str = Field(description="Wat er moet gebeuren.")
    uiterlijk: datetime = Field(description="Laatste moment dat op tijd is (UTC).")
    uiterste_dag: date = Field(description="Dag in Nederland waarop het klaar moet zijn.")
    status: str = Field(description="`komend`, `nu`, `te_laat`, `gehaald` of `te_laat_gehaald`.")
    gehaald_op: datetime | None = Field(description="Wanneer het gebeurde (UTC).")


class OpdrachtgeverTraject(InzageKort):
    """Een traject zoals de opdrachtgever het ziet: dat iets gebeurde, nooit wat er is gezegd."""

    contactmomenten: list[ContactmomentSchema] = Field(description="Oudste eerst.")
    gebeurtenissen: list[GebeurdSchema] = Field(description="Wat er verder gebeurde, oudste eerst.")
    deadlines: list[EigenDeadline] = Field(description="Alleen die van uzelf, vroegste eerst.")


class AfspraakSchema(Schema):
    """Een afspraak tot het volgende contact, en wat ervan kwam."""

    nummer: int = Field(description="Volgnummer van de afspraak.")
    gemaakt_op: datetime = Field(description="Wanneer de afspraak is gemaakt (UTC).")
    wat: str | None = Field(description="Wat er wordt gedaan.")
    wie: str = Field(description="Wie het doet.")
    voor_datum: str | None = Field(description="Voor welke dag.")
    is_open: bool = Field(description="Of het resultaat nog niet is besproken.")
    besproken_op: datetime | None = Field(description="Wanneer het resultaat is besproken (UTC).")
    gedaan: bool | None = Field(description="Of het is gedaan; leeg zolang het open is.")


class EigenVeld(Schema):
    """Een antwoord van de klant."""

    label: str = Field(description="De vraag.")
    waarde: Waarde = Field(description="Het antwoord.")


class EigenAntwoordSchema(Schema):
    """Wat alleen de klant en de eigen coach lezen."""

    volgnummer: int = Field(description="Volgnummer van de gebeurtenis.")
    label: str = Field(description="Waar het bij hoort.")
    moment: datetime = Field(description="Wanneer het was (UTC).")
    velden: list[EigenVeld] = Field(description="De vertrouwelijke velden die zijn ingevuld.")


class MijnTraject(InzageKort):
    """Een traject zoals de klant het zelf ziet."""

    contactmomenten: list[ContactmomentSchema] = Field(description="Oudste eerst.")
    afspraken: list[AfspraakSchema] = Field(description="Open en besproken, oudste eerst.")
    antwoorden: list[EigenAntwoordSchema] = Field(description="Uw eigen vertrouwelijke antwoorden.")
    deadlines: list[DeadlineSchema] = Field(description="Alleen die van uzelf, vroegste eerst.")


class InzageRegel(Schema):
    """Wie op een dag iets van u las of opschreef."""

    dag: date = Field(description="De dag in Nederland.")
    naam: str = Field(description="Wie het was.")
    rol: str = Field(description="Wat die persoon doet.")
    handeling: Handeling = Field(description="Gelezen, of iets opgeschreven.")
    gegevens: Gegevenssoort = Field(description="Welk deel van uw dossier.")
    zin: str = Field(description="Dit alles in een zin.")
    is_zelf: bool = Field(description="Of u het zelf was.")
    keren: int = Field(description="Hoe vaak op die dag.")
    laatst: datetime = Field(description="De laatste keer van die dag (UTC).")
