"""Item 3: a gate refuses what was spoilt and lets through what is truly better."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import partial

import numpy as np

from matching.bench.leren.opzet import Leer, Model, Poort, Proef, maak_proef
from matching.bench.leren.schade import Schade, hussel_uitslagen, keer_om, lek_soms, lek_toekomst
from matching.leren.gegevens import Leergegevens

HALVERWEGE = np.timedelta64(364, "D")
"""Champion and challenger learn from the first year and are judged on lists of the second."""

EERSTE = 150
"""Known proposals that the champion of a better challenger learnt from."""

BETER = 1.05
"""A challenger counts as truly better when it is worth so much more on new klanten."""

_EERSTE_ZAAD = 500
WERELDEN_MET_SCHADE = ("gewoon", "scheef", "keuze", "omslag", "raak")
WERELDEN_MET_WINST = ("gewoon", "scheef", "keuze", "omslag")

SCHADEN: dict[str, Schade] = {
    "gehusselde uitslagen": hussel_uitslagen,
    "gelekte toekomst": lek_toekomst,
    "soms gelekte toekomst": lek_soms,
    "omgekeerde gelijkenis": partial(keer_om, kenmerk="gelijkenis"),
    "omgekeerde reistijd": partial(keer_om, kenmerk="reistijd"),
    "omgekeerde marge": partial(keer_om, kenmerk="marge"),
}


@dataclass(frozen=True, slots=True)
class Poging:
    """One challenger at the gate.

    soort: a kind of damage, or ``beter``. kampioen, uitdager: true durable placements per 100
    proposals, of new klanten, ordered by gain.
    """

    soort: str
    wereld: str
    zaad: int
    kampioen: float
    uitdager: float
    bevordert: bool
    redenen: tuple[str, ...]

    def als_dict(self) -> dict[str, object]:
        """Plain data, for JSON."""
        return asdict(self)


def probeer_beschadigd(aantal: int, bekend: int, leer: Leer, poort: Poort) -> list[Poging]:
    """So many challengers that learnt what their champion learnt, with something wrong in it.

    Args:
        bekend: known proposals in the log of an attempt.
    """
    uit = []
    soorten = list(SCHADEN.items())
    for i, proef in zip(
        range(aantal), _proeven(WERELDEN_MET_SCHADE, bekend, len(soorten)), strict=False
    ):
        soort, beschadig = soorten[i % len(soorten)]
        uit.append(_beschadig(proef, soort, beschadig, leer, poort))
    return uit


def probeer_beter(aantal: int, bekend: int, leer: Leer, poort: Poort) -> list[Poging]:
    """So many challengers that are truly better than a champion that learnt from little.

    A world and seed in which the challenger is not ``BETER`` in truth is passed over; after four
    times ``aantal`` tries there are fewer.
    """
    uit: list[Poging] = []
    pogingen = zip(range(4 * aantal), _proeven(WERELDEN_MET_WINST, bekend, 1), strict=False)
    for _, proef in pogingen:
        toen, later = _splits(proef)
        vroeg = proef.tijdlijn.logboek.dag_met(EERSTE)
        kampioen, uitdager = leer(toen.tot(vroeg), vroeg), leer(toen, toen.peildag)
        waarden = _waarde(proef, kampioen), _waarde(proef, uitdager)
        if waarden[1] >= BETER * waarden[0]:
            oordeel = poort(kampioen, uitdager, later)
            uit.append(
                Poging(
                    "beter", proef.wereld.naam, proef.zaad, *waarden,
                    bevordert=oordeel.bevordert, redenen=oordeel.redenen,
                )
            )  # fmt: skip
        if len(uit) == aantal:
            break
    return uit


def _beschadig(proef: Proef, soort: str, beschadig: Schade, leer: Leer, poort: Poort) -> Poging:
    rng = np.random.default_rng(proef.zaad)
    toen, later = _splits(proef)
    kampioen = leer(toen, toen.peildag)
    uitdager = leer(beschadig(toen, rng), toen.peildag)
    # A column that is filled in afterwards is so in the log of the judgement too.
    oordeel = poort(kampioen, uitdager, beschadig(later, rng) if _lekt(soort) else later)
    return Poging(
        soort=soort,
        wereld=proef.wereld.naam,
        zaad=proef.zaad,
        kampioen=_waarde(proef, kampioen),
        uitdager=_waarde(proef, uitdager),
        bevordert=oordeel.bevordert,
        redenen=oordeel.redenen,
    )


def _lekt(soort: str) -> bool:
    return SCHADEN[soort] in (lek_toekomst, lek_soms)


def _splits(proef: Proef) -> tuple[Leergegevens, Leergegevens]:
    """What was known after a year, and the lists since then with what is known of them now."""
    bekend = proef.bekend_op_dag
    halverwege = bekend.moment[0] + HALVERWEGE
    return bekend.tot(halverwege), bekend.neem(np.flatnonzero(bekend.moment > halverwege))


def _waarde(proef: Proef, model: Model) -> float:
    return proef.bank.waarde(model.gain)


def _proeven(werelden: tuple[str, ...], bekend: int, keer: int) -> Iterator[Proef]:
    """World by world and seed by seed without end; each is given ``keer`` times in a row."""
    zaad = _EERSTE_ZAAD
    while True:
        for naam in werelden:
            proef = maak_proef(naam, zaad, bekend)
            for _ in range(keer):
                yield proef
        zaad += 1
