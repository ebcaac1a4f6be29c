"""The tweede spoor as a life story: from the request to every possible result."""

from __future__ import annotations

from datetime import timedelta

import pytest

from modellen.normen.duur import dag_van
from modellen.normen.norm import standaardnormen
from modellen.traject.klokken import deadlines
from modellen.traject.model import Stap, Telt, VeldSoort
from modellen.traject.soorten import get_soort
from modellen.traject.soorten._tweede_spoor_poorten import UITGANGEN
from modellen.traject.soorten.tweede_spoor import SOORT
from tests.modellen.traject.tweede_spoor_verhaal import (
    ANTWOORDEN,
    Spoor2,
    aangemeld,
    in_uitvoering,
    met_plan,
    via_dossier,
    via_screening,
)
from tests.modellen.traject.verhaal import moment


def vol_traject() -> Spoor2:
    """The second entrance, every step and every module once, up to the end of the execution."""
    v = via_screening().doe("belastbaarheidsonderzoek").doe("vacatures_besproken")
    v.op("2026-02-09").doe("assessment_rapport").doe("mindset").doe("intakerapportage")
    v.op("2026-02-16").doe("trajectplan")
    for rol in ("kandidaat", "adviseur", "werkgever"):
        v.doe("handtekening", rol=rol)
    v.op("2026-02-23").doe("start_uitvoering").op("2026-03-02 10:00").doe("contactmoment")
    for module in (
        "module_verliesverwerking",
        "module_psycholoog",
        "module_orientatie",
        "module_scholing",
        "module_fitness",
        "module_stage",
        "module_sollicitatiebegeleiding",
        "netwerkkaart",
        "bemiddeling",
    ):
        v.doe(module)
    v.op("2026-03-23").doe("maandverslag").doe("opdracht").doe("mindset").doe("voortgang")
    v.doe("voortgangsrapportage").doe("wijziging").doe("wijziging_gemeld")
    return v.op("2026-04-20").doe("afwezigheid")


def naar_r1() -> Spoor2:
    """A job with another employer."""
    return vol_traject().op("2026-06-01").doe("plaatsing").doe("arbeidsvoorwaardengesprek")


def naar_r3() -> Spoor2:
    """An own business."""
    return vol_traject().op("2026-06-01").doe("zelfstandig_onderzoek").doe("kvk_inschrijving")


def naar_r4() -> Spoor2:
    """A dossier for UWV, and its answer."""
    v = vol_traject().doe("inzichtgesprek").doe("afwijkend_gedrag")
    return v.op("2026-06-01").doe("uwv_dossier").op("2026-07-01").doe("uwv_advies")


AFLOPEN = {
    "SP2-R1": naar_r1,
    "SP2-R2": lambda: vol_traject().doe("ontslag_genomen"),
    "SP2-R3": naar_r3,
    "SP2-R4": naar_r4,
    "SP2-R5": lambda: vol_traject().doe("vaststellingsovereenkomst"),
    "SP2-R6": lambda: vol_traject().doe("gestopt_door_werkgever"),
    "SP2-R8": lambda: vol_traject().doe("spoor1_hervat"),
    "SP2-R9": lambda: vol_traject().op("2026-12-01"),
}
BEWIJS = {
    "SP2-R1": "SP2-82",
    "SP2-R2": "SP2-83",
    "SP2-R3": "SP2-84",
    "SP2-R4": "SP2-85",
    "SP2-R5": "SP2-87",
    "SP2-R6": "SP2-90",
    "SP2-R7": "SP2-34",
    "SP2-R8": "SP2-88",
    "SP2-R9": "SP2-88",
}


@pytest.mark.regel(
    "SP2-34", "SP2-82", "SP2-83", "SP2-84", "SP2-85", "SP2-87", "SP2-88", "SP2-90", "SP2-92"
)
@pytest.mark.parametrize("resultaat", sorted(AFLOPEN))
def test_levensverhaal_eindigt_in_dit_resultaat_en_in_geen_ander(resultaat):
    v = AFLOPEN[resultaat]()
    for ander in set(BEWIJS) - {resultaat}:
        v.nog_niet_klaar(ander, BEWIJS[ander])
    if resultaat != "SP2-R6":
        v.nog_niet_klaar(resultaat, "SP2-92").doe("eindrapportage")
    v.nog_niet_klaar(resultaat, "SUC-18").sluit(resultaat)
    assert (v.fase, v.resultaat) == ("afgesloten", resultaat)
    v.niet("contactmoment", None)


