"""Fits the chain of steps: maximum a posteriori, with the curvature there as its uncertainty.

The log odds of step i for a proposal x are

    eta_i = log_odds_i + a_i + tau * o(x) + K(x) (w + d_i)

with o the prior's ``uitgangspunt``, K the columns of the features, w what holds for all steps and
d_i what steps of one kind have besides. All coefficients have normal priors, tau around 1 and the
others around 0; those of a feature with a direction are not negative. Continuation ratios: a row
counts in every step that it got to (Agresti, Categorical Data Analysis, 8.3).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.leren.gegevens import WACHTTIJD, Fase, Leergegevens
from matching.leren.voorkennis import STAPPEN, Voorkennis
from matching.leren.vorm import Vormen

Getallen = npt.NDArray[np.float64]

SOORT_VAN_STAP = (0, 1, 2, 2, 2)
"""Saying yes, being chosen and staying differ; the three steps of staying share what they have."""

SOORTEN = 3
TAU = 2 * len(STAPPEN)
_VERS_NIVEAU = 3.0
_RONDES = 40
_KLAAR = 1e-7


@dataclass(frozen=True, slots=True)
class Spreiding:
    """Standard deviations of the priors, in log odds per standard deviation of a feature.

    ``mate`` scales all of them together: 0 would be the prior itself.
    """

    mate: float
    lijn: float = 1.0
    ramp: float = 0.5
    onbekend: float = 0.5
    eigen: float = 1.0
    tau: float = 1.0
    niveau: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Indeling:
    """Which coefficient stands where: a [5], levels of fresh rows [5], tau, w [b], d [3, lines]."""

    breedte: int
    lijnen: npt.NDArray[np.intp]
    teken: npt.NDArray[np.bool_]
    soort: npt.NDArray[np.int8]

    @classmethod
    def van(cls, vormen: Vormen) -> Indeling:
        """Of these features; ``soort`` is 0 for a line, 1 for a ramp and 2 for unknown."""
        lijnen, teken, soort = [], [], []
        for vorm in vormen.vormen:
            lijnen.append(len(soort))
            soort += [0] + [1] * vorm.hellingen + [2] * vorm.met_onbekend
            geleid = vorm.richting != 0
            teken += [geleid] * (1 + vorm.hellingen) + [False] * vorm.met_onbekend
        return cls(
            breedte=len(soort),
            lijnen=np.array(lijnen, dtype=np.intp),
            teken=np.array(teken, dtype=bool),
            soort=np.array(soort, dtype=np.int8),
        )

    @property
    def aantal(self) -> int:
        """Coefficients, p."""
        return TAU + 1 + self.breedte + SOORTEN * len(self.lijnen)

    @property
    def minstens_nul(self) -> npt.NDArray[np.bool_]:
        """Which coefficients may not be negative, bool [p]: tau, and those with a direction."""
        vrij = np.zeros(TAU, dtype=bool)
        eigen = np.tile(self.teken[self.lijnen], SOORTEN)
        return np.concatenate([vrij, [True], self.teken, eigen])

    def breid_uit(self, stap: int) -> Getallen:
        """Matrix [3 + b, p] from all coefficients to those of the columns 1, fresh, o, K."""
        uit = np.zeros((3 + self.breedte, self.aantal))
        uit[0, stap] = 1.0
        uit[1, len(STAPPEN) + stap] = 1.0
        uit[2, TAU] = 1.0
        w = TAU + 1
        uit[3 + np.arange(self.breedte), w + np.arange(self.breedte)] = 1.0
        d = w + self.breedte + SOORT_VAN_STAP[stap] * len(self.lijnen)
        uit[3 + self.lijnen, d + np.arange(len(self.lijnen))] = 1.0
        return uit

    def midden(self) -> Getallen:
        """Means of the priors, float64 [p]."""
        uit = np.zeros(self.aantal)
        uit[TAU] = 1.0
        return uit

    def precisie(self, spreiding: Spreiding) -> Getallen:
        """One over the variances of the priors, float64 [p]."""
        s = spreiding
        per_soort = s.mate * np.array([s.lijn, s.ramp, s.onbekend])
        sd = np.concatenate(
            [
                np.full(len(STAPPEN), s.niveau),
                np.full(len(STAPPEN), _VERS_NIVEAU),
                [s.mate * s.tau],
                per_soort[self.soort],
                np.full(SOORTEN * len(self.lijnen), s.mate * s.eigen),
            ]
        )
        return np.asarray(1.0 / sd**2)


@dataclass(frozen=True, slots=True, eq=False)
class Stapdata:
    """What one step teaches: x float64 [r, 3 + b] (1, fresh, o, K), y bool [r], weight [r].

    ``rijen`` int64 [r] are the proposals.
    """

    stap: int
    x: Getallen
    y: npt.NDArray[np.bool_]
    gewicht: Getallen
    rijen: npt.NDArray[np.intp]


def kolommen(
    namen: Sequence[str],
    kenmerken: Getallen,
    uitgangspunt: Getallen,
    vormen: Vormen,
) -> Getallen:
    """The columns 1, fresh (0), o and K of rows, float64 [r, 3 + b]."""
    begin = np.zeros((len(uitgangspunt), 3))
    begin[:, 0] = 1.0
    begin[:, 2] = uitgangspunt
    return np.concatenate([begin, vormen.kolommen(namen, kenmerken)], axis=1)


def stapdata(
    gegevens: Leergegevens, voorkennis: Voorkennis, vormen: Vormen, gewicht: Getallen | None = None
) -> list[Stapdata]:
    """The decided steps of these proposals. ``gewicht`` [n]: how much each counts; by default 1."""
    o = voorkennis.uitgangspunt(gegevens.basis, gegevens.wens)
    x = kolommen(gegevens.namen, gegevens.kenmerken, o, vormen)
    telt = np.ones(len(o)) if gewicht is None else gewicht
    uit = []
    for i, fase in enumerate(STAPPEN):
        rijen, gelukt, vers = beslist(gegevens, fase)
        hier = x[rijen]
        hier[:, 1] = vers
        uit.append(Stapdata(i, hier, gelukt, telt[rijen], rijen))
    return uit


def beslist(
    gegevens: Leergegevens, naar: Fase
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Rows int64 [r] of which this step is decided, whether they made it, and whether they are
    fresh: decided before ``WACHTTIJD`` was over, so that too many failures are among them."""
    begin = gegevens.fase_op[:, naar - 1]
    gelukt = np.isfinite(gegevens.fase_op[:, naar])
    rijen = np.flatnonzero(np.isfinite(begin) & (gelukt | gegevens.einde))
    rijp = begin + np.timedelta64(WACHTTIJD[naar], "D") <= gegevens.peildag
    return rijen, gelukt[rijen], ~rijp[rijen]


