"""From the scores of klanten to the best klanten of every werk, without scoring a pair twice.

While klanten are ranked one by one, every pair that is not unsuitable passes by once. Of each werk
only what may still be among its best is kept: a pair that as many better ones precede as a list is
long can never come back, whichever other pairs are still to come. So pruning by any part
of the pairs is exact, and blocks may be made in any order and by any number of processes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from matching.nacht.inpakken import Kolom, pak_in, pak_uit, smal

G = TypeVar("G", bound=np.generic)

_MILJARDSTEN = 10**9
"""Scores are ranked, and kept, to nine decimals."""

_SCOREBITS = 30
"""Bits of a score from 0 to 1 in billionths."""


@dataclass(frozen=True, slots=True)
class Paren:
    """Pairs of one organisation, werk after werk, best first; ties by the number of the klant.

    Attributes:
        werken, klanten: numbers, each once and in order.
        passend: int64 [werken], klanten that are not unsuitable, also those that were pruned.
        werk, klant: int32 [p], places in ``werken`` and ``klanten``.
        score: float64 [p], 0 to 1 in nine decimals.
    """

    werken: list[str]
    klanten: list[str]
    passend: npt.NDArray[np.int64]
    werk: npt.NDArray[np.int32]
    klant: npt.NDArray[np.int32]
    score: npt.NDArray[np.float64]

    def kolommen(self) -> tuple[Kolom, ...]:
        """For storage."""
        return (
            self.werken,
            self.klanten,
            smal(self.passend),
            smal(self.getoond),
            smal(self.klant),
            np.rint(self.score * _MILJARDSTEN).astype(np.int32),
        )

    def als_bytes(self) -> bytes:
        """The same in one piece."""
        return pak_in(*self.kolommen())

    @classmethod
    def van_kolommen(
        cls,
        werken: list[str],
        klanten: list[str],
        passend: npt.NDArray[np.unsignedinteger],
        getoond: npt.NDArray[np.unsignedinteger],
        klant: npt.NDArray[np.unsignedinteger],
        score: npt.NDArray[np.int32],
    ) -> Paren:
        """The pairs back."""
        return cls(
            werken=werken,
            klanten=klanten,
            passend=passend.astype(np.int64),
            werk=np.repeat(np.arange(len(werken), dtype=np.int32), getoond),
            klant=klant.astype(np.int32),
            score=score / _MILJARDSTEN,
        )

    @classmethod
    def van_bytes(cls, inhoud: bytes) -> Paren:
        """The pairs back."""
        return cls.van_kolommen(*pak_uit(inhoud))

    @property
    def getoond(self) -> npt.NDArray[np.int64]:
        """Pairs of each werk, int64 [werken]."""
        return np.bincount(self.werk, minlength=len(self.werken))

    @property
    def begin(self) -> npt.NDArray[np.int64]:
        """Where the pairs of each werk begin, and the end: int64 [werken + 1]."""
        return np.concatenate([[0], np.cumsum(self.getoond)])

    def deel(self, van: int, tot: int) -> Paren:
        """The werken at these places, with only their own klanten."""
        links, rechts = np.searchsorted(self.werk, [van, tot])
        klant = self.klant[links:rechts]
        eigen = np.bincount(klant, minlength=len(self.klanten)) > 0
        plaats = (np.cumsum(eigen) - 1).astype(np.int32)
        return Paren(
            werken=self.werken[van:tot],
            klanten=[self.klanten[i] for i in np.flatnonzero(eigen).tolist()],
            passend=self.passend[van:tot],
            werk=self.werk[links:rechts] - np.int32(van),
            klant=plaats[klant],
            score=self.score[links:rechts],
        )

    def waar(self, blijft: npt.NDArray[np.bool_]) -> Paren:
        """Only some of the pairs, bool [p]; all numbers and counts stay."""
        return Paren(
            self.werken,
            self.klanten,
            self.passend,
            self.werk[blijft],
            self.klant[blijft],
            self.score[blijft],
        )


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
        op_nummer: intp [n], its rows in order of number.
    """

    def __init__(
        self, nummers: npt.NDArray[np.str_], op_nummer: npt.NDArray[np.intp], drempels: Drempels
    ) -> None:
        self._nummers = nummers
        self._op_nummer = op_nummer
        self._drempels = drempels
        self._passend = np.zeros(len(nummers), dtype=np.int64)
        self._klanten: list[str] = []
        self._stukken: list[tuple[npt.NDArray[np.int32], npt.NDArray[np.float64]]] = []

    def voeg_toe(
        self, klant: str, rijen: npt.NDArray[np.int64], scores: npt.NDArray[np.float64]
    ) -> None:
        """Add all rows of one klant that are not unsuitable, each row once; klanten in order."""
        self._passend[rijen] += 1
        mag = self._drempels.zeef(rijen, scores)
        self._klanten.append(klant)
        self._stukken.append((rijen[mag].astype(np.int32), scores[mag]))

    def paren(self) -> Paren:
        """Everything collected."""
        met_iets = self._op_nummer[self._passend[self._op_nummer] > 0]
        plaats = np.zeros(len(self._nummers), dtype=np.int32)
        plaats[met_iets] = np.arange(len(met_iets), dtype=np.int32)
        aantallen = [len(rijen) for rijen, _ in self._stukken]
        return _op_volgorde(
            werken=self._nummers[met_iets].tolist(),
            klanten=self._klanten,
            passend=self._passend[met_iets],
            werk=plaats[_aaneen([r for r, _ in self._stukken], np.int32)],
            klant=np.repeat(np.arange(len(aantallen), dtype=np.int32), aantallen),
            score=_aaneen([s for _, s in self._stukken], np.float64),
        )


