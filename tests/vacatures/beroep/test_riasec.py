"""The interest profile of an occupation: from figures, with its origin, or unknown."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import astuple
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.beroepskeuze.model import Riasec
from vacatures.beroep import riasec as riasec_module
from vacatures.beroep.afleiden import KOLOMMEN, write_isco_riasec
from vacatures.beroep.riasec import RiasecHerkomst, RiasecVanBeroep, find_riasec

MEEGELEVERD = Path(riasec_module.__file__).with_name("isco_riasec.csv")


def rijen() -> list[dict[str, str]]:
    with MEEGELEVERD.open(encoding="utf-8") as bestand:
        return list(csv.DictReader(bestand))


def schrijf(map_: Path, interesses: str, koppeling: str) -> list[dict[str, str]]:
    letters = "Realistic,Investigative,Artistic,Social,Enterprising,Conventional"
    (map_ / "interesses_riasec.csv").write_text(f"onet_soc,titel,{letters}\n{interesses}")
    (map_ / "esco_onet_crosswalk_Nov2020.csv").write_text(
        f"isco_code,onet_code,confidence\n{koppeling}"
    )
    doel = map_ / "uit.csv"
    write_isco_riasec(map_, doel)
    with doel.open(encoding="utf-8") as bestand:
        return list(csv.DictReader(bestand))


# --- refusals ------------------------------------------------------------------------------------


@pytest.mark.parametrize("isco", [None, "", " ", "9", "91124", "kok", "91.1", "٩١١٢", "0110", "00"])
def test_zonder_bekend_beroep_is_er_geen_profiel(isco: str | None):
    assert find_riasec(isco) is None


def test_zonder_bronbestand_wordt_er_niets_gemaakt(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        write_isco_riasec(tmp_path, tmp_path / "uit.csv")
    assert not (tmp_path / "uit.csv").exists()


# --- look-up -------------------------------------------------------------------------------------


def test_beroep_met_eigen_cijfers_krijgt_die_zelf():
    rij = next(r for r in rijen() if r["isco08"] == "9112")
    gevonden = find_riasec("9112")
    assert gevonden == RiasecVanBeroep(
        riasec=Riasec(*(float(rij[naam]) for naam in KOLOMMEN[1:7])),
        herkomst=RiasecHerkomst.ISCO4,
        isco="9112",
        aantal_beroepen=int(rij["aantal_beroepen"]),
    )


@pytest.mark.parametrize("lengte", [3, 2])
def test_grotere_groep_is_het_gemiddelde_over_de_beroepen_erin(lengte: int):
    groepen = defaultdict(list)
    for rij in rijen():
        groepen[rij["isco08"][:lengte]].append(rij)
    for groep, leden in groepen.items():
        totaal = sum(int(lid["aantal_beroepen"]) for lid in leden)
        gevonden = find_riasec(groep)
        assert gevonden is not None
        assert (gevonden.isco, gevonden.aantal_beroepen) == (groep, totaal)
        assert gevonden.herkomst == f"isco{lengte}"
        verwacht = sum(float(lid["sociaal"]) * int(lid["aantal_beroepen"]) for lid in leden)
        assert gevonden.riasec.sociaal == pytest.approx(verwacht / totaal)


def test_beroep_zonder_eigen_cijfers_valt_terug_op_de_naaste_groep():
    assert "4414" not in {rij["isco08"] for rij in rijen()}
    gevonden = find_riasec("4414")
    assert gevonden is not None
    assert gevonden == find_riasec("441")
    assert gevonden.herkomst.label == "beroepen die hier veel op lijken"


@given(st.text(alphabet="0123456789", min_size=2, max_size=4))
def test_herkomst_is_altijd_een_begin_van_de_code(isco: str):
    gevonden = find_riasec(isco)
    if gevonden is not None:
        assert isco.startswith(gevonden.isco)
        assert gevonden.herkomst == f"isco{len(gevonden.isco)}"
        assert gevonden.aantal_beroepen >= 1


@pytest.mark.parametrize(
    ("isco", "sterkst"),
    [
        ("9112", "realistisch"),
        ("7115", "realistisch"),
        ("5321", "sociaal"),
        ("2341", "sociaal"),
        ("3322", "ondernemend"),
        ("4311", "conventioneel"),
        ("2131", "onderzoekend"),
        ("2651", "artistiek"),
    ],
)
def test_bekende_beroepen_hebben_de_letter_die_iedereen_verwacht(isco: str, sterkst: str):
    gevonden = find_riasec(isco)
    assert gevonden is not None
    assert getattr(gevonden.riasec, sterkst) == max(astuple(gevonden.riasec))


# --- derivation ----------------------------------------------------------------------------------


def test_gemiddelde_over_beroepen_op_een_schaal_van_nul_tot_een(tmp_path: Path):
    (rij,) = schrijf(
        tmp_path,
        "11-1111.00,a,1,7,4,1,1,1\n22-2222.00,b,7,7,1,1,1,1\n",
        "110,11-1111.00,1.0\n110,22-2222.00,2.0\n110,22-2222.00,2.0\n",
    )
    assert rij["isco08"] == "0110"
    assert rij["aantal_beroepen"] == "3"
    # ((1 + 7 + 7) / 3 - 1) / 6 and ((4 + 1 + 1) / 3 - 1) / 6
    assert float(rij["realistisch"]) == pytest.approx(((1 + 7 + 7) / 3 - 1) / 6, abs=5e-5)
    assert float(rij["onderzoekend"]) == 1.0
    assert float(rij["artistiek"]) == pytest.approx(((4 + 1 + 1) / 3 - 1) / 6, abs=5e-5)


def test_zwakke_koppeling_en_onbekende_code_tellen_niet_mee(tmp_path: Path):
    uit = schrijf(
        tmp_path,
        "11-1111.00,a,7,1,1,1,1,1\n",
        "1111,11-1111.00,0.5\n2222,99-9999.00,2.0\n",
    )
    assert uit == []


def test_oude_code_wordt_gevonden_via_nieuwe_code_of_groep(tmp_path: Path):
    uit = schrijf(
        tmp_path,
        "53-7065.00,vakkenvuller,7,1,1,1,1,1\n11-1111.01,a,4,1,1,1,1,1\n11-1112.00,b,1,1,1,1,1,1\n",
        "9334,43-5081.01,2.0\n1111,11-1111.09,2.0\n2222,11-1119.00,2.0\n",
    )
    per_isco = {rij["isco08"]: float(rij["realistisch"]) for rij in uit}
    # Moved code; same detailed group (4 only); same broad group (mean of 4 and 1).
    assert per_isco == {"9334": 1.0, "1111": 0.5, "2222": 0.25}


def test_meegeleverde_tabel_is_uit_de_bron_te_maken(gedeeld: Path, tmp_path: Path):
    aantal = write_isco_riasec(gedeeld / "data/onet", tmp_path / "isco_riasec.csv")
    assert (tmp_path / "isco_riasec.csv").read_bytes() == MEEGELEVERD.read_bytes()
    assert aantal == len(rijen())


def test_bijna_elk_beroep_heeft_een_profiel(gedeeld: Path):
    with (gedeeld / "data/esco/ISCOGroups_nl.csv").open(encoding="utf-8") as bestand:
        codes = [rij["code"] for rij in csv.DictReader(bestand) if len(rij["code"]) == 4]
    zonder = {code for code in codes if find_riasec(code) is None}
    # Armed forces and subsistence farming only.
    assert {code[:2] for code in zonder} <= {"01", "02", "03", "63"}
