"""Where an accountmanager begins the day: vacatures, employers and answers that wait."""

from __future__ import annotations

from fastapi import Request, Response

from api.toegang.aanvraag import DeSamenstelling, DeSessie
from api.toegang.bewaking import voor
from api.toegang.markt import Aandachtspunt, Vacatureaandacht, lees_markt
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from modellen.gebruiker.model import Rol
from modellen.schrijfwijze import datum

router = maak_router()

HOOGSTENS = 15
"""Lines of one kind; the most urgent first."""

_DOEN = {
    Aandachtspunt.SLUIT_BIJNA: ("stand", "Vraag na"),
    Aandachtspunt.OUD: ("stand", "Vraag na"),
    Aandachtspunt.BEROEP: ("beroep", "Bekijk het beroep"),
    Aandachtspunt.BELASTING: ("belasting", "Loop de zwaarte na"),
}
"""Where one goes for a point, and what the button says."""


@router.get("/markt")
@voor(Rol.ACCOUNTMANAGER)
def get_markt(request: Request, sessie: DeSessie, samenstelling: DeSamenstelling) -> Response:
    """Everything that waits, without a name of a klant."""
    markt = lees_markt(samenstelling, sessie.gebruiker, hoogstens=HOOGSTENS)
    return toon(
        request,
        "markt/markt.html",
        m=markt,
        vandaag=samenstelling.kalender(),
        hoogstens=HOOGSTENS,
        punten=in_woorden,
        doen=_DOEN,
    )


def in_woorden(aandacht: Vacatureaandacht) -> str:
    """Why a vacature needs a look, in one line."""
    vacature = aandacht.vacature
    zinnen = {
        Aandachtspunt.SLUIT_BIJNA: vacature.sluit_op and f"sluit op {datum(vacature.sluit_op)}",
        Aandachtspunt.OUD: aandacht.gezien and f"niet nagevraagd sinds {datum(aandacht.gezien)}",
        Aandachtspunt.BEROEP: "niemand bekeek het beroep",
        Aandachtspunt.BELASTING: f"zwaarte geschat op {_tel(aandacht.geschat)}"
        if aandacht.geschat
        else "zwaarte onbekend",
    }
    return ", ".join(str(zinnen[punt]) for punt in aandacht.punten)


def _tel(aantal: int) -> str:
    return "1 punt" if aantal == 1 else f"{aantal} punten"
