"""The chance that a proposal lasts, how sure that is, what it is made of, and what is gained by it.

Everything here is arithmetic on the numbers of one fit; nothing learns. See besluit 0017.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from matching.leren.schatten import (
    SOORT_VAN_STAP,
    SOORTEN,
    TAU,
    VOORAAN,
    Indeling,
    kolommen,
)
from matching.leren.voorkennis import STAPPEN, Voorkennis
from matching.leren.vorm import Vormen

Getallen = npt.NDArray[np.float64]

Z90 = 1.6448536269514722
"""Normal quantile of 95 %: both ends of a 90 % interval."""

TE_BREED = 0.30
"""An interval wider than this is no figure: "te weinig gegevens"."""

TE_BREED_VERHOUDING = 8.0
"""Nor is one whose upper end is so many times its lower end."""

VASTE_GEWICHTEN = "vaste_gewichten"
WENS = "wens"
NIVEAU = "niveau"
"""Parts of a score that are no feature: issue 1's score, the half of the wishes, the level."""


@dataclass(frozen=True, slots=True, eq=False)
class Opbouw:
    """Log of the gain of r rows in parts that add up to it.

    namen: of the parts. delen: float64 [parts, r]. som: float64 [r].
    """

    namen: tuple[str, ...]
    delen: Getallen
    som: Getallen


@dataclass(frozen=True, eq=False)
class Kansmodel:
    """One trained ranker; plain numbers.

    Attributes:
        namen: features that it was trained with, in the order of its rows.
        voorkennis: the prior.
        vormen: how features enter.
        theta: float64 [p], most probable coefficients (``Indeling``).
        covariantie: float64 [p, p], of those.
        sterkte: 0 to 1, how far the ranking may go from the prior towards theta.
        onrust: standard deviation, in log odds, of what these curves cannot follow.
        tegenspraak: by feature with a direction the standard errors by which the data speak
            against it; only those that do.
    """

    namen: tuple[str, ...]
    voorkennis: Voorkennis
    vormen: Vormen
    theta: Getallen
    covariantie: Getallen
    sterkte: float
    onrust: float = 0.0
    tegenspraak: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def indeling(self) -> Indeling:
        """Which coefficient stands where."""
        return Indeling.van(self.vormen)

    @cached_property
    def _uitbreiding(self) -> tuple[Getallen, ...]:
        return tuple(self.indeling.breid_uit(i) for i in range(len(STAPPEN)))

    @cached_property
    def _per_stap(self) -> Getallen:
        """Coefficients of the columns 1, fresh, o, q, K per step, float64 [5, 4 + b]."""
        midden = self.indeling.midden()
        theta = midden + self.sterkte * (self.theta - midden)
        return np.stack([uit @ theta for uit in self._uitbreiding])

    def kans(
        self, kenmerken: Getallen, basis: Getallen, wens: Getallen
    ) -> tuple[Getallen, Getallen, Getallen]:
        """Chance of lasting and the ends of its 90 % interval, three times float64 [r].

        Args:
            kenmerken: float64 [r, f], columns as ``namen``; nan = unknown.
            basis, wens: float64 [r], issue 1's score and the fit with wishes.
        """
        x = self._kolommen(kenmerken, basis, wens)
        log_odds = self._log_odds_per_stap(x)
        log_kans = _log_kans(log_odds)
        # Delta method on the log odds of the product: d log(kans) = sum (1 - p_i) d eta_i.
        richting = self._richting(x, 1.0 / (1.0 + np.exp(log_odds)))
        richting /= -np.expm1(log_kans)[:, None]
        spreiding = np.sqrt(
            np.maximum(((richting @ self.covariantie) * richting).sum(axis=1), 0.0) + self.onrust**2
        )
        midden = log_kans - np.log(-np.expm1(log_kans))
        breed = Z90 * spreiding
        return np.exp(log_kans), _kans_van(midden - breed), _kans_van(midden + breed)

    def gain(self, kenmerken: Getallen, basis: Getallen, wens: Getallen) -> Getallen:
        """Expected gain for the klant, chance x (1 + wens) / 2, float64 [r]: what orders a list.

        With ``sterkte`` 0 it is a fixed multiple of ``basis``.
        """
        log_odds = self._log_odds_per_stap(self._kolommen(kenmerken, basis, wens))
        return np.exp(_log_kans(log_odds)) * (0.5 + 0.5 * wens)

    def opbouw(self, kenmerken: Getallen, basis: Getallen, wens: Getallen) -> Opbouw:
        """The log of the gain in parts that add up to it.

        A step adds log(p) and that is not a sum over features, so each step is a straight line
        between a proposal of average promise and this one: the slope times what a feature adds to
        the log odds is its part. That is exact, as the slope is that of the chord.
        """
        x = self._kolommen(kenmerken, basis, wens)
        odds = self.voorkennis.log_odds
        gewone = -np.logaddexp(0.0, -odds)
        per_stap = self._per_stap
        waarden = np.zeros((3 + len(self.vormen.vormen), len(x)))
        waarden[0] = gewone.sum()
        grenzen = np.cumsum([VOORAAN, *(v.breedte for v in self.vormen.vormen)])
        for i in range(len(STAPPEN)):
            verschil = x @ per_stap[i]
            log_p = -np.logaddexp(0.0, -(odds[i] + verschil))
            klein = np.abs(verschil) < 1e-9
            koorde = np.where(
                klein,
                1.0 - np.exp(log_p),
                (log_p - gewone[i]) / np.where(klein, 1.0, verschil),
            )
            bij = x * per_stap[i] * koorde[:, None]
            waarden[0] += bij[:, 0]
            waarden[1] += bij[:, 2] + bij[:, 3]
            for j, (van, tot) in enumerate(pairwise(grenzen.tolist()), start=3):
                waarden[j] += bij[:, van:tot].sum(axis=1)
        waarden[2] = np.log(0.5 + 0.5 * wens)
        namen = (NIVEAU, VASTE_GEWICHTEN, WENS, *(v.naam for v in self.vormen.vormen))
        return Opbouw(namen, waarden, waarden.sum(axis=0))

    def _kolommen(self, kenmerken: Getallen, basis: Getallen, wens: Getallen) -> Getallen:
        return kolommen(self.namen, kenmerken, basis, wens, self.voorkennis, self.vormen)

    def _richting(self, x: Getallen, rest: Getallen) -> Getallen:
        """Derivative of log(kans) to theta, float64 [r, p]; ``rest`` [5, r] is 1 - p per step.

        The same as the sum over the steps of (rest_i x) breid_uit(i), without its zeros.
        """
        uit = np.zeros((len(x), len(self.theta)))
        uit[:, : len(STAPPEN)] = rest.T
        samen = rest.sum(axis=0)
        begin, einde = TAU, TAU + 2 + self.indeling.breedte
        uit[:, begin:einde] = samen[:, None] * x[:, 2:]
        lijnen = x[:, VOORAAN + self.indeling.lijnen]
        for soort in range(SOORTEN):
            van = einde + soort * lijnen.shape[1]
            hier = rest[[i for i, s in enumerate(SOORT_VAN_STAP) if s == soort]].sum(axis=0)
            uit[:, van : van + lijnen.shape[1]] = hier[:, None] * lijnen
        return uit

    def _log_odds_per_stap(self, x: Getallen) -> Getallen:
        log_odds: Getallen = self.voorkennis.log_odds[:, None] + self._per_stap @ x.T
        return log_odds


