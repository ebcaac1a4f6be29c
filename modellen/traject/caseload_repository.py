"""Reads where every running trajectory is, from what was derived beside the agenda."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import String, func, select, type_coerce
from sqlalchemy.orm import Session

from modellen.klant.tables import KlantRij
from modellen.normen.norm import Normboek
from modellen.opslag.engine import Opslag
from modellen.opslag.ruw import lees_moment
from modellen.traject.caseload import Caseloadregel
from modellen.traject.deadline_repository import DeadlineRepository
from modellen.traject.model import Trajectsoort
from modellen.traject.tables import TrajectAgendaRij, TrajectDeadlineRij, TrajectRij
from modellen.waarden import KlantNummer, OrganisatieCode

_traject, _klant = TrajectRij.tabel(), KlantRij.tabel()
_agenda, _deadline = TrajectAgendaRij.tabel(), TrajectDeadlineRij.tabel()

_NIETS = datetime(1900, 1, 1, tzinfo=UTC)
"""No deadline is due by then: asking for those only brings up to date what is behind."""


class CaseloadRepository:
    """Running trajectories in one session; what is behind has to be derived first."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def list_(
        self, organisatie: OrganisatieCode, *, nu: datetime, coach: str | None = None
    ) -> list[Caseloadregel]:
        """Of one organisation, or of one coach in it, by number of the trajectory."""
        te_laat = (
            select(
                _deadline.c.traject,
                func.count().label("aantal"),
                func.min(_deadline.c.uiterlijk).label("oudste"),
            )
            .where(_deadline.c.uiterlijk < nu)
            .group_by(_deadline.c.traject)
            .subquery()
        )
        vraag = (
            select(
                _traject.c.nummer,
                _traject.c.klant,
                _traject.c.soort,
                _klant.c.coach,
                _agenda.c.fase,
                type_coerce(_agenda.c.fase_sinds, String()),
                type_coerce(_agenda.c.laatste_contact, String()),
                func.coalesce(te_laat.c.aantal, 0),
                type_coerce(te_laat.c.oudste, String()),
            )
            .join_from(_traject, _klant, _klant.c.nummer == _traject.c.klant)
            .join(_agenda, _agenda.c.traject == _traject.c.nummer)
            .outerjoin(te_laat, te_laat.c.traject == _traject.c.nummer)
            .where(_traject.c.organisatie == organisatie, _klant.c.organisatie == organisatie)
            .where(_agenda.c.is_open)
            .order_by(_traject.c.nummer)
        )
        if coach is not None:
            vraag = vraag.where(_klant.c.coach == coach)
        return [
            Caseloadregel(
                traject=nummer,
                klant=KlantNummer(klant),
                soort=soort,
                coach=van,
                fase=fase,
                fase_sinds=_moment(sinds),
                laatste_contact=_moment(contact),
                te_laat=aantal,
                oudste=_moment(oudste),
            )
            for nummer, klant, soort, van, fase, sinds, contact, aantal, oudste in (
                self._session.execute(vraag).all()
            )
        ]


def _moment(waarde: str | datetime | None) -> datetime | None:
    return None if waarde is None else lees_moment(waarde)


def lees_caseload(
    opslag: Opslag,
    organisatie: OrganisatieCode,
    *,
    soorten: Mapping[str, Trajectsoort],
    normboek: Normboek,
    nu: datetime,
    coach: str | None = None,
) -> list[Caseloadregel]:
    """Running trajectories from a store; only takes its turn to write when something is behind."""
    with opslag.lezen() as session:
        deadlines = DeadlineRepository(session, soorten=soorten, normboek=normboek)
        if deadlines.is_bij(organisatie=organisatie):
            return CaseloadRepository(session).list_(organisatie, nu=nu, coach=coach)
    with opslag.schrijven() as session:
        deadlines = DeadlineRepository(session, soorten=soorten, normboek=normboek)
        deadlines.agenda(nu=nu, tot=_NIETS, organisatie=organisatie)
        return CaseloadRepository(session).list_(organisatie, nu=nu, coach=coach)
