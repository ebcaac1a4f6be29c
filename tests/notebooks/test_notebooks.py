"""The notebooks run from top to bottom on a machine that has only what the project installs."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
_GEMETEN = re.compile(r"\d+[.,]\d+|\d\s?%")


@pytest.mark.slow
@pytest.mark.parametrize("pad", NOTEBOOKS, ids=lambda pad: pad.stem)
def test_notebook_loopt_van_boven_naar_beneden(pad: Path):
    notebook = nbformat.read(pad, as_version=4)
    NotebookClient(
        notebook, timeout=300, resources={"metadata": {"path": str(pad.parents[1])}}
    ).execute()


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
    ]
