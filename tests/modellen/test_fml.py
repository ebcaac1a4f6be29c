"""The FML catalogue: complete, closed, in our own words, and safe to store."""

from __future__ import annotations

import csv
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.belastbaarheid.fml import (
    FML,
    FML_PER_CODE,
    MAX_OPTIES,
    UREN_PER_DAG_BIJ_NIVEAU,
    UREN_PER_WEEK_BIJ_NIVEAU,
    FmlItem,
    FmlSoort,
    Rubriek,
    item,
)
from modellen.fouten import OpstapFout

SCHALEN = [i for i in FML if i.soort is FmlSoort.SCHAAL]
MET_OPTIES = [i for i in FML if i.soort is not FmlSoort.SCHAAL]


def alle_teksten(fml_item: FmlItem) -> list[str]:
    delen = [*fml_item.niveaus, *fml_item.opties]
    return [
        fml_item.naam,
        fml_item.vraag,
        fml_item.vraag_klant,
        *(deel.uitleg for deel in delen),
        *(deel.eis for deel in delen),
    ]


# --- refusals ------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["", "I-0", "I-10", "VII-1", "iv-13", "IV13", "64"])
def test_onbekende_code_wordt_geweigerd_met_een_volgende_stap(code: str):
    with pytest.raises(OpstapFout) as fout:
        item(code)
    assert fout.value.code == "onbekend_fml_item"
    assert fout.value.volgende_stap


@pytest.mark.parametrize("niveau", [-1, 4, 99])
def test_niveau_buiten_de_schaal_wordt_geweigerd(niveau: int):
    with pytest.raises(OpstapFout, match="IV-13"):
        item("IV-13").get_niveau(niveau)


def test_een_keuze_heeft_geen_niveau_en_een_schaal_geen_optie():
    with pytest.raises(OpstapFout, match="geen niveau"):
        item("I-8").get_niveau(0)
    with pytest.raises(OpstapFout, match="geen optie"):
        item("IV-13").optie_bit("deadlines")


@pytest.mark.parametrize("masker", [-1, 4, 1 << 20])
def test_masker_met_een_onbekende_bit_wordt_geweigerd(masker: int):
    with pytest.raises(OpstapFout):
        item("VI-1").masker_als_opties(masker)


# --- the list ------------------------------------------------------------------------------------


def test_er_zijn_64_items_in_de_volgorde_van_de_lijst():
    per_rubriek = dict(zip(Rubriek, (9, 12, 8, 21, 10, 4), strict=True))
    verwacht = [f"{r}-{n}" for r, aantal in per_rubriek.items() for n in range(1, aantal + 1)]
    assert [i.code for i in FML] == verwacht
    assert [i.index for i in FML] == list(range(64))
    assert all(FML_PER_CODE[i.code] is i and item(i.code) is i for i in FML)


def test_items_die_soorten_noemen_zijn_keuzes_en_geen_graden():
    keuzes = {i.code for i in FML if i.soort is FmlSoort.KEUZE}
    assert keuzes == {
        *("I-4", "I-5", "I-6", "I-8", "II-7", "II-12", "III-1", "III-8", "IV-3"),
        *("IV-21", "V-10", "VI-1", "VI-4"),
    }
    assert {i.code for i in FML if i.soort is FmlSoort.KENMERK} == {"IV-1", "IV-2"}


def test_elke_rubriek_heeft_een_nederlandse_naam():
    assert Rubriek.DYNAMISCH.label == "Dynamische handelingen"
    assert len({r.label for r in Rubriek}) == 6


@pytest.mark.parametrize("schaal", SCHALEN, ids=lambda i: i.code)
def test_schaal_loopt_van_normaal_naar_meest_beperkt(schaal: FmlItem):
    assert schaal.niveaus[0].label == "normaal"
    assert [n.niveau for n in schaal.niveaus] == list(range(schaal.hoogste_niveau + 1))
    assert len({n.label for n in schaal.niveaus}) == len(schaal.niveaus)
    assert len({n.eis for n in schaal.niveaus}) == len(schaal.niveaus)


@pytest.mark.parametrize(
    ("code", "eenheid", "normen"),
    [
        ("IV-13", "kg", [15, 10, 5, 2]),
        ("IV-14", "kg", [15, 10, 5, 2]),
        ("IV-12", "kilo", [25, 15, 10]),
        ("IV-7", "cm", [70, 60, 50]),
        ("IV-8", "keer per uur", [1200, 600, 300]),
        ("IV-9", "graden", [90, 60, 45]),
        ("IV-10", "keer per uur", [600, 300, 150, 50]),
        ("IV-18", "treden", [60, 30, 15]),
    ],
)
def test_normgetallen_staan_bij_klant_en_werk_en_dalen(code: str, eenheid: str, normen: list[int]):
    assert all(hoger > lager for hoger, lager in pairwise(normen))
    for norm, niveau in zip(normen, item(code).niveaus, strict=False):
        assert f"{norm} {eenheid}" in niveau.uitleg
        assert f"{norm} {eenheid}" in niveau.eis


