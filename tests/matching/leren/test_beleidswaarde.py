"""Off-policy value: right on average, and intervals that hold the truth as often as they say."""

from __future__ import annotations

import numpy as np
import pytest

from matching.leren.beleidswaarde import HOOGSTE, schat_beleidswaarde

KANS = np.array([[0.05, 0.3], [0.2, 0.1], [0.15, 0.4]])
"""True chance per context and action."""
LOG = np.array([[0.9, 0.1], [0.5, 0.5], [0.8, 0.2]])
ANDER = np.array([[0.1, 0.9], [0.9, 0.1], [0.2, 0.8]])
WAAR = float((ANDER * KANS).sum(axis=1).mean())


def _trek(seed: int, lijsten: int = 400) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)
    context = rng.integers(3, size=lijsten).repeat(2)
    actie = (rng.random(len(context)) < LOG[context, 1]).astype(int)
    # Decisions of one list share luck, so a row alone is not a unit.
    geluk = rng.normal(0, 0.05, lijsten).repeat(2)
    kans = np.clip(KANS[context, actie] + geluk, 0, 1)
    model = KANS * 0.7 + 0.03
    return {
        "beloning": (rng.random(len(context)) < kans).astype(float),
        "kans_gelogd": LOG[context, actie],
        "kans_ander": ANDER[context, actie],
        "lijst": np.arange(lijsten).repeat(2),
        "verwacht": model[context, actie],
        "verwacht_ander": (ANDER * model).sum(axis=1)[context],
    }


def test_een_kans_van_nul_wordt_geweigerd():
    rij = _trek(0)
    rij["kans_gelogd"] = rij["kans_gelogd"] * 0
    with pytest.raises(ValueError, match="above 0"):
        schat_beleidswaarde(**rij)
    with pytest.raises(ValueError, match="needs rows"):
        schat_beleidswaarde(**{k: v[:0] for k, v in rij.items()})


@pytest.mark.parametrize("methode", ["ips", "snips", "dr"])
def test_het_interval_houdt_de_waarheid_in_minstens_negen_van_de_tien(methode):
    uit = [schat_beleidswaarde(**_trek(seed))[methode] for seed in range(300)]
    # Three standard errors below .90 of 300 draws.
    assert np.mean([u.laag <= WAAR <= u.hoog for u in uit]) >= 0.85
    assert np.mean([u.waarde for u in uit]) == pytest.approx(WAAR, rel=0.06)


def test_hetzelfde_beleid_is_het_gemiddelde_van_wat_er_was():
    rij = _trek(3)
    uit = schat_beleidswaarde(rij["beloning"], rij["kans_gelogd"], rij["kans_gelogd"], rij["lijst"])
    assert set(uit) == {"ips", "snips"}
    for waarde in uit.values():
        assert waarde.waarde == pytest.approx(rij["beloning"].mean())
        assert waarde.afgekapt == 0


def test_een_beloning_die_overal_hoger_is_verschuift_snips_precies_zoveel():
    rij = _trek(4)
    kaal = {k: rij[k] for k in ("kans_gelogd", "kans_ander", "lijst")}
    was, wordt = (
        schat_beleidswaarde(rij["beloning"] + extra, **kaal)["snips"] for extra in (0.0, 1.0)
    )
    assert wordt.waarde - was.waarde == pytest.approx(1.0)
    assert wordt.hoog - wordt.laag == pytest.approx(was.hoog - was.laag)


def test_een_te_grote_verhouding_wordt_afgekapt_en_gemeld():
    n = 100
    uit = schat_beleidswaarde(np.ones(n), np.full(n, 0.001), np.ones(n), np.arange(n))["ips"]
    assert uit.waarde == HOOGSTE
    assert uit.afgekapt == 1.0
