"""Every error says what is wrong, in Dutch, and what to do next."""

from __future__ import annotations

import pytest

from modellen.fouten import GeenToegang, NietGevonden, OngeldigeWaarde, OpstapFout

ALLE = [
    OngeldigeWaarde(veld="postcode", melding="'0' is geen postcode.", volgende_stap="Verbeter."),
    NietGevonden(soort="klant", nummer="K-1"),
    GeenToegang(wat="een klant bekijken"),
    OpstapFout(code="vol", melding="De schijf is vol.", volgende_stap="Maak ruimte."),
]


@pytest.mark.parametrize("fout", ALLE, ids=lambda fout: type(fout).__name__)
def test_elke_fout_heeft_een_code_een_zin_en_een_volgende_stap(fout: OpstapFout):
    assert isinstance(fout, OpstapFout)
    assert fout.code.isascii()
    assert fout.code.isidentifier()
    assert fout.melding.endswith(".")
    assert fout.volgende_stap.endswith(".")
    assert str(fout) == f"{fout.code}: {fout.melding}"


def test_wie_iets_niet_mag_zien_hoort_hetzelfde_als_wie_naar_niets_vraagt():
    assert "of u mag die niet zien" in NietGevonden(soort="klant", nummer="K-1").melding


def test_een_ongeldige_waarde_noemt_haar_veld():
    fout = OngeldigeWaarde(veld="uren_per_week", melding="Kan niet.", volgende_stap="Verbeter.")
    assert (fout.veld, fout.code) == ("uren_per_week", "ongeldig_uren_per_week")
