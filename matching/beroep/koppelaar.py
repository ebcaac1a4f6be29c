"""Links a text to an occupation.

A unit group scores by whichever is nearest to the text: one of our own titles or names, or its
vector made from ESCO (slightly discounted, since it stands for a whole group). Works with any
language model; see ``ijking`` for the certainty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.beroep.groepsvectoren import Groepsvectoren
from matching.beroep.ijking import DREMPEL, Ijking, ijk, read_ijktitels
from matching.taal.laden import Taalmodel
from vacatures.beroep.isco import IscoGroep, get_isco, list_isco

Matrix = npt.NDArray[np.float32]

STANDAARD_AANTAL = 5
#: What a vector that stands for a whole group counts beside a title.
_GROEP_TELT = np.float32(0.9)
#: What the description counts beside a title that leaves doubt.
_OMSCHRIJVING_TELT = np.float32(1.0)
_PER_KEER = 2048


@dataclass(frozen=True, slots=True)
class Beroepstekst:
    """What is known of a job: its title, and its tasks where there are any."""

    titel: str
    omschrijving: str = ""


@dataclass(frozen=True, slots=True)
class Voorstel:
    """A unit group and how often such a proposal is right, 0 to 1."""

    groep: IscoGroep
    zekerheid: float


@dataclass(frozen=True, slots=True)
class Beroepsantwoord:
    """The answer on one text, best first.

    ``brc`` holds BRC 2014 codes with the summed certainty of their unit groups: which kind of
    work it is can be clear where the exact occupation is not.
    """

    voorstellen: tuple[Voorstel, ...]
    brc: tuple[tuple[str, float], ...]

    @property
    def zeker(self) -> Voorstel | None:
        """The best proposal when it is certain enough; ``None`` = "weet ik niet"."""
        beste = self.voorstellen[0]
        return beste if beste.zekerheid >= DREMPEL else None

    @property
    def zekere_brc(self) -> tuple[str, float] | None:
        """The BRC group: that of the certain proposal, else one that is certain by itself."""
        if (zeker := self.zeker) is not None:
            return zeker.groep.brc, dict(self.brc)[zeker.groep.brc]
        code, zekerheid = self.brc[0]
        return (code, zekerheid) if zekerheid >= DREMPEL else None


class Beroepskoppelaar:
    """Links texts to unit groups with one language model; safe to share between threads.

    ``groepen`` must belong to this model; ``None`` leaves only our own titles.
    """

    def __init__(self, taalmodel: Taalmodel, groepen: Groepsvectoren | None = None) -> None:
        self._taalmodel = taalmodel
        self.versie = f"{taalmodel.naam}-{taalmodel.versie}"
        self.heeft_groepsvectoren = groepen is not None
        self._codes = tuple(groep.code for groep in list_isco())
        self._punten, self._begin = self._bouw(groepen)
        ijktitels = read_ijktitels()
        self._ijking = ijk(
            self._scores(self._taalmodel.encode([t.titel for t in ijktitels])),
            [t.isco for t in ijktitels],
            self._codes,
        )

    @property
    def ijking(self) -> Ijking:
        """How scores become certainties for this model."""
        return self._ijking

    def koppel(
        self, teksten: Sequence[Beroepstekst], *, aantal: int = STANDAARD_AANTAL
    ) -> list[Beroepsantwoord]:
        """The answers, one a text, each with at most ``aantal`` proposals."""
        antwoorden: list[Beroepsantwoord] = []
        for begin in range(0, len(teksten), _PER_KEER):
            kansen = self._kansen(teksten[begin : begin + _PER_KEER])
            antwoorden += [self._antwoord(rij, aantal) for rij in kansen]
        return antwoorden

    def _kansen(self, teksten: Sequence[Beroepstekst]) -> Matrix:
        vectoren = self._taalmodel.encode([t.titel for t in teksten])
        kansen = self._ijking.get_kansen(self._scores(vectoren))
        twijfel = [i for i, t in enumerate(teksten) if t.omschrijving and kansen[i].max() < DREMPEL]
        if twijfel:
            verder = self._taalmodel.encode([teksten[i].omschrijving for i in twijfel])
            samen = vectoren[twijfel] + _OMSCHRIJVING_TELT * verder
            samen /= np.maximum(np.linalg.norm(samen, axis=1, keepdims=True), 1e-9)
            kansen[twijfel] = self._ijking.get_kansen(self._scores(samen))
        return kansen

    def _bouw(self, groepen: Groepsvectoren | None) -> tuple[Matrix, npt.NDArray[np.intp]]:
        """All points float32 [p, d] in order of group, and where each group begins."""
        isco = list_isco()
        namen = [(i, naam) for i, g in enumerate(isco) for naam in (g.naam, *g.titels)]
        punten = self._taalmodel.encode([naam for _, naam in namen])
        van_groep = np.array([i for i, _ in namen])
        if groepen is not None:
            plaats = {groep.code: i for i, groep in enumerate(isco)}
            extra = [(plaats[c], v) for c, v in zip(groepen.codes, groepen.vectoren, strict=True)]
            punten = np.concatenate([punten, _GROEP_TELT * np.array([v for _, v in extra])])
            van_groep = np.concatenate([van_groep, [i for i, _ in extra]])
        volgorde = np.argsort(van_groep, kind="stable")
        begin = np.searchsorted(van_groep[volgorde], np.arange(len(isco)))
        return punten[volgorde].astype(np.float32), begin

    def _scores(self, vectoren: Matrix) -> Matrix:
        scores: Matrix = np.maximum.reduceat(vectoren @ self._punten.T, self._begin, axis=1)
        return scores

    def _antwoord(self, kansen: Matrix, aantal: int) -> Beroepsantwoord:
        # Ties go to the lower code, as everywhere.
        volgorde = np.argsort(-kansen, kind="stable")[: max(aantal, 1)]
        voorstellen = tuple(
            Voorstel(get_isco(self._codes[i]), round(float(kansen[i]), 4)) for i in volgorde
        )
        per_brc: dict[str, float] = defaultdict(float)
        for i in np.flatnonzero(kansen >= kansen[volgorde[-1]]):
            per_brc[get_isco(self._codes[i]).brc] += float(kansen[i])
        brc = sorted(per_brc.items(), key=lambda paar: (-paar[1], paar[0]))
        return Beroepsantwoord(
            voorstellen, tuple((code, round(min(zekerheid, 1.0), 4)) for code, zekerheid in brc)
        )
