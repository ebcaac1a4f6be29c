"""The team behind the doors: facts of colleagues, thinking along, and feedback between two people.

Whoever thinks along is let in by the request itself, and so comes past ``Zicht``; everything else
about a traject stays within sight.
"""

from __future__ import annotations

import secrets
from datetime import date

from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from api.toegang.spoor import noteer, noteer_overzicht
from api.toegang.trajecten import Voorstel, get_soort, schrijf_stap, soort_voor
from api.toegang.zicht import Zicht, mag_vertrouwelijk
from modellen.audit.model import Gegevenssoort
from modellen.fouten import NietGevonden
from modellen.gebruiker.model import Gebruiker
from modellen.team.meedenken import Meedenkbeeld, meedenkbeeld
from modellen.team.model import Feedback, Meedenker, NieuwFeit, Teamfeit, geldend
from modellen.team.repository import FeedbackRepository, MeedenkerRepository, TeamfeitRepository
from modellen.team.teamfeiten import Teamfeiten
from modellen.traject.model import Traject
from modellen.traject.stand import Stand
from modellen.traject.successtappen import COLLEGA_BETROKKEN

# --- facts about colleagues -----------------------------------------------------------------------


def list_collegas(
    samenstelling: Samenstelling, gebruiker: Gebruiker
) -> list[tuple[Gebruiker, tuple[Teamfeit, ...]]]:
    """The team of the own organisation, by account, with the facts of each that hold."""
    with samenstelling.opslag.lezen() as session:
        repository = TeamfeitRepository(session)
        collegas = repository.collegas(gebruiker.organisatie)
        per_account: dict[str, list[Teamfeit]] = {c.account: [] for c in collegas}
        for feit in repository.list_(per_account):
            per_account[feit.account].append(feit)
        return [(collega, geldend(per_account[collega.account])) for collega in collegas]


def get_teamfeiten(samenstelling: Samenstelling, gebruiker: Gebruiker) -> Teamfeiten:
    """What the team of the own organisation has, and what it misses."""
    with samenstelling.opslag.lezen() as session:
        return TeamfeitRepository(session).teamfeiten(gebruiker.organisatie)


def list_eigen_feiten(samenstelling: Samenstelling, gebruiker: Gebruiker) -> list[Teamfeit]:
    """Everything that this account ever recorded about itself, in that order."""
    with samenstelling.opslag.lezen() as session:
        return TeamfeitRepository(session).list_([gebruiker.account])


def leg_feit_vast(samenstelling: Samenstelling, gebruiker: Gebruiker, nieuw: NieuwFeit) -> Teamfeit:
    """Add a fact of this account about itself.

    Raises:
        NietGevonden, OngeldigeWaarde: as ``modellen.team.model.voeg_feit_toe``.
    """
    with samenstelling.opslag.schrijven() as session:
        return TeamfeitRepository(session).voeg_toe(
            gebruiker.account, nieuw, op=samenstelling.klok()
        )


def trek_eigen_feit_in(
    samenstelling: Samenstelling, gebruiker: Gebruiker, volgnummer: int, *, reden: str
) -> Teamfeit:
    """Withdraw a fact of this account, and give the fact that says so.

    Raises:
        NietGevonden, OngeldigeWaarde: as ``modellen.team.model.trek_feit_in``.
    """
    with samenstelling.opslag.schrijven() as session:
        return TeamfeitRepository(session).trek_in(
            gebruiker.account, volgnummer, reden=reden, op=samenstelling.klok()
        )


# --- thinking along -------------------------------------------------------------------------------


def list_meedenkers(
    samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: str
) -> list[Meedenker]:
    """Everybody who was ever asked about a traject within sight; raises ``NietGevonden``."""
    with samenstelling.opslag.lezen() as session:
        traject = _zicht(session, samenstelling, gebruiker).get_traject(nummer)
        return MeedenkerRepository(session).list_(traject.nummer)


