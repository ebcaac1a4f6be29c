"""Which steps a part of a document is made of, for whoever has to fill in what is missing.

Nothing is declared twice: the part is built once from a record that remembers what it was asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from modellen.documenten.bron import Bron
from modellen.documenten.model import Deel
from modellen.traject.model import Gebeurtenis
from modellen.traject.stand import Stand


@dataclass(frozen=True)
class _Luisterend(Stand):
    """A state that remembers which steps it was asked for."""

    gevraagd: dict[str, None] = field(default_factory=dict)

    def alle(self, *stappen: str) -> tuple[Gebeurtenis, ...]:
        self.gevraagd.update(dict.fromkeys(stappen))
        return super().alle(*stappen)

    def heeft(self, *stappen: str) -> bool:
        self.gevraagd.update(dict.fromkeys(stappen))
        return super().heeft(*stappen)


def stappen_achter(deel: Deel, bron: Bron) -> tuple[str, ...]:
    """Codes of the steps that this part looks at, in the order in which it does; all of the type.

    Empty for a part that is made of something else, such as an assessment.
    """
    stand = _Luisterend(bron.stand.traject, bron.stand.gebeurtenissen)
    deel.bouw(replace(bron, stand=stand))
    return tuple(code for code in stand.gevraagd if bron.soort.find_stap(code) is not None)
