"""Opstapbaan, the work itself and the offer to employers: refusals first."""

from __future__ import annotations

from dataclasses import fields

import pytest

from modellen.beroepskeuze.model import Competentie, Riasec
from modellen.traject.model import Deelnemer, Gegeven
from modellen.traject.soorten.opstapbaan import SOORT
from tests.modellen.traject.opstapbaan_verhaal import Opstap, tot


def afgewezen(*treden: str) -> Opstap:
    """W-1 turned down these offers, in this order."""
    v = tot("met_mindset").op("2026-02-20 10:00")
    for trede in treden:
        v.doe("aanbod", trede=trede, **BELOFTE).doe("aanbod_afgewezen", trede=trede)
    return v


BELOFTE = {"toegezegde_maanden": 6, "toegezegd_zonder_proeftijd": True}
CONTRACT = "contract_zonder_lks"
RIASEC = tuple(veld.name for veld in fields(Riasec))


class TestBegin:
    @pytest.mark.regel("OPS-36", "OPS-47", "OPS-53")
    @pytest.mark.parametrize(
        ("deel", "regel"),
        [("real_life_assessment", "OPS-36"), ("jobcoaching", "OPS-47"), ("jobfinding", "OPS-53")],
    )
    def test_drie_onderdelen_beginnen_tegelijk(self, deel: str, regel: str) -> None:
        drie = ["real_life_assessment", "jobcoaching", "jobfinding"]
        v = tot("na_intake").op("2026-01-26 09:00")
        v.weiger("start_opstapbaan", regel, onderdelen=[d for d in drie if d != deel])
        assert v.doe("start_opstapbaan").fase == "opstapbaan"

    @pytest.mark.regel("OPS-36")
    def test_de_drie_onderdelen_wachten_niet_op_elkaar(self) -> None:
        for eerst in ("rla", "weekgesprek", "jobfinding"):
            v = tot("in_opstapbaan").doe(eerst)
            assert v.doe("rla", "weekgesprek", "jobfinding").fase == "opstapbaan"

    @pytest.mark.regel("OPS-02")
    @pytest.mark.parametrize("deel", ["werkervaring", "arbeidsritme", "begeleiding"])
    def test_een_opstapbaan_biedt_alle_drie(self, deel: str) -> None:
        alle = ["werkervaring", "arbeidsritme", "begeleiding"]
        v = tot("na_intake").op("2026-01-26 09:00")
        v.weiger("start_opstapbaan", "OPS-02", bestanddelen=[d for d in alle if d != deel])

    @pytest.mark.regel("OPS-01", "OPS-48")
    def test_tijdens_de_opstapbaan_zijn_er_een_baan_een_consulent_en_een_jobcoach(self) -> None:
        tot("na_intake").op("2026-01-26 09:00").weiger("start_opstapbaan", "OPS-48", consulent=None)
        v = tot("in_opstapbaan")
        assert v.stand.heeft("in_dienst", "toewijzing")
        assert v.stand.waarde("start_opstapbaan", "consulent") == "consulent-1"
        v.weigert_intrekken(v.nummer("in_dienst"), regel="OPS-24")
        v.weigert_intrekken(v.nummer("toewijzing"), regel="OPS-08")


