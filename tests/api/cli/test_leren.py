"""`leren`: refusals first; without outcomes the fixed score stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from api.cli.leren_lijsten import document_van, rijen_van, zinnen_van
from api.cli.uitvoer import schrijf_json
from matching.leren.lijstwaarde import Lijstwaarde
from matching.leren.terugblik import Terugblik
from tests.api.cli.conftest import Draai


@pytest.mark.parametrize(
    ("argumenten", "zegt"),
    [
        (("train",), "nog niets voorgesteld"),
        (("train", "--tot", "gisteren"), "--tot"),
        (("beoordeel",), "nog geen ranker"),
        (("promoveer", "../x"), "geen ranker"),
        (("terug",), "vaste score telt al"),
    ],
)
def test_wat_niet_kan_zegt_waarom_en_verandert_niets(draai: Draai, gevuld: Path, argumenten, zegt):
    afloop = draai("leren", *argumenten, "--data", str(gevuld))
    assert afloop.status == 2
    assert zegt in afloop.fout
    assert not (gevuld / "rankers").exists()


def test_een_getal_zonder_eind_is_in_json_leeg(capsys):
    schrijf_json({"laag": float("-inf"), "cijfers": [{"ndcg": float("nan"), "mrr": 0.5}]})
    gelezen = json.loads(capsys.readouterr().out, parse_constant=pytest.fail)
    assert gelezen == {"laag": None, "cijfers": [{"ndcg": None, "mrr": 0.5}]}


def test_zonder_lijsten_staat_er_dat_er_nog_geen_zijn():
    leeg = Terugblik(0, {})
    assert rijen_van(leeg) == [] == rijen_van(None)
    assert "nog geen getoonde lijsten" in zinnen_van(leeg)[0]
    assert document_van(leeg) == {"lijsten": 0, "per100Lijsten": {}}


def test_beide_rankers_staan_naast_elkaar_en_zonder_steun_staat_er_geen_getal():
    goed, zwak = Lijstwaarde(12.34, 10.0, 14.5, 1.0), Lijstwaarde(20.0, 0.0, 90.0, 0.5)
    terugblik = Terugblik(
        7, {wie: dict.fromkeys(("ips", "snips", "dr"), w) for wie, w in
            (("uitdager", zwak), ("kampioen", goed))}
    )  # fmt: skip
    rijen = rijen_van(terugblik)
    assert [rij[0].split(",")[0] for rij in rijen] == ["IPS", "SNIPS", "Doubly robust"]
    assert {rij[1:] for rij in rijen} == {("te weinig steun", "12,3 (10,0 tot 14,5)")}
    document = document_van(terugblik)
    assert document is not None
    assert document["per100Lijsten"]["uitdager"]["dr"]["waarde"] is None
    assert document["per100Lijsten"]["kampioen"]["ips"]["hoog"] == 14.5
    assert "7 getoonde lijsten" in zinnen_van(terugblik)[0]
