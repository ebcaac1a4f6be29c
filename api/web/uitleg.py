"""How the list comes about: made from the registries, so that it cannot lag behind."""

from __future__ import annotations

from fastapi import Request, Response

from api.toegang.aanvraag import DeSamenstelling
from api.toegang.bewaking import voor_aangemelden
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from matching.constraints import CONSTRAINTS
from matching.leren.kampioen import VASTE_SCORE
from matching.leren.kenmerken import KENMERKEN
from matching.ranking import COMPONENTEN, STANDAARD_GEWICHTEN

router = maak_router()

BETEKENIS = {
    "zichtbaarheid": "Uw organisatie mag dit werk voorstellen.",
    "beschikbaarheid": "De klant doet mee en het werk staat vandaag open.",
    "uitsluitingen": "De klant wil deze werkgever en deze branche. Een reden hoeft niet.",
    "reistijd": "De klant kan er komen binnen de tijd die per vervoermiddel mag.",
    "uren": "De uren van het werk passen bij wat de klant wil en aankan.",
    "dagdelen": "Het werk valt op dagen en tijden waarop de klant kan.",
    "taal": "De klant spreekt zo goed Nederlands als het werk vraagt.",
    "opleiding": "De klant heeft de opleiding die het werk vraagt.",
    "rijbewijs": "De klant heeft het rijbewijs dat het werk vraagt.",
    "certificaten": "De klant heeft de papieren die het werk vraagt.",
    "belastbaarheid": (
        "Het werk vraagt op geen enkel punt meer dan de klant aankan. "
        "Een schatting over het werk sluit nooit iemand uit."
    ),
}
"""What each constraint means to a coach, by its name; a test holds that none is missing."""


@router.get("/uitleg")
@voor_aangemelden
def get_uitleg(request: Request, samenstelling: DeSamenstelling) -> Response:
    """The constraints, the parts of the score and what a ranker may learn from, in words."""
    ranker = samenstelling.matchdienst.ranker
    return toon(
        request,
        "uitleg.html",
        constraints=[(c.titel, BETEKENIS[c.naam]) for c in CONSTRAINTS],
        componenten=COMPONENTEN,
        gewichten=STANDAARD_GEWICHTEN,
        kenmerken=KENMERKEN,
        ranker=None if ranker == VASTE_SCORE else ranker,
    )
