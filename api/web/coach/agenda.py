"""The whole agenda of a coach, and the feed with which a calendar program reads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated

from fastapi import Path, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.bootstrap import Samenstelling
from api.toegang.aanvraag import DeSamenstelling, HetZicht
from api.toegang.agendakoppeling import (
    find_koppeling,
    lees_agenda_met_sleutel,
    maak_koppeling,
    sleutel_van,
    stop_koppeling,
)
from api.toegang.bewaking import openbaar, voor
from api.toegang.trajecten import agenda_van
from api.toegang.zicht import Zicht
from api.web.coach.agendabeeld import Agendaregel, agendaregels
from api.web.coach.vannacht import namen_van
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.vragen import Bladzijde, snij
from modellen.gebruiker.model import Rol
from modellen.normen.duur import dag_van
from modellen.traject.klokken import Deadline, DeadlineStatus
from modellen.waarden import KlantNummer

router = maak_router()

PER_PAGINA = 50


class Agendafilter(StrEnum):
    """Which deadlines of the agenda one sees."""

    ALLES = "alles"
    TE_LAAT = "te_laat"
    WEEK = "week"
    ZELF = "zelf"

    @property
    def label(self) -> str:
        """Dutch."""
        return _LABEL[self]


_LABEL = {
    Agendafilter.ALLES: "Alles",
    Agendafilter.TE_LAAT: "Te laat",
    Agendafilter.WEEK: "Te laat en komende week",
    Agendafilter.ZELF: "Wat u zelf doet",
}


@router.get("/agenda")
@voor(Rol.JOBCOACH)
def get_agenda(
    request: Request,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    toon_: Annotated[Agendafilter, Query(alias="toon")] = Agendafilter.ALLES,
    pagina: Bladzijde = 1,
    net: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Every open deadline of the own trajecten, the longest overdue first."""
    alle = agenda_van(samenstelling, zicht.gebruiker)
    gekozen = [d for d in alle if _past(d, toon_, zicht)]
    deel = snij(request, gekozen, pagina, PER_PAGINA)
    koppeling = find_koppeling(samenstelling, zicht.gebruiker)
    adres = f"/agenda/feed/{sleutel_van(samenstelling, koppeling)}.ics" if koppeling else ""
    return toon(
        request,
        "coach/agenda.html",
        regels=regels_van(zicht, samenstelling, deel.regels, namen_van(zicht)),
        aantal=deel.totaal,
        totaal=len(alle),
        filters=list(Agendafilter),
        filter=toon_,
        pagina=deel.pagina,
        paginas=deel.paginas,
        koppeling=koppeling,
        sinds=dag_van(koppeling.sinds) if koppeling else None,
        feed=f"{str(request.base_url).rstrip('/')}{adres}" if adres else "",
        net=net,
    )


def regels_van(
    zicht: Zicht,
    samenstelling: Samenstelling,
    deadlines: Iterable[Deadline],
    namen: Mapping[KlantNummer, str],
) -> list[Agendaregel]:
    """Deadlines with the names of whom they are about; one question for all of them."""
    return agendaregels(
        deadlines, zicht.trajecten(), samenstelling.soorten(), namen=namen, vandaag=zicht.vandaag
    )


def _past(deadline: Deadline, keuze: Agendafilter, zicht: Zicht) -> bool:
    match keuze:
        case Agendafilter.TE_LAAT:
            return deadline.status is DeadlineStatus.TE_LAAT
        case Agendafilter.WEEK:
            return (deadline.uiterste_dag - zicht.vandaag).days <= 7
        case Agendafilter.ZELF:
            return deadline.wie.value == Rol.JOBCOACH.value
    return True


@router.post("/agenda/koppeling")
@voor(Rol.JOBCOACH)
def post_koppeling(zicht: HetZicht, samenstelling: DeSamenstelling) -> Response:
    """Make the feed, or a new one in place of the old."""
    maak_koppeling(samenstelling, zicht.gebruiker)
    return RedirectResponse("/agenda?net=gekoppeld#koppeling", status_code=303)


@router.post("/agenda/koppeling/stop")
@voor(Rol.JOBCOACH)
def post_koppeling_stop(zicht: HetZicht, samenstelling: DeSamenstelling) -> Response:
    """End the feed."""
    stop_koppeling(samenstelling, zicht.gebruiker)
    return RedirectResponse("/agenda?net=gestopt#koppeling", status_code=303)


@router.get("/agenda/feed/{sleutel}.ics")
@openbaar
def get_feed(
    sleutel: Annotated[str, Path(max_length=200)], samenstelling: DeSamenstelling
) -> Response:
    """For a calendar program, which cannot sign in: the key in the address is what it has."""
    from modellen.traject.icalendar import to_icalendar

    gevonden = lees_agenda_met_sleutel(samenstelling, sleutel)
    tekst = to_icalendar(gevonden, naam="Opstap", nu=samenstelling.klok())
    return Response(tekst, media_type="text/calendar; charset=utf-8")
