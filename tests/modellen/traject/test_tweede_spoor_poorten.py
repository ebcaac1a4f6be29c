"""Gates of the tweede spoor: first the refusal with its rule, then that it passes."""

from __future__ import annotations

import pytest

from tests.modellen.traject.tweede_spoor_verhaal import (
    ANTWOORDEN,
    Spoor2,
    aangemeld,
    in_uitvoering,
    met_plan,
    via_dossier,
    via_screening,
)


def _met_aangemeld() -> Spoor2:
    return Spoor2().op("2026-01-12")


def _met_rapport() -> Spoor2:
    v = via_dossier().op("2026-02-02").doe("rla").op("2026-02-09").doe("assessment_rapport")
    return v.doe("mindset").doe("intakerapportage")


def _met_mindset() -> Spoor2:
    return in_uitvoering().doe("mindset")


def _voor_helderheid() -> Spoor2:
    return aangemeld().doe("dossierscreening")


def _screening() -> Spoor2:
    return aangemeld().doe("start_screening").doe("rla")


def _met_conclusie() -> Spoor2:
    return _screening().doe("screening_conclusie")


def _met_totaalbeeld() -> Spoor2:
    return _met_conclusie().doe("totaalbeeld")


def _assessment() -> Spoor2:
    return via_dossier().op("2026-02-02")


def _met_rla() -> Spoor2:
    return _assessment().doe("rla")


def _na_inzicht() -> Spoor2:
    return in_uitvoering().doe("inzichtgesprek")


def _na_verslag() -> Spoor2:
    return _na_inzicht().doe("afwijkend_gedrag")


def _na_bemiddeling() -> Spoor2:
    return in_uitvoering().doe("bemiddeling")


