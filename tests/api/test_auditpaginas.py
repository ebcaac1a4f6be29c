"""The page of an auditor: refusals first, then what it shows, and that looking is seen as well."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from api.app import maak_app
from api.bootstrap import Samenstelling
from modellen.audit.model import Gegevenssoort
from modellen.audit.repository import AuditRepository
from modellen.gebruiker.model import Rol
from modellen.gebruiker.repository import GebruikerRepository
from tests.api.bladeraar import Bladeraar
from tests.api.wereld import (
    ACCOUNTMANAGER,
    BEHEERDER,
    COACH,
    KLANTACCOUNT,
    NAMEN,
    OPDRACHTGEVER,
    TEAMLEIDER,
    VERRE_COACH,
    WACHTWOORD,
)
from tests.builders import een_gebruiker

AUDITOR = "auditor.z"
Blader = Callable[[str], Bladeraar]


@pytest.fixture
def blader(eigen_wereld: Samenstelling) -> Iterator[Blader]:
    with eigen_wereld.opslag.schrijven() as session:
        gebruikers = GebruikerRepository(session)
        auditor = een_gebruiker(
            AUDITOR, rol=Rol.AUDITOR, naam="Zeger Oplettend",
            wachtwoord_hash=gebruikers.get(COACH).wachtwoord_hash,
        )  # fmt: skip
        gebruikers.save(auditor, door="test")
    app = maak_app(samenstelling=eigen_wereld)
    with TestClient(app) as basis:

        def als(account: str) -> Bladeraar:
            verzoek = {"account": account, "wachtwoord": WACHTWOORD}
            token = basis.post("/v1/sessies", json=verzoek).json()["token"]
            koek = {"opstap_sessie": token}
            return Bladeraar(TestClient(app, follow_redirects=False, cookies=koek))

        yield als


@pytest.mark.parametrize(
    "account", [COACH, ACCOUNTMANAGER, TEAMLEIDER, OPDRACHTGEVER, KLANTACCOUNT]
)
def test_een_andere_rol_komt_er_niet_in(blader: Blader, account):
    ander = blader(account)
    assert ander.client.get("/audit").status_code == 403
    assert ander.client.get("/audit/keten").status_code == 403
    assert ander.verstuur("/audit", klant="K-1001").status_code == 403


def test_een_beheerder_leest_geen_regel_en_ziet_wel_of_de_keten_heel_is(blader: Blader):
    beheer = blader(BEHEERDER)
    assert beheer.client.get("/audit").status_code == 403
    assert "Ja: alle" in beheer.lees("/audit/keten")


def test_een_dag_die_niet_kan_wordt_gezegd(blader: Blader):
    auditor = blader(AUDITOR)
    for velden in ({"van": "gisteren"}, {"van": "2-11-2026", "tot": "1-11-2026"}):
        antwoord = auditor.verstuur("/audit", **velden)
        assert antwoord.status_code == 400
        assert "klopt nog niet" in antwoord.text
        assert velden["van"] in antwoord.text or "2026-11-02" in antwoord.text


def test_wie_wat_en_van_wie_staat_er_op_klant_account_en_soort(blader: Blader):
    blader(COACH).lees("/klanten/K-1001")
    blader(TEAMLEIDER).lees("/klanten/K-1003")
    blader(VERRE_COACH).lees("/klanten/K-2001")
    auditor = blader(AUDITOR)
    alles = auditor.lees("/audit")
    assert {"K-1001", "K-1003"} <= set(re.findall(r"K-\d+", alles))
    assert "K-2001" not in alles, "that is of the other organisation"
    assert "Collega coach.anna" in alles
    assert not [naam for paar in NAMEN.values() for naam in paar if naam in alles]
    for velden in (
        {"klant": "K-1001"},
        {"account": COACH},
        {"van": "23-11-2026", "klant": "K-1001"},
    ):
        gevonden = rijen(auditor.verstuur("/audit", **velden).text)
        assert gevonden, velden
        assert all("K-1001" in rij or "klanten" in rij for rij in gevonden), velden
    assert "Niets gevonden" in auditor.verstuur("/audit", tot="22-11-2026").text
    assert "Niets gevonden" in auditor.verstuur("/audit", handeling="schrijven").text


def test_wie_in_het_logboek_kijkt_staat_erin_en_de_klant_ziet_dat(
    blader: Blader, eigen_wereld: Samenstelling
):
    auditor = blader(AUDITOR)
    auditor.verstuur("/audit", klant="K-1001")
    with eigen_wereld.opslag.lezen() as session:
        laatste = list(AuditRepository(session, b"").lees())[-1]
    assert (laatste.wie.account, laatste.inzage.soort) == (AUDITOR, Gegevenssoort.AUDITLOG)
    assert laatste.inzage.klant == "K-1001"
    assert "dit logboek" in auditor.lees("/audit").lower()
    klant = blader(KLANTACCOUNT).client
    token = klant.cookies["opstap_sessie"]
    inzagen = klant.get("/v1/mijn/inzagen", headers={"Authorization": f"Bearer {token}"}).json()
    assert "wie er in uw dossier keek" in str(inzagen)


def test_de_eerste_gebroken_regel_wordt_genoemd(blader: Blader, eigen_wereld: Samenstelling):
    for nummer in ("K-1001", "K-1003"):
        blader(COACH).lees(f"/klanten/{nummer}")
    with eigen_wereld.opslag.schrijven() as session:
        session.execute(text("DROP TRIGGER weiger_auditregel_update"))
        session.execute(text("UPDATE auditregel SET klant = 'K-1002' WHERE volgnummer = 2"))
    pagina = blader(AUDITOR).lees("/audit/keten")
    assert "Nee: regel 2 is veranderd" in pagina


def rijen(pagina: str) -> list[str]:
    """The rows of the table."""
    return re.findall(r"<tr role=\"row\">\s*<th role=\"rowheader\".*?</tr>", pagina, re.DOTALL)
