"""One night at a time, and a dead process keeps nobody waiting."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import timedelta

import pytest
from sqlalchemy import insert, select, text, update

from modellen.nacht.model import NachtBezig, NachtslotVerloren
from modellen.nacht.slot import HUURTIJD, SERVERSLOT, neem_nachtslot
from modellen.nacht.tables import NachtslotRij
from modellen.opslag.base import nu, wie_wanneer
from modellen.opslag.engine import Opslag
from tests.huis.project import REPO
from tests.modellen.opslag.databank import verse_opslag

TABEL = NachtslotRij.tabel()

VERBREEK_HOUDER = (
    "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = :slot "
    "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
HOUDER = """
import sys, time
from datetime import timedelta
import modellen.nacht.slot as slotmodule
from modellen.nacht.model import NachtslotVerloren
from modellen.opslag.engine import Opslag
slotmodule.HUURTIJD = timedelta(seconds=1)
opslag = Opslag(sys.argv[1])
try:
    with slotmodule.neem_nachtslot(opslag, door="test") as slot:
        if sys.argv[2] == "1":
            with opslag.schrijven() as session:
                slot.eis(session)
                print("gekregen", flush=True)
                time.sleep(0.5)
        else:
            print("gekregen", flush=True)
        while True:
            with opslag.schrijven() as session:
                slot.eis(session)
            time.sleep(0.05)
except Exception as fout:
    # A connection that was cut in the middle of a block says so; nothing was written either.
    print("verloren" if isinstance(fout, NachtslotVerloren) or sys.argv[2] == "1" else fout,
          flush=True)
