"""Is the service alive?"""

from __future__ import annotations

from api.toegang.bewaking import openbaar
from api.toegang.kopregels import API_VERSIE
from api.v1.routering import maak_router
from api.v1.schemas import Gezondheid

router = maak_router("Dienst")


@router.get("/gezondheid", summary="Leeft de dienst?")
@openbaar
def get_gezondheid() -> Gezondheid:
    """Antwoordt zodra de dienst vragen kan beantwoorden. Zegt niets over de inhoud."""
    return Gezondheid(status="ok", versie=API_VERSIE)
