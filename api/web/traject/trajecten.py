"""One traject: everything that happened, where it is, what comes, and beginning one."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, Path, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from api.bootstrap import Samenstelling
from api.toegang import team
from api.toegang.aanvraag import DeSamenstelling, HetZicht
from api.toegang.bewaking import voor
from api.toegang.cijfers import succesfactoren_van
from api.toegang.trajecten import begin_traject, deadlines_van, get_soort, soort_voor, stappen_voor
from api.toegang.zicht import Zicht, mag_vertrouwelijk
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.terughalen import hervatbaar
from api.web.traject.trajectbeeld import (
    Trajectkaart,
    gebeurtenisregels,
    stapkeuzes,
    trajectkaart,
    trajectkaarten,
)
from api.web.voorstel.voorstelkort import lees_voorstelkort
from api.web.vragen import Bladzijde, snij
from modellen.fouten import OngeldigeWaarde
from modellen.gebruiker.model import Rol
from modellen.klant.model import Klant
from modellen.traject.succesfactoren import SUCCESFACTOREN, Aanwezigheid
from modellen.traject.vastleggen import TrajectLooptAl
from modellen.waarden import KlantNummer

router = maak_router()

KlantPad = Annotated[str, Path(max_length=64)]
TrajectPad = Annotated[str, Path(max_length=64)]

PER_PAGINA = 25
"""Events on one page of the timeline."""

FACTORWOORDEN = {
    Aanwezigheid.AANWEZIG: "is er",
    Aanwezigheid.ONTBREEKT: "ontbreekt",
    Aanwezigheid.NOG_NIET: "nog niet aan de orde",
}


NET = {
    "begonnen": "Het traject is begonnen. Leg hieronder de eerste stap vast.",
    "stap": "Vastgelegd.",
    "gesprek": "Het gesprek is vastgelegd.",
    "gevraagd": "Uw collega is gevraagd en kan nu meekijken.",
    "gestopt": "Het meedenken is gestopt. Uw collega ziet dit traject niet meer.",
}
"""What somebody just did, by a word in the address."""


class Begininvoer(BaseModel):
    """What is asked to begin a traject, as text."""

    soort: str = ""
    opdrachtgever: str = ""
    hervat: str = ""


@router.get("/trajecten/{nummer}")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_traject(
    request: Request,
    nummer: TrajectPad,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    pagina: Bladzijde = 1,
    net: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """The whole traject; confidential fields only for who may read them."""
    stand = zicht.get_stand(nummer)
    soort = soort_voor(samenstelling, stand.traject)
    naam = zicht.naam_van(zicht.eis_klant(stand.traject.klant))
    kan, nog_niet = stapkeuzes(soort, nummer, stappen_voor(samenstelling, zicht.gebruiker, nummer))
    nieuwste = sorted(stand.gebeurtenissen, key=lambda g: (g.moment, g.volgnummer), reverse=True)
    namen = zicht.namen_van_coaches()
    deel = snij(request, nieuwste, pagina, PER_PAGINA)
    factoren = succesfactoren_van(samenstelling, stand)
    return toon(
        request,
        "traject/traject.html",
        naam=naam,
        traject=stand.traject,
        coach=namen.get(stand.traject.coach or "", stand.traject.coach),
        kaart=trajectkaart(
            soort, stand, deadlines_van(samenstelling, stand), naam=naam, vandaag=zicht.vandaag
        ),
        regels=gebeurtenisregels(
            soort,
            stand,
            namen=namen,
            met_vertrouwelijk=mag_vertrouwelijk(zicht.gebruiker),
            gekozen=deel.regels,
        ),
        aantal=deel.totaal,
        pagina=deel.pagina,
        paginas=deel.paginas,
        kan=kan,
        nog_niet=nog_niet,
        voorstellen=lees_voorstelkort(samenstelling, zicht, stand.traject.klant, namen),
        factoren=[(f.titel, FACTORWOORDEN[factoren[f.regel]]) for f in SUCCESFACTOREN],
        mag_vertrouwelijk=mag_vertrouwelijk(zicht.gebruiker),
        meedenkers=team.list_meedenkers(samenstelling, zicht.gebruiker, nummer),
        vandaag=zicht.vandaag,
        namen=namen,
        net=NET.get(net, ""),
    )


def trajecten_van(
    samenstelling: Samenstelling, zicht: Zicht, klant: Klant, naam: str
) -> tuple[Trajectkaart, ...]:
    """Cards of every traject of a klant within sight, what runs first."""
    return trajectkaarten(
        zicht.standen_van(klant.nummer),
        soort_van=lambda code: get_soort(samenstelling, code),
        deadlines_van=lambda stand: deadlines_van(samenstelling, stand),
        naam=naam,
        vandaag=zicht.vandaag,
    )


# --- beginning one --------------------------------------------------------------------------------


@router.get("/klanten/{nummer}/traject-beginnen")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_beginnen(
    request: Request, nummer: KlantPad, zicht: HetZicht, samenstelling: DeSamenstelling
) -> Response:
    """The types with what they are for, and the form."""
    klant = zicht.get_klant(KlantNummer(nummer))
    return _toon_begin(request, zicht, samenstelling, klant, Begininvoer())


@router.post("/klanten/{nummer}/traject-beginnen")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
@hervatbaar
def post_beginnen(
    request: Request,
    nummer: KlantPad,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    invoer: Annotated[Begininvoer, Form()],
) -> Response:
    """Open it; what was typed stays when that cannot be."""
    klant = zicht.get_klant(KlantNummer(nummer))
    if invoer.hervat:
        return _toon_begin(request, zicht, samenstelling, klant, invoer)
    fouten = {}
    if invoer.soort not in samenstelling.soorten():
        fouten["soort"] = "Kies een soort traject."
    if not invoer.opdrachtgever.strip():
        fouten["opdrachtgever"] = "Vul in wie het traject betaalt."
    if fouten:
        return _toon_begin(request, zicht, samenstelling, klant, invoer, fouten=fouten)
    try:
        stand = begin_traject(
            samenstelling,
            zicht.gebruiker,
            klant.nummer,
            soort=invoer.soort,
            opdrachtgever=invoer.opdrachtgever.strip(),
        )
    except (TrajectLooptAl, OngeldigeWaarde) as fout:
        status = 409 if isinstance(fout, TrajectLooptAl) else 400
        veld = "opdrachtgever" if isinstance(fout, OngeldigeWaarde) else ""
        zin = {veld: fout.zin}
        return _toon_begin(request, zicht, samenstelling, klant, invoer, fouten=zin, status=status)
    return RedirectResponse(f"/trajecten/{stand.traject.nummer}?net=begonnen", status_code=303)


def _toon_begin(
    request: Request,
    zicht: Zicht,
    samenstelling: Samenstelling,
    klant: Klant,
    invoer: Begininvoer,
    *,
    fouten: dict[str, str] | None = None,
    status: int = 0,
) -> Response:
    bekend = zicht.opdrachtgevers()
    return toon(
        request,
        "traject/traject_beginnen.html",
        http_status=status or (400 if fouten else 200),
        naam=zicht.naam_van(klant),
        klant=klant,
        soorten=list(samenstelling.soorten().values()),
        opdrachtgevers=bekend,
        invoer=invoer,
        fouten=fouten or {},
    )
