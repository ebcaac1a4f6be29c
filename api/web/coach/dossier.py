"""Pages of a coach: caseload, klant, shortlist, and why a certain job does or does not fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import Form, Path, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.bootstrap import Samenstelling
from api.toegang.aanvaarden import lees_punten
from api.toegang.aanvraag import DeSamenstelling, HetZicht
from api.toegang.bewaking import voor
from api.toegang.getoond import kijkt_iemand, toon_shortlist
from api.toegang.pseudoniem import pseudoniem
from api.toegang.voorstellen import list_voorstellen
from api.toegang.zicht import Zicht
from api.toegang.zoeken import Zoekvraag
from api.web.beeld import herkomst, rubrieken, week, zinsgroepen
from api.web.coach.aanvaardbeeld import aanvaard_per_werk
from api.web.coach.caseload import FILTERKOEK, Caseloadfilter
from api.web.coach.openpunten import open_punten
from api.web.coach.waarombeeld import Zekerheid, zekerheid
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.traject.trajecten import trajecten_van
from api.web.voorstel.voorstelbeeld import Voorstelstand, stand_van
from api.web.vragen import Bladzijde, Zoekterm, paginas_van, per_bladzij
from matching.antwoord import Match
from matching.uitleg import Publiek, Uitleg, leg_telling_uit, leg_uit
from modellen.fouten import NietGevonden
from modellen.gebruiker.model import Rol
from modellen.klant.model import Klant, KlantStatus, WensSoort
from modellen.klantprofiel.model import Profielkern
from modellen.waarden import KlantNummer, WerkNummer
from vacatures.werk import WerkSoort

PER_PAGINA = 50
STANDAARD_AANTAL = 20
MEESTE_REGELS = 50
"""Of a shortlist on one page; beyond twenty the parts of a score stand on the page of the pair."""
TREFFERS = 20

router = maak_router()
Nummer = Annotated[str, Path(max_length=64)]


@dataclass(frozen=True, slots=True)
class Caseloadregel:
    """One row of the caseload."""

    profiel: Profielkern
    naam: str
    open_punten: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Uitgelegd:
    """A match with its explanation and the code under which colleagues know the klant.

    ``verkend``: it comes from lower down, so that the log tells of more than the best. ``zeker``:
    how sure the system is of it, ``None`` = there is no score.
    """

    match: Match
    uitleg: Uitleg
    code: str
    zeker: Zekerheid | None
    verkend: bool = False


@router.get("/klanten")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_klanten(request: Request, zicht: HetZicht, pagina: Bladzijde = 1) -> Response:
    """The caseload, as far as it passes the filter that was last chosen."""
    zoekfilter = Caseloadfilter.lees(request.cookies.get(FILTERKOEK, ""))
    aantal = per_bladzij(request, PER_PAGINA)
    bladzij = zicht.zoek_klanten(zoekfilter.vraag, pagina=pagina, per_pagina=aantal)
    regels = [
        Caseloadregel(kern, bladzij.namen[kern.nummer], open_punten(kern, zicht.vandaag))
        for kern in zicht.kernen(bladzij.klanten)
    ]
    return toon(
        request,
        "coach/klanten.html",
        regels=regels,
        totaal=bladzij.totaal,
        gevonden=bladzij.gevonden,
        filter=zoekfilter,
        statussen=list(KlantStatus),
        pagina=pagina,
        paginas=paginas_van(bladzij.gevonden, aantal),
        coaches=zicht.namen_van_coaches() if zicht.gebruiker.rol is Rol.TEAMLEIDER else None,
    )


@router.post("/klanten")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def post_klanten(
    zoek: Annotated[str, Form(max_length=200)] = "",
    status: Annotated[str, Form(max_length=40)] = "",
) -> Response:
    """Choose a filter. Not in the address: names do not belong in history and log files."""
    antwoord = RedirectResponse("/klanten", status_code=303)
    antwoord.set_cookie(
        FILTERKOEK, Caseloadfilter(zoek, status).als_tekst(), httponly=True, samesite="lax"
    )
    return antwoord


@router.get("/klanten/{nummer}")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_klant(
    request: Request, nummer: Nummer, zicht: HetZicht, samenstelling: DeSamenstelling
) -> Response:
    """Where the traject is, what is known of a klant, and what is still to be asked."""
    profiel = zicht.get_profiel(KlantNummer(nummer))
    klant = profiel.klant
    naam = zicht.naam_van(klant)
    return toon(
        request,
        "coach/klant.html",
        naam=naam,
        trajecten=trajecten_van(samenstelling, zicht, klant, naam),
        profiel=profiel,
        klant=klant,
        coach=zicht.namen_van_coaches().get(klant.coach, klant.coach),
        heeft_account=bool(zicht.accounts_van_klant(klant.nummer)),
        open_punten=open_punten(profiel, zicht.vandaag),
        groepen=zinsgroepen(profiel),
        liever_niet=[w.tekst for w in klant.wensen if w.soort is WensSoort.LIEVER_NIET],
        rubrieken=rubrieken(profiel.belastbaarheid, zicht.vandaag),
        week=week(klant.dagdelen) if klant.dagdelen is not None else None,
        herkomst=herkomst,
    )


@router.get("/klanten/{nummer}/shortlist")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_shortlist(
    request: Request,
    nummer: Nummer,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    soort: Annotated[list[WerkSoort] | None, Query()] = None,
    aantal: Annotated[int, Query(ge=1, le=MEESTE_REGELS)] = STANDAARD_AANTAL,
    ideeen: bool = False,
) -> Response:
    """Work for one klant, with the reasons; ``ideeen`` brings some from lower down."""
    klant = zicht.get_klant(KlantNummer(nummer))
    soorten = frozenset(soort or (WerkSoort.VACATURE, WerkSoort.NETWERKPLEK))
    shortlist = samenstelling.matchdienst.shortlist(
        klant.nummer, vandaag=zicht.vandaag, aantal=aantal, soorten=soorten, ideeen=ideeen
    )
    gezien = kijkt_iemand(request)
    lijst = toon_shortlist(samenstelling, zicht.gebruiker, shortlist) if gezien else ""
    bekeken = lees_punten(
        samenstelling, zicht.gebruiker, klant.nummer, shortlist.matches, alleen_aanvaard=True
    )
    return toon(
        request,
        "coach/shortlist.html",
        naam=zicht.naam_van(klant),
        klant=klant,
        shortlist=shortlist,
        telling=leg_telling_uit(shortlist.telling),
        meer=shortlist.telling.kandidaat_rijen - len(shortlist.matches),
        meeste=MEESTE_REGELS,
        regels=[
            uitgelegd(m, samenstelling.geheim, verkend=verkend)
            for m, verkend in zip(shortlist.matches, shortlist.verkend, strict=True)
        ],
        lijst=lijst,
        aanvaard=aanvaard_per_werk(bekeken, zicht.namen_van_coaches()),
        standen=standen_van(zicht, samenstelling, klant),
        ideeen=ideeen,
        soorten=soorten,
        alle_soorten=list(WerkSoort),
        aantal=aantal,
    )


@router.get("/klanten/{nummer}/waarom")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_waarom_zoeken(
    request: Request, nummer: Nummer, zicht: HetZicht, zoek: Zoekterm = ""
) -> Response:
    """Find the job that is missing from the list, by number or by words."""
    klant = zicht.get_klant(KlantNummer(nummer))
    zoek = zoek.strip()
    if (gevonden := _find_nummer(zicht, zoek)) is not None:
        return RedirectResponse(f"/klanten/{klant.nummer}/waarom/{gevonden}", status_code=303)
    treffers = [
        zicht.zoek_werk(Zoekvraag(soort, zoek, paginagrootte=TREFFERS))
        for soort in (WerkSoort.VACATURE, WerkSoort.NETWERKPLEK)
        if zoek
    ]
    return toon(
        request,
        "coach/waarom_zoeken.html",
        naam=zicht.naam_van(klant),
        klant=klant,
        zoek=zoek,
        werk=[w for vondst in treffers for w in vondst.werk],
        totaal=sum(vondst.totaal for vondst in treffers),
    )


def standen_van(
    zicht: Zicht, samenstelling: Samenstelling, klant: Klant
) -> Mapping[WerkNummer, Voorstelstand]:
    """How far the newest proposal of each werk is, as far as it was more than looked at."""
    verlopen = list_voorstellen(samenstelling, zicht.gebruiker, klant.nummer)
    return {
        v.voorstel.werk: stand_van(v, zicht.vandaag)
        for v in verlopen
        if v.is_voorgesteld and v.geldend
    }


def uitgelegd(match: Match, geheim: bytes, *, verkend: bool = False) -> Uitgelegd:
    """A match in words for a coach."""
    uitleg = leg_uit(match, publiek=Publiek.COACH)
    return Uitgelegd(
        match=match,
        uitleg=uitleg,
        zeker=zekerheid(match, uitleg),
        code=pseudoniem(geheim, match.profiel.nummer, match.werk.nummer),
        verkend=verkend,
    )


def _find_nummer(zicht: Zicht, zoek: str) -> WerkNummer | None:
    for nummer in dict.fromkeys((zoek, zoek.upper())):
        try:
            return zicht.get_werk(WerkNummer(nummer)).nummer if nummer else None
        except NietGevonden:
            continue
    return None
