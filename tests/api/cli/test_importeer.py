"""`importeer`: bad files first, then a round trip with bad rows."""

from __future__ import annotations

import pytest

from tests.api.cli.conftest import Draai

KOP = "bron_id;titel;plaats;uren_min;uren_max\n"
GOED = "A-1;Medewerker groen;Amersfoort;16;24\n"
FOUT = "A-2;;Utrecht;16;24\n"


@pytest.fixture
def bestand(tmp_path):
    pad = tmp_path / "nieuw.csv"
    pad.write_text(KOP + GOED + FOUT, encoding="utf-8")
    return pad


def test_ontbrekend_bestand_en_ontbrekende_mapping_worden_geweigerd(draai: Draai, bestand):
    assert draai("importeer", "vacatures", "weg.csv").status == 2
    afloop = draai("importeer", "vacatures", str(bestand), "--mapping", "weg.toml")
    assert afloop.status == 2
    assert "weg.toml" in afloop.fout


def test_onleesbare_mapping_wordt_geweigerd(draai: Draai, bestand, tmp_path):
    mapping = tmp_path / "mapping.toml"
    mapping.write_text("dit is geen toml")
    afloop = draai("importeer", "vacatures", str(bestand), "--mapping", str(mapping))
    assert (afloop.status, afloop.uit) == (2, "")


def test_foute_rij_geeft_status_1_en_noemt_het_bestand_om_te_verbeteren(
    draai: Draai, bestand, tmp_path
):
    afloop = draai("importeer", "vacatures", str(bestand))
    assert afloop.status == 1
    assert "rij 3, titel" in afloop.uit
    assert "nieuw.afgekeurd.csv" in afloop.uit
    assert (tmp_path / "var" / "afgekeurd" / "nieuw.afgekeurd.csv").exists()
    assert "opstap importeer vacatures" in afloop.fout


def test_verbeterde_rij_gaat_door_dezelfde_deur_en_twee_keer_verandert_niets(
    draai: Draai, bestand, tmp_path
):
    draai("importeer", "vacatures", str(bestand))
    afgekeurd = tmp_path / "var" / "afgekeurd" / "nieuw.afgekeurd.csv"
    tekst = afgekeurd.read_text(encoding="utf-8-sig")
    afgekeurd.write_text(tekst.replace("A-2;;", "A-2;Inpakker;"), encoding="utf-8-sig")
    eerste = draai("importeer", "vacatures", str(afgekeurd), "--json")
    assert (eerste.status, eerste.document["nieuw"]) == (0, 1)
    tweede = draai("importeer", "vacatures", str(afgekeurd), "--json")
    assert (tweede.document["nieuw"], tweede.document["ongewijzigd"]) == (0, 1)


def test_proef_bewaart_niets(draai: Draai, bestand, tmp_path):
    proef = draai("importeer", "vacatures", str(bestand), "--proef", "--json")
    assert (proef.status, proef.document["nieuw"], proef.document["proef"]) == (1, 1, True)
    assert not (tmp_path / "var" / "afgekeurd" / "nieuw.afgekeurd.csv").exists()
    echt = draai("importeer", "vacatures", str(bestand), "--json")
    assert echt.document["nieuw"] == 1


def test_json_is_een_document_en_de_rest_staat_op_stderr(draai: Draai, bestand):
    afloop = draai("importeer", "vacatures", str(bestand), "--json")
    assert afloop.document["afgekeurd"] == 1
    assert "Na het verbeteren:" in afloop.fout


def test_ingelezen_vacature_is_meteen_te_vinden(draai: Draai, gevuld, bestand):
    draai("importeer", "vacatures", str(bestand), "--data", str(gevuld))
    document = draai("shortlist", "K-1001", "--data", str(gevuld), "--json").document
    assert "Medewerker groen" in {m["werk"]["titel"] for m in document["matches"]}


def test_ingelezen_vacatures_krijgen_meteen_een_beroep(draai: Draai, tmp_path):
    bestand = tmp_path / "twee.csv"
    bestand.write_text(KOP + "B-1;Heftruckchauffeur;Utrecht;16;24\nB-2;Weekendhulp;Utrecht;8;9\n")
    proef = draai("importeer", "vacatures", str(bestand), "--proef", "--json").document
    assert "beroepen" not in proef
    beroepen = draai("importeer", "vacatures", str(bestand), "--json").document["beroepen"]
    assert (beroepen["gekoppeld"], beroepen["onbekend"], beroepen["gewijzigd"]) == (1, 1, 1)
    nogmaals = draai("importeer", "vacatures", str(bestand), "--json").document["beroepen"]
    assert set(nogmaals.values()) == {0}


def test_mapping_koppelt_kolommen(draai: Draai, tmp_path):
    bestand = tmp_path / "anders.csv"
    bestand.write_text("sleutel;waar het om gaat;plaats\nB-1;Inpakker;Zwolle\n", encoding="utf-8")
    mapping = tmp_path / "mapping.toml"
    mapping.write_text('[kolommen]\n"waar het om gaat" = "titel"\n"sleutel" = "bron_id"\n')
    afloop = draai("importeer", "vacatures", str(bestand), "--mapping", str(mapping), "--json")
    assert (afloop.status, afloop.document["nieuw"]) == (0, 1)


def test_werkgevers_en_klanten_gaan_door_dezelfde_deur(draai: Draai, tmp_path):
    werkgevers = tmp_path / "werkgevers.csv"
    werkgevers.write_text("naam;plaats\nGroenbedrijf De Linde;Amersfoort\n", encoding="utf-8")
    afloop = draai("importeer", "werkgevers", str(werkgevers), "--json")
    assert (afloop.status, afloop.document["nieuw"]) == (0, 1)
    klanten = tmp_path / "klanten.csv"
    klanten.write_text(
        "nummer;organisatie;coach;postcode\nK-7001;opstap-noord;coach.anna;3811 AB\n"
        ";opstap-noord;coach.anna;3811 AB\n",
        encoding="utf-8",
    )
    afloop = draai("importeer", "klanten", str(klanten), "--json")
    assert (afloop.status, afloop.document["nieuw"], afloop.document["afgekeurd"]) == (1, 1, 1)
    assert draai("shortlist", "K-7001").status == 0
