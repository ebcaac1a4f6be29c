"""Where training starts: n-gram rows fitted to the teacher's vectors by ridge regression."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, diags

from matching.taal.korpus import Korpus
from matching.taal.recept import Recept, Voortgang

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class LeraarGroep:
    """Texts of one kind with the teacher's vectors, float32 [n, k].

    Kinds are kept apart because each has its own mean, which is subtracted: what all labels,
    or all sentences, have in common says nothing about one of them. `aandeel` is how large a
    part of the texts that the teacher watches over while learning comes from this group.
    """

    teksten: tuple[str, ...]
    vectoren: Matrix
    aandeel: float


def get_beginrijen(
    korpus: Korpus, groepen: tuple[LeraarGroep, ...], recept: Recept, *, voortgang: Voortgang
) -> Matrix:
    """Feature rows float32 [v, leraar_kolommen + toeval_kolommen] to start training from.

    Without `groepen` the whole width is a random projection.
    """
    rng = np.random.default_rng([recept.seed, 1])
    aantal = len(korpus.kenmerken)
    if not groepen:
        breedte = recept.leraar_kolommen + recept.toeval_kolommen
        return _toeval(rng, aantal, breedte)
    teksten = tuple(tekst for groep in groepen for tekst in groep.teksten)
    doel = np.concatenate([centreer(groep.vectoren) for groep in groepen])
    rijen = _fit(korpus, teksten, doel, recept, voortgang)
    toeval = _toeval(rng, aantal, recept.toeval_kolommen) * np.float32(recept.toeval_schaal)
    return np.concatenate([rijen, toeval], axis=1)


def _toeval(rng: np.random.Generator, rijen: int, kolommen: int) -> Matrix:
    waarden: Matrix = rng.standard_normal((rijen, kolommen), dtype=np.float32)
    waarden /= np.float32(np.sqrt(kolommen))
    return waarden


def centreer(vectoren: Matrix) -> Matrix:
    """Subtract the mean of `vectoren` (float32 [n, k]) and normalise the rows."""
    afwijking: Matrix = vectoren - vectoren.mean(axis=0)
    lengte = np.linalg.norm(afwijking, axis=1, keepdims=True)
    np.divide(afwijking, lengte, out=afwijking, where=lengte > 0)
    return afwijking


def _fit(
    korpus: Korpus, teksten: tuple[str, ...], doel: Matrix, recept: Recept, voortgang: Voortgang
) -> Matrix:
    # The design matrix (texts x features) stays factored: multiplying by texts x words and
    # words x features in turn costs a sixth of multiplying by their product.
    tekst_woord = korpus.get_matrix(teksten) @ diags(korpus.sif)
    woord_kenmerk = korpus.woord_kenmerken
    norm = np.sqrt((tekst_woord @ woord_kenmerk).power(2).sum(axis=1)).A1
    schaal = np.divide(1.0, norm, out=np.zeros_like(norm), where=norm > 0)
    tekst_woord = csr_matrix(diags(schaal) @ tekst_woord, dtype=np.float32)
    woord_tekst, kenmerk_woord = tekst_woord.T.tocsr(), woord_kenmerk.T.tocsr()

    def project(rijen: Matrix) -> Matrix:
        return np.asarray(tekst_woord @ (woord_kenmerk @ rijen))

    def terug(waarden: Matrix) -> Matrix:
        return np.asarray(kenmerk_woord @ (woord_tekst @ waarden))

    def normaal(rijen: Matrix) -> Matrix:
        return terug(project(rijen)) + np.float32(recept.ridge_lambda) * rijen

    rijen = _conjugate_gradient(normaal, terug(doel), recept.ridge_stappen, voortgang)
    gemiddeld = np.linalg.norm(project(rijen), axis=1).mean()
    return rijen / np.float32(gemiddeld)


def _conjugate_gradient(
    normaal: Callable[[Matrix], Matrix], rechts: Matrix, stappen: int, voortgang: Voortgang
) -> Matrix:
    """Solve `normaal(x) = rechts` for all columns at once (Hestenes & Stiefel 1952)."""
    x = np.zeros_like(rechts)
    rest, richting = rechts.copy(), rechts.copy()
    kwadraat = (rest * rest).sum(axis=0)
    for stap in range(stappen):
        beeld = normaal(richting)
        alfa = kwadraat / np.maximum((richting * beeld).sum(axis=0), 1e-12)
        x += alfa * richting
        rest -= alfa * beeld
        nieuw = (rest * rest).sum(axis=0)
        richting = rest + (nieuw / np.maximum(kwadraat, 1e-12)) * richting
        kwadraat = nieuw
        voortgang("begin", stap + 1, stappen)
    return x
