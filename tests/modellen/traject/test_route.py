"""The route: every phase in order, one place on it, and nothing passed that was not lived."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.normen.norm import standaardnormen
from modellen.traject.klokken import deadlines
from modellen.traject.model import Trajectsoort
from modellen.traject.route import Bron, FaseStatus, Route, komt_eraan, route
from modellen.traject.soorten import trajectsoorten
from modellen.traject.stand import Stand
from tests.modellen.traject.gebeurd import gebeurd
from tests.modellen.traject.proefsoort import PROEFSOORT
from tests.modellen.traject.verhaal import moment

SOORTEN = tuple(trajectsoorten().values())
OPSTAPBAAN, TOELEIDING, KWALIFICATIEBAAN, SPOOR2 = (
    trajectsoorten()[code]
    for code in ("opstapbaan", "toeleiding", "kwalificatiebaan", "tweede_spoor")
)


def statussen(gevonden: Route) -> dict[str, str]:
    return {stuk.fase.code: stuk.status.value for stuk in gevonden.fasen}


def route_op(soort: Trajectsoort, stand: Stand, dag: str) -> Route:
    normen = standaardnormen().voor("gemeente")
    return route(soort, stand, deadlines(soort, stand, normen, moment(dag)))


@pytest.mark.regel("WNH-44")
class TestJeBentHier:
    @pytest.mark.parametrize("soort", SOORTEN, ids=lambda s: s.code)
    def test_wie_begint_staat_in_de_eerste_fase_en_alles_komt_nog(self, soort: Trajectsoort):
        gevonden = route(soort, gebeurd(soort))
        assert [f.fase for f in gevonden.fasen] == list(soort.fasen)
        assert gevonden.hier.nummer == 1
        assert gevonden.hier.sinds is None
        assert {f.status for f in gevonden.fasen[1:]} <= {
            FaseStatus.KOMT,
            FaseStatus.KOMT_MISSCHIEN,
        }

    def test_de_toeleiding_toont_alle_vijf_fasen(self):
        stand = gebeurd(
            TOELEIDING,
            ("2026-01-05", "aanmelding"),
            ("2026-03-01", "proefplaatsing_gestart"),
        )
        gevonden = route(TOELEIDING, stand)
        assert list(statussen(gevonden).values()) == [
            *("geweest", "hier", "komt", "komt_misschien", "komt"),
        ]
        assert gevonden.je_bent_hier == ("U bent in fase 2 van 5: Proefplaatsing met jobcoaching.")
        eerste, nu = gevonden.fasen[:2]
        assert (eerste.sinds, eerste.tot) == (date(2026, 1, 5), date(2026, 3, 1))
        assert (nu.sinds, nu.tot) == (date(2026, 3, 1), None)

    def test_wie_terugging_staat_weer_eerder_en_sinds_die_dag(self):
        stand = gebeurd(
            TOELEIDING,
            ("2026-01-05", "aanmelding"),
            ("2026-03-01", "proefplaatsing_gestart"),
            ("2026-04-10", "proefplaatsing_gestopt"),
        )
        gevonden = route(TOELEIDING, stand)
        assert gevonden.hier.fase.code == "sociale_activering"
        assert gevonden.hier.sinds == date(2026, 4, 10)
        assert statussen(gevonden)["proefplaatsing"] == "komt"

    def test_een_dag_is_een_nederlandse_dag(self):
        stand = gebeurd(
            OPSTAPBAAN, ("2026-01-05", "aanmelding"), ("2026-02-01 00:30", "afspraken_gepland")
        )
        assert route(OPSTAPBAAN, stand).hier.sinds == date(2026, 2, 1)


@pytest.mark.regel("WNH-05")
class TestZijuitgang:
    def test_wie_vroeg_stopt_heeft_de_rest_niet_doorlopen(self):
        stand = gebeurd(
            OPSTAPBAAN,
            ("2026-01-05", "aanmelding"),
            ("2026-01-20", "afsluiten", {"resultaat": "gestopt"}),
        )
        gevonden = route(OPSTAPBAAN, stand)
        assert list(statussen(gevonden).values()) == [
            *("geweest", "overgeslagen", "overgeslagen", "overgeslagen", "hier"),
        ]
        assert all(f.sinds is None for f in gevonden.fasen[1:4])
        assert gevonden.jij_doet == ()
        assert gevonden.stappen == ()

    def test_een_fase_die_niet_nodig_was_is_overgeslagen(self):
        stand = gebeurd(
            KWALIFICATIEBAAN,
            ("2026-01-05", "verwijzing"),
            ("2026-01-10", "voortraject_gestart"),
            ("2026-03-01", "plaatsing_met_lks"),
        )
        assert statussen(route(KWALIFICATIEBAAN, stand)) == {
            "verwijzing": "geweest",
            "voortraject": "geweest",
            "verlengd_voortraject": "overgeslagen",
            "begeleiding": "hier",
            "nazorg": "komt",
            "afgesloten": "komt",
        }

    def test_van_de_twee_ingangen_van_spoor_2_is_er_een_overgeslagen(self):
        stand = gebeurd(
            SPOOR2,
            ("2026-01-12", "aanmelding"),
            ("2026-01-19", "start_screening"),
            ("2026-02-02", "helderheid"),
        )
        gevonden = statussen(route(SPOOR2, stand))
        assert (gevonden["dossierscreening"], gevonden["screening"]) == ("overgeslagen", "geweest")

    @given(st.data())
    def test_er_is_altijd_een_plek_en_die_is_de_fase_van_de_stand(self, data: st.DataObject):
        soort = data.draw(st.sampled_from(SOORTEN))
        codes = [stap.code for stap in soort.stappen if stap.naar is not None]
        gekozen = data.draw(st.lists(st.sampled_from(codes), max_size=8))
        stand = gebeurd(soort, *((f"2026-01-{n:02}", c) for n, c in enumerate(gekozen, 1)))
        gevonden = route(soort, stand)
        assert [f.status for f in gevonden.fasen].count(FaseStatus.HIER) == 1
        assert gevonden.hier.fase == stand.fase(soort)
        geleefd = {soort.fasen[0].code, *(soort.find_stap(c).naar for c in gekozen)}
        for stuk in gevonden.fasen:
            assert (stuk.status is FaseStatus.GEWEEST) == (
                stuk.nummer < gevonden.hier.nummer and stuk.fase.code in geleefd
            )


@pytest.mark.regel("WNH-45")
class TestWatJijDoet:
    def test_open_afspraken_van_de_klant_staan_er_en_van_anderen_niet(self):
        stand = gebeurd(
            OPSTAPBAAN,
            ("2026-01-05", "aanmelding"),
            ("2026-01-08", "afspraak", {"wat": "Bellen", "voor_datum": "2026-01-20"}),
            ("2026-01-08", "afspraak", {"wat": "Mailen", "wie": "jobcoach"}),
            ("2026-01-08", "afspraak", {"wat": "Lezen", "wie": "klant"}),
            ("2026-01-12", "afspraak_besproken", {"afspraak": 4, "gedaan": True}),
        )
        (actie,) = route(OPSTAPBAAN, stand).jij_doet
        assert (actie.wat, actie.voor, actie.bron) == ("Bellen", date(2026, 1, 20), Bron.AFSPRAAK)
        assert actie.gebeurtenis == 2

    def test_eigen_termijnen_staan_er_met_uitleg_en_eerste_dag_eerst(self):
        stand = gebeurd(
            SPOOR2,
            ("2026-01-12", "aanmelding", {"eerste_ziektedag": "2025-01-06"}),
            ("2026-01-20", "start_uitvoering"),
            ("2026-01-20", "afspraak", {"wat": "Bellen", "voor_datum": "2026-01-25"}),
        )
        acties = route_op(SPOOR2, stand, "2026-01-21").jij_doet
        assert acties[0].wat == "Bellen"
        termijnen = [a for a in acties if a.bron is Bron.TERMIJN]
        assert {a.gebeurtenis for a in termijnen} == {1, 2}
        assert all(a.wat[0].isupper() and a.uitleg for a in termijnen)
        assert [a.voor for a in acties] == sorted(a.voor for a in acties)

    def test_termijn_van_een_ander_is_niet_van_de_klant(self):
        stand = gebeurd(OPSTAPBAAN, ("2026-01-05", "aanmelding"))
        assert route_op(OPSTAPBAAN, stand, "2026-01-06").jij_doet == ()

    def test_een_gesprek_van_de_coach_komt_eraan_en_is_niets_om_zelf_te_doen(self):
        stand = gebeurd(
            SPOOR2,
            ("2026-01-12", "aanmelding", {"eerste_ziektedag": "2025-01-06"}),
            ("2026-01-20", "start_uitvoering"),
        )
        normen = standaardnormen().voor("gemeente")
        termijnen = deadlines(SPOOR2, stand, normen, moment("2026-01-21"))
        eraan = komt_eraan(SPOOR2, stand, termijnen)
        per_klok = {d.klok: d for d in termijnen}
        assert "contact" in per_klok
        assert per_klok["contact"].wat in {a.wat for a in eraan}
        assert {a.wat for a in route(SPOOR2, stand, termijnen).jij_doet}.isdisjoint(
            a.wat for a in eraan
        )
        assert all(a.uitleg for a in eraan)
        # What can end in several ways is not foretold: nobody knows yet which it will be.
        assert per_klok["loondoorbetaling"].wat not in {a.wat for a in eraan}

    def test_elke_stap_die_kan_spelen_heeft_uitleg_en_hoort_bij_de_fase(self):
        stand = gebeurd(OPSTAPBAAN, ("2026-01-05", "aanmelding"))
        stappen = {s.code: s for s in route(OPSTAPBAAN, stand).stappen}
        assert "driegesprek" in stappen
        assert "aanmelding" not in stappen, "it happened, and happens once"
        assert "weekgesprek" not in stappen, "it belongs to a later phase"
        assert all(s.uitleg for s in stappen.values())


def test_een_soort_zonder_teksten_heeft_toch_een_route():
    gevonden = route(PROEFSOORT, gebeurd(PROEFSOORT, ("2026-11-02", "aanmelding")))
    assert gevonden.je_bent_hier == "U bent in fase 2 van 3: Lopend."
    assert gevonden.stappen == ()