@pytest.mark.regel("SP2-34")
def test_besluit_b_eindigt_zonder_traject():
    v = aangemeld().doe("start_screening").doe("rla").doe("screening_conclusie").doe("totaalbeeld")
    v.nog_niet_klaar("SP2-R7", "SP2-34")
    v.doe("besluit", uitkomst="B", zorgvuldig_onderzocht=True).sluit("SP2-R7")
    assert v.resultaat == "SP2-R7"


@pytest.mark.regel("SP2-23", "SP2-88")
def test_dossierscreening_die_spoor_1_mogelijk_vindt_eindigt_daar():
    v = aangemeld().nog_niet_klaar("SP2-R8", "SP2-88")
    v.doe("dossierscreening", spoor1_mogelijk=True).sluit("SP2-R8")


@pytest.mark.regel("SP2-90")
@pytest.mark.parametrize(
    "verhaal", [aangemeld, via_dossier, via_screening, met_plan, in_uitvoering, naar_r1]
)
def test_werkgever_kan_op_elk_moment_stoppen(verhaal):
    v = verhaal().nog_niet_klaar("SP2-R6", "SP2-90").doe("gestopt_door_werkgever").sluit("SP2-R6")
    assert v.resultaat == "SP2-R6"


@pytest.mark.regel("SP2-88")
@pytest.mark.parametrize("verhaal", [aangemeld, via_dossier, met_plan, in_uitvoering, naar_r1])
def test_spoor_1_blijft_open(verhaal):
    v = verhaal().doe("spoor1_hervat")
    if v.stand.heeft("start_uitvoering"):
        v.doe("eindrapportage")
    assert v.sluit("SP2-R8").fase == "afgesloten"


@pytest.mark.regel("SP2-10", "SP2-82")
@pytest.mark.parametrize(
    ("contract", "mag"),
    [
        # From 31 August six months run to the end of February: the last day of work is the 27th.
        ({"begindatum": "2026-08-31", "einddatum": "2027-02-27"}, True),
        ({"begindatum": "2026-08-31", "einddatum": "2027-02-26"}, False),
        # The leap year has a 29 February.
        ({"begindatum": "2027-08-31", "einddatum": "2028-02-28"}, True),
        ({"begindatum": "2027-08-31", "einddatum": "2028-02-27"}, False),
        ({"contractduur": "onbepaald", "einddatum": None}, True),
    ],
)
def test_baan_telt_vanaf_zes_maanden(contract, mag):
    v = in_uitvoering().doe("plaatsing", **contract)
    v.doe("arbeidsvoorwaardengesprek").doe("eindrapportage").doe("klantevaluatie")
    if mag:
        v.stap("afsluiten", resultaat="SP2-R1")
    else:
        v.nog_niet_klaar("SP2-R1", "SP2-82")


@pytest.mark.regel("SP2-66")
def test_plaatsing_telt_pas_als_de_adviseur_hielp_bij_de_voorwaarden():
    v = in_uitvoering().doe("plaatsing").doe("eindrapportage").nog_niet_klaar("SP2-R1", "SP2-66")
    v.doe("arbeidsvoorwaardengesprek", adviseur_hielp=False).nog_niet_klaar("SP2-R1", "SP2-66")
    v.doe("arbeidsvoorwaardengesprek").doe("eindrapportage").sluit("SP2-R1")


@pytest.mark.regel("SP2-67")
def test_na_plaatsing_rest_de_afronding():
    v = naar_r1()
    assert v.fase == "afronding"
    v.niet("module_scholing", "SP2-54").niet("maandverslag", "SP2-78")
    assert SOORT.find_stap("nazorg") is None


def test_baan_die_niet_doorgaat_telt_niet_meer():
    v = naar_r1().doe("terug_naar_uitvoering").doe("module_scholing")
    v.doe("eindrapportage").nog_niet_klaar("SP2-R1", "SP2-82")
    v.doe("plaatsing").nog_niet_klaar("SP2-R1", "SP2-66").nog_niet_klaar("SP2-R1", "SP2-92")
    v.doe("arbeidsvoorwaardengesprek").doe("eindrapportage").sluit("SP2-R1")


