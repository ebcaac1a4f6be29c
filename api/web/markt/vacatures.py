"""Pages about work: the list, and one vacature, netwerkplek or werkgever."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query, Request, Response

from api.toegang import openingen
from api.toegang.aanvraag import DeSamenstelling, HetZicht
from api.toegang.beroepen import BRON_VAN_ROL
from api.toegang.bewaking import voor
from api.toegang.zoeken import Zoekvraag
from api.web.beeld import belasting_in_woorden, week
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.vragen import Bladzijde, Zoekterm, per_bladzij
from modellen.gebruiker.model import Rol
from modellen.waarden import WerkNummer
from vacatures.beroep.isco import find_isco
from vacatures.werk import WerkSoort

PER_PAGINA = 25

router = maak_router()

NET = {
    "opgenomen": "De vacature staat erin. Zij telt vanaf nu mee in elke shortlist.",
    "gewijzigd": "De wijziging staat hieronder.",
    "stand": "Wat u hoorde, staat hieronder.",
    "belasting": "Wat u zei over de zwaarte, telt nu volledig mee.",
    "beroep": "Het beroep is verbeterd. De schatting van de zwaarte is opnieuw gemaakt.",
}
"""What just happened, by the code in the address."""

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
        "markt/werklijst.html",
        vondst=zicht.zoek_werk(vraag),
        zoek=zoek,
        soort=gekozen,
        pagina=pagina,
        mag_kandidaten=zicht.gebruiker.rol in MAG_KANDIDATEN_ZIEN,
    )


@router.get("/werk/{nummer}")
@voor(Rol.JOBCOACH, Rol.ACCOUNTMANAGER, Rol.TEAMLEIDER)
def get_werk(
    request: Request,
    nummer: Annotated[str, Path(max_length=64)],
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    net: Annotated[str, Query(max_length=12)] = "",
) -> Response:
    """Everything that is known of one werk, and what is not; ``net``: what was just recorded."""
    werk = zicht.get_werk(WerkNummer(nummer))
    stand = openingen.find_stand(samenstelling, zicht.gebruiker, werk)
    return toon(
        request,
        "markt/werk.html",
        werk=werk,
        is_open=werk.is_open(zicht.vandaag),
        week=week(werk.dagdelen) if werk.dagdelen is not None else None,
        belasting=belasting_in_woorden(werk.belasting),
        geschat=sum(i.is_geschat for i in werk.belasting.items.values()),
        stand=stand,
        beroep=find_isco(werk.isco),
        net=NET.get(net, ""),
        vandaag=zicht.vandaag,
        namen=zicht.namen_van_coaches(),
        mag_beheren=zicht.gebruiker.rol in openingen.BEHEERDERS,
        mag_beroep=zicht.gebruiker.rol in BRON_VAN_ROL,
        mag_kandidaten=zicht.gebruiker.rol in MAG_KANDIDATEN_ZIEN,
    )
