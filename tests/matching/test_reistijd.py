"""Travel minutes: monotone, the same in columns as one by one, and close to what people report."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.reistijd import AfstandReistijd, Reisprofiel, Reistijdmodel, Traject
from matching.zoekindex.reisminuten import OnthoudenReistijd
from modellen.kwalificatie import Vervoermiddel
from modellen.plaats.afstand import AARDSTRAAL_KM
from modellen.plaats.plaats import standaard_register

MODEL = AfstandReistijd()
MIDDELEN = st.sampled_from(Vervoermiddel)
LAT, LON = st.floats(50.5, 53.7), st.floats(3.2, 7.3)
KM = st.floats(0.0, 300.0)


def minuten(km: float, middel: Vervoermiddel) -> float:
    return float(MODEL.minuten_bij_km(km, middel))


# --- refusals ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("omrijfactor", "start", "trajecten"),
    [
        (0.9, 1.0, (Traject(math.inf, 5.0),)),
        (1.2, 0.0, (Traject(math.inf, 5.0),)),
        (1.2, 1.0, ()),
        (1.2, 1.0, (Traject(10.0, 5.0),)),
        (1.2, 1.0, (Traject(10.0, 5.0), Traject(5.0, 5.0), Traject(math.inf, 5.0))),
        (1.2, 1.0, (Traject(math.inf, 0.0),)),
    ],
)
def test_reisprofiel_dat_niet_kan_wordt_geweigerd(
    omrijfactor: float, start: float, trajecten: tuple[Traject, ...]
):
    with pytest.raises(ValueError, match="travel profile"):
        Reisprofiel(omrijfactor, start, trajecten)


def test_onbekende_plek_geeft_geen_reistijd():
    een = MODEL.minuten_een(
        van_lat=math.nan, van_lon=5.0, naar_lat=52.0, naar_lon=5.0, middel=Vervoermiddel.AUTO
    )
    kolom = MODEL.minuten(
        van_lat=52.0,
        van_lon=5.0,
        naar_lat=np.array([52.0, np.nan, 52.0]),
        naar_lon=np.array([5.0, 5.0, np.nan]),
        middel=Vervoermiddel.AUTO,
    )
    assert math.isnan(een)
    assert np.isnan(kolom).tolist() == [False, True, True]


def test_zo_weinig_tijd_dat_niets_bereikbaar_is_geeft_geen_bereik():
    assert MODEL.bereik_km(Vervoermiddel.OV, 5.0) is None
    assert MODEL.bereik_km(Vervoermiddel.OV, -1.0) is None


# --- figures -------------------------------------------------------------------------------------


def test_vaste_namen_voor_opslag():
    model: Reistijdmodel = MODEL
    assert (model.naam, model.versie) == ("afstand", "1")


@pytest.mark.parametrize(
    ("middel", "km_onderweg", "gemeld"),
    [
        # Distance travelled and minutes, as people report them (CBS 37774 and 37980NED).
        (Vervoermiddel.AUTO, 21.9, 28),
        (Vervoermiddel.OV, 29.1, 53),
        (Vervoermiddel.FIETS, 2.37 / 0.80, 11.05 / 0.80),
        (Vervoermiddel.LOPEN, 0.57 / 0.57, 7.0 / 0.57),
    ],
)
def test_reistijd_komt_overeen_met_wat_mensen_melden(
    middel: Vervoermiddel, km_onderweg: float, gemeld: float
):
    hemelsbreed = km_onderweg / MODEL.profielen[middel].omrijfactor
    assert minuten(hemelsbreed, middel) == pytest.approx(gemeld, rel=0.10)


def test_tot_zes_kilometer_is_de_fiets_sneller_dan_het_ov_en_daarna_niet_meer():
    assert minuten(2.0, Vervoermiddel.FIETS) < minuten(2.0, Vervoermiddel.OV)
    assert minuten(5.0, Vervoermiddel.FIETS) < minuten(5.0, Vervoermiddel.OV)
    assert minuten(10.0, Vervoermiddel.FIETS) > minuten(10.0, Vervoermiddel.OV)


def test_reistijd_met_de_hand_nagerekend():
    # 30 km straight: 39 km of road; 4 + 5 km at 30 + 15 km at 65 + 19 km at 90 km/h.
    verwacht = 4 + 5 / 30 * 60 + 15 / 65 * 60 + 19 / 90 * 60
    assert minuten(30.0, Vervoermiddel.AUTO) == math.ceil(verwacht)
    # 4 km straight: 5 km of cycle path at 15 km/h is exactly 20 minutes, and 2 to start.
    assert minuten(4.0, Vervoermiddel.FIETS) == 22


def test_van_groningen_naar_maastricht_is_geen_dagelijkse_reis():
    register = standaard_register()
    van, naar = register.get_pc4(9711), register.get_pc4(6211)
    uren = {
        middel: MODEL.minuten_een(
            van_lat=van.breedtegraad,
            van_lon=van.lengtegraad,
            naar_lat=naar.breedtegraad,
            naar_lon=naar.lengtegraad,
            middel=middel,
        )
        / 60
        for middel in Vervoermiddel
    }
    assert 3 < uren[Vervoermiddel.AUTO] < 5 < uren[Vervoermiddel.FIETS] < uren[Vervoermiddel.LOPEN]


# --- properties ----------------------------------------------------------------------------------


@given(KM, KM, MIDDELEN)
def test_verder_is_nooit_korter(een: float, ander: float, middel: Vervoermiddel):
    dichtbij, ver = sorted((een, ander))
    assert minuten(dichtbij, middel) <= minuten(ver, middel)


@given(KM, MIDDELEN)
def test_hele_minuten_en_nooit_minder_dan_de_start(km: float, middel: Vervoermiddel):
    gerekend = minuten(km, middel)
    assert gerekend == int(gerekend)
    assert gerekend >= minuten(0.0, middel) >= 1


@given(KM)
def test_lopen_is_boven_een_halve_kilometer_nooit_sneller_dan_fietsen(km: float):
    if km >= 0.5:
        assert minuten(km, Vervoermiddel.FIETS) <= minuten(km, Vervoermiddel.LOPEN)


@given(LAT, LON, LAT, LON, MIDDELEN)
def test_een_voor_een_is_hetzelfde_als_in_kolommen(
    van_lat: float, van_lon: float, naar_lat: float, naar_lon: float, middel: Vervoermiddel
):
    een = MODEL.minuten_een(
        van_lat=van_lat, van_lon=van_lon, naar_lat=naar_lat, naar_lon=naar_lon, middel=middel
    )
    kolom = MODEL.minuten(
        van_lat=van_lat,
        van_lon=van_lon,
        naar_lat=np.array([naar_lat, van_lat]),
        naar_lon=np.array([naar_lon, van_lon]),
        middel=middel,
    )
    assert een == kolom[0]
    assert kolom[1] == minuten(0.0, middel)


@pytest.mark.parametrize("middel", Vervoermiddel)
def test_elke_grens_van_een_minuut_valt_in_kolommen_en_los_gelijk(middel: Vervoermiddel):
    """Points on a meridian whose travel time is as close to whole minutes as floats allow."""
    tijden = [float(m) for m in range(12, 240)]
    km = [bereik for m in tijden if (bereik := MODEL.bereik_km(middel, m)) is not None]
    lat = [51.0 + math.degrees(k / AARDSTRAAL_KM) for k in km]
    kolom = MODEL.minuten(van_lat=51.0, van_lon=5.0, naar_lat=lat, naar_lon=5.0, middel=middel)
    los = [
        MODEL.minuten_een(van_lat=51.0, van_lon=5.0, naar_lat=punt, naar_lon=5.0, middel=middel)
        for punt in lat
    ]
    assert kolom.tolist() == los == tijden


@given(st.lists(LAT, min_size=1, max_size=5), st.lists(LON, min_size=1, max_size=5), MIDDELEN)
def test_rijen_en_kolommen_breiden_uit_tot_een_tabel(
    lat: list[float], lon: list[float], middel: Vervoermiddel
):
    tabel = MODEL.minuten(
        van_lat=np.array(lat)[:, np.newaxis],
        van_lon=5.0,
        naar_lat=52.0,
        naar_lon=np.array(lon),
        middel=middel,
    )
    assert tabel.shape == (len(lat), len(lon))
    assert tabel.dtype == np.float64


@given(MIDDELEN, st.floats(0.0, 400.0))
def test_bereik_is_precies_zo_ver_als_de_tijd_toelaat(middel: Vervoermiddel, tijd: float):
    bereik = MODEL.bereik_km(middel, tijd)
    if bereik is None:
        assert minuten(0.0, middel) > tijd
    else:
        assert minuten(bereik, middel) <= tijd
        assert minuten(bereik + 1e-6, middel) > tijd


@pytest.mark.parametrize("middel", Vervoermiddel)
def test_meer_tijd_is_meer_bereik(middel: Vervoermiddel):
    bereiken = [MODEL.bereik_km(middel, float(m)) or 0.0 for m in range(240)]
    assert all(korter <= langer for korter, langer in pairwise(bereiken))
    assert bereiken[-1] > bereiken[30]


# --- within one question -------------------------------------------------------------------------


class Routedienst(AfstandReistijd):
    """Stands for a service to which distance alone says nothing; counts its questions."""

    gevraagd = 0

    def minuten_bij_km(self, hemelsbreed_km, middel):
        return None

    def minuten(self, *, middel, **punten):
        Routedienst.gevraagd += 1
        return MODEL.minuten(**punten, middel=middel)


@pytest.mark.parametrize("model", [MODEL, Routedienst()], ids=["afstand", "route"])
def test_onthouden_minuten_zijn_die_van_het_model_en_worden_een_keer_gevraagd(model):
    rng = np.random.default_rng(3)
    punten = {
        "van_lat": np.array([52.1]),
        "van_lon": np.array([5.1]),
        "naar_lat": rng.uniform(51, 53, 40),
        "naar_lon": rng.uniform(4, 6, 40),
    }
    onthoudend = OnthoudenReistijd(model)
    Routedienst.gevraagd = 0
    for middel in (*Vervoermiddel, *Vervoermiddel):
        np.testing.assert_array_equal(
            onthoudend.minuten(**punten, middel=middel), MODEL.minuten(**punten, middel=middel)
        )
    assert Routedienst.gevraagd in (0, len(Vervoermiddel))
    verder = punten | {"naar_lat": punten["naar_lat"] + 0.1}
    np.testing.assert_array_equal(
        onthoudend.minuten(**verder, middel=Vervoermiddel.AUTO),
        MODEL.minuten(**verder, middel=Vervoermiddel.AUTO),
    )