GEVALLEN = [
    ("SP2-01", _met_aangemeld, "aanmelding", {"eigen_werk_kan_niet": False}),
    ("SP2-01", _met_aangemeld, "aanmelding", {"vergelijkbaar_werk_kan_niet": False}),
    ("SP2-02", in_uitvoering, "plaatsing", {"is_extern": False}),
    ("SP2-03", _met_aangemeld, "aanmelding", {"werkgever_betaalt": False}),
    ("SP2-03", _met_aangemeld, "aanmelding", {"werkgever_faciliteert": False}),
    ("SP2-04", in_uitvoering, "bemiddeling", {"netwerk": None}),
    ("SP2-04", in_uitvoering, "bemiddeling", {"regio": None}),
    ("SP2-05", _met_rapport, "trajectplan", {"modules": ["verliesverwerking"]}),
    (
        "SP2-06",
        _met_rla,
        "assessment_rapport",
        {"herplaatsbaar_in_branche": None},
    ),
    ("SP2-08", _met_rapport, "trajectplan", {"is_kortste_weg": False}),
    ("SP2-08", _met_rapport, "trajectplan", {"verwachte_maanden": None}),
    ("SP2-12", _voor_helderheid, "helderheid", {"geen_plek_intern": False}),
    ("SP2-13", _voor_helderheid, "helderheid", {"ontslag_op_termijn": False}),
    ("SP2-14", _voor_helderheid, "helderheid", {"ontslag_bij_baan": False}),
    ("SP2-15", _met_rapport, "trajectplan", {"doelen": ["passend_werk"]}),
    ("SP2-16", _met_rapport, "trajectplan", {"methoden": []}),
    ("SP2-17", _voor_helderheid, "helderheid", {"gelijke_inzet": False}),
    ("SP2-19", in_uitvoering, "module_stage", {"leerdoel": None}),
    ("SP2-21", aangemeld, "dossierscreening", {"werkgever_spoor1": None}),
    ("SP2-21", aangemeld, "dossierscreening", {"werknemer_spoor2": None}),
    ("SP2-24", aangemeld, "start_screening", {"spoor1_onderzocht": False}),
    ("SP2-24", aangemeld, "start_screening", {"spoor1_niet_haalbaar": False}),
    ("SP2-27", _assessment, "rla", {"locatie": "kantoor"}),
    ("SP2-28", _assessment, "rla", {"locatie_gekozen_door_klant": False}),
    ("SP2-29", _assessment, "rla", {"meer_vragen": False}),
    ("SP2-31", _assessment, "rla", {"leefgebieden": ["werk", "netwerk"]}),
    ("SP2-37", _assessment, "belastbaarheidsonderzoek", {"is_nodig": False}),
    ("SP2-39", _met_rla, "assessment_rapport", {"te_motiveren": None}),
    ("SP2-40", _met_rla, "assessment_rapport", {"kan_uitstromen": None}),
    ("SP2-41", _met_rla, "assessment_rapport", {"scholing": None}),
    ("SP2-42", _met_rla, "assessment_rapport", {"weg_te_nemen": None}),
    ("SP2-43", _met_rla, "assessment_rapport", {"termijn": None}),
    ("SP2-46", _met_mindset, "voortgang", {"op_schema": None}),
    ("SP2-47", in_uitvoering, "voortgangsrapportage", {"kandidaat": None}),
    ("SP2-47", in_uitvoering, "voortgangsrapportage", {"project": None}),
    ("SP2-48", _met_rapport, "trajectplan", {"geplande_einddatum": None}),
    ("SP2-48", _met_rapport, "trajectplan", {"geplande_einddatum": "2026-02-09"}),
    ("SP2-49", _met_rapport, "trajectplan", {"adviseur": "coach-2"}),
    (
        "SP2-50",
        _met_rapport,
        "trajectplan",
        {"modules": ["sollicitatiebegeleiding", "bemiddeling"]},
    ),
    ("SP2-51", in_uitvoering, "module_psycholoog", {"gericht_op_werk": False}),
    ("SP2-51", in_uitvoering, "module_psycholoog", {"kandidaat_wil": False}),
    ("SP2-53", in_uitvoering, "module_orientatie", {"testen": ["bloedtest"]}),
    ("SP2-54", in_uitvoering, "module_scholing", {"doelberoep": None}),
    ("SP2-55", in_uitvoering, "module_scholing", {"past_bij_ervaring": False}),
    ("SP2-55", in_uitvoering, "module_scholing", {"past_bij_richting": False}),
    ("SP2-55", in_uitvoering, "module_scholing", {"vraag_in_regio": False}),
    ("SP2-59", in_uitvoering, "bemiddeling", {"pijler": "loterij"}),
    ("SP2-60", in_uitvoering, "bemiddeling", {"uit_profiel": False}),
    ("SP2-61", in_uitvoering, "bemiddeling", {"zonder_concurrentie": False}),
    ("SP2-63", _na_bemiddeling, "bemiddeling", {"pijler": "koude_acquisitie"}),
    ("SP2-64", _na_bemiddeling, "bemiddeling", {"pijler": "openbare_bronnen"}),
    ("SP2-65", _na_bemiddeling, "bemiddeling", {"pijler": "openbare_bronnen"}),
    ("SP2-71", _met_rapport, "trajectplan", {"gevolgen_besproken": False}),
    ("SP2-71", _met_rapport, "trajectplan", {"gevolgen": None}),
    ("SP2-72", in_uitvoering, "module_fitness", {"is_nodig": False}),
    ("SP2-74", _met_rapport, "trajectplan", {"contact_dagen": 21}),
    ("SP2-75", _met_rapport, "trajectplan", {"uren_per_week": None}),
    ("SP2-76", in_uitvoering, "module_scholing", {"tijdafspraak": None}),
    ("SP2-76", in_uitvoering, "module_scholing", {"werkgever_maakt_mogelijk": False}),
    ("SP2-77", _met_rapport, "trajectplan", {"aanwezigheid_uitgelegd": False}),
    ("SP2-80", in_uitvoering, "afwezigheid", {"toestemming_vooraf": None}),
    ("SP2-81", _na_inzicht, "afwijkend_gedrag", {"reactie_kandidaat": None}),
    ("SP2-81", _na_inzicht, "afwijkend_gedrag", {"gezien_door_kandidaat": False}),
    ("SP2-83", in_uitvoering, "ontslag_genomen", {"brief_aanwezig": False}),
    ("SP2-85", _na_verslag, "uwv_dossier", {"alleen_feiten": False}),
    ("SP2-85", _na_verslag, "uwv_dossier", {"gelezen_door_kandidaat": False}),
    ("SP2-85", _na_verslag, "uwv_dossier", {"zienswijze_kandidaat": None}),
    ("SP2-87", in_uitvoering, "vaststellingsovereenkomst", {"wederzijds_goedvinden": False}),
    ("SP2-88", _met_rapport, "trajectplan", {"looptijd_tot": None}),
    ("SP2-89", _met_rapport, "trajectplan", {"afstand_tot_werk": None}),
    ("SP2-91", in_uitvoering, "afwijking", {"kandidaat_akkoord": False}),
    ("SP2-91", in_uitvoering, "afwijking", {"werkgever_akkoord": False}),
    ("SP2-91", in_uitvoering, "afwijking", {"reden": None}),
    ("SP2-93", _met_rapport, "trajectplan", {"rapportage_weken": None}),
    ("SP2-98", in_uitvoering, "opdracht", {"wat": None}),
    ("SP2-75", in_uitvoering, "opdracht", {"uren": None}),
    ("SP2-101", in_uitvoering, "netwerkkaart", {"aantal_contacten": None}),
    ("SP2-102", in_uitvoering, "inzichtgesprek", {"onderwerpen": ["klachten"]}),
    ("SP2-103", _screening, "screening_conclusie", {"besproken_met_werknemer": False}),
    ("SP2-105", in_uitvoering, "module_verliesverwerking", {"onderwerpen": ["klachten"]}),
    ("SP2-107", in_uitvoering, "plaatsing", {"uitzicht_op_blijven": None}),
]


