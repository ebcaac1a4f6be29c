"""Where people live and where work is: the postcodes of the register, weighted by inhabitants.

``inwoners.csv`` has 63 of the larger municipalities in thousands of inhabitants: no postcodes,
and not all of the largest: Land van Cuijk, Dijk en Waard and Voorne aan Zee, made by mergers since
2022, are missing. The figures are those of Statistics Netherlands (CBS) for 1 January 2024, rounded
and taken over by hand, and nothing here can check them: good for a benchmark, not for policy.
Together they are 52 % of ``INWONERS``, at 2,100 to 13,200 inhabitants a postcode; what is left is
spread over all other postcodes alike (3,100 each). Work follows people and is denser in cities.
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
