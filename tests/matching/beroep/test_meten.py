"""The judged sample: kept without the titles, and what the shipped model does on it."""

from __future__ import annotations

import csv
from importlib.resources import files
from pathlib import Path

import pytest

from matching.beroep.groepsvectoren import MEEGELEVERD, find_groepsvectoren
from matching.beroep.ijking import Gelabeld
from matching.beroep.koppelaar import Beroepskoppelaar
from matching.beroep.meten import LAATSTE_DEEL, Oordeelklasse, beoordeel, meet, read_oordelen
from matching.taal.laden import Taalmodel
from modellen.fouten import OpstapFout
from vacatures.beroep.isco import find_isco


def oordelen() -> list[dict[str, str]]:
    pad = files("matching.beroep").joinpath("steekproef/oordelen.csv")
    return list(csv.DictReader(pad.read_text(encoding="utf-8").splitlines()))


def test_een_andere_lijst_titels_wordt_geweigerd(tmp_path: Path):
    (tmp_path / "t.csv").write_text("title\nKok\n")
    with pytest.raises(OpstapFout) as fout:
        read_oordelen(tmp_path / "t.csv", deel=1)
    assert fout.value.code == "verkeerde_titellijst"


def test_de_steekproef_bevat_geen_titels():
    rijen = oordelen()
    assert set(rijen[0]) == {"rij", "deel", "isco", "ook"}
    assert all(set(waarde) <= set("0123456789 ") for rij in rijen for waarde in rij.values())


def test_de_steekproef_is_drie_keer_honderd_verschillende_rijen_met_bestaande_codes():
    rijen = oordelen()
    assert len({rij["rij"] for rij in rijen}) == len(rijen) == 300
    assert [sum(int(r["deel"]) == deel for r in rijen) for deel in (1, 2, 3)] == [100] * 3
    codes = {code for rij in rijen for code in (rij["isco"] + " " + rij["ook"]).split()}
    assert {code for code in codes if find_isco(code) is None} == set()


@pytest.mark.parametrize(
    ("isco", "goed", "klasse"),
    [
        ("8332", {"8332"}, Oordeelklasse.GOED),
        ("9333", {"4321", "9333"}, Oordeelklasse.GOED),
        ("8331", {"8332"}, Oordeelklasse.DICHTBIJ),
        ("8344", {"8332"}, Oordeelklasse.FOUT),
        ("8344", set(), Oordeelklasse.FOUT),
    ],
)
def test_goed_dichtbij_of_fout(isco: str, goed: set[str], klasse: Oordeelklasse):
    assert beoordeel(isco, frozenset(goed)) is klasse


def test_dekking_en_juistheid_zijn_breuken_van_de_tellingen(taalmodel: Taalmodel):
    koppelaar = Beroepskoppelaar(taalmodel)
    titels = [
        Gelabeld("Heftruckchauffeur", frozenset({"8344"})),
        Gelabeld("Glazenwasser", frozenset({"0110"})),
        Gelabeld("xqzw", frozenset()),
    ]
    meting = meet(koppelaar, titels)
    assert (meting.dekking, meting.juist) == (pytest.approx(2 / 3), 0.5)
    assert meting.als_document()["bovenDrempel"] == {"goed": 1, "dichtbij": 0, "fout": 1}
    assert meet(koppelaar, []).dekking == 0.0


def test_op_echte_titels_klopt_wat_boven_de_drempel_ligt(taalmodel: Taalmodel, gedeeld: Path):
    """The hundred that nobody had seen when our titles were written: .92 right, .64 answered."""
    titels = read_oordelen(gedeeld / "data/vacatures/adzuna_titels.csv", deel=LAATSTE_DEEL)
    groepen = find_groepsvectoren(taalmodel.versie, MEEGELEVERD)
    meting = meet(Beroepskoppelaar(taalmodel, groepen), titels)
    assert meting.aantal == 100
    assert meting.juist >= 0.85
    assert meting.dekking >= 0.55
