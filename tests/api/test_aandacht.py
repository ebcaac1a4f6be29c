"""Who is passed over, over /v1 and the command line: named within own sight and nowhere else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from api.bootstrap import Samenstelling
from api.toegang.aandacht import aandacht_als_beheer
from matching.leren.aandacht import Aandachtsoort
from tests.api.conftest import Aanmelder
from tests.api.wereld import (
    ACCOUNTMANAGER,
    ANDERE_COACH,
    COACH,
    KLANTACCOUNT,
    NAMEN,
    OPDRACHTGEVER,
    TEAMLEIDER,
    VERRE_COACH,
)

PAD = "/v1/aandacht"


@pytest.fixture
def oud(eigen_wereld: Samenstelling) -> Samenstelling:
    """Everybody has been known for a hundred days, and there was a night."""
    eigen_wereld.nachtdienst.draai(vandaag=eigen_wereld.kalender())
    sinds = datetime.combine(eigen_wereld.kalender(), datetime.min.time(), UTC)
    with eigen_wereld.opslag.schrijven() as sessie:
        sessie.execute(
            text("UPDATE klant SET aangemaakt_op = :sinds"),
            {"sinds": (sinds - timedelta(days=100)).isoformat(" ")},
        )
    return eigen_wereld


@pytest.mark.parametrize("account", [ACCOUNTMANAGER, OPDRACHTGEVER, KLANTACCOUNT])
def test_wie_geen_dossiers_ziet_ziet_dit_niet(oud, schrijver: Aanmelder, account: str):
    assert schrijver(account).get(PAD).status_code == 403


def test_iedereen_ziet_de_eigen_klanten_en_een_teamleider_die_van_de_organisatie(
    oud, schrijver: Aanmelder
):
    def gezien(account: str) -> set[str]:
        return {regel["klant"] for regel in schrijver(account).get(PAD).json()}

    eigen, ander, ver = gezien(COACH), gezien(ANDERE_COACH), gezien(VERRE_COACH)
    assert "K-1001" in eigen
    assert not eigen & ander
    assert not eigen & ver
    assert gezien(TEAMLEIDER) == eigen | ander
    assert {r.klant for r in aandacht_als_beheer(oud, coach=None)} == eigen | ander | ver


def test_een_regel_zegt_waarom_en_wat_te_doen_zonder_naam(oud, schrijver: Aanmelder):
    antwoord = schrijver(COACH).get(PAD)
    (regel,) = [r for r in antwoord.json() if r["klant"] == "K-1001"]
    assert regel["soort"] == Aandachtsoort.NERGENS_GETOOND
    assert "100 dagen" in regel["reden"]
    assert regel["volgendeStap"].startswith("Open de lijst")
    assert not any(deel in antwoord.text for naam in NAMEN.values() for deel in naam)


def test_wie_de_lijst_opent_haalt_de_klant_uit_de_vergetelheid(oud, schrijver: Aanmelder):
    schrijver(COACH).get("/v1/klanten/K-1001/shortlist")
    (regel,) = [r for r in aandacht_als_beheer(oud, coach=COACH) if r.klant == "K-1001"]
    assert regel.soort is Aandachtsoort.LANG_NIET_VOORGESTELD
