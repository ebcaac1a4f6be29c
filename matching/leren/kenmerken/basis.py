"""What every feature is: a small named component that reads what it says it reads, and no more."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.constraints.basis import Omgeving
from matching.kolommen import KlantKolommen, WerkKolommen
from matching.leren.kenmerken.feiten import Werkfeiten

Getallen = npt.NDArray[np.float64]

ONBEPERKT = float("inf")
"""End of a range that has none."""


@dataclass(frozen=True, slots=True)
class Paargegevens:
    """What is known of r pairs as such.

    Attributes:
        gelijkenis: float32 [r], inner product of the vectors of ``representatie``.
        delen: float64 [r, 3], that product in its parts: text, kinds of work, sectors.
        werksoorten: float64 [1 or r, kinds], what the werken are about.
        uitkomsten: int8 [constraints, r].
    """

    gelijkenis: npt.NDArray[np.float32]
    delen: Getallen
    werksoorten: Getallen
    uitkomsten: npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Kenmerkvraag:
    """Everything a feature may read about r broadcast pairs, on one day.

    ``omgeving`` holds that day, places and travel. ``feiten`` were counted before that day.
    """

    klant: KlantKolommen
    werk: WerkKolommen
    paar: Paargegevens
    feiten: Werkfeiten
    omgeving: Omgeving

    def __len__(self) -> int:
        return len(self.paar.gelijkenis)


class Kenmerk(ABC):
    """One feature.

    A name keeps its meaning for good: a feature that is computed in another way gets another name,
    so that values of years ago can still be read.

    Every feature is about a pair or about the work, never about the klant alone: what says the
    same whatever the work is, says who somebody is.

    Attributes:
        naam: stable; stands in the log with every list.
        betekenis: Dutch, one sentence, for coach and model card.
        formule: how it is computed.
        bereik: lowest and highest value.
        bij_onbekend: Dutch, when the value is unknown (nan).
        richting: +1 or -1 when more is never worse, or never better, for a placement; 0 = free.
        is_gevoelig: rests on health limits.
        leest_klant, leest_werk: columns. leest_paar: fields of ``Paargegevens``. leest_feiten:
            fields of ``Werkfeiten``.
    """

    naam: str
    titel: str
    betekenis: str
    formule: str
    bereik: tuple[float, float] = (0.0, 1.0)
    bij_onbekend: str
    richting: int = 0
    is_gevoelig: bool = False
    leest_klant: tuple[str, ...] = ()
    leest_werk: tuple[str, ...] = ()
    leest_paar: tuple[str, ...] = ()
    leest_feiten: tuple[str, ...] = ()

    @abstractmethod
    def waarden(self, vraag: Kenmerkvraag) -> Getallen:
        """Values float64, one per pair or one for all of them; nan = unknown."""
