"""Pages about work: the list, and one vacature, netwerkplek or werkgever."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Request, Response

from api.toegang.aanvraag import HetZicht
from api.toegang.bewaking import voor
from api.toegang.zoeken import Zoekvraag
from api.web.beeld import belasting_in_woorden, week
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.vragen import Bladzijde, Zoekterm, per_bladzij
from modellen.gebruiker.model import Rol
from modellen.waarden import WerkNummer
from vacatures.werk import WerkSoort

PER_PAGINA = 25

router = maak_router()

MAG_KANDIDATEN_ZIEN = frozenset({Rol.ACCOUNTMANAGER, Rol.TEAMLEIDER})


@router.get("/werk")
@voor(Rol.JOBCOACH, Rol.ACCOUNTMANAGER, Rol.TEAMLEIDER)
def list_werk(
    request: Request,
    zicht: HetZicht,
    zoek: Zoekterm = "",
    soort: WerkSoort = WerkSoort.VACATURE,
    pagina: Bladzijde = 1,
) -> Response:
    """Open vacatures or netwerkplekken, newest first."""
    # A werkgever is reached through its work; there is no list of them yet.
    gekozen = WerkSoort.VACATURE if soort is WerkSoort.WERKGEVER else soort
    vraag = Zoekvraag(gekozen, zoek.strip(), pagina, per_bladzij(request, PER_PAGINA))
    return toon(
        request,
        "werklijst.html",
        vondst=zicht.zoek_werk(vraag),
        zoek=zoek,
        soort=gekozen,
        pagina=pagina,
        mag_kandidaten=zicht.gebruiker.rol in MAG_KANDIDATEN_ZIEN,
    )


@router.get("/werk/{nummer}")
@voor(Rol.JOBCOACH, Rol.ACCOUNTMANAGER, Rol.TEAMLEIDER)
def get_werk(
    request: Request, nummer: Annotated[str, Path(max_length=64)], zicht: HetZicht
) -> Response:
    """Everything that is known of one werk, and what is not."""
    werk = zicht.get_werk(WerkNummer(nummer))
    return toon(
        request,
        "werk.html",
        werk=werk,
        is_open=werk.is_open(zicht.vandaag),
        week=week(werk.dagdelen) if werk.dagdelen is not None else None,
        belasting=belasting_in_woorden(werk.belasting),
        mag_kandidaten=zicht.gebruiker.rol in MAG_KANDIDATEN_ZIEN,
    )
