"""Item 1: how much of what can be gained a ranker gains after so many known proposals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from matching.bench.leren.opzet import Getallen, Leer, Proef, maak_proef
from matching.bench.leren.plafond import Plafond


@dataclass(frozen=True, slots=True)
class Winst:
    """One ranker, learnt in one world, seed and size; all per 100 proposals on new klanten.

    Attributes:
        prior, plafond, orakel: durable placements by issue 1's score, by the best rule on what is
            visible, and by who knows all.
        naar_gain: of the ranker, ordered by expected gain, as it is shown.
        naar_kans: of the ranker, ordered by chance alone.
        opbrengst, opbrengst_prior: true chance times (1/2 + wish/2), of both in their own order.
    """

    wereld: str
    zaad: int
    bekend: int
    toeval: float
    prior: float
    plafond: float
    orakel: float
    naar_gain: float
    naar_kans: float
    opbrengst: float
    opbrengst_prior: float

    @property
    def deel(self) -> float:
        """Share of the gap between prior and ceiling that is closed, order by gain."""
        return (self.naar_gain - self.prior) / (self.plafond - self.prior)

    @property
    def deel_naar_kans(self) -> float:
        """The same for the order by chance."""
        return (self.naar_kans - self.prior) / (self.plafond - self.prior)

    @property
    def deel_van_orakel(self) -> float:
        """Share of the gap between prior and the oracle who knows all, order by gain."""
        return (self.naar_gain - self.prior) / (self.orakel - self.prior)

    @property
    def tegen_prior(self) -> float:
        """Worth in proportion to the prior, minus 1; below 0 it is worse."""
        return self.naar_gain / self.prior - 1.0

    @property
    def opbrengst_tegen_prior(self) -> float:
        """The same for what it brings klanten, wishes counted. In noise all placements are equal,
        so this is where a ranker that follows noise is found out."""
        return self.opbrengst / self.opbrengst_prior - 1.0


def meet_winst(
    naam: str, zaad: int, groottes: Sequence[int], leer: Leer, plafond: Plafond | None
) -> list[Winst]:
    """One log per size. Without a ceiling (nothing to learn) the prior is the ceiling."""
    return [_meet(maak_proef(naam, zaad, bekend), leer, plafond) for bekend in groottes]


def _meet(proef: Proef, leer: Leer, plafond: Plafond | None) -> Winst:
    model = leer(proef.bekend_op_dag, proef.dag)
    bank = proef.bank
    opbrengst = bank.kans * (0.5 + 0.5 * bank.ronde.wens)
    prior = bank.waarde_van_prior()
    return Winst(
        wereld=proef.wereld.naam,
        zaad=proef.zaad,
        bekend=proef.bekend,
        toeval=bank.waarde_van_toeval(),
        prior=prior,
        plafond=prior if plafond is None else bank.waarde(plafond.beleid),
        orakel=bank.waarde_van_orakel(),
        naar_gain=bank.waarde(model.gain),
        naar_kans=bank.waarde(lambda k, b, w: model.kans(k, b, w)[0]),
        opbrengst=bank.winst(model.gain, opbrengst),
        opbrengst_prior=bank.winst(_prior, opbrengst),
    )


def _prior(kenmerken: Getallen, basis: Getallen, wens: Getallen) -> Getallen:
    return basis


class Vast:
    """Issue 1's score as a ranker that never learns: the floor of every comparison."""

    def kans(
        self, kenmerken: Getallen, basis: Getallen, wens: Getallen
    ) -> tuple[Getallen, Getallen, Getallen]:
        """No chances, only their order; the interval says nothing."""
        kans = basis / (1.0 + wens)
        return kans, np.zeros_like(kans), np.ones_like(kans)

    def gain(self, kenmerken: Getallen, basis: Getallen, wens: Getallen) -> Getallen:
        """The score itself."""
        return basis


def vat_samen(winsten: Sequence[Winst]) -> list[Mapping[str, object]]:
    """Per world and size: median, lowest and highest over the seeds, in the order given."""
    groepen: dict[tuple[str, int], list[Winst]] = {}
    for winst in winsten:
        groepen.setdefault((winst.wereld, winst.bekend), []).append(winst)
    return [_vat(groep) for groep in groepen.values()]


def _vat(groep: Sequence[Winst]) -> Mapping[str, object]:
    is_leerbaar = all(w.plafond > w.prior for w in groep)
    maten = ["toeval", "prior", "plafond", "orakel", "naar_gain", "naar_kans"]
    maten += ["tegen_prior", "opbrengst_tegen_prior"]
    if is_leerbaar:
        maten += ["deel", "deel_naar_kans", "deel_van_orakel"]
    uit: dict[str, object] = {"wereld": groep[0].wereld, "bekend": groep[0].bekend}
    uit["zaden"] = len(groep)
    for maat in maten:
        uit[maat] = spreiding([getattr(w, maat) for w in groep])
    return uit


def spreiding(getallen: Sequence[float]) -> dict[str, float]:
    """Mean, standard deviation, lowest, median and highest."""
    x = np.asarray(getallen, dtype=np.float64)
    return {
        "gemiddeld": float(x.mean()),
        "sd": float(x.std(ddof=1)) if len(x) > 1 else 0.0,
        "laagste": float(x.min()),
        "mediaan": float(np.median(x)),
        "hoogste": float(x.max()),
    }
