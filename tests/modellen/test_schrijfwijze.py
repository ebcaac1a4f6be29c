"""Dates and numbers as people in the Netherlands write them."""

from __future__ import annotations

from datetime import date

from modellen.schrijfwijze import datum, datum_kort, duizend, getal


def test_een_datum_staat_voluit_of_kort():
    assert datum(date(2026, 3, 1)) == "1 maart 2026"
    assert datum_kort(date(2026, 3, 1)) == "1 mrt 2026"
    assert datum_kort(date(2026, 11, 22)) == "22 nov 2026"


def test_een_getal_heeft_een_komma_en_duizend_een_punt():
    assert getal(0.625) == "0,62"
    assert getal(1.0, 1) == "1,0"
    assert duizend(1234567) == "1.234.567"