def vraag_meedenker(
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    nummer: str,
    *,
    account: str,
    van: date,
    tot: date,
    vraag: str,
) -> Meedenker:
    """Let a colleague think along, and record that in the dossier where its type has the step.

    Raises:
        NietGevonden: the traject or the colleague does not exist, or not for this account.
        OngeldigeWaarde: as ``modellen.team.model.controleer_meedenker``.
        StapGeweigerd: a gate stands in the way of the step; then nobody is asked either.
        IntussenVastgelegd: somebody else recorded something at the same moment.
    """
    with samenstelling.opslag.schrijven() as session:
        traject = _zicht(session, samenstelling, gebruiker).get_traject(nummer)
        gevraagd = MeedenkerRepository(session).vraag(
            traject.nummer,
            coach=gebruiker,
            account=account,
            van=van,
            tot=tot,
            vraag=vraag,
            op=samenstelling.klok(),
        )
        _schrijf_betrokken(session, samenstelling, gebruiker, traject, gevraagd)
        return gevraagd


def beeindig_meedenker(
    samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: str, volgnummer: int
) -> Meedenker:
    """End the access now; that the colleague was involved stays in the dossier.

    Raises:
        NietGevonden: there is no such request, or no such traject for this account.
    """
    with samenstelling.opslag.schrijven() as session:
        traject = _zicht(session, samenstelling, gebruiker).get_traject(nummer)
        return MeedenkerRepository(session).beeindig(
            traject.nummer, volgnummer, door=gebruiker.account, op=samenstelling.klok()
        )


def list_meedenken(samenstelling: Samenstelling, gebruiker: Gebruiker) -> list[Meedenker]:
    """What this account may look along with now, by traject."""
    with samenstelling.opslag.lezen() as session:
        gevonden = MeedenkerRepository(session).van(gebruiker.account, op=samenstelling.klok())
        noteer_overzicht(len(gevonden))
        return gevonden


def get_meedenkbeeld(
    samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: str
) -> Meedenkbeeld:
    """A traject as a colleague sees it who thinks along; its own coach sees the same.

    Raises:
        NietGevonden: the traject does not exist, or this account has no access to it.
    """
    with samenstelling.opslag.lezen() as session:
        stand = _te_bekijken(session, samenstelling, gebruiker, nummer)
        noteer(session, Gegevenssoort.TRAJECT, [stand.traject.klant])
    return meedenkbeeld(stand, get_soort(samenstelling, stand.traject.soort))


def _schrijf_betrokken(
    session: Session,
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    traject: Traject,
    gevraagd: Meedenker,
) -> None:
    """The step that says so, so that the coach does not enter it a second time."""
    if soort_voor(samenstelling, traject).find_stap(COLLEGA_BETROKKEN.code) is None:
        return
    gegevens = {"collega": gevraagd.account, "kwaliteit": gevraagd.vraag}
    schrijf_stap(
        session,
        samenstelling,
        traject.nummer,
        Voorstel(COLLEGA_BETROKKEN.code, gegevens),
        door=gebruiker.account,
        met_vertrouwelijk=mag_vertrouwelijk(gebruiker),
    )


def _te_bekijken(
    session: Session, samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: str
) -> Stand:
    try:
        return MeedenkerRepository(session).lees_stand(
            nummer, lezer=gebruiker, op=samenstelling.klok()
        )
    except NietGevonden:
        return _zicht(session, samenstelling, gebruiker).get_stand(nummer)


def _zicht(session: Session, samenstelling: Samenstelling, gebruiker: Gebruiker) -> Zicht:
    return Zicht(session, gebruiker, vandaag=samenstelling.kalender())


# --- feedback -------------------------------------------------------------------------------------


def list_feedback(samenstelling: Samenstelling, gebruiker: Gebruiker) -> list[Feedback]:
    """What this account gave and received, oldest first."""
    with samenstelling.opslag.lezen() as session:
        return FeedbackRepository(session, gebruiker.account).list_()


def geef_feedback(
    samenstelling: Samenstelling, gebruiker: Gebruiker, *, aan: str, tekst: str
) -> Feedback:
    """Tell a colleague something, under a random code.

    Raises:
        NietGevonden: there is no such account, or not in this organisation.
        OngeldigeWaarde: as ``modellen.team.model.controleer_feedback``.
    """
    with samenstelling.opslag.schrijven() as session:
        return FeedbackRepository(session, gebruiker.account).geef(
            secrets.token_hex(8), aan=aan, tekst=tekst, op=samenstelling.klok()
        )


def delete_feedback(samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: str) -> None:
    """Remove feedback for both; raises ``NietGevonden`` when this account has no part in it."""
    with samenstelling.opslag.schrijven() as session:
        FeedbackRepository(session, gebruiker.account).delete(nummer)
