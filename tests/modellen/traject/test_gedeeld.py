"""Steps that all types share, and the eighteen success factors: refusals first."""

from __future__ import annotations

import pytest

from modellen.traject.gedeeld import GEDEELDE_STAPPEN, aandeel_klant, wie_doet_het
from modellen.traject.soorten.opstapbaan import SOORT
from modellen.traject.succesfactoren import (
    GEEN_TEAM,
    SUCCESFACTOREN,
    Aanwezigheid,
    is_volledig,
    succesfactoren,
)
from modellen.traject.successtappen import SUCCESSTAPPEN, huidige_begeleider
from tests.modellen.traject.opstapbaan_verhaal import LEEFGEBIEDEN, Opstap, tot

ALLE = ["a", "b", "c", "d", "e"]


class TestGesprekken:
    @pytest.mark.regel("SUC-04", "SUC-25")
    def test_het_gesprek_past_bij_de_opleiding(self) -> None:
        v = tot("in_opstapbaan")
        for aard, goed, fout, regel in (
            ("doelmatigheid", "coach", "sociaal_juridisch", "SUC-04"),
            ("rechtmatigheid", "sociaal_juridisch", "coach", "SUC-25"),
        ):
            v.weiger("contactmoment", regel, aard=aard, opleiding_begeleider=fout)
            v.weiger("contactmoment", regel, aard=aard)
            v.doe("contactmoment", aanwezig=False, aard=aard, opleiding_begeleider=goed)

    def test_wat_er_gezegd_is_staat_nooit_bij_het_contactmoment(self) -> None:
        tot("in_opstapbaan").weiger("contactmoment", None, inhoud="Vertelde over thuis.")

    def test_afwezigheid_is_een_feit_en_een_dag(self) -> None:
        v = tot("in_opstapbaan").weiger("afwezigheid", None, reden="ziek")
        v.weiger("afwezigheid", None, feit="griep").doe("afwezigheid")

    def test_niemand_noemt_een_ander_dan_de_klant(self) -> None:
        v = tot("in_opstapbaan").doe("afspraak")
        afspraak = v.stand.laatste("afspraak")
        assert afspraak is not None
        assert wie_doet_het(afspraak) == "klant"
        assert aandeel_klant(v.stand) == 1.0


class TestInzicht:
    @pytest.mark.regel("SP2-31")
    @pytest.mark.parametrize("ontbreekt", LEEFGEBIEDEN)
    def test_een_assessment_gaat_over_dertien_leefgebieden(self, ontbreekt: str) -> None:
        assert len(LEEFGEBIEDEN) == 13
        v = tot("in_opstapbaan")
        v.weiger("rla", "SP2-31", leefgebieden=[g for g in LEEFGEBIEDEN if g != ontbreekt])

    @pytest.mark.regel("SP2-28", "SP2-38")
    def test_een_assessment_is_op_een_gekozen_plek_en_trekt_vijf_conclusies(self) -> None:
        v = tot("in_opstapbaan").weiger("rla", "SP2-28", locatie_gekozen_door_klant=False)
        for letter in ALLE:
            v.weiger("rla", "SP2-38", conclusies=[c for c in ALLE if c != letter])
        v.doe("rla")


class TestWorkshops:
    @pytest.mark.regel("SUC-10")
    @pytest.mark.parametrize("deel", ["empowerment", "praktische_informatie", "actie"])
    def test_een_sollicitatieworkshop_heeft_e_p_en_a(self, deel: str) -> None:
        v = tot("met_mindset").weiger("workshop", "SUC-10", soort="sollicitatie", **{deel: False})
        v.doe("workshop", soort="sollicitatie")

    @pytest.mark.regel("SUC-15", "SUC-29")
    def test_een_gezondheidsworkshop_heeft_e_en_p_en_liefst_een_oefening_thuis(self) -> None:
        v = tot("in_opstapbaan")
        for deel in ("empowerment", "praktische_informatie"):
            v.weiger("workshop", "SUC-15", soort="gezondheid", **{deel: False})
        v.doe("workshop", soort="gezondheid", actie=False, oefening_voor_thuis=True)

    @pytest.mark.regel("SUC-09", "SUC-14", "SUC-20")
    def test_eerst_empowerment_dan_solliciteren(self) -> None:
        v = tot("in_opstapbaan").weiger("workshop", "SUC-20", soort="sollicitatie")
        v.kopie().doe("mindset").doe("workshop", soort="sollicitatie")
        v.doe("workshop", soort="empowerment").doe("workshop", soort="sollicitatie")

    @pytest.mark.regel("SUC-28")
    def test_workshops_zijn_los(self) -> None:
        v = tot("met_mindset").doe("workshop", soort="sollicitatie")
        v.op("2026-03-02 10:00").doe("workshop", soort="sollicitatie")
        assert len(v.stand.alle("workshop")) == 2


