"""One part of a score: what was measured, how heavy it weighs, where it comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bijdrage:
    """A part of the score. ``effect == gewicht * waarde``; the effects add up to the score.

    Attributes:
        component: stable name of the ranking component.
        waarde: 0 to 1, higher speaks for the match.
        gewicht: weight; the weights of a ranking add up to 1.
        is_bekend: false when the value is the component's rule for missing data.
    """

    component: str
    waarde: float
    gewicht: float
    is_bekend: bool

    @property
    def effect(self) -> float:
        """Points that this part adds."""
        return self.gewicht * self.waarde
