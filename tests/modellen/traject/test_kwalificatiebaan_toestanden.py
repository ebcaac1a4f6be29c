"""Any sequence of events: no hard rule of the kwalificatiebaan breaks, and no event gets lost.

The rules are told here a second time, over the events that hold, without the gates themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from modellen.normen.duur import Duur, tel_op
from modellen.traject.model import Gebeurtenis
from modellen.traject.soorten.kwalificatiebaan import SOORT
from modellen.traject.vastleggen import StapGeweigerd
from tests.modellen.traject.kwalificatiebaan_verhaal import (
    ANTWOORDEN,
    Kwalificatiebaan,
    in_nazorg,
    in_voortraject,
    met_lks,
    met_voorstel,
    verlengd,
    verwezen,
)

BEGIN = {
    "niets": Kwalificatiebaan,
    "verwezen": verwezen,
    "voortraject": in_voortraject,
    "voorstel": met_voorstel,
    "verlengd": verlengd,
    "lks": met_lks,
    "nazorg": in_nazorg,
}
ANDERS = (True, False, None, "nugger", "2026-01-31", "2026-05-15", "2026-07-20", "W-13", [], 4)
STAPPEN = tuple(sorted(ANTWOORDEN))
WERK = ("plaatsing_met_lks", "plaatsing_zonder_lks")
DRIE, ZES = Duur.lees("3 maanden"), Duur.lees("6 maanden")


@cache
def _begin(naam: str) -> Kwalificatiebaan:
    return BEGIN[naam]()


class Levensloop(RuleBasedStateMachine):
    """Records whatever comes; what is refused may change nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.verhaal = Kwalificatiebaan()
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
        self.verhaal.nu = self.verhaal.laatst + timedelta(days=dagen)
        self.verhaal.laatst = max(self.verhaal.laatst, self.verhaal.nu)
        codes = sorted(v.code for v in SOORT.find_stap(stap).velden)
        anders = {} if is_gewoon or not codes else {codes[veld % len(codes)]: waarde}
        self._probeer(lambda: self.verhaal.doe(stap, **anders))

    @rule(stap=st.sampled_from(WERK), dagen=st.integers(-30, 30))
    def plaats(self, stap: str, dagen: int) -> None:
        dag = (self.verhaal.laatst + timedelta(days=dagen)).date().isoformat()
        self._probeer(lambda: self.verhaal.doe(stap, ingangsdatum=dag))

    @rule(resultaat=st.sampled_from([r.code for r in SOORT.resultaten]))
    def sluit_af(self, resultaat: str) -> None:
        self._probeer(lambda: self.verhaal.doe("klantevaluatie"))
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
        if codes := sorted(oud.gegevens):
            anders = {codes[veld % len(codes)]: waarde}
            self._probeer(lambda: self.verhaal.verbeter(oud.volgnummer, **anders))

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
    def elke_klant_komt_tot_een_resultaat(self) -> None:
        v = self.verhaal.kopie()
        v.nu = v.laatst
        if v.stand.heeft("verwijzing") and not v.stand.is_afgesloten:
            v.doe("gestopt").sluit("voortijdig_gestopt")


Eerder = Sequence[Gebeurtenis]


def _van(eerder: Eerder, *stappen: str) -> list[Gebeurtenis]:
    return [g for g in eerder if g.stap in stappen]


def _dag(gebeurtenis: Gebeurtenis, veld: str) -> date:
    return date.fromisoformat(gebeurtenis.gegevens[veld])


def _start(eerder: Eerder) -> date:
    return _dag(_van(eerder, "voortraject_gestart")[0], "ingangsdatum")


def _begin_voortraject(eerder: Eerder, nu: Gebeurtenis) -> bool:
    verwijzing = _van(eerder, "verwijzing")[-1].gegevens
    return (
        verwijzing["doelgroep"] in ("uitkering", "nugger")
        and verwijzing["geen_ernstige_belemmering"] is True
        and verwijzing["korte_afstand"] is True
    )


def _voorstel(eerder: Eerder, nu: Gebeurtenis) -> bool:
    return len(nu.gegevens["criteria"]) > 0 and nu.gegevens["overlegd"] is True


def _akkoord(eerder: Eerder, nu: Gebeurtenis) -> bool:
    einde, start = _dag(nu, "einddatum"), _start(eerder)
    return (
        bool(_van(eerder, "verlenging_voorgesteld"))
        and not _van(eerder, "verlenging_akkoord")
        and tel_op(start, DRIE) < einde <= tel_op(tel_op(start, DRIE), DRIE)
        and einde <= tel_op(start, ZES)
    )


def _plaatsing(eerder: Eerder, nu: Gebeurtenis) -> bool:
    if nu.gegevens["betaald"] is not True:
        return False
    if _van(eerder, *WERK):
        return _van(eerder, "uitval", *WERK)[-1].stap == "uitval"
    akkoord, start = _van(eerder, "verlenging_akkoord"), _start(eerder)
    einde = _dag(akkoord[-1], "einddatum") if akkoord else tel_op(start, DRIE)
    return start <= _dag(nu, "ingangsdatum") <= einde


def _nazorg(eerder: Eerder, nu: Gebeurtenis) -> bool:
    begin = _dag(_van(eerder, "lks_beeindigd", "plaatsing_zonder_lks")[-1], "ingangsdatum")
    return nu.moment.date() >= tel_op(begin, DRIE)


def _heeft_werk(eerder: Eerder, nu: Gebeurtenis) -> bool:
    return _van(eerder, "uitval", *WERK)[-1].stap in WERK


def _afgesloten(eerder: Eerder, nu: Gebeurtenis) -> bool:
    gedaan = {g.stap for g in eerder}
    resultaat = nu.gegevens["resultaat"]
    if "klantevaluatie" not in gedaan:
        return False
    if resultaat.startswith("werk_"):
        eerste = _dag(_van(eerder, *WERK)[0], "ingangsdatum")
        vroeg = eerste <= tel_op(_start(eerder), DRIE)
        return (
            _van(eerder, "nazorg_afgerond", *WERK)[-1].stap == "nazorg_afgerond"
            and _heeft_werk(eerder, nu)
            and vroeg is (resultaat == "werk_binnen_3_maanden")
            and not (resultaat.endswith("zonder_lks") and "plaatsing_met_lks" in gedaan)
        )
    if resultaat == "voortijdig_gestopt":
        return "gestopt" in gedaan
    verlengd_ = "verlenging_akkoord" in gedaan
    return (
        "advies" in gedaan
        and {
            "advies_na_6_maanden": verlengd_ and not gedaan & set(WERK),
            "gestopt_na_3_maanden": not verlengd_ and not gedaan & set(WERK),
            "uitgevallen": "uitval" in gedaan,
        }[resultaat]
    )


REGELS = {
    "voortraject_gestart": _begin_voortraject,
    "verlenging_voorgesteld": _voorstel,
    "verlenging_akkoord": _akkoord,
    "plaatsing_met_lks": _plaatsing,
    "plaatsing_zonder_lks": _plaatsing,
    "lks_beeindigd": _heeft_werk,
    "scholing": _heeft_werk,
    "nazorg_afgerond": _nazorg,
    "afsluiten": _afgesloten,
}

Levensloop.TestCase.settings = settings(
    max_examples=80,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestLevensloop = Levensloop.TestCase