@pytest.mark.regel(
    "SP2-01",
    "SP2-02",
    "SP2-03",
    "SP2-04",
    "SP2-05",
    "SP2-06",
    "SP2-08",
    "SP2-12",
    "SP2-13",
    "SP2-14",
    "SP2-15",
    "SP2-16",
    "SP2-17",
    "SP2-19",
    "SP2-21",
    "SP2-24",
    "SP2-27",
    "SP2-28",
    "SP2-29",
    "SP2-31",
    "SP2-37",
    "SP2-39",
    "SP2-40",
    "SP2-41",
    "SP2-42",
    "SP2-43",
    "SP2-46",
    "SP2-47",
    "SP2-48",
    "SP2-49",
    "SP2-50",
    "SP2-51",
    "SP2-53",
    "SP2-54",
    "SP2-55",
    "SP2-59",
    "SP2-60",
    "SP2-61",
    "SP2-63",
    "SP2-64",
    "SP2-65",
    "SP2-71",
    "SP2-72",
    "SP2-74",
    "SP2-75",
    "SP2-76",
    "SP2-77",
    "SP2-80",
    "SP2-81",
    "SP2-83",
    "SP2-85",
    "SP2-87",
    "SP2-88",
    "SP2-89",
    "SP2-91",
    "SP2-93",
    "SP2-98",
    "SP2-101",
    "SP2-102",
    "SP2-103",
    "SP2-105",
    "SP2-107",
)
@pytest.mark.parametrize(
    ("regel", "verhaal", "stap", "fout"),
    [pytest.param(*g, id=f"{g[0]}-{g[2]}-{'-'.join(g[3])}-{i}") for i, g in enumerate(GEVALLEN)],
)
def test_stap_die_een_regel_breekt_wordt_geweigerd_en_anders_niet(
    request, regel, verhaal, stap, fout
):
    assert regel in request.node.get_closest_marker("regel").args
    v = verhaal()
    v.niet(stap, regel, **fout)
    v.doe(stap)


