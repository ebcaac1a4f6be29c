"""Puts the best rows by issue 1's sum in the order of the champion. Arrays in, an order out.

Only the first ``HOOGSTENS`` rows change places; what stands lower stays where it is, below them.
Without a champion the order is that of the sum, exactly as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.leren.kansmodel import NIVEAU, Kansmodel, genoeg_bekend, kies_kolommen

Getallen = npt.NDArray[np.float64]

HOOGSTENS = 1000
"""Rows, best first by issue 1's sum, that the champion puts in order."""

_CIJFERS = 9
"""Gains equal to this many decimals of the largest are ties: rounding never decides an order."""


@dataclass(frozen=True, slots=True)
class Kansuitleg:
    """Why a row stands where it stands, by the champion.

    Attributes:
        wens: fit with wishes, 0..1: one half of the gain.
        kans: chance of a placement that lasts: the other half; ``None`` with its ends when the
            interval is too wide ("te weinig gegevens").
        laag, hoog: ends of the 90 % interval.
        gain: chance x (1/2 + wens/2).
        bijdragen: parts of log(gain), name and value; together with ``niveau`` its sum.
        niveau: log(gain) of a proposal of average promise and full fit.
    """

    wens: float
    kans: float | None
    laag: float | None
    hoog: float | None
    gain: float
    bijdragen: tuple[tuple[str, float], ...]
    niveau: float

    @property
    def heeft_genoeg_gegevens(self) -> bool:
        """Whether there is a chance to show."""
        return self.kans is not None


@dataclass(frozen=True, slots=True, eq=False)
class Herordening:
    """An order, and what it rests on.

    volgorde: int64 [r], rows of the question, best first. gain: float64 [r], by row. basis:
    float64 [r], issue 1's score by row.
    """

    volgorde: npt.NDArray[np.int64]
    gain: Getallen
    basis: Getallen
    _model: Kansmodel
    _kenmerken: Getallen
    _wens: Getallen

    def uitleg(self, rijen: Sequence[int]) -> tuple[Kansuitleg, ...]:
        """Accounts of these rows of the question, in that order."""
        keus = np.asarray(rijen, dtype=np.int64)
        vraag = self._kenmerken[keus], self.basis[keus], self._wens[keus]
        kans, laag, hoog = self._model.kans(*vraag)
        opbouw = self._model.opbouw(*vraag)
        genoeg = genoeg_bekend(laag, hoog)
        niveau = opbouw.namen.index(NIVEAU)
        uit = []
        for i in range(len(keus)):
            delen = [
                (naam, float(deel[i]))
                for naam, deel in zip(opbouw.namen, opbouw.delen, strict=True)
                if naam != NIVEAU
            ]
            uit.append(
                Kansuitleg(
                    wens=float(vraag[2][i]),
                    kans=float(kans[i]) if genoeg[i] else None,
                    laag=float(laag[i]) if genoeg[i] else None,
                    hoog=float(hoog[i]) if genoeg[i] else None,
                    gain=float(np.exp(opbouw.som[i])),
                    bijdragen=tuple(delen),
                    niveau=float(opbouw.delen[niveau, i]),
                )
            )
        return tuple(uit)


def herorden(
    model: Kansmodel,
    namen: Sequence[str],
    kenmerken: Getallen,
    basis: Getallen,
    wens: Getallen,
    nummers: npt.NDArray[np.str_],
) -> Herordening:
    """Order at most ``HOOGSTENS`` rows by expected gain; ties by number.

    Args:
        model: the champion.
        namen: features in the columns of ``kenmerken``; one that the champion does not know is
            left out, one that it misses counts as unknown.
        kenmerken: float64 [r, f], r the best rows by issue 1's sum.
        basis, wens: float64 [r], that sum and the fit with wishes.
        nummers: str [r].

    Raises:
        ValueError: with more rows than ``HOOGSTENS`` or columns that differ in length.
    """
    if len(kenmerken) > HOOGSTENS or not len(kenmerken) == len(basis) == len(wens) == len(nummers):
        raise ValueError(f"needs at most {HOOGSTENS} rows, and as many in every column")
    eigen = kies_kolommen(namen, model.namen, kenmerken)
    gain = model.gain(eigen, basis, wens)
    # Relative to the largest: chances may be small.
    sleutel = -(gain / max(float(gain.max(initial=0.0)), 1e-300)).round(_CIJFERS)
    volgorde = np.lexsort((nummers, sleutel)).astype(np.int64)
    return Herordening(volgorde, gain, basis, model, eigen, wens)
