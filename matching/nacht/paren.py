"""From the scores of klanten to the best klanten of every werk, without scoring a pair twice.

While klanten are ranked one by one, every pair that is not unsuitable passes by once. Of each werk
only what may still be among its best is kept: a pair that as many better ones precede as a list is
long can never come back, whichever other pairs are still to come. So pruning by any part
of the pairs is exact, and blocks may be made in any order and by any number of processes.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

G = TypeVar("G", bound=np.generic)

_SCHEIDING = "\0"
"""Between numbers: no database keeps a text that holds it."""


@dataclass(frozen=True, slots=True)
class Paren:
    """Pairs of one organisation.

    Attributes:
        werken, klanten: numbers, each once.
        passend: int64 [werken], klanten that are not unsuitable, also those that were pruned.
        werk, klant: int32 [p], places in ``werken`` and ``klanten``.
        score: float64 [p].
    """

    werken: list[str]
    klanten: list[str]
    passend: npt.NDArray[np.int64]
    werk: npt.NDArray[np.int32]
    klant: npt.NDArray[np.int32]
    score: npt.NDArray[np.float64]

    def als_bytes(self) -> bytes:
        """For storage: arrays and texts, no pickles."""
        stroom = io.BytesIO()
        np.savez(
            stroom,
            werken=_inpakken(self.werken),
            klanten=_inpakken(self.klanten),
            passend=self.passend,
            werk=self.werk,
            klant=self.klant,
            score=self.score,
        )
        return stroom.getvalue()

    @classmethod
    def van_bytes(cls, inhoud: bytes) -> Paren:
        """The pairs back."""
        with np.load(io.BytesIO(inhoud), allow_pickle=False) as gelezen:
            return cls(
                werken=_uitpakken(gelezen["werken"]),
                klanten=_uitpakken(gelezen["klanten"]),
                passend=gelezen["passend"],
                werk=gelezen["werk"],
                klant=gelezen["klant"],
                score=gelezen["score"],
            )


def _inpakken(nummers: Sequence[str]) -> npt.NDArray[np.uint8]:
    tekst = _SCHEIDING.join(nummers).encode()
    return np.frombuffer(zlib.compress(tekst, 1), dtype=np.uint8)


def _uitpakken(rij: npt.NDArray[np.uint8]) -> list[str]:
    tekst = zlib.decompress(rij.tobytes()).decode()
    return tekst.split(_SCHEIDING) if tekst else []


class Drempels:
    """Of every werk the best scores so far, for one organisation.

    Args:
        aantal: rows of the werk index. per_werk: length of a list.
    """

    def __init__(self, aantal: int, per_werk: int) -> None:
        self._beste = np.full((aantal, per_werk), -np.inf)
        self._drempel = np.full(aantal, -np.inf)

    def zeef(
        self, rijen: npt.NDArray[np.int64], scores: npt.NDArray[np.float64]
    ) -> npt.NDArray[np.bool_]:
        """Which pairs of one klant may be among the best of their werk; remembers them.

        A tie with the last place stays in: the number of the klant decides later.
        """
        mag = scores >= self._drempel[rijen]
        binnen, nieuw = rijen[mag], scores[mag]
        plek = self._beste[binnen].argmin(axis=1)
        self._beste[binnen, plek] = nieuw
        self._drempel[binnen] = self._beste[binnen].min(axis=1)
        return mag


class Parenverzamelaar:
    """Collects the pairs of one block of klanten.

    Args:
        nummers: str [n], numbers of the werk index.
    """

    def __init__(self, nummers: npt.NDArray[np.str_], drempels: Drempels) -> None:
        self._nummers = nummers
        self._drempels = drempels
        self._passend = np.zeros(len(nummers), dtype=np.int64)
        self._klanten: list[str] = []
        self._stukken: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]] = []

    def voeg_toe(
        self, klant: str, rijen: npt.NDArray[np.int64], scores: npt.NDArray[np.float64]
    ) -> None:
        """Add all rows of one klant that are not unsuitable, each row once."""
        self._passend[rijen] += 1
        mag = self._drempels.zeef(rijen, scores)
        self._klanten.append(klant)
        self._stukken.append((rijen[mag], scores[mag]))

    def paren(self) -> Paren:
        """Everything collected."""
        met_iets = np.flatnonzero(self._passend)
        plaats = np.zeros(len(self._nummers), dtype=np.int32)
        plaats[met_iets] = np.arange(len(met_iets), dtype=np.int32)
        aantallen = [len(rijen) for rijen, _ in self._stukken]
        return Paren(
            werken=self._nummers[met_iets].tolist(),
            klanten=self._klanten,
            passend=self._passend[met_iets],
            werk=plaats[_aaneen([r for r, _ in self._stukken], np.int64)],
            klant=np.repeat(np.arange(len(aantallen), dtype=np.int32), aantallen),
            score=_aaneen([s for _, s in self._stukken], np.float64),
        )


def zonder_paren(werken: Sequence[str]) -> Paren:
    """Werk that had a list in another night and must be looked at, though nobody may fit now."""
    leeg = np.empty(0, dtype=np.int32)
    return Paren(list(werken), [], np.zeros(len(werken), np.int64), leeg, leeg, np.empty(0))


def voeg_samen(delen: Sequence[Paren], *, per_werk: int) -> Paren:
    """The best ``per_werk`` of every werk over all parts: werken by number, best klant first.

    Ties are broken by the number of the klant, as in every list.
    """
    werken, vertaald_werk = _samen([d.werken for d in delen])
    klanten, vertaald_klant = _samen([d.klanten for d in delen])
    passend = np.zeros(len(werken), dtype=np.int64)
    for deel, naar in zip(delen, vertaald_werk, strict=True):
        passend[naar] += deel.passend
    werk = _aaneen([n[d.werk] for d, n in zip(delen, vertaald_werk, strict=True)], np.int32)
    klant = _aaneen([n[d.klant] for d, n in zip(delen, vertaald_klant, strict=True)], np.int32)
    score = _aaneen([d.score for d in delen], np.float64)
    volgorde = np.lexsort((klant, -score, werk))
    werk, klant, score = werk[volgorde], klant[volgorde], score[volgorde]
    begin = np.searchsorted(werk, np.arange(len(werken)))
    blijft = np.arange(len(werk)) - begin[werk] < per_werk
    return Paren(werken, klanten, passend, werk[blijft], klant[blijft], score[blijft])


def in_blokken(paren: Paren, per_blok: int) -> Iterator[Paren]:
    """Parts of ``per_blok`` werken in order, each with only its own klanten."""
    for van in range(0, len(paren.werken), per_blok):
        tot = min(van + per_blok, len(paren.werken))
        links, rechts = np.searchsorted(paren.werk, [van, tot])
        eigen, klant = np.unique(paren.klant[links:rechts], return_inverse=True)
        yield Paren(
            werken=paren.werken[van:tot],
            klanten=[paren.klanten[i] for i in eigen],
            passend=paren.passend[van:tot],
            werk=(paren.werk[links:rechts] - van).astype(np.int32),
            klant=klant.astype(np.int32),
            score=paren.score[links:rechts],
        )


def _samen(
    lijsten: Sequence[Sequence[str]],
) -> tuple[list[str], list[npt.NDArray[np.int32]]]:
    """All numbers in order, each once, and per list where its numbers are."""
    alle = sorted(set().union(*lijsten))
    plaats = {nummer: i for i, nummer in enumerate(alle)}
    naar = [
        np.fromiter((plaats[n] for n in lijst), dtype=np.int32, count=len(lijst))
        for lijst in lijsten
    ]
    return alle, naar


def _aaneen(stukken: Sequence[npt.NDArray[G]], soort: type[G]) -> npt.NDArray[G]:
    return np.concatenate(stukken) if stukken else np.empty(0, dtype=soort)
