"""Pictures of one match: what somebody can against what the work asks, the way there, how sure.

Numbers and words are made here; the drawing is SVG in ``beelden.html``, each with a table or a
sentence beside it that says the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import cos, radians

import numpy as np

from matching.antwoord import Match
from matching.constraints import CONSTRAINT_PER_NAAM, Constraint
from matching.constraints.belastbaarheid import BEOORDEELDE_ITEMS, BelastbaarheidConstraint
from matching.leren.herordenen import Kansuitleg
from matching.oordeel import Uitkomst
from matching.uitleg import Uitleg
from modellen.belastbaarheid.fml import FmlItem, FmlSoort
from modellen.belastbaarheid.model import Itemoordeel
from modellen.plaats.model import Plaats
from modellen.plaats.plaats import Plaatsregister
from modellen.schrijfwijze import getal
from vacatures.belasting.model import BOVEN_NORMAAL, Belastingitem

# --- belastbaarheid against belasting -------------------------------------------------------------

_BALK = 100.0
"""Width of a bar in its own units: what is asked at most."""


@dataclass(frozen=True, slots=True)
class Balk:
    """One FML item that matters to this pair.

    Attributes:
        kan, vraagt: in words. uitkomst: of this item alone.
        kan_deel, vraagt_deel: 0..100 of the scale; ``None`` = unknown, or not a matter of degree.
        is_geschat: nobody confirmed what the work asks.
    """

    code: str
    naam: str
    kan: str
    vraagt: str
    uitkomst: Uitkomst
    kan_deel: float | None
    vraagt_deel: float | None
    is_geschat: bool


def balken(match: Match, vandaag: date) -> tuple[tuple[Balk, ...], int]:
    """Items on which the klant is limited, or the work asks more than normal; worst first.

    Returns:
        the items, and of how many others nobody judged the klant.
    """
    constraint = CONSTRAINT_PER_NAAM["belastbaarheid"]
    gevonden, onbekend = [], 0
    for fml_item in BEOORDEELDE_ITEMS:
        kan = match.profiel.belastbaarheid.geldig_oordeel(fml_item.code, vandaag)
        vraagt = match.werk.belasting.items.get(fml_item.code)
        if _doet_ertoe(kan, vraagt):
            gevonden.append(_balk(constraint, fml_item, kan, vraagt))
        elif kan is None:
            onbekend += 1
    return tuple(sorted(gevonden, key=lambda b: b.uitkomst)), onbekend


def _doet_ertoe(kan: Itemoordeel | None, vraagt: Belastingitem | None) -> bool:
    if kan is not None and (kan.niveau or kan.opties):
        return True
    return vraagt is not None and vraagt.niveau == BOVEN_NORMAAL


def _balk(
    constraint: Constraint,
    fml_item: FmlItem,
    kan: Itemoordeel | None,
    vraagt: Belastingitem | None,
) -> Balk:
    assert isinstance(constraint, BelastbaarheidConstraint)
    reden = constraint.reden_voor_item(fml_item, kan, vraagt)
    is_schaal = fml_item.soort is FmlSoort.SCHAAL
    # From the most limited level up to more than normal.
    treden = fml_item.hoogste_niveau + 1
    return Balk(
        code=fml_item.code,
        naam=fml_item.naam,
        kan=_kan(fml_item, kan),
        vraagt=_vraagt(fml_item, vraagt),
        uitkomst=reden.uitkomst if reden else Uitkomst.GESCHIKT,
        kan_deel=_deel(fml_item, kan.niveau, treden) if kan and is_schaal else None,
        vraagt_deel=_deel(fml_item, vraagt.niveau, treden) if vraagt and is_schaal else None,
        is_geschat=vraagt is not None and vraagt.is_geschat,
    )


def _deel(fml_item: FmlItem, niveau: int | None, treden: int) -> float:
    """Part of the bar: the lower the level, the more somebody can, or has to do."""
    return _BALK * (fml_item.hoogste_niveau - (niveau or 0) + 1) / (treden + 1)


def _kan(fml_item: FmlItem, kan: Itemoordeel | None) -> str:
    if kan is None:
        return "niet beoordeeld"
    if kan.niveau is not None:
        return fml_item.get_niveau(kan.niveau).uitleg
    gekozen = [o.uitleg for o in fml_item.opties if o.code in (kan.opties or frozenset())]
    return "; ".join(gekozen) or "normaal"


def _vraagt(fml_item: FmlItem, vraagt: Belastingitem | None) -> str:
    if vraagt is None:
        return "niet bekend"
    if vraagt.niveau == BOVEN_NORMAAL:
        return "meer dan normaal"
    if vraagt.niveau is not None:
        return fml_item.get_niveau(vraagt.niveau).eis
    gevraagd = [o.eis for o in fml_item.opties if o.code in (vraagt.opties or frozenset())]
    return "; ".join(gevraagd) or "niets bijzonders"


# --- the way there --------------------------------------------------------------------------------

_BREED, _HOOG = 640.0, 360.0
_KM_PER_GRAAD = 111.2
_MINSTE_KM = 16.0
"""Height of the map at least, so that a neighbour is not drawn as a journey."""
_MEESTE_STIPPEN = 700
_NAMEN = 5


@dataclass(frozen=True, slots=True)
class Reis:
    """One way to travel, with its minutes and the klant's own limit."""

    label: str
    minuten: int
    grens: int

    @property
    def past(self) -> bool:
        """Whether it is within the limit."""
        return self.minuten <= self.grens


