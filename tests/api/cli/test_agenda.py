"""`agenda`: refusals first, then what is late, why, and for whom."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from api.bootstrap import Samenstelling, bouw
from api.instellingen import Instellingen
from modellen.klant.repository import KlantRepository
from modellen.opslag.engine import Opslag
from modellen.traject.model import AFSLUITEN, Gebeurtenis, Traject
from modellen.traject.repository import TrajectRepository
from modellen.waarden import KlantNummer
from tests.api.cli.conftest import ACHTERNAAM, VOORNAAM, Draai
from tests.builders import ORGANISATIE, een_klant
from tests.modellen.traject.proefsoort import PROEFSOORT

SOORTEN = {PROEFSOORT.code: PROEFSOORT}


def _bouw_met_proefsoort(instellingen: Instellingen) -> Samenstelling:
    samenstelling = bouw(instellingen)
    samenstelling.soorten = lambda: SOORTEN
    return samenstelling


def _aanmelding(dagen_geleden: int) -> Gebeurtenis:
    moment = datetime.now(UTC) - timedelta(days=dagen_geleden)
    return Gebeurtenis(1, "aanmelding", moment, "coach.anna", moment, {"bron": "gemeente"})


@pytest.fixture
def caseload(gevuld: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """T-1 is two weeks late, T-2 has a week left (coach.bram), T-3 is closed."""
    monkeypatch.setattr("api.bootstrap.bouw", _bouw_met_proefsoort)
    opslag = Opslag(f"sqlite:///{gevuld / 'opstap.sqlite3'}")
    with opslag.schrijven() as sessie:
        KlantRepository(sessie).save(een_klant("K-1002", coach="coach.bram"), door="test")
        trajecten = TrajectRepository(sessie, soorten=SOORTEN)
        for nummer, klant, dagen in (
            ("T-2", "K-1002", 7),
            ("T-1", "K-1001", 28),
            ("T-3", "K-1001", 28),
        ):
            traject = Traject(nummer, KlantNummer(klant), "proef", ORGANISATIE, "gemeente")
            trajecten.create(traject, door="test")
            trajecten.voeg_toe(nummer, _aanmelding(dagen))
        moment = datetime.now(UTC)
        gegevens = {"resultaat": "werk"}
        klaar = Gebeurtenis(2, AFSLUITEN, moment, "coach.anna", moment, gegevens)
        trajecten.voeg_toe("T-3", klaar)
    opslag.sluit()
    return gevuld


class TestAgenda:
    def test_bestand_in_een_map_die_er_niet_is_wordt_geweigerd(self, draai: Draai, caseload):
        weg = caseload / "weg" / "agenda.ics"
        afloop = draai("agenda", "--data", str(caseload), "--ical", str(weg))
        assert (afloop.status, afloop.uit) == (2, "")
        assert "map die bestaat" in afloop.fout

    def test_onbekende_coach_heeft_geen_deadlines(self, draai: Draai, caseload):
        afloop = draai("agenda", "--data", str(caseload), "--coach", "niemand")
        assert afloop.status == 0
        assert "geen open deadlines" in afloop.uit

    def test_eerst_wat_te_laat_is_met_de_reden(self, draai: Draai, caseload):
        afloop = draai("agenda", "--data", str(caseload))
        tekst = " ".join(afloop.uit.split())
        assert "2 open deadlines, waarvan 1 te laat." in tekst
        assert afloop.uit.index("T-1") < afloop.uit.index("T-2")
        assert "✗ te laat" in tekst
        assert "Regel OPS-23: Gesprek met de klant binnen 2 weken na 'Aanmelding'" in tekst
        assert "T-3" not in tekst, "closed"

    def test_coach_kiest_de_eigen_caseload(self, draai: Draai, caseload):
        document = draai(
            "agenda", "--data", str(caseload), "--coach", "coach.bram", "--json"
        ).document
        assert [d["traject"] for d in document["deadlines"]] == ["T-2"]

    def test_json_noemt_totaal_ook_als_de_lijst_korter_is(self, draai: Draai, caseload):
        afloop = draai("agenda", "--data", str(caseload), "--json", "--aantal", "1")
        document = afloop.document
        assert (document["totaal"], document["teLaat"]) == (2, 1)
        (deadline,) = document["deadlines"]
        assert (deadline["traject"], deadline["regel"]) == ("T-1", "OPS-23")
        assert deadline["status"] == "te_laat"
        assert afloop.fout == ""

    def test_icalendar_heeft_alles_en_geen_namen(self, draai: Draai, caseload):
        bestand = caseload / "agenda.ics"
        afloop = draai("agenda", "--data", str(caseload), "--aantal", "1", "--ical", str(bestand))
        assert afloop.status == 0
        assert "2 deadlines" in afloop.fout
        inhoud = bestand.read_bytes().decode()
        assert inhoud.startswith("BEGIN:VCALENDAR\r\n")
        assert inhoud.count("BEGIN:VEVENT") == 2
        for naam in (VOORNAAM, ACHTERNAAM):
            assert naam not in inhoud + afloop.uit