class TestBegeleiding:
    @pytest.mark.regel("SUC-05", "SUC-06")
    def test_de_begeleider_vraagt_wat_de_klant_nodig_heeft_en_wat_hij_zelf_doet(self) -> None:
        v = tot("aangemeld").weiger("behoefte", "SUC-05", wat_heb_jij_nodig=None)
        v.weiger("behoefte", "SUC-06", wat_doet_de_begeleider=" ").doe("behoefte")

    @pytest.mark.regel("SUC-03", "SUC-07", "SUC-08")
    def test_de_klant_kiest_na_een_gesprek_en_een_meting(self) -> None:
        v = tot("in_intake").weiger("begeleiding_gekozen", "SUC-07")
        v.kopie().doe("contactmoment").weiger("begeleiding_gekozen", "SUC-07")
        v.kopie().doe("beroepskeuzetest").weiger("begeleiding_gekozen", "SUC-07")
        v.doe("contactmoment", aanwezig=False).doe("beroepskeuzetest")
        v.weiger("begeleiding_gekozen", "SUC-07").doe("contactmoment")
        v.weiger("begeleiding_gekozen", "SUC-03", klant_koos=False)
        v.weiger("begeleiding_gekozen", "SUC-08", wat_bieden_wij=None).doe("begeleiding_gekozen")

    @pytest.mark.regel("SUC-11", "OPS-41")
    def test_de_klant_houdt_zijn_begeleider(self) -> None:
        v = tot("in_opstapbaan")
        v.weiger("wissel_begeleider", "SUC-11", klant_stemt_in=False)
        v.weiger("wissel_begeleider", "SUC-11", is_overgedragen=False)
        v.weiger("wissel_begeleider", "SUC-11", aanleiding=None)
        v.weiger("wissel_begeleider", "SUC-11", nieuwe_begeleider="coach-1")
        assert huidige_begeleider(v.stand) == "coach-1"
        assert huidige_begeleider(v.doe("wissel_begeleider").stand) == "coach-2"

    @pytest.mark.regel("SUC-12", "SUC-30")
    def test_grenzen_zijn_uitgelegd_en_bevestigd(self) -> None:
        v = tot("aangemeld").weiger("kader", "SUC-12", plichten_uitgelegd=False)
        v.weiger("kader", "SUC-12", bevestigd_door_klant=False)
        v.weiger("kader", "SUC-30", klant_paste_prioriteiten_aan=None).doe("kader")

    @pytest.mark.regel("SUC-14")
    @pytest.mark.parametrize("cijfer", [0, 11, -3, "goed", None])
    def test_vertrouwen_is_een_cijfer_van_1_tot_10(self, cijfer: object) -> None:
        v = tot("aangemeld").weiger("mindset", "SUC-14", vertrouwen=cijfer)
        v.doe("mindset", vertrouwen=1).doe("mindset", vertrouwen=10)

    @pytest.mark.regel("SUC-13")
    def test_een_maatregel_komt_pas_na_gesprekken_die_inzicht_geven(self) -> None:
        v = tot("in_opstapbaan").weiger("maatregel", "SUC-13")
        v.doe("inzichtgesprek").weiger("maatregel", "SUC-13")
        v.doe("inzichtgesprek").weiger("maatregel", "SUC-13", grond=None).doe("maatregel")

    @pytest.mark.regel("SUC-21")
    def test_een_laag_zelfbeeld_krijgt_geen_maatregel(self) -> None:
        v = tot("in_opstapbaan").doe("inzichtgesprek", "inzichtgesprek")
        v.weiger("maatregel", "SUC-21", komt_door_laag_zelfbeeld=True)

    @pytest.mark.regel("SUC-18")
    def test_de_klant_mag_zeggen_wat_hij_vond_en_mag_nee_zeggen(self) -> None:
        v = tot("in_opstapbaan")
        v.weiger("klantevaluatie", "SUC-18", tips=None)
        v.weiger("klantevaluatie", "SUC-18", wat_vond_je=None)
        v.weiger("klantevaluatie", "SUC-18", klant_doet_mee=None)
        v.kopie().doe("klantevaluatie", opvolging_tips="naar_team")
        v.doe("klantevaluatie", klant_doet_mee=False, wat_vond_je=None, tips=None)


HEEL_TEAM = {"SUC-01": True, "SUC-02": True, "SUC-17": True}


def alle_factoren() -> Opstap:
    """A story in which everything is applied."""
    v = tot("in_opstapbaan").doe(
        "contactmoment", aard="doelmatigheid", opleiding_begeleider="coach"
    )
    v.doe("behoefte", "mindset", "begeleiding_gekozen", "kader", "workshop")
    v.doe("workshop", soort="sollicitatie").doe("workshop", soort="gezondheid")
    return v.doe("inzichtgesprek", "collega_betrokken", "klantevaluatie")