@dataclass(frozen=True, slots=True)
class Kaart:
    """A map of dots: the middles of four-digit postcodes around home and work.

    Attributes:
        stippen: path of an SVG. thuis, werk: points of the picture. namen: of towns, with points.
        thuis_naam, werk_naam: towns. Home is drawn as an area: its address is not known here.
    """

    breed: int
    hoog: int
    stippen: str
    thuis: tuple[float, float]
    werk: tuple[float, float]
    straal: float
    namen: tuple[tuple[str, float, float], ...]
    thuis_naam: str
    werk_naam: str
    reizen: tuple[Reis, ...]


def kaart(match: Match, register: Plaatsregister) -> Kaart | None:
    """The map of one match; ``None`` when home or work is unknown or abroad."""
    klant, plek = match.profiel.klant, match.werk.plek
    huis = register.find_pc4(klant.postcode.cijfers) if klant.postcode else None
    daar = register.find_pc4(plek.pc4) if plek.pc4 and not plek.is_buitenland else None
    if huis is None or daar is None:
        return None
    blad = _Blad(huis, daar)
    reizen = sorted(match.reistijden.items(), key=lambda paar: paar[1])
    zichtbaar = blad.zichtbaar(register)
    return Kaart(
        breed=round(_BREED),
        hoog=round(_HOOG),
        stippen=blad.stippen(register, zichtbaar),
        thuis=blad.punt(huis.breedtegraad, huis.lengtegraad),
        werk=blad.punt(daar.breedtegraad, daar.lengtegraad),
        straal=max(10.0, 1.2 * blad.per_km),
        namen=blad.namen(register, zichtbaar, zonder={huis.plaats, daar.plaats}),
        thuis_naam=f"{huis.pc4} {huis.plaats}",
        werk_naam=daar.plaats,
        reizen=tuple(Reis(m.label, minuten, klant.vervoer[m]) for m, minuten in reizen),
    )


