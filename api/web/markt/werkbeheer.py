"""Forms about one vacature: what became of it, how heavy it is, and which occupation it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import Form, Path, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from api.toegang import beroepen, openingen
from api.toegang.aanvraag import DeSamenstelling, HetZicht
from api.toegang.bewaking import voor
from api.toegang.openingen import NieuwBericht, Vacaturestand
from api.web.markt.belastingvelden import Belastingveld, belastingvelden, lees_gezegd
from api.web.markt.openingbeeld import kies_beroepen
from api.web.markt.openinginvoer import ONBEKEND, Openinginvoer
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.terughalen import hervatbaar
from api.web.velden import eis_keuze, lees_dag, lees_getal
from modellen.fouten import OngeldigeWaarde
from modellen.gebruiker.model import Rol
from modellen.waarden import WerkNummer
from vacatures.beroep.isco import find_isco
from vacatures.vacature.model import VacatureStatus
from vacatures.vacaturebericht.model import (
    BerichtGeweigerd,
    Berichtsoort,
    VacatureIntussenGewijzigd,
    Vervuldoor,
)
from vacatures.werk import Werk, WerkSoort

router = maak_router()

Nummer = Annotated[str, Path(max_length=64)]

_BIJ_OPEN = (
    Berichtsoort.NOG_OPEN,
    Berichtsoort.VERVULD,
    Berichtsoort.GESLOTEN,
    Berichtsoort.INGETROKKEN,
)
_WIE = tuple((w.value, w.label) for w in Vervuldoor)


def _naar(nummer: str, net: str = "") -> Response:
    return RedirectResponse(f"/werk/{nummer}{'?net=' if net else ''}{net}", status_code=303)


# --- what became of it ----------------------------------------------------------------------------


class Standinvoer(BaseModel):
    """What somebody heard of a vacature, as text; ``gezien``: how many messages there were."""

    soort: str = ""
    dag: str = ""
    aantal: str = ""
    wie: str = ""
    gezien: str = ""
    hervat: str = ""


@router.get("/werk/{nummer}/stand")
@voor(Rol.ACCOUNTMANAGER)
def get_stand(
    request: Request, nummer: Nummer, zicht: HetZicht, samenstelling: DeSamenstelling
) -> Response:
    """The form for what the employer said: still open, filled, closed."""
    werk = zicht.get_werk(WerkNummer(nummer))
    stand = openingen.find_stand(samenstelling, zicht.gebruiker, werk)
    if stand is None:
        return _naar(nummer)
    invoer = Standinvoer(dag=zicht.vandaag.isoformat(), gezien=str(len(stand.berichten)))
    return _toon_stand(request, stand, invoer)


@router.post("/werk/{nummer}/stand")
@voor(Rol.ACCOUNTMANAGER)
@hervatbaar
def post_stand(
    request: Request,
    nummer: Nummer,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    invoer: Annotated[Standinvoer, Form()],
) -> Response:
    """Record it; the status of the vacature follows."""
    stand = openingen.get_stand(samenstelling, zicht.gebruiker, WerkNummer(nummer))
    if invoer.hervat:
        return _toon_stand(request, stand, invoer)
    fouten: dict[str, str] = {}
    soort = eis_keuze(Berichtsoort, "soort", invoer.soort, "Kies wat u hoorde.", fouten)
    dag = lees_dag(invoer.dag)
    if dag is None or dag > zicht.vandaag:
        fouten["dag"] = "Vul een dag in tot en met vandaag, zoals 23-11-2026."
    is_vervuld = soort is Berichtsoort.VERVULD
    aantal = lees_getal(invoer.aantal) if is_vervuld else None
    wie = None
    if is_vervuld:
        wie = eis_keuze(Vervuldoor, "wie", invoer.wie, "Kies wie de plaats kreeg.", fouten)
        if not aantal:
            fouten["aantal"] = "Vul in hoeveel plaatsen nu vervuld zijn, zoals 1."
    if fouten or soort is None or dag is None:
        return _toon_stand(request, stand, invoer, fouten=fouten)
    bericht = NieuwBericht(soort, dag, aantal, wie, lees_getal(invoer.gezien))
    try:
        openingen.leg_bericht_vast(samenstelling, zicht.gebruiker, WerkNummer(nummer), bericht)
    except (VacatureIntussenGewijzigd, BerichtGeweigerd) as fout:
        opnieuw = invoer.model_copy(update={"gezien": str(len(stand.berichten))})
        return _toon_stand(request, stand, opnieuw, fouten={"": fout.zin}, status=409)
    except OngeldigeWaarde as fout:
        return _toon_stand(request, stand, invoer, fouten={fout.veld: fout.zin})
    return _naar(nummer, "stand")


def _toon_stand(
    request: Request,
    stand: Vacaturestand,
    invoer: Standinvoer,
    *,
    fouten: Mapping[str, str] | None = None,
    status: int = 0,
) -> Response:
    is_open = stand.vacature.status is VacatureStatus.OPEN
    soorten = _BIJ_OPEN if is_open else (Berichtsoort.HEROPEND,)
    if is_open and stand.vervuld:
        soorten = (*soorten, Berichtsoort.HEROPEND)
    return toon(
        request,
        "markt/stand_formulier.html",
        http_status=status or (400 if fouten else 200),
        s=stand,
        f=invoer,
        is_dag=lees_dag(invoer.dag) is not None,
        soorten=tuple((soort.value, soort.label) for soort in soorten),
        wie=_WIE,
        fouten=fouten or {},
    )


# --- how heavy it is ------------------------------------------------------------------------------


class Belastinginvoer(BaseModel):
    """What somebody says of the load; ``gezien``: of which load, ``codes``: what was on screen."""

    belasting: list[str] = []
    klopt: str = ""
    codes: list[str] = []
    gezien: str = ""
    hervat: str = ""


@dataclass(frozen=True, slots=True)
class Belastingbeeld:
    """What the fields of the load are made of."""

    belasting: tuple[Belastingveld, ...]


@router.get("/werk/{nummer}/belasting")
@voor(Rol.ACCOUNTMANAGER)
def get_belasting(request: Request, nummer: Nummer, zicht: HetZicht) -> Response:
    """Everything that is estimated, to be confirmed or corrected."""
    werk = zicht.get_werk(WerkNummer(nummer))
    if werk.soort is WerkSoort.WERKGEVER:
        return _naar(nummer)
    return _toon_belasting(request, werk, Belastinginvoer())


@router.post("/werk/{nummer}/belasting")
@voor(Rol.ACCOUNTMANAGER)
@hervatbaar
def post_belasting(
    request: Request,
    nummer: Nummer,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    invoer: Annotated[Belastinginvoer, Form()],
) -> Response:
    """Put down what the employer said; with ``klopt`` everything else on the screen as well."""
    werk = zicht.get_werk(WerkNummer(nummer))
    gezegd = lees_gezegd(invoer.belasting, werk.belasting)
    if invoer.hervat:
        return _toon_belasting(request, werk, invoer)
    if not gezegd and not invoer.klopt:
        fouten = {"": "Kies bij een onderdeel wat de werkgever zegt, of kruis aan dat alles klopt."}
        return _toon_belasting(request, werk, invoer, fouten=fouten)
    genoemd = {gevraagd.code for gevraagd in gezegd}
    try:
        if gezegd:
            beroepen.verbeter_belasting(
                samenstelling, zicht.gebruiker, nummer, gezegd, gezien=invoer.gezien
            )
        rest = [code for code in invoer.codes if code not in genoemd]
        if invoer.klopt and rest:
            beroepen.bevestig_belasting(samenstelling, zicht.gebruiker, nummer, rest)
    except (VacatureIntussenGewijzigd, OngeldigeWaarde) as fout:
        return _toon_belasting(request, werk, invoer, fouten={"": fout.zin}, status=409)
    return _naar(nummer, "belasting")


def _toon_belasting(
    request: Request,
    werk: Werk,
    invoer: Belastinginvoer,
    *,
    fouten: Mapping[str, str] | None = None,
    status: int = 0,
) -> Response:
    velden = belastingvelden(werk.belasting, f"{werk.titel}\n{werk.taken}", invoer.belasting)
    return toon(
        request,
        "markt/belasting_formulier.html",
        http_status=status or (400 if fouten else 200),
        werk=werk,
        b=Belastingbeeld(velden),
        klopt=invoer.klopt,
        gezien=beroepen.versie_van(werk.belasting),
        fouten=fouten or {},
    )


# --- which occupation it is -----------------------------------------------------------------------


class Beroepinvoer(BaseModel):
    """Which occupation somebody chose; ``gezien``: which one there was."""

    isco: str = ""
    beroep_zoek: str = ""
    stap: str = ""
    gezien: str = ""
    hervat: str = ""


@router.get("/werk/{nummer}/beroep")
@voor(Rol.JOBCOACH, Rol.ACCOUNTMANAGER)
def get_beroep(
    request: Request, nummer: Nummer, zicht: HetZicht, samenstelling: DeSamenstelling
) -> Response:
    """The occupation as it is, and which others it could be."""
    werk = zicht.get_werk(WerkNummer(nummer))
    if werk.soort is not WerkSoort.VACATURE:
        return _naar(nummer)
    invoer = Beroepinvoer(isco=werk.isco or "", gezien=werk.isco or "")
    return _toon_beroep(request, zicht, samenstelling, werk, invoer)


@router.post("/werk/{nummer}/beroep")
@voor(Rol.JOBCOACH, Rol.ACCOUNTMANAGER)
@hervatbaar
def post_beroep(
    request: Request,
    nummer: Nummer,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    invoer: Annotated[Beroepinvoer, Form()],
) -> Response:
    """Correct it, or look for another one."""
    werk = zicht.get_werk(WerkNummer(nummer))
    if invoer.stap == "zoek" or invoer.hervat:
        return _toon_beroep(request, zicht, samenstelling, werk, invoer)
    if find_isco(invoer.isco) is None:
        fouten = {"isco": "Kies een beroep uit de lijst, of zoek een ander."}
        return _toon_beroep(request, zicht, samenstelling, werk, invoer, fouten=fouten)
    if (werk.isco or "") != invoer.gezien:
        fout = VacatureIntussenGewijzigd()
        opnieuw = invoer.model_copy(update={"gezien": werk.isco or ""})
        return _toon_beroep(
            request, zicht, samenstelling, werk, opnieuw, fouten={"": fout.zin}, status=409
        )
    beroepen.verbeter_beroep(samenstelling, zicht.gebruiker, nummer, invoer.isco)
    return _naar(nummer, "beroep")


def _toon_beroep(
    request: Request,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    werk: Werk,
    invoer: Beroepinvoer,
    *,
    fouten: Mapping[str, str] | None = None,
    status: int = 0,
) -> Response:
    vraag = Openinginvoer(
        titel=werk.titel, tekst=werk.taken, isco=invoer.isco, beroep_zoek=invoer.beroep_zoek
    )
    keuzes = kies_beroepen(samenstelling, vraag)
    return toon(
        request,
        "markt/beroep_formulier.html",
        http_status=status or (400 if fouten else 200),
        werk=werk,
        koppeling=beroepen.find_beroep(samenstelling, zicht.gebruiker, werk.nummer),
        beroep=find_isco(werk.isco),
        opties=tuple(optie for optie in keuzes.opties if optie[0] != ONBEKEND),
        f=invoer,
        fouten=fouten or {},
    )
