"""What was said in a talk: written by the klant's own coach, read by that coach and the klant.

That the talk took place is seen by more people; see ``Zicht``. Nobody else comes past this module
to the content: not a teamleider, not whoever pays.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from api.toegang.spoor import noteer
from api.toegang.zicht import Zicht, mag_vertrouwelijk
from modellen.audit.model import Gegevenssoort
from modellen.contact.model import Gespreksinhoud, InhoudIntussenGewijzigd
from modellen.contact.repository import ContactmomentRepository, GespreksinhoudRepository
from modellen.fouten import GeenToegang
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.traject.model import Traject


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
