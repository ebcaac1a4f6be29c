"""Any sequence of events: no hard rule of the kwalificatiebaan breaks, and no event gets lost.

The rules are told here a second time, over the events that hold, without the gates themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from modellen.normen.duur import Duur, tel_op
from modellen.traject.model import Gebeurtenis
from modellen.traject.soorten.kwalificatiebaan import SOORT
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
from tests.modellen.traject.levensloop import levensloop

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


class Levensloop(levensloop(SOORT, begin=BEGIN, anders=ANDERS, stappen=STAPPEN)):
    """What only this type can do, and what must hold of it."""

    @rule(stap=st.sampled_from(WERK), dagen=st.integers(-30, 30))
    def plaats(self, stap: str, dagen: int) -> None:
        dag = (self.verhaal.laatst + timedelta(days=dagen)).date().isoformat()
        self.probeer(lambda: self.verhaal.doe(stap, ingangsdatum=dag))

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

Levensloop.regels = REGELS
Levensloop.TestCase.settings = settings(
    max_examples=80,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestLevensloop = Levensloop.TestCase
