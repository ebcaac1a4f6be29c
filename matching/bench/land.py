"""Where people live and where work is: the postcodes of the register, weighted by inhabitants.

``inwoners.csv`` has the 63 largest municipalities in thousands of inhabitants (Statistics
Netherlands, CBS, 1 January 2024; rounded, and taken over by hand: good for a benchmark, not for
policy). What is left of ``INWONERS`` is spread over all other postcodes alike. Work follows people
and is denser in cities.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from modellen.plaats.plaats import Plaatsregister

INWONERS = 17_943
"""Inhabitants of the Netherlands in thousands (CBS, 1 January 2024)."""

STADSMACHT = 1.15
"""Work in a postcode grows with its inhabitants to this power."""


@dataclass(frozen=True, slots=True)
class Land:
    """Points of the postcodes, with the chance that somebody lives and works there.

    lat, lon: float64 [p]. woonkans, werkkans: float64 [p], together 1.
    """

    lat: npt.NDArray[np.float64]
    lon: npt.NDArray[np.float64]
    woonkans: npt.NDArray[np.float64]
    werkkans: npt.NDArray[np.float64]

    @classmethod
    def van(cls, register: Plaatsregister) -> Land:
        """Weigh the postcodes of this register."""
        bekend = _lees_inwoners()
        codes = Counter(plaats.gemeente for plaats in register.plaatsen)
        zonder = sum(aantal for gemeente, aantal in codes.items() if gemeente not in bekend)
        over = INWONERS - sum(bekend[gemeente] for gemeente in codes if gemeente in bekend)
        gewicht = np.array(
            [
                bekend[p.gemeente] / codes[p.gemeente] if p.gemeente in bekend else over / zonder
                for p in register.plaatsen
            ]
        )
        werk = gewicht**STADSMACHT
        return cls(
            lat=register.breedtegraden,
            lon=register.lengtegraden,
            woonkans=gewicht / gewicht.sum(),
            werkkans=werk / werk.sum(),
        )


def _lees_inwoners() -> dict[str, int]:
    tekst = files(__package__).joinpath("inwoners.csv").read_text(encoding="utf-8")
    return {rij["gemeente"]: int(rij["duizenden"]) for rij in csv.DictReader(tekst.splitlines())}
