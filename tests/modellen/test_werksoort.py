"""Kinds of work by words: what is known, what is not, and what a word may not do."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.werksoort.herkennen import sectoren, werksoorten
from modellen.werksoort.woorden import WERKSOORTEN


@pytest.mark.parametrize("tekst", ["", " ", "...", "ik wil iets leuks", "zwierezwaaier", "\u200b"])
def test_een_tekst_zonder_bekend_werk_heeft_geen_werksoort(tekst: str):
    assert werksoorten().tel(tekst) == {}
    assert werksoorten().namen_in(tekst) == ()


def test_een_heel_lang_woord_wordt_niet_opgezocht():
    assert werksoorten().klassen("schoonmaak" * 100) == ()


@pytest.mark.parametrize(
    ("tekst", "soort"),
    [
        ("Schoonmaker kantoren (m/v/x)", "schoonmaken"),
        ("toiletten kuisen en dweilen", "schoonmaken"),
        ("Keukenhulp", "koken"),
        ("Keukenverkoper", "verkopen"),
        ("snoeien, maaien en gesnoeid hout afvoeren", "tuin en groen"),
        ("monteur zonnepanelen", "installeren en elektra"),
        ("schoolbusje rijden", "mensen rijden"),
        ("heftruckchauffeur", "magazijn"),
        ("Verpleegkundige wijk", "verzorgen en verplegen"),
        ("facturen boeken voor crediteuren", "boekhouden"),
        ("Fietsenmaker", "voertuigen"),
        ("Aankoper grondstoffen", "inkoop en transportplanning"),
    ],
)
def test_een_tekst_over_werk_vindt_zijn_soort(tekst: str, soort: str):
    assert soort in werksoorten().namen_in(tekst)


@pytest.mark.parametrize(
    ("woord", "niet"),
    [
        ("instelling", "magazijn"),
        ("receptie", "koken"),
        ("begeleider", "leidinggeven"),
        ("automatisch", "voertuigen"),
        ("accountant", "verkopen"),
        ("gerechtelijk", "koken"),
        ("kunststof", "beeld en ontwerp"),
        ("transport", "sport en vrije tijd"),
    ],
)
def test_een_woord_dat_er_alleen_op_lijkt_hoort_er_niet_bij(woord: str, niet: str):
    assert niet not in werksoorten().namen_in(woord)


def test_de_sector_houdt_bij_elkaar_wat_de_soort_scheidt():
    assert "groen" in sectoren().namen_in("hovenier")
    assert "beroep" not in sectoren().namen
    assert "logistiek" in sectoren().namen_in("heftruck en pallets")


def test_een_woord_telt_een_keer_hoeveel_soorten_het_ook_heeft():
    for woord in ("schoonmaken", "chauffeur", "docent", "wassen"):
        telling = werksoorten().tel(woord)
        assert sum(telling.values()) == pytest.approx(1)


def test_herhalen_maakt_een_soort_niet_onbeperkt_zwaarder():
    vaak = werksoorten().tel("lassen " * 50)
    assert sum(vaak.values()) == pytest.approx(3)


@given(st.text(max_size=200))
def test_elke_tekst_geeft_een_eindige_telling_zonder_nul_of_min(tekst: str):
    for indeling in (werksoorten(), sectoren()):
        telling = indeling.tel(tekst)
        assert all(0 <= klasse < len(indeling) and aantal > 0 for klasse, aantal in telling.items())
        assert indeling.tel(tekst.upper()) == indeling.tel(tekst.upper().lower().upper())


def test_elk_woord_van_de_lijst_is_vindbaar_en_staat_er_een_keer():
    for soort, tekst in WERKSOORTEN.items():
        woorden = tekst.split()
        assert len(woorden) == len(set(woorden)), soort
        assert [w for w in woorden if not re.fullmatch(r"\*?[a-z0-9]+\*?", w)] == [], soort
        for woord in woorden:
            assert soort in werksoorten().namen_in(woord.strip("*")), (soort, woord)
