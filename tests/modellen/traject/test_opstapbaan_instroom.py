"""Opstapbaan up to the intakerapportage: every refusal first, then that it passes."""

from __future__ import annotations

import pytest

from modellen.traject.soorten.opstapbaan import SOORT
from tests.modellen.traject.opstapbaan_verhaal import ANTWOORDEN, DRIE, Opstap, tot


def zonder(stap: str, veld: str, deel: str) -> dict[str, list[str]]:
    """The usual choices of a field without this one."""
    usual = ANTWOORDEN[stap][veld]
    assert isinstance(usual, list)
    return {veld: [d for d in usual if d != deel]}


class TestAanmelding:
    @pytest.mark.regel("OPS-05")
    def test_wie_niet_kan_uitstromen_krijgt_geen_opstapbaan(self) -> None:
        Opstap().weiger("aanmelding", "OPS-05", kan_uitstromen=False)
        Opstap().weiger("aanmelding", "OPS-05", kan_uitstromen=None)
        assert tot("aangemeld").fase == "aangemeld"

    @pytest.mark.regel("OPS-06", "OPS-41")
    def test_niets_gebeurt_voor_de_aanmelding(self) -> None:
        leeg = Opstap()
        eerst = [
            stap.code
            for stap in SOORT.stappen
            if stap.code != "aanmelding" and (not stap.fasen or "aangemeld" in stap.fasen)
        ]
        assert {"toewijzing", "in_dienst", "contactmoment", "stopverzoek", "afsluiten"} <= set(
            eerst
        )
        for code in eerst:
            assert "aanmelding" not in [g.stap for g in leeg.stand.geldend]
            with pytest.raises(Exception, match="kan nu niet"):
                leeg.doe(code)

    @pytest.mark.regel("OPS-06", "OPS-41")
    def test_een_klant_krijgt_een_jobcoach_en_niet_twee(self) -> None:
        Opstap().weiger("toewijzing", "OPS-06")
        v = tot("aangemeld").op("2026-01-06 10:00")
        v.weiger("toewijzing", "OPS-06", coach=None)
        v.doe("toewijzing").weiger("toewijzing", None, coach="coach-2")

    @pytest.mark.regel("OPS-07")
    def test_de_eerste_dag_in_dienst_is_een_feit_van_het_dossier(self) -> None:
        v = tot("aangemeld").op("2026-01-06 10:00")
        v.weiger("in_dienst", "OPS-07", datum=None)
        v.weiger("in_dienst", "OPS-07", datum="7 januari")
        assert str(v.doe("in_dienst").stand.dag("in_dienst", "datum")) == "2026-01-07"


