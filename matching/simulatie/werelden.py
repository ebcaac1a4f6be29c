"""The worlds: what decides whether somebody stays, and what makes issue 1's score right or wrong.

None of them is made for one kind of model: chances come from mechanism (``kansen``), features from
a faulty register (``kijk``), and the log from coaches with habits of their own (``coaches``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from matching.simulatie.coaches import Coachgedrag
from matching.simulatie.kansen import STAPPEN, Krachten, kansen_uit_krachten
from matching.simulatie.paren import Paren
from matching.simulatie.vormen import Getallen, helling

Kansen = Callable[[Paren, Getallen, float], Getallen]
"""Pairs [k, c], issue 1's score of them [k, c] and how far time has gone (0 begin, 1 end) to the
chance of every step of ``STAPPEN`` [6, k, c]."""


@dataclass(frozen=True, slots=True)
class Wereld:
    """One labour market.

    Attributes:
        naam: short name.
        mechanisme: what decides, in one or two sentences.
        prior: what makes issue 1's score right or wrong here.
        kansen: the truth.
        gedrag: how coaches choose.
        is_leerbaar: whether a ranking can do better than issue 1's score at all.
    """

    naam: str
    mechanisme: str
    prior: str
    kansen: Kansen
    gedrag: Coachgedrag = field(default_factory=Coachgedrag)
    is_leerbaar: bool = True


_GEWOON = Krachten()

_SCHEEF = Krachten(
    ja=0.6,
    ja_smaak=0.3,
    ja_reis=2.4,
    lokt=0.3,
    telt_kunde=1.2,
    telt_ervaren=-0.6,
    telt_netwerk=0.9,
    start_uren=0.5,
    start_ruimte=9.0,
    weg=0.027,
    weg_reis=5.0,
    weg_last=4.0,
    weg_verveling=4.0,
    weg_afkeer=0.5,
)

_LATER = Krachten(
    ja=-0.1,
    ja_smaak=2.0,
    ja_reis=2.6,
    lokt=0.9,
    telt_kunde=0.8,
    telt_ervaren=0.1,
    telt_netwerk=-0.2,
    drang_buiten=0.1,
    weg=0.034,
    weg_reis=5.0,
    weg_last=0.8,
    weg_verveling=30.0,
)


def _vast(krachten: Krachten) -> Kansen:
    def kansen(paren: Paren, basis: Getallen, verstreken: float) -> Getallen:
        return kansen_uit_krachten(paren, krachten)

    return kansen


def _omslag(paren: Paren, basis: Getallen, verstreken: float) -> Getallen:
    deel = float(helling(np.array((verstreken - 0.45) / 0.12)))
    return kansen_uit_krachten(paren, _GEWOON.meng(_LATER, deel))


_GEMIDDELD = (0.66, 0.55, 0.45, 0.84, 0.84, 0.86)


def _ruis(paren: Paren, basis: Getallen, verstreken: float) -> Getallen:
    vorm = (len(STAPPEN), *basis.shape)
    return np.broadcast_to(np.array(_GEMIDDELD)[:, None, None], vorm).copy()


def _raak(paren: Paren, basis: Getallen, verstreken: float) -> Getallen:
    hoger = np.array((0.5, 0.7, 0.7, 0.2, 0.2, 0.2))[:, None, None] * (basis - 0.78)
    return np.clip(np.array(_GEMIDDELD)[:, None, None] + hoger, 0.02, 0.98)


_LIJST = (
    Wereld(
        naam="gewoon",
        mechanisme=(
            "Klanten say yes to work that they like, employers choose on ability and experience "
            "from those who apply, and who starts leaves through travel on long days, work that is "
            "too heavy, boredom or dislike."
        ),
        prior=(
            "Fairly right: what it weighs, counts. It knows nothing of ability, experience, "
            "competition and the employer, and adds up what in truth makes each other worse."
        ),
        kansen=_vast(_GEWOON),
    ),
    Wereld(
        naam="scheef",
        mechanisme=(
            "What klanten say that they want hardly matters. Travel and room in load decide who "
            "starts and who stays; experience in the old, heavy work speaks against."
        ),
        prior="Badly wrong: six tenths of its weight lies on wishes, which say nothing here.",
        kansen=_vast(_SCHEEF),
    ),
    Wereld(
        naam="ruis",
        mechanisme="Every proposal has the same chance, whoever and whatever it is.",
        prior="Neither right nor wrong: there is nothing to rank and nothing to learn.",
        kansen=_ruis,
        is_leerbaar=False,
    ),
    Wereld(
        naam="raak",
        mechanisme="The chance rises with the score of the fixed weights and with nothing else.",
        prior="Exactly right: every move away from its order costs placements.",
        kansen=_raak,
        is_leerbaar=False,
    ),
    Wereld(
        naam="omslag",
        mechanisme=(
            "Begins as `gewoon`. Halfway the market turns: employers take almost anybody, the bus "
            "is gone, and who can do more than is asked leaves sooner."
        ),
        prior="Fairly right at first, less so later; old outcomes tell of a time that is gone.",
        kansen=_omslag,
    ),
    Wereld(
        naam="keuze",
        mechanisme=(
            "As `gewoon`, but coaches select strongly: they know the klant better than the record "
            "does, have employers of their own, hardly look below the top and weigh a list as a "
            "whole."
        ),
        prior=(
            "As right as in `gewoon`. The log tells only of what coaches saw in what the prior put "
            "on top; what was proposed against the score had a reason that no feature holds."
        ),
        kansen=_vast(_GEWOON),
        gedrag=Coachgedrag(kijkt=1.3, gretig=0.0, weet=1.0, voorliefde=1.0, vergelijkt=True),
    ),
)

WERELDEN: Mapping[str, Wereld] = MappingProxyType({w.naam: w for w in _LIJST})
"""All worlds by name."""
