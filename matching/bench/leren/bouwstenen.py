"""What Opstap itself learns and decides with, in the form that the measurements ask for."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from matching.bench.leren.buiten import Lijstlogboek, Schatting
from matching.bench.leren.meten import Bouwstenen
from matching.bench.leren.opzet import Model, Oordeel
from matching.leren.beleidswaarde import schat_beleidswaarde
from matching.leren.gegevens import Leergegevens
from matching.leren.leer import leer
from matching.leren.promotie import besluit


def vraag_poort(kampioen: Model, uitdager: Model, later: Leergegevens) -> Oordeel:
    """The gate of ``matching.leren.promotie``, with its own limits."""
    uit = besluit(kampioen, uitdager, later)
    return Oordeel(uit.bevordert, uit.redenen)


def schat_buiten(log: Lijstlogboek, model: Model) -> Mapping[str, Schatting]:
    """IPS, SNIPS and doubly robust, per 100 lists.

    A decision is one filled place; what it brings is a lasting placement from that place. The
    wanted lists do not explore, so their probability is 0 or 1. What doubly robust expects is the
    model's chance times how often coaches propose from such a place.
    """
    lijsten, plaatsen = log.keus.shape
    zelfde = (log.keus == log.doel).astype(np.float64)
    kans = np.zeros(log.mag.shape)
    kans[log.mag] = model.kans(log.kenmerken[log.mag], log.basis[log.mag], log.wens[log.mag])[0]
    per_plaats = log.voorgesteld.mean(axis=0)
    waarden = schat_beleidswaarde(
        log.beloning.ravel(),
        log.kans.ravel(),
        zelfde.ravel(),
        np.repeat(np.arange(lijsten), plaatsen),
        verwacht=(per_plaats * np.take_along_axis(kans, log.keus, axis=1)).ravel(),
        verwacht_ander=(per_plaats * np.take_along_axis(kans, log.doel, axis=1)).ravel(),
    )
    schaal = 100.0 * plaatsen
    return {
        naam: (schaal * w.waarde, schaal * w.laag, schaal * w.hoog) for naam, w in waarden.items()
    }


OPSTAP = Bouwstenen(leer=leer, poort=vraag_poort, schatter=schat_buiten)
"""The ranker, the gate and the off-policy estimates of this program."""
