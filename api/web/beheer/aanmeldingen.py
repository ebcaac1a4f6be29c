"""What happened at the door and to accounts, for the beheerder and the auditor."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request, Response

from api.toegang.aanvraag import DeSamenstelling, DeSessie
from api.toegang.accountlog import lees_log
from api.toegang.bewaking import voor
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from modellen.aanmelding.model import MISLUKT, Accountgebeurtenis
from modellen.gebruiker.model import Rol

router = maak_router()

_G = Accountgebeurtenis
GELUKT = (_G.AANGEMELD, _G.HERSTELCODE_GEBRUIKT)
SOORTEN: dict[str, tuple[str, tuple[Accountgebeurtenis, ...]]] = {
    "alles": ("Alles", ()),
    "mislukt": ("Mislukt", MISLUKT),
    "gelukt": ("Gelukt", GELUKT),
    "accounts": ("Wijzigingen", tuple(g for g in _G if g not in (*MISLUKT, *GELUKT))),
}
"""What can be chosen above the list."""


@router.get("/beheer/aanmeldingen")
@voor(Rol.BEHEERDER, Rol.AUDITOR)
def get_aanmeldingen(
    request: Request,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
    soort: Annotated[str, Query()] = "alles",
    voor_nummer: Annotated[int | None, Query(alias="voor", ge=1)] = None,
) -> Response:
    """The lines of the own organisation, newest first."""
    gekozen = soort if soort in SOORTEN else "alles"
    blad = lees_log(samenstelling, sessie.gebruiker, soorten=SOORTEN[gekozen][1], voor=voor_nummer)
    return toon(
        request,
        "beheer/aanmeldingen.html",
        blad=blad,
        soorten=[(code, naam) for code, (naam, _) in SOORTEN.items()],
        gekozen=gekozen,
        is_eerste=voor_nummer is None,
        mislukt=MISLUKT,
    )
