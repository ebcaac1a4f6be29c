"""From proposals to a ranker: fit, and decide on later proposals how far it may go.

Coaches choose whom they propose, and they look at the top. Given the features that is no bias for
a model of the chance given those features, as long as what else made a coach choose says the same
of every kind of proposal; that is assumed, and it is why a proposal is not weighted here. What was
shown by exploration keeps the range of the features wide.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.leren.gegevens import Leergegevens
from matching.leren.kansmodel import Kansmodel
from matching.leren.schatten import (
    TAU,
    Indeling,
    Schatting,
    Spreiding,
    Stapdata,
    schat,
    stapdata,
)
from matching.leren.voorkennis import Voorkennis
from matching.leren.vorm import Vormen
from modellen.fouten import OpstapFout

Getallen = npt.NDArray[np.float64]

MATEN = (0.02, 0.05, 0.1, 0.2, 0.4)
"""Scales of the prior that are tried; the evidence decides."""

HELFT_BIJ = 100.0
"""Finished proposals at which at most half of what was learnt may show."""

ONRUST = 0.25
"""Spread in log odds of what smooth curves without interactions miss: with it 90 % intervals held
88 to 94 % of the chances of look-alikes in simulated worlds (seeds 100-102, 1,000 to 5,000)."""

STERKTEN = (0.0, 0.25, 0.5, 0.75, 1.0)
HALVERINGEN = (0, 365, 120)
"""Days after which a proposal counts half; 0 never. The market may turn."""

DREMPEL = 3.0
"""Log likelihood that forgetting has to gain before it is done."""

LATER_DEEL = 0.35
"""Share of the proposals, the latest ones, on which the strength is chosen."""


@dataclass(frozen=True, slots=True, eq=False)
class Leerling:
    """A fit with what it was made from."""

    voorkennis: Voorkennis
    vormen: Vormen
    indeling: Indeling
    mate: float
    schatting: Schatting


def leer(
    gegevens: Leergegevens,
    dag: np.datetime64,
    richtingen: Mapping[str, int] | None = None,
) -> Kansmodel:
    """A ranker from what was known at the end of ``dag``. Deterministic.

    Args:
        gegevens: proposals; what became known after ``dag`` is not looked at.
        richtingen: +1, -1 or 0 per feature; by default those of the registered features.

    Raises:
        OpstapFout: when nothing is known on that day; nothing was learnt.
    """
    bekend = gegevens.tot(dag)
    if not bekend.is_afgelopen.any():
        raise OpstapFout(
            code="te_weinig_gegevens",
            melding=f"Op {dag} is van geen enkel voorstel bekend hoe het afliep.",
            volgende_stap="Leg vast wat er met voorstellen gebeurt, en probeer het later opnieuw.",
        )
    wijst = _geregistreerd() if richtingen is None else richtingen
    keus = kies(bekend, wijst, pas(bekend, wijst).mate)
    leerling = pas(bekend, wijst, (keus.mate,), keus.halvering)
    return Kansmodel(
        namen=bekend.namen,
        voorkennis=leerling.voorkennis,
        vormen=leerling.vormen,
        theta=leerling.schatting.theta,
        covariantie=leerling.schatting.covariantie,
        sterkte=keus.sterkte,
        onrust=ONRUST,
        tegenspraak=_tegenspraak(leerling),
    )


@dataclass(frozen=True, slots=True)
class Keus:
    """What later proposals chose: the scale of the prior, after how many days a proposal counts
    half (0: never), and the strength."""

    mate: float
    halvering: int
    sterkte: float


def pas(
    bekend: Leergegevens,
    richtingen: Mapping[str, int],
    maten: tuple[float, ...] = MATEN,
    halvering: int = 0,
) -> Leerling:
    """Fit with the scale of the prior for which the proposals are most probable."""
    voorkennis = Voorkennis.van(bekend)
    vormen = Vormen.van(bekend.namen, bekend.kenmerken, bekend.basis, richtingen)
    indeling = Indeling.van(vormen)
    data = stapdata(bekend, voorkennis, vormen, _gewicht(bekend, halvering))
    beste: tuple[float, Schatting] | None = None
    for mate in maten:
        begin = beste[1].theta if beste else None
        schatting = schat(data, voorkennis, indeling, indeling.precisie(Spreiding(mate)), begin)
        if beste is not None and schatting.bewijs < beste[1].bewijs:
            break
        beste = mate, schatting
    assert beste is not None
    return Leerling(voorkennis, vormen, indeling, *beste)


def kies(bekend: Leergegevens, richtingen: Mapping[str, int], mate: float) -> Keus:
    """How far to go, 0 to 1, and whether old proposals count less; on later proposals.

    Learnt from the earlier part as it was known then, judged on lists shown after it. Levels are
    set free for the judgement: they order nothing. The strength is the mean over ``STERKTEN`` by
    how probable each makes the later proposals. Few finished ones keep it low whatever they say.
    """
    klaar = float(bekend.is_afgelopen.sum())
    hoogstens = klaar**2 / (klaar**2 + HELFT_BIJ**2)
    knip = bekend.moment[int(len(bekend) * (1.0 - LATER_DEEL))]
    vroeg = bekend.tot(knip)
    # No row of before the cut: those may have been learnt from.
    later = bekend.neem(np.flatnonzero(bekend.moment > knip))
    if not vroeg.is_afgelopen.any() or not len(later):
        return Keus(mate, 0, 0.5 * hoogstens)
    past = {h: _past(vroeg, later, richtingen, mate, h) for h in HALVERINGEN}
    halvering = max(past, key=lambda h: past[h].max() - (DREMPEL if h else 0.0))
    gewicht = np.exp(past[halvering] - past[halvering].max())
    return Keus(mate, halvering, float(hoogstens * (gewicht @ np.array(STERKTEN)) / gewicht.sum()))


def _past(
    vroeg: Leergegevens,
    later: Leergegevens,
    richtingen: Mapping[str, int],
    mate: float,
    halvering: int,
) -> Getallen:
    """Log likelihood of the later proposals for each of ``STERKTEN``, float64 [strengths]."""
    leerling = pas(vroeg, richtingen, (mate,), halvering)
    data = stapdata(later, leerling.voorkennis, leerling.vormen)
    midden = leerling.indeling.midden()
    weg = leerling.schatting.theta - midden
    return np.array([_log_kans_van(data, leerling, midden + s * weg) for s in STERKTEN])


def _gewicht(bekend: Leergegevens, halvering: int) -> Getallen | None:
    if not halvering:
        return None
    oud = (bekend.peildag - bekend.moment).astype(np.float64)
    return np.asarray(0.5 ** (oud / halvering))


def _tegenspraak(leerling: Leerling) -> dict[str, float]:
    """Features whose registered direction the data speak against, in standard errors."""
    lijnen = TAU + 1 + leerling.indeling.lijnen
    z = leerling.schatting.tegenspraak[lijnen]
    namen = [v.naam for v in leerling.vormen.vormen]
    return {naam: float(waarde) for naam, waarde in zip(namen, z, strict=True) if waarde > 0}


def _log_kans_van(data: list[Stapdata], leerling: Leerling, theta: Getallen) -> float:
    """Log likelihood of the steps, with for each step and freshness the level that suits it best."""
    som = 0.0
    for d in data:
        eta = leerling.voorkennis.log_odds[d.stap] + d.x @ (
            leerling.indeling.breid_uit(d.stap) @ theta
        )
        for vers in (0.0, 1.0):
            hier = d.x[:, 1] == vers
            som += _beste_niveau(eta[hier], d.y[hier])
    return som


def _beste_niveau(eta: Getallen, y: npt.NDArray[np.bool_]) -> float:
    """Highest log likelihood of y over a shift of eta that is near 0, N(0, 2)."""
    shift = 0.0
    for _ in range(20):
        p = 1.0 / (1.0 + np.exp(-(eta + shift)))
        stap = (float((y - p).sum()) - shift / 4.0) / (float((p * (1.0 - p)).sum()) + 0.25)
        shift += float(np.clip(stap, -1.0, 1.0))
        if abs(stap) < 1e-8:
            break
    eta = eta + shift
    return float((y * eta - np.logaddexp(0.0, eta)).sum()) - shift**2 / 8.0


def _geregistreerd() -> dict[str, int]:
    from matching.leren.kenmerken import KENMERKEN

    return {kenmerk.naam: kenmerk.richting for kenmerk in KENMERKEN}
