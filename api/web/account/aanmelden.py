"""Signing in and out for people: a password, and a code where the account has a second factor.

Between the two steps nothing of it is in a cookie or an address: the page with the second step
holds the token of half a session, beside the fields that somebody had typed elsewhere.
"""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.bootstrap import Samenstelling
from api.toegang.aanvraag import DeSessie, DeSessies
from api.toegang.bewaking import COOKIE, get_sessie, mag_eerst, openbaar, voor_aangemelden
from api.toegang.fouten import (
    AanmeldenMislukt,
    AanmeldenVerlopen,
    AccountOnbekend,
    CodeOnjuist,
    EenmaligVerlopen,
    OrganisatieOnbereikbaar,
    TeVaakGeprobeerd,
)
from api.toegang.sessie import SESSIE_DUUR, Aanmelding, HalveAanmelding, Sessies
from api.web.account.mijnaccount import toon_eerst
from api.web.coach.caseload import FILTERKOEK
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.terughalen import Bewaard, Velden, is_terug_te_halen, toon_hervat
from api.web.zoeken import ZOEKKOEK
from modellen.fouten import OpstapFout

router = maak_router()


@router.get("/inloggen")
@openbaar
def get_inloggen(request: Request, naar: Annotated[str, Query()] = "") -> Response:
    """The form; whoever is signed in already goes on."""
    if request.state.sessie is not None:
        return RedirectResponse(eigen_pad(naar), status_code=303)
    return toon_inloggen(request, naar=naar)


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
        aanmelding = sessies.begin(account, wachtwoord)
    except (AanmeldenMislukt, EenmaligVerlopen, TeVaakGeprobeerd) as fout:
        return toon_inloggen(request, naar=naar, bewaard=bewaard, account=account, fout=fout)
    if isinstance(aanmelding, HalveAanmelding):
        return _vraag_code(request, aanmelding.token, naar=naar, bewaard=bewaard)
    return verwelkom(request, sessies, aanmelding, naar=naar, bewaard=bewaard)


@router.get("/inloggen/code")
@openbaar
def get_inloggen_code() -> Response:
    """Without a password there is no code to ask: back to the beginning."""
    return RedirectResponse("/inloggen", status_code=303)


@router.post("/inloggen/code")
@openbaar
def post_inloggen_code(
    request: Request,
    sessies: DeSessies,
    bewaard: Bewaard,
    half: Annotated[str, Form()] = "",
    code: Annotated[str, Form()] = "",
    naar: Annotated[str, Form()] = "",
) -> Response:
    """The second step."""
    try:
        aanmelding = sessies.maak_af(half, code)
    except CodeOnjuist as fout:
        return _vraag_code(request, half, naar=naar, bewaard=bewaard, fout=fout)
    except (AanmeldenVerlopen, TeVaakGeprobeerd) as fout:
        return toon_inloggen(request, naar=naar, bewaard=bewaard, fout=fout)
    return verwelkom(request, sessies, aanmelding, naar=naar, bewaard=bewaard)


@router.post("/uitloggen")
@voor_aangemelden
@mag_eerst
def post_uitloggen(sessie: DeSessie, sessies: DeSessies) -> Response:
    """End the session."""
    sessies.meld_af(sessie)
    antwoord = RedirectResponse("/inloggen", status_code=303)
    for koek in (COOKIE, FILTERKOEK, ZOEKKOEK):
        antwoord.delete_cookie(koek, httponly=True, samesite="lax")
    return antwoord


def toon_inloggen(
    request: Request,
    *,
    naar: str,
    bewaard: Velden = (),
    account: str = "",
    fout: OpstapFout | None = None,
) -> Response:
    """The form with which it begins: what was wrong on top, what travels along inside."""
    samenstelling: Samenstelling = request.app.state.samenstelling
    return toon(
        request,
        "account/inloggen.html",
        http_status=_status(fout) if fout else 401 if bewaard else 200,
        naar=naar,
        account=account[:200],
        fout=fout,
        bewaard=bewaard,
        organisatie=samenstelling.instellingen.oidc_knop,
    )


def verwelkom(
    request: Request, sessies: Sessies, aanmelding: Aanmelding, *, naar: str, bewaard: Velden
) -> Response:
    """Give the browser its session, and the way on: a page, or the form that was typed."""
    antwoord: Response = RedirectResponse(eigen_pad(naar), status_code=303)
    if bewaard and is_terug_te_halen(request, naar):
        request.state.sessie = sessies.find(aanmelding.token)
        antwoord = _toon_verder(request, naar=naar, bewaard=bewaard)
    antwoord.set_cookie(
        COOKIE,
        aanmelding.token,
        max_age=int(SESSIE_DUUR.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return antwoord


def _toon_verder(request: Request, *, naar: str, bewaard: Velden) -> Response:
    if get_sessie(request).eerst is not None:
        return toon_eerst(request, naar=naar, bewaard=bewaard)
    return toon_hervat(request, "U bent opnieuw ingelogd", naar=naar, bewaard=bewaard)


def eigen_pad(naar: str) -> str:
    """The asked address when it is one of this site; else the start page."""
    delen = urlsplit(naar)
    is_eigen = not delen.scheme and not delen.netloc and naar.startswith("/")
    # Browsers read "/\\" as "//", and drop control characters before they look.
    verdacht = naar.startswith("//") or "\\" in naar or any(ord(t) < 32 for t in naar)
    return naar if is_eigen and not verdacht else "/"


def _vraag_code(
    request: Request, half: str, *, naar: str, bewaard: Velden, fout: OpstapFout | None = None
) -> Response:
    return toon(
        request,
        "account/inloggen_code.html",
        http_status=401 if fout else 200,
        half=half,
        naar=naar,
        bewaard=bewaard,
        fout=fout,
    )


def _status(fout: OpstapFout) -> int:
    if isinstance(fout, OrganisatieOnbereikbaar):
        return 503
    if isinstance(fout, AccountOnbekend):
        return 403
    return 429 if isinstance(fout, TeVaakGeprobeerd) else 401
