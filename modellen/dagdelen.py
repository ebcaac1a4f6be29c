"""Parts of the week in which somebody can work, or in which work is done.

The week has 28 dagdelen: seven days of four parts. A set of them is one whole
number of 28 bits, so that a whole caseload is compared in one instruction.
Bit ``4 * day + part``; Monday morning is bit 0, Sunday night is bit 27.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from modellen.fouten import OngeldigeWaarde


class Dag(IntEnum):
    """Day of the week, ISO order."""

    MAANDAG = 0
    DINSDAG = 1
    WOENSDAG = 2
    DONDERDAG = 3
    VRIJDAG = 4
    ZATERDAG = 5
    ZONDAG = 6


class Dagdeel(IntEnum):
    """Part of the day: ochtend 6-12, middag 12-18, avond 18-24, nacht 0-6 hours."""

    OCHTEND = 0
    MIDDAG = 1
    AVOND = 2
    NACHT = 3


DAGDELEN_PER_DAG = len(Dagdeel)
UREN_PER_DAGDEEL = 6
"""Length of a dagdeel in hours: the most that can ever be worked in it."""

ALLE_BITS = (1 << (len(Dag) * DAGDELEN_PER_DAG)) - 1

_DAGEN = {"ma": 0, "di": 1, "wo": 2, "do": 3, "vr": 4, "za": 5, "zo": 6}
_DAGNAMEN = ("ma", "di", "wo", "do", "vr", "za", "zo")
_DELEN = {d.name.lower(): d for d in Dagdeel}


@dataclass(frozen=True, slots=True)
class Dagdelen:
    """A set of dagdelen of the week, kept as 28 bits."""

    bits: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.bits <= ALLE_BITS:
            raise OngeldigeWaarde(
                veld="dagdelen",
                melding=f"{self.bits} is geen verzameling van dagdelen.",
                volgende_stap="Gebruik de 28 dagdelen van maandagochtend tot zondagnacht.",
            )

    @classmethod
    def van(cls, paren: Iterable[tuple[Dag, Dagdeel]]) -> Dagdelen:
        """Build the set from pairs of day and part."""
        bits = 0
        for dag, deel in paren:
            bits |= 1 << (DAGDELEN_PER_DAG * dag + deel)
        return cls(bits)

    @classmethod
    def blok(cls, dagen: Iterable[Dag], delen: Iterable[Dagdeel]) -> Dagdelen:
        """Every part in ``delen`` on every day in ``dagen``."""
        delen = tuple(delen)
        return cls.van((dag, deel) for dag in dagen for deel in delen)

    @classmethod
    def lees(cls, tekst: str) -> Dagdelen:
        """Read ``"ma-vr ochtend,middag; za ochtend"``.

        Raises:
            OngeldigeWaarde: naming the part that cannot be read.
        """
        gevonden = cls()
        for stuk in filter(None, (s.strip().lower() for s in tekst.split(";"))):
            dagen, _, delen = stuk.partition(" ")
            gevonden |= cls.blok(_lees_dagen(dagen), _lees_delen(delen, stuk))
        return gevonden

    def __or__(self, ander: Dagdelen) -> Dagdelen:
        return Dagdelen(self.bits | ander.bits)

    def __and__(self, ander: Dagdelen) -> Dagdelen:
        return Dagdelen(self.bits & ander.bits)

    def __sub__(self, ander: Dagdelen) -> Dagdelen:
        return Dagdelen(self.bits & ~ander.bits)

    def __len__(self) -> int:
        return self.bits.bit_count()

    def __iter__(self) -> Iterator[tuple[Dag, Dagdeel]]:
        for dag in Dag:
            for deel in Dagdeel:
                if self.bits >> (DAGDELEN_PER_DAG * dag + deel) & 1:
                    yield dag, deel

    def is_deel_van(self, ander: Dagdelen) -> bool:
        """True when every dagdeel of this set is in ``ander`` too."""
        return self.bits & ~ander.bits == 0

    def __str__(self) -> str:
        """Compact and readable again by :meth:`lees`; days with equal parts are joined."""
        per_dag = [self.bits >> (DAGDELEN_PER_DAG * dag) & 0b1111 for dag in Dag]
        stukken: list[str] = []
        dag = 0
        while dag < len(per_dag):
            einde = dag
            while einde + 1 < len(per_dag) and per_dag[einde + 1] == per_dag[dag]:
                einde += 1
            if per_dag[dag]:
                namen = _DAGNAMEN[dag] + (f"-{_DAGNAMEN[einde]}" if einde > dag else "")
                delen = ",".join(d.name.lower() for d in Dagdeel if per_dag[dag] >> d & 1)
                stukken.append(f"{namen} {delen}")
            dag = einde + 1
        return "; ".join(stukken)


KANTOORTIJDEN = Dagdelen.blok(tuple(Dag)[:5], (Dagdeel.OCHTEND, Dagdeel.MIDDAG))
"""Monday to Friday, ochtend and middag."""

ALLE_DAGDELEN = Dagdelen(ALLE_BITS)


def _lees_dagen(tekst: str) -> list[Dag]:
    dagen: list[Dag] = []
    for stuk in tekst.split(","):
        van, streep, tot = stuk.partition("-")
        if van not in _DAGEN or (streep and tot not in _DAGEN):
            raise _onleesbaar(stuk)
        laatste = _DAGEN[tot] if tot else _DAGEN[van]
        if laatste < _DAGEN[van]:
            raise _onleesbaar(stuk)
        dagen += [Dag(d) for d in range(_DAGEN[van], laatste + 1)]
    return dagen


def _lees_delen(tekst: str, geheel: str) -> list[Dagdeel]:
    namen = [n.strip() for n in tekst.split(",") if n.strip()]
    if not namen or any(n not in _DELEN for n in namen):
        raise _onleesbaar(geheel)
    return [_DELEN[n] for n in namen]


def _onleesbaar(stuk: str) -> OngeldigeWaarde:
    return OngeldigeWaarde(
        veld="dagdelen",
        melding=f"'{stuk[:40]}' is niet te lezen als dagen met dagdelen.",
        volgende_stap="Schrijf bijvoorbeeld: ma-vr ochtend,middag; za ochtend.",
    )
