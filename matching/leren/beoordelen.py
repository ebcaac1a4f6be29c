"""What a ranker was worth on proposals that it did not learn from: order, chances and yield.

All of it is judged on lists shown after the last day that the ranker learnt of. A proposal that is
still running is worth the chance that one which got as far lasts (``Opbrengst``); what the order
is measured on is otherwise what came of it. Everything is plain numbers, ready for JSON.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from matching.leren.gegevens import WACHTTIJD, Fase, Leergegevens
from matching.leren.kansmodel import Z90
from matching.leren.voorkennis import STAPPEN

Getallen = npt.NDArray[np.float64]
Gehelen = npt.NDArray[np.int64]

BAKKEN = 10
_VENSTER = 30


class Ranker(Protocol):
    """What can be judged."""

    def kans(
        self, kenmerken: Getallen, basis: Getallen, wens: Getallen
    ) -> tuple[Getallen, Getallen, Getallen]:
        """Chance of lasting with the ends of its interval."""
        ...

    def gain(self, kenmerken: Getallen, basis: Getallen, wens: Getallen) -> Getallen:
        """What orders a list."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Opbrengst:
    """What r proposals brought.

    rijen: int64 [r] of the data. waarde: float64 [r], 1 lasted, 0 ended, and for what still runs
    the base rate of lasting of those who got as far. af: bool [r], whether it is finished.
    """

    rijen: npt.NDArray[np.intp]
    waarde: Getallen
    af: npt.NDArray[np.bool_]


def rest_van_fasen(gegevens: Leergegevens) -> Getallen:
    """Base rate of lasting of those who got as far as each ``Fase``, float64 [6]; the last is 1."""
    rest = np.ones(len(Fase))
    for i, fase in reversed(list(enumerate(STAPPEN))):
        _, gelukt = gegevens.stap(fase)
        rest[i] = rest[i + 1] * (gelukt.sum() + 1.0) / (len(gelukt) + 2.0)
    return rest


def opbrengst(gegevens: Leergegevens) -> Opbrengst:
    """The yield of proposals that are old enough to have been answered."""
    rest = rest_van_fasen(gegevens)
    wacht = np.timedelta64(WACHTTIJD[Fase.GESPREK], "D")
    rijen = np.flatnonzero(gegevens.moment + wacht <= gegevens.peildag)
    waarde = np.where(gegevens.einde, 0.0, rest[gegevens.bereikt])
    return Opbrengst(rijen, waarde[rijen], gegevens.is_afgelopen[rijen])


@dataclass(frozen=True, slots=True)
class Rangcijfers:
    """Order within groups in which some lasted and others did not; means over groups.

    ndcg, mrr, recall (share of what lasted that is in the first half), groepen: how many.
    """

    ndcg: float
    mrr: float
    recall: float
    groepen: int


@dataclass(frozen=True, slots=True)
class IJking:
    """Do chances come true? ``ece``: mean distance over bins; ``bakken``: said, seen, how many."""

    ece: float
    bakken: tuple[tuple[float, float, int], ...]


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """Yield of two orders of the same proposals, per 100, and the difference.

    A proposal counts twice its rank as a share (0 last, 1 first), as if who stands higher were
    proposed more often in proportion. Half that weight would be the yield as it was.
    """

    kampioen: float
    uitdager: float
    verschil: float
    laag: float
    hoog: float
    fout: float


@dataclass(frozen=True, slots=True)
class Beoordeling:
    """All figures of one ranker on one stretch of time."""

    voorstellen: int
    afgelopen: int
    duurzaam: int
    per_lijst: Rangcijfers
    per_maand: Rangcijfers
    ijking: IJking
    opbrengst: float


def beoordeel(ranker: Ranker, later: Leergegevens) -> Beoordeling:
    """Figures of a ranker on proposals that it did not learn from."""
    wat = opbrengst(later)
    hier = later.neem(wat.rijen)
    vraag = hier.kenmerken, hier.basis, hier.wens
    gain, (kans, _, _) = ranker.gain(*vraag), ranker.kans(*vraag)
    duurzaam = hier.bereikt == Fase.DUURZAAM
    maand = hier.moment.astype(np.int64) // _VENSTER
    return Beoordeling(
        voorstellen=len(hier),
        afgelopen=int(wat.af.sum()),
        duurzaam=int(duurzaam.sum()),
        per_lijst=rangcijfers(gain[wat.af], duurzaam[wat.af], hier.lijst[wat.af]),
        per_maand=rangcijfers(gain[wat.af], duurzaam[wat.af], maand[wat.af]),
        ijking=ijk(kans, wat.waarde),
        opbrengst=100.0 * float((naar_rang(gain) * wat.waarde).mean()) if len(hier) else 0.0,
    )


