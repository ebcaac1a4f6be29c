"""The border bound is never more than the true distance, and large where the border is far."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.fouten import OpstapFout
from modellen.plaats.afstand import afstanden_km
from modellen.plaats.buitenland import find_gebied
from modellen.plaats.grens import TOLERANTIE_KM, afstand_tot_gebied
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
        afstand_tot_gebied(52.0, 5.0, "FR")
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
    ondergrens = afstand_tot_gebied(REGISTER.breedtegraden, REGISTER.lengtegraden, land)
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
    km = afstand_tot_gebied(plaats.breedtegraad, plaats.lengtegraad, land)
    assert minstens <= km <= hoogstens


@given(st.floats(50.7, 53.6), st.floats(3.3, 7.2), st.sampled_from(["BE", "DE"]))
def test_een_punt_en_een_kolom_geven_hetzelfde(lat: float, lon: float, land: str):
    een = afstand_tot_gebied(lat, lon, land)
    kolom = afstand_tot_gebied(np.array([lat, np.nan]), np.array([lon, lon]), land)
    assert isinstance(een, float)
    assert een >= 0.0
    assert een == pytest.approx(float(kolom[0]))
    assert np.isnan(kolom[1])


def test_lange_kolom_en_tabel_geven_hetzelfde_als_los():
    lat, lon = np.linspace(50.8, 53.4, 10_000), np.linspace(3.4, 7.1, 10_000)
    kolom = afstand_tot_gebied(lat, lon, "DE")
    tabel = afstand_tot_gebied(lat.reshape(100, 100), lon.reshape(100, 100), "DE")
    assert (tabel.ravel() == kolom).all()
    assert [kolom[i] for i in (0, 4095, 4096, 9999)] == [
        afstand_tot_gebied(float(lat[i]), float(lon[i]), "DE") for i in (0, 4095, 4096, 9999)
    ]
    assert afstand_tot_gebied(np.array([]), np.array([]), "DE").shape == (0,)


@given(st.floats(50.7, 53.6), st.floats(3.3, 7.2))
def test_wie_een_stap_zet_verandert_niet_meer_dan_die_stap(lat: float, lon: float):
    stap = afstanden_km(van_lat=lat, van_lon=lon, naar_lat=lat + 0.01, naar_lon=lon)
    verschil = abs(afstand_tot_gebied(lat, lon, "BE") - afstand_tot_gebied(lat + 0.01, lon, "BE"))
    assert verschil <= float(stap) + 1e-9
    assert TOLERANTIE_KM > 0


# Town, its province (ISO 3166-2), latitude, longitude: general geography, to about a kilometre.
VLAAMSE_PLAATSEN = [
    ("Menen", "BE-VWV", 50.796, 3.122),
    ("Brugge", "BE-VWV", 51.209, 3.224),
    ("Gent", "BE-VOV", 51.054, 3.717),
    ("Sint-Niklaas", "BE-VOV", 51.165, 4.143),
    ("Antwerpen", "BE-VAN", 51.221, 4.400),
    ("Turnhout", "BE-VAN", 51.322, 4.944),
    ("Geel", "BE-VAN", 51.162, 4.991),
    ("Mechelen", "BE-VAN", 51.028, 4.480),
    ("Hasselt", "BE-VLI", 50.931, 5.338),
    ("Lommel", "BE-VLI", 51.230, 5.313),
    ("Maaseik", "BE-VLI", 51.098, 5.784),
    ("Leuven", "BE-VBR", 50.879, 4.700),
    ("Aarschot", "BE-VBR", 50.987, 4.833),
    ("Brussel", "BE-BRU", 50.847, 4.352),
    ("Luik", "BE-WAL", 50.633, 5.568),
    ("Visé", "BE-WAL", 50.736, 5.695),
]


@pytest.mark.parametrize(("plaats", "gebied", "lat", "lon"), VLAAMSE_PLAATSEN)
def test_een_provincie_is_nooit_verder_dan_een_plaats_erin(plaats, gebied, lat, lon):
    assert find_gebied("BE", plaats) == gebied
    echt = afstanden_km(
        van_lat=REGISTER.breedtegraden, van_lon=REGISTER.lengtegraden, naar_lat=lat, naar_lon=lon
    )
    ondergrens = afstand_tot_gebied(REGISTER.breedtegraden, REGISTER.lengtegraden, gebied)
    assert (ondergrens <= echt).all()


@pytest.mark.parametrize("gebied", sorted({g for _, g, _, _ in VLAAMSE_PLAATSEN}))
def test_een_provincie_ligt_niet_dichterbij_dan_het_land(gebied):
    provincie = afstand_tot_gebied(REGISTER.breedtegraden, REGISTER.lengtegraden, gebied)
    land = afstand_tot_gebied(REGISTER.breedtegraden, REGISTER.lengtegraden, "BE")
    assert (provincie >= land - TOLERANTIE_KM).all()  # both are rough lines


def test_een_naam_die_in_meer_provincies_bestaat_noemt_alleen_het_land():
    assert find_gebied("BE", "Deurne") == "BE"
    assert find_gebied("BE", "Nergenshuizen") == "BE"
    assert find_gebied("DE", "Menen") == "DE"
    assert find_gebied("BE", None) == "BE"


def test_menen_is_vanuit_tilburg_veel_verder_dan_de_grens():
    tilburg = REGISTER.get_pc4(5038)
    thuis = (tilburg.breedtegraad, tilburg.lengtegraad)
    assert afstand_tot_gebied(*thuis, "BE") < 15
    assert afstand_tot_gebied(*thuis, "BE-VWV") > 90
