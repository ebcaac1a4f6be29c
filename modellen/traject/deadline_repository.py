"""Open deadlines as rows, so that an agenda over a whole caseload only has to read them.

Beside them stands where each trajectory is, for :mod:`modellen.traject.caseload_repository`.

They are derived, and checked at each reading: a trajectory with a later event than the last one
that was looked at, or with other clocks or norms than then, is derived again from its events. So an
agenda is always that of :func:`modellen.traject.klokken.agenda`, whoever wrote the events.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    String,
    and_,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.orm import Session

from modellen.contact.model import laatste_contact
from modellen.fouten import NietGevonden
from modellen.normen.duur import Duur
from modellen.normen.norm import Normboek
from modellen.opslag.base import in_delen, wie_wanneer
from modellen.opslag.base import nu as schrijfmoment
from modellen.opslag.bewaar import RIJEN_PER_KEER
from modellen.opslag.engine import Opslag, is_schrijver
from modellen.opslag.ruw import lees_moment, zonder_opruimen
from modellen.traject import klokken
from modellen.traject.klokken import Deadline
from modellen.traject.model import Deelnemer, Trajectsoort
from modellen.traject.repository import TrajectRepository, kies_nummers
from modellen.traject.stand import Stand
from modellen.traject.tables import (
    TrajectAgendaRij,
    TrajectDeadlineRij,
    TrajectGebeurtenisRij,
    TrajectRij,
)
from modellen.waarden import OrganisatieCode

AFGELEID = "afgeleid"
"""Who wrote these rows: nobody."""

_traject = TrajectRij.tabel()
_gebeurtenis = TrajectGebeurtenisRij.tabel()
_agenda = TrajectAgendaRij.tabel()
_deadline = TrajectDeadlineRij.tabel()

_LAATSTE = (
    select(func.coalesce(func.max(_gebeurtenis.c.volgnummer), 0))
    .where(_gebeurtenis.c.traject == _traject.c.nummer)
    .scalar_subquery()
)
_IS_BIJ = and_(_agenda.c.traject.is_not(None), _agenda.c.tot_volgnummer == _LAATSTE)
_LOOPT_OF_ACHTER = or_(_agenda.c.is_open.is_distinct_from(False), ~_IS_BIJ)
"""What was closed and has no later event stays out."""

_KOLOMMEN = (
    _deadline.c.traject,
    _deadline.c.klok,
    _deadline.c.ronde,
    type_coerce(_deadline.c.begonnen_op, String()),
    _deadline.c.start_gebeurtenis,
    _deadline.c.begin_tekst,
    _deadline.c.duur,
    _deadline.c.afspraak,
    type_coerce(_deadline.c.uiterlijk, String()),
)

_lees_duur = cache(Duur.lees)
_lees_grens = lru_cache(maxsize=8192)(lees_moment)  # many deadlines end with the same day


@dataclass(frozen=True, slots=True)
class _Vraag:
    """At which moment, due until when, and of which trajectories (empty = all)."""

    nu: datetime
    tot: datetime | None
    keuze: list[ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class _Overzicht:
    """The type of every trajectory that may have something open, and which are to be derived."""

    soort_van: Mapping[str, str]
    achter: tuple[str, ...]


class DeadlineRepository:
    """Open deadlines in one session; the session decides about commit.

    Args:
        soorten: the trajectory types by code. normboek: the norms of every opdrachtgever.
    """

    def __init__(
        self, session: Session, *, soorten: Mapping[str, Trajectsoort], normboek: Normboek
    ) -> None:
        self._session = session
        self._soorten = soorten
        self._normboek = normboek
        self._kenmerken: dict[tuple[str, str], str] = {}

    def werk_bij(self, nummer: str) -> None:
        """Store the open deadlines of one trajectory, as its events are now.

        In the transaction that adds an event, no other one sees it before its deadlines.

        Raises:
            NietGevonden: when there is no such trajectory, or its type is unknown.
        """
        traject = TrajectRepository(self._session, soorten=self._soorten).get(nummer)
        self._kenmerk(traject.soort, traject.opdrachtgever)
        self._werk_vele_bij([nummer], nu=schrijfmoment())

    def agenda(
        self,
        *,
        nu: datetime,
        tot: datetime | None = None,
        coach: str | None = None,
        organisatie: OrganisatieCode | None = None,
    ) -> tuple[Deadline, ...]:
        """What is open in the trajectories that meet all that is given, longest overdue first.

        What was behind is derived here, and stored when this session may write.

        Args:
            tot: leaves out what is due after this moment, ``None`` = everything.
            coach: the coach of the klant now.

        Raises:
            NietGevonden: when a trajectory has an unknown type.
        """
        vraag = _Vraag(nu.astimezone(UTC), tot, _keuze(coach, organisatie))
        with zonder_opruimen():
            overzicht = self._overzicht(vraag)
            gevonden = list(self._lees(vraag, overzicht))
            afgeleid = self._werk_vele_bij(overzicht.achter, nu=vraag.nu)
            gevonden += (d for d in afgeleid if tot is None or d.uiterlijk <= tot)
            return klokken.op_volgorde(gevonden)

    def is_bij(self, *, organisatie: OrganisatieCode | None = None) -> bool:
        """Whether everything stored is as the events are now."""
        vraag = (
            select(
                _traject.c.soort,
                _traject.c.opdrachtgever,
                _agenda.c.kenmerk,
                func.min(case((_IS_BIJ, 1), else_=0)),
            )
            .outerjoin_from(_traject, _agenda, _agenda.c.traject == _traject.c.nummer)
            .where(_LOOPT_OF_ACHTER, *_keuze(None, organisatie))
            .group_by(_traject.c.soort, _traject.c.opdrachtgever, _agenda.c.kenmerk)
        )
        return all(
            alle_bij and kenmerk == self._kenmerk(soort, opdrachtgever)
            for soort, opdrachtgever, kenmerk, alle_bij in self._session.execute(vraag)
        )

    def find_agenda(
        self,
        *,
        nu: datetime,
        tot: datetime | None = None,
        coach: str | None = None,
        organisatie: OrganisatieCode | None = None,
    ) -> tuple[Deadline, ...] | None:
        """As :meth:`agenda`, but ``None`` when something has to be derived first."""
        vraag = _Vraag(nu.astimezone(UTC), tot, _keuze(coach, organisatie))
        with zonder_opruimen():
            overzicht = self._overzicht(vraag)
            return None if overzicht.achter else klokken.op_volgorde(self._lees(vraag, overzicht))

    # --- reading ---------------------------------------------------------------------------------

    def _overzicht(self, gevraagd: _Vraag) -> _Overzicht:
        """One question, whatever there is."""
        vraag = (
            select(
                _traject.c.nummer,
                _traject.c.soort,
                _traject.c.opdrachtgever,
                _IS_BIJ,
                _agenda.c.kenmerk,
            )
            .outerjoin_from(_traject, _agenda, _agenda.c.traject == _traject.c.nummer)
            .where(_LOOPT_OF_ACHTER, *gevraagd.keuze)
            .order_by(_traject.c.nummer)
        )
        soort_van: dict[str, str] = {}
        achter: list[str] = []
        for nummer, soort, opdrachtgever, tot_hier, kenmerk in self._session.execute(vraag).all():
            soort_van[nummer] = soort
            if kenmerk != self._kenmerk(soort, opdrachtgever) or not tot_hier:
                achter.append(nummer)
        return _Overzicht(soort_van, tuple(achter))

    def _kenmerk(self, soort: str, opdrachtgever: str) -> str:
        sleutel = (soort, opdrachtgever)
        if sleutel not in self._kenmerken:
            if soort not in self._soorten:
                raise NietGevonden(soort="trajectsoort", nummer=soort)
            self._kenmerken[sleutel] = klokken.kenmerk(
                self._soorten[soort], self._normboek, opdrachtgever
            )
        return self._kenmerken[sleutel]

    def _lees(self, gevraagd: _Vraag, overzicht: _Overzicht) -> Iterator[Deadline]:
        """Deadlines of what is not behind, as they were stored."""
        vraag = select(*_KOLOMMEN)
        if gevraagd.keuze:
            gekozen = select(_traject.c.nummer).where(*gevraagd.keuze)
            vraag = vraag.where(_deadline.c.traject.in_(gekozen))
        if gevraagd.tot is not None:
            vraag = vraag.where(_deadline.c.uiterlijk <= gevraagd.tot)
        achter = frozenset(overzicht.achter)
        soort_van, klok_van = overzicht.soort_van, _klokken(self._soorten)
        for rij in self._session.execute(vraag).all():
            # Plain unpacking: a whole organisation has some ten thousand deadlines.
            nummer, klok, ronde, begin, start, begin_tekst, duur, afspraak, grens = rij
            if nummer in achter or nummer not in soort_van:
                continue
            regel, wat, wie, wie_label = klok_van[soort_van[nummer], klok]
            begonnen_op, uiterlijk = lees_moment(begin), _lees_grens(grens)
            yield Deadline(
                nummer,
                klok,
                regel,
                wat,
                wie,
                wie_label,
                ronde,
                begonnen_op,
                start,
                begin_tekst,
                _lees_duur(duur),
                afspraak,
                uiterlijk,
                klokken.status_op(begonnen_op, uiterlijk, None, nu=gevraagd.nu),
            )

    # --- deriving and storing --------------------------------------------------------------------

    def _werk_vele_bij(self, nummers: Iterable[str], *, nu: datetime) -> list[Deadline]:
        """Derive the open deadlines of these trajectories, and store them if that is possible."""
        gevonden: list[Deadline] = []
        mag_schrijven = is_schrijver(self._session)
        for deel in in_delen(sorted(nummers), RIJEN_PER_KEER):
            if mag_schrijven:
                self._vergrendel(deel)
            trajecten = TrajectRepository(self._session, soorten=self._soorten)
            # Confidential fields stay where they are: no clock looks at them.
            standen = trajecten.standen(nummers=deel)
            afgeleid = klokken.agenda(
                [stand for stand in standen.values() if not stand.is_afgesloten],
                soorten=self._soorten,
                normboek=self._normboek,
                nu=nu,
            )
            if mag_schrijven:
                self._bewaar(standen, afgeleid)
            gevonden += afgeleid
        return gevonden

    def _vergrendel(self, nummers: Iterable[str]) -> None:
        """Two that derive the same trajectory take turns; who adds events to it need not wait."""
        vraag = select(_traject.c.nummer).where(_traject.c.nummer.in_(nummers))
        self._session.execute(
            vraag.order_by(_traject.c.nummer).with_for_update(key_share=True)
        ).all()

    def _bewaar(self, standen: Mapping[str, Stand], afgeleid: Iterable[Deadline]) -> None:
        beheer = wie_wanneer(AFGELEID)
        for tabel in (_deadline, _agenda):
            self._session.execute(delete(tabel).where(tabel.c.traject.in_(list(standen))))
        if standen:
            rijen = [self._agenda_rij(stand) | beheer for stand in standen.values()]
            self._session.execute(insert(_agenda), rijen)
        if deadlines := [_deadline_rij(deadline) | beheer for deadline in afgeleid]:
            self._session.execute(insert(_deadline), deadlines)

    def _agenda_rij(self, stand: Stand) -> dict[str, Any]:
        traject, gebeurtenissen = stand.traject, stand.gebeurtenissen
        soort = self._soorten[traject.soort]
        return {
            "traject": traject.nummer,
            "tot_volgnummer": gebeurtenissen[-1].volgnummer if gebeurtenissen else 0,
            "kenmerk": self._kenmerk(traject.soort, traject.opdrachtgever),
            "is_open": not stand.is_afgesloten,
            "fase": stand.fase(soort).code,
            "fase_sinds": stand.fase_sinds(soort),
            "laatste_contact": laatste_contact(stand),
        }


def lees_agenda(
    opslag: Opslag,
    *,
    soorten: Mapping[str, Trajectsoort],
    normboek: Normboek,
    nu: datetime,
    tot: datetime | None = None,
    coach: str | None = None,
    organisatie: OrganisatieCode | None = None,
) -> tuple[Deadline, ...]:
    """The agenda from a store; only takes its turn to write when something has to be derived."""
    with opslag.lezen() as session:
        deadlines = DeadlineRepository(session, soorten=soorten, normboek=normboek)
        gevonden = deadlines.find_agenda(nu=nu, tot=tot, coach=coach, organisatie=organisatie)
    if gevonden is not None:
        return gevonden
    with opslag.schrijven() as session:
        deadlines = DeadlineRepository(session, soorten=soorten, normboek=normboek)
        return deadlines.agenda(nu=nu, tot=tot, coach=coach, organisatie=organisatie)


def _keuze(coach: str | None, organisatie: OrganisatieCode | None) -> list[ColumnElement[bool]]:
    if coach is None and organisatie is None:
        return []
    return [_traject.c.nummer.in_(kies_nummers(coach=coach, organisatie=organisatie))]


def _klokken(
    soorten: Mapping[str, Trajectsoort],
) -> dict[tuple[str, str], tuple[str, str, Deelnemer, str]]:
    """By type and clock: rule, what, who, and what the type calls them."""
    return {
        (code, klok.code): (klok.regel, klok.wat, klok.wie, soort.deelnemer(klok.wie))
        for code, soort in soorten.items()
        for klok in soort.klokken
    }


def _deadline_rij(deadline: Deadline) -> dict[str, Any]:
    return {
        "traject": deadline.traject,
        "klok": deadline.klok,
        "ronde": deadline.ronde,
        "begonnen_op": deadline.begonnen_op,
        "start_gebeurtenis": deadline.start_gebeurtenis,
        "begin_tekst": deadline.begin_tekst,
        "duur": str(deadline.duur),
        "afspraak": deadline.afspraak,
        "uiterlijk": deadline.uiterlijk,
    }