def rangcijfers(score: Getallen, raak: npt.NDArray[np.bool_], groep: Gehelen) -> Rangcijfers:
    """nDCG, reciprocal rank and recall per group of at least two of which some are ``raak``.

    nDCG as in Jarvelin and Kekalainen (2002), gain 1, discount log2(place + 1). Ties in the order
    of the rows.
    """
    som, groepen = np.zeros(3), 0
    for nummer in np.unique(groep):
        rijen = np.flatnonzero(groep == nummer)
        goed = raak[rijen[np.argsort(-score[rijen], kind="stable")]]
        if goed.all() or not goed.any():
            continue
        korting = 1.0 / np.log2(np.arange(len(goed)) + 2.0)
        dcg = float(korting[goed].sum() / korting[: int(goed.sum())].sum())
        helft = goed[: (len(goed) + 1) // 2].sum() / goed.sum()
        som += (dcg, 1.0 / (1.0 + float(np.argmax(goed))), float(helft))
        groepen += 1
    ndcg, mrr, recall = (som / max(groepen, 1)).tolist()
    return Rangcijfers(ndcg, mrr, recall, groepen)


def ijk(kans: Getallen, waarde: Getallen, bakken: int = BAKKEN) -> IJking:
    """Expected calibration error over bins of equally many rows (Guo et al. 2017)."""
    if not len(kans):
        return IJking(0.0, ())
    orde = np.argsort(kans, kind="stable")
    delen = [deel for deel in np.array_split(orde, min(bakken, len(orde))) if len(deel)]
    per_bak = [(float(kans[d].mean()), float(waarde[d].mean()), len(d)) for d in delen]
    ece = sum(abs(gezegd - gezien) * n for gezegd, gezien, n in per_bak) / len(kans)
    return IJking(ece, tuple(per_bak))


def vergelijk(kampioen: Ranker, uitdager: Ranker, later: Leergegevens) -> Vergelijking:
    """Paired yield of both orders, with a 90 % interval of the difference; a list is the unit."""
    wat = opbrengst(later)
    hier = later.neem(wat.rijen)
    vraag = hier.kenmerken, hier.basis, hier.wens
    van = naar_rang(kampioen.gain(*vraag)), naar_rang(uitdager.gain(*vraag))
    return vergelijk_gewichten(*van, wat.waarde, hier.lijst)


def vergelijk_gewichten(
    kampioen: Getallen, uitdager: Getallen, waarde: Getallen, lijst: Gehelen
) -> Vergelijking:
    """The same of weights with mean 1, float64 [r]."""
    if len(waarde) < 2:
        return Vergelijking(0.0, 0.0, 0.0, -np.inf, np.inf, np.inf)
    anders = uitdager - kampioen
    verschil = float((anders * waarde).mean())
    # The weights depend on features alone; what is uncertain is what came of it.
    _, groep = np.unique(lijst, return_inverse=True)
    per_lijst = np.bincount(groep, anders * (waarde - waarde.mean()) - verschil)
    n = len(per_lijst)
    fout = float(np.sqrt(n / max(n - 1, 1) * (per_lijst**2).sum())) / len(waarde)
    return Vergelijking(
        kampioen=100.0 * float((kampioen * waarde).mean()),
        uitdager=100.0 * float((uitdager * waarde).mean()),
        verschil=100.0 * verschil,
        laag=100.0 * (verschil - Z90 * fout),
        hoog=100.0 * (verschil + Z90 * fout),
        fout=100.0 * fout,
    )


def naar_rang(score: Getallen) -> Getallen:
    """Weights float64 [r] with mean 1: twice the share of rows that stand lower; ties share."""
    _, plaats, aantal = np.unique(score, return_inverse=True, return_counts=True)
    lager = np.cumsum(aantal) - aantal
    midden = (lager + (aantal - 1) / 2.0 + 0.5) / max(len(score), 1)
    uit: Getallen = 2.0 * midden[plaats]
    return uit
