"""Where trajectories stand: counts by hand, and what is stored follows the events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from modellen.klant.repository import KlantRepository
from modellen.normen.norm import standaardnormen
from modellen.opslag.engine import Opslag
from modellen.traject.caseload import (
    LANG_ZONDER_CONTACT,
    Caseloadregel,
    meeste_aandacht,
    per_coach,
    per_fase,
)
from modellen.traject.caseload_repository import lees_caseload
from modellen.traject.model import Traject
from modellen.traject.repository import TrajectRepository
from modellen.waarden import KlantNummer, OrganisatieCode
from tests.builders import ANDERE_ORGANISATIE, ORGANISATIE, een_klant
from tests.modellen.opslag.databank import verse_opslag
from tests.modellen.traject.proefsoort import PROEFSOORT, een_gebeurtenis

NU = datetime(2026, 11, 23, 12, tzinfo=UTC)
SOORTEN = {PROEFSOORT.code: PROEFSOORT}


def een_regel(nummer: str, coach: str = "a", *, stil: int = 0, te_laat: int = 0) -> Caseloadregel:
    return Caseloadregel(
        traject=nummer, klant=KlantNummer("K-1"), soort="proef", coach=coach, fase="lopend",
        fase_sinds=NU - timedelta(days=60), laatste_contact=NU - timedelta(days=stil),
        te_laat=te_laat, oudste=NU - timedelta(days=te_laat) if te_laat else None,
    )  # fmt: skip


class TestTellen:
    def test_precies_op_de_grens_is_niemand_lang_stil(self):
        dagen = LANG_ZONDER_CONTACT.days
        assert not een_regel("T-1", stil=dagen).is_lang_stil(NU)
        assert een_regel("T-1", stil=dagen + 1).is_lang_stil(NU)
        nieuw = replace(een_regel("T-1"), laatste_contact=None, fase_sinds=None)
        assert not nieuw.is_lang_stil(NU), "nothing began"

    def test_per_coach_en_per_fase_tellen_elk_traject_een_keer(self):
        regels = [
            een_regel("T-1", te_laat=2), een_regel("T-2"), een_regel("T-3", "b", stil=40),
        ]  # fmt: skip
        a, b = per_coach(regels, NU)
        assert (a.coach, a.trajecten, a.met_te_laat, a.te_laat, a.lang_stil) == ("a", 2, 1, 2, 0)
        assert (b.coach, b.trajecten, b.te_laat, b.lang_stil) == ("b", 1, 0, 1)
        (fase,) = per_fase(regels, SOORTEN, NU)
        assert (fase.fase, fase.trajecten, fase.dagen, fase.met_te_laat) == ("Lopend", 3, 60, 1)
        eerst = meeste_aandacht(regels, NU, hoogstens=5)
        assert [r.traject for r in eerst] == ["T-1", "T-3"]
        assert len(meeste_aandacht(regels, NU, hoogstens=1)) == 1


@pytest.fixture
def opslag(database_url: str) -> Iterator[Opslag]:
    with verse_opslag(database_url) as verse:
        with verse.schrijven() as session:
            for nummer, organisatie in (("K-1", ORGANISATIE), ("K-2", ANDERE_ORGANISATIE)):
                klant = een_klant(nummer, coach="coach.anna", organisatie=organisatie)
                KlantRepository(session).save(klant, door="test")
                traject = Traject(
                    nummer.replace("K", "T"), KlantNummer(nummer), "proef",
                    OrganisatieCode(organisatie), "gemeente",
                )  # fmt: skip
                TrajectRepository(session, soorten=SOORTEN).create(traject, door="test")
        yield verse


def lees(opslag: Opslag) -> list[Caseloadregel]:
    return lees_caseload(opslag, ORGANISATIE, soorten=SOORTEN, normboek=standaardnormen(), nu=NU)


def test_wat_is_bewaard_volgt_de_gebeurtenissen_en_alleen_de_eigen_organisatie(opslag: Opslag):
    (leeg,) = lees(opslag)
    assert (leeg.traject, leeg.fase, leeg.fase_sinds) == ("T-1", "begin", None)
    gebeurd = [
        een_gebeurtenis(1, "aanmelding", bron="x"),
        een_gebeurtenis(2, "contactmoment", soort="gesprek", aanwezig=True),
        een_gebeurtenis(3, "contactmoment", soort="gesprek", aanwezig=False),
    ]
    with opslag.schrijven() as session:
        trajecten = TrajectRepository(session, soorten=SOORTEN)
        trajecten.voeg_vele_toe({"T-1": gebeurd})
    (regel,) = lees(opslag)
    assert (regel.fase, regel.fase_sinds) == ("lopend", gebeurd[0].moment)
    assert regel.laatste_contact == gebeurd[1].moment, "the klant did not come to the last one"
    assert lees(opslag) == [regel], "read again from what was stored"
    with opslag.lezen() as session:
        stand = TrajectRepository(session).stand("T-1")
    assert stand.fase_sinds(PROEFSOORT) == regel.fase_sinds
