"""Signing in at the own organisation (OIDC): away with a link, and back with a code."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.toegang.aanvraag import DeSessies
from api.toegang.bewaking import openbaar
from api.toegang.fouten import (
    AanmeldenVerlopen,
    AccountOnbekend,
    OrganisatieOnbereikbaar,
    OrganisatieWeigert,
)
from api.toegang.oidc import Oidc
from api.toegang.viaorganisatie import WEG_DUUR, Vertrek, herken, rond_af, vertrek
from api.web.account.aanmelden import toon_inloggen, verwelkom
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.terughalen import Bewaard, Velden

router = maak_router()

BANDKOEK = "opstap_organisatie"
"""Random; it only says that the browser that comes back is the one that left."""

Tekst = Annotated[str, Query(max_length=4000)]


@router.get("/inloggen/organisatie")
@openbaar
def get_organisatie(request: Request, sessies: DeSessies, naar: Tekst = "") -> Response:
    """Straight on to the identity provider."""
    oidc = _find_oidc(request)
    if oidc is None:
        return _naar_inloggen()
    try:
        weg = vertrek(sessies, oidc, naar=naar, bewaard=())
    except OrganisatieOnbereikbaar as fout:
        return toon_inloggen(request, naar=naar, fout=fout)
    return _met_band(request, RedirectResponse(weg.adres, status_code=303), weg)


@router.post("/inloggen/organisatie")
@openbaar
def post_organisatie(
    request: Request,
    sessies: DeSessies,
    bewaard: Bewaard,
    naar: Annotated[str, Form()] = "",
) -> Response:
    """The same with what was typed; a browser does not follow a form to another site, so a link."""
    oidc = _find_oidc(request)
    if oidc is None:
        return _naar_inloggen()
    try:
        weg = vertrek(sessies, oidc, naar=naar, bewaard=bewaard)
    except OrganisatieOnbereikbaar as fout:
        return toon_inloggen(request, naar=naar, bewaard=bewaard, fout=fout)
    naam = request.app.state.samenstelling.instellingen.oidc_knop
    pagina = toon(request, "account/naar_organisatie.html", adres=weg.adres, organisatie=naam)
    return _met_band(request, pagina, weg)


@router.get("/inloggen/organisatie/terug")
@openbaar
def get_terug(
    request: Request, sessies: DeSessies, state: Tekst = "", code: Tekst = ""
) -> Response:
    """Back from the identity provider: a session, or a clear no. What was typed stays with it."""
    oidc = _find_oidc(request)
    if oidc is None:
        return _naar_inloggen()
    band = request.cookies.get(BANDKOEK, "")
    naar = ""
    bewaard: Velden = ()
    try:
        onderweg = herken(sessies, staat=state, band=band)
        naar, bewaard = onderweg.naar, onderweg.bewaard
        aanmelding = rond_af(sessies, oidc, onderweg, code)
    except (
        AanmeldenVerlopen,
        AccountOnbekend,
        OrganisatieOnbereikbaar,
        OrganisatieWeigert,
    ) as fout:
        antwoord = toon_inloggen(request, naar=naar, bewaard=bewaard, fout=fout)
    else:
        antwoord = verwelkom(request, sessies, aanmelding, naar=naar, bewaard=bewaard)
    antwoord.delete_cookie(BANDKOEK, httponly=True, samesite="lax")
    return antwoord


def _find_oidc(request: Request) -> Oidc | None:
    oidc: Oidc | None = request.app.state.oidc
    return oidc


def _naar_inloggen() -> Response:
    """Nobody signs in at an organisation here."""
    return RedirectResponse("/inloggen", status_code=303)


def _met_band(request: Request, antwoord: Response, weg: Vertrek) -> Response:
    antwoord.set_cookie(
        BANDKOEK,
        weg.band,
        max_age=int(WEG_DUUR.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return antwoord
