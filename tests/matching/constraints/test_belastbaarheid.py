"""Belastbaarheid against belasting, item by item (besluit 0003)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from matching.constraints.belastbaarheid import BEOORDEELDE_ITEMS, ELDERS_BEOORDEELD
from matching.oordeel import Uitkomst
from modellen.belastbaarheid.fml import FML, FmlItem, FmlSoort
from modellen.belastbaarheid.model import Belastbaarheid, Itemoordeel
from modellen.klantprofiel.model import Klantprofiel
from modellen.waarden import KlantNummer
from tests.builders import (
    VANDAAG,
    een_belastbaarheid,
    een_belasting,
    een_klantprofiel,
    een_werk,
)
from tests.matching.constraints.contract import ConstraintContract
from tests.matching.verruiming import lichter_werk, minder_beperkt
from vacatures.belasting.model import BOVEN_NORMAAL, BelastingBron
from vacatures.werk import Werk

ONGESCHIKT, AANDACHTSPUNT, GESCHIKT = Uitkomst
SCHALEN = [i for i in BEOORDEELDE_ITEMS if i.soort is FmlSoort.SCHAAL]
KEUZES = [i for i in BEOORDEELDE_ITEMS if i.soort is FmlSoort.KEUZE]
OVERIG = frozenset({"overig"})


def _profiel(fml: dict[str, Any], *, onbekend: str | None = None) -> Klantprofiel:
    """A complete FML; of ``onbekend`` nothing is known."""
    volledig = een_belastbaarheid(afwijkingen=fml)
    oordelen = [o for o in volledig.oordelen.values() if o.code != onbekend]
    return een_klantprofiel(
        belastbaarheid=Belastbaarheid.van_oordelen(KlantNummer("K-1001"), oordelen)
    )


def _werk(belasting: dict[str, Any], bron: BelastingBron = BelastingBron.WERKGEVER) -> Werk:
    return een_werk(belasting=een_belasting(belasting, bron=bron))


class TestBelastbaarheid(ConstraintContract):
    naam = "belastbaarheid"
    verruimingen = (minder_beperkt, lichter_werk)
    is_gevoelig = True

    # --- levels

    @pytest.mark.parametrize("fml_item", SCHALEN, ids=lambda i: i.code)
    def test_elk_niveau_tegen_elke_belasting(self, fml_item: FmlItem):
        code = fml_item.code
        for kan in range(fml_item.hoogste_niveau + 1):
            for vraagt in range(BOVEN_NORMAAL, fml_item.hoogste_niveau + 1):
                if vraagt == BOVEN_NORMAAL:
                    verwacht = ONGESCHIKT if kan else AANDACHTSPUNT
                else:
                    verwacht = GESCHIKT if kan <= vraagt else ONGESCHIKT
                oordeel = self.oordeel(_profiel({code: kan}), _werk({code: vraagt}))
                assert oordeel.uitkomst is verwacht, (kan, vraagt)

    @pytest.mark.parametrize("fml_item", SCHALEN, ids=lambda i: i.code)
    def test_een_onbekend_niveau_is_alleen_goed_als_het_werk_niets_vraagt(self, fml_item: FmlItem):
        code = fml_item.code
        for vraagt in range(BOVEN_NORMAAL, fml_item.hoogste_niveau + 1):
            verwacht = GESCHIKT if vraagt == fml_item.hoogste_niveau else AANDACHTSPUNT
            oordeel = self.oordeel(_profiel({}, onbekend=code), _werk({code: vraagt}))
            assert oordeel.uitkomst is verwacht, vraagt

    @pytest.mark.parametrize("fml_item", SCHALEN, ids=lambda i: i.code)
    def test_onbekende_belasting_vraagt_alleen_om_een_blik_bij_wie_beperkt_is(
        self, fml_item: FmlItem
    ):
        for kan in range(fml_item.hoogste_niveau + 1):
            oordeel = self.oordeel(_profiel({fml_item.code: kan}), _werk({}))
            assert oordeel.uitkomst is (AANDACHTSPUNT if kan else GESCHIKT)

    # --- options

    @pytest.mark.parametrize("fml_item", KEUZES, ids=lambda i: i.code)
    def test_alleen_dezelfde_optie_botst(self, fml_item: FmlItem):
        for kan in fml_item.opties:
            for vraagt in fml_item.opties:
                if kan.altijd_bespreken:
                    verwacht = AANDACHTSPUNT
                else:
                    verwacht = ONGESCHIKT if kan is vraagt else GESCHIKT
                profiel = _profiel({fml_item.code: {kan.code}})
                oordeel = self.oordeel(profiel, _werk({fml_item.code: {vraagt.code}}))
                assert oordeel.uitkomst is verwacht, (kan.code, vraagt.code)

    @pytest.mark.parametrize("fml_item", KEUZES, ids=lambda i: i.code)
    def test_wie_niets_hoeft_te_mijden_kan_alles(self, fml_item: FmlItem):
        alles = frozenset(o.code for o in fml_item.opties)
        assert self.oordeel(_profiel({}), _werk({fml_item.code: alles})).uitkomst is GESCHIKT
        assert self.oordeel(_profiel({}), _werk({})).uitkomst is GESCHIKT

    @pytest.mark.parametrize("fml_item", KEUZES, ids=lambda i: i.code)
    def test_wie_iets_moet_mijden_vraagt_naar_een_onbekende_belasting(self, fml_item: FmlItem):
        profiel = _profiel({fml_item.code: {fml_item.opties[0].code}})
        oordeel = self.oordeel(profiel, _werk({}))
        assert oordeel.uitkomst is AANDACHTSPUNT
        assert [r.gegevens["item"] for r in oordeel.redenen] == [fml_item.code]

    @pytest.mark.parametrize("fml_item", KEUZES, ids=lambda i: i.code)
    def test_een_onbekende_keuze_is_goed_als_het_werk_niets_vraagt_en_niets_kan_schuilen(
        self, fml_item: FmlItem
    ):
        profiel = _profiel({}, onbekend=fml_item.code)
        verwacht = AANDACHTSPUNT if fml_item.bespreek_masker else GESCHIKT
        assert self.oordeel(profiel, _werk({fml_item.code: set()})).uitkomst is verwacht
        assert self.oordeel(profiel, _werk({})).uitkomst is AANDACHTSPUNT

    def test_een_botsing_gaat_voor_wat_altijd_besproken_wordt(self):
        profiel = _profiel({"I-8": {"deadlines", "overig"}})
        assert self.oordeel(profiel, _werk({"I-8": {"deadlines"}})).uitkomst is ONGESCHIKT
        assert self.oordeel(profiel, _werk({"I-8": {"storingen"}})).uitkomst is AANDACHTSPUNT
        assert self.oordeel(profiel, _werk({"I-8": set()})).uitkomst is AANDACHTSPUNT

    # --- estimates

    @pytest.mark.parametrize("kan", [0, 1, 3, None])
    @pytest.mark.parametrize("vraagt", [BOVEN_NORMAAL, 0, 2, 3])
    def test_een_geschatte_belasting_sluit_niet_uit_en_stelt_niet_gerust(
        self, kan: int | None, vraagt: int
    ):
        profiel = _profiel({"IV-13": kan or 0}, onbekend="IV-13" if kan is None else None)
        oordeel = self.oordeel(profiel, _werk({"IV-13": vraagt}, BelastingBron.GESCHAT))
        # Only k = 0 needs no answer, unless the estimate is "more than normal".
        gerust = kan == 0 and vraagt != BOVEN_NORMAAL
        assert oordeel.uitkomst is (GESCHIKT if gerust else AANDACHTSPUNT)

    @pytest.mark.parametrize("vraagt", [frozenset(), frozenset({"deadlines"}), OVERIG])
    def test_een_geschatte_keuze_sluit_niet_uit_en_stelt_niet_gerust(self, vraagt: frozenset[str]):
        werk = _werk({"I-8": vraagt}, BelastingBron.GESCHAT)
        assert self.oordeel(_profiel({"I-8": {"deadlines"}}), werk).uitkomst is AANDACHTSPUNT
        assert self.oordeel(_profiel({}, onbekend="I-8"), werk).uitkomst is AANDACHTSPUNT
        assert self.oordeel(_profiel({}), werk).uitkomst is GESCHIKT

    @pytest.mark.parametrize("bron", [b for b in BelastingBron if b is not BelastingBron.GESCHAT])
    def test_wat_een_mens_zegt_telt_wie_het_ook_is(self, bron: BelastingBron):
        oordeel = self.oordeel(_profiel({"IV-13": 3}), _werk({"IV-13": 0}, bron))
        assert oordeel.uitkomst is ONGESCHIKT

    # --- time

    @pytest.mark.parametrize(
        ("dagen", "uitkomst"), [(-1, AANDACHTSPUNT), (0, ONGESCHIKT), (1, ONGESCHIKT)]
    )
    def test_een_verlopen_oordeel_is_onbekend(self, dagen: int, uitkomst: Uitkomst):
        tillen = Itemoordeel("IV-13", niveau=3, geldig_tot=VANDAAG + timedelta(days=dagen))
        rest = een_belastbaarheid().oordelen
        profiel = een_klantprofiel(
            belastbaarheid=Belastbaarheid.van_oordelen(
                KlantNummer("K-1001"), (rest | {"IV-13": tillen}).values()
            )
        )
        assert self.oordeel(profiel, _werk({"IV-13": 0})).uitkomst is uitkomst

    # --- which items count

    def test_kenmerken_en_werktijden_tellen_hier_niet(self):
        niet = {i.code for i in FML} - {i.code for i in BEOORDEELDE_ITEMS}
        kenmerken = {i.code for i in FML if i.soort is FmlSoort.KENMERK}
        assert niet == kenmerken | ELDERS_BEOORDEELD
        profiel = _profiel({"IV-1": {"links"}, "VI-1": {"avond", "nacht"}, "VI-3": 4})
        werk = _werk({"IV-1": {"rechts"}, "VI-1": {"avond", "nacht"}, "VI-3": BOVEN_NORMAAL})
        assert self.oordeel(profiel, werk).uitkomst is GESCHIKT

    def test_het_slechtste_item_bepaalt_en_elk_ander_punt_blijft_genoemd(self):
        profiel = _profiel({"IV-13": 3, "V-3": 2, "I-8": {"deadlines"}})
        oordeel = self.oordeel(profiel, _werk({"IV-13": 1, "V-3": 2}))
        assert oordeel.uitkomst is ONGESCHIKT
        assert [(r.code, r.gegevens["item"]) for r in oordeel.redenen] == [
            ("belasting_onbekend", "I-8"),
            ("belasting_te_zwaar", "IV-13"),
        ]
