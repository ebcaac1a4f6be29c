"""The BRC 2014 groups: complete, looked up by code, and linked to one ISCO-08 group each."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from modellen.fouten import OpstapFout
from vacatures.beroep.brc import find_brc, find_brc_bij_isco, get_brc, list_brc


@pytest.mark.parametrize("code", ["", "0", "9999", "121", "schoonmaker"])
def test_onbekende_code_wordt_geweigerd_met_een_volgende_stap(code: str):
    assert find_brc(code) is None
    with pytest.raises(OpstapFout) as fout:
        get_brc(code)
    assert fout.value.code == "onbekende_brc_code"
    assert fout.value.volgende_stap


def test_er_zijn_114_verschillende_groepen_op_volgorde_van_code():
    codes = [groep.code for groep in list_brc()]
    assert len(set(codes)) == 114
    assert codes == sorted(codes)
    assert all(len(code) == 4 and code.isdigit() for code in codes)


def test_groep_is_te_vinden_op_code_en_op_isco():
    groep = get_brc("1221")
    assert groep.naam == "Laders, lossers en vakkenvullers"
    assert (groep.klasse, groep.segment, groep.isco) == ("12", "122", "9334")
    assert find_brc_bij_isco("9334") == groep


def test_restgroep_heeft_geen_isco_en_onbekend_is_geen_groep():
    assert get_brc("1311").isco is None
    assert find_brc_bij_isco(None) is None
    assert find_brc_bij_isco("9999") is None


def test_elke_isco_hoort_bij_hoogstens_een_groep():
    isco = [groep.isco for groep in list_brc() if groep.isco]
    assert len(isco) == len(set(isco)) == 113


def test_codes_en_namen_komen_overeen_met_de_bron(gedeeld: Path):
    with (gedeeld / "data/brc2014_beroepsgroepen.csv").open(encoding="utf-8-sig") as bestand:
        bron = {rij["brc_code"]: rij["naam_nl"].strip() for rij in csv.DictReader(bestand)}
    assert {groep.code: groep.naam for groep in list_brc()} == bron
