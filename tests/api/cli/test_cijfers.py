"""`cijfers`: refusals first, then what is counted and what is not shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from modellen.klant.repository import KlantRepository
from modellen.opslag.engine import Opslag
from modellen.traject.model import AFSLUITEN, Gebeurtenis, Gegeven, Traject
from modellen.traject.repository import TrajectRepository
from modellen.waarden import KlantNummer
from tests.api.cli.conftest import ACHTERNAAM, VOORNAAM, Draai
from tests.builders import ANDERE_ORGANISATIE, ORGANISATIE, een_klant
from tests.modellen.traject.verhaal import moment

LKS: dict[str, Gegeven] = {"ingangsdatum": "2026-03-01"}
WERK: dict[str, Gegeven] = {"resultaat": "werk_binnen_3_maanden"}


def _een_gebeurtenis(nummer: int, op: str, stap: str, gegevens: dict[str, Gegeven]) -> Gebeurtenis:
    return Gebeurtenis(nummer, stap, moment(op), "coach.anna", moment(op), gegevens)


@pytest.fixture
def caseload(gevuld: Path) -> Path:
    """Twelve kwalificatiebanen with LKS of two opdrachtgevers, ten of them closed with work."""
    opslag = Opslag(f"sqlite:///{gevuld / 'opstap.sqlite3'}")
    with opslag.schrijven() as sessie:
        trajecten = TrajectRepository(sessie)
        for n in range(1, 13):
            nummer = f"K-{3000 + n}"
            KlantRepository(sessie).save(een_klant(nummer), door="test")
            soort, wie = "kwalificatiebaan", "gemeente" if n <= 11 else "uwv"
            traject = Traject(f"T-{n}", KlantNummer(nummer), soort, ORGANISATIE, wie)
            trajecten.create(traject, door="test")
            stappen = [("2026-03-01", "plaatsing_met_lks", LKS)]
            if n <= 10:
                stappen.append(("2026-06-30", AFSLUITEN, WERK))
            trajecten.voeg_vele_toe(
                {f"T-{n}": [_een_gebeurtenis(i, *s) for i, s in enumerate(stappen, start=1)]}
            )
        ver = Traject("T-99", KlantNummer("K-2001"), soort, ANDERE_ORGANISATIE, "gemeente")
        trajecten.create(ver, door="test")
    opslag.sluit()
    return gevuld


class TestCijfers:
    def test_tijdvak_dat_niet_kan_wordt_geweigerd(self, draai: Draai, caseload):
        afloop = draai(
            "cijfers", "--data", str(caseload), "--van", "2026-02-02", "--tot", "2026-02-01"
        )
        assert (afloop.status, afloop.uit) == (2, "")
        assert "eindigt voordat het begint" in afloop.fout

    def test_datum_die_geen_datum_is_wordt_geweigerd(self, draai: Draai, caseload):
        afloop = draai("cijfers", "--data", str(caseload), "--van", "gisteren")
        assert (afloop.status, afloop.uit) == (2, "")
        assert "--van" in afloop.fout

    def test_organisatie_zonder_trajecten_is_geen_fout(self, draai: Draai, caseload):
        afloop = draai("cijfers", "--data", str(caseload), "--organisatie", "niemand")
        assert afloop.status == 0
        assert "Er zijn geen trajecten om te tellen." in afloop.uit

    def test_naar_werk_staat_apart_met_telling_en_interval(self, draai: Draai, caseload):
        afloop = draai("cijfers", "--data", str(caseload), "--organisatie", str(ORGANISATIE))
        regels = [" ".join(regel.split()) for regel in afloop.uit.splitlines()]
        assert "12 trajecten." in regels
        assert "Kwalificatiebaan: 10 afgesloten, 2 lopend, 0 niet begonnen" in regels
        # Ten of ten: Wilson gives 72 to 100.
        assert "Naar werk 10 van 10 100 procent (tussen 72 en 100)" in regels
        assert "Contractueel geslaagd, zonder werk 0 van 10 0 procent (tussen 0 en 28)" in regels
        assert "K-3001" in afloop.uit, "LKS per klant stays inside, and is inside here"
        assert "Alle 18 factoren: 0 van 12 trajecten." in " ".join(regels)
        for naam in (VOORNAAM, ACHTERNAAM):
            assert naam not in afloop.uit

    def test_zonder_organisatie_telt_alles(self, draai: Draai, caseload):
        document = draai("cijfers", "--data", str(caseload), "--json").document
        assert document["trajecten"] == 13
        assert document["soorten"][0]["nietBegonnen"] == 1

    def test_opdrachtgever_krijgt_geen_cijfer_van_een_klant(self, draai: Draai, caseload):
        argumenten = ("cijfers", "--data", str(caseload), "--opdrachtgever", "uwv")
        afloop = draai(*argumenten)
        assert "Voor opdrachtgever uwv: alleen cijfers over groepen." in afloop.uit
        for woord in ("K-3012", "T-12", "per klant", "Succesfactoren", "Maatregelen"):
            assert woord not in afloop.uit
        document = draai(*argumenten, "--json").document
        assert (document["trajecten"], document["binnen"]) == (1, None)
        assert document["subsidie"]["afgelopen"] == {"aantal": 0, "maanden": None}

    def test_json_is_precies_een_document_met_het_tijdvak(self, draai: Draai, caseload):
        afloop = draai(
            "cijfers", "--data", str(caseload), "--tot", "2026-05-31", "--json"
        )  # before the closing
        document = afloop.document
        assert (document["van"], document["tot"]) == (None, "2026-05-31")
        assert document["soorten"][0]["lopend"] == 12
        assert document["subsidie"]["lopend"] == 12
        assert afloop.fout == ""
