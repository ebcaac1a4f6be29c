"""Any sequence of events: no hard rule of the tweede spoor breaks, and no event gets lost.

The rules are told here a second time, over the events that hold, without the gates themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    invariant,
    run_state_machine_as_test,
)

from modellen.traject.model import Gebeurtenis
from modellen.traject.soorten.tweede_spoor import SOORT
from tests.modellen.traject.levensloop import levensloop
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
ANDERS = (True, False, None, "A", "B", "onbepaald", "koude_acquisitie", "2027-06-01", "helder", 3)
STAPPEN = tuple(sorted(ANTWOORDEN))


class Levensloop(
    levensloop(
        SOORT,
        begin=BEGIN,
        anders=ANDERS,
        stappen=STAPPEN,
        slot=("klantevaluatie", "eindrapportage"),
    )
):
    """What only this type can do, and what must hold of it."""

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

Levensloop.regels = REGELS


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
