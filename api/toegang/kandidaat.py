"""A klant as somebody may see him who may not know who he is.

The one place where a klant becomes a candidate for an employer-facing colleague. What is not
copied here cannot leak: no name, no number, no postcode, nothing of health.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from api.toegang.pseudoniem import pseudoniem
from matching.antwoord import Match
from matching.oordeel import Uitkomst
from matching.uitleg import Publiek, Uitleg, leg_uit
from modellen.dagdelen import Dagdelen
from modellen.klantprofiel.model import Klantprofiel, ZinSoort
from modellen.waarden import UrenPerWeek

KAN_SOORTEN = (
    ZinSoort.ERVARING,
    ZinSoort.COMPETENTIE,
    ZinSoort.KWALITEIT,
    ZinSoort.KWALIFICATIE,
)
"""Sentences that say what somebody can do; wishes and interests stay with the coach."""


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """What may be said about one klant for one werk.

    ``uren`` and ``dagdelen`` are what the klant wants, not what health allows. ``coach`` is the
    name of the colleague with whom to discuss the rest.
    """

    code: str
    coach: str | None
    uitleg: Uitleg
    kan: tuple[str, ...]
    uren: UrenPerWeek
    dagdelen: Dagdelen | None

    @property
    def te_bespreken(self) -> tuple[str, ...]:
        """Titles of what only the jobcoach can answer: not suitable, and no employer's question."""
        return tuple(
            deel.titel
            for deel in self.uitleg.onderdelen
            if deel.uitkomst is not Uitkomst.GESCHIKT
            and not set(deel.zinnen) <= set(self.uitleg.vragen_werkgever)
        )


def wat_iemand_kan(profiel: Klantprofiel) -> tuple[str, ...]:
    """The sentences of a profile that an employer's side may read."""
    return tuple(z.tekst for soort in KAN_SOORTEN for z in profiel.zinnen if z.soort is soort)


def maak_kandidaat(match: Match, *, geheim: bytes, coaches: Mapping[str, str]) -> Kandidaat:
    """Strip a match of who it is about.

    Args:
        geheim: secret for the pseudonym.
        coaches: names of colleagues by account.
    """
    klant = match.profiel.klant
    return Kandidaat(
        code=pseudoniem(geheim, klant.nummer, match.werk.nummer),
        coach=coaches.get(klant.coach),
        uitleg=leg_uit(match, publiek=Publiek.ACCOUNTMANAGER),
        kan=wat_iemand_kan(match.profiel),
        uren=klant.uren,
        dagdelen=klant.dagdelen,
    )
