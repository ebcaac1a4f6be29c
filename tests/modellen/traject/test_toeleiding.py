"""Toeleiding: what every gate refuses, and that it passes afterwards."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from modellen.normen.duur import Duur
from modellen.normen.norm import Normoverschrijving, standaardnormen
from modellen.traject.klokken import deadlines
from modellen.traject.soorten.toeleiding import SOORT
from tests.modellen.traject.toeleiding_verhaal import (
    COLLEGA,
    Toeleiding,
    aangemeld,
    geplaatst,
    in_proefplaatsing,
    met_jobcoach,
    met_programma,
    met_sa,
    met_vervolg,
)
from tests.modellen.traject.verhaal import COACH

ALLEN = ("kandidaat", "werkgever", "financier", "jobcoach")


@pytest.mark.regel("WNH-15")
def test_vijf_fasen_in_vaste_volgorde_en_overslaan_kan_niet():
    assert len(SOORT.fasen) == standaardnormen().normen_op("x", date(2026, 1, 1)).getal("wnh.fasen")
    v = met_sa().nee("omzetting", "WNH-15").nee("loonwaarde", "WNH-36")
    v.nee("proefplaatsing_gestart", "WNH-23")
    fasen = [verhaal.fase for verhaal in (met_sa(), in_proefplaatsing(), geplaatst())]
    fasen += [met_vervolg().fase]
    assert fasen == [fase.code for fase in SOORT.fasen[:4]]
    assert geplaatst().doe("verantwoording").sluit("definitieve_plaatsing").fase == "afsluiten"


@pytest.mark.regel("WNH-03", "WNH-16", "WNH-04")
@pytest.mark.parametrize(
    ("regel", "anders"),
    [
        ("WNH-03", {"banenafspraak": False}),
        ("WNH-16", {"nog_niet_bemiddelbaar": False}),
        ("WNH-04", {"financier": "werkgever"}),
    ],
)
def test_aanmelding_vraagt_doelgroep_en_financier(regel, anders):
    v = Toeleiding().nee("aanmelding", regel, **anders).nee("sa_programma", "WNH-16")
    assert v.doe("aanmelding").doe("mindset").doe("sa_programma").stand.heeft("sa_programma")


@pytest.mark.regel("WNH-17", "WNH-18", "WNH-19", "WNH-20")
def test_geslaagde_sociale_activering_vraagt_programma_verkenning_en_training():
    v = (
        aangemeld()
        .nee("sa_evaluatie", "WNH-17")
        .nee("sa_programma", "WNH-17", sociale_vaardigheden="")
    )
    v.doe("mindset").doe("sa_programma").doe("handtekening")
    v.nee("sa_evaluatie", "WNH-18").nee("training", "WNH-19").doe("bedrijfsverkenning")
    v.doe("sa_programma", training_nodig=True).doe("handtekening").op("2026-02-10").doe("mindset")
    v.nee("sa_evaluatie", "WNH-19").doe("training").nee(
        "sa_evaluatie", "WNH-20", lost_zelf_op=False
    )
    assert v.doe("sa_evaluatie").stand.waarde("sa_evaluatie", "geslaagd") is True


@pytest.mark.regel("WNH-22")
def test_proefplaatsing_aanvragen_kan_pas_na_geslaagde_sociale_activering():
    v = met_programma().doe("branchekeuze").nee("proefplaatsing_aangevraagd", "WNH-22")
    v.doe("sa_evaluatie", geslaagd=False, lost_zelf_op=False)
    v.nee("proefplaatsing_aangevraagd", "WNH-22").doe("bedrijfsverkenning").op("2026-02-10")
    v.doe("mindset").doe("sa_evaluatie")
    # Once success is established the request may go out: the phase is still sociale activering.
    assert v.doe("proefplaatsing_aangevraagd").fase == "sociale_activering"


@pytest.mark.regel("WNH-24")
def test_aanvraag_is_voor_de_branche_die_de_kandidaat_zelf_koos():
    v = met_programma().doe("bedrijfsverkenning").op("2026-02-10").doe("mindset")
    v.doe("sa_evaluatie")
    v.nee("proefplaatsing_aangevraagd", "WNH-24").nee("branchekeuze", "WNH-24", eigen_keuze=False)
    v.doe("branchekeuze").nee("proefplaatsing_aangevraagd", "WNH-24", branche="horeca")
    v.doe("proefplaatsing_aangevraagd")


@pytest.mark.regel("WNH-04", "WNH-23")
@pytest.mark.parametrize(
    ("financier", "wel", "niet"),
    [
        ("uwv", "arbeidsdeskundige", "klantmanager"),
        ("gemeente", "klantmanager", "arbeidsdeskundige"),
    ],
)
def test_de_financier_bepaalt_wie_over_de_proefplaatsing_beslist(financier, wel, niet):
    v = Toeleiding().doe("aanmelding", financier=financier).doe("mindset").doe("sa_programma")
    v.doe("handtekening").doe("bedrijfsverkenning").op("2026-02-10").doe("mindset")
    v.doe("sa_evaluatie").doe("branchekeuze")
    v.nee("proefplaatsing_toegekend", "WNH-23", beslisser=wel).doe("proefplaatsing_aangevraagd")
    v.nee("proefplaatsing_aangevraagd", "WNH-23")
    v.nee("proefplaatsing_toegekend", "WNH-23", beslisser=niet)
    v.doe("proefplaatsing_toegekend", beslisser=wel)
    v.nee("proefplaatsing_gestart", "WNH-23", werkgever="W-99").doe("proefplaatsing_gestart")


@pytest.mark.regel("WNH-25")
@pytest.mark.parametrize(
    ("begin", "te_lang", "goed"),
    [
        ("2026-03-01", "2026-05-02", "2026-05-01"),
        ("2026-12-31", "2027-03-01", "2027-02-28"),
        ("2027-12-30", "2028-03-01", "2028-02-29"),
    ],
)
def test_proefplaatsing_duurt_hoogstens_twee_maanden(begin, te_lang, goed):
    v = met_sa().doe("proefplaatsing_aangevraagd").doe("proefplaatsing_toegekend")
    v.nee("proefplaatsing_gestart", "WNH-25", ingangsdatum=begin, einddatum=te_lang)
    v.doe("proefplaatsing_gestart", ingangsdatum=begin, einddatum=goed)


@pytest.mark.regel("WNH-25")
def test_stoppen_en_opnieuw_beginnen_bij_dezelfde_werkgever_geeft_geen_extra_tijd():
    v = in_proefplaatsing().op("2026-04-01").doe("proefplaatsing_gestopt")
    opnieuw = {"ingangsdatum": "2026-04-15", "einddatum": "2026-06-15"}
    v.doe("proefplaatsing_aangevraagd", **opnieuw).doe("proefplaatsing_toegekend")
    v.nee("proefplaatsing_gestart", "WNH-25", **opnieuw)
    v.doe("proefplaatsing_gestart", ingangsdatum="2026-04-15", einddatum="2026-05-01")


@pytest.mark.regel("WNH-25")
def test_een_opdrachtgever_kan_een_andere_duur_afspreken():
    afspraak = Normoverschrijving(
        "gemeente", "wnh.proefplaatsing_max", Duur.lees("1 maand"), "Contract.", date(2026, 1, 1)
    )
    v = met_sa(normen=standaardnormen().met([afspraak]).voor("gemeente"))
    v.nee("proefplaatsing_aangevraagd", "WNH-25")
    v.doe("proefplaatsing_aangevraagd", einddatum="2026-04-01")


@pytest.mark.regel("WNH-25")
def test_de_klok_van_de_proefplaatsing_loopt_tot_twee_maanden_na_het_begin():
    (d,) = [d for d in _deadlines(in_proefplaatsing()) if d.klok == "proefplaatsing"]
    assert d.regel == "WNH-25"
    assert d.uiterlijk.date() == date(2026, 5, 1)
    assert d.status.is_open


def _deadlines(v):
    return deadlines(SOORT, v.stand, nu=v.laatst, normen=v.normen)


@pytest.mark.regel("WNH-11", "WNH-26", "WNH-27", "WNH-28", "WNH-29")
def test_aanvraag_jobcoaching_vraagt_toegang_licentie_doelen_en_percentage():
    v = met_sa().nee("jobcoaching_aangevraagd", "WNH-26").doe("proefplaatsing_aangevraagd")
    v.als("invaller").nee("jobcoaching_aangevraagd", "WNH-27").als(COACH)
    v.nee("jobcoaching_aangevraagd", "WNH-11", licentie_geldig_tot="2026-01-31")
    v.nee("jobcoaching_aangevraagd", "WNH-28", doelen="")
    for percentage in (0, 5.5, 12, 20, -5):
        v.nee("jobcoaching_aangevraagd", "WNH-29", percentage=percentage)
    v.doe("portaaltoegang_ingetrokken").nee("jobcoaching_aangevraagd", "WNH-27")
    v.doe("portaaltoegang").doe("jobcoaching_aangevraagd").nee("jobcoaching_aangevraagd", "WNH-26")


@pytest.mark.regel("WNH-26")
def test_proefplaatsing_kan_zonder_jobcoaching():
    v = met_sa().doe("proefplaatsing_aangevraagd").doe("proefplaatsing_toegekend")
    assert v.doe("proefplaatsing_gestart").fase == "proefplaatsing"


@pytest.mark.regel("WNH-29", "WNH-30")
def test_jobcoach_begint_pas_als_beide_aanvragen_zijn_toegekend():
    v = met_sa().doe("proefplaatsing_aangevraagd").doe("jobcoaching_aangevraagd")
    v.nee("jobcoaching_toegekend", "WNH-29", percentage=15)
    v.kopie().doe("jobcoaching_toegekend").nee("jobcoaching_gestart", "WNH-30")
    v = in_proefplaatsing().nee("jobcoaching_gestart", "WNH-30").nee("uren_geregistreerd", "WNH-30")
    v.kopie().doe("jobcoaching_afgewezen").nee("jobcoaching_gestart", "WNH-30")
    v.op("2026-03-09").doe("jobcoaching_toegekend").nee("jobcoaching_gestart", "WNH-30")
    v.doe("jobcoaching_gestart", ingangsdatum="2026-03-09")
    v.op("2026-03-20").nee("uren_geregistreerd", "WNH-30")
    v.doe("uren_geregistreerd", periode_van="2026-03-09", periode_tot="2026-03-15")


@pytest.mark.regel("WNH-31")
@pytest.mark.parametrize(
    "anders",
    [
        {"periode_tot": "2026-03-01"},
        {"periode_tot": "2026-03-31"},
        {"uren_gewerkt": -1},
        {"uren_jobcoach": 0},
    ],
)
def test_onmogelijke_uren_worden_geweigerd(anders):
    v = met_jobcoach().op("2026-03-10").nee("uren_geregistreerd", "WNH-31", **anders)
    v.als(COLLEGA).nee("uren_geregistreerd", "WNH-31").als(COACH).doe("uren_geregistreerd")
    v.nee("uren_geregistreerd", "WNH-31", periode_van="2026-03-08", periode_tot="2026-03-09")


@pytest.mark.regel("WNH-29")
def test_uren_blijven_onder_het_percentage_van_wat_de_kandidaat_tot_nu_toe_werkte():
    v = met_jobcoach().op("2026-03-20").nee("uren_geregistreerd", "WNH-29", uren_jobcoach=2.1)
    v.doe("uren_geregistreerd", uren_jobcoach=1.5)
    later = {"periode_van": "2026-03-09", "periode_tot": "2026-03-15", "uren_gewerkt": 10}
    # 10 % of 20 + 10 hours is 3; 1.5 was claimed already.
    v.nee("uren_geregistreerd", "WNH-29", uren_jobcoach=1.6, **later)
    v.doe("uren_geregistreerd", uren_jobcoach=1.5, **later)
    v.weigert_verbetering(
        v.stand.alle("uren_geregistreerd")[0].volgnummer, regel="WNH-29", uren_gewerkt=19
    )


@pytest.mark.regel("WNH-32", "WNH-33")
def test_uren_gaan_weg_na_goedkeuring_door_een_tweede_bevoegde():
    v = met_jobcoach().op("2026-03-10").doe("uren_geregistreerd")
    uren = v.nummer("uren_geregistreerd")
    v.nee("uren_verzonden", "WNH-33", uren=uren, ontvanger="gemeente")
    v.doe("portaaltoegang", taken=["aanvragen", "uren", "accorderen"])
    v.nee("uren_geaccordeerd", "WNH-32", uren=uren)
    v.als("invaller").nee("uren_geaccordeerd", "WNH-32", uren=uren)
    v.als(COLLEGA).nee("uren_geaccordeerd", "WNH-31", uren=99).stap("uren_geaccordeerd", uren=uren)
    v.nee("uren_geaccordeerd", "WNH-32", uren=uren)
    v.nee("uren_verzonden", "WNH-33", uren=uren, ontvanger="uwv")
    v.nee("uren_betaald", "WNH-33", uren=uren)
    v.stap("uren_verzonden", uren=uren, ontvanger="gemeente")
    v.nee("uren_verzonden", "WNH-33", uren=uren, ontvanger="gemeente")
    v.stap("uren_betaald", uren=uren).nee("uren_betaald", "WNH-33", uren=uren)


@pytest.mark.regel("WNH-32")
def test_goedgekeurde_uren_veranderen_niet_onder_de_goedkeuring_vandaan():
    v = met_jobcoach().op("2026-03-10").doe("uren_geregistreerd")
    uren = v.nummer("uren_geregistreerd")
    v.als(COLLEGA).stap("uren_geaccordeerd", uren=uren)
    v.als(COACH).weigert_verbetering(uren, regel="WNH-31", uren_gewerkt=40)
    v.trek_in(v.nummer("uren_geaccordeerd")).verbeter(uren, uren_gewerkt=40)


@pytest.mark.regel("WNH-02", "WNH-34", "WNH-35")
@pytest.mark.parametrize("ontbreekt", ALLEN)
def test_plaatsen_vraagt_dat_alle_vier_de_partijen_tevreden_zijn(ontbreekt):
    v = met_jobcoach().op("2026-04-10").tevreden(*(p for p in ALLEN if p != ontbreekt))
    v.nee("tevredenheid", "WNH-02", wie="teamleider").nee("omzetting", "WNH-34")
    v.doe("tevredenheid", wie=ontbreekt, tevreden=False).nee("omzetting", "WNH-34")
    v.op("2026-05-01").tevreden(ontbreekt)
    v.kopie().op("2026-05-02").nee("omzetting", "WNH-34")
    assert v.doe("omzetting").fase == "plaatsing"


@pytest.mark.regel("WNH-34")
def test_tevredenheid_van_een_eerdere_proefplaatsing_telt_niet():
    v = in_proefplaatsing().op("2026-03-20").tevreden(*ALLEN).doe("proefplaatsing_gestopt")
    v.doe("proefplaatsing_aangevraagd", werkgever="W-13").doe("proefplaatsing_toegekend")
    v.doe("proefplaatsing_gestart", werkgever="W-13").nee("omzetting", "WNH-34")


@pytest.mark.regel("WNH-36", "WNH-37")
def test_contract_vraagt_een_loonwaarde_in_overleg_vastgesteld():
    v = met_jobcoach().op("2026-04-20").tevreden(*ALLEN).doe("omzetting")
    v.nee("arbeidsovereenkomst", "WNH-36")
    for anders in (
        {"percentage": 101},
        {"percentage": -1},
        {"beslisser": "arbeidsdeskundige"},
        {"overleg_werkgever": False},
        {"overleg_jobcoach": False},
    ):
        v.nee("loonwaarde", "WNH-36", **anders)
    v.doe("loonwaarde").nee("vervolg_aangevraagd", "WNH-37").doe(
        "verantwoording", iro="niet_ingezet"
    )
    v.doe("klantevaluatie").nee("afsluiten", "WNH-37", resultaat="definitieve_plaatsing")
    v.doe("arbeidsovereenkomst").doe("vervolg_aangevraagd")


@pytest.mark.regel("WNH-38")
def test_vervolg_duurt_een_halfjaar_en_sluit_aan():
    v = geplaatst().nee("vervolg_toegekend", "WNH-38").doe("vervolg_aangevraagd")
    v.nee("vervolg_aangevraagd", "WNH-38").nee(
        "vervolg_toegekend", "WNH-38", einddatum="2026-11-02"
    )
    v.nee("vervolg_toegekend", "WNH-38", ingangsdatum="2026-04-20", einddatum="2026-10-20")
    v.op("2026-05-01").doe("vervolg_toegekend").op("2026-10-01").doe("vervolg_aangevraagd")
    v.op("2026-10-20")
    v.nee("vervolg_toegekend", "WNH-38", ingangsdatum="2026-10-31", einddatum="2027-04-30")
    v.doe("vervolg_toegekend", ingangsdatum="2026-11-01", einddatum="2027-05-01")
    (d,) = [d for d in _deadlines(v) if d.klok == "jobcoachperiode" and d.status.is_open]
    assert d.uiterlijk.date() == date(2027, 5, 1)


@pytest.mark.regel("WNH-39")
def test_een_zevende_halfjaar_kan_niet():
    v = geplaatst()
    grenzen = [f"{2026 + k // 2}-{'05' if k % 2 == 0 else '11'}-01" for k in range(7)]
    v.doe("vervolg_aangevraagd").doe("vervolg_afgewezen")
    for van, tot in itertools.pairwise(grenzen):
        v.doe("vervolg_aangevraagd").doe("vervolg_toegekend", ingangsdatum=van, einddatum=tot)
    v.nee("vervolg_aangevraagd", "WNH-39")


@pytest.mark.regel("WNH-09", "WNH-10")
def test_verantwoording_zegt_wat_het_dossier_zegt_met_redenen():
    v = met_jobcoach().op("2026-04-20").doe("proefplaatsing_gestopt")
    v.nee("verantwoording", "WNH-10").nee("verantwoording", "WNH-09", iro="niet_behaald")
    juist = {"iro": "niet_behaald", "redenen": ["niet_allen_tevreden"]}
    v.nee("verantwoording", "WNH-10", jobcoaching="niet_ingezet", **juist)
    v.doe("klantevaluatie").nee("afsluiten", "WNH-09", resultaat="niet_behaald")
    v.doe("verantwoording", **juist).stap("afsluiten", resultaat="niet_behaald")


@pytest.mark.regel("WNH-33", "WNH-08")
def test_sluiten_laat_geen_uren_en_geen_beloften_liggen():
    v = met_jobcoach().op("2026-03-10").doe("uren_geregistreerd").doe("afspraak")
    v.doe("proefplaatsing_gestopt").doe("klantevaluatie")
    v.doe("verantwoording", iro="niet_behaald", redenen=["kandidaat_gestopt"])
    v.nee("afsluiten", "WNH-33", resultaat="niet_behaald").uren_verwerkt()
    v.nee("afsluiten", "WNH-08", resultaat="niet_behaald")
    v.stap("afspraak_besproken", afspraak=v.nummer("afspraak"), gedaan=True)
    v.stap("afsluiten", resultaat="niet_behaald")


@pytest.mark.regel("WNH-40")
def test_met_collegas_verder_moet_zijn_vastgelegd():
    v = met_vervolg().doe("verantwoording").doe("klantevaluatie")
    v.nee("afsluiten", "WNH-40", resultaat="met_collegas_verder")
    v.nee("functioneert_met_collegas", "WNH-40", zonder_jobcoach=False)
    v.doe("functioneert_met_collegas").stap("afsluiten", resultaat="met_collegas_verder")


@pytest.mark.regel("WNH-09", "WNH-20", "WNH-35", "WNH-40")
@pytest.mark.parametrize("resultaat", [r.code for r in SOORT.resultaten])
def test_levensverhaal_tot_elk_resultaat(resultaat):
    v = VERHALEN[resultaat]().sluit(resultaat)
    assert v.resultaat == resultaat
    assert v.fase == "afsluiten"
    v.weigert("contactmoment", regel=None)
    assert [g.volgnummer for g in v.stand.gebeurtenissen] == [
        n + 1 for n in range(len(v.stand.gebeurtenissen))
    ]


def _werkt_verder() -> Toeleiding:
    v = (
        met_vervolg()
        .op("2026-06-10")
        .doe(
            "uren_geregistreerd",
            periode_van="2026-05-01",
            periode_tot="2026-05-31",
            uren_gewerkt=96,
        )
    )
    return v.uren_verwerkt().op("2026-10-20").doe("functioneert_met_collegas").doe("verantwoording")


def _afgewezen() -> Toeleiding:
    v = met_sa().doe("proefplaatsing_aangevraagd").doe("proefplaatsing_afgewezen")
    return v.doe(
        "verantwoording",
        iro="niet_behaald",
        jobcoaching="niet_ingezet",
        redenen=["aanvraag_afgewezen"],
    )


def _alleen_sa() -> Toeleiding:
    return met_sa().doe("verantwoording", iro="niet_ingezet", jobcoaching="niet_ingezet")


VERHALEN = {
    "met_collegas_verder": _werkt_verder,
    "definitieve_plaatsing": lambda: geplaatst().doe("verantwoording"),
    "sa_geslaagd": _alleen_sa,
    "niet_behaald": _afgewezen,
}


@pytest.mark.regel("WNH-09", "WNH-35")
def test_na_het_einde_van_de_baan_is_het_geen_plaatsing_meer():
    v = geplaatst().op("2026-06-01").nee("verantwoording", "WNH-10", iro="niet_behaald")
    v.doe("plaatsing_beeindigd").doe("klantevaluatie").nee("verantwoording", "WNH-10")
    v.doe("verantwoording", iro="niet_behaald", redenen=["plaatsing_geeindigd"])
    v.nee("afsluiten", "WNH-35", resultaat="definitieve_plaatsing")
    v.stap("afsluiten", resultaat="niet_behaald")


@pytest.mark.regel("WNH-23", "WNH-30", "WNH-38")
@pytest.mark.parametrize("uitkomst", ["toegekend", "afgewezen"])
def test_zonder_aanvraag_geen_besluit(uitkomst):
    met_sa().nee(f"proefplaatsing_{uitkomst}", "WNH-23").nee(f"jobcoaching_{uitkomst}", "WNH-30")
    geplaatst().nee(f"vervolg_{uitkomst}", "WNH-38")
    v = met_sa().doe("proefplaatsing_aangevraagd").doe("jobcoaching_aangevraagd")
    v.doe(f"proefplaatsing_{uitkomst}").doe(f"jobcoaching_{uitkomst}")
    geplaatst().doe("vervolg_aangevraagd").doe(f"vervolg_{uitkomst}")


@pytest.mark.regel("WNH-30")
def test_een_oude_toekenning_geldt_niet_voor_een_nieuwe_proefplaatsing():
    v = met_jobcoach().op("2026-03-20").doe("proefplaatsing_gestopt")
    nieuw = {"werkgever": "W-13", "ingangsdatum": "2026-04-01", "einddatum": "2026-06-01"}
    v.doe("proefplaatsing_aangevraagd", **nieuw).doe("proefplaatsing_toegekend").op("2026-04-01")
    v.doe("proefplaatsing_gestart", **nieuw)
    v.nee("jobcoaching_gestart", "WNH-30", ingangsdatum="2026-04-02")
    v.doe("jobcoaching_aangevraagd").doe("jobcoaching_toegekend")
    v.doe("jobcoaching_gestart", ingangsdatum="2026-04-02")


@pytest.mark.regel("WNH-29")
def test_niemand_kent_meer_toe_dan_is_gevraagd():
    v = geplaatst().doe("vervolg_aangevraagd", percentage=5)
    v.nee("vervolg_toegekend", "WNH-29").doe("vervolg_toegekend", percentage=5)


@pytest.mark.regel("WNH-09", "WNH-20", "WNH-35")
def test_elk_resultaat_vraagt_verantwoording_en_zijn_eigen_bewijs():
    v = (
        geplaatst()
        .doe("klantevaluatie")
        .nee("afsluiten", "WNH-09", resultaat="definitieve_plaatsing")
    )
    v.doe("verantwoording").nee("afsluiten", "WNH-09", resultaat="niet_behaald")
    v.nee("afsluiten", "WNH-35", resultaat="sa_geslaagd")
    loopt = met_jobcoach().doe("klantevaluatie").doe("verantwoording", iro="niet_ingezet")
    loopt.nee("afsluiten", "WNH-35", resultaat="sa_geslaagd")
    niets = aangemeld().doe("klantevaluatie")
    niets.doe(
        "verantwoording",
        sa="niet_behaald",
        iro="niet_ingezet",
        jobcoaching="niet_ingezet",
        redenen=["sa_niet_geslaagd"],
    )
    niets.nee("afsluiten", "WNH-20", resultaat="sa_geslaagd").stap(
        "afsluiten", resultaat="niet_behaald"
    )
