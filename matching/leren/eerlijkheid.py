"""Who is shown, proposed and placed, by group: aggregates alone, and none of a few people.

Arrays in, a report out. No name, no number of a klant and no row of anybody comes in or goes out,
and nothing that ranks reads any of it. Exposure is the sum of 1 / log2(1 + place) over the places
where somebody stood, first = 1 (Singh and Joachims, Fairness of Exposure in Rankings, 2018, with
the discount of Jarvelin and Kekalainen, 2002). Shares have Wilson's interval; the difference of two
has that of Newcombe (Statistics in Medicine 17, 1998, 873-890, method 10), that of two means
Welch's, with normal quantiles.

Of a group smaller than the minimum nothing is shown, and so much of the others is left out too that
no subtraction from a total gives a part of fewer people (complementary suppression, as in Hundepool
et al., Statistical Disclosure Control, 2012, chapter 4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

import numpy as np
import numpy.typing as npt

from modellen.tellen import Z95, Interval, wilson

Getallen = npt.NDArray[np.float64]
Gehelen = npt.NDArray[np.int64]
Vlaggen = npt.NDArray[np.bool_]

ONBEKEND = -1
"""Number of a klant of whom the group is unknown or who rather not says."""


class Maat(StrEnum):
    """What is compared."""

    GETOOND = "getoond"
    VOORGESTELD = "voorgesteld"
    GEPLAATST = "geplaatst"
    DUURZAAM = "duurzaam"

    @property
    def label(self) -> str:
        """Dutch, of whom and what."""
        return _LABELS[self]


_LABELS = {
    Maat.GETOOND: "Hoe vaak getoond, hoger op de lijst telt zwaarder (gemiddeld per klant)",
    Maat.VOORGESTELD: "Minstens een keer voorgesteld (van alle klanten)",
    Maat.GEPLAATST: "Aan het werk gekomen (van wie voorgesteld is)",
    Maat.DUURZAAM: "Na zes maanden nog aan het werk (van wie dat bekend kan zijn)",
}


@dataclass(frozen=True, slots=True, eq=False)
class Klantuitkomsten:
    """What came of k klanten of one organisation; without who they are.

    Attributes:
        blootstelling: float64 [k], sum of 1 / log2(1 + place).
        voorgesteld, geplaatst: bool [k], at least once.
        rijp: bool [k], placed so long ago that it is known whether it lasted.
        duurzaam: bool [k], of those who are ``rijp``: lasted.
    """

    blootstelling: Getallen
    voorgesteld: Vlaggen
    geplaatst: Vlaggen
    rijp: Vlaggen
    duurzaam: Vlaggen

    def __len__(self) -> int:
        return len(self.blootstelling)


@dataclass(frozen=True, slots=True, eq=False)
class Groepering:
    """One attribute: ``nummers`` int64 [k] are places in ``labels``, ``ONBEKEND`` = not known."""

    titel: str
    labels: tuple[str, ...]
    nummers: Gehelen

    def __post_init__(self) -> None:
        if ((self.nummers < ONBEKEND) | (self.nummers >= len(self.labels))).any():
            raise ValueError(f"{self.titel}: a group without a label")


@dataclass(frozen=True, slots=True)
class Cel:
    """One group on one measure.

    Attributes:
        klanten: of whom it is; ``None`` = hidden, as is all the rest then.
        waarde, interval: percent, or the mean exposure; ``None`` also when it is of nobody.
        verhouding: to the group that is compared with; ``None`` where that cannot be said.
        wijkt_af: whether the interval of the difference excludes 0.
    """

    groep: str
    klanten: int | None
    waarde: float | None = None
    interval: Interval | None = None
    verhouding: float | None = None
    wijkt_af: bool = False

    @property
    def is_verborgen(self) -> bool:
        """Whether it is left out to protect people."""
        return self.klanten is None


@dataclass(frozen=True, slots=True)
class Groepstabel:
    """One measure by the groups of one attribute; ``vergeleken_met`` is the largest of them."""

    eigenschap: str
    maat: Maat
    vergeleken_met: str | None
    cellen: tuple[Cel, ...]

    @property
    def zegt_iets(self) -> bool:
        """Whether there is any value to show."""
        return any(cel.waarde is not None for cel in self.cellen)


@dataclass(frozen=True, slots=True)
class Eerlijkheidsrapport:
    """All tables; ``klanten`` is ``None`` when there are fewer than ``minstens``."""

    klanten: int | None
    minstens: int
    tabellen: tuple[Groepstabel, ...]

    @property
    def vergelijkingen(self) -> int:
        """How many times a group was compared with the largest one."""
        return sum(
            cel.verhouding is not None and cel.groep != tabel.vergeleken_met
            for tabel in self.tabellen
            for cel in tabel.cellen
        )


def vergelijk_groepen(
    wat: Klantuitkomsten, groeperingen: Sequence[Groepering], *, minstens: int
) -> Eerlijkheidsrapport:
    """Compare the groups of each attribute on every measure.

    Args:
        minstens: fewest klanten of whom anything is shown.

    Raises:
        ValueError: when an attribute is not of all klanten.
    """
    tabellen = []
    for groepering in groeperingen:
        if len(groepering.nummers) != len(wat):
            raise ValueError(f"{groepering.titel}: not one group per klant")
        tabellen += _tabellen(wat, groepering, minstens)
    klanten = len(wat) if len(wat) >= minstens else None
    return Eerlijkheidsrapport(klanten, minstens, tuple(tabellen))


def te_verbergen(
    aantallen: Sequence[int], minstens: int, *, al_verborgen: Sequence[bool] = ()
) -> tuple[bool, ...]:
    """Which groups are left out: the small ones, and others until no subtraction gives those.

    What is left out is nobody, or at least two groups and ``minstens`` people together, or all.

    Args:
        aantallen: people per group; they add up to a total that everybody may know.
        al_verborgen: groups that are left out whatever their number here.
    """
    weg = list(al_verborgen) or [False] * len(aantallen)
    weg = [al or 0 < n < minstens for al, n in zip(weg, aantallen, strict=True)]
    # Smallest first: that costs the report least.
    over = sorted((n, i) for i, n in enumerate(aantallen) if n and not weg[i])
    for _, kleinste in over:
        verborgen = [n for n, al in zip(aantallen, weg, strict=True) if al and n]
        if not verborgen or (len(verborgen) > 1 and sum(verborgen) >= minstens):
            break
        weg[kleinste] = True
    return tuple(weg)


def _tabellen(wat: Klantuitkomsten, van: Groepering, minstens: int) -> list[Groepstabel]:
    labels = (*van.labels, "onbekend")
    leden = [van.nummers == i for i in (*range(len(van.labels)), ONBEKEND)]
    groot = [int(lid.sum()) for lid in leden]
    klein = te_verbergen(groot, minstens)
    uit = []
    for maat in Maat:
        onder, boven = _delen(wat, maat)
        aantallen = [int((lid & onder).sum()) for lid in leden]
        weg = te_verbergen(aantallen, minstens, al_verborgen=klein)
        bekend = [i for i in range(len(van.labels)) if not weg[i] and aantallen[i]]
        tegen = max(bekend, key=lambda i: (groot[i], -i), default=None)
        groepen = [_Groep.van(boven[lid & onder], maat) for lid in leden]
        grootste = None if tegen is None else groepen[tegen]
        # Who did not say is no group to be compared with another.
        naast = [grootste] * len(van.labels) + [None]
        cellen = [
            Cel(label, None) if weg[i] else _cel(label, groepen[i], naast[i])
            for i, label in enumerate(labels)
            if groot[i]
        ]
        vergeleken_met = None if tegen is None else labels[tegen]
        uit.append(Groepstabel(van.titel, maat, vergeleken_met, tuple(cellen)))
    return uit


def _delen(wat: Klantuitkomsten, maat: Maat) -> tuple[Vlaggen, Getallen]:
    """Of whom a measure is, bool [k], and its values, float64 [k]."""
    alle = np.ones(len(wat), dtype=bool)
    if maat is Maat.GETOOND:
        return alle, wat.blootstelling
    per_maat: dict[Maat, tuple[Vlaggen, Vlaggen]] = {
        Maat.VOORGESTELD: (alle, wat.voorgesteld),
        Maat.GEPLAATST: (wat.voorgesteld, wat.geplaatst),
        Maat.DUURZAAM: (wat.rijp, wat.duurzaam),
    }
    onder, boven = per_maat[maat]
    return onder, np.where(boven, 100.0, 0.0)


@dataclass(frozen=True, slots=True)
class _Groep:
    aantal: int
    waarde: float
    interval: Interval
    is_aandeel: bool

    @classmethod
    def van(cls, waarden: Getallen, maat: Maat) -> _Groep | None:
        n = len(waarden)
        if not n:
            return None
        midden = float(waarden.mean())
        if maat is not Maat.GETOOND:
            return cls(n, midden, wilson(int(np.count_nonzero(waarden)), n), is_aandeel=True)
        half = Z95 * float(waarden.std(ddof=1)) / sqrt(n) if n > 1 else midden
        return cls(n, midden, Interval(max(midden - half, 0.0), midden + half), is_aandeel=False)

    def verschilt_van(self, ander: _Groep) -> bool:
        """Whether the interval of the difference excludes 0.

        For means with symmetric intervals the square and add rule is Welch's.
        """
        verschil = self.waarde - ander.waarde
        links = (self._omlaag, ander._omhoog)
        rechts = (self._omhoog, ander._omlaag)
        return verschil - sqrt(links[0] ** 2 + links[1] ** 2) > 0 or (
            verschil + sqrt(rechts[0] ** 2 + rechts[1] ** 2) < 0
        )

    @property
    def _omlaag(self) -> float:
        # The end of a mean is cut off at 0, its uncertainty is not.
        return self.waarde - self.interval.laag if self.is_aandeel else self._omhoog

    @property
    def _omhoog(self) -> float:
        return self.interval.hoog - self.waarde


def _cel(label: str, groep: _Groep | None, tegen: _Groep | None) -> Cel:
    if groep is None:
        return Cel(label, 0)
    verhouding = groep.waarde / tegen.waarde if tegen is not None and tegen.waarde else None
    return Cel(
        groep=label,
        klanten=groep.aantal,
        waarde=groep.waarde,
        interval=groep.interval,
        verhouding=verhouding,
        wijkt_af=tegen is not None and groep.verschilt_van(tegen),
    )
