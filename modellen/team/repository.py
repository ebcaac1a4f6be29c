"""Keeps what the team knows about itself: facts, requests to think along, and feedback."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, or_, select, update
from sqlalchemy.orm import Session

from modellen.fouten import NietGevonden
from modellen.gebruiker.model import Gebruiker
from modellen.gebruiker.repository import GebruikerRepository
from modellen.normen.duur import dag_van
from modellen.opslag.base import nu
from modellen.opslag.bewaar import nieuwe_rij, voeg_toe
from modellen.opslag.codes import Codelezer, code
from modellen.team.aanbod import aanbod
from modellen.team.model import (
    COLLEGA_ROLLEN,
    Feedback,
    Feitsoort,
    Meedenker,
    NieuwFeit,
    Teamfeit,
    TeamIntussenGewijzigd,
    controleer_feedback,
    controleer_meedenker,
    mag_meedenken,
    trek_feit_in,
    voeg_feit_toe,
)
from modellen.team.tables import MeedenkerRij, TeamFeedbackRij, TeamfeitRij
from modellen.team.teamfeiten import Teamfeiten, teamfeiten
from modellen.traject.repository import TrajectRepository
from modellen.traject.stand import Stand
from modellen.waarden import OrganisatieCode

_feit = TeamfeitRij.tabel()
_meedenker = MeedenkerRij.tabel()
_feedback = TeamFeedbackRij.tabel()
_lezer = Codelezer("teamfeit")


# --- facts about colleagues -----------------------------------------------------------------------


class TeamfeitRepository:
    """Facts of colleagues in one session: added, never changed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def voeg_toe(self, account: str, nieuw: NieuwFeit, *, op: datetime) -> Teamfeit:
        """Add a fact of an account about itself; raises as ``model.voeg_feit_toe``."""
        feit = voeg_feit_toe(self.list_([account]), account, nieuw, op=op)
        self._bewaar(feit)
        return feit

    def trek_in(self, account: str, volgnummer: int, *, reden: str, op: datetime) -> Teamfeit:
        """Withdraw a fact of the account itself; raises as ``model.trek_feit_in``."""
        feit = trek_feit_in(self.list_([account]), account, volgnummer, reden=reden, op=op)
        self._bewaar(feit)
        return feit

    def list_(self, accounts: Iterable[str]) -> list[Teamfeit]:
        """Everything that these accounts ever recorded, by account and number."""
        vraag = (
            select(_feit)
            .where(_feit.c.account.in_(list(accounts)))
            .order_by(_feit.c.account, _feit.c.volgnummer)
        )
        return [feit_van_rij(rij) for rij in self._session.execute(vraag)]

    def collegas(self, organisatie: OrganisatieCode) -> list[Gebruiker]:
        """The team: active accounts of the organisation in a role of the team, by account."""
        gebruikers = GebruikerRepository(self._session).list_(organisatie=organisatie)
        return [g for g in gebruikers if g.is_actief and g.rol in COLLEGA_ROLLEN]

    def teamfeiten(self, organisatie: OrganisatieCode) -> Teamfeiten:
        """What the team of one organisation has, and what it misses."""
        accounts = [collega.account for collega in self.collegas(organisatie)]
        return teamfeiten(self.list_(accounts), collegas=accounts, producten=tuple(aanbod()))

    def _bewaar(self, feit: Teamfeit) -> None:
        _voeg_in(self._session, TeamfeitRij, feit_naar_rij(feit), door=feit.account)


# --- thinking along -------------------------------------------------------------------------------


