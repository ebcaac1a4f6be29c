"""The pages: what they say, and what they say when there is nothing."""

from __future__ import annotations

import ast
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.web.beeld import belasting_in_woorden, herkomst, rubrieken, week
from api.web.coach.caseload import Caseloadfilter
from api.web.coach.openpunten import open_punten
from api.web.sjablonen import datum, datum_kort, lees_stijl, uren_kort
from api.web.uitleg import BETEKENIS
from matching.constraints import CONSTRAINTS
from modellen.belastbaarheid.fml import FML, FmlSoort
from modellen.belastbaarheid.model import leeg
from modellen.dagdelen import Dagdelen
from modellen.klant.model import Klant, KlantStatus
from modellen.schrijfwijze import getal
from modellen.waarden import KlantNummer, UrenPerWeek
from tests.api.conftest import Aanmelder
from tests.api.wereld import ACCOUNTMANAGER, BEHEERDER, COACH, TEAMLEIDER
from tests.builders import (
    ORGANISATIE,
    VANDAAG,
    een_belastbaarheid,
    een_belasting,
    een_beroepskeuzetest,
    een_klantprofiel,
)
from tests.huis.project import REPO, list_modules
from vacatures.belasting.model import BelastingBron


def test_geen_pagina_heeft_opmaak_of_code_in_zich(als: Aanmelder):
    for adres in ("/klanten", "/klanten/K-1001", "/klanten/K-1001/shortlist", "/uitleg"):
        tekst = als(COACH).get(adres).text
        assert " style=" not in tekst
        assert "<style" not in tekst
        assert "<script" not in tekst
        assert " onclick" not in tekst


def test_geen_deur_leest_het_dossier_buiten_het_zicht_om():
    """Doors get records from Zicht only; a repository in a page would pass the scoping by."""
    fout = []
    for pad in list_modules(of=("api",)):
        if pad.parts[1] not in ("v1", "web"):
            continue
        for knoop in ast.walk(ast.parse((REPO / pad).read_text(encoding="utf-8"))):
            if isinstance(knoop, ast.ImportFrom) and knoop.module:
                onderdeel = knoop.module.rsplit(".", 1)[-1]
                if onderdeel in ("repository", "werk_repository", "tables", "engine"):
                    fout.append(f"{pad}: {knoop.module}")
    assert fout == []


