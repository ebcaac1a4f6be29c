"""The true chance of every step of a pair: by mechanism, one set of forces per world.

A klant says yes when he likes it and the journey is bearable; an employer picks from those who
apply; a start fails on the weakest of ability, hours and room in load; and whoever started may
leave in any month for one of several competing reasons: tired from travel over long days, overload,
boredom, dislike. Nothing here adds up on a log-odds scale, and several forces only bite together.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Self

import numpy as np

from matching.simulatie.paren import Paren
from matching.simulatie.vormen import Getallen, helling

STAPPEN = ("klant_ja", "gesprek", "geplaatst", "na_1_maand", "na_3_maanden", "duurzaam")
"""The steps after proposing. The first two together make the first step that a log shows."""

_VERSTREKEN = (1.2, 2.7, 4.1)
"""Months at work counted by how much they weigh at 1, 3 and 6 months: the first weigh most."""


@dataclass(frozen=True, slots=True)
class Krachten:
    """How strong each cause is in a world. 0 switches it off."""

    # The klant's yes.
    ja: float = 0.05
    ja_smaak: float = 4.0
    ja_reis: float = 0.9
    ja_klik: float = 0.35
    # The employer's choice.
    lokt: float = -0.15
    telt_kunde: float = 2.6
    telt_ervaren: float = 1.1
    telt_openheid: float = 0.55
    telt_netwerk: float = 0.4
    telt_geluk: float = 0.3
    drang_eigen: float = 0.5
    drang_buiten: float = 0.4
    verflauwt: float = 0.4
    # The start.
    start: float = 0.62
    start_los: float = 0.15
    start_kunde: float = 3.0
    start_uren: float = 0.8
    start_ruimte: float = 4.0
    # Leaving, a month.
    weg: float = 0.03
    weg_reis: float = 1.6
    weg_last: float = 1.6
    weg_verveling: float = 14.0
    weg_afkeer: float = 5.0
    weg_sfeer: float = 0.35
    weg_los: float = 1.2
    weg_frictie: float = 0.3

    def meng(self, ander: Self, deel: float) -> Self:
        """On the way from these forces to others: ``deel`` 0 is here, 1 is there."""
        return type(self)(
            **{
                f.name: (1 - deel) * getattr(self, f.name) + deel * getattr(ander, f.name)
                for f in fields(self)
            }
        )


def kansen_uit_krachten(paren: Paren, k: Krachten) -> Getallen:
    """Chance of each of ``STAPPEN`` given the one before it: [6, klanten, openings], 0..1."""
    ja = _zegt_ja(paren, k)
    gesprek = _wordt_gekozen(paren, k)
    geplaatst = _begint(paren, k)
    per_maand = _vertrekt(paren, k)
    eerste, derde, zesde = _VERSTREKEN
    blijft = [np.exp(-per_maand * m) for m in (eerste, derde - eerste, zesde - derde)]
    return np.stack([ja, gesprek, geplaatst, *blijft])


def _zegt_ja(p: Paren, k: Krachten) -> Getallen:
    te_lang = np.maximum(p.minuten - 25.0, 0.0) / 25.0
    zin = k.ja + k.ja_smaak * (p.smaak - 0.6) - k.ja_reis * te_lang**1.5 + k.ja_klik * p.klik
    return helling(zin)


def _wordt_gekozen(p: Paren, k: Krachten) -> Getallen:
    """The share of the employer's attention that falls on this klant, among all who apply."""
    ervaring = p.ervaren * (0.35 + 0.65 * p.vers)
    telt = (
        k.telt_kunde * np.minimum(p.kunde, 0.25)  # more than enough is not better
        + k.telt_ervaren * ervaring
        + k.telt_openheid * p.openheid
        + k.telt_netwerk * p.is_netwerk
        + k.telt_geluk * p.geluk
    )
    kracht = np.exp(k.lokt + telt - k.verflauwt * (1.0 - np.exp(-p.leeftijd / 45.0)))
    anderen = 1.0 + (k.drang_eigen * p.eigen + k.drang_buiten * p.buiten) / p.plaatsen
    return np.asarray(kracht / (kracht + anderen))


def _begint(p: Paren, k: Krachten) -> Getallen:
    """As good as its weakest link."""
    kunnen = helling(k.start_kunde * (p.kunde + 0.2))
    uren = 1.0 - k.start_uren * (1.0 - np.clip(p.uren_past, 0.0, 1.0))
    dragen = helling(k.start_ruimte * (p.ruimte + 0.15))
    zwakste = np.minimum(np.minimum(kunnen, uren), dragen)
    return np.asarray(k.start * (1.0 + k.start_los * p.is_los) * zwakste)


def _vertrekt(p: Paren, k: Krachten) -> Getallen:
    """Hazard a month: reasons that compete, times what place and luck make of it."""
    dagen = p.uren / 24.0
    moe = k.weg_reis * (p.minuten / 40.0) ** 2 * dagen
    te_zwaar = k.weg_last * np.exp(-5.0 * p.ruimte) * dagen
    verveeld = k.weg_verveling * np.maximum(p.kunde - 0.2, 0.0) ** 2
    liever_niet = k.weg_afkeer * (1.0 - p.smaak) ** 2
    redenen = moe + te_zwaar + verveeld + liever_niet + k.weg_los * p.is_los
    rest = np.exp(k.weg_frictie * p.frictie - k.weg_sfeer * p.sfeer)
    return np.asarray(k.weg * (1.0 + redenen) * rest)
