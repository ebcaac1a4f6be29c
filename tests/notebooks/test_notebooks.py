"""The notebooks run from top to bottom on a machine that has only what the project installs."""

from __future__ import annotations

import json
import math
import re
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from matching.leren.leer import HELFT_BIJ

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
LEREN = "03_van_logboek_tot_ranker"
WAT_BLEEK = """
print(json.dumps({
    "redenen": {naam: list(uit.redenen) for naam, _, uit in pogingen},
    "bevorderd": [naam for naam, _, uit in pogingen if uit.bevordert],
    "geschiedenis": [r.ranker is not None for r in geschiedenis],
    "som_van_delen": eerste.niveau + sum(deel for _, deel in eerste.bijdragen),
    "log_gain": float(np.log(eerste.gain)),
    "helften": [0.5 + 0.5 * eerste.wens, eerste.kans],
    "buiten_split": int((vroeg.bekend_op > halverwege).sum() + (later.moment <= halverwege).sum()),
    "sterkte": stand[["finished", "strength"]].to_numpy().tolist(),
}))
"""
"""Asked of the notebook about learning when it has run: what it found, from its own variables."""

_GEMETEN = re.compile(r"\d+[.,]\d+|\d\s?%")


@cache
def _voer_uit(pad: Path, vraag: str = "") -> Any:
    """The notebook after running it, with one more cell at its end when something is asked."""
    notebook = nbformat.read(pad, as_version=4)
    if vraag:
        notebook.cells.append(nbformat.v4.new_code_cell(vraag))
    NotebookClient(
        notebook, timeout=300, resources={"metadata": {"path": str(pad.parents[1])}}
    ).execute()
    return notebook


def _vraag_van(pad: Path) -> str:
    return WAT_BLEEK if pad.stem == LEREN else ""


@pytest.fixture
def geleerd() -> dict[str, Any]:
    pad = next(pad for pad in NOTEBOOKS if pad.stem == LEREN)
    [uitvoer] = _voer_uit(pad, _vraag_van(pad)).cells[-1].outputs
    uit: dict[str, Any] = json.loads(uitvoer.text)
    return uit


SAMEN = pytest.mark.xdist_group("notebook_leren")
"""These tests share one run, so they belong in one process."""


@pytest.mark.slow
@pytest.mark.parametrize(
    "pad",
    [pytest.param(p, id=p.stem, marks=[SAMEN] if p.stem == LEREN else []) for p in NOTEBOOKS],
)
def test_notebook_loopt_van_boven_naar_beneden(pad: Path):
    _voer_uit(pad, _vraag_van(pad))


@SAMEN
@pytest.mark.slow
@pytest.mark.parametrize(
    ("schade", "reden"),
    [
        ("shuffled outcomes", "niet zeker dat de uitdager meer oplevert"),
        ("a leaked future", "later ingevuld"),
        ("travel reversed", "verkeerd om"),
        ("honest, judged too soon", "afgelopen voorstellen om op te oordelen"),
    ],
)
def test_de_poort_in_het_notebook_weigert_wat_beschadigd_is(
    geleerd: dict[str, Any], schade: str, reden: str
):
    assert geleerd["bevorderd"] == ["honest"]
    assert reden in " ".join(geleerd["redenen"][schade])


@SAMEN
@pytest.mark.slow
def test_de_bevordering_in_het_notebook_wordt_teruggedraaid(geleerd: dict[str, Any]):
    assert geleerd["geschiedenis"] == [True, False]


@SAMEN
@pytest.mark.slow
def test_de_delen_van_het_uitgelegde_voorstel_tellen_op(geleerd: dict[str, Any]):
    assert geleerd["som_van_delen"] == pytest.approx(geleerd["log_gain"])
    wens, kans = map(math.log, geleerd["helften"])
    assert wens + kans == pytest.approx(geleerd["log_gain"])


@SAMEN
@pytest.mark.slow
def test_het_notebook_leert_niet_van_na_de_knip(geleerd: dict[str, Any]):
    assert geleerd["buiten_split"] == 0


@SAMEN
@pytest.mark.slow
def test_weinig_afgelopen_voorstellen_geven_in_het_notebook_weinig_sterkte(
    geleerd: dict[str, Any],
):
    assert min(n for n, _ in geleerd["sterkte"]) < 50
    for n, sterkte in geleerd["sterkte"]:
        assert 0 <= sterkte <= n**2 / (n**2 + HELFT_BIJ**2) + 1e-12


@pytest.mark.parametrize("pad", NOTEBOOKS, ids=lambda pad: pad.stem)
def test_notebook_wordt_zonder_uitvoer_bewaard(pad: Path):
    for cel in nbformat.read(pad, as_version=4).cells:
        assert not cel.get("outputs")
        assert cel.get("execution_count") is None


@pytest.mark.parametrize("pad", NOTEBOOKS, ids=lambda pad: pad.stem)
def test_een_tekst_noemt_geen_gemeten_getal(pad: Path):
    """The model and the data change; what a text says of them would not change with them."""
    teksten = [c.source for c in nbformat.read(pad, as_version=4).cells if c.cell_type != "code"]
    # The width of an interval is chosen, not measured.
    assert [t for t in teksten if _GEMETEN.search(t.replace("95% intervals", ""))] == []


def test_er_zijn_notebooks():
    assert [pad.stem for pad in NOTEBOOKS] == [
        "01_een_match_stap_voor_stap",
        "02_de_taalruimte",
        "03_van_logboek_tot_ranker",
    ]
