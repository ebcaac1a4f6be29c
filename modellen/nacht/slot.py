"""One night at a time: a lock that a dead process cannot keep.

On PostgreSQL the server holds it for a connection and lets go when that ends. SQLite has no such
thing; there the row says until when its holder is believed alive, a heartbeat moves that on, and a
holder on this machine whose process is gone is not waited for. On both, every write asks first
whether the row still names its writer: who was taken for dead while asleep writes nothing.
"""

from __future__ import annotations

import os
import socket
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from modellen.nacht.model import NachtBezig, NachtslotVerloren
from modellen.nacht.tables import NachtslotRij
from modellen.opslag.base import nu, wie_wanneer
from modellen.opslag.engine import Opslag

HUURTIJD = timedelta(seconds=90)
"""How long a holder may be silent; the heartbeat comes six times as often."""

SERVERSLOT = 0x6F70737461700002
"""Key of the advisory lock in PostgreSQL; 1 is that of the migrations."""

_SLEUTEL = "nacht"
_in_dit_proces: set[str] = set()


@dataclass(frozen=True, slots=True)
class Nachtslot:
    """Held by this process; ``houder`` is a name that nobody else has."""

    houder: str

    def eis(self, session: Session) -> None:
        """Refuse to write when another one took over; holds the row until the end.

        Raises:
            NachtslotVerloren: when the row names somebody else.
        """
        kolom = NachtslotRij.tabel().c
        vraag = select(kolom.houder).where(kolom.sleutel == _SLEUTEL).with_for_update()
        if session.execute(vraag).scalar_one_or_none() != self.houder:
            raise NachtslotVerloren


@contextmanager
def neem_nachtslot(opslag: Opslag, *, door: str) -> Iterator[Nachtslot]:
    """The lock, for as long as the block lasts.

    Raises:
        NachtBezig: when a process that may be alive holds it.
    """
    slot = Nachtslot(uuid.uuid4().hex)
    with _serverslot(opslag), _in_proces(slot.houder):
        with opslag.schrijven() as session:
            _schrijf(session, slot.houder, is_zeker=not opslag.is_sqlite, door=door)
        try:
            with _hartslag(opslag, slot.houder):
                yield slot
        finally:
            # Whoever finds the store gone here has a worse fault to report than this one.
            with suppress(SQLAlchemyError), opslag.schrijven() as session:
                kolom = NachtslotRij.tabel().c
                session.execute(delete(NachtslotRij.tabel()).where(kolom.houder == slot.houder))


@contextmanager
def _serverslot(opslag: Opslag) -> Iterator[None]:
    if opslag.is_sqlite:
        yield
        return
    with opslag.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as verbinding:
        if not verbinding.execute(select(func.pg_try_advisory_lock(SERVERSLOT))).scalar():
            raise NachtBezig
        try:
            yield
        finally:
            # A pooled connection would keep the lock after it is given back.
            with suppress(SQLAlchemyError):
                verbinding.execute(text("SELECT pg_advisory_unlock(:s)"), {"s": SERVERSLOT})


@contextmanager
def _in_proces(houder: str) -> Iterator[None]:
    _in_dit_proces.add(houder)
    try:
        yield
    finally:
        _in_dit_proces.discard(houder)


def _schrijf(session: Session, houder: str, *, is_zeker: bool, door: str) -> None:
    tabel = NachtslotRij.tabel()
    rij = session.execute(select(tabel).where(tabel.c.sleutel == _SLEUTEL)).one_or_none()
    if rij is not None:
        leeft = rij.tot > nu() and not _is_dood(rij.machine, rij.proces, rij.houder)
        if leeft and not is_zeker:
            raise NachtBezig
        session.execute(delete(tabel).where(tabel.c.sleutel == _SLEUTEL))
    waarden = {
        "sleutel": _SLEUTEL,
        "houder": houder,
        "machine": socket.gethostname(),
        "proces": os.getpid(),
        "tot": nu() + HUURTIJD,
    }
    session.execute(insert(tabel), [waarden | wie_wanneer(door)])


def _is_dood(machine: str, proces: int, houder: str) -> bool:
    """Whether this machine knows that the holder is gone; of other machines it knows nothing."""
    if machine != socket.gethostname():
        return False
    if proces == os.getpid():  # this process, or an earlier one that had its number
        return houder not in _in_dit_proces
    try:
        os.kill(proces, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


@contextmanager
def _hartslag(opslag: Opslag, houder: str) -> Iterator[None]:
    if not opslag.is_sqlite:
        yield
        return
    klaar = threading.Event()

    def klop() -> None:
        tabel = NachtslotRij.tabel()
        while not klaar.wait(HUURTIJD.total_seconds() / 6):
            # A beat may be missed while a large block is written; the next one comes.
            with suppress(SQLAlchemyError), opslag.schrijven() as session:
                session.execute(
                    update(tabel).where(tabel.c.houder == houder).values(tot=nu() + HUURTIJD)
                )

    draad = threading.Thread(target=klop, name="nachtslot", daemon=True)
    draad.start()
    try:
        yield
    finally:
        klaar.set()
        draad.join()
