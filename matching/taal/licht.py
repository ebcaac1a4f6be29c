"""The light path: the n-gram model on numpy and scipy, for serving.

Word vectors are kept once computed, so that a text costs a look-up and a sum. Sums over many texts
or words are one sparse product each: three times as fast as numpy alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

import numpy as np
import numpy.typing as npt

from matching.taal.gewichten import Gewichten, get_versie, read_gewichten
from matching.taal.kenmerken import get_kenmerken, lees_woorden

#: Words that are looked up and summed at a time; bounds the memory that a huge text takes.
_BLOK = 8192
#: Remembered word vectors (256 dimensions: 50 MB when full).
_CACHE_WOORDEN = 50_000


class _Woordenblok:
    """Words of some texts after one another; from each of `begin` on those of one of `rijen`."""

    def __init__(self) -> None:
        self.woorden: list[str] = []
        self.factoren: list[float] = []
        self.rijen: list[int] = []
        self.begin: list[int] = []

    def add(self, rij: int, paren: list[tuple[str, float]]) -> None:
        """The words of one text, or of a part of it, with their factors."""
        self.rijen.append(rij)
        self.begin.append(len(self.woorden))
        self.woorden += [woord for woord, _ in paren]
        self.factoren += [factor for _, factor in paren]


class LichtTaalmodel:
    """N-gram model without torch; see `matching.taal.Taalmodel` for the contract.

    Safe to share between threads. `cache_woorden` bounds the remembered words; when they are
    exceeded, remembering starts afresh.
    """

    def __init__(
        self, gewichten: Gewichten, *, naam: str, versie: str, cache_woorden: int = _CACHE_WOORDEN
    ) -> None:
        self.naam = naam
        self.versie = versie
        self.dimensie = gewichten.dimensie
        self._rijen = gewichten.rijen
        self._rij_van = {kenmerk: rij for rij, kenmerk in enumerate(gewichten.kenmerken)}
        gewicht_lijst = gewichten.woordgewichten.tolist()
        self._gewicht_van: dict[str, float] = dict(
            zip(gewichten.woorden, gewicht_lijst, strict=True)
        )
        # A block must fit in an empty cache, or its words could push each other out.
        plaatsen = max(cache_woorden, 2 * _BLOK)
        self._vectoren = np.empty((plaatsen, self.dimensie), dtype=np.float32)
        self._plaats_van: dict[str, int] = {}
        self._slot = Lock()

    @classmethod
    def laad(cls, map_: Path) -> LichtTaalmodel:
        """Load from a model folder; raises `OpstapFout` if it holds none or is damaged."""
        gewichten = read_gewichten(map_)
        return cls(gewichten, naam=map_.resolve().name, versie=get_versie(map_))

    def encode(self, teksten: Sequence[str]) -> npt.NDArray[np.float32]:
        """Vectors float32 [n, d] of `teksten`, L2-normalised.

        A text without a known word or n-gram (empty, only signs) gets the zero vector, which
        is equally far from everything.
        """
        som = np.zeros((len(teksten), self.dimensie), dtype=np.float32)
        blok = _Woordenblok()
        for rij, tekst in enumerate(teksten):
            paren = lees_woorden(tekst)
            for begin in range(0, len(paren), _BLOK):
                blok.add(rij, paren[begin : begin + _BLOK])
                if len(blok.woorden) >= _BLOK:
                    self._tel_op(blok, som)
                    blok = _Woordenblok()
        self._tel_op(blok, som)
        lengte = np.linalg.norm(som, axis=1, keepdims=True)
        np.divide(som, lengte, out=som, where=lengte > 0)
        return som

    def _tel_op(self, blok: _Woordenblok, som: npt.NDArray[np.float32]) -> None:
        """Add the weighted word vectors of a block to the rows of `som` (float32 [n, d])."""
        if not blok.woorden:
            return
        factoren = np.array(blok.factoren, dtype=np.float32)
        grenzen = [*blok.begin, len(blok.woorden)]
        with self._slot:
            plaatsen = self._get_plaatsen(blok.woorden)
            vectoren = self._vectoren[: len(self._plaats_van)]
            delen = _sommen(factoren, plaatsen, grenzen, van=vectoren)
        som[blok.rijen] += delen  # a text has one part in a block

    def _get_plaatsen(self, woorden: list[str]) -> list[int]:
        plaats_van = self._plaats_van
        try:
            return [plaats_van[woord] for woord in woorden]
        except KeyError:
            nieuw = [woord for woord in dict.fromkeys(woorden) if woord not in plaats_van]
        if len(plaats_van) + len(nieuw) > len(self._vectoren):
            plaats_van.clear()
            nieuw = list(dict.fromkeys(woorden))
        self._add_woorden(nieuw)
        return [plaats_van[woord] for woord in woorden]

    def _add_woorden(self, nieuw: list[str]) -> None:
        """Remember the vectors of `nieuw`, all at once: the sum of its feature rows x weight."""
        rij_van, gewicht_van = self._rij_van, self._gewicht_van
        rijen: list[int] = []
        grenzen = [0]
        for woord in nieuw:
            rijen += [rij_van[k] for k in get_kenmerken(woord) if k in rij_van]
            grenzen.append(len(rijen))
        gewichten = np.array([gewicht_van.get(woord, 1.0) for woord in nieuw], dtype=np.float32)
        som = _sommen(np.ones(len(rijen), dtype=np.float32), rijen, grenzen, van=self._rijen)
        plaats = len(self._plaats_van)
        self._vectoren[plaats : plaats + len(nieuw)] = som * gewichten[:, None]
        self._plaats_van.update(zip(nieuw, range(plaats, plaats + len(nieuw)), strict=True))


def _sommen(
    factoren: npt.NDArray[np.float32],
    rijen: list[int],
    grenzen: list[int],
    *,
    van: npt.NDArray[np.float32],
) -> npt.NDArray[np.float32]:
    """Weighted sums of rows, float32 [n, d].

    Args:
        factoren, rijen: weight and row of each term. grenzen: where the terms of each sum begin,
            and the end.
        van: float32 [rows, d].
    """
    from scipy.sparse import csr_matrix  # a tenth of a second that only encoding needs

    vorm = (len(grenzen) - 1, len(van))
    sommen: npt.NDArray[np.float32] = csr_matrix((factoren, rijen, grenzen), shape=vorm) @ van
    return sommen
