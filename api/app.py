"""The site and the API as one ASGI application.

``uvicorn api.app:maak_app --factory`` starts it. Importing this module loads no model; the store,
the language model and the index are opened when the application starts.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from api.bootstrap import Samenstelling, bouw
from api.instellingen import Instellingen
from api.toegang.bewaking import BewaakteRoute
from api.toegang.kopregels import API_VERSIE, Kopregels
from api.toegang.oidc import maak_oidc
from api.toegang.sessie import Sessies
from api.v1 import (
    aandacht,
    agenda,
    beroepen,
    cijfers,
    documenten,
    gesprekken,
    gezondheid,
    klanten,
    mijn,
    nacht,
    opdrachtgever,
    openapi,
    route,
    sessies,
    team,
    trajecten,
    voorstellen,
    werk,
    woorden,
)
from api.web import start, stijl, uitleg, zoeken
from api.web.account import aanmelden, mijnaccount, organisatie
from api.web.beheer import aanmeldingen, accounts, audit, beheer, beheerimports, beheernormen
from api.web.coach import agenda as agendapagina
from api.web.coach import dossier, vandaag, vannacht, vergelijk, waarom
from api.web.foutantwoord import toon_http_fout, toon_ongeldig, toon_onverwacht, toon_opstapfout
from api.web.klant import mijn as mijnplan
from api.web.klant import mijndossier, mijnwerk
from api.web.leiding import team as teampaginas
from api.web.markt import (
    kandidaten,
    markt,
    openingen,
    vacatures,
    werkantwoord,
    werkbeheer,
    werkgevers,
    werkvoorstellen,
)
from api.web.opdracht import opdracht
from api.web.profiel import belastbaarheid, profiel
from api.web.traject import gesprek, meedenken, stappen, trajectdocumenten
from api.web.traject import trajecten as trajectpaginas
from api.web.voorstel import voorstellen as voorstelpaginas
from api.web.voorstel import voorstelvastleggen, vrijgeven
from modellen.fouten import OpstapFout

_log = structlog.get_logger(__name__)

ROUTERS = (
    gezondheid.router,
    sessies.router,
    klanten.router,
    trajecten.router,
    agenda.router,
    nacht.router,
    cijfers.router,
    route.router,
    documenten.router,
    gesprekken.router,
    opdrachtgever.router,
    mijn.router,
    team.router,
    voorstellen.router,
    aandacht.router,
    werk.router,
    beroepen.router,
    woorden.router,
    openapi.router,
    start.router,
    aanmelden.router,
    organisatie.router,
    mijnaccount.router,
    accounts.router,
    aanmeldingen.router,
    vandaag.router,
    agendapagina.router,
    vannacht.router,
    dossier.router,
    waarom.router,
    vergelijk.router,
    profiel.router,
    belastbaarheid.router,
    trajectpaginas.router,
    stappen.router,
    gesprek.router,
    trajectdocumenten.router,
    meedenken.router,
    voorstelpaginas.router,
    voorstelvastleggen.router,
    vrijgeven.router,
    werkantwoord.router,
    werkvoorstellen.router,
    mijnplan.router,
    mijnwerk.router,
    mijndossier.router,
    vacatures.router,
    kandidaten.router,
    zoeken.router,
    uitleg.router,
    werkgevers.router,
    openingen.router,
    werkbeheer.router,
    markt.router,
    opdracht.router,
    teampaginas.router,
    audit.router,
    beheer.router,
    beheerimports.router,
    beheernormen.router,
    stijl.router,
)


def maak_app(
    instellingen: Instellingen | None = None, *, samenstelling: Samenstelling | None = None
) -> FastAPI:
    """Make the application.

    Args:
        instellingen: default: from environment and ``.env`` file, read at start.
        samenstelling: parts that are open already; whoever opened them closes them.
    """

    @asynccontextmanager
    async def levensloop(app: FastAPI) -> AsyncIterator[None]:
        if samenstelling is None:
            delen = await run_in_threadpool(lambda: bouw(instellingen or Instellingen()))
        else:
            delen = samenstelling
        # Load and catch up now, so that the first coach of the day does not wait for it.
        await run_in_threadpool(lambda: delen.matchdienst.bijwerken())
        app.state.samenstelling = delen
        app.state.sessies = Sessies(delen.opslag, geheim=delen.geheim)
        app.state.oidc = maak_oidc(delen.instellingen, app.state.sessies.klok)
        _log.info("site_started")
        yield
        if samenstelling is None:
            delen.sluit()

    app = FastAPI(
        title="Opstap",
        version=API_VERSIE,
        description=openapi.BESCHRIJVING,
        lifespan=levensloop,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    for router in ROUTERS:
        # One flat list: whoever walks the routes sees each with its own guard.
        app.router.routes.extend(router.routes)
    _weiger_onbewaakt(app)
    app.add_exception_handler(OpstapFout, toon_opstapfout)
    app.add_exception_handler(RequestValidationError, toon_ongeldig)
    app.add_exception_handler(HTTPException, toon_http_fout)
    app.add_exception_handler(Exception, toon_onverwacht)
    app.add_middleware(Kopregels)
    return app


def _weiger_onbewaakt(app: FastAPI) -> None:
    """Deny by default: an application with a route that nobody guards does not start."""
    onbewaakt = [route for route in app.router.routes if not isinstance(route, BewaakteRoute)]
    if onbewaakt:
        raise TypeError(f"routes without a guard: {onbewaakt}")
