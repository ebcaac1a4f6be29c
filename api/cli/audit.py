"""``opstap audit``: whether the log of who looked into which dossier is still whole."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.nederlands import Opdracht, Opdrachten
from api.cli.opties import Json

if TYPE_CHECKING:
    from api.bootstrap import Samenstelling
    from modellen.audit.model import Ketenstand

audit_app = typer.Typer(
    cls=Opdrachten,
    help="Ga na of de auditlog nog heel is.",
    rich_markup_mode=None,
)


@audit_app.callback()
def audit() -> None:
    """Keep ``controleer`` a command of its own while it is the only one."""


@audit_app.command("controleer", cls=Opdracht)
def controleer(
    ctx: typer.Context,
    merk: Annotated[
        str | None,
        typer.Option(
            metavar="NUMMER:ZEGEL",
            help="Wat deze opdracht eerder als merk gaf; die regel moet er nog precies zo staan.",
        ),
    ] = None,
    als_json: Json = False,
) -> int:
    """Loop alle regels na en noem de eerste die is weggehaald of veranderd.

    Bewaar het merk op een andere plek: alleen daarmee ziet u later of het einde er af is.
    """
    from api.cli.omgeving import open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer
    from api.toegang.audit import controleer_audit

    uitvoer = Uitvoer(als_json=als_json)
    with open_samenstelling(ctx.obj) as samenstelling:
        stand = controleer_audit(samenstelling)
        merk_klopt = None if merk is None else _merk_klopt(samenstelling, merk)
    heel = stand.breuk is None and merk_klopt is not False
    uitvoer.document(
        {
            "heel": heel,
            "regels": stand.regels,
            "merk": f"{stand.regels}:{stand.laatste}" if heel else None,
            "merkKlopt": merk_klopt,
            "breuk": None
            if stand.breuk is None
            else {"regel": stand.breuk[0], "soort": stand.breuk[1].value},
        }
    )
    uitvoer.toon_tekst(_als_tekst(stand, merk_klopt=merk_klopt))
    return Status.KLAAR if heel else Status.MET_AFKEURING


def _merk_klopt(samenstelling: Samenstelling, merk: str) -> bool:
    from api.toegang.audit import find_zegel
    from modellen.audit.model import BEGIN
    from modellen.fouten import OngeldigeWaarde

    nummer, _, zegel = merk.strip().partition(":")
    if not (nummer.isascii() and nummer.isdigit() and len(nummer) < 19 and len(zegel) == 64):
        raise OngeldigeWaarde(
            veld="merk",
            melding="Dit is geen merk van de auditlog.",
            volgende_stap="Geef het zoals deze opdracht het eerder toonde: NUMMER:ZEGEL.",
        )
    staat_er = find_zegel(samenstelling, int(nummer)) if int(nummer) else BEGIN
    return staat_er is not None and hmac.compare_digest(staat_er.encode(), zegel.encode())


def _als_tekst(stand: Ketenstand, *, merk_klopt: bool | None) -> str:
    if stand.breuk is not None:
        nummer, soort = stand.breuk
        return (
            f"De auditlog is niet heel: regel {nummer} {soort.zin}.\n"
            f"De {stand.regels} regels daarvoor staan er nog zoals ze zijn geschreven."
        )
    if merk_klopt is False:
        return (
            "De auditlog is niet heel: de regel van dit merk staat er niet meer zo.\n"
            "Het einde van de log is weggehaald, of alles daarna is opnieuw geschreven."
        )
    return (
        f"De auditlog is heel: {stand.regels} regels.\n"
        f"Merk om elders te bewaren: {stand.regels}:{stand.laatste}"
    )
