"""What holds in all four types: the klant decides, is asked what he needs, and is chosen for
reasons of his own. Refusals first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from modellen.traject.model import Deelnemer, VeldSoort
from modellen.traject.soorten import trajectsoorten
from modellen.traject.succesfactoren import GEEN_TEAM, Aanwezigheid, succesfactoren
from modellen.traject.successtappen import BEGELEIDING_GEKOZEN
from modellen.traject.vastleggen import StapGeweigerd
from tests.modellen.traject import kwalificatiebaan_verhaal as kwb
from tests.modellen.traject import opstapbaan_verhaal as ops
from tests.modellen.traject import toeleiding_verhaal as wnh
from tests.modellen.traject import tweede_spoor_verhaal as sp2
from tests.modellen.traject.verhaal import Verhaal

SOORTEN = ("kwalificatiebaan", "opstapbaan", "toeleiding", "tweede_spoor")

GESPREKKEN = {
    "opstapbaan": {"intakegesprek", "weekgesprek"},
    "toeleiding": {"sa_programma", "sa_evaluatie"},
    "kwalificatiebaan": {"voortraject_gestart", "evaluatie_voortraject", "lks_evaluatie"},
    "tweede_spoor": {"rla", "voortgang"},
}
"""By type: the intake and the talks about progress."""

AAN_WERKGEVER = {
    "opstapbaan": {"aanbod"},
    "toeleiding": {"proefplaatsing_aangevraagd"},
    "kwalificatiebaan": {"plaatsing_met_lks", "plaatsing_zonder_lks"},
    "tweede_spoor": {"bemiddeling"},
}
"""By type: the steps that put a klant before an employer."""

VRAAG = "wat_heb_jij_nodig"


def test_alle_soorten_staan_in_de_tabellen():
    assert set(trajectsoorten()) == set(SOORTEN) == set(GESPREKKEN) == set(AAN_WERKGEVER)


# --- no plan and no proposal without the klant ----------------------------------------------------


@pytest.mark.regel("SUC-03", "OPS-15")
def test_opstapbaan_zonder_handtekening_van_de_klant_begint_niet():
    v = ops.tot("gesproken").doe("trajectplan").teken("jobcoach", "casemanager")
    v.weiger("afspraken_gepland", "OPS-15").teken("klant").doe("afspraken_gepland")


@pytest.mark.regel("SUC-03", "SP2-44")
def test_tweede_spoor_zonder_handtekening_van_de_kandidaat_begint_niet():
    v = sp2.met_plan()
    for rol in ("adviseur", "werkgever"):
        v.doe("handtekening", rol=rol)
    v.niet("start_uitvoering", "SP2-44").doe("handtekening").doe("start_uitvoering")


@pytest.mark.regel("SUC-03")
def test_toeleiding_zonder_handtekening_van_de_kandidaat_begint_niet():
    v = wnh.aangemeld().nee("handtekening", "SUC-03", sa_programma=1).doe("mindset")
    v.doe("sa_programma").doe("handtekening", rol="jobcoach")
    v.nee("bedrijfsverkenning", "SUC-03").nee("handtekening", "SUC-03", rol="jobcoach")
    v.nee("handtekening", "SUC-03", sa_programma=1)
    oud = v.nummer("sa_programma")
    v.doe("handtekening").kopie().doe("bedrijfsverkenning")
    # Another programme asks for another signature.
    v.doe("sa_programma", training_nodig=True).nee("bedrijfsverkenning", "SUC-03")
    v.nee("training", "SUC-03").nee("handtekening", "SUC-03", sa_programma=oud)
    v.doe("handtekening").doe("bedrijfsverkenning").doe("training")
    v.weigert_intrekken(v.nummer("handtekening"), regel="SUC-03")


@pytest.mark.regel("SUC-03")
def test_wie_het_programma_niet_tekent_kan_wel_stoppen_maar_niet_slagen():
    v = wnh.aangemeld().doe("mindset").doe("sa_programma").op("2026-02-10").doe("mindset")
    v.nee("sa_evaluatie", "SUC-03")
    v.doe("sa_evaluatie", geslaagd=False, meer_zelfvertrouwen=False, lost_zelf_op=False)


@pytest.mark.regel("SUC-03")
def test_kwalificatiebaan_zonder_handtekening_van_de_klant_begint_niet():
    v = kwb.verwezen().doe("mindset").nee("voortraject_gestart", "SUC-03")
    v.nee("handtekening", "SUC-03", trajectplan=1).nee("trajectplan", "SUC-03", aanpak=[])
    v.nee("trajectplan", "KWB-39", richting="Licht werk, want hij heeft een hernia.")
    v.doe("trajectplan").doe("handtekening", rol="jobcoach").nee("voortraject_gestart", "SUC-03")
    v.doe("handtekening").kopie().doe("voortraject_gestart")
    v.doe("trajectplan", richting="Horeca").nee("voortraject_gestart", "SUC-03")


@pytest.mark.regel("SUC-03")
@pytest.mark.parametrize(
    ("weiger", "stap"),
    [
        (lambda: ops.tot("met_mindset").weiger, "aanbod"),
        (lambda: wnh.met_sa().nee, "proefplaatsing_aangevraagd"),
        (lambda: kwb.in_voortraject().op("2026-03-01").nee, "plaatsing_met_lks"),
        (lambda: kwb.in_voortraject().op("2026-03-01").nee, "plaatsing_zonder_lks"),
        (lambda: sp2.in_uitvoering().niet, "bemiddeling"),
    ],
)
def test_een_voorstel_aan_een_werkgever_vraagt_het_ja_van_de_klant(
    weiger: Callable[[], Callable[..., Any]], stap: str
):
    v = weiger()(stap, "SUC-03", klant_akkoord=False)
    v.doe(stap)


@pytest.mark.regel("SUC-03")
@pytest.mark.parametrize("soort", SOORTEN)
def test_elke_stap_naar_een_werkgever_vraagt_akkoord(soort: str):
    stappen = trajectsoorten()[soort].stappen
    vraagt = {s.code for s in stappen if "klant_akkoord" in {v.code for v in s.velden}}
    poort = {s.code for s in stappen if "SUC-03" in {p.regel for p in s.poorten}}
    assert vraagt == AAN_WERKGEVER[soort]
    assert vraagt <= poort
    # The coach records the proposal, so that his yes is there as well; in the kwalificatiebaan the
    # placement itself is the step of the employer.
    if soort != "kwalificatiebaan":
        assert {s.wie for s in stappen if s.code in vraagt} == {Deelnemer.JOBCOACH}


# --- what the klant needs -------------------------------------------------------------------------


@pytest.mark.regel("SUC-05")
@pytest.mark.parametrize(
    ("weiger", "stap"),
    [
        (lambda: ops.tot("in_intake").weiger, "intakegesprek"),
        (lambda: ops.tot("in_opstapbaan").weiger, "weekgesprek"),
        (lambda: wnh.aangemeld().doe("mindset").nee, "sa_programma"),
        (lambda: wnh.met_sa().nee, "sa_evaluatie"),
        (lambda: kwb.met_plan().op("2026-01-10").nee, "voortraject_gestart"),
        (lambda: kwb.met_voorstel().nee, "evaluatie_voortraject"),
        (lambda: kwb.met_lks().nee, "lks_evaluatie"),
        (lambda: sp2.via_dossier().niet, "rla"),
        (lambda: sp2.in_uitvoering().doe("mindset").niet, "voortgang"),
    ],
)
def test_elke_intake_en_elk_voortgangsgesprek_vraagt_wat_de_klant_nodig_heeft(
    weiger: Callable[[], Callable[..., Any]], stap: str
):
    nee = weiger()
    nee(stap, "SUC-05", **{VRAAG: None})
    nee(stap, "SUC-05", **{VRAAG: "  "}).doe(stap)


@pytest.mark.regel("SUC-05")
@pytest.mark.parametrize("soort", SOORTEN)
def test_het_antwoord_is_vertrouwelijk_en_verplicht(soort: str):
    velden = {
        stap.code: veld
        for stap in trajectsoorten()[soort].stappen
        for veld in stap.velden
        if veld.code == VRAAG
    }
    assert set(velden) == {*GESPREKKEN[soort], "behoefte"}
    assert all(v.is_vertrouwelijk and v.is_verplicht for v in velden.values())


@pytest.mark.regel("SUC-05")
def test_het_gesprek_zelf_laat_zien_dat_het_gevraagd_is():
    v = ops.tot("in_intake").doe("contactmoment")
    assert succesfactoren(v.stand, GEEN_TEAM)["SUC-05"] is Aanwezigheid.ONTBREEKT
    assert (
        succesfactoren(v.doe("intakegesprek").stand, GEEN_TEAM)["SUC-05"] is Aanwezigheid.AANWEZIG
    )


# --- self-image, at the start and later -----------------------------------------------------------


@pytest.mark.regel("SUC-14")
def test_het_zelfbeeld_is_in_de_intake_bekeken():
    v = ops.tot("in_intake").doe("intakegesprek", "sdw_gesprek", "iop_toets")
    v.weiger("intakerapportage", "SUC-14").doe("mindset", "intakerapportage")
    wnh.aangemeld().nee("sa_programma", "SUC-14")
    kwb.verwezen().nee("voortraject_gestart", "SUC-14")
    w = sp2.via_dossier().op("2026-02-02").doe("rla").doe("assessment_rapport")
    w.niet("intakerapportage", "SUC-14").doe("mindset").doe("intakerapportage")


def _redenen(v: Verhaal, stap: str) -> set[str | None]:
    """The rules that refuse a step with its usual answers; empty when it passes."""
    try:
        v.kopie().doe(stap)
    except StapGeweigerd as fout:
        return {bezwaar.regel for bezwaar in fout.bezwaren}
    return set()


@pytest.mark.regel("SUC-14")
@pytest.mark.parametrize(
    ("verhaal", "stap"),
    [
        (lambda: ops.tot("in_opstapbaan"), "totaalbeeld"),
        (lambda: wnh.met_programma(), "sa_evaluatie"),
        (lambda: kwb.in_voortraject(), "evaluatie_voortraject"),
        (lambda: sp2.in_uitvoering(), "voortgang"),
    ],
)
def test_het_zelfbeeld_is_bij_de_evaluatie_opnieuw_bekeken(
    verhaal: Callable[[], Verhaal], stap: str
):
    v = verhaal().op("2026-03-02 10:00")
    assert "SUC-14" in _redenen(v, stap)
    assert "SUC-14" not in _redenen(v.doe("mindset"), stap)


@pytest.mark.regel("SUC-14")
def test_twee_cijfers_op_een_dag_zijn_geen_herhaling():
    v = (
        ops.tot("in_intake")
        .doe("mindset", "mindset")
        .weiger("workshop", "SUC-20", soort="sollicitatie")
    )
    v.op("2026-01-15 10:00").doe("mindset").doe("workshop", soort="sollicitatie")


@pytest.mark.regel("SUC-14")
def test_na_de_afsluiting_telt_alleen_een_herhaald_zelfbeeld():
    v = ops.tot("na_intake").doe("contactmoment")
    assert succesfactoren(v.stand, GEEN_TEAM)["SUC-14"] is Aanwezigheid.AANWEZIG
    dicht = v.kopie().doe("stopverzoek", "klantevaluatie", "afsluiten")
    assert succesfactoren(dicht.stand, GEEN_TEAM)["SUC-14"] is Aanwezigheid.ONTBREEKT
    herhaald = v.op("2026-02-02 10:00").doe("mindset", "stopverzoek", "klantevaluatie", "afsluiten")
    assert succesfactoren(herhaald.stand, GEEN_TEAM)["SUC-14"] is Aanwezigheid.AANWEZIG


# --- reasons of the klant -------------------------------------------------------------------------

AANBODZIJDE = ("leeg", "lege", "vrij", "ruimte", "plek", "plaats", "capaciteit", "vullen", "vol",
               "aantal", "omzet", "target", "contract", "aanbod", "beschikbaar")  # fmt: skip
"""Words of a reason that lies with whoever offers the trajectory."""

KIEST_KLANT = {
    "opstapbaan": {"aanmelding", "iop_toets", "voorstel_ander_traject", "start_opstapbaan"},
    "toeleiding": {"aanmelding"},
    "kwalificatiebaan": {"verwijzing", "voortraject_gestart", "verlenging_voorgesteld"},
    "tweede_spoor": {"aanmelding", "besluit", "helderheid"},
}
"""By type: the steps that decide whether this klant gets this trajectory."""


@pytest.mark.regel("SUC-31")
@pytest.mark.parametrize("reden", ["lege_plek", "plek_vrij", "traject_vullen", "anders", "", None])
def test_een_lege_plek_is_geen_reden_om_een_klant_te_kiezen(reden: str | None):
    v = ops.tot("in_opstapbaan").doe("contactmoment")
    v.weiger("begeleiding_gekozen", "SUC-31", reden_keuze=reden).doe("begeleiding_gekozen")


@pytest.mark.regel("SUC-31")
@pytest.mark.parametrize("soort", SOORTEN)
def test_geen_lijst_met_redenen_om_een_klant_te_kiezen_noemt_het_aanbod(soort: str):
    stappen = trajectsoorten()[soort].stappen
    gezien = {stap.code: stap for stap in stappen}
    assert gezien["begeleiding_gekozen"].velden == BEGELEIDING_GEKOZEN.velden
    assert KIEST_KLANT[soort] <= set(gezien)
    for code in (*KIEST_KLANT[soort], "begeleiding_gekozen"):
        for veld in gezien[code].velden:
            woorden = {deel for keuze in veld.keuzes for deel in keuze.split("_")}
            assert not woorden & set(AANBODZIJDE), (code, veld.code)


@pytest.mark.regel("SUC-31", "SUC-08")
def test_de_reden_komt_uit_een_gesloten_lijst():
    velden = {veld.code: veld for veld in BEGELEIDING_GEKOZEN.velden}
    reden = velden["reden_keuze"]
    assert (reden.soort, reden.is_verplicht, reden.regel) == (VeldSoort.KEUZE, True, "SUC-31")
    assert "anders" not in reden.keuzes
