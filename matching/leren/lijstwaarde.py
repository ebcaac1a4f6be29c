"""What other lists would have brought, from the lists that were shown.

A coach looks at places with an attention that falls, and proposes what they find fit there. Assumed
is that attention and fitness multiply (position-based model, Joachims, Swaminathan and Schnabel
2017) and that a proposal lasts or not whatever place it stood on. Then what was shown on place r
and would stand on place s brings attention(s) / attention(r) times what it brought, and counts for
all the times that exploration did not show it: over the probability to be on the list at all.
A coach who weighs a list as a whole breaks the first assumption; figures then lean to what was
shown.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.stats import t as student

Getallen = npt.NDArray[np.float64]
Gehelen = npt.NDArray[np.int64]
Vlaggen = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Getoondelijsten:
    """l lists of k places out of pools of c; columns are those of the pool.

    Attributes:
        keus: int64 [l, k], what stood on each place. kans: float64 [l, k], the probability of that.
        verkend: bool [l, k], whether exploration put it there. mag: bool [l, c], what was in the
        pool. voorgesteld: bool [l, k]. beloning: float64 [l, k], 1 for a placement that lasted.
        verwacht: float64 [l, c], chance of lasting by some model, nan outside the pool; it only
        makes estimates sharper.
    """

    keus: Gehelen
    kans: Getallen
    verkend: Vlaggen
    mag: Vlaggen
    voorgesteld: Vlaggen
    beloning: Getallen
    verwacht: Getallen


@dataclass(frozen=True, slots=True)
class Lijstwaarde:
    """Durable placements per 100 lists with the ends of the interval."""

    waarde: float
    laag: float
    hoog: float


def schat_lijstwaarde(
    log: Getoondelijsten, doel: Gehelen, *, zekerheid: float = 0.90
) -> dict[str, Lijstwaarde]:
    """IPS, SNIPS and DR of lists ``doel`` int64 [l, k] of the same pools."""
    aandacht = _aandacht(log)
    opname = _kans_op_lijst(log)
    k = log.keus.shape[1]
    waar = np.full(log.mag.shape, -1, dtype=np.int64)
    np.put_along_axis(waar, doel, np.broadcast_to(np.arange(k), doel.shape), axis=1)
    naar = np.take_along_axis(waar, log.keus, axis=1)
    omega = np.where(naar >= 0, aandacht.kans[naar] / aandacht.kans[None, :] / opname, 0.0)
    hier = np.take_along_axis(log.verwacht, log.keus, axis=1)
    daar = np.take_along_axis(log.verwacht, doel, axis=1)
    # How often something is proposed where it stands, times its chance to last.
    model_hier = aandacht.voorstel(hier) * hier
    model_daar = (aandacht.voorstel(daar) * daar).sum(axis=1)
    ips = (omega * log.beloning).sum(axis=1)
    dr = model_daar + (omega * (log.beloning - model_hier)).sum(axis=1)
    # Attention that the wanted lists would get, over what the weights found of it.
    vond = (omega * aandacht.kans[None, :]).sum(axis=1)
    verhouding = float(aandacht.kans.sum()) / max(float(vond.mean()), 1e-9)
    snips = float(ips.mean()) * verhouding
    per_lijst = snips + verhouding * (ips - ips.mean() * vond / max(float(vond.mean()), 1e-9))
    return {
        "ips": _interval(ips, zekerheid),
        "snips": _interval(per_lijst, zekerheid),
        "dr": _interval(dr, zekerheid),
    }


@dataclass(frozen=True, slots=True, eq=False)
class _Aandacht:
    """kans: float64 [k], attention per place, 1 on the first. Proposals follow it times
    exp(niveau + helling x log odds of the expected chance)."""

    kans: Getallen
    niveau: float
    helling: float

    def voorstel(self, verwacht: Getallen) -> Getallen:
        """Chance that what is expected to be so good is proposed, per place, [l, k]."""
        goed = self.niveau + self.helling * _log_odds(verwacht)
        return np.asarray(np.minimum(self.kans[None, :] * np.exp(goed), 1.0))


def _aandacht(log: Getoondelijsten) -> _Aandacht:
    """Attention (1 + place) ** -b by Poisson regression of proposals on place and expected chance.

    What stands where hangs on its score, and the expected chance stands for that.
    """
    plaats = np.broadcast_to(np.log1p(np.arange(log.keus.shape[1])), log.keus.shape)
    goed = _log_odds(np.take_along_axis(log.verwacht, log.keus, axis=1))
    x = np.stack([np.ones(goed.size), -plaats.ravel(), goed.ravel()], axis=1)
    y = log.voorgesteld.ravel().astype(np.float64)

    def verlies(b: Getallen) -> tuple[float, Getallen]:
        mu = np.exp(np.minimum(x @ b, 5.0))
        rest = b - np.array([0.0, 0.5, 0.0])
        som = float(mu.sum() - y @ (x @ b) + 0.5 * rest @ rest)
        return som, np.asarray(x.T @ (mu - y) + rest)

    b = minimize(verlies, np.array([-1.0, 0.5, 0.0]), jac=True, method="L-BFGS-B").x
    kans: Getallen = np.asarray((1.0 + np.arange(log.keus.shape[1])) ** -float(b[1]), np.float64)
    return _Aandacht(kans, float(b[0]), float(b[2]))


def _kans_op_lijst(log: Getoondelijsten) -> Getallen:
    """Probability of what was shown to be on the list at all, float64 [l, k]."""
    rest = np.maximum(log.mag.sum(axis=1) - log.keus.shape[1], 1)[:, None]
    per_plaats = np.where(log.verkend, log.kans * rest, 1.0 - log.kans)
    ergens = per_plaats.sum(axis=1, keepdims=True) / rest
    return np.where(log.verkend, ergens, log.kans)


def _log_odds(kans: Getallen) -> Getallen:
    p = np.clip(np.nan_to_num(kans, nan=0.5), 1e-4, 1.0 - 1e-4)
    return np.asarray(np.log(p / (1.0 - p)))


def _interval(per_lijst: Getallen, zekerheid: float) -> Lijstwaarde:
    n = len(per_lijst)
    midden = float(per_lijst.mean())
    afwijking = per_lijst - midden
    kwadraat = afwijking**2
    fout = float(np.sqrt(kwadraat.sum() / max(n - 1, 1) / n))
    # Few lists carry most of the spread when weights are uneven (Satterthwaite).
    vrijheid = max(float(kwadraat.sum() ** 2 / max((kwadraat**2).sum(), 1e-300)) - 1.0, 1.0)
    breed = float(student.ppf(0.5 + zekerheid / 2.0, vrijheid)) * fout
    return Lijstwaarde(100.0 * midden, 100.0 * (midden - breed), 100.0 * (midden + breed))
