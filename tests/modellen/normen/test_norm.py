from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.fouten import OngeldigeWaarde, OpstapFout
from modellen.normen.duur import Duur
from modellen.normen.norm import (
    Hardheid,
    Norm,
    Normboek,
    Normoverschrijving,
    lees_normen,
    standaardnormen,
)

DAG = date(2026, 11, 22)


def een_norm(waarde: str = "2 weken", *, key: str = "ops.intake", **velden) -> Norm:
    return Norm(key, Duur.lees(waarde), "OPS-23", "Van handtekening tot intake.", **velden)


def een_afwijking(waarde: str = "3 weken", **velden) -> Normoverschrijving:
    gegeven = {
        "opdrachtgever": "G1",
        "key": "ops.intake",
        "reden": "Contract art. 4.",
        "geldig_van": date(2020, 1, 1),
    } | velden
    return Normoverschrijving(waarde=Duur.lees(waarde), **gegeven)


# --- refusals ------------------------------------------------------------------------------------


def test_een_onbekende_norm_wordt_geweigerd():
    normen = standaardnormen().normen_op("G1", DAG)
    with pytest.raises(OpstapFout) as fout:
        normen.get("ops.bestaat_niet")
    assert fout.value.code == "norm_onbekend"


def test_een_norm_die_op_die_dag_niet_geldt_wordt_geweigerd():
    boek = Normboek([een_norm(geldig_tot=DAG)])
    with pytest.raises(OpstapFout) as fout:
        boek.normen_op("G1", DAG).get("ops.intake")
    assert fout.value.code == "norm_geldt_niet"
    gisteren = boek.normen_op("G1", DAG - timedelta(days=1))
    assert gisteren.get("ops.intake") == Duur.lees("2 weken")


@pytest.mark.regel("WNH-42")
@pytest.mark.parametrize(
    ("veld", "waarde"),
    [("bron", '""'), ("bron", '" "'), ("bron", None), ("geldig_van", None), ("geldig_van", '"x"')],
)
def test_een_norm_zonder_bron_of_begin_wordt_geweigerd(veld, waarde):
    velden = {"key": '"a"', "waarde": "3", "toelichting": '"t"', "bron": '"OPS-23"'}
    velden |= {"geldig_van": "2015-01-01"} | {veld: waarde}
    tekst = "\n".join(f"{k} = {w}" for k, w in velden.items() if w is not None)
    with pytest.raises(OpstapFout) as fout:
        lees_normen(f"[[norm]]\n{tekst}")
    assert fout.value.code == "normen_onleesbaar"


@pytest.mark.regel("WNH-42")
def test_een_afwijking_zonder_begin_bestaat_niet():
    with pytest.raises(TypeError, match="geldig_van"):
        Normoverschrijving("G1", "ops.intake", Duur.lees("3 weken"), "Contract.")


def test_een_norm_van_een_andere_soort_wordt_geweigerd():
    normen = standaardnormen().normen_op("G1", DAG)
    for vraag, key in [
        (normen.duur, "ops.sectoren"),
        (normen.getal, "ops.intake"),
        (normen.getal, "wnh.jobcoach_pct"),
        (normen.keuzes, "ops.sectoren"),
    ]:
        with pytest.raises(OpstapFout) as fout:
            vraag(key)
        assert fout.value.code == "norm_andere_soort"


def test_twee_versies_op_een_dag_worden_geweigerd():
    with pytest.raises(OngeldigeWaarde, match="overlapt"):
        Normboek([een_norm(), een_norm("3 weken", geldig_van=DAG)])
    with pytest.raises(OngeldigeWaarde, match="overlapt"):
        Normboek([een_norm()], [een_afwijking(), een_afwijking("4 weken", geldig_tot=DAG)])


def test_een_versie_die_eindigt_voor_zij_begint_wordt_geweigerd():
    with pytest.raises(OngeldigeWaarde, match="eindigt"):
        Normboek([een_norm(geldig_van=DAG, geldig_tot=DAG)])


@pytest.mark.parametrize(
    ("afwijking", "code"),
    [
        (een_afwijking(key="ops.bestaat_niet"), "norm_onbekend"),
        (een_afwijking(reden=" "), "normoverschrijving_zonder_reden"),
        (Normoverschrijving("G1", "ops.intake", 14, "Contract.", DAG), "norm_andere_soort"),
    ],
)
def test_een_afwijking_die_niet_klopt_wordt_geweigerd(afwijking, code):
    with pytest.raises(OpstapFout) as fout:
        Normboek([een_norm()], [afwijking])
    assert fout.value.code == code


@pytest.mark.parametrize(
    "waarde", ['"twee weken"', "true", '["5"]', "[true]", "1979-05-27", "{ a = 1 }"]
)
def test_een_bestand_met_een_onbegrijpelijke_waarde_wordt_geweigerd(waarde):
    with pytest.raises(OpstapFout):
        lees_normen(f'[[norm]]\nkey = "a"\nbron = "b"\ntoelichting = "c"\nwaarde = {waarde}')


