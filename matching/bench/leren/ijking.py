"""Item 2: do chances come true, and do intervals hold what they promise?"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np

from matching.bench.leren.opzet import Getallen, Leer, maak_proef
from matching.bench.leren.plafond import Plafond

BAKKEN = 10


@dataclass(frozen=True, slots=True)
class IJking:
    """Of one ranker in one world and seed, on new klanten, against true chances.

    Attributes:
        ece: mean distance of stated and true chance over ``BAKKEN`` equally filled bins, of what
            coaches would propose from the ranker's own lists.
        ece_alle: the same over all eligible pairs.
        dekking: share of the 90 % intervals, of what would be proposed, that hold the chance of
            pairs that look like this; ``dekking_alle``: of all eligible pairs.
        breedte: median width of those intervals.
        per_bak: stated and true chance per bin, to draw.
    """

    wereld: str
    zaad: int
    bekend: int
    ece: float
    ece_alle: float
    dekking: float
    dekking_alle: float
    breedte: float
    per_bak: tuple[tuple[float, float], ...]

    def als_dict(self) -> dict[str, object]:
        """Plain data, for JSON."""
        return asdict(self)


def meet_ijking(naam: str, zaad: int, bekend: int, leer: Leer, plafond: Plafond | None) -> IJking:
    """Learn from ``bekend`` known proposals and hold what is said against what is true.

    The interval is about the chance of pairs that look alike, not of this pair with all that is
    hidden in it; that chance is exact where nothing is hidden, and else the ceiling's regression.
    """
    proef = maak_proef(naam, zaad, bekend)
    model = leer(proef.bekend_op_dag, proef.dag)
    bank = proef.bank
    mag = bank.ronde.paren.mag
    x, basis, wens = bank.ronde.kenmerken[mag], bank.ronde.basis[mag], bank.ronde.wens[mag]
    kans, laag, hoog = model.kans(x, basis, wens)
    waar = bank.kans[mag]
    bij_beeld = waar if plafond is None else plafond.kans(x, basis)
    keus = bank.beste_lijsten(model.gain)
    voorstel = np.zeros(mag.shape)
    zin = np.take_along_axis(bank.ronde.zin, keus, axis=1)
    np.put_along_axis(voorstel, keus, bank.coaches.kans_op_voorstel(zin), axis=1)
    gewicht = voorstel[mag]
    gedekt = ((laag <= bij_beeld) & (bij_beeld <= hoog)).astype(np.float64)
    ece, per_bak = ijkfout(kans, waar, gewicht)
    return IJking(
        wereld=naam,
        zaad=zaad,
        bekend=bekend,
        ece=ece,
        ece_alle=ijkfout(kans, waar, np.ones_like(waar))[0],
        dekking=float(np.average(gedekt, weights=gewicht)),
        dekking_alle=float(gedekt.mean()),
        breedte=float(np.median((hoog - laag)[gewicht > 0])),
        per_bak=per_bak,
    )


def ijkfout(
    kans: Getallen, waar: Getallen, gewicht: Getallen
) -> tuple[float, tuple[tuple[float, float], ...]]:
    """Expected calibration error over ``BAKKEN`` bins of equal weight by stated chance.

    Args:
        kans, waar, gewicht: float64 [r]; rows of weight 0 do not count.

    Returns:
        The error, and per bin the mean stated and true chance.
    """
    telt = gewicht > 0
    orde = np.argsort(kans[telt], kind="stable")
    k, w, g = kans[telt][orde], waar[telt][orde], gewicht[telt][orde]
    tot = np.cumsum(g) - g / 2
    bak = np.minimum((BAKKEN * tot / g.sum()).astype(np.int64), BAKKEN - 1)
    som = np.bincount(bak, g, BAKKEN)
    vol = som > 0
    gezegd = np.bincount(bak, g * k, BAKKEN)[vol] / som[vol]
    echt = np.bincount(bak, g * w, BAKKEN)[vol] / som[vol]
    fout = float((np.abs(gezegd - echt) * som[vol]).sum() / som.sum())
    return fout, tuple(zip(gezegd.tolist(), echt.tolist(), strict=True))
