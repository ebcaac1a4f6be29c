"""Free text in the profile: only clauses recognised as work, each as it was written."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.klantprofiel.herkenning import Woordsoort, soort_van_woord
from modellen.klantprofiel.werktekst import lees_werktekst
from modellen.klantprofiel.zeef import normaliseer, zeef_tekst, zonder_werktaal
from modellen.klantprofiel.zeefwoorden import Reden
from modellen.klantprofiel.zinsdelen import splits_zinnen, splits_zinsdelen
from tests.modellen.test_zeef import BINNEN, BUITEN

BEWIJS = {Woordsoort.WERK, Woordsoort.TWEEZIJDIG, Woordsoort.OMSTANDIGHEID}

STUKKEN = st.lists(
    st.sampled_from(
        [
            "ik wil graag snoeien",
            "planten en maaien",
            "kok",
            "in een magazijn",
            "want het ging thuis niet goed",
            "omdat ik de jongste niet ben",
            "dat doe ik het liefst",
            "bij Frobozz",
            "sinds 2019",
            "ik heb last van mijn rug",
            "en ik ben vaak weg",
            "xqz",
            "niet meer",
            "KASSA",
            "(rustig)",
        ]
    ),
    max_size=6,
)
LIJM = st.sampled_from([" ", ", ", "; ", ". ", " - ", "\n", " en ", " maar "])
TEKSTEN = st.tuples(STUKKEN, LIJM).map(lambda paar: paar[1].join(paar[0])) | st.text(max_size=120)


def _blijft(tekst: str, *, is_functie: bool = False) -> list[str]:
    return [deel for zin in lees_werktekst(tekst, is_functie=is_functie) for deel in zin.blijft]


def _redenen(tekst: str) -> list[Reden | None]:
    return [zin.reden for zin in lees_werktekst(tekst)]


# --- left out ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("reden", "zin"), BUITEN, ids=str)
def test_van_een_zin_die_de_zeef_weert_blijft_niets_over(reden: Reden, zin: str):
    assert _blijft(zin) == []
    assert _redenen(zin) != [None]


@pytest.mark.parametrize(
    "zin",
    [
        "Ik zie het leven weer zitten.",
        "Er is veel gebeurd bij ons.",
        "Mijn batterij is snel leeg.",
        "Ik wil een nieuw begin.",
        "Vorig jaar ging alles mis.",
        "Dat is een lang verhaal.",
        "Ik moet het rustig aan doen.",
        "Ik moet eerst mijn rekeningen betalen.",
        "",
    ],
)
def test_zonder_woord_van_werk_komt_een_zin_niet_in_de_tekst(zin: str):
    assert _blijft(zin) == []
    assert _redenen(zin) == ([Reden.GEEN_WERK] if zin else [])


@pytest.mark.parametrize(
    ("tekst", "blijft"),
    [
        ("Ik wil metselen, want dan slaap ik beter.", ["Ik wil metselen"]),
        ("Ik wil metselen want dan slaap ik beter", ["Ik wil metselen"]),
        ("Omdat alles anders liep wil ik metselen", []),
        ("Stoffeerder geweest sinds de verhuizing van tante", ["Stoffeerder geweest"]),
        ("Auto's poetsen - dat leidt me af van alles", ["Auto's poetsen"]),
        ("Pakketten bezorgen (niet te vroeg)", ["Pakketten bezorgen"]),
        ("Ik heb het zwaar gehad, ik wil bomen snoeien.", ["ik wil bomen snoeien."]),
        ("Inpakken, snikken, sorteren", ["Inpakken", "sorteren"]),
    ],
)
def test_een_reden_of_bijzin_valt_weg_en_het_werk_blijft(tekst: str, blijft: list[str]):
    assert _blijft(tekst) == blijft
    assert _redenen(tekst) == [Reden.GEEN_WERK]


@pytest.mark.parametrize(
    ("tekst", "blijft"),
    [
        ("Kapper in Frobozz", ["Kapper"]),
        ("Kapper in de FZ.", ["Kapper"]),
        (
            "Vakken gevuld bij de Frobozz en koffie geschonken",
            ["Vakken gevuld", "koffie geschonken"],
        ),
        ("Kapper bij Frobozz Zork, daarna kok", ["Kapper", "daarna kok"]),
    ],
)
def test_een_naam_van_een_plaats_mens_of_bedrijf_komt_niet_mee(tekst: str, blijft: list[str]):
    assert _blijft(tekst) == blijft


def test_naast_iets_verbodens_is_een_omstandigheid_geen_werk():
    assert _blijft("Ik heb migraine, liever een rustige plek.") == []
    assert _blijft("Ik heb migraine, liever een rustige bakkerij.") == [
        "liever een rustige bakkerij."
    ]


def test_een_zin_over_iemand_zelf_verdraagt_geen_vreemd_woord():
    # The same strange word beside the same work: a bare task may hold it, a life may not.
    assert _blijft("Frobben met kaas") == ["Frobben met kaas"]
    assert _blijft("Mijn frobben met kaas") == []


def test_de_reden_zegt_de_coach_wat_te_doen():
    assert "taak, beroep of soort werkplek" in Reden.GEEN_WERK.label


# --- occupations ---------------------------------------------------------------------------------


@pytest.mark.parametrize("functie", ["Moeder", "Xqz", "Twee frobbers en knorders", "Mijn frobber"])
def test_een_onbekende_functie_zonder_beroepsnaam_blijft_weg(functie: str):
    assert _blijft(functie, is_functie=True) == []


@pytest.mark.parametrize("functie", ["Frobber", "frobberist", "Frobeur", "frobsmid", "psycholoog"])
def test_een_onbekend_woord_mag_als_functie_wanneer_het_een_beroep_lijkt(functie: str):
    assert _blijft(functie, is_functie=True) == [functie]


def test_alleen_als_functie_telt_de_uitgang_van_een_beroep():
    assert _blijft("Frobber") == []


# --- kept ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "tekst",
    [
        "Snoeien, planten en maaien.",
        "Orders verzamelen, inpakken en pallets stapelen",
        "Ik wil graag buiten werken, omdat ik van tuinen houd.",
        "Werken in een ziekenhuis",
        "Werken in een Turkse bakkerij",
        "Op kantoor of in een magazijn, maar wel overdag.",
        "Iets anders in een magazijn.",
        "TUINMAN",
        "kassamedewerker",
    ],
)
def test_een_opsomming_of_gewone_zin_over_werk_blijft_heel(tekst: str):
    assert _blijft(tekst) == [tekst]
    assert _redenen(tekst) == [None]


def test_bijna_alle_gewone_zinnen_van_de_zeef_blijven_heel():
    geraakt = [zin for zin in BINNEN if _blijft(zin) != [zin]]
    assert len(geraakt) <= len(BINNEN) * 0.05, geraakt


def test_een_vulling_zonder_inhoud_valt_weg_zonder_melding():
    assert _blijft("Snoeien en maaien, dat doe ik het liefst.") == ["Snoeien en maaien"]
    assert _redenen("Snoeien en maaien, dat doe ik het liefst.") == [None]


# --- always --------------------------------------------------------------------------------------


@given(TEKSTEN)
def test_wat_blijft_staat_letterlijk_in_de_tekst_en_in_volgorde(tekst: str):
    vanaf = 0
    for deel in _blijft(tekst):
        assert deel.strip() == deel != ""
        vanaf = tekst.index(deel, vanaf) + len(deel)


@given(TEKSTEN)
def test_elk_zinsdeel_dat_blijft_bevat_een_woord_van_werk(tekst: str):
    for deel in _blijft(tekst):
        for zinsdeel in splits_zinsdelen(deel):
            woorden = zonder_werktaal(zinsdeel).replace(",", " ").split()
            kaal = {woord.strip(".;:()!?-'\"") for woord in woorden}
            assert {soort_van_woord(woord) for woord in kaal} & BEWIJS, (deel, zinsdeel)


@given(TEKSTEN)
def test_wat_blijft_gaat_ook_alleen_door_de_zeef(tekst: str):
    for deel in _blijft(tekst):
        assert all(reden is None for _, reden in zeef_tekst(deel)), deel


@given(TEKSTEN)
def test_wie_iets_weglaat_meldt_het_bij_die_zin(tekst: str):
    gelezen = lees_werktekst(tekst)
    assert len(gelezen) == len(splits_zinnen(tekst))
    assert all(zin.blijft or zin.reden for zin in gelezen)


@given(TEKSTEN)
def test_zinsdelen_zijn_samen_de_zin(tekst: str):
    assert "".join(splits_zinsdelen(tekst)) == tekst


@given(st.sampled_from(BUITEN), st.sampled_from(BINNEN))
def test_een_gewoon_zinsdeel_ernaast_neemt_niets_verbodens_mee(
    geval: tuple[Reden, str], gewoon: str
):
    _, zin = geval
    kern = normaliseer(zin)
    for tekst in (f"{gewoon}, want {zin}", f"{zin}, dus {gewoon}", f"{gewoon} maar {zin}"):
        assert not any(kern in normaliseer(deel) for deel in _blijft(tekst))


def test_een_zin_kost_minder_dan_een_milliseconde():
    zinnen = [f"{a}, want {b}." for a, b in zip(BINNEN, reversed(BINNEN), strict=True)]
    lees_werktekst(" ".join(zinnen))
    begin = time.process_time()
    for zin in zinnen:
        lees_werktekst(zin)
    assert (time.process_time() - begin) / len(zinnen) < 0.001


@pytest.mark.parametrize("tekst", ["maar " * 4000, ", " * 4000, "Bij De " * 3000, "tot " * 4000])
def test_een_vreemde_lange_tekst_kost_geen_seconden(tekst: str):
    begin = time.process_time()
    lees_werktekst(tekst + "zzzz" * 2000)
    assert time.process_time() - begin < 3.0
