"""What another policy would have brought, from the log of the one that was followed.

A decision is one place that was filled. The log says with what probability it was filled as it was
and what came of it; the other policy says with what probability it would have done the same.

* IPS: mean of (p_other / p_logged) x reward. Unbiased when p_logged is true and never 0 where
  p_other is not.
* SNIPS: the same over the sum of the ratios (Swaminathan and Joachims 2015): a little bias, less
  spread, and a reward that is moved up moves the answer as much.
* DR: expected reward under the other policy by a model, plus IPS on what the model missed (Dudik,
  Langford and Li 2011): right when either the model or the probabilities are.

Ratios are clipped at ``HOOGSTE``: that pulls towards what was logged, and is reported.
Intervals: decisions of one list hang together, so a list is the unit. The estimate's linear form
per list gives the standard error, and Student's t over the lists the 90 % interval; of the lists
that have weight, few dominate when ratios are uneven, so degrees of freedom follow their share
(Satterthwaite).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.stats import t as student

Getallen = npt.NDArray[np.float64]

HOOGSTE = 50.0
"""Largest ratio of probabilities that counts."""

ZEKERHEID = 0.90


@dataclass(frozen=True, slots=True)
class Beleidswaarde:
    """Mean reward per decision of a policy that was not followed.

    Attributes:
        methode: ``ips``, ``snips`` or ``dr``.
        waarde, laag, hoog: estimate and its 90 % interval.
        lijsten: lists that it rests on; doeltreffend: how many lists of equal weight tell as much.
        afgekapt: share of the decisions whose ratio was clipped.
    """

    methode: str
    waarde: float
    laag: float
    hoog: float
    lijsten: int
    doeltreffend: float
    afgekapt: float


def schat_beleidswaarde(
    beloning: Getallen,
    kans_gelogd: Getallen,
    kans_ander: Getallen,
    lijst: npt.NDArray[np.int64],
    *,
    verwacht: Getallen | None = None,
    verwacht_ander: Getallen | None = None,
) -> dict[str, Beleidswaarde]:
    """IPS and SNIPS, and DR when a model says what to expect.

    Args:
        beloning: float64 [n], reward of each decision.
        kans_gelogd: float64 [n], probability of that decision when it was made, above 0.
        kans_ander: float64 [n], the same under the other policy.
        lijst: int64 [n], decisions with one number hang together.
        verwacht: float64 [n], the model's reward of the decision as it was made.
        verwacht_ander: float64 [n], the model's mean reward there under the other policy.

    Raises:
        ValueError: without rows, or when a probability is outside its range.
    """
    if not len(beloning) or (kans_gelogd <= 0).any() or (kans_ander < 0).any():
        raise ValueError("needs rows, logged probabilities above 0 and others of at least 0")
    ruw = kans_ander / kans_gelogd
    omega = np.minimum(ruw, HOOGSTE)
    _, groep = np.unique(lijst, return_inverse=True)
    afgekapt = float((ruw > HOOGSTE).mean())

    def maak(methode: str, waarde: float, per_rij: Getallen) -> Beleidswaarde:
        return _met_interval(methode, waarde, per_rij, groep, omega, afgekapt)

    ips = omega * beloning
    uit = {"ips": maak("ips", float(ips.mean()), ips)}
    if omega.sum() > 0:
        snips = float(ips.sum() / omega.sum())
        lineair = snips + omega * (beloning - snips) / omega.mean()
        uit["snips"] = maak("snips", snips, lineair)
    if verwacht is not None and verwacht_ander is not None:
        dr = verwacht_ander + omega * (beloning - verwacht)
        uit["dr"] = maak("dr", float(dr.mean()), dr)
    return uit


def _met_interval(
    methode: str,
    waarde: float,
    per_rij: Getallen,
    groep: npt.NDArray[np.intp],
    omega: Getallen,
    afgekapt: float,
) -> Beleidswaarde:
    """Interval over lists of a mean of ``per_rij``."""
    lijsten = int(groep.max()) + 1
    afwijking = np.bincount(groep, per_rij - waarde, lijsten)
    kwadraten = afwijking**2
    correctie = lijsten / max(lijsten - 1, 1)
    fout = float(np.sqrt(correctie * kwadraten.sum())) / len(per_rij)
    gewicht = np.bincount(groep, omega, lijsten)
    doeltreffend = _aandeel(gewicht)
    vrijheid = max(min(doeltreffend, _aandeel(kwadraten)) - 1.0, 1.0)
    breed = float(student.ppf(0.5 + ZEKERHEID / 2.0, vrijheid)) * fout
    return Beleidswaarde(
        methode, waarde, waarde - breed, waarde + breed, lijsten, doeltreffend, afgekapt
    )


def _aandeel(gewicht: Getallen) -> float:
    """(sum)^2 / sum of squares: how many equal ones would spread as much."""
    som = float(gewicht.sum())
    return som**2 / float((gewicht**2).sum()) if som > 0 else 0.0
