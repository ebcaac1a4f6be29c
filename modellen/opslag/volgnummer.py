"""Sequence numbers that tell readers what changed since they last looked.

Each stream has one counter row. A writer takes its lock before it reads what it will replace and
holds it until commit, so numbers become visible in order: a reader that has seen number n will
never find a lower one later. Whoever writes to several streams in one transaction takes their locks
in the order of :class:`Stroom`. TRAJECT, VOORSTEL, AUDIT and ACCOUNT only give numbers to what is
new.
"""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import BigInteger, bindparam, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from modellen.opslag.base import Base, Code, WieWanneer, nu


class Stroom(StrEnum):
    """What is numbered together."""

    KLANT = "klant"
    WERK = "werk"
    TRAJECT = "traject"
    VOORSTEL = "voorstel"
    AUDIT = "audit"
    ACCOUNT = "account"


class TellerRij(WieWanneer, Base):
    """The highest number given out in each stream."""

    __tablename__ = "teller"

    stroom: Mapped[Code] = mapped_column(primary_key=True)
    stand: Mapped[int] = mapped_column(BigInteger)


_teller = TellerRij.tabel()
_NEEM = (
    update(_teller)
    .where(_teller.c.stroom == bindparam("bij_stroom"))
    .values(
        stand=_teller.c.stand + bindparam("aantal", type_=BigInteger()),
        gewijzigd_op=bindparam("nieuw_gewijzigd_op", type_=_teller.c.gewijzigd_op.type),
    )
    .returning(_teller.c.stand)
)


def vergrendel(session: Session, stroom: Stroom) -> None:
    """Wait until no other transaction writes to the stream. SQLite writers are alone already."""
    if session.get_bind().dialect.name == "sqlite":
        return
    teller = TellerRij.tabel().c
    session.execute(select(teller.stand).where(teller.stroom == stroom.value).with_for_update())


def volgend_nummer(session: Session, stroom: Stroom) -> int:
    """Take one number; it is visible to others at commit."""
    return neem_nummers(session, stroom, aantal=1)[0]


def neem_nummers(session: Session, stroom: Stroom, *, aantal: int) -> range:
    """Take ``aantal`` consecutive numbers."""
    # Past the ORM, with a statement made beforehand: the audit log takes a number per page.
    waarden = {"bij_stroom": stroom.value, "aantal": aantal, "nieuw_gewijzigd_op": nu()}
    stand: int = session.connection().execute(_NEEM, waarden).scalar_one()
    return range(stand - aantal + 1, stand + 1)


def opslag_kenmerk(session: Session) -> str:
    """What tells this database from any other: the moment at which its counters were made.

    Derived data on disk carries it, so that a fresh database never reads the index of an old one.
    """
    teller = TellerRij.tabel().c
    begin = session.execute(select(func.min(teller.aangemaakt_op))).scalar_one()
    return str(begin.isoformat())


def hoogste_nummer(session: Session, stroom: Stroom) -> int:
    """The highest number given out; 0 when nothing was ever written."""
    teller = TellerRij.tabel().c
    stand: int = session.execute(
        select(teller.stand).where(teller.stroom == stroom.value)
    ).scalar_one()
    return stand
