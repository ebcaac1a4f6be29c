"""Uren and dagdelen, with the limits of VI-3 and VI-1 (besluit 0003)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from matching.oordeel import Uitkomst
from modellen.belastbaarheid.fml import UREN_PER_WEEK_BIJ_NIVEAU
from modellen.belastbaarheid.model import leeg
from modellen.dagdelen import UREN_PER_DAGDEEL, Dagdelen
from modellen.klantprofiel.model import Klantprofiel
from modellen.waarden import UrenPerWeek
from tests.builders import VANDAAG, een_belastbaarheid, een_klant, een_klantprofiel, een_werk
from tests.matching.constraints.contract import ConstraintContract
from tests.matching.verruiming import meer_dagdelen, ruimere_tijden, ruimere_urenwens

ONGESCHIKT, AANDACHTSPUNT, GESCHIKT = Uitkomst
Band = tuple[float | None, float | None]


def _klant(fml: dict[str, Any] | None, **velden: Any) -> Klantprofiel:
    """``fml`` is what deviates; ``None`` is nothing assessed."""
    klant = een_klant(**velden)
    belastbaarheid = leeg(klant.nummer) if fml is None else een_belastbaarheid(afwijkingen=fml)
    return een_klantprofiel(klant, belastbaarheid=belastbaarheid)


class TestUren(ConstraintContract):
    naam = "uren"
    verruimingen = (ruimere_urenwens, ruimere_tijden)
    is_gevoelig = True

    @pytest.mark.parametrize(
        ("wens", "baan", "uitkomst"),
        [
            ((16, 32), (32.5, 40), ONGESCHIKT),
            ((16, 32), (32, 40), GESCHIKT),
            ((16, 32), (8, 15.5), ONGESCHIKT),
            ((16, 32), (8, 16), GESCHIKT),
            ((16, 32), (20, 24), GESCHIKT),
            ((16, 32), (8, 40), GESCHIKT),
            ((16, 32), (20, None), GESCHIKT),
            ((16, 32), (None, 20), GESCHIKT),
            ((16, 32), (None, 15), ONGESCHIKT),
            ((16, 32), (33, None), ONGESCHIKT),
            ((16, 32), (8, None), AANDACHTSPUNT),
            ((16, 32), (None, 40), AANDACHTSPUNT),
            ((16, 32), (None, None), AANDACHTSPUNT),
            ((None, 32), (33, 40), ONGESCHIKT),
            ((None, 32), (20, 24), AANDACHTSPUNT),
            ((16, None), (8, 12), ONGESCHIKT),
            ((16, None), (20, 24), AANDACHTSPUNT),
            ((None, None), (20, 24), AANDACHTSPUNT),
        ],
    )
    def test_de_banden_moeten_elkaar_raken(self, wens: Band, baan: Band, uitkomst: Uitkomst):
        profiel = _klant({}, uren=UrenPerWeek(*wens))
        assert self.oordeel(profiel, een_werk(uren=UrenPerWeek(*baan))).uitkomst is uitkomst

    @pytest.mark.parametrize(("niveau", "grens"), UREN_PER_WEEK_BIJ_NIVEAU.items())
    def test_de_urengrens_gaat_voor_de_wens(self, niveau: int, grens: int):
        profiel = _klant({"VI-3": niveau}, uren=(8, 60))
        op, boven = (grens, grens), (grens + 0.5, grens + 0.5)
        assert self.oordeel(profiel, een_werk(uren=op)).uitkomst is GESCHIKT
        te_veel = self.oordeel(profiel, een_werk(uren=boven))
        assert te_veel.uitkomst is ONGESCHIKT
        assert [r.code for r in te_veel.redenen] == ["uren_boven_belastbaarheid"]

    def test_niveau_nul_geeft_geen_urengrens(self):
        assert self.oordeel(
            _klant({"VI-3": 0}, uren=(8, 60)), een_werk(uren=(60, 60))
        ).uitkomst is (GESCHIKT)

    def test_een_onbekende_urengrens_is_een_vraag_en_geen_grens(self):
        oordeel = self.oordeel(_klant(None), een_werk(uren=(20, 24)))
        assert oordeel.uitkomst is AANDACHTSPUNT
        assert [r.code for r in oordeel.redenen] == ["urengrens_onbekend"]

    def test_een_verlopen_urengrens_is_onbekend(self):
        verlopen = een_belastbaarheid(
            afwijkingen={"VI-3": 4}, geldig_tot=VANDAAG - timedelta(days=1)
        )
        vandaag = een_belastbaarheid(afwijkingen={"VI-3": 4}, geldig_tot=VANDAAG)
        werk = een_werk(uren=(20, 24))
        assert self.oordeel(een_klantprofiel(belastbaarheid=verlopen), werk).uitkomst is (
            AANDACHTSPUNT
        )
        assert self.oordeel(een_klantprofiel(belastbaarheid=vandaag), werk).uitkomst is ONGESCHIKT

    @pytest.mark.parametrize(
        ("baan", "uitkomst"),
        [((10, 10), AANDACHTSPUNT), ((4, 8), AANDACHTSPUNT), ((11, 20), ONGESCHIKT)],
    )
    def test_wie_meer_wil_dan_mag_houdt_het_werk_dat_mag(self, baan: Band, uitkomst: Uitkomst):
        # Level 4 caps at 10 hours; the wish begins at 16.
        profiel = _klant({"VI-3": 4}, uren=(16, 32))
        assert self.oordeel(profiel, een_werk(uren=baan)).uitkomst is uitkomst


class TestDagdelen(ConstraintContract):
    naam = "dagdelen"
    verruimingen = (meer_dagdelen, ruimere_urenwens, ruimere_tijden)
    is_gevoelig = True

    @pytest.mark.parametrize(
        ("klant", "werk", "uitkomst"),
        [
            ("ma-vr ochtend", "za ochtend", ONGESCHIKT),
            ("ma-vr ochtend", "ma-vr middag", ONGESCHIKT),
            ("ma-vr ochtend,middag", "ma-vr ochtend", GESCHIKT),
            ("ma-vr ochtend", "ma-vr ochtend", GESCHIKT),
            ("ma-vr ochtend", "ma-za ochtend", AANDACHTSPUNT),
        ],
    )
    def test_werk_past_als_de_klant_dan_kan(self, klant: str, werk: str, uitkomst: Uitkomst):
        profiel = _klant({}, dagdelen=klant, uren=(8, 30))
        assert self.oordeel(profiel, een_werk(dagdelen=werk, uren=(8, 24))).uitkomst is uitkomst

    @pytest.mark.parametrize(
        ("klant", "werk", "vraag_aan"),
        [
            (None, Dagdelen.lees("ma ochtend"), "klant"),
            (Dagdelen(), Dagdelen.lees("ma ochtend"), "klant"),
            (Dagdelen.lees("ma ochtend"), None, "werkgever"),
            (Dagdelen.lees("ma ochtend"), Dagdelen(), "werkgever"),
        ],
    )
    def test_onbekend_of_leeg_is_een_vraag(
        self, klant: Dagdelen | None, werk: Dagdelen | None, vraag_aan: str
    ):
        oordeel = self.oordeel(_klant({}, dagdelen=klant), een_werk(dagdelen=werk))
        assert oordeel.uitkomst is AANDACHTSPUNT
        assert [r.vraag_aan for r in oordeel.redenen] == [vraag_aan]

    @pytest.mark.parametrize("samen", [1, 2, 3])
    @pytest.mark.parametrize("kant", ["klant", "werk"])
    def test_een_dagdeel_houdt_zes_uur(self, samen: int, kant: str):
        # The mornings in common, and one more morning that only the job has.
        kan = "ma-" + ("ma", "di", "wo")[samen - 1] + " ochtend"
        past = samen * UREN_PER_DAGDEEL
        for nodig, verwacht in ((past, AANDACHTSPUNT), (past + 0.5, ONGESCHIKT)):
            band, ruim = UrenPerWeek(nodig, 40), UrenPerWeek(1, 40)
            profiel = _klant({}, dagdelen=kan, uren=band if kant == "klant" else ruim)
            werk = een_werk(dagdelen="ma-vr ochtend", uren=band if kant == "werk" else ruim)
            assert self.oordeel(profiel, werk).uitkomst is verwacht

    @pytest.mark.parametrize(
        ("vi1", "werk", "uitkomst"),
        [
            ({"avond"}, "ma avond", ONGESCHIKT),
            ({"nacht"}, "ma nacht", ONGESCHIKT),
            ({"avond", "nacht"}, "ma avond,nacht", ONGESCHIKT),
            ({"nacht"}, "ma avond", GESCHIKT),
            ({"avond"}, "ma nacht", GESCHIKT),
            ({"avond"}, "ma ochtend,avond", AANDACHTSPUNT),
            ({"avond", "nacht"}, "ma ochtend", GESCHIKT),
            (set(), "ma avond,nacht", GESCHIKT),
        ],
    )
    def test_vi1_neemt_avond_en_nacht_weg(self, vi1: set[str], werk: str, uitkomst: Uitkomst):
        profiel = _klant({"VI-1": vi1}, dagdelen="ma-zo ochtend,middag,avond,nacht", uren=(1, 40))
        assert self.oordeel(profiel, een_werk(dagdelen=werk, uren=(1, 8))).uitkomst is uitkomst

    @pytest.mark.parametrize(
        ("werk", "uitkomst"),
        [("ma ochtend,middag", GESCHIKT), ("ma avond", AANDACHTSPUNT), ("ma nacht", AANDACHTSPUNT)],
    )
    def test_zonder_vi1_wordt_laat_werk_besproken(self, werk: str, uitkomst: Uitkomst):
        profiel = _klant(None, dagdelen="ma-zo ochtend,middag,avond,nacht", uren=(1, 40))
        assert self.oordeel(profiel, een_werk(dagdelen=werk, uren=(1, 6))).uitkomst is uitkomst

    def test_een_verlopen_vi1_is_onbekend(self):
        verlopen = een_belastbaarheid(
            afwijkingen={"VI-1": {"avond"}}, geldig_tot=VANDAAG - timedelta(days=1)
        )
        klant = een_klant(dagdelen="ma avond", uren=(1, 40))
        profiel = een_klantprofiel(klant, belastbaarheid=verlopen)
        assert self.oordeel(profiel, een_werk(dagdelen="ma avond", uren=(1, 6))).uitkomst is (
            AANDACHTSPUNT
        )
