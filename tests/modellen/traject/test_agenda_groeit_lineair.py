"""The work of an agenda grows with the number of open trajectories, and with nothing else.

Counted, not timed: questions to the database, instructions that SQLite executes for them, and
calls of Python functions. Whoever doubles the caseload doubles these, on any machine.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

import pytest
from sqlalchemy import event

from modellen.klant.repository import KlantRepository
from modellen.normen.norm import standaardnormen
from modellen.opslag.engine import Opslag
from modellen.traject.deadline_repository import DeadlineRepository, lees_agenda
from modellen.traject.klokken import Deadline
from modellen.traject.model import AFSLUITEN, Gebeurtenis, Traject
from modellen.traject.repository import TrajectRepository
from modellen.waarden import KlantNummer
from tests.builders import ORGANISATIE, een_klant
from tests.modellen.opslag.databank import verse_opslag
from tests.modellen.traject.test_klokken import SOORT

SOORTEN = {SOORT.code: SOORT}
BEGIN = datetime(2026, 3, 2, 9, tzinfo=UTC)
NU = BEGIN + timedelta(days=60)
STAPPEN = ("aanmelding", "toewijzing", "handtekening", "opstapbaan", *("driegesprek",) * 8)
OPEN = ("intake", "voortgang")
"""What those steps leave open."""
KLEIN, GROOT = 60, 240


@dataclass(slots=True)
class Werk:
    """What one agenda took."""

    vragen: int = 0
    stappen: int = 0
    aanroepen: int = 0


def vul(opslag: Opslag, aantal: int, *, per_traject: int = 1, afgesloten: int = 0) -> None:
    """So many open trajectories, with every step so many times, and closed ones beside them."""
    momenten = [BEGIN + timedelta(hours=i) for i in range(len(STAPPEN) * per_traject)]
    verhaal = [
        Gebeurtenis(i, stap, moment, "coach", moment)
        for i, (stap, moment) in enumerate(zip(STAPPEN * per_traject, momenten, strict=True), 1)
    ]
    slot = Gebeurtenis(len(verhaal) + 1, AFSLUITEN, NU, "coach", NU)
    with opslag.schrijven() as session:
        KlantRepository(session).save(een_klant("K-1"), door="test")
        trajecten = TrajectRepository(session, soorten=SOORTEN)
        for i in range(aantal + afgesloten):
            traject = Traject(f"T-{i}", KlantNummer("K-1"), SOORT.code, ORGANISATIE, f"G{i % 3}")
            trajecten.create(traject, door="test")
        verhalen = {f"T-{i}": verhaal for i in range(aantal)}
        dicht = {f"T-{i}": [*verhaal, slot] for i in range(aantal, aantal + afgesloten)}
        trajecten.voeg_vele_toe(verhalen | dicht)


@contextmanager
def geteld(opslag: Opslag) -> Iterator[Werk]:
    """Counts while it lasts; the database in steps of twenty instructions."""
    werk = Werk()

    def tel_stap() -> None:
        werk.stappen += 1

    def tel_vraag(_verbinding, cursor, opdracht: str, *_: object) -> None:
        werk.vragen += opdracht.startswith(("SELECT", "INSERT", "DELETE"))
        cursor.connection.set_progress_handler(tel_stap, 20)

    def tel_aanroep(frame: FrameType, wat: str, _arg: object) -> None:
        werk.aanroepen += wat == "call" and frame.f_code is not tel_stap.__code__

    event.listen(opslag.engine, "before_cursor_execute", tel_vraag)
    sys.setprofile(tel_aanroep)
    try:
        yield werk
    finally:
        sys.setprofile(None)
        event.remove(opslag.engine, "before_cursor_execute", tel_vraag)


def lees(opslag: Opslag) -> tuple[Deadline, ...]:
    return lees_agenda(opslag, soorten=SOORTEN, normboek=standaardnormen(), nu=NU)


def lees_zonder_te_bewaren(opslag: Opslag) -> tuple[Deadline, ...]:
    with opslag.lezen() as session:
        deadlines = DeadlineRepository(session, soorten=SOORTEN, normboek=standaardnormen())
        return deadlines.agenda(nu=NU)


def _kopie(sjabloon: Path, map_: Path | str) -> str:
    return f"sqlite:///{shutil.copy(sjabloon, map_)}"


def meet(
    sjabloon: Path,
    vraag: Callable[[Opslag], tuple[Deadline, ...]],
    aantal: int,
    *,
    per_traject: int = 1,
    afgesloten: int = 0,
    is_bij: bool = True,
) -> Werk:
    with TemporaryDirectory() as map_, verse_opslag(_kopie(sjabloon, map_)) as opslag:
        vul(opslag, aantal, per_traject=per_traject, afgesloten=afgesloten)
        if is_bij:
            lees(opslag)
        vraag(opslag)  # what is done once (statements compiled, caches filled) is no growth
        with geteld(opslag) as werk:
            gevonden = vraag(opslag)
        assert len(gevonden) == aantal * len(OPEN)
        return werk


@pytest.fixture
def sjabloon(_sqlite_sjabloon: Path) -> Path:
    return _sqlite_sjabloon


@pytest.fixture
def klein(sjabloon: Path) -> Werk:
    return meet(sjabloon, lees, KLEIN)


def test_een_agenda_leest_en_schrijft_geen_gebeurtenissen(sqlite_url):
    with verse_opslag(sqlite_url) as opslag:
        vul(opslag, 3)
        lees(opslag)
        vragen: list[str] = []

        def noteer(_v, _c, opdracht: str, *_: object) -> None:
            vragen.append(opdracht)

        event.listen(opslag.engine, "before_cursor_execute", noteer)
        assert {d.klok for d in lees(opslag)} == set(OPEN)
        assert [v.split()[0] for v in vragen] == ["PRAGMA", "BEGIN", "SELECT", "SELECT"]
        assert not [v for v in vragen if "gegevens" in v]


def test_aantal_vragen_aan_de_databank_hangt_niet_van_de_caseload_af(sjabloon, klein):
    groot = meet(sjabloon, lees, GROOT)
    assert groot.vragen == klein.vragen == 2


def test_viermaal_zoveel_trajecten_is_viermaal_zoveel_werk(sjabloon, klein):
    groot = meet(sjabloon, lees, GROOT)
    assert groot.stappen / klein.stappen == pytest.approx(GROOT / KLEIN, rel=0.15)
    assert groot.aanroepen / klein.aanroepen <= 1.05 * GROOT / KLEIN


def test_langere_dossiers_kosten_bij_het_lezen_geen_extra_werk(sjabloon, klein):
    lang = meet(sjabloon, lees, KLEIN, per_traject=5)
    assert lang.vragen == klein.vragen
    assert lang.aanroepen == pytest.approx(klein.aanroepen, rel=0.02)
    assert lang.stappen == pytest.approx(klein.stappen, rel=0.1)


def test_afgesloten_trajecten_kosten_bijna_niets(sjabloon, klein):
    met_archief = meet(sjabloon, lees, KLEIN, afgesloten=3 * KLEIN)
    assert met_archief.vragen == klein.vragen
    assert met_archief.aanroepen == pytest.approx(klein.aanroepen, rel=0.02)
    assert met_archief.stappen < 2.5 * klein.stappen


def test_ook_alles_opnieuw_afleiden_groeit_lineair(sjabloon):
    klein, groot = (
        meet(sjabloon, lees_zonder_te_bewaren, aantal, is_bij=False) for aantal in (KLEIN, GROOT)
    )
    assert groot.vragen == klein.vragen, "one round of questions for each thousand"
    assert groot.stappen / klein.stappen == pytest.approx(GROOT / KLEIN, rel=0.15)
    assert groot.aanroepen / klein.aanroepen <= 1.05 * GROOT / KLEIN
