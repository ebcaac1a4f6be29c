"""The klant: what may not be said is refused, and nothing in the record says who somebody is."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.fouten import OngeldigeWaarde
from modellen.klant.model import MAX_REISMINUTEN, Klant, KlantStatus, Werkervaring
from modellen.kwalificatie import Certificaat, Rijbewijs, Vervoermiddel
from modellen.waarden import KlantNummer, OrganisatieCode, UrenPerWeek
from tests.builders import een_identiteit, een_klant

NIET_IN_HET_DOSSIER = {
    *("naam", "voornaam", "achternaam", "bsn", "geboortedatum", "leeftijd", "geslacht"),
    *("nationaliteit", "gezin", "uitkering", "diagnose", "gezondheid", "verzuim", "notitie"),
}


@pytest.mark.parametrize("minuten", [0, -1, MAX_REISMINUTEN + 1])
def test_een_onmogelijke_reistijd_wordt_geweigerd(minuten: int):
    with pytest.raises(OngeldigeWaarde) as fout:
        een_klant(vervoer={Vervoermiddel.FIETS: minuten})
    assert fout.value.veld == "vervoer"
    assert "met de fiets" in fout.value.melding


@pytest.mark.parametrize("minuten", [1, MAX_REISMINUTEN])
def test_de_grenzen_van_de_reistijd_mogen(minuten: int):
    assert een_klant(vervoer={Vervoermiddel.AUTO: minuten}).vervoer[Vervoermiddel.AUTO] == minuten


def test_een_klant_verandert_niet_achteraf():
    with pytest.raises(FrozenInstanceError):
        een_klant().coach = "iemand anders"  # type: ignore[misc]


@pytest.mark.parametrize("model", [Klant, Werkervaring])
def test_wat_de_selectie_niet_mag_weten_is_geen_veld(model: type):
    assert {veld.name for veld in fields(model)} & NIET_IN_HET_DOSSIER == set()


def test_werkervaring_kent_geen_datums_dus_geen_gaten():
    assert [v.name for v in fields(Werkervaring) if "date" in str(v.type)] == []


def test_wie_nergens_naar_gevraagd_is_heeft_alles_onbekend():
    klant = Klant(KlantNummer("K-1"), OrganisatieCode("o"), "coach")
    assert klant.status is KlantStatus.ACTIEF
    assert (klant.postcode, klant.dagdelen, klant.taalniveau, klant.opleiding) == (None,) * 4
    assert klant.uren == UrenPerWeek()
    assert klant.rijbewijzen_met_omvang is None
    assert klant.certificaten_met_omvang is None


def test_niets_bezitten_is_iets_anders_dan_onbekend():
    klant = een_klant(rijbewijzen=frozenset(), certificaten=frozenset())
    assert klant.rijbewijzen_met_omvang == frozenset()
    assert klant.certificaten_met_omvang == frozenset()


@given(st.frozensets(st.sampled_from(Rijbewijs)), st.frozensets(st.sampled_from(Certificaat)))
def test_bezit_met_omvang_is_alles_wat_de_stukken_omvatten(
    rijbewijzen: frozenset[Rijbewijs], certificaten: frozenset[Certificaat]
):
    klant = een_klant(rijbewijzen=rijbewijzen, certificaten=certificaten)
    assert klant.rijbewijzen_met_omvang == {o for r in rijbewijzen for o in r.omvat}
    assert klant.certificaten_met_omvang == {o for c in certificaten for o in c.omvat}


def test_de_naam_staat_alleen_in_de_identiteit():
    assert (
        een_identiteit(voornaam="Sanne", achternaam="de Bruin").volledige_naam == "Sanne de Bruin"
    )
