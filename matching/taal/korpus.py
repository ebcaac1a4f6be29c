"""The training texts as sparse matrices: texts to words, words to features."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from matching.taal.functiewoorden import FUNCTIEWOORDEN
from matching.taal.gegevens import Beroepenlijst, Woordenlijst
from matching.taal.kenmerken import get_kenmerken, lees_woorden
from matching.taal.recept import Recept


@dataclass(frozen=True, slots=True, eq=False)
class Tekst:
    """A text as word numbers (int64) and their factors (float32; 0.5 within brackets)."""

    woorden: npt.NDArray[np.int64]
    factoren: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Korpus:
    """What the training texts are made of.

    kenmerken: feature names (v), those in at least `min_teksten` labels.
    woorden: every word of every training text (m), by first occurrence.
    woord_kenmerken: float32 [m, v], count x sqrt(idf) of each feature in each word.
    sif: float32 [m], the smooth inverse frequency weight of each word.
    aantallen: int64 [m], how often each word occurs in the training texts.
    wortel_idf: float32 [v].
    """

    kenmerken: tuple[str, ...]
    woorden: tuple[str, ...]
    woord_kenmerken: csr_matrix
    sif: npt.NDArray[np.float32]
    aantallen: npt.NDArray[np.int64]
    wortel_idf: npt.NDArray[np.float32]
    _nummer_van: dict[str, int]

    def get_tekst(self, tekst: str) -> Tekst:
        """Word numbers of a training text; words that are not in it are left out."""
        paren = lees_woorden(tekst)
        bekend = [(self._nummer_van[w], factor) for w, factor in paren if w in self._nummer_van]
        return Tekst(
            np.array([nummer for nummer, _ in bekend], dtype=np.int64),
            np.array([factor for _, factor in bekend], dtype=np.float32),
        )

    def get_matrix(self, teksten: Sequence[str]) -> csr_matrix:
        """Texts to words: float32 [n, m], the summed factors of each word in each text."""
        delen = [self.get_tekst(tekst) for tekst in teksten]
        start = np.cumsum([0, *(len(deel.woorden) for deel in delen)])
        kolommen = np.concatenate([deel.woorden for deel in delen])
        waarden = np.concatenate([deel.factoren for deel in delen])
        vorm = (len(teksten), len(self.woorden))
        matrix = csr_matrix((waarden, kolommen, start), shape=vorm, dtype=np.float32)
        matrix.sum_duplicates()
        return matrix


def bouw_korpus(
    lijst: Beroepenlijst, recept: Recept, *, woorden: Woordenlijst, extra: Iterable[str] = ()
) -> Korpus:
    """Count the words and features of all names and descriptions in `lijst` and `woorden`.

    The words of `extra` can be read as well, but count for nothing.
    """
    labels = tuple(dict.fromkeys((*lijst.label_teksten(), *woorden.naam_teksten())))
    omschrijvingen = [b.omschrijving for b in lijst.beroepen if b.omschrijving]
    omschrijvingen += woorden.zin_teksten()
    tellingen: Counter[str] = Counter()
    for tekst in (*labels, *omschrijvingen):
        tellingen.update(woord for woord, _ in lees_woorden(tekst))
    for tekst in extra:
        tellingen.update(dict.fromkeys((woord for woord, _ in lees_woorden(tekst)), 0))
    geteld = tuple(tellingen)
    aantallen = np.array([tellingen[w] for w in geteld], dtype=np.int64)
    kenmerken, wortel_idf = _tel_kenmerken(labels, recept)
    return Korpus(
        kenmerken=kenmerken,
        woorden=geteld,
        woord_kenmerken=_koppel(geteld, kenmerken, wortel_idf),
        sif=get_sif(geteld, aantallen / aantallen.sum(), recept),
        aantallen=aantallen,
        wortel_idf=wortel_idf,
        _nummer_van={woord: nummer for nummer, woord in enumerate(geteld)},
    )


def get_sif(
    woorden: Sequence[str], kansen: npt.NDArray[np.float64], recept: Recept
) -> npt.NDArray[np.float32]:
    """Smooth inverse frequency a / (a + p) per word, float32 (Arora e.a. 2017).

    Function words get at least `functiewoord_kans`: in occupation descriptions "ik" and "je"
    are rare, in what people write they are everywhere.
    """
    minimum = np.array([recept.functiewoord_kans * (w in FUNCTIEWOORDEN) for w in woorden])
    sif = recept.sif_a / (recept.sif_a + np.maximum(kansen, minimum))
    return np.asarray(sif, dtype=np.float32)


def _tel_kenmerken(
    labels: Sequence[str], recept: Recept
) -> tuple[tuple[str, ...], npt.NDArray[np.float32]]:
    per_woord: dict[str, frozenset[str]] = {}
    aantal: Counter[str] = Counter()
    for label in labels:
        in_label: set[str] = set()
        for woord, _ in lees_woorden(label):
            if woord not in per_woord:
                per_woord[woord] = frozenset(get_kenmerken(woord))
            in_label |= per_woord[woord]
        aantal.update(in_label)
    # Sorted, because the order of a set of strings differs from run to run.
    kenmerken = tuple(sorted(k for k, n in aantal.items() if n >= recept.min_teksten))
    df = np.array([aantal[k] for k in kenmerken], dtype=np.float64)
    idf = np.log((1 + len(labels)) / (1 + df)) + 1
    return kenmerken, np.sqrt(idf).astype(np.float32)


def _koppel(
    woorden: Sequence[str], kenmerken: Sequence[str], wortel_idf: npt.NDArray[np.float32]
) -> csr_matrix:
    nummer_van = {kenmerk: nummer for nummer, kenmerk in enumerate(kenmerken)}
    start = [0]
    kolommen: list[int] = []
    for woord in woorden:
        kolommen += [nummer_van[k] for k in get_kenmerken(woord) if k in nummer_van]
        start.append(len(kolommen))
    matrix = csr_matrix(
        (wortel_idf[kolommen], np.array(kolommen, dtype=np.int64), start),
        shape=(len(woorden), len(kenmerken)),
        dtype=np.float32,
    )
    matrix.sum_duplicates()
    return matrix
