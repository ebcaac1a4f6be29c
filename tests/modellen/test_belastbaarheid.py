"""Belastbaarheid: closed values, the most recent judgement, and unknown once it has expired."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.belastbaarheid.fml import AANTAL_ITEMS, FML, FmlItem, FmlSoort, item
from modellen.belastbaarheid.model import (
    Belastbaarheid,
    Beoordelaar,
    Bron,
    Itemoordeel,
    leeg,
)
from modellen.fouten import OngeldigeWaarde, OpstapFout
from modellen.waarden import KlantNummer
from tests.builders import VANDAAG, een_belastbaarheid

KLANT = KlantNummer("K-1")
SCHALEN = [i for i in FML if i.soort is FmlSoort.SCHAAL]
KEUZES = [i for i in FML if i.soort is not FmlSoort.SCHAAL]
DATUMS = st.none() | st.dates(date(2024, 1, 1), date(2027, 1, 1))


def _tillen(niveau: int, datum: date | None = None, tot: date | None = None) -> Itemoordeel:
    return Itemoordeel("IV-13", niveau=niveau, datum=datum, geldig_tot=tot)


# --- refusals ------------------------------------------------------------------------------------


@pytest.mark.parametrize("fml_item", SCHALEN, ids=lambda i: i.code)
def test_een_schaal_neemt_alleen_haar_eigen_niveaus(fml_item: FmlItem):
    for niveau in (-1, fml_item.hoogste_niveau + 1, None):
        with pytest.raises(OngeldigeWaarde) as fout:
            Itemoordeel(fml_item.code, niveau=niveau)
        assert fout.value.veld == f"fml_{fml_item.code}"
        assert f"0 tot en met {fml_item.hoogste_niveau}" in fout.value.volgende_stap
    with pytest.raises(OngeldigeWaarde):
        Itemoordeel(fml_item.code, niveau=0, opties=frozenset())


@pytest.mark.parametrize("fml_item", KEUZES, ids=lambda i: i.code)
def test_een_keuze_neemt_alleen_haar_eigen_opties(fml_item: FmlItem):
    with pytest.raises(OngeldigeWaarde, match=fml_item.code) as fout:
        Itemoordeel(fml_item.code, opties=frozenset({"rugklachten"}))
    assert fml_item.opties[0].code in fout.value.volgende_stap
    for niveau, opties in ((1, None), (0, frozenset[str]()), (None, None)):
        with pytest.raises(OngeldigeWaarde):
            Itemoordeel(fml_item.code, niveau=niveau, opties=opties)


def test_een_onbekend_item_wordt_geweigerd():
    with pytest.raises(OpstapFout, match="IX-1"):
        Itemoordeel("IX-1", niveau=0)
    with pytest.raises(OpstapFout, match="IX-1"):
        een_belastbaarheid(afwijkingen={"IX-1": 1})


@pytest.mark.parametrize(("code", "waarde"), [("I-8", 2), ("IV-13", frozenset({"deadlines"}))])
def test_een_waarde_van_de_verkeerde_soort_wordt_netjes_geweigerd(
    code: str, waarde: int | frozenset[str]
):
    with pytest.raises(OngeldigeWaarde, match=code):
        een_belastbaarheid(afwijkingen={code: waarde})


def test_een_fout_herhaalt_de_ingevoerde_waarde_niet():
    with pytest.raises(OngeldigeWaarde) as fout:
        Itemoordeel("I-8", opties=frozenset({"depressie"}))
    assert "depressie" not in fout.value.melding + fout.value.volgende_stap


def test_er_is_geen_veld_waarin_een_oorzaak_past():
    # Everything that is stored is closed: a code of the FML, an enum, a number or a date.
    soorten = {veld.name: str(veld.type) for veld in fields(Itemoordeel)}
    assert soorten == {
        "code": "str",
        "niveau": "int | None",
        "opties": "frozenset[str] | None",
        "bron": "Bron",
        "beoordelaar": "Beoordelaar",
        "datum": "date | None",
        "geldig_tot": "date | None",
    }


# --- the most recent counts ----------------------------------------------------------------------


@given(st.lists(st.tuples(st.integers(0, 3), DATUMS), min_size=1, max_size=8))
def test_van_twee_oordelen_telt_het_nieuwste(gegeven: list[tuple[int, date | None]]):
    oordelen = [_tillen(niveau, datum) for niveau, datum in gegeven]
    gekozen = Belastbaarheid.van_oordelen(KLANT, oordelen).oordelen["IV-13"]
    nieuwste = max((d or date.min) for _, d in gegeven)
    assert (gekozen.datum or date.min) == nieuwste
    # Of two of the same day the last one given counts.
    assert gekozen.niveau == [n for n, d in gegeven if (d or date.min) == nieuwste][-1]


@given(st.lists(DATUMS, min_size=2, max_size=6, unique=True), st.randoms())
def test_de_volgorde_van_invoer_maakt_niet_uit(datums: list[date | None], rng: object):
    oordelen = [_tillen(i % 4, datum) for i, datum in enumerate(datums)]
    geschud = sorted(oordelen, key=lambda _: rng.random())  # type: ignore[attr-defined]
    een, ander = (Belastbaarheid.van_oordelen(KLANT, o) for o in (oordelen, geschud))
    assert een.oordelen == ander.oordelen


# --- unknown -------------------------------------------------------------------------------------


def test_een_leeg_dossier_is_onbekend_en_niet_normaal():
    niets = leeg(KLANT)
    assert niets.is_leeg
    assert niets.geldig_oordeel("IV-13", VANDAAG) is None
    assert niets.onbekende_items(VANDAAG) == tuple(
        i.code for i in FML if i.soort is not FmlSoort.KENMERK
    )


@pytest.mark.parametrize(
    ("tot", "geldig"),
    [
        (None, True),
        (VANDAAG + timedelta(days=1), True),
        (VANDAAG, True),
        (VANDAAG - timedelta(days=1), False),
    ],
)
def test_een_oordeel_geldt_tot_en_met_de_laatste_dag(tot: date | None, geldig: bool):
    belastbaarheid = Belastbaarheid.van_oordelen(KLANT, [_tillen(2, tot=tot)])
    assert (belastbaarheid.geldig_oordeel("IV-13", VANDAAG) is not None) == geldig
    assert ("IV-13" not in belastbaarheid.onbekende_items(VANDAAG)) == geldig


# --- a complete assessment -----------------------------------------------------------------------


def test_een_volledige_beoordeling_dekt_alle_64_items():
    beoordeeld = een_belastbaarheid(afwijkingen={"IV-13": 2, "I-8": {"deadlines"}})
    assert list(beoordeeld.oordelen) == [i.code for i in FML]
    assert len(beoordeeld.oordelen) == AANTAL_ITEMS == 64
    assert beoordeeld.onbekende_items(VANDAAG) == ()
    afwijkend = {
        code: o.niveau if o.opties is None else o.opties
        for code, o in beoordeeld.oordelen.items()
        if o.niveau or o.opties
    }
    assert afwijkend == {"IV-13": 2, "I-8": frozenset({"deadlines"})}


def test_een_volledige_beoordeling_is_van_een_beoordelaar_op_een_dag():
    beoordeeld = Belastbaarheid.vastgesteld(
        KLANT,
        {},
        bron=Bron.ARBEIDSDESKUNDIG_ONDERZOEK,
        beoordelaar=Beoordelaar.ARBEIDSDESKUNDIGE,
        datum=VANDAAG,
        geldig_tot=VANDAAG,
    )
    herkomst = {
        (o.bron, o.beoordelaar, o.datum, o.geldig_tot) for o in beoordeeld.oordelen.values()
    }
    assert herkomst == {
        (Bron.ARBEIDSDESKUNDIG_ONDERZOEK, Beoordelaar.ARBEIDSDESKUNDIGE, VANDAAG, VANDAAG)
    }
    morgen = VANDAAG + timedelta(days=1)
    assert len(beoordeeld.onbekende_items(morgen)) == sum(
        i.soort is not FmlSoort.KENMERK for i in FML
    )


def test_wat_normaal_is_staat_op_nul_of_op_geen_opties():
    for code, oordeel in een_belastbaarheid().oordelen.items():
        if item(code).soort is FmlSoort.SCHAAL:
            assert (oordeel.niveau, oordeel.opties) == (0, None)
        else:
            assert (oordeel.niveau, oordeel.opties) == (None, frozenset())
