"""A calendar program that reads the deadlines of one coach, with a key of its own.

The key opens one thing: the open deadlines of that account, with numbers of trajecten and without
names. It is made from a code in the store and the secret of the installation, so whoever reads the
store has no key; ending or renewing the feed makes the old key worthless. See besluit 0022.
"""

from __future__ import annotations

import hmac
import secrets

from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from api.toegang.spoor import Spoor, volg
from api.toegang.trajecten import agenda_van
from modellen.agenda.repository import Agendakoppeling, AgendakoppelingRepository
from modellen.fouten import GeenToegang, NietGevonden
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.gebruiker.repository import GebruikerRepository
from modellen.traject.klokken import Deadline

KENMERK_BYTES = 16


def find_koppeling(samenstelling: Samenstelling, gebruiker: Gebruiker) -> Agendakoppeling | None:
    """The feed of this account, or ``None``."""
    with samenstelling.opslag.lezen() as session:
        return AgendakoppelingRepository(session).find(gebruiker.account)


def maak_koppeling(samenstelling: Samenstelling, gebruiker: Gebruiker) -> None:
    """Make the feed of this account, in place of any earlier one.

    Raises:
        GeenToegang: the account has no deadlines of its own.
    """
    _eis_coach(gebruiker)
    with samenstelling.opslag.schrijven() as session:
        kenmerk = secrets.token_hex(KENMERK_BYTES)
        AgendakoppelingRepository(session).maak(gebruiker.account, kenmerk)


def stop_koppeling(samenstelling: Samenstelling, gebruiker: Gebruiker) -> None:
    """End the feed: its key opens nothing any more."""
    with samenstelling.opslag.schrijven() as session:
        AgendakoppelingRepository(session).delete(gebruiker.account)


def sleutel_van(samenstelling: Samenstelling, koppeling: Agendakoppeling) -> str:
    """What the address of a feed ends with: its code and a seal over code and account."""
    tekst = f"agenda|{koppeling.account}|{koppeling.kenmerk}".encode()
    zegel = hmac.digest(samenstelling.geheim, tekst, "sha256").hex()
    return f"{koppeling.kenmerk}-{zegel}"


def lees_agenda_met_sleutel(samenstelling: Samenstelling, sleutel: str) -> tuple[Deadline, ...]:
    """The open deadlines of whoever made this key; that they were read is noted in the log.

    Raises:
        NietGevonden: no feed has this key, or its account is closed or no coach any more.
    """
    with samenstelling.opslag.lezen() as session:
        gebruiker = _find_gebruiker(samenstelling, session, sleutel)
    if gebruiker is None:
        # Without the key itself: what is shown on a page of errors may be copied.
        raise NietGevonden(soort="agenda", nummer="met deze sleutel")
    spoor = Spoor(samenstelling, gebruiker)
    with volg(spoor):
        gevonden = agenda_van(samenstelling, gebruiker)
    spoor.schrijf_gelezen()
    return gevonden


def _find_gebruiker(
    samenstelling: Samenstelling, session: Session, sleutel: str
) -> Gebruiker | None:
    kenmerk = sleutel.partition("-")[0]
    koppeling = AgendakoppelingRepository(session).find_op_kenmerk(kenmerk)
    if koppeling is None:
        return None
    if not hmac.compare_digest(sleutel_van(samenstelling, koppeling).encode(), sleutel.encode()):
        return None
    gebruiker = GebruikerRepository(session).find(koppeling.account)
    mag = gebruiker is not None and gebruiker.is_actief and gebruiker.rol is Rol.JOBCOACH
    return gebruiker if mag else None


def _eis_coach(gebruiker: Gebruiker) -> None:
    if gebruiker.rol is not Rol.JOBCOACH:
        raise GeenToegang(wat="een eigen agenda koppelen")
