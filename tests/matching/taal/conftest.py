"""A made-up vocabulary in the layout of the ESCO download, small enough to train on in seconds."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from matching.taal import MODEL_MAP
from matching.taal.licht import LichtTaalmodel
from matching.taal.recept import Recept

BEROEPEN = [
    # code, isco, names (preferred first), description
    ("9214.1", "9214", "tuinhulp\nhulphovenier", "Tuinhulpen wieden de perken. Zij snoeien hagen."),
    ("9214.1.1", "9214", "plantenverzorger", "Plantenverzorgers geven planten water in de kas."),
    (
        "6113.1",
        "6113",
        "tuinder\nkweker van bloemen",
        "Tuinders zaaien, stekken en oogsten bloemen.",
    ),
    ("5120.1", "5120", "kantinekok\nkokkin", "Kantinekoks bereiden elke dag warme maaltijden."),
    (
        "9412.1",
        "9412",
        "keukenhulp\nafwasser (horeca)",
        "Keukenhulpen wassen af. Zij snijden groente.",
    ),
    ("8322.1", "8322", "besteller\nbestelwagenchauffeur", "Bestellers brengen pakketten aan huis."),
    (
        "8332.1",
        "8332",
        "vrachtrijder\nchauffeur zwaar vervoer",
        "Vrachtrijders rijden met een truck.",
    ),
    (
        "4110.1",
        "4110",
        "kantoorhulp\nklerk",
        "Kantoorhulpen kopieren stukken en vullen lijsten in.",
    ),
    ("4311.1", "4311", "boekhoudhulp", "Boekhoudhulpen voeren facturen in en tellen bedragen op."),
    (
        "5321.1",
        "5321",
        "zorghulp\nhelpende",
        "Zorghulpen helpen ouderen bij het wassen en aankleden.",
    ),
]
ISCO = [
    ("9214", "Tuinbouwarbeiders"),
    ("6113", "Tuinders en kwekers"),
    ("5120", "Koks"),
    ("9412", "Keukenhulpen en afwassers"),
    ("8322", "Bestuurders van bestelwagens"),
    ("8332", "Vrachtwagenchauffeurs"),
    ("4110", "Kantoormedewerkers"),
    ("4311", "Boekhoudkundig medewerkers"),
    ("5321", "Zorgkundigen"),
]

#: Small and quick; the shape of training is the same.
MINI_RECEPT = Recept(
    dimensie=16, leraar_kolommen=24, toeval_kolommen=8, stappen=8, batch=6, aanloop=2,
    min_woord_aantal=1, min_teksten=1,
)  # fmt: skip


def write_esco(map_: Path) -> Path:
    """Write the made-up vocabulary to `map_`."""
    map_.mkdir(parents=True)
    with (map_ / "occupations_nl.csv").open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.writer(bestand)
        schrijver.writerow(
            ["code", "iscoGroup", "preferredLabel", "altLabels", "hiddenLabels", "description"]
        )
        for code, isco, namen, omschrijving in BEROEPEN:
            eerste, _, rest = namen.partition("\n")
            schrijver.writerow([code, isco, eerste, rest, "", omschrijving])
    with (map_ / "ISCOGroups_nl.csv").open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.writer(bestand)
        schrijver.writerow(["code", "preferredLabel"])
        schrijver.writerows(ISCO)
    return map_


@pytest.fixture
def mini_esco(tmp_path: Path) -> Path:
    return write_esco(tmp_path / "esco")


@pytest.fixture
def mini_recept() -> Recept:
    return MINI_RECEPT


@pytest.fixture(scope="session")
def model() -> LichtTaalmodel:
    return LichtTaalmodel.laad(MODEL_MAP)
