"""Pages of whoever pays: the own trajecten, what is asked of him, his documents and figures.

Everything shown of a dossier is what /v1 gives him (``api.v1.inzagevertaling``): that something
happened, never what was said. What was asked he answers through ``api.toegang.opdrachtgever``.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, Path, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.bootstrap import Samenstelling
from api.rapport.bestand import Vorm, maak_bestand, rapport_van
from api.rapport.rapport import alineas, regels
from api.toegang import opdrachtgever
from api.toegang.aanvraag import DeSamenstelling, DeSessie, HetZicht
from api.toegang.bewaking import voor
from api.toegang.cijfers import tel_eigen
from api.toegang.documenten import lees_document, list_documenten
from api.toegang.ondertekenen import Ondertekening, teken_document, weiger_document
from api.toegang.sessie import Sessie
from api.toegang.trajecten import deadlines_van, get_soort
from api.toegang.zicht import Zicht
from api.v1 import inzagevertaling
from api.web.leiding.cijferbeeld import jaarkeuzes, lees_jaar, maak_groepsbeeld
from api.web.opdracht.opdrachtbeeld import (
    PER_PAGINA,
    WACHTREGELS,
    Antwoordinvoer,
    documentregels,
    mag_beslissen,
    trajectregels,
    vraagbeeld,
    wachtregels,
)
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.terughalen import hervatbaar
from api.web.velden import lees_dag
from api.web.vragen import Bladzijde, paginas_van, per_bladzij
from modellen.fouten import OngeldigeWaarde
from modellen.gebruiker.model import Rol
from modellen.traject.vastleggen import StapGeweigerd
from modellen.traject.vragen import Vraagsoort, find_vraag, open_vragen

router = maak_router()

Nummer = Annotated[str, Path(max_length=64)]
Getal = Annotated[int, Path(ge=1, le=1_000_000)]
Invoer = Annotated[Antwoordinvoer, Form()]

GEDAAN = {
    "getekend": "Uw handtekening is vastgelegd.",
    "nee": "Uw antwoord is vastgelegd. De jobcoach ziet uw reden.",
    "verlenging": "De verlenging is vastgelegd.",
    "uren": "De uren zijn goedgekeurd.",
}
"""What was just done, by the word in the address."""


# --- reading --------------------------------------------------------------------------------------


@router.get("/opdracht")
@voor(Rol.OPDRACHTGEVER)
def get_trajecten(
    request: Request,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    toon_: Annotated[str, Query(alias="toon", max_length=20)] = "lopend",
    pagina: Bladzijde = 1,
) -> Response:
    """What waits for him, and the own trajecten."""
    wacht = wachtregels(opdrachtgever.wachtlijst(samenstelling, zicht.gebruiker))
    is_open, aantal = toon_ != "afgesloten", per_bladzij(request, PER_PAGINA)
    totaal = zicht.aantal_van_opdrachtgever(is_open=is_open)
    paginas = paginas_van(totaal, aantal)
    pagina = min(pagina, paginas)
    standen = zicht.bladzij_van_opdrachtgever(is_open=is_open, pagina=pagina, per_pagina=aantal)
    return toon(
        request,
        "opdracht/opdracht.html",
        wacht=wacht[:WACHTREGELS],
        wachtend=len(wacht),
        regels=trajectregels(standen, samenstelling.soorten()),
        totaal=totaal,
        is_open=is_open,
        opdrachtgever=zicht.gebruiker.opdrachtgever,
        pagina=pagina,
        paginas=paginas,
    )


@router.get("/opdracht/cijfers")
@voor(Rol.OPDRACHTGEVER)
def get_cijfers(
    request: Request,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    jaar: Annotated[str, Query(max_length=4)] = "",
) -> Response:
    """Figures over the own trajecten, per whole year."""
    gekozen, tijdvak = lees_jaar(jaar)
    geteld = tel_eigen(samenstelling, zicht, tijdvak=tijdvak)
    return toon(
        request,
        "opdracht/opdracht_cijfers.html",
        beeld=maak_groepsbeeld(geteld.waarde) if geteld else None,
        geteld_op=geteld.op if geteld else None,
        jaar=gekozen,
        jaren=jaarkeuzes(samenstelling.kalender()),
        opdrachtgever=zicht.gebruiker.opdrachtgever,
    )


@router.get("/opdracht/{nummer}")
@voor(Rol.OPDRACHTGEVER)
def get_traject(
    request: Request,
    nummer: Nummer,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    gedaan: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """One traject: contact, phase, reports, and what is asked."""
    stand = zicht.get_stand_van_opdrachtgever(nummer)
    soort = get_soort(samenstelling, stand.traject.soort)
    overzicht = list_documenten(samenstelling, zicht.gebruiker, nummer)
    beeld = inzagevertaling.voor_opdrachtgever(stand, soort, deadlines_van(samenstelling, stand))
    return toon(
        request,
        "opdracht/opdracht_traject.html",
        traject=beeld,
        vragen=[vraagbeeld(vraag, soort) for vraag in open_vragen(stand)],
        documenten=documentregels(overzicht),
        deelnemers=soort.deelnemers,
        net=GEDAAN.get(gedaan),
    )


@router.get("/opdracht/{nummer}/documenten/{document}")
@voor(Rol.OPDRACHTGEVER)
def get_document(
    request: Request,
    nummer: Nummer,
    document: Getal,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
) -> Response:
    """A document to read, and to sign where that is asked."""
    return _toon_document(request, sessie, samenstelling, (nummer, document), Antwoordinvoer())


@router.get("/opdracht/{nummer}/documenten/{document}/bestand")
@voor(Rol.OPDRACHTGEVER)
def get_bestand(
    nummer: Nummer,
    document: Getal,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
    vorm: Vorm = Vorm.PDF,
) -> Response:
    """The same as a file."""
    bestand = maak_bestand(lees_document(samenstelling, sessie.gebruiker, nummer, document), vorm)
    naam = f'attachment; filename="{bestand.naam}"'
    return Response(
        bestand.inhoud, media_type=vorm.mediatype, headers={"Content-Disposition": naam}
    )


# --- answering ------------------------------------------------------------------------------------


@router.post("/opdracht/{nummer}/documenten/{document}")
@voor(Rol.OPDRACHTGEVER)
@hervatbaar
def post_document(
    request: Request,
    nummer: Nummer,
    document: Getal,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
    invoer: Invoer,
) -> Response:
    """Sign, or say no with a reason."""
    welk, gebruiker = (nummer, document), sessie.gebruiker
    fouten = invoer.fouten()
    if invoer.hervat or fouten:
        return _toon_document(request, sessie, samenstelling, welk, invoer, fouten=fouten)
    try:
        if invoer.antwoord == "ja":
            teken_document(samenstelling, gebruiker, nummer, document, Ondertekening())
        else:
            weiger_document(samenstelling, gebruiker, nummer, document, invoer.reden)
    except OngeldigeWaarde as fout:
        fouten = {fout.veld: fout.zin}
        return _toon_document(request, sessie, samenstelling, welk, invoer, fouten=fouten)
    except StapGeweigerd as fout:
        fouten = {"": fout.zin}
        return _toon_document(
            request, sessie, samenstelling, welk, invoer, fouten=fouten, http_status=409
        )
    gedaan = "getekend" if invoer.antwoord == "ja" else "nee"
    return RedirectResponse(f"/opdracht/{nummer}?gedaan={gedaan}", status_code=303)


@router.get("/opdracht/{nummer}/vragen/{vraagsoort}/{vraag}")
@voor(Rol.OPDRACHTGEVER)
def get_vraag(
    request: Request,
    nummer: Nummer,
    vraagsoort: Vraagsoort,
    vraag: Getal,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
) -> Response:
    """The form of what one traject asks; what is answered already leads back to the traject."""
    return _toon_vraag(request, zicht, samenstelling, nummer, (vraagsoort, vraag), Antwoordinvoer())


@router.post("/opdracht/{nummer}/vragen/{vraagsoort}/{vraag}")
@voor(Rol.OPDRACHTGEVER)
@hervatbaar
def post_vraag(
    request: Request,
    nummer: Nummer,
    vraagsoort: Vraagsoort,
    vraag: Getal,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    invoer: Invoer,
) -> Response:
    """Say yes or no to an extension or to hours; a no with its reason."""
    fouten, is_ja = invoer.fouten(), invoer.antwoord == "ja"
    tot = lees_dag(invoer.dag)
    if is_ja and vraagsoort is Vraagsoort.VERLENGING and tot is None:
        fouten["dag"] = "Vul de laatste dag van de verlenging in, zoals 23-11-2026."
    welke = (vraagsoort, vraag)
    if invoer.hervat or fouten:
        return _toon_vraag(request, zicht, samenstelling, nummer, welke, invoer, fouten=fouten)
    try:
        opdrachtgever.antwoord(
            samenstelling,
            zicht.gebruiker,
            nummer,
            welke,
            opdrachtgever.Antwoord(is_ja=is_ja, reden=invoer.reden, tot=tot),
        )
    except (OngeldigeWaarde, StapGeweigerd) as fout:
        veld = "reden" if not is_ja else "dag" if vraagsoort is Vraagsoort.VERLENGING else ""
        fouten = {veld: fout.zin}
        return _toon_vraag(request, zicht, samenstelling, nummer, welke, invoer, fouten=fouten)
    gedaan = vraagsoort.value if is_ja else "nee"
    return RedirectResponse(f"/opdracht/{nummer}?gedaan={gedaan}", status_code=303)


# --- inside ---------------------------------------------------------------------------------------


def _toon_vraag(
    request: Request,
    zicht: Zicht,
    samenstelling: Samenstelling,
    nummer: str,
    welke: tuple[Vraagsoort, int],
    invoer: Antwoordinvoer,
    *,
    fouten: dict[str, str] | None = None,
) -> Response:
    stand = zicht.get_stand_van_opdrachtgever(nummer)
    soort = get_soort(samenstelling, stand.traject.soort)
    vraag = find_vraag(stand, *welke)
    if vraag is None:
        return RedirectResponse(f"/opdracht/{nummer}", status_code=303)
    return toon(
        request,
        "opdracht/opdracht_vraag.html",
        http_status=400 if fouten else 200,
        nummer=nummer,
        soort_naam=soort.naam,
        vraag=vraagbeeld(vraag, soort),
        invoer=invoer,
        is_dag=lees_dag(invoer.dag) is not None,
        fouten=fouten or {},
    )


def _toon_document(
    request: Request,
    sessie: Sessie,
    samenstelling: Samenstelling,
    welk: tuple[str, int],
    invoer: Antwoordinvoer,
    *,
    fouten: dict[str, str] | None = None,
    http_status: int | None = None,
) -> Response:
    overzicht = list_documenten(samenstelling, sessie.gebruiker, welk[0])
    gelezen = lees_document(samenstelling, sessie.gebruiker, *welk)
    return toon(
        request,
        "opdracht/opdracht_document.html",
        http_status=http_status or (400 if fouten else 200),
        nummer=welk[0],
        document=welk[1],
        rapport=rapport_van(gelezen),
        alineas=alineas,
        regels=regels,
        weigeringen=gelezen.weigeringen,
        mag_beslissen=mag_beslissen(gelezen, overzicht),
        invoer=invoer,
        fouten=fouten or {},
    )
