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
    Opbrengst,
    Ranker,
    Vergelijking,
    ijk,
    naar_rang,
    opbrengst,
    vergelijk_gewichten,
)
from matching.leren.gegevens import Fase, Leergegevens
from matching.leren.kansmodel import Kansmodel

Getallen = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Eisen:
    """Limits of the gate.

    Attributes:
        minstens_afgelopen: finished proposals to judge by.
        fouten: standard errors by which the challenger must bring more.
        fouten_kans: the same for how probable it makes what came of it.
        marge_groep: durable placements per 100 that a group may lose, lower bound.
        minste_groep: proposals of a group below which nothing is said of it.
        ece: calibration error that the challenger may have more than the champion.
        te_veelzeggend: share of the uncertainty of what comes that one feature may take;
            a true one took at most .055 in simulated worlds, one filled in for a third .057 and
            more.
        veelzeggend, andere_verdeling: the same when besides its values are others than when the
            champion learnt, by population stability index.
        tegenspraak: standard errors by which data may speak against a registered direction.
        verschuiving: largest distance of a feature's distribution then and now.
        anders_samen: largest change of its correlation with two others.
        anders_in_score: largest change of what a standard deviation of it adds to issue 1's score.
    """

    minstens_afgelopen: int = 100
    fouten: float = 1.282
    fouten_kans: float = 0.0
    marge_groep: float = 2.0
    minste_groep: int = 100
    ece: float = 0.02
    te_veelzeggend: float = 0.07
    veelzeggend: float = 0.04
    andere_verdeling: float = 0.02
    tegenspraak: float = 6.0
    verschuiving: float = 0.2
    anders_samen: float = 0.25
    anders_in_score: float = 0.01


@dataclass(frozen=True, slots=True)
class Besluit:
    """Whether to promote, and in Dutch why not."""

    bevordert: bool
    redenen: tuple[str, ...]
    vergelijking: Vergelijking


_BAKKEN = 20

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
    blik = _Blik.van(kampioen, uitdager, later)
    vergelijking = vergelijk_gewichten(*blik.rangen, blik.wat.waarde, blik.hier.lijst)
    redenen = [
        *_weinig(blik, eisen),
        *_gelekt(kampioen, later, eisen),
        *_vreemd(uitdager, later, eisen),
        *_niet_beter(vergelijking, eisen),
        *_niet_waarschijnlijker(blik, eisen),
        *_slecht_geijkt(blik, eisen),
        *_groep_slechter(blik, groepen or {}, eisen),
    ]
    return Besluit(not redenen, tuple(redenen), vergelijking)


@dataclass(frozen=True, slots=True, eq=False)
class _Blik:
    """Champion and challenger on proposals that are old enough to have been answered.

    wat: what came of those. hier: those alone. rangen, kansen: float64 [r] of each of the two,
    weights by rank and stated chances.
    """

    wat: Opbrengst
    hier: Leergegevens
    rangen: tuple[Getallen, Getallen]
    kansen: tuple[Getallen, Getallen]

    @classmethod
    def van(cls, kampioen: Ranker, uitdager: Ranker, later: Leergegevens) -> _Blik:
        wat = opbrengst(later)
        hier = later.neem(wat.rijen)
        vraag = hier.kenmerken, hier.basis, hier.wens
        return cls(
            wat,
            hier,
            rangen=(naar_rang(kampioen.gain(*vraag)), naar_rang(uitdager.gain(*vraag))),
            kansen=(kampioen.kans(*vraag)[0], uitdager.kans(*vraag)[0]),
        )


def _weinig(blik: _Blik, eisen: Eisen) -> Iterator[str]:
    af = int(blik.wat.af.sum())
    if af < eisen.minstens_afgelopen:
        yield (
            f"Er zijn {af} afgelopen voorstellen om op te oordelen; het moeten er minstens "
            f"{eisen.minstens_afgelopen} zijn."
        )


def _gelekt(kampioen: Ranker, later: Leergegevens, eisen: Eisen) -> Iterator[str]:
    """A feature that by itself knows what came of it was filled in afterwards, if only sometimes.

    Sometimes shows in two signs together: it knows much, and it has other values than when the
    champion learnt.
    """
    toen = {v.naam: v for v in kampioen.vormen.vormen} if isinstance(kampioen, Kansmodel) else {}
    for i, naam in enumerate(later.namen):
        weet = _weet_van(later.kenmerken[:, i], later.bereikt)
        anders = toen[naam].andere_verdeling(later.kenmerken[:, i]) if naam in toen else 0.0
        if weet > eisen.te_veelzeggend or (
            weet > eisen.veelzeggend and anders > eisen.andere_verdeling
        ):
            yield (
                f"Kenmerk {naam} zegt ongeloofwaardig veel over de afloop (een deel "
                f"{weet:.2f} van alles): is het later ingevuld?"
            )