def test_uren_per_dag_en_week_dalen_met_het_niveau_en_staan_in_de_tekst():
    for code, uren, woord in (
        ("VI-2", UREN_PER_DAG_BIJ_NIVEAU, "uur werk op een dag"),
        ("VI-3", UREN_PER_WEEK_BIJ_NIVEAU, "uur werk in een week"),
    ):
        assert sorted(uren) == list(range(1, item(code).hoogste_niveau + 1))
        assert list(uren.values()) == sorted(uren.values(), reverse=True)
        for niveau, aantal in uren.items():
            assert f"{aantal} {woord}" in item(code).get_niveau(niveau).eis


# --- options -------------------------------------------------------------------------------------


@given(st.data())
def test_opties_en_masker_zijn_elkaars_omgekeerde(data: st.DataObject):
    gekozen = data.draw(st.sampled_from(MET_OPTIES))
    codes = data.draw(st.frozensets(st.sampled_from([o.code for o in gekozen.opties])))
    masker = gekozen.opties_als_masker(codes)
    assert 0 <= masker <= gekozen.volledig_masker < 1 << MAX_OPTIES
    assert gekozen.masker_als_opties(masker) == codes
    assert masker.bit_count() == len(codes)


def test_anders_namelijk_is_altijd_een_gesprek_en_nooit_een_regel():
    for fml_item in MET_OPTIES:
        bespreken = {o.code for o in fml_item.opties if o.altijd_bespreken}
        assert bespreken == {o.code for o in fml_item.opties if o.code == "overig"}
        assert fml_item.masker_als_opties(fml_item.bespreek_masker) == bespreken
    assert {i.code for i in MET_OPTIES if i.bespreek_masker} == {
        *("I-5", "I-6", "I-8", "II-12", "III-8", "IV-21", "V-10", "VI-4")
    }


# --- wording -------------------------------------------------------------------------------------


@pytest.mark.parametrize("fml_item", FML, ids=lambda i: i.code)
def test_elk_item_heeft_een_vraag_aan_werkgever_en_beoordelaar(fml_item: FmlItem):
    for vraag in (fml_item.vraag, fml_item.vraag_klant):
        assert vraag.endswith("?")
        assert vraag[0].isupper()
        assert vraag.count("?") == 1
    assert "klant" in fml_item.vraag_klant


@pytest.mark.parametrize("fml_item", FML, ids=lambda i: i.code)
def test_uitleg_en_eis_lezen_door_na_een_dubbele_punt(fml_item: FmlItem):
    for deel in (*fml_item.niveaus, *fml_item.opties):
        assert deel.uitleg[0].islower()
        assert deel.eis[0].islower() or deel.eis[0].isdigit()
        assert not deel.uitleg.endswith(".")
        assert not deel.eis.endswith(".")


def test_de_lijst_noemt_geen_diagnose_en_geen_oorzaak():
    medisch = re.compile(
        r"\b(allerg\w*|diagnos\w*|ziekte\w*|stoornis\w*|depress\w*|autis\w*|astma|copd|reuma\w*"
        r"|verslav\w*|infectie\w*|door een|vanwege|als gevolg)\b",
        re.IGNORECASE,
    )
    assert [t for i in FML for t in alle_teksten(i) if medisch.search(t)] == []


def test_geen_zin_is_overgenomen_uit_de_bron(gedeeld: Path):
    def kaal(tekst: str) -> list[str]:
        return re.findall(r"\w+", tekst.lower())

    with (gedeeld / "data/fml/fml_items.csv").open(encoding="utf-8") as bestand:
        rijen = list(csv.DictReader(bestand))
    bron = {f"{r['rubriek']}-{r['item_nr']}": "" for r in rijen}
    for rij in rijen:
        bron[f"{rij['rubriek']}-{rij['item_nr']}"] += " | " + " ".join(kaal(rij["tekst"]))
    assert list(bron) == [i.code for i in FML]
    overgenomen = [
        (i.code, tekst)
        for i in FML
        for tekst in alle_teksten(i)[1:]
        for woorden in [kaal(tekst)]
        for begin in range(len(woorden) - 8)
        if " ".join(woorden[begin : begin + 9]) in bron[i.code]
    ]
    assert overgenomen == []
