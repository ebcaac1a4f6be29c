"""Any sequence of events: no hard rule of the tweede spoor breaks, and no event gets lost.

The rules are told here a second time, over the events that hold, without the gates themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import cache

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from modellen.traject.model import Gebeurtenis
from modellen.traject.soorten.tweede_spoor import SOORT
from modellen.traject.vastleggen import StapGeweigerd
from tests.modellen.traject.tweede_spoor_verhaal import (
    ANTWOORDEN,
    Spoor2,
    aangemeld,
    in_uitvoering,
    met_plan,
    via_dossier,
    via_screening,
)

BEGIN = {
    "niets": Spoor2,
    "aangemeld": aangemeld,
    "dossier": via_dossier,
    "screening": via_screening,
    "plan": met_plan,
    "uitvoering": in_uitvoering,
}
RESULTATEN = tuple(r.code for r in SOORT.resultaten)
ANDERS = (True, False, None, "A", "B", "onbepaald", "koude_acquisitie", "2027-06-01", "helder", 3)
STAPPEN = tuple(sorted(ANTWOORDEN))


@cache
def _begin(naam: str) -> Spoor2:
    return BEGIN[naam]()


class Levensloop(RuleBasedStateMachine):
    """Records whatever comes; what is refused may change nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.verhaal = Spoor2()
        self.opgeschreven: tuple[Gebeurtenis, ...] = ()

    @initialize(naam=st.sampled_from(sorted(BEGIN)))
    def begin(self, naam: str) -> None:
        self.verhaal = _begin(naam).kopie()
        self.opgeschreven = self.verhaal.stand.gebeurtenissen

    @rule(
        stap=st.sampled_from(STAPPEN),
        dagen=st.integers(-20, 60),
        veld=st.integers(0, 30),
        waarde=st.sampled_from(ANDERS),
        is_gewoon=st.booleans(),
    )
    def gebeur(self, stap: str, dagen: int, veld: int, waarde: object, is_gewoon: bool) -> None:
        self._loop(dagen)
        codes = sorted(v.code for v in SOORT.find_stap(stap).velden)
        anders = {} if is_gewoon or not codes else {codes[veld % len(codes)]: waarde}
        self._probeer(lambda: self.verhaal.doe(stap, **anders))

    @rule(resultaat=st.sampled_from(RESULTATEN))
    def sluit_af(self, resultaat: str) -> None:
        self._probeer(lambda: self.verhaal.doe("klantevaluatie"))
        self._probeer(lambda: self.verhaal.doe("eindrapportage"))
        self._probeer(lambda: self.verhaal.stap("afsluiten", resultaat=resultaat))

    @rule(keus=st.integers(0, 60))
    def trek_in(self, keus: int) -> None:
        if self.opgeschreven:
            nummer = keus % len(self.opgeschreven) + 1
            self._probeer(lambda: self.verhaal.trek_in(nummer))

    @rule(keus=st.integers(0, 60), veld=st.integers(0, 30), waarde=st.sampled_from(ANDERS))
    def verbeter(self, keus: int, veld: int, waarde: object) -> None:
        if not self.opgeschreven:
            return
        oud = self.opgeschreven[keus % len(self.opgeschreven)]
        codes = sorted(oud.gegevens)
        if codes:
            anders = {codes[veld % len(codes)]: waarde}
            self._probeer(lambda: self.verhaal.verbeter(oud.volgnummer, **anders))

    def _loop(self, dagen: int) -> None:
        self.verhaal.nu = self.verhaal.laatst + timedelta(days=dagen)
        self.verhaal.laatst = max(self.verhaal.laatst, self.verhaal.nu)

    def _probeer(self, doe) -> None:
        voor = self.verhaal.stand
        weigering: StapGeweigerd | None = None
        try:
            doe()
        except StapGeweigerd as fout:
            weigering = fout
        if weigering is None:
            self.opgeschreven = (*self.opgeschreven, self.verhaal.stand.gebeurtenissen[-1])
            return
        assert self.verhaal.stand is voor
        assert weigering.bezwaren
        assert all(b.melding and b.volgende_stap for b in weigering.bezwaren)

    @invariant()
    def niets_gaat_verloren(self) -> None:
        stand = self.verhaal.stand
        assert stand.gebeurtenissen == self.opgeschreven
        vervangen = {g.corrigeert for g in stand.gebeurtenissen}
        over = {g.volgnummer for g in stand.gebeurtenissen} - vervangen
        over -= {g.volgnummer for g in stand.gebeurtenissen if g.stap == "ingetrokken"}
        assert {g.volgnummer for g in stand.geldend} == over

    @invariant()
    def geen_regel_breekt(self) -> None:
        geldend = self.verhaal.stand.geldend
        for plek, gebeurtenis in enumerate(geldend):
            regel = REGELS.get(gebeurtenis.stap)
            assert regel is None or regel(geldend[:plek], gebeurtenis), gebeurtenis.stap
        if self.verhaal.stand.is_afgesloten:
            assert geldend[-1].stap == "afsluiten"

    @invariant()
    def werkgever_kan_stoppen(self) -> None:
        if not self.verhaal.stand.is_afgesloten:
            v = self.verhaal.kopie()
            v.nu = v.laatst
            v.doe("gestopt_door_werkgever").sluit("SP2-R6")


