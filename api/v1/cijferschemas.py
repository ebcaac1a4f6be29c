"""What /v1 answers about figures over many trajecten. Dutch descriptions: the documentation."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from api.v1.schemas import Schema


class AandeelSchema(Schema):
    """Zoveel van zoveel. Onder de tien gevallen is er geen percentage."""

    aantal: int = Field(description="Hoeveel het er zijn.")
    van: int = Field(description="Van hoeveel.")
    percentage: float | None = Field(description="In procenten; leeg onder de tien gevallen.")
    laag: float | None = Field(description="Ondergrens van het 95%-interval van Wilson.")
    hoog: float | None = Field(description="Bovengrens van dat interval.")
    betekenis: str = Field(description="Wat de telling zegt, in woorden.")


class MediaanSchema(Schema):
    """Het midden van een aantal duren."""

    aantal: int = Field(description="Van hoeveel duren.")
    maanden: float | None = Field(
        description="In maanden; leeg als er niets of te weinig is om te tonen."
    )


class ResultaattellingSchema(Schema):
    """Hoe vaak één resultaat voorkwam."""

    code: str = Field(description="Code van het resultaat.")
    label: str = Field(description="Naam van het resultaat.")
    telt: str = Field(description="`naar_werk`, `contractueel` of `geen_resultaat`.")
    aantal: int = Field(description="Hoe vaak; nul staat er ook.")


class SoorttellingSchema(Schema):
    """De trajecten van één soort. De drie aandelen worden nooit bij elkaar opgeteld."""

    soort: str = Field(description="Code van de soort.")
    naam: str = Field(description="Naam van de soort.")
    afgesloten: int = Field(description="Afgesloten in het tijdvak.")
    lopend: int = Field(description="Nog niet afgesloten aan het einde van het tijdvak.")
    niet_begonnen: int = Field(description="Er is nog niets vastgelegd.")
    naar_werk: AandeelSchema = Field(description="Naar werk, van wat is afgesloten.")
    contractueel: AandeelSchema = Field(
        description="Contractueel geslaagd zonder werk, van wat is afgesloten."
    )
    geen_resultaat: AandeelSchema = Field(description="Zonder resultaat, van wat is afgesloten.")
    resultaten: list[ResultaattellingSchema] = Field(description="Alle resultaten van de soort.")
    onbekend_resultaat: int = Field(description="Met een resultaat dat de soort niet (meer) kent.")


class TerugkeerSchema(Schema):
    """Wie na een plaatsing terugkomt. Elke klant telt één keer, vanaf de eerste plaatsing."""

    terug: AandeelSchema = Field(description="Klanten die in het venster opnieuw begonnen.")
    venster: str = Field(description="Hoe lang na een plaatsing een nieuw traject meetelt.")
    venster_loopt: int = Field(description="Klanten bij wie die tijd nog loopt; tellen niet mee.")


class DuurPerResultaat(Schema):
    """Hoe lang het duurde bij één soort resultaat."""

    telt: str = Field(description="`naar_werk`, `contractueel` of `geen_resultaat`.")
    duur: MediaanSchema = Field(description="Het midden.")


class JobcoachingSchema(Schema):
    """Hoe lang de jobcoaching duurde in afgesloten toeleidingen; eerder klaar is beter."""

    per_resultaat: list[DuurPerResultaat] = Field(description="Met werk en zonder werk apart.")
    zonder_jobcoach: int = Field(description="Afgesloten zonder jobcoaching.")
    eerder: AandeelSchema = Field(description="Aan het werk en eerder klaar dan `verwacht`.")
    verwacht: str = Field(description="Verwachte duur vanaf het contract.")


class SubsidieSchema(Schema):
    """Hoe lang loonkostensubsidie loopt in kwalificatiebanen."""

    afgelopen: MediaanSchema = Field(description="Subsidies die in het tijdvak eindigden.")
    lopend: int = Field(description="Subsidies die aan het einde nog liepen.")
    lang: AandeelSchema = Field(description="Langer dan `grens`, van beide samen.")
    grens: str = Field(description="Vanaf deze duur geeft het dossier een signaal.")


class VoortrajectSchema(Schema):
    """Het korte voortraject van de kwalificatiebaan, vanaf het geplande einde."""

    naar_werk: AandeelSchema = Field(description="Voor het geplande einde begonnen met werken.")
    verlengd: AandeelSchema = Field(description="Verlengd, van wie het hele voortraject deed.")
    onbeslist: int = Field(description="Voortraject voorbij, nog geen werk en geen besluit.")
    loopt: int = Field(description="Voortrajecten die nog lopen; tellen nergens mee.")
    verwacht_percentage: float = Field(description="Verwachte verlengingen; geen doel.")
    marge: float = Field(description="Marge rond die verwachting, in procentpunten.")
    ligging: str | None = Field(description="`onder`, `binnen` of `boven`; leeg onder de tien.")


class TevredenheidSchema(Schema):
    """Wat één partij aan het einde zegt."""

    wie: str = Field(description="Welke partij.")
    gevraagd: int = Field(description="Hoeveel er antwoordden.")
    tevreden: AandeelSchema | None = Field(
        description="Leeg voor een opdrachtgever als er minder dan tien antwoorden zijn."
    )
    niet_gevraagd: int = Field(description="Afgesloten zonder dat het gevraagd is.")


class DossiertellingSchema(Schema):
    """Hoe compleet de dossiers van één soort zijn."""

    soort: str = Field(description="Code van de soort.")
    naam: str = Field(description="Naam van de soort.")
    volledig: AandeelSchema = Field(description="Trajecten waarin niets ontbreekt dat is gevraagd.")
    zelfde_dag: AandeelSchema = Field(description="Contactmomenten die dezelfde dag vastlagen.")
    tevredenheid: list[TevredenheidSchema] = Field(description="Per partij.")


class TermijntellingSchema(Schema):
    """Eén klok: hoe het ging met de termijnen die voorbij zijn."""

    soort: str = Field(description="Code van de soort.")
    klok: str = Field(description="Code van de klok.")
    regel: str = Field(description="Regel uit het register.")
    wat: str = Field(description="Wat er moest gebeuren.")
    wie: str = Field(description="Wie dat moest doen.")
    gehaald: AandeelSchema = Field(description="Op tijd, van alles wat gevraagd was.")
    te_laat: int = Field(description="Gedaan, maar te laat.")
    ontbreekt: int = Field(description="Niet gedaan.")


class GroepscijfersSchema(Schema):
    """Cijfers over groepen; geen ervan gaat over één klant of één coach."""

    op: date = Field(description="Dag waarop is geteld.")
    van: date | None = Field(description="Eerste dag van het tijdvak; leeg = vanaf het begin.")
    tot: date | None = Field(description="Laatste dag; leeg = tot nu.")
    opdrachtgever: str | None = Field(description="Alleen van deze opdrachtgever; leeg = alle.")
    trajecten: int = Field(description="Hoeveel trajecten meetellen.")
    soorten: list[SoorttellingSchema] = Field(description="Resultaten per soort.")
    terugkeer: TerugkeerSchema = Field(description="Regel OPS-73.")
    jobcoaching: JobcoachingSchema = Field(description="Regel WNH-41.")
    subsidie: SubsidieSchema = Field(description="Regel KWB-19.")
    voortraject: VoortrajectSchema = Field(description="Regels KWB-23 en KWB-28.")
    dossiers: list[DossiertellingSchema] = Field(description="Regel SP2-18.")
    termijnen: list[TermijntellingSchema] = Field(description="Per klok van elke soort.")


class KlantsubsidieSchema(Schema):
    """Hoe lang één klant loonkostensubsidie heeft in één traject."""

    klant: str = Field(description="Nummer van de klant.")
    traject: str = Field(description="Nummer van het traject.")
    begin: date = Field(description="Eerste dag met subsidie.")
    einde: date | None = Field(description="Laatste dag; leeg = loopt nog.")
    dagen: int = Field(description="Dagen met subsidie; tijd zonder werk telt niet.")
    is_lang: bool = Field(description="Langer dan de duur die een signaal geeft.")


class FactortellingSchema(Schema):
    """Eén succesfactor over de hele caseload."""

    regel: str = Field(description="Regel uit het register.")
    titel: str = Field(description="Naam van de factor.")
    aanwezig: int = Field(description="Trajecten waarin hij er is.")
    ontbreekt: int = Field(description="Trajecten waarin hij er had moeten zijn.")
    nog_niet: int = Field(description="Trajecten waarin hij nog niet aan de orde is.")


class BinnenSchema(Schema):
    """Wat alleen binnen de organisatie blijft."""

    subsidie_per_klant: list[KlantsubsidieSchema] = Field(description="Achter `subsidie`.")
    alle_factoren: AandeelSchema = Field(description="Trajecten met alle 18 succesfactoren.")
    factoren: list[FactortellingSchema] = Field(description="Per factor; er is geen gemiddelde.")
    maatregelen: int = Field(description="Een cijfer van de organisatie (SUC-26).")
    maatregelen_trajecten: int = Field(description="Over hoeveel trajecten dat is.")


class CijfersSchema(GroepscijfersSchema):
    """Cijfers voor een teamleider."""

    binnen: BinnenSchema | None = Field(
        description="Leeg als u een opdrachtgever kiest: dan staat er alleen wat die mag zien."
    )


class FactorSchema(Schema):
    """Eén succesfactor in één traject."""

    regel: str = Field(description="Regel uit het register.")
    titel: str = Field(description="Naam van de factor.")
    aanwezigheid: str = Field(description="`aanwezig`, `ontbreekt` of `nog_niet_aan_de_orde`.")


class SuccesfactorenSchema(Schema):
    """De 18 succesfactoren van een traject; samen of niet, nooit een gemiddelde."""

    is_volledig: bool = Field(description="Of alle 18 er zijn.")
    factoren: list[FactorSchema] = Field(description="In de volgorde van de bron.")
