"""ISCO-08 unit groups with our own names, and the BRC group of each."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from modellen.fouten import OngeldigeWaarde, OpstapFout
from vacatures.beroep.brc import find_brc, list_brc
from vacatures.beroep.isco import find_isco, get_isco, list_isco
from vacatures.beroep.model import Beroepsbron, Beroepskoppeling


@pytest.mark.parametrize("code", [None, "", "933", "93333", "0000", "kok", "٩٣٣٣"])
def test_onbekende_code_wordt_niet_gevonden(code: str | None):
    assert find_isco(code) is None
    with pytest.raises(OpstapFout) as fout:
        get_isco(code or "")
    assert fout.value.code == "onbekende_isco_code"


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"zekerheid": 1.2}, "zekerheid"),
        ({"zekerheid": float("nan")}, "zekerheid"),
        ({"model": None}, "model"),
        ({"bron": Beroepsbron.JOBCOACH}, "model"),
        ({"bron": Beroepsbron.JOBCOACH, "model": None, "isco": None}, "isco"),
    ],
)
def test_een_koppeling_die_niet_kan_wordt_geweigerd(velden: dict[str, object], veld: str):
    goed = {
        "vacature": "V-1", "isco": "8344", "brc": "1215", "zekerheid": 0.8,
        "bron": Beroepsbron.MODEL, "model": "m-1",
    }  # fmt: skip
    Beroepskoppeling(**goed)  # type: ignore[arg-type]
    with pytest.raises(OngeldigeWaarde) as fout:
        Beroepskoppeling(**(goed | velden))  # type: ignore[arg-type]
    assert fout.value.veld == veld


def test_er_zijn_436_groepen_met_een_eigen_naam():
    groepen = list_isco()
    assert len(groepen) == len({g.code for g in groepen}) == len({g.naam for g in groepen}) == 436
    assert [g.code for g in groepen] == sorted(g.code for g in groepen)


def test_elke_groep_hoort_bij_een_brc_groep_die_bestaat():
    assert [g.code for g in list_isco() if find_brc(g.brc) is None] == []
    assert get_isco("9334").brc_groep.code == "1221"


def test_de_hoofdgroep_van_elke_brc_groep_is_die_van_cbs():
    anders = [
        (brc.code, brc.isco)
        for brc in list_brc()
        if brc.isco and (groep := find_isco(brc.isco)) is not None and groep.brc != brc.code
    ]
    assert anders == []


def test_een_titel_hoort_bij_een_groep():
    aantal = Counter(titel.casefold() for groep in list_isco() for titel in groep.titels)
    assert [titel for titel, n in aantal.items() if n > 1] == []
    assert len(aantal) >= 1000


def test_de_codes_zijn_die_van_isco(gedeeld: Path):
    with (gedeeld / "data/esco/ISCOGroups_nl.csv").open(encoding="utf-8-sig") as bestand:
        codes = {r["code"] for r in csv.DictReader(bestand) if len(r["code"]) == 4}
    assert {groep.code for groep in list_isco()} == codes
