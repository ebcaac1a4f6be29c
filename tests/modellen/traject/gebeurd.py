"""A state from bare events, for what only reads: no gate is asked."""

from __future__ import annotations

from modellen.traject.model import Gebeurtenis, Gegeven, Traject, Trajectsoort
from modellen.traject.stand import Stand
from modellen.waarden import KlantNummer, OrganisatieCode
from tests.modellen.traject.verhaal import COACH, moment


def gebeurd(
    soort: Trajectsoort,
    *stappen: tuple[str, str] | tuple[str, str, dict[str, Gegeven]],
    coach: str | None = COACH,
) -> Stand:
    """``gebeurd(SOORT, ("2026-01-05", "aanmelding"), ("2026-01-08", "contactmoment", {…}))``."""
    traject = Traject(
        "T-1", KlantNummer("K-1001"), soort.code, OrganisatieCode("opstap-noord"), "gemeente", coach
    )
    return Stand(
        traject,
        tuple(
            Gebeurtenis(n, stap, moment(op), COACH, moment(op), gegevens[0] if gegevens else {})
            for n, (op, stap, *gegevens) in enumerate(stappen, 1)
        ),
    )
