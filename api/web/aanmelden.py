"""Signing in and out for people."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.toegang.aanvraag import DeSessie, DeSessies
from api.toegang.bewaking import COOKIE, openbaar, voor_aangemelden
from api.toegang.fouten import AanmeldenMislukt, TeVaakGeprobeerd
from api.toegang.sessie import SESSIE_DUUR
from api.web.caseload import FILTERKOEK
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.terughalen import Bewaard, Velden, is_terug_te_halen
from api.web.zoeken import ZOEKKOEK
from modellen.fouten import OpstapFout

router = maak_router()


@router.get("/inloggen")
@openbaar
def get_inloggen(request: Request, naar: Annotated[str, Query()] = "") -> Response:
    """The form; whoever is signed in already goes on."""
    if request.state.sessie is not None:
        return RedirectResponse(eigen_pad(naar), status_code=303)
    return toon(request, "inloggen.html", naar=naar, account="", fout=None, bewaard=())


@router.post("/inloggen")
@openbaar
def post_inloggen(
    request: Request,
    sessies: DeSessies,
    bewaard: Bewaard,
    account: Annotated[str, Form()] = "",
    wachtwoord: Annotated[str, Form()] = "",
    naar: Annotated[str, Form()] = "",
) -> Response:
    """Start a session and go to the page that was asked for, or back to what was typed."""
    try:
        aanmelding = sessies.meld_aan(account, wachtwoord)
    except AanmeldenMislukt as fout:
        return _opnieuw(request, fout, 401, account=account, naar=naar, bewaard=bewaard)
    except TeVaakGeprobeerd as fout:
        return _opnieuw(request, fout, 429, account=account, naar=naar, bewaard=bewaard)
    antwoord: Response = RedirectResponse(eigen_pad(naar), status_code=303)
    if bewaard and is_terug_te_halen(request, naar):
        request.state.sessie = sessies.find(aanmelding.token)
        antwoord = toon(request, "hervat.html", naar=naar, bewaard=bewaard)
    antwoord.set_cookie(
        COOKIE,
        aanmelding.token,
        max_age=int(SESSIE_DUUR.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return antwoord


@router.post("/uitloggen")
@voor_aangemelden
def post_uitloggen(sessie: DeSessie, sessies: DeSessies) -> Response:
    """End the session."""
    sessies.meld_af(sessie)
    antwoord = RedirectResponse("/inloggen", status_code=303)
    for koek in (COOKIE, FILTERKOEK, ZOEKKOEK):
        antwoord.delete_cookie(koek, httponly=True, samesite="lax")
    return antwoord


def eigen_pad(naar: str) -> str:
    """The asked address when it is one of this site; else the start page."""
    delen = urlsplit(naar)
    is_eigen = not delen.scheme and not delen.netloc and naar.startswith("/")
    # Browsers read "/\\" as "//", and drop control characters before they look.
    verdacht = naar.startswith("//") or "\\" in naar or any(ord(t) < 32 for t in naar)
    return naar if is_eigen and not verdacht else "/"


def _opnieuw(
    request: Request, fout: OpstapFout, status: int, *, account: str, naar: str, bewaard: Velden
) -> Response:
    return toon(
        request,
        "inloggen.html",
        http_status=status,
        naar=naar,
        account=account[:200],
        fout=fout,
        bewaard=bewaard,
    )
