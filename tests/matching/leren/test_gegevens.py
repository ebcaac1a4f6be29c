"""Learning data: refused when impossible, and on an earlier day it says what was known then."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.leren.gegevens import NOG_NIET, WACHTTIJD, Fase, Leergegevens, splits_op_tijd
from modellen.fouten import OngeldigeWaarde
from tests.matching.leren.opzet import BEGIN, leergegevens

DAGEN = st.integers(-5, 800).map(lambda i: BEGIN + i)
ZADEN = st.integers(0, 50)


# --- refusals ------------------------------------------------------------------------------------


def _anders(veld: str, rij: object, waarde: object) -> Leergegevens:
    g = leergegevens()
    kolom = getattr(g, veld).copy()
    kolom[rij] = waarde
    return replace(g, **{veld: kolom})


@pytest.mark.parametrize(
    ("veld", "rij", "waarde", "zegt"),
    [
        ("kenmerken", (7, 1), np.inf, "rij 7: kenmerk_1"),
        ("basis", 3, np.nan, "rij 3"),
        ("basis", 3, 1.01, "rij 3"),
        ("wens", 4, -0.01, "rij 4"),
        ("kans_getoond", 5, 0.0, "rij 5"),
        ("plaats", 6, -1, "rij 6"),
        ("moment", 8, NOG_NIET, "rij 8"),
        ("moment", 0, BEGIN + 500, "rij 1"),
        ("fase_op", (9, 0), NOG_NIET, "rij 9"),
        ("fase_op", (9, 0), BEGIN - 9, "rij 9"),
        ("einde_op", 10, BEGIN - 9, "rij 10"),
    ],
)
def test_een_onmogelijke_waarde_wordt_geweigerd_met_de_rij_erbij(veld, rij, waarde, zegt):
    with pytest.raises(OngeldigeWaarde, match=zegt) as fout:
        _anders(veld, rij, waarde)
    assert fout.value.veld == veld


def test_een_fase_zonder_de_fase_ervoor_wordt_geweigerd():
    g = leergegevens()
    rij = int(np.flatnonzero(g.bereikt >= Fase.GEPLAATST)[0])
    with pytest.raises(OngeldigeWaarde, match="GEPLAATST"):
        _anders("fase_op", (rij, Fase.GESPREK), NOG_NIET)


def test_wat_duurzaam_is_heeft_geen_einde():
    g = leergegevens()
    rij = int(np.flatnonzero(g.bereikt == Fase.DUURZAAM)[0])
    with pytest.raises(OngeldigeWaarde, match="duurzaam"):
        _anders("einde_op", rij, BEGIN + 900)


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("kenmerken", np.zeros((200, 2))),
        ("kenmerken", np.zeros((200, 3), dtype=np.float32)),
        ("plaats", np.zeros(200, dtype=np.int64)),
        ("moment", np.full(200, np.datetime64("2025-01-01T00:00", "s"))),
        ("fase_op", np.full((200, 5), BEGIN)),
        ("namen", ("a", "b", "a")),
        ("peildag", BEGIN),
    ],
)
def test_een_verkeerde_vorm_wordt_geweigerd(veld, waarde):
    with pytest.raises(OngeldigeWaarde, match=veld):
        replace(leergegevens(), **{veld: waarde})


def test_rijen_uit_de_volgorde_worden_geweigerd():
    with pytest.raises(OngeldigeWaarde, match="volgorde"):
        leergegevens().neem(np.array([199, 0]))


def test_voorgesteld_is_geen_stap():
    with pytest.raises(OngeldigeWaarde, match="geen stap"):
        leergegevens().stap(Fase.VOORGESTELD)


# --- what was known on a day ---------------------------------------------------------------------


@given(ZADEN, DAGEN)
@settings(max_examples=40)
def test_op_een_dag_is_niets_van_later_bekend(seed, dag):
    """Oracle: row by row, from the definition."""
    g = leergegevens(60, seed=seed)
    toen = g.tot(dag)
    rij = 0
    for i in range(len(g)):
        if g.moment[i] > dag:
            continue
        bereikt = max(f for f in Fase if g.fase_op[i, f] <= dag)
        assert toen.bereikt[rij] == bereikt
        assert toen.einde[rij] == bool(g.einde_op[i] <= dag)
        assert toen.lijst[rij] == g.lijst[i]
        rij += 1
    assert rij == len(toen)
    assert not len(toen) or toen.bekend_op.max() <= dag


@given(ZADEN, DAGEN, DAGEN)
@settings(max_examples=25)
def test_via_een_latere_dag_terug_is_hetzelfde_als_ineens(seed, dag, later):
    dag, later = min(dag, later), max(dag, later)
    g = leergegevens(60, seed=seed)
    ineens, via = g.tot(dag), g.tot(later).tot(dag)
    for veld in fields(Leergegevens):
        if veld.name != "peildag":
            np.testing.assert_array_equal(getattr(ineens, veld.name), getattr(via, veld.name))


@given(ZADEN, DAGEN)
@settings(max_examples=25)
def test_splitsen_verliest_niets_en_deelt_geen_lijst(seed, dag):
    g = leergegevens(60, seed=seed)
    leren, toets = splits_op_tijd(g, dag)
    assert len(leren) + len(toets) == len(g)
    assert not set(leren.lijst) & set(toets.lijst)
    assert toets.bereikt.tolist() == g.bereikt[len(leren) :].tolist()


def test_een_rij_mag_vaker_worden_genomen():
    g = leergegevens()
    assert g.neem(np.array([1, 1, 4])).basis.tolist() == g.basis[[1, 1, 4]].tolist()


# --- one step ------------------------------------------------------------------------------------


@pytest.mark.parametrize("naar", list(WACHTTIJD))
def test_een_stap_telt_alleen_wat_zijn_tijd_heeft_gehad(naar):
    g = leergegevens(400).tot(BEGIN + 200)
    rijen, gelukt = g.stap(naar)
    assert len(rijen)
    assert (g.bereikt[rijen] >= naar - 1).all()
    assert (g.fase_op[rijen, naar - 1] + WACHTTIJD[naar] <= g.peildag).all()
    assert (gelukt == (g.bereikt[rijen] >= naar)).all()
    assert g.is_afgelopen[rijen[~gelukt]].all()


def test_wie_vroeg_afvalt_telt_niet_zwaarder_dan_wie_blijft():
    """Half drops out on day 1, half lasts; on any later day the step says half, as it is."""
    n = 1000
    moment = BEGIN + np.arange(n) // 5
    fase_op = np.full((n, len(Fase)), NOG_NIET)
    fase_op[:, :3] = moment[:, None]
    blijft = np.random.default_rng(0).random(n) < 0.5
    fase_op[blijft, Fase.NA_1_MAAND] = moment[blijft] + 31
    g = replace(
        leergegevens(n),
        moment=moment,
        fase_op=fase_op,
        einde_op=np.where(blijft, NOG_NIET, moment + 1),
    ).tot(BEGIN + 120)
    _, gelukt = g.stap(Fase.NA_1_MAAND)
    bekend = (g.bereikt >= Fase.NA_1_MAAND) | g.einde
    assert abs(gelukt.mean() - 0.5) < 0.07
    assert (g.bereikt[bekend] >= Fase.NA_1_MAAND).mean() < 0.45  # what is merely known is biased
