"""Turning templates into pages; what every page has in common is filled in here."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from api.bootstrap import TIJDZONE
from api.toegang.bewaking import FORMULIERVELD
from api.toegang.sessie import Sessie, Sessies
from modellen import schrijfwijze
from modellen.gebruiker.model import Rol
from modellen.waarden import UrenPerWeek

MENU: dict[Rol, tuple[tuple[str, str], ...]] = {
    Rol.JOBCOACH: (("/vandaag", "Vandaag"), ("/klanten", "Mijn klanten"), ("/werk", "Vacatures")),
    Rol.TEAMLEIDER: (("/team", "Team"), ("/klanten", "Klanten"), ("/werk", "Vacatures")),
    Rol.ACCOUNTMANAGER: (("/werk", "Vacatures"),),
    Rol.OPDRACHTGEVER: (("/opdracht", "Uw trajecten"), ("/opdracht/cijfers", "Cijfers")),
    Rol.BEHEERDER: (("/beheer", "Beheer"),),
    Rol.AUDITOR: (("/audit", "Inzage"),),
}
"""Where a role can go from any page; the first is where it starts."""


def datum(dag: date | None) -> str:
    """``22 november 2026``; a dash when there is none."""
    return schrijfwijze.datum(dag) if dag else "—"


def datum_kort(dag: date | None) -> str:
    """For a column: ``22 nov 2026``."""
    return schrijfwijze.datum_kort(dag) if dag else "—"


def moment(tijdstip: datetime) -> str:
    """For a column: ``22 nov 2026, 09:12``, on the clock of the people who read it."""
    hier = tijdstip.astimezone(TIJDZONE)
    return f"{schrijfwijze.datum_kort(hier.date())}, {hier:%H:%M}"


def uren_kort(uren: UrenPerWeek) -> str:
    """For a column headed hours a week: ``16-24``, ``hoogstens 24``, ``32``, ``onbekend``."""
    if uren.is_onbekend:
        return "onbekend"
    return str(uren).removesuffix(" uur per week").replace(" tot ", "\u2013")


def met_hoofdletter(tekst: str) -> str:
    """First letter upper case, the rest as it is."""
    return tekst[:1].upper() + tekst[1:]


@cache
def lees_stijl(naam: str) -> bytes:
    """A file of the folder ``static``."""
    return files("api.web").joinpath("static", naam).read_bytes()


@cache
def stijl_versie(naam: str) -> str:
    """Changes with the file, so that a browser may keep it for as long as it likes."""
    return blake2b(lees_stijl(naam), digest_size=6).hexdigest()


@cache
def _omgeving() -> Environment:
    omgeving = Environment(
        loader=PackageLoader("api.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    omgeving.filters |= {
        "datum": datum,
        "getal": schrijfwijze.getal,
        "datum_kort": datum_kort,
        "duizend": schrijfwijze.duizend,
        "keuze": schrijfwijze.keuze,
        "hoofdletter": met_hoofdletter,
        "moment": moment,
        "uren_kort": uren_kort,
    }
    omgeving.globals |= {"stijl_versie": stijl_versie, "formulierveld": FORMULIERVELD}
    return omgeving


def toon(
    request: Request, sjabloon: str, *, http_status: int = 200, **gegevens: Any
) -> HTMLResponse:
    """Render a page for whoever asks."""
    sessie: Sessie | None = getattr(request.state, "sessie", None)
    sessies: Sessies = request.app.state.sessies
    pagina = _omgeving().get_template(sjabloon)
    return HTMLResponse(
        pagina.render(
            gebruiker=sessie.gebruiker if sessie else None,
            formuliercode=sessies.formuliercode(sessie) if sessie else "",
            menu=MENU.get(sessie.gebruiker.rol, ()) if sessie else (),
            pad=request.url.path,
            **gegevens,
        ),
        status_code=http_status,
    )