class TestOverdracht:
    @pytest.mark.regel("OPS-08", "OPS-09")
    def test_de_weg_naar_het_driegesprek_gaat_op_volgorde(self) -> None:
        v = tot("aangemeld").op("2026-01-06 10:00")
        v.weiger("contact_casemanager", "OPS-08")
        v.doe("toewijzing").weiger("uitnodiging_driegesprek", "OPS-08")
        v.doe("contact_casemanager").weiger("driegesprek", "OPS-09")
        v.doe("uitnodiging_driegesprek", "driegesprek")

    @pytest.mark.regel("OPS-09", "OPS-10", "OPS-11", "OPS-12", "OPS-13")
    @pytest.mark.parametrize(
        ("veld", "deel", "regel"),
        [
            ("deelnemers", "klant", "OPS-09"),
            ("deelnemers", "jobcoach", "OPS-09"),
            ("deelnemers", "casemanager", "OPS-09"),
            ("agenda", "kennismaking", "OPS-10"),
            ("agenda", "verloop", "OPS-10"),
            ("agenda", "doel", "OPS-10"),
            ("agenda", "direct_een_opstapbaan", "OPS-11"),
            ("agenda", "keuze_branche_en_vacature", "OPS-12"),
            ("agenda", "maatwerk", "OPS-12"),
            ("agenda", "grenzen", "OPS-13"),
        ],
    )
    def test_elk_punt_van_het_driegesprek_telt(self, veld: str, deel: str, regel: str) -> None:
        v = tot("gesproken")
        v.weiger("driegesprek", regel, **zonder("driegesprek", veld, deel)).doe("driegesprek")

    @pytest.mark.regel("OPS-14")
    def test_zonder_voorlichting_geen_trajectplan(self) -> None:
        v = tot("aangemeld").op("2026-01-06 10:00")
        v.doe("toewijzing", "contact_casemanager", "uitnodiging_driegesprek", "driegesprek")
        v.weiger("trajectplan", "OPS-14").doe("voorlichting", "trajectplan")

    @pytest.mark.regel("OPS-16", "OPS-17", "OPS-18", "OPS-19", "OPS-20")
    @pytest.mark.parametrize(
        ("deel", "regel"),
        [
            ("informeren", "OPS-17"),
            ("afspraken_nakomen", "OPS-18"),
            ("bereikbaar_zijn", "OPS-19"),
            ("wat_klant_doet", "OPS-20"),
            ("wat_jobcoach_doet", "OPS-20"),
        ],
    )
    def test_een_trajectplan_heeft_alle_spelregels(self, deel: str, regel: str) -> None:
        v = tot("gesproken").weiger("trajectplan", "OPS-16", spelregels=None)
        v.weiger("trajectplan", regel, **zonder("trajectplan", "spelregels", deel))
        v.doe("trajectplan")

    @pytest.mark.regel("OPS-15")
    @pytest.mark.parametrize("ontbreekt", DRIE)
    def test_zonder_een_van_drie_handtekeningen_geldt_het_plan_niet(self, ontbreekt: str) -> None:
        v = tot("gesproken").doe("trajectplan").teken(*[r for r in DRIE if r != ontbreekt])
        v.weiger("afspraken_gepland", "OPS-15").weiger("intakegesprek", "OPS-15")
        assert v.teken(ontbreekt).doe("afspraken_gepland").fase == "intake"

    @pytest.mark.regel("OPS-15")
    def test_drie_handtekeningen_zijn_van_drie_rollen(self) -> None:
        v = tot("gesproken").doe("trajectplan").teken("klant", "jobcoach")
        v.weiger("handtekening", "OPS-15", rol="jobcoach").weiger("afspraken_gepland", "OPS-15")

    @pytest.mark.regel("OPS-16")
    def test_een_getekend_plan_verandert_niet(self) -> None:
        v = tot("gesproken").doe("trajectplan")
        plan = v.nummer("trajectplan")
        v.teken("klant").weigert_verbetering(
            plan, regel="OPS-16", doel=ANTWOORDEN["trajectplan"]["doel"]
        )

    @pytest.mark.regel("OPS-15", "OPS-16")
    def test_een_nieuw_plan_vraagt_nieuwe_handtekeningen(self) -> None:
        v = tot("ondertekend")
        oud = v.nummer("trajectplan")
        v.doe("trajectplan").weiger("afspraken_gepland", "OPS-15")
        v.weiger("handtekening", "OPS-16", trajectplan=oud)
        v.teken(*DRIE).doe("afspraken_gepland")

    @pytest.mark.regel("OPS-21", "OPS-29")
    def test_beide_afspraken_worden_direct_gepland(self) -> None:
        v = tot("ondertekend")
        v.weiger("afspraken_gepland", "OPS-21", intake_op=None)
        v.weiger("afspraken_gepland", "OPS-21", sdw_op=None)
        v.weiger("afspraken_gepland", "OPS-29", intake_op="2026-01-17")
        v.weiger("intakegesprek", "OPS-22")
        assert v.doe("afspraken_gepland").fase == "intake"