class TestWerkplek:
    @pytest.mark.regel("OPS-56")
    def test_een_opstapbaan_duurt_ten_hoogste_zes_maanden(self) -> None:
        # 26 January + 6 months = 26 July
        v = tot("in_opstapbaan")
        v.weiger("werkplek_regulier", "OPS-56", tot_en_met="2026-07-27")
        v.weiger("werkplek_sdw", "OPS-56", begin="2026-01-25")
        v.weiger("werkplek_sdw", "OPS-56", begin="2026-03-01", tot_en_met="2026-02-01")
        v.doe("werkplek_regulier", tot_en_met="2026-07-26")

    @pytest.mark.regel("OPS-57", "OPS-58")
    def test_langer_dan_drie_maanden_bij_sdw_vraagt_een_reden_en_mag_dan(self) -> None:
        v = tot("in_opstapbaan")
        v.weiger("werkplek_sdw", "OPS-58", tot_en_met="2026-04-27")
        v.kopie().doe("werkplek_sdw", tot_en_met="2026-04-26")
        v.doe("werkplek_sdw", tot_en_met="2026-07-26", reden_langer="werknemersvaardigheden")

    @pytest.mark.regel("OPS-58")
    def test_twee_korte_periodes_bij_sdw_tellen_samen(self) -> None:
        v = tot("in_opstapbaan").doe("werkplek_sdw")
        v.weiger("werkplek_sdw", "OPS-58", begin="2026-04-25", tot_en_met="2026-05-20")

    @pytest.mark.regel("OPS-32")
    def test_een_klant_werkt_op_een_plek_tegelijk(self) -> None:
        v = tot("in_opstapbaan").doe("werkplek_sdw")
        v.weiger("werkplek_regulier", "OPS-32", begin="2026-04-24")
        v.weiger("werkplek_sdw", "OPS-32", onderdeel="klussendienst")
        v.doe("werkplek_regulier", begin="2026-04-25")

    @pytest.mark.regel("OPS-59", "OPS-54")
    def test_de_rest_kan_bij_een_gewone_werkgever(self) -> None:
        v = tot("in_opstapbaan").weiger("jobfinding", "OPS-54", richting="wachten")
        v.doe("jobfinding", richting="opstapbaan_regulier").doe("werkplek_sdw", "werkplek_regulier")


