"""Recording: what is refused whatever the type, late recording, corrections, two hands at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from modellen.normen.norm import Normen, standaardnormen
from modellen.traject.model import INGETROKKEN, Gebeurtenis, Gegeven, Trajectsoort
from modellen.traject.soorten import trajectsoorten
from modellen.traject.soorten.opstapbaan import SOORT
from modellen.traject.vastleggen import StapGeweigerd, leg_vast
from tests.modellen.traject.opstapbaan_verhaal import Opstap, tot
from tests.modellen.traject.verhaal import Verhaal, moment


def aanmelding(**anders: Gegeven) -> dict[str, Gegeven]:
    return {"bron": "gemeente", "kan_uitstromen": True, **anders}


def een_gebeurtenis(**anders: object) -> Gebeurtenis:
    op = moment("2026-01-05 09:00")
    return replace(Gebeurtenis(1, "aanmelding", op, "coach", op, aanmelding()), **anders)


def weigering(v: Opstap, nieuw: Gebeurtenis) -> StapGeweigerd:
    with pytest.raises(StapGeweigerd) as fout:
        leg_vast(SOORT, v.stand, nieuw, normen=v.normen)
    return fout.value


def _bezwaren(soort: Trajectsoort, stap: str, gegevens: dict[str, Gegeven]) -> list[str]:
    """What stands in the way of a step as the first event; empty when nothing does."""
    try:
        nieuw = een_gebeurtenis(stap=stap, gegevens=gegevens)
        leg_vast(soort, Verhaal(soort).stand, nieuw, normen=Opstap().normen)
    except StapGeweigerd as fout:
        return [str(bezwaar) for bezwaar in fout.bezwaren]
    return []


class TestVorm:
    @pytest.mark.parametrize(
        ("anders", "deel"),
        [
            ({"moment": datetime(2026, 1, 5, 9)}, "tijdzone"),  # noqa: DTZ001
            ({"vastgelegd_op": datetime(2026, 1, 5, 9)}, "tijdzone"),  # noqa: DTZ001
            ({"moment": moment("2026-01-05 09:01")}, "toekomst"),
            ({"volgnummer": 2}, "Iemand anders"),
            ({"stap": "toverstaf"}, "bestaat niet"),
            ({"stap": INGETROKKEN}, "bestaat niet"),
            ({"gegevens": aanmelding(diagnose="x")}, "hoort niet bij deze stap"),
        ],
    )
    def test_een_gebeurtenis_zonder_goede_vorm_wordt_geweigerd(self, anders, deel: str) -> None:
        for v in (Opstap(), tot("aangemeld")):
            fout = weigering(v, een_gebeurtenis(**{"volgnummer": 1, **anders}))
            if not v.stand.gebeurtenissen:
                assert deel in fout.melding
            assert fout.volgende_stap

    @pytest.mark.parametrize("leeg", ["", []])
    def test_een_leeg_veld_houdt_geen_enkele_poort_tegen(self, leeg: Gegeven) -> None:
        v = tot("aangemeld").weiger("weekgesprek", "OPS-50", observatie=leeg)
        v.weiger("jobfinding", "OPS-54", richting=leeg)
        tot("met_mindset").weiger("aanbod", "OPS-63", trede="inleen", vergoeding=leeg)

    @pytest.mark.parametrize("soort", trajectsoorten().values(), ids=lambda soort: soort.code)
    def test_leeg_en_weggelaten_worden_om_hetzelfde_geweigerd(self, soort: Trajectsoort) -> None:
        for stap in soort.stappen:
            for veld in stap.velden:
                for leeg in ("", []):
                    met, zonder = (
                        _bezwaren(soort, stap.code, gegevens)
                        for gegevens in ({veld.code: leeg}, {})
                    )
                    assert met == zonder, (stap.code, veld.code)

    def test_twee_mensen_tegelijk_maakt_een_van_beiden_opnieuw(self) -> None:
        v = tot("aangemeld").op("2026-01-06 10:00")
        ander = v.kopie().doe("toewijzing").stand.gebeurtenissen[-1]
        v.doe("in_dienst")
        assert "Iemand anders" in weigering(v, ander).melding
        leg_vast(SOORT, v.stand, replace(ander, volgnummer=3), normen=v.normen)

    @pytest.mark.parametrize(
        ("stap", "veld", "waarde"),
        [
            ("driegesprek", "agenda", [{"punt": 1}]),
            ("driegesprek", "agenda", "doel"),
            ("driegesprek", "agenda", ["doel", "koffie"]),
            ("instrument", "kosten", True),
            ("instrument", "kosten", float("nan")),
            ("instrument", "kosten", float("inf")),
            ("instrument", "kosten", "veel"),
            ("instrument", "binnen_grenzen", 1),
            ("werkplek_sdw", "begin", "20260126"),
            ("werkplek_sdw", "begin", "2026-02-30"),
            ("werkplek_sdw", "begin", "9999-12-31"),
            ("werkplek_sdw", "begin", "0026-01-26"),
            ("werkplek_sdw", "onderdeel", ["tuinonderhoud"]),
            ("totaalbeeld", "soort_baan", "   "),
            ("totaalbeeld", "soort_baan", 7),
        ],
    )
    def test_een_waarde_die_niet_past_wordt_geweigerd_en_breekt_niets(
        self, stap: str, veld: str, waarde: object
    ) -> None:
        v = tot("gesproken" if stap == "driegesprek" else "in_opstapbaan")
        melding = str(weigering(v, v._nieuw(stap, {**v._antwoorden(stap, {}), veld: waarde})))
        assert "niet goed ingevuld" in melding

    def test_alle_bezwaren_komen_tegelijk(self) -> None:
        v = tot("gesproken")
        fout = weigering(v, v._nieuw("driegesprek", {}))
        assert {"OPS-09", "OPS-10"} <= {b.regel for b in fout.bezwaren}
        assert fout.code == "stap_geweigerd"
        assert "(OPS-10)" in fout.melding

    def test_een_weigering_herhaalt_geen_lange_of_vreemde_invoer(self) -> None:
        fout = weigering(Opstap(), een_gebeurtenis(stap="x" * 500))
        assert "x" * 41 not in fout.melding


class TestLaatVastleggen:
    def test_laat_vastgelegd_wordt_beoordeeld_naar_zijn_eigen_moment(self) -> None:
        v = tot("in_nazorg").weigert("weekgesprek", regel="OPS-50")
        v.op("2026-03-02 10:00").doe("weekgesprek")
        assert v.fase == "nazorg"

    def test_laat_vastleggen_mag_wat_later_gebeurde_niet_breken(self) -> None:
        v = tot("in_nazorg").op("2026-01-20 10:00")
        v.weiger("voorstel_ander_traject", "OPS-35")
        v.op("2026-01-08 10:00").weiger("toewijzing", None)

    def test_te_vroeg_is_te_vroeg_ook_als_het_later_wel_kon(self) -> None:
        v = tot("in_nazorg").op("2026-01-08 10:00")
        v.weiger("weekgesprek", "OPS-50").weiger("trajectplan", "OPS-09")

    def test_de_dag_van_de_norm_is_de_nederlandse_dag(self) -> None:
        gevraagd: list[date] = []

        def normen(dag: date) -> Normen:
            gevraagd.append(dag)
            return standaardnormen().voor("gemeente")(dag)

        # 23:30 UTC on 30 June is half past one on 1 July in the Netherlands.
        op = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
        leg_vast(SOORT, Opstap().stand, een_gebeurtenis(moment=op, vastgelegd_op=op), normen=normen)
        assert set(gevraagd) == {date(2026, 7, 1)}


class TestVerbeteren:
    def test_een_verbetering_zonder_reden_wordt_geweigerd(self) -> None:
        for reden in ("", "  "):
            tot("aangemeld").weigert_verbetering(1, regel=None, waarom=reden, bron="uwv")
            tot("aangemeld").weigert_intrekken(1, regel=None, reden=reden)

    def test_alleen_wat_geldt_kan_verbeterd_worden(self) -> None:
        v = tot("aangemeld").verbeter(1, bron="uwv")
        v.weigert_verbetering(1, regel=None, bron="anders").weigert_intrekken(1, regel=None)
        v.weigert_intrekken(9, regel=None)

    def test_een_verbetering_verandert_niet_om_welke_stap_het_gaat(self) -> None:
        v = tot("aangemeld").op("2026-01-06 10:00")
        nieuw = replace(v._nieuw("toewijzing", {"coach": "c"}), corrigeert=1, reden="fout")
        assert "om welke stap" in weigering(v, nieuw).melding

    def test_wie_intrekt_legt_niets_nieuws_vast(self) -> None:
        v = tot("aangemeld")
        nieuw = replace(v._nieuw(INGETROKKEN, {"diagnose": "x"}), corrigeert=1, reden="fout")
        assert "geen gegevens" in weigering(v, nieuw).melding

    @pytest.mark.regel("OPS-24")
    def test_een_verbetering_die_een_latere_stap_breekt_wordt_geweigerd(self) -> None:
        v = tot("in_opstapbaan")
        v.weigert_verbetering(v.nummer("in_dienst"), regel="OPS-24", datum="2026-01-15")
        v.verbeter(v.nummer("in_dienst"), datum="2026-01-14")

    def test_de_weigering_noemt_de_stap_die_niet_meer_klopt(self) -> None:
        v = tot("in_opstapbaan")
        nieuw = v._nieuw(INGETROKKEN, {}, v.nummer("voorlichting"), "Niet gebeurd.")
        assert "Dan klopt 'Trajectplan gemaakt' niet meer" in weigering(v, nieuw).melding

    def test_een_verbetering_moet_zelf_ook_kloppen(self) -> None:
        v = tot("aangemeld").weigert_verbetering(1, regel="OPS-05", kan_uitstromen=False)
        v.weigert_verbetering(1, regel=None, bron="krant")

    def test_een_verbeterd_moment_moet_op_zijn_plaats_passen(self) -> None:
        v = tot("gesproken")
        oud = v.stand.geldend[0]
        later = replace(
            oud,
            volgnummer=len(v.stand.gebeurtenissen) + 1,
            moment=moment("2026-01-08 09:00"),
            vastgelegd_op=v.laatst,
            corrigeert=1,
            reden="Verkeerde dag.",
        )
        assert "OPS-06" in {b.regel for b in weigering(v, later).bezwaren}

    def test_na_een_weigering_is_er_niets_veranderd(self) -> None:
        v = tot("in_opstapbaan")
        voor = v.stand
        v.weigert_intrekken(1, regel="OPS-06")
        assert v.stand is voor


class TestAfgesloten:
    def test_een_afgesloten_traject_neemt_niets_meer_op(self) -> None:
        v = tot("aangemeld").doe("stopverzoek", "klantevaluatie", "afsluiten")
        for stap in SOORT.stappen:
            assert "afgesloten" in str(weigering(v, v._nieuw(stap.code, {}))).lower()
        v.op("2026-01-05 08:00").weiger("contactmoment", None)

    def test_wie_de_afsluiting_intrekt_gaat_verder_waar_het_was(self) -> None:
        v = tot("in_opstapbaan").doe("stopverzoek", "klantevaluatie", "afsluiten")
        v.trek_in(v.nummer("afsluiten"), reden="Klant gaat toch door.")
        assert v.doe("weekgesprek").fase == "opstapbaan"

    def test_een_feit_verbeteren_kan_ook_na_de_afsluiting(self) -> None:
        v = tot("aangemeld").doe("stopverzoek", "klantevaluatie", "afsluiten")
        v.verbeter(1, bron="uwv")
        assert v.fase == "afgesloten"
        assert v.stand.waarde("aanmelding", "bron") == "uwv"
