"""Keeps who lets a calendar program read the own deadlines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, insert, select
from sqlalchemy.orm import Session

from modellen.agenda.tables import AgendakoppelingRij
from modellen.gebruiker.repository import GebruikerRepository
from modellen.opslag.base import wie_wanneer

_tabel = AgendakoppelingRij.tabel()


@dataclass(frozen=True, slots=True)
class Agendakoppeling:
    """The feed of one account.

    Attributes:
        kenmerk: 32 hexadecimal digits; a new feed has another one, and the old one is gone.
        sinds: when it was made (aware).
    """

    account: str
    kenmerk: str
    sinds: datetime


class AgendakoppelingRepository:
    """Feeds in one session: an account has one or none."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def maak(self, account: str, kenmerk: str) -> None:
        """Make the feed of an account, in place of any earlier one; raises ``NietGevonden``."""
        GebruikerRepository(self._session).get(account)
        self.delete(account)
        rij = {"account": account, "kenmerk": kenmerk} | wie_wanneer(account)
        self._session.execute(insert(_tabel), rij)

    def find(self, account: str) -> Agendakoppeling | None:
        """The feed of an account, or ``None``."""
        return self._find(_tabel.c.account == account)

    def find_op_kenmerk(self, kenmerk: str) -> Agendakoppeling | None:
        """The feed with this code, or ``None``."""
        return self._find(_tabel.c.kenmerk == kenmerk)

    def delete(self, account: str) -> None:
        """End the feed of an account; without one nothing happens."""
        self._session.execute(delete(_tabel).where(_tabel.c.account == account))

    def _find(self, keuze: ColumnElement[bool]) -> Agendakoppeling | None:
        vraag = select(_tabel.c.account, _tabel.c.kenmerk, _tabel.c.aangemaakt_op).where(keuze)
        rij = self._session.execute(vraag).one_or_none()
        return None if rij is None else Agendakoppeling(*rij)
