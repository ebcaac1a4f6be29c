"""`demo`: what it refuses, and that twice is the same."""

from __future__ import annotations

import re
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from shutil import copytree

import pytest

from api.cli.demo import SEED
from api.cli.hoofd import main
from api.demo.maken import STANDAARD_SEED
from modellen.gebruiker.model import Rol
from modellen.gebruiker.repository import GebruikerRepository
from modellen.opslag.engine import Opslag
from modellen.opslag.volgnummer import Stroom, hoogste_nummer
from modellen.traject.repository import TrajectRepository
from tests.api.cli.conftest import Afloop, Draai

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("demo")]


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


@pytest.fixture(scope="module")
def gemaakt(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Afloop]:
    """A folder with the demo in it, to read or to copy, and what making it said."""
    map_, uit, fout = tmp_path_factory.mktemp("demo"), StringIO(), StringIO()
    with pytest.MonkeyPatch.context() as tijdelijk, redirect_stdout(uit), redirect_stderr(fout):
        tijdelijk.setenv("COLUMNS", "100")
        status = main(["demo", "--data", str(map_)])
    return map_, Afloop(status, uit.getvalue(), fout.getvalue())


def test_demo_toont_lijsten_accounts_en_wat_u_verder_kunt_typen(draai: Draai, gemaakt, tmp_path):
    map_, afloop = gemaakt
    for deel in ("Shortlist voor K-", "opstap-demo", "coach.marit", "opstap serveer"):
        assert deel in afloop.uit
    assert re.search(r"auditor\.noord +auditor +opstap-noord", afloop.uit)
    assert "Verzonnen gegevens maken" in afloop.fout
    assert re.search(r"K-1001 +klant +opstap-noord +jobcoach coach\.\w+", afloop.uit)
    for deel in ("trajecten, met gesprekken", "opstap agenda", "opstap traject toon T-1001"):
        assert deel in afloop.uit
    nog_eens = draai("demo", "--data", str(copytree(map_, tmp_path / "kopie")))
    assert "die van een eerdere demo zijn gebleven" in " ".join(nog_eens.uit.split())


def test_demo_geeft_de_agenda_iets_te_zeggen_en_het_rapport_een_plan(draai: Draai, gemaakt):
    data = ("--data", str(gemaakt[0]))
    agenda = draai("agenda", "--json", "--aantal", "500", *data).document
    te_laat = {d["traject"] for d in agenda["deadlines"] if d["status"] == "te_laat"}
    opslag = Opslag(f"sqlite:///{gemaakt[0] / 'opstap.sqlite3'}")
    with opslag.lezen() as sessie:
        trajecten = TrajectRepository(sessie).list_()
        accounts = GebruikerRepository(sessie).list_()
    opslag.sluit()
    assert 4 <= len(te_laat) <= 0.15 * len(trajecten)
    klanten = [a.account for a in accounts if a.rol is Rol.KLANT]
    assert len(klanten) == 2
    assert [draai("rapport", klant, "trajectplan", *data).status for klant in klanten] == [0, 0]


def test_seed_van_de_opdracht_is_die_van_de_demo():
    assert SEED == STANDAARD_SEED