class TestStart:
    @pytest.mark.parametrize(
        ("account", "doel"),
        [(COACH, "/vandaag"), (TEAMLEIDER, "/team"), (ACCOUNTMANAGER, "/markt")],
    )
    def test_ieder_begint_bij_het_eigen_werk(self, als: Aanmelder, account, doel):
        assert als(account).get("/").headers["location"] == doel

    def test_rol_zonder_paginas_krijgt_uitleg(
        self, als: Aanmelder, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr("api.web.start.MENU", {})
        antwoord = als(BEHEERDER).get("/")
        assert antwoord.status_code == 200
        assert "nog geen pagina" in antwoord.text


class TestCaseload:
    @pytest.fixture
    def zoek(self, als: Aanmelder):
        def zoek(**keuze: str) -> str:
            coach = als(COACH)
            code = re.search(r'name="formuliercode" value="(\w+)"', coach.get("/klanten").text)
            assert code
            antwoord = coach.post("/klanten", data={**keuze, "formuliercode": code[1]})
            assert antwoord.headers["location"] == "/klanten", "a name never enters an address"
            return coach.get("/klanten").text

        return zoek

    def test_zoeken_zonder_formuliercode_wordt_geweigerd(self, als: Aanmelder):
        assert als(COACH).post("/klanten", data={"zoek": "a"}).status_code == 403

    @pytest.mark.parametrize("tekst", ["quispel", "K-1001", "xeno 1001"])
    def test_zoeken_op_naam_en_nummer(self, zoek, tekst):
        pagina = zoek(zoek=tekst)
        assert "Xenobia Quispel" in pagina
        assert "K-1003" not in pagina

    def test_filter_op_status(self, zoek):
        pagina = zoek(status="geplaatst")
        assert "K-1003" in pagina
        assert "K-1001" not in pagina

    def test_niets_gevonden_zegt_wat_te_doen(self, zoek):
        assert "Toon alle klanten" in zoek(zoek="niemand")

    def test_vreemde_tekens_komen_er_onschadelijk_uit(self, zoek):
        pagina = zoek(zoek='"><script>alert(1)</script>; é€')
        assert "<script>" not in pagina
        assert "&lt;script&gt;" in pagina

    @pytest.mark.parametrize("koek", ["", "x", "actief", "bestaat_niet:%ff%00", ":" * 900])
    def test_een_vreemde_koek_breekt_niets(self, als: Aanmelder, koek):
        coach = als(COACH)
        coach.cookies["opstap_caseload"] = koek
        assert coach.get("/klanten").status_code == 200

    @given(zoek=st.text(max_size=50), status=st.sampled_from(["", *KlantStatus]))
    def test_filter_komt_heel_terug_uit_de_koek(self, zoek, status):
        keuze = Caseloadfilter(zoek, status)
        assert keuze.als_tekst().isascii()
        assert Caseloadfilter.lees(keuze.als_tekst()) == keuze

    def test_teamleider_ziet_wie_de_coach_is(self, als: Aanmelder):
        assert "Collega coach.bram" in als(TEAMLEIDER).get("/klanten").text


class TestWaaromNiet:
    def test_nummer_gaat_meteen_naar_het_antwoord(self, als: Aanmelder):
        for nummer in ("V-2", "v-2", " V-2 "):
            antwoord = als(COACH).get("/klanten/K-1001/waarom", params={"zoek": nummer})
            assert antwoord.headers["location"] == "/klanten/K-1001/waarom/V-2"

    def test_woorden_geven_een_lijst(self, als: Aanmelder):
        tekst = als(COACH).get("/klanten/K-1001/waarom", params={"zoek": "chauffeur"}).text
        assert "/klanten/K-1001/waarom/V-2" in tekst

    def test_nummer_van_een_andere_organisatie_vindt_niets(self, als: Aanmelder):
        tekst = als(COACH).get("/klanten/K-1001/waarom", params={"zoek": "V-3"}).text
        assert "Niets gevonden" in tekst

    def test_gesloten_vacature_krijgt_een_reden(self, als: Aanmelder):
        tekst = als(COACH).get("/klanten/K-1001/waarom/V-4").text
        assert "ongeschikt" in tekst
        assert "vervuld" in tekst

    @pytest.mark.regel("SUC-24")
    @pytest.mark.parametrize("adres", ["waarom/V-4", "waarom/V-2", "shortlist"])
    def test_wat_voor_het_werk_pleit_staat_bovenaan(self, als: Aanmelder, adres):
        tekst = als(COACH).get(f"/klanten/K-1001/{adres}").text
        koppen = re.findall(r"<h3>(Pleit ervoor|Pleit ertegen|Vraag aan [^<]+)</h3>", tekst)
        assert koppen[0] == "Pleit ervoor"
        na_ertegen = (
            koppen[koppen.index("Pleit ertegen") + 1 :] if "Pleit ertegen" in koppen else []
        )
        assert adres == "shortlist" or "Pleit ervoor" not in na_ertegen


class TestShortlist:
    def test_wie_niet_meedoet_krijgt_dat_te_lezen(self, als: Aanmelder):
        tekst = als(COACH).get("/klanten/K-1003/shortlist").text
        assert "De status is geplaatst" in tekst

    def test_kaart_noemt_reistijd_reden_en_uitkomst_in_woorden(self, als: Aanmelder):
        tekst = als(COACH).get("/klanten/K-1001/shortlist").text
        assert "Magazijnmedewerker" in tekst
        assert "minuten met de fiets" in tekst
        assert "uitkomst-" in tekst
        assert "Het systeem stelt voor, mensen beslissen." in tekst


class TestKlant:
    def test_afwijkingen_staan_er_met_bron_en_datum(self, als: Aanmelder):
        tekst = als(COACH).get("/klanten/K-1001").text
        assert "Tillen" in tekst
        assert "FML, verzekeringsarts, 1 september 2026" in tekst

    def test_niets_beoordeeld_zegt_dat_alles_onbekend_is(self, als: Aanmelder):
        assert "alles is dus onbekend" in als(TEAMLEIDER).get("/klanten/K-1002").text.lower()


class TestBeeld:
    def test_rubrieken_verdelen_elk_item_precies_een_keer(self):
        belastbaarheid = een_belastbaarheid("K-1", {"IV-13": 2, "I-8": {"deadlines"}})
        beelden = rubrieken(belastbaarheid, VANDAAG)
        aantal = sum(
            len(b.afwijkend) + len(b.onbekend) + len(b.verlopen) + len(b.normaal) for b in beelden
        )
        assert aantal == sum(i.soort is not FmlSoort.KENMERK for i in FML)
        assert [a.naam for b in beelden for a in b.afwijkend] == [
            "Voorwaarden voor het werk zelf",
            "Tillen",
        ]

    def test_onbekend_is_niet_normaal(self):
        beelden = rubrieken(leeg(KlantNummer("K-1")), VANDAAG)
        assert not any(b.normaal or b.afwijkend for b in beelden)

    def test_verlopen_oordeel_staat_apart(self):
        oud = een_belastbaarheid("K-1", {"IV-13": 2}, geldig_tot=VANDAAG.replace(day=1))
        beelden = rubrieken(oud, VANDAAG)
        assert not any(b.afwijkend for b in beelden)
        assert any("Tillen" in b.verlopen for b in beelden)

    def test_week_tekent_precies_de_dagdelen(self):
        rijen = week(Dagdelen.lees("ma ochtend; zo nacht"))
        assert [r.label for r in rijen] == ["ochtend", "middag", "avond", "nacht"]
        assert [
            (r, d) for r, rij in enumerate(rijen) for d, kan in enumerate(rij.vakken) if kan
        ] == [
            (0, 0),
            (3, 6),
        ]

    @pytest.mark.parametrize(
        ("veld", "woorden"),
        [
            ("klant.wensen[0].tekst", "wens 1"),
            ("klant.werkervaring[2].taken", "werkervaring 3"),
            ("klant.certificaten.vog", "certificaten"),
            ("beroepskeuzetest.riasec.sociaal", "beroepskeuzetest, interesses"),
            ("assessment.kwaliteiten.stipt", "real-life assessment"),
            ("iets.anders", "iets.anders"),
        ],
    )
    def test_herkomst_in_woorden(self, veld, woorden):
        assert herkomst(veld) == woorden

    def test_elke_zin_van_een_profiel_heeft_een_herkomst_in_woorden(self):
        profiel = een_klantprofiel(test=een_beroepskeuzetest())
        assert all(herkomst(zin.veld) != zin.veld for zin in profiel.zinnen)

    def test_belasting_in_woorden_zegt_wat_geschat_is(self):
        belasting = een_belasting(
            {"IV-13": -1, "III-6": 1, "I-8": {"deadlines"}}, bron=BelastingBron.GESCHAT
        )
        gevraagd = belasting_in_woorden(belasting)
        assert len(gevraagd) == 3
        assert all(g.is_geschat for g in gevraagd)
        assert "meer dan normaal: tillen" in [g.tekst for g in gevraagd]


def test_leeg_dossier_geeft_over_alles_een_vraag():
    kaal = een_klantprofiel(
        Klant(KlantNummer("K-1"), ORGANISATIE, COACH), belastbaarheid=leeg(KlantNummer("K-1"))
    )
    assert len(open_punten(kaal, VANDAAG)) == 11


def test_volledig_dossier_geeft_geen_vragen():
    assert open_punten(een_klantprofiel(test=een_beroepskeuzetest()), VANDAAG) == ()


def test_elke_constraint_is_uitgelegd():
    assert set(BETEKENIS) == {c.naam for c in CONSTRAINTS}


@pytest.mark.parametrize(
    ("uren", "kort"),
    [
        (UrenPerWeek(16, 24), "16\u201324"),
        (UrenPerWeek(None, 24), "hoogstens 24"),
        (UrenPerWeek(7.5, 7.5), "7,5"),
        (UrenPerWeek(), "onbekend"),
    ],
)
def test_uren_in_een_kolom(uren, kort):
    assert uren_kort(uren) == kort


def test_datum_en_getal_zoals_mensen_ze_schrijven():
    assert datum(VANDAAG) == "23 november 2026"
    assert datum(None) == datum_kort(None) == "—"
    assert datum_kort(VANDAAG.replace(month=3)) == "23 mrt 2026"
    assert getal(0.625) == "0,62"


def test_stijl_haalt_niets_van_elders():
    assert b"http" not in lees_stijl("opstap.css")
    assert b"url(" not in lees_stijl("opstap.css")
