"""LanceDB with prefilter: without a vector index (exact), and with an inverted file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from matching.bench.opzet import TOP
from matching.bench.peers.basis import Peer, Rijen, Vector


class LanceVlak(Peer):
    """A table with an index on the columns of the filter, and none on the vector."""

    naam = "lancedb_vlak"
    titel = "LanceDB, prefilter, exact"
    pakket = "lancedb"
    filtert = "SQL: its own column, or a list of row numbers"
    is_database = True

    def bouw(self) -> None:
        """Write the table and index its columns."""
        import lancedb
        import pyarrow as pa

        schema = pa.schema(
            [
                ("rij", pa.int32()),
                ("groep", pa.int32()),
                ("vector", pa.list_(pa.float32(), self.opzet.werkvectoren.shape[1])),
            ]
        )
        verbinding = lancedb.connect(self.werkmap)
        self._tabel: Any = verbinding.create_table("werk", data=self._delen(schema), schema=schema)
        for kolom in ("rij", "groep"):
            self._tabel.create_scalar_index(kolom, index_type="BTREE")
        self._indexeer()

    def _indexeer(self) -> None:
        """No vector index."""

    def _delen(self, schema: Any) -> Iterator[Any]:
        import pyarrow as pa

        for begin in range(0, self.opzet.aantal, 20_000):
            eind = min(begin + 20_000, self.opzet.aantal)
            deel = np.array(self.opzet.werkvectoren[begin:eind])
            kolommen = [
                pa.array(np.arange(begin, eind, dtype=np.int32)),
                pa.array(self.opzet.groep[begin:eind]),
                pa.FixedSizeListArray.from_arrays(pa.array(deel.ravel()), deel.shape[1]),
            ]
            yield pa.RecordBatch.from_arrays(kolommen, schema=schema)

    def zoek_rijen(self, vector: Vector, rijen: Rijen) -> Rijen:
        """Search with the rows as a list."""
        if not len(rijen):
            return np.empty(0, dtype=np.int64)
        return self._zoek(vector, f"rij IN ({','.join(map(str, rijen.tolist()))})")

    def zoek_groep(self, vector: Vector, begin: int, eind: int) -> Rijen:
        """Search with its own column."""
        return self._zoek(vector, f"groep >= {begin} AND groep < {eind}")

    def _zoek(self, vector: Vector, waar: str) -> Rijen:
        vraag = self._tabel.search(vector, vector_column_name="vector").distance_type("dot")
        antwoord = self._verfijn(vraag.where(waar, prefilter=True).limit(TOP).select(["rij"]))
        return np.asarray(antwoord.to_arrow()["rij"].to_numpy(), dtype=np.int64)

    def _verfijn(self, vraag: Any) -> Any:
        return vraag


class LanceIvf(LanceVlak):
    """With an inverted file over the vectors, uncompressed."""

    naam = "lancedb_ivf"
    titel = "LanceDB, prefilter, IVF_FLAT (20 probes)"

    def _indexeer(self) -> None:
        delen = max(int(self.opzet.aantal**0.5), 1)
        self._tabel.create_index(
            metric="dot", index_type="IVF_FLAT", num_partitions=delen, vector_column_name="vector"
        )

    def _verfijn(self, vraag: Any) -> Any:
        return vraag.nprobes(20)
