"""The light path: the n-gram model on numpy alone, for serving.

Word vectors are kept once computed, so that a text costs a look-up and a sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

import numpy as np
import numpy.typing as npt

from matching.taal.gewichten import Gewichten, get_versie, read_gewichten
from matching.taal.kenmerken import HAAKJES_GEWICHT, get_kenmerken, split_woorden

#: Words of one text that are summed at a time; bounds the memory that a huge text takes.
_BLOK = 4096
#: Remembered word vectors (256 dimensions: 50 MB when full).
_CACHE_WOORDEN = 50_000


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
        plaatsen = max(cache_woorden, _BLOK)
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
        for rij, tekst in zip(som, teksten, strict=True):
            buiten, binnen = split_woorden(tekst)
            self._add(buiten, rij, factor=1.0)
            self._add(binnen, rij, factor=HAAKJES_GEWICHT)
        lengte = np.linalg.norm(som, axis=1, keepdims=True)
        np.divide(som, lengte, out=som, where=lengte > 0)
        return som

    def _add(self, woorden: list[str], rij: npt.NDArray[np.float32], *, factor: float) -> None:
        """Add factor x the sum of the vectors of `woorden` to `rij` (float32 [d])."""
        for begin in range(0, len(woorden), _BLOK):
            blok = woorden[begin : begin + _BLOK]
            with self._slot:
                vectoren = self._vectoren[self._get_plaatsen(blok)]
            rij += np.float32(factor) * vectoren.sum(axis=0)

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
        rij_van = self._rij_van
        begin = len(self._plaats_van)
        for nummer, woord in enumerate(nieuw, start=begin):
            rijen = [rij_van[k] for k in get_kenmerken(woord) if k in rij_van]
            gewicht = self._gewicht_van.get(woord, 1.0)
            self._vectoren[nummer] = self._rijen[rijen].sum(axis=0) * np.float32(gewicht)
            self._plaats_van[woord] = nummer