class TestIntake:
    @pytest.mark.regel("OPS-24")
    def test_bij_de_intake_is_de_klant_al_in_dienst(self) -> None:
        v = tot("in_intake")
        v.verbeter(v.nummer("in_dienst"), datum="2026-01-15").weiger("intakegesprek", "OPS-24")
        v.op("2026-01-15 10:00").doe("intakegesprek")

    @pytest.mark.regel("OPS-25", "OPS-27")
    def test_de_intake_is_thuis_tenzij_de_klant_dat_niet_wil(self) -> None:
        v = tot("in_intake").weiger("intakegesprek", "OPS-25", locatie="wijk")
        v.doe("huisbezoek_geweigerd").weiger("intakegesprek", "OPS-27", locatie="thuis")
        v.doe("intakegesprek", locatie="wijk")

    @pytest.mark.regel("OPS-27")
    def test_wie_huisbezoek_weigert_hoeft_geen_reden_te_geven_en_merkt_geen_gevolg(self) -> None:
        stap = SOORT.find_stap("huisbezoek_geweigerd")
        assert stap is not None
        assert stap.velden == ()
        v = tot("in_intake").doe("huisbezoek_geweigerd").doe("intakegesprek", locatie="wijk")
        v.op("2026-01-16 10:00").doe("sdw_gesprek", "iop_toets", "mindset", "intakerapportage")
        assert v.op("2026-01-26 09:00").doe("start_opstapbaan").fase == "opstapbaan"

    @pytest.mark.regel("OPS-26")
    def test_de_klant_wordt_gevraagd_iemand_mee_te_nemen(self) -> None:
        v = tot("in_intake").weiger("intakegesprek", "OPS-26", netwerk_uitgenodigd=False)
        v.doe("intakegesprek", netwerk_aanwezig=False)

    @pytest.mark.regel("OPS-22", "OPS-28", "OPS-90")
    @pytest.mark.parametrize(
        ("deel", "regel"),
        [
            ("motivatie", "OPS-22"),
            ("mogelijkheden", "OPS-28"),
            ("belemmeringen", "OPS-28"),
            ("sociale_omgeving", "OPS-90"),
        ],
    )
    def test_de_intake_bespreekt_alles(self, deel: str, regel: str) -> None:
        v = tot("in_intake")
        v.weiger("intakegesprek", regel, **zonder("intakegesprek", "besproken", deel))
        v.doe("intakegesprek", belemmeringen=["opleiding"], mogelijkheden=["werk"])

    @pytest.mark.regel("OPS-28")
    def test_een_belemmering_is_een_gebied_en_nooit_een_verhaal(self) -> None:
        tot("in_intake").weiger("intakegesprek", "OPS-28", belemmeringen=["hernia"])

    @pytest.mark.regel("OPS-29", "OPS-30", "OPS-31")
    def test_het_gesprek_bij_sdw_komt_na_de_intake_met_drie_mensen(self) -> None:
        v = tot("in_intake").weiger("sdw_gesprek", "OPS-29").doe("intakegesprek")
        for wie in ("klant", "jobcoach", "consulent"):
            v.weiger("sdw_gesprek", "OPS-30", **zonder("sdw_gesprek", "deelnemers", wie))
        v.weiger("sdw_gesprek", "OPS-31", maatwerk=None)
        v.doe("sdw_gesprek", risicos=["reizen"])

    @pytest.mark.regel("OPS-32", "OPS-86")
    def test_de_klant_komt_bij_precies_een_van_twaalf_onderdelen(self) -> None:
        v = tot("in_intake").doe("intakegesprek")
        v.weiger("sdw_gesprek", "OPS-32", onderdeel="kantoor")
        v.weiger("sdw_gesprek", "OPS-32", onderdeel=["catering_en_partyservice", "fietsenstalling"])
        stap = SOORT.find_stap("sdw_gesprek")
        assert stap is not None
        onderdelen = next(veld.keuzes for veld in stap.velden if veld.code == "onderdeel")
        normen = v.normen(v.nu.date())
        assert len(set(onderdelen)) == normen.getal("ops.sectoren") == 12
        for onderdeel in onderdelen:
            v.kopie().doe("sdw_gesprek", onderdeel=onderdeel)

    @pytest.mark.regel("OPS-33")
    def test_het_iop_wordt_getoetst_aan_beide_gesprekken(self) -> None:
        v = tot("in_intake").weiger("iop_toets", "OPS-33")
        v.doe("intakegesprek").weiger("iop_toets", "OPS-33")
        v.doe("sdw_gesprek").weiger("intakerapportage", "OPS-33")
        v.weiger("iop_toets", "OPS-33", weg_haalbaar=None)
        v.weiger("iop_toets", "OPS-33", reden=None)
        v.doe("iop_toets", "mindset", "intakerapportage")

    @pytest.mark.regel("OPS-34")
    @pytest.mark.parametrize("deel", ["motivatie", "iop_toets", "onderdeel_sdw", "actieplan"])
    def test_een_intakerapportage_is_heel(self, deel: str) -> None:
        v = tot("na_intake")
        v.weiger("intakerapportage", "OPS-34", **zonder("intakerapportage", "onderdelen", deel))

    @pytest.mark.regel("OPS-34")
    def test_zonder_intakerapportage_geen_opstapbaan(self) -> None:
        v = tot("in_intake").doe("intakegesprek", "sdw_gesprek", "iop_toets")
        v.weiger("start_opstapbaan", "OPS-34").doe(
            "mindset", "intakerapportage", "start_opstapbaan"
        )

    @pytest.mark.regel("OPS-35")
    def test_een_ander_traject_vraagt_een_gemotiveerd_voorstel_gericht_op_werk(self) -> None:
        v = tot("in_intake").weiger("voorstel_ander_traject", "OPS-35").doe("intakegesprek")
        v.weiger("voorstel_ander_traject", "OPS-35", reden=None)
        v.weiger("voorstel_ander_traject", "OPS-35", gericht_op_werk=False)
        v.doe("voorstel_ander_traject")
        tot("in_opstapbaan").weiger("voorstel_ander_traject", "OPS-35")

    @pytest.mark.regel("OPS-35")
    def test_na_een_voorstel_begint_de_opstapbaan_niet(self) -> None:
        v = tot("na_intake").doe("voorstel_ander_traject").weiger("start_opstapbaan", "OPS-35")
        v.trek_in(v.nummer("voorstel_ander_traject")).op("2026-01-26 09:00").doe("start_opstapbaan")
