"""The gate: a challenger becomes champion only on evidence, and never on too good evidence.

Everything is judged on lists shown after both had learnt. In order: is there enough to judge by;
were the data that the challenger learnt from like those of now; does a feature know the future;
does it bring more, with a lower bound; are its chances true; is no group worse off.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.leren.beoordelen import (
    Ranker,
    Vergelijking,
    ijk,
    naar_rang,
    opbrengst,
    vergelijk,
    vergelijk_gewichten,
)
from matching.leren.gegevens import Leergegevens
from matching.leren.kansmodel import Kansmodel

Getallen = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Eisen:
    """Limits of the gate.

    Attributes:
        minstens_afgelopen: finished proposals to judge by.
        fouten: standard errors by which the challenger must bring more.
        marge_groep: durable placements per 100 that a group may lose, lower bound.
        minste_groep: proposals of a group below which nothing is said of it.
        ece: calibration error that the challenger may have more than the champion.
        te_goed: share of pairs of a lasting and a failed proposal that one feature may put right.
        tegenspraak: standard errors by which data may speak against a registered direction.
        verschuiving: largest distance of a feature's distribution then and now.
        anders_samen: largest change of its correlation with two others.
        anders_in_score: largest change of what one standard deviation of it adds to issue 1's score.
    """

    minstens_afgelopen: int = 100
    fouten: float = 1.645
    marge_groep: float = 2.0
    minste_groep: int = 100
    ece: float = 0.02
    te_goed: float = 0.85
    tegenspraak: float = 4.0
    verschuiving: float = 0.2
    anders_samen: float = 0.25
    anders_in_score: float = 0.01


@dataclass(frozen=True, slots=True)
class Besluit:
    """Whether to promote, and in Dutch why not."""

    bevordert: bool
    redenen: tuple[str, ...]
    vergelijking: Vergelijking


STANDAARD_EISEN = Eisen()


def besluit(
    kampioen: Ranker,
    uitdager: Ranker,
    later: Leergegevens,
    *,
    groepen: Mapping[str, npt.NDArray[np.int64]] | None = None,
    eisen: Eisen = STANDAARD_EISEN,
) -> Besluit:
    """Decide on a challenger.

    Args:
        later: proposals from lists shown after both learnt, with all that is known of them now.
        groepen: by attribute the group of each proposal, int64 [n], -1 unknown; judged in
            aggregate only, and never seen by a ranker.
    """
    vergelijking = vergelijk(kampioen, uitdager, later)
    redenen = [
        *_weinig(later, eisen),
        *_gelekt(later, eisen),
        *_vreemd(uitdager, later, eisen),
        *_niet_beter(vergelijking, eisen),
        *_slecht_geijkt(kampioen, uitdager, later, eisen),
        *_groep_slechter(kampioen, uitdager, later, groepen or {}, eisen),
    ]
    return Besluit(not redenen, tuple(redenen), vergelijking)


def _weinig(later: Leergegevens, eisen: Eisen) -> Iterator[str]:
    af = int(opbrengst(later).af.sum())
    if af < eisen.minstens_afgelopen:
        yield (
            f"Er zijn {af} afgelopen voorstellen om op te oordelen; het moeten er minstens "
            f"{eisen.minstens_afgelopen} zijn."
        )


def _gelekt(later: Leergegevens, eisen: Eisen) -> Iterator[str]:
    """A feature that by itself knows what came of it was filled in afterwards."""
    klaar = later.is_afgelopen
    ver = later.bereikt[klaar] > np.median(later.bereikt[klaar]) if klaar.any() else klaar[klaar]
    for i, naam in enumerate(later.namen):
        waarde = later.kenmerken[klaar, i]
        for raak in (later.bereikt[klaar] == 5, ver):
            goed = _volgorde_goed(waarde, raak)
            if max(goed, 1.0 - goed) > eisen.te_goed:
                yield (
                    f"Kenmerk {naam} voorspelt de afloop ongeloofwaardig goed "
                    f"({100 * max(goed, 1 - goed):.0f} van de 100 paren): is het later ingevuld?"
                )
                break


def _volgorde_goed(waarde: Getallen, raak: npt.NDArray[np.bool_]) -> float:
    """Share of pairs in which the one that is ``raak`` has the higher value; ties count half."""
    bekend = np.isfinite(waarde)
    x, y = waarde[bekend], raak[bekend]
    if y.sum() < 10 or (~y).sum() < 10:
        return 0.5
    rang = naar_rang(x) / 2.0 * len(x)
    positief = int(y.sum())
    return float((rang[y].sum() - positief**2 / 2.0) / (positief * (len(x) - positief)))


def _vreemd(uitdager: Ranker, later: Leergegevens, eisen: Eisen) -> Iterator[str]:
    """What a challenger learnt from must look like what it will be used on."""
    if not isinstance(uitdager, Kansmodel):
        return
    for naam, z in uitdager.tegenspraak.items():
        if z > eisen.tegenspraak:
            yield (
                f"De gegevens spreken de vaste richting van kenmerk {naam} tegen "
                f"({z:.1f} standaardfouten): staat het verkeerd om?"
            )
    vraag = later.namen, later.kenmerken, later.basis
    samen = uitdager.vormen.anders_samen(*vraag).tolist()
    score = uitdager.vormen.anders_in_score(*vraag).tolist()
    for vorm, hoeveel, punten in zip(uitdager.vormen.vormen, samen, score, strict=True):
        if hoeveel > eisen.anders_samen or punten > eisen.anders_in_score:
            yield (
                f"Kenmerk {vorm.naam} hangt nu anders samen met de rest en de vaste score dan toen "
                f"er geleerd werd (verschil {max(hoeveel, punten):.2f}): staat het verkeerd om?"
            )
        waarde = later.kenmerken[:, later.namen.index(vorm.naam)]
        afstand = vorm.verschuiving(waarde)
        if afstand > eisen.verschuiving:
            yield (
                f"Kenmerk {vorm.naam} is nu anders verdeeld dan toen er geleerd werd "
                f"(verschil {afstand:.2f})."
            )


def _niet_beter(vergelijking: Vergelijking, eisen: Eisen) -> Iterator[str]:
    laag = vergelijking.verschil - eisen.fouten * vergelijking.fout
    if not laag > 0:
        yield (
            f"Het is niet zeker dat de uitdager meer oplevert: {vergelijking.verschil:+.2f} per 100 "
            f"voorstellen, met {laag:+.2f} als ondergrens."
        )


def _slecht_geijkt(
    kampioen: Ranker, uitdager: Ranker, later: Leergegevens, eisen: Eisen
) -> Iterator[str]:
    wat = opbrengst(later)
    hier = later.neem(wat.rijen)
    vraag = hier.kenmerken, hier.basis, hier.wens
    was, wordt = (ijk(r.kans(*vraag)[0], wat.waarde).ece for r in (kampioen, uitdager))
    if wordt > was + eisen.ece:
        yield (
            f"De kansen van de uitdager kloppen minder goed: gemiddeld {100 * wordt:.1f} punten "
            f"ernaast, nu {100 * was:.1f}."
        )


def _groep_slechter(
    kampioen: Ranker,
    uitdager: Ranker,
    later: Leergegevens,
    groepen: Mapping[str, npt.NDArray[np.int64]],
    eisen: Eisen,
) -> Iterator[str]:
    wat = opbrengst(later)
    hier = later.neem(wat.rijen)
    vraag = hier.kenmerken, hier.basis, hier.wens
    rangen = naar_rang(kampioen.gain(*vraag)), naar_rang(uitdager.gain(*vraag))
    for eigenschap, nummers in groepen.items():
        for nummer in np.unique(nummers[nummers >= 0]).tolist():
            lid = nummers[wat.rijen] == nummer
            if lid.sum() < eisen.minste_groep:
                continue
            deel = vergelijk_gewichten(
                rangen[0][lid], rangen[1][lid], wat.waarde[lid], hier.lijst[lid]
            )
            if deel.verschil + eisen.fouten * deel.fout < 0 or deel.laag < -eisen.marge_groep * 2:
                yield (
                    f"Een groep ({eigenschap}) gaat erop achteruit: {deel.verschil:+.2f} per 100 "
                    "voorstellen."
                )
                break
