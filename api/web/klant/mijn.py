"""The klant's own plan: where he is, what he does, what was agreed, and what was said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Path, Request, Response

from api.bootstrap import Samenstelling
from api.toegang import eigenwerk
from api.toegang.aanvraag import DeSamenstelling, DeSessie, HetZicht
from api.toegang.bewaking import voor
from api.toegang.gesprekken import lees_inhoud
from api.toegang.trajecten import deadlines_van, get_soort
from api.toegang.zicht import Zicht
from api.web.klant.mijnbeeld import Werkbeeld, werkbeeld
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.voorstel.voorstellen import Getal
from modellen.contact.model import Contactmoment, contactmomenten
from modellen.gebruiker.model import Rol
from modellen.normen.duur import dag_van
from modellen.schrijfwijze import keuze
from modellen.traject.gedeeld import wie_doet_het
from modellen.traject.inzage import Afspraak, afspraken, resultaat_van
from modellen.traject.model import Deelnemer, Trajectsoort
from modellen.traject.route import Actie, Route, komt_eraan, route
from modellen.traject.stand import Stand
from modellen.traject.velden import find_dag, tekst

router = maak_router()

TrajectPad = Annotated[str, Path(max_length=64)]
LAATSTE_AFSPRAKEN = 5
"""Agreements that were discussed; the newest of them."""


@dataclass(frozen=True, slots=True)
class Afspraakbeeld:
    """One agreement. ``gedaan``: ``None`` while it was not discussed."""

    wat: str
    wie: str
    voor: date | None
    is_te_laat: bool
    gedaan: bool | None


@dataclass(frozen=True, slots=True)
class Planbeeld:
    """One trajectory of the klant. ``resultaat``: how it ended, empty while it runs."""

    nummer: str
    naam: str
    coach: str
    route: Route
    straks: str
    eraan: tuple[Actie, ...]
    afspraken: tuple[Afspraakbeeld, ...]
    besproken: tuple[Afspraakbeeld, ...]
    resultaat: str


@dataclass(frozen=True, slots=True)
class Gesprekbeeld:
    """One talk. ``aanwezig``: ``None`` = not recorded."""

    traject: str
    nummer: int
    dag: date
    soort: str
    met: str
    minuten: int | None
    aanwezig: bool | None


@router.get("/mijn")
@voor(Rol.KLANT)
def get_mijn(request: Request, zicht: HetZicht, samenstelling: DeSamenstelling) -> Response:
    """My plan: work that waits for an answer or goes on, then trajectories that run first."""
    standen = sorted(zicht.eigen_standen(), key=lambda s: s.is_afgesloten)
    coaches = zicht.namen_van_coaches()
    plannen = []
    for stand in standen:
        coach = coaches.get(stand.traject.coach or "", "")
        plannen.append(_plan(samenstelling, stand, zicht.vandaag, coach=coach))
    werk = eigen_werkbeelden(samenstelling, zicht, coaches)
    return toon(
        request,
        "klant/mijn.html",
        plannen=plannen,
        vragen=[b for b in werk if b.vraagt],
        bezig=[b for b in werk if b.loopt and not b.vraagt],
        vandaag=zicht.vandaag,
    )


def eigen_werkbeelden(
    samenstelling: Samenstelling, zicht: Zicht, namen: Mapping[str, str]
) -> list[Werkbeeld]:
    """Everything that was found for the klant who is signed in, newest first.

    ``namen``: of colleagues by account.
    """
    op = samenstelling.klok()
    return [
        werkbeeld(eigen, namen, zelf=zicht.gebruiker.account, op=op)
        for eigen in eigenwerk.list_eigen_werk(samenstelling, zicht.gebruiker)
    ]


def _plan(samenstelling: Samenstelling, stand: Stand, vandaag: date, *, coach: str) -> Planbeeld:
    soort = get_soort(samenstelling, stand.traject.soort)
    deadlines = deadlines_van(samenstelling, stand)
    weg = route(soort, stand, deadlines)
    verder = [f.fase for f in weg.fasen if f.nummer > weg.hier.nummer]
    alle = afspraken(stand)
    resultaat = resultaat_van(soort, stand)
    return Planbeeld(
        nummer=stand.traject.nummer,
        naam=soort.naam,
        coach=coach,
        route=weg,
        straks=verder[0].label if verder else "",
        eraan=komt_eraan(soort, stand, deadlines),
        afspraken=tuple(_afspraak(a, soort, vandaag) for a in alle if a.besproken is None),
        besproken=tuple(
            _afspraak(a, soort, vandaag)
            for a in [a for a in reversed(alle) if a.besproken][:LAATSTE_AFSPRAKEN]
        ),
        resultaat=resultaat.label if resultaat else "",
    )


def _afspraak(afspraak: Afspraak, soort: Trajectsoort, vandaag: date) -> Afspraakbeeld:
    wie = wie_doet_het(afspraak.gemaakt)
    voor_dag = find_dag(afspraak.gemaakt, "voor_datum")
    if wie == Deelnemer.KLANT:
        naam = "u"
    else:
        naam = soort.deelnemer(Deelnemer(wie)) if wie in set(Deelnemer) else wie
    return Afspraakbeeld(
        wat=tekst(afspraak.gemaakt, "wat") or "",
        wie=naam,
        voor=voor_dag,
        is_te_laat=afspraak.besproken is None and voor_dag is not None and voor_dag < vandaag,
        gedaan=afspraak.gedaan,
    )


# --- talks ----------------------------------------------------------------------------------------


@router.get("/mijn/gesprekken")
@voor(Rol.KLANT)
def list_gesprekken(request: Request, zicht: HetZicht, samenstelling: DeSamenstelling) -> Response:
    """That there were talks, newest first."""
    gesprekken = [
        _gesprek(contact, get_soort(samenstelling, stand.traject.soort))
        for stand in zicht.eigen_standen()
        for contact in contactmomenten(stand)
    ]
    gesprekken.sort(key=lambda g: (g.dag, g.nummer), reverse=True)
    return toon(request, "klant/mijn_gesprekken.html", gesprekken=gesprekken)


@router.get("/mijn/gesprekken/{traject}/{contact}/inhoud")
@voor(Rol.KLANT)
def get_gesprek(
    request: Request,
    traject: TrajectPad,
    contact: Getal,
    zicht: HetZicht,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
) -> Response:
    """What was said, as the coach wrote it down, with every improvement."""
    versies = lees_inhoud(samenstelling, sessie.gebruiker, traject, contact)
    return toon(
        request,
        "klant/mijn_gesprek.html",
        gesprek=_find_gesprek(zicht, samenstelling, traject, contact),
        versies=tuple(reversed(versies)),
        namen=zicht.namen_van_coaches(),
    )


def _find_gesprek(
    zicht: Zicht, samenstelling: Samenstelling, traject: str, contact: int
) -> Gesprekbeeld | None:
    stand = zicht.get_eigen_stand(traject)
    soort = get_soort(samenstelling, stand.traject.soort)
    return next((_gesprek(c, soort) for c in contactmomenten(stand) if c.nummer == contact), None)


def _gesprek(contact: Contactmoment, soort: Trajectsoort) -> Gesprekbeeld:
    anderen = [
        soort.deelnemer(Deelnemer(d)) if d in set(Deelnemer) else d
        for d in contact.deelnemers
        if d != Deelnemer.KLANT
    ]
    return Gesprekbeeld(
        traject=contact.traject,
        nummer=contact.nummer,
        dag=dag_van(contact.moment),
        soort=keuze(contact.soort) if contact.soort else "gesprek",
        met=" en ".join(anderen),
        minuten=round(contact.duur_minuten) if contact.duur_minuten else None,
        aanwezig=contact.aanwezig,
    )
