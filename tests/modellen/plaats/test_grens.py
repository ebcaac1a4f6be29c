"""The border bound is never more than the true distance, and large where the border is far."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.fouten import OpstapFout
from modellen.plaats.afstand import afstanden_km
from modellen.plaats.grens import TOLERANTIE_KM, afstand_tot_land
from modellen.plaats.plaats import standaard_register

REGISTER = standaard_register()

# Centres of towns just over the border (latitude, longitude).
OVER_DE_GRENS = {
    "BE": {
        "Knokke": (51.346, 3.287),
        "Maldegem": (51.207, 3.445),
        "Zelzate": (51.199, 3.813),
        "Kieldrecht": (51.287, 4.177),
        "Essen": (51.467, 4.468),
        "Kalmthout": (51.384, 4.475),
        "Meersel-Dreef": (51.497, 4.775),
        "Hoogstraten": (51.400, 4.760),
        "Poppel": (51.447, 5.043),
        "Turnhout": (51.323, 4.948),
        "Arendonk": (51.321, 5.085),
        "Lommel": (51.230, 5.313),
        "Hamont": (51.251, 5.545),
        "Kinrooi": (51.145, 5.742),
        "Maaseik": (51.098, 5.786),
        "Maasmechelen": (50.965, 5.694),
        "Lanaken": (50.893, 5.647),
        "Sint-Martens-Voeren": (50.748, 5.813),
        "Kelmis": (50.712, 6.011),
        "Antwerpen": (51.219, 4.402),
    },
    "DE": {
        "Aken": (50.776, 6.084),
        "Herzogenrath": (50.869, 6.094),
        "Selfkant": (51.020, 5.920),
        "Nettetal-Kaldenkirchen": (51.323, 6.200),
        "Straelen": (51.442, 6.266),
        "Goch": (51.680, 6.160),
        "Kranenburg": (51.789, 6.007),
        "Emmerich": (51.835, 6.245),
        "Elten": (51.865, 6.165),
        "Bocholt": (51.838, 6.615),
        "Vreden": (52.037, 6.828),
        "Gronau": (52.212, 7.022),
        "Bad Bentheim": (52.303, 7.158),
        "Nordhorn": (52.432, 7.068),
        "Uelsen": (52.494, 6.884),
        "Emlichheim": (52.610, 6.847),
        "Ruetenbrock": (52.843, 7.103),
        "Bunde": (53.186, 7.271),
        "Emden": (53.367, 7.206),
    },
}


def test_ander_land_dan_een_buurland_wordt_geweigerd():
    with pytest.raises(OpstapFout) as fout:
        afstand_tot_land(52.0, 5.0, "FR")
    assert fout.value.code == "onbekende_grens"


@pytest.mark.parametrize(
    ("land", "plaats"), [(land, p) for land, namen in OVER_DE_GRENS.items() for p in namen]
)
def test_ondergrens_is_nooit_meer_dan_de_afstand_tot_een_plaats_over_de_grens(
    land: str, plaats: str
):
    lat, lon = OVER_DE_GRENS[land][plaats]
    werkelijk = afstanden_km(
        van_lat=REGISTER.breedtegraden, van_lon=REGISTER.lengtegraden, naar_lat=lat, naar_lon=lon
    )
    ondergrens = afstand_tot_land(REGISTER.breedtegraden, REGISTER.lengtegraden, land)
    assert ondergrens.shape == werkelijk.shape
    assert (ondergrens <= werkelijk).all()


@pytest.mark.parametrize(
    ("postcode", "land", "minstens", "hoogstens"),
    [
        (9711, "BE", 180, 230),
        (1012, "BE", 85, 115),
        (3511, "BE", 55, 85),
        (5111, "BE", 0, 3),
        (6211, "BE", 0, 3),
        (7511, "DE", 0, 8),
        (4331, "DE", 150, 200),
        (1012, "DE", 85, 120),
    ],
)
def test_grens_ligt_zo_ver_als_op_de_kaart(
    postcode: int, land: str, minstens: float, hoogstens: float
):
    plaats = REGISTER.get_pc4(postcode)
    km = afstand_tot_land(plaats.breedtegraad, plaats.lengtegraad, land)
    assert minstens <= km <= hoogstens


@given(st.floats(50.7, 53.6), st.floats(3.3, 7.2), st.sampled_from(["BE", "DE"]))
def test_een_punt_en_een_kolom_geven_hetzelfde(lat: float, lon: float, land: str):
    een = afstand_tot_land(lat, lon, land)
    kolom = afstand_tot_land(np.array([lat, np.nan]), np.array([lon, lon]), land)
    assert isinstance(een, float)
    assert een >= 0.0
    assert een == pytest.approx(float(kolom[0]))
    assert np.isnan(kolom[1])


def test_lange_kolom_en_tabel_geven_hetzelfde_als_los():
    lat, lon = np.linspace(50.8, 53.4, 10_000), np.linspace(3.4, 7.1, 10_000)
    kolom = afstand_tot_land(lat, lon, "DE")
    tabel = afstand_tot_land(lat.reshape(100, 100), lon.reshape(100, 100), "DE")
    assert (tabel.ravel() == kolom).all()
    assert [kolom[i] for i in (0, 4095, 4096, 9999)] == [
        afstand_tot_land(float(lat[i]), float(lon[i]), "DE") for i in (0, 4095, 4096, 9999)
    ]
    assert afstand_tot_land(np.array([]), np.array([]), "DE").shape == (0,)


@given(st.floats(50.7, 53.6), st.floats(3.3, 7.2))
def test_wie_een_stap_zet_verandert_niet_meer_dan_die_stap(lat: float, lon: float):
    stap = afstanden_km(van_lat=lat, van_lon=lon, naar_lat=lat + 0.01, naar_lon=lon)
    verschil = abs(afstand_tot_land(lat, lon, "BE") - afstand_tot_land(lat + 0.01, lon, "BE"))
    assert verschil <= float(stap) + 1e-9
    assert TOLERANTIE_KM > 0
