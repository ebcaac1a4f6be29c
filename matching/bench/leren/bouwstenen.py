"""What Opstap itself learns and decides with, in the form that the measurements ask for."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from matching.bench.leren.buiten import Lijstlogboek, Schatting
from matching.bench.leren.meten import Bouwstenen
from matching.bench.leren.opzet import Model, Oordeel
from matching.leren.gegevens import Leergegevens
from matching.leren.leer import leer
from matching.leren.lijstwaarde import Getoondelijsten, schat_lijstwaarde
from matching.leren.promotie import besluit


def vraag_poort(kampioen: Model, uitdager: Model, later: Leergegevens) -> Oordeel:
    """The gate of ``matching.leren.promotie``, with its own limits."""
    uit = besluit(kampioen, uitdager, later)
    return Oordeel(uit.bevordert, uit.redenen)


def schat_buiten(log: Lijstlogboek, model: Model) -> Mapping[str, Schatting]:
    """IPS, SNIPS and doubly robust, per 100 lists, as ``opstap leren beoordeel`` gives them."""
    verwacht = np.zeros(log.mag.shape)
    verwacht[log.mag] = model.kans(log.kenmerken[log.mag], log.basis[log.mag], log.wens[log.mag])[0]
    gezien = Getoondelijsten(
        keus=log.keus,
        gewoon=log.gewoon,
        kans=log.kans,
        mag=log.mag,
        basis=log.basis,
        wens=log.wens,
        voorgesteld=log.voorgesteld,
        beloning=log.beloning,
        verwacht=verwacht,
    )
    waarden = schat_lijstwaarde(gezien, log.doel)
    return {naam: (w.waarde, w.laag, w.hoog) for naam, w in waarden.items()}


OPSTAP = Bouwstenen(leer=leer, poort=vraag_poort, schatter=schat_buiten)
"""The ranker, the gate and the off-policy estimates of this program."""
