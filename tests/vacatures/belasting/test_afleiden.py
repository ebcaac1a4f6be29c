"""The table of loads is made again from O*NET by a rule that a hand can follow."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from modellen.belastbaarheid.fml import FmlSoort, item
from vacatures.belasting import schatten
from vacatures.belasting.afleiden import BESTANDEN, KOLOMMEN, REGELS, write_isco_belasting

MEEGELEVERD = Path(schatten.__file__).with_name("isco_belasting.csv")


def schrijf(map_: Path, waarden: dict[str, float], koppeling: str) -> list[dict[str, str]]:
    """Every scale 50 for both occupations, save those named; 'kracht' alone has a level too."""
    for naam, bestand in BESTANDEN.items():
        waarde = waarden.get(naam, 50)
        if naam == "gevaar":
            regels = ["hazard_context,onet_soc2018_code", f"{waarde},53-7062.00"]
        elif naam == "kracht":
            regels = ["Importance,Level,Code", f"{waarde},{waarde},53-7062.00"]
        else:
            regels = ["Context,Code", f"{waarde},53-7062.00", "Not available,11-1011.00"]
        (map_ / bestand).write_text("\n".join(regels))
    (map_ / "esco_onet_crosswalk_Nov2020.csv").write_text(
        f"isco_code,onet_code,confidence\n{koppeling}"
    )
    write_isco_belasting(map_, map_ / "uit.csv")
    with (map_ / "uit.csv").open(encoding="utf-8") as bestand:
        return list(csv.DictReader(bestand))


def test_een_ontbrekend_bestand_wordt_genoemd(tmp_path: Path):
    with pytest.raises(FileNotFoundError, match=r"Handling_and_Moving_Objects"):
        write_isco_belasting(tmp_path, tmp_path / "uit.csv")


def test_beroep_zonder_cijfers_of_met_twijfel_telt_niet(tmp_path: Path):
    koppeling = "9333,53-7062.00,0.5\n1120,11-1011.00,1.0\n2111,99-9999.00,1.0\n"
    assert schrijf(tmp_path, {}, koppeling) == []


def test_niveau_en_band_volgen_de_grenzen(tmp_path: Path):
    # IV-13: 60, 45 and 30 with a margin of 15. Strength 50: level 1; 65: level 0; 35: level 2.
    (rij,) = schrijf(tmp_path, {"kracht": 50}, "9333,53-7062.00,1.0\n")
    assert rij["IV-13"] == "0/1/2"
    assert rij["aantal_beroepen"] == "1"


def test_optie_is_waarschijnlijk_mogelijk_of_niet(tmp_path: Path):
    # zorgcontact: likely from 60, possible when 10 more reaches 45.
    for druk, cel in ((60, "2"), (59, "1"), (35, "1"), (34, "0")):
        (rij,) = schrijf(tmp_path, {"zorg": druk}, "9333,53-7062.00,1.0\n")
        assert rij["II-12.zorgcontact"] == cel, druk


def test_elke_regel_past_bij_de_fml_en_heeft_dalende_grenzen():
    assert len(KOLOMMEN) == len(set(KOLOMMEN))
    for regel in REGELS:
        assert list(regel.grenzen) == sorted(regel.grenzen, reverse=True)
        if regel.optie is None:
            assert item(regel.item).soort is FmlSoort.SCHAAL
            assert len(regel.grenzen) == item(regel.item).hoogste_niveau
        else:
            assert regel.optie in {optie.code for optie in item(regel.item).opties}
            assert len(regel.grenzen) == 2


def test_meegeleverde_tabel_is_na_te_maken(tmp_path: Path, gedeeld: Path):
    aantal = write_isco_belasting(gedeeld / "data/onet", tmp_path / "isco_belasting.csv")
    assert (tmp_path / "isco_belasting.csv").read_bytes() == MEEGELEVERD.read_bytes()
    assert aantal >= 400
