"""Recording a step keeps the agenda up to date, in the same transaction."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from api.toegang.trajecten import Voorstel, leg_stap_vast
from modellen.fouten import OpstapFout
from modellen.gebruiker.repository import GebruikerRepository
from modellen.normen.norm import Normboek
from modellen.traject.deadline_repository import DeadlineRepository, lees_agenda
from modellen.traject.klokken import Deadline, agenda
from modellen.traject.repository import TrajectRepository
from tests.api.wereld import COACH, NU

GESPREK = Voorstel("gesprek", {"onderwerp": "stage", "verhaal": "Het ging goed."})


@pytest.fixture
def wereld(eigen_wereld: Samenstelling) -> Samenstelling:
    _lees(eigen_wereld)
    return eigen_wereld


def _lees(wereld: Samenstelling) -> tuple[Deadline, ...]:
    return lees_agenda(wereld.opslag, soorten=wereld.soorten(), normboek=wereld.normboek(), nu=NU)


def _leg_vast(wereld: Samenstelling, voorstel: Voorstel) -> None:
    with wereld.opslag.lezen() as session:
        coach = GebruikerRepository(session).find(COACH)
    assert coach is not None
    leg_stap_vast(wereld, coach, "T-1", voorstel)


def _bewaard(wereld: Samenstelling, session: Session) -> tuple[Deadline, ...] | None:
    """``None`` when something would have to be derived first."""
    return DeadlineRepository(
        session, soorten=wereld.soorten(), normboek=wereld.normboek()
    ).find_agenda(nu=NU)


def test_stap_zonder_af_te_leiden_deadlines_wordt_niet_vastgelegd(wereld):
    voor = _lees(wereld)
    normen, wereld.normboek = wereld.normboek, lambda: Normboek([])
    with pytest.raises(OpstapFout) as fout:
        _leg_vast(wereld, GESPREK)
    assert fout.value.code == "norm_onbekend"
    wereld.normboek = normen
    with wereld.opslag.lezen() as session:
        assert _bewaard(wereld, session) == voor
        assert len(TrajectRepository(session).stand("T-1").gebeurtenissen) == 2


def test_vastgelegde_stap_staat_meteen_in_de_agenda(wereld):
    voor = {d.traject: d.ronde for d in _lees(wereld)}
    _leg_vast(wereld, GESPREK)
    _leg_vast(wereld, replace(GESPREK, corrigeert=3, reden="Ander onderwerp."))
    with wereld.opslag.lezen() as session:
        gevonden = _bewaard(wereld, session)
        standen = TrajectRepository(session).standen(alleen_open=True)
    assert gevonden is not None
    assert {d.traject: d.ronde for d in gevonden} == voor | {"T-1": voor["T-1"] + 1}
    assert gevonden == agenda(
        standen.values(), soorten=wereld.soorten(), normboek=wereld.normboek(), nu=NU
    )
