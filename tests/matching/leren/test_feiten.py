"""Facts: counted before the day. What happened later changes no feature, and a leak is found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.leren.gegevens import Fase
from matching.leren.kenmerken import KENMERKEN, Kenmerk
from matching.leren.kenmerken.feiten import (
    GEWICHT_ORGANISATIE,
    GEWICHT_VOORAF,
    LIJST_TELT,
    VOORAF_DUURZAAM,
    VOORAF_GEPLAATST,
    Feiten,
    Getoond,
    Voorstelfeit,
    tel_feiten,
)
from matching.leren.kenmerken.pool import Zijde
from tests.builders import VANDAAG, een_klantprofiel, een_werk
from tests.matching.leren.paren import een_vraag, klantzijde, werkzijde

Teller = Callable[[Sequence[Voorstelfeit], Sequence[Getoond], date], Feiten]
Maker = Callable[[Sequence[Voorstelfeit]], Sequence[Kenmerk]]
GEEN = (None,) * len(Fase)

WERKEN = tuple(een_werk(f"V-{i}", werkgever=f"W-{i % 2}") for i in range(4))


@st.composite
def voorstelfeiten(draw: st.DrawFn) -> Voorstelfeit:
    """Days around today, rising along the chain."""
    i = draw(st.integers(0, 3))
    begin = draw(st.integers(-60, 10))
    wacht = draw(st.lists(st.integers(0, 30), min_size=0, max_size=5))
    dagen = [begin]
    for d in wacht:
        dagen.append(dagen[-1] + d)
    fase_op = [VANDAAG + timedelta(days=d) for d in dagen]
    einde = None
    if len(fase_op) < len(Fase) and draw(st.booleans()):
        einde = fase_op[-1] + timedelta(days=draw(st.integers(0, 20)))
    return Voorstelfeit(f"V-{i}", f"W-{i % 2}", (*fase_op, *GEEN[len(fase_op) :]), einde)


GETOOND = st.builds(
    Getoond,
    st.sampled_from([w.nummer for w in WERKEN]),
    st.sampled_from(["K-1", "K-2", "K-3"]),
    st.integers(-40, 10).map(lambda d: VANDAAG + timedelta(days=d)),
)
GESCHIEDENIS = st.tuples(st.lists(voorstelfeiten(), max_size=12), st.lists(GETOOND, max_size=12))


def zonder_later(
    voorstellen: Sequence[Voorstelfeit], getoond: Sequence[Getoond], dag: date
) -> tuple[list[Voorstelfeit], list[Getoond]]:
    """The same history with everything of the day itself and later removed."""

    def weg(op: date | None) -> date | None:
        return op if op is not None and op < dag else None

    over = [
        replace(v, fase_op=tuple(map(weg, v.fase_op)), einde_op=weg(v.einde_op))
        for v in voorstellen
        if weg(v.fase_op[0])
    ]
    return over, [g for g in getoond if g.dag < dag]


@cache
def _zijden() -> tuple[Zijde, Zijde]:
    return klantzijde([een_klantprofiel()]), werkzijde(WERKEN)


def find_lekken(
    voorstellen: Sequence[Voorstelfeit],
    getoond: Sequence[Getoond],
    *,
    teller: Teller = tel_feiten,
    kenmerken: Maker = lambda _: KENMERKEN,
) -> set[str]:
    """Features that change when what happened later is removed."""
    klant, werk = _zijden()

    def gezien(bekend: tuple[Sequence[Voorstelfeit], Sequence[Getoond]]) -> dict[str, np.ndarray]:
        vraag = een_vraag(klant, werk, teller(*bekend, VANDAAG))
        return {k.naam: k.waarden(vraag) for k in kenmerken(bekend[0])}

    met = gezien((voorstellen, getoond))
    zonder = gezien(zonder_later(voorstellen, getoond, VANDAAG))
    return {naam for naam in met if not np.array_equal(met[naam], zonder[naam], equal_nan=True)}


# --- leaks ---------------------------------------------------------------------------------------


class UitslagBekend(Kenmerk):
    """A feature that looks up what came of it."""

    naam = "uitslag_bekend"

    def __init__(self, voorstellen: Sequence[Voorstelfeit]) -> None:
        self._geplaatst = [v.werk for v in voorstellen if v.fase_op[Fase.GEPLAATST]]

    def waarden(self, vraag):
        return np.array([self._geplaatst.count(n) for n in vraag.werk.nummer], dtype=float)


def _telt_de_dag_zelf_mee(voorstellen, getoond, dag):
    return tel_feiten(voorstellen, getoond, dag + timedelta(days=1))


@given(GESCHIEDENIS)
@settings(max_examples=20)
def test_wat_later_gebeurde_verandert_geen_kenmerk(geschiedenis):
    assert find_lekken(*geschiedenis) == set()


def test_een_teller_die_de_dag_zelf_meetelt_wordt_gevonden():
    vandaag = Voorstelfeit("V-1", "W-1", (VANDAAG, VANDAAG, VANDAAG, *GEEN[3:]), None)
    loopt = Voorstelfeit("V-2", "W-0", (VANDAAG, *GEEN[1:]), None)
    af = replace(vandaag, einde_op=VANDAAG)
    gelekt = find_lekken(
        [vandaag, loopt, af], [Getoond("V-1", "K-2", VANDAAG)], teller=_telt_de_dag_zelf_mee
    )
    assert gelekt == {
        "werkgever_plaatst",
        "werkgever_houdt",
        "op_lijsten",
        "lopende_voorstellen",
    }


def test_een_kenmerk_dat_de_uitslag_opzoekt_wordt_gevonden():
    morgen = VANDAAG + timedelta(days=1)
    voorstellen = [Voorstelfeit("V-1", "W-1", (VANDAAG, morgen, morgen, *GEEN[3:]), None)]
    gelekt = find_lekken(voorstellen, [], kenmerken=lambda v: (*KENMERKEN, UitslagBekend(v)))
    assert gelekt == {"uitslag_bekend"}


# --- counts --------------------------------------------------------------------------------------


@given(GESCHIEDENIS)
@settings(max_examples=40)
def test_feiten_zijn_gelijk_aan_een_telling_uit_de_definitie(geschiedenis):
    """Slow oracle, written from what each fact is said to be."""
    voorstellen, getoond = geschiedenis
    snel = tel_feiten(voorstellen, getoond, VANDAAG).bij(_zijden()[1].kolommen)
    nu, lijsten = zonder_later(voorstellen, getoond, VANDAAG)
    for i, werk in enumerate(WERKEN):
        eigen = [v for v in nu if v.werkgever == werk.werkgever]
        assert snel.plaatsingskans[i] == pytest.approx(
            _glad(*_geplaatst(eigen), _kans(*_geplaatst(nu), VOORAF_GEPLAATST))
        )
        assert snel.duurkans[i] == pytest.approx(
            _glad(*_duurzaam(eigen), _kans(*_duurzaam(nu), VOORAF_DUURZAAM))
        )
        loopt = [v for v in nu if v.werk == werk.nummer and not v.fase_op[2] and not v.einde_op]
        assert snel.lopend[i] == len(loopt)
        wie = {g.klant for g in lijsten if g.werk == werk.nummer and g.dag >= VANDAAG - LIJST_TELT}
        assert snel.op_lijsten[i] == len(wie)


def _geplaatst(feiten: list[Voorstelfeit]) -> tuple[int, int]:
    goed = [v for v in feiten if v.fase_op[Fase.GEPLAATST]]
    return len(goed), len(goed) + len([v for v in feiten if v not in goed and v.einde_op])


def _duurzaam(feiten: list[Voorstelfeit]) -> tuple[int, int]:
    werkte = [v for v in feiten if v.fase_op[Fase.GEPLAATST]]
    goed = len([v for v in werkte if v.fase_op[Fase.DUURZAAM]])
    return goed, goed + len([v for v in werkte if v.einde_op])


def _kans(goed: int, alle: int, vooraf: float) -> float:
    return (goed + GEWICHT_VOORAF * vooraf) / (alle + GEWICHT_VOORAF)


def _glad(goed: int, alle: int, kans: float) -> float:
    return (goed + GEWICHT_ORGANISATIE * kans) / (alle + GEWICHT_ORGANISATIE)
