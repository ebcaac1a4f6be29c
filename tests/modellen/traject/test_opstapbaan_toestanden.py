"""Any sequence of events: no hard rule of the opstapbaan breaks, and no event gets lost.

The rules are told here a second time, over the events that hold, without the gates themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from modellen.normen.duur import dag_van
from modellen.traject.model import Gebeurtenis
from modellen.traject.soorten.opstapbaan import SOORT
from tests.modellen.traject.levensloop import levensloop
from tests.modellen.traject.opstapbaan_verhaal import (
    ANTWOORDEN,
    DRIE,
    HOOFDSTUKKEN,
    tot,
)

STAPPEN = tuple(sorted(set(ANTWOORDEN) - {"afsluiten"}))
RESULTATEN = tuple(r.code for r in SOORT.resultaten)
ANDERS = (True, False, None, 3, 6, "W-2", "inleen", "lks_op_proef", "casemanager", "jobcoach",
          "2026-03-09", "2026-06-30", "2027-01-04", "wijk", [])  # fmt: skip
WEG = ("aanmelding", "toewijzing", "in_dienst", "contact_casemanager", "uitnodiging_driegesprek",
       "driegesprek", "voorlichting", "trajectplan", "afspraken_gepland", "intakegesprek",
       "sdw_gesprek", "iop_toets", "mindset", "intakerapportage", "start_opstapbaan", "workshop",
       "aanbod", "regulier_contract", "functioneren", "duurzaamheid",
       "beeindigingsrapportage")  # fmt: skip
TREDEN = ("contract_zonder_lks", "inleen", "andere_afschaling", "lks_op_proef")
BEGIN = {hoofdstuk: partial(tot, hoofdstuk) for hoofdstuk in HOOFDSTUKKEN}


class Levensloop(levensloop(SOORT, begin=BEGIN, anders=ANDERS, stappen=STAPPEN)):
    """What only this type can do, and what must hold of it."""

    @rule(
        keus=st.integers(0, 999),
        dagen=st.integers(-20, 60),
        veld=st.integers(0, 9),
        waarde=st.sampled_from(ANDERS),
        is_gewoon=st.booleans(),
    )
    def gebeur(self, keus: int, dagen: int, veld: int, waarde: object, is_gewoon: bool) -> None:
        fase = self.verhaal.fase
        past = [s for s in STAPPEN if fase in (SOORT.find_stap(s).fasen or (fase,))]
        stap = past[keus % len(past)]
        self.loop(dagen)
        velden = SOORT.find_stap(stap).velden
        anders = {} if is_gewoon or not velden else {velden[veld % len(velden)].code: waarde}
        if stap == "afspraak_besproken":
            anders.setdefault("afspraak", self._nummer("afspraak"))
        self.probeer(lambda: self.verhaal.doe(stap, **anders))

    @rule(dagen=st.integers(0, 40), over=st.integers(0, 2), aantal=st.integers(1, 4))
    def ga_verder(self, dagen: int, over: int, aantal: int) -> None:
        """What comes next on the way, or what comes after that: then gates have to hold."""
        self.loop(dagen)
        for stap in [s for s in WEG if not self.verhaal.stand.heeft(s)][over : over + aantal]:
            self.probeer(lambda stap=stap: self.verhaal.doe(stap))

    @rule(
        trede=st.sampled_from(TREDEN), af=st.booleans(), werkgever=st.sampled_from(["W-1", "W-2"])
    )
    def bied_aan(self, trede: str, af: bool, werkgever: str) -> None:
        belofte = {"toegezegde_maanden": 6, "toegezegd_zonder_proeftijd": True}
        anders = {"trede": trede, "werkgever": werkgever}
        self.probeer(lambda: self.verhaal.doe("aanbod", **anders, **belofte))
        if af:
            self.probeer(lambda: self.verhaal.doe("aanbod_afgewezen", **anders))

    @rule(rol=st.sampled_from(DRIE))
    def teken(self, rol: str) -> None:
        self.probeer(lambda: self.verhaal.doe("handtekening", rol=rol))

    @rule(resultaat=st.sampled_from(RESULTATEN), vraagt=st.booleans())
    def sluit_af(self, resultaat: str, vraagt: bool) -> None:
        if resultaat == "gestopt":
            self.probeer(lambda: self.verhaal.doe("stopverzoek"))
        if vraagt and not self.verhaal.stand.heeft("klantevaluatie"):
            self.probeer(lambda: self.verhaal.doe("klantevaluatie"))
        self.probeer(lambda: self.verhaal.doe("afsluiten", resultaat=resultaat))

    def _nummer(self, stap: str) -> int:
        gevonden = self.verhaal.stand.laatste(stap)
        return gevonden.volgnummer if gevonden else 1

    @invariant()
    def de_volgorde_klopt(self) -> None:
        gezien: set[str] = set()
        for g in self.verhaal.stand.geldend:
            assert VOORAF.get(g.stap, set()) <= gezien, g.stap
            gezien.add(g.stap)

    @invariant()
    def drie_rollen_tekenden_een_plan(self) -> None:
        plan, rollen = None, set()
        for g in self.verhaal.stand.geldend:
            if g.stap == "trajectplan":
                plan, rollen = g.volgnummer, set()
            elif g.stap == "handtekening":
                assert g.gegevens["trajectplan"] == plan
                assert g.gegevens["rol"] not in rollen
                rollen.add(g.gegevens["rol"])
            elif g.stap == "afspraken_gepland":
                assert rollen == set(DRIE)

    @invariant()
    def afschalen_gaat_per_trede(self) -> None:
        rang = dict(zip(TREDEN, (1, 2, 2, 3), strict=True))
        afgewezen: dict[object, set[int]] = {"W-1": set(), "W-2": set()}
        for g in self.verhaal.stand.alle("aanbod", "aanbod_afgewezen"):
            gevallen = afgewezen.setdefault(g.gegevens["werkgever"], set())
            trede = rang[g.gegevens["trede"]]
            if g.stap == "aanbod_afgewezen":
                gevallen.add(trede)
            else:
                assert set(range(1, trede)) <= gevallen
                assert trede == 1 or g.gegevens["toegezegd_zonder_proeftijd"] is True

    @invariant()
    def periodes_blijven_binnen_hun_grens(self) -> None:
        for stap, maanden in (("inleen", 3), ("lks_op_proef", 6)):
            for g in self.verhaal.stand.alle(stap):
                assert dag(g, "tot_en_met") <= verder(dag(g, "begin"), maanden)
        start = self.verhaal.stand.dag("start_opstapbaan", "datum")
        plekken = self.verhaal.stand.alle("werkplek_sdw", "werkplek_regulier")
        assert all(dag(g, "tot_en_met") <= verder(start, 6) for g in plekken if start)
        dagen = sorted((dag(g, "begin"), dag(g, "tot_en_met")) for g in plekken)
        assert all(eind < begin for (_, eind), (begin, _) in pairwise(dagen))

    @invariant()
    def nazorg_is_bij_een_contract_zonder_subsidie(self) -> None:
        loopt = False
        for g in self.verhaal.stand.geldend:
            if g.stap == "regulier_contract":
                assert g.gegevens["zonder_lks"] is True
                assert not loopt
                loopt = True
            elif g.stap == "contract_beeindigd":
                loopt = False
            elif g.stap in ("nazorg_werknemer", "nazorg_werkgever", "functioneren"):
                assert loopt

    @invariant()
    def een_einde_is_eerlijk(self) -> None:
        stand = self.verhaal.stand
        einde = stand.alle("afsluiten")
        assert len(einde) <= 1
        if not einde:
            return
        assert stand.geldend[-1] is einde[0]
        assert stand.heeft("klantevaluatie")
        resultaat = einde[0].gegevens["resultaat"]
        laatste = stand.laatste("regulier_contract", "contract_beeindigd")
        werkt = laatste is not None and laatste.stap == "regulier_contract"
        assert werkt or resultaat not in ("duurzaam_aan_het_werk", "regulier_contract")
        if resultaat == "duurzaam_aan_het_werk":
            toets = stand.laatste("duurzaamheid")
            assert toets is not None
            assert toets.gegevens["aan_het_werk"] is True
            assert toets.gegevens["uitkeringsonafhankelijk"] is True
            assert dag_van(toets.moment) >= verder(dag(laatste, "begin"), 6)


VOORAF = {
    "toewijzing": {"aanmelding"},
    "driegesprek": {"uitnodiging_driegesprek"},
    "trajectplan": {"driegesprek", "voorlichting"},
    "afspraken_gepland": {"handtekening"},
    "intakegesprek": {"in_dienst", "afspraken_gepland"},
    "sdw_gesprek": {"intakegesprek"},
    "iop_toets": {"intakegesprek", "sdw_gesprek"},
    "intakerapportage": {"iop_toets"},
    "start_opstapbaan": {"intakerapportage"},
    "weekgesprek": {"start_opstapbaan"},
    "aanbod": {"start_opstapbaan"},
    "inleen": {"aanbod"},
    "lks_op_proef": {"aanbod"},
    "regulier_contract": {"aanbod"},
    "duurzaamheid": {"regulier_contract"},
    "beeindigingsrapportage": {"regulier_contract"},
    "maatregel": {"inzichtgesprek"},
}


def dag(gebeurtenis: Gebeurtenis | None, veld: str) -> date:
    assert gebeurtenis is not None
    return date.fromisoformat(str(gebeurtenis.gegevens[veld]))


def verder(begin: date | None, maanden: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    assert begin is not None
    jaar, maand = divmod(begin.year * 12 + begin.month - 1 + maanden, 12)
    for poging in range(begin.day, 0, -1):
        try:
            return date(jaar, maand + 1, poging)
        except ValueError:
            continue
    raise AssertionError


@pytest.mark.regel(
    "OPS-03", "OPS-15", "OPS-24", "OPS-29", "OPS-33", "OPS-34", "OPS-56", "OPS-63", "OPS-64",
    "OPS-65", "OPS-66", "OPS-67", "OPS-69", "OPS-72", "OPS-80", "SUC-13", "SUC-18",
)  # fmt: skip
class TestLevensloop(Levensloop.TestCase):
    """Runs the machine."""

    settings = settings(
        max_examples=150,
        stateful_step_count=30,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )

    def test_geen_volgorde_breekt_een_regel(self) -> None:
        """Named, so that whoever looks for a rule finds it."""
        self.runTest()


def test_de_stappen_van_het_verhaal_zijn_die_van_het_traject() -> None:
    def codes(stappen: Iterable[str]) -> list[str]:
        return sorted(stappen)

    assert codes(ANTWOORDEN) == codes(stap.code for stap in SOORT.stappen)
