"""`opstap beroep`, `opstap koppel`, `opstap importeer beroepen` and `opstap taal beroepen`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.api.cli.conftest import Draai

GROEPEN = "code,preferredLabel\n8344,Heftruckbestuurders\n"
ESCO = """conceptUri,code,iscoGroup,preferredLabel,altLabels,description
esco:1,8344.1,8344,heftruckchauffeur,reachtruckchauffeur,Rijdt.
"""


@pytest.fixture
def download(tmp_path: Path) -> Path:
    map_ = tmp_path / "download"
    map_.mkdir()
    (map_ / "ISCOGroups_nl.csv").write_text(GROEPEN)
    (map_ / "occupations_nl.csv").write_text(ESCO)
    return map_


@pytest.mark.parametrize("opdracht", ["importeer", "taal"])
def test_een_map_zonder_lijst_zegt_wat_er_moet_zijn(draai: Draai, tmp_path: Path, opdracht: str):
    afloop = draai(opdracht, "beroepen", str(tmp_path))
    assert (afloop.status, afloop.uit) == (2, "")
    assert "ESCO" in afloop.fout


def test_beroep_zonder_tekst_is_verkeerd_gebruik(draai: Draai):
    assert draai("beroep").status == 2


def test_beroep_toont_beroep_groep_en_zekerheid(draai: Draai):
    afloop = draai("beroep", "heftruckchauffeur")
    assert afloop.status == 0
    assert "8344" in afloop.uit
    assert "1215 Bedieners mobiele machines" in afloop.uit
    assert "%" in afloop.uit


def test_beroep_als_document_met_zoveel_voorstellen_als_gevraagd(draai: Draai):
    document = draai("beroep", "tandartsassistent", "--json", "--aantal", "1").document
    assert document["isco"] == "3251"
    assert len(document["voorstellen"]) == 1


def test_wat_geen_beroep_is_zegt_weet_ik_niet(draai: Draai):
    afloop = draai("beroep", "Weekendhulp")
    assert afloop.status == 0
    assert "Weet ik niet" in afloop.uit


def test_na_importeren_noemt_beroep_ook_esco(draai: Draai, download: Path):
    afloop = draai("importeer", "beroepen", str(download), "--json")
    assert afloop.document == {"esco": 1, "competentnl": 0}
    assert draai("beroep", "heftruckchauffeur", "--json").document["esco"] == {
        "code": "esco:1",
        "naam": "heftruckchauffeur",
    }


def test_taal_beroepen_schrijft_waar_gevraagd(draai: Draai, download: Path, tmp_path: Path):
    afloop = draai("taal", "beroepen", str(download), "--uit", str(tmp_path / "g.safetensors"))
    assert afloop.status == 0
    assert (tmp_path / "g.safetensors").is_file()


def test_koppel_telt_en_verandert_de_tweede_keer_niets(draai: Draai, gevuld: Path):
    eerst = draai("--data", str(gevuld), "koppel", "--json").document
    assert eerst["opgegeven"] == 2
    assert eerst["gewijzigd"] == 2, "their load is estimated"
    assert draai("--data", str(gevuld), "koppel", "--json").document["gewijzigd"] == 0
    assert "Al opgegeven door de bron: 2" in draai("--data", str(gevuld), "koppel").uit
