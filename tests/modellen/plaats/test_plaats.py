"""The postcode register and finding a place: nothing is guessed, every refusal says how to mend."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.fouten import OngeldigeWaarde
from modellen.plaats import plaats as plaats_module
from modellen.plaats.afleiden import write_pc4
from modellen.plaats.afstand import AARDSTRAAL_KM, afstand_km, afstanden_km
from modellen.plaats.model import Plaats, PlaatsUitkomst, UitkomstSoort
from modellen.plaats.plaats import Plaatsregister, standaard_register

REGISTER = standaard_register()


def zoek(naam: str, *, land: str | None = None, bij: str | None = None) -> PlaatsUitkomst:
    return REGISTER.find_plaats(naam, provincie_of_gemeente=bij, land=land)


# --- postcodes -----------------------------------------------------------------------------------


@pytest.mark.parametrize("postcode", ["", "12", "12345", "0999", "abcd", "1012 ABC", "١٠١٢"])
def test_wat_geen_postcode_is_wordt_geweigerd(postcode: str):
    assert REGISTER.find_pc4(postcode) is None
    with pytest.raises(OngeldigeWaarde) as fout:
        REGISTER.get_pc4(postcode)
    assert fout.value.volgende_stap


def test_postcode_die_niet_bestaat_wordt_geweigerd():
    assert REGISTER.find_pc4(9998) is not None
    assert REGISTER.find_pc4(1234) is None
    with pytest.raises(OngeldigeWaarde, match="1234"):
        REGISTER.get_pc4(1234)


@pytest.mark.parametrize("postcode", [1012, "1012", "1012AB", "1012 ab", " 1012 AB "])
def test_postcode_met_en_zonder_letters_is_dezelfde_plaats(postcode: int | str):
    assert REGISTER.get_pc4(postcode).plaats == "Amsterdam"


def test_kolommen_lopen_gelijk_met_de_plaatsen_en_zijn_alleen_lezen():
    assert len(REGISTER) == len(REGISTER.breedtegraden) == len(REGISTER.lengtegraden)
    assert REGISTER.breedtegraden.dtype == np.float64
    for plaats in REGISTER.plaatsen[::500]:
        assert REGISTER.breedtegraden[plaats.index] == plaats.breedtegraad
        assert REGISTER.lengtegraden[plaats.index] == plaats.lengtegraad
        assert REGISTER.get_pc4(plaats.pc4) is plaats
    with pytest.raises(ValueError, match="read-only"):
        REGISTER.breedtegraden[0] = 0.0


def test_elke_postcode_ligt_in_nederland_en_bij_de_rest_van_zijn_plaats():
    assert 50.7 < REGISTER.breedtegraden.min() < REGISTER.breedtegraden.max() < 53.6
    assert 3.3 < REGISTER.lengtegraden.min() < REGISTER.lengtegraden.max() < 7.3
    for pc4 in (2350, 2450, 5150):
        eigen, buur = REGISTER.get_pc4(pc4), REGISTER.get_pc4(pc4 + 1)
        assert eigen.plaats == buur.plaats
        assert kilometers(eigen, buur) < 5.0


def test_register_met_verkeerde_index_wordt_geweigerd():
    with pytest.raises(ValueError, match="index"):
        Plaatsregister([een_plaats(1011, "Aa", index=1)])


def test_meegeleverde_tabel_is_uit_de_bron_te_maken(gedeeld: Path, tmp_path: Path):
    aantal = write_pc4(gedeeld / "data/postcodes_nl.csv", tmp_path / "pc4.csv")
    meegeleverd = Path(plaats_module.__file__).with_name("pc4.csv")
    assert (tmp_path / "pc4.csv").read_bytes() == meegeleverd.read_bytes()
    assert aantal == len(REGISTER)


# --- names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", ["", "   ", "\x00", "...", "\u200b", "-", "(,)"])
def test_leeg_is_onbekend_en_vraagt_om_een_plaats(naam: str):
    uitkomst = zoek(naam)
    assert uitkomst.soort is UitkomstSoort.ONBEKEND
    assert "postcode" in uitkomst.melding


def test_een_cel_van_een_miljoen_tekens_is_onbekend():
    assert zoek("Utrecht " * 125_000).soort is UitkomstSoort.ONBEKEND


@pytest.mark.parametrize(
    ("naam", "bedoeld"),
    [("Roterdam", "Rotterdam"), ("Eindhove", "Eindhoven"), ("Leeuwaarden", "Leeuwarden")],
)
def test_een_tikfout_geeft_een_suggestie_en_nooit_een_plaats(naam: str, bedoeld: str):
    uitkomst = zoek(naam)
    assert uitkomst.soort is UitkomstSoort.ONBEKEND
    assert uitkomst.plaats is None
    assert bedoeld in [k.plaats for k in uitkomst.kandidaten]
    assert bedoeld in uitkomst.melding


@pytest.mark.parametrize(
    ("naam", "plaats"),
    [
        ("Den Haag", "Den Haag"),
        ("'s-Gravenhage", "Den Haag"),
        ("s Gravenhage", "Den Haag"),
        ("\u2019s-Gravenhage", "Den Haag"),
        ("DEN BOSCH", "'s-Hertogenbosch"),
        ("'s Hertogenbosch", "'s-Hertogenbosch"),
        ("Almere Stad", "Almere"),
        ("Rotterdam Centrum", "Rotterdam"),
        ("Amsterdam-Zuidoost", "Amsterdam-Zuidoost"),
        ("Amsterdam Zuidoost", "Amsterdam-Zuidoost"),
        ("Capelle a/d IJssel", "Capelle aan den IJssel"),
        ("Alphen a.d. Rijn", "Alphen aan den Rijn"),
        ("St. Willebrord", "Sint Willebrord"),
        ("Nieuw-Vennep", "Nieuw Vennep"),
        ("Hei- en Boeicop", "Hei- en Boeicop"),
        ("Babylonienbroek", "Babyloniënbroek"),
        ("ijsselstein", "IJsselstein"),
        ("Gemeente Utrecht", "Utrecht"),
        ("Holtum, Sittard-Geleen", "Holtum"),
        ("Breda, Noord-Brabant", "Breda"),
        ("Haarlem, NL", "Haarlem"),
        ("HASSELT, NL", "Hasselt"),
        ("Utrecht, Provincie Utrecht", "Utrecht"),
        ("Utrecht (Nederland)", "Utrecht"),
        ("Oudwijk, Utrecht", "Utrecht"),
        ("Erp, Veghel", "Erp"),
        ("Dorpsstraat 12, 3511 AB Utrecht", "Utrecht"),
        ("3511ab", "Utrecht"),
    ],
)
def test_naam_zoals_mensen_hem_schrijven_wordt_gevonden(naam: str, plaats: str):
    uitkomst = zoek(naam)
    assert uitkomst.soort is UitkomstSoort.GEVONDEN, uitkomst.melding
    assert uitkomst.plaats is not None
    assert uitkomst.plaats.plaats == plaats
    assert uitkomst.land == "NL"


@pytest.mark.parametrize("naam", ["Bergen", "Hengelo", "Rijswijk", "Laren", "Spijk", "Katwijk"])
def test_naamgenoten_in_twee_gemeenten_worden_voorgelegd(naam: str):
    uitkomst = zoek(naam)
    assert uitkomst.soort is UitkomstSoort.MEERDERE
    assert uitkomst.plaats is None
    assert len({(k.gemeente, k.provincie) for k in uitkomst.kandidaten}) >= 2
    assert all(k.label in uitkomst.melding for k in uitkomst.kandidaten)


@pytest.mark.parametrize(
    ("naam", "bij", "provincie"),
    [
        ("Bergen (NH)", None, "Noord-Holland"),
        ("Bergen NH", None, "Noord-Holland"),
        ("Bergen (L)", None, "Limburg"),
        ("Bergen", "Limburg", "Limburg"),
        ("Hengelo (O)", None, "Overijssel"),
        ("Hengelo Gld", None, "Gelderland"),
        ("Rijswijk", "Buren", "Gelderland"),
        ("Rijswijk, Den Haag", None, "Zuid-Holland"),
        ("Zeeland, Noord-Brabant", None, "Noord-Brabant"),
    ],
)
def test_provincie_of_gemeente_beslist_tussen_naamgenoten(
    naam: str, bij: str | None, provincie: str
):
    uitkomst = zoek(naam, bij=bij)
    assert uitkomst.plaats is not None, uitkomst.melding
    assert uitkomst.plaats.provincie == provincie


@pytest.mark.parametrize(
    ("naam", "bij"),
    [("Breda, Gelderland", None), ("Breda", "Groningen"), ("3511 Groningen", None)],
)
def test_tegenstrijdige_opgave_wordt_niet_gegokt(naam: str, bij: str | None):
    uitkomst = zoek(naam, bij=bij)
    assert uitkomst.soort is UitkomstSoort.ONBEKEND
    assert "horen niet bij elkaar" in uitkomst.melding


def test_deel_van_een_stad_in_een_andere_gemeente_is_geen_naamgenoot():
    """Bavel lies in Breda and, for some postcodes, in Alphen-Chaam; it is one village."""
    assert len({p.gemeente for p in REGISTER.plaatsen if p.plaats == "Bavel"}) == 2
    assert zoek("Bavel").soort is UitkomstSoort.GEVONDEN


@pytest.mark.parametrize(
    "naam",
    [
        *("Nederland", "Randstad", "Gelderland", "Limburg, Nederland", "Provincie Utrecht"),
        *("Zeeland", "regio Utrecht", "Utrecht e.o.", "diverse locaties", "Súdwest-Fryslân"),
    ],
)
def test_een_streek_is_te_vaag(naam: str):
    uitkomst = zoek(naam)
    assert uitkomst.soort is UitkomstSoort.TE_VAAG, uitkomst.melding
    assert "te ruim" in uitkomst.melding


def test_kleine_gemeente_telt_als_plaats_en_grote_niet():
    assert zoek("Sittard-Geleen").soort is UitkomstSoort.GEVONDEN
    assert zoek("Haarlemmermeer").soort is UitkomstSoort.TE_VAAG


def test_opsomming_van_plaatsen_wordt_voorgelegd():
    uitkomst = zoek("Rotterdam/Utrecht")
    assert uitkomst.soort is UitkomstSoort.MEERDERE
    assert [k.plaats for k in uitkomst.kandidaten] == ["Rotterdam", "Utrecht"]


# --- abroad --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("naam", "land"),
    [
        ("LOMMEL", "BE"),
        ("Retie", "BE"),
        ("BRAINE-L'ALLEUD", "BE"),
        ("BEVEREN-KRUIBEKE-ZWIJNDRECHT", "BE"),
        ("Antwerpen, België", "BE"),
        ("België", "BE"),
        ("2440 Geel", "BE"),
        ("B-2440 Geel", "BE"),
        ("Deurne, Antwerpen", "BE"),
        ("Hasselt, Limburg", "BE"),
        ("ESSEN", "BE"),
        ("Kleve", "DE"),
        ("47533 Kleve", "DE"),
        ("Essen, Duitsland", "DE"),
    ],
)
def test_buitenlandse_plaats_staat_buiten_de_tabel_met_land(naam: str, land: str):
    uitkomst = zoek(naam)
    assert (uitkomst.soort, uitkomst.land) == (UitkomstSoort.BUITEN_TABEL, land)
    assert "reistijd" in uitkomst.melding


@given(st.sampled_from(REGISTER.plaatsen), st.sampled_from(["BE", "België", "be", "Belgium"]))
def test_met_land_belgie_wordt_nooit_een_nederlandse_plaats_gevonden(plaats: Plaats, land: str):
    uitkomst = zoek(plaats.plaats, land=land)
    assert (uitkomst.soort, uitkomst.plaats) == (UitkomstSoort.BUITEN_TABEL, None)


@pytest.mark.parametrize("naam", ["HASSELT", "DEURNE", "AALST", "NIEUWPOORT"])
def test_naam_in_twee_landen_in_hoofdletters_wordt_voorgelegd(naam: str):
    assert zoek(naam).soort is UitkomstSoort.MEERDERE
    assert zoek(naam, land="NL").soort is UitkomstSoort.GEVONDEN
    assert zoek(naam, land="BE").land == "BE"


def test_naam_die_in_belgie_en_duitsland_ligt_krijgt_geen_verzonnen_land():
    uitkomst = zoek("Essen")
    assert (uitkomst.soort, uitkomst.land) == (UitkomstSoort.BUITEN_TABEL, None)


def test_ander_land_en_onzin_als_land():
    assert zoek("Parijs", land="FR").land == "FR"
    assert zoek("Parijs", land="Atlantis").soort is UitkomstSoort.ONBEKEND


def test_plaatsen_van_belgische_vacatures_worden_nooit_stil_nederlands(gedeeld: Path):
    regels = (gedeeld / "data/vacatures/vacatures_volledig.jsonl").read_text("utf-8").splitlines()
    plaatsen = {json.loads(regel)["plaats"] for regel in regels}
    belgisch = {plaats for plaats in plaatsen if plaats.isupper()}
    assert len(belgisch) > 40
    soorten = {plaats: zoek(plaats).soort for plaats in belgisch}
    assert UitkomstSoort.GEVONDEN not in soorten.values()
    assert {p for p in belgisch if zoek(p).soort is UitkomstSoort.ONBEKEND} == set()


def test_plaatsen_van_een_vacaturesite_worden_bijna_allemaal_herkend(gedeeld: Path):
    with (gedeeld / "data/vacatures/adzuna_titels.csv").open(encoding="utf-8") as bestand:
        soorten = [zoek(rij["location"]).soort for rij in csv.DictReader(bestand)]
    assert soorten.count(UitkomstSoort.ONBEKEND) <= len(soorten) * 0.01
    assert soorten.count(UitkomstSoort.GEVONDEN) >= len(soorten) * 0.90


# --- properties ----------------------------------------------------------------------------------


@given(st.text(max_size=150), st.none() | st.text(max_size=20), st.none() | st.text(max_size=5))
def test_zoeken_faalt_nooit_en_zegt_altijd_wat_er_is(naam: str, bij: str | None, land: str | None):
    uitkomst = zoek(naam, bij=bij, land=land)
    assert (uitkomst.plaats is not None) == (uitkomst.soort is UitkomstSoort.GEVONDEN)
    assert uitkomst.melding.endswith((".", "?"))


@given(st.sampled_from(REGISTER.plaatsen))
def test_elke_plaats_in_de_tabel_is_met_zijn_gemeente_te_vinden(plaats: Plaats):
    uitkomst = zoek(plaats.plaats, bij=plaats.gemeente)
    if uitkomst.soort is UitkomstSoort.GEVONDEN:
        assert uitkomst.plaats is not None
        assert uitkomst.plaats.plaats == plaats.plaats
    else:
        # Bergen is a municipality in two provinces, and a village is called Nederland.
        assert plaats.plaats in {"Bergen", "Nederland"}


@given(st.sampled_from(REGISTER.plaatsen), st.sampled_from([str.upper, str.lower, str.title]))
def test_hoofdletters_veranderen_nooit_in_een_andere_plaats(
    plaats: Plaats, vorm: Callable[[str], str]
):
    gewoon = zoek(plaats.plaats, land="NL", bij=plaats.provincie)
    assert zoek(vorm(plaats.plaats), land="NL", bij=plaats.provincie).plaats == gewoon.plaats


def test_middelpunt_is_de_postcode_het_dichtst_bij_het_gemiddelde():
    leden = [p for p in REGISTER.plaatsen if p.plaats == "Zwolle"]
    lat = sum(p.breedtegraad for p in leden) / len(leden)
    lon = sum(p.lengtegraad for p in leden) / len(leden)
    dichtst = min(
        leden,
        key=lambda p: afstand_km(
            van_lat=lat, van_lon=lon, naar_lat=p.breedtegraad, naar_lon=p.lengtegraad
        ),
    )
    assert zoek("Zwolle").plaats == dichtst


# --- distance ------------------------------------------------------------------------------------


def test_een_graad_naar_het_noorden_is_een_360e_van_de_omtrek():
    verwacht = 2 * math.pi * AARDSTRAAL_KM / 360
    gemeten = afstand_km(van_lat=52.0, van_lon=5.0, naar_lat=53.0, naar_lon=5.0)
    assert gemeten == pytest.approx(verwacht, rel=1e-12)


@given(*(st.floats(50.5, 53.7), st.floats(3.2, 7.3)) * 2)
def test_afstand_per_paar_is_gelijk_aan_de_afstand_in_kolommen(
    van_lat: float, van_lon: float, naar_lat: float, naar_lon: float
):
    punten = {"van_lat": van_lat, "van_lon": van_lon, "naar_lat": naar_lat, "naar_lon": naar_lon}
    een = afstand_km(**punten)
    assert een == pytest.approx(float(afstanden_km(**punten)), rel=1e-12, abs=1e-9)
    terug = afstand_km(van_lat=naar_lat, van_lon=naar_lon, naar_lat=van_lat, naar_lon=van_lon)
    assert een == pytest.approx(terug, rel=1e-12, abs=1e-9)


def een_plaats(pc4: int, naam: str, *, index: int) -> Plaats:
    return Plaats(
        pc4=pc4,
        plaats=naam,
        gemeente=naam,
        provincie="Utrecht",
        breedtegraad=52.0,
        lengtegraad=5.0,
        index=index,
    )


def kilometers(een: Plaats, ander: Plaats) -> float:
    return afstand_km(
        van_lat=een.breedtegraad,
        van_lon=een.lengtegraad,
        naar_lat=ander.breedtegraad,
        naar_lon=ander.lengtegraad,
    )
