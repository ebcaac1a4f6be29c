"""One night at a time: a lock that a dead process cannot keep.

On PostgreSQL the server holds it for a connection and lets go when that ends. A machine or network
that vanishes ends nothing, so the server is told to end a connection that is silent for too long,
and a heartbeat speaks on it. SQLite has no such thing; there the row says until when its holder is
believed alive, a heartbeat moves that on, and a holder on this machine whose process is gone is not
waited for. On both, every write asks first whether the row still names its writer: who was taken
for dead while asleep writes nothing.
"""

from __future__ import annotations

import os
import socket
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection, delete, func, insert, select, text, update
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
        if session.get_bind().dialect.name == "postgresql":
            # Else a writer that vanishes here would keep the row from whoever takes over.
            _hoogstens_stil(session, "idle_in_transaction_session_timeout", alleen_nu=True)
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
            with _hartslag(lambda: _verleng(opslag, slot.houder), nodig=opslag.is_sqlite):
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
        # It is closed at the end, not given back: neither lock nor time limit stays with the pool.
        verbinding.detach()
        _hoogstens_stil(verbinding, "idle_session_timeout", alleen_nu=False)
        try:
            with _hartslag(lambda: verbinding.execute(select(1)), nodig=True):
                yield
        finally:
            # Closing frees it too, but a moment later.
            with suppress(SQLAlchemyError):
                verbinding.execute(text("SELECT pg_advisory_unlock(:s)"), {"s": SERVERSLOT})


def _hoogstens_stil(uitvoerder: Session | Connection, instelling: str, *, alleen_nu: bool) -> None:
    """Let the server end a connection that says nothing for ``HUURTIJD``; it keeps no lock then.

    Servers before PostgreSQL 14 know no ``idle_session_timeout``: there nothing is set.
    """
    vraag = "SELECT set_config(name, :tijd, :lokaal) FROM pg_settings WHERE name = :naam"
    tijd = f"{HUURTIJD // timedelta(milliseconds=1)}ms"
    waarden = {"tijd": tijd, "lokaal": alleen_nu, "naam": instelling}
    uitvoerder.execute(text(vraag), waarden)


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


def _verleng(opslag: Opslag, houder: str) -> None:
    tabel = NachtslotRij.tabel()
    with opslag.schrijven() as session:
        session.execute(update(tabel).where(tabel.c.houder == houder).values(tot=nu() + HUURTIJD))


@contextmanager
def _hartslag(klop: Callable[[], object], *, nodig: bool) -> Iterator[None]:
    if not nodig:
        yield
        return
    klaar = threading.Event()

    def blijf_kloppen() -> None:
        while not klaar.wait(HUURTIJD.total_seconds() / 6):
            # A beat may be missed while a large block is written; the next one comes.
            with suppress(SQLAlchemyError):
                klop()

    draad = threading.Thread(target=blijf_kloppen, name="nachtslot", daemon=True)
    draad.start()
    try:
        yield
    finally:
        klaar.set()
        draad.join()
