"""Agreed norms, reports and refusals on both databases: added, never changed, never lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from modellen.beheer.model import Verslagsoort
from modellen.beheer.repository import (
    BeheerverslagRepository,
    NormafspraakRepository,
    Normenlezer,
)
from modellen.fouten import NietGevonden
from modellen.normen.duur import Duur
from modellen.opslag.engine import Opslag
from modellen.waarden import OrganisatieCode
from tests.modellen.opslag.databank import verse_opslag

OP = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def opslag(database_url: str) -> Iterator[Opslag]:
    with verse_opslag(database_url) as verse:
        yield verse


def spreek_af(opslag: Opslag) -> None:
    with opslag.schrijven() as session:
        NormafspraakRepository(session).voeg_toe(
            "gemeente", "ops.intake", Duur.lees("3 weken"),
            reden="contract", geldig_van=date(2027, 1, 1), door="beheer", op=OP,
        )  # fmt: skip


@pytest.mark.parametrize("opdracht", ["UPDATE {} SET door = 'x'", "DELETE FROM {}"])
@pytest.mark.parametrize("tabel", ["normoverschrijving", "beheerverslag"])
def test_wat_er_staat_verandert_niet(opslag: Opslag, tabel: str, opdracht: str):
    spreek_af(opslag)
    with opslag.schrijven() as session:
        BeheerverslagRepository(session).voeg_toe(
            Verslagsoort.IMPORT, "vacatures", {}, organisatie=None, door="beheer", op=OP
        )
    with pytest.raises(DBAPIError), opslag.schrijven() as session:
        session.execute(text(opdracht.format(tabel)))


def test_een_afspraak_telt_zodra_zij_is_vastgelegd(opslag: Opslag):
    lezer, dag = Normenlezer(opslag), date(2027, 1, 1)
    assert lezer().normen_op("gemeente", dag).duur("ops.intake") == Duur.lees("2 weken")
    spreek_af(opslag)
    assert lezer().normen_op("gemeente", dag).duur("ops.intake") == Duur.lees("3 weken")
    assert lezer() is lezer(), "read again only when there is more"
    (afspraak,) = _afspraken(opslag, lezer)
    assert (afspraak.nummer, afspraak.reden, afspraak.op) == (1, "contract", OP)


def test_een_verslag_is_van_zijn_soort_en_organisatie(opslag: Opslag):
    noord = OrganisatieCode("opstap-noord")
    with opslag.schrijven() as session:
        verslagen = BeheerverslagRepository(session)
        for soort, code, kenmerk in (
            (Verslagsoort.IMPORT, None, "vacatures"),
            (Verslagsoort.EERLIJKHEID, noord, "2025"),
            (Verslagsoort.EERLIJKHEID, OrganisatieCode("opstap-zuid"), "2025"),
        ):
            verslagen.voeg_toe(
                soort, kenmerk, {"rijen": [1, "é"]}, organisatie=code, door="x", op=OP
            )
    with opslag.lezen() as session:
        verslagen = BeheerverslagRepository(session)
        (eigen,) = verslagen.list_(Verslagsoort.EERLIJKHEID, organisatie=noord)
        assert (eigen.nummer, eigen.kenmerk, eigen.inhoud) == (2, "2025", {"rijen": [1, "é"]})
        assert len(verslagen.list_(Verslagsoort.EERLIJKHEID)) == 2
        with pytest.raises(NietGevonden):
            verslagen.get(2, Verslagsoort.IMPORT)


def _afspraken(opslag: Opslag, lezer: Normenlezer):
    with opslag.lezen() as session:
        return NormafspraakRepository(session).list_({n.key: n for n in lezer().normen})
