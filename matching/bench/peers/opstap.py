"""Opstap itself, through one small door, and the same idea in plain numpy."""

from __future__ import annotations

import numpy as np

from matching.bench.opzet import TOP, get_omgeving
from matching.bench.peers.basis import Peer, Rijen, Vector, beste
from matching.rangschikken import Alleen, rangschik
from matching.ranking import Ranking
from matching.zoekindex.beoordeling import Beoordeling
from matching.zoekindex.stand import Stand, gelijkenissen
from matching.zoekindex.tegenover import Kant, Tegenover
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


class OpstapGelijkenis(MaskerExact):
    """The eligible set of Opstap and exact similarity, without the other parts of the score."""

    naam = "opstap_gelijkenis"
    titel = "Opstap (similarity only)"
    pakket = "opstap"
    filtert = "its own constraints"

    def bouw(self) -> None:
        """What ``Zoekindex`` would hold in memory: tables, and the vectors in its own order."""
        self._omgeving = get_omgeving()
        self._stand = Stand.van(self.opzet.werk, self.opzet.werkvectoren, 0)

    def zoek_klant(self, i: int, vector: Vector) -> Rijen:
        """Judge all work for klant ``i`` and keep the most similar."""
        (segment,) = self._stand.segmenten
        vraag = Tegenover(
            kant=Kant.WERK,
            een=self.opzet.klanten.neem(slice(i, i + 1)),
            vector=vector,
            alleen=ALLE_SOORTEN,
            omgeving=self._omgeving,
        )
        rijen = Beoordeling(segment, None, vraag).rijen
        kop = beste(rijen, gelijkenissen(vector, segment.vectoren, rijen))
        return np.array([int(n[2:]) for n in segment.neem(kop).nummer.tolist()], dtype=np.int64)


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
