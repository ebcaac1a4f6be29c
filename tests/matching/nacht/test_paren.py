"""Pruning never loses a pair that belongs in a list, however the klanten are divided."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.nacht.paren import Drempels, Paren, Parenverzamelaar, in_bladen, voeg_samen

WERK = np.array([f"V-{i:03d}" for i in range(9)])

# Few different scores, so that ties occur.
scores_van_klant = st.lists(
    st.sampled_from([None, 0.1, 0.2, 0.3, 0.30000001, 0.9]), min_size=len(WERK), max_size=len(WERK)
)


def verzamel(blokken, per_werk: int, *, processen: int) -> list[Paren]:
    drempels = [Drempels(len(WERK), per_werk) for _ in range(processen)]
    delen = []
    for i, blok in enumerate(blokken):
        verzamelaar = Parenverzamelaar(WERK, np.arange(len(WERK)), drempels[i % processen])
        for klant, scores in blok:
            rijen = np.array([r for r, s in enumerate(scores) if s is not None], dtype=np.int64)
            waarden = np.array([s for s in scores if s is not None], dtype=np.float64)
            verzamelaar.voeg_toe(klant, rijen, waarden)
        delen.append(Paren.van_bytes(verzamelaar.paren().als_bytes()))
    return delen


def als_lijsten(paren: Paren) -> dict[str, list[tuple[str, float]]]:
    uit: dict[str, list[tuple[str, float]]] = {werk: [] for werk in paren.werken}
    for werk, klant, score in zip(paren.werk, paren.klant, paren.score, strict=True):
        uit[paren.werken[werk]].append((paren.klanten[klant], float(score)))
    return uit


@given(
    st.lists(scores_van_klant, max_size=25),
    st.integers(1, 4),
    st.integers(1, 5),
    st.integers(1, 3),
    st.randoms(),
)
def test_de_beste_klanten_zijn_die_van_alles_naast_elkaar(
    klanten, per_werk, per_blok, processen, rng
):
    genummerd = [(f"K-{i}", scores) for i, scores in enumerate(klanten)]
    blokken = [genummerd[i : i + per_blok] for i in range(0, len(genummerd), per_blok)]
    rng.shuffle(blokken)
    samen = voeg_samen(verzamel(blokken, per_werk, processen=processen), per_werk=per_werk)
    for rij, werk in enumerate(WERK.tolist()):
        alle = [(k, s[rij]) for k, s in genummerd if s[rij] is not None]
        beste = sorted(alle, key=lambda paar: (-paar[1], paar[0]))[:per_werk]
        assert als_lijsten(samen).get(werk, []) == beste
        if alle:
            assert samen.passend[samen.werken.index(werk)] == len(alle)


@pytest.mark.parametrize("per_blok", [1, 2, 4, 100])
def test_blokken_houden_alles_en_alleen_hun_eigen_klanten(per_blok: int):
    rng = np.random.default_rng(3)
    blok = [(f"K-{i}", rng.random(len(WERK)).round(2).tolist()) for i in range(12)]
    samen = voeg_samen(verzamel([blok], 3, processen=1), per_werk=3)
    delen = list(in_bladen(samen, per_blok))
    verzameld: dict[str, list[tuple[str, float]]] = {}
    for deel in delen:
        verzameld |= als_lijsten(deel)
        assert {deel.klanten[k] for k in deel.klant} == set(deel.klanten)
    assert verzameld == als_lijsten(samen)


def test_zonder_klanten_is_er_niets():
    leeg = voeg_samen([], per_werk=3)
    assert leeg.werken == []
    assert list(in_bladen(leeg, 5)) == []
