"""Values as people write them become values of the domain; what is unclear stays unknown."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.dagdelen import KANTOORTIJDEN
from modellen.kwalificatie import Branche, Certificaat, Opleidingsniveau, Rijbewijs, Taalniveau
from modellen.plaats.plaats import standaard_register
from modellen.waarden import UrenPerWeek
from vacatures.importeren.rij import Onleesbaar
from vacatures.importeren.uit_tekst import vind_uren, vul_eisen_aan
from vacatures.importeren.velden.getallen import FTE_UREN, lees_datum, lees_fte, lees_uren
from vacatures.importeren.velden.lijsten import (
    lees_branche,
    lees_certificaten,
    lees_contractvorm,
    lees_dagdelen,
    lees_opleiding,
    lees_rijbewijzen,
    lees_taal,
)
from vacatures.importeren.velden.plek import lees_werkplek
from vacatures.kenmerken import Contractvorm, Eisen, Werkplek


@pytest.mark.parametrize("tekst", ["31-02-2026", "07/13/2026", "morgen", "1-1-1889", "2026", True,
                                   ["1-1-2026"], "99999"])  # fmt: skip
def test_wat_geen_datum_is_wordt_niet_gegokt(tekst):
    with pytest.raises(Onleesbaar, match="geen datum"):
        lees_datum(tekst)


@pytest.mark.parametrize("tekst", ["13-7-2026", "13/07/2026", "13.07.26", "2026-07-13", "13072026",
                                   "20260713", "13 juli 2026", "13 July 2026", "ma 13 jul 2026",
                                   "2026-07-13T22:59:33Z", "13-07-2026 08:00"])  # fmt: skip
def test_elke_schrijfwijze_van_een_dag_is_die_dag(tekst):
    assert lees_datum(tekst) == date(2026, 7, 13)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_nederlandse_en_iso_datum_zijn_dezelfde_dag(dag):
    assert lees_datum(f"{dag.day}-{dag.month}-{dag.year}") == dag == lees_datum(dag.isoformat())


@pytest.mark.parametrize("tekst", ["In overleg", "z.s.m.", "per direct", "doorlopend", ""])
def test_woorden_zonder_datum_zijn_onbekend(tekst):
    assert lees_datum(tekst) is None


@pytest.mark.parametrize("tekst", ["heel veel", "61", "400 uur", "-8", True, {"a": 1}])
def test_onmogelijke_uren_worden_niet_gegokt(tekst):
    with pytest.raises(Onleesbaar):
        lees_uren(tekst)


@pytest.mark.parametrize(
    ("tekst", "laag", "hoog"),
    [
        ("24", 24, 24), (24, 24, 24), ("24-32 uur", 24, 32), ("24 tot 32", 24, 32),
        ("32 - 24 u.", 24, 32), ("minimaal 16 uur", 16, None), ("max 20", None, 20),
        ("WTF 0,6 (24 uur)", 24, 24), ("24+", 24, None), ("fulltime", *FTE_UREN),
        ("Parttime", None, None), ("In overleg", None, None), ("31,5", 31.5, 31.5),
    ],
)  # fmt: skip
def test_uren_zoals_mensen_ze_schrijven(tekst, laag, hoog):
    assert lees_uren(tekst) == UrenPerWeek(laag, hoog)


@pytest.mark.parametrize("tekst", ["0,8", "0.8 FTE", "WTF 0,8", "0,80"])
def test_een_deel_van_een_fte_is_een_band_van_36_tot_40_uur(tekst):
    verwacht = UrenPerWeek(round(0.8 * 36, 1), round(0.8 * 40, 1))
    assert lees_fte(tekst) == verwacht == lees_uren(tekst)


def test_fte_groter_dan_een_baan_wordt_niet_gelezen():
    with pytest.raises(Onleesbaar):
        lees_fte("2,0")


@pytest.mark.parametrize(
    ("tekst", "vorm"),
    [
        ("permanent", Contractvorm.VAST), ("onbepaalde tijd", Contractvorm.VAST),
        ("Tijdelijk met uitzicht op vast", Contractvorm.TIJDELIJK),
        ("time-specific", Contractvorm.TIJDELIJK), ("bepaalde tijd", Contractvorm.TIJDELIJK),
        ("ZZP", Contractvorm.ZELFSTANDIG), ("BBL", Contractvorm.LEERWERK),
        ("nul-uren", Contractvorm.OPROEP), ("vast/vast", Contractvorm.VAST),
        ("Parttime", None), ("Niet gevonden", None), ("", None),
    ],
)  # fmt: skip
def test_contractvorm_in_woorden(tekst, vorm):
    assert lees_contractvorm(tekst) is vorm


@pytest.mark.parametrize("tekst", ["vast/tijdelijk", "iets anders", True])
def test_onduidelijke_contractvorm_wordt_niet_gekozen(tekst):
    with pytest.raises(Onleesbaar):
        lees_contractvorm(tekst)


@pytest.mark.parametrize(
    ("tekst", "niveau"),
    [
        ("mbo 2", Opleidingsniveau.MBO2), ("MBO niveau 3 of mbo 4", Opleidingsniveau.MBO3),
        ("mbo/havo/vwo", Opleidingsniveau.MBO2), ("havo/vwo", Opleidingsniveau.HAVO_VWO),
        ("hbo/wo", Opleidingsniveau.HBO), ("WO", Opleidingsniveau.WO), ("geen",
        Opleidingsniveau.GEEN), ("vmbo-tl", Opleidingsniveau.VMBO), ("mbo", Opleidingsniveau.MBO2),
        ("basisonderwijs", Opleidingsniveau.BASIS), ("Bachelor", Opleidingsniveau.HBO),
    ],
)  # fmt: skip
def test_de_laagste_genoemde_opleiding_is_de_eis(tekst, niveau):
    assert lees_opleiding(tekst) is niveau


def test_taal_gaat_over_het_nederlands():
    assert lees_taal("Nederlands B1") is Taalniveau.B1
    assert lees_taal("redelijk") is Taalniveau.A2
    with pytest.raises(Onleesbaar):
        lees_taal("Engels C1")


def test_rijbewijs_en_certificaten():
    assert lees_rijbewijzen("B, C1E") == {Rijbewijs.B, Rijbewijs.C1E}
    assert lees_rijbewijzen("C(E)") == {Rijbewijs.CE}
    assert lees_rijbewijzen("B+") == {Rijbewijs.B}
    assert lees_rijbewijzen("geen") == frozenset()
    assert lees_certificaten("VCA vol; heftruck") == {Certificaat.VCA_VOL, Certificaat.HEFTRUCK}
    with pytest.raises(Onleesbaar):
        lees_rijbewijzen("vliegbrevet")


def test_branche_uit_code_sbi_of_woord():
    assert lees_branche("schoonmaak") is Branche.SCHOONMAAK
    assert lees_branche("sbi 81210") is Branche.SCHOONMAAK
    assert lees_branche("Logistieke vacatures") is Branche.LOGISTIEK
    assert lees_branche("iets heel anders") is None


def test_dagdelen_worden_gelezen_als_zij_gegeven_zijn():
    assert lees_dagdelen("kantoortijden") == KANTOORTIJDEN
    assert lees_dagdelen("ma-vr ochtend,middag") == KANTOORTIJDEN


def test_wens_of_aanbod_in_de_tekst_is_geen_eis():
    tekst = (
        "Rijbewijs B is een pré. Wij betalen je VCA. Je kunt bij ons je heftruckcertificaat halen."
    )
    assert vul_eisen_aan(Eisen(), titel="Hulp", tekst=tekst) == Eisen()


def test_eis_in_de_tekst_wordt_gevonden_en_een_kolom_wint():
    tekst = "U heeft rijbewijs B. Een VOG is verplicht."
    eisen = vul_eisen_aan(Eisen(), titel="Hulp", tekst=tekst)
    assert eisen.rijbewijzen == {Rijbewijs.B}
    assert eisen.certificaten == {Certificaat.VOG}
    geen = vul_eisen_aan(Eisen(rijbewijzen=frozenset()), titel="Chauffeur CE", tekst=tekst)
    assert geen.rijbewijzen == frozenset()


def test_uren_in_de_tekst_alleen_als_zij_elkaar_niet_tegenspreken():
    assert vind_uren(titel="Verkoper (31 uur)", tekst="") == UrenPerWeek(31, 31)
    assert vind_uren(titel="Kok", tekst="24-32 uur per week. € 16 per uur.") == UrenPerWeek(24, 32)
    assert vind_uren(titel="Kok", tekst="24 uur per week, of 36 uur per week.").is_onbekend


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        ({"postcode": "4811 AB", "plaats": "Breda"}, Werkplek(4811, "Breda", "NL")),
        ({"plaats": "DEURNE", "bron": "vdab"}, Werkplek(None, "DEURNE", "BE")),
        ({"postcode": "5751 AB", "plaats": "Deurne", "bron": "vdab"},
         Werkplek(5751, "Deurne", "NL")),
        ({"postcode": "2100", "plaats": "Deurne", "bron": "vdab"}, Werkplek(None, "Deurne", "BE")),
        ({}, Werkplek()),
    ],
)  # fmt: skip
def test_werkplek_uit_postcode_plaats_en_bron(velden, verwacht):
    meldingen: list[str] = []
    plek = lees_werkplek(
        velden,
        register=standaard_register(),
        waarschuw=lambda veld, wat, herstel: meldingen.append(veld),
    )
    assert (plek, meldingen) == (verwacht, [])


def test_te_ruime_plaats_is_onbekend_met_een_waarschuwing():
    meldingen: list[str] = []
    plek = lees_werkplek(
        {"plaats": "Nederland"},
        register=standaard_register(),
        waarschuw=lambda veld, wat, herstel: meldingen.append(veld),
    )
    assert plek.pc4 is None
    assert meldingen == ["plaats"]
