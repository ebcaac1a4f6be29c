"""`shortlist`, `kandidaten` and `waarom`: refusals first, then what people and machines read."""

from __future__ import annotations

import pytest

from tests.api.cli.conftest import ACHTERNAAM, VOORNAAM, Draai

GEEN_GEZONDHEID = ("dragen", "Dragen", "IV-14", "kilo", " kg")


class TestShortlist:
    def test_onbekende_klant_is_een_fout_met_volgende_stap(self, draai: Draai, gevuld):
        afloop = draai("shortlist", "K-9", "--data", str(gevuld))
        assert (afloop.status, afloop.uit) == (2, "")
        assert "K-9" in afloop.fout
        assert "Controleer het nummer" in afloop.fout

    def test_gestopte_klant_krijgt_een_lege_lijst_met_uitleg(self, draai: Draai, gevuld):
        afloop = draai("shortlist", "K-1002", "--data", str(gevuld))
        assert afloop.status == 0
        assert "doet niet mee aan het zoeken" in " ".join(afloop.uit.split())

    def test_te_zwaar_werk_staat_er_niet_in_en_de_telling_zegt_waarom(self, draai: Draai, gevuld):
        document = draai("shortlist", "K-1001", "--data", str(gevuld), "--json").document
        nummers = [match["werk"]["nummer"] for match in document["matches"]]
        assert "V-1" in nummers
        assert "V-2" not in nummers
        assert any("belastbaarheid (1)" in zin for zin in document["telling"])

    def test_json_is_een_document_op_stdout_en_niets_op_stderr(self, draai: Draai, gevuld):
        afloop = draai("shortlist", "K-1001", "--data", str(gevuld), "--json")
        assert afloop.status == 0
        assert afloop.document["klant"] == "K-1001"
        assert afloop.fout == ""

    def test_score_is_de_som_van_de_delen(self, draai: Draai, gevuld):
        document = draai("shortlist", "K-1001", "--data", str(gevuld), "--json").document
        for match in document["matches"]:
            effecten = [deel["effect"] for deel in match["scoreDelen"]]
            assert match["score"] == pytest.approx(sum(effecten))

    def test_aantal_en_soort_begrenzen_de_lijst(self, draai: Draai, gevuld):
        een = draai("shortlist", "K-1001", "--aantal", "1", "--data", str(gevuld), "--json")
        assert len(een.document["matches"]) == 1
        plekken = draai(
            "shortlist", "K-1001", "--soort", "netwerkplek", "--data", str(gevuld), "--json"
        )
        assert [m["werk"]["soort"] for m in plekken.document["matches"]] == ["netwerkplek"]

    @pytest.mark.parametrize("breedte", [80, 120])
    def test_scherm_blijft_binnen_de_breedte_en_toont_merk_woord_en_reden(
        self, draai: Draai, gevuld, monkeypatch, breedte
    ):
        monkeypatch.setenv("COLUMNS", str(breedte))
        afloop = draai("shortlist", "K-1001", "--data", str(gevuld))
        regels = afloop.uit.splitlines()
        assert max(map(len, regels)) <= breedte
        assert not [regel for regel in regels if regel != regel.rstrip()]
        for deel in (
            "Magazijnmedewerker",
            "! aandachtspunten",
            "Groothandel De Eemkade",
            "minuten",
        ):
            assert deel in afloop.uit
        assert "? Werkgever: " in afloop.uit
        assert "opstap waarom K-1001" in afloop.uit

    def test_geen_kleurcodes_als_niemand_kijkt(self, draai: Draai, gevuld):
        assert "\x1b" not in draai("shortlist", "K-1001", "--data", str(gevuld)).uit


