"""Documents at the door: refusals first, then drawing up, reading, downloading and signing."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from docx import Document as WordDocument
from fastapi.testclient import TestClient
from pypdf import PdfReader

from api.bootstrap import Samenstelling
from modellen.documenten.repository import DocumentRepository
from tests.api.conftest import Aanmelder
from tests.api.wereld import (
    ACCOUNTMANAGER,
    ANDER_KLANTACCOUNT,
    ANDERE_COACH,
    ANDERE_OPDRACHTGEVER,
    BEHEERDER,
    BIJZIN,
    COACH,
    KLANTACCOUNT,
    NAMEN,
    OPDRACHTGEVER,
    TEAMLEIDER,
    VERRE_OPDRACHTGEVER,
)
from tests.modellen.documenten.proefdocument import SOORT

LIJST = "/v1/trajecten/T-1/documenten"
EEN = f"{LIJST}/1"
PAPIER = {"wijze": "op_papier", "rol": "klant", "naam": "Xenobia Quispel"}


@pytest.fixture(autouse=True)
def _met_documenten(eigen_wereld: Samenstelling) -> None:
    eigen_wereld.soorten = lambda: {SOORT.code: SOORT}


def maak(client: TestClient, soort: str = "eindrapportage", **rest: Any) -> Any:
    return client.post(LIJST, json={"soort": soort} | rest)


def teken(client: TestClient, **verzoek: Any) -> Any:
    return client.post(f"{EEN}/handtekeningen", json=verzoek)


class TestGeweigerd:
    @pytest.mark.parametrize("account", [ACCOUNTMANAGER, BEHEERDER])
    def test_andere_rol_krijgt_403(self, schrijver: Aanmelder, account):
        client = schrijver(account)
        assert client.get(LIJST).status_code == 403
        assert maak(client).status_code == 403
        assert teken(client).status_code == 403

    @pytest.mark.parametrize(
        "account", [ANDERE_COACH, ANDERE_OPDRACHTGEVER, VERRE_OPDRACHTGEVER, ANDER_KLANTACCOUNT]
    )
    def test_document_van_een_ander_bestaat_niet(self, schrijver: Aanmelder, account):
        maak(schrijver(COACH))
        client = schrijver(account)
        for adres in (LIJST, EEN, f"{EEN}/bestand"):
            assert client.get(adres).status_code == 404
        assert teken(client).status_code == 404

    @pytest.mark.parametrize("account", [KLANTACCOUNT, OPDRACHTGEVER])
    def test_alleen_de_organisatie_maakt_documenten(self, schrijver: Aanmelder, account):
        assert maak(schrijver(account)).status_code == 403

    def test_een_document_dat_dit_soort_niet_heeft_noemt_wat_er_wel_is(self, schrijver: Aanmelder):
        antwoord = maak(schrijver(COACH), "urenstaat")
        assert antwoord.status_code == 400
        assert "eindrapportage" in antwoord.json()["volgendeStap"]

    def test_een_periode_hoort_niet_bij_een_document_over_alles(self, schrijver: Aanmelder):
        antwoord = maak(schrijver(COACH), van="2026-11-01", totEnMet="2026-11-30")
        assert antwoord.status_code == 400

    @pytest.mark.parametrize(
        "periode", [{"van": "2026-11-01"}, {"van": "2026-11-02", "totEnMet": "2026-11-01"}]
    )
    def test_een_halve_of_omgekeerde_periode_is_400(self, schrijver: Aanmelder, periode):
        assert maak(schrijver(COACH), **periode).status_code == 400

    def test_een_onvolledig_document_wordt_niet_getekend(self, schrijver: Aanmelder):
        coach = schrijver(COACH)
        terug = {"stap": "ingetrokken", "corrigeert": 2, "reden": "Was iemand anders."}
        coach.post("/v1/trajecten/T-1/gebeurtenissen", json=terug)
        gemaakt = maak(coach).json()
        assert (gemaakt["isVolledig"], gemaakt["ontbreekt"]) == (False, ["Gesprekken", "Verhaal"])
        antwoord = teken(coach)
        assert (antwoord.status_code, antwoord.json()["code"]) == (409, "document_onvolledig")
        assert coach.get(EEN).json()["handtekeningen"] == []

    def test_digitaal_tekent_iedereen_alleen_voor_zichzelf(self, schrijver: Aanmelder):
        coach = schrijver(COACH)
        maak(coach)
        assert teken(coach, rol="klant").status_code == 403
        assert teken(schrijver(KLANTACCOUNT), rol="jobcoach").status_code == 403
        assert teken(schrijver(KLANTACCOUNT), **PAPIER).status_code == 403

    def test_papier_zonder_naam_en_een_rol_die_niet_tekent_zijn_400(self, schrijver: Aanmelder):
        coach = schrijver(COACH)
        maak(coach)
        assert teken(coach, **PAPIER | {"naam": " "}).status_code == 400
        assert teken(coach, **PAPIER | {"rol": "werkgever"}).status_code == 400

    def test_een_oude_versie_wordt_niet_getekend(self, schrijver: Aanmelder):
        coach = schrijver(COACH)
        maak(coach)
        gesprek = {"stap": "gesprek", "gegevens": {"onderwerp": "solliciteren"}}
        coach.post("/v1/trajecten/T-1/gebeurtenissen", json=gesprek)
        assert maak(coach).json()["versie"] == 2
        antwoord = teken(coach)
        assert (antwoord.status_code, antwoord.json()["code"]) == (409, "niet_de_nieuwste")

    def test_een_handtekening_is_er_een_keer(self, schrijver: Aanmelder):
        coach = schrijver(COACH)
        maak(coach)
        assert teken(coach).status_code == 201
        antwoord = teken(coach)
        assert (antwoord.status_code, antwoord.json()["code"]) == (409, "al_getekend")


def test_klant_en_coach_lezen_alles_een_teamleider_het_open_deel(schrijver: Aanmelder):
    maak(schrijver(COACH))
    for account, ziet in ((COACH, True), (KLANTACCOUNT, True), (TEAMLEIDER, False)):
        antwoord = schrijver(account).get(EEN)
        assert antwoord.status_code == 200, account
        assert (BIJZIN in antwoord.text) is ziet, account


def test_de_opdrachtgever_ziet_niets_voordat_de_anderen_tekenden(schrijver: Aanmelder):
    coach, opdrachtgever = schrijver(COACH), schrijver(OPDRACHTGEVER)
    maak(coach)
    assert opdrachtgever.get(LIJST).json()["documenten"] == []
    assert opdrachtgever.get(EEN).status_code == 404
    teken(coach)
    assert opdrachtgever.get(EEN).status_code == 404
    assert teken(schrijver(KLANTACCOUNT)).status_code == 201
    antwoord = opdrachtgever.get(EEN)
    assert antwoord.status_code == 200
    assert BIJZIN not in antwoord.text
    assert antwoord.json()["uitgave"] == "opdrachtgever"


@pytest.mark.parametrize("account", [COACH, KLANTACCOUNT, TEAMLEIDER])
@pytest.mark.parametrize("vorm", ["pdf", "docx"])
def test_een_bestand_zegt_wat_de_lezer_mag_lezen(schrijver: Aanmelder, account, vorm):
    maak(schrijver(COACH))
    antwoord = schrijver(account).get(f"{EEN}/bestand", params={"vorm": vorm})
    assert antwoord.status_code == 200
    naam = antwoord.headers["content-disposition"]
    assert f".{vorm}" in naam
    assert not any(deel in naam for deel in NAMEN["K-1001"])
    if vorm == "pdf":
        tekst = "".join(p.extract_text() for p in PdfReader(BytesIO(antwoord.content)).pages)
    else:
        word = WordDocument(BytesIO(antwoord.content))
        tekst = "".join(alinea.text for alinea in word.paragraphs)
    assert "Eindrapportage" in tekst
    assert (BIJZIN in " ".join(tekst.split())) is (account != TEAMLEIDER)


def test_een_handtekening_op_papier_noemt_wie_tekende_en_wie_het_vastlegde(
    schrijver: Aanmelder, eigen_wereld: Samenstelling
):
    coach = schrijver(COACH)
    maak(coach)
    antwoord = teken(coach, **PAPIER)
    assert antwoord.status_code == 201
    gelezen = antwoord.json()
    assert [(h["rol"], h["naam"], h["wijze"]) for h in gelezen["handtekeningen"]] == [
        ("klant", "Xenobia Quispel", "op_papier")
    ]
    assert gelezen["tekentNog"] == ["jobcoach"]
    with eigen_wereld.opslag.lezen() as session:
        (handtekening,) = DocumentRepository(session).handtekeningen("T-1")
    assert handtekening.door == COACH
    assert handtekening.vingerafdruk == gelezen["vingerafdruk"]


def test_wat_getekend_is_verandert_niet_als_het_dossier_verandert(schrijver: Aanmelder):
    coach = schrijver(COACH)
    maak(coach)
    teken(coach)
    voor = coach.get(EEN).json()
    gesprek = {"stap": "gesprek", "gegevens": {"onderwerp": "solliciteren"}}
    coach.post("/v1/trajecten/T-1/gebeurtenissen", json=gesprek)
    nieuw = maak(coach).json()
    assert coach.get(EEN).json() == voor
    assert (nieuw["nummer"], nieuw["versie"], nieuw["handtekeningen"]) == (2, 2, [])
    assert maak(coach).json() == nieuw  # the record says nothing else


def test_de_lijst_noemt_wat_er_gemaakt_kan_worden(schrijver: Aanmelder):
    soorten = schrijver(COACH).get(LIJST).json()["soorten"]
    assert soorten == [
        {
            "soort": "eindrapportage",
            "titel": "Eindrapportage",
            "heeftPeriode": False,
            "voorOpdrachtgever": True,
            "ondertekenaars": ["klant", "jobcoach"],
        }
    ]
