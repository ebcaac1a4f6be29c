"""The chain: whatever is changed, moved or taken out of it is named, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from modellen.audit.model import (
    BEGIN,
    Auditregel,
    Breuksoort,
    Gegevenssoort,
    Handeling,
    Inzage,
    Lezer,
    bereken_zegel,
    controleer_keten,
)
from modellen.audit.repository import AuditRepository
from modellen.gebruiker.model import Rol
from modellen.opslag.engine import Opslag
from modellen.waarden import KlantNummer
from tests.builders import ORGANISATIE
from tests.modellen.opslag.databank import verse_opslag

SLEUTEL = b"s" * 32
NU = datetime(2026, 11, 23, 9, 30, 0, 123456, tzinfo=UTC)
ANNA = Lezer("coach.anna", Rol.JOBCOACH, ORGANISATIE)
KLANT = KlantNummer("K-1001")
GELEZEN = Inzage(Handeling.LEZEN, Gegevenssoort.PROFIEL, KLANT)
LIJST = Inzage(Handeling.LEZEN, Gegevenssoort.OVERZICHT, None, 40)


def _keten(aantal: int, sleutel: bytes = SLEUTEL) -> list[Auditregel]:
    regels, vorig = [], BEGIN
    for nummer in range(1, aantal + 1):
        inzage = GELEZEN if nummer % 2 else LIJST
        vorig = bereken_zegel(sleutel, vorig, nummer, NU, ANNA, inzage)
        regels.append(Auditregel(nummer, NU, ANNA, inzage, vorig))
    return regels


def _breuk(regels: list[Auditregel], uitgegeven: int) -> tuple[int, Breuksoort] | None:
    return controleer_keten(SLEUTEL, regels, uitgegeven=uitgegeven).breuk


VERANDERINGEN = [
    lambda r: replace(r, moment=r.moment + timedelta(microseconds=1)),
    lambda r: replace(r, wie=replace(r.wie, account="coach.bram")),
    lambda r: replace(r, wie=replace(r.wie, rol=Rol.TEAMLEIDER)),
    lambda r: replace(r, wie=replace(r.wie, organisatie="andere")),
    lambda r: replace(r, inzage=replace(r.inzage, handeling=Handeling.SCHRIJVEN)),
    lambda r: replace(r, inzage=replace(r.inzage, soort=Gegevenssoort.DOCUMENT)),
    lambda r: replace(r, inzage=replace(r.inzage, klant=KlantNummer("K-1002"))),
    lambda r: replace(r, inzage=replace(r.inzage, aantal=r.inzage.aantal + 1)),
    lambda r: replace(r, zegel="0" * 64),
]


@given(lengte=st.integers(1, 12), data=st.data())
def test_elke_verandering_wordt_bij_haar_nummer_genoemd(lengte: int, data: st.DataObject):
    regels = _keten(lengte)
    plaats = data.draw(st.integers(0, lengte - 1))
    regels[plaats] = data.draw(st.sampled_from(VERANDERINGEN))(regels[plaats])
    assert _breuk(regels, lengte) == (plaats + 1, Breuksoort.VERANDERD)


@given(lengte=st.integers(1, 12), data=st.data())
def test_elke_weggehaalde_regel_wordt_genoemd_ook_de_laatste(lengte: int, data: st.DataObject):
    plaats = data.draw(st.integers(0, lengte - 1))
    regels = _keten(lengte)
    del regels[plaats]
    assert _breuk(regels, lengte) == (plaats + 1, Breuksoort.WEGGEHAALD)


def test_zonder_de_sleutel_is_geen_keten_na_te_maken():
    assert _breuk(_keten(3, sleutel=b"x" * 32), 3) == (1, Breuksoort.VERANDERD)


def test_een_hele_keten_geeft_het_laatste_zegel():
    regels = _keten(5)
    stand = controleer_keten(SLEUTEL, regels, uitgegeven=5)
    assert (stand.regels, stand.laatste, stand.breuk) == (5, regels[-1].zegel, None)
    assert controleer_keten(SLEUTEL, [], uitgegeven=0).laatste == BEGIN


# --- on a database --------------------------------------------------------------------------------

SABOTAGE = {
    "UPDATE auditregel SET account = 'coach.bram' WHERE volgnummer = 3": (
        3,
        Breuksoort.VERANDERD,
    ),
    "DELETE FROM auditregel WHERE volgnummer = 2": (2, Breuksoort.WEGGEHAALD),
    "DELETE FROM auditregel WHERE volgnummer = 5": (5, Breuksoort.WEGGEHAALD),
    "DELETE FROM auditregel": (1, Breuksoort.WEGGEHAALD),
}


@pytest.fixture
def gevuld(database_url: str):
    with verse_opslag(database_url) as opslag:
        for inzagen in ([GELEZEN, LIJST], [GELEZEN], [LIJST, GELEZEN]):
            with opslag.schrijven() as session:
                AuditRepository(session, SLEUTEL).voeg_toe(ANNA, inzagen, op=NU)
        yield opslag


def _stand(opslag: Opslag):
    with opslag.lezen() as session:
        return AuditRepository(session, SLEUTEL).controleer()


def test_de_databank_weigert_en_wie_haar_omzeilt_wordt_genoemd(gevuld: Opslag):
    assert (_stand(gevuld).regels, _stand(gevuld).breuk) == (5, None)
    for opdracht in SABOTAGE:
        with pytest.raises(DBAPIError, match="only added"), gevuld.schrijven() as session:
            session.execute(text(opdracht))
    weg = (
        ["DROP TRIGGER weiger_auditregel_update", "DROP TRIGGER weiger_auditregel_delete"]
        if gevuld.is_sqlite
        else ["ALTER TABLE auditregel DISABLE TRIGGER ALL"]
    )
    for opdracht, breuk in SABOTAGE.items():
        with gevuld.schrijven() as session:
            for poging in (*weg, opdracht):
                session.execute(text(poging))
            session.flush()
            assert AuditRepository(session, SLEUTEL).controleer().breuk == breuk, opdracht
            session.rollback()


def test_wat_niet_wordt_vastgelegd_verbruikt_geen_nummer(gevuld: Opslag):
    with gevuld.schrijven() as session:
        AuditRepository(session, SLEUTEL).voeg_toe(ANNA, [GELEZEN], op=NU)
        session.rollback()
    with gevuld.schrijven() as session:
        AuditRepository(session, SLEUTEL).voeg_toe(ANNA, [GELEZEN], op=NU)
    assert (_stand(gevuld).regels, _stand(gevuld).breuk) == (6, None)


def test_een_klant_krijgt_alleen_zijn_eigen_regels_nieuwste_eerst(gevuld: Opslag):
    with gevuld.lezen() as session:
        log = AuditRepository(session, SLEUTEL)
        assert [r.volgnummer for r in log.van_klant(KLANT, vanaf=NU)] == [5, 3, 1]
        assert log.van_klant(KLANT, vanaf=NU + timedelta(seconds=1)) == []
        assert log.van_klant(KlantNummer("K-1002"), vanaf=NU) == []
