"""pgvector, where a PostgreSQL server has it."""

from __future__ import annotations

import os
from typing import Any

import numpy as np

from matching.bench.opzet import TOP
from matching.bench.peers.basis import Peer, PeerAfwezigFout, Rijen, Vector
from matching.bench.peers.faiss import OPBOUW, VERBINDINGEN

ADRES = "OPSTAP_BENCH_POSTGRES"
"""Variable with the address of a server in which a table may be made."""


class Pgvector(Peer):
    """HNSW with iterative scan, which goes on until the filter has let enough through."""

    naam = "pgvector"
    titel = "pgvector HNSW, iterative scan"
    pakket = "pgvector"
    filtert = "SQL: its own column, or an array of row numbers"
    is_database = True

    def bouw(self) -> None:
        """Copy the rows and build both indexes."""
        import psycopg

        adres = os.environ.get(ADRES)
        if not adres:
            raise PeerAfwezigFout(f"no server given in {ADRES}")
        self._db: Any = psycopg.connect(adres, autocommit=True)
        heeft = self._db.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'vector'")
        if heeft.fetchone() is None:
            raise PeerAfwezigFout("the PostgreSQL server has no extension 'vector'")
        breedte = self.opzet.werkvectoren.shape[1]
        self._db.execute("CREATE EXTENSION IF NOT EXISTS vector")
        self._db.execute(
            f"CREATE TEMP TABLE werk (rij int PRIMARY KEY, groep int, v vector({breedte}))"
        )
        with self._db.cursor().copy("COPY werk FROM STDIN") as kopie:
            for rij, groep in enumerate(self.opzet.groep.tolist()):
                kopie.write_row((rij, groep, _als_tekst(self.opzet.werkvectoren[rij])))
        self._db.execute("CREATE INDEX ON werk (groep)")
        opties = f"m = {VERBINDINGEN // 2}, ef_construction = {OPBOUW}"
        self._db.execute(f"CREATE INDEX ON werk USING hnsw (v vector_ip_ops) WITH ({opties})")
        self._db.execute("SET hnsw.iterative_scan = strict_order")

    def zoek_rijen(self, vector: Vector, rijen: Rijen) -> Rijen:
        """Search with the rows as an array."""
        return self._zoek("rij = ANY(%s)", (rijen.tolist(),), vector)

    def zoek_groep(self, vector: Vector, begin: int, eind: int) -> Rijen:
        """Search with its own column."""
        return self._zoek("groep >= %s AND groep < %s", (begin, eind), vector)

    def _zoek(self, waar: str, waarden: tuple[Any, ...], vector: Vector) -> Rijen:
        vraag = f"SELECT rij FROM werk WHERE {waar} ORDER BY v <#> %s LIMIT {TOP}"
        rijen = self._db.execute(vraag, (*waarden, _als_tekst(vector))).fetchall()
        return np.array([rij for (rij,) in rijen], dtype=np.int64)


def _als_tekst(vector: Vector) -> str:
    return "[" + ",".join(map(str, vector.tolist())) + "]"