class MeedenkerRepository:
    """Requests to think along. Whoever makes one has checked that the asker is the coach."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def vraag(
        self, traject: str, *, coach: Gebruiker, account: str, van: date, tot: date, vraag: str,
        op: datetime,
    ) -> Meedenker:  # fmt: skip
        """Let a colleague think along.

        Raises:
            NietGevonden: when there is no such traject or account.
            OngeldigeWaarde: as ``model.controleer_meedenker``.
        """
        TrajectRepository(self._session).get(traject)
        collega = GebruikerRepository(self._session).get(account)
        volgnummer = len(self.list_(traject)) + 1
        nieuw = Meedenker(
            traject, volgnummer, collega.account, van, tot, vraag.strip(), coach.account, op
        )
        controleer_meedenker(nieuw, collega, coach)
        _voeg_in(self._session, MeedenkerRij, meedenker_naar_rij(nieuw), door=coach.account)
        return nieuw

    def beeindig(self, traject: str, volgnummer: int, *, door: str, op: datetime) -> Meedenker:
        """End a request before its time; who ended it before is left as it was.

        Raises:
            NietGevonden: when there is no such request.
        """
        gevonden = next((m for m in self.list_(traject) if m.volgnummer == volgnummer), None)
        if gevonden is None:
            raise NietGevonden(soort="meedenker", nummer=f"{traject}/{volgnummer}")
        if gevonden.beeindigd_op is not None:
            return gevonden
        self._session.execute(
            update(_meedenker)
            .where(
                _meedenker.c.traject == traject,
                _meedenker.c.volgnummer == volgnummer,
                _meedenker.c.beeindigd_op.is_(None),
            )
            .values(beeindigd_op=op, gewijzigd_op=nu(), gewijzigd_door=door)
        )
        return replace(gevonden, beeindigd_op=op)

    def list_(self, traject: str) -> list[Meedenker]:
        """Everybody who was ever asked about a traject, in that order."""
        return self._lees(_meedenker.c.traject == traject)

    def van(self, account: str, *, op: datetime) -> list[Meedenker]:
        """What this colleague may look along with now, by traject."""
        dag = dag_van(op)
        mogelijk = self._lees(
            _meedenker.c.account == account, _meedenker.c.van <= dag, _meedenker.c.tot >= dag
        )
        return [meedenker for meedenker in mogelijk if mag_meedenken(meedenker, op)]

    def get(self, traject: str, *, account: str, op: datetime) -> Meedenker:
        """The access of this colleague to this traject now.

        Raises:
            NietGevonden: without access, and just so when there is no such traject.
        """
        for meedenker in self.van(account, op=op):
            if meedenker.traject == traject:
                return meedenker
        raise NietGevonden(soort="traject", nummer=traject)

    def lees_stand(self, traject: str, *, lezer: Gebruiker, op: datetime) -> Stand:
        """What happened in a traject, without confidential fields, for who thinks along now.

        Raises:
            NietGevonden: without access, from another organisation, or when it is closed: then
                there is nothing left to think about.
        """
        self.get(traject, account=lezer.account, op=op)
        stand = TrajectRepository(self._session).stand(traject)
        if stand.is_afgesloten or stand.traject.organisatie != lezer.organisatie:
            raise NietGevonden(soort="traject", nummer=traject)
        return stand

    def _lees(self, *keuze: ColumnElement[bool]) -> list[Meedenker]:
        vraag = (
            select(_meedenker).where(*keuze).order_by(_meedenker.c.traject, _meedenker.c.volgnummer)
        )
        return [meedenker_van_rij(rij) for rij in self._session.execute(vraag)]


# --- feedback -------------------------------------------------------------------------------------


class FeedbackRepository:
    """Feedback as one of the two reads it: no question here goes without a reader.

    There is nothing that counts, averages or lists it for anybody else, and there never should be.
    """

    def __init__(self, session: Session, lezer: str) -> None:
        self._session = session
        self._lezer = lezer

    def geef(self, nummer: str, *, aan: str, tekst: str, op: datetime) -> Feedback:
        """Tell a colleague something.

        Args:
            nummer: a random code, so that it does not tell how much there is.

        Raises:
            NietGevonden: when there is no such account, or not in this organisation.
            OngeldigeWaarde: as ``model.controleer_feedback``.
        """
        gebruikers = GebruikerRepository(self._session)
        gever, ontvanger = gebruikers.get(self._lezer), gebruikers.find(aan)
        if ontvanger is None or ontvanger.organisatie != gever.organisatie:
            raise NietGevonden(soort="collega", nummer=aan)
        feedback = Feedback(nummer, gever.account, aan, tekst.strip(), op)
        controleer_feedback(feedback, gever, ontvanger)
        _voeg_in(self._session, TeamFeedbackRij, feedback_naar_rij(feedback), door=gever.account)
        return feedback

    def list_(self) -> list[Feedback]:
        """Given and received, oldest first."""
        vraag = (
            select(*TeamFeedbackRij.inhoud())
            .where(self._is_van_lezer())
            .order_by(_feedback.c.gegeven_op, _feedback.c.nummer)
        )
        return [feedback_van_rij(rij) for rij in self._session.execute(vraag)]

    def get(self, nummer: str) -> Feedback:
        """One; raises ``NietGevonden`` when there is none, or none of this reader."""
        for feedback in self.list_():
            if feedback.nummer == nummer:
                return feedback
        raise NietGevonden(soort="feedback", nummer=nummer)

    def delete(self, nummer: str) -> None:
        """Remove one for both; raises as ``get``. Only a dossier keeps everything."""
        self.get(nummer)
        self._session.execute(
            delete(_feedback).where(_feedback.c.nummer == nummer, self._is_van_lezer())
        )

    def _is_van_lezer(self) -> ColumnElement[bool]:
        return or_(_feedback.c.van == self._lezer, _feedback.c.aan == self._lezer)


# --- rows -----------------------------------------------------------------------------------------


def _voeg_in(
    session: Session,
    soort: type[TeamfeitRij | MeedenkerRij | TeamFeedbackRij],
    rij: dict[str, Any],
    *,
    door: str,
) -> None:
    tabel = soort.tabel()
    voeg_toe(
        session,
        (tabel, [nieuwe_rij(tabel, rij, door=door)]),
        bij_botsing=TeamIntussenGewijzigd(),
    )


def feit_naar_rij(feit: Teamfeit) -> dict[str, Any]:
    """The fact as column values."""
    return {
        "account": feit.account,
        "volgnummer": feit.volgnummer,
        "soort": code(feit.soort),
        "wat": feit.wat,
        "dag": feit.dag,
        "vastgelegd_op": feit.vastgelegd_op,
        "toelichting": feit.toelichting,
        "trekt_in": feit.trekt_in,
        "reden": feit.reden,
    }


def feit_van_rij(rij: Row[Any]) -> Teamfeit:
    """The fact of a row; raises ``OnbekendeCode``."""
    return Teamfeit(
        account=rij.account,
        volgnummer=rij.volgnummer,
        soort=_lezer.verplicht(Feitsoort, rij.soort, nummer=rij.account, veld="soort"),
        wat=rij.wat,
        dag=rij.dag,
        vastgelegd_op=rij.vastgelegd_op,
        toelichting=rij.toelichting,
        trekt_in=rij.trekt_in,
        reden=rij.reden,
    )


def meedenker_naar_rij(meedenker: Meedenker) -> dict[str, Any]:
    """The request as column values."""
    return {
        "traject": meedenker.traject,
        "volgnummer": meedenker.volgnummer,
        "account": meedenker.account,
        "van": meedenker.van,
        "tot": meedenker.tot,
        "vraag": meedenker.vraag,
        "door": meedenker.door,
        "vastgelegd_op": meedenker.vastgelegd_op,
        "beeindigd_op": meedenker.beeindigd_op,
    }


def meedenker_van_rij(rij: Row[Any]) -> Meedenker:
    """The request of a row."""
    return Meedenker(
        traject=rij.traject,
        volgnummer=rij.volgnummer,
        account=rij.account,
        van=rij.van,
        tot=rij.tot,
        vraag=rij.vraag,
        door=rij.door,
        vastgelegd_op=rij.vastgelegd_op,
        beeindigd_op=rij.beeindigd_op,
    )


def feedback_naar_rij(feedback: Feedback) -> dict[str, Any]:
    """The feedback as column values."""
    return {
        "nummer": feedback.nummer,
        "van": feedback.van,
        "aan": feedback.aan,
        "tekst": feedback.tekst,
        "gegeven_op": feedback.gegeven_op,
    }


def feedback_van_rij(rij: Row[Any]) -> Feedback:
    """The feedback of a row."""
    return Feedback(rij.nummer, rij.van, rij.aan, rij.tekst, rij.gegeven_op)
