"""Finds the occupation of an imported list that is nearest to a text."""

from __future__ import annotations

from collections import defaultdict
from threading import Lock

import numpy as np
import numpy.typing as npt

from matching.beroep.lijsten import Beroepenlijsten, Lijstberoep
from matching.taal.laden import Taalmodel

Matrix = npt.NDArray[np.float32]

NABIJ = 0.6
"""Cosine below which no occupation of a list is near enough (own choice)."""

_ALLES = ""


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
        self._vectoren: dict[tuple[str, str], tuple[list[Lijstberoep], Matrix]] = {}
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
        beroepen, vectoren = self._get_vectoren(sleutel)
        gelijkenis = vectoren @ self._taalmodel.encode([tekst])[0]
        beste = int(gelijkenis.argmax())
        return beroepen[beste] if gelijkenis[beste] >= NABIJ else None

    def _get_vectoren(self, sleutel: tuple[str, str]) -> tuple[list[Lijstberoep], Matrix]:
        with self._slot:
            if sleutel not in self._vectoren:
                paren = [(b, label) for b in self._groepen[sleutel] for label in b.labels]
                vectoren = self._taalmodel.encode([label for _, label in paren])
                self._vectoren[sleutel] = ([b for b, _ in paren], vectoren)
            return self._vectoren[sleutel]
