"""Qdrant's embedded build: HNSW with a payload index."""

from __future__ import annotations

from typing import Any

import numpy as np

from matching.bench.opzet import TOP
from matching.bench.peers.basis import Peer, Rijen, Vector
from matching.bench.peers.faiss import OPBOUW, VERBINDINGEN, ZOEK


class Qdrant(Peer):
    """One shard, optimised before the first question."""

    naam = "qdrant"
    titel = f"Qdrant Edge (ef {ZOEK})"
    pakket = "qdrant-edge-py"
    filtert = "its own column, or a list of row numbers"
    is_database = True

    def bouw(self) -> None:
        """Write the points, index the column, build the graph."""
        import qdrant_edge as q

        vorm = q.EdgeVectorParams(size=self.opzet.werkvectoren.shape[1], distance=q.Distance.Dot)
        graaf = q.HnswIndexConfig(
            m=VERBINDINGEN // 2,
            ef_construct=OPBOUW,
            full_scan_threshold=10_000,
            max_indexing_threads=2,
        )
        instelling = q.EdgeConfig(
            vectors=vorm,
            hnsw_config=graaf,
            optimizers=q.EdgeOptimizersConfig(indexing_threshold=10_000, default_segment_number=1),
            max_search_threads=2,
        )
        self._scherf: Any = q.EdgeShard.create(str(self.werkmap), instelling)
        self._scherf.update(
            q.UpdateOperation.create_field_index("groep", q.IntegerIndexParams(range=True))
        )
        for begin in range(0, self.opzet.aantal, 2_000):
            groepen = self.opzet.groep[begin : begin + 2_000].tolist()
            deel = self.opzet.werkvectoren[begin : begin + 2_000].tolist()
            punten = [
                q.Point(begin + i, vector, {"groep": groep})
                for i, (vector, groep) in enumerate(zip(deel, groepen, strict=True))
            ]
            self._scherf.update(q.UpdateOperation.upsert_points(punten))
        self._scherf.optimize()

    def zoek_rijen(self, vector: Vector, rijen: Rijen) -> Rijen:
        """Search with the rows as a list."""
        import qdrant_edge as q

        if not len(rijen):
            return np.empty(0, dtype=np.int64)
        return self._zoek(vector, q.HasIdCondition(set(rijen.tolist())))

    def zoek_groep(self, vector: Vector, begin: int, eind: int) -> Rijen:
        """Search with its own column."""
        import qdrant_edge as q

        venster = q.RangeFloat(gte=float(begin), lt=float(eind))
        return self._zoek(vector, q.FieldCondition("groep", range=venster))

    def _zoek(self, vector: Vector, voorwaarde: Any) -> Rijen:
        import qdrant_edge as q

        vraag = q.SearchRequest(
            query=q.Query.Nearest(vector.tolist()),
            filter=q.Filter(must=[voorwaarde]),
            params=q.SearchParams(hnsw_ef=ZOEK),
            limit=TOP,
            with_payload=False,
            with_vector=False,
        )
        return np.array([punt.id for punt in self._scherf.search(vraag)], dtype=np.int64)

    def sluit(self) -> None:
        """Close the shard."""
        self._scherf.close()
