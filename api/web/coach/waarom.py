"""One klant with one werk: every point of it, in words and pictures, and what somebody accepts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from fastapi import Form, Path, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from api.bootstrap import Samenstelling
from api.toegang.aanvaarden import lees_punten, leg_aanvaarding_vast
from api.toegang.aanvraag import DeSamenstelling, HetZicht
from api.toegang.bewaking import voor
from api.toegang.zicht import Zicht
from api.web.coach.aanvaardbeeld import puntbeelden
from api.web.coach.dossier import standen_van, uitgelegd
from api.web.coach.waarombeeld import beelden
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.terughalen import hervatbaar
from api.web.velden import lees_getal
from modellen.aanvaarding.model import (
    MEESTE_TEKENS,
    AanvaardingIntussenGewijzigd,
)
from modellen.fouten import OngeldigeWaarde
from modellen.gebruiker.model import Rol
from modellen.klant.model import Klant
from modellen.waarden import KlantNummer, WerkNummer
from vacatures.werk import Werk

router = maak_router()

Nummer = Annotated[str, Path(max_length=64)]
WerkPad = Annotated[str, Path(max_length=64)]
LIJST = "^[0-9a-f]{0,64}$"
Lijst = Annotated[str, Query(pattern=LIJST)]
INTREKKEN = "intrekken"


class Aanvaardinvoer(BaseModel):
    """The fields of the form: which points, why, and how much was on the screen.

    ``wat``: ``INTREKKEN``, or else accept. ``lijst``: the list that somebody came from.
    """

    wat: str = ""
    punt: list[str] = []
    motivatie: str = ""
    gezien: str = ""
    lijst: str = ""
    hervat: str = ""


@router.get("/klanten/{nummer}/waarom/{werk}")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_waarom(
    request: Request,
    nummer: Nummer,
    werk: WerkPad,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    lijst: Lijst = "",
    net: bool = False,
) -> Response:
    """Every point of one pair, in the list or not; ``net``: something was just accepted."""
    klant = zicht.get_klant(KlantNummer(nummer))
    gevraagd = zicht.get_werk(WerkNummer(werk))
    invoer = Aanvaardinvoer(lijst=lijst)
    return _toon(request, zicht, samenstelling, klant, gevraagd, invoer, net=net)


@router.post("/klanten/{nummer}/waarom/{werk}")
@voor(Rol.JOBCOACH)
@hervatbaar
def post_waarom(
    request: Request,
    nummer: Nummer,
    werk: WerkPad,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    invoer: Annotated[Aanvaardinvoer, Form()],
) -> Response:
    """Accept aandachtspunten with a motivation, or take that back."""
    klant = zicht.get_klant(KlantNummer(nummer))
    gevraagd = zicht.get_werk(WerkNummer(werk))
    if invoer.hervat:
        return _toon(request, zicht, samenstelling, klant, gevraagd, invoer)
    try:
        leg_aanvaarding_vast(
            samenstelling,
            zicht.gebruiker,
            klant.nummer,
            gevraagd.nummer,
            list(dict.fromkeys(invoer.punt)),
            motivatie=invoer.motivatie,
            gezien=lees_getal(invoer.gezien),
            ingetrokken=invoer.wat == INTREKKEN,
        )
    except OngeldigeWaarde as fout:
        fouten = {fout.veld: fout.zin}
        return _toon(request, zicht, samenstelling, klant, gevraagd, invoer, fouten=fouten)
    except AanvaardingIntussenGewijzigd as fout:
        fouten = {"": fout.zin}
        return _toon(
            request, zicht, samenstelling, klant, gevraagd, invoer, fouten=fouten, status=409
        )
    lijst = f"&lijst={invoer.lijst}" if re.fullmatch(LIJST, invoer.lijst) else ""
    adres = f"/klanten/{klant.nummer}/waarom/{gevraagd.nummer}?net=true{lijst}#aandachtspunten"
    return RedirectResponse(adres, status_code=303)


def _toon(
    request: Request,
    zicht: Zicht,
    samenstelling: Samenstelling,
    klant: Klant,
    werk: Werk,
    invoer: Aanvaardinvoer,
    *,
    fouten: Mapping[str, str] | None = None,
    status: int = 0,
    net: bool = False,
) -> Response:
    waarom = samenstelling.matchdienst.waarom(klant.nummer, werk.nummer, vandaag=zicht.vandaag)
    regel = uitgelegd(waarom.match, samenstelling.geheim)
    (punten,) = lees_punten(samenstelling, zicht.gebruiker, klant.nummer, [waarom.match]).values()
    namen = zicht.namen_van_coaches()
    return toon(
        request,
        "coach/waarom.html",
        http_status=status or (400 if fouten else 200),
        naam=zicht.naam_van(klant),
        klant=klant,
        werk=werk,
        waarom=waarom,
        regel=regel,
        stand=standen_van(zicht, samenstelling, klant).get(werk.nummer),
        lijst=invoer.lijst,
        invoer=invoer,
        fouten=fouten or {},
        net=net,
        punten=puntbeelden(punten, namen),
        gezien=punten.aantal,
        meeste_tekens=MEESTE_TEKENS,
        intrekken=INTREKKEN,
        mag_aanvaarden=zicht.gebruiker.rol is Rol.JOBCOACH,
        **beelden(waarom.match, samenstelling.register, zicht.vandaag),
    )