@pytest.mark.regel("SP2-07", "SP2-97", "SP2-106", "SP2-105")
@pytest.mark.parametrize(
    ("verhaal", "stap", "veld"),
    [
        (aangemeld, "dossierscreening", "eindconclusie"),
        (_screening, "screening_conclusie", "conclusie"),
        (_met_rla, "assessment_rapport", "richting"),
        (_met_rla, "assessment_rapport", "weg_te_nemen"),
        (_met_conclusie, "totaalbeeld", "totaalbeeld"),
        (_met_totaalbeeld, "besluit", "onderbouwing"),
        (_voor_helderheid, "helderheid", "reden_late_start"),
        (_met_rapport, "intakerapportage", "samenvatting"),
        (_met_rapport, "trajectplan", "gevolgen"),
        (in_uitvoering, "afwijking", "reden"),
        (in_uitvoering, "module_orientatie", "uitkomst"),
        (in_uitvoering, "module_scholing", "tijdafspraak"),
        (in_uitvoering, "module_stage", "leerdoel"),
        (in_uitvoering, "vacatures_besproken", "eisen"),
        (in_uitvoering, "bemiddeling", "waarom_past"),
        (in_uitvoering, "opdracht", "wat"),
        (_na_verslag, "uwv_dossier", "zienswijze_kandidaat"),
        (in_uitvoering, "eindrapportage", "samenvatting"),
        (in_uitvoering, "voortgangsrapportage", "kandidaat"),
        (in_uitvoering, "maandverslag", "voortgang"),
        (_na_inzicht, "afwijkend_gedrag", "reactie_kandidaat"),
    ],
)
def test_wat_het_huis_uit_kan_zegt_niets_over_gezondheid(verhaal, stap, veld):
    verhaal().niet(stap, "SP2-97", **{veld: "Zij heeft een burn-out en last van haar rug."})


@pytest.mark.regel("SP2-20", "SP2-22")
def test_dossierscreening_kent_geen_medisch_stuk_alleen_wie_grenzen_stelde():
    v = aangemeld()
    v.niet("dossierscreening", None, medisch_dossier="brief van de arts")
    v.niet("dossierscreening", "SP2-20", bron_grenzen=None)
    v.niet("dossierscreening", "SP2-22", geraadpleegd=["huisarts"])
    v.doe("dossierscreening", geraadpleegd=["arbodienst", "verzuimcoordinator"])


@pytest.mark.regel("SP2-20", "SP2-01")
def test_zonder_aanmelding_is_er_geen_screening():
    v = Spoor2()
    v.niet("dossierscreening", "SP2-01").niet("start_screening", "SP2-01")


@pytest.mark.regel("SP2-11")
def test_traject_begint_pas_als_de_kandidaat_weet_waar_hij_aan_toe_is():
    v = _voor_helderheid()
    v.weigert("rla", regel="SP2-36", **ANTWOORDEN["rla"])
    v.niet("helderheid", "SP2-12", geen_plek_intern=False)
    v.doe("helderheid").doe("rla")
    assert v.fase == "assessment"


@pytest.mark.regel("SP2-23")
def test_spoor_1_dat_nog_kan_houdt_spoor_2_tegen():
    v = aangemeld().doe("dossierscreening", spoor1_mogelijk=True)
    v.niet("helderheid", "SP2-23")
    anders = aangemeld().doe("dossierscreening").doe("helderheid")
    assert anders.fase == "assessment"
    assert not anders.stand.heeft("screening_conclusie")


@pytest.mark.regel("SP2-25", "SP2-103")
def test_conclusie_van_de_screening_rust_op_het_assessment():
    v = aangemeld().doe("start_screening")
    v.niet("screening_conclusie", "SP2-25")
    v.doe("rla").doe("screening_conclusie")


@pytest.mark.regel("SP2-32")
def test_besluit_volgt_op_beide_conclusies_naast_elkaar():
    v = aangemeld().doe("start_screening").doe("rla")
    v.niet("totaalbeeld", "SP2-32").niet("besluit", "SP2-32")
    v.doe("screening_conclusie").niet("besluit", "SP2-32")
    v.niet("totaalbeeld", "SP2-32", conclusie_verzuimcoordinator=None)
    v.doe("totaalbeeld").doe("besluit")


@pytest.mark.regel("SP2-33")
def test_alleen_besluit_a_met_reden_opent_het_traject():
    v = _screening().niet("helderheid", "SP2-33").doe("screening_conclusie").doe("totaalbeeld")
    v.niet("besluit", "SP2-33", onderbouwing=None)
    v.doe("besluit", uitkomst="B", zorgvuldig_onderzocht=True).niet("helderheid", "SP2-33")
    v.doe("besluit").doe("helderheid")


