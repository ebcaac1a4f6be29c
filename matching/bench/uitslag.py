"""The figures as data, and their file: ``docs/prestaties.json``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Meting:
    """One peer on one kind of question.

    Attributes:
        vraag: ``gemengd``, or the share that the filter keeps.
        vragen: questions measured (fewer than asked when time ran out).
        p50_ms, p95_ms: from question to rows, the eligible set included.
        cpu_ms: processor time of all threads together, median; a busy machine hardly moves it.
        recall: share of the exact answer that was found.
        geschikt: eligible rows, median.
        gevonden: rows returned, as a share of those that could be.
        korte_lijsten: share of the questions with fewer rows than there are.
        verboden: rows returned that are not eligible, all questions together.
    """

    vraag: str
    vragen: int
    p50_ms: float
    p95_ms: float
    cpu_ms: float
    recall: float
    geschikt: int
    gevonden: float
    korte_lijsten: float
    verboden: int


@dataclass(frozen=True, slots=True)
class Peeruitslag:
    """One peer at one size; without ``metingen`` when ``reden`` says why it was not measured.

    ``geheugen_mb`` is what the process holds after the questions, columns included; mapped pages
    count too. ``schijf_mb`` is what the peer itself wrote. ``bouw_cpu_s`` is processor time, which
    says more than ``bouw_s`` where the machine was shared.
    """

    peer: str
    titel: str
    versie: str
    filtert: str
    is_database: bool
    aantal: int
    metingen: tuple[Meting, ...] = ()
    bouw_s: float = 0.0
    bouw_cpu_s: float = 0.0
    geheugen_mb: float = 0.0
    schijf_mb: float = 0.0
    reden: str | None = None

    def find_meting(self, vraag: str) -> Meting | None:
        """The figures on one kind of question, or ``None``."""
        return next((m for m in self.metingen if m.vraag == vraag), None)


@dataclass(frozen=True, slots=True)
class Nachtmeting:
    """All klanten against all werk, beside FAISS without any constraint.

    Attributes:
        gemeten_klanten: for how many klanten Opstap really made the full score.
        opstap_s: seconds for those; ``opstap_ms`` is the same per klant.
        gemeten_gelijkenis, gelijkenis_s, gelijkenis_ms: the same with similarity as the only score.
        faiss_s, faiss_ms: ``faiss.knn`` for all klanten, and per klant.
    """

    klanten: int
    werk: int
    gemeten_klanten: int
    opstap_s: float
    gemeten_gelijkenis: int
    gelijkenis_s: float
    faiss_s: float
    geheugen_mb: float

    @property
    def opstap_ms(self) -> float:
        """Milliseconds a klant, with every constraint and the full score."""
        return 1000 * self.opstap_s / self.gemeten_klanten

    @property
    def gelijkenis_ms(self) -> float:
        """Milliseconds a klant, with every constraint and exact similarity."""
        return 1000 * self.gelijkenis_s / self.gemeten_gelijkenis

    @property
    def faiss_ms(self) -> float:
        """Milliseconds a klant of the plain search."""
        return 1000 * self.faiss_s / self.klanten


@dataclass(frozen=True, slots=True)
class Geheelmeting:
    """One whole night on a store: ranked, explained, checked again and stored.

    Attributes:
        werkers: processes that made the blocks, beside the one that writes; 0 = that one alone.
        dask: whether they were workers of Dask.
        dag: 0 for the first night; 1 for one that is compared with the night before.
        seconden: from an opened store with its index to a published night.
        cpu_hier_s, cpu_werkers_s: processor time of the writing process and of the others.
        delen: wall time by part of the writing process.
        geheugen_mb: the most that all processes together held.
        regels_klanten, regels_werk: lines in the lists of klanten and of werk.
        opslag_mb: size of the store afterwards.
        kampioen: whether a learnt ranker put the lists of klanten in order.
    """

    klanten: int
    werk: int
    werkers: int
    dask: bool
    dag: int
    seconden: float
    cpu_hier_s: float
    cpu_werkers_s: float
    delen: Mapping[str, float]
    geheugen_mb: float
    regels_klanten: int
    regels_werk: int
    tegengehouden: int
    opslag_mb: float
    kampioen: bool = False

    @property
    def opzet(self) -> tuple[int, int, bool, int, bool]:
        """What nights with another number of workers have in common."""
        return self.klanten, self.werk, self.dask, self.dag, self.kampioen


@dataclass(frozen=True, slots=True)
class Uitslag:
    """All measurements that the page shows, with the machine that they were made on."""

    machine: Mapping[str, str] = field(default_factory=dict)
    filter: tuple[Peeruitslag, ...] = ()
    nacht: tuple[Nachtmeting, ...] = ()
    geheel: tuple[Geheelmeting, ...] = ()

    def met_filter(self, nieuw: Iterable[Peeruitslag], machine: Mapping[str, str]) -> Uitslag:
        """With newer figures in the place of older ones of the same peer and size."""
        per_sleutel = {(p.aantal, p.peer): p for p in (*self.filter, *nieuw)}
        return replace(self, machine=machine, filter=tuple(per_sleutel.values()))

    def met_nacht(self, nieuw: Nachtmeting, machine: Mapping[str, str]) -> Uitslag:
        """With a newer night of the same size."""
        per_sleutel = {(n.klanten, n.werk): n for n in (*self.nacht, nieuw)}
        return replace(self, machine=machine, nacht=tuple(per_sleutel.values()))

    def met_geheel(self, nieuw: Iterable[Geheelmeting], machine: Mapping[str, str]) -> Uitslag:
        """With newer whole nights of the same size and the same workers."""
        per_sleutel = {(n.opzet, n.werkers): n for n in (*self.geheel, *nieuw)}
        return replace(self, machine=machine, geheel=tuple(per_sleutel.values()))

    def is_exact(self, peer: str) -> bool:
        """Whether this peer, wherever it was measured, gave every right row and no other."""
        metingen = [m for p in self.filter if p.peer == peer for m in p.metingen]
        return all(m.recall == 1.0 and not m.verboden for m in metingen)

    def als_dict(self) -> dict[str, Any]:
        """Plain data, for JSON."""
        return asdict(self)


def lees_uitslag(pad: Path) -> Uitslag:
    """Read the file; an empty ``Uitslag`` when there is none."""
    if not pad.exists():
        return Uitslag()
    document = json.loads(pad.read_text(encoding="utf-8"))
    return Uitslag(
        machine=document["machine"],
        filter=tuple(lees_peeruitslag(deel) for deel in document["filter"]),
        nacht=tuple(Nachtmeting(**deel) for deel in document["nacht"]),
        geheel=tuple(Geheelmeting(**deel) for deel in document.get("geheel", ())),
    )


def lees_peeruitslag(document: Mapping[str, Any]) -> Peeruitslag:
    """From plain data."""
    metingen = tuple(Meting(**meting) for meting in document["metingen"])
    return Peeruitslag(**{**document, "metingen": metingen})


def schrijf_uitslag(uitslag: Uitslag, pad: Path) -> None:
    """Write the file."""
    tekst = json.dumps(uitslag.als_dict(), ensure_ascii=False, indent=1)
    pad.write_text(tekst + "\n", encoding="utf-8")
