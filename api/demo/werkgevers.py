"""The employers of the demo, each at a place of its region."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from api.demo.lezen import LAND, Regio, WerkgeverInhoud, lees_regios, lees_werkgevers
from api.demo.toeval import kies_gewogen, kies_plaats
from modellen.waarden import WerkNummer
from vacatures.kenmerken import Werkplek
from vacatures.werkgever.model import Werkgever

EERSTE_NUMMER = 101
ELDERS = "elders"
"""Code of the region in which nobody lives."""


@dataclass(frozen=True, slots=True)
class DemoWerkgever:
    """An employer with what the generator needs to know: its occupations and region."""

    werkgever: Werkgever
    functies: frozenset[str]
    regio: str

    @property
    def is_bureau(self) -> bool:
        """True for an agency, which posts the jobs of others."""
        return not self.functies

    def heeft(self, functie: str, *, regio: str) -> bool:
        """Has it this occupation in this region?"""
        return functie in self.functies and self.regio in (LAND, regio)


def bouw_werkgevers(rng: Random) -> tuple[DemoWerkgever, ...]:
    """All employers, numbered in the order of the file."""
    regios = {regio.code: regio for regio in lees_regios()}
    return tuple(
        _werkgever(rng, EERSTE_NUMMER + i, inhoud, regios)
        for i, inhoud in enumerate(lees_werkgevers())
    )


def _werkgever(
    rng: Random, nummer: int, inhoud: WerkgeverInhoud, regios: dict[str, Regio]
) -> DemoWerkgever:
    regio = regios.get(inhoud.regio) or kies_regio(rng, list(regios.values()))
    plaats, pc4 = kies_plaats(rng, regio)
    return DemoWerkgever(
        werkgever=Werkgever(
            nummer=WerkNummer(f"W-{nummer}"),
            naam=inhoud.naam,
            branche=inhoud.branche,
            plek=Werkplek(pc4, plaats, "NL"),
            activiteiten=inhoud.activiteiten,
        ),
        functies=inhoud.functies,
        regio=inhoud.regio,
    )


def kies_regio(rng: Random, regios: Sequence[Regio]) -> Regio:
    """A region by its share."""
    return kies_gewogen(rng, regios, [regio.aandeel for regio in regios])


def bureaus(werkgevers: Sequence[DemoWerkgever]) -> list[DemoWerkgever]:
    """The agencies among them."""
    return [w for w in werkgevers if w.is_bureau]


def met_functie(
    werkgevers: Sequence[DemoWerkgever], functie: str, *, regio: str
) -> list[DemoWerkgever]:
    """Employers with this occupation in this region; agencies when there are none."""
    return [w for w in werkgevers if w.heeft(functie, regio=regio)] or bureaus(werkgevers)