@dataclass(frozen=True, slots=True, eq=False)
class Schatting:
    """One fit: theta float64 [p], its covariance [p, p] and the log evidence.

    tegenspraak: float64 [p], for a coefficient held at 0 by its direction the standard errors by
    which the data would have it below (score test); 0 elsewhere.
    """

    theta: Getallen
    covariantie: Getallen
    bewijs: float
    tegenspraak: Getallen


def schat(
    data: Sequence[Stapdata],
    voorkennis: Voorkennis,
    indeling: Indeling,
    precisie: Getallen,
    begin: Getallen | None = None,
) -> Schatting:
    """The most probable coefficients, by projected Newton steps (Bertsekas 1982).

    A coefficient that may not be negative, stands at 0 and would go below is left out of a step.
    """
    delen = [indeling.breid_uit(d.stap) for d in data]
    midden, geleid = indeling.midden(), indeling.minstens_nul
    odds = voorkennis.log_odds

    def doel(theta: Getallen) -> float:
        som = 0.5 * float(precisie @ (theta - midden) ** 2)
        for d, uit in zip(data, delen, strict=True):
            eta = odds[d.stap] + d.x @ (uit @ theta)
            som += float(d.gewicht @ (np.logaddexp(0.0, eta) - d.y * eta))
        return som

    theta = midden.copy() if begin is None else begin.copy()
    waarde = doel(theta)
    for _ in range(_RONDES):
        helling, kromming = _afgeleiden(theta, data, delen, odds)
        helling += precisie * (theta - midden)
        kromming[np.diag_indices_from(kromming)] += precisie
        vast = geleid & (theta <= 0.0) & (helling > 0.0)
        vrij = np.flatnonzero(~vast)
        richting = np.zeros_like(theta)
        richting[vrij] = -np.linalg.solve(kromming[np.ix_(vrij, vrij)], helling[vrij])
        lengte = 1.0
        while lengte > 1e-6:
            nieuw = theta + lengte * richting
            nieuw[geleid] = np.maximum(nieuw[geleid], 0.0)
            lager = doel(nieuw)
            if lager <= waarde + 1e-4 * float(helling @ (nieuw - theta)):
                break
            lengte /= 2.0
        else:
            break
        klaar = waarde - lager < _KLAAR * (1.0 + abs(lager))
        theta, waarde = nieuw, lager
        if klaar:
            break
    return _afgerond(theta, waarde, data, delen, odds, precisie, geleid)


def _afgeleiden(
    theta: Getallen, data: Sequence[Stapdata], delen: Sequence[Getallen], odds: Getallen
) -> tuple[Getallen, Getallen]:
    """Gradient [p] and Hessian [p, p] of minus the log likelihood."""
    helling = np.zeros(len(theta))
    kromming = np.zeros((len(theta), len(theta)))
    for d, uit in zip(data, delen, strict=True):
        p = 1.0 / (1.0 + np.exp(-(odds[d.stap] + d.x @ (uit @ theta))))
        helling += uit.T @ (d.x.T @ (d.gewicht * (p - d.y)))
        w = d.gewicht * p * (1.0 - p)
        kromming += uit.T @ ((d.x.T * w) @ d.x) @ uit
    return helling, kromming


def _afgerond(
    theta: Getallen,
    waarde: float,
    data: Sequence[Stapdata],
    delen: Sequence[Getallen],
    odds: Getallen,
    precisie: Getallen,
    geleid: npt.NDArray[np.bool_],
) -> Schatting:
    """Covariance where no bound holds, and the evidence by Laplace's method."""
    helling, kromming = _afgeleiden(theta, data, delen, odds)
    kromming[np.diag_indices_from(kromming)] += precisie
    vrij = np.flatnonzero(~geleid | (theta > 0.0))
    factor = np.linalg.cholesky(kromming[np.ix_(vrij, vrij)])
    invers = np.linalg.inv(factor)
    covariantie = np.zeros_like(kromming)
    covariantie[np.ix_(vrij, vrij)] = invers.T @ invers
    log_det = 2.0 * float(np.log(np.diag(factor)).sum())
    bewijs = -waarde + 0.5 * float(np.log(precisie[vrij]).sum()) - 0.5 * log_det
    tegen = np.zeros_like(theta)
    vast = np.flatnonzero(geleid & (theta <= 0.0) & (helling > 0.0))
    kruis = kromming[np.ix_(vast, vrij)]
    eigen = np.diag(kromming)[vast] - np.einsum(
        "ij,jk,ik->i", kruis, covariantie[np.ix_(vrij, vrij)], kruis, optimize=True
    )
    tegen[vast] = helling[vast] / np.sqrt(np.maximum(eigen, 1e-12))
    return Schatting(theta, covariantie, bewijs, tegen)
