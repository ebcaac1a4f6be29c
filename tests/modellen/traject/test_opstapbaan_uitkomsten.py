"""Opstapbaan: one life story to each result, and what each result refuses."""

from __future__ import annotations

import pytest

from modellen.traject.model import Telt
from modellen.traject.soorten.opstapbaan import SOORT
from tests.modellen.traject.opstapbaan_verhaal import Opstap, tot


def sluit(v: Opstap, resultaat: str) -> Opstap:
    return v.doe("klantevaluatie").doe("afsluiten", resultaat=resultaat)


def duurzaam() -> Opstap:
    return sluit(tot("zes_maanden").doe("beeindigingsrapportage"), "duurzaam_aan_het_werk")


def regulier() -> Opstap:
    v = tot("in_nazorg").op("2026-11-02 10:00").doe("functioneren")
    v.doe("duurzaamheid", uitkeringsonafhankelijk=False).doe("beeindigingsrapportage")
    return sluit(v, "regulier_contract")


def ander_traject() -> Opstap:
    return sluit(tot("na_intake").doe("voorstel_ander_traject"), "ander_traject")


def zonder_plaatsing() -> Opstap:
    v = tot("in_opstapbaan").doe("werkplek_sdw", "weekgesprek").op("2026-07-26 10:00")
    return sluit(v.doe("eindadvies"), "zonder_plaatsing")


def zonder_plaatsing_na_uitval() -> Opstap:
    v = tot("in_nazorg").op("2026-07-02 10:00").doe("contract_beeindigd")
    v.doe("eindadvies", reden="contract_geeindigd").doe("beeindigingsrapportage")
    return sluit(v, "zonder_plaatsing")


def gestopt() -> Opstap:
    return sluit(tot("aangemeld").doe("stopverzoek"), "gestopt")


VERHALEN = {
    "duurzaam_aan_het_werk": (duurzaam, Telt.NAAR_WERK),
    "regulier_contract": (regulier, Telt.NAAR_WERK),
    "ander_traject": (ander_traject, Telt.GEEN_RESULTAAT),
    "zonder_plaatsing": (zonder_plaatsing, Telt.GEEN_RESULTAAT),
    "gestopt": (gestopt, Telt.GEEN_RESULTAAT),
}


@pytest.mark.regel("OPS-03", "OPS-35", "OPS-56", "OPS-80")
@pytest.mark.parametrize("code", VERHALEN)
def test_elk_resultaat_heeft_een_levensloop_van_aanmelding_tot_eind(code: str) -> None:
    vertel, telt = VERHALEN[code]
    v = vertel()
    assert (v.fase, v.resultaat) == ("afgesloten", code)
    resultaat = SOORT.find_resultaat(v.resultaat)
    assert resultaat is not None
    assert resultaat.telt is telt
    assert [g.volgnummer for g in v.stand.gebeurtenissen] == list(
        range(1, len(v.stand.gebeurtenissen) + 1)
    )


def test_elk_resultaat_van_de_lijst_wordt_verteld() -> None:
    assert set(VERHALEN) == {r.code for r in SOORT.resultaten}


def test_wie_uitvalt_eindigt_met_rapportage_en_advies() -> None:
    assert zonder_plaatsing_na_uitval().fase == "afgesloten"


@pytest.mark.parametrize("code", VERHALEN)
def test_een_traject_heeft_een_resultaat_en_niet_twee(code: str) -> None:
    vertel, _ = VERHALEN[code]
    for stap in SOORT.stappen:
        vertel().weiger(stap.code, None)


def test_een_resultaat_buiten_de_lijst_bestaat_niet() -> None:
    v = tot("aangemeld").doe("stopverzoek", "klantevaluatie")
    v.weiger("afsluiten", None, resultaat="geslaagd").weiger("afsluiten", None, resultaat=None)


@pytest.mark.regel("SUC-18")
@pytest.mark.parametrize("code", VERHALEN)
def test_geen_einde_zonder_de_mening_van_de_klant(code: str) -> None:
    vertel, _ = VERHALEN[code]
    v = vertel()
    v.weigert_intrekken(v.nummer("klantevaluatie"), regel="SUC-18")


@pytest.mark.regel("OPS-80")
@pytest.mark.parametrize("veld", ["aan_het_werk", "uitkeringsonafhankelijk"])
def test_duurzaam_is_werk_en_geen_uitkering(veld: str) -> None:
    v = tot("in_nazorg").op("2026-11-02 10:00").doe("functioneren")
    v.doe("duurzaamheid", **{veld: False}).doe("beeindigingsrapportage", "klantevaluatie")
    v.weiger("afsluiten", "OPS-80", resultaat="duurzaam_aan_het_werk")


@pytest.mark.regel("OPS-81")
@pytest.mark.parametrize("code", ["duurzaam_aan_het_werk", "regulier_contract"])
def test_nazorg_sluit_met_een_beeindigingsrapportage(code: str) -> None:
    v = tot("zes_maanden").doe("klantevaluatie").weiger("afsluiten", "OPS-81", resultaat=code)
    v.doe("beeindigingsrapportage").doe("afsluiten", resultaat=code)


@pytest.mark.regel("OPS-72", "OPS-80", "OPS-03")
def test_naar_werk_vraagt_een_contract_dat_loopt() -> None:
    v = tot("met_aanbod").doe("klantevaluatie")
    for code in ("duurzaam_aan_het_werk", "regulier_contract"):
        v.weiger("afsluiten", "OPS-72", resultaat=code)
    v = tot("in_nazorg").doe("klantevaluatie")
    v.weiger("afsluiten", "OPS-80", resultaat="regulier_contract")
    v = tot("zes_maanden").doe("contract_beeindigd", "beeindigingsrapportage", "klantevaluatie")
    v.weiger("afsluiten", "OPS-72", resultaat="regulier_contract")


@pytest.mark.regel("OPS-80")
def test_het_oude_contract_maakt_het_nieuwe_niet_duurzaam() -> None:
    v = tot("zes_maanden").doe("contract_beeindigd").doe("aanbod", werkgever="W-2")
    v.doe("regulier_contract", werkgever="W-2", begin="2026-11-03", tot_en_met=None)
    v.doe("klantevaluatie").weiger("afsluiten", "OPS-80", resultaat="duurzaam_aan_het_werk")


@pytest.mark.regel("OPS-35")
def test_ander_traject_is_er_alleen_met_voorstel_en_voor_de_opstapbaan() -> None:
    tot("na_intake").doe("klantevaluatie").weiger("afsluiten", "OPS-35", resultaat="ander_traject")
    tot("in_opstapbaan").doe("klantevaluatie").weiger(
        "afsluiten", "OPS-35", resultaat="ander_traject"
    )


@pytest.mark.regel("OPS-56")
def test_zonder_plaatsing_vraagt_een_advies_en_geen_contract() -> None:
    v = tot("in_opstapbaan").doe("klantevaluatie")
    v.weiger("afsluiten", "OPS-56", resultaat="zonder_plaatsing")
    v.weiger("eindadvies", "OPS-56", advies=None)
    tot("in_nazorg").weiger("eindadvies", "OPS-03")


@pytest.mark.regel("SUC-03")
def test_stoppen_kan_in_elke_fase_als_iemand_dat_wil() -> None:
    tot("aangemeld").doe("klantevaluatie").weiger("afsluiten", "SUC-03", resultaat="gestopt")
    for hoofdstuk in ("aangemeld", "in_intake", "in_opstapbaan", "in_nazorg"):
        assert sluit(tot(hoofdstuk).doe("stopverzoek"), "gestopt").fase == "afgesloten"