@pytest.mark.regel("SP2-45")
def test_terug_kan_niet_als_de_uitvoering_nooit_begon():
    aangemeld().doe("gestopt_door_werkgever").niet("terug_naar_uitvoering", "SP2-45")


@pytest.mark.regel("SP2-92")
def test_eindrapportage_gaat_over_hoe_het_afliep():
    v = in_uitvoering().doe("eindrapportage").doe("ontslag_genomen")
    v.nog_niet_klaar("SP2-R2", "SP2-92").doe("eindrapportage").sluit("SP2-R2")


@pytest.mark.regel("SP2-86")
def test_resultaat_4_wacht_op_het_antwoord_van_uwv():
    v = vol_traject().doe("inzichtgesprek").doe("afwijkend_gedrag").doe("uwv_dossier")
    v.doe("eindrapportage").nog_niet_klaar("SP2-R4", "SP2-86")
    v.doe("uwv_advies", is_positief=False).sluit("SP2-R4")


@pytest.mark.regel("SP2-88")
def test_einde_van_de_looptijd_is_er_niet_eerder_dan_de_einddatum():
    v = in_uitvoering().op("2026-11-30").doe("eindrapportage").nog_niet_klaar("SP2-R9", "SP2-88")
    v.op("2026-12-01").sluit("SP2-R9")


@pytest.mark.regel("SP2-82", "SP2-83", "SP2-84", "SP2-85", "SP2-87")
def test_naar_werk_staat_apart_van_contractueel_geslaagd():
    telt = {r.code: r.telt for r in SOORT.resultaten}
    assert [c for c, t in telt.items() if t is Telt.NAAR_WERK] == ["SP2-R1", "SP2-R3"]
    assert [c for c, t in telt.items() if t is Telt.CONTRACTUEEL] == ["SP2-R2", "SP2-R4", "SP2-R5"]


def test_elke_uitgang_leidt_naar_de_afronding():
    assert {s.code for s in SOORT.stappen if s.naar == "afronding"} == set(UITGANGEN)


def test_soort_wordt_vanzelf_gevonden():
    assert get_soort("tweede_spoor") is SOORT


@pytest.mark.regel("SP2-07", "SP2-20", "SP2-51", "SP2-105", "SP2-106")
def test_geen_veld_vraagt_naar_ziekte_oorzaak_of_klacht():
    verboden = ("diagnose", "klacht", "oorzaak", "medisch", "behandel", "medicijn", "leeftijd")
    for stap in SOORT.stappen:
        for veld in stap.velden:
            naam = f"{veld.code} {veld.label}".casefold()
            assert not any(woord in naam for woord in verboden), (stap.code, veld.code)


@pytest.mark.regel("SP2-51", "SP2-106", "SP2-37")
@pytest.mark.parametrize(
    "code", ["module_psycholoog", "module_fitness", "belastbaarheidsonderzoek", "inzichtgesprek"]
)
def test_waar_gezondheid_dichtbij_is_staat_geen_vrije_tekst(code):
    stap = SOORT.find_stap(code)
    assert isinstance(stap, Stap)
    assert all(veld.soort is not VeldSoort.TEKST for veld in stap.velden)


@pytest.mark.regel("SP2-79", "SP2-97")
def test_contactmoment_zegt_niet_wat_er_is_besproken():
    stap = SOORT.find_stap("contactmoment")
    assert isinstance(stap, Stap)
    assert all(veld.soort is not VeldSoort.TEKST for veld in stap.velden)


def test_elke_stap_van_het_soort_komt_in_een_verhaal_voor():
    gedeeld = {"afspraak", "afspraak_besproken", "voorlichting", "beroepskeuzetest", "workshop"}
    eigen = {s.code for s in SOORT.stappen if not any(r.startswith("SUC") for r in s.regels)}
    assert eigen - gedeeld - {"afsluiten"} <= set(ANTWOORDEN)


def _open(v: Spoor2, nu: str) -> dict[str, str]:
    normen = standaardnormen().voor("gemeente")
    gevonden = deadlines(SOORT, v.stand, normen, moment(nu))
    return {d.klok: str(d.uiterste_dag) for d in gevonden if d.status.is_open}


