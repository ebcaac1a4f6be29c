"""Does the index say what the store says? Rows made anew are held against those in use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from matching.kolommen import Array, Kolommen, even_breed
from matching.zoekindex.stand import Stand

K = TypeVar("K", bound=Kolommen)

SPELING = 1e-4
"""A vector may differ so much per number: texts are encoded in other batches the second time."""


@dataclass(frozen=True, slots=True)
class Overeenstemming:
    """What an index and the store disagree on.

    Attributes:
        aantal: rows that were compared.
        ontbreekt: numbers that the store has and the index has not, in order.
        te_veel: numbers that the index has and the store has not.
        anders: numbers whose columns or vector differ.
    """

    aantal: int
    ontbreekt: tuple[str, ...]
    te_veel: tuple[str, ...]
    anders: tuple[str, ...]

    @property
    def klopt(self) -> bool:
        """Whether they agree on everything."""
        return not (self.ontbreekt or self.te_veel or self.anders)


class Controle(Generic[K]):
    """Holds the rows of one state against rows made anew, part by part."""

    def __init__(self, stand: Stand[K]) -> None:
        self._stand = stand
        self._over = set(stand.nummers().tolist())
        self._aantal = 0
        self._ontbreekt: list[str] = []
        self._anders: list[str] = []

    @property
    def volgnummer(self) -> int:
        """Changes of the store after this number are not in the state."""
        return self._stand.volgnummer

    def vergelijk(self, kolommen: K, vectoren: npt.NDArray[np.float32]) -> None:
        """Compare these rows, which the store has now, with those of the same number."""
        self._aantal += len(kolommen)
        nummers = kolommen.nummer
        self._over.difference_update(nummers.tolist())
        gevonden = np.zeros(len(kolommen), dtype=bool)
        for segment, hier, rijen in self._stand.per_segment(nummers):
            gevonden[hier] = True
            gelijk = _gelijk(segment.neem(rijen), kolommen.neem(hier))
            verschil = np.abs(segment.vectoren[rijen] - vectoren[hier])
            gelijk &= (verschil <= SPELING).all(axis=1)  # false for nan
            self._anders += nummers[hier][~gelijk].tolist()
        self._ontbreekt += nummers[~gevonden].tolist()

    def sla_over(self, nummers: Array) -> None:
        """These changed after the state was made: nothing can be said of them."""
        self._over.difference_update(nummers.tolist())

    def uitslag(self) -> Overeenstemming:
        """What was found, once every row of the store has been compared."""
        return Overeenstemming(
            aantal=self._aantal,
            ontbreekt=tuple(sorted(self._ontbreekt)),
            te_veel=tuple(sorted(self._over)),
            anders=tuple(sorted(self._anders)),
        )


def _gelijk(een: K, ander: K) -> npt.NDArray[np.bool_]:
    """Which rows say the same; nan is nan, and padding says nothing."""
    anders = ander.als_dict()
    gelijk = np.ones(len(een), dtype=bool)
    for naam, kolom in een.als_dict().items():
        links, rechts = even_breed([kolom, anders[naam]])
        zelfde = (links == rechts) | ((links != links) & (rechts != rechts))
        gelijk &= zelfde.reshape(len(gelijk), -1).all(axis=1)
    return gelijk
