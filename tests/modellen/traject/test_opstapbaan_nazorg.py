"""Opstapbaan: contacts and agreements, nazorg, closing, and the clocks that run."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from modellen.traject.gedeeld import aandeel_klant, open_afspraken
from modellen.traject.klokken import Deadline, deadlines
from modellen.traject.soorten.opstapbaan import SOORT
from tests.modellen.traject.opstapbaan_verhaal import Opstap, tot


def deadline(v: Opstap, klok: str) -> Deadline:
    gevonden = deadlines(SOORT, v.stand, v.normen, v.laatst.astimezone(UTC))
    return next(d for d in gevonden if d.klok == klok)


class TestContact:
    @pytest.mark.regel("OPS-42")
    def test_elk_contact_eindigt_met_een_afspraak(self) -> None:
        v = tot("in_opstapbaan").doe("contactmoment").op("2026-02-09 10:00")
        v.weiger("contactmoment", "OPS-42")
        v.op("2026-02-02 10:00").weiger("afspraak", "OPS-42", wat=None).doe("afspraak")
        v.op("2026-02-09 10:00").doe("contactmoment")

    @pytest.mark.regel("OPS-42")
    def test_een_gemist_contact_vraagt_geen_afspraak(self) -> None:
        v = tot("in_opstapbaan").doe("contactmoment", aanwezig=False).op("2026-02-09 10:00")
        v.doe("contactmoment")

    @pytest.mark.regel("OPS-43", "OPS-97")
    def test_wat_de_klant_zelf_kan_doet_hij_zelf(self) -> None:
        v = tot("in_opstapbaan")
        assert aandeel_klant(v.stand) is None
        v.doe("afspraak").doe("afspraak", wie="jobcoach").doe("afspraak", wie="klant")
        assert aandeel_klant(v.stand) == 2 / 3

    @pytest.mark.regel("OPS-44")
    def test_het_resultaat_komt_het_volgende_contact_aan_bod(self) -> None:
        v = tot("in_opstapbaan").doe("contactmoment", "afspraak")
        eerste = v.nummer("afspraak")
        v.op("2026-02-09 10:00").doe("contactmoment", "afspraak")
        v.op("2026-02-16 10:00").weiger("contactmoment", "OPS-44")
        v.weiger("afspraak_besproken", "OPS-44", afspraak=99)
        v.weiger("afspraak_besproken", "OPS-44", afspraak=v.nummer("contactmoment"))
        v.op("2026-02-09 11:00").doe("afspraak_besproken", afspraak=eerste)
        v.weiger("afspraak_besproken", "OPS-44", afspraak=eerste)
        assert [a.volgnummer for a in open_afspraken(v.stand)] == [v.nummer("afspraak")]
        v.op("2026-02-16 10:00").doe("contactmoment")

    @pytest.mark.regel("OPS-44")
    def test_een_verbeterde_afspraak_blijft_dezelfde_afspraak(self) -> None:
        v = tot("in_opstapbaan").doe("contactmoment", "afspraak")
        nummer = v.nummer("afspraak")
        v.doe("afspraak_besproken", afspraak=nummer).verbeter(nummer, wat="Eén bedrijf bellen")
        assert open_afspraken(v.stand) == ()
        v.weigert_intrekken(v.nummer("afspraak"), regel="OPS-44")

    @pytest.mark.regel("OPS-45", "OPS-46", "OPS-87", "OPS-88")
    @pytest.mark.parametrize(
        ("vraag", "regel"),
        [("motivatie", "OPS-46"), ("wat_nodig", "OPS-87"), ("wat_belemmerde", "OPS-88")],
    )
    def test_niet_gedaan_vraagt_drie_antwoorden(self, vraag: str, regel: str) -> None:
        v = tot("in_opstapbaan").doe("contactmoment", "afspraak")
        antwoorden = {"motivatie": "Spannend.", "wat_nodig": "Oefenen.", "wat_belemmerde": "Niets."}
        niet = {"afspraak": v.nummer("afspraak"), "gedaan": False, **antwoorden}
        v.weiger("afspraak_besproken", regel, **{**niet, vraag: None})
        v.weiger("afspraak_besproken", regel, **{**niet, vraag: "  "})
        v.doe("afspraak_besproken", **niet)

    @pytest.mark.regel("OPS-46")
    def test_de_drie_antwoorden_zijn_vertrouwelijk(self) -> None:
        stap = SOORT.find_stap("afspraak_besproken")
        assert stap is not None
        open_velden = {veld.code for veld in stap.velden if not veld.is_vertrouwelijk}
        assert open_velden == {"afspraak", "gedaan"}


class TestNazorg:
    @pytest.mark.regel("OPS-72", "OPS-74")
    def test_geen_nazorg_zonder_contract(self) -> None:
        for stap in ("nazorg_werknemer", "nazorg_werkgever"):
            tot("met_aanbod").weiger(stap, "OPS-74")
            v = tot("in_nazorg").op("2026-07-02 10:00").doe("contract_beeindigd")
            v.weiger(stap, "OPS-72")

    @pytest.mark.regel("OPS-75")
    def test_vaker_contact_mag_minder_niet(self) -> None:
        v = tot("in_nazorg").weiger("nazorg_ritme", "OPS-75", om_de_dagen=15)
        v.weiger("nazorg_ritme", "OPS-75", om_de_dagen=0).doe("nazorg_ritme", om_de_dagen=7)

    @pytest.mark.regel("OPS-76", "OPS-77", "OPS-78")
    def test_wat_de_werkgever_vertelt_wordt_met_de_klant_besproken(self) -> None:
        v = (
            tot("in_nazorg")
            .op("2026-05-11 10:00")
            .weiger("nazorg_werkgever", "OPS-76", informatie_over=None)
        )
        v.doe("nazorg_werkgever").weiger("nazorg_werkgever", "OPS-77")
        v.doe("nazorg_werknemer", informatie_werkgever_besproken=False)
        v.weiger("nazorg_werkgever", "OPS-77")
        v.doe("nazorg_werknemer", inzet=["steunde", "sprak_aan"]).doe("nazorg_werkgever")
        v.op("2026-08-03 10:00").doe("functioneren").op("2026-11-02 10:00").doe("duurzaamheid")
        v.weiger("beeindigingsrapportage", "OPS-77").doe("nazorg_werknemer")
        v.doe("beeindigingsrapportage")

    @pytest.mark.regel("OPS-79", "OPS-92", "OPS-93", "OPS-94", "OPS-95")
    @pytest.mark.parametrize(
        ("punt", "regel"),
        [
            ("op_tijd", "OPS-79"),
            ("aanwezig", "OPS-92"),
            ("maakt_werk_af", "OPS-93"),
            ("gereedschap", "OPS-94"),
            ("nauwkeurig", "OPS-95"),
            ("zelfstandig", "OPS-95"),
        ],
    )
    def test_functioneren_heeft_zes_punten_zonder_verhaal(self, punt: str, regel: str) -> None:
        v = tot("in_nazorg").weiger("functioneren", regel, **{punt: None})
        v.weiger("functioneren", regel, **{punt: "had griep"}).doe("functioneren")

    @pytest.mark.regel("OPS-80")
    def test_duurzaam_is_na_zes_maanden_werk(self) -> None:
        # The contract begins on 1 May; six months later is 1 November.
        v = tot("in_nazorg").op("2026-10-31 10:00").weiger("duurzaamheid", "OPS-80")
        v.op("2026-11-01 10:00").doe("duurzaamheid")

    @pytest.mark.regel("OPS-04")
    def test_de_nazorg_duurt_drie_maanden(self) -> None:
        v = tot("in_nazorg").op("2026-07-31 10:00").doe("functioneren")
        v.weiger("beeindigingsrapportage", "OPS-04")
        v.op("2026-08-01 10:00").weiger("beeindigingsrapportage", "OPS-80")

    @pytest.mark.regel("OPS-79", "OPS-80", "OPS-81", "OPS-82", "OPS-83", "OPS-84")
    def test_de_beeindigingsrapportage_is_heel(self) -> None:
        v = tot("in_nazorg").op("2026-11-02 10:00").weiger("beeindigingsrapportage", "OPS-79")
        v.weiger("beeindigingsrapportage", "OPS-80").doe("functioneren", "duurzaamheid")
        for veld, regel in (
            ("verloop_nazorg", "OPS-81"),
            ("behaalde_resultaten", "OPS-81"),
            ("aandachtspunten", "OPS-82"),
            ("inzet", "OPS-83"),
            ("vervolg", "OPS-84"),
        ):
            v.weiger("beeindigingsrapportage", regel, **{veld: None})
        v.doe("beeindigingsrapportage")

    @pytest.mark.regel("OPS-73")
    def test_wie_uitvalt_kan_in_nazorg_opnieuw_beginnen(self) -> None:
        v = tot("in_nazorg").weiger("regulier_contract", "OPS-03").op("2026-07-02 10:00")
        v.weiger("contract_beeindigd", "OPS-73", datum=None).doe("contract_beeindigd")
        v.weiger("contract_beeindigd", "OPS-72").doe("jobfinding")
        v.doe("aanbod", werkgever="W-2")
        v.doe("regulier_contract", werkgever="W-2", begin="2026-07-06", tot_en_met=None)
        v.op("2026-12-01 10:00").weiger("duurzaamheid", "OPS-80")


class TestKlokken:
    @pytest.mark.regel("OPS-06")
    def test_toewijzen_moet_binnen_48_verstreken_uren(self) -> None:
        v = tot("aangemeld")  # Monday 5 January, 09:00 Dutch winter time
        assert deadline(v, "toewijzing").uiterlijk == datetime(2026, 1, 7, 8, tzinfo=UTC)
        v.op("2026-01-07 09:01").doe("toewijzing")
        assert deadline(v, "toewijzing").status == "te_laat_gehaald"

    @pytest.mark.regel("OPS-23")
    def test_de_intake_is_binnen_twee_weken_na_de_laatste_handtekening(self) -> None:
        v = tot("gesproken").doe("trajectplan").teken("klant", "jobcoach")
        v.op("2026-01-12 10:00").teken("casemanager")
        assert str(deadline(v, "intake").uiterste_dag) == "2026-01-26"
        v.doe("afspraken_gepland").op("2026-01-26 23:59").doe("intakegesprek")
        assert deadline(v, "intake").status == "gehaald"

    @pytest.mark.regel("OPS-50")
    def test_elke_week_een_gesprek_met_drie(self) -> None:
        v = tot("in_opstapbaan")
        assert str(deadline(v, "weekgesprek").uiterste_dag) == "2026-02-02"
        v.doe("weekgesprek")
        assert str(deadline(v, "weekgesprek").uiterste_dag) == "2026-02-09"

    @pytest.mark.regel("OPS-56", "OPS-58", "OPS-60")
    def test_de_termijnen_van_de_opstapbaan_lopen_vanaf_het_begin(self) -> None:
        v = tot("in_opstapbaan")
        assert str(deadline(v, "opstapbaan_max").uiterste_dag) == "2026-07-26"
        assert str(deadline(v, "sdw_streef").uiterste_dag) == "2026-04-26"
        assert str(deadline(v, "totaalbeeld").uiterste_dag) == "2026-04-26"

    @pytest.mark.regel("OPS-65", "OPS-67", "OPS-70")
    def test_inlenen_subsidie_en_match_lopen_vanaf_de_eerste_dag(self) -> None:
        v = tot("met_mindset").op("2026-02-27 10:00").doe("aanbod", "aanbod_afgewezen")
        belofte = {"toegezegde_maanden": 6, "toegezegd_zonder_proeftijd": True}
        v.doe("aanbod", trede="inleen", **belofte).doe("inleen")
        assert str(deadline(v, "inleen_max").uiterste_dag) == "2026-06-02"
        assert str(deadline(v, "match_evaluatie_1").uiterste_dag) == "2026-04-02"
        assert str(deadline(v, "match_evaluatie_2").uiterste_dag) == "2026-05-02"
        v.doe("aanbod_afgewezen", trede="inleen").doe("aanbod", trede="lks_op_proef", **belofte)
        v.doe("lks_op_proef")
        assert str(deadline(v, "lks_max").uiterste_dag) == "2026-09-02"

    @pytest.mark.regel("OPS-74")
    @pytest.mark.parametrize("wie", ["werknemer", "werkgever"])
    def test_werknemer_en_werkgever_hebben_elk_een_eigen_klok(self, wie: str) -> None:
        v = tot("in_nazorg").op("2026-05-01 10:00")
        assert str(deadline(v, f"nazorg_{wie}").uiterste_dag) == "2026-05-15"
        v.op("2026-05-12 10:00").doe(f"nazorg_{wie}")
        ander = {"werknemer": "werkgever", "werkgever": "werknemer"}[wie]
        assert str(deadline(v, f"nazorg_{wie}").uiterste_dag) == "2026-05-26"
        assert str(deadline(v, f"nazorg_{ander}").uiterste_dag) == "2026-05-15"

    @pytest.mark.regel("OPS-04", "OPS-80")
    def test_nazorg_en_duurzaamheid_lopen_vanaf_het_contract(self) -> None:
        v = tot("in_nazorg")
        assert str(deadline(v, "nazorg").uiterste_dag) == "2026-08-01"
        # Two weeks to look, once the six months are over: before that the step is refused.
        assert str(deadline(v, "duurzaam").uiterste_dag) == "2026-11-15"
