"""What /v1 asks and answers about the team. Dutch descriptions: they are the documentation."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from api.v1.schemas import Schema
from api.v1.trajectschemas import FaseSchema
from modellen.team.aanbod import ProductSoort
from modellen.team.model import Feitsoort

Kort = Annotated[str, StringConstraints(max_length=100)]
Zinnen = Annotated[str, StringConstraints(max_length=500)]
Brief = Annotated[str, StringConstraints(max_length=5000)]


class ProductSchema(Schema):
    """Een traject of instrument, in gewone taal."""

    code: str = Field(description="Stabiele code.")
    soort: ProductSoort = Field(description="Op welke plank het ligt.")
    naam: str = Field(description="Naam.")
    wat: str = Field(description="Wat het is.")
    waarvoor: str = Field(description="Waar het goed voor is.")
    wie_beslist: str = Field(description="Wie erover beslist.")
    regels: list[str] = Field(description="Regels uit het register.")
    wet: str | None = Field(description="De wet erachter, als die er is.")
    stappen: list[str] = Field(description="Codes van stappen waarin het voorkomt.")
    keuzes: list[str] = Field(description="Keuzes die dit betekenen, als `stap.veld.keuze`.")


class FeitSchema(Schema):
    """Eén feit dat een collega over zichzelf vastlegde."""

    volgnummer: int = Field(description="Volgorde van vastleggen, vanaf 1.")
    soort: Feitsoort = Field(description="Waar het over gaat.")
    wat: str = Field(description="Code van het product, of een korte naam.")
    dag: date = Field(description="Sinds wanneer, of de dag zelf.")
    toelichting: str | None = Field(description="Bij een kwaliteit: wanneer u te vragen bent.")
    vastgelegd_op: datetime = Field(description="Wanneer het is vastgelegd (UTC).")
    trekt_in: int | None = Field(description="Volgnummer van het feit dat hiermee vervalt.")
    reden: str | None = Field(description="Waarom het vervalt.")
    geldt: bool = Field(description="Of dit nu geldt.")


class NieuwFeitSchema(Schema):
    """Een feit over uzelf."""

    soort: Feitsoort = Field(description="Waar het over gaat.")
    wat: Kort = Field(
        description="Bij productkennis de code van het product; anders een korte naam."
    )
    dag: date = Field(description="Sinds wanneer, of de dag van de training of bijeenkomst.")
    toelichting: Zinnen | None = Field(
        default=None, description="Bij een kwaliteit verplicht: wanneer collega's u kunnen vragen."
    )


class Intrekking(Schema):
    """Waarom een feit niet meer geldt."""

    reden: Zinnen = Field(description="De reden.")


class CollegaSchema(Schema):
    """Een collega en wat u hem kunt vragen. Zonder feedback en zonder cijfers."""

    account: str = Field(description="Account.")
    naam: str = Field(description="Naam.")
    rol: str = Field(description="Rol.")
    feiten: list[FeitSchema] = Field(description="Wat nu geldt, in volgorde van vastleggen.")


class TeamoverzichtSchema(Schema):
    """Wat het team nog mist. Het zegt wat er ontbreekt en vergelijkt niemand."""

    factoren: dict[str, bool] = Field(description="Per regel of de succesfactor er is.")
    kent_niet: dict[str, list[str]] = Field(
        description="Per account de producten die deze collega nog niet kent."
    )
    zonder_training: list[str] = Field(description="Accounts zonder training in gastvrijheid.")
    zonder_kwaliteit: list[str] = Field(
        description="Accounts waarvan niet is opgeschreven wat u hun kunt vragen."
    )
    laatste_intervisie: date | None = Field(
        description="Wanneer het team voor het laatst samenkwam voor feedback."
    )


class NieuweMeedenker(Schema):
    """Een collega vragen om mee te denken."""

    account: Annotated[str, StringConstraints(max_length=200)] = Field(
        description="Account van een andere jobcoach van uw organisatie."
    )
    van: date = Field(description="Eerste dag.")
    tot: date = Field(description="Laatste dag; hoogstens 31 dagen in totaal.")
    vraag: Zinnen = Field(description="Wat u uw collega vraagt; zonder naam of gezondheid.")


class MeedenkerSchema(Schema):
    """Een collega die meedenkt, of dat deed."""

    traject: str = Field(description="Nummer van het traject.")
    volgnummer: int = Field(description="Volgorde binnen het traject, vanaf 1.")
    account: str = Field(description="Account van de collega.")
    van: date = Field(description="Eerste dag.")
    tot: date = Field(description="Laatste dag.")
    vraag: str = Field(description="Wat de coach vraagt.")
    door: str = Field(description="Account van de coach.")
    beeindigd_op: datetime | None = Field(description="Wanneer het eerder stopte (UTC).")
    mag_nu: bool = Field(description="Of de collega nu toegang heeft.")


class MeedenkcontactSchema(Schema):
    """Dat er contact was, zonder wat er is gezegd."""

    moment: datetime = Field(description="Wanneer (UTC).")
    soort: str | None = Field(description="Code van het soort contact.")
    deelnemers: list[str] = Field(description="Codes van wie erbij waren.")
    duur_minuten: float | None = Field(description="Hoelang het duurde.")
    aanwezig: bool | None = Field(description="Of de klant er was.")


class MeedenkafspraakSchema(Schema):
    """Een afspraak tot het volgende contact."""

    wat: str = Field(description="Wat er gebeurt.")
    wie: str = Field(description="Code van wie het doet.")
    voor_datum: str | None = Field(description="Voor welke dag.")
    is_open: bool = Field(description="Of het resultaat nog besproken moet worden.")


class MeedenkbeeldSchema(Schema):
    """Een traject voor wie meedenkt: waar het staat, nooit wat er is gezegd."""

    traject: str = Field(description="Nummer van het traject.")
    soort: str = Field(description="Naam van de soort.")
    fase: FaseSchema = Field(description="De fase van nu.")
    contactmomenten: list[MeedenkcontactSchema] = Field(description="Oudste eerst.")
    afspraken: list[MeedenkafspraakSchema] = Field(description="Oudste eerst.")


class NieuweFeedback(Schema):
    """Feedback voor een collega."""

    aan: Annotated[str, StringConstraints(max_length=200)] = Field(
        description="Account van een collega van uw organisatie."
    )
    tekst: Brief = Field(description="Wat u wilt zeggen, zonder cijfers.")


class FeedbackSchema(Schema):
    """Feedback die u gaf of kreeg. Verder leest niemand haar."""

    nummer: str = Field(description="Willekeurige code.")
    van: str = Field(description="Account van wie haar gaf.")
    aan: str = Field(description="Account van wie haar kreeg.")
    tekst: str = Field(description="De tekst.")
    gegeven_op: datetime = Field(description="Wanneer (UTC).")
