"""Who is passed over and who is proposed in vain: named only where there is work that fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.leren.aandacht import (
    LANG,
    ONGEZIEN,
    VAAK,
    WENNEN,
    Aandachtsoort,
    Klantbeeld,
    vind_aandacht,
)
from matching.leren.perklant import Klantgeschiedenis
from modellen.waarden import KlantNummer
from tests.builders import VANDAAG

DAG = timedelta(days=1)


def beeld(nummer: str = "K-1", *, past: int | None = 6, bekend: int = 300, **velden: Any):
    """A klant who was shown yesterday and proposed last week, unless said otherwise."""
    standaard: dict[str, Any] = {
        "getoond": 8,
        "blootstelling": 4.0,
        "laatst_getoond": VANDAAG - DAG,
        "voorstellen": 2,
        "gesprekken": 1,
        "laatst_voorgesteld": VANDAAG - 7 * DAG,
    }
    geschiedenis = Klantgeschiedenis(**(standaard | velden))
    return Klantbeeld(KlantNummer(nummer), "coach.anna", VANDAAG - bekend * DAG, past, geschiedenis)


GEWOON = [beeld(f"K-{i}") for i in range(10, 20)]
VERGETEN: dict[str, Any] = {
    "getoond": 0, "blootstelling": 0.0, "laatst_getoond": None, "voorstellen": 0, "gesprekken": 0,
    "laatst_voorgesteld": None,
}  # fmt: skip


def soorten(*beelden: Klantbeeld) -> list[Aandachtsoort]:
    return [a.soort for a in vind_aandacht([*beelden, *GEWOON], VANDAAG) if a.klant == "K-1"]


def test_wie_gewoon_meedoet_wordt_niet_genoemd():
    assert vind_aandacht(GEWOON, VANDAAG) == []
    assert vind_aandacht([], VANDAAG) == []


@pytest.mark.parametrize("past", [0, None])
def test_zonder_passend_werk_is_het_geen_verzuim(past: int | None):
    assert soorten(beeld(past=past, **VERGETEN)) == []


def test_wie_net_begint_krijgt_de_tijd():
    assert soorten(beeld(bekend=WENNEN.days - 1, **VERGETEN)) == []
    assert soorten(beeld(bekend=WENNEN.days, **VERGETEN)) == [Aandachtsoort.NERGENS_GETOOND]


def test_wie_een_lopend_voorstel_heeft_wacht_op_antwoord():
    assert soorten(beeld(**(VERGETEN | {"lopend": 1}))) == []


@pytest.mark.parametrize(
    ("velden", "soort"),
    [
        ({"laatst_getoond": VANDAAG - ONGEZIEN - DAG}, Aandachtsoort.NERGENS_GETOOND),
        ({"laatst_getoond": VANDAAG - ONGEZIEN}, None),
        ({"laatst_voorgesteld": VANDAAG - LANG - DAG}, Aandachtsoort.LANG_NIET_VOORGESTELD),
        ({"laatst_voorgesteld": VANDAAG - LANG}, None),
        ({"laatst_voorgesteld": None}, Aandachtsoort.LANG_NIET_VOORGESTELD),
        ({"blootstelling": 0.99}, Aandachtsoort.DUN_GETOOND),
        ({"blootstelling": 1.0}, None),
        ({"voorstellen": 6, "gesprekken": 0}, Aandachtsoort.VAAK_ZONDER_GESPREK),
        ({"voorstellen": 6, "gesprekken": 1}, None),
        ({"voorstellen": 5, "gesprekken": 0}, None),
    ],
)
def test_de_grenzen(velden: dict[str, Any], soort: Aandachtsoort | None):
    """The others were proposed twice each: in vain is from six times on."""
    assert soorten(beeld(**velden)) == ([soort] if soort else [])


def test_vaak_is_nooit_minder_dan_vijf_keer_ook_als_bijna_niemand_voorgesteld_wordt():
    stil = [replace(b, geschiedenis=replace(b.geschiedenis, voorstellen=0)) for b in GEWOON]
    for keer in (VAAK - 1, VAAK):
        gevonden = vind_aandacht([beeld(voorstellen=keer, gesprekken=0), *stil], VANDAAG)
        assert [a.klant for a in gevonden] == ["K-1"] * (keer == VAAK)


def test_de_reden_noemt_getallen_en_de_stap_is_te_doen():
    (regel,) = vind_aandacht([beeld(bekend=40, **VERGETEN), *GEWOON], VANDAAG)
    assert regel.reden == (
        "Er zijn 6 mogelijkheden, maar de klant stond al 40 dagen op geen lijst die iemand opende."
    )
    assert all(soort.volgende_stap for soort in Aandachtsoort)


@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.integers(0, 9), st.floats(0, 20), st.integers(0, 40)),
        max_size=12,
    )
)
def test_niemand_staat_er_twee_keer_en_de_volgorde_van_vragen_doet_er_niet_toe(rijen):
    beelden = [
        beeld(f"K-{i}", past=past, voorstellen=keer, gesprekken=0, blootstelling=breed, bekend=oud)
        for i, (past, keer, breed, oud) in enumerate(rijen)
    ]
    gevonden = vind_aandacht(beelden, VANDAAG)
    assert len({a.klant for a in gevonden}) == len(gevonden)
    assert vind_aandacht(beelden[::-1], VANDAAG) == gevonden
