"""`leren eerlijkheid`: aggregates alone, refusals with the way on, and groups reach the gate."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from api.cli.hoofd import main
from matching.leren import trainen
from matching.leren.algoritmeregister import EIGEN
from modellen.fouten import OpstapFout
from modellen.klant.repository import KlantRepository
from modellen.opslag.engine import Opslag
from tests.api.cli.conftest import Draai
from tests.builders import ORGANISATIE, een_klant


@pytest.fixture
def met_groepen(draai: Draai, gevuld: Path, tmp_path: Path) -> Path:
    """40 more klanten: 20 women, 15 men, 5 who would rather not say."""
    opslag = Opslag(f"sqlite:///{gevuld / 'opstap.sqlite3'}")
    nummers = [f"K-30{i:02}" for i in range(40)]
    with opslag.schrijven() as sessie:
        KlantRepository(sessie).save_all([een_klant(n) for n in nummers], door="test")
    opslag.sluit()
    gezegd = ["vrouw"] * 20 + ["man"] * 15 + ["wil niet zeggen"] * 5
    pad = tmp_path / "groepen.csv"
    rijen = [f"{n};{g}" for n, g in zip(nummers, gezegd, strict=True)]
    pad.write_text("\n".join(["klantnummer;geslacht", *rijen]), encoding="utf-8")
    assert draai("importeer", "groepsgegevens", str(pad), "--data", str(gevuld)).status == 0
    return gevuld


@pytest.mark.parametrize("argumenten", [("eerlijkheid",), ("vergeet", "K-1001")])
def test_zonder_groepen_zegt_het_hoe_verder(draai: Draai, gevuld: Path, argumenten):
    afloop = draai("leren", *argumenten, "--data", str(gevuld))
    assert afloop.status == 2
    assert "groepsgegevens" in afloop.fout


def test_een_organisatie_zonder_groepen_heeft_geen_rapport(draai: Draai, met_groepen: Path):
    afloop = draai(
        "leren", "eerlijkheid", "--organisatie", "elders", "--data", str(met_groepen), "--json"
    )
    assert afloop.document["fout"]["code"] == "geen_groepsgegevens"


def test_het_rapport_noemt_groepen_en_geen_klant(draai: Draai, met_groepen: Path, tmp_path: Path):
    bestand = tmp_path / "rapport.md"
    opties = ("--data", str(met_groepen), "--naar", str(bestand))
    gezien = draai("leren", "eerlijkheid", *opties)
    document = draai("leren", "eerlijkheid", *opties, "--json")
    assert (gezien.status, document.status) == (0, 0)
    for tekst in (gezien.uit, document.uit, bestand.read_text(encoding="utf-8")):
        assert "K-30" not in tekst
        assert "vrouw" in tekst
    rapport = document.document["organisaties"][ORGANISATIE]
    geslacht = [t for t in rapport["tabellen"] if t["eigenschap"] == "geslacht"]
    groepen = {g["groep"]: g.get("klanten") for g in geslacht[0]["groepen"]}
    # Two of the store beside the forty: seven unknown, too few; so the next smallest goes too.
    assert groepen == {"vrouw": 20, "man": None, "onbekend": None}
    assert rapport["lezing"]


def test_wie_het_vraagt_wordt_vergeten(draai: Draai, met_groepen: Path):
    assert draai("leren", "vergeet", "K-3000", "--data", str(met_groepen)).status == 0
    assert draai("leren", "vergeet", "K-3000", "--data", str(met_groepen)).status == 2


def test_een_instelling_kan_alleen_strenger(draai: Draai, met_groepen: Path, monkeypatch):
    monkeypatch.setenv("OPSTAP_MINSTE_GROEP", "5")
    afloop = draai("leren", "eerlijkheid", "--data", str(met_groepen))
    assert afloop.status == 2
    assert "MINSTE_GROEP" in afloop.fout


@pytest.mark.parametrize("opdracht", ["beoordeel", "promoveer"])
def test_de_groepen_komen_bij_de_poort(
    draai: Draai, met_groepen: Path, monkeypatch: pytest.MonkeyPatch, opdracht: str
):
    gekregen = {}

    def oordeel(gegevens, register, *, uitdager, groepen, kijk):
        gekregen.update(rijen=len(gegevens), groepen=groepen)
        raise OpstapFout(code="proef", melding="Zover is het.", volgende_stap="Niets.")

    groepen = {"geslacht": np.array([0, 1, -1])}
    monkeypatch.setattr(trainen, "oordeel", oordeel)
    monkeypatch.setattr(
        "api.toegang.eerlijkheid.lees_met_groepen", lambda sessie, tot: ((1, 2, 3), groepen)
    )
    assert main(["leren", opdracht, "--data", str(met_groepen)]) == 2
    assert gekregen == {"rijen": 3, "groepen": groepen}


def test_zonder_nacht_is_niemand_vergeten(draai: Draai, gevuld: Path):
    afloop = draai("leren", "aandacht", "--data", str(gevuld))
    assert (afloop.status, "niemand" in afloop.uit) == (0, True)
    document = draai("leren", "aandacht", "--coach", "coach.x", "--data", str(gevuld), "--json")
    assert document.document == {"aandacht": []}


def test_het_register_noemt_wat_ontbreekt_en_is_klaar_als_alles_is_ingevuld(
    draai: Draai, gevuld: Path, tmp_path: Path
):
    bestand = tmp_path / "register.md"
    opties = ("--data", str(gevuld), "--naar", str(bestand))
    afloop = draai("leren", "register", *opties)
    assert afloop.status == 1
    assert "wettelijke_basis" in afloop.fout
    assert "NOG IN TE VULLEN" in bestand.read_text(encoding="utf-8")
    eigen = "".join(f'{veld} = "Ingevuld."\n' for veld in EIGEN)
    (gevuld / "algoritmeregister.toml").write_text(eigen, encoding="utf-8")
    assert draai("leren", "register", *opties).status == 0
    assert "NOG IN TE VULLEN" not in bestand.read_text(encoding="utf-8")


def test_het_logboek_telt_de_nacht_en_noemt_niemand(draai: Draai, met_groepen: Path):
    data = ("--data", str(met_groepen))
    leeg = draai("leren", "logboek", *data)
    assert (leeg.status, "geen nachtelijke ronde" in leeg.uit) == (0, True)
    assert draai("nacht", *data).status == 0
    document = draai("leren", "logboek", *data, "--json").document
    (nacht,) = document["nachten"]
    # 42 active klanten of two organisations; what one may see of the work is not for the other.
    assert nacht["klantlijsten"] == 42
    assert (
        nacht["geschikt"] + nacht["metAandachtspunten"] + nacht["ongeschikt"]
        == (nacht["beschouwd"])
    )
    assert nacht["versies"]["ranking"]
    tekst = draai("leren", "logboek", *data).uit
    assert "K-" not in tekst
    assert "afgevallen op" in tekst
    ander = draai("leren", "logboek", "--dag", "2020-01-01", *data, "--json").document
    assert ander["nachten"] == []
