"""The list of what there is to offer: whole, in our own words, and tied to every choice."""

from __future__ import annotations

from typing import Any

import pytest

from modellen.fouten import NietGevonden, OpstapFout
from modellen.normen.norm import standaardnormen
from modellen.regels.register import REGISTER
from modellen.team.aanbod import (
    ProductSoort,
    aanbod,
    find_product_bij,
    get_product,
    lees_aanbod,
)
from modellen.traject.model import VeldSoort
from modellen.traject.soorten import trajectsoorten

INSTRUMENTVELDEN = {
    ("start_opstapbaan", "onderdelen"),
    ("instrument", "soort"),
    ("aanbod", "trede"),
    ("aanbod_afgewezen", "trede"),
    ("workshop", "soort"),
    ("trajectplan", "modules"),
    ("trajectplan", "methoden"),
    ("module_orientatie", "testen"),
}
"""Fields in which somebody chooses an instrument."""

HEEL: dict[str, Any] = {
    "soort": "leren",
    "naam": "Cursus",
    "wat": "Leren.",
    "waarvoor": "Werk.",
    "wie_beslist": "Klant.",
    "regels": ["SP2-54"],
}


def _keuzes() -> set[tuple[str, str, str]]:
    return {
        (stap.code, veld.code, keuze)
        for soort in trajectsoorten().values()
        for stap in soort.stappen
        for veld in stap.velden
        if veld.soort in (VeldSoort.KEUZE, VeldSoort.KEUZES)
        for keuze in veld.keuzes
    }


class TestGeweigerd:
    @pytest.mark.parametrize(
        ("anders", "wat"),
        [
            ({"soort": "cadeau"}, "soort"),
            ({"naam": " "}, "naam"),
            ({"waarvoor": ""}, "waarvoor"),
            ({"prijs": 100}, "prijs"),
            ({"regels": []}, "regels en wet"),
        ],
    )
    def test_een_onvolledige_beschrijving(self, anders, wat):
        with pytest.raises(OpstapFout, match=wat):
            lees_aanbod({"cursus": HEEL | anders})

    def test_een_keuze_die_bij_twee_producten_hoort(self):
        dubbel = HEEL | {"keuzes": ["instrument.soort.cursus"]}
        with pytest.raises(OpstapFout, match=r"instrument\.soort\.cursus"):
            lees_aanbod({"een": dubbel, "twee": dubbel})

    def test_een_product_dat_er_niet_is(self):
        with pytest.raises(NietGevonden, match="toverstaf"):
            get_product("toverstaf")


@pytest.mark.regel("SUC-01")
class TestVolledig:
    def test_elk_trajectsoort_staat_in_het_aanbod(self):
        trajecten = {p.code for p in aanbod().values() if p.soort is ProductSoort.TRAJECT}
        assert trajecten == set(trajectsoorten())

    def test_elke_keuze_voor_een_instrument_zegt_wat_het_is(self):
        met_uitleg = {keuze for keuze in _keuzes() if find_product_bij(*keuze) is not None}
        instrumenten = {(s, v, k) for s, v, k in _keuzes() if (s, v) in INSTRUMENTVELDEN}
        assert met_uitleg == instrumenten

    def test_elk_instrumentveld_en_elke_genoemde_keuze_bestaat(self):
        # A renamed step or choice would leave a sentence that nobody ever sees.
        keuzes = {".".join(keuze) for keuze in _keuzes()}
        genoemd = {keuze for product in aanbod().values() for keuze in product.keuzes}
        assert genoemd <= keuzes
        assert {(stap, veld) for stap, veld, _ in _keuzes()} >= INSTRUMENTVELDEN

    def test_elke_genoemde_stap_bestaat_en_elke_module_is_genoemd(self):
        stappen = {s.code for soort in trajectsoorten().values() for s in soort.stappen}
        genoemd = {stap for product in aanbod().values() for stap in product.stappen}
        assert genoemd <= stappen
        assert {stap for stap in stappen if stap.startswith("module_")} <= genoemd

    def test_elk_percentage_jobcoaching_heeft_een_eigen_uitleg(self):
        versies = [n for n in standaardnormen().normen if n.key == "wnh.jobcoach_pct"]
        assert versies
        for norm in versies:
            assert isinstance(norm.waarde, tuple)
            for percentage in norm.waarde:
                assert f"{percentage} procent" in get_product(f"jobcoaching_{percentage}").wat

    def test_elke_bron_is_een_regel_van_het_register_of_een_wet(self):
        for product in aanbod().values():
            assert set(product.regels) <= set(REGISTER), product.code
            assert product.regels or product.wet, product.code

    def test_namen_zijn_verschillend_en_zinnen_zijn_zinnen(self):
        namen = [product.naam for product in aanbod().values()]
        assert len(set(namen)) == len(namen)
        for product in aanbod().values():
            for tekst in (product.wat, product.waarvoor, product.wie_beslist):
                assert tekst[0].isupper(), product.code
                assert tekst.endswith("."), product.code
                assert max(len(zin.split()) for zin in tekst.split(". ")) <= 25, product.code
