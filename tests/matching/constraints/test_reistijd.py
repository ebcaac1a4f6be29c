"""Reistijd: the limit, the tolerance of 15 % and the border (besluit 0003)."""

from __future__ import annotations

import pytest

from matching.constraints.reistijd import SPELING_PROCENT, ruime_grens
from matching.oordeel import Uitkomst
from modellen.klantprofiel.model import Klantprofiel
from modellen.kwalificatie import Vervoermiddel
from modellen.plaats.grens import afstand_tot_gebied
from tests.builders import een_klant, een_klantprofiel, een_werk
from tests.matching.constraints.contract import ConstraintContract
from tests.matching.paren import een_omgeving
from tests.matching.verruiming import langer_reizen
from vacatures.kenmerken import Werkplek

ONGESCHIKT, AANDACHTSPUNT, GESCHIKT = Uitkomst
AUTO, FIETS, OV = Vervoermiddel.AUTO, Vervoermiddel.FIETS, Vervoermiddel.OV
THUIS, WERK = 3811, 3511
"""Amersfoort and Utrecht."""


def _minuten(middel: Vervoermiddel) -> int:
    omgeving = een_omgeving()
    van, naar = omgeving.register.find_pc4(THUIS), omgeving.register.find_pc4(WERK)
    assert van is not None
    assert naar is not None
    return int(
        omgeving.reistijd.minuten_een(
            van_lat=van.breedtegraad,
            van_lon=van.lengtegraad,
            naar_lat=naar.breedtegraad,
            naar_lon=naar.lengtegraad,
            middel=middel,
        )
    )


def _reiziger(vervoer: dict[Vervoermiddel, int], postcode: str | None = "3811") -> Klantprofiel:
    return een_klantprofiel(een_klant(postcode=postcode, vervoer=vervoer))


def _krapste_grens(minuten: int) -> int:
    """The lowest limit of which the tolerance still reaches ``minuten``."""
    return next(g for g in range(1, minuten + 1) if g * (100 + SPELING_PROCENT) // 100 >= minuten)


class TestReistijd(ConstraintContract):
    naam = "reistijd"
    verruimingen = (langer_reizen,)

    @pytest.mark.parametrize(
        "middel", [Vervoermiddel.FIETS, Vervoermiddel.OV, Vervoermiddel.AUTO]
    )  # on foot it is further than any limit
    def test_op_de_grens_past_en_de_speling_is_een_aandachtspunt(self, middel: Vervoermiddel):
        werk = een_werk(plek="Utrecht 3511")
        minuten = _minuten(middel)
        krap = _krapste_grens(minuten)
        for grens, verwacht in (
            (minuten, GESCHIKT),
            (minuten - 1, AANDACHTSPUNT),
            (krap, AANDACHTSPUNT),
            (krap - 1, ONGESCHIKT),
        ):
            assert self.oordeel(_reiziger({middel: grens}), werk).uitkomst is verwacht

    @pytest.mark.parametrize(
        ("grens", "ruim"), [(1, 1), (6, 6), (7, 8), (20, 23), (60, 69), (100, 115), (180, 207)]
    )
    def test_de_speling_wordt_naar_beneden_afgerond(self, grens: int, ruim: int):
        # 1.15 x 6 = 6.9 is 6; 1.15 x 7 = 8.05 is 8; 1.15 x 100 is exactly 115.
        assert ruime_grens(grens) == ruim

    @pytest.mark.parametrize("grens", range(1, 181))
    def test_de_speling_is_heeltallig_gelijk_aan_die_van_de_kolommen(self, grens: int):
        assert ruime_grens(grens) == grens * 115 // 100

    def test_een_passend_vervoermiddel_is_genoeg(self):
        werk = een_werk(plek="Utrecht 3511")
        assert self.oordeel(_reiziger({FIETS: 5, AUTO: 180}), werk).uitkomst is GESCHIKT
        assert self.oordeel(_reiziger({FIETS: 5, AUTO: 5}), werk).uitkomst is ONGESCHIKT

    @pytest.mark.parametrize(
        ("postcode", "vervoer", "plek", "vraag_aan"),
        [
            (None, {AUTO: 60}, Werkplek(3511), "klant"),
            ("1000", {AUTO: 60}, Werkplek(3511), "klant"),
            ("3811", {}, Werkplek(3511), "klant"),
            ("3811", {AUTO: 60}, Werkplek(), "werkgever"),
            ("3811", {AUTO: 60}, Werkplek(1000), "werkgever"),
            ("3811", {}, Werkplek(None, "Berlijn", "DE"), "klant"),
            (None, {AUTO: 60}, Werkplek(None, "Gent", "BE"), "klant"),
        ],
    )
    def test_wat_onbekend_is_wordt_gevraagd_aan_wie_het_weet(
        self,
        postcode: str | None,
        vervoer: dict[Vervoermiddel, int],
        plek: Werkplek,
        vraag_aan: str,
    ):
        oordeel = self.oordeel(_reiziger(vervoer, postcode), een_werk(plek=plek))
        assert oordeel.uitkomst is AANDACHTSPUNT
        assert [reden.vraag_aan for reden in oordeel.redenen] == [vraag_aan]

    @pytest.mark.parametrize(("postcode", "land"), [("6211", "BE"), ("4524", "BE"), ("7587", "DE")])
    def test_over_de_grens_is_een_aandachtspunt_zolang_de_grens_te_halen_is(
        self, postcode: str, land: str
    ):
        werk = een_werk(plek=Werkplek(None, "Elders", land))
        omgeving = een_omgeving()
        huis = omgeving.register.find_pc4(int(postcode))
        assert huis is not None
        km = float(afstand_tot_gebied(huis.breedtegraad, huis.lengtegraad, land))
        for grens in (1, 5, 10, 20, 40, 90, 180):
            bereik = omgeving.reistijd.bereik_km(FIETS, ruime_grens(grens))
            verwacht = AANDACHTSPUNT if bereik is not None and km <= bereik else ONGESCHIKT
            assert self.oordeel(_reiziger({FIETS: grens}, postcode), werk).uitkomst is verwacht

    def test_buitenland_is_nooit_zonder_meer_geschikt_en_van_ver_onmogelijk(self):
        duitsland = een_werk(plek=Werkplek(None, "Gronau", "DE"))
        assert self.oordeel(_reiziger({AUTO: 180}, "7587"), duitsland).uitkomst is AANDACHTSPUNT
        assert self.oordeel(_reiziger({FIETS: 15}, "1011"), duitsland).uitkomst is ONGESCHIKT

    def test_vier_cijfers_in_belgie_zijn_geen_nederlandse_postcode(self):
        leuven = een_werk(plek=Werkplek(3511, "Leuven", "BE"))
        assert self.oordeel(_reiziger({AUTO: 60}), leuven).uitkomst is not GESCHIKT

    def test_een_land_zonder_bekende_grens_sluit_niemand_uit(self):
        frankrijk = een_werk(plek=Werkplek(None, "Lille", "FR"))
        assert self.oordeel(_reiziger({OV: 60}), frankrijk).uitkomst is AANDACHTSPUNT
