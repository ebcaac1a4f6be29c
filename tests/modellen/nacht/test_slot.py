"""One night at a time, and a dead process keeps nobody waiting."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update

from modellen.nacht.model import NachtBezig, NachtslotVerloren
from modellen.nacht.slot import HUURTIJD, neem_nachtslot
from modellen.nacht.tables import NachtslotRij
from modellen.opslag.base import nu, wie_wanneer
from modellen.opslag.engine import Opslag
from tests.modellen.opslag.databank import verse_opslag

TABEL = NachtslotRij.tabel()


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