class _Blad:
    """From degrees to points of the picture, north up, both places in it."""

    def __init__(self, huis: Plaats, daar: Plaats) -> None:
        self._lat = (huis.breedtegraad + daar.breedtegraad) / 2
        self._lon = (huis.lengtegraad + daar.lengtegraad) / 2
        self._lon_km = _KM_PER_GRAAD * cos(radians(self._lat))
        hoog = abs(huis.breedtegraad - daar.breedtegraad) * _KM_PER_GRAAD
        breed = abs(huis.lengtegraad - daar.lengtegraad) * self._lon_km
        km = max(_MINSTE_KM, 1.5 * hoog, 1.5 * breed * _HOOG / _BREED)
        self.per_km = _HOOG / km

    def punt(self, lat: float, lon: float) -> tuple[float, float]:
        x = _BREED / 2 + (lon - self._lon) * self._lon_km * self.per_km
        y = _HOOG / 2 - (lat - self._lat) * _KM_PER_GRAAD * self.per_km
        return round(x, 1), round(y, 1)

    def zichtbaar(self, register: Plaatsregister) -> list[int]:
        """Rows of the postcodes within the picture."""
        lat, lon = register.breedtegraden, register.lengtegraden
        binnen = np.abs(lat - self._lat) * _KM_PER_GRAAD * self.per_km < _HOOG / 2 - 4
        binnen &= np.abs(lon - self._lon) * self._lon_km * self.per_km < _BREED / 2 - 4
        rijen: list[int] = np.flatnonzero(binnen).tolist()
        return rijen

    def stippen(self, register: Plaatsregister, rijen: list[int]) -> str:
        stap = max(1, -(-len(rijen) // _MEESTE_STIPPEN))
        delen = []
        for rij in rijen[::stap]:
            plaats = register.plaatsen[rij]
            x, y = self.punt(plaats.breedtegraad, plaats.lengtegraad)
            delen.append(f"M{x:.0f} {y:.0f}h0")
        return "".join(delen)

    def namen(
        self, register: Plaatsregister, rijen: list[int], *, zonder: set[str]
    ) -> tuple[tuple[str, float, float], ...]:
        """The towns with most postcodes, far enough from each other to be read."""
        grootste = Counter(register.plaatsen[rij].plaats for rij in rijen)
        gekozen: list[tuple[str, float, float]] = []
        for naam, _ in grootste.most_common(3 * _NAMEN):
            punten = [
                self.punt(p.breedtegraad, p.lengtegraad)
                for p in (register.plaatsen[rij] for rij in rijen)
                if p.plaats == naam
            ]
            x = sum(p[0] for p in punten) / len(punten)
            y = sum(p[1] for p in punten) / len(punten)
            past = 60 < x < _BREED - 60 and 20 < y < _HOOG - 12
            vrij = all(abs(x - a) > 110 or abs(y - b) > 24 for _, a, b in gekozen)
            if naam not in zonder and past and vrij and len(gekozen) < _NAMEN:
                gekozen.append((naam, round(x), round(y)))
        return tuple(gekozen)


# --- how sure -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Zekerheid:
    """How sure the system is, as a sentence and as a band on a line from 0 to 100."""

    zin: str
    laag: float
    midden: float
    hoog: float


def zekerheid(match: Match, uitleg: Uitleg) -> Zekerheid | None:
    """Of the chance where a ranker gives one; else of the score, by what is not known.

    What is not known may turn out the best or the worst: that is the band around the score.
    ``None`` for a pair without a score.
    """
    kans = match.kans
    if kans is not None and kans.kans is not None:
        return _van_kans(kans)
    if not uitleg.score_delen:
        return None
    bekend = sum(d.effect for d in uitleg.score_delen if d.is_bekend)
    open_ = sum(d.gewicht for d in uitleg.score_delen if not d.is_bekend)
    onbekend = sum(1 for d in uitleg.score_delen if not d.is_bekend)
    laag, hoog = bekend, bekend + open_
    if not onbekend:
        zin = f"Alles waarop de score rust, is bekend. De score is {getal(match.score)}."
    else:
        delen = "1 deel is" if onbekend == 1 else f"{onbekend} delen zijn"
        zin = (
            f"{_zeker(open_)}: {delen} nog niet bekend. De score kan daardoor tussen "
            f"{getal(laag)} en {getal(hoog)} uitkomen. Nu is hij {getal(match.score)}."
        )
    return Zekerheid(zin, 100 * laag, 100 * match.score, 100 * hoog)


def _van_kans(kans: Kansuitleg) -> Zekerheid | None:
    if kans.kans is None or kans.laag is None or kans.hoog is None:
        return None
    breed = kans.hoog - kans.laag
    zin = (
        f"{_zeker(breed)}: de kans op een blijvende plaatsing ligt waarschijnlijk tussen "
        f"{round(100 * kans.laag)}% en {round(100 * kans.hoog)}%."
    )
    return Zekerheid(zin, 100 * kans.laag, 100 * kans.kans, 100 * kans.hoog)


def _zeker(breed: float) -> str:
    """A band of this width in words (own choice)."""
    if breed <= 0.1:
        return "Vrij zeker"
    return "Redelijk zeker" if breed <= 0.25 else "Niet zeker"


def beelden(match: Match, register: Plaatsregister, vandaag: date) -> Mapping[str, object]:
    """The bars and the map of one match, by the names that the template uses."""
    punten, onbekend = balken(match, vandaag)
    return {"balken": punten, "onbekend": onbekend, "kaart": kaart(match, register)}
