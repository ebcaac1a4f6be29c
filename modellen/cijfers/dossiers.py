"""Deadlines that were kept, and how complete and appreciated the record is (SP2-18).

What a record must hold follows from the type: its clocks ask for steps, and a step that is asked
for is there or is missing. Only deadlines that are over count: one that was met early and one that
is still open would otherwise not be judged alike.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from modellen.cijfers.geval import Geval
from modellen.cijfers.maat import Aandeel
from modellen.contact.model import contactmomenten
from modellen.normen.duur import dag_van
from modellen.normen.norm import Normboek
from modellen.tellen import MINSTE_AANTAL, Tijdvak
from modellen.traject.klokken import Deadline, DeadlineStatus, deadlines, historie
from modellen.traject.model import Klok, Trajectsoort, VeldSoort
from modellen.traject.velden import is_ja, tekst

TEVREDENHEID = "tevredenheid"
"""Step code, in the types that ask for it: a choice of who, and a yes or no."""


@dataclass(frozen=True, slots=True)
class Termijntelling:
    """One clock: how its deadlines went that are over.

    ``wie`` is who had to act, as the type calls them: not every deadline is the coach's.
    """

    soort: str
    klok: str
    regel: str
    wat: str
    wie: str
    op_tijd: int
    te_laat: int
    ontbreekt: int

    @property
    def gehaald(self) -> Aandeel:
        """In time, of all that was asked."""
        return Aandeel(self.op_tijd, self.op_tijd + self.te_laat + self.ontbreekt)


@dataclass(frozen=True, slots=True)
class Tevredenheid:
    """What one side says in the end; the last answer counts.

    ``tevreden`` is ``None`` where an opdrachtgever reads along and too few answered.
    """

    wie: str
    gevraagd: int
    tevreden: Aandeel | None
    niet_gevraagd: int


@dataclass(frozen=True, slots=True)
class Dossiertelling:
    """The records of one type.

    Attributes:
        volledig: trajectories in which every step that was asked for by now is recorded, in time
            or late, of those in which something was asked for.
        zelfde_dag: contact moments that were registered on their own day (SP2-94).
        tevredenheid: per side, over the trajectories closed in the days asked for.
    """

    soort: str
    naam: str
    volledig: Aandeel
    zelfde_dag: Aandeel
    tevredenheid: tuple[Tevredenheid, ...]

    def voor_buiten(self) -> Dossiertelling:
        """Without the answers of fewer than ten people: those would be somebody's own."""
        return replace(
            self,
            tevredenheid=tuple(
                t if t.gevraagd >= MINSTE_AANTAL else replace(t, tevreden=None)
                for t in self.tevredenheid
            ),
        )


Gevraagd = tuple[Geval, tuple[Deadline, ...]]
"""A trajectory, and its deadlines that are over."""


def lees_deadlines(
    gevallen: Iterable[Geval], tijdvak: Tijdvak, *, normboek: Normboek, nu: datetime
) -> tuple[Gevraagd, ...]:
    """Per trajectory what was to be done by a day within the days asked for and before ``nu``."""
    return tuple(
        (geval, tuple(d for d in _voorbij(geval, normboek, nu) if tijdvak.omvat(d.uiterste_dag)))
        for geval in gevallen
    )


def _voorbij(geval: Geval, normboek: Normboek, nu: datetime) -> Iterator[Deadline]:
    soort, stand = geval.soort, geval.stand
    normen = normboek.voor(stand.traject.opdrachtgever)
    yield from (d for d in historie(soort, stand, normen, nu) if d.uiterlijk < nu)
    # What runs and is late is no history yet, and is missing all the same.
    yield from (
        d for d in deadlines(soort, stand, normen, nu) if d.status is DeadlineStatus.TE_LAAT
    )


def tel_termijnen(gevraagd: Iterable[Gevraagd]) -> tuple[Termijntelling, ...]:
    """One count per clock of every type that occurs, in the order of the type."""
    soorten: dict[str, Trajectsoort] = {}
    telling: Counter[tuple[str, str, str]] = Counter()
    for geval, termijnen in gevraagd:
        soorten[geval.soort.code] = geval.soort
        for deadline in termijnen:
            telling[geval.soort.code, deadline.klok, _hoe(deadline)] += 1
    return tuple(
        _termijntelling(soort, klok, telling)
        for _, soort in sorted(soorten.items())
        for klok in soort.klokken
    )


def _termijntelling(
    soort: Trajectsoort, klok: Klok, telling: Counter[tuple[str, str, str]]
) -> Termijntelling:
    return Termijntelling(
        soort=soort.code,
        klok=klok.code,
        regel=klok.regel,
        wat=klok.wat,
        wie=soort.deelnemer(klok.wie),
        op_tijd=telling[soort.code, klok.code, "op_tijd"],
        te_laat=telling[soort.code, klok.code, "te_laat"],
        ontbreekt=telling[soort.code, klok.code, "ontbreekt"],
    )


def _hoe(deadline: Deadline) -> str:
    if deadline.gehaald_op is None:
        return "ontbreekt"
    return "op_tijd" if deadline.gehaald_op <= deadline.uiterlijk else "te_laat"


def tel_dossiers(gevraagd: Iterable[Gevraagd], tijdvak: Tijdvak) -> tuple[Dossiertelling, ...]:
    """One count per type that occurs, by code of the type."""
    per_soort: dict[str, list[Gevraagd]] = defaultdict(list)
    for geval, termijnen in gevraagd:
        per_soort[geval.soort.code].append((geval, termijnen))
    return tuple(_dossiertelling(rijen, tijdvak) for _, rijen in sorted(per_soort.items()))


def _dossiertelling(rijen: list[Gevraagd], tijdvak: Tijdvak) -> Dossiertelling:
    soort = rijen[0][0].soort
    met_vraag = [termijnen for _, termijnen in rijen if termijnen]
    volledig = sum(all(d.gehaald_op is not None for d in termijnen) for termijnen in met_vraag)
    contacten = [
        contact
        for geval, _ in rijen
        for contact in contactmomenten(geval.stand)
        if tijdvak.omvat(dag_van(contact.moment))
    ]
    afgesloten = [g for g, _ in rijen if g.slotdag is not None and tijdvak.omvat(g.slotdag)]
    return Dossiertelling(
        soort=soort.code,
        naam=soort.naam,
        volledig=Aandeel(volledig, len(met_vraag)),
        zelfde_dag=Aandeel(sum(c.is_zelfde_dag_geregistreerd for c in contacten), len(contacten)),
        tevredenheid=_tel_tevredenheid(soort, afgesloten),
    )


def _tel_tevredenheid(soort: Trajectsoort, gevallen: list[Geval]) -> tuple[Tevredenheid, ...]:
    """Read from the type itself, so that a new type with this step has its figure at once."""
    stap = soort.find_stap(TEVREDENHEID)
    if stap is None:
        return ()
    wie = next(v for v in stap.velden if v.soort is VeldSoort.KEUZE)
    oordeel = next(v for v in stap.velden if v.soort is VeldSoort.JA_NEE)
    laatste = [
        {tekst(g, wie.code): is_ja(g, oordeel.code) for g in geval.stand.alle(TEVREDENHEID)}
        for geval in gevallen
    ]
    tellingen = []
    for partij in wie.keuzes:
        antwoorden = [antwoord[partij] for antwoord in laatste if partij in antwoord]
        gevraagd = len(antwoorden)
        tevreden = Aandeel(sum(antwoorden), gevraagd)
        tellingen.append(Tevredenheid(partij, gevraagd, tevreden, len(gevallen) - gevraagd))
    return tuple(tellingen)