@pytest.mark.regel("SP2-34")
def test_besluit_b_zegt_dat_spoor_2_is_onderzocht():
    v = _screening().doe("screening_conclusie").doe("totaalbeeld")
    v.niet("besluit", "SP2-34", uitkomst="B")
    v.doe("besluit", uitkomst="B", zorgvuldig_onderzocht=True)


@pytest.mark.regel("SP2-36", "SP2-24")
def test_assessment_van_de_screening_is_zes_maanden_bruikbaar():
    """Held on 22 January, so the last day is 22 July (own choice A22)."""
    v = via_screening()
    v.kopie().op("2026-07-23").niet("assessment_rapport", "SP2-36")
    v.kopie().op("2026-07-22").doe("assessment_rapport")
    v.op("2026-07-23").doe("rla").doe("assessment_rapport")


@pytest.mark.regel("SP2-36", "SP2-38", "SP2-44", "SP2-45")
def test_zes_stappen_lopen_op_volgorde():
    v = via_dossier().niet("assessment_rapport", "SP2-36").niet("trajectplan", "SP2-44")
    v.doe("rla").niet("intakerapportage", "SP2-92").doe("assessment_rapport")
    v.niet("start_uitvoering", "SP2-44").niet("module_verliesverwerking", "SP2-50")
    v.doe("mindset").doe("intakerapportage").doe("trajectplan")
    v.niet("voortgang", "SP2-46").niet("voortgangsrapportage", "SP2-47")


@pytest.mark.regel("SP2-48", "SP2-92")
def test_einddatum_volgt_op_de_intake():
    v = via_dossier().doe("rla").doe("assessment_rapport")
    v.niet("trajectplan", "SP2-48").doe("mindset").doe("intakerapportage").doe("trajectplan")


@pytest.mark.regel("SP2-88")
def test_einddatum_na_de_loondoorbetaling_vraagt_een_reden():
    """First day ill 6 January 2025; 104 weeks (728 days) later is 4 January 2027."""
    v = _met_rapport()
    v.niet("trajectplan", "SP2-88", geplande_einddatum="2027-01-05")
    v.kopie().doe("trajectplan", geplande_einddatum="2027-01-04")
    v.doe("trajectplan", geplande_einddatum="2027-01-05", reden_langere_duur="Cursus loopt door.")


@pytest.mark.regel("SP2-93")
def test_late_start_van_spoor_2_vraagt_een_reden():
    """The evaluation is on 12 January; six weeks later is 23 February."""
    v = aangemeld().doe("eerstejaarsevaluatie").doe("dossierscreening")
    v.kopie().op("2026-02-23").doe("helderheid")
    v.op("2026-02-24").niet("helderheid", "SP2-93")
    v.doe("helderheid", reden_late_start="Het besluit van de werkgever kwam later.")


@pytest.mark.regel("SP2-44")
@pytest.mark.parametrize("rol", ["kandidaat", "adviseur", "werkgever"])
def test_plan_waar_een_handtekening_mist_start_niet(rol):
    v = met_plan()
    for ander in {"kandidaat", "adviseur", "werkgever"} - {rol}:
        v.doe("handtekening", rol=ander)
    v.niet("start_uitvoering", "SP2-44").doe("handtekening", rol=rol).doe("start_uitvoering")


@pytest.mark.regel("SP2-44")
def test_handtekening_vraagt_een_plan():
    _met_rapport().niet("handtekening", "SP2-44")


@pytest.mark.regel("SP2-44")
def test_handtekening_onder_een_ouder_plan_telt_niet():
    v = met_plan()
    for rol in ("kandidaat", "adviseur", "werkgever"):
        v.doe("handtekening", rol=rol)
    v.doe("trajectplan", uren_per_week=3).niet("start_uitvoering", "SP2-44")


@pytest.mark.regel("SP2-91")
def test_getekend_plan_verandert_alleen_in_overleg():
    v = in_uitvoering().niet("trajectplan", "SP2-91")
    v.doe("afwijking").doe("trajectplan").niet("trajectplan", "SP2-91")


