"""How a feature enters the log odds: a line, ramps between quantiles, and a step when unknown.

A ramp is 0 below a knot, 1 above the next and straight between them. A sum of ramps with
coefficients that are not negative never falls, which is how a registered direction is kept
(linear splines, Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 5.2).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Getallen = npt.NDArray[np.float64]

KNOPEN = 5
"""Knots at most, at equal shares of what was proposed."""

_WEINIG = 50
_LOS = 0.1
"""Correlations smaller than this both then and now tell nothing."""

_GENOEG = 0.02
"""Share of the rows that has to be unknown before that is told apart."""


@dataclass(frozen=True, slots=True)
class Vorm:
    """One feature.

    Attributes:
        naam: registered name.
        richting: +1 never falls, -1 never rises, 0 free.
        midden, schaal: of the known values; a value counts as ``(x - midden) / schaal``.
        knopen: rising values between which the ramps lie; fewer than three give no ramps.
        delen: share of the known values at or below each knot.
        met_onbekend: whether unknown has a coefficient of its own; else it counts as ``midden``.
    """

    naam: str
    richting: int
    midden: float
    schaal: float
    knopen: tuple[float, ...]
    delen: tuple[float, ...]
    met_onbekend: bool

    @classmethod
    def van(cls, naam: str, waarden: Getallen, richting: int) -> Vorm | None:
        """Fit the shape to values [n], nan = unknown; ``None`` when it says the same of all."""
        bekend = waarden[np.isfinite(waarden)]
        onbekend = 1.0 - len(bekend) / max(len(waarden), 1)
        if len(bekend) < 2 or bekend.std() < 1e-9:
            return None
        gesneden = np.unique(np.quantile(bekend, np.linspace(0.02, 0.98, KNOPEN)))
        knopen: tuple[float, ...] = tuple(gesneden.tolist()) if len(gesneden) >= 3 else ()
        return cls(
            naam=naam,
            richting=richting,
            midden=float(bekend.mean()),
            schaal=float(bekend.std()),
            knopen=knopen,
            delen=tuple(float((bekend <= k).mean()) for k in knopen),
            met_onbekend=bool(onbekend >= _GENOEG),
        )

    def verschuiving(self, waarden: Getallen) -> float:
        """Distance of values [n] from those that the knots were cut from, 0 to 1.

        Largest difference in the share that lies at or below an inner knot (as in Kolmogorov and
        Smirnov), or in the share that is unknown.
        """
        bekend = waarden[np.isfinite(waarden)]
        if len(waarden) < _WEINIG or len(bekend) < _WEINIG:
            return 0.0
        deel = [
            abs(float((bekend <= knoop).mean()) - toen)
            for knoop, toen in zip(self.knopen, self.delen, strict=True)
        ]
        return max(deel, default=0.0)

    @property
    def hellingen(self) -> int:
        """Number of ramps."""
        return max(len(self.knopen) - 1, 0)

    @property
    def breedte(self) -> int:
        """Columns: the line, the ramps and, where it has one, unknown."""
        return 1 + self.hellingen + int(self.met_onbekend)

    def kolommen(self, waarden: Getallen) -> Getallen:
        """Columns float64 [r, breedte] of values [r]; beyond the outer knots all stay the same."""
        onbekend = ~np.isfinite(waarden)
        x = np.where(onbekend, self.midden, waarden)
        uit = np.empty((len(x), self.breedte))
        teken = -1.0 if self.richting < 0 else 1.0
        binnen = np.clip(x, self.knopen[0], self.knopen[-1]) if self.knopen else x
        uit[:, 0] = teken * (binnen - self.midden) / self.schaal
        for i, (van, tot) in enumerate(zip(self.knopen, self.knopen[1:], strict=False), start=1):
            ramp = np.clip((x - van) / (tot - van), 0.0, 1.0)
            # Centred, so that a ramp does not stand in for the level of its step.
            nul = min(max((self.midden - van) / (tot - van), 0.0), 1.0)
            uit[:, i] = teken * (ramp - nul)
        uit[onbekend, :] = 0.0
        if self.met_onbekend:
            uit[:, -1] = onbekend
        return uit


@dataclass(frozen=True, slots=True)
class Vormen:
    """All features that say something, in order.

    samenhang: per feature its correlation with each of them in turn, and with issue 1's score;
    0 where too few rows know both. A feature that was written the wrong way round hangs together
    with the others the wrong way round too.
    in_score: per feature what one standard deviation of it added to issue 1's score, all others
    equal (least squares).
    """

    vormen: tuple[Vorm, ...]
    samenhang: tuple[tuple[float, ...], ...]
    in_score: tuple[float, ...]

    @classmethod
    def van(
        cls,
        namen: Sequence[str],
        kenmerken: Getallen,
        basis: Getallen,
        richtingen: Mapping[str, int],
    ) -> Vormen:
        """Shapes of the columns of ``kenmerken`` [n, f], with ``basis`` [n] beside them."""
        gevonden = [
            Vorm.van(naam, kenmerken[:, i], richtingen.get(naam, 0)) for i, naam in enumerate(namen)
        ]
        vormen = tuple(v for v in gevonden if v is not None)
        hoe = _samenhang(_naast(vormen, namen, kenmerken, basis))
        samen = tuple(tuple(rij) for rij in hoe[:-1].tolist())
        return cls(vormen, samen, tuple(_in_score(vormen, namen, kenmerken, basis).tolist()))

    def anders_samen(self, namen: Sequence[str], kenmerken: Getallen, basis: Getallen) -> Getallen:
        """Per feature the largest change of a correlation since the shapes were made, [vormen]."""
        nu = _samenhang(_naast(self.vormen, namen, kenmerken, basis))[:-1]
        toen = np.array(self.samenhang).reshape(nu.shape)
        # A flipped column changes all of its own row, and of another row one place.
        verschil = np.abs(nu - toen)
        verschil[np.maximum(np.abs(nu), np.abs(toen)) < _LOS] = np.nan
        return np.array([_tweede(rij) for rij in verschil])

    def anders_in_score(
        self, namen: Sequence[str], kenmerken: Getallen, basis: Getallen
    ) -> Getallen:
        """Per feature how much more or less of issue 1's score it makes since then, [vormen]."""
        nu = _in_score(self.vormen, namen, kenmerken, basis)
        return np.abs(nu - np.array(self.in_score))

    @property
    def breedte(self) -> int:
        """Columns of all together."""
        return sum(v.breedte for v in self.vormen)

    def kolommen(self, namen: Sequence[str], kenmerken: Getallen) -> Getallen:
        """Columns float64 [r, breedte].

        Raises:
            KeyError: when a feature is not among ``namen``.
        """
        plaats = {naam: i for i, naam in enumerate(namen)}
        delen = [v.kolommen(kenmerken[:, plaats[v.naam]]) for v in self.vormen]
        return np.concatenate([np.empty((len(kenmerken), 0)), *delen], axis=1)