def zonder_paren(werken: Sequence[str]) -> Paren:
    """Werk that had a list in another night and must be looked at, though nobody may fit now."""
    leeg = np.empty(0, dtype=np.int32)
    return Paren(list(werken), [], np.zeros(len(werken), np.int64), leeg, leeg, np.empty(0))


def voeg_samen(delen: Sequence[Paren], *, per_werk: int) -> Paren:
    """The best ``per_werk`` of every werk over all parts, each of other klanten."""
    werken, vertaald_werk = _samen([d.werken for d in delen])
    klanten, vertaald_klant = _samen([d.klanten for d in delen])
    passend = np.zeros(len(werken), dtype=np.int64)
    for deel, naar in zip(delen, vertaald_werk, strict=True):
        passend[naar] += deel.passend
    samen = _op_volgorde(
        werken=werken,
        klanten=klanten,
        passend=passend,
        werk=_aaneen([n[d.werk] for d, n in zip(delen, vertaald_werk, strict=True)], np.int32),
        klant=_aaneen([n[d.klant] for d, n in zip(delen, vertaald_klant, strict=True)], np.int32),
        score=_aaneen([d.score for d in delen], np.float64),
    )
    plaats = np.arange(len(samen.werk)) - samen.begin[samen.werk]
    return samen.waar(plaats < per_werk)


def in_bladen(paren: Paren, per_blad: int) -> Iterator[Paren]:
    """Parts of ``per_blad`` werken in order, each with only its own klanten."""
    for van in range(0, len(paren.werken), per_blad):
        yield paren.deel(van, min(van + per_blad, len(paren.werken)))


def verdeel(paren: Paren, grenzen: Sequence[str]) -> Iterator[tuple[str, Paren]]:
    """The werken from each of these numbers up to the next, where there are any."""
    plaatsen = [*(bisect_left(paren.werken, grens) for grens in grenzen), len(paren.werken)]
    for grens, van, tot in zip(grenzen, plaatsen, plaatsen[1:], strict=False):
        if van < tot:
            yield grens, paren.deel(van, tot)


def _op_volgorde(
    *,
    werken: list[str],
    klanten: list[str],
    passend: npt.NDArray[np.int64],
    werk: npt.NDArray[np.int32],
    klant: npt.NDArray[np.int32],
    score: npt.NDArray[np.float64],
) -> Paren:
    """Pairs in the order of ``Paren``: one number a pair, that sorts faster than three columns.

    Raises:
        ValueError: for a score outside 0 to 1, or more werken and klanten than fit in it.
    """
    klantbits = max(len(klanten), 1).bit_length()
    if len(werken).bit_length() + _SCOREBITS + klantbits > 64:
        raise ValueError("too many werken and klanten at once; make smaller blocks")
    punten = _MILJARDSTEN - np.rint(score * _MILJARDSTEN).astype(np.int64)
    if len(punten) and (punten.min() < 0 or punten.max() > _MILJARDSTEN):
        raise ValueError("a score must be 0 to 1")
    sleutel = werk.astype(np.uint64) << np.uint64(_SCOREBITS + klantbits)
    sleutel |= punten.astype(np.uint64) << np.uint64(klantbits)
    sleutel |= klant.astype(np.uint64)
    sleutel.sort()
    laag = (sleutel >> np.uint64(klantbits)) & np.uint64((1 << _SCOREBITS) - 1)
    return Paren(
        werken=werken,
        klanten=klanten,
        passend=passend,
        werk=(sleutel >> np.uint64(_SCOREBITS + klantbits)).astype(np.int32),
        klant=(sleutel & np.uint64((1 << klantbits) - 1)).astype(np.int32),
        score=(_MILJARDSTEN - laag.astype(np.int64)) / _MILJARDSTEN,
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