@pytest.mark.regel("SP2-104", "SP2-06")
def test_buiten_de_branche_zoeken_vraagt_scholing_of_een_reden():
    v = via_dossier().doe("rla").doe("assessment_rapport", herplaatsbaar_in_branche=False)
    v.doe("mindset").doe("intakerapportage")
    zonder = ["verliesverwerking", "sollicitatiebegeleiding", "bemiddeling"]
    v.niet("trajectplan", "SP2-104", modules=zonder)
    v.kopie().doe("trajectplan")
    v.doe("trajectplan", modules=zonder, reden_geen_scholing="Er is werk zonder diploma.")


@pytest.mark.regel("SP2-52")
def test_orientatie_is_niet_voor_wie_weet_wat_hij_zoekt():
    in_uitvoering(zoekrichting="helder").niet("module_orientatie", "SP2-52")
    in_uitvoering(zoekrichting="geen").doe("module_orientatie")


@pytest.mark.regel("SP2-44")
@pytest.mark.parametrize(
    "stap",
    [
        "module_psycholoog",
        "module_orientatie",
        "module_scholing",
        "module_fitness",
        "module_stage",
        "zelfstandig_onderzoek",
    ],
)
def test_onderdeel_buiten_het_plan_wordt_geweigerd(stap):
    kaal = ["verliesverwerking", "sollicitatiebegeleiding", "bemiddeling"]
    in_uitvoering(modules=kaal).niet(stap, "SP2-44")
    in_uitvoering().doe(stap)


@pytest.mark.regel("SP2-73")
def test_bewegen_hoort_bij_een_doel_uit_het_plan():
    zonder = ["verliesverwerking", "externe_motivatie"]
    in_uitvoering(doelen=zonder).niet("module_fitness", "SP2-73")
    in_uitvoering().doe("module_fitness")


@pytest.mark.regel("SP2-57", "SP2-58", "SP2-56")
def test_sollicitatiebegeleiding_begint_met_echte_vacatures():
    v = in_uitvoering().niet("module_sollicitatiebegeleiding", "SP2-57")
    v.niet("vacatures_besproken", "SP2-57", vacatures=None)
    v.niet("vacatures_besproken", "SP2-58", eisen=None)
    v.doe("vacatures_besproken").niet("module_sollicitatiebegeleiding", "SP2-56", onderdelen=[])
    v.doe("module_sollicitatiebegeleiding")


@pytest.mark.regel("SP2-26", "SP2-27")
@pytest.mark.parametrize("locatie", ["kantoor", "vestiging", None])
def test_assessment_is_niet_op_kantoor(locatie):
    _assessment().niet("rla", "SP2-27", locatie=locatie)
    for plek in ("thuis", "horeca", "openbare_plek"):
        _assessment().doe("rla", locatie=plek)


@pytest.mark.regel("SP2-57")
def test_vacatures_kunnen_op_de_eerste_dag_van_het_traject():
    via_dossier().doe("vacatures_besproken")


@pytest.mark.regel("SP2-60", "SP2-59")
@pytest.mark.parametrize(
    ("pijler", "extra"),
    [
        ("netwerk_kandidaat", {}),
        ("koude_acquisitie", {"waarom_past": "Zij plannen ook ritten."}),
        ("openbare_bronnen", {"bron": "werkbank", "taak_kandidaat": "Drie brieven per week."}),
    ],
)
def test_eerst_wordt_in_het_eigen_netwerk_gezocht(pijler, extra):
    v = in_uitvoering().doe("netwerkkaart").niet("bemiddeling", "SP2-60", pijler=pijler, **extra)
    v.doe("bemiddeling").doe("bemiddeling", pijler=pijler, **extra)


@pytest.mark.regel("SP2-62", "SP2-101")
def test_netwerk_van_de_kandidaat_komt_eerst_in_kaart():
    v = in_uitvoering().doe("bemiddeling")
    v.niet("bemiddeling", "SP2-62", pijler="netwerk_kandidaat")
    v.doe("netwerkkaart").doe("bemiddeling", pijler="netwerk_kandidaat")


@pytest.mark.regel("SP2-70", "SP2-81", "SP2-102")
def test_voor_elk_verslag_van_gedrag_komt_een_gesprek():
    v = in_uitvoering().niet("afwijkend_gedrag", "SP2-102")
    v.doe("inzichtgesprek").doe("afwijkend_gedrag").niet("afwijkend_gedrag", "SP2-102")
    v.doe("inzichtgesprek").doe("afwijkend_gedrag")