@pytest.mark.parametrize("tekst", ["", "[[norm]]\nwaarde = 3", "niet toml", '[norm]\nkey = "a"'])
def test_een_bestand_dat_geen_normen_heeft_wordt_geweigerd(tekst):
    with pytest.raises(OpstapFout) as fout:
        lees_normen(tekst)
    assert fout.value.code == "normen_onleesbaar"


# --- versions and overrides ----------------------------------------------------------------------


def test_wat_eerder_begon_wordt_gemeten_met_de_oudste_versie():
    eind = DAG + timedelta(days=9)
    boek = Normboek(
        [een_norm("3 weken", geldig_van=eind), een_norm(geldig_van=DAG, geldig_tot=eind)],
        [een_afwijking("4 weken", geldig_van=DAG)],
    )
    eerder = boek.normen_op("G1", date(1950, 1, 1))
    assert str(eerder.duur("ops.intake")) == "2 weken"
    assert eerder.overschrijving("ops.intake") is None


@pytest.mark.regel("WNH-42")
def test_elke_norm_heeft_een_bron_en_een_dag_waarop_zij_ingaat():
    for norm in standaardnormen().normen:
        assert norm.bron.strip(), norm.key
        assert norm.geldig_van is not None, norm.key
        assert date(2002, 1, 1) <= norm.geldig_van <= DAG, norm.key
    van_wnh = {n.geldig_van for n in standaardnormen().normen if n.bron.startswith("WNH")}
    assert van_wnh == {date(2015, 9, 30)}


def test_een_nieuwe_versie_geldt_vanaf_haar_dag():
    boek = Normboek([een_norm(geldig_tot=DAG), een_norm("3 weken", geldig_van=DAG)])
    eerder = boek.normen_op("G1", DAG - timedelta(days=1))
    assert (str(eerder.duur("ops.intake")), str(boek.normen_op("G1", DAG).duur("ops.intake"))) == (
        "2 weken",
        "3 weken",
    )


def test_een_afwijking_geldt_alleen_voor_haar_opdrachtgever_en_in_haar_periode():
    eind = DAG + timedelta(days=10)
    boek = Normboek([een_norm()]).met([een_afwijking(geldig_van=DAG, geldig_tot=eind)])
    gelezen = {
        (wie, dag): str(boek.normen_op(wie, dag).duur("ops.intake"))
        for wie in ("G1", "G2")
        for dag in (DAG - timedelta(days=1), DAG, eind - timedelta(days=1), eind)
    }
    assert {plek for plek, waarde in gelezen.items() if waarde == "3 weken"} == {
        ("G1", DAG),
        ("G1", eind - timedelta(days=1)),
    }


def test_een_afwijking_zegt_waarom():
    normen = Normboek([een_norm()], [een_afwijking()]).normen_op("G1", DAG)
    assert normen.overschrijving("ops.intake") == een_afwijking()
    assert standaardnormen().normen_op("G1", DAG).overschrijving("ops.intake") is None


def test_met_laat_het_oude_boek_zoals_het_was():
    boek = Normboek([een_norm()])
    boek.met([een_afwijking()])
    assert boek.overschrijvingen == ()


@given(
    st.lists(st.dates(date(2020, 1, 1), date(2030, 1, 1)), min_size=1, max_size=6, unique=True),
    st.dates(date(2019, 1, 1), date(2031, 1, 1)),
)
def test_elke_dag_heeft_de_versie_die_dan_geldt(wissels, dag):
    grenzen = [None, *sorted(wissels), None]
    versies = [
        een_norm(f"{nr} dagen", geldig_van=van, geldig_tot=tot)
        for nr, (van, tot) in enumerate(pairwise(grenzen), start=2)
    ]
    # Slow and plain: how many changes lie on or before this day?
    verwacht = 2 + sum(wissel <= dag for wissel in wissels)
    boek = Normboek(reversed(versies))
    assert boek.normen_op("G1", dag).duur("ops.intake").aantal == verwacht


# --- the norms that ship -------------------------------------------------------------------------

