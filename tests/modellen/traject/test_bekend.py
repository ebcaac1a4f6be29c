"""What the record knows is offered, by declared links and never by guess."""

from __future__ import annotations

from dataclasses import replace

import pytest

from modellen.traject.bekend import bekend
from modellen.traject.model import Deelnemer, Feit, Stap, Trajectsoort, Veld, VeldSoort
from modellen.traject.soorten import trajectsoorten
from tests.modellen.traject.gebeurd import gebeurd
from tests.modellen.traject.proefsoort import PROEFSOORT
from tests.modellen.traject.verhaal import COACH

SOORTEN = tuple(trajectsoorten().values())
OPSTAPBAAN, TOELEIDING, SPOOR2 = (
    trajectsoorten()[code] for code in ("opstapbaan", "toeleiding", "tweede_spoor")
)


def waarden(soort: Trajectsoort, stap: str, *stappen, coach: str | None = COACH):
    stand = gebeurd(soort, *stappen, coach=coach)
    return {veld: gevonden.waarde for veld, gevonden in bekend(soort, stand, stap).items()}


def _vast(veld: Veld, bron: Veld | None = None) -> Trajectsoort:
    """A type with two steps, ``a`` and ``b``, that hold one fact."""
    stappen = tuple(
        Stap(code, code.upper(), Deelnemer.JOBCOACH, velden=(v,))
        for code, v in (("a", bron or veld), ("b", veld))
    )
    velden = tuple((s.code, s.velden[0].code) for s in stappen)
    return replace(PROEFSOORT, stappen=stappen, feiten=(Feit(velden),))


class TestNietAangeboden:
    def test_een_veld_met_dezelfde_naam_is_nog_niet_hetzelfde_feit(self):
        soort = replace(_vast(Veld("werkgever", "Werkgever")), feiten=())
        assert waarden(soort, "b", ("2026-01-05", "a", {"werkgever": "W-1"})) == {}

    def test_een_stap_die_niet_bestaat_heeft_niets(self):
        assert waarden(OPSTAPBAAN, "vakantie", ("2026-01-05", "aanmelding")) == {}

    def test_vertrouwelijk_blijft_bij_vertrouwelijk(self):
        geheim = Veld("wat", "Wat", is_vertrouwelijk=True)
        gebeurtenis = ("2026-01-05", "a", {"wat": "Verhaal"})
        assert waarden(_vast(Veld("wat", "Wat"), bron=geheim), "b", gebeurtenis) == {}
        assert waarden(_vast(geheim), "b", gebeurtenis) == {"wat": "Verhaal"}

    def test_een_keuze_die_het_veld_niet_heeft_wordt_niet_aangeboden(self):
        bron = Veld("k", "Keuze", VeldSoort.KEUZE, keuzes=("x", "y"))
        naar = Veld("k", "Keuze", VeldSoort.KEUZE, keuzes=("y",))
        soort = _vast(naar, bron=bron)
        assert waarden(soort, "b", ("2026-01-05", "a", {"k": "x"})) == {}
        assert waarden(soort, "b", ("2026-01-05", "a", {"k": "y"})) == {"k": "y"}

    @pytest.mark.parametrize("leeg", [None, "", []])
    def test_leeg_is_niet_bekend(self, leeg):
        assert waarden(_vast(Veld("w", "W")), "b", ("2026-01-05", "a", {"w": leeg})) == {}

    def test_na_een_gestopte_proef_is_de_werkgever_niet_meer_bekend(self):
        eerder = (
            "2026-02-10",
            "proefplaatsing_aangevraagd",
            {"werkgever": "W-1", "branche": "groen"},
        )
        gestopt = ("2026-04-10", "proefplaatsing_gestopt")
        assert waarden(TOELEIDING, "proefplaatsing_gestart", eerder) == {"werkgever": "W-1"}
        assert waarden(TOELEIDING, "proefplaatsing_aangevraagd", eerder, gestopt) == {
            "branche": "groen"
        }


@pytest.mark.regel("WNH-45")
class TestAangeboden:
    def test_het_nieuwste_geldt_en_zegt_waar_het_vandaan_komt(self):
        stand = gebeurd(
            OPSTAPBAAN,
            ("2026-04-01", "aanbod", {"werkgever": "W-1", "trede": "inleen"}),
            ("2026-04-03", "aanbod", {"werkgever": "W-2", "trede": "inleen"}),
        )
        gevonden = bekend(OPSTAPBAAN, stand, "inleen")["werkgever"]
        assert (gevonden.waarde, gevonden.gebeurtenis) == ("W-2", 2)
        assert gevonden.stap == OPSTAPBAAN.find_stap("aanbod").label

    def test_de_coach_van_de_opening_geldt_tot_een_stap_iets_anders_zegt(self):
        wissel = ("2026-03-01", "wissel_begeleider", {"nieuwe_begeleider": "coach-9"})
        assert waarden(SPOOR2, "trajectplan") == {"adviseur": COACH}
        assert waarden(SPOOR2, "trajectplan", wissel) == {"adviseur": "coach-9"}
        assert waarden(SPOOR2, "trajectplan", coach=None) == {}
        assert waarden(SPOOR2, "wissel_begeleider") == {}, "the new one is another"

    def test_een_nieuw_plan_begint_als_het_vorige(self):
        plan = ("2026-02-16", "trajectplan", {"uren_per_week": 2, "gevolgen": "Gesprek"})
        gevonden = waarden(SPOOR2, "trajectplan", plan)
        assert (gevonden["uren_per_week"], gevonden["gevolgen"]) == (2, "Gesprek")

    def test_de_branche_die_de_klant_koos_staat_bij_de_aanvraag(self):
        keuze = ("2026-02-01", "branchekeuze", {"branche": "groen"})
        assert waarden(TOELEIDING, "proefplaatsing_aangevraagd", keuze) == {"branche": "groen"}

    def test_wat_is_ingetrokken_is_niet_bekend(self):
        stand = gebeurd(TOELEIDING, ("2026-02-01", "branchekeuze", {"branche": "groen"}))
        weg = replace(stand.geldend[0], volgnummer=2, stap="ingetrokken", corrigeert=1, gegevens={})
        assert bekend(TOELEIDING, stand.met(weg), "proefplaatsing_aangevraagd") == {}


@pytest.mark.parametrize("soort", SOORTEN, ids=lambda s: s.code)
def test_elk_verklaard_feit_bestaat_en_is_overal_van_dezelfde_soort(soort: Trajectsoort):
    velden = {(s.code, v.code): v for s in soort.stappen for v in s.velden}
    stappen = {s.code for s in soort.stappen}
    assert soort.feiten
    for feit in soort.feiten:
        paren = (*feit.velden, *feit.uit)
        assert set(paren) <= set(velden), set(paren) - set(velden)
        assert len({velden[paar].soort for paar in paren}) == 1, feit
        assert len({velden[paar].is_vertrouwelijk for paar in paren}) == 1, feit
        assert set(feit.tot) <= stappen, feit
    aangeboden = [paar for feit in soort.feiten for paar in feit.velden]
    assert len(aangeboden) == len(set(aangeboden)), "a field gets one offer"