"""
"""Holds the lock, and in the second form a transaction that has asked for the row."""


@pytest.fixture
def opslag(database_url: str) -> Iterator[Opslag]:
    with verse_opslag(database_url) as verse:
        yield verse


@pytest.fixture
def sqlite_opslag(sqlite_url: str) -> Iterator[Opslag]:
    with verse_opslag(sqlite_url) as verse:
        yield verse


def zet(opslag: Opslag, *, machine: str, proces: int, over: timedelta) -> None:
    rij = {
        "sleutel": "nacht",
        "houder": "een-ander",
        "machine": machine,
        "proces": proces,
        "tot": nu() + over,
    }
    with opslag.schrijven() as session:
        session.execute(insert(TABEL), [rij | wie_wanneer("test")])


def houders(opslag: Opslag) -> list[str]:
    with opslag.lezen() as session:
        return list(session.execute(select(TABEL.c.houder)).scalars())


def een_dood_proces() -> int:
    kind = subprocess.Popen([sys.executable, "-c", ""])
    kind.wait()
    return kind.pid


@contextmanager
def wacht_op_nachtslot(opslag: Opslag) -> Iterator[None]:
    """The lock, as soon as it is free; ten seconds at most."""
    with ExitStack() as stapel:
        for _ in range(100):
            with suppress(NachtBezig):
                stapel.enter_context(neem_nachtslot(opslag, door="opvolger"))
                break
            time.sleep(0.1)
        else:
            pytest.fail("nobody let go of the lock")
        yield


def test_een_tweede_krijgt_het_niet(opslag: Opslag):
    with neem_nachtslot(opslag, door="test") as slot:
        with pytest.raises(NachtBezig), neem_nachtslot(opslag, door="test"):
            pass
        with opslag.schrijven() as session:
            slot.eis(session)  # and the first one still has it


def test_wie_is_overgenomen_mag_niets_meer(opslag: Opslag):
    with neem_nachtslot(opslag, door="test") as slot:
        with opslag.schrijven() as session:
            session.execute(update(TABEL).values(houder="een-ander"))
        with opslag.schrijven() as session, pytest.raises(NachtslotVerloren):
            slot.eis(session)
    assert houders(opslag) == ["een-ander"], "the lock of another one is left alone"


def test_een_levend_proces_elders_houdt_het(sqlite_opslag: Opslag):
    zet(sqlite_opslag, machine="andere-machine", proces=1, over=HUURTIJD)
    with pytest.raises(NachtBezig), neem_nachtslot(sqlite_opslag, door="test"):
        pass


def test_een_levend_proces_hier_houdt_het(sqlite_opslag: Opslag):
    zet(sqlite_opslag, machine=socket.gethostname(), proces=os.getppid(), over=HUURTIJD)
    with pytest.raises(NachtBezig), neem_nachtslot(sqlite_opslag, door="test"):
        pass


def test_na_een_fout_is_het_weer_vrij(opslag: Opslag):
    with suppress(RuntimeError), neem_nachtslot(opslag, door="test"):
        raise RuntimeError
    assert houders(opslag) == []
    with neem_nachtslot(opslag, door="test"):
        assert len(houders(opslag)) == 1


def test_een_dood_proces_hier_wordt_niet_afgewacht(opslag: Opslag):
    zet(opslag, machine=socket.gethostname(), proces=een_dood_proces(), over=HUURTIJD)
    with neem_nachtslot(opslag, door="test"):
        assert houders(opslag) != ["een-ander"]


def test_wie_te_lang_zwijgt_geldt_als_dood(sqlite_opslag: Opslag):
    zet(sqlite_opslag, machine="andere-machine", proces=1, over=timedelta(seconds=-1))
    with neem_nachtslot(sqlite_opslag, door="test"):
        assert houders(sqlite_opslag) != ["een-ander"]


def test_een_nummer_dat_nu_van_ons_is_was_van_een_dode(sqlite_opslag: Opslag):
    zet(sqlite_opslag, machine=socket.gethostname(), proces=os.getpid(), over=HUURTIJD)
    with neem_nachtslot(sqlite_opslag, door="test"):
        pass


class TestVerbindingWeg:
    """PostgreSQL: the connection that holds the lock ends, or nobody is at its other end."""

    @pytest.fixture
    def postgres_opslag(self, postgres_url: str) -> Iterator[Opslag]:
        # A row that stays locked is a fault here, not a reason to wait for ever.
        with verse_opslag(f"{postgres_url}&options=-c%20lock_timeout%3D5s") as verse:
            yield verse

    def test_na_een_verbroken_verbinding_mag_een_ander_en_schrijft_de_eerste_niets(
        self, postgres_opslag: Opslag
    ):
        with neem_nachtslot(postgres_opslag, door="een") as eerste:
            with postgres_opslag.schrijven() as session:
                session.execute(text(VERBREEK_HOUDER), {"slot": SERVERSLOT & 0xFFFFFFFF})
            with (
                wacht_op_nachtslot(postgres_opslag),
                postgres_opslag.schrijven() as session,
                pytest.raises(NachtslotVerloren),
            ):
                eerste.eis(session)
        assert houders(postgres_opslag) == []

    @pytest.mark.parametrize("schrijft", [False, True], ids=["wacht", "schrijft"])
    def test_wie_geen_teken_van_leven_meer_geeft_houdt_het_niet(
        self, postgres_opslag: Opslag, postgres_url: str, schrijft: bool
    ):
        # Stopped in its tracks: to the server that is a machine whose network is gone.
        houder = subprocess.Popen(
            [sys.executable, "-c", HOUDER, postgres_url, str(int(schrijft))],
            env=os.environ | {"PYTHONPATH": str(REPO)},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert houder.stdout is not None
        try:
            assert houder.stdout.readline() == "gekregen\n"
            with pytest.raises(NachtBezig), neem_nachtslot(postgres_opslag, door="ander"):
                pass
            houder.send_signal(signal.SIGSTOP)
            with wacht_op_nachtslot(postgres_opslag):
                houder.send_signal(signal.SIGCONT)
                assert houder.stdout.readline() == "verloren\n"
        finally:
            houder.kill()
            houder.wait()
            houder.stdout.close()

    def test_hartslag_houdt_de_verbinding_van_een_lange_ronde_open(
        self, postgres_opslag: Opslag, monkeypatch
    ):
        monkeypatch.setattr("modellen.nacht.slot.HUURTIJD", timedelta(seconds=0.6))
        with neem_nachtslot(postgres_opslag, door="een"):
            time.sleep(1.5)
            with pytest.raises(NachtBezig), neem_nachtslot(postgres_opslag, door="ander"):
                pass

    def test_de_grens_blijft_niet_achter_op_een_verbinding_die_terug_gaat(
        self, postgres_opslag: Opslag
    ):
        with (
            neem_nachtslot(postgres_opslag, door="een") as slot,
            postgres_opslag.schrijven() as session,
        ):
            slot.eis(session)
        for grens in ("idle_session_timeout", "idle_in_transaction_session_timeout"):
            with postgres_opslag.lezen() as session:
                assert session.execute(text(f"SHOW {grens}")).scalar() == "0"


def test_hartslag_houdt_een_lange_ronde_in_leven(sqlite_opslag: Opslag, monkeypatch):
    monkeypatch.setattr("modellen.nacht.slot.HUURTIJD", timedelta(seconds=0.6))
    with neem_nachtslot(sqlite_opslag, door="test"):
        with sqlite_opslag.lezen() as session:
            eerst = session.execute(select(TABEL.c.tot)).scalar_one()
        wacht = threading.Event()
        for _ in range(100):
            wacht.wait(0.1)
            with sqlite_opslag.lezen() as session:
                if session.execute(select(TABEL.c.tot)).scalar_one() > eerst:
                    return
        raise AssertionError("no beat came")
