"""A hostile file is reported row by row, nothing crashes and no good row is lost."""

from __future__ import annotations

import csv
import random

import openpyxl
import pytest

from tests.vacatures.importeren.vijandig import (
    GEWAARSCHUWD,
    GOED,
    KOLOMMEN,
    SLECHT,
    goede_waarden,
    maak_csv,
    maak_jsonl,
)

AANTAL = 10_000


def controleer(rapport, verwacht, titels_in_opslag):
    assert {m.rij for m in rapport.fouten} == verwacht.rijen[SLECHT]
    assert {m.rij for m in rapport.waarschuwingen} == verwacht.rijen[GEWAARSCHUWD]
    assert all(m.wat and m.herstel and m.veld for m in rapport.meldingen)
    assert titels_in_opslag == verwacht.titels
    assert rapport.afgekeurd == len(verwacht.rijen[SLECHT])
    assert rapport.nieuw == len(verwacht.rijen[GOED]) + len(verwacht.rijen[GEWAARSCHUWD])
    assert rapport.gelezen == rapport.nieuw + rapport.afgekeurd


@pytest.mark.slow
@pytest.mark.parametrize(
    ("maak", "naam"), [(maak_csv, "vijandig.csv"), (maak_jsonl, "vijandig.jsonl")]
)
def test_tienduizend_vijandige_rijen_verliezen_geen_goede_rij(lees_in, bewaard, maak, naam):
    bestand = maak(AANTAL, seed=2026)
    assert sum(map(len, bestand.rijen.values())) == AANTAL
    rapport = lees_in(b"\r\n".join(bestand.regels), naam)
    controleer(rapport, bestand, {v.titel for v in bewaard()})


@pytest.mark.slow
def test_vijandig_bestand_tweede_keer_verandert_niets(lees_in):
    bestand = maak_csv(2_000, seed=7)
    eerste = lees_in(b"\n".join(bestand.regels), "vijandig.csv")
    tweede = lees_in(b"\n".join(bestand.regels), "vijandig.csv")
    assert (tweede.nieuw, tweede.gewijzigd) == (0, 0)
    assert tweede.ongewijzigd == eerste.nieuw
    assert tweede.meldingen == eerste.meldingen


def test_afgekeurd_bestand_bevat_geen_cel_die_een_rekenblad_uitvoert(lees_in):
    rapport = lees_in(b"\n".join(maak_csv(800, seed=3).regels), "vijandig.csv")
    with rapport.afgekeurd_bestand.open(encoding="utf-8-sig", newline="") as bestand:
        rijen = list(csv.reader(bestand, delimiter=";"))
    assert len(rijen) == rapport.afgekeurd + 1
    assert any(cel.startswith("'=") for rij in rijen for cel in rij)
    assert not any(cel[:1] in "=+-@\t\r" for rij in rijen for cel in rij if cel)
    assert max(len(cel) for rij in rijen for cel in rij) < 32_767


def test_vijandig_werkblad_verliest_geen_goede_rij(lees_in, bewaard, tmp_path):
    toeval = random.Random(11)
    boek = openpyxl.Workbook(write_only=True)
    blad = boek.create_sheet("vacatures")
    blad.append(KOLOMMEN)
    slecht, titels = set(), set()
    for n in range(1_500):
        waarden: list[object] = list(goede_waarden(n))
        soort = toeval.randrange(10)
        if soort < 5:
            slecht.add(n + 2)
            waarden[5 if soort == 0 else 0] = ["morgen misschien", 12, None, True, "x" * 30_000][
                soort
            ]
            if soort == 2:
                waarden[6] = None
        else:
            titels.add(waarden[0])
        if soort == 9:
            waarden[3] = "=1+1"  # a formula that was never calculated has no value
        blad.append(waarden)
    boek.save(tmp_path / "maak.xlsx")
    rapport = lees_in((tmp_path / "maak.xlsx").read_bytes(), "vijandig.csv")
    assert {m.rij for m in rapport.fouten} == slecht
    assert {v.titel for v in bewaard()} == titels
