"""What was said in a talk: written by the klant's own coach, read by that coach and the klant.

That the talk took place is seen by more people; see ``Zicht``. Nobody else comes past this module
to the content: not a teamleider, not whoever pays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from api.toegang.spoor import noteer
from api.toegang.trajecten import Voorstel, schrijf_stap
from api.toegang.zicht import Zicht, mag_vertrouwelijk
from modellen.audit.model import Gegevenssoort
from modellen.contact.model import CONTACTMOMENT, Gespreksinhoud, InhoudIntussenGewijzigd
from modellen.contact.repository import ContactmomentRepository, GespreksinhoudRepository
from modellen.fouten import GeenToegang
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.traject.gedeeld import AFSPRAAK, AFSPRAAK_BESPROKEN
from modellen.traject.model import Gegeven, Traject
from modellen.traject.stand import Stand


@dataclass(frozen=True, slots=True)
class NieuweInhoud:
    """What somebody wants to record of a talk.

    Attributes:
        gelezen: version that it improves, ``None`` = nothing was recorded yet.
        reden: why it is different; for an improvement.
    """

    tekst: str
    gelezen: int | None = None
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class NieuwGesprek:
    """A talk with all that came of it.

    Attributes:
        moment: when it was (aware). gezien: number of events that the writer had read.
        contact: fields of the talk itself. besproken, afspraken: of each earlier agreement that
            was discussed, and of each new one.
        inhoud: what was said; empty = that is not recorded.
    """

    moment: datetime
    gezien: int
    contact: Mapping[str, Gegeven]
    besproken: tuple[Mapping[str, Gegeven], ...] = ()
    afspraken: tuple[Mapping[str, Gegeven], ...] = ()
    inhoud: str = ""

    @property
    def stappen(self) -> Iterator[tuple[str, Mapping[str, Gegeven]]]:
        """Steps in the order in which a talk goes: looking back, the talk, what comes next."""
        yield from ((AFSPRAAK_BESPROKEN.code, velden) for velden in self.besproken)
        yield CONTACTMOMENT, self.contact
        yield from ((AFSPRAAK.code, velden) for velden in self.afspraken)


def leg_gesprek_vast(
    samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: str, nieuw: NieuwGesprek
) -> Stand:
    """Record all of it or nothing, and give the dossier as this account may see it afterwards.

    Raises:
        NietGevonden: the traject does not exist, or not for this account.
        GeenToegang: there is something confidential in it and the account may not read that.
        StapGeweigerd: a gate stands in the way of one of the steps; with all its reasons.
        IntussenVastgelegd: somebody else recorded something at the same moment.
    """
    mag = mag_vertrouwelijk(gebruiker)
    if nieuw.inhoud.strip() and not mag:
        raise GeenToegang(wat="vastleggen wat er is besproken")
    with samenstelling.opslag.schrijven() as session:
        zicht = Zicht(session, gebruiker, vandaag=samenstelling.kalender())
        klant = zicht.get_traject(nummer).klant
        contact = 0
        for volgnummer, (stap, velden) in enumerate(nieuw.stappen, nieuw.gezien + 1):
            voorstel = Voorstel(stap, velden, moment=nieuw.moment, volgnummer=volgnummer)
            schrijf_stap(
                session,
                samenstelling,
                nummer,
                voorstel,
                door=gebruiker.account,
                met_vertrouwelijk=mag,
            )
            contact = volgnummer if stap == CONTACTMOMENT else contact
        if nieuw.inhoud.strip():
            noteer(session, Gegevenssoort.VERTROUWELIJK, [klant])
            gesprek = ContactmomentRepository(session).get(nummer, contact)
            GespreksinhoudRepository(session).create(
                gesprek, tekst=nieuw.inhoud, door=gebruiker.account, op=samenstelling.klok()
            )
        return zicht.get_stand(nummer)


def lees_inhoud(
    samenstelling: Samenstelling, gebruiker: Gebruiker, traject: str, contact: int
) -> tuple[Gespreksinhoud, ...]:
    """Every version of what was said, oldest first; empty when nothing was recorded.

    Raises:
        GeenToegang: the account is not a coach or a klant.
        NietGevonden: the talk does not exist, was withdrawn, or is of somebody else.
    """
    with samenstelling.opslag.lezen() as session:
        zicht = Zicht(session, gebruiker, vandaag=samenstelling.kalender())
        gevonden = _eis_klant_of_coach(zicht, traject)
        noteer(session, Gegevenssoort.VERTROUWELIJK, [gevonden.klant])
        return _versies(session, traject, contact)


def schrijf_inhoud(
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    traject: str,
    contact: int,
    nieuw: NieuweInhoud,
) -> tuple[Gespreksinhoud, ...]:
    """Record what was said, or a better text beside it, and give every version.

    Raises:
        GeenToegang: the account is not a coach.
        NietGevonden: the talk does not exist, was withdrawn, or is of somebody else's klant.
        InhoudIntussenGewijzigd: ``gelezen`` is not the newest version.
        OngeldigeWaarde: text or reason is missing.
    """
    with samenstelling.opslag.schrijven() as session:
        zicht = Zicht(session, gebruiker, vandaag=samenstelling.kalender())
        if not mag_vertrouwelijk(gebruiker):
            raise GeenToegang(wat="vastleggen wat er is besproken")
        gevonden = zicht.eis_traject(traject)
        noteer(session, Gegevenssoort.VERTROUWELIJK, [gevonden.klant])
        inhoud, op = GespreksinhoudRepository(session), samenstelling.klok()
        gesprek = ContactmomentRepository(session).get(traject, contact)
        laatste = inhoud.find(gesprek)
        if nieuw.gelezen != (laatste.versie if laatste else None):
            raise InhoudIntussenGewijzigd()
        if laatste is None:
            inhoud.create(gesprek, tekst=nieuw.tekst, door=gebruiker.account, op=op)
        else:
            reden = nieuw.reden or ""
            inhoud.verbeter(laatste, tekst=nieuw.tekst, reden=reden, door=gebruiker.account, op=op)
        return _versies(session, traject, contact)


def _eis_klant_of_coach(zicht: Zicht, traject: str) -> Traject:
    if zicht.gebruiker.rol is Rol.KLANT:
        return zicht.eis_eigen_traject(traject)
    if mag_vertrouwelijk(zicht.gebruiker):
        return zicht.eis_traject(traject)
    raise GeenToegang(wat="lezen wat er is besproken")


def _versies(session: Session, traject: str, contact: int) -> tuple[Gespreksinhoud, ...]:
    ContactmomentRepository(session).get(traject, contact)  # a withdrawn talk is not read
    return GespreksinhoudRepository(session).versies(traject, contact)
