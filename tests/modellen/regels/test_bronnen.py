"""The register against the sources beside the repository: complete, and in our own words."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from modellen.regels.register import REGISTER

REEKS = 7
"""As many words in a row as would be a quotation."""


def _woorden(tekst: str) -> list[str]:
    return re.findall(r"\w+", tekst.lower())


def _reeksen(woorden: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(woorden[i : i + REEKS]) for i in range(len(woorden) - REEKS + 1)}


@pytest.fixture
def domein(gedeeld: Path) -> Path:
    return gedeeld / "domein"


def test_elk_nummer_uit_de_bronnen_staat_in_het_register(domein):
    rijen = json.loads((domein / "regels.json").read_text(encoding="utf-8"))
    assert [rij["id"] for rij in rijen if rij["id"] not in REGISTER] == []
    assert len(rijen) == len(REGISTER)


def test_zinnen_zijn_niet_overgenomen(domein):
    bestanden = [*sorted((domein / "bronnen").glob("*.txt")), domein / "context.md"]
    assert len(bestanden) == 6
    bron = set().union(*(_reeksen(_woorden(p.read_text(encoding="utf-8"))) for p in bestanden))
    overgenomen = {
        regel.id: [" ".join(reeks) for reeks in _reeksen(_woorden(tekst)) & bron]
        for regel in REGISTER.values()
        for tekst in (regel.regel, regel.reden or "")
        if _reeksen(_woorden(tekst)) & bron
    }
    assert overgenomen == {}


def test_normen_van_de_bronnen_staan_bij_een_regel(domein):
    tekst = (domein / "regels.md").read_text(encoding="utf-8")
    deel = tekst.partition("\n## B1.")[2].partition("\n## B2.")[0]
    sleutels = set(re.findall(r"(?m)^\| ([a-z0-9]+\.[a-z0-9_]+) \|", deel))
    assert len(sleutels) == 40
    # Two moments, so two norms: after one month and after two.
    sleutels = sleutels - {"ops.match_evaluatie"} | {
        "ops.match_evaluatie_1",
        "ops.match_evaluatie_2",
    }
    assert sleutels - {norm for regel in REGISTER.values() for norm in regel.normen} == set()
