"""What is really true of a klant with an opening, and which openings are eligible for whom."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.simulatie.bevolking import LOS, Klanten, Openingen, Werkgevers
from matching.simulatie.vormen import Gehelen, Getallen, Vlaggen

KEUS = 40
"""Eligible openings that a klant has at most on one day."""

MINSTENS = 15
"""With fewer a klant gets no list: there would be nothing to choose from."""

_OMWEG = 1.25  # length of a road over the length of the straight line
_OPSTAP = 6.0  # minutes lost on every journey


@dataclass(frozen=True, slots=True, eq=False)
class Paren:
    """The truth of k klanten with c openings each; every array is [k, c].

    mag: the place in the row holds an eligible opening; elsewhere the rest means nothing.
    opening: its number. smaak: 0..1, how much the klant likes such work. kunde: abilities minus
    what is asked, mean of three, about -.6..6. minuten: travel, one way. rek: share of the travel
    limit that is left. uren_past: 0..1. uren: of the opening, a week. ruimte: what the klant can
    bear minus how heavy it is. ervaren: 0..1, how much the old work was like this; vers: 0..1, how
    recent it was. openheid, sfeer: hidden, of employer and opening. is_netwerk, is_los: 0 or 1.
    eigen, buiten: proposals of our own that are still fresh, and applicants from elsewhere.
    plaatsen: people wanted. leeftijd: days that it has been open. klik, geluk, frictie: N(0, 1),
    what is known of this pair to nobody.
    """

    mag: Vlaggen
    opening: Gehelen
    smaak: Getallen
    kunde: Getallen
    minuten: Getallen
    rek: Getallen
    uren_past: Getallen
    uren: Getallen
    ruimte: Getallen
    ervaren: Getallen
    vers: Getallen
    openheid: Getallen
    sfeer: Getallen
    is_netwerk: Getallen
    eigen: Getallen
    buiten: Getallen
    plaatsen: Getallen
    is_los: Getallen
    leeftijd: Getallen
    klik: Getallen
    geluk: Getallen
    frictie: Getallen


def kies_keus(
    rng: np.random.Generator, klanten: Klanten, openingen: Openingen, open_: Gehelen
) -> tuple[Gehelen, Vlaggen]:
    """Eligible openings of each klant: within the travel limit, hours and load not far off.

    Returns:
        Numbers of openings int64 [n, KEUS] and which of them count, bool [n, KEUS]; when more are
        eligible than ``KEUS``, a random draw of them.
    """
    daar = openingen.neem(open_)
    minuten = _minuten(klanten, daar.plek[None, :, :])
    mag = minuten <= klanten.reisgrens[:, None]
    mag &= np.abs(klanten.uren[:, None] - daar.uren[None, :]) <= 14.0
    mag &= klanten.kracht[:, None] - daar.zwaarte[None, :] > -0.2
    lot = np.where(mag, rng.random(mag.shape), 2.0)
    keus = np.argsort(lot, axis=1)[:, :KEUS]
    return open_[keus], np.take_along_axis(mag, keus, axis=1)


def maak_paren(
    rng: np.random.Generator,
    klanten: Klanten,
    openingen: Openingen,
    werkgevers: Werkgevers,
    keus: tuple[Gehelen, Vlaggen],
    *,
    eigen: Getallen,
    dag: float,
) -> Paren:
    """The truth of these klanten with their ``keus``; ``eigen`` [m] is the pressure by us now."""
    nummers, mag = keus
    daar = openingen.neem(nummers)
    toeval = rng.normal(size=(3, *nummers.shape))
    minuten = _minuten(klanten, daar.plek)
    eerder = openingen.soort[nummers] == klanten.ooit[:, None]
    verwant = _verwantschap()[klanten.ooit[:, None], openingen.soort[nummers]]
    return Paren(
        mag=mag,
        opening=nummers,
        smaak=0.5 + 0.5 * np.einsum("kd,kcd->kc", klanten.voorkeur, daar.aard),
        kunde=(klanten.kunnen[:, None, :] - daar.vraagt).mean(axis=2) + 0.12 * eerder,
        minuten=minuten,
        rek=1.0 - minuten / klanten.reisgrens[:, None],
        uren_past=1.0 - np.abs(klanten.uren[:, None] - daar.uren) / 16.0,
        uren=daar.uren,
        ruimte=klanten.kracht[:, None] - daar.zwaarte,
        ervaren=verwant,
        vers=np.broadcast_to(np.exp(-klanten.jaren / 5.0)[:, None], nummers.shape),
        openheid=werkgevers.openheid[daar.werkgever],
        sfeer=daar.sfeer,
        is_netwerk=daar.is_netwerk.astype(np.float64),
        eigen=eigen[nummers],
        buiten=daar.buiten,
        plaatsen=daar.plaatsen.astype(np.float64),
        is_los=(daar.vorm == LOS).astype(np.float64),
        leeftijd=np.maximum(dag - daar.van, 0.0),
        klik=toeval[0],
        geluk=toeval[1],
        frictie=toeval[2],
    )


def _minuten(klanten: Klanten, plek: Getallen) -> Getallen:
    afstand = np.linalg.norm(klanten.plek[:, None, :] - plek, axis=2)
    return np.asarray(_OPSTAP + 60.0 * _OMWEG * afstand / klanten.snelheid[:, None])


def _verwantschap() -> Getallen:
    """How much one kind of work is like another, 0..1 [8, 8]: 1 for the same."""
    return _VERWANT


# Related work: care with shop and catering, cleaning with logistics and green, and so on.
_VERWANT = np.array(
    [
        (1.0, 0.1, 0.0, 0.0, 0.3, 0.1, 0.3, 0.0),
        (0.1, 1.0, 0.4, 0.1, 0.3, 0.0, 0.1, 0.3),
        (0.0, 0.4, 1.0, 0.4, 0.1, 0.1, 0.2, 0.3),
        (0.0, 0.1, 0.4, 1.0, 0.0, 0.2, 0.0, 0.3),
        (0.3, 0.3, 0.1, 0.0, 1.0, 0.0, 0.5, 0.0),
        (0.1, 0.0, 0.1, 0.2, 0.0, 1.0, 0.3, 0.0),
        (0.3, 0.1, 0.2, 0.0, 0.5, 0.3, 1.0, 0.0),
        (0.0, 0.3, 0.3, 0.3, 0.0, 0.0, 0.0, 1.0),
    ]
)
