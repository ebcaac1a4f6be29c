"""What free text may say in the profile: clause by clause, only what is recognised as work.

Two guards stand one behind the other. The sieve (``zeef``) knows what is forbidden; recognition
(``herkenning``) knows what is allowed. A clause needs both. What stays is a literal part of the
text: clauses that stood side by side stay joined as they were written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from modellen.klantprofiel.herkenning import Oordeel, beoordeel_deel, is_bekend, is_beroepsnaam
from modellen.klantprofiel.zeef import (
    is_toegestane_functie,
    normaliseer,
    zeef_stukken,
    zonder_werktaal,
)
from modellen.klantprofiel.zeefwoorden import Reden
from modellen.klantprofiel.zinsdelen import (
    knip_namen,
    splits_zinnen,
    splits_zinsdelen,
    zonder_randen,
)


@dataclass(frozen=True, slots=True)
class Gelezen:
    """One sentence after both guards: the parts that stay and why the rest does not."""

    blijft: tuple[str, ...]
    reden: Reden | None
    """The sieve's reason first; ``None`` when nothing with content was left out."""


def lees_werktekst(tekst: str, *, is_functie: bool = False) -> list[Gelezen]:
    """Read free text sentence by sentence.

    ``is_functie``: the text is the name of an occupation, where one unknown word may pass when it
    ends like one ("imker"). Every part in ``blijft`` is a literal part of ``tekst``.
    """
    zinnen = splits_zinnen(tekst)
    if is_toegestane_functie(tekst):
        return [Gelezen((zin,), None) for zin in zinnen]
    delen = [(i, deel) for i, zin in enumerate(zinnen) for deel in _delen(zin)]
    redenen = zeef_stukken([deel for _, deel in delen])
    per_zin: list[list[tuple[str, Reden | None]]] = [[] for _ in zinnen]
    for (i, deel), reden in zip(delen, redenen, strict=True):
        per_zin[i].append((deel, reden))
    return [
        _lees_zin(zin, gezeefd, is_functie=is_functie)
        for zin, gezeefd in zip(zinnen, per_zin, strict=True)
    ]


def _delen(zin: str) -> Iterator[str]:
    for deel in splits_zinsdelen(zin):
        over = frozenset(re.findall(r"[\w'&.-]*\w", zonder_werktaal(deel)))
        yield from knip_namen(deel, partial(_is_geen_naam, over=over))


def _is_geen_naam(woord: str, *, over: frozenset[str]) -> bool:
    """Is this capitalised word known, or part of a phrase of work ("een Turkse bakkerij")?"""
    kaal = normaliseer(woord)
    return kaal not in over or is_bekend(kaal)


def _lees_zin(zin: str, gezeefd: list[tuple[str, Reden | None]], *, is_functie: bool) -> Gelezen:
    geraakt = next((reden for _, reden in gezeefd if reden is not None), None)
    oordelen = [
        Oordeel.ONBEKEND
        if reden is not None
        else _oordeel(deel, streng=geraakt is not None, is_functie=is_functie)
        for deel, reden in gezeefd
    ]
    if all(oordeel is Oordeel.WERK for oordeel in oordelen):
        return Gelezen((zin,), None)
    blijft = tuple(_aaneen(zin, [deel for deel, _ in gezeefd], oordelen))
    if geraakt is None and (Oordeel.ONBEKEND in oordelen or not blijft):
        geraakt = Reden.GEEN_WERK
    return Gelezen(blijft, geraakt)


def _oordeel(deel: str, *, streng: bool, is_functie: bool) -> Oordeel:
    kaal = zonder_werktaal(deel)
    oordeel = beoordeel_deel(kaal, streng=streng)
    if oordeel is Oordeel.ONBEKEND and is_functie and is_beroepsnaam(kaal):
        return Oordeel.WERK
    return oordeel


def _aaneen(zin: str, delen: list[str], oordelen: list[Oordeel]) -> Iterator[str]:
    """The runs of clauses about work, each as it stood, without loose ends."""
    begin = einde = 0
    for deel, oordeel in zip([*delen, ""], [*oordelen, Oordeel.LEEG], strict=True):
        if oordeel is Oordeel.WERK:
            einde += len(deel)
            continue
        if begin < einde and (kern := zonder_randen(zin[begin:einde])):
            yield kern
        begin = einde = einde + len(deel)
