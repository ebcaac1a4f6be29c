"""The training recipe: every figure that training depends on, in one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Voortgang = Callable[[str, int, int], None]
"""Progress callback: (stage, done, total)."""


@dataclass(frozen=True, slots=True)
class Recept:
    """Settings of one training run. The same recipe, data and seed give the same weights.

    dimensie: length of the vectors that are shipped.
    leraar_kolommen, toeval_kolommen: width while training; the first part starts from the
        teacher (or at random without one), the second is a random projection of the n-grams
        that keeps lexical likeness.
    """

    seed: int = 20261122
    draden: int = 1
    dimensie: int = 256

    # Vocabulary and word weights
    min_teksten: int = 2
    min_woord_aantal: int = 3
    sif_a: float = 1e-3
    functiewoord_kans: float = 0.01

    # Start from the teacher
    leraar_kolommen: int = 384
    toeval_kolommen: int = 128
    toeval_schaal: float = 0.8
    ridge_lambda: float = 0.3
    ridge_stappen: int = 20
    opening_woorden: int = 40

    # Contrastive step
    stappen: int = 320
    batch: int = 1024
    temperatuur: float = 0.05
    uitval: float = 0.3
    leersnelheid: float = 0.004
    leersnelheid_woord: float = 0.02
    aanloop: int = 20
    eindfactor: float = 0.05
    kans_omschrijving: float = 0.5
    kans_groep: float = 0.15
    kans_eigen_naam: float = 0.5
    kans_eigen_zin: float = 0.4

    # Staying close to the teacher while learning
    leraar_gewicht: float = 0.6
    leraar_batch: int = 512
    leraar_temperatuur: float = 0.05
    aandeel_namen: float = 0.45
    aandeel_zinnen: float = 0.2
    aandeel_openingen: float = 0.15
    aandeel_woorden: float = 0.2
