"""What /v1 asks and answers about proposals. Dutch descriptions: they are the documentation."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pydantic import Field

from api.v1.schemas import Schema
from modellen.kwalificatie import Vervoermiddel
from modellen.voorstel.model import Voorstelsoort
from modellen.voorstel.redenen import (
    Correctiereden,
    Klantantwoord,
    Voorstelreden,
    Weigeraar,
)
from modellen.voorstel.wijziging import Besluit, Wijzigingsoort


class NieuweGebeurtenisSchema(Schema):
    """Wat er met een voorstel gebeurde."""

    soort: Voorstelsoort = Field(description="Wat er gebeurde.")
    dag: date | None = Field(default=None, description="De dag waarop; leeg is vandaag.")
    achteraf: bool = Field(
        default=False, description="Achteraf ingevoerd: eerdere stappen mogen ontbreken."
    )
    weigeraar: Weigeraar | None = Field(
        default=None, description="Wie nee zei; alleen bij geweigerd."
    )
    reden: Voorstelreden | None = Field(
        default=None, description="Waarom; verplicht bij geweigerd en uitval."
    )
    middel: Vervoermiddel | None = Field(
        default=None, description="Bij te_ver: met welk vervoer. De minuten volgen daaruit."
    )
    minuten: int | None = Field(default=None, description="Bij te_ver: minuten enkele reis.")
    fml_item: str | None = Field(
        default=None,
        max_length=8,
        description="Bij te_zwaar: het onderdeel van de FML, zoals IV-13.",
    )
    dagdelen: str | None = Field(
        default=None,
        max_length=200,
        description="Bij dagdelen: wanneer het niet kan, zoals 'ma-vr ochtend'.",
    )
    maanden: int | None = Field(default=None, description="Bij nog_aan_het_werk: 1, 3 of 6.")
    uren: float | None = Field(default=None, description="Bij uren: uren per week.")
    corrigeert: int | None = Field(
        default=None, description="Nummer van de gebeurtenis die deze verbetert."
    )
    antwoord: Klantantwoord | None = Field(
        default=None, description="Bij voorgesteld: wat de klant zei."
    )
    correctiereden: Correctiereden | None = Field(
        default=None, description="Bij een verbetering: waarom."
    )
    gezien: int | None = Field(
        default=None,
        description="Hoeveel gebeurtenissen u zag; zijn het er meer, dan wordt niets vastgelegd.",
    )


class NieuwVoorstelSchema(NieuweGebeurtenisSchema):
    """Wat er met een klant bij een werk gebeurde; de eerste keer begint een voorstel."""

    werk: str = Field(max_length=64, description="Nummer van het werk, zoals V-17.")
    lijst: str | None = Field(
        default=None,
        max_length=64,
        description="Nummer van de lijst waar het uit komt; leeg is de laatste waarin het stond.",
    )


class VoorstelgebeurtenisSchema(Schema):
    """Eén gebeurtenis, zoals zij is vastgelegd."""

    volgnummer: int = Field(description="Volgorde van vastleggen, vanaf 1.")
    soort: Voorstelsoort
    label: str = Field(description="De soort in woorden.")
    dag: date
    vastgelegd_op: datetime
    door: str = Field(description="Account van wie het vastlegde.")
    achteraf: bool
    weigeraar: Weigeraar | None
    reden: Voorstelreden | None
    reden_label: str | None = Field(description="De reden in woorden.")
    maanden: int | None
    uren: float | None
    corrigeert: int | None
    antwoord: Klantantwoord | None
    correctiereden: Correctiereden | None


class VoorstelSchema(Schema):
    """Een klant met een werk, en wat ervan kwam."""

    nummer: int
    klant: str
    werk: str
    lijst: str | None = Field(description="De lijst waar het uit komt.")
    plaats: int | None = Field(description="Plaats op die lijst, vanaf 1.")
    is_beeindigd: bool
    gebeurtenissen: list[VoorstelgebeurtenisSchema]


class WerkgebeurtenisSchema(Schema):
    """Eén gebeurtenis zonder iets over de klant."""

    soort: Voorstelsoort
    label: str
    dag: date
    weigeraar: Weigeraar | None
    reden: Voorstelreden | None = Field(description="Alleen een reden van de werkgever.")
    reden_label: str | None


class WerkvoorstelSchema(Schema):
    """Een voorstel bij dit werk, zonder naam of nummer van de klant."""

    code: str = Field(description="Code van de klant bij dit werk.")
    is_beeindigd: bool
    gebeurtenissen: list[WerkgebeurtenisSchema]


class TeVragenSchema(Schema):
    """Iemand hoort te vragen of de klant nog werkt."""

    voorstel: int
    klant: str
    werk: str
    begin_werk: date
    maanden: int = Field(description="1, 3 of 6.")
    vanaf: date = Field(description="De dag waarop deze maanden om waren.")


class WijzigingSchema(Schema):
    """Wat een reden voorstelt om te veranderen; een mens besluit."""

    nummer: int
    soort: Wijzigingsoort
    label: str
    gegevens: dict[str, Any] = Field(description="De waarden, naar soort.")
    werk: str
    klant: str | None = Field(description="Nummer van de klant; leeg voor wie dat niet mag zien.")
    voorstel: int | None
    gemaakt_op: datetime
    besluit: Besluit | None
    besloten_door: str | None
    besloten_op: datetime | None
    gewijzigd: str = Field(description="Wat er door het besluit veranderde.")


class BesluitSchema(Schema):
    """Wat u besluit."""

    besluit: Besluit
