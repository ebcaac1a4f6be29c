from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.normen.feestdagen import (
    eerste_paasdag,
    eerste_werkdag,
    feestdagen,
    is_werkdag,
    koningsdag,
)

JAREN = st.integers(1980, 2150)


# Published dates. Without its exceptions Gauss's formula is a week late in 1954, 1981, 2049, 2076.
@pytest.mark.parametrize(
    "dag",
    [
        date(1818, 3, 22),
        date(1943, 4, 25),
        date(1954, 4, 18),
        date(1981, 4, 19),
        date(2000, 4, 23),
        date(2008, 3, 23),
        date(2019, 4, 21),
        date(2024, 3, 31),
        date(2025, 4, 20),
        date(2026, 4, 5),
        date(2027, 3, 28),
        date(2038, 4, 25),
        date(2049, 4, 18),
        date(2076, 4, 19),
    ],
)
def test_pasen_valt_op_de_bekende_dag(dag):
    assert eerste_paasdag(dag.year) == dag


@given(JAREN)
def test_pasen_is_een_zondag_tussen_22_maart_en_25_april(jaar):
    pasen = eerste_paasdag(jaar)
    assert pasen.weekday() == 6
    assert date(jaar, 3, 22) <= pasen <= date(jaar, 4, 25)


@given(JAREN)
def test_pasen_volgt_op_de_kerkelijke_volle_maan(jaar):
    """Oracle by another road: the paschal full moon from the golden number and the epact."""
    eeuw, gulden = jaar // 100 + 1, jaar % 19 + 1
    epacta = (11 * gulden + 20 + (8 * eeuw + 5) // 25 - 5 - (3 * eeuw // 4 - 12)) % 30
    if (epacta == 25 and gulden > 11) or epacta == 24:
        epacta += 1
    maan = date(jaar, 3, 1) + timedelta(days=44 - epacta - 1)
    if maan < date(jaar, 3, 21):
        maan += timedelta(days=30)
    assert eerste_paasdag(jaar) == maan + timedelta(days=7 - (maan.weekday() + 1) % 7)


@pytest.mark.parametrize(
    ("jaar", "dagen"),
    [
        (2024, ["01-01", "04-01", "04-27", "05-09", "05-20", "12-25", "12-26"]),
        (2025, ["01-01", "04-21", "04-26", "05-05", "05-29", "06-09", "12-25", "12-26"]),
        (2026, ["01-01", "04-06", "04-27", "05-14", "05-25", "12-25", "12-26"]),
        (2027, ["01-01", "03-29", "04-27", "05-06", "05-17", "12-25", "12-26"]),
        (2030, ["01-01", "04-22", "04-27", "05-05", "05-30", "06-10", "12-25", "12-26"]),
    ],
)
def test_de_feestdagen_van_een_jaar_zijn_bekend(jaar, dagen):
    assert feestdagen(jaar) == {date.fromisoformat(f"{jaar}-{dag}") for dag in dagen}


def test_koningsdag_op_zondag_wordt_zaterdag():
    assert date(2014, 4, 27).weekday() == date(2025, 4, 27).weekday() == 6
    assert koningsdag(2014) == date(2014, 4, 26)
    assert koningsdag(2025) == date(2025, 4, 26)
    assert koningsdag(2026) == date(2026, 4, 27)


def test_voor_2014_was_het_koninginnedag():
    assert koningsdag(2013) == date(2013, 4, 30)
    assert koningsdag(2006) == date(2006, 4, 29)  # 30 april 2006 was a Sunday


def test_bevrijdingsdag_telt_alleen_in_een_lustrumjaar():
    assert is_werkdag(date(2026, 5, 5))
    assert not is_werkdag(date(2025, 5, 5))


def test_goede_vrijdag_is_een_werkdag():
    assert is_werkdag(date(2026, 4, 3))


def test_een_werkdag_blijft_zichzelf_en_kerst_schuift_door_tot_na_het_weekend():
    assert eerste_werkdag(date(2026, 11, 23)) == date(2026, 11, 23)
    # Friday and Saturday are Christmas in 2026, then comes Sunday.
    assert eerste_werkdag(date(2026, 12, 25)) == date(2026, 12, 28)
