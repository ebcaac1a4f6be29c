"""Taal, opleiding, rijbewijs and certificaten (besluit 0003)."""

from __future__ import annotations

from itertools import product

import pytest

from matching.oordeel import Uitkomst
from modellen.kwalificatie import Certificaat, Opleidingsniveau, Rijbewijs, Taalniveau
from tests.builders import een_klant, een_klantprofiel, een_werk, geen_eisen
from tests.matching.constraints.contract import ConstraintContract
from tests.matching.verruiming import (
    beter_nederlands,
    hoger_opgeleid,
    lagere_eis,
    meer_certificaten,
    meer_rijbewijzen,
)

ONGESCHIKT, AANDACHTSPUNT, GESCHIKT = Uitkomst
B, C, C1, CE, D, AM = (Rijbewijs(c) for c in ("B", "C", "C1", "CE", "D", "AM"))
VOL, BASIS, VOG = Certificaat.VCA_VOL, Certificaat.VCA_BASIS, Certificaat.VOG


def _rang_uitkomst(
    heeft: Taalniveau | Opleidingsniveau | None,
    eis: Taalniveau | Opleidingsniveau | None,
    hoogste: int,
) -> Uitkomst:
    """The rule of 0003 in its own order."""
    if eis is not None and eis.rang == 0:
        return GESCHIKT
    if heeft is not None and heeft.rang == hoogste:
        return GESCHIKT
    if eis is None or heeft is None:
        return AANDACHTSPUNT
    return GESCHIKT if heeft.rang >= eis.rang else ONGESCHIKT


class TestTaal(ConstraintContract):
    naam = "taal"
    verruimingen = (beter_nederlands, lagere_eis)

    @pytest.mark.parametrize(
        ("heeft", "eis"), list(product([None, *Taalniveau], [None, *Taalniveau]))
    )
    def test_elk_niveau_tegen_elke_eis(self, heeft: Taalniveau | None, eis: Taalniveau | None):
        profiel = een_klantprofiel(een_klant(taalniveau=heeft))
        oordeel = self.oordeel(profiel, een_werk(eisen=geen_eisen(taal=eis)))
        assert oordeel.uitkomst is _rang_uitkomst(heeft, eis, Taalniveau.C2.rang)

    def test_een_onbekende_eis_gaat_voor_een_onbekend_niveau(self):
        profiel = een_klantprofiel(een_klant(taalniveau=None))
        [reden] = self.oordeel(profiel, een_werk(eisen=geen_eisen(taal=None))).redenen
        assert reden.vraag_aan == "werkgever"


class TestOpleiding(ConstraintContract):
    naam = "opleiding"
    verruimingen = (hoger_opgeleid, lagere_eis)

    @pytest.mark.parametrize(
        ("heeft", "eis"), list(product([None, *Opleidingsniveau], [None, *Opleidingsniveau]))
    )
    def test_elk_niveau_tegen_elke_eis(
        self, heeft: Opleidingsniveau | None, eis: Opleidingsniveau | None
    ):
        profiel = een_klantprofiel(een_klant(opleiding=heeft))
        oordeel = self.oordeel(profiel, een_werk(eisen=geen_eisen(opleiding=eis)))
        assert oordeel.uitkomst is _rang_uitkomst(heeft, eis, Opleidingsniveau.WO.rang)

    def test_havo_en_mbo4_gelden_over_en_weer(self):
        for heeft, eis in product((Opleidingsniveau.HAVO_VWO, Opleidingsniveau.MBO4), repeat=2):
            profiel = een_klantprofiel(een_klant(opleiding=heeft))
            oordeel = self.oordeel(profiel, een_werk(eisen=geen_eisen(opleiding=eis)))
            assert oordeel.uitkomst is GESCHIKT


