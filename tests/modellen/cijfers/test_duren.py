"""How long help lasted: days counted by hand, and what a length may not be counted from."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

from modellen.cijfers.duren import Jobcoachduur, Subsidieduur
from modellen.cijfers.maat import DAGEN_PER_MAAND, Aandeel, Mediaan
from modellen.cijfers.overzicht import ALTIJD
from modellen.tellen import Tijdvak
from modellen.traject.model import Telt
from tests.modellen.cijfers.gevallen import (
    KWALIFICATIEBAAN,
    TOELEIDING,
    Paar,
    Stap,
    cijfers,
    een_traject,
    slot,
)
from tests.modellen.traject.kwalificatiebaan_verhaal import met_lks
from tests.modellen.traject.toeleiding_verhaal import met_vervolg


def _halfjaar(van: str, tot: str) -> Stap:
    velden = {"ingangsdatum": van, "einddatum": tot, "percentage": 10}
    return f"{van} 09:00", "vervolg_toegekend", velden


def _toeleiding(
    nummer: int,
    op: str,
    *perioden: Stap,
    resultaat: str = "met_collegas_verder",
    begin: str = "2024-01-01",
) -> Paar:
    contract: Stap = (begin, "arbeidsovereenkomst", {"begin": begin})
    return een_traject(TOELEIDING, nummer, contract, *perioden, slot(op, resultaat))


@pytest.mark.regel("WNH-41")
class TestJobcoaching:
    def _duur(self, *paren: Paar, tijdvak: Tijdvak = ALTIJD) -> Jobcoachduur:
        return cijfers(*paren, tijdvak=tijdvak).groep.jobcoaching

    def test_wie_geen_jobcoach_had_telt_niet_als_nul_maanden(self):
        duur = self._duur(_toeleiding(1, "2025-01-01"))
        assert duur.zonder_jobcoach == 1
        assert dict(duur.per_telt)[Telt.NAAR_WERK] == Mediaan(0, None)

    def test_lopende_toeleiding_telt_niet_mee(self):
        loopt = een_traject(TOELEIDING, 1, _halfjaar("2025-01-01", "2025-07-01"))
        assert sum(m.aantal for _, m in self._duur(loopt).per_telt) == 0

    def test_dagen_tellen_een_keer_en_niet_na_het_einde(self):
        # 1 January up to 1 July 2024 is 182 days (2024 is a leap year), then 1 July up to and
        # including the closing on 31 August: 62 days. The grant itself ran on to 1 January.
        gesloten = _toeleiding(
            1,
            "2024-08-31",
            _halfjaar("2024-01-01", "2024-07-01"),
            _halfjaar("2024-07-01", "2025-01-01"),
        )
        mediaan = dict(self._duur(gesloten).per_telt)[Telt.NAAR_WERK]
        assert mediaan.maanden == pytest.approx((182 + 62) / DAGEN_PER_MAAND)
        assert mediaan.aantal == 1

    def test_dag_in_twee_perioden_telt_een_keer(self):
        # 1 January up to and including 31 March 2024: 91 days, twice granted.
        dubbel = _toeleiding(
            1,
            "2024-06-30",
            _halfjaar("2024-01-01", "2024-04-01"),
            _halfjaar("2024-01-01", "2024-04-01"),
        )
        mediaan = dict(self._duur(dubbel).per_telt)[Telt.NAAR_WERK]
        assert mediaan.maanden == pytest.approx(91 / DAGEN_PER_MAAND)

    def test_na_het_einde_van_de_plaatsing_is_er_geen_jobcoaching(self):
        # 1 to 31 January; the traject is closed five months later.
        einde: Stap = ("2024-01-31", "plaatsing_beeindigd", {"datum": "2024-01-31"})
        gestopt = _toeleiding(
            1,
            "2024-06-30",
            _halfjaar("2024-01-01", "2024-07-01"),
            einde,
            resultaat="niet_behaald",
        )
        mediaan = dict(self._duur(gestopt).per_telt)[Telt.GEEN_RESULTAAT]
        assert mediaan.maanden == pytest.approx(31 / DAGEN_PER_MAAND)

    def test_eerder_klaar_zonder_werk_is_geen_beter_cijfer(self):
        kort = _toeleiding(
            1, "2024-02-01", _halfjaar("2024-01-01", "2024-07-01"), resultaat="niet_behaald"
        )
        lang = _toeleiding(2, "2024-06-30", _halfjaar("2024-01-01", "2024-07-01"))
        per_telt = dict(self._duur(kort, lang).per_telt)
        # 1 January up to and including 1 February: 32 days; up to and including 30 June: 182.
        assert per_telt[Telt.GEEN_RESULTAAT].maanden == pytest.approx(32 / DAGEN_PER_MAAND)
        assert per_telt[Telt.NAAR_WERK].maanden == pytest.approx(182 / DAGEN_PER_MAAND)

    def test_eerder_dan_drie_jaar_na_het_begin_van_het_contract(self):
        # 1 January 2024 plus 36 months is 1 January 2027: that day itself is not earlier.
        duur = self._duur(
            _toeleiding(1, "2026-12-31"),
            _toeleiding(2, "2027-01-01"),
            _toeleiding(3, "2025-01-01", resultaat="niet_behaald"),
        )
        assert (duur.eerder, str(duur.verwacht)) == (Aandeel(1, 2), "36 maanden")

    def test_echt_verhaal_heeft_een_duur(self):
        v = met_vervolg().op("2026-09-01").doe("functioneert_met_collegas").doe("verantwoording")
        v.sluit("met_collegas_verder")
        mediaan = dict(self._duur((v.soort, v.stand)).per_telt)[Telt.NAAR_WERK]
        assert mediaan.aantal == 1
        assert mediaan.maanden is not None
        # From 1 May at the earliest (the grant) or 2 March (the proefplaatsing) to 1 September.
        assert 123 / DAGEN_PER_MAAND < mediaan.maanden < 185 / DAGEN_PER_MAAND


def _met_lks(op: str) -> Stap:
    return op, "plaatsing_met_lks", {"ingangsdatum": op}


def _lks_klaar(op: str) -> Stap:
    return op, "lks_beeindigd", {"ingangsdatum": op}


@pytest.mark.regel("KWB-19")
class TestSubsidie:
    def _baan(self, nummer: int, *stappen: Stap) -> Paar:
        return een_traject(KWALIFICATIEBAAN, nummer, *stappen)

    def test_mediaan_telt_alleen_wat_voorbij_is(self):
        # 1 March up to and including 31 May: 92 days; 1 to 31 March: 31 days; one still runs.
        gevonden = cijfers(
            self._baan(1, _met_lks("2026-03-01"), _lks_klaar("2026-05-31")),
            self._baan(2, _met_lks("2026-03-01"), _lks_klaar("2026-03-31")),
            self._baan(3, _met_lks("2027-05-01")),
        )
        duur = gevonden.groep.subsidie
        assert duur.afgelopen.aantal == 2
        assert duur.afgelopen.maanden == pytest.approx((92 + 31) / 2 / DAGEN_PER_MAAND)
        assert duur.lopend == 1
        # Today is 15 June 2027: 31 days of May and 15 of June.
        assert [(s.klant, s.dagen, s.einde) for s in gevonden.subsidie_per_klant] == [
            ("K-1", 92, date(2026, 5, 31)),
            ("K-3", 46, None),
            ("K-2", 31, date(2026, 3, 31)),
        ], "longest first"

    def test_tijd_zonder_werk_tussen_twee_banen_telt_niet(self):
        uitval: Stap = ("2026-03-10", "uitval", {"datum": "2026-03-10"})
        (subsidie,) = cijfers(
            self._baan(
                1, _met_lks("2026-03-01"), uitval, _met_lks("2026-05-01"), _lks_klaar("2026-05-05")
            )
        ).subsidie_per_klant
        assert (subsidie.begin, subsidie.dagen) == (date(2026, 3, 1), 10 + 5)

    def test_subsidie_stopt_als_het_traject_stopt(self):
        (subsidie,) = cijfers(
            self._baan(1, _met_lks("2026-03-01"), slot("2026-03-20", "voortijdig_gestopt"))
        ).subsidie_per_klant
        assert (subsidie.einde, subsidie.dagen) == (date(2026, 3, 20), 20)

    def test_zes_maanden_is_nog_niet_lang_een_dag_meer_wel(self):
        # Six months from 1 March end with 31 August.
        gevonden = cijfers(
            self._baan(1, _met_lks("2026-03-01"), _lks_klaar("2026-08-31")),
            self._baan(2, _met_lks("2026-03-01"), _lks_klaar("2026-09-01")),
        )
        assert [(s.klant, s.is_lang) for s in gevonden.subsidie_per_klant] == [
            ("K-2", True),
            ("K-1", False),
        ]
        assert gevonden.groep.subsidie.lang == Aandeel(1, 2)
        assert str(gevonden.groep.subsidie.grens) == "6 maanden"

    def test_tijdvak_kijkt_naar_het_einde_van_de_subsidie(self):
        paren = (
            self._baan(1, _met_lks("2026-03-01"), _lks_klaar("2026-05-31")),
            self._baan(2, _met_lks("2026-12-01"), _lks_klaar("2027-01-31")),
            self._baan(3, _met_lks("2027-02-01")),
        )
        duur = cijfers(*paren, tijdvak=Tijdvak.jaar(2026)).groep.subsidie
        assert (duur.afgelopen.aantal, duur.lopend) == (1, 1), "the second ran on 31 December"

    def test_cijfer_over_de_groep_noemt_geen_klant(self):
        assert {f.name for f in fields(Subsidieduur)} == {"afgelopen", "lopend", "lang", "grens"}

    def test_echt_verhaal_heeft_een_duur(self):
        v = met_lks().op("2026-06-01").doe("lks_beeindigd")
        (subsidie,) = cijfers((v.soort, v.stand)).subsidie_per_klant
        assert (subsidie.begin, subsidie.einde) == (date(2026, 3, 1), date(2026, 5, 31))
