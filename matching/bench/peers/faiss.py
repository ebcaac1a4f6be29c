"""FAISS as a library: the flat index and HNSW, both with a bitmap of allowed rows."""

from __future__ import annotations

from typing import Any

import numpy as np

from matching.bench.opzet import TOP
from matching.bench.peers.basis import Peer, Rijen, Vector

VERBINDINGEN = 32
OPBOUW = 100
ZOEK = 256
"""M, efConstruction and efSearch of every HNSW here, as far as a peer lets them be chosen."""


def _faiss() -> Any:
    """The module without its stubs, which lack the constructors that are used here."""
    import faiss

    return faiss


class FaissVlak(Peer):
    """``IndexFlatIP`` with ``IDSelectorBitmap``: what an engineer would write first."""

    naam = "faiss_vlak"
    titel = "FAISS flat + IDSelectorBitmap"
    pakket = "faiss-cpu"
    filtert = "bitmap of the mask"

    def bouw(self) -> None:
        """Copy the vectors into the index."""
        self._index: Any = _faiss().IndexFlatIP(self.opzet.werkvectoren.shape[1])
        self._voeg_toe()

    def zoek_rijen(self, vector: Vector, rijen: Rijen) -> Rijen:
        """Search with a bitmap."""
        masker = np.zeros(self.opzet.aantal, dtype=bool)
        masker[rijen] = True
        selector = _faiss().IDSelectorBitmap(np.packbits(masker, bitorder="little"))
        _, gevonden = self._index.search(vector[None, :], TOP, params=self._parameters(selector))
        return np.asarray(gevonden[0][gevonden[0] >= 0], dtype=np.int64)

    def _parameters(self, selector: Any) -> Any:
        return _faiss().SearchParameters(sel=selector)

    def _voeg_toe(self) -> None:
        for begin in range(0, self.opzet.aantal, 50_000):
            self._index.add(np.array(self.opzet.werkvectoren[begin : begin + 50_000]))


class FaissHnsw(FaissVlak):
    """``IndexHNSWFlat`` with the same selector."""

    naam = "faiss_hnsw"
    titel = f"FAISS HNSW + selector (ef {ZOEK})"

    def bouw(self) -> None:
        """Build the graph."""
        breedte = self.opzet.werkvectoren.shape[1]
        self._index = _faiss().IndexHNSWFlat(breedte, VERBINDINGEN, _faiss().METRIC_INNER_PRODUCT)
        self._index.hnsw.efConstruction = OPBOUW
        self._voeg_toe()

    def _parameters(self, selector: Any) -> Any:
        return _faiss().SearchParametersHNSW(sel=selector, efSearch=ZOEK)
