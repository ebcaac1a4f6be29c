"""The machine that tells any sequence of events of a type: what is refused may change nothing.

A type takes it with its own beginnings and values, and adds what only it can do and must hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import cache
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from modellen.traject.model import AFSLUITEN, INGETROKKEN, Gebeurtenis, Trajectsoort
from modellen.traject.vastleggen import StapGeweigerd

Regel = Callable[[Sequence[Gebeurtenis], Gebeurtenis], bool]
"""What must hold of an event after those before it, told without the gates."""


class Verteller(RuleBasedStateMachine):
    """Keeps beside the story what was written down, and holds one against the other.

    Attributes:
        regels: by step what must hold of it after what came before.
    """

    regels: ClassVar[Mapping[str, Regel]] = {}

    def __init__(self) -> None:
        super().__init__()
        self.verhaal: Any = None
        self.opgeschreven: tuple[Gebeurtenis, ...] = ()

    @rule(keus=st.integers(0, 99))
    def trek_in(self, keus: int) -> None:
        if self.opgeschreven:
            nummer = keus % len(self.opgeschreven) + 1
            self.probeer(lambda: self.verhaal.trek_in(nummer))

    def loop(self, dagen: int) -> None:
        self.verhaal.nu = self.verhaal.laatst + timedelta(days=dagen)
        self.verhaal.laatst = max(self.verhaal.laatst, self.verhaal.nu)

    def probeer(self, doe: Callable[[], object]) -> None:
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
        nummers = [g.volgnummer for g in stand.gebeurtenissen]
        assert nummers == list(range(1, len(nummers) + 1))
        over = set(nummers) - {g.corrigeert for g in stand.gebeurtenissen}
        over -= {g.volgnummer for g in stand.gebeurtenissen if g.stap == INGETROKKEN}
        assert {g.volgnummer for g in stand.geldend} == over

    @invariant()
    def geen_regel_breekt(self) -> None:
        geldend = self.verhaal.stand.geldend
        for plek, gebeurtenis in enumerate(geldend):
            regel = self.regels.get(gebeurtenis.stap)
            assert regel is None or regel(geldend[:plek], gebeurtenis), gebeurtenis.stap
        if self.verhaal.stand.is_afgesloten:
            assert geldend[-1].stap == AFSLUITEN


def levensloop(
    soort: Trajectsoort,
    *,
    begin: Mapping[str, Callable[[], Any]],
    anders: Sequence[object],
    stappen: Sequence[str],
    dagen: tuple[int, int] = (-20, 60),
    slot: tuple[str, ...] = ("klantevaluatie",),
) -> type[Verteller]:
    """The machine of one type.

    Args:
        begin: stories to start from. anders: values that take the place of a good one.
        stappen: what may happen. dagen: how far a step lies from the last one.
        slot: steps that are tried before closing.
    """

    @cache
    def verteld(naam: str) -> Any:
        return begin[naam]()

    class Levensloop(Verteller):
        @initialize(naam=st.sampled_from(sorted(begin)))
        def begint(self, naam: str) -> None:
            self.verhaal = verteld(naam).kopie()
            self.opgeschreven = self.verhaal.stand.gebeurtenissen

        @rule(
            stap=st.sampled_from(sorted(stappen)),
            verder=st.integers(*dagen),
            veld=st.integers(0, 30),
            waarde=st.sampled_from(anders),
            is_gewoon=st.booleans(),
        )
        def gebeur(
            self, stap: str, verder: int, veld: int, waarde: object, is_gewoon: bool
        ) -> None:
            self.loop(verder)
            codes = sorted(v.code for v in soort.find_stap(stap).velden)
            gegevens = {} if is_gewoon or not codes else {codes[veld % len(codes)]: waarde}
            self.probeer(lambda: self.verhaal.doe(stap, **gegevens))

        @rule(resultaat=st.sampled_from([r.code for r in soort.resultaten]))
        def sluit_af(self, resultaat: str) -> None:
            for stap in slot:
                self.probeer(lambda stap=stap: self.verhaal.doe(stap))
            self.probeer(lambda: self.verhaal.stap(AFSLUITEN, resultaat=resultaat))

        @rule(keus=st.integers(0, 99), veld=st.integers(0, 30), waarde=st.sampled_from(anders))
        def verbeter(self, keus: int, veld: int, waarde: object) -> None:
            if not self.opgeschreven:
                return
            oud = self.opgeschreven[keus % len(self.opgeschreven)]
            codes = sorted(oud.gegevens)
            gegevens = {codes[veld % len(codes)]: waarde} if codes else {}
            self.probeer(lambda: self.verhaal.verbeter(oud.volgnummer, **gegevens))

    return Levensloop
