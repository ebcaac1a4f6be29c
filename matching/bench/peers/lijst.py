"""All peers, in the order of the page."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from matching.bench.peers.basis import Peer
from matching.bench.peers.faiss import FaissHnsw, FaissVlak
from matching.bench.peers.grafen import Hnswlib, Usearch
from matching.bench.peers.lance import LanceIvf, LanceVlak
from matching.bench.peers.opstap import MaskerExact, Opstap, OpstapGelijkenis
from matching.bench.peers.pgvector import Pgvector
from matching.bench.peers.qdrant import Qdrant

PEERS: Mapping[str, type[Peer]] = MappingProxyType(
    {
        peer.naam: peer
        for peer in (
            Opstap,
            OpstapGelijkenis,
            MaskerExact,
            FaissVlak,
            FaissHnsw,
            Hnswlib,
            Usearch,
            LanceVlak,
            LanceIvf,
            Qdrant,
            Pgvector,
        )
    }
)
