"""Exploration: what the log calls a probability is how often it happens."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.leren.verkenning import UIT, Verkenning, kans_op_lijst, vul_plaatsen
from modellen.voorstel.lijst import Plaatsbron

DAG = date(2026, 3, 2)
VEEL = Verkenning(vanaf=2, deel=0.4, deel_ideeen=0.5)


@pytest.mark.parametrize("fout", [{"vanaf": -1}, {"deel": 1.0}, {"deel_ideeen": -0.1}])
def test_een_onmogelijke_verkenning_wordt_geweigerd(fout):
    with pytest.raises(ValueError, match="chance"):
        Verkenning(**fout)


@settings(max_examples=60, deadline=None)
@given(
    pool=st.integers(0, 40),
    aantal=st.integers(0, 20),
    klant=st.text(max_size=8),
    ideeen=st.booleans(),
)
def test_elke_plaats_heeft_een_andere_rij_van_de_pool_en_een_kans(pool, aantal, klant, ideeen):
    vulling = vul_plaatsen(pool, aantal, onderwerp=klant, dag=DAG, verkenning=VEEL, ideeen=ideeen)
    rijen = [v.rij for v in vulling]
    assert len(rijen) == len(set(rijen)) == min(pool, aantal)
    assert all(0 <= r < pool for r in rijen)
    assert all(0 < v.kans <= 1 for v in vulling)
    for plaats, v in enumerate(vulling):
        assert (v.bron is Plaatsbron.RANKING) == (v.rij == plaats)
        if not ideeen and plaats < VEEL.vanaf:
            assert (v.rij, v.kans) == (plaats, 1.0)


def test_uit_is_de_volgorde_zelf_met_kans_een():
    vulling = vul_plaatsen(30, 10, onderwerp="K-1", dag=DAG, verkenning=UIT, ideeen=True)
    assert [(v.rij, v.kans) for v in vulling] == [(i, 1.0) for i in range(10)]


def test_dezelfde_klant_op_dezelfde_dag_krijgt_dezelfde_lijst():
    def lijst(klant: str, dag: date) -> list[int]:
        return [v.rij for v in vul_plaatsen(50, 10, onderwerp=klant, dag=dag, verkenning=VEEL)]

    assert lijst("K-1", DAG) == lijst("K-1", DAG)
    anders = {tuple(lijst("K-1", DAG + timedelta(days=d))) for d in range(20)}
    assert len(anders) > 10


@pytest.mark.parametrize("ideeen", [False, True])
@pytest.mark.parametrize("pool", [7, 9, 20])
def test_wat_gelogd_wordt_gebeurt_ook_zo_vaak(pool, ideeen):
    aantal, keren = 6, 4000
    geteld: Counter[tuple[int, int]] = Counter()
    kans: dict[tuple[int, int], float] = {}
    for i in range(keren):
        vulling = vul_plaatsen(
            pool, aantal, onderwerp=f"K-{i}", dag=DAG, verkenning=VEEL, ideeen=ideeen
        )
        for plaats, v in enumerate(vulling):
            geteld[plaats, v.rij] += 1
            # A probability is that of the place and the row: whatever else is on the list.
            assert kans.setdefault((plaats, v.rij), v.kans) == v.kans
    for plaats in range(aantal):
        assert sum(p for (hier, _), p in kans.items() if hier == plaats) == pytest.approx(1.0)
    for wat, p in kans.items():
        # Five standard errors: of some hundred pairs none is outside by chance.
        assert abs(geteld[wat] / keren - p) < 5 * (p * (1 - p) / keren) ** 0.5 + 1e-12
    op_lijst = kans_op_lijst(pool, aantal, VEEL, ideeen=ideeen)
    for rij in range(pool):
        som = sum(p for (_, r), p in kans.items() if r == rij)
        assert op_lijst[rij] == pytest.approx(som)


def test_de_kansen_op_de_lijst_zijn_samen_zo_lang_als_de_lijst():
    for pool in (0, 3, 10, 40):
        assert kans_op_lijst(pool, 10, VEEL).sum() == pytest.approx(min(pool, 10))
    assert np.all(kans_op_lijst(40, 10, VEEL)[:2] == 1.0)
