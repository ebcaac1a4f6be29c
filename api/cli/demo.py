"""``opstap demo``: fresh fictional data, three telling shortlists, and how to sign in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.opties import Json
from api.cli.serveer import HOST, PORT, Host, Port, draai_site

if TYPE_CHECKING:
    from rich.console import RenderableType

    from api.bootstrap import Samenstelling
    from api.cli.omgeving import Vlaggen
    from api.demo.maken import DemoOverzicht
    from matching.antwoord import Shortlist
    from modellen.opslag.engine import Opslag
    from modellen.waarden import KlantNummer

SEED = 2026
AANTAL_BEKEKEN = 24
"""Klanten among whom the three are chosen: enough for a contrast, and quick."""

AANTAL_REGELS = 3


def demo(
    ctx: typer.Context,
    seed: Annotated[
        int, typer.Option(min=0, metavar="N", help="Ander getal, andere verzonnen gegevens.")
    ] = SEED,
    ja: Annotated[
        bool,
        typer.Option("--ja", help="Ga door, ook als er gegevens zijn die niet van de demo zijn."),
    ] = False,
    serveer: Annotated[
        bool, typer.Option("--serveer", help="Start daarna de site; zie opstap serveer.")
    ] = False,
    host: Host = HOST,
    port: Port = PORT,
    als_json: Json = False,
) -> int:
    """Maak verzonnen gegevens en laat zien wat Opstap ermee doet."""
    from api.cli.omgeving import open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer
    from api.demo.log import maak_voorstellen
    from api.demo.maken import DOOR, maak_demo
    from api.toegang.wachtwoord import hash_wachtwoord

    uitvoer = Uitvoer(als_json=als_json)
    with open_samenstelling(ctx.obj) as samenstelling:
        if not ja:
            _weiger_echte_gegevens(samenstelling.opslag)
        uitvoer.meld("Verzonnen gegevens maken …")
        overzicht = maak_demo(
            samenstelling.opslag,
            seed=seed,
            vandaag=samenstelling.kalender(),
            hash_wachtwoord=hash_wachtwoord,
        )
        samenstelling.beroepsdienst.koppel_vacatures(samenstelling.opslag, door=DOOR)
        uitvoer.meld("Vacatures en klanten met elkaar vergelijken …")
        maak_voorstellen(samenstelling, overzicht.dossiers, seed=seed)
        samenstelling.nachtdienst.draai(vandaag=samenstelling.kalender())
        lijsten = _sprekende_shortlists(samenstelling)
        if als_json:
            uitvoer.document(_document(overzicht, lijsten))
        else:
            uitvoer.toon(
                *_beeld(overzicht, lijsten), *_slot(overzicht, lijsten, ctx.obj, met_site=serveer)
            )
        if serveer:
            draai_site(samenstelling, uitvoer, host=host, port=port)
    return Status.KLAAR


def _weiger_echte_gegevens(opslag: Opslag) -> None:
    """Refuse a store with klanten or accounts of others, or with work and no demo klant yet."""
    from api.demo.lezen import lees_accounts
    from modellen.fouten import OpstapFout
    from modellen.gebruiker.repository import GebruikerRepository
    from modellen.klant.repository import KlantRepository
    from modellen.opslag.volgnummer import Stroom, hoogste_nummer

    van_demo = {code for code, _ in lees_accounts()["organisaties"]}
    with opslag.lezen() as sessie:
        klanten = {klant.organisatie for klant in KlantRepository(sessie).list_()}
        accounts = {account.organisatie for account in GebruikerRepository(sessie).list_()}
        heeft_werk = hoogste_nummer(sessie, Stroom.WERK) > 0
    if (klanten | accounts) - van_demo or (heeft_werk and not klanten):
        raise OpstapFout(
            code="opslag_niet_leeg",
            melding="In deze map of database staan gegevens die niet van de demo zijn.",
            volgende_stap=(
                "Kies met --data een andere map, of zet de demo erbij met --ja "
                "(wat hetzelfde nummer heeft, wordt overschreven)."
            ),
        )


def _sprekende_shortlists(samenstelling: Samenstelling) -> list[tuple[str, Shortlist]]:
    """Three klanten whose lists differ most, each with what makes it telling."""
    from modellen.klant.model import KlantStatus
    from modellen.klant.repository import KlantRepository

    vandaag, dienst = samenstelling.kalender(), samenstelling.matchdienst
    with samenstelling.opslag.lezen() as sessie:
        klanten = KlantRepository(sessie).list_(status=KlantStatus.ACTIEF)[:AANTAL_BEKEKEN]
    lijsten = [
        dienst.shortlist(klant.nummer, vandaag=vandaag, aantal=AANTAL_REGELS) for klant in klanten
    ]
    vol = [lijst for lijst in lijsten if len(lijst.matches) == AANTAL_REGELS]
    gekozen: list[tuple[str, Shortlist]] = []
    for titel, maat in (
        ("Veel werk past meteen", lambda lijst: lijst.telling.geschikt),
        ("Er is nog veel te vragen", lambda lijst: _vragen_eerst(lijst)),
        ("Er blijft weinig over", lambda lijst: -lijst.telling.kandidaat_rijen),
    ):
        over = _zonder(vol, (lijst.klant for _, lijst in gekozen))
        if over:
            gekozen.append((titel, max(over, key=maat)))
    return gekozen


def _vragen_eerst(lijst: Shortlist) -> tuple[bool, int]:
    """Nothing is sure yet, and there is much to ask."""
    return lijst.telling.geschikt == 0, lijst.telling.met_aandachtspunten


def _zonder(lijsten: list[Shortlist], klanten: Iterable[KlantNummer]) -> list[Shortlist]:
    weg = set(klanten)
    return [lijst for lijst in lijsten if lijst.klant not in weg]


def _document(overzicht: DemoOverzicht, lijsten: list[tuple[str, Shortlist]]) -> dict[str, Any]:
    from api.v1 import vertalen

    return {
        "gemaakt": {
            "klanten": overzicht.klanten,
            "werkgevers": overzicht.werkgevers,
            "vacatures": overzicht.vacatures,
            "netwerkplekken": overzicht.netwerkplekken,
            "trajecten": overzicht.trajecten,
        },
        "wachtwoord": overzicht.wachtwoord,
        "accounts": [
            {"account": a.account, "rol": a.rol.value, "organisatie": a.organisatie}
            for a in overzicht.accounts
        ],
        "shortlists": [
            vertalen.shortlist(lijst).model_dump(mode="json", by_alias=True) for _, lijst in lijsten
        ],
    }


def _beeld(overzicht: DemoOverzicht, lijsten: list[tuple[str, Shortlist]]) -> list[RenderableType]:
    from rich.rule import Rule
    from rich.text import Text

    from api.cli.shortlist import toon_shortlist

    beeld: list[RenderableType] = []
    for titel, lijst in lijsten:
        beeld += [Text(""), Rule(titel, align="left"), *toon_shortlist(lijst)]
    return [
        *beeld,
        Text(""),
        Rule("De demo", align="left"),
        Text(
            f"{overzicht.klanten} klanten, {overzicht.werkgevers} werkgevers, "
            f"{overzicht.vacatures} vacatures en {overzicht.netwerkplekken} netwerkplekken. "
            "Alle personen en bedrijven zijn verzonnen."
        ),
        Text(_trajecten(overzicht)),
        Text(""),
        _accounts(overzicht),
    ]


def _trajecten(overzicht: DemoOverzicht) -> str:
    if overzicht.is_nieuw:
        return f"{overzicht.trajecten} trajecten, met gesprekken, deadlines en documenten."
    return (
        f"{overzicht.trajecten} trajecten; die van een eerdere demo zijn gebleven, want een "
        "dossier wordt nooit overschreven. Voor nieuwe: kies met --data een lege map."
    )


def _slot(
    overzicht: DemoOverzicht,
    lijsten: list[tuple[str, Shortlist]],
    vlaggen: Vlaggen,
    *,
    met_site: bool,
) -> list[RenderableType]:
    """Lines to type next."""
    from rich.text import Text

    from api.cli.omgeving import voorbeeld

    traject, klant = overzicht.voorbeeld
    opdrachten = [] if met_site else ["serveer"]
    for _, lijst in lijsten[:1]:
        match = lijst.matches[0]
        opdrachten += [
            f"shortlist {lijst.klant}",
            f"waarom {lijst.klant} {match.werk.nummer}",
            f"kandidaten {match.werk.nummer} --organisatie {match.profiel.klant.organisatie}",
        ]
    opdrachten += ["agenda", f"traject toon {traject}", f"rapport {klant} trajectplan"]
    return [
        Text("Verder kijken in een andere terminal:" if met_site else "Verder kijken:"),
        *(Text(f"  {voorbeeld(vlaggen, opdracht)}") for opdracht in opdrachten),
        Text(""),
        *(_rondgang(overzicht) if met_site else ()),
    ]


def _rondgang(overzicht: DemoOverzicht) -> list[RenderableType]:
    """From a shortlist to an answer of the employer, with the accounts that belong together."""
    from rich.rule import Rule
    from rich.text import Text

    from modellen.gebruiker.model import Rol

    klant = next((a for a in overzicht.accounts if a.rol is Rol.KLANT), None)
    markt = next(
        (
            a
            for a in overzicht.accounts
            if klant and a.rol is Rol.ACCOUNTMANAGER and a.organisatie == klant.organisatie
        ),
        None,
    )
    if klant is None or markt is None:
        return []
    stappen = (
        f"{klant.coach}: open de shortlist van {klant.naam} ({klant.account}) en kies "
        "'Stel voor' en 'De klant antwoordt zelf nog'.",
        f"{klant.account}, de klant: zeg ja, en kies wat het bedrijf mag weten.",
        f"{klant.coach}: geef naam en kaart vrij.",
        f"{markt.account}: leg vast wat de werkgever zei.",
        f"{klant.coach}: leg vast wanneer het werk begint.",
    )
    return [
        Rule("Eerste keer in de browser? Volg één voorstel", align="left"),
        *(Text(f"{nummer}. {stap}") for nummer, stap in enumerate(stappen, start=1)),
        Text("Neem voor elk account een eigen venster, zoals een privévenster."),
        Text(""),
    ]


def _accounts(overzicht: DemoOverzicht) -> RenderableType:
    from rich import box
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    tabel = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for titel in ("Account", "Rol", "Organisatie", "Hoort bij"):
        tabel.add_column(titel)
    for account in overzicht.accounts:
        bij = account.opdrachtgever or (f"jobcoach {account.coach}" if account.coach else "")
        tabel.add_row(account.account, account.rol.label, account.organisatie, bij)
    return Group(
        Text(f"Aanmelden kan met deze accounts en het wachtwoord {overzicht.wachtwoord}"),
        Text("Gebruik dit wachtwoord nooit bij echte gegevens.", style="dim"),
        tabel,
    )
