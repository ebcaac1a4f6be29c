"""What a peer must do to be measured: build from the folder, and answer two kinds of questions."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path
from typing import ClassVar

import numpy as np
import numpy.typing as npt

from matching.bench.masker import Masker
from matching.bench.opzet import TOP, Opzet, get_omgeving

Rijen = npt.NDArray[np.int64]
Vector = npt.NDArray[np.float32]


class PeerAfwezigFout(Exception):
    """The peer cannot be measured here; the text says why, for the page."""


class Peer(ABC):
    """A way to answer a filtered search.

    Attributes:
        naam: stable code. titel: on the page.
        pakket: distribution whose version is printed.
        filtert: how it keeps to the eligible set, in a few words.
        is_database: whether it is a vector database.
        rangt_op_score: whether ``gemengd`` is ranked by the full score instead of similarity.
    """

    naam: ClassVar[str]
    titel: ClassVar[str]
    pakket: ClassVar[str]
    filtert: ClassVar[str]
    is_database: ClassVar[bool] = False
    rangt_op_score: ClassVar[bool] = False

    def __init__(self, opzet: Opzet, werkmap: Path) -> None:
        self.opzet = opzet
        self.werkmap = werkmap
        self.masker = Masker(opzet.werk, get_omgeving())

    @abstractmethod
    def bouw(self) -> None:
        """Make the index; raises ``PeerAfwezigFout`` when that cannot be done here."""

    @abstractmethod
    def zoek_rijen(self, vector: Vector, rijen: Rijen) -> Rijen:
        """At most ``TOP`` of these rows, most similar first."""

    def zoek_groep(self, vector: Vector, begin: int, eind: int) -> Rijen:
        """The same for all rows with ``begin <= groep < eind``."""
        groep = self.opzet.groep
        return self.zoek_rijen(vector, np.flatnonzero((groep >= begin) & (groep < eind)))

    def zoek_klant(self, i: int, vector: Vector) -> Rijen:
        """The same for all rows that are eligible for klant ``i``, the set included."""
        rijen = self.masker.rijen(self.opzet.klanten.neem(slice(i, i + 1)))
        return self.zoek_rijen(vector, rijen)

    def sluit(self) -> None:  # noqa: B027  # most peers hold nothing
        """Let go of files and servers."""


def beste(rijen: Rijen, scores: npt.NDArray[np.float32]) -> Rijen:
    """The ``TOP`` rows with the highest scores, best first."""
    if len(rijen) > TOP:
        kop = np.argpartition(-scores, TOP)[:TOP]
        rijen, scores = rijen[kop], scores[kop]
    return rijen[np.argsort(-scores, kind="stable")]