class TestSuccesfactoren:
    @pytest.mark.regel("SUC-19")
    def test_er_zijn_achttien_factoren_in_de_volgorde_van_de_bron(self) -> None:
        v = Opstap()
        aantal = v.normen(v.nu.date()).getal("suc.factoren")
        assert [f.regel for f in SUCCESFACTOREN] == [f"SUC-{n:02}" for n in range(1, 19)]
        assert len(SUCCESFACTOREN) == aantal

    @pytest.mark.regel("SUC-19")
    def test_het_antwoord_is_per_factor_en_nooit_een_gemiddelde(self) -> None:
        begin = succesfactoren(tot("aangemeld").stand, GEEN_TEAM)
        assert set(begin.values()) == {Aanwezigheid.NOG_NIET, Aanwezigheid.AANWEZIG}
        assert begin["SUC-11"] is Aanwezigheid.AANWEZIG
        gesproken = succesfactoren(tot("in_opstapbaan").doe("contactmoment").stand, GEEN_TEAM)
        assert gesproken["SUC-12"] is gesproken["SUC-07"] is Aanwezigheid.ONTBREEKT
        assert gesproken["SUC-13"] is Aanwezigheid.NOG_NIET

    @pytest.mark.regel("SUC-01", "SUC-02", "SUC-16", "SUC-17", "SUC-19")
    def test_alleen_alles_samen_is_volledig(self) -> None:
        heel = alle_factoren()
        gezien = succesfactoren(heel.stand, HEEL_TEAM)
        assert {f for f, a in gezien.items() if a != "aanwezig"} == set()
        assert is_volledig(gezien)
        assert not is_volledig(succesfactoren(heel.stand, GEEN_TEAM))
        for stap in ("collega_betrokken", "inzichtgesprek", "behoefte"):
            v = heel.kopie()
            zonder = v.trek_in(v.nummer(stap)).stand
            assert not is_volledig(succesfactoren(zonder, HEEL_TEAM))

    @pytest.mark.regel("SUC-01", "SUC-02", "SUC-17")
    @pytest.mark.parametrize("factor", ["SUC-01", "SUC-02", "SUC-17"])
    def test_wat_van_het_team_niet_is_vastgelegd_ontbreekt(self, factor: str) -> None:
        stand = tot("in_opstapbaan").doe("contactmoment").stand
        gevonden = succesfactoren(stand, {**HEEL_TEAM, factor: False})
        assert gevonden[factor] is Aanwezigheid.ONTBREEKT
        assert sum(gevonden[f] == "aanwezig" for f in HEEL_TEAM) == 2
        assert succesfactoren(stand, GEEN_TEAM)[factor] is Aanwezigheid.ONTBREEKT

    @pytest.mark.regel("SUC-16")
    def test_een_collega_wordt_betrokken_om_een_kwaliteit(self) -> None:
        tot("aangemeld").weiger("collega_betrokken", "SUC-16", collega=None).doe(
            "collega_betrokken"
        )

    @pytest.mark.regel("SUC-13", "SUC-26")
    def test_een_maatregel_laat_zien_dat_de_begeleiding_tekortschoot(self) -> None:
        v = tot("in_opstapbaan").doe("inzichtgesprek", "inzichtgesprek")
        assert succesfactoren(v.stand, GEEN_TEAM)["SUC-13"] is Aanwezigheid.AANWEZIG
        v.doe("maatregel")
        assert succesfactoren(v.stand, GEEN_TEAM)["SUC-13"] is Aanwezigheid.ONTBREEKT

    @pytest.mark.regel("SUC-10", "SUC-18")
    def test_na_de_afsluiting_is_niets_meer_te_doen_aan_wat_er_bij_hoort(self) -> None:
        v = tot("aangemeld").doe("stopverzoek", "klantevaluatie", "afsluiten")
        gevonden = succesfactoren(v.stand, GEEN_TEAM)
        assert gevonden["SUC-18"] is Aanwezigheid.AANWEZIG
        assert gevonden["SUC-10"] is Aanwezigheid.ONTBREEKT


def test_elke_gedeelde_stap_zit_in_de_opstapbaan() -> None:
    codes = {stap.code for stap in SOORT.stappen}
    assert {stap.code for stap in (*GEDEELDE_STAPPEN, *SUCCESSTAPPEN)} <= codes


def test_geen_veld_van_een_gedeelde_stap_vraagt_naar_gezondheid() -> None:
    for stap in (*GEDEELDE_STAPPEN, *SUCCESSTAPPEN):
        for veld in stap.velden:
            assert not {"ziek", "klacht", "diagnose", "medisch"} & set(veld.code.split("_"))