@pytest.mark.regel("SP2-74", "SP2-78")
def test_contact_en_maandverslag_herhalen_zich_tot_de_uitgang():
    v = in_uitvoering()
    # The plan says every seven days, from 23 February.
    assert _open(v, "2026-03-02")["contact"] == "2026-03-02"
    assert _open(v, "2026-03-02")["maandverslag"] == "2026-03-23"
    v.op("2026-03-05").doe("contactmoment").op("2026-03-20").doe("maandverslag")
    assert _open(v, "2026-03-20")["contact"] == "2026-03-12"
    assert _open(v, "2026-03-20")["maandverslag"] == "2026-04-20"
    v.doe("ontslag_genomen")
    assert not {"contact", "maandverslag"} & set(_open(v, "2026-03-20"))


@pytest.mark.regel("SP2-74")
@pytest.mark.parametrize(("dagen", "uiterlijk"), [(7, "2026-03-09"), (14, "2026-03-16")])
def test_contact_volgt_het_ritme_van_het_plan(dagen, uiterlijk):
    v = in_uitvoering(contact_dagen=dagen).op("2026-03-02").doe("contactmoment")
    assert _open(v, "2026-03-02")["contact"] == uiterlijk


@pytest.mark.regel("SP2-74")
def test_kandidaat_die_niet_kwam_had_geen_contact():
    v = in_uitvoering(contact_dagen=7).op("2026-03-02").doe("contactmoment")
    v.op("2026-03-06").doe("contactmoment", aanwezig=False)
    assert _open(v, "2026-03-06")["contact"] == "2026-03-09"


@pytest.mark.regel("SP2-78")
def test_maandverslag_klemt_aan_het_einde_van_de_maand():
    v = met_plan()
    for rol in ("kandidaat", "adviseur", "werkgever"):
        v.doe("handtekening", rol=rol)
    v.op("2026-08-31").doe("start_uitvoering")
    assert _open(v, "2026-08-31")["maandverslag"] == "2026-09-30"


@pytest.mark.regel("SP2-96")
@pytest.mark.parametrize(
    ("wanneer", "uiterlijk"),
    # Easter Monday and King's Day 2026 are no working days; neither is a Saturday.
    [
        ("2026-04-02 23:59", "2026-04-02"),
        ("2026-04-04 10:00", "2026-04-07"),
        ("2026-04-27 09:00", "2026-04-28"),
    ],
)
def test_verandering_wordt_dezelfde_werkdag_gemeld(wanneer, uiterlijk):
    v = in_uitvoering().op(wanneer).doe("wijziging")
    assert _open(v, wanneer)["melding_wijziging"] == uiterlijk
    v.doe("wijziging_gemeld")
    assert "melding_wijziging" not in _open(v, wanneer)


@pytest.mark.regel("SP2-88", "SP2-93")
def test_weken_van_de_poortwachter_lopen_vanaf_de_eerste_ziektedag():
    v = aangemeld()
    ziek = dag_van(moment(str(ANTWOORDEN["aanmelding"]["eerste_ziektedag"])))
    gevonden = _open(v, "2026-01-12")
    assert gevonden["eerstejaarsevaluatie"] == str(ziek + timedelta(weeks=52))
    assert gevonden["wia_aanvraag"] == str(ziek + timedelta(weeks=93))
    assert gevonden["loondoorbetaling"] == str(ziek + timedelta(weeks=104))
    v.doe("eerstejaarsevaluatie")
    na = _open(v, "2026-01-12")
    assert "eerstejaarsevaluatie" not in na
    assert na["start_na_evaluatie"] == "2026-02-23"
    v.doe("dossierscreening").doe("helderheid").op("2026-10-01").doe("wia_aanvraag")
    assert set(_open(v, "2026-10-01")) == {"loondoorbetaling"}


def test_verbetering_die_het_verhaal_breekt_wordt_geweigerd():
    v = vol_traject()
    v.weigert_verbetering(v.nummer("helderheid"), regel="SP2-12", geen_plek_intern=False)
    v.weigert_intrekken(v.nummer("rla"), regel="SP2-25")
    v.verbeter(v.nummer("opdracht"), uren=3)
    assert v.stand.waarde("opdracht", "uren") == 3
    assert len(v.stand.gebeurtenissen) == len(v.stand.geldend) + 1
