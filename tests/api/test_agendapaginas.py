"""The agenda of a coach and the feed for a calendar program: refusals first."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from fastapi.testclient import TestClient

from modellen.audit.model import Gegevenssoort
from modellen.audit.repository import AuditRepository
from modellen.gebruiker.repository import GebruikerRepository
from tests.api.bladeraar import Bladeraar
from tests.api.wereld import (
    ACCOUNTMANAGER,
    ANDERE_COACH,
    COACH,
    KLANTACCOUNT,
    NAMEN,
    TEAMLEIDER,
)


def koppel(coach: Bladeraar) -> str:
    """Make a feed; gives its address as the page shows it."""
    coach.leg_vast("/agenda/koppeling")
    gevonden = re.search(r'id="feed" type="text" readonly value="([^"]+)"', coach.lees("/agenda"))
    assert gevonden
    return html.unescape(gevonden[1]).removeprefix("http://testserver")


def anoniem(bladeraar: Bladeraar) -> TestClient:
    return TestClient(bladeraar.client.app, follow_redirects=False)


def test_alleen_een_coach_koppelt_een_agenda(blader):
    for account in (ACCOUNTMANAGER, TEAMLEIDER, KLANTACCOUNT):
        ander = blader(account)
        assert ander.client.get("/agenda").status_code == 403
        assert ander.verstuur("/agenda/koppeling").status_code == 403
        assert ander.verstuur("/agenda/koppeling/stop").status_code == 403


def test_een_sleutel_die_niet_klopt_opent_niets(blader):
    coach = blader(COACH)
    adres = koppel(coach)
    kenmerk = re.search(r"feed/(\w{32})-", adres)
    assert kenmerk
    buiten = anoniem(coach)
    ander = koppel(blader(ANDERE_COACH)).partition("-")[2]
    for fout in (
        "/agenda/feed/x.ics",
        f"/agenda/feed/{kenmerk[1]}.ics",
        f"/agenda/feed/{kenmerk[1]}-.ics",
        f"/agenda/feed/{kenmerk[1]}-{'0' * 64}.ics",
        f"/agenda/feed/{kenmerk[1]}-{ander}",
        f"/agenda/feed/{kenmerk[1]}-é.ics",
        f"/agenda/feed/{'a' * 100}.ics",
    ):
        antwoord = buiten.get(fout)
        assert antwoord.status_code == 404, fout
        assert kenmerk[1] not in antwoord.text


def test_de_sleutel_opent_alleen_termijnen_en_geen_namen(eigen_wereld, blader):
    coach = blader(COACH)
    antwoord = anoniem(coach).get(koppel(coach))
    assert antwoord.status_code == 200
    assert antwoord.headers["content-type"].startswith("text/calendar")
    assert "T-1" in antwoord.text
    assert "T-2" not in antwoord.text, "somebody else's"
    for geheim in (*NAMEN["K-1001"], "K-1001", "gemeente"):
        assert geheim not in antwoord.text
    with eigen_wereld.opslag.lezen() as session:
        laatste = list(AuditRepository(session, b"").lees(na=0))[-1]
    assert (laatste.wie.account, laatste.inzage.soort) == (COACH, Gegevenssoort.OVERZICHT)


def test_een_nieuw_adres_en_stoppen_sluiten_het_oude(blader):
    coach = blader(COACH)
    oud = koppel(coach)
    nieuw = koppel(coach)
    buiten = anoniem(coach)
    assert (buiten.get(oud).status_code, buiten.get(nieuw).status_code) == (404, 200)
    coach.leg_vast("/agenda/koppeling/stop")
    assert buiten.get(nieuw).status_code == 404
    assert "Maak een adres" in coach.lees("/agenda")


def test_een_gesloten_account_heeft_geen_agenda_meer(eigen_wereld, blader):
    coach = blader(COACH)
    adres = koppel(coach)
    with eigen_wereld.opslag.schrijven() as session:
        gebruikers = GebruikerRepository(session)
        gebruikers.save(replace(gebruikers.get(COACH), is_actief=False), door="test")
    assert anoniem(coach).get(adres).status_code == 404


def test_de_agenda_filtert_en_telt(blader):
    coach = blader(COACH)
    assert "Alles (1)" in coach.lees("/agenda")
    assert "Te laat (1)" in coach.lees("/agenda?toon=te_laat")
    assert coach.client.get("/agenda?toon=onzin").status_code == 400
    voorbij_de_laatste = coach.lees("/agenda?pagina=9")
    assert "Alles (1)" in voorbij_de_laatste
    assert "Hier is niets" not in voorbij_de_laatste, "the last page there is"
