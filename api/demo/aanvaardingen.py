"""Aandachtspunten that the coaches of the demo accepted when they proposed something."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from api.demo.voorstellen import Verteld
from matching.aandachtspunten import aandachtspunten
from modellen.aanvaarding.repository import AanvaardingRepository
from modellen.klantprofiel.repository import KlantprofielRepository

MOTIVATIES = (
    "Met de werkgever besproken: dit komt in dit werk hooguit een keer per week voor.",
    "De werkgever zet een kar klaar en een collega neemt het zware deel over.",
    "De klant deed dit werk eerder en dat ging goed op dit punt.",
    "Besproken met de klant: de eerste maand kijken we hier elke week naar.",
)
"""Invented, one for each proposal in turn."""


def aanvaard_punten(
    samenstelling: Samenstelling, session: Session, verteld: Sequence[Verteld]
) -> None:
    """Accept the first aandachtspunt of the newest proposals, one for each motivation."""
    repository, gedaan = AanvaardingRepository(session), 0
    for een in reversed(verteld):
        if gedaan == len(MOTIVATIES) or een.werk_gezien is None:
            continue
        profiel = KlantprofielRepository(session).get(een.klant.nummer)
        vandaag = samenstelling.kalender()
        match = samenstelling.matchdienst.beoordeel(profiel, een.werk_gezien, vandaag=vandaag)
        punten = aandachtspunten(match, samenstelling.register)
        if punten and not repository.list_(een.klant.nummer, een.werk):
            repository.voeg_toe(
                een.klant.nummer,
                een.werk,
                {punten[0].code: punten[0].grond},
                motivatie=MOTIVATIES[gedaan],
                door=een.klant.coach,
                op=een.begonnen_op,
            )
            gedaan += 1
