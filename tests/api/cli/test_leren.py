"""`leren`: refusals first; without outcomes the fixed score stays."""

from __future__ import annotations

from pathlib import Path

import pytest

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
