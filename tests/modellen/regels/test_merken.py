"""A rule is built when a test proves it, and only then."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from modellen.regels.register import REGISTER, Regel, RegelSoort, RegelStatus
from tests.huis.project import list_modules, parse
from tests.modellen.regels.merken import find_merken


def _find_zonder_test(regels: Iterable[Regel], gemerkt: Mapping[str, Path]) -> list[str]:
    return [r.id for r in regels if r.status is RegelStatus.GEBOUWD and r.id not in gemerkt]


@pytest.fixture(scope="module")
def gemerkt() -> dict[str, Path]:
    """By rule id a test file that is marked with it."""
    return {
        id_: path
        for path in list_modules(of=("tests",))
        if path.name.startswith("test_")
        for id_ in find_merken(parse(path))[0]
    }


def test_elke_gebouwde_regel_heeft_een_test(gemerkt):
    assert _find_zonder_test(REGISTER.values(), gemerkt) == []


def test_elk_merk_noemt_een_regel_die_bestaat(gemerkt):
    assert {id_: str(path) for id_, path in gemerkt.items() if id_ not in REGISTER} == {}


def test_elk_merk_telt_mee():
    fouten = [
        f"{path}: {fout}"
        for path in list_modules(of=("tests",))
        for fout in (
            find_merken(parse(path))[1]
            if path.name.startswith("test_")
            else ["a mark outside a test file"] * bool(find_merken(parse(path))[0])
        )
    ]
    assert fouten == []


def test_gebouwde_regel_zonder_test_valt_op():
    regels = [
        Regel("OPS-01", RegelSoort.VELD, "Zin.", RegelStatus.GEBOUWD),
        Regel("OPS-02", RegelSoort.VELD, "Zin.", RegelStatus.GEBOUWD),
        Regel("OPS-03", RegelSoort.VELD, "Zin.", RegelStatus.TE_BOUWEN),
    ]
    assert _find_zonder_test(regels, {"OPS-01": Path("test_x.py")}) == ["OPS-02"]


@pytest.mark.parametrize(
    ("code", "ids"),
    [
        ("@pytest.mark.regel('OPS-1')\ndef test_a(): ...", ["OPS-1"]),
        ("@pytest.mark.regel('OPS-1', 'KWB-2')\nasync def test_a(): ...", ["OPS-1", "KWB-2"]),
        ("@pytest.mark.slow\n@pytest.mark.regel('OPS-1')\ndef test_a(): ...", ["OPS-1"]),
        ("@pytest.mark.regel('OPS-1')\nclass TestA:\n  def test_a(self): ...", ["OPS-1"]),
        ("class TestA:\n  @pytest.mark.regel('OPS-1')\n  def test_a(self): ...", ["OPS-1"]),
        ("@pytest.mark.slow\ndef test_a(): ...", []),
    ],
)
def test_merken_worden_gelezen_bij_functies_en_klassen(code, ids):
    assert find_merken(ast.parse(code)) == (ids, [])


@pytest.mark.parametrize(
    "code",
    [
        "@pytest.mark.regel('OPS-1')\ndef help(): ...",
        "@pytest.mark.regel('OPS-1')\nclass TestLeeg: ...",
        "@pytest.mark.regel\ndef test_a(): ...",
        "@pytest.mark.regel()\ndef test_a(): ...",
        "@pytest.mark.regel(*IDS)\ndef test_a(): ...",
        "@pytest.mark.regel('OPS-1', IDS)\ndef test_a(): ...",
        "@pytest.mark.regel(id='OPS-1')\ndef test_a(): ...",
        "def test_a():\n  def test_b():\n    pytest.mark.regel('OPS-1')",
        "X = pytest.param(1, marks=pytest.mark.regel('OPS-1'))",
    ],
)
def test_merk_dat_niets_bewijst_wordt_geweigerd(code):
    assert len(find_merken(ast.parse(code))[1]) == 1
