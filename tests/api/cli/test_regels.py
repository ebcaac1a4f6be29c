"""`opstap regels`: every rule, for a person and for a machine, without any data."""

from __future__ import annotations

from modellen.regels.register import REGISTER
from tests.api.cli.conftest import Draai


def test_onbekend_traject_wordt_geweigerd(draai: Draai):
    afloop = draai("regels", "--traject", "XYZ")
    assert afloop.status == 2
    assert afloop.uit == ""
    assert "kies uit OPS, WNH, SP2, KWB, SUC" in afloop.fout


def test_regels_vragen_geen_gegevens(draai: Draai, tmp_path):
    assert draai("regels").status == 0
    assert list(tmp_path.iterdir()) == []


def test_tabel_toont_elke_regel(draai: Draai):
    afloop = draai("regels")
    assert afloop.status == 0
    woorden = afloop.uit.split()
    assert [id_ for id_ in REGISTER if id_ not in woorden] == []
    assert "Samen" not in woorden


def test_traject_beperkt_de_lijst_en_mag_in_kleine_letters(draai: Draai):
    document = draai("regels", "--traject", "kwb", "--dekking", "--json").document
    assert {regel["id"][:3] for regel in document["regels"]} == {"KWB"}
    assert document["aantal"] == len(document["regels"]) == 39
    assert list(document["dekking"]["perTraject"]) == ["KWB"]


def test_document_zegt_alles_van_een_regel(draai: Draai):
    document = draai("regels", "--json").document
    assert "dekking" not in document
    per_id = {regel["id"]: regel for regel in document["regels"]}
    regel = REGISTER["WNH-01"]
    assert per_id["WNH-01"] == {
        "id": "WNH-01",
        "soort": regel.soort.value,
        "status": regel.status.value,
        "regel": regel.regel,
        "normen": [],
        "reden": regel.reden,
    }
    assert per_id["OPS-69"]["normen"] == ["ops.ao_min", "ops.proeftijd"]


def test_dekking_telt_321_regels_in_totaal_per_traject_en_per_soort(draai: Draai):
    document = draai("regels", "--dekking", "--json").document
    dekking = document["dekking"]
    assert len(document["regels"]) == sum(dekking["totaal"].values()) == 321
    assert dekking["totaal"]["niet_van_toepassing"] <= 25
    for deel in ("perTraject", "perSoort"):
        for status, aantal in dekking["totaal"].items():
            assert sum(telling[status] for telling in dekking[deel].values()) == aantal


def test_dekking_voor_mensen_toont_regels_en_totalen(draai: Draai):
    afloop = draai("regels", "--dekking", "--traject", "SUC")
    assert afloop.status == 0
    assert "SUC-31" in afloop.uit
    alles = [regel.split() for regel in afloop.uit.splitlines() if "Alles" in regel]
    assert len(alles) == 2
    assert all(woorden[-1] == "31" for woorden in alles)
    assert "OPS" not in afloop.uit
