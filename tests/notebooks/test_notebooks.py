"""The notebooks run from top to bottom on a machine that has only what the project installs."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


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


def test_er_zijn_notebooks():
    assert NOTEBOOKS
