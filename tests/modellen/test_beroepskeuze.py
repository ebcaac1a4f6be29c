"""The beroepskeuzetest: six scores from 0 to 1, competences from 1 to 5."""

from __future__ import annotations

import math
from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.beroepskeuze.model import Competentie, CompetentieScore, Riasec
from modellen.fouten import OngeldigeWaarde
from tests.builders import een_beroepskeuzetest

TYPEN = [veld.name for veld in fields(Riasec)]
SCORES = st.lists(st.floats(0, 1), min_size=6, max_size=6)


@pytest.mark.parametrize("naam", TYPEN)
@pytest.mark.parametrize("score", [-0.01, 1.01, 40, math.nan, math.inf])
def test_een_score_buiten_nul_tot_een_wordt_geweigerd_bij_naam(naam: str, score: float):
    with pytest.raises(OngeldigeWaarde) as fout:
        Riasec(**(dict.fromkeys(TYPEN, 0.5) | {naam: score}))
    assert fout.value.veld == naam


@pytest.mark.parametrize("sterkte", [0, 6, -1])
def test_een_sterkte_buiten_een_tot_vijf_wordt_geweigerd(sterkte: int):
    with pytest.raises(OngeldigeWaarde, match="geen sterkte"):
        CompetentieScore(Competentie.ORDENEN, sterkte)


@given(SCORES)
def test_de_zes_scores_staan_in_de_volgorde_van_riasec(scores: list[float]):
    # In Dutch the initials are R-O-A-S-O-C: onderzoekend and ondernemend.
    assert "".join(naam[0] for naam in TYPEN) == "roasoc"
    als_array = Riasec(*scores).als_array()
    assert als_array.dtype == np.float32
    np.testing.assert_array_equal(als_array, np.array(scores, dtype=np.float32))


@pytest.mark.parametrize("sterkte", [1, 5])
def test_de_uitersten_mogen(sterkte: int):
    assert CompetentieScore(Competentie.LEREN, sterkte).sterkte == sterkte
    assert Riasec(0, 1, 0, 1, 0, 1).conventioneel == 1


def test_een_label_is_te_lezen():
    assert Competentie.OMGAAN_MET_COMPUTER.label == "omgaan met computer"
    assert all("_" not in competentie.label for competentie in Competentie)


def test_een_test_zonder_scores_is_onbekend_en_niet_nul():
    assert een_beroepskeuzetest(riasec=None).riasec is None