Eerder = Sequence[Gebeurtenis]


def _laatste(eerder: Eerder, stap: str, veld: str) -> object:
    return next((g.gegevens.get(veld) for g in reversed(eerder) if g.stap == stap), None)


def _stappen(eerder: Eerder) -> list[str]:
    return [g.stap for g in eerder]


def _helderheid(eerder: Eerder, nu: Gebeurtenis) -> bool:
    screening = _laatste(eerder, "besluit", "uitkomst") == "A"
    dossier = _laatste(eerder, "dossierscreening", "spoor1_mogelijk") is False
    return (screening or dossier) and all(
        nu.gegevens[v] is True for v in ("geen_plek_intern", "ontslag_op_termijn", "gelijke_inzet")
    )


def _start(eerder: Eerder, nu: Gebeurtenis) -> bool:
    gedaan = _stappen(eerder)
    nodig = ("helderheid", "rla", "assessment_rapport", "intakerapportage", "trajectplan")
    if any(stap not in gedaan for stap in nodig):
        return False
    plan = len(gedaan) - 1 - gedaan[::-1].index("trajectplan")
    rollen = {g.gegevens["rol"] for g in eerder[plan:] if g.stap == "handtekening"}
    return rollen == {"kandidaat", "adviseur", "werkgever"}


def _plan(eerder: Eerder, nu: Gebeurtenis) -> bool:
    return (
        nu.gegevens["contact_dagen"] in (7, 14)
        and nu.gegevens["gevolgen_besproken"] is True
        and "verliesverwerking" in nu.gegevens["modules"]
    )


def _bemiddeling(eerder: Eerder, nu: Gebeurtenis) -> bool:
    pijlers = [g.gegevens["pijler"] for g in (*eerder, nu) if g.stap == "bemiddeling"]
    return pijlers[0] == "eigen_netwerk"


def _gedrag(eerder: Eerder, nu: Gebeurtenis) -> bool:
    soorten = [s for s in _stappen(eerder) if s in ("inzichtgesprek", "afwijkend_gedrag")]
    return soorten[-1:] == ["inzichtgesprek"] and nu.gegevens["gezien_door_kandidaat"] is True


def _orientatie(eerder: Eerder, nu: Gebeurtenis) -> bool:
    return _laatste(eerder, "assessment_rapport", "zoekrichting") in ("geen", "onduidelijk")


def _afgesloten(eerder: Eerder, nu: Gebeurtenis) -> bool:
    gedaan = set(_stappen(eerder))
    resultaat = nu.gegevens["resultaat"]
    bewijs = {
        "SP2-R1": {"plaatsing", "arbeidsvoorwaardengesprek"},
        "SP2-R2": {"ontslag_genomen"},
        "SP2-R3": {"zelfstandig_onderzoek", "kvk_inschrijving"},
        "SP2-R4": {"inzichtgesprek", "afwijkend_gedrag", "uwv_dossier", "uwv_advies"},
        "SP2-R5": {"vaststellingsovereenkomst"},
        "SP2-R6": {"gestopt_door_werkgever"},
        "SP2-R7": {"besluit"},
    }.get(str(resultaat), set())
    heeft_rapport = "eindrapportage" in gedaan or "start_uitvoering" not in gedaan
    return (
        {"klantevaluatie", *bewijs} <= gedaan
        and (heeft_rapport or resultaat == "SP2-R6")
        and (resultaat != "SP2-R7" or _laatste(eerder, "besluit", "uitkomst") == "B")
    )


REGELS = {
    "helderheid": _helderheid,
    "trajectplan": _plan,
    "start_uitvoering": _start,
    "assessment_rapport": lambda eerder, nu: "rla" in _stappen(eerder),
    "bemiddeling": _bemiddeling,
    "afwijkend_gedrag": _gedrag,
    "module_orientatie": _orientatie,
    "vergoeding": lambda eerder, nu: _laatste(eerder, "uwv_advies", "is_positief") is True,
    "plaatsing": lambda eerder, nu: nu.gegevens["is_extern"] is True,
    "afsluiten": _afgesloten,
}


@pytest.mark.regel(
    "SP2-12", "SP2-23", "SP2-33", "SP2-36", "SP2-38", "SP2-44", "SP2-45", "SP2-52", "SP2-60",
    "SP2-71", "SP2-81", "SP2-82", "SP2-86", "SP2-90", "SP2-92",
)  # fmt: skip
def test_geen_volgorde_breekt_een_regel_of_verliest_een_gebeurtenis():
    run_state_machine_as_test(
        Levensloop,
        settings=settings(
            max_examples=40,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
