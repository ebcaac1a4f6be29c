"""Pages of a teamleider: caseloads, bottlenecks, results, fairness, and who knows what.

Numbers of klanten and never their names: whoever wants to know more opens the klant.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request, Response

from api.toegang import leiding, team
from api.toegang.aandacht import tel_aandacht
from api.toegang.aanvraag import DeSamenstelling, DeSessie
from api.toegang.bewaking import voor
from api.toegang.cijfers import tel_team, tel_trechter
from api.toegang.verslagen import list_eerlijkheid
from api.web.leiding.cijferbeeld import jaarkeuzes, lees_jaar, maak_balken, maak_groepsbeeld
from api.web.leiding.teambeeld import (
    aandachtregels,
    collegaregels,
    fasebalken,
    teamkort,
    trechterbalken,
)
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.velden import lees_getal
from api.web.vragen import Bladzijde, snij
from modellen.gebruiker.model import Rol
from modellen.traject.caseload import LANG_ZONDER_CONTACT, meeste_aandacht, per_coach, per_fase

router = maak_router()

HOOGSTENS = 25
"""Lines of what is most overdue, and of klanten who need a look."""

PER_PAGINA = 50
"""Coaches or colleagues."""


@router.get("/team")
@voor(Rol.TEAMLEIDER)
def get_team(
    request: Request, sessie: DeSessie, samenstelling: DeSamenstelling, pagina: Bladzijde = 1
) -> Response:
    """Caseloads per coach, where people wait, and what is overdue."""
    regels = leiding.caseload(samenstelling, sessie.gebruiker)
    nu, soorten = samenstelling.klok(), samenstelling.soorten()
    fasen = per_fase(regels, soorten, nu)
    return toon(
        request,
        "leiding/team.html",
        vandaag=samenstelling.kalender(),
        kort=teamkort(regels, nu),
        coaches=snij(request, per_coach(regels, nu), pagina, PER_PAGINA),
        namen=leiding.namen_van_collegas(samenstelling, sessie.gebruiker),
        fasen=fasen,
        balken=fasebalken(fasen),
        eerst=aandachtregels(meeste_aandacht(regels, nu, hoogstens=HOOGSTENS), soorten, nu),
        stil_dagen=LANG_ZONDER_CONTACT.days,
        hoogstens=HOOGSTENS,
    )


@router.get("/team/cijfers")
@voor(Rol.TEAMLEIDER)
def get_cijfers(
    request: Request,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
    jaar: Annotated[str, Query(max_length=4)] = "",
    opdrachtgever: Annotated[str, Query(max_length=6)] = "",
) -> Response:
    """Results, how long they take and whether they last; ``opdrachtgever``: place in the list."""
    gekozen, tijdvak = lees_jaar(jaar)
    namen = leiding.list_opdrachtgevers(samenstelling, sessie.gebruiker)
    plaats = lees_getal(opdrachtgever)
    naam = namen[plaats - 1] if plaats is not None and 0 < plaats <= len(namen) else ""
    gebruiker = sessie.gebruiker
    geteld = tel_team(samenstelling, gebruiker, tijdvak=tijdvak, opdrachtgever=naam)
    trechter = None if naam else tel_trechter(samenstelling, gebruiker, tijdvak=tijdvak)
    return toon(
        request,
        "leiding/team_cijfers.html",
        beeld=maak_groepsbeeld(geteld.waarde) if geteld else None,
        geteld_op=geteld.op if geteld else None,
        trechter=trechter.waarde if trechter else None,
        trechterbalken=trechterbalken(trechter.waarde) if trechter else maak_balken("", ()),
        jaar=gekozen,
        jaren=jaarkeuzes(samenstelling.kalender()),
        opdrachtgevers=list(enumerate(namen, start=1)),
        opdrachtgever=naam,
    )


@router.get("/team/aandacht")
@voor(Rol.TEAMLEIDER)
def get_aandacht(request: Request, sessie: DeSessie, samenstelling: DeSamenstelling) -> Response:
    """Klanten who are passed over, or proposed again and again in vain."""
    geteld = tel_aandacht(samenstelling, sessie.gebruiker)
    return toon(
        request,
        "leiding/team_aandacht.html",
        geteld=geteld is not None,
        regels=geteld.waarde[: 4 * HOOGSTENS] if geteld else [],
        totaal=len(geteld.waarde) if geteld else 0,
        namen=leiding.namen_van_collegas(samenstelling, sessie.gebruiker),
    )


@router.get("/team/eerlijkheid")
@voor(Rol.TEAMLEIDER)
def get_eerlijkheid(request: Request, sessie: DeSessie, samenstelling: DeSamenstelling) -> Response:
    """The reports that were published, newest year first; nothing is computed here."""
    return toon(
        request,
        "leiding/team_eerlijkheid.html",
        verslagen=list_eerlijkheid(samenstelling, sessie.gebruiker),
        vorig_jaar=samenstelling.kalender().year - 1,
    )


@router.get("/team/collegas")
@voor(Rol.TEAMLEIDER)
def get_collegas(
    request: Request, sessie: DeSessie, samenstelling: DeSamenstelling, pagina: Bladzijde = 1
) -> Response:
    """Who knows what, and what the team still misses."""
    gevonden = team.list_collegas(samenstelling, sessie.gebruiker)
    feiten = team.get_teamfeiten(samenstelling, sessie.gebruiker)
    return toon(
        request,
        "leiding/team_collegas.html",
        collegas=snij(request, collegaregels(gevonden, feiten), pagina, PER_PAGINA),
        feiten=feiten,
    )
