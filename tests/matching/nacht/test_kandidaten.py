"""What is packed comes back; a list that changed is found, whatever page it was on."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.nacht.inpakken import pak_in, pak_uit
from matching.nacht.kandidaten import Nachtkandidaten, andere_lijsten
from matching.nacht.paren import Drempels, Parenverzamelaar, verdeel, voeg_samen

WERK = np.array([f"V-{i:02d}" for i in range(12)])
PER_WERK = 4

scores = st.lists(
    st.sampled_from([None, 0.0, 0.123456789, 0.5, 1.0]), min_size=len(WERK), max_size=len(WERK)
)
klanten = st.lists(scores, max_size=8)


def maak(lijst) -> Nachtkandidaten:
    verzamelaar = Parenverzamelaar(WERK, np.arange(len(WERK)), Drempels(len(WERK), PER_WERK))
    for i, per_werk in enumerate(lijst):
        rijen = [r for r, s in enumerate(per_werk) if s is not None]
        waarden = [s for s in per_werk if s is not None]
        verzamelaar.voeg_toe(f"K-{i}", np.array(rijen, dtype=np.int64), np.array(waarden))
    paren = voeg_samen([verzamelaar.paren()], per_werk=PER_WERK)
    return Nachtkandidaten(paren, (np.arange(len(paren.werk)) % 2 + 1).astype(np.int8))


def als_lijsten(kandidaten: Nachtkandidaten):
    return {w: kandidaten.regels(i) for i, w in enumerate(kandidaten.paren.werken)}


@pytest.mark.parametrize("fout", [-0.1, 1.1])
def test_een_score_buiten_nul_en_een_wordt_geweigerd(fout: float):
    with pytest.raises(ValueError, match="0 to 1"):
        maak([[fout] + [None] * 11])


@pytest.mark.parametrize("soort", [np.uint8, np.uint16, np.uint32, np.int32])
def test_kolommen_komen_terug(soort):
    getallen, teksten = np.array([1, 0, 200], dtype=soort), ["een", "twee é", ""]
    gelezen = list(pak_uit(pak_in(getallen, teksten, getallen[:0], [])))
    assert gelezen[0].tolist() == [1, 0, 200]
    assert gelezen[0].dtype == soort
    assert gelezen[1] == teksten
    assert [len(deel) for deel in gelezen[2:]] == [0, 0]


@given(klanten, st.integers(1, 13))
def test_bladen_houden_elke_lijst_zoals_zij_was(lijst, per_blad: int):
    alle = maak(lijst)
    gelezen = {}
    for blad in alle.in_bladen(per_blad):
        assert len(blad.paren.werken) <= per_blad
        gelezen |= als_lijsten(Nachtkandidaten.van_bytes(blad.als_bytes()))
    assert gelezen == als_lijsten(alle)


@given(klanten, st.sets(st.sampled_from([*WERK.tolist(), "V-035", "W"]), max_size=4))
def test_verdelen_op_nummer_verliest_niets_en_houdt_ieder_bij_zijn_eigen_deel(lijst, grenzen):
    paren = maak(lijst).paren
    op_volgorde = ["", *sorted(grenzen)]
    delen = dict(verdeel(paren, op_volgorde))
    assert [w for deel in delen.values() for w in deel.werken] == paren.werken
    for grens, deel in delen.items():
        volgende = [g for g in op_volgorde if g > grens]
        assert all(grens <= w and (not volgende or w < volgende[0]) for w in deel.werken)
    samen = voeg_samen(list(delen.values()), per_werk=PER_WERK)
    assert (samen.werk.tolist(), samen.score.tolist()) == (
        paren.werk.tolist(),
        paren.score.tolist(),
    )


@given(klanten, klanten, st.integers(1, 5))
def test_anders_is_wat_andere_klanten_of_een_andere_volgorde_heeft(toen, nu, per_blad: int):
    oud, nieuw = maak(toen), maak(nu)
    # As a night does: who had a list is looked at again.
    if not set(oud.paren.werken) <= set(nieuw.paren.werken):
        return
    eerder, later = (
        {w: [r.klant for r in regels] for w, regels in als_lijsten(k).items()} for k in (oud, nieuw)
    )
    verwacht = [i for i, w in enumerate(nieuw.paren.werken) if eerder.get(w, []) != later[w]]
    assert andere_lijsten(list(oud.in_bladen(per_blad)), nieuw) == verwacht
