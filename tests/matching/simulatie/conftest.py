"""One run of every world, made once; the score of issue 1 comes in as plain numbers."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from matching.simulatie import WERELDEN, Proefbank, speel
from matching.simulatie.kijk import NAMEN

_GEWICHT = {
    "gelijkenis": 0.5,
    "riasec": 0.1,
    "reistijd": 0.12,
    "uren": 0.06,
    "marge": 0.1,
    "zekerheid": 0.12,
}
_ONBEKEND = {"riasec": 0.5, "uren": 0.5, "marge": 0.5}


def tel_punten(kenmerken):
    kolommen = [
        np.nan_to_num(kenmerken[:, NAMEN.index(naam)], nan=_ONBEKEND.get(naam, 0.0))
        for naam in _GEWICHT
    ]
    basis = sum(g * k for g, k in zip(_GEWICHT.values(), kolommen, strict=True))
    return basis, (0.5 * kolommen[0] + 0.1 * kolommen[1]) / 0.6


@cache
def maak_run(naam, zaad=0, lijsten_per_week=8.0, weken=60):
    return speel(
        WERELDEN[naam],
        zaad=zaad,
        oordeel=tel_punten,
        lijsten_per_week=lijsten_per_week,
        weken=weken,
    )


@cache
def maak_bank(naam, zaad=0):
    return Proefbank.van(maak_run(naam, zaad), 300)


@pytest.fixture(params=sorted(WERELDEN))
def naam(request):
    return request.param


@pytest.fixture(scope="session")
def run():
    return maak_run


@pytest.fixture(scope="session")
def bank():
    return maak_bank


@pytest.fixture(scope="session")
def oordeel():
    return tel_punten
