"""hnswlib and usearch: graph libraries without columns of their own."""

from __future__ import annotations

from typing import Any

import numpy as np

from matching.bench.opzet import TOP
from matching.bench.peers.basis import Peer, Rijen, Vector
from matching.bench.peers.faiss import OPBOUW, VERBINDINGEN, ZOEK

MEEST = 5_000
"""Rows that are fetched at most to be filtered afterwards."""


class Hnswlib(Peer):
    """hnswlib with its filter function; it asks Python about every row that it visits."""

    naam = "hnswlib"
    titel = f"hnswlib + filter (ef {ZOEK})"
    pakket = "hnswlib"
    filtert = "a function of the row"

    def bouw(self) -> None:
        """Build the graph."""
        import hnswlib

        aantal, breedte = self.opzet.werkvectoren.shape
        self._index: Any = hnswlib.Index(space="ip", dim=breedte)
        self._index.init_index(max_elements=aantal, ef_construction=OPBOUW, M=VERBINDINGEN // 2)
        self._index.set_ef(ZOEK)
        for begin in range(0, aantal, 50_000):
            deel = np.array(self.opzet.werkvectoren[begin : begin + 50_000])
            self._index.add_items(deel, np.arange(begin, begin + len(deel)), num_threads=2)

    def zoek_rijen(self, vector: Vector, rijen: Rijen) -> Rijen:
        """Search with a filter; an empty answer where hnswlib finds fewer than it must give."""
        masker = np.zeros(self.opzet.aantal, dtype=bool)
        masker[rijen] = True
        mag = masker.tobytes().__getitem__
        gevraagd = min(TOP, len(rijen))
        if gevraagd == 0:
            return np.empty(0, dtype=np.int64)
        try:
            gevonden, _ = self._index.knn_query(
                vector[None, :], k=gevraagd, num_threads=1, filter=lambda rij: mag(rij) == 1
            )
        except RuntimeError:  # it raises instead of returning a short list
            return np.empty(0, dtype=np.int64)
        return np.asarray(gevonden[0], dtype=np.int64)


class Usearch(Peer):
    """usearch: its Python package takes no filter, so more is fetched and filtered afterwards."""

    naam = "usearch"
    titel = f"usearch HNSW, {MEEST} fetched, then filtered"
    pakket = "usearch"
    filtert = "afterwards: no filter in its Python package"

    def bouw(self) -> None:
        """Build the graph."""
        from usearch.index import Index

        aantal, breedte = self.opzet.werkvectoren.shape
        self._index: Any = Index(
            ndim=breedte,
            metric="ip",
            dtype="f32",
            connectivity=VERBINDINGEN,
            expansion_add=OPBOUW,
            expansion_search=ZOEK,
        )
        for begin in range(0, aantal, 50_000):
            deel = np.array(self.opzet.werkvectoren[begin : begin + 50_000])
            self._index.add(np.arange(begin, begin + len(deel)), deel, threads=2)

    def zoek_rijen(self, vector: Vector, rijen: Rijen) -> Rijen:
        """Fetch enough to expect twice ``TOP`` of the eligible ones, at most ``MEEST``; filter."""
        if not len(rijen):
            return np.empty(0, dtype=np.int64)
        masker = np.zeros(self.opzet.aantal, dtype=bool)
        masker[rijen] = True
        ophalen = min(MEEST, max(TOP, 2 * TOP * self.opzet.aantal // len(rijen)))
        gevonden = np.asarray(self._index.search(vector, ophalen).keys, dtype=np.int64)
        return gevonden[masker[gevonden]][:TOP]