def genoeg_bekend(laag: Getallen, hoog: Getallen) -> npt.NDArray[np.bool_]:
    """Whether an interval says enough to show a chance, bool [r]; else "te weinig gegevens"."""
    smal: npt.NDArray[np.bool_] = (hoog - laag <= TE_BREED) & (
        hoog <= TE_BREED_VERHOUDING * np.maximum(laag, 1e-12)
    )
    return smal


def kies_kolommen(
    van: Sequence[str], naar: Sequence[str], kenmerken: npt.NDArray[np.floating]
) -> Getallen:
    """Features [r, f] put in another order of names; a name that is not there is unknown (nan)."""
    plaats = {naam: i for i, naam in enumerate(van)}
    uit = np.full((len(kenmerken), len(naar)), np.nan)
    for i, naam in enumerate(naar):
        if naam in plaats:
            uit[:, i] = kenmerken[:, plaats[naam]]
    return uit


def _log_kans(log_odds: Getallen) -> Getallen:
    """Log of the product of the chances of the steps, float64 [r], of log odds [5, r]."""
    som: Getallen = -np.logaddexp(0.0, -log_odds).sum(axis=0)
    return som


def _kans_van(log_odds: Getallen) -> Getallen:
    kans: Getallen = 1.0 / (1.0 + np.exp(-log_odds))
    return kans