@pytest.mark.regel("SP2-96")
def test_melding_gaat_over_een_verandering_en_bevat_alleen_feiten():
    v = in_uitvoering().niet("wijziging_gemeld", "SP2-96")
    v.doe("wijziging").niet("wijziging_gemeld", "SP2-96", alleen_feiten=False)
    v.doe("wijziging_gemeld").niet("wijziging_gemeld", "SP2-96")


@pytest.mark.regel("SP2-68", "SP2-84")
def test_inschrijving_volgt_op_onderzoek_en_heeft_acht_cijfers():
    v = in_uitvoering().niet("kvk_inschrijving", "SP2-68")
    v.doe("zelfstandig_onderzoek", haalbaar=False).niet("kvk_inschrijving", "SP2-68")
    v.doe("zelfstandig_onderzoek")
    for fout in ("1234567", "123456789", "1234567a", "\u0661234567\u0668"):
        v.niet("kvk_inschrijving", "SP2-84", kvk_nummer=fout)
    v.doe("kvk_inschrijving")


@pytest.mark.regel("SP2-69")
def test_hulp_bij_een_eigen_bedrijf_stopt_met_het_traject():
    v = in_uitvoering().op("2026-12-02").niet("zelfstandig_onderzoek", "SP2-69")
    v = in_uitvoering().doe("zelfstandig_onderzoek")
    v.kopie().op("2026-12-02 00:00").niet("kvk_inschrijving", "SP2-69")
    v.op("2026-12-01 23:59").doe("kvk_inschrijving")


@pytest.mark.regel("SP2-85", "SP2-71")
def test_dossier_voor_uwv_rust_op_verslag_en_is_op_tijd():
    v = in_uitvoering().niet("uwv_dossier", "SP2-85").doe("inzichtgesprek")
    v.niet("uwv_dossier", "SP2-85").doe("afwijkend_gedrag")
    v.kopie().op("2026-12-02").niet("uwv_dossier", "SP2-85")
    v.op("2026-12-01").doe("uwv_dossier")


@pytest.mark.regel("SP2-86")
def test_vergoeding_alleen_na_een_positief_antwoord_ook_na_de_looptijd():
    v = in_uitvoering().doe("inzichtgesprek").doe("afwijkend_gedrag").doe("uwv_dossier")
    v.niet("vergoeding", "SP2-86")
    v.kopie().doe("uwv_advies", is_positief=False).niet("vergoeding", "SP2-86")
    v.op("2027-03-01").doe("uwv_advies").doe("vergoeding")


@pytest.mark.regel("SP2-86")
def test_antwoord_van_uwv_hoort_bij_een_dossier():
    in_uitvoering().doe("vaststellingsovereenkomst").niet("uwv_advies", "SP2-86")


@pytest.mark.regel("SP2-82")
def test_contract_voor_bepaalde_tijd_heeft_een_einde_na_het_begin():
    v = in_uitvoering().niet("plaatsing", "SP2-82", einddatum=None)
    v.niet("plaatsing", "SP2-82", einddatum="2026-08-30").doe("plaatsing")


@pytest.mark.regel("SP2-09")
def test_bemiddeling_noemt_werk_en_branche():
    v = in_uitvoering().niet("bemiddeling", "SP2-09", werk=None)
    v.niet("bemiddeling", "SP2-09", sector=None).doe("bemiddeling")


@pytest.mark.regel("SP2-100")
def test_doorlopend_plek_is_ja_of_nee_bij_het_eigen_netwerk():
    in_uitvoering().niet("bemiddeling", "SP2-100", doorlopend="soms").doe("bemiddeling")


@pytest.mark.regel("SP2-78")
def test_maandverslag_heeft_inspanning_en_voortgang():
    v = in_uitvoering().niet("maandverslag", "SP2-78", inspanningen=None)
    v.niet("maandverslag", "SP2-78", voortgang=None).doe("maandverslag")


@pytest.mark.regel("SP2-49")
def test_na_een_wissel_noemt_het_plan_de_nieuwe_adviseur():
    v = in_uitvoering()
    v.niet("trajectplan", "SP2-49", adviseur="coach-2")
