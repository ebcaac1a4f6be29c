"""What an accountmanager records of an employer: refusals first, then the talk and the no."""

from __future__ import annotations

import re

import pytest

from modellen.voorstel.model import Voorstelsoort
from modellen.voorstel.redenen import Weigeraar
from tests.api.bladeraar import verborgen, verlopen
from tests.api.wereld import (
    ACCOUNTMANAGER,
    BEHEERDER,
    COACH,
    KLANTACCOUNT,
    NAMEN,
    OPDRACHTGEVER,
    VERSLAG,
)

S = Voorstelsoort
LIJST = "/werk/V-1/voorstellen"
GESPREK = {"soort": "gesprek", "dag": "2026-11-23", "gezien": "1"}
NEE = {"soort": "geweigerd", "nee": "werkgever:vervuld", "dag": "2026-11-23", "gezien": "1"}


def formulier_van(pagina: str) -> str:
    gevonden = re.search(rf'href="({LIJST}/[^"]+)"', pagina)
    assert gevonden, "there is a way to the form"
    return gevonden[1]


def soorten(wereld) -> list[Voorstelsoort]:
    return [g.soort for v in verlopen(wereld) for g in v.gebeurtenissen]


class TestGeweigerd:
    @pytest.mark.parametrize("account", [COACH, BEHEERDER, OPDRACHTGEVER, KLANTACCOUNT])
    def test_wie_niet_met_werkgevers_praat_legt_hier_niets_vast(
        self, eigen_wereld, blader, account
    ):
        blader(COACH).stel_voor()
        adres = formulier_van(blader(ACCOUNTMANAGER).lees(LIJST))
        assert blader(account).client.get(adres).status_code == 403
        assert blader(account).verstuur(adres, **GESPREK).status_code == 403
        assert soorten(eigen_wereld) == [S.VOORGESTELD]

    def test_een_code_die_hier_niet_is_bestaat_niet(self, eigen_wereld, blader):
        blader(COACH).stel_voor()
        am = blader(ACCOUNTMANAGER)
        assert am.client.get(f"{LIJST}/AAAA-BBBB").status_code == 404
        assert am.verstuur(f"{LIJST}/AAAA-BBBB", **GESPREK).status_code == 404
        assert soorten(eigen_wereld) == [S.VOORGESTELD]

    def test_zolang_de_klant_niets_zei_is_er_niets_te_vragen(self, eigen_wereld, blader):
        coach, am = blader(COACH), blader(ACCOUNTMANAGER)
        coach.stel_voor()
        adres = formulier_van(am.lees(LIJST))
        velden = {"antwoord": "denkt_na", "soort": "antwoord", "dag": "2026-11-21", "gezien": "1"}
        coach.leg_vast("/klanten/K-1001/voorstellen/1/vastleggen", **velden)
        assert adres not in am.lees(LIJST)
        assert am.client.get(adres).headers["location"] == LIJST

    @pytest.mark.parametrize(
        ("velden", "veld"),
        [
            ({"soort": ""}, "soort"),
            ({"soort": "arbeidsovereenkomst"}, "soort"),
            ({"dag": "ooit"}, "dag"),
            ({"soort": "geweigerd"}, "nee"),
        ],
    )
    def test_wat_niet_klopt_staat_bij_zijn_veld(self, eigen_wereld, blader, velden, veld):
        blader(COACH).stel_voor()
        am = blader(ACCOUNTMANAGER)
        antwoord = am.verstuur(formulier_van(am.lees(LIJST)), **(GESPREK | velden))
        assert antwoord.status_code == 400
        assert f'id="{veld}-fout"' in antwoord.text
        assert soorten(eigen_wereld) == [S.VOORGESTELD]

    def test_een_nee_van_de_klant_is_niet_aan_de_werkgever(self, eigen_wereld, blader):
        blader(COACH).stel_voor()
        am = blader(ACCOUNTMANAGER)
        velden = NEE | {"nee": "klant:te_ver"}
        assert am.verstuur(formulier_van(am.lees(LIJST)), **velden).status_code == 403
        assert soorten(eigen_wereld) == [S.VOORGESTELD]

    def test_een_dag_die_niet_kan_of_iets_dat_erbij_kwam_komt_terug(self, eigen_wereld, blader):
        blader(COACH).stel_voor()
        am = blader(ACCOUNTMANAGER)
        adres = formulier_van(am.lees(LIJST))
        assert am.verstuur(adres, **(GESPREK | {"dag": "2026-11-24"})).status_code == 409
        botst = am.verstuur(adres, **(GESPREK | {"gezien": "0"}))
        assert botst.status_code == 409
        assert verborgen(botst.text)["gezien"] == "1"
        assert am.verstuur(adres, **GESPREK, hervat="ja").status_code == 200
        assert soorten(eigen_wereld) == [S.VOORGESTELD]


class TestVastgelegd:
    def test_een_gesprek_staat_er_en_de_coach_ziet_het(self, eigen_wereld, blader):
        blader(COACH).stel_voor()
        am = blader(ACCOUNTMANAGER)
        adres = formulier_van(am.lees(LIJST))
        am.leg_vast(adres, **GESPREK)
        assert soorten(eigen_wereld) == [S.VOORGESTELD, S.GESPREK]
        assert "gesprek met de werkgever" in blader(COACH).lees("/vandaag")

    def test_een_nee_van_de_werkgever_sluit_het_voorstel(self, eigen_wereld, blader):
        blader(COACH).stel_voor()
        am = blader(ACCOUNTMANAGER)
        adres = formulier_van(am.lees(LIJST))
        naar = am.verstuur(adres, **NEE).headers["location"]
        assert "Vastgelegd. De jobcoach ziet het ook." in am.lees(naar)
        einde = verlopen(eigen_wereld)[0].einde
        assert einde is not None
        assert (einde.weigeraar, einde.door) == (Weigeraar.WERKGEVER, ACCOUNTMANAGER)

    def test_zonder_vrijgave_staat_er_een_code_en_niets_over_een_persoon(
        self, eigen_wereld, blader
    ):
        blader(COACH).stel_voor()
        am = blader(ACCOUNTMANAGER)
        pagina = am.lees(formulier_van(am.lees(LIJST)))
        for woord in (*NAMEN["K-1001"], "K-1001", VERSLAG):
            assert woord not in pagina

    def test_wie_zelf_ja_zei_wacht_op_de_markt(self, eigen_wereld, blader):
        blader(COACH).stel_voor(antwoord="antwoordt_zelf")
        am = blader(ACCOUNTMANAGER)
        assert "Wacht op antwoord van de werkgever (0)" in am.lees("/markt")
        blader(KLANTACCOUNT).leg_vast("/mijn/werk/1", antwoord="ja", gezien="1")
        assert "Wacht op antwoord van de werkgever (1)" in am.lees("/markt")
