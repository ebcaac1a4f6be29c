"""Finds the occupation of an imported list that is nearest to a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
import numpy.typing as npt

from matching.beroep.lijsten import Beroepenlijsten, Lijstberoep
from matching.taal.glad import strijk_glad
from matching.taal.laden import Taalmodel

Matrix = npt.NDArray[np.float32]

NABIJ = 0.6
"""Cosine below which no occupation of a list is near enough (own choice)."""

_ALLES = ""


@dataclass(frozen=True, slots=True)
class _Lijst:
    """One row a name: its occupation, its vector, and its vector smoothed by the occupation.

    The plain vectors say whether anything is near, the smoothed ones which it is.
    """

    beroepen: list[Lijstberoep]
    namen: Matrix
    glad: Matrix


class Naslag:
    """Looks texts up in the imported lists; vectors are made when first needed, per group.

    ESCO is searched within the ISCO-08 group that the text was linked to; CompetentNL has no
    such groups and is searched whole.
    """

    def __init__(self, taalmodel: Taalmodel, lijsten: Beroepenlijsten) -> None:
        self._taalmodel = taalmodel
        self._groepen: dict[tuple[str, str], list[Lijstberoep]] = defaultdict(list)
        for beroep in lijsten.esco:
            self._groepen["esco", beroep.isco or _ALLES].append(beroep)
        self._groepen["competentnl", _ALLES] = list(lijsten.competentnl)
        self._lijsten: dict[tuple[str, str], _Lijst] = {}
        self._slot = Lock()

    def find_esco(self, tekst: str, isco: str | None) -> Lijstberoep | None:
        """The nearest ESCO occupation within this unit group, or ``None``."""
        return None if isco is None else self._find(("esco", isco), tekst)

    def find_competentnl(self, tekst: str) -> Lijstberoep | None:
        """The nearest CompetentNL occupation, or ``None``."""
        return self._find(("competentnl", _ALLES), tekst)

    def _find(self, sleutel: tuple[str, str], tekst: str) -> Lijstberoep | None:
        if not self._groepen.get(sleutel):
            return None
        lijst = self._get_lijst(sleutel)
        vector = self._taalmodel.encode([tekst])[0]
        if float((lijst.namen @ vector).max()) < NABIJ:
            return None
        return lijst.beroepen[int((lijst.glad @ vector).argmax())]

    def _get_lijst(self, sleutel: tuple[str, str]) -> _Lijst:
        with self._slot:
            if sleutel not in self._lijsten:
                self._lijsten[sleutel] = self._bouw(self._groepen[sleutel])
            return self._lijsten[sleutel]

    def _bouw(self, groep: Sequence[Lijstberoep]) -> _Lijst:
        rijen = [(nr, b, label) for nr, b in enumerate(groep) for label in b.labels]
        namen = self._taalmodel.encode([label for _, _, label in rijen])
        glad = strijk_glad(
            namen,
            np.array([nr for nr, _, _ in rijen], dtype=np.int64),
            np.zeros((len(groep), namen.shape[1]), dtype=np.float32),
            np.array([label == b.naam for _, b, label in rijen]),
        )
        return _Lijst([b for _, b, _ in rijen], namen, glad)
