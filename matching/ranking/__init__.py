"""The first ranking: a documented sum of six parts. Weights are data; their sum is 1."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from matching.ranking.bijdrage import Bijdrage
from matching.ranking.componenten import COMPONENTEN, Component, Vraag

STANDAARD_GEWICHTEN: Mapping[str, float] = MappingProxyType(
    {
        "gelijkenis": 0.50,
        "riasec": 0.10,
        "reistijd": 0.12,
        "uren": 0.06,
        "marge": 0.10,
        "zekerheid": 0.12,
    }
)
"""What somebody wants and can do weighs as much as everything else together."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of r rows. totaal: float64 [r]; waarden and bekend: [components, r]."""

    totaal: npt.NDArray[np.float64]
    waarden: npt.NDArray[np.float64]
    bekend: npt.NDArray[np.bool_]


class Ranking:
    """Adds the components up.

    Args:
        gewichten: weight by component name; all components, not negative, together 1.

    Raises:
        ValueError: when the weights do not fit the components.
    """

    def __init__(self, gewichten: Mapping[str, float] = STANDAARD_GEWICHTEN) -> None:
        namen = {c.naam for c in COMPONENTEN}
        som = sum(gewichten.values())
        if set(gewichten) != namen or min(gewichten.values()) < 0 or abs(som - 1.0) > 1e-9:
            raise ValueError(f"weights must cover {sorted(namen)}, be >= 0 and add up to 1")
        self.gewichten = MappingProxyType(dict(gewichten))

    @property
    def versie(self) -> str:
        """Changes with the weights."""
        tekst = json.dumps(dict(self.gewichten), sort_keys=True)
        return "som-" + blake2b(tekst.encode(), digest_size=4).hexdigest()

    def scores(self, vraag: Vraag) -> Scores:
        """Score all rows of the question."""
        waarden = np.empty((len(COMPONENTEN), len(vraag)))
        bekend = np.empty((len(COMPONENTEN), len(vraag)), dtype=bool)
        for i, component in enumerate(COMPONENTEN):
            waarden[i], bekend[i] = component.waarden(vraag)
        return self.tel_op(waarden, bekend)

    def tel_op(self, waarden: npt.NDArray[np.float64], bekend: npt.NDArray[np.bool_]) -> Scores:
        """Scores from the values of all components, both [components, r]."""
        gewichten = np.array([self.gewichten[c.naam] for c in COMPONENTEN])
        return Scores(totaal=gewichten @ waarden, waarden=waarden, bekend=bekend)

    def bijdragen(self, scores: Scores, rij: int) -> tuple[Bijdrage, ...]:
        """The parts of one row; their effects add up to its total."""
        return tuple(
            Bijdrage(
                component=component.naam,
                waarde=float(scores.waarden[i, rij]),
                gewicht=self.gewichten[component.naam],
                is_bekend=bool(scores.bekend[i, rij]),
            )
            for i, component in enumerate(COMPONENTEN)
        )


__all__ = ["COMPONENTEN", "STANDAARD_GEWICHTEN", "Component", "Ranking", "Scores", "Vraag"]
