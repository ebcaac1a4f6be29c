"""Training pairs: two views of the same occupation, drawn at random."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.taal.gegevens import Beroepenlijst, EscoBeroep, Woordenlijst
from matching.taal.korpus import Korpus, Tekst
from matching.taal.recept import Recept

#: Of the description views: one sentence, two or three sentences, the opening words.
_KANS_EEN_ZIN, _KANS_PAAR_ZINNEN = 0.45, 0.35
_OPENING_VAN, _OPENING_TOT = 25, 150


@dataclass(frozen=True, slots=True, eq=False)
class Zijde:
    """One view of every occupation in a batch: all words after one another.

    woorden: int64 [t] word numbers, factoren: float32 [t], rijen: int64 [t] place in the batch.
    """

    woorden: npt.NDArray[np.int64]
    factoren: npt.NDArray[np.float32]
    rijen: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Two views of b occupations; `masker` bool [b, b] marks pairs that are no negatives.

    A view that is the name of an ISCO-08 group or of the parent occupation fits every
    occupation in that group, so those are not held against it.
    """

    links: Zijde
    rechts: Zijde
    masker: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class _Beroep:
    isco: int
    labels: tuple[Tekst, ...]
    eigen_namen: tuple[Tekst, ...]
    eigen_zinnen: tuple[Tekst, ...]
    groep: tuple[Tekst, ...]
    zinnen: tuple[Tekst, ...]
    omschrijving: Tekst


class Voorbeelden:
    """Draws batches of distinct occupations; everything random comes from `rng`."""

    def __init__(
        self,
        lijst: Beroepenlijst,
        korpus: Korpus,
        recept: Recept,
        rng: np.random.Generator,
        *,
        woorden: Woordenlijst,
    ) -> None:
        ouders = {b.code: b.labels for b in lijst.beroepen}
        groepen = sorted({b.isco for b in lijst.beroepen})
        nummers = {isco: nummer for nummer, isco in enumerate(groepen)}
        self._beroepen = [
            _maak_beroep(b, korpus, nummers[b.isco], _groepnamen(b, lijst, ouders), woorden)
            for b in lijst.beroepen
        ]
        self._recept = recept
        self._rng = rng

    def draw(self) -> Batch:
        """The next batch."""
        aantal = min(self._recept.batch, len(self._beroepen))
        gekozen = [self._beroepen[i] for i in self._rng.permutation(len(self._beroepen))[:aantal]]
        links = [self._draw_naam(beroep) for beroep in gekozen]
        paren = [self._draw_rechts(beroep) for beroep in gekozen]
        isco = np.array([beroep.isco for beroep in gekozen])
        is_groep = np.array([groep for _, groep in paren])
        masker = (isco[:, None] == isco[None, :]) & is_groep[None, :]
        np.fill_diagonal(masker, val=False)
        return Batch(maak_zijde(links), maak_zijde([tekst for tekst, _ in paren]), masker)

    def _draw_rechts(self, beroep: _Beroep) -> tuple[Tekst, bool]:
        trek = self._rng.random()
        if trek < self._recept.kans_omschrijving:
            if beroep.zinnen or beroep.eigen_zinnen:
                return self._draw_omschrijving(beroep), False
        elif trek < self._recept.kans_omschrijving + self._recept.kans_groep and beroep.groep:
            return self._kies(beroep.groep), True
        return self._draw_naam(beroep), False

    def _draw_naam(self, beroep: _Beroep) -> Tekst:
        if beroep.eigen_namen and self._rng.random() < self._recept.kans_eigen_naam:
            return self._kies(beroep.eigen_namen)
        return self._kies(beroep.labels)

    def _draw_omschrijving(self, beroep: _Beroep) -> Tekst:
        is_eigen = self._rng.random() < self._recept.kans_eigen_zin
        if beroep.eigen_zinnen and (is_eigen or not beroep.zinnen):
            return self._kies(beroep.eigen_zinnen)
        trek = self._rng.random()
        if trek < _KANS_EEN_ZIN:
            return self._kies(beroep.zinnen)
        if trek < _KANS_EEN_ZIN + _KANS_PAAR_ZINNEN:
            aantal = int(self._rng.integers(2, 4))
            start = int(self._rng.integers(max(1, len(beroep.zinnen) - aantal + 1)))
            return _voeg_samen(beroep.zinnen[start : start + aantal])
        lengte = int(self._rng.integers(_OPENING_VAN, _OPENING_TOT + 1))
        heel = beroep.omschrijving
        return Tekst(heel.woorden[:lengte], heel.factoren[:lengte])

    def _kies(self, teksten: tuple[Tekst, ...]) -> Tekst:
        return teksten[int(self._rng.integers(len(teksten)))]


def _groepnamen(
    beroep: EscoBeroep, lijst: Beroepenlijst, ouders: dict[str, tuple[str, ...]]
) -> tuple[str, ...]:
    groep = lijst.isco_namen.get(beroep.isco)
    ouder = ouders.get(beroep.code.rpartition(".")[0], ())
    return (*([groep] if groep else []), *ouder)


def _maak_beroep(
    beroep: EscoBeroep,
    korpus: Korpus,
    isco: int,
    groepnamen: tuple[str, ...],
    woorden: Woordenlijst,
) -> _Beroep:
    return _Beroep(
        isco=isco,
        labels=tuple(korpus.get_tekst(label) for label in beroep.labels),
        eigen_namen=tuple(map(korpus.get_tekst, woorden.namen.get(beroep.code, ()))),
        eigen_zinnen=tuple(map(korpus.get_tekst, woorden.zinnen.get(beroep.code, ()))),
        groep=tuple(korpus.get_tekst(naam) for naam in groepnamen),
        zinnen=tuple(korpus.get_tekst(zin) for zin in beroep.zinnen),
        omschrijving=korpus.get_tekst(beroep.omschrijving),
    )


def _voeg_samen(teksten: tuple[Tekst, ...]) -> Tekst:
    return Tekst(
        np.concatenate([tekst.woorden for tekst in teksten]),
        np.concatenate([tekst.factoren for tekst in teksten]),
    )


def maak_zijde(teksten: list[Tekst]) -> Zijde:
    """All words of `teksten` after one another."""
    lengtes = [len(tekst.woorden) for tekst in teksten]
    samen = _voeg_samen(tuple(teksten))
    rijen = np.repeat(np.arange(len(teksten), dtype=np.int64), lengtes)
    return Zijde(samen.woorden, samen.factoren, rijen)
