"""Pages about employers: the list, one employer, and the short form for a contact."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from fastapi import Form, Path, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.toegang import werkgevers
from api.toegang.aanvraag import DeSamenstelling, DeSessie, HetZicht
from api.toegang.bewaking import voor
from api.toegang.werkgevers import BUDGETHOUDERS, Werkgeverbeeld
from api.toegang.werkgeverzoeken import Werkgevervraag
from api.web.markt.contactformulier import (
    Budgetinvoer,
    Contactformulier,
    Contactinvoer,
    lees_contact,
)
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.terughalen import hervatbaar
from api.web.velden import lees_getal
from api.web.vragen import Bladzijde, Zoekterm
from modellen.fouten import NietGevonden, OngeldigeWaarde
from modellen.gebruiker.model import Rol
from modellen.kwalificatie import Branche
from modellen.schrijfwijze import maand
from modellen.waarden import WerkNummer
from vacatures.werkgevercontact.model import (
    ContactIntussenVastgelegd,
    Werkgevercontact,
    contactpersonen,
    open_afspraken,
    wil_geen_contact,
)

router = maak_router()

Nummer = Annotated[str, Path(max_length=64)]
Getal = Annotated[int, Query(ge=1, le=2**31 - 1)]
MAG_OPENING = frozenset({Rol.ACCOUNTMANAGER})
BRANCHES = tuple((b.value, b.label) for b in sorted(Branche, key=lambda b: b.label))


@router.get("/werkgevers")
@voor(Rol.JOBCOACH, Rol.ACCOUNTMANAGER, Rol.TEAMLEIDER)
def list_werkgevers(
    request: Request,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
    zoek: Zoekterm = "",
    branche: Annotated[str, Query(max_length=40)] = "",
    wie: Annotated[str, Query(max_length=10)] = "",
    pagina: Bladzijde = 1,
) -> Response:
    """Employers by name, with what they offer, the last contact and what is left of the budget."""
    gekozen = next((b for b in Branche if b.value == branche), None)
    vraag = Werkgevervraag(zoek.strip(), gekozen, wie == "netwerk", pagina)
    return toon(
        request,
        "markt/werkgevers.html",
        vondst=werkgevers.vind_werkgevers(samenstelling, sessie.gebruiker, vraag),
        zoek=zoek,
        branche=gekozen.value if gekozen else "",
        branches=BRANCHES,
        alleen_netwerk=vraag.alleen_netwerk,
        pagina=pagina,
    )


@router.get("/werkgevers/{nummer}")
@voor(Rol.JOBCOACH, Rol.ACCOUNTMANAGER, Rol.TEAMLEIDER)
def get_werkgever(
    request: Request,
    nummer: Nummer,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    net: Annotated[str, Query(max_length=12)] = "",
) -> Response:
    """One employer; ``net``: what was just recorded."""
    beeld = werkgevers.get_werkgever(samenstelling, zicht.gebruiker, WerkNummer(nummer))
    return _toon_werkgever(request, zicht, beeld, net=net)


@router.post("/werkgevers/{nummer}")
@voor(Rol.ACCOUNTMANAGER, Rol.TEAMLEIDER)
@hervatbaar
def post_budget(
    request: Request,
    nummer: Nummer,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    invoer: Annotated[Budgetinvoer, Form()],
) -> Response:
    """Record how many contacts a month this employer wants at most."""
    werkgever = WerkNummer(nummer)
    beeld = werkgevers.get_werkgever(samenstelling, zicht.gebruiker, werkgever)
    aantal = lees_getal(invoer.per_maand)
    fouten: dict[str, str] = {}
    if aantal is None:
        fouten["per_maand"] = "Vul een getal in, zoals 2."
    if not invoer.hervat and aantal is not None:
        try:
            werkgevers.leg_budget_vast(
                samenstelling,
                zicht.gebruiker,
                werkgever,
                per_maand=aantal,
                reden=invoer.reden.strip(),
                gezien=lees_getal(invoer.gezien),
            )
        except ContactIntussenVastgelegd as fout:
            fouten[""] = fout.zin
        except OngeldigeWaarde as fout:
            fouten[fout.veld] = fout.zin
        else:
            return RedirectResponse(f"/werkgevers/{nummer}?net=budget", status_code=303)
    if invoer.hervat:
        fouten = {}
    return _toon_werkgever(request, zicht, beeld, invoer=invoer, fouten=fouten)


def _toon_werkgever(
    request: Request,
    zicht: HetZicht,
    beeld: Werkgeverbeeld,
    *,
    net: str = "",
    invoer: Budgetinvoer | None = None,
    fouten: Mapping[str, str] | None = None,
) -> Response:
    return toon(
        request,
        "markt/werkgever.html",
        http_status=400 if fouten else 200,
        b=beeld,
        maand=maand(beeld.budget.maand),
        namen=zicht.namen_van_coaches(),
        personen=contactpersonen(beeld.contacten),
        afspraken=open_afspraken(beeld.contacten),
        wil_geen_contact=wil_geen_contact(beeld.contacten),
        vandaag=zicht.vandaag,
        mag_opening=zicht.gebruiker.rol in MAG_OPENING,
        mag_budget=zicht.gebruiker.rol in BUDGETHOUDERS,
        net=net,
        invoer=invoer or Budgetinvoer(gezien=str(len(beeld.afspraken))),
        budget_open=invoer is not None,
        fouten=fouten or {},
    )


# --- a contact ------------------------------------------------------------------------------------


@router.get("/werkgevers/{nummer}/contact")
@voor(Rol.JOBCOACH, Rol.ACCOUNTMANAGER, Rol.TEAMLEIDER)
def get_contact(
    request: Request,
    nummer: Nummer,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    verbeter: Getal | None = None,
) -> Response:
    """The form for a contact, or for a correction of one; the warning stands on top of it."""
    beeld = werkgevers.get_werkgever(samenstelling, zicht.gebruiker, WerkNummer(nummer))
    formulier = Contactformulier.nieuw(beeld, zicht.vandaag)
    if verbeter is not None:
        formulier = Contactformulier.van(beeld, _get_contact(beeld, verbeter))
    return _toon_contact(request, zicht, samenstelling, formulier)


@router.post("/werkgevers/{nummer}/contact")
@voor(Rol.JOBCOACH, Rol.ACCOUNTMANAGER, Rol.TEAMLEIDER)
@hervatbaar
def post_contact(
    request: Request,
    nummer: Nummer,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    invoer: Annotated[Contactinvoer, Form()],
) -> Response:
    """Record it; a month in which the employer wants no more is said first, once."""
    beeld = werkgevers.get_werkgever(samenstelling, zicht.gebruiker, WerkNummer(nummer))
    formulier = Contactformulier(beeld, invoer)
    if invoer.hervat:
        return _toon_contact(request, zicht, samenstelling, formulier)
    nieuw, fouten = lees_contact(invoer, zicht.vandaag)
    if nieuw is None:
        return _toon_contact(request, zicht, samenstelling, formulier, fouten=fouten)
    if nieuw.corrigeert is not None:
        _get_contact(beeld, nieuw.corrigeert)
    if not nieuw.is_ingetrokken and _moet_waarschuwen(samenstelling, zicht, formulier, nieuw.dag):
        return _toon_contact(request, zicht, samenstelling, formulier, status=409)
    try:
        werkgevers.leg_contact_vast(samenstelling, zicht.gebruiker, beeld.werkgever.nummer, nieuw)
    except ContactIntussenVastgelegd as fout:
        opnieuw = werkgevers.get_werkgever(samenstelling, zicht.gebruiker, WerkNummer(nummer))
        formulier = Contactformulier(opnieuw, invoer).met_intussen()
        return _toon_contact(
            request, zicht, samenstelling, formulier, fouten={"": fout.melding}, status=409
        )
    except OngeldigeWaarde as fout:
        fouten = {fout.veld: fout.zin}
        return _toon_contact(request, zicht, samenstelling, formulier, fouten=fouten)
    return RedirectResponse(f"/werkgevers/{nummer}?net=contact#contacten", status_code=303)


def _moet_waarschuwen(
    samenstelling: DeSamenstelling, zicht: HetZicht, formulier: Contactformulier, dag: date
) -> bool:
    """Whether the budget of that month is used up and nobody said so on the form yet."""
    budget = werkgevers.budget_op(samenstelling, zicht.gebruiker, formulier.beeld, dag)
    if formulier.corrigeert_maand(dag):
        return False
    return budget.is_op and formulier.invoer.gewaarschuwd != budget.maand.isoformat()


def _toon_contact(
    request: Request,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    formulier: Contactformulier,
    *,
    fouten: Mapping[str, str] | None = None,
    status: int = 0,
) -> Response:
    dag = formulier.dag or zicht.vandaag
    budget = werkgevers.budget_op(samenstelling, zicht.gebruiker, formulier.beeld, dag)
    waarschuw = budget.is_op and not formulier.corrigeert_maand(dag)
    return toon(
        request,
        "markt/contact_formulier.html",
        http_status=status or (400 if fouten else 200),
        f=formulier,
        w=formulier.beeld.werkgever,
        budget=budget,
        maand=maand(budget.maand),
        waarschuw=waarschuw,
        wil_geen_contact=wil_geen_contact(formulier.beeld.contacten),
        namen=zicht.namen_van_coaches(),
        fouten=fouten or {},
    )


def _get_contact(beeld: Werkgeverbeeld, nummer: int) -> Werkgevercontact:
    for contact in beeld.contacten:
        if contact.nummer == nummer:
            return contact
    raise NietGevonden(soort="contact", nummer=str(nummer))
