"""Results per type, as a closed list: "naar werk" stays apart from every other way to end well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from modellen.cijfers.geval import Geval, Toestand
from modellen.cijfers.maat import Aandeel
from modellen.tellen import Tijdvak
from modellen.traject.model import Telt


@dataclass(frozen=True, slots=True)
class Resultaattelling:
    """How often one result was recorded; zero is an answer too."""

    code: str
    label: str
    telt: Telt
    aantal: int


@dataclass(frozen=True, slots=True)
class Soorttelling:
    """The trajectories of one type: each is closed, running or not begun, and nothing twice.

    There is no share of "successful": the three kinds of result each have their own share.

    Attributes:
        resultaten: all results of the type, in its own order.
        onbekend_resultaat: closed with a result that the type does not have (any more).
    """

    soort: str
    naam: str
    resultaten: tuple[Resultaattelling, ...]
    onbekend_resultaat: int
    lopend: int
    niet_begonnen: int

    @property
    def afgesloten(self) -> int:
        """Closed within the days asked for."""
        return sum(r.aantal for r in self.resultaten) + self.onbekend_resultaat

    def per_telt(self, telt: Telt) -> Aandeel:
        """The share of the closed trajectories that ended in this kind of result."""
        return Aandeel(sum(r.aantal for r in self.resultaten if r.telt is telt), self.afgesloten)


def tel_resultaten(
    gevallen: Iterable[Geval], tijdvak: Tijdvak, *, vandaag: date
) -> tuple[Soorttelling, ...]:
    """One count per type that occurs, by code of the type."""
    soorten = {}
    toestanden: Counter[tuple[str, Toestand | None]] = Counter()
    resultaten: Counter[tuple[str, str | None]] = Counter()
    for geval in gevallen:
        code, toestand = geval.soort.code, geval.toestand(tijdvak, vandaag=vandaag)
        soorten[code] = geval.soort
        toestanden[code, toestand] += 1
        if toestand is Toestand.AFGESLOTEN:
            resultaten[code, geval.resultaat.code if geval.resultaat else None] += 1
    return tuple(
        Soorttelling(
            soort=code,
            naam=soort.naam,
            resultaten=tuple(
                Resultaattelling(r.code, r.label, r.telt, resultaten[code, r.code])
                for r in soort.resultaten
            ),
            onbekend_resultaat=resultaten[code, None],
            lopend=toestanden[code, Toestand.LOPEND],
            niet_begonnen=toestanden[code, Toestand.NIET_BEGONNEN],
        )
        for code, soort in sorted(soorten.items())
    )