def _naast(
    vormen: Sequence[Vorm], namen: Sequence[str], kenmerken: Getallen, basis: Getallen
) -> Getallen:
    plaats = {naam: i for i, naam in enumerate(namen)}
    kolommen = [kenmerken[:, plaats[v.naam]] for v in vormen]
    return np.stack([*kolommen, basis], axis=1)


def _in_score(
    vormen: Sequence[Vorm], namen: Sequence[str], kenmerken: Getallen, basis: Getallen
) -> Getallen:
    x = _naast(vormen, namen, kenmerken, basis)[:, :-1]
    midden = np.array([v.midden for v in vormen])
    schaal = np.array([v.schaal for v in vormen])
    if len(x) < _WEINIG or not len(vormen):
        return np.zeros(len(vormen))
    onbekend = ~np.isfinite(x)
    z = np.where(onbekend, 0.0, (x - midden) / schaal)
    met_een = np.concatenate([z, onbekend, np.ones((len(z), 1))], axis=1)
    # A little ridge: columns that say the same share what they explain.
    recht = met_een.T @ met_een + 1e-3 * len(z) * np.eye(met_een.shape[1])
    uit: Getallen = np.linalg.solve(recht, met_een.T @ basis)[: len(vormen)]
    return uit


def _samenhang(x: Getallen) -> Getallen:
    """Correlations of columns over the rows that know both, float64 [c, c]; 0 with too few."""
    bekend = np.isfinite(x)
    z = np.where(bekend, x - np.nanmean(np.where(bekend, x, np.nan), axis=0), 0.0) if len(x) else x
    b = bekend.astype(np.float64)
    kruis, aantal = z.T @ z, b.T @ b
    # Sums of squares of each column over the rows that the other one knows too.
    kwadraat = (z**2).T @ b
    noemer = np.sqrt(kwadraat * kwadraat.T)
    uit = np.zeros_like(kruis)
    genoeg = (aantal >= _WEINIG) & (noemer > 0)
    uit[genoeg] = kruis[genoeg] / noemer[genoeg]
    return np.clip(uit, -1.0, 1.0)


def _tweede(rij: Getallen) -> float:
    """The second largest known number: one pair of columns alone says not which of both it is."""
    bekend = np.sort(rij[np.isfinite(rij)])
    return float(bekend[-2]) if len(bekend) >= 2 else 0.0
