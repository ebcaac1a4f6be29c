"""What weighs how much in a profile and in a werk: every number of the similarity, in one place.

How they were chosen: round numbers from the middle of a plateau on the sixteen profiles
"ontwikkel" of ``matching/taal/oordelen``. Over a grid of 972 combinations around them nDCG@10
moves between .84 and .88; choosing the best combination with one profile left out in turn does
worse (.845) than the middle (.865), so nothing finer can be learned from that set (besluit 0011).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from modellen.klantprofiel.model import ZinSoort

_ZINNEN: Mapping[ZinSoort, float] = MappingProxyType(
    {
        ZinSoort.WENS: 1.0,
        ZinSoort.ERVARING: 0.15,
        ZinSoort.INTERESSE: 0.1,
        ZinSoort.COMPETENTIE: 0.1,
        ZinSoort.KWALITEIT: 0.05,
        ZinSoort.KWALIFICATIE: 0.05,
    }
)


@dataclass(frozen=True, slots=True)
class Veldgewichten:
    """Weights of fields and parts.

    Attributes:
        zinnen: weight of all sentences of a kind together, in every part of a profile.
        titel: share of the title of a werk; the task text has the rest.
        taal, werksoort, sector: weight of each part in the similarity.
        weigering: what refused kinds of work take off, as a share of ``werksoort``.
    """

    zinnen: Mapping[ZinSoort, float] = field(default_factory=lambda: _ZINNEN)
    titel: float = 0.5
    taal: float = 1.0
    werksoort: float = 0.5
    sector: float = 0.3
    weigering: float = 0.5


STANDAARD = Veldgewichten()