class TestBegeleiding:
    @pytest.mark.regel("OPS-50", "OPS-49", "OPS-51", "OPS-89")
    def test_het_weekgesprek_is_met_drie_over_de_bevindingen(self) -> None:
        v = tot("in_opstapbaan")
        for deelnemers in (
            ["klant", "jobcoach"],
            ["klant", "consulent"],
            ["jobcoach", "consulent"],
        ):
            v.weiger("weekgesprek", "OPS-50", deelnemers=deelnemers)
        v.weiger("weekgesprek", "OPS-50", bevindingen_besproken=False)
        v.weiger("weekgesprek", "OPS-49", feedback_gegeven=None)
        v.weiger("weekgesprek", "OPS-89", klant_reflecteerde=None)
        v.weiger("weekgesprek", "OPS-51", coaching_op=["thuis"])
        v.weiger("weekgesprek", "OPS-51", coaching_op=None)
        v.doe("weekgesprek", coaching_op=["werkvloer", "daarbuiten"])

    @pytest.mark.regel("OPS-52")
    def test_voortgang_hoort_bij_een_cursus(self) -> None:
        v = tot("in_opstapbaan").weiger("aanbodversterking_voortgang", "OPS-52")
        v.doe("aanbodversterking").doe("aanbodversterking_voortgang", stand="afgerond")

    @pytest.mark.regel("OPS-13", "OPS-55")
    def test_een_instrument_past_binnen_wat_mogelijk_is(self) -> None:
        v = tot("in_opstapbaan").weiger("instrument", "OPS-13", binnen_grenzen=False)
        v.weiger("instrument", "OPS-13", kosten=None).weiger("instrument", "OPS-55", soort="boete")
        v.weiger("instrument", "OPS-13", kosten=-1).doe("instrument", kosten=0)
        v.doe("instrument", soort="loonkostensubsidie")

    @pytest.mark.regel("OPS-49")
    def test_de_consulent_kijkt_mee_en_legt_vast_wat_hij_ziet(self) -> None:
        tot("na_intake").weiger("observatie", "OPS-49")
        v = tot("in_opstapbaan").weiger("observatie", "OPS-49", werk=None)
        v.weiger("observatie", "OPS-49", werk="Kon niet tillen door zijn rug.")
        v.weiger("observatie", "OPS-49", bevindingen=["lui"])
        v.weiger("observatie", "OPS-49", bevindingen=[])
        v.weiger("observatie", "OPS-49", feedback_gegeven=None)
        v.doe("observatie", feedback_gegeven=False)
        stap = SOORT.find_stap("observatie")
        assert stap is not None
        assert stap.wie is Deelnemer.CONSULENT

    @pytest.mark.regel("OPS-49", "OPS-50")
    def test_het_weekgesprek_gaat_over_een_observatie_die_geldt(self) -> None:
        v = tot("in_opstapbaan").doe("afspraak")
        v.weiger("weekgesprek", "OPS-49", observatie=99)
        v.weiger("weekgesprek", "OPS-49", observatie=v.nummer("afspraak"))
        eerste = v.doe("observatie").nummer("observatie")
        v.verbeter(eerste, werk="Gemaaid").doe("weekgesprek", observatie=eerste)
        v.weigert_intrekken(v.nummer("observatie"), regel="OPS-49")
        v.doe("weekgesprek")

    @pytest.mark.regel("OPS-62")
    def test_moeite_van_een_werkgever_wordt_vergoed_namens_de_gemeente(self) -> None:
        ja: dict[str, Gegeven] = {"soort": "vergoeding_werkgever", "namens_gemeente": True}
        v = tot("met_mindset").weiger("instrument", "OPS-62", soort="vergoeding_werkgever")
        v.weiger("instrument", "OPS-62", **{**ja, "namens_gemeente": False})
        v.weiger("instrument", "OPS-13", **ja, kosten=0)
        v.weiger("instrument", "OPS-13", **ja, binnen_grenzen=False)
        v.doe("instrument", **ja)

    @pytest.mark.regel("OPS-62")
    def test_de_vergoeding_staat_bij_het_aanbod_aan_die_werkgever(self) -> None:
        v = tot("met_mindset").doe("instrument").doe("afspraak")
        v.weiger("aanbod", "OPS-62", vergoeding=99)
        v.weiger("aanbod", "OPS-62", vergoeding=v.nummer("afspraak"))
        v.weiger("aanbod", "OPS-62", vergoeding=v.nummer("instrument"))  # a course
        v.doe("instrument", soort="vergoeding_werkgever", namens_gemeente=True)
        bij = {"vergoeding": v.nummer("instrument")}
        v.doe("aanbod", **bij)
        v.weiger("aanbod", "OPS-62", werkgever="W-2", **bij)
        v.weigert_intrekken(v.nummer("instrument"), regel="OPS-62")
        # Whoever said no leaves it to the next; a step down with him may have it as well.
        v.doe("aanbod_afgewezen").kopie().doe("aanbod", werkgever="W-2", **bij)
        v.doe("aanbod", trede="inleen", **BELOFTE, **bij)

    @pytest.mark.regel("OPS-37")
    def test_het_assessment_legt_de_eigen_werkkeuze_vast_en_waarop_die_rust(self) -> None:
        v = tot("in_opstapbaan")
        for veld in ("eigen_werkkeuze", "interesses", "competenties", "vaardigheden"):
            v.weiger("rla", "OPS-37", **{veld: None})
        v.weiger("rla", "OPS-37", interesses=["voetbal"])
        v.weiger("rla", "OPS-37", competenties=["gezond"])
        v.weiger("rla", "OPS-37", eigen_werkkeuze="Zittend werk, want ik heb artrose.")
        v.weiger("rla", "OPS-37", vaardigheden="Ik zorg voor mijn zieke moeder.")
        v.doe("rla", interesses=list(RIASEC), competenties=[c.value for c in Competentie])
        stap = SOORT.find_stap("rla")
        assert stap is not None
        eigen = [veld for veld in stap.velden if veld.regel == "OPS-37"]
        assert len(eigen) == 4
        assert not any(veld.is_vertrouwelijk for veld in eigen)

    @pytest.mark.regel("OPS-96")
    def test_een_belemmering_heeft_een_stand_en_een_actie(self) -> None:
        v = tot("in_opstapbaan").weiger("belemmering", "OPS-96", stand=None)
        v.weiger("belemmering", "OPS-96", actie=None).doe("belemmering", stand="weg")

    @pytest.mark.regel("OPS-37", "OPS-38", "OPS-39", "OPS-40", "OPS-60", "OPS-61")
    @pytest.mark.parametrize(
        ("zonder", "regel"),
        [
            ("contactmoment", "OPS-38"),
            ("opdracht", "OPS-39"),
            ("beroepskeuzetest", "OPS-40"),
            ("rla", "OPS-37"),
        ],
    )
    def test_een_totaalbeeld_rust_op_alles_wat_de_klant_liet_zien(
        self, zonder: str, regel: str
    ) -> None:
        nodig = ("contactmoment", "opdracht", "beroepskeuzetest", "rla")
        v = tot("met_mindset").doe(*[n for n in nodig if n != zonder])
        v.weiger("totaalbeeld", regel).doe(zonder)
        v.weiger("totaalbeeld", "OPS-61", soort_baan=None)
        v.weiger("totaalbeeld", "OPS-61", soort_werkgever=None).doe("totaalbeeld")


