"""What a trajectory asks of whoever pays for it, and has not been answered.

Derived from the events: a proposal to extend the voortraject (KWB-25), and hours that were sent
(WNH-33). A signature that is asked for stands with the documents.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from modellen.traject.model import AFSLUITEN, Gebeurtenis
from modellen.traject.stand import Stand
from modellen.traject.velden import find_getal

VERLENGING_VOORGESTELD = "verlenging_voorgesteld"
VERLENGING_AKKOORD = "verlenging_akkoord"
VERLENGING_GEWEIGERD = "verlenging_geweigerd"
UREN_VERZONDEN, UREN_BETAALD, UREN_AFGEWEZEN = "uren_verzonden", "uren_betaald", "uren_afgewezen"

VRAGENDE_STAPPEN = (VERLENGING_VOORGESTELD, UREN_VERZONDEN)
"""Steps that ask something: a trajectory without any of them asks nothing."""

STAPPEN_VAN_VRAGEN = (
    *VRAGENDE_STAPPEN,
    *(VERLENGING_AKKOORD, VERLENGING_GEWEIGERD, UREN_BETAALD, UREN_AFGEWEZEN, AFSLUITEN),
)
"""Steps that decide what is open. A state of these alone has the same questions, without ``over``:
the hours themselves."""


class Vraagsoort(StrEnum):
    """What is asked."""

    VERLENGING = "verlenging"
    UREN = "uren"


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question that is open.

    Attributes:
        gevraagd: the event that asks it.
        over: the registration of the hours that it is about, if it is about hours.
        nee: the event in which whoever pays said no to these hours; the coach mends them, or he
            says yes after all.
    """

    soort: Vraagsoort
    gevraagd: Gebeurtenis
    over: Gebeurtenis | None = None
    nee: Gebeurtenis | None = None


def open_vragen(stand: Stand) -> tuple[Vraag, ...]:
    """What whoever pays has to answer, oldest first; a closed trajectory asks nothing."""
    if stand.is_afgesloten:
        return ()
    return (*_verlenging(stand), *_uren(stand))


def find_vraag(stand: Stand, soort: Vraagsoort, nummer: int) -> Vraag | None:
    """The open question that this event asks, ``None`` = it was answered or is gone."""
    return next(
        (v for v in open_vragen(stand) if v.soort is soort and v.gevraagd.volgnummer == nummer),
        None,
    )


def _verlenging(stand: Stand) -> tuple[Vraag, ...]:
    laatste = stand.laatste(VERLENGING_VOORGESTELD, VERLENGING_AKKOORD, VERLENGING_GEWEIGERD)
    if laatste is None or laatste.stap != VERLENGING_VOORGESTELD:
        return ()
    return (Vraag(Vraagsoort.VERLENGING, laatste),)


def _uren(stand: Stand) -> tuple[Vraag, ...]:
    betaald = {find_getal(g, "uren") for g in stand.alle(UREN_BETAALD)}
    nee = {find_getal(g, "uren"): g for g in stand.alle(UREN_AFGEWEZEN)}
    vragen = []
    for verzonden in stand.alle(UREN_VERZONDEN):
        nummer = find_getal(verzonden, "uren")
        if nummer is not None and nummer not in betaald:
            over = stand.find(int(nummer))
            vragen.append(Vraag(Vraagsoort.UREN, verzonden, over, nee.get(nummer)))
    return tuple(vragen)