def _weet_van(waarde: Getallen, bereikt: npt.NDArray[np.int8]) -> float:
    """Share of what is uncertain of how far proposals came that a feature takes away, 0 to 1.

    Mutual information of ``_BAKKEN`` bins with how far it came, over the entropy of that, less
    what bins give by chance (Miller 1955). Placements that last count with those placed.
    """
    bekend = np.isfinite(waarde)
    x, ver = waarde[bekend], np.minimum(bereikt[bekend], Fase.NA_1_MAAND)
    if len(x) < 10 * _BAKKEN:
        return 0.0
    grenzen = np.unique(np.quantile(x, np.linspace(0, 1, _BAKKEN + 1)[1:-1]))
    geteld = np.zeros((len(grenzen) + 1, int(Fase.NA_1_MAAND) + 1))
    np.add.at(geteld, (np.searchsorted(grenzen, x), ver), 1.0)
    geteld = geteld[geteld.sum(axis=1) > 0][:, geteld.sum(axis=0) > 0]
    kans = geteld / geteld.sum()
    los = kans.sum(axis=1, keepdims=True) * kans.sum(axis=0, keepdims=True)
    raak = kans > 0
    samen = float((kans[raak] * np.log(kans[raak] / los[raak])).sum())
    per_fase = kans.sum(axis=0)
    onzeker = -float((per_fase * np.log(per_fase)).sum())
    toeval = (kans.shape[0] - 1) * (kans.shape[1] - 1) / (2.0 * len(x))
    return max(samen - toeval, 0.0) / onzeker if onzeker > 0 else 0.0


def _vreemd(uitdager: Ranker, later: Leergegevens, eisen: Eisen) -> Iterator[str]:
    """What a challenger learnt from must look like what it is judged on, and used on next."""
    if not isinstance(uitdager, Kansmodel):
        return
    for naam, z in uitdager.tegenspraak.items():
        if z > eisen.tegenspraak:
            yield (
                f"De gegevens spreken de vaste richting van kenmerk {naam} tegen "
                f"({z:.1f} standaardfouten): staat het verkeerd om?"
            )
    vraag = later.namen, later.kenmerken, later.basis
    samen, score = uitdager.vormen.anders_samen(*vraag), uitdager.vormen.anders_in_score(*vraag)
    for i, vorm in enumerate(uitdager.vormen.vormen):
        if samen[i] > eisen.anders_samen or score[i] > eisen.anders_in_score:
            yield (
                f"Kenmerk {vorm.naam} hangt nu anders samen met de rest en de vaste score dan toen "
                f"er geleerd werd (verschil {max(samen[i], score[i]):.2f}): staat het verkeerd om?"
            )
        afstand = vorm.verschuiving(later.kenmerken[:, later.namen.index(vorm.naam)])
        if afstand > eisen.verschuiving:
            yield (
                f"Kenmerk {vorm.naam} is nu anders verdeeld dan toen er geleerd werd "
                f"(verschil {afstand:.2f})."
            )


def _niet_beter(vergelijking: Vergelijking, eisen: Eisen) -> Iterator[str]:
    laag = vergelijking.verschil - eisen.fouten * vergelijking.fout
    if not laag > 0:
        yield (
            f"Het is niet zeker dat de uitdager meer oplevert: {vergelijking.verschil:+.2f} per "
            f"100 voorstellen, met {laag:+.2f} als ondergrens."
        )


def _niet_waarschijnlijker(blik: _Blik, eisen: Eisen) -> Iterator[str]:
    """Log likelihood of what came, paired; a second look at the same, from other numbers."""
    waarde = blik.wat.waarde
    was, wordt = (np.clip(kans, 1e-6, 1.0 - 1e-6) for kans in blik.kansen)
    beter = waarde * np.log(wordt / was) + (1.0 - waarde) * np.log((1 - wordt) / (1 - was))
    _, groep = np.unique(blik.hier.lijst, return_inverse=True)
    midden = beter.sum() / max(len(beter), 1)
    fout = float(np.sqrt((np.bincount(groep, beter - midden) ** 2).sum()))
    if not float(beter.sum()) > eisen.fouten_kans * fout:
        yield "De uitdager maakt wat er gebeurde niet waarschijnlijker dan wat nu telt."


def _slecht_geijkt(blik: _Blik, eisen: Eisen) -> Iterator[str]:
    was, wordt = (ijk(kans, blik.wat.waarde).ece for kans in blik.kansen)
    if wordt > was + eisen.ece:
        yield (
            f"De kansen van de uitdager kloppen minder goed: gemiddeld {100 * wordt:.1f} punten "
            f"ernaast, nu {100 * was:.1f}."
        )


def _groep_slechter(
    blik: _Blik, groepen: Mapping[str, npt.NDArray[np.int64]], eisen: Eisen
) -> Iterator[str]:
    wat, lijst, (was, wordt) = blik.wat, blik.hier.lijst, blik.rangen
    for eigenschap, nummers in groepen.items():
        for nummer in np.unique(nummers[nummers >= 0]).tolist():
            lid = nummers[wat.rijen] == nummer
            if lid.sum() < eisen.minste_groep:
                continue
            deel = vergelijk_gewichten(was[lid], wordt[lid], wat.waarde[lid], lijst[lid])
            if deel.verschil + eisen.fouten * deel.fout < 0 or deel.laag < -eisen.marge_groep * 2:
                yield (
                    f"Een groep ({eigenschap}) gaat erop achteruit: {deel.verschil:+.2f} per 100 "
                    "voorstellen."
                )
                break