class TestAfschalen:
    @pytest.mark.regel("SUC-20")
    def test_eerst_de_mindset_dan_de_werkgever(self) -> None:
        v = tot("in_opstapbaan").weiger("aanbod", "SUC-20")
        v.kopie().doe("workshop", "aanbod")
        v.doe("mindset", "aanbod")

    @pytest.mark.regel("OPS-63", "OPS-64")
    @pytest.mark.parametrize("trede", ["inleen", "andere_afschaling", "lks_op_proef"])
    def test_lager_dan_een_contract_kan_pas_na_een_afwijzing_met_reden(self, trede: str) -> None:
        v = tot("met_mindset").weiger("aanbod", "OPS-63", trede=trede, **BELOFTE)
        v.doe("aanbod").weiger("aanbod", "OPS-64", trede=trede, **BELOFTE)
        v.weiger("aanbod_afgewezen", "OPS-64", reden=None)
        v.doe("aanbod_afgewezen")
        if trede != "lks_op_proef":
            v.doe("aanbod", trede=trede, **BELOFTE)

    @pytest.mark.regel("OPS-64")
    def test_een_afwijzing_van_een_ander_telt_niet(self) -> None:
        v = afgewezen(CONTRACT)
        v.weiger("aanbod", "OPS-63", werkgever="W-2", trede="inleen", **BELOFTE)
        v.weiger("aanbod_afgewezen", "OPS-64", werkgever="W-2")
        v.weiger("aanbod_afgewezen", "OPS-64")

    @pytest.mark.regel("OPS-66")
    @pytest.mark.parametrize("ertussen", ["inleen", "andere_afschaling"])
    def test_subsidie_is_de_laatste_trede(self, ertussen: str) -> None:
        v = afgewezen(CONTRACT).weiger("aanbod", "OPS-66", trede="lks_op_proef", **BELOFTE)
        v = afgewezen(CONTRACT, ertussen).doe("aanbod", trede="lks_op_proef", **BELOFTE)
        assert v.stand.waarde("aanbod", "trede") == "lks_op_proef"

    @pytest.mark.regel("OPS-69")
    def test_wie_afschaalt_krijgt_een_toezegging(self) -> None:
        v = afgewezen(CONTRACT)
        for anders in (
            {"toegezegde_maanden": None},
            {"toegezegde_maanden": 5},
            {"toegezegde_maanden": -1},
            {"toegezegd_zonder_proeftijd": None},
            {"toegezegd_zonder_proeftijd": False},
        ):
            v.weiger("aanbod", "OPS-69", trede="inleen", **{**BELOFTE, **anders})
        v.doe("aanbod", trede="inleen", **BELOFTE)

    @pytest.mark.regel("OPS-71")
    def test_bij_elk_aanbod_hoort_nazorg(self) -> None:
        tot("met_mindset").weiger("aanbod", "OPS-71", met_nazorg=False).doe("aanbod")

    @pytest.mark.regel("OPS-65")
    def test_inlenen_volgt_op_een_aanbod_en_duurt_ten_hoogste_drie_maanden(self) -> None:
        v = afgewezen(CONTRACT).weiger("inleen", "OPS-65")
        v.doe("aanbod", trede="inleen", **BELOFTE)
        # 2 March + 3 months = 2 June
        v.weiger("inleen", "OPS-65", tot_en_met="2026-06-03").doe("inleen")
        v.weiger("inleen", "OPS-65", begin="2026-06-03", tot_en_met="2026-06-10")

    @pytest.mark.regel("OPS-55", "OPS-67", "OPS-68")
    def test_subsidie_volgt_op_een_aanbod_en_duurt_samen_ten_hoogste_zes_maanden(self) -> None:
        v = afgewezen(CONTRACT, "inleen").weiger("lks_op_proef", "OPS-68")
        v.doe("aanbod", trede="lks_op_proef", **BELOFTE)
        # From 2 March six months would end on 2 September; the opstapbaan ends on 26 July.
        v.weiger("lks_op_proef", "OPS-67", tot_en_met="2026-09-03")
        v.weiger("lks_op_proef", "OPS-56", tot_en_met="2026-07-27")
        v.doe("lks_op_proef", tot_en_met="2026-07-26")

    @pytest.mark.regel("OPS-70")
    def test_de_match_wordt_bekeken_bij_een_werkgever(self) -> None:
        v = tot("in_opstapbaan").weiger("match_evaluatie_1", "OPS-70")
        v.weiger("match_evaluatie_2", "OPS-70")
        v.doe("werkplek_regulier").weiger("match_evaluatie_1", "OPS-70", oordeel=None)
        v.doe("match_evaluatie_1", "match_evaluatie_2")


