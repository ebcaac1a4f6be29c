"""What happened at the door and to accounts: written by whoever does it, read by who guards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from modellen.aanmelding.model import MISLUKT, Accountgebeurtenis, Accountregel, Middel
from modellen.aanmelding.repository import AccountlogRepository
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.gebruiker.repository import GebruikerRepository

BEWAARD = timedelta(days=366)
"""After this a line is removed: long enough for a yearly check."""
BLADZIJ = 50


@dataclass(frozen=True, slots=True)
class Logblad:
    """One page of the log. ``verder``: number after which the next one goes on."""

    regels: list[Accountregel]
    namen: Mapping[str, str]
    verder: int | None


def schrijf(
    session: Session,
    nu: datetime,
    soort: Accountgebeurtenis,
    over: Gebruiker | None = None,
    *,
    door: str | None = None,
    middel: Middel | None = None,
    rol: Rol | None = None,
) -> None:
    """Add a line in the transaction that does it.

    Args:
        over: whose account; ``None`` = a name that is no account.
        door: who did it; ``None`` = the account itself, or nobody knows where it failed.
    """
    account = over.account if over else None
    log = AccountlogRepository(session)
    if soort is Accountgebeurtenis.AANGEMELD:
        log.ruim_op(voor=nu - BEWAARD)
    log.voeg_toe(
        Accountregel(
            moment=nu,
            soort=soort,
            account=account,
            organisatie=over.organisatie if over else None,
            door=None if soort in MISLUKT else door or account,
            middel=middel,
            rol=rol,
        )
    )


def lees_log(
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    *,
    soorten: tuple[Accountgebeurtenis, ...] = (),
    voor: int | None = None,
) -> Logblad:
    """A page of the own organisation's lines, newest first."""
    with samenstelling.opslag.lezen() as session:
        gevonden = AccountlogRepository(session).lees(
            gebruiker.organisatie, soorten=soorten, voor=voor, aantal=BLADZIJ + 1
        )
        regels = [regel for _, regel in gevonden[:BLADZIJ]]
        accounts = {a for r in regels for a in (r.account, r.door) if a is not None}
        namen = GebruikerRepository(session).namen(accounts)
    verder = gevonden[BLADZIJ - 1][0] if len(gevonden) > BLADZIJ else None
    return Logblad(regels, namen, verder)
