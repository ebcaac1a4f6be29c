"""A champion that learnt from a tiny market under registered names, for tests of what it orders."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from matching.leren.kansmodel import Kansmodel
from matching.leren.leer import leer
from matching.leren.modelmap import schrijf_model
from matching.leren.register import Register
from tests.matching.leren.markt import markt

NAAM = "2026-10-01-0123abcd"
KENMERKEN = ("gelijkenis", "reistijd", "op_lijsten", "papieren")
DAG = date(2026, 10, 1)


@cache
def voorbeeldmodel() -> Kansmodel:
    """Travel counts for much more than in the fixed score."""
    gegevens = replace(markt(2000, seed=3), namen=KENMERKEN)
    return leer(gegevens, gegevens.peildag)


def maak_kampioen(map_: Path, naam: str = NAAM) -> str:
    """Write it as a folder and promote it; gives its name."""
    register = Register(map_)
    schrijf_model(
        register.pad(naam), voorbeeldmodel(), gegevens={"tot": "2026-09-01"}, cijfers={}, kaart="#"
    )
    register.bevorder(naam, dag=DAG, waarom="test")
    return naam
