"""How many klanten of one organisation were proposed for some work: counts, never who."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from modellen.voorstel.model import PLAATSINGEN, Verloop
from modellen.waarden import WerkNummer


@dataclass(frozen=True, slots=True)
class Drukte:
    """Proposals for one werk.

    Attributes:
        voorgesteld: ever, those that ended among them. lopend: still to be decided on.
        aan_het_werk: who work there now through a proposal.
    """

    voorgesteld: int = 0
    lopend: int = 0
    aan_het_werk: int = 0

    def __add__(self, ander: Drukte) -> Drukte:
        return Drukte(
            self.voorgesteld + ander.voorgesteld,
            self.lopend + ander.lopend,
            self.aan_het_werk + ander.aan_het_werk,
        )


GEEN_DRUKTE = Drukte()


def drukte_van(verlopen: Iterable[Verloop]) -> Mapping[WerkNummer, Drukte]:
    """The counts per werk; work that nobody was proposed for is absent."""
    per_werk: dict[WerkNummer, Drukte] = {}
    for verloop in verlopen:
        if verloop.is_voorgesteld:
            werk = verloop.voorstel.werk
            per_werk[werk] = per_werk.get(werk, GEEN_DRUKTE) + _een(verloop)
    return per_werk


def _een(verloop: Verloop) -> Drukte:
    loopt = verloop.einde is None
    werkt = loopt and any(g.soort in PLAATSINGEN for g in verloop.geldend)
    return Drukte(1, int(loopt and not werkt), int(werkt))
