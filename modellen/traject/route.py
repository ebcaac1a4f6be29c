"""The road of one trajectory as its klant reads it: every phase in order, and "u bent hier".

Source: rules WNH-05 and WNH-44 (a road that anybody understands, with all phases and one place on
it) and WNH-45 (each step explains itself when it plays). Where somebody is follows from the events.
A phase that was jumped over, by a side exit or because not everybody comes there, is shown as that
and never as passed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from modellen.normen.duur import dag_van
from modellen.traject.gedeeld import open_afspraken, wie_doet_het
from modellen.traject.klokken import Deadline
from modellen.traject.model import Deelnemer, Fase, Stap, Trajectsoort
from modellen.traject.stand import Stand
from modellen.traject.velden import find_dag, tekst


class FaseStatus(StrEnum):
    """Where the klant is with regard to one phase."""

    GEWEEST = "geweest"
    HIER = "hier"
    KOMT = "komt"
    KOMT_MISSCHIEN = "komt_misschien"
    """Not everybody comes here."""
    OVERGESLAGEN = "overgeslagen"
    """The trajectory went on, or ended, without it."""

    @property
    def label(self) -> str:
        """Dutch, for the klant."""
        return _LABEL[self]


_LABEL = {
    FaseStatus.GEWEEST: "geweest",
    FaseStatus.HIER: "u bent hier",
    FaseStatus.KOMT: "komt nog",
    FaseStatus.KOMT_MISSCHIEN: "komt misschien nog",
    FaseStatus.OVERGESLAGEN: "overgeslagen",
}


@dataclass(frozen=True, slots=True)
class RouteFase:
    """One phase on the road.

    Attributes:
        sinds: Dutch day on which it began (of the last time, where the klant is now); ``None`` =
            it did not. tot: day on which it ended, ``None`` = it did not (yet).
    """

    fase: Fase
    nummer: int
    status: FaseStatus
    sinds: date | None = None
    tot: date | None = None


class Bron(StrEnum):
    """Why the klant has something to do."""

    AFSPRAAK = "afspraak"
    TERMIJN = "termijn"


@dataclass(frozen=True, slots=True)
class Actie:
    """Something that the klant does next.

    Attributes:
        voor: last day, ``None`` = none was named.
        gebeurtenis: ``volgnummer`` of the agreement, or of what started the term.
        uitleg: what it means, empty when nothing more is to be said.
    """

    wat: str
    voor: date | None
    bron: Bron
    gebeurtenis: int
    uitleg: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """The whole road of one klant.

    Attributes:
        stappen: what may happen in this phase and asks something of the klant, each with its
            ``uitleg``; none once the trajectory is over.
    """

    soort: Trajectsoort
    fasen: tuple[RouteFase, ...]
    jij_doet: tuple[Actie, ...]
    stappen: tuple[Stap, ...]

    @property
    def hier(self) -> RouteFase:
        """Where the klant is now."""
        return next(f for f in self.fasen if f.status is FaseStatus.HIER)

    @property
    def je_bent_hier(self) -> str:
        """That in one sentence."""
        hier = self.hier
        return f"U bent in fase {hier.nummer} van {len(self.fasen)}: {hier.fase.label}."


def route(soort: Trajectsoort, stand: Stand, deadlines: Iterable[Deadline] = ()) -> Route:
    """The road of this trajectory.

    Args:
        deadlines: of this trajectory, from :func:`modellen.traject.klokken.deadlines`; those that
            are open and the klant's own are among what he does next.
    """
    fasen = _fasen(soort, stand)
    return Route(
        soort=soort,
        fasen=fasen,
        jij_doet=_jij_doet(soort, stand, deadlines),
        stappen=_stappen(soort, stand),
    )


@dataclass(slots=True)
class _Bezoek:
    """The stay in one phase: since the first time, and since the last."""

    eerst: date | None
    laatst: date | None
    tot: date | None = None


def _fasen(soort: Trajectsoort, stand: Stand) -> tuple[RouteFase, ...]:
    begin = dag_van(stand.geldend[0].moment) if stand.geldend else None
    nu = soort.fasen[0].code
    bezoeken = {nu: _Bezoek(begin, begin)}
    for gebeurtenis in stand.geldend:
        stap = soort.find_stap(gebeurtenis.stap)
        if stap is None or stap.naar is None or stap.naar == nu:
            continue
        dag = dag_van(gebeurtenis.moment)
        bezoeken[nu].tot, nu = dag, stap.naar
        bezoek = bezoeken.setdefault(nu, _Bezoek(dag, dag))
        bezoek.laatst, bezoek.tot = dag, None
    hier = next(i for i, fase in enumerate(soort.fasen) if fase.code == nu)
    return tuple(
        _route_fase(fase, i, hier, bezoeken.get(fase.code)) for i, fase in enumerate(soort.fasen)
    )


def _route_fase(fase: Fase, plek: int, hier: int, bezoek: _Bezoek | None) -> RouteFase:
    """A phase after the present one is to come, also when the klant was there before."""
    nummer = plek + 1
    if plek > hier:
        komt = FaseStatus.KOMT if fase.is_voor_iedereen else FaseStatus.KOMT_MISSCHIEN
        return RouteFase(fase, nummer, komt)
    if bezoek is None:
        return RouteFase(fase, nummer, FaseStatus.OVERGESLAGEN)
    if plek == hier:
        return RouteFase(fase, nummer, FaseStatus.HIER, sinds=bezoek.laatst)
    return RouteFase(fase, nummer, FaseStatus.GEWEEST, sinds=bezoek.eerst, tot=bezoek.tot)


def _jij_doet(
    soort: Trajectsoort, stand: Stand, deadlines: Iterable[Deadline]
) -> tuple[Actie, ...]:
    """Open agreements of the klant and his own deadlines, the first day first."""
    if stand.is_afgesloten:
        return ()
    acties = [
        Actie(tekst(a, "wat") or "", find_dag(a, "voor_datum"), Bron.AFSPRAAK, a.volgnummer)
        for a in open_afspraken(stand)
        if wie_doet_het(a) == Deelnemer.KLANT
    ]
    acties += [
        Actie(
            d.wat[:1].upper() + d.wat[1:],
            d.uiterste_dag,
            Bron.TERMIJN,
            d.start_gebeurtenis,
            _uitleg_bij(soort, d),
        )
        for d in deadlines
        if d.wie is Deelnemer.KLANT and d.status.is_open
    ]
    return tuple(sorted(acties, key=lambda a: (a.voor or date.max, a.bron, a.gebeurtenis)))


def komt_eraan(
    soort: Trajectsoort, stand: Stand, deadlines: Iterable[Deadline]
) -> tuple[Actie, ...]:
    """What others do by some day with the klant, such as a talk; the first day first.

    Only where one step alone meets it: else nobody can say yet what it will be.

    Args:
        deadlines: as of :func:`route`.
    """
    if stand.is_afgesloten:
        return ()
    met_een_stap = {klok.code for klok in soort.klokken if len(klok.klaar) == 1}
    acties = (
        Actie(d.wat, d.uiterste_dag, Bron.TERMIJN, d.start_gebeurtenis, _uitleg_bij(soort, d))
        for d in deadlines
        if d.wie is not Deelnemer.KLANT and d.status.is_open and d.klok in met_een_stap
    )
    return tuple(sorted((a for a in acties if a.uitleg), key=lambda a: a.voor or date.max))


def _uitleg_bij(soort: Trajectsoort, deadline: Deadline) -> str:
    """What the step that meets it means to the klant."""
    klok = next((k for k in soort.klokken if k.code == deadline.klok), None)
    stappen = (soort.find_stap(code) for code in (klok.klaar if klok else ()))
    return next((stap.uitleg for stap in stappen if stap and stap.uitleg), "")


def _stappen(soort: Trajectsoort, stand: Stand) -> tuple[Stap, ...]:
    if stand.is_afgesloten:
        return ()
    hier = stand.fase(soort).code
    return tuple(
        stap
        for stap in soort.stappen
        if stap.uitleg
        and (not stap.fasen or hier in stap.fasen)
        and not (stap.is_eenmalig and stand.heeft(stap.code))
    )
