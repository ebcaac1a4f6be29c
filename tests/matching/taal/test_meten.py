from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from matching.bench.taal import Meetbronnen, bench
from matching.taal import laad_taalmodel
from matching.taal.meten import (
    MeloTaak,
    measure_model,
    measure_ranking,
    measure_tfidf,
    read_melo,
)
from matching.taal.recept import Recept
from modellen.fouten import OpstapFout

pytestmark = pytest.mark.xdist_group("torch")
"""Loading torch takes seconds; one worker does it."""

# Four names of three concepts; "kok" is asked literally, "chef" is not.
TAAK = MeloTaak(
    vragen=("Kok", "chef"),
    elementen=("kok", "kokkin", "hovenier", "klerk"),
    relevant=(np.array([0, 1]), np.array([2])),
    concept=np.array([0, 0, 1, 2]),
    uris=("u:0", "u:1", "u:2"),
)


def test_map_zonder_taak_geeft_een_duidelijke_fout(tmp_path: Path) -> None:
    with pytest.raises(OpstapFout) as gevangen:
        read_melo(tmp_path)
    assert gevangen.value.code == "melo_niet_gevonden"


def test_scores_zijn_die_van_de_hand() -> None:
    # Kok: order klerk, kok, kokkin, hovenier: right at ranks 2 and 3.
    # chef: order kok, kokkin, hovenier, klerk: right at rank 3; per concept at rank 2.
    matrix = np.array([[0.8, 0.7, 0.1, 0.9], [0.9, 0.8, 0.7, 0.1]])
    scores = measure_ranking(TAAK, lambda deel: matrix[deel])
    assert scores.mrr == pytest.approx((1 / 2 + 1 / 3) / 2)
    assert scores.map == pytest.approx(((1 / 2 + 2 / 3) / 2 + 1 / 3) / 2)
    assert scores.mrr_letterlijk == pytest.approx(1 / 2)
    assert scores.mrr_anders == pytest.approx(1 / 3)
    assert scores.mrr_concept == pytest.approx((1 / 2 + 1 / 2) / 2)


def test_gelijke_scores_volgen_de_volgorde_van_de_namen() -> None:
    scores = measure_ranking(TAAK, lambda deel: np.zeros((2, 4))[deel])
    # Kok is right at 1 and 2, chef at 3; per concept at 1 and 2.
    assert scores.mrr == pytest.approx((1 + 1 / 3) / 2)
    assert scores.map == pytest.approx((1 + 1 / 3) / 2)
    assert scores.mrr_concept == pytest.approx((1 + 1 / 2) / 2)


def test_volmaakt_model_haalt_een() -> None:
    class Orakel:
        naam, versie, dimensie = "orakel", "0", 3

        def encode(self, teksten: Sequence[str]) -> np.ndarray:
            concept = {"Kok": 0, "kok": 0, "kokkin": 0, "chef": 1, "hovenier": 1, "klerk": 2}
            return np.eye(3, dtype=np.float32)[[concept[tekst] for tekst in teksten]]

    scores = measure_model(TAAK, Orakel())
    assert (scores.mrr, scores.map, scores.mrr_concept) == (1, 1, 1)


def write_taak(map_: Path) -> None:
    (map_ / "queries.tsv").write_text("Q1\tKok\n", encoding="utf-8")
    (map_ / "corpus_elements.tsv").write_text('C1\tklerk\nC2\t"kok"\n', encoding="utf-8")
    (map_ / "concept_mapping.tsv").write_text("C1\turi:1\nC2\turi:2\n", encoding="utf-8")
    (map_ / "annotations.tsv").write_text("Q1\t0\tC2\t1\n", encoding="utf-8")


def test_bench_meet_model_maatstaf_en_snelheid(tmp_path: Path) -> None:
    write_taak(tmp_path)
    meting = bench(Meetbronnen(melo=tmp_path), laad_taalmodel)
    assert meting["melo"] == {"vragen": 1, "elementen": 2}
    assert meting["scores"]["mrr"] == meting["tfidf"]["mrr"] == 1
    assert all(tempo > 0 for tempo in meting["snelheid"].values())


@pytest.mark.slow
def test_meegeleverd_model_wint_van_de_maatstaf(gedeeld: Path) -> None:
    taak = read_melo(gedeeld / "data" / "melo" / "nld_q_nl_c_nl")
    scores, tfidf = measure_model(taak, laad_taalmodel()), measure_tfidf(taak)
    assert scores.mrr >= 0.525
    assert scores.map >= 0.39
    # The published figures of the yardstick are .486 and .212.
    assert tfidf.mrr == pytest.approx(0.486, abs=0.005)
    assert scores.mrr > tfidf.mrr


@pytest.mark.slow
def test_bench_traint_per_zaad_zonder_een_deel_van_de_omschrijvingen(
    tmp_path: Path, mini_esco: Path, mini_recept: Recept
) -> None:
    write_taak(tmp_path)
    bronnen = Meetbronnen(melo=tmp_path, esco=mini_esco)
    meting = bench(bronnen, laad_taalmodel, zaden=(1, 2), recept=mini_recept)
    assert [zaad["zaad"] for zaad in meting["zaden"]] == [1, 2]
    assert meting["scores_glad"]["mrr"] == 1
    for zaad in meting["zaden"]:
        assert zaad["omschrijvingen"]["vragen"] == 2
        assert 0 < zaad["omschrijvingen"]["mrr"] <= 1
