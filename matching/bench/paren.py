"""The pairs of ``opstap bench juist``: every fast way must say what the plain constraints say.

A world is a few klanten beside many vacatures, or the other way around, so that tables, blocks and
prepared loads are used on one side and single rows on the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from matching.bench.grillig import ORGANISATIES, Palet
from matching.bench.opzet import get_omgeving
from matching.bench.wijzigingen import Begin
from matching.constraints import CONSTRAINTS, Omgeving, beoordeel_rijen
from matching.kolommen import WERKSOORT_INDEX, KlantKolommen, Kolommen, WerkKolommen, code_hash
from matching.oordeel import Uitkomst
from matching.zoekindex.beoordeling import Beoordeling
from matching.zoekindex.segment import KLEIN, Segment
from matching.zoekindex.tegenover import Alleen, Kant, Tegenover
from modellen.klantprofiel.bouw import bouw_klantprofiel
from modellen.klantprofiel.model import Klantprofiel
from vacatures.werk import Werk, WerkSoort, werk_van_vacature

WEINIG, VEEL = 16, KLEIN + 200
"""Records on either side of a world; with this many, rows are put in tables."""

_AANBOD = np.array([c.bepaalt_aanbod for c in CONSTRAINTS])

Uitkomsten: TypeAlias = npt.NDArray[np.int8]
"""Outcomes, int8 [constraints, klanten, werken]."""


@dataclass(slots=True)
class Paartelling:
    """What was compared, and where a fast way said something else.

    ``verschillen`` is by fast way and constraint; ``verdeling`` counts the outcomes of each
    constraint, and of the pair as a whole under ``paar``: agreement on an outcome that never occurs
    proves nothing.
    """

    paren: int = 0
    verschillen: Counter[str] = field(default_factory=Counter)
    verdeling: dict[str, Counter[str]] = field(default_factory=dict)

    def tel_bij(self, ander: Paartelling) -> None:
        """Add the counts of another world."""
        self.paren += ander.paren
        self.verschillen += ander.verschillen
        for naam, telling in ander.verdeling.items():
            self.verdeling.setdefault(naam, Counter()).update(telling)


def langzaam(
    profielen: Iterable[Klantprofiel], werken: Iterable[Werk], omgeving: Omgeving
) -> Uitkomsten:
    """What the plain constraints say of every pair."""
    werken = list(werken)
    per_klant = [
        [[c.oordeel(p, w, omgeving).uitkomst for w in werken] for c in CONSTRAINTS]
        for p in profielen
    ]
    vorm = (len(per_klant), len(CONSTRAINTS), len(werken))
    return np.array(per_klant, dtype=np.int8).reshape(vorm).transpose(1, 0, 2)


def vergelijk_wereld(bron: Begin, zaad: int) -> Paartelling:
    """Judge every pair of one world in every way."""
    palet = Palet.trek(Random(zaad), bron)
    klanten, vacatures = (WEINIG, VEEL) if zaad % 2 else (VEEL, WEINIG)
    profielen = [
        bouw_klantprofiel(klant, belastbaarheid=kan)
        for klant, kan in (palet.mens(i) for i in range(klanten))
    ]
    werken = [werk_van_vacature(palet.vacature(i)) for i in range(vacatures)]
    omgeving = get_omgeving()
    goed = langzaam(profielen, werken, omgeving)
    snel = _Snel(
        KlantKolommen.van(profielen, omgeving.register),
        WerkKolommen.van(werken, omgeving.register),
        goed,
        omgeving,
    )
    snel.kolommen(np.random.default_rng(zaad))
    snel.index()
    telling = snel.telling
    telling.paren = klanten * vacatures
    for naam, uit in (
        *((c.naam, goed[i]) for i, c in enumerate(CONSTRAINTS)),
        ("paar", goed.min(axis=0)),
    ):
        telling.verdeling[naam] = Counter({u.code: int((uit == u).sum()) for u in Uitkomst})
    return telling


class _Snel:
    """Asks the fast ways and counts what differs from ``goed``."""

    def __init__(
        self, klanten: KlantKolommen, werk: WerkKolommen, goed: Uitkomsten, omgeving: Omgeving
    ) -> None:
        self._klanten, self._werk = klanten, werk
        self._goed, self._omgeving = goed, omgeving
        self.telling = Paartelling()

    def kolommen(self, rng: np.random.Generator) -> None:
        """Columns: one against all in both directions, and aligned pairs in random order."""
        goed = self._goed
        for i in range(len(self._klanten)):
            een = self._klanten.neem(slice(i, i + 1))
            self._tel("kolommen", beoordeel_rijen(een, self._werk, self._omgeving), goed[:, i])
        for j in range(len(self._werk)):
            een_werk = self._werk.neem(slice(j, j + 1))
            uit = beoordeel_rijen(self._klanten, een_werk, self._omgeving)
            self._tel("kolommen_andersom", uit, goed[:, :, j])
        k = rng.integers(0, len(self._klanten), goed[0].size)
        w = rng.integers(0, len(self._werk), goed[0].size)
        uit = beoordeel_rijen(self._klanten.neem(k), self._werk.neem(w), self._omgeving)
        self._tel("kolommen_los", uit, goed[:, k, w])

    def index(self) -> None:
        """Tables, blocks and prepared loads: the rows that are left, and why the others are not."""
        soort = Alleen("soort", np.array([WERKSOORT_INDEX[WerkSoort.VACATURE]]))
        segment = _segment(self._werk)
        rij = segment.find_rijen(self._werk.nummer)
        for i in range(len(self._klanten)):
            een = self._klanten.neem(slice(i, i + 1))
            goed = np.empty_like(self._goed[:, i])
            goed[:, rij] = self._goed[:, i]
            self._tel_index("index_werk", segment, Kant.WERK, een, soort, goed, goed[0] > -1)
        klantsegment = _segment(self._klanten)
        for j in range(len(self._werk)):
            code = code_hash(ORGANISATIES[j % len(ORGANISATIES)])
            alleen = Alleen("organisatie", np.array([code]))
            self._tel_index(
                "index_klant",
                klantsegment,
                Kant.KLANT,
                self._werk.neem(slice(j, j + 1)),
                alleen,
                self._goed[:, :, j],
                self._klanten.organisatie == code,
            )

    def _tel_index(
        self,
        weg: str,
        segment: Segment[Any],
        kant: Kant,
        een: KlantKolommen | WerkKolommen,
        alleen: Alleen,
        goed: npt.NDArray[np.int8],
        meedoen: npt.NDArray[np.bool_],
    ) -> None:
        vector = np.zeros(segment.vectoren.shape[1], dtype=np.float32)
        vraag = Tegenover(kant=kant, een=een, vector=vector, alleen=alleen, omgeving=self._omgeving)
        oordeel = Beoordeling(segment, None, vraag)
        horen = np.flatnonzero(meedoen & (goed.min(axis=0) > Uitkomst.ONGESCHIKT))
        if not np.array_equal(oordeel.rijen, horen):
            self.telling.verschillen[f"{weg}: rijen"] += len(np.setxor1d(oordeel.rijen, horen))
            return
        self._tel(weg, oordeel.uitkomsten, goed[:, horen])
        beschouwd = meedoen & (goed[_AANBOD] > Uitkomst.ONGESCHIKT).all(axis=0)
        bits = ((goed == Uitkomst.ONGESCHIKT) << np.arange(len(CONSTRAINTS))[:, None]).sum(axis=0)
        anders = np.flatnonzero(oordeel.faalbits() != bits[beschouwd])
        self.telling.verschillen[f"{weg}: redenen"] += len(anders)

    def _tel(self, weg: str, gevonden: npt.NDArray[np.int8], goed: npt.NDArray[np.int8]) -> None:
        anders = (gevonden != goed).sum(axis=1)
        for i in np.flatnonzero(anders):
            self.telling.verschillen[f"{weg}: {CONSTRAINTS[i].naam}"] += int(anders[i])


def _segment(kolommen: Kolommen) -> Segment[Any]:
    return Segment.van(kolommen, np.zeros((len(kolommen), 4), dtype=np.float32))
