"""Opstap itself, through one small door, and the same idea in plain numpy."""

from __future__ import annotations

import numpy as np

from matching.bench.opzet import TOP, get_omgeving
from matching.bench.peers.basis import Peer, Rijen, Vector, beste
from matching.rangschikken import Alleen, rangschik
from matching.ranking import Ranking
from matching.zoekindex.stand import Stand, gelijkenissen
from vacatures.werk import WerkSoort

ALLE_SOORTEN = Alleen("soort", np.arange(len(WerkSoort), dtype=np.int8))
"""Every kind of work."""


class MaskerExact(Peer):
    """Rows from the numpy mask, exact similarity of those rows alone."""

    naam = "masker_exact"
    titel = "numpy mask, exact on the rows left"
    pakket = "numpy"
    filtert = "rows from the mask"

    def bouw(self) -> None:
        """Nothing to build: the vectors stay where they are, mapped into memory."""

    def zoek_rijen(self, vector: Vector, rijen: Rijen) -> Rijen:
        """Score the rows, keep the best."""
        return beste(rijen, gelijkenissen(vector, self.opzet.werkvectoren, rijen))


class Opstap(MaskerExact):
    """The whole answer of Opstap: eligible, similarity, all six parts of the score, counts."""

    naam = "opstap"
    titel = "Opstap (full score)"
    pakket = "opstap"
    filtert = "its own constraints"
    rangt_op_score = True

    def bouw(self) -> None:
        """What ``Zoekindex`` would hold in memory: tables, and the vectors in its own order."""
        self._ranking = Ranking()
        self._omgeving = get_omgeving()
        self._stand = Stand.van(self.opzet.werk, self.opzet.werkvectoren, 0)

    def zoek_klant(self, i: int, vector: Vector) -> Rijen:
        """Rank all werk for klant ``i``, counts included."""
        lijst = rangschik(
            self._stand,
            self.opzet.klanten.neem(slice(i, i + 1)),
            vector=vector,
            alleen=ALLE_SOORTEN,
            omgeving=self._omgeving,
            ranking=self._ranking,
        )
        lijst.telling(gevraagd=TOP, getoond=min(TOP, len(lijst)), tegengehouden=0)
        return np.array([int(nummer[2:]) for nummer in lijst.nummers(0, TOP)], dtype=np.int64)
