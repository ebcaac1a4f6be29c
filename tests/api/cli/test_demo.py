"""`demo`: what it refuses, and that twice is the same."""

from __future__ import annotations

import pytest

from api.cli.demo import SEED
from api.demo.maken import STANDAARD_SEED
from modellen.opslag.engine import Opslag
from modellen.opslag.volgnummer import Stroom, hoogste_nummer
from tests.api.cli.conftest import Draai

pytestmark = pytest.mark.slow


def _volgnummers(map_) -> tuple[int, int]:
    opslag = Opslag(f"sqlite:///{map_ / 'opstap.sqlite3'}")
    with opslag.lezen() as sessie:
        nummers = (hoogste_nummer(sessie, Stroom.KLANT), hoogste_nummer(sessie, Stroom.WERK))
    opslag.sluit()
    return nummers


def test_opslag_met_klanten_van_een_ander_wordt_geweigerd_en_blijft_gelijk(
    draai: Draai, gevuld, tmp_path
):
    bestand = tmp_path / "klanten.csv"
    bestand.write_text("nummer;organisatie;coach\nZ-1;gemeente-elders;coach.piet\n")
    draai("importeer", "klanten", str(bestand), "--data", str(gevuld))
    voor = _volgnummers(gevuld)
    afloop = draai("demo", "--data", str(gevuld))
    assert (afloop.status, afloop.uit) == (2, "")
    assert "--ja" in afloop.fout
    assert _volgnummers(gevuld) == voor


def test_naast_eigen_vacatures_alleen_met_ja_en_twee_keer_is_hetzelfde(draai: Draai, tmp_path):
    bestand = tmp_path / "vacatures.csv"
    bestand.write_text("bron_id;titel;plaats\nA-1;Medewerker groen;Amersfoort\n")
    draai("importeer", "vacatures", str(bestand))
    assert draai("demo").status == 2

    eerste = draai("demo", "--ja", "--json")
    assert eerste.status == 0
    gemaakt = eerste.document["gemaakt"]
    assert gemaakt["klanten"] >= 60
    assert gemaakt["werkgevers"] >= 80
    assert gemaakt["vacatures"] >= 600
    assert gemaakt["netwerkplekken"] >= 60
    assert gemaakt["trajecten"] >= 60
    assert len({lijst["klant"] for lijst in eerste.document["shortlists"]}) == 3
    # Now it is a store with a demo in it, and needs no permission.
    assert draai("demo", "--json").document == eerste.document


def test_demo_toont_lijsten_accounts_en_wat_u_verder_kunt_typen(draai: Draai):
    afloop = draai("demo")
    for deel in ("Shortlist voor K-", "opstap-demo", "coach.marit", "opstap serveer"):
        assert deel in afloop.uit
    assert "Verzonnen gegevens maken" in afloop.fout
    for deel in ("trajecten, met gesprekken", "opstap agenda", "opstap traject toon T-1001"):
        assert deel in afloop.uit
    assert "die van een eerdere demo zijn gebleven" in " ".join(draai("demo").uit.split())


def test_demo_geeft_de_agenda_iets_te_zeggen_en_het_rapport_een_plan(draai: Draai):
    demo = draai("demo", "--json").document
    agenda = draai("agenda", "--json", "--aantal", "500").document
    te_laat = {d["traject"] for d in agenda["deadlines"] if d["status"] == "te_laat"}
    assert 4 <= len(te_laat) <= 0.15 * demo["gemaakt"]["trajecten"]
    klanten = [a["account"] for a in demo["accounts"] if a["rol"] == "klant"]
    assert len(klanten) == 2
    assert [draai("rapport", klant, "trajectplan").status for klant in klanten] == [0, 0]


def test_seed_van_de_opdracht_is_die_van_de_demo():
    assert SEED == STANDAARD_SEED
