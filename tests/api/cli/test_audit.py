"""`audit controleer`: a whole log gives a mark, a broken one the first line that is wrong."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from api.bootstrap import bouw
from api.instellingen import Instellingen
from api.toegang.spoor import auditsleutel
from modellen.audit.model import Gegevenssoort, Handeling, Inzage, Lezer
from modellen.audit.repository import AuditRepository
from modellen.gebruiker.model import Rol
from modellen.waarden import KlantNummer, OrganisatieCode
from tests.api.cli.conftest import Draai

NU = datetime(2026, 11, 23, 9, tzinfo=UTC)
WIE = Lezer("coach.anna", Rol.JOBCOACH, OrganisatieCode("noord"))
INZAGE = Inzage(Handeling.LEZEN, Gegevenssoort.PROFIEL, KlantNummer("K-1001"))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    samenstelling = bouw(Instellingen(data=tmp_path))
    with samenstelling.opslag.schrijven() as session:
        log = AuditRepository(session, auditsleutel(samenstelling.geheim))
        log.voeg_toe(WIE, [INZAGE] * 4, op=NU)
    samenstelling.sluit()
    return tmp_path


def _saboteer(data: Path, opdracht: str) -> None:
    with sqlite3.connect(data / "opstap.sqlite3") as verbinding:
        verbinding.execute("DROP TRIGGER weiger_auditregel_update")
        verbinding.execute("DROP TRIGGER weiger_auditregel_delete")
        verbinding.executescript(opdracht)


@pytest.mark.parametrize("merk", ["3", "x:" + "0" * 64, "3:abc", ":"])
def test_geen_merk_zegt_hoe_het_moet(draai: Draai, data: Path, merk: str):
    afloop = draai("audit", "controleer", "--merk", merk, "--data", str(data))
    assert afloop.status == 2
    assert "NUMMER:ZEGEL" in afloop.fout


@pytest.mark.parametrize(
    ("opdracht", "zegt"),
    [
        ("UPDATE auditregel SET klant = 'K-2' WHERE volgnummer = 2", "regel 2 is veranderd"),
        ("DELETE FROM auditregel WHERE volgnummer = 3", "regel 3 is weggehaald"),
        ("DELETE FROM auditregel WHERE volgnummer = 4", "regel 4 is weggehaald"),
    ],
)
def test_wat_er_mis_is_wordt_genoemd(draai: Draai, data: Path, opdracht: str, zegt: str):
    _saboteer(data, opdracht)
    afloop = draai("audit", "controleer", "--data", str(data))
    assert afloop.status == 1
    assert zegt in afloop.uit


def test_een_hele_log_geeft_een_merk_dat_later_een_afgeknipt_einde_verraadt(
    draai: Draai, data: Path
):
    heel = draai("audit", "controleer", "--json", "--data", str(data))
    assert (heel.status, heel.document["heel"], heel.document["regels"]) == (0, True, 4)
    merk = heel.document["merk"]
    assert draai("audit", "controleer", "--merk", merk, "--data", str(data)).status == 0
    _saboteer(
        data,
        "DELETE FROM auditregel WHERE volgnummer = 4;"
        "UPDATE teller SET stand = 3 WHERE stroom = 'audit'",
    )
    assert draai("audit", "controleer", "--data", str(data)).status == 0, "the chain alone is blind"
    afloop = draai("audit", "controleer", "--merk", merk, "--data", str(data))
    assert afloop.status == 1
    assert "dit merk" in afloop.uit