class TestKandidaten:
    def test_onbekend_werk_is_een_fout(self, draai: Draai, gevuld):
        afloop = draai("kandidaten", "V-9", "--data", str(gevuld))
        assert (afloop.status, afloop.uit) == (2, "")

    def test_zonder_organisatie_is_de_vraag_onduidelijk(self, draai: Draai, gevuld):
        afloop = draai("kandidaten", "V-1", "--data", str(gevuld))
        assert afloop.status == 2
        assert "--organisatie uit: opstap-noord, opstap-zuid" in afloop.fout

    def test_organisatie_die_het_werk_niet_mag_zien_wordt_geweigerd(self, draai: Draai, gevuld):
        afloop = draai("kandidaten", "V-2", "--organisatie", "opstap-zuid", "--data", str(gevuld))
        assert afloop.status == 2
        assert "opstap-zuid" in afloop.fout

    def test_organisatie_volgt_als_maar_een_het_werk_mag_zien(self, draai: Draai, gevuld):
        afloop = draai("kandidaten", "V-2", "--data", str(gevuld), "--json")
        assert afloop.status == 0
        assert afloop.document["werk"]["nummer"] == "V-2"

    @pytest.mark.parametrize("json", [(), ("--json",)])
    def test_geen_namen_en_niets_over_gezondheid(self, draai: Draai, gevuld, json):
        for organisatie in ("opstap-noord", "opstap-zuid"):
            afloop = draai(
                "kandidaten", "V-1", "--organisatie", organisatie, "--data", str(gevuld), *json
            )
            assert afloop.status == 0
            assert "K-" in afloop.uit
            for verboden in (VOORNAAM, ACHTERNAAM, "coach.anna", *GEEN_GEZONDHEID):
                assert verboden not in afloop.uit

    def test_klanten_van_een_andere_organisatie_staan_er_niet_in(self, draai: Draai, gevuld):
        document = draai(
            "kandidaten", "V-1", "--organisatie", "opstap-noord", "--data", str(gevuld), "--json"
        ).document
        assert [k["klant"] for k in document["kandidaten"]] == ["K-1001"]


class TestWaarom:
    def test_onbekend_paar_is_een_fout(self, draai: Draai, gevuld):
        assert draai("waarom", "K-9", "V-1", "--data", str(gevuld)).status == 2
        assert draai("waarom", "K-1001", "V-9", "--data", str(gevuld)).status == 2

    def test_werk_van_een_ander_bestaat_niet_voor_deze_klant(self, draai: Draai, gevuld):
        afloop = draai("waarom", "K-2001", "V-2", "--data", str(gevuld))
        assert afloop.status == 2
        assert "V-2" in afloop.fout

    def test_ongeschikt_werk_zegt_op_welk_punt(self, draai: Draai, gevuld):
        afloop = draai("waarom", "K-1001", "V-2", "--data", str(gevuld))
        assert afloop.status == 0
        assert "✗ ongeschikt" in afloop.uit
        assert "Dragen:" in afloop.uit
        assert "Deel van de score" not in afloop.uit

    @pytest.mark.regel("SUC-24")
    def test_wat_sterk_is_staat_voor_wat_niet_past(self, draai: Draai, gevuld):
        afloop = draai("waarom", "K-1001", "V-2", "--data", str(gevuld))
        regels = [regel.strip() for regel in afloop.uit.splitlines()]
        sterk = [n for n, regel in enumerate(regels) if regel.startswith("+ ")]
        assert sterk
        assert max(sterk) < next(n for n, regel in enumerate(regels) if "Dragen:" in regel)

    def test_klant_die_niet_meedoet_leest_dat_ook(self, draai: Draai, gevuld):
        afloop = draai("waarom", "K-1002", "V-1", "--data", str(gevuld))
        assert "✗ ongeschikt" in afloop.uit
        assert "doet nu niet mee" in afloop.uit

    def test_passend_werk_toont_de_opbouw_van_de_score(self, draai: Draai, gevuld):
        afloop = draai("waarom", "K-1001", "V-1", "--data", str(gevuld))
        assert "Plaats 1 van 2" in afloop.uit
        assert "Deel van de score" in afloop.uit

    def test_json_noemt_elk_punt(self, draai: Draai, gevuld):
        document = draai("waarom", "K-1001", "V-2", "--data", str(gevuld), "--json").document
        assert document["plaats"] is None
        uitkomst = {o["naam"]: o["uitkomst"] for o in document["match"]["onderdelen"]}
        assert uitkomst["belastbaarheid"] == "ongeschikt"
        assert uitkomst["reistijd"] == "geschikt"
