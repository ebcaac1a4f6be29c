"""Tables of a page as a file: the same lines for the same people, and nothing that a sheet runs."""

from __future__ import annotations

import csv
import io
from datetime import date
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from api.web.tabelbestand import Bestandssoort, Tabel, lees_tabellen, maak_bestand
from tests.api.conftest import Aanmelder
from tests.api.wereld import ACCOUNTMANAGER, COACH, KLANTACCOUNT, TEAMLEIDER

CSV, XLSX = Bestandssoort.CSV, Bestandssoort.XLSX
TEKST = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)


def _csv(inhoud: bytes) -> list[list[str]]:
    assert inhoud.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(inhoud.decode("utf-8-sig"), newline=""), delimiter=";"))


def _pagina(*regels: str) -> str:
    return f"<nav><table><tr><td>menu</td></tr></table></nav><main>{''.join(regels)}</main>"


class TestPagina:
    @pytest.mark.parametrize(("account", "adres"), [(ACCOUNTMANAGER, "/klanten"),
                                                    (KLANTACCOUNT, "/werk")])  # fmt: skip
    def test_wie_de_pagina_niet_mag_zien_krijgt_ook_geen_bestand(self, als, account, adres):
        assert als(account).get(f"{adres}?als=csv").status_code == 403

    def test_de_caseload_heeft_alleen_de_eigen_klanten_en_geen_knoppen(self, als: Aanmelder):
        antwoord = als(COACH).get("/klanten?als=csv")
        assert antwoord.headers["content-type"] == CSV.mime
        assert antwoord.headers["content-disposition"] == 'attachment; filename="opstap.csv"'
        kop, *regels = _csv(antwoord.content)
        assert kop == ["Klant", "Status", "Uren per week", "Open vragen"]
        assert "Xenobia Quispel, K-1001" in [regel[0] for regel in regels]
        iedereen = _csv(als(TEAMLEIDER).get("/klanten?als=csv").content)
        assert len(iedereen) > len(regels) + 1

    def test_een_werkblad_heeft_dezelfde_regels(self, als: Aanmelder):
        regels = _csv(als(COACH).get("/werk?als=csv").content)
        blad = load_workbook(io.BytesIO(als(COACH).get("/werk?als=xlsx").content)).worksheets[0]
        assert [r[0] for r in blad.iter_rows(values_only=True)] == [r[0] for r in regels]
        assert len(regels) > 1

    def test_de_zoekvraag_blijft_en_de_bladzijde_niet(self, als: Aanmelder):
        pagina = als(COACH).get("/werk?zoek=chauffeur&pagina=1").text
        assert 'href="?zoek=chauffeur&amp;als=xlsx"' in pagina

    @pytest.mark.parametrize("adres", ["/werk?als=exe", "/uitleg", "/vandaag?als=csv"])
    def test_zonder_tabel_of_met_een_vreemde_soort_komt_de_pagina(self, als: Aanmelder, adres):
        assert als(COACH).get(adres).headers["content-type"].startswith("text/html")


class TestLezen:
    def test_alleen_tabellen_van_de_pagina_zelf_met_hun_titel(self):
        pagina = _pagina(
            "<h2>Reizen</h2><table><tr><th>a</th></tr></table>",
            "<table><caption>Met <b>titel</b></caption><tr><td>b</td></tr></table>",
            "<h2>Leeg</h2><table><tr><td></td></tr></table>",
        )
        assert lees_tabellen(pagina) == [Tabel("Reizen", [["a"]]), Tabel("Met titel", [["b"]])]

    def test_een_beeld_telt_niet_en_verborgen_tekst_alleen_als_er_geen_andere_is(self):
        cellen = (
            "<td><svg><text>99</text></svg>drie<span class='verborgen'> voor Jan</span></td>",
            "<td><svg/><span class='verborgen'>ja</span></td>",
        )
        assert lees_tabellen(_pagina(f"<table><tr>{''.join(cellen)}</tr></table>"))[0].regels == [
            ["drie", "ja"]
        ]

    @pytest.mark.parametrize(
        ("tekst", "cel"),
        [
            ("1.234", 1234.0), ("0,62", 0.62), ("-3", -3.0), ("22 nov 2026", date(2026, 11, 22)),
            ("0612", "0612"), ("1.23", "1.23"), ("16-24", "16-24"), ("22 xyz 2026", "22 xyz 2026"),
        ],
    )  # fmt: skip
    def test_getallen_en_dagen_zijn_geen_tekst(self, tekst, cel):
        assert lees_tabellen(_pagina(f"<table><tr><td>{tekst}</td></tr></table>"))[0].regels == [
            [cel]
        ]

    @given(TEKST)
    def test_wat_er_staat_komt_in_het_bestand(self, tekst):
        pagina = _pagina(f"<table><tr><td>x{escape(tekst)}x</td></tr></table>")
        assert lees_tabellen(pagina)[0].regels == [[f"x{tekst}x".replace(" ,", ",")]]


class TestBestand:
    @given(st.sampled_from("=+-@"), TEKST)
    def test_niets_wordt_een_formule(self, teken, rest):
        tabel = Tabel("t", [["kop"], [teken + rest]])
        assert _csv(maak_bestand([tabel], CSV))[1] == ["'" + teken + rest]

    def test_een_werkblad_voert_niets_uit(self):
        tabel = Tabel("t", [["kop"], ["=1+1"]])
        blad = load_workbook(io.BytesIO(maak_bestand([tabel], XLSX))).worksheets[0]
        assert (blad["A2"].value, blad["A2"].data_type) == ("=1+1", "s")

    def test_elke_tabel_een_blad_ook_met_dezelfde_of_een_vreemde_titel(self):
        tabellen = [Tabel(titel, [["a"]]) for titel in ("x" * 60, "x" * 60, "a/b:c", "")]
        boek = load_workbook(io.BytesIO(maak_bestand(tabellen, XLSX)))
        assert len(boek.sheetnames) == 4
        assert all(len(naam) <= 31 for naam in boek.sheetnames)

    def test_dagen_en_getallen_leest_een_rekenblad_als_zodanig(self):
        tabel = Tabel("t", [["kop", "n"], [date(2026, 11, 22), 1234.5]])
        assert _csv(maak_bestand([tabel], CSV))[1] == ["2026-11-22", "1234,5"]
        blad = load_workbook(io.BytesIO(maak_bestand([tabel], XLSX))).worksheets[0]
        assert blad["A2"].is_date
        assert blad["B2"].value == 1234.5
