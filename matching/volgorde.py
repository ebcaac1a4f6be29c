"""The order in which rows are shown: that of the fixed score, or of the champion for its best rows.

A ranking says what is eligible and what the fixed score makes of it. The champion, where there is
one, puts the best of those in the order of expected gain; it adds no row and takes none away.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from matching.antwoord import Telling
from matching.constraints import Omgeving
from matching.leren.herordenen import HOOGSTENS, Herordening, Kansuitleg, herorden
from matching.leren.kampioen import Kampioen
from matching.leren.kenmerken import KENMERKSET, NAMEN, wens_van
from matching.leren.kenmerken.feiten import Feiten
from matching.leren.kenmerken.pool import Zijde, kenmerken_van_pool
from matching.rangschikken import Rangschikking
from matching.ranking.bijdrage import Bijdrage
from matching.zoekindex.stand import Stand
from modellen.voorstel.lijst import Lijstpool

Getallen = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Kenmerkbron:
    """What features of the rows of a ranking are made from.

    een: the row that asks. stand: the index of the others. feiten: gives what was counted before
    the day; asked when features are.
    """

    een: Zijde
    stand: Stand[Any]
    feiten: Callable[[], Feiten]
    omgeving: Omgeving

    def kenmerken(self, nummers: Sequence[str]) -> Getallen:
        """Features of these rows, float64 [numbers, features] in the order of ``NAMEN``."""
        return kenmerken_van_pool(
            self.een, self.stand, nummers, feiten=self.feiten(), omgeving=self.omgeving
        )

    def vul(self, pool: Lijstpool) -> Lijstpool:
        """The same rows and scores, with the registered features."""
        return replace(
            pool,
            kenmerken=self.kenmerken(pool.nummers).astype(np.float32).tobytes(),
            namen=NAMEN,
            kenmerkset=KENMERKSET,
        )


@dataclass(frozen=True, slots=True)
class _Boven:
    """The best rows as the champion puts them. nummers, kenmerken: as the fixed score had them."""

    nummers: tuple[str, ...]
    kenmerken: Getallen
    herordening: Herordening

    @property
    def volgorde(self) -> npt.NDArray[np.int64]:
        return self.herordening.volgorde


@dataclass(frozen=True, eq=False)
class Volgorde:
    """All rows that are not unsuitable, in the order in which they are shown; place 0 = first."""

    _rangschikking: Rangschikking
    _bron: Kenmerkbron
    _boven: _Boven | None = None

    def __len__(self) -> int:
        return len(self._rangschikking)

    def nummers(self, van: int, tot: int) -> list[str]:
        """Numbers of the rows at these places."""
        if self._boven is None:
            return self._rangschikking.nummers(van, tot)
        boven = self._boven.volgorde[van:tot].tolist()
        klaar = len(self._boven.volgorde)
        rest = self._rangschikking.nummers(max(van, klaar), tot) if tot > klaar else []
        return [self._boven.nummers[i] for i in boven] + rest

    def score(self, plaats: int) -> float:
        """Fixed score of the row at this place."""
        return self._rangschikking.score(self._eerder(plaats))

    def bijdragen(self, plaats: int) -> tuple[Bijdrage, ...]:
        """Parts of that score."""
        return self._rangschikking.bijdragen(self._eerder(plaats))

    def kansen(self, plaatsen: Sequence[int]) -> tuple[Kansuitleg | None, ...]:
        """What the champion says of the rows at these places; ``None`` where it orders nothing."""
        if self._boven is None:
            return (None,) * len(plaatsen)
        klaar = len(self._boven.volgorde)
        binnen = [p for p in plaatsen if p < klaar]
        gezegd = dict(
            zip(
                binnen,
                self._boven.herordening.uitleg(self._boven.volgorde[binnen].tolist()),
                strict=True,
            )
        )
        return tuple(gezegd.get(p) for p in plaatsen)

    def find_plaats(self, nummer: str) -> int | None:
        """Place of a number, or ``None`` when it is unsuitable or not considered."""
        plaats = self._rangschikking.find_plaats(nummer)
        if plaats is None or self._boven is None or plaats >= len(self._boven.volgorde):
            return plaats
        return int(self._plaats_nu[plaats])

    def pool(self, aantal: int) -> Lijstpool:
        """The first rows with their scores and features, for the log of shown lists.

        A row that the champion did not put in order has a score of 0 there: it stands below.
        """
        nummers = self.nummers(0, aantal)
        vast = self._rangschikking.scores(aantal)
        if self._boven is None:
            scores, kenmerken = vast, self._bron.kenmerken(nummers)
        else:
            rijen = self._boven.volgorde[:aantal]
            over = nummers[len(rijen) :]
            vast = np.concatenate([self._boven.herordening.basis[rijen], vast[len(rijen) :]])
            scores = np.zeros(len(nummers))
            scores[: len(rijen)] = self._boven.herordening.gain[rijen]
            kenmerken = self._boven.kenmerken[rijen]
            if over:
                kenmerken = np.concatenate([kenmerken, self._bron.kenmerken(over)])
        return Lijstpool(
            nummers=tuple(nummers),
            basis=vast.astype(np.float32).tobytes(),
            scores=scores.astype(np.float32).tobytes(),
            kenmerken=kenmerken.astype(np.float32).tobytes(),
            namen=NAMEN,
            kenmerkset=KENMERKSET,
        )

    def telling(self, *, gevraagd: int, getoond: int, tegengehouden: int) -> Telling:
        """How the list came about."""
        return self._rangschikking.telling(
            gevraagd=gevraagd, getoond=getoond, tegengehouden=tegengehouden
        )

    def paren(self) -> tuple[npt.NDArray[np.int64], Getallen]:
        """All ranked rows, in no order, with their fixed scores; see ``Rangschikking.paren``."""
        return self._rangschikking.paren()

    def _eerder(self, plaats: int) -> int:
        """Place in the order of the fixed score."""
        if self._boven is None or plaats >= len(self._boven.volgorde):
            return plaats
        return int(self._boven.volgorde[plaats])

    @cached_property
    def _plaats_nu(self) -> npt.NDArray[np.int64]:
        """Place now of each of the best rows by the fixed score."""
        assert self._boven is not None
        uit = np.empty(len(self._boven.volgorde), dtype=np.int64)
        uit[self._boven.volgorde] = np.arange(len(uit))
        return uit


def orden(rangschikking: Rangschikking, bron: Kenmerkbron, kampioen: Kampioen | None) -> Volgorde:
    """A ranking in the order of the champion; without one in its own."""
    if kampioen is None or not len(rangschikking):
        return Volgorde(rangschikking, bron)
    nummers = tuple(rangschikking.nummers(0, HOOGSTENS))
    kenmerken = bron.kenmerken(nummers)
    herordening = herorden(
        kampioen.model,
        NAMEN,
        kenmerken,
        rangschikking.scores(HOOGSTENS),
        wens_van(kenmerken),
        np.array(nummers, dtype=np.str_),
    )
    return Volgorde(rangschikking, bron, _Boven(nummers, kenmerken, herordening))


__all__ = ["HOOGSTENS", "Kenmerkbron", "Volgorde", "orden"]
