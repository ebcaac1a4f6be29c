"""How far a proposal came, when that became known, and what somebody should ask next.

What a step proves for the steps before it counts too: who has a contract was talked to, and who
stopped in his fifth month was at work after one month and after three.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from modellen.normen.duur import dag_van
from modellen.voorstel.model import (
    FASE_NA,
    MAANDEN,
    PLAATSINGEN,
    Verloop,
    Voorstelfase,
    Voorstelgebeurtenis,
    Voorstelsoort,
    maanden_later,
)


@dataclass(frozen=True, slots=True)
class Voortgang:
    """What is known of a proposal.

    Attributes:
        fase_op: per ``Voorstelfase`` the day on which it became known to be reached, ``None`` =
            not (yet); the days never fall. Empty of days when it was never proposed.
        einde_op: day on which it became known to go no further, ``None`` while it runs and once
            it lasted.
    """

    fase_op: tuple[date | None, ...]
    einde_op: date | None

    @property
    def bereikt(self) -> Voorstelfase | None:
        """The furthest step; ``None`` = only looked at."""
        aantal = sum(dag is not None for dag in self.fase_op)
        return Voorstelfase(aantal - 1) if aantal else None


def voortgang_op(verloop: Verloop, dag: date) -> Voortgang:
    """How far it had come at the end of this Dutch day, as was known then."""
    bekend = Verloop(
        verloop.voorstel,
        tuple(g for g in verloop.gebeurtenissen if dag_van(g.vastgelegd_op) <= dag),
    )
    geldend = [g for g in bekend.geldend if g.dag <= dag]
    eerste: dict[Voorstelfase, date] = {}
    for fase, bekend_op in _bewezen(geldend):
        eerste[fase] = min(bekend_op, eerste.get(fase, bekend_op))
    fase_op = _als_keten(eerste)
    slot = Verloop(verloop.voorstel, tuple(geldend)).einde
    duurde = fase_op[Voorstelfase.DUURZAAM] is not None
    if slot is None or duurde or fase_op[0] is None:
        return Voortgang(fase_op, None)
    laatste = max(d for d in fase_op if d is not None)
    return Voortgang(fase_op, max(laatste, _bekend_op(slot)))


def _bewezen(geldend: list[Voorstelgebeurtenis]) -> Iterable[tuple[Voorstelfase, date]]:
    """Steps that each event shows to be reached, with the day on which that became known."""
    begin_werk: date | None = None
    for gebeurtenis in geldend:
        bekend_op = _bekend_op(gebeurtenis)
        if gebeurtenis.soort in PLAATSINGEN:
            begin_werk = begin_werk or gebeurtenis.dag
            yield Voorstelfase.GEPLAATST, bekend_op
        elif gebeurtenis.soort in (Voorstelsoort.GESPREK, Voorstelsoort.PROEFPLAATSING):
            yield Voorstelfase.GESPREK, bekend_op
        elif gebeurtenis.soort is Voorstelsoort.NOG_AAN_HET_WERK and gebeurtenis.maanden:
            yield FASE_NA[gebeurtenis.maanden], bekend_op
        elif gebeurtenis.soort is Voorstelsoort.VOORGESTELD or _zegt_nee(gebeurtenis):
            yield Voorstelfase.VOORGESTELD, bekend_op
        elif gebeurtenis.soort is Voorstelsoort.UITVAL and begin_werk is not None:
            for maanden in MAANDEN:
                if gebeurtenis.dag >= maanden_later(begin_werk, maanden):
                    yield FASE_NA[maanden], bekend_op


def _zegt_nee(gebeurtenis: Voorstelgebeurtenis) -> bool:
    """A refusal that was entered afterwards shows that there was a proposal."""
    return gebeurtenis.soort is Voorstelsoort.GEWEIGERD and gebeurtenis.achteraf


def _als_keten(eerste: dict[Voorstelfase, date]) -> tuple[date | None, ...]:
    """Each step at the latest when a later one is known, and never before the one before it."""
    verder: date | None = None
    terug: list[date | None] = []
    for fase in reversed(Voorstelfase):
        hier = eerste.get(fase)
        dagen = [d for d in (hier, verder) if d is not None]
        verder = min(dagen, default=None)
        terug.append(verder)
    return tuple(reversed(terug))


def _bekend_op(gebeurtenis: Voorstelgebeurtenis) -> date:
    """The day from which it was both true and written down."""
    return max(gebeurtenis.dag, dag_van(gebeurtenis.vastgelegd_op))


# --- after a placement ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TeVragen:
    """Somebody should ask whether the klant is still at work.

    Attributes:
        begin_werk: first day of work. maanden: 1, 3 or 6. vanaf: the day on which that is reached.
    """

    verloop: Verloop
    begin_werk: date
    maanden: int
    vanaf: date


def find_te_vragen(verloop: Verloop, vandaag: date) -> TeVragen | None:
    """The question that is due, ``None`` = none.

    When several months have passed only the longest is asked: the answer holds for the others.
    """
    werk = [g.dag for g in verloop.geldend if g.soort in PLAATSINGEN]
    if not werk or verloop.einde is not None:
        return None
    begin = min(werk)
    bekend = max((g.maanden or 0 for g in verloop.geldend), default=0)
    for maanden in sorted(MAANDEN, reverse=True):
        vanaf = maanden_later(begin, maanden)
        if maanden > bekend and vanaf <= vandaag:
            return TeVragen(verloop, begin, maanden, vanaf)
    return None
