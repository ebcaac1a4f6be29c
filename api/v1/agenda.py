"""The agenda: what has to happen when, over everything that the asker sees. Numbers, no names."""

from __future__ import annotations

from fastapi import Response

from api.toegang.aanvraag import DeSamenstelling, DeSessie
from api.toegang.bewaking import voor
from api.toegang.trajecten import agenda_van
from api.v1 import trajectschemas as schemas
from api.v1 import trajectvertaling as vertalen
from api.v1.routering import maak_router
from modellen.gebruiker.model import Rol

router = maak_router("Agenda")


@router.get("/agenda", summary="Open deadlines van uw trajecten")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_agenda(sessie: DeSessie, samenstelling: DeSamenstelling) -> list[schemas.DeadlineSchema]:
    """Wat het langst te laat is eerst; elke deadline noemt regel, begin en termijn."""
    return [vertalen.deadline(d) for d in agenda_van(samenstelling, sessie.gebruiker)]


@router.get("/agenda/ical", summary="Dezelfde agenda als iCalendar", response_class=Response)
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_ical(sessie: DeSessie, samenstelling: DeSamenstelling) -> Response:
    """Voor een agendaprogramma; alleen nummers van trajecten, geen namen."""
    from modellen.traject.icalendar import to_icalendar

    gevonden = agenda_van(samenstelling, sessie.gebruiker)
    tekst = to_icalendar(gevonden, naam="Opstap", nu=samenstelling.klok())
    return Response(tekst, media_type="text/calendar; charset=utf-8")
