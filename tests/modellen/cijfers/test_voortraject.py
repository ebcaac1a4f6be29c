"""The short voortraject: one cohort by its planned end, counted by hand."""

from __future__ import annotations

import pytest

from modellen.cijfers.maat import Aandeel
from modellen.cijfers.overzicht import ALTIJD
from modellen.cijfers.voortraject import Ligging, Verwachting
from modellen.tellen import Tijdvak
from tests.modellen.cijfers.gevallen import (
    KWALIFICATIEBAAN,
    Paar,
    Stap,
    cijfers,
    een_traject,
    slot,
)
from tests.modellen.traject.kwalificatiebaan_verhaal import met_lks, met_voorstel, verlengd

AKKOORD: Stap = ("2026-04-08", "verlenging_akkoord", {"einddatum": "2026-07-10"})
VOORSTEL: Stap = ("2026-04-01", "verlenging_voorgesteld")
GEWEIGERD: Stap = ("2026-04-09", "verlenging_geweigerd")


def _werk(op: str) -> Stap:
    return op, "plaatsing_zonder_lks", {"ingangsdatum": op}


def _baan(nummer: int, *stappen: Stap, begin: str = "2026-01-10") -> Paar:
    """The planned end of the voortraject is 10 April 2026, unless it began on another day."""
    start: Stap = (begin, "voortraject_gestart", {"ingangsdatum": begin})
    return een_traject(KWALIFICATIEBAAN, nummer, start, *stappen)


def _telling(*paren: Paar, tijdvak: Tijdvak = ALTIJD):
    return cijfers(*paren, tijdvak=tijdvak).groep.voortraject


@pytest.mark.regel("KWB-23")
class TestNaarWerk:
    def test_laatste_dag_telt_nog_en_de_dag_erna_niet(self):
        telling = _telling(_baan(1, _werk("2026-04-10")), _baan(2, AKKOORD, _werk("2026-04-11")))
        assert telling.naar_werk == Aandeel(1, 2)

    def test_wie_eerder_stopte_haalde_het_niet(self):
        gestopt = _baan(1, slot("2026-02-01", "voortijdig_gestopt"))
        assert _telling(gestopt, _baan(2, _werk("2026-02-01"))).naar_werk == Aandeel(1, 2)

    def test_lopend_voortraject_telt_ook_niet_mee_als_er_al_werk_is(self):
        # Today is 15 June 2027; from 15 March 2027 the planned end is today, and not over yet.
        telling = _telling(
            _baan(1, _werk("2027-04-01"), begin="2027-03-15"), _baan(2, begin="2027-03-14")
        )
        assert (telling.naar_werk, telling.loopt) == (Aandeel(0, 1), 1)

    def test_tijdvak_kijkt_naar_het_geplande_einde(self):
        # From 10 October 2026 the planned end is 10 January 2027.
        paren = (_baan(1, _werk("2026-02-01")), _baan(2, begin="2026-10-10"))
        assert _telling(*paren, tijdvak=Tijdvak.jaar(2026)).naar_werk == Aandeel(1, 1)
        assert _telling(*paren, tijdvak=Tijdvak.jaar(2027)).naar_werk == Aandeel(0, 1)

    def test_verwijzing_zonder_voortraject_telt_niet(self):
        telling = _telling(een_traject(KWALIFICATIEBAAN, 1, ("2026-01-01", "verwijzing")))
        assert (telling.naar_werk, telling.loopt) == (Aandeel(0, 0), 0)

    def test_echt_verhaal_haalt_het(self):
        v = met_lks()
        assert _telling((v.soort, v.stand)).naar_werk == Aandeel(1, 1)


@pytest.mark.regel("KWB-28")
class TestVerlengd:
    def test_alleen_wie_drie_maanden_deed_telt_mee(self):
        telling = _telling(
            _baan(1, _werk("2026-03-01")),  # work before the end
            _baan(2, slot("2026-04-09", "voortijdig_gestopt")),  # stopped before it
            _baan(3, AKKOORD),
            _baan(4, VOORSTEL, GEWEIGERD),
            _baan(5, slot("2026-04-10", "gestopt_na_3_maanden")),
        )
        assert (telling.verlengd, telling.onbeslist) == (Aandeel(1, 3), 0)
        assert telling.naar_werk == Aandeel(1, 5)

    def test_wie_nog_wacht_is_niet_verlengd_en_ook_niet_niet_verlengd(self):
        telling = _telling(_baan(1), _baan(2, VOORSTEL))
        assert (telling.verlengd, telling.onbeslist) == (Aandeel(0, 0), 2)

    def test_verwachting_is_40_met_marge_10_en_zegt_niet_wat_goed_is(self):
        verwachting = _telling().verwachting
        assert verwachting == Verwachting(40, 10)
        assert verwachting.ligging(Aandeel(9, 9)) is None, "under ten no percentage"
        for aantal, ligging in (
            (29, Ligging.ONDER),
            (30, Ligging.BINNEN),
            (50, Ligging.BINNEN),
            (51, Ligging.BOVEN),
        ):
            assert verwachting.ligging(Aandeel(aantal, 100)) is ligging

    def test_echte_verhalen(self):
        een, twee = verlengd(), met_voorstel()
        assert _telling((een.soort, een.stand)).verlengd == Aandeel(1, 1)
        assert _telling((twee.soort, twee.stand)).onbeslist == 1