# The figures of the sources, by key; "ops.match_evaluatie" is two terms here.
BRONCIJFERS = {
    "ops.toewijzing_jobcoach": "48 uur",
    "ops.intake": "2 weken",
    "ops.voortgang": "1 week",
    "ops.opstapbaan_max": "6 maanden",
    "ops.sdw_streef": "3 maanden",
    "ops.review_totaalbeeld": "3 maanden",
    "ops.ao_min": "6 maanden",
    "ops.inleen_max": "3 maanden",
    "ops.lks_max": "6 maanden",
    "ops.proeftijd": "0 maanden",
    "ops.match_evaluatie_1": "1 maand",
    "ops.match_evaluatie_2": "2 maanden",
    "ops.nazorg": "3 maanden",
    "ops.nazorg_contact": "2 weken",
    "ops.duurzaam": "6 maanden",
    "ops.sectoren": 12,
    "ops.handtekeningen": 3,
    "wnh.proefplaatsing_max": "2 maanden",
    "wnh.jobcoach_pct": (5, 10, 15),
    "wnh.jobcoach_periode": "6 maanden",
    "wnh.jobcoach_perioden_max": 6,
    "wnh.fasen": 5,
    "wnh.belanghebbenden": 4,
    "sp2.screening_inspanning": 4,
    "sp2.leefgebieden": 13,
    "sp2.rla_conclusies": 5,
    "sp2.stappen": 6,
    "sp2.contact": "2 weken",
    "sp2.inzet_kandidaat": 2,
    "sp2.kandidaatverslag": "1 maand",
    "sp2.registratie": "0 dagen",
    "sp2.melding_wijziging": "0 werkdagen",
    "sp2.baan_min": "6 maanden",
    "sp2.pijlers": 4,
    "kwb.voortraject": "3 maanden",
    "kwb.verlenging_max": "3 maanden",
    "kwb.voortraject_max": "6 maanden",
    "kwb.verwacht_verlengd": 40,
    "kwb.nazorg": "3 maanden",
    "suc.factoren": 18,
    "suc.workshop": 3,
}
ZACHT = {
    "ops.sdw_streef",
    "ops.review_totaalbeeld",
    "ops.match_evaluatie_1",
    "ops.match_evaluatie_2",
    "sp2.screening_inspanning",
    "sp2.inzet_kandidaat",
    "kwb.verwacht_verlengd",
}


@pytest.mark.parametrize("key", BRONCIJFERS)
def test_elk_cijfer_uit_de_bronnen_is_een_norm(key):
    verwacht = BRONCIJFERS[key]
    waarde = standaardnormen().normen_op("G1", DAG).get(key)
    assert waarde == (Duur.lees(verwacht) if isinstance(verwacht, str) else verwacht)
    (norm,) = [norm for norm in standaardnormen().normen if norm.key == key]
    assert (norm.hardheid is Hardheid.ZACHT) == (key in ZACHT)
    assert norm.regels


@pytest.mark.parametrize("norm", standaardnormen().normen, ids=lambda norm: norm.key)
def test_elke_norm_zegt_in_een_zin_wat_hij_telt_en_waar_hij_vandaan_komt(norm):
    assert re.fullmatch(r"[a-z0-9]+\.[a-z0-9_]+", norm.key)
    assert norm.bron
    assert norm.toelichting.endswith(".")
    assert norm.toelichting[0].isupper()


def test_de_jobcoachperioden_zijn_samen_drie_jaar():
    normen = standaardnormen().normen_op("G1", DAG)
    perioden, periode = (
        normen.getal("wnh.jobcoach_perioden_max"),
        normen.duur("wnh.jobcoach_periode"),
    )
    assert perioden * periode.aantal == normen.duur("wnh.jobcoach_verwacht").aantal


def test_het_voortraject_met_verlenging_is_zijn_langste_duur():
    normen = standaardnormen().normen_op("G1", DAG)
    eerst, verlenging, langste = (
        normen.duur(f"kwb.{key}").aantal
        for key in ("voortraject", "verlenging_max", "voortraject_max")
    )
    assert eerst + normen.getal("kwb.verlenging_aantal") * verlenging == langste


def test_elke_norm_noemt_alleen_regels_die_in_het_overzicht_staan(gedeeld: Path):
    overzicht = gedeeld / "domein" / "regels.md"
    if not overzicht.is_file():
        pytest.skip("the overview of the rules is not in the shared folder")
    bekend = set(re.findall(r"^\| ([A-Z0-9]{3}-\d+) \|", overzicht.read_text("utf-8"), re.M))
    assert len(bekend) == 321
    assert {regel for norm in standaardnormen().normen for regel in norm.regels} <= bekend


def test_elke_sleutel_van_het_overzicht_is_er(gedeeld: Path):
    overzicht = gedeeld / "domein" / "regels.md"
    if not overzicht.is_file():
        pytest.skip("the overview of the rules is not in the shared folder")
    deel = overzicht.read_text("utf-8").partition("## B1.")[2].partition("## B2.")[0]
    sleutels = set(re.findall(r"^\| ([a-z0-9]+\.[a-z_0-9]+) \|", deel, re.M))
    gesplitst = {"ops.match_evaluatie"}
    assert sleutels - gesplitst == BRONCIJFERS.keys() - {
        "ops.match_evaluatie_1",
        "ops.match_evaluatie_2",
    }
