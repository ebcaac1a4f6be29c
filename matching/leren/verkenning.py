"""A little exploration, so that the log also tells about what the ranking would not have shown.

Only what is eligible and checked is in the pool. Each place from ``vanaf`` on is, with a small
chance of its own, filled by one of those that are not on the list, each as likely and none twice.
So every probability is exact: on place r the r-th best has 1 - e, and each of the m others e / m.
The same subject on the same day gets the same list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from modellen.voorstel.lijst import Plaatsbron


@dataclass(frozen=True, slots=True)
class Verkenning:
    """How much is explored.

    Attributes:
        vanaf: first place (0 = best) that may be filled by exploration.
        deel: chance of that per place; 0 switches it off.
        deel_ideeen: the same on every place when the coach asks for ideas.
    """

    vanaf: int = 3
    deel: float = 0.1
    deel_ideeen: float = 0.3

    def __post_init__(self) -> None:
        if self.vanaf < 0 or not 0 <= self.deel < 1 or not 0 <= self.deel_ideeen < 1:
            raise ValueError("vanaf is at least 0, and a chance is at least 0 and below 1")


UIT = Verkenning(deel=0.0, deel_ideeen=0.0)
"""No exploration: every probability is 1."""


@dataclass(frozen=True, slots=True)
class Vulling:
    """What stands on a place: row of the pool (0 = best), the probability of that, and why."""

    rij: int
    kans: float
    bron: Plaatsbron


def vul_plaatsen(
    pool: int,
    aantal: int,
    *,
    onderwerp: str,
    dag: date,
    verkenning: Verkenning = UIT,
    ideeen: bool = False,
) -> tuple[Vulling, ...]:
    """Fill ``aantal`` places from a pool in order, all of it eligible and checked.

    Args:
        pool: how many there are, the best is row 0.
        onderwerp, dag: of whom or what the list is, and of which day; they are the seed.
        ideeen: the coach asks for ideas: every place may explore.
    """
    lang = min(pool, aantal)
    anderen = pool - lang
    kansen = np.array(plaatskansen(lang, anderen, verkenning, ideeen=ideeen))
    rng = np.random.default_rng(_zaad(onderwerp, dag))
    proef = rng.random(lang) < kansen
    lot = lang + rng.permutation(anderen)[: int(proef.sum())]
    rijen = np.arange(lang)
    rijen[proef] = lot
    return tuple(
        Vulling(int(rij), kans / anderen, Plaatsbron.VERKENNING)
        if is_proef
        else Vulling(int(rij), 1.0 - kans, Plaatsbron.RANKING)
        for rij, kans, is_proef in zip(rijen, kansen.tolist(), proef.tolist(), strict=True)
    )


def plaatskansen(
    lang: int, anderen: int, verkenning: Verkenning, *, ideeen: bool = False
) -> tuple[float, ...]:
    """Chance per place that it is explored.

    With fewer others than places, the last places cannot: there is always one left.
    """
    vanaf = 0 if ideeen else verkenning.vanaf
    deel = verkenning.deel_ideeen if ideeen else verkenning.deel
    mag = range(vanaf, min(lang, vanaf + anderen))
    return tuple(deel if plaats in mag else 0.0 for plaats in range(lang))


def kans_op_lijst(
    pool: int, aantal: int, verkenning: Verkenning, *, ideeen: bool = False
) -> npt.NDArray[np.float64]:
    """Probability of each row of the pool to be on the list at all, float64 [pool]."""
    lang = min(pool, aantal)
    kansen = np.array(plaatskansen(lang, pool - lang, verkenning, ideeen=ideeen))
    uit = np.full(pool, kansen.sum() / max(pool - lang, 1))
    uit[:lang] = 1.0 - kansen
    return uit


def _zaad(onderwerp: str, dag: date) -> Sequence[int]:
    """Numbers that hang on subject and day alone, and tell neither."""
    kern = blake2b(f"{onderwerp}|{dag.isoformat()}".encode(), digest_size=16).digest()
    return [int.from_bytes(kern[i : i + 4], "big") for i in range(0, 16, 4)]
