"""Who is there: klanten, employers and openings, with all that no register knows of them.

Eight kinds of work hang together in what they are like, how heavy they are, their hours and what
they ask. A klant has worked in one of them and wishes for one, often another: who can no longer
bear the old work wants something else, and that is why experience and wish point apart.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Self

import numpy as np

from matching.simulatie.vormen import Gehelen, Getallen, Vlaggen

# Kind of work: care, cleaning, logistics, technique, catering, office, shop, green.
_AARD = np.array(
    [  # people, hands, figures, outdoors
        (1.0, 0.3, -0.2, -0.2),
        (-0.2, 0.8, -0.4, -0.1),
        (-0.4, 0.7, 0.2, 0.2),
        (-0.5, 0.9, 0.5, 0.1),
        (0.8, 0.4, -0.3, -0.1),
        (0.0, -0.8, 0.9, -0.6),
        (0.8, 0.1, 0.2, -0.3),
        (-0.4, 0.6, -0.5, 1.0),
    ]
)
_ZWAARTE = np.array((0.58, 0.50, 0.62, 0.55, 0.52, 0.22, 0.38, 0.60))
_UREN = np.array((24.0, 16.0, 30.0, 34.0, 20.0, 28.0, 20.0, 28.0))
_VRAAGT = np.array(
    [  # language, craft, pace
        (0.55, 0.50, 0.50),
        (0.20, 0.20, 0.50),
        (0.30, 0.30, 0.65),
        (0.40, 0.65, 0.50),
        (0.45, 0.30, 0.65),
        (0.65, 0.55, 0.40),
        (0.55, 0.30, 0.50),
        (0.20, 0.35, 0.45),
    ]
)
SOORTEN = len(_AARD)
VAST, TIJDELIJK, LOS = range(3)
_KERNEN = np.array([(10.0, 12.0), (27.0, 18.0), (17.0, 31.0)])  # three towns, km
_SNELHEID = np.array((15.0, 24.0, 42.0))  # bicycle, public transport, car: km/h


@dataclass(frozen=True, slots=True, eq=False)
class _Tabel:
    def neem(self, rijen: Gehelen | Vlaggen) -> Self:
        """These rows, in this order."""
        return type(self)(**{f.name: getattr(self, f.name)[rijen] for f in fields(self)})


@dataclass(frozen=True, slots=True, eq=False)
class Klanten(_Tabel):
    """n klanten.

    voorkeur: [n, 4] unit vectors of what they like. kunnen: [n, 3] language, craft, pace in 0..1.
    ooit: kind of work done before; jaren: since when not. plek: [n, 2] km. snelheid: km/h.
    reisgrens: minutes. uren: a week. kracht: what they can bear, on the scale of ``zwaarte``.
    zonder_*: the register lacks the test, the FML, the papers, the experience
    or the sectors of the wishes.
    coach: number of the coach. groep: a group (0..2) that has nothing to do with ability and
    something with having a car; for judging fairness, never a feature.
    """

    voorkeur: Getallen
    kunnen: Getallen
    ooit: Gehelen
    jaren: Getallen
    plek: Getallen
    snelheid: Getallen
    reisgrens: Getallen
    uren: Getallen
    kracht: Getallen
    zonder_test: Vlaggen
    zonder_fml: Vlaggen
    zonder_papieren: Vlaggen
    zonder_ervaring: Vlaggen
    zonder_sector: Vlaggen
    coach: Gehelen
    groep: Gehelen


@dataclass(frozen=True, slots=True, eq=False)
class Openingen(_Tabel):
    """m openings.

    aard: [m, 4] unit vectors. soort: kind of work. vraagt: [m, 3]. plek: [m, 2] km. uren: a week.
    zwaarte: 0..1. werkgever: number. is_netwerk: bool. sfeer: hidden pull of the place, about
    N(0, 1). van, tot: first day and day after the last, counted from the start of the world.
    buiten: applicants from elsewhere. plaatsen: people wanted. vorm: contract, ``VAST``,
    ``TIJDELIJK`` or ``LOS``. zonder_*: the text does not say.
    """

    aard: Getallen
    soort: Gehelen
    vraagt: Getallen
    plek: Getallen
    uren: Getallen
    zwaarte: Getallen
    werkgever: Gehelen
    is_netwerk: Vlaggen
    sfeer: Getallen
    van: Getallen
    tot: Getallen
    buiten: Getallen
    plaatsen: Gehelen
    vorm: Gehelen
    zonder_plek: Vlaggen
    zonder_uren: Vlaggen
    zonder_soort: Vlaggen
    zonder_vorm: Vlaggen
    zonder_plaatsen: Vlaggen


@dataclass(frozen=True, slots=True, eq=False)
class Werkgevers(_Tabel):
    """e employers. openheid, sfeer: hidden, N(0, 1). Before the log begins there were ``eerder``
    proposals, ``goed`` of which became a placement, ``lang`` of which lasted: few, so they give a
    noisy picture of both."""

    openheid: Getallen
    sfeer: Getallen
    eerder: Gehelen
    goed: Gehelen
    lang: Gehelen


def trek_werkgevers(rng: np.random.Generator, aantal: int) -> Werkgevers:
    """Draw employers; most had a few proposals before, some none."""
    openheid, sfeer = rng.normal(size=(2, aantal))
    eerder = rng.negative_binomial(1.2, 0.1, aantal).astype(np.int64)
    goed = rng.binomial(eerder, np.clip(0.22 + 0.12 * openheid, 0.02, 0.9))
    lang = rng.binomial(goed, np.clip(0.55 + 0.15 * sfeer, 0.05, 0.95))
    return Werkgevers(openheid, sfeer, eerder, goed, lang)


def trek_klanten(rng: np.random.Generator, aantal: int, coaches: int) -> Klanten:
    """Draw klanten, of one of ``coaches`` coaches each."""
    ooit = rng.integers(SOORTEN, size=aantal)
    wil = np.where(rng.random(aantal) < 0.4, ooit, rng.integers(SOORTEN, size=aantal))
    kunnen = rng.beta(2.6, 2.2, (aantal, 3))
    kunnen[:, 1] = np.clip(kunnen[:, 1] + 0.1, 0.0, 1.0)
    groep = rng.integers(3, size=aantal)
    vervoer = np.minimum(rng.integers(3, size=aantal), rng.integers(1, 4, size=aantal))
    vervoer = np.where((groep == 2) & (rng.random(aantal) < 0.3), 0, vervoer)
    return Klanten(
        voorkeur=_richting(_AARD[wil] + rng.normal(0.0, 0.4, (aantal, 4))),
        kunnen=kunnen,
        ooit=ooit,
        jaren=rng.gamma(1.3, 3.0, aantal),
        plek=_plekken(rng, aantal),
        snelheid=_SNELHEID[vervoer],
        reisgrens=rng.choice((30.0, 45.0, 60.0, 75.0), aantal, p=(0.25, 0.4, 0.25, 0.1)),
        uren=np.clip(rng.normal(24.0, 7.0, aantal), 8.0, 40.0),
        kracht=np.clip(rng.normal(0.56, 0.16, aantal), 0.15, 0.95),
        zonder_test=rng.random(aantal) < 0.25,
        zonder_fml=rng.random(aantal) < 0.12,
        zonder_papieren=rng.random(aantal) < 0.15,
        zonder_ervaring=rng.random(aantal) < 0.1,
        zonder_sector=rng.random(aantal) < 0.3,
        coach=rng.integers(coaches, size=aantal),
        groep=groep,
    )


def trek_openingen(
    rng: np.random.Generator, *, tegelijk: int, dagen: int, werkgevers: Werkgevers
) -> Openingen:
    """Draw openings so that about ``tegelijk`` are open on each of ``dagen`` days."""
    netwerk_deel, duur_vacature, duur_netwerk = 0.3, 60.0, 200.0
    duur = (1 - netwerk_deel) * duur_vacature + netwerk_deel * duur_netwerk
    aanloop = 250.0
    aantal = int(np.ceil(tegelijk * (dagen + aanloop) / duur))
    is_netwerk = rng.random(aantal) < netwerk_deel
    van = rng.uniform(-aanloop, dagen, aantal)
    loopt = rng.gamma(2.0, np.where(is_netwerk, duur_netwerk, duur_vacature) / 2.0)
    soort = rng.integers(SOORTEN, size=aantal)
    werkgever = rng.integers(len(werkgevers.sfeer), size=aantal)
    buiten = rng.gamma(1.5, np.where(is_netwerk, 0.4, 2.4))
    return Openingen(
        aard=_richting(_AARD[soort] + rng.normal(0.0, 0.25, (aantal, 4))),
        soort=soort,
        vraagt=np.clip(_VRAAGT[soort] + rng.normal(0.0, 0.12, (aantal, 3)), 0.0, 1.0),
        plek=_plekken(rng, aantal),
        uren=np.clip(_UREN[soort] + rng.normal(0.0, 5.0, aantal), 8.0, 40.0),
        zwaarte=np.clip(_ZWAARTE[soort] + rng.normal(0.0, 0.1, aantal), 0.05, 0.95),
        werkgever=werkgever,
        is_netwerk=is_netwerk,
        sfeer=0.7 * werkgevers.sfeer[werkgever] + 0.7 * rng.normal(size=aantal),
        van=van,
        tot=van + 14.0 + loopt,
        buiten=buiten,
        plaatsen=1 + rng.binomial(3, 0.1, aantal),
        vorm=rng.choice((VAST, TIJDELIJK, LOS), aantal, p=(0.3, 0.45, 0.25)),
        zonder_plek=rng.random(aantal) < 0.03,
        zonder_uren=rng.random(aantal) < 0.12,
        zonder_soort=rng.random(aantal) < 0.08,
        zonder_vorm=rng.random(aantal) < 0.15,
        zonder_plaatsen=rng.random(aantal) < 0.2,
    )


def _richting(vectoren: Getallen) -> Getallen:
    return np.asarray(vectoren / np.linalg.norm(vectoren, axis=1, keepdims=True))


def _plekken(rng: np.random.Generator, aantal: int) -> Getallen:
    kern = _KERNEN[rng.choice(3, aantal, p=(0.4, 0.35, 0.25))]
    return np.asarray(kern + rng.normal(0.0, 4.5, (aantal, 2)))
