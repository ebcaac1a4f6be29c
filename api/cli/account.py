"""``opstap account``: the first beheerder, and the way back in when nobody can sign in.

Whoever types here owns the machine; what is done leaves a line under ``opdrachtregel``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.nederlands import Opdracht, Opdrachten
from api.cli.opties import Json

if TYPE_CHECKING:
    from api.bootstrap import Samenstelling
    from api.toegang.sessie import Sessies
    from modellen.gebruiker.model import Gebruiker, Rol

account_app = typer.Typer(
    cls=Opdrachten,
    help="Maak een account, haal een slot eraf of geef een nieuw wachtwoord.",
    rich_markup_mode=None,
)

Naam = Annotated[str, typer.Argument(metavar="ACCOUNT", help="Naam van het account.")]


@account_app.command("maak", cls=Opdracht)
def maak(
    ctx: typer.Context,
    account: Naam,
    naam: Annotated[str, typer.Option(metavar="NAAM", help="Wie dit account gebruikt.")],
    organisatie: Annotated[str, typer.Option(metavar="CODE", help="Code van de organisatie.")],
    rol: Annotated[str, typer.Option(metavar="ROL", help="Rol van het account.")] = "beheerder",
    als_json: Json = False,
) -> int:
    """Maak een account en toon één keer een eenmalig wachtwoord.

    Zo begint een organisatie: met haar eerste beheerder. Die maakt de andere accounts op de site.
    """
    from api.cli.omgeving import DOOR, open_samenstelling
    from api.toegang.accounts import Accountgegevens, maak_account
    from modellen.waarden import OrganisatieCode

    gekozen = _lees_rol(rol)
    with open_samenstelling(ctx.obj) as samenstelling:
        nieuw, eenmalig = maak_account(
            _sessies(samenstelling),
            OrganisatieCode(organisatie.strip()),
            account,
            Accountgegevens(naam, gekozen),
            door=DOOR,
        )
    return _toon_wachtwoord(nieuw, eenmalig, als_json=als_json)


@account_app.command("herstel", cls=Opdracht)
def herstel(
    ctx: typer.Context,
    account: Naam,
    extra_code: Annotated[
        bool, typer.Option("--extra-code", help="Haal ook de extra code weg (telefoon kwijt).")
    ] = False,
    als_json: Json = False,
) -> int:
    """Geef een account een eenmalig wachtwoord; wie ermee was ingelogd, is uitgelogd."""
    from api.cli.omgeving import DOOR, open_samenstelling
    from api.toegang.accounts import haal_factor_weg, herstel_wachtwoord

    with open_samenstelling(ctx.obj) as samenstelling:
        gebruiker, sessies = _get(samenstelling, account), _sessies(samenstelling)
        eenmalig = herstel_wachtwoord(sessies, gebruiker, door=DOOR)
        if extra_code:
            haal_factor_weg(sessies, gebruiker, door=DOOR)
    return _toon_wachtwoord(gebruiker, eenmalig, als_json=als_json)


@account_app.command("ontgrendel", cls=Opdracht)
def ontgrendel_account(ctx: typer.Context, account: Naam, als_json: Json = False) -> int:
    """Haal het slot van een account dat na vijf fouten dicht is."""
    from api.cli.omgeving import DOOR, open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer
    from api.toegang.accounts import ontgrendel

    uitvoer = Uitvoer(als_json=als_json)
    with open_samenstelling(ctx.obj) as samenstelling:
        gebruiker = _get(samenstelling, account)
        waren_er = ontgrendel(_sessies(samenstelling), gebruiker, door=DOOR)
    uitvoer.document({"account": gebruiker.account, "haddenFouten": waren_er})
    uitvoer.toon_tekst(
        f"Met {gebruiker.account} kan weer worden ingelogd."
        if waren_er
        else f"Er zat geen slot op {gebruiker.account}."
    )
    return Status.KLAAR


def _sessies(samenstelling: Samenstelling) -> Sessies:
    from api.toegang.sessie import Sessies

    return Sessies(samenstelling.opslag, geheim=samenstelling.geheim)


def _get(samenstelling: Samenstelling, account: str) -> Gebruiker:
    from modellen.gebruiker.repository import GebruikerRepository

    with samenstelling.opslag.lezen() as session:
        return GebruikerRepository(session).get(account.strip())


def _lees_rol(rol: str) -> Rol:
    from modellen.fouten import OngeldigeWaarde
    from modellen.gebruiker.model import Rol

    for bekend in Rol:
        if bekend.value == rol.strip().lower():
            return bekend
    raise OngeldigeWaarde(
        veld="rol",
        melding=f"De rol {rol} bestaat niet.",
        volgende_stap=f"Kies uit: {', '.join(Rol)}.",
    )


def _toon_wachtwoord(gebruiker: Gebruiker, eenmalig: str, *, als_json: bool) -> int:
    from api.cli.uitvoer import Status, Uitvoer

    uitvoer = Uitvoer(als_json=als_json)
    uitvoer.document(
        {
            "account": gebruiker.account,
            "rol": gebruiker.rol.value,
            "organisatie": gebruiker.organisatie,
            "eenmaligWachtwoord": eenmalig,
        }
    )
    uitvoer.toon_tekst(
        f"Account: {gebruiker.account} ({gebruiker.rol.label}, {gebruiker.organisatie})\n"
        f"Eenmalig wachtwoord: {eenmalig}\n"
        "Het werkt zeven dagen en staat nergens anders. Bij het inloggen kiest men een eigen."
    )
    return Status.KLAAR
