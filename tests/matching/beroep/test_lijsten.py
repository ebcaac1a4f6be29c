"""Importing ESCO and CompetentNL: what is refused, what is kept, and what a link then names."""

from __future__ import annotations

from pathlib import Path

import pytest

from matching.beroep.dienst import GROEPSBESTAND, Beroepsdienst
from matching.beroep.inrichten import richt_in
from matching.beroep.koppelaar import Beroepstekst
from matching.beroep.lijsten import (
    LIJSTBESTAND,
    Beroepenlijsten,
    read_download,
    read_lijsten,
    write_lijsten,
)
from matching.taal.laden import Taalmodel
from modellen.fouten import OpstapFout

GROEPEN = "code,preferredLabel\n8344,Heftruckbestuurders\n9412,Keukenhulpen\n"
ESCO = """conceptUri,code,iscoGroup,preferredLabel,altLabels,description
esco:1,8344.1,8344,heftruckchauffeur,"reachtruckchauffeur
bestuurder van een heftruck",Rijdt.
esco:2,9412.1,9412,keukenhulp,,Wast af.
"""
COMPETENTNL = """occupation_uri,pref_label,label
cnl:1,Heftruckchauffeur,Heftruckchauffeur
cnl:1,Heftruckchauffeur,Heftruckbestuurder
cnl:2,Keukenhulp,Keukenhulp
"""


@pytest.fixture
def download(tmp_path: Path) -> Path:
    map_ = tmp_path / "download"
    map_.mkdir()
    (map_ / "ISCOGroups_nl.csv").write_text(GROEPEN, encoding="utf-8")
    (map_ / "occupations_nl.csv").write_text(ESCO, encoding="utf-8-sig")
    (map_ / "occupation_labels.csv").write_text(COMPETENTNL, encoding="utf-8")
    return map_


# --- refusals ------------------------------------------------------------------------------------


def test_een_map_die_er_niet_is(tmp_path: Path):
    with pytest.raises(OpstapFout) as fout:
        read_download(tmp_path / "weg")
    assert fout.value.code == "map_niet_gevonden"


def test_een_map_zonder_lijst_zegt_welke_bestanden_er_moeten_zijn(tmp_path: Path):
    with pytest.raises(OpstapFout, match="geen lijst") as fout:
        read_download(tmp_path)
    assert "occupations_nl.csv" in fout.value.volgende_stap
    assert "occupation_labels.csv" in fout.value.volgende_stap


@pytest.mark.parametrize(
    ("bestand", "inhoud", "melding"),
    [
        ("occupations_nl.csv", "a,b\n1,2\n", "ontbreken deze kolommen: altLabels, code"),
        ("occupations_nl.csv", ESCO.replace("9412,keuken", "9999,keuken"), "past niet bij"),
        ("occupations_nl.csv", ESCO.splitlines()[0] + "\n", "geen beroep"),
        ("occupation_labels.csv", "a\n1\n", "ontbreken deze kolommen"),
        ("occupation_labels.csv", "occupation_uri,pref_label,label\n,,\n", "geen beroep"),
        ("ISCOGroups_nl.csv", "naam\nx\n", "ontbreken deze kolommen"),
    ],
)
def test_een_bestand_dat_niet_is_wat_het_heet(download: Path, bestand, inhoud, melding):
    (download / bestand).write_text(inhoud, encoding="utf-8")
    with pytest.raises(OpstapFout, match=melding):
        read_download(download)


def test_esco_zonder_groepen_en_tekst_die_geen_utf8_is(download: Path):
    (download / "occupation_labels.csv").write_bytes(b"\xff\xfe\x00" * 50)
    with pytest.raises(OpstapFout, match="niet te lezen als CSV"):
        read_download(download)
    (download / "ISCOGroups_nl.csv").unlink()
    with pytest.raises(OpstapFout, match="ontbreekt ISCOGroups_nl"):
        read_download(download)


@pytest.mark.parametrize(
    "inhoud", ["", "{", "[]", '{"esco": 3}', '{"esco": [{}], "competentnl": []}']
)
def test_een_beschadigd_bestand_zegt_hoe_het_weer_goed_komt(tmp_path: Path, inhoud: str):
    (tmp_path / LIJSTBESTAND).write_text(inhoud)
    with pytest.raises(OpstapFout, match="beschadigd") as fout:
        read_lijsten(tmp_path)
    assert "opstap importeer beroepen" in fout.value.volgende_stap


def test_een_mislukte_import_laat_staan_wat_er_was(
    download: Path, tmp_path: Path, taalmodel: Taalmodel
):
    doel = tmp_path / "beroepen"
    richt_in(taalmodel, download, doel)
    voor = (doel / LIJSTBESTAND).read_bytes()
    (download / "occupations_nl.csv").write_text("kapot\n")
    with pytest.raises(OpstapFout):
        richt_in(taalmodel, download, doel)
    assert (doel / LIJSTBESTAND).read_bytes() == voor


# --- what is kept --------------------------------------------------------------------------------


def test_lijsten_komen_terug_zoals_ze_gelezen_zijn(download: Path, tmp_path: Path):
    gelezen = read_download(download)
    heftruck = gelezen.esco[0]
    assert (heftruck.code, heftruck.naam, heftruck.isco) == ("esco:1", "heftruckchauffeur", "8344")
    assert heftruck.labels[1:] == ("reachtruckchauffeur", "bestuurder van een heftruck")
    assert gelezen.competentnl[0].labels == ("Heftruckchauffeur", "Heftruckbestuurder")
    assert write_lijsten(gelezen, tmp_path / "a" / "b") == gelezen
    assert read_lijsten(tmp_path / "a" / "b") == gelezen


def test_de_ene_lijst_inlezen_laat_de_andere_staan(download: Path, tmp_path: Path):
    gelezen = read_download(download)
    write_lijsten(Beroepenlijsten(esco=gelezen.esco), tmp_path)
    assert write_lijsten(Beroepenlijsten(competentnl=gelezen.competentnl), tmp_path) == gelezen


def test_na_inlezen_noemt_een_koppeling_beide_lijsten(
    download: Path, tmp_path: Path, taalmodel: Taalmodel
):
    doel = tmp_path / "beroepen"
    tekst = Beroepstekst("Heftruckchauffeur m/v/x")
    leeg = Beroepsdienst(taalmodel, beroepenmap=doel).zoek(tekst)
    assert (leeg.esco, leeg.competentnl) == (None, None)
    assert richt_in(taalmodel, download.parent, doel) == {"esco": 2, "competentnl": 2}
    vol = Beroepsdienst(taalmodel, beroepenmap=doel).zoek(tekst)
    assert vol.esco is not None
    assert vol.competentnl is not None
    assert (vol.esco.code, vol.competentnl.code) == ("esco:1", "cnl:1")
    assert (doel / GROEPSBESTAND).is_file()


def test_wie_het_niet_weet_noemt_ook_geen_esco(
    download: Path, tmp_path: Path, taalmodel: Taalmodel
):
    richt_in(taalmodel, download, tmp_path / "b")
    vondst = Beroepsdienst(taalmodel, beroepenmap=tmp_path / "b").zoek(Beroepstekst("Weekendhulp"))
    assert (vondst.esco, vondst.competentnl) == (None, None)


def test_de_echte_lijsten_zijn_te_lezen(gedeeld: Path):
    gelezen = read_download(gedeeld / "data")
    assert len(gelezen.esco) == 3039
    assert len(gelezen.competentnl) == 3262
