"""The short voortraject of a kwalificatiebaan: who reaches work (KWB-23), who is extended (KWB-28).

Everybody counts from the planned end of their voortraject, and only when that day is over. Counting
whoever found work early at once, and the others later, would make the share too high.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from modellen.cijfers.geval import Geval
from modellen.cijfers.maat import Aandeel
from modellen.normen.norm import Getal, Normboek
from modellen.tellen import Tijdvak
from modellen.traject.soorten import kwalificatiebaan
from modellen.traject.soorten._kwalificatiebaan_poorten import PLAATSINGEN, einde_voortraject
from modellen.traject.velden import find_dag


class Ligging(StrEnum):
    """Where a percentage lies beside what was expected; never good or bad."""

    ONDER = "onder"
    BINNEN = "binnen"
    BOVEN = "boven"


@dataclass(frozen=True, slots=True)
class Verwachting:
    """What the source expects, in percent, with a margin in points: information, no target."""

    percentage: Getal
    marge: Getal

    def ligging(self, aandeel: Aandeel) -> Ligging | None:
        """``None`` where there is no percentage."""
        if aandeel.percentage is None:
            return None
        if aandeel.percentage > self.percentage + self.marge:
            return Ligging.BOVEN
        return (
            Ligging.ONDER if aandeel.percentage < self.percentage - self.marge else Ligging.BINNEN
        )


@dataclass(frozen=True, slots=True)
class Voortrajecttelling:
    """How the voortrajecten ended whose planned end fell in the days asked for.

    Attributes:
        naar_werk: began to work on or before the planned end, of all.
        verlengd: got an extension, of those who did the whole voortraject and know where they are.
        onbeslist: did the whole voortraject and wait for work, an extension or an advice.
        loopt: the planned end is still to come; in none of the shares.
    """

    naar_werk: Aandeel
    verlengd: Aandeel
    onbeslist: int
    loopt: int
    verwachting: Verwachting


class _Einde(StrEnum):
    WERK = "werk"
    EERDER_GESTOPT = "eerder_gestopt"
    VERLENGD = "verlengd"
    NIET_VERLENGD = "niet_verlengd"
    ONBESLIST = "onbeslist"
    LOOPT = "loopt"


def tel_voortrajecten(
    gevallen: Iterable[Geval],
    tijdvak: Tijdvak,
    *,
    normboek: Normboek,
    verwachting: Verwachting,
    vandaag: date,
) -> Voortrajecttelling:
    """Over the kwalificatiebanen with a voortraject that began."""
    telling: Counter[_Einde] = Counter()
    for geval in gevallen:
        gepland = _gepland_einde(geval, normboek)
        if gepland is not None and tijdvak.omvat(gepland):
            telling[_hoe_eindigde(geval, gepland, vandaag)] += 1
    beslist = telling[_Einde.VERLENGD] + telling[_Einde.NIET_VERLENGD]
    samen = beslist + sum(
        telling[e] for e in (_Einde.WERK, _Einde.EERDER_GESTOPT, _Einde.ONBESLIST)
    )
    return Voortrajecttelling(
        naar_werk=Aandeel(telling[_Einde.WERK], samen),
        verlengd=Aandeel(telling[_Einde.VERLENGD], beslist),
        onbeslist=telling[_Einde.ONBESLIST],
        loopt=telling[_Einde.LOOPT],
        verwachting=verwachting,
    )


def _gepland_einde(geval: Geval, normboek: Normboek) -> date | None:
    if geval.soort.code != kwalificatiebaan.SOORT.code:
        return None
    begin = find_dag(geval.stand.laatste("voortraject_gestart"), "ingangsdatum")
    if begin is None:
        return None
    return einde_voortraject(
        geval.stand, normboek.normen_op(geval.stand.traject.opdrachtgever, begin)
    )


def _hoe_eindigde(geval: Geval, gepland: date, vandaag: date) -> _Einde:
    stand, slotdag = geval.stand, geval.slotdag
    if gepland >= vandaag:
        return _Einde.LOOPT
    eerste_werkdag = find_dag(stand.eerste(*PLAATSINGEN), "ingangsdatum")
    if eerste_werkdag is not None and eerste_werkdag <= gepland:
        return _Einde.WERK
    if slotdag is not None and slotdag < gepland:
        return _Einde.EERDER_GESTOPT
    if stand.heeft("verlenging_akkoord"):
        return _Einde.VERLENGD
    besluit = stand.laatste("verlenging_voorgesteld", "verlenging_geweigerd")
    geweigerd = besluit is not None and besluit.stap == "verlenging_geweigerd"
    return _Einde.NIET_VERLENGD if slotdag is not None or geweigerd else _Einde.ONBESLIST