class TestRijbewijs(ConstraintContract):
    naam = "rijbewijs"
    verruimingen = (meer_rijbewijzen, lagere_eis)

    @pytest.mark.parametrize(
        ("heeft", "eis", "uitkomst"),
        [
            (set(), {B}, ONGESCHIKT),
            ({B}, {C}, ONGESCHIKT),
            ({B}, {B, D}, ONGESCHIKT),
            ({AM}, {B}, ONGESCHIKT),
            ({B}, {B}, GESCHIKT),
            ({C}, {B}, GESCHIKT),
            ({C}, {B, C1}, GESCHIKT),
            ({CE}, {AM, B, C}, GESCHIKT),
            ({C, D}, {C, D}, GESCHIKT),
            (set(), set(), GESCHIKT),
            (None, set(), GESCHIKT),
            (None, {B}, AANDACHTSPUNT),
            ({B}, None, AANDACHTSPUNT),
            (set(), None, AANDACHTSPUNT),
            (None, None, AANDACHTSPUNT),
        ],
    )
    def test_alle_gevraagde_categorieen_en_een_zwaardere_telt(
        self, heeft: set[Rijbewijs] | None, eis: set[Rijbewijs] | None, uitkomst: Uitkomst
    ):
        klant = een_klant(rijbewijzen=None if heeft is None else frozenset(heeft))
        eisen = geen_eisen(rijbewijzen=None if eis is None else frozenset(eis))
        assert self.oordeel(een_klantprofiel(klant), een_werk(eisen=eisen)).uitkomst is uitkomst

    @pytest.mark.parametrize(("heeft", "eis"), list(product(Rijbewijs, Rijbewijs)))
    def test_wat_een_rijbewijs_omvat_telt_als_bezit(self, heeft: Rijbewijs, eis: Rijbewijs):
        klant = een_klant(rijbewijzen=frozenset({heeft}))
        werk = een_werk(eisen=geen_eisen(rijbewijzen=frozenset({eis})))
        verwacht = GESCHIKT if eis in heeft.omvat else ONGESCHIKT
        assert self.oordeel(een_klantprofiel(klant), werk).uitkomst is verwacht

    def test_de_reden_noemt_alleen_wat_ontbreekt(self):
        werk = een_werk(eisen=geen_eisen(rijbewijzen=frozenset({B, C})))
        profiel = een_klantprofiel(een_klant(rijbewijzen=frozenset({B})))
        [reden] = self.oordeel(profiel, werk).redenen
        assert reden.gegevens["mist"] == "C"


class TestCertificaten(ConstraintContract):
    naam = "certificaten"
    verruimingen = (meer_certificaten, lagere_eis)

    @pytest.mark.parametrize(
        ("heeft", "eis", "uitkomst"),
        [
            ({BASIS}, {VOL}, ONGESCHIKT),
            ({VOL}, {VOL, VOG}, ONGESCHIKT),
            (set(), {VOG}, ONGESCHIKT),
            ({VOL}, {BASIS}, GESCHIKT),
            ({BASIS, VOG}, {VOG}, GESCHIKT),
            (None, set(), GESCHIKT),
            (None, {VOG}, AANDACHTSPUNT),
            ({VOG}, None, AANDACHTSPUNT),
            (None, None, AANDACHTSPUNT),
        ],
    )
    def test_vca_vol_bewijst_vca_basis_en_niet_andersom(
        self, heeft: set[Certificaat] | None, eis: set[Certificaat] | None, uitkomst: Uitkomst
    ):
        klant = een_klant(certificaten=None if heeft is None else frozenset(heeft))
        eisen = geen_eisen(certificaten=None if eis is None else frozenset(eis))
        assert self.oordeel(een_klantprofiel(klant), een_werk(eisen=eisen)).uitkomst is uitkomst

    @pytest.mark.parametrize("eis", Certificaat)
    def test_elk_certificaat_kan_worden_gevraagd(self, eis: Certificaat):
        werk = een_werk(eisen=geen_eisen(certificaten=frozenset({eis})))
        for bezit, verwacht in ((frozenset({eis}), GESCHIKT), (frozenset(), ONGESCHIKT)):
            profiel = een_klantprofiel(een_klant(certificaten=bezit))
            assert self.oordeel(profiel, werk).uitkomst is verwacht
