"""Kwalificatiebaan: what every gate refuses, and that it passes afterwards."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.normen.duur import AMSTERDAM, Duur, tel_op
from modellen.normen.norm import Normoverschrijving, standaardnormen
from modellen.traject.klokken import deadlines
from modellen.traject.model import Telt
from modellen.traject.soorten._kwalificatiebaan_voortraject import BELEMMERINGEN, CRITERIA
from modellen.traject.soorten.kwalificatiebaan import SOORT
from modellen.traject.vastleggen import StapGeweigerd
from tests.modellen.traject.kwalificatiebaan_verhaal import (
    Kwalificatiebaan,
    in_nazorg,
    in_voortraject,
    met_lks,
    met_plan,
    met_voorstel,
    verlengd,
    verwezen,
)

WERK = ("plaatsing_met_lks", "plaatsing_zonder_lks")


@pytest.mark.regel("KWB-05", "KWB-06", "KWB-33", "KWB-34")
@pytest.mark.parametrize(
    ("regel", "anders"),
    [
        ("KWB-05", {"doelgroep": "anders"}),
        ("KWB-06", {"geen_ernstige_belemmering": False}),
        ("KWB-34", {"korte_afstand": False}),
    ],
)
def test_voortraject_begint_alleen_voor_wie_erbij_hoort(regel, anders):
    v = (
        Kwalificatiebaan()
        .nee("voortraject_gestart", "KWB-33")
        .nee("verwijzing", "KWB-33", inschatting="")
    )
    v.nee("contactmoment", "KWB-33").doe("verwijzing", **anders).nee("voortraject_gestart", regel)
    assert met_plan().doe("voortraject_gestart").fase == "voortraject"


@pytest.mark.regel("KWB-05")
def test_een_nugger_mag_meedoen():
    v = Kwalificatiebaan().doe("verwijzing", doelgroep="nugger").doe("mindset")
    v.doe("trajectplan").doe("handtekening")
    assert v.doe("voortraject_gestart").fase == "voortraject"


@pytest.mark.regel("KWB-12")
@pytest.mark.parametrize("plaatsing", WERK)
def test_zonder_voortraject_geen_plaatsing(plaatsing):
    verwezen().nee(plaatsing, "KWB-12")
    in_voortraject().op("2026-03-01").doe(plaatsing)


@pytest.mark.regel("KWB-01", "KWB-18")
@pytest.mark.parametrize("plaatsing", WERK)
def test_plaatsing_is_betaald_met_contract_of_aanstelling(plaatsing):
    v = in_voortraject().op("2026-03-01").nee(plaatsing, "KWB-18", betaald=False)
    v.nee(plaatsing, "KWB-01", vorm="stage").doe(plaatsing).nee(plaatsing, "KWB-21")


@pytest.mark.regel("KWB-18")
def test_met_of_zonder_subsidie_ligt_vast():
    v = in_voortraject().op("2026-03-01").nee("plaatsing_met_lks", "KWB-19", lks_tot=None)
    assert v.kopie().doe("plaatsing_met_lks").fase == "begeleiding"
    assert v.kopie().doe("plaatsing_zonder_lks").fase == "nazorg"


@pytest.mark.regel("KWB-02")
def test_eerste_werkdag_valt_in_het_voortraject():
    v = (
        in_voortraject()
        .op("2026-04-12")
        .nee("plaatsing_met_lks", "KWB-02", ingangsdatum="2026-04-11")
    )
    v.nee("plaatsing_met_lks", "KWB-02", ingangsdatum="2026-01-09")
    v.doe("plaatsing_met_lks", ingangsdatum="2026-04-10")
    w = verlengd().op("2026-07-12").nee("plaatsing_met_lks", "KWB-02", ingangsdatum="2026-07-11")
    assert w.doe("plaatsing_met_lks", ingangsdatum="2026-07-10").fase == "begeleiding"


@pytest.mark.regel("KWB-13", "KWB-15", "KWB-38")
def test_belemmering_heeft_soort_stand_en_actie_en_geen_oorzaak():
    v = in_voortraject().nee("belemmering", "KWB-38", soort="ziekte")
    v.nee("belemmering", "KWB-13", stand="onbekend").nee("belemmering", "KWB-15", actie="")
    v.weigert(
        "belemmering", regel=None, soort="motivatie", stand="open", actie="Praten", oorzaak="x"
    )
    for soort in BELEMMERINGEN:
        v.doe("belemmering", soort=soort, stand="hanteerbaar")


@pytest.mark.regel("KWB-16", "KWB-17", "KWB-24")
def test_evaluatie_vraagt_assessment_inzicht_en_gericht_zoeken():
    v = in_voortraject().op("2026-04-01").nee("evaluatie_voortraject", "KWB-24").doe("rla")
    v.nee("evaluatie_voortraject", "KWB-16").doe("inzicht_gevolgen")
    v.nee("evaluatie_voortraject", "KWB-17").nee("gericht_gezocht", "KWB-17", soort_werk="")
    v.doe("gericht_gezocht").doe("mindset").doe("evaluatie_voortraject")


@pytest.mark.regel("KWB-03", "KWB-26", "KWB-25", "KWB-39")
def test_voorstel_vraagt_een_tekort_en_overleg():
    v = in_voortraject().op("2026-04-01").doe("rla").doe("inzicht_gevolgen").doe("gericht_gezocht")
    v.doe("mindset").nee("verlenging_voorgesteld", "KWB-26").doe(
        "evaluatie_voortraject", vaardigheden_voldoende=True
    )
    v.nee("verlenging_voorgesteld", "KWB-26").doe("evaluatie_voortraject")
    v.nee("verlenging_voorgesteld", "KWB-39").doe("belemmering")
    v.nee("verlenging_voorgesteld", "KWB-25", overlegd=False).nee("verlenging_akkoord", "KWB-25")
    v.nee("verlenging_geweigerd", "KWB-25").doe("verlenging_voorgesteld").doe("verlenging_akkoord")


@pytest.mark.regel("KWB-29", "KWB-30", "KWB-31", "KWB-32")
@pytest.mark.parametrize("criterium", CRITERIA)
def test_een_van_de_genoemde_criteria_is_genoeg_en_geen_te_weinig(criterium):
    v = met_voorstel().nee("verlenging_voorgesteld", "KWB-32", criteria=[])
    v.nee("verlenging_voorgesteld", "KWB-32", criteria=["geen_zin"])
    v.doe("verlenging_voorgesteld", criteria=[criterium]).doe("verlenging_akkoord")


@pytest.mark.regel("KWB-39")
@pytest.mark.parametrize("tekst", ["Hij heeft een depressie.", "Zij is alleenstaande moeder."])
def test_toelichting_noemt_geen_gezondheid_of_gezin(tekst):
    met_voorstel().nee("verlenging_voorgesteld", "KWB-39", toelichting=tekst)
    in_voortraject().nee("advies", "KWB-39", toelichting=tekst).doe("advies")


@pytest.mark.regel("KWB-25")
def test_zonder_akkoord_van_de_klantmanager_geen_verlenging():
    v = met_voorstel().op("2026-04-08").doe("verlenging_geweigerd")
    assert v.nee("verlenging_akkoord", "KWB-25").fase == "voortraject"


@pytest.mark.regel("KWB-04", "KWB-27")
def test_verlenging_duurt_hoogstens_drie_maanden_en_kan_een_keer():
    v = met_voorstel().nee("verlenging_akkoord", "KWB-27", einddatum="2026-07-11")
    v.nee("verlenging_akkoord", "KWB-04", einddatum="2026-07-11")
    v.nee("verlenging_akkoord", "KWB-27", einddatum="2026-04-10").doe("verlenging_akkoord")
    assert v.nee("verlenging_akkoord", "KWB-27").fase == "verlengd_voortraject"
    # One that is shorter may not be followed by a second either.
    w = met_voorstel().doe("verlenging_akkoord", einddatum="2026-05-10")
    w.nee("verlenging_voorgesteld", "KWB-03").nee("verlenging_akkoord", "KWB-27")


@pytest.mark.regel("KWB-04", "KWB-37")
def test_een_opdrachtgever_kan_een_korter_voortraject_afspreken():
    afspraak = Normoverschrijving(
        "gemeente", "kwb.voortraject_max", Duur.lees("5 maanden"), "Contract.", date(2026, 1, 1)
    )
    v = met_voorstel()
    v.normen = standaardnormen().met([afspraak]).voor("gemeente")
    v.nee("verlenging_akkoord", "KWB-04").doe("verlenging_akkoord", einddatum="2026-06-10")


@pytest.mark.regel("KWB-04", "KWB-27")
@given(st.dates(date(2020, 1, 1), date(2032, 12, 31)), st.integers(60, 200))
def test_akkoord_kan_precies_tot_het_einde_dat_beide_normen_toelaten(start, dagen):
    einde = start + timedelta(days=dagen)
    drie, zes = Duur.lees("3 maanden"), Duur.lees("6 maanden")
    gepland = tel_op(start, drie)
    mag = gepland < einde <= min(tel_op(gepland, drie), tel_op(start, zes))
    v = met_voorstel(begin=start.isoformat())
    with suppress(StapGeweigerd):
        v.doe("verlenging_akkoord", einddatum=einde.isoformat())
    assert v.stand.heeft("verlenging_akkoord") is mag


@pytest.mark.regel("KWB-04", "KWB-27")
def test_verlenging_vanaf_30_november_houdt_het_eind_van_februari_aan():
    # 30 November + 3 = 28 February, + 3 = 28 May; 30 May is six months, but longer than three.
    v = met_voorstel(begin="2026-11-30").nee("verlenging_akkoord", "KWB-27", einddatum="2027-05-29")
    v.doe("verlenging_akkoord", einddatum="2027-05-28")


@pytest.mark.regel("KWB-20", "KWB-22")
def test_subsidie_eindigt_alleen_na_begeleiding_in_elke_maand():
    v = (
        in_voortraject()
        .op("2026-03-01")
        .doe("plaatsing_met_lks")
        .op("2026-03-10")
        .doe("contactmoment")
    )
    v.op("2026-06-01").nee("lks_beeindigd", "KWB-20").op("2026-04-09").doe(
        "contactmoment", aanwezig=False
    )
    v.op("2026-06-01").nee("lks_beeindigd", "KWB-20").op("2026-04-20").doe("contactmoment")
    v.op("2026-06-01").nee("lks_beeindigd", "KWB-22", ingangsdatum="2026-06-02")
    v.nee("lks_beeindigd", "KWB-22", ingangsdatum="2026-02-28")
    assert v.doe("lks_beeindigd").fase == "nazorg"


@pytest.mark.regel("KWB-20")
def test_begeleiding_begint_met_minstens_een_contact():
    v = in_voortraject().op("2026-03-01").doe("plaatsing_met_lks").op("2026-03-20")
    v.nee("lks_beeindigd", "KWB-20", ingangsdatum="2026-03-15").doe(
        "lks_evaluatie", nog_nodig=False
    )


@pytest.mark.regel("KWB-21")
def test_na_uitval_volgt_doorplaatsing_en_tot_dan_niets_anders():
    v = met_lks().op("2026-05-20").doe("uitval")
    for stap in ("lks_beeindigd", "lks_evaluatie", "scholing", "uitval"):
        v.nee(stap, "KWB-21")
    v.kopie().niet_sluiten("werk_binnen_3_maanden", "KWB-21")
    # After the voortraject: a later job may begin any day.
    assert v.doe("plaatsing_zonder_lks", ingangsdatum="2026-05-25").fase == "nazorg"


@pytest.mark.regel("KWB-22")
@pytest.mark.parametrize("zonder_lks", [True, False])
def test_nazorg_duurt_altijd_drie_maanden(zonder_lks):
    if zonder_lks:
        v, laatste = in_voortraject().op("2026-03-01").doe("plaatsing_zonder_lks"), "2026-05-31"
        vol = "2026-06-01"
    else:
        v, laatste, vol = in_nazorg(), "2026-08-30", "2026-08-31"
    v.op(laatste).nee("nazorg_afgerond", "KWB-22").niet_sluiten("werk_binnen_3_maanden", "KWB-22")
    (d,) = [
        d for d in deadlines(SOORT, v.stand, nu=v.laatst, normen=v.normen) if d.klok == "nazorg"
    ]
    assert d.begonnen_op.astimezone(AMSTERDAM).date() == date.fromisoformat(vol)
    assert d.uiterlijk.date() == date.fromisoformat(vol) + timedelta(weeks=2)
    v.op(vol).doe("nazorg_afgerond").stap("afsluiten", resultaat="werk_binnen_3_maanden")


@pytest.mark.regel("KWB-22")
def test_na_doorplaatsing_begint_de_nazorg_opnieuw():
    v = in_nazorg().op("2026-08-31").doe("nazorg_afgerond").doe("uitval", datum="2026-08-31")
    v.doe("plaatsing_zonder_lks", ingangsdatum="2026-09-05")
    v.niet_sluiten("werk_binnen_3_maanden", "KWB-22")
    v.op("2026-12-04").nee("nazorg_afgerond", "KWB-22").op("2026-12-05").doe("nazorg_afgerond")


@pytest.mark.regel("KWB-36")
def test_scholing_is_een_beloning_bij_werk():
    in_voortraject().nee("scholing", "KWB-36")
    met_lks().nee("scholing", "KWB-36", kwalificatie="").doe("scholing")


@pytest.mark.regel("KWB-02", "KWB-04")
def test_klokken_van_voortraject_en_subsidie():
    v = in_voortraject()
    gevonden = {d.klok: d for d in deadlines(SOORT, v.stand, nu=v.laatst, normen=v.normen)}
    assert gevonden["voortraject"].uiterlijk.date() == date(2026, 4, 10)
    assert gevonden["voortraject_max"].uiterlijk.date() == date(2026, 7, 10)
    v.op("2026-03-01").doe("plaatsing_met_lks")
    na = {d.klok: d for d in deadlines(SOORT, v.stand, nu=v.laatst, normen=v.normen)}
    assert not na["voortraject"].status.is_open
    assert na["lks_evaluatie"].uiterlijk.date() == date(2026, 6, 1)


@pytest.mark.regel("KWB-07", "KWB-08", "KWB-09", "KWB-10", "KWB-11")
def test_een_resultaat_kan_alleen_met_zijn_bewijs():
    vroeg = in_nazorg().op("2026-08-31").doe("nazorg_afgerond")
    vroeg.niet_sluiten("werk_binnen_6_maanden", "KWB-09")
    vroeg.niet_sluiten("werk_binnen_6_maanden_zonder_lks", "KWB-10")
    vroeg.doe("advies").niet_sluiten("advies_na_6_maanden", "KWB-11")
    vroeg.niet_sluiten("gestopt_na_3_maanden", "KWB-11").niet_sluiten("uitgevallen", "KWB-21")
    vroeg.niet_sluiten("voortijdig_gestopt", "KWB-07")
    laat = verlengd().op("2026-07-09").doe("advies").niet_sluiten("werk_binnen_3_maanden", "KWB-08")
    laat.niet_sluiten("advies_na_6_maanden", "KWB-11").op("2026-07-10")
    laat.niet_sluiten("gestopt_na_3_maanden", "KWB-03").sluit("advies_na_6_maanden")
    zonder_advies = in_voortraject().op("2026-04-10")
    zonder_advies.niet_sluiten("gestopt_na_3_maanden", "KWB-11")
    niet_verlengd = in_voortraject().op("2026-04-10").doe("advies")
    niet_verlengd.niet_sluiten("advies_na_6_maanden", "KWB-11")
    in_voortraject().op("2026-04-09").doe("advies").niet_sluiten("gestopt_na_3_maanden", "KWB-02")


def _na_verlenging(plaatsing: str) -> Kwalificatiebaan:
    v = verlengd().op("2026-06-01").doe(plaatsing, ingangsdatum="2026-06-01")
    if plaatsing == "plaatsing_met_lks":
        v.op("2026-06-20").doe("contactmoment").op("2026-07-01")
        v.doe("lks_beeindigd", ingangsdatum="2026-07-01")
    return v.op("2026-10-01").doe("nazorg_afgerond")


VERHALEN = {
    "werk_binnen_3_maanden": lambda: (
        in_nazorg().doe("scholing").op("2026-08-31").doe("nazorg_afgerond")
    ),
    "werk_binnen_6_maanden": lambda: _na_verlenging("plaatsing_met_lks"),
    "werk_binnen_6_maanden_zonder_lks": lambda: _na_verlenging("plaatsing_zonder_lks"),
    "advies_na_6_maanden": lambda: verlengd().op("2026-07-10").doe("advies"),
    "gestopt_na_3_maanden": lambda: (
        met_voorstel().doe("verlenging_geweigerd").op("2026-04-10").doe("advies")
    ),
    "uitgevallen": lambda: met_lks().op("2026-05-20").doe("uitval").op("2026-06-20").doe("advies"),
    "voortijdig_gestopt": lambda: in_voortraject().doe("gestopt"),
}


@pytest.mark.regel("KWB-07", "KWB-08", "KWB-09", "KWB-10", "KWB-11", "KWB-21")
@pytest.mark.parametrize("resultaat", [r.code for r in SOORT.resultaten])
def test_levensverhaal_tot_elk_resultaat(resultaat):
    v = VERHALEN[resultaat]().sluit(resultaat)
    assert (v.resultaat, v.fase) == (resultaat, "afgesloten")
    v.weigert("afsluiten", regel=None, resultaat=resultaat)


@pytest.mark.regel("KWB-11")
def test_een_advies_telt_niet_als_werk():
    werk = {r.code for r in SOORT.resultaten if r.telt is Telt.NAAR_WERK}
    assert werk == {c for c in VERHALEN if c.startswith("werk_")}
