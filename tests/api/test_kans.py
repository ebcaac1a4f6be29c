"""What a champion says, on the screens of who may know it and of nobody else."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from api.bootstrap import Samenstelling
from matching.leren.kenmerken import KENMERKEN
from modellen.voorstel.lijst_repository import LijstRepository
from tests.api.conftest import Aanmelder
from tests.api.wereld import ACCOUNTMANAGER, COACH, NU
from tests.matching.kampioen import NAAM, maak_kampioen

KANS = re.compile(r"wordt: ongeveer \d+% \(tussen \d+% en \d+%\)\. Gewoon is \d+%\.|te weinig ")


@pytest.fixture(autouse=True)
def _kampioen(eigen_wereld: Samenstelling) -> None:
    maak_kampioen(eigen_wereld.instellingen.rankermap)


def lees(client: TestClient, pad: str) -> str:
    """A page, signed in by cookie as a browser is."""
    _, _, token = client.headers["Authorization"].partition(" ")
    client.cookies.set("opstap_sessie", token)
    antwoord = client.get(pad)
    assert antwoord.status_code == 200
    assert "/uitloggen" in antwoord.text
    return antwoord.text


def test_een_accountmanager_leest_geen_kans(schrijver: Aanmelder):
    client = schrijver(ACCOUNTMANAGER)
    pagina = lees(client, "/werk/V-1/kandidaten")
    assert "Kandidaat" in pagina
    assert "blijvende plaatsing" not in pagina
    assert "kans" not in client.get("/v1/werk/V-1/kandidaten").text


def test_een_coach_leest_kans_wens_en_delen_op_de_shortlist_en_bij_waarom(schrijver: Aanmelder):
    coach = schrijver(COACH)
    for pad in ("/klanten/K-1001/shortlist", "/klanten/K-1001/waarom/V-1"):
        pagina = lees(coach, pad)
        assert KANS.search(pagina), pad
        assert "bij de wensen" in pagina
        assert "keer zo " in pagina


def test_de_uitleg_noemt_de_ranker_en_alles_waarvan_hij_mag_leren(schrijver: Aanmelder):
    pagina = lees(schrijver(COACH), "/uitleg")
    assert NAAM in pagina
    assert all(k.titel in pagina for k in KENMERKEN)


def test_v1_geeft_delen_die_samen_de_opbrengst_zijn_en_het_logboek_de_ranker(
    schrijver: Aanmelder, eigen_wereld: Samenstelling
):
    antwoord = schrijver(COACH).get("/v1/klanten/K-1001/shortlist").json()
    assert antwoord["matches"]
    for match in antwoord["matches"]:
        kans, maal = match["kans"], match["kans"]["gewoon"]
        for deel in kans["delen"]:
            maal *= deel["factor"]
        assert maal == pytest.approx(kans["opbrengst"])
        assert match["verkend"] is False
    with eigen_wereld.opslag.lezen() as session:
        lijst = dict(LijstRepository(session).lees_tot(NU))[antwoord["lijst"]]
    assert lijst.versies["ranker"] == NAAM
    scores = [lijst.pool.getal(p.poolrij) for p in lijst.plaatsen]
    opbrengsten = [m["kans"]["opbrengst"] for m in antwoord["matches"]]
    assert scores == pytest.approx(opbrengsten, rel=1e-6)
