"""A list as it was shown to somebody: what stood where, out of what, and with which chance.

Numbers only: of a shortlist the klant and the werk, of kandidaten the werk and the klanten. What a
ranking knew of each row on that moment is kept as float32 bytes, with the name and version of the
set of features, so that nobody has to guess later what was known.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import blake2b

from modellen.gebruiker.model import Rol
from modellen.waarden import KlantNummer, OrganisatieCode

POOL = 100
"""Rows of the eligible set that are kept with a list, best first; what was shown is among them."""

BYTES_PER_GETAL = 4


class Lijstsoort(StrEnum):
    """What is ranked for what."""

    SHORTLIST = "shortlist"
    KANDIDATEN = "kandidaten"


class Plaatsbron(StrEnum):
    """Why something stands at its place."""

    RANKING = "ranking"
    VERKENNING = "verkenning"


@dataclass(frozen=True, slots=True)
class Lijstpool:
    """The best rows of the eligible set, p of them, with what the ranking knew of each.

    Attributes:
        nummers: of werk (shortlist) or klanten (kandidaten), best first.
        basis: float32 [p] as bytes: score by the fixed weights.
        scores: float32 [p] as bytes: the score by which they were ranked.
        kenmerken: float32 [p, f] as bytes, row after row; nan = unknown.
        namen: of the f features. kenmerkset: name and version of that set.
    """

    nummers: tuple[str, ...]
    basis: bytes
    scores: bytes
    kenmerken: bytes
    namen: tuple[str, ...]
    kenmerkset: str

    def __post_init__(self) -> None:
        rijen = len(self.nummers) * BYTES_PER_GETAL
        if (len(self.basis), len(self.scores)) != (rijen, rijen):
            raise ValueError("one basis and one score per row")
        if len(self.kenmerken) != rijen * len(self.namen):
            raise ValueError("one value per row and feature")

    def rij(self, plek: int) -> bytes:
        """Features of one row, float32 [f] as bytes."""
        breed = BYTES_PER_GETAL * len(self.namen)
        return self.kenmerken[plek * breed : (plek + 1) * breed]

    def getal(self, plek: int, *, van_basis: bool = False) -> float:
        """Score of one row."""
        bron = self.basis if van_basis else self.scores
        stuk = bron[plek * BYTES_PER_GETAL : (plek + 1) * BYTES_PER_GETAL]
        return array("f", stuk)[0]


def als_bytes(getallen: Sequence[float]) -> bytes:
    """Numbers as float32 bytes."""
    return array("f", getallen).tobytes()


@dataclass(frozen=True, slots=True)
class GetoondePlaats:
    """One line: ``poolrij`` is its row in the pool, ``kans`` that with which it got this place."""

    nummer: str
    poolrij: int
    kans: float = 1.0
    bron: Plaatsbron = Plaatsbron.RANKING

    def __post_init__(self) -> None:
        if not 0.0 < self.kans <= 1.0:
            raise ValueError(f"a place was filled with a chance of {self.kans}")


@dataclass(frozen=True, slots=True)
class GetoondeLijst:
    """One list on one day for one person; shown again it is the same list.

    Attributes:
        onderwerp: the klant of a shortlist, the werk of kandidaten.
        organisatie: whose klanten it is about. gebruiker, rol: who saw it.
        getoond_op: the first time (aware). dag: the Dutch day.
        versies: of what ranked, by name. beschouwd, passend: rows looked at, and not unsuitable.
        plaatsen: the lines, best first.
    """

    soort: Lijstsoort
    onderwerp: str
    organisatie: OrganisatieCode
    gebruiker: str
    rol: Rol
    getoond_op: datetime
    dag: date
    versies: Mapping[str, str]
    beschouwd: int
    passend: int
    pool: Lijstpool
    plaatsen: tuple[GetoondePlaats, ...]

    def __post_init__(self) -> None:
        nummers = self.pool.nummers
        if any(p.poolrij >= len(nummers) or nummers[p.poolrij] != p.nummer for p in self.plaatsen):
            raise ValueError("a line that is not in the pool")

    @property
    def nummer(self) -> str:
        """Follows from who saw what on which day: 32 hexadecimal digits."""
        afdruk = blake2b(digest_size=16)
        wie = (self.soort, self.onderwerp, self.gebruiker, self.rol, self.dag.isoformat())
        versies = (f"{naam}={self.versies[naam]}" for naam in sorted(self.versies))
        for deel in (*wie, self.pool.kenmerkset, *versies):
            afdruk.update(f"{deel}\0".encode())
        for plaats in self.plaatsen:
            score = f"{self.pool.getal(plaats.poolrij):.6f}"
            afdruk.update(f"{plaats.nummer}\0{score}\0{plaats.kans!r}\0{plaats.bron}\n".encode())
        return afdruk.hexdigest()


@dataclass(frozen=True, slots=True)
class Klantplaats:
    """How often a klant stood on one place (0 = first), and the Dutch day of the last time."""

    klant: KlantNummer
    plaats: int
    keren: int
    laatst: date


@dataclass(frozen=True, slots=True)
class Lijsttelling:
    """Lists of one kind by the same versions: how many, out of what, and their lines.

    ``passend``: rows that were not unsuitable, together. ``verkend``: lines of exploration.
    """

    soort: Lijstsoort
    versies: Mapping[str, str]
    lijsten: int
    passend: int
    regels: int
    verkend: int
