"""What was judged before stays readable on both databases, and nothing else is kept of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from modellen.belastbaarheid.model import Belastbaarheid, leeg
from modellen.belastbaarheid.repository import BelastbaarheidRepository
from modellen.klant.repository import KlantRepository
from modellen.opslag.base import Base
from modellen.opslag.engine import Opslag
from modellen.waarden import KlantNummer
from tests.builders import een_belastbaarheid, een_klant
from tests.modellen.opslag.databank import op_proef, verse_opslag

BEGIN = een_belastbaarheid("K-1", {"IV-13": 2, "I-8": {"deadlines"}})


@pytest.fixture
def opslag(database_url: str) -> Iterator[Opslag]:
    with verse_opslag(database_url) as opslag:
        with opslag.schrijven() as session:
            KlantRepository(session).save_all([een_klant("K-1"), een_klant("K-2")], door="test")
            BelastbaarheidRepository(session).save(BEGIN, door="anna")
        yield opslag


def test_de_eerste_keer_en_hetzelfde_nog_eens_laten_niets_na(opslag: Opslag):
    with op_proef(opslag) as session:
        repository = BelastbaarheidRepository(session)
        repository.save(BEGIN, door="bram")
        assert repository.eerder("K-1") == ()
        assert repository.laatst_vastgelegd("K-1")["IV-13"][0] == "anna"


def test_een_wijziging_laat_na_wat_er_stond_van_wie_en_wanneer(opslag: Opslag):
    anders = {**BEGIN.oordelen, **een_belastbaarheid("K-1", {"IV-13": 1}).oordelen}
    anders["I-8"] = BEGIN.oordelen["I-8"]
    with op_proef(opslag) as session:
        repository = BelastbaarheidRepository(session)
        repository.save(Belastbaarheid(KlantNummer("K-1"), anders), door="bram")
        (eerder,) = repository.eerder("K-1")
        assert eerder.oordeel == BEGIN.oordelen["IV-13"]
        assert (eerder.door, eerder.vervangen_door) == ("anna", "bram")
        assert eerder.sinds < eerder.tot
        assert repository.laatst_vastgelegd("K-1")["IV-13"] == ("bram", eerder.tot)
        assert repository.eerder("K-2") == ()


def test_wat_onbekend_wordt_blijft_te_lezen_en_het_nieuwste_staat_voorop(opslag: Opslag):
    with op_proef(opslag) as session:
        repository = BelastbaarheidRepository(session)
        repository.save(een_belastbaarheid("K-1", {"IV-13": 1, "I-8": {"deadlines"}}), door="b")
        repository.save(leeg(KlantNummer("K-1")), door="c")
        van_tillen = [e for e in repository.eerder("K-1") if e.oordeel.code == "IV-13"]
        assert [(e.oordeel.niveau, e.vervangen_door) for e in van_tillen] == [(1, "c"), (2, "b")]
        assert len(repository.eerder("K-1")) == len(BEGIN.oordelen) + 1


def test_de_database_weigert_een_wijziging_en_de_klant_neemt_het_mee(opslag: Opslag):
    with op_proef(opslag) as session:
        BelastbaarheidRepository(session).save(leeg(KlantNummer("K-1")), door="c")
        session.execute(text("DELETE FROM klant WHERE nummer = 'K-1'"))
        assert session.execute(text("SELECT count(*) FROM belastbaarheid_eerder")).scalar() == 0
    with op_proef(opslag) as session:
        BelastbaarheidRepository(session).save(leeg(KlantNummer("K-1")), door="c")
        with pytest.raises(DBAPIError):
            session.execute(text("UPDATE belastbaarheid_eerder SET niveau = 0, masker = NULL"))


def test_er_is_geen_plaats_voor_tekst():
    assert set(Base.metadata.tables["belastbaarheid_eerder"].c.keys()) == {
        "klant", "code", "tot", "niveau", "masker", "bron", "beoordelaar", "datum", "geldig_tot",
        "sinds", "door", "aangemaakt_op", "gewijzigd_op", "gewijzigd_door",
    }  # fmt: skip
