"""Zichtbaarheid, beschikbaarheid and uitsluitingen (besluit 0003)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from matching.oordeel import Uitkomst
from modellen.klant.model import KlantStatus
from modellen.kwalificatie import Branche
from modellen.waarden import OrganisatieCode, WerkNummer
from tests.builders import (
    ANDERE_ORGANISATIE,
    ORGANISATIE,
    VANDAAG,
    een_klant,
    een_klantprofiel,
    een_werk,
)
from tests.matching.constraints.contract import ConstraintContract
from tests.matching.paren import klant_kolommen
from tests.matching.verruiming import langer_open, minder_uitgesloten, wijder_zichtbaar
from vacatures.vacature.model import VacatureStatus

ONGESCHIKT, AANDACHTSPUNT, GESCHIKT = Uitkomst
W1, W2 = WerkNummer("W-1"), WerkNummer("W-2")


class TestZichtbaarheid(ConstraintContract):
    naam = "zichtbaarheid"
    verruimingen = (wijder_zichtbaar,)
    alles_onbekend = GESCHIKT
    bepaalt_aanbod = True

    @pytest.mark.parametrize(
        ("voor", "uitkomst"),
        [
            (frozenset(), ONGESCHIKT),
            ({ANDERE_ORGANISATIE}, ONGESCHIKT),
            ({ORGANISATIE}, GESCHIKT),
            ({ANDERE_ORGANISATIE, ORGANISATIE}, GESCHIKT),
            (None, GESCHIKT),
        ],
    )
    def test_alleen_de_genoemde_organisaties_zien_het(
        self, voor: set[OrganisatieCode] | None, uitkomst: Uitkomst
    ):
        werk = een_werk(zichtbaar_voor=None if voor is None else frozenset(voor))
        assert self.oordeel(een_klantprofiel(), werk).uitkomst is uitkomst


class TestBeschikbaarheid(ConstraintContract):
    naam = "beschikbaarheid"
    verruimingen = (langer_open,)
    alles_onbekend = GESCHIKT
    bepaalt_aanbod = True

    @pytest.mark.parametrize("status", [s for s in KlantStatus if s is not KlantStatus.ACTIEF])
    def test_wie_niet_actief_is_krijgt_geen_voorstel(self, status: KlantStatus):
        oordeel = self.oordeel(een_klantprofiel(een_klant(status=status)), een_werk())
        assert oordeel.uitkomst is ONGESCHIKT
        assert oordeel.redenen[0].gegevens == {"status": status.value}

    @pytest.mark.parametrize("status", [s for s in VacatureStatus if s is not VacatureStatus.OPEN])
    def test_wat_niet_open_is_wordt_niet_voorgesteld(self, status: VacatureStatus):
        assert self.oordeel(een_klantprofiel(), een_werk(status=status)).uitkomst is ONGESCHIKT

    @pytest.mark.parametrize(
        ("sluit_op", "uitkomst"),
        [
            (VANDAAG - timedelta(days=1), ONGESCHIKT),
            (VANDAAG, GESCHIKT),
            (VANDAAG + timedelta(days=1), GESCHIKT),
            (date.max, GESCHIKT),
            (None, GESCHIKT),
        ],
    )
    def test_de_laatste_dag_telt_mee(self, sluit_op: date | None, uitkomst: Uitkomst):
        assert self.oordeel(een_klantprofiel(), een_werk(sluit_op=sluit_op)).uitkomst is uitkomst


class TestUitsluitingen(ConstraintContract):
    naam = "uitsluitingen"
    verruimingen = (minder_uitgesloten,)
    alles_onbekend = GESCHIKT

    def test_alleen_wie_niets_uitsluit_laat_alles_toe(self):
        een = klant_kolommen([een_klantprofiel(een_klant())])
        geen_zorg = een_klant(uitgesloten_branches=frozenset({Branche.ZORG}))
        niet_daar = een_klant(uitgesloten_werkgevers=frozenset({W1}))
        assert self.constraint.laat_alles_toe(een)
        for klant in (geen_zorg, niet_daar):
            kolommen = klant_kolommen([een_klantprofiel(klant)])
            assert not self.constraint.laat_alles_toe(kolommen)

    @pytest.mark.parametrize(
        ("werkgever", "branche", "uitkomst"),
        [
            (W1, Branche.GROEN, ONGESCHIKT),
            (W2, Branche.ZORG, ONGESCHIKT),
            (W1, None, ONGESCHIKT),
            (None, Branche.ZORG, ONGESCHIKT),
            (None, Branche.GROEN, AANDACHTSPUNT),
            (W2, None, AANDACHTSPUNT),
            (None, None, AANDACHTSPUNT),
            (W2, Branche.GROEN, GESCHIKT),
        ],
    )
    def test_de_keuze_van_de_klant_gaat_voor_wat_onbekend_is(
        self, werkgever: WerkNummer | None, branche: Branche | None, uitkomst: Uitkomst
    ):
        klant = een_klant(
            uitgesloten_werkgevers=frozenset({W1}), uitgesloten_branches=frozenset({Branche.ZORG})
        )
        werk = een_werk(werkgever=werkgever, branche=branche)
        assert self.oordeel(een_klantprofiel(klant), werk).uitkomst is uitkomst

    def test_een_onbekende_branche_vraagt_niets_aan_wie_geen_branche_uitsluit(self):
        klant = een_klant(uitgesloten_werkgevers=frozenset({W1}))
        oordeel = self.oordeel(een_klantprofiel(klant), een_werk(werkgever=W2, branche=None))
        assert oordeel.uitkomst is GESCHIKT

    @pytest.mark.parametrize("branche", Branche)
    def test_elke_branche_kan_worden_uitgesloten(self, branche: Branche):
        profiel = een_klantprofiel(een_klant(uitgesloten_branches=frozenset({branche})))
        for ander in Branche:
            verwacht = ONGESCHIKT if ander is branche else GESCHIKT
            assert self.oordeel(profiel, een_werk(branche=ander)).uitkomst is verwacht
