"""Figures as pages show them: bars with their numbers beside them, and the year one chooses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from api.web.velden import lees_getal
from modellen.tellen import Tijdvak
from modellen.traject.model import Telt

if TYPE_CHECKING:
    from modellen.cijfers.maat import Aandeel
    from modellen.cijfers.overzicht import Groepscijfers
    from modellen.cijfers.resultaten import Soorttelling

JAREN = 5
BREED = 100.0
"""Width of the widest bar, in the units of its picture."""


def lees_jaar(tekst: str) -> tuple[int | None, Tijdvak]:
    """A year somebody chose with its days; ``None`` and all days for anything else."""
    jaar = lees_getal(tekst)
    if jaar is None or not 2000 <= jaar <= 2199:
        return None, Tijdvak()
    return jaar, Tijdvak.jaar(jaar)


def jaarkeuzes(vandaag: date) -> list[int]:
    """This year and those before it."""
    return [vandaag.year - i for i in range(JAREN)]


@dataclass(frozen=True, slots=True)
class Balk:
    """One bar: its words, its number, and its width; what is not nothing can be seen."""

    naam: str
    waarde: str
    breed: float


@dataclass(frozen=True, slots=True)
class Balken:
    """Bars below each other, each with its number as text."""

    titel: str
    balken: tuple[Balk, ...]


def maak_balken(titel: str, rijen: Sequence[tuple[str, int, str]]) -> Balken:
    """Bars of (words, length, number in words); the longest is as wide as the picture."""
    langste = max((lengte for _, lengte, _ in rijen), default=0)
    return Balken(
        titel,
        tuple(
            Balk(naam, waarde, max(BREED * lengte / langste, 0.5) if lengte else 0.0)
            for naam, lengte, waarde in rijen
        ),
    )


@dataclass(frozen=True, slots=True)
class Soortbeeld:
    """The results of one type, with "naar werk" apart."""

    telling: Soorttelling
    naar_werk: Aandeel
    contractueel: Aandeel
    geen_resultaat: Aandeel


@dataclass(frozen=True, slots=True)
class Groepsbeeld:
    """Group figures for a page. ``termijnen`` are those clocks of which anything was asked."""

    cijfers: Groepscijfers
    soorten: tuple[Soortbeeld, ...]
    termijnen: tuple[tuple[str, str, str, Aandeel, int, int], ...]
    balken: Balken


def maak_groepsbeeld(cijfers: Groepscijfers) -> Groepsbeeld:
    """The figures, ready to show."""
    soorten = tuple(
        Soortbeeld(
            telling=soort,
            naar_werk=soort.per_telt(Telt.NAAR_WERK),
            contractueel=soort.per_telt(Telt.CONTRACTUEEL),
            geen_resultaat=soort.per_telt(Telt.GEEN_RESULTAAT),
        )
        for soort in cijfers.soorten
    )
    namen = {soort.soort: soort.naam for soort in cijfers.soorten}
    return Groepsbeeld(
        cijfers=cijfers,
        soorten=soorten,
        termijnen=tuple(
            (namen.get(t.soort, t.soort), t.wat, t.wie, t.gehaald, t.te_laat, t.ontbreekt)
            for t in cijfers.termijnen
            if t.gehaald.van
        ),
        balken=_resultaatbalken(soorten),
    )


def _resultaatbalken(soorten: Sequence[Soortbeeld]) -> Balken:
    """How every closed traject ended, over all types; work first."""
    telt = {
        "Naar werk": sum(s.naar_werk.aantal for s in soorten),
        "Contractueel geslaagd, geen werk": sum(s.contractueel.aantal for s in soorten),
        "Zonder resultaat": sum(s.geen_resultaat.aantal for s in soorten),
    }
    return maak_balken(
        "Hoe afgesloten trajecten eindigden",
        [(naam, aantal, str(aantal)) for naam, aantal in telt.items()],
    )
