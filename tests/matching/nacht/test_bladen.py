"""An upgrade keeps what earlier nights hold for werk, now by the page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from alembic import command
from sqlalchemy import text

from matching.nacht.kandidaten import Kandidaatregel, lees_werklijsten
from modellen.nacht.repository import NachtRepository
from modellen.opslag.engine import Opslag
from modellen.opslag.migratie import alembic_config, migratieverbinding, migreer
from modellen.waarden import OrganisatieCode

MOMENT = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)
ORGANISATIE = OrganisatieCode("org-1")


@pytest.fixture
def opslag(database_url: str) -> Iterator[Opslag]:
    opslag = Opslag(database_url)
    with migratieverbinding(opslag) as verbinding:
        command.upgrade(alembic_config(verbinding), "0010")
        command.downgrade(alembic_config(verbinding), "0009")
    yield opslag
    opslag.sluit()


def vul_in(session, tabel: str, **waarden) -> None:
    wie = {"aangemaakt_op": MOMENT, "gewijzigd_op": MOMENT, "gewijzigd_door": "test"}
    kolommen = ", ".join(waarden | wie)
    plekken = ", ".join(f":{naam}" for naam in waarden | wie)
    session.execute(text(f"INSERT INTO {tabel} ({kolommen}) VALUES ({plekken})"), waarden | wie)


def test_lijsten_van_werk_van_voor_de_bladen_blijven_leesbaar(opslag: Opslag):
    verschil = {"soort": "nieuw", "ander": "K-1"}
    with opslag.schrijven() as session:
        for nummer, status in ((1, "gepubliceerd"), (2, "bezig")):
            vul_in(
                session, "nacht", nummer=nummer, status=status, dag=MOMENT.date(), versies="{}",
                per_klant=20, per_werk=10, klant_stand=0, werk_stand=0, begonnen_op=MOMENT,
            )  # fmt: skip
            for i in range(1001):
                regels = [["K-é", 0.987654321, 2], ["K-1", 0.25, 1]][: i % 3]
                vul_in(
                    session, "nachtkandidaten", nacht=nummer, organisatie=ORGANISATIE,
                    werk=f"V-{i:04d}", passend=i, getoond=len(regels), regels=json.dumps(regels),
                    verschillen=json.dumps([verschil] if i == 700 else []),
                )  # fmt: skip
    migreer(opslag)
    with opslag.lezen() as session:
        nachten = NachtRepository(session)
        assert nachten.find_bezig() is None
        gevonden = lees_werklijsten(session, 1, ORGANISATIE, ["V-0000", "V-0501", "V-1000", "W"])
        assert nachten.verschillen_van_werk(1, ORGANISATIE) == {"V-0700": [verschil]}
        assert lees_werklijsten(session, 2, ORGANISATIE, ["V-0501"]) == {}
        bladen = list(nachten.kandidaten_tussen(1, ORGANISATIE, "V-0600", "V-0700"))
    assert len(bladen) == 1
    assert gevonden["V-0000"].regels == ()
    assert gevonden["V-0501"].regels == ()
    assert gevonden["V-1000"].passend == 1000
    assert gevonden["V-1000"].regels == (Kandidaatregel("K-é", 0.987654321, 2),)
    assert set(gevonden) == {"V-0000", "V-0501", "V-1000"}
