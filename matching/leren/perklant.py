"""What the log says of each klant: how much shown, how often proposed, and what came of it.

For whoever has to answer for it. Nothing that ranks reads this, and no value of it is a feature.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import log2

import numpy as np

from matching.leren.eerlijkheid import Klantuitkomsten
from matching.leren.gegevens import WACHTTIJD, Fase
from modellen.tellen import Tijdvak
from modellen.voorstel.lijst import Klantplaats
from modellen.voorstel.model import Verloop
from modellen.voorstel.voortgang import Voortgang, voortgang_op
from modellen.waarden import KlantNummer

RIJP_NA = timedelta(
    days=sum(WACHTTIJD[fase] for fase in (Fase.NA_1_MAAND, Fase.NA_3_MAANDEN, Fase.DUURZAAM))
)
"""After a placement: six months, and the time to write down that they passed."""


@dataclass(slots=True)
class Klantgeschiedenis:
    """What is known of one klant.

    Attributes:
        getoond: lines of lists on which the klant stood, or of the own list.
        blootstelling: sum of 1 / log2(1 + place) over those, first = 1.
        laatst_getoond, laatst_voorgesteld: Dutch days, ``None`` = never.
        voorstellen, gesprekken: proposals, and those that came to a conversation or further.
        lopend: proposals that have not ended.
        geplaatst, rijp, duurzaam: as in ``Klantuitkomsten``.
    """

    getoond: int = 0
    blootstelling: float = 0.0
    laatst_getoond: date | None = None
    voorstellen: int = 0
    gesprekken: int = 0
    lopend: int = 0
    laatst_voorgesteld: date | None = None
    geplaatst: bool = False
    rijp: bool = False
    duurzaam: bool = False

    def tel_getoond(self, gezien: Klantplaats) -> None:
        """Add that the klant stood so often on this place."""
        self.getoond += gezien.keren
        self.blootstelling += gezien.keren * plaatsgewicht(gezien.plaats)
        self.laatst_getoond = max(gezien.laatst, self.laatst_getoond or date.min)

    def tel_voorstel(self, voortgang: Voortgang, peildag: date) -> None:
        """Add a proposal, as far as it is known to have come."""
        op = voortgang.fase_op
        voorgesteld_op, geplaatst_op = op[Fase.VOORGESTELD], op[Fase.GEPLAATST]
        if voorgesteld_op is None:
            return
        self.voorstellen += 1
        self.gesprekken += op[Fase.GESPREK] is not None
        duurt = op[Fase.DUURZAAM] is not None
        self.lopend += voortgang.einde_op is None and not duurt
        self.laatst_voorgesteld = max(voorgesteld_op, self.laatst_voorgesteld or date.min)
        if geplaatst_op is None:
            return
        self.geplaatst = True
        # Who failed early is known early: counted only once who lasts is known as well.
        if geplaatst_op + RIJP_NA <= peildag and (duurt or voortgang.einde_op is not None):
            self.rijp = True
            self.duurzaam = self.duurzaam or duurt


def plaatsgewicht(plaats: int) -> float:
    """How much a place counts, 0 = first: 1, .63, .5, .43 ..."""
    return 1.0 / log2(plaats + 2)


def tel_per_klant(
    klanten: Iterable[KlantNummer],
    verlopen: Iterable[Verloop],
    plaatsen: Iterable[Klantplaats],
    *,
    tijdvak: Tijdvak,
    peildag: date,
) -> Mapping[KlantNummer, Klantgeschiedenis]:
    """The history of each of these klanten, as it was known at the end of a Dutch day.

    Args:
        plaatsen: on lists of ``tijdvak``.
        tijdvak: that the day of proposing is in.
    """
    uit = {klant: Klantgeschiedenis() for klant in klanten}
    for gezien in plaatsen:
        if gezien.klant in uit:
            uit[gezien.klant].tel_getoond(gezien)
    for verloop in verlopen:
        klant = verloop.voorstel.klant
        voortgang = voortgang_op(verloop, peildag)
        voorgesteld_op = voortgang.fase_op[Fase.VOORGESTELD]
        if klant in uit and voorgesteld_op is not None and tijdvak.omvat(voorgesteld_op):
            uit[klant].tel_voorstel(voortgang, peildag)
    return uit


def als_uitkomsten(van: Iterable[Klantgeschiedenis]) -> Klantuitkomsten:
    """As arrays in the same order, without who they are."""
    alle = list(van)
    return Klantuitkomsten(
        blootstelling=np.array([g.blootstelling for g in alle], dtype=np.float64),
        voorgesteld=np.array([g.voorstellen > 0 for g in alle], dtype=bool),
        geplaatst=np.array([g.geplaatst for g in alle], dtype=bool),
        rijp=np.array([g.rijp for g in alle], dtype=bool),
        duurzaam=np.array([g.duurzaam for g in alle], dtype=bool),
    )
