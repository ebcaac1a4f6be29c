"""Opstap itself, through one small door, and the same idea in plain numpy."""

from __future__ import annotations

import numpy as np

from matching.bench.opzet import TOP, get_omgeving
from matching.bench.peers.basis import Peer, Rijen, Vector, beste
from matching.kolommen import KlantKolommen, WerkKolommen
from matching.rangschikken import Alleen, Rangschikking, rangschik
from matching.ranking import Ranking
from matching.zoekindex.beoordeling import Beoordeling
from matching.zoekindex.stand import Stand, gelijkenissen
from matching.zoekindex.tegenover import Kant, Tegenover
from vacatures.werk import WerkSoort

ALLE_SOORTEN = Alleen("soort", np.arange(len(WerkSoort), dtype=np.int8))
"""Every kind of work."""


def lijkt_het_meest(stand: Stand[WerkKolommen], een: KlantKolommen, vector: Vector) -> list[str]:
    """The eligible set of one klant, and the numbers of the ``TOP`` most similar of it."""
    (segment,) = stand.segmenten
    vraag = Tegenover(
        kant=Kant.WERK, een=een, vector=vector, alleen=ALLE_SOORTEN, omgeving=get_omgeving()
    )
    rijen = Beoordeling(segment, None, vraag).rijen
    kop = beste(rijen, gelijkenissen(vector, segment.vectoren, rijen))
    nummers: list[str] = segment.nummer[kop].tolist()
    return nummers


def rangschik_alle(
    stand: Stand[WerkKolommen], een: KlantKolommen, vector: Vector, ranking: Ranking
) -> Rangschikking:
    """All werk for one klant, by the full score."""
    return rangschik(
        stand, een, vector=vector, alleen=ALLE_SOORTEN, omgeving=get_omgeving(), ranking=ranking
    )


def _als_rijen(nummers: list[str]) -> Rijen:
    """Rows of the data: their numbers count up."""
    return np.array([int(nummer[2:]) for nummer in nummers], dtype=np.int64)


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
        self._stand = Stand.van(self.opzet.werk, self.opzet.werkvectoren, 0)

    def zoek_klant(self, i: int, vector: Vector) -> Rijen:
        """Judge all work for klant ``i`` and keep the most similar."""
        een = self.opzet.klanten.neem(slice(i, i + 1))
        return _als_rijen(lijkt_het_meest(self._stand, een, vector))


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
        self._stand = Stand.van(self.opzet.werk, self.opzet.werkvectoren, 0)

    def zoek_klant(self, i: int, vector: Vector) -> Rijen:
        """Rank all werk for klant ``i``, counts included."""
        een = self.opzet.klanten.neem(slice(i, i + 1))
        lijst = rangschik_alle(self._stand, een, vector, self._ranking)
        lijst.telling(gevraagd=TOP, getoond=min(TOP, len(lijst)), tegengehouden=0)
        return _als_rijen(lijst.nummers(0, TOP))
