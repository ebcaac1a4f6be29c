"""Colleagues who think along: asking one, ending it, and looking along oneself."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from fastapi import Form, Path, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from api.bootstrap import Samenstelling
from api.toegang import team
from api.toegang.aanvraag import DeSamenstelling, HetZicht
from api.toegang.bewaking import voor
from api.toegang.zicht import Zicht
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.terughalen import hervatbaar
from api.web.traject.stappen import naam_bij
from api.web.traject.trajecten import TrajectPad
from api.web.velden import lees_dag
from modellen.fouten import NietGevonden, OngeldigeWaarde
from modellen.gebruiker.model import Rol
from modellen.normen.duur import dag_van
from modellen.schrijfwijze import keuze
from modellen.team.model import MEEST_DAGEN_MEEDENKEN, TeamIntussenGewijzigd
from modellen.traject.vastleggen import IntussenVastgelegd, StapGeweigerd

router = maak_router()

Volgnummer = Annotated[int, Path(ge=1, le=2**31 - 1)]
TWEE_WEKEN = timedelta(weeks=2)


class Vraaginvoer(BaseModel):
    """What is asked to let a colleague think along, as text."""

    account: str = ""
    van: str = ""
    tot: str = ""
    vraag: str = ""
    hervat: str = ""


@router.get("/trajecten/{nummer}/meedenken")
@voor(Rol.JOBCOACH)
def get_vragen(
    request: Request, nummer: TrajectPad, zicht: HetZicht, samenstelling: DeSamenstelling
) -> Response:
    """The form: a colleague, two weeks, and a question."""
    vandaag = zicht.vandaag
    invoer = Vraaginvoer(van=vandaag.isoformat(), tot=(vandaag + TWEE_WEKEN).isoformat())
    return _toon(request, zicht, samenstelling, nummer, invoer)


@router.post("/trajecten/{nummer}/meedenken")
@voor(Rol.JOBCOACH)
@hervatbaar
def post_vragen(
    request: Request,
    nummer: TrajectPad,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    invoer: Annotated[Vraaginvoer, Form()],
) -> Response:
    """Ask; the colleague can look along from the first day."""
    zicht.get_traject(nummer)
    if invoer.hervat:
        return _toon(request, zicht, samenstelling, nummer, invoer)
    van, tot = lees_dag(invoer.van), lees_dag(invoer.tot)
    fouten = {
        veld: melding
        for veld, is_fout, melding in (
            ("account", not invoer.account, "Kies een collega."),
            ("van", van is None, "Vul een dag in, zoals 23-11-2026."),
            ("tot", tot is None, "Vul een dag in, zoals 7-12-2026."),
            ("vraag", not invoer.vraag.strip(), "Schrijf wat u wilt vragen."),
        )
        if is_fout
    }
    if fouten or van is None or tot is None:
        return _toon(request, zicht, samenstelling, nummer, invoer, fouten=fouten, status=400)
    try:
        team.vraag_meedenker(
            samenstelling,
            zicht.gebruiker,
            nummer,
            account=invoer.account,
            van=van,
            tot=tot,
            vraag=invoer.vraag.strip(),
        )
    except OngeldigeWaarde as fout:
        fouten = {fout.veld: fout.zin}
        return _toon(request, zicht, samenstelling, nummer, invoer, fouten=fouten, status=400)
    except NietGevonden:
        fouten = {"account": "Deze collega is er niet. Kies een andere."}
        return _toon(request, zicht, samenstelling, nummer, invoer, fouten=fouten, status=400)
    except (StapGeweigerd, IntussenVastgelegd, TeamIntussenGewijzigd) as fout:
        fouten = {"": fout.zin}
        return _toon(request, zicht, samenstelling, nummer, invoer, fouten=fouten, status=409)
    return RedirectResponse(f"/trajecten/{nummer}?net=gevraagd#meedenken", status_code=303)


@router.post("/trajecten/{nummer}/meedenken/{volgnummer}/stop")
@voor(Rol.JOBCOACH)
def post_stop(
    nummer: TrajectPad, volgnummer: Volgnummer, zicht: HetZicht, samenstelling: DeSamenstelling
) -> Response:
    """End it now."""
    team.beeindig_meedenker(samenstelling, zicht.gebruiker, nummer, volgnummer)
    return RedirectResponse(f"/trajecten/{nummer}?net=gestopt#meedenken", status_code=303)


@router.get("/meedenken/{nummer}")
@voor(Rol.JOBCOACH)
def get_meedenken(
    request: Request, nummer: TrajectPad, zicht: HetZicht, samenstelling: DeSamenstelling
) -> Response:
    """What a colleague sees who thinks along: phase, talks and agreements."""
    beeld = team.get_meedenkbeeld(samenstelling, zicht.gebruiker, nummer)
    vragen = [v for v in team.list_meedenken(samenstelling, zicht.gebruiker) if v.traject == nummer]
    return toon(
        request,
        "traject/meedenkbeeld.html",
        beeld=beeld,
        vragen=vragen,
        namen=zicht.namen_van_coaches(),
        gesprekken=[
            (dag_van(c.moment), keuze(c.soort or "gesprek"), c.aanwezig)
            for c in beeld.contactmomenten
        ],
        afspraken=[(a, lees_dag(a.voor_datum or "")) for a in beeld.afspraken],
    )


def _toon(
    request: Request,
    zicht: Zicht,
    samenstelling: Samenstelling,
    nummer: str,
    invoer: Vraaginvoer,
    *,
    fouten: dict[str, str] | None = None,
    status: int = 200,
) -> Response:
    stand = zicht.get_stand(nummer)
    collegas = [
        (g.account, g.naam)
        for g, _ in team.list_collegas(samenstelling, zicht.gebruiker)
        if g.rol is Rol.JOBCOACH and g.account != zicht.gebruiker.account
    ]
    return toon(
        request,
        "traject/meedenken.html",
        http_status=status,
        naam=naam_bij(zicht, stand),
        traject=stand.traject,
        collegas=collegas,
        meest=MEEST_DAGEN_MEEDENKEN,
        invoer=invoer,
        is_dag={veld: lees_dag(getattr(invoer, veld)) is not None for veld in ("van", "tot")},
        fouten=fouten or {},
    )
