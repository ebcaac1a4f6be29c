"""Opstap itself, through one small door, and the same idea in plain numpy."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from matching.bench.opzet import TOP, get_omgeving
from matching.bench.peers.basis import Peer, Rijen, Vector, beste
from matching.rangschikken import Kant, rangschik
from matching.ranking import Ranking
from matching.zoekindex.stand import gelijkenissen


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
        """What ``Zoekindex`` would hold in memory."""
        self._ranking = Ranking()
        self._omgeving = get_omgeving()
        self._meedoen = np.ones(self.opzet.aantal, dtype=bool)

    def zoek_klant(self, i: int, vector: Vector) -> Rijen:
        """Rank all werk for klant ``i``. The one place to change when the kernel changes."""
        lijst = rangschik(
            self.opzet.klanten.neem(slice(i, i + 1)),
            self.opzet.werk,
            kant=Kant.WERK,
            vector=vector,
            vectoren=self.opzet.werkvectoren,
            meedoen=self._meedoen,
            omgeving=self._omgeving,
            ranking=self._ranking,
        )
        lijst.telling(gevraagd=TOP, getoond=min(TOP, len(lijst)), tegengehouden=0)
        return rij_van_nummer(lijst.nummers[:TOP])


def rij_van_nummer(nummers: npt.NDArray[np.str_]) -> Rijen:
    """Rows of synthetic numbers: ``V-00000012`` is row 12."""
    return np.array([int(nummer[2:]) for nummer in nummers.tolist()], dtype=np.int64)
