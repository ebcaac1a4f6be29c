"""From record to vectors: how a profile and a werk are taken apart, and what of it is compared.

A vector has three parts side by side, so that one inner product is a weighted sum of three
similarities (besluit 0011):

1. what the language model makes of the text;
2. kinds of work: what is done all day, from a closed list of words;
3. sectors, likewise.

In a profile wishes far outweigh the past, and a refused kind of work counts against. Of a werk the
title weighs as much as all task text together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.taal.laden import Taalmodel
from matching.veldgewichten import STANDAARD, Veldgewichten
from modellen.klantprofiel.model import Klantprofiel, ZinSoort
from modellen.werksoort.herkennen import Indeling, sectoren, werksoorten
from vacatures.werk import Werk

VERSIE = "4"
"""Changes when the same record would give another vector; part of the key of a snapshot."""

_DELEN = ("taal", "werksoort", "sector")
"""The parts in the order in which they stand in a vector; also the names of their weights."""

MELD_VANAF = 0.1
"""A kind of work is named in an explanation from this share of the likeness of two records."""

Vectoren = npt.NDArray[np.float32]
_Lezer = Callable[[Sequence[str]], Vectoren]


@dataclass(frozen=True, slots=True)
class Werksoortvergelijking:
    """Kinds of work of one pair, heaviest first: what the klant asks for and what is refused."""

    gewenst: tuple[str, ...]
    geweigerd: tuple[str, ...]


def get_breedte(taalmodel: Taalmodel) -> int:
    """Length of a vector with this language model."""
    return taalmodel.dimensie + len(werksoorten()) + len(sectoren())


def profielvectoren(
    taalmodel: Taalmodel,
    profielen: Sequence[Klantprofiel],
    *,
    gewichten: Veldgewichten = STANDAARD,
) -> Vectoren:
    """One vector per profile, float32 [m, breedte]; zeros for a profile that says nothing.

    Without refusals it has length 1 where all parts are known, less where one is not.
    """
    return _naast_elkaar(
        gewichten,
        taal=_profieldeel(taalmodel.encode, taalmodel.dimensie, profielen, gewichten),
        werksoort=_profiel_werksoorten(profielen, gewichten),
        sector=_profieldeel(_teller(sectoren()), len(sectoren()), profielen, gewichten),
    )


def werkvectoren(
    taalmodel: Taalmodel, werken: Sequence[Werk], *, gewichten: Veldgewichten = STANDAARD
) -> Vectoren:
    """One vector per werk, float32 [n, breedte]: length 1 where all parts are known."""
    if not werken:
        return np.zeros((0, get_breedte(taalmodel)), dtype=np.float32)
    return _naast_elkaar(
        gewichten,
        taal=_werkdeel(taalmodel.encode, werken, gewichten),
        werksoort=_werkdeel(_teller(werksoorten()), werken, gewichten),
        sector=_werkdeel(_teller(sectoren()), werken, gewichten),
    )


@dataclass(frozen=True, slots=True)
class Gelijkenisdelen:
    """How much r pairs are alike in each part, and what the werk is about.

    Attributes:
        delen: float64 [r, 3], cosine of text, kinds of work and sectors (of kinds of work with
            what is refused taken off); nan where either side says nothing of it.
        werksoorten: float64 [n, kinds], what the werken are about; rows of length 1 or 0.
    """

    delen: npt.NDArray[np.float64]
    werksoorten: npt.NDArray[np.float64]


def gelijkenisdelen(
    van: Vectoren, naar: Vectoren, *, gewichten: Veldgewichten = STANDAARD
) -> Gelijkenisdelen:
    """Take the similarity of broadcast rows apart.

    Args:
        van: float32 [1 or r, breedte] of profiles.
        naar: float32 [1 or r, breedte] of werken.
    """
    rijen = max(len(van), len(naar)) if min(len(van), len(naar)) else 0
    uit = np.full((rijen, len(_DELEN)), np.nan)
    werksoort = np.zeros((len(naar), 0))
    breedtes = (van.shape[1] - len(werksoorten()) - len(sectoren()), len(werksoorten()), None)
    som = sum(getattr(gewichten, naam) for naam in _DELEN)
    begin = 0
    for i, (naam, breedte) in enumerate(zip(_DELEN, breedtes, strict=True)):
        hier = slice(begin, None if breedte is None else begin + breedte)
        begin += breedte or 0
        schaal = (getattr(gewichten, naam) / som) ** 0.5
        a, b = (kant[:, hier] / schaal for kant in (van, naar))
        bekend = np.broadcast_to(a.any(axis=1) & b.any(axis=1), (rijen,))
        product = b @ a[0] if len(a) == 1 else (a @ b[0] if len(b) == 1 else (a * b).sum(axis=1))
        uit[:, i] = np.where(bekend, product, np.nan)
        if naam == "werksoort":
            werksoort = b.astype(np.float64)
    return Gelijkenisdelen(uit, werksoort)


def vergelijk_werksoorten(
    profiel: Klantprofiel, werk: Werk, *, gewichten: Veldgewichten = STANDAARD
) -> Werksoortvergelijking:
    """Which kinds of work raise or lower the similarity of this pair, from the same figures."""
    [van] = _profiel_werksoorten([profiel], gewichten)
    [naar] = _werkdeel(_teller(werksoorten()), [werk], gewichten)
    product = van * naar
    grens = MELD_VANAF * np.abs(product).sum()
    volgorde = np.argsort(-np.abs(product), kind="stable")
    namen = werksoorten().namen
    return Werksoortvergelijking(
        gewenst=tuple(namen[i] for i in volgorde if product[i] > 0 and product[i] >= grens),
        geweigerd=tuple(namen[i] for i in volgorde if product[i] < 0 and -product[i] >= grens),
    )


def _profieldeel(
    lees: _Lezer, breedte: int, profielen: Sequence[Klantprofiel], gewichten: Veldgewichten
) -> Vectoren:
    """Weighted sum over the kinds of sentences, each read as one text; rows of length 1 or 0."""
    som = np.zeros((len(profielen), breedte), dtype=np.float32)
    for soort in ZinSoort:
        teksten = [_tekst(profiel, soort) for profiel in profielen]
        if any(teksten):
            som += np.float32(gewichten.zinnen[soort]) * lees(teksten)
    return _eenheid(som)


def _profiel_werksoorten(profielen: Sequence[Klantprofiel], gewichten: Veldgewichten) -> Vectoren:
    """Kinds of work of profiles, with what is refused taken off.

    A kind that a wish asks for is not refused ("in de zorg, maar niet meer wassen").
    """
    indeling = werksoorten()
    nummer_van = {naam: nummer for nummer, naam in enumerate(indeling.namen)}
    weg = np.zeros((len(profielen), len(indeling)), dtype=np.float32)
    for rij, profiel in zip(weg, profielen, strict=True):
        rij[[nummer_van[geweigerd.werksoort] for geweigerd in profiel.geweigerd]] = 1
        rij[list(indeling.tel(_tekst(profiel, ZinSoort.WENS)))] = 0
    deel = _profieldeel(_teller(indeling), len(indeling), profielen, gewichten)
    return deel - np.float32(gewichten.weigering) * _eenheid(weg)


def _werkdeel(lees: _Lezer, werken: Sequence[Werk], gewichten: Veldgewichten) -> Vectoren:
    titel = np.float32(gewichten.titel)
    titels, taken = lees([w.titel for w in werken]), lees([w.taken for w in werken])
    return _eenheid(titel * titels + (1 - titel) * taken)


def _tekst(profiel: Klantprofiel, soort: ZinSoort) -> str:
    return " ".join(zin.tekst for zin in profiel.zinnen if zin.soort is soort)


def _teller(indeling: Indeling) -> _Lezer:
    """Reads texts as square roots of counts: ten words about one thing do not drown another."""

    def lees(teksten: Sequence[str]) -> Vectoren:
        uit = np.zeros((len(teksten), len(indeling)), dtype=np.float32)
        for rij, tekst in zip(uit, teksten, strict=True):
            for klasse, aantal in indeling.tel(tekst).items():
                rij[klasse] = aantal**0.5
        return _eenheid(uit)

    return lees


def _naast_elkaar(gewichten: Veldgewichten, **delen: Vectoren) -> Vectoren:
    """The parts in one row; the root of each weight stands on either side of the product."""
    gewicht = {naam: getattr(gewichten, naam) for naam in delen}
    som = sum(gewicht.values())
    geschaald = [deel * np.float32((gewicht[naam] / som) ** 0.5) for naam, deel in delen.items()]
    return np.concatenate(geschaald, axis=1)


def _eenheid(vectoren: Vectoren) -> Vectoren:
    lengte = np.linalg.norm(vectoren, axis=1, keepdims=True)
    uit = np.zeros_like(vectoren)
    np.divide(vectoren, lengte, out=uit, where=lengte > 0)
    return uit
