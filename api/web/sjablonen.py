"""Turning templates into pages; what every page has in common is filled in here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from hashlib import blake2b
from http import HTTPStatus
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from api.bootstrap import TIJDZONE
from api.toegang.bewaking import FORMULIERVELD
from api.toegang.sessie import Sessie, Sessies
from api.web.menu import MENU, find_plek
from api.web.tabelbestand import Bestandssoort, Tabel, lees_tabellen, maak_bestand
from api.web.vragen import ALS, gevraagd_bestand
from modellen import schrijfwijze
from modellen.traject.uitlegwoorden import uitlegwoorden
from modellen.waarden import UrenPerWeek


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
        auto_reload=False,
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
    omgeving.globals |= {
        "stijl_versie": stijl_versie,
        "formulierveld": FORMULIERVELD,
        "uitlegwoorden": uitlegwoorden,
    }
    return omgeving


def toon(request: Request, sjabloon: str, *, http_status: int = 200, **gegevens: Any) -> Response:
    """A page for whoever asks, or its tables as the file that was asked for."""
    sessie: Sessie | None = getattr(request.state, "sessie", None)
    sessies: Sessies = request.app.state.sessies
    bestand = gevraagd_bestand(request)
    menu = MENU.get(sessie.gebruiker.rol, ()) if sessie else ()
    pagina = _omgeving().get_template(sjabloon)
    tekst = pagina.render(
        gebruiker=sessie.gebruiker if sessie else None,
        formuliercode=sessies.formuliercode(sessie) if sessie else "",
        menu=menu,
        pad=request.url.path,
        hier=find_plek(menu, request.url.path),
        bestanden=_bestanden(request),
        **gegevens,
    )
    if bestand is not None and http_status == HTTPStatus.OK:
        tabellen = lees_tabellen(tekst)
        if tabellen:
            return _als_bestand(tabellen, bestand)
    return HTMLResponse(tekst, status_code=http_status)


def _bestanden(request: Request) -> dict[str, str]:
    """Where the tables of this page can be had as a file, by kind; none of a page that was sent."""
    if request.method != "GET":
        return {}
    rest = [(n, w) for n, w in request.query_params.multi_items() if n not in (ALS, "pagina")]
    return {s.label: f"?{urlencode([*rest, (ALS, s.value)])}" for s in Bestandssoort}


def _als_bestand(tabellen: Sequence[Tabel], soort: Bestandssoort) -> Response:
    kop = {"Content-Disposition": f'attachment; filename="opstap.{soort.value}"'}
    return Response(maak_bestand(tabellen, soort), media_type=soort.mime, headers=kop)
