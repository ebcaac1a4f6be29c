"""How long help lasted: jobcoaching in a toeleiding (WNH-41), LKS in a kwalificatiebaan (KWB-19).

Both are better when shorter, but only where it ended in work: a placement that fails early is no
good result. So the lengths of jobcoaching stand per kind of result.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from modellen.cijfers.geval import Geval
from modellen.cijfers.maat import Aandeel, Mediaan
from modellen.normen.duur import Duur, dag_van, tel_op
from modellen.tellen import Tijdvak
from modellen.traject.model import AFSLUITEN, Gebeurtenis, Telt
from modellen.traject.soorten import _kwalificatiebaan_poorten, kwalificatiebaan, toeleiding
from modellen.traject.soorten._toeleiding_uren import jobcoachperioden
from modellen.traject.velden import find_dag
from modellen.waarden import KlantNummer

# --- jobcoaching ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Jobcoachduur:
    """How long jobcoaching lasted in the toeleidingen that were closed.

    Attributes:
        per_telt: the median length per kind of result, over those that had a jobcoach.
        zonder_jobcoach: closed without any jobcoaching.
        eerder: of those at work, how many were closed before the expected length of time was over.
    """

    per_telt: tuple[tuple[Telt, Mediaan], ...]
    zonder_jobcoach: int
    eerder: Aandeel
    verwacht: Duur


def meet_jobcoaching(
    gevallen: Iterable[Geval], tijdvak: Tijdvak, *, verwacht: Duur
) -> Jobcoachduur:
    """Over the toeleidingen closed within the days asked for."""
    dagen: dict[Telt, list[int]] = {telt: [] for telt in Telt}
    zonder = eerder = aan_het_werk = 0
    for geval in gevallen:
        slotdag = geval.slotdag
        if geval.soort.code != toeleiding.SOORT.code or slotdag is None or geval.resultaat is None:
            continue
        if not tijdvak.omvat(slotdag):
            continue
        lengte = _dagen_jobcoaching(geval, slotdag)
        if lengte:
            dagen[geval.resultaat.telt].append(lengte)
        else:
            zonder += 1
        begin = find_dag(geval.stand.laatste("arbeidsovereenkomst"), "begin")
        if geval.is_naar_werk and begin is not None:
            aan_het_werk += 1
            eerder += slotdag < tel_op(begin, verwacht)
    per_telt = tuple((telt, Mediaan.van_dagen(lengtes)) for telt, lengtes in dagen.items())
    return Jobcoachduur(per_telt, zonder, Aandeel(eerder, aan_het_werk), verwacht)


def _dagen_jobcoaching(geval: Geval, slotdag: date) -> int:
    """Days within a granted period, each once, up to the end of the placement or the closing."""
    geeindigd = find_dag(geval.stand.laatste("plaatsing_beeindigd"), "datum")
    laatste = min(slotdag, geeindigd or slotdag)
    dagen, geteld_tot = 0, date.min
    for periode in sorted(jobcoachperioden(geval.stand), key=lambda p: (p.van, p.tot)):
        van, tot = max(periode.van, geteld_tot), min(periode.tot, laatste + timedelta(days=1))
        if van < tot:
            dagen += (tot - van).days
            geteld_tot = tot
    return dagen


# --- loonkostensubsidie ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Klantsubsidie:
    """How long one klant has had LKS in one kwalificatiebaan. Never for an opdrachtgever.

    Attributes:
        begin: first day with LKS. einde: last one, ``None`` = it still runs.
        dagen: days with LKS, both ends included; a stretch without work between two jobs is not.
        is_lang: longer than the norm after which the record gives a signal.
    """

    klant: KlantNummer
    traject: str
    begin: date
    einde: date | None
    dagen: int
    is_lang: bool


@dataclass(frozen=True, slots=True)
class Subsidieduur:
    """How long LKS runs over all klanten.

    Attributes:
        afgelopen: the median of those that ended within the days asked for.
        lopend: how many still run at their end; the median would be too short with them.
        lang: how many of both together run longer than ``grens``.
    """

    afgelopen: Mediaan
    lopend: int
    lang: Aandeel
    grens: Duur


def meet_subsidie(
    gevallen: Iterable[Geval], tijdvak: Tijdvak, *, grens: Duur, vandaag: date
) -> tuple[Subsidieduur, tuple[Klantsubsidie, ...]]:
    """The figure over all, and the figures per klant behind it, longest first."""
    tot = min(tijdvak.tot or vandaag, vandaag)
    per_klant = tuple(
        gevonden
        for geval in gevallen
        if geval.soort.code == kwalificatiebaan.SOORT.code
        and (gevonden := _klantsubsidie(geval, grens, tot)) is not None
        and (gevonden.einde is None or tijdvak.omvat(gevonden.einde))
    )
    per_klant = tuple(sorted(per_klant, key=lambda s: (-s.dagen, s.traject)))
    afgelopen = [s.dagen for s in per_klant if s.einde is not None]
    duur = Subsidieduur(
        afgelopen=Mediaan.van_dagen(afgelopen),
        lopend=len(per_klant) - len(afgelopen),
        lang=Aandeel(sum(s.is_lang for s in per_klant), len(per_klant)),
        grens=grens,
    )
    return duur, per_klant


def _klantsubsidie(geval: Geval, grens: Duur, tot: date) -> Klantsubsidie | None:
    """As it was on the day ``tot``; ``None`` = no LKS by then."""
    stukken = [(van, einde) for van, einde in _stukken(geval) if van <= tot]
    if not stukken:
        return None
    begin, laatste = stukken[0][0], stukken[-1][1]
    loopt = laatste is None or laatste > tot
    dagen = sum((min(einde or tot, tot) - van).days + 1 for van, einde in stukken)
    return Klantsubsidie(
        klant=geval.stand.traject.klant,
        traject=geval.nummer,
        begin=begin,
        einde=None if loopt else laatste,
        dagen=dagen,
        is_lang=dagen > (tel_op(begin, grens) - begin).days,
    )


_EINDE = ("lks_beeindigd", "uitval", *_kwalificatiebaan_poorten.PLAATSINGEN, AFSLUITEN)


def _stukken(geval: Geval) -> Iterator[tuple[date, date | None]]:
    """Stretches with LKS, oldest first; ``None`` = it has not ended."""
    begin: date | None = None
    for gebeurtenis in geval.stand.alle(*_EINDE):
        if begin is not None:
            yield begin, max(begin, _laatste_dag(gebeurtenis))
            begin = None
        if gebeurtenis.stap == "plaatsing_met_lks":
            begin = find_dag(gebeurtenis, "ingangsdatum")
    if begin is not None:
        yield begin, None


def _laatste_dag(gebeurtenis: Gebeurtenis) -> date:
    veld = {"lks_beeindigd": "ingangsdatum", "uitval": "datum"}.get(gebeurtenis.stap, "")
    return find_dag(gebeurtenis, veld) or dag_van(gebeurtenis.moment)
