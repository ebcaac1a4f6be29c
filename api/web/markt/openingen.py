"""An opening that somebody types or pastes: understood, corrected on one page, and kept.

The text goes along in every step, so that nothing typed is lost; what was understood stands beside
the words it came from, and what stays empty is unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from secrets import token_hex
from typing import Annotated

from fastapi import Form, Path, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.bootstrap import Samenstelling
from api.toegang import openingen, werkgevers
from api.toegang.aanvraag import DeSamenstelling, HetZicht
from api.toegang.bewaking import voor
from api.toegang.dubbelen import vind_dubbelen
from api.toegang.openingen import NieuweOpening, Vacaturestand
from api.toegang.werkgeverzoeken import Werkgevervraag
from api.toegang.zicht import Zicht
from api.web.markt.belastingvelden import alles_klopt, lees_gezegd
from api.web.markt.openingbeeld import (
    Beroepskeuze,
    Openingbeeld,
    citaten_per_veld,
    kies_beroepen,
    schat,
    velden_van_belasting,
)
from api.web.markt.openinginvoer import NIEUW, ONBEKEND, Openinginvoer, bouw, velden_van, vul_in
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.terughalen import hervatbaar
from modellen.fouten import OngeldigeWaarde
from modellen.gebruiker.model import Rol
from modellen.waarden import WerkNummer
from vacatures.beroep.isco import find_isco
from vacatures.importeren.lopende_tekst import lees_lopende_tekst
from vacatures.vacature.model import Vacature
from vacatures.vacaturebericht.model import VacatureIntussenGewijzigd
from vacatures.werkgever.model import Werkgever

router = maak_router()

Nummer = Annotated[str, Path(max_length=64)]
Invoer = Annotated[Openinginvoer, Form()]

MEESTE_GEVONDEN = 8


@router.get("/openingen/nieuw")
@voor(Rol.ACCOUNTMANAGER)
def get_nieuw(
    request: Request,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    werkgever: Annotated[str, Query(max_length=64)] = "",
) -> Response:
    """An empty page for the text; ``werkgever``: from whose page somebody came."""
    invoer = Openinginvoer(sleutel=token_hex(8), werkgever=werkgever)
    gekozen = _vind_werkgever(samenstelling, zicht, invoer)[0]
    return _toon(request, Openingbeeld(invoer, werkgever=gekozen))


@router.post("/openingen/nieuw")
@voor(Rol.ACCOUNTMANAGER)
@hervatbaar
def post_nieuw(
    request: Request, zicht: HetZicht, samenstelling: DeSamenstelling, invoer: Invoer
) -> Response:
    """Read the text, or keep what was confirmed."""
    if not invoer.sleutel:
        invoer = invoer.model_copy(update={"sleutel": token_hex(8)})
    if invoer.stap == "andere_werkgever":
        invoer = invoer.model_copy(update={"werkgever": "", "werkgever_naam": ""})
    if invoer.stap != "bewaar" or invoer.hervat:
        return _lees(request, zicht, samenstelling, invoer)
    return _bewaar(request, zicht, samenstelling, invoer)


def _lees(
    request: Request, zicht: Zicht, samenstelling: Samenstelling, invoer: Openinginvoer
) -> Response:
    if not invoer.tekst.strip() and not invoer.titel.strip():
        fouten = {"tekst": "Typ of plak eerst wat de werkgever zoekt."}
        gekozen = _vind_werkgever(samenstelling, zicht, invoer)[0]
        return _toon(request, Openingbeeld(invoer, werkgever=gekozen), fouten=fouten)
    gelezen = lees_lopende_tekst(invoer.tekst, register=samenstelling.register)
    if not invoer.hervat:
        invoer = vul_in(invoer, gelezen)
    beroepen = kies_beroepen(samenstelling, invoer)
    if not invoer.isco and beroepen.zeker is not None and not invoer.hervat:
        invoer = invoer.model_copy(update={"isco": beroepen.zeker})
    return _toon(request, _beeld(zicht, samenstelling, invoer, beroepen))


def _bewaar(
    request: Request, zicht: Zicht, samenstelling: Samenstelling, invoer: Openinginvoer
) -> Response:
    beeld = _beeld(zicht, samenstelling, invoer, kies_beroepen(samenstelling, invoer))
    gebouwd = bouw(invoer, register=samenstelling.register, organisatie=zicht.gebruiker.organisatie)
    fouten = dict(gebouwd.fouten)
    is_nieuw = invoer.werkgever == NIEUW and bool(invoer.werkgever_naam.strip())
    if beeld.werkgever is None and not is_nieuw:
        fouten["werkgever_naam"] = _werkgeverfout(beeld)
    if invoer.isco != ONBEKEND and find_isco(invoer.isco) is None:
        fouten["isco"] = "Kies een beroep, of kies 'Dat weet ik niet'."
    if fouten or gebouwd.vacature is None:
        return _toon(request, beeld, fouten=fouten)
    if beeld.dubbelen and not invoer.toch:
        return _toon(request, beeld, status=409)
    if invoer.isco != invoer.gezien_isco and (invoer.klopt or any(_gezegd(invoer))):
        melding = (
            "U koos een ander beroep. Daarom is opnieuw geschat hoe zwaar het werk is. "
            "Kijk dat nog eens na en bewaar dan."
        )
        beeld = replace(beeld, melding=melding, invoer=_zonder_belasting(beeld.invoer))
        return _toon(request, beeld, status=409)
    nummer = openingen.neem_op(
        samenstelling, zicht.gebruiker, _opening(invoer, beeld, gebouwd.vacature)
    )
    return RedirectResponse(f"/werk/{nummer}?net=opgenomen", status_code=303)


def _opening(invoer: Openinginvoer, beeld: Openingbeeld, vacature: Vacature) -> NieuweOpening:
    geschat = schat(invoer)
    gezegd = lees_gezegd(invoer.belasting, geschat)
    if invoer.klopt:
        genoemd = {gevraagd.code for gevraagd in gezegd}
        gezegd += tuple(g for g in alles_klopt(geschat) if g.code not in genoemd)
    return NieuweOpening(
        vacature=vacature,
        werkgever=beeld.werkgever.nummer if beeld.werkgever else None,
        isco=None if invoer.isco == ONBEKEND else invoer.isco,
        belasting=gezegd,
        ruw=invoer.model_dump_json(exclude={"stap", "gezien_isco", "versie", "hervat"}),
    )


def _gezegd(invoer: Openinginvoer) -> list[str]:
    return [keuze for keuze in invoer.belasting if not keuze.endswith("=")]


def _zonder_belasting(invoer: Openinginvoer) -> Openinginvoer:
    return invoer.model_copy(update={"belasting": [], "klopt": ""})


def _werkgeverfout(beeld: Openingbeeld) -> str:
    if beeld.gevonden:
        return "Kies welke werkgever het is, of dat het een nieuwe werkgever is."
    if beeld.invoer.werkgever_naam.strip():
        return "Deze werkgever kennen wij nog niet. Kies 'nieuwe werkgever' als de naam klopt."
    return "Vul de naam van de werkgever in."


# --- changing what was taken down -----------------------------------------------------------------


@router.get("/werk/{nummer}/wijzigen")
@voor(Rol.ACCOUNTMANAGER)
def get_wijzigen(
    request: Request, nummer: Nummer, zicht: HetZicht, samenstelling: DeSamenstelling
) -> Response:
    """What was taken down, in its fields; what came from elsewhere is not changed here."""
    stand = openingen.find_stand(samenstelling, zicht.gebruiker, zicht.get_werk(WerkNummer(nummer)))
    if stand is None or not stand.is_eigen:
        return RedirectResponse(f"/werk/{nummer}", status_code=303)
    begin = Openinginvoer(tekst=stand.vacature.taken, versie=stand.versie)
    invoer = begin.model_copy(update=velden_van(stand.vacature))
    return _toon_wijziging(request, samenstelling, stand, invoer)


@router.post("/werk/{nummer}/wijzigen")
@voor(Rol.ACCOUNTMANAGER)
@hervatbaar
def post_wijzigen(
    request: Request,
    nummer: Nummer,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    invoer: Invoer,
) -> Response:
    """Keep the change; who began from an older version sees first what a colleague made of it."""
    stand = openingen.get_stand(samenstelling, zicht.gebruiker, WerkNummer(nummer))
    if invoer.hervat:
        return _toon_wijziging(request, samenstelling, stand, invoer)
    gebouwd = bouw(invoer, register=samenstelling.register, organisatie=zicht.gebruiker.organisatie)
    if gebouwd.vacature is None:
        return _toon_wijziging(request, samenstelling, stand, invoer, fouten=gebouwd.fouten)
    opening = NieuweOpening(gebouwd.vacature, None, None, ruw=invoer.model_dump_json())
    try:
        openingen.wijzig(
            samenstelling, zicht.gebruiker, WerkNummer(nummer), opening, versie=invoer.versie
        )
    except VacatureIntussenGewijzigd as fout:
        nu = velden_van(stand.vacature) | {"tekst": stand.vacature.taken}
        anders = {v: str(w) for v, w in nu.items() if w != getattr(invoer, v) and v != "dagdelen"}
        opnieuw = invoer.model_copy(update={"versie": stand.versie})
        return _toon_wijziging(
            request, samenstelling, stand, opnieuw, fouten={"": fout.melding}, anders=anders
        )
    except OngeldigeWaarde as fout:
        fouten = {fout.veld: fout.zin}
        return _toon_wijziging(request, samenstelling, stand, invoer, fouten=fouten)
    return RedirectResponse(f"/werk/{nummer}?net=gewijzigd", status_code=303)


def _toon_wijziging(
    request: Request,
    samenstelling: Samenstelling,
    stand: Vacaturestand,
    invoer: Openinginvoer,
    *,
    fouten: Mapping[str, str] | None = None,
    anders: Mapping[str, str] | None = None,
) -> Response:
    gelezen = lees_lopende_tekst(invoer.tekst, register=samenstelling.register)
    beeld = Openingbeeld(
        invoer, citaten=citaten_per_veld(gelezen), anders=anders or {}, over=stand.vacature
    )
    return _toon(request, beeld, fouten=fouten, status=409 if anders is not None else 0)


# --- inside ---------------------------------------------------------------------------------------


def _beeld(
    zicht: Zicht, samenstelling: Samenstelling, invoer: Openinginvoer, beroepen: Beroepskeuze
) -> Openingbeeld:
    gelezen = lees_lopende_tekst(invoer.tekst, register=samenstelling.register)
    gekozen, gevonden = _vind_werkgever(samenstelling, zicht, invoer)
    gezien = invoer.model_copy(update={"gezien_isco": invoer.isco})
    return Openingbeeld(
        invoer=gezien,
        citaten=citaten_per_veld(gelezen),
        onleesbaar=tuple(f"{m.wat} {m.herstel}" for m in gelezen.meldingen if m.veld != "titel"),
        beroepen=beroepen,
        belasting=velden_van_belasting(invoer),
        werkgever=gekozen,
        gevonden=gevonden,
        dubbelen=_dubbelen(samenstelling, zicht, invoer, gekozen),
    )


def _dubbelen(
    samenstelling: Samenstelling, zicht: Zicht, invoer: Openinginvoer, gekozen: Werkgever | None
) -> tuple[Vacature, ...]:
    organisatie = zicht.gebruiker.organisatie
    vacature = bouw(invoer, register=samenstelling.register, organisatie=organisatie).vacature
    if vacature is None:
        return ()
    if gekozen is not None:
        vacature = replace(vacature, werkgever=gekozen.nummer, werkgever_naam=gekozen.naam)
    return vind_dubbelen(samenstelling, zicht.gebruiker, vacature)


def _vind_werkgever(
    samenstelling: Samenstelling, zicht: Zicht, invoer: Openinginvoer
) -> tuple[Werkgever | None, tuple[Werkgever, ...]]:
    """The employer that was chosen, else those who go by the name that was typed."""
    if invoer.werkgever and invoer.werkgever != NIEUW:
        gekozen = werkgevers.find_werkgever(
            samenstelling, zicht.gebruiker, WerkNummer(invoer.werkgever)
        )
        if gekozen is not None:
            return gekozen, ()
    if not invoer.werkgever_naam.strip():
        return None, ()
    vraag = Werkgevervraag(invoer.werkgever_naam.strip(), paginagrootte=MEESTE_GEVONDEN)
    vondst = werkgevers.vind_werkgevers(samenstelling, zicht.gebruiker, vraag)
    return None, tuple(regel.werkgever for regel in vondst.regels)


def _toon(
    request: Request,
    beeld: Openingbeeld,
    *,
    fouten: Mapping[str, str] | None = None,
    status: int = 0,
) -> Response:
    return toon(
        request,
        "markt/opening_formulier.html",
        http_status=status or (400 if fouten else 200),
        b=beeld,
        f=beeld.invoer,
        fouten=fouten or {},
    )
