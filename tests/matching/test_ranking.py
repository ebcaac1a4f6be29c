"""The score is a sum of parts that anybody can check; missing data follows a written rule."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from matching.constraints import Omgeving, beoordeel_rijen
from matching.kolommen import KlantKolommen, WerkKolommen
from matching.rangschikken import Alleen, rangschik
from matching.ranking import COMPONENTEN, STANDAARD_GEWICHTEN, Ranking, Vraag
from matching.ranking.componenten import (
    Component,
    Gelijkenis,
    Marge,
    ReistijdKort,
    RiasecPast,
    UrenPassen,
    Zekerheid,
)
from matching.zoekindex.stand import Stand
from modellen.belastbaarheid.model import leeg
from modellen.beroepskeuze.model import Riasec
from modellen.kwalificatie import Vervoermiddel
from tests.builders import (
    een_belastbaarheid,
    een_belasting,
    een_klant,
    een_klantprofiel,
    een_werk,
)
from tests.matching.constraints.contract import met_rommel
from tests.matching.paren import willekeurige_profielen, willekeurige_werken
from vacatures.belasting.model import BelastingBron
from vacatures.kenmerken import Werkplek
from vacatures.werk import WerkSoort


def een_vraag(profielen, werken, omgeving: Omgeving, gelijkenis: float = 0.5) -> Vraag:
    klant = KlantKolommen.van(profielen, omgeving.register)
    werk = WerkKolommen.van(werken, omgeving.register)
    rijen = max(len(profielen), len(werken))
    return Vraag(
        klant=klant,
        werk=werk,
        gelijkenis=np.full(rijen, gelijkenis, dtype=np.float32),
        uitkomsten=beoordeel_rijen(klant, werk, omgeving),
        omgeving=omgeving,
    )


def waarde(component: Component, profiel, werk, omgeving: Omgeving) -> tuple[float, bool]:
    waarden, bekend = component.waarden(een_vraag([profiel], [werk], omgeving))
    return float(waarden[0]), bool(bekend[0])


class TestGewichten:
    def test_gewichten_die_niet_tot_een_optellen_worden_geweigerd(self):
        with pytest.raises(ValueError, match="add up to 1"):
            Ranking({**STANDAARD_GEWICHTEN, "uren": 0.5})

    def test_een_vergeten_component_wordt_geweigerd(self):
        with pytest.raises(ValueError, match="must cover"):
            Ranking({"gelijkenis": 1.0})

    def test_een_negatief_gewicht_wordt_geweigerd(self):
        gewichten = {**STANDAARD_GEWICHTEN, "uren": -0.1, "riasec": 0.26}
        with pytest.raises(ValueError, match=">= 0"):
            Ranking(gewichten)

    def test_andere_gewichten_geven_een_andere_versie(self):
        anders = {**STANDAARD_GEWICHTEN, "uren": 0.01, "riasec": 0.15}
        assert Ranking(anders).versie != Ranking().versie


class TestOptelsom:
    def test_bijdragen_tellen_op_tot_de_score_in_beide_richtingen(self, omgeving: Omgeving):
        rng = Random(5)
        profielen = list(willekeurige_profielen(rng, 60))
        werken = list(willekeurige_werken(rng, 60))
        ranking = Ranking()
        for vraag in (
            een_vraag(profielen[:1], werken, omgeving),
            een_vraag(profielen, werken[:1], omgeving),
            een_vraag(profielen, werken, omgeving),
        ):
            scores = ranking.scores(vraag)
            for rij in range(len(vraag)):
                bijdragen = ranking.bijdragen(scores, rij)
                assert sum(b.effect for b in bijdragen) == pytest.approx(scores.totaal[rij])
                assert {b.component for b in bijdragen} == set(STANDAARD_GEWICHTEN)

    def test_elk_deel_ligt_tussen_nul_en_een(self, omgeving: Omgeving):
        rng = Random(6)
        profielen = list(willekeurige_profielen(rng, 300))
        werken = list(willekeurige_werken(rng, 300))
        scores = Ranking().scores(een_vraag(profielen, werken, omgeving))
        assert np.isfinite(scores.waarden).all()
        assert (scores.waarden >= 0).all()
        assert (scores.waarden <= 1).all()

    def test_een_rij_scoort_los_hetzelfde_als_tussen_andere(self, omgeving: Omgeving):
        rng = Random(7)
        profielen = list(willekeurige_profielen(rng, 5))
        werken = list(willekeurige_werken(rng, 40))
        for profiel in profielen:
            samen = Ranking().scores(een_vraag([profiel], werken, omgeving)).waarden
            los = [Ranking().scores(een_vraag([profiel], [w], omgeving)).waarden for w in werken]
            np.testing.assert_allclose(samen, np.hstack(los), atol=1e-12)


class TestComponenten:
    @pytest.mark.parametrize(
        ("cosinus", "verwacht"), [(-0.4, 0.0), (0.09, 0.0), (0.395, 0.5), (0.70, 1.0), (0.9, 1.0)]
    )
    def test_gelijkenis_loopt_van_toevallig_tot_treffend(self, cosinus, verwacht, omgeving):
        vraag = een_vraag([een_klantprofiel()], [een_werk()], omgeving, gelijkenis=cosinus)
        assert Gelijkenis().waarden(vraag)[0][0] == pytest.approx(verwacht, abs=1e-6)

    def test_riasec_zonder_test_is_een_half_en_onbekend(self, omgeving: Omgeving):
        profiel = replace(een_klantprofiel(), riasec=None)
        assert waarde(RiasecPast(), profiel, een_werk(isco="9112"), omgeving) == (0.5, False)

    def test_riasec_van_het_beroep_zelf_past_helemaal(self, omgeving: Omgeving):
        werk = een_werk(isco="9112")
        van_beroep = WerkKolommen.van([werk], omgeving.register).riasec[0]
        gelijk = Riasec(*(float(x) for x in van_beroep))
        past, bekend = waarde(
            RiasecPast(), replace(een_klantprofiel(), riasec=gelijk), werk, omgeving
        )
        omgekeerd = Riasec(*(1.0 - float(x) for x in van_beroep))
        botst, _ = waarde(
            RiasecPast(), replace(een_klantprofiel(), riasec=omgekeerd), werk, omgeving
        )
        assert bekend
        assert past == pytest.approx(1.0)
        assert botst == pytest.approx(0.0, abs=1e-6)

    def test_reistijd_is_wat_er_van_de_grens_overblijft(self, omgeving: Omgeving):
        profiel = een_klantprofiel(een_klant(vervoer={Vervoermiddel.FIETS: 40}))
        werk = een_werk(plek="Amersfoort 3812")
        huis, plek = omgeving.register.get_pc4(3811), omgeving.register.get_pc4(3812)
        minuten = omgeving.reistijd.minuten_een(
            van_lat=huis.breedtegraad,
            van_lon=huis.lengtegraad,
            naar_lat=plek.breedtegraad,
            naar_lon=plek.lengtegraad,
            middel=Vervoermiddel.FIETS,
        )
        assert waarde(ReistijdKort(), profiel, werk, omgeving) == (
            pytest.approx(1 - minuten / 40),
            True,
        )

    def test_een_onbekende_werkplek_telt_niet_als_dichtbij(self, omgeving: Omgeving):
        assert waarde(ReistijdKort(), een_klantprofiel(), een_werk(plek=Werkplek()), omgeving) == (
            0.0,
            False,
        )

    @pytest.mark.parametrize(
        ("klant", "baan", "verwacht"),
        [
            ((16, 32), (20, 24), 1.0),
            ((16, 24), (20, 36), 5 / 9),  # 20..24 of 16..24: five of nine whole hours
            ((24, 24), (20, 32), 1.0),
            ((8, 12), (24, 32), 0.0),
        ],
    )
    def test_uren_is_het_aandeel_van_de_kleinste_band(self, klant, baan, verwacht, omgeving):
        profiel = een_klantprofiel(een_klant(uren=klant))
        assert waarde(UrenPassen(), profiel, een_werk(uren=baan), omgeving) == (
            pytest.approx(verwacht),
            True,
        )

    @pytest.mark.parametrize(
        ("baan", "verwacht"), [((20, None), (1.0, True)), ((8, None), (0.5, False))]
    )
    def test_van_een_halve_band_telt_het_bekende_eind(self, baan, verwacht, omgeving: Omgeving):
        profiel = een_klantprofiel(een_klant(uren=(16, 24)))
        assert waarde(UrenPassen(), profiel, een_werk(uren=baan), omgeving) == verwacht

    def test_onbekende_uren_zijn_een_half(self, omgeving: Omgeving):
        werk = een_werk(uren=(None, None))
        assert waarde(UrenPassen(), een_klantprofiel(), werk, omgeving) == (0.5, False)

    def test_marge_zonder_beoordeling_is_een_half(self, omgeving: Omgeving):
        profiel = een_klantprofiel()
        profiel = replace(profiel, belastbaarheid=leeg(profiel.nummer))
        assert waarde(Marge(), profiel, een_werk(), omgeving) == (0.5, False)

    def test_wie_nergens_beperkt_is_heeft_alle_ruimte_maar_het_is_geen_pluspunt(self, omgeving):
        werk = een_werk(belasting=een_belasting({"IV-13": 2}))
        assert waarde(Marge(), een_klantprofiel(), werk, omgeving) == (1.0, False)

    def test_een_niet_opgegeven_of_geschatte_belasting_geeft_geen_ruimte(self, omgeving):
        profiel = een_klantprofiel(belastbaarheid=een_belastbaarheid(afwijkingen={"IV-13": 1}))
        geschat = een_belasting({"IV-13": 3}, bron=BelastingBron.GESCHAT)
        for belasting in (een_belasting({"IV-14": 3}), geschat):
            assert waarde(Marge(), profiel, een_werk(belasting=belasting), omgeving) == (0.0, False)

    def test_marge_groeit_met_lichter_werk(self, omgeving: Omgeving):
        """Tillen level 1 of 3, job asks level 1, 2, 3: (1 + slack/3) / 2."""
        profiel = een_klantprofiel(belastbaarheid=een_belastbaarheid(afwijkingen={"IV-13": 1}))
        gemeten = [
            waarde(Marge(), profiel, een_werk(belasting=een_belasting({"IV-13": eis})), omgeving)
            for eis in (1, 2, 3)
        ]
        assert gemeten == [
            (pytest.approx(0.5), True),
            (pytest.approx((1 + 1 / 3) / 2), True),
            (pytest.approx((1 + 2 / 3) / 2), True),
        ]

    def test_zekerheid_daalt_met_elke_open_vraag(self, omgeving: Omgeving):
        alles, _ = waarde(Zekerheid(), een_klantprofiel(), een_werk(), omgeving)
        minder, _ = waarde(Zekerheid(), een_klantprofiel(), een_werk(dagdelen=None), omgeving)
        assert alles == 1.0
        assert minder == pytest.approx(8 / 9)


class TestKolommen:
    @pytest.mark.parametrize("component", COMPONENTEN, ids=lambda c: c.naam)
    def test_een_deel_leest_alleen_de_kolommen_die_het_noemt(self, component, omgeving: Omgeving):
        rng = Random(8)
        vraag = een_vraag(
            list(willekeurige_profielen(rng, 80)), list(willekeurige_werken(rng, 80)), omgeving
        )
        rommel = replace(
            vraag,
            klant=met_rommel(vraag.klant, behalve=component.leest_klant),
            werk=met_rommel(vraag.werk, behalve=component.leest_werk),
        )
        for een, ander in zip(component.waarden(vraag), component.waarden(rommel), strict=True):
            np.testing.assert_array_equal(een, ander)

    @pytest.mark.parametrize("component", COMPONENTEN, ids=lambda c: c.naam)
    def test_kolommen_of_cijfers_van_de_rij_zelf_maar_niet_beide(
        self, component, omgeving: Omgeving
    ):
        """What reads columns is computed per combination, where similarity and outcomes are 0."""
        rng = Random(9)
        vraag = een_vraag(
            list(willekeurige_profielen(rng, 80)), list(willekeurige_werken(rng, 80)), omgeving
        )
        leest = component.leest_klant, component.leest_werk
        assert all(leest) or not any(leest)
        for kolommen, velden in zip((KlantKolommen, WerkKolommen), leest, strict=True):
            assert len({kolommen.get_groep(veld) for veld in velden}) <= 1
        if not all(leest):
            return
        leeg = replace(
            vraag,
            gelijkenis=np.zeros_like(vraag.gelijkenis),
            uitkomsten=np.zeros_like(vraag.uitkomsten),
        )
        for een, ander in zip(component.waarden(vraag), component.waarden(leeg), strict=True):
            np.testing.assert_array_equal(een, ander)


class TestVolgorde:
    def test_gelijke_scores_staan_op_nummer(self, omgeving: Omgeving):
        werken = [een_werk(nummer=f"V-{n}") for n in ("c", "a", "b")]
        vectoren = np.tile(np.array([0.6, 0.8], dtype=np.float32), (3, 1))
        gerangschikt = rangschik(
            Stand.van(WerkKolommen.van(werken, omgeving.register), vectoren, 1),
            KlantKolommen.van([een_klantprofiel()], omgeving.register),
            vector=np.array([1.0, 0.0], dtype=np.float32),
            alleen=Alleen("soort", np.arange(len(WerkSoort))),
            omgeving=omgeving,
            ranking=Ranking(),
        )
        assert gerangschikt.nummers(0, 3) == ["V-a", "V-b", "V-c"]

    def test_elk_component_zegt_wat_het_betekent_en_wat_onbekend_doet(self):
        for component in COMPONENTEN:
            assert component.betekenis.endswith(".")
            assert component.bij_onbekend.endswith(".")
            assert component.pluspunt.endswith(".")


def test_de_kolommen_van_een_klant_bevatten_niets_persoonlijks():
    """Closed list: whoever adds a column has to defend it here."""
    assert set(KlantKolommen.__dataclass_fields__) == {
        "nummer", "organisatie", "actief", "lat", "lon", "grens_km", "vervoer", "uren_min",
        "uren_max", "dagdelen", "taal", "opleiding", "rijbewijzen", "certificaten",
        "zonder_branches", "zonder_werkgevers", "fml", "fml_tot", "riasec",
        # Kinds of work done, from a closed list; not for how long, nor what lay between.
        "ervaring", "ervaring_recent",
    }  # fmt: skip
