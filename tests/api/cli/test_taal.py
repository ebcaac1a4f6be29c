"""`opstap taal bench`: refusals first, then one table per measurement and one document."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.api.cli.conftest import Draai


@pytest.fixture
def melo(tmp_path: Path) -> Path:
    map_ = tmp_path / "melo"
    map_.mkdir()
    (map_ / "queries.tsv").write_text("Q1\tkok\n")
    (map_ / "corpus_elements.tsv").write_text("C1\tkok\nC2\tchauffeur\n")
    (map_ / "concept_mapping.tsv").write_text("C1\tu:1\nC2\tu:2\n")
    (map_ / "annotations.tsv").write_text("Q1\t0\tC1\t1\n")
    return map_


@pytest.mark.parametrize("deur", [("taal", "bench"), ("bench", "taal")])
def test_een_map_zonder_taak_en_een_begin_zonder_esco_worden_geweigerd(
    draai: Draai, melo: Path, tmp_path: Path, deur: tuple[str, str]
):
    assert draai(*deur, "--melo", str(tmp_path)).status == 2
    assert draai(*deur, "--melo", str(melo), "--zaad", "1").status == 2


def test_elke_meting_heeft_een_tabel(draai: Draai, melo: Path):
    afloop = draai("bench", "taal", "--melo", str(melo))
    assert afloop.status == 0
    for kop in ("MELO", "Drietallen", "nDCG@10", "niet gemeten (geef --titels)"):
        assert kop in afloop.uit