class TestContract:
    @pytest.mark.regel("OPS-03", "OPS-72")
    def test_met_subsidie_of_op_proef_begint_de_nazorg_niet(self) -> None:
        v = tot("met_aanbod").weiger("regulier_contract", "OPS-03", zonder_lks=False)
        v.weiger("nazorg_werknemer", "OPS-74").weiger("regulier_contract", "OPS-72", begin=None)
        assert v.doe("regulier_contract").fase == "nazorg"
        lks = afgewezen(CONTRACT, "inleen").doe("aanbod", trede="lks_op_proef", **BELOFTE)
        assert lks.doe("lks_op_proef").fase == "opstapbaan"

    @pytest.mark.regel("OPS-63")
    def test_een_contract_volgt_op_een_aanbod_en_is_van_zes_maanden(self) -> None:
        tot("met_mindset").weiger("regulier_contract", "OPS-63")
        afgewezen(CONTRACT).weiger("regulier_contract", "OPS-63")
        v = tot("met_aanbod").weiger("regulier_contract", "OPS-63", werkgever="W-2")
        v.weiger("regulier_contract", "OPS-63", tot_en_met="2026-10-30")
        v.kopie().doe("regulier_contract", tot_en_met="2026-10-31")
        v.doe("regulier_contract", tot_en_met=None)

    @pytest.mark.regel("OPS-69")
    def test_na_afschalen_heeft_het_contract_geen_proeftijd(self) -> None:
        v = afgewezen(CONTRACT).doe("aanbod", trede="inleen", **BELOFTE).doe("inleen")
        v.op("2026-04-28 10:00").weiger("regulier_contract", "OPS-69", proeftijd=True)
        v.doe("regulier_contract")
        tot("met_aanbod").doe("regulier_contract", proeftijd=True, tot_en_met=None)

    @pytest.mark.regel("OPS-64")
    def test_een_afwijzing_intrekken_kan_niet_als_er_op_gebouwd_is(self) -> None:
        v = afgewezen(CONTRACT)
        nummer = v.nummer("aanbod_afgewezen")
        v.doe("aanbod", trede="inleen", **BELOFTE)
        v.weigert_intrekken(nummer, regel="OPS-64")
        v.verbeter(nummer, reden="past_niet")
