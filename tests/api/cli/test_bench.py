"""``opstap bench``: figures on the screen, as JSON, and in a page."""

from __future__ import annotations

import json

import pytest

KLEIN = ("--aantal", "1000", "--vragen", "5", "--seconden", "1")


def test_onbekend_programma_wordt_geweigerd_met_de_namen_die_er_zijn(draai):
    afloop = draai("bench", "filter", *KLEIN, "--peer", "snelzoeker")
    assert afloop.status == 2
    assert "snelzoeker" in afloop.fout
    assert "faiss_vlak" in afloop.fout


def test_te_weinig_vacatures_wordt_geweigerd(draai):
    assert draai("bench", "filter", "--aantal", "10").status == 2


@pytest.mark.slow
def test_filter_schrijft_bladzijde_grafiek_en_cijfers(draai, tmp_path):
    doel = tmp_path / "prestaties.md"
    afloop = draai("bench", "filter", *KLEIN, "--peer", "opstap", "--naar", str(doel), "--json")
    assert afloop.status == 0
    assert [p["peer"] for p in afloop.document["filter"]] == ["opstap"]
    assert "Opstap (full score)" in doel.read_text(encoding="utf-8")
    assert doel.with_suffix(".svg").read_text(encoding="utf-8").startswith("<svg")
    assert json.loads(doel.with_suffix(".json").read_text(encoding="utf-8")) == afloop.document


@pytest.mark.slow
def test_nacht_wordt_bijgeschreven_naast_wat_er_al_stond(draai, tmp_path):
    doel = str(tmp_path / "prestaties.md")
    nacht = ("bench", "nacht", "--aantal", "1000", "--seconden", "1", "--naar", doel, "--json")
    draai(*nacht, "--klanten", "2")
    document = draai(*nacht, "--klanten", "3").document
    assert [n["klanten"] for n in document["nacht"]] == [2, 3]


@pytest.mark.slow
def test_hele_nachten_geven_een_document_met_elk_aantal_werkers(draai):
    maten = ("--klanten", "12", "--aantal", "1000", "--werkers", "0", "--werkers", "1")
    afloop = draai("bench", "nacht", "--geheel", *maten, "--json")
    nachten = afloop.document["geheel"]
    assert [n["werkers"] for n in nachten] == [0, 1]
    assert nachten[0]["regels_klanten"] == nachten[1]["regels_klanten"] > 0
    assert nachten[0]["tegengehouden"] == 0


def test_bladzijde_die_niet_te_schrijven_is_meldt_de_optie(draai, tmp_path):
    doel = str(tmp_path / "nergens" / "prestaties.md")
    afloop = draai(
        "bench", "nacht", "--aantal", "1000", "--klanten", "1", "--seconden", "1", "--naar", doel
    )
    assert afloop.status == 2
    assert "--naar" in afloop.fout


def test_leren_schrijft_niet_over_de_cijfers_van_een_andere_meting(draai, tmp_path):
    (tmp_path / "prestaties.json").write_text('{"filter": []}', encoding="utf-8")
    afloop = draai("bench", "leren", "--naar", str(tmp_path / "prestaties.md"))
    assert afloop.status == 2
    assert "andere meting" in afloop.fout
    assert not (tmp_path / "prestaties.md").exists()


@pytest.mark.slow
def test_mensen_in_elke_rol_klikken_door_de_site_en_geen_blad_gaat_fout(draai, tmp_path):
    doel = tmp_path / "paginas.md"
    maten = ("--klanten", "40", "--aantal", "1000", "--mensen", "11", "--seconden", "2")
    afloop = draai("bench", "api", *maten, "--pauze", "0.05", "--naar", str(doel), "--json")
    (meting,) = afloop.document["metingen"]
    assert meting["alle"]["fouten"] == 0
    assert meting["alle"]["bytes"] < 200_000
    bladen = {blad["pad"] for blad in meting["bladen"]}
    starts = {"/vandaag", "/markt", "/team", "/mijn", "/opdracht", "/beheer"}
    assert starts <= bladen, "everybody begins at the front door of the own role"
    assert "`/klanten`" in doel.read_text(encoding="utf-8")
