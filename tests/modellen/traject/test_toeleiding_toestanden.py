"""Any sequence of events: no hard rule of the toeleiding breaks, and no event gets lost.

The rules are told here a second time, over the events that hold, without the gates themselves.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from modellen.traject.model import Gebeurtenis
from modellen.traject.soorten.toeleiding import SOORT
from tests.modellen.traject.levensloop import levensloop
from tests.modellen.traject.toeleiding_verhaal import (
    ANTWOORDEN,
    COLLEGA,
    Toeleiding,
    aangemeld,
    geplaatst,
    in_proefplaatsing,
    met_jobcoach,
    met_sa,
    met_vervolg,
)
from tests.modellen.traject.verhaal import COACH

BEGIN = {
    "niets": Toeleiding,
    "aangemeld": aangemeld,
    "sa": met_sa,
    "proef": in_proefplaatsing,
    "jobcoach": met_jobcoach,
    "geplaatst": geplaatst,
    "vervolg": met_vervolg,
}
ANDERS = (True, False, None, 5, 15, 3.5, 60, "uwv", "W-13", "2026-04-01", "2026-08-01", "werkgever")
STAPPEN = tuple(sorted(ANTWOORDEN))
UREN_STAPPEN = ("uren_geaccordeerd", "uren_verzonden", "uren_betaald")
FASEN = [fase.code for fase in SOORT.fasen]


class Levensloop(levensloop(SOORT, begin=BEGIN, anders=ANDERS, stappen=STAPPEN, dagen=(-10, 30))):
    """What only this type can do, and what must hold of it."""

    @rule(
        week=st.integers(0, 60),
        gecoacht=st.integers(1, 8),
        gewerkt=st.integers(0, 40),
        dagen=st.integers(0, 20),
    )
    def registreer(self, week: int, gecoacht: int, gewerkt: int, dagen: int) -> None:
        van = date(2026, 3, 2) + timedelta(weeks=week % 12)
        self.loop(dagen)
        self.probeer(
            lambda: self.verhaal.doe(
                "uren_geregistreerd",
                periode_van=van.isoformat(),
                periode_tot=(van + timedelta(days=6)).isoformat(),
                uren_jobcoach=gecoacht / 2,
                uren_gewerkt=gewerkt,
            )
        )

    @rule(stap=st.sampled_from(UREN_STAPPEN), keus=st.integers(0, 9), door=st.booleans())
    def verwerk(self, stap: str, keus: int, door: bool) -> None:
        uren = self.verhaal.stand.alle("uren_geregistreerd")
        nummer = uren[keus % len(uren)].volgnummer if uren else 1
        extra = {"ontvanger": "gemeente"} if stap == "uren_verzonden" else {}
        self.verhaal.als(COLLEGA if door else COACH)
        self.probeer(lambda: self.verhaal.stap(stap, uren=nummer, **extra))
        self.verhaal.als(COACH)

    @rule(halfjaren=st.integers(1, 7))
    def vraag_halfjaren(self, halfjaren: int) -> None:
        for nummer in range(halfjaren):
            jaar, half = divmod(nummer, 2)
            van, tot = (f"{2026 + jaar}-05-01", f"{2026 + jaar}-11-01")
            if half:
                van, tot = tot, f"{2027 + jaar}-05-01"
            self.probeer(lambda: self.verhaal.doe("vervolg_aangevraagd"))
            self.probeer(
                lambda van=van, tot=tot: self.verhaal.doe(
                    "vervolg_toegekend", ingangsdatum=van, einddatum=tot
                )
            )

    @invariant()
    def fasen_gaan_een_voor_een(self) -> None:
        nu = 0
        for gebeurtenis in self.verhaal.stand.geldend:
            naar = SOORT.find_stap(gebeurtenis.stap).naar
            if naar is None or FASEN.index(naar) == nu:
                continue
            plaats = FASEN.index(naar)
            terug = gebeurtenis.stap == "proefplaatsing_gestopt" and plaats == 0
            assert plaats == nu + 1 or terug or naar == FASEN[-1]
            nu = plaats


Eerder = Sequence[Gebeurtenis]


def _van(eerder: Eerder, stap: str) -> list[Gebeurtenis]:
    return [g for g in eerder if g.stap == stap]


def _aanvraag(eerder: Eerder, nu: Gebeurtenis) -> bool:
    evaluaties, keuzes = _van(eerder, "sa_evaluatie"), _van(eerder, "branchekeuze")
    return (
        bool(evaluaties and keuzes)
        and evaluaties[-1].gegevens["geslaagd"] is True
        and keuzes[-1].gegevens["branche"] == nu.gegevens["branche"]
    )


def _proef(eerder: Eerder, nu: Gebeurtenis) -> bool:
    van = date.fromisoformat(nu.gegevens["ingangsdatum"])
    tot = date.fromisoformat(nu.gegevens["einddatum"])
    # Two months are never more than 62 days.
    return bool(_van(eerder, "proefplaatsing_toegekend")) and 0 <= (tot - van).days <= 62


def _jobcoach(eerder: Eerder, nu: Gebeurtenis) -> bool:
    return bool(_van(eerder, "jobcoaching_toegekend") and _van(eerder, "proefplaatsing_toegekend"))


def _omzetting(eerder: Eerder, nu: Gebeurtenis) -> bool:
    start = max(i for i, g in enumerate(eerder) if g.stap == "proefplaatsing_gestart")
    woord = {
        g.gegevens["wie"]: g.gegevens["tevreden"] for g in _van(eerder[start:], "tevredenheid")
    }
    einde = date.fromisoformat(eerder[start].gegevens["einddatum"])
    return len(woord) == 4 and all(woord.values()) and nu.moment.date() <= einde


def _uren(eerder: Eerder, nu: Gebeurtenis) -> bool:
    """No percentage is above 15, so no record as a whole may be either."""
    alle = [*_van(eerder, "uren_geregistreerd"), nu]
    gecoacht = sum(Fraction(str(g.gegevens["uren_jobcoach"])) for g in alle)
    gewerkt = sum(Fraction(str(g.gegevens["uren_gewerkt"])) for g in alle)
    dagen = sorted((g.gegevens["periode_van"], g.gegevens["periode_tot"]) for g in alle)
    los = all(a[1] < b[0] for a, b in itertools.pairwise(dagen))
    begonnen = _van(eerder, "jobcoaching_gestart") + _van(eerder, "vervolg_toegekend")
    return gecoacht * 100 <= gewerkt * 15 and los and bool(begonnen)


def _tweede(eerder: Eerder, nu: Gebeurtenis) -> bool:
    (uren,) = [g for g in eerder if g.volgnummer == nu.gegevens["uren"]]
    return uren.stap == "uren_geregistreerd" and uren.door != nu.door


def _na(stap: str):
    def regel(eerder: Eerder, nu: Gebeurtenis) -> bool:
        uren = nu.gegevens["uren"]
        eenmaal = all(g.gegevens["uren"] != uren for g in _van(eerder, nu.stap))
        return eenmaal and any(g.gegevens["uren"] == uren for g in _van(eerder, stap))

    return regel


def _halfjaar(eerder: Eerder, nu: Gebeurtenis) -> bool:
    eerdere = _van(eerder, "vervolg_toegekend")
    na = all(g.gegevens["einddatum"] <= nu.gegevens["ingangsdatum"] for g in eerdere)
    return len(eerdere) < 6 and na and bool(_van(eerder, "arbeidsovereenkomst"))


def _afgesloten(eerder: Eerder, nu: Gebeurtenis) -> bool:
    gedaan = {g.stap for g in eerder}
    verzonden = {g.gegevens["uren"] for g in _van(eerder, "uren_verzonden")}
    nodig = {
        "met_collegas_verder": {"arbeidsovereenkomst", "functioneert_met_collegas"},
        "definitieve_plaatsing": {"omzetting", "loonwaarde", "arbeidsovereenkomst"},
        "sa_geslaagd": {"sa_evaluatie"},
        "niet_behaald": set(),
    }[nu.gegevens["resultaat"]]
    alles = all(g.volgnummer in verzonden for g in _van(eerder, "uren_geregistreerd"))
    return {"klantevaluatie", "verantwoording", *nodig} <= gedaan and alles


REGELS = {
    "proefplaatsing_aangevraagd": _aanvraag,
    "proefplaatsing_gestart": _proef,
    "jobcoaching_gestart": _jobcoach,
    "omzetting": _omzetting,
    "arbeidsovereenkomst": lambda eerder, nu: bool(_van(eerder, "loonwaarde")),
    "uren_geregistreerd": _uren,
    "uren_geaccordeerd": _tweede,
    "uren_verzonden": _na("uren_geaccordeerd"),
    "uren_betaald": _na("uren_verzonden"),
    "vervolg_toegekend": _halfjaar,
    "afsluiten": _afgesloten,
}

Levensloop.regels = REGELS
Levensloop.TestCase.settings = settings(
    max_examples=100,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestLevensloop = Levensloop.TestCase
