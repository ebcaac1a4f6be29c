"""The register refuses what it cannot stand for, and holds what the sources count."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from importlib.resources import files

import pytest

from modellen.fouten import OpstapFout
from modellen.normen.norm import lees_normen
from modellen.regels.dekking import tel_dekking
from modellen.regels.register import (
    LANGSTE_ZIN,
    MEESTE_NIET_VAN_TOEPASSING,
    REGISTER,
    Regel,
    RegelBron,
    RegelSoort,
    RegelStatus,
    get_regel,
    lees_register,
)
from tests.huis.project import REPO

AANTALLEN = {"OPS": 97, "WNH": 47, "SP2": 107, "KWB": 39, "SUC": 31}
ENGELS = re.compile(
    r"(?i)\b(the|and|with|without|must|should|shall|only|when|where|which|what|who|from|each|every|"
    r"employer|client|month|months|week's|year|job|jobs|record|recorded|agreement|needs?)\b"
)


@pytest.fixture
def teksten() -> dict[RegelBron, str]:
    """The files of the register as if nothing was built yet, to spoil."""
    map_ = files("modellen.regels")
    gelezen = {bron: map_.joinpath(f"{bron.lower()}.toml").read_text("utf-8") for bron in RegelBron}
    return {
        bron: tekst.replace('status = "gebouwd"', 'status = "te_bouwen"')
        for bron, tekst in gelezen.items()
    }


def _verander(teksten: dict[RegelBron, str], oud: str, nieuw: str, *, keer: int = 1) -> None:
    assert oud in teksten[RegelBron.OPS]
    teksten[RegelBron.OPS] = teksten[RegelBron.OPS].replace(oud, nieuw, keer)


@pytest.mark.parametrize(
    ("oud", "nieuw", "gebrek"),
    [
        ("[OPS-23]", "[OPS-98]", "OPS: missing or unexpected: OPS-23, OPS-98"),
        ("[OPS-23]", "[ops-23]", "OPS: missing or unexpected: OPS-23, ops-23"),
        ('soort = "veld"', 'soort = "weetje"', "OPS-01: unknown soort"),
        ('soort = "veld"\n', "", "OPS-01: unknown soort"),
        ('status = "te_bouwen"', 'status = "klaar"', "OPS-01: unknown status"),
        ('normen = ["ops.nazorg"]', 'normen = ["nazorg"]', "OPS-04: malformed norm"),
        ('normen = ["ops.nazorg"]', 'normen = "ops.nazorg"', "OPS-04: malformed norm"),
        ('normen = ["ops.nazorg"]', 'norm = "ops.nazorg"', "OPS-04: unknown key norm"),
        ('regel = "De klant', 'regel = "de klant', "OPS-01: regel is no sentence"),
        ("dossier.", "dossier", "OPS-01: regel is no sentence"),
        ("dossier.", "dossier. En nog een.", "OPS-01: regel is no sentence"),
        ("dossier.", "dossier" + "r" * LANGSTE_ZIN + ".", "OPS-01: regel is no sentence"),
        ('status = "te_bouwen"', 'status = "niet_van_toepassing"', "OPS-01: reden is no sentence"),
        ('status = "te_bouwen"', 'status = "te_bouwen"\nreden = "Nee."', "OPS-01: reden without"),
    ],
)
def test_ongeldige_regel_wordt_geweigerd_met_zijn_nummer(teksten, oud, nieuw, gebrek):
    _verander(teksten, oud, nieuw)
    with pytest.raises(ValueError, match=re.escape(gebrek)):
        lees_register(teksten)


def test_te_veel_regels_buiten_toepassing_worden_geweigerd(teksten):
    buiten = 'status = "niet_van_toepassing"\nreden = "Zomaar."'
    _verander(teksten, 'status = "te_bouwen"', buiten, keer=MEESTE_NIET_VAN_TOEPASSING)
    with pytest.raises(ValueError, match="not applicable"):
        lees_register(teksten)


def test_bron_die_ontbreekt_wordt_geweigerd(teksten):
    del teksten[RegelBron.SUC]
    with pytest.raises(ValueError, match="SUC: missing"):
        lees_register(teksten)


def test_alle_gebreken_worden_tegelijk_genoemd(teksten):
    _verander(teksten, "[OPS-23]", "[OPS-98]")
    _verander(teksten, 'soort = "veld"', 'soort = "weetje"')
    with pytest.raises(ValueError, match=r"OPS: missing[\s\S]*OPS-01: unknown soort"):
        lees_register(teksten)


def test_onbekende_regel_geeft_een_nederlandse_fout():
    with pytest.raises(OpstapFout) as gevangen:
        get_regel("OPS-98")
    assert gevangen.value.code == "onbekende_regel"
    assert "OPS-98" in gevangen.value.melding


def test_regel_is_op_te_vragen_met_nummer():
    regel = get_regel("OPS-23")
    assert regel is REGISTER["OPS-23"]
    assert (regel.id, regel.bron, regel.soort) == ("OPS-23", RegelBron.OPS, RegelSoort.KLOK)
    assert regel.normen == ("ops.intake",)


def test_register_telt_321_regels_zoals_de_bronnen():
    assert len(REGISTER) == sum(AANTALLEN.values()) == 321
    assert {bron: sum(r.bron is bron for r in REGISTER.values()) for bron in RegelBron} == AANTALLEN
    assert [regel.id for regel in REGISTER.values()] == list(REGISTER)


def test_hoogstens_25_regels_zijn_niet_van_toepassing_en_elk_heeft_een_reden():
    buiten = [r for r in REGISTER.values() if r.status is RegelStatus.NIET_VAN_TOEPASSING]
    assert len(buiten) <= 25
    assert all(regel.reden for regel in buiten)


def test_geen_twee_regels_hebben_dezelfde_zin():
    zinnen = [regel.regel for regel in REGISTER.values()]
    assert len(set(zinnen)) == len(zinnen)


def test_zinnen_zijn_nederlands():
    teksten = {r.id: f"{r.regel} {r.reden or ''}" for r in REGISTER.values()}
    assert {id_: ENGELS.findall(t) for id_, t in teksten.items() if ENGELS.search(t)} == {}


def test_elke_klok_zegt_hoe_lang():
    assert [r.id for r in REGISTER.values() if r.soort is RegelSoort.KLOK and not r.normen] == []


def test_regel_en_norm_noemen_elkaar():
    normen = lees_normen(files("modellen.normen").joinpath("normen.toml").read_text("utf-8"))
    volgens_normen = {(id_, norm.key) for norm in normen for id_ in norm.regels}
    volgens_regels = {(regel.id, key) for regel in REGISTER.values() for key in regel.normen}
    assert volgens_regels ^ volgens_normen == set()


def test_register_is_gelezen_binnen_vijftig_milliseconden(teksten):
    def milliseconden() -> float:
        begin = time.process_time()
        lees_register(teksten)
        return 1000 * (time.process_time() - begin)

    assert min(milliseconden() for _ in range(5)) < 50


def test_importeren_leest_het_register_nog_niet():
    vraag = (
        "from modellen.regels import register as r; voor = r._regels.cache_info().currsize;"
        "len(r.REGISTER); print(voor, r._regels.cache_info().currsize)"
    )
    klaar = subprocess.run(
        [sys.executable, "-c", vraag], cwd=REPO, capture_output=True, text=True, check=True
    )
    assert klaar.stdout.split() == ["0", "1"]


def test_dekking_telt_per_bron_en_per_soort():
    regels = [
        Regel("OPS-01", RegelSoort.VELD, "Zin.", RegelStatus.GEBOUWD),
        Regel("OPS-02", RegelSoort.KLOK, "Zin.", RegelStatus.TE_BOUWEN),
        Regel("SUC-01", RegelSoort.VELD, "Zin.", RegelStatus.NIET_VAN_TOEPASSING, reden="Zo."),
    ]
    dekking = tel_dekking(regels)
    gebouwd, te_bouwen, buiten = (
        RegelStatus.GEBOUWD,
        RegelStatus.TE_BOUWEN,
        RegelStatus.NIET_VAN_TOEPASSING,
    )
    assert dekking.per_bron == {
        RegelBron.OPS: {te_bouwen: 1, gebouwd: 1, buiten: 0},
        RegelBron.SUC: {te_bouwen: 0, gebouwd: 0, buiten: 1},
    }
    assert dekking.per_soort == {
        RegelSoort.KLOK: {te_bouwen: 1, gebouwd: 0, buiten: 0},
        RegelSoort.VELD: {te_bouwen: 0, gebouwd: 1, buiten: 1},
    }
    assert dekking.totaal == {te_bouwen: 1, gebouwd: 1, buiten: 1}
