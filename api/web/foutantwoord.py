"""Every error becomes one answer: problem+json under /v1, a page with a next step elsewhere."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import structlog
from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse

from api.toegang.accounts import AccountIntussenGewijzigd
from api.toegang.fouten import (
    AanmeldenMislukt,
    AanmeldenVerlopen,
    AccountOnbekend,
    CodeNodig,
    CodeOnjuist,
    EenmaligVerlopen,
    EerstNodig,
    FormulierVerouderd,
    NietAangemeld,
    TeVaakGeprobeerd,
    VerzoekGeweigerd,
    VerzoekTeGroot,
)
from api.toegang.kopregels import vul_aan
from api.toegang.ondertekenen import DocumentOnvolledig, NietDeNieuwste
from api.toegang.opdrachtgever import VraagBeantwoord
from api.v1.routering import PROBLEEM_TYPE
from api.v1.schemas import Veldfout
from api.v1.trajectschemas import ProbleemMetBezwaren
from api.v1.trajectvertaling import bezwaren
from api.web.account.aanmelden import toon_inloggen
from api.web.account.mijnaccount import toon_eerst
from api.web.sjablonen import toon
from api.web.terughalen import lees_getypt, toon_hervat
from modellen.beheer.model import BeheerIntussenGewijzigd
from modellen.contact.model import InhoudIntussenGewijzigd
from modellen.documenten.model import AlGetekend, AlGeweigerd, DocumentIntussenOpgemaakt
from modellen.fouten import GeenToegang, NietGevonden, OpstapFout
from modellen.team.model import TeamIntussenGewijzigd
from modellen.traject.vastleggen import IntussenVastgelegd, StapGeweigerd, TrajectLooptAl
from modellen.voorstel.model import GebeurtenisGeweigerd, VoorstelIntussenGewijzigd
from modellen.voorstel.wijziging import AlBesloten, WijzigingVerouderd

_log = structlog.get_logger(__name__)

_STATUS: tuple[tuple[type[OpstapFout], int], ...] = (
    (NietAangemeld, 401),
    (AanmeldenMislukt, 401),
    (AanmeldenVerlopen, 401),
    (CodeNodig, 401),
    (CodeOnjuist, 401),
    (EenmaligVerlopen, 401),
    (EerstNodig, 403),
    (AccountOnbekend, 403),
    (AccountIntussenGewijzigd, 409),
    (GeenToegang, 403),
    (VerzoekGeweigerd, 403),
    (NietGevonden, 404),
    (StapGeweigerd, 409),
    (IntussenVastgelegd, 409),
    (TeamIntussenGewijzigd, 409),
    (InhoudIntussenGewijzigd, 409),
    (DocumentIntussenOpgemaakt, 409),
    (DocumentOnvolledig, 409),
    (NietDeNieuwste, 409),
    (AlGetekend, 409),
    (AlGeweigerd, 409),
    (BeheerIntussenGewijzigd, 409),
    (VraagBeantwoord, 409),
    (TrajectLooptAl, 409),
    (GebeurtenisGeweigerd, 409),
    (VoorstelIntussenGewijzigd, 409),
    (AlBesloten, 409),
    (WijzigingVerouderd, 409),
    (VerzoekTeGroot, 413),
    (TeVaakGeprobeerd, 429),
)
_TITEL = {
    400: "Dit verzoek klopt niet",
    401: "Niet aangemeld",
    403: "Geen toegang",
    404: "Niet gevonden",
    405: "Zo werkt dit adres niet",
    409: "Dit kan nu niet",
    413: "Te veel ineens",
    429: "Te vaak geprobeerd",
    500: "Er ging iets mis",
}
_NIET_GEVONDEN = OpstapFout(
    code="pagina_niet_gevonden",
    melding="Dit adres bestaat niet.",
    volgende_stap="Controleer het adres, of begin opnieuw op de startpagina.",
)
_VERKEERDE_METHODE = OpstapFout(
    code="methode_niet_toegestaan",
    melding="Dit adres kan niet op deze manier worden gebruikt.",
    volgende_stap="Kijk in de beschrijving van de API welke methode hier hoort.",
)
_ONGELDIG = OpstapFout(
    code="ongeldige_invoer",
    melding="Een of meer gegevens kloppen niet.",
    volgende_stap="Verbeter wat hieronder staat en verstuur het verzoek opnieuw.",
)
_ONVERWACHT = OpstapFout(
    code="onverwachte_fout",
    melding="Er ging iets mis dat niet uw schuld is.",
    volgende_stap="Probeer het over een paar minuten opnieuw, of meld het aan de beheerder.",
)

# What pydantic found, in Dutch; {naam} is filled from its context.
_INVOER: dict[str, str] = {
    "missing": "Dit gegeven ontbreekt.",
    "int_parsing": "Geef een heel getal.",
    "int_type": "Geef een heel getal.",
    "int_from_float": "Geef een heel getal.",
    "string_type": "Geef tekst.",
    "string_too_short": "Geef minstens {min_length} teken(s).",
    "string_too_long": "Geef hoogstens {max_length} tekens.",
    "greater_than_equal": "Geef {ge} of meer.",
    "less_than_equal": "Geef {le} of minder.",
    "enum": "Kies uit: {expected}.",
    "json_invalid": "De inhoud is geen geldige JSON.",
    "extra_forbidden": "Dit gegeven is hier niet bekend.",
    "model_attributes_type": "Geef een JSON-object.",
}


async def toon_opstapfout(request: Request, fout: Exception) -> Response:
    """An error that we raised ourselves."""
    assert isinstance(fout, OpstapFout)
    status = next((s for soort, s in _STATUS if isinstance(fout, soort)), 400)
    if isinstance(fout, NietAangemeld) and not _is_machine(request):
        return await _naar_aanmelden(request)
    if isinstance(fout, EerstNodig) and not _is_machine(request):
        if getypt := await lees_getypt(request):
            hier = request.url.path
            scherm = partial(toon_eerst, request, naar=hier, bewaard=getypt, http_status=status)
            return await run_in_threadpool(scherm)
        return RedirectResponse(fout.adres, status_code=303)
    if isinstance(fout, FormulierVerouderd) and (getypt := await lees_getypt(request)):
        kop, naar = "U bent opnieuw ingelogd", request.url.path
        scherm = partial(toon_hervat, request, kop, naar=naar, bewaard=getypt, http_status=409)
        return await run_in_threadpool(scherm)
    antwoord = await _antwoord(request, fout, status)
    if status == 401:
        antwoord.headers["WWW-Authenticate"] = "Bearer"
    if isinstance(fout, TeVaakGeprobeerd):
        antwoord.headers["Retry-After"] = str(fout.minuten * 60)
    return antwoord


async def toon_ongeldig(request: Request, fout: Exception) -> Response:
    """Input that does not fit: 400 with all errors at once."""
    assert isinstance(fout, RequestValidationError)
    fouten = [_veldfout(f) for f in fout.errors()]
    return await _antwoord(request, _ONGELDIG, 400, fouten=fouten)


async def toon_http_fout(request: Request, fout: Exception) -> Response:
    """An address or a method that does not exist."""
    assert isinstance(fout, HTTPException)
    bekend = {404: _NIET_GEVONDEN, 405: _VERKEERDE_METHODE}.get(fout.status_code, _ONGELDIG)
    antwoord = await _antwoord(request, bekend, fout.status_code)
    antwoord.headers.update(fout.headers or {})
    return antwoord


async def toon_onverwacht(request: Request, fout: Exception) -> Response:
    """Whatever nobody foresaw: nothing of it reaches the screen."""
    _log.error("request_failed", error=type(fout).__name__)
    antwoord = await _antwoord(request, _ONVERWACHT, 500)
    vul_aan(antwoord.headers, request.scope)
    return antwoord


def _is_machine(request: Request) -> bool:
    return request.url.path == "/v1" or request.url.path.startswith("/v1/")


async def _naar_aanmelden(request: Request) -> Response:
    getypt = await lees_getypt(request)
    if getypt:
        scherm = partial(toon_inloggen, request, naar=request.url.path, bewaard=getypt)
        return await run_in_threadpool(scherm)
    # Only a page can be gone back to; any other form would be sent without its fields.
    doel = ""
    if request.method == "GET" and request.url.path != "/":
        vraag = f"?{request.url.query}" if request.url.query else ""
        doel = f"?naar={quote(request.url.path + vraag, safe='')}"
    return RedirectResponse(f"/inloggen{doel}", status_code=303)


async def _antwoord(
    request: Request, fout: OpstapFout, status: int, *, fouten: list[Veldfout] | None = None
) -> Response:
    if _is_machine(request):
        probleem = ProbleemMetBezwaren(
            type=f"urn:opstap:fout:{fout.code}",
            title=_titel(status),
            status=status,
            detail=fout.melding,
            code=fout.code,
            volgende_stap=fout.volgende_stap,
            fouten=fouten,
            bezwaren=bezwaren(fout.bezwaren) if isinstance(fout, StapGeweigerd) else None,
        )
        inhoud = probleem.model_dump(by_alias=True, exclude_none=True)
        return JSONResponse(inhoud, status_code=status, media_type=PROBLEEM_TYPE)
    return await run_in_threadpool(
        toon,
        request,
        "fout.html",
        http_status=status,
        titel=_titel(status),
        fout=fout,
        fouten=fouten or [],
    )


def _titel(status: int) -> str:
    return _TITEL.get(status) or HTTPStatus(status).phrase


def _veldfout(fout: dict[str, Any]) -> Veldfout:
    plek = [str(deel) for deel in fout["loc"]]
    soort, veld = plek[0], ".".join(plek[1:])
    melding = _INVOER.get(fout["type"], "Deze waarde past hier niet.")
    gegevens = {k: str(w).replace(" or ", " of ") for k, w in fout.get("ctx", {}).items()}
    try:
        melding = melding.format_map(gegevens)
    except KeyError:
        melding = "Deze waarde past hier niet."
    return Veldfout(plek=soort, veld=veld or soort, melding=melding, code=fout["type"])
