"""How many rules are built, to build or not applicable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from modellen.regels.register import Regel, RegelBron, RegelSoort, RegelStatus


@dataclass(frozen=True, slots=True)
class Dekking:
    """Counts of rules by status, 0 included; only sources and kinds that have a rule are there.

    Whether a built rule has a test is for the test suite to say: an installed Opstap has no tests.
    """

    per_bron: Mapping[RegelBron, Mapping[RegelStatus, int]]
    per_soort: Mapping[RegelSoort, Mapping[RegelStatus, int]]

    @property
    def totaal(self) -> Mapping[RegelStatus, int]:
        """By status, over all sources."""
        return {
            status: sum(telling[status] for telling in self.per_bron.values())
            for status in RegelStatus
        }


def tel_dekking(regels: Iterable[Regel]) -> Dekking:
    """Count the rules per source and per kind, by status."""
    lijst = tuple(regels)
    bronnen = Counter((regel.bron, regel.status) for regel in lijst)
    soorten = Counter((regel.soort, regel.status) for regel in lijst)
    return Dekking(
        per_bron={
            bron: {status: bronnen[bron, status] for status in RegelStatus}
            for bron in RegelBron
            if bron in {regel.bron for regel in lijst}
        },
        per_soort={
            soort: {status: soorten[soort, status] for status in RegelStatus}
            for soort in RegelSoort
            if soort in {regel.soort for regel in lijst}
        },
    )
