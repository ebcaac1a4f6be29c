"""The klant's own dossier: who looked, his documents, and what he thought of the guidance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Form, Path, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from api.bootstrap import Samenstelling
from api.rapport.bestand import Vorm, maak_bestand, rapport_van
from api.rapport.rapport import RapportDeel
from api.toegang.aanvraag import DeSamenstelling, DeSessie, HetZicht
from api.toegang.audit import Blik, eigen_inzagen
from api.toegang.bewaking import voor
from api.toegang.documenten import Gelezen, lees_document, list_documenten
from api.toegang.mening import Mening, geef_mening, list_meningvragen
from api.toegang.ondertekenen import (
    DocumentOnvolledig,
    NietDeNieuwste,
    Ondertekening,
    teken_document,
)
from api.toegang.zicht import Zicht
from api.web.klant.mijn import TrajectPad
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.terughalen import hervatbaar
from api.web.velden import lees_getal
from api.web.vragen import Bladzijde, snij
from modellen.documenten.model import (
    AlGetekend,
    Alinea,
    Blok,
    Cel,
    Feiten,
    Lijst,
    Tabel,
    Vrij,
)
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.normen.duur import dag_van
from modellen.traject.model import Deelnemer
from modellen.traject.vastleggen import IntussenVastgelegd, StapGeweigerd

router = maak_router()

PER_PAGINA = 40
"""Lines of who looked."""
MEESTE_TEKENS = 4000
"""Of one answer."""

DocumentPad = Annotated[int, Path(ge=1, le=1_000_000)]


# --- who looked -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Inzagedag:
    """What was looked at on one day."""

    dag: date
    blikken: tuple[Blik, ...]


@router.get("/mijn/inzagen")
@voor(Rol.KLANT)
def get_inzagen(
    request: Request, sessie: DeSessie, samenstelling: DeSamenstelling, pagina: Bladzijde = 1
) -> Response:
    """Who looked into the own dossier, by day, newest first, a year back."""
    alle = eigen_inzagen(samenstelling, sessie.gebruiker)
    deel = snij(request, alle, pagina, PER_PAGINA)
    dagen = [
        Inzagedag(dag, tuple(b for b in deel.regels if b.dag == dag))
        for dag in dict.fromkeys(b.dag for b in deel.regels)
    ]
    return toon(
        request,
        "klant/mijn_inzagen.html",
        dagen=dagen,
        pagina=deel.pagina,
        paginas=deel.paginas,
    )


# --- documents ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Documentregel:
    """One version in the list. ``tekent``: the klant has to sign it, and it is the newest."""

    traject: str
    nummer: int
    titel: str
    periode: str
    versie: int
    dag: date
    tekent: bool
    getekend: bool


@router.get("/mijn/documenten")
@voor(Rol.KLANT)
def list_mijn_documenten(
    request: Request, zicht: HetZicht, samenstelling: DeSamenstelling
) -> Response:
    """Newest versions of every own trajectory; first what waits for a signature."""
    regels: list[Documentregel] = []
    for stand in zicht.eigen_standen():
        overzicht = list_documenten(samenstelling, zicht.gebruiker, stand.traject.nummer)
        regels += _nieuwste(overzicht.documenten)
    regels.sort(key=lambda r: (r.dag, r.nummer), reverse=True)
    return toon(
        request,
        "klant/mijn_documenten.html",
        te_tekenen=[r for r in regels if r.tekent],
        andere=[r for r in regels if not r.tekent],
    )


def _nieuwste(documenten: tuple[Gelezen, ...]) -> list[Documentregel]:
    per_soort = {(g.document.soort, g.document.periode): g for g in documenten}
    return [_regel(gelezen) for gelezen in per_soort.values()]


def _regel(gelezen: Gelezen) -> Documentregel:
    document = gelezen.document
    getekend = any(h.rol is Deelnemer.KLANT for h in gelezen.handtekeningen)
    klaar = document.inhoud.is_volledig or not gelezen.documentsoort.eis_volledig
    return Documentregel(
        traject=document.traject,
        nummer=document.nummer,
        titel=document.soort.label,
        periode=_periode(gelezen),
        versie=document.versie,
        dag=dag_van(document.opgemaakt_op),
        tekent=klaar and Deelnemer.KLANT in gelezen.tekent_nog,
        getekend=getekend,
    )


def _periode(gelezen: Gelezen) -> str:
    periode = gelezen.document.periode
    return f"{periode.van:%d-%m-%Y} tot en met {periode.tot_en_met:%d-%m-%Y}" if periode else ""


@dataclass(frozen=True, slots=True)
class Blokbeeld:
    """A piece of a part for a page. ``soort``: alinea, feiten, lijst or tabel."""

    soort: str
    kop: tuple[str, ...] = ()
    rijen: tuple[tuple[str, ...], ...] = ()


def _blok(blok: Blok) -> Blokbeeld:
    match blok:
        case Alinea():
            return Blokbeeld("alinea", rijen=((_cel(blok.tekst),),))
        case Feiten():
            return Blokbeeld("feiten", rijen=tuple((n, _cel(w)) for n, w in blok.regels))
        case Lijst():
            return Blokbeeld("lijst", rijen=tuple((_cel(p),) for p in blok.punten))
        case Tabel():
            slot = (blok.totaal,) if blok.totaal else ()
            rijen = (*(tuple(map(_cel, rij)) for rij in blok.rijen), *slot)
            return Blokbeeld("tabel", kop=blok.kop, rijen=rijen)


def _cel(cel: Cel) -> str:
    return cel.tekst if isinstance(cel, Vrij) else cel


def _deel(deel: RapportDeel) -> tuple[str, tuple[Blokbeeld, ...]]:
    return deel.titel, tuple(_blok(b) for b in deel.blokken)


@router.get("/mijn/documenten/{traject}/{document}")
@voor(Rol.KLANT)
def get_mijn_document(
    request: Request,
    traject: TrajectPad,
    document: DocumentPad,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
    net: Annotated[bool, Query()] = False,
) -> Response:
    """One version to read, and to sign where that is asked; ``net``: it was signed just now."""
    return _toon_document(request, samenstelling, sessie.gebruiker, traject, document, net=net)


@router.post("/mijn/documenten/{traject}/{document}")
@voor(Rol.KLANT)
@hervatbaar
def post_handtekening(
    request: Request,
    traject: TrajectPad,
    document: DocumentPad,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
    akkoord: Annotated[str, Form(max_length=10)] = "",
    hervat: Annotated[str, Form(max_length=10)] = "",
) -> Response:
    """Sign, once the klant said that he read it and agrees."""
    wie = sessie.gebruiker
    if hervat or akkoord != "ja":
        melding = "" if hervat else "Zet eerst een vinkje bij: ik heb dit gelezen."
        status = 200 if hervat else 400
        return _toon_document(
            request, samenstelling, wie, traject, document, melding=melding, status=status
        )
    try:
        teken_document(samenstelling, wie, traject, document, Ondertekening())
    except NietDeNieuwste:
        melding = "Er is een nieuwere versie. Lees en teken die. U vindt haar in de lijst."
    except AlGetekend:
        return RedirectResponse(_adres(traject, document), status_code=303)
    except (DocumentOnvolledig, StapGeweigerd):
        melding = "Dit document is nog niet klaar om te tekenen. Vraag uw coach ernaar."
    else:
        return RedirectResponse(_adres(traject, document), status_code=303)
    return _toon_document(
        request, samenstelling, wie, traject, document, melding=melding, status=409
    )


@router.get("/mijn/documenten/{traject}/{document}/bestand")
@voor(Rol.KLANT)
def get_mijn_bestand(
    traject: TrajectPad,
    document: DocumentPad,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
) -> Response:
    """The same as a PDF."""
    gelezen = lees_document(samenstelling, sessie.gebruiker, traject, document)
    bestand = maak_bestand(gelezen, Vorm.PDF)
    return Response(
        bestand.inhoud,
        media_type=Vorm.PDF.mediatype,
        headers={"Content-Disposition": f'attachment; filename="{bestand.naam}"'},
    )


def _adres(traject: str, document: int) -> str:
    return f"/mijn/documenten/{traject}/{document}?net=true"


def _toon_document(
    request: Request,
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    traject: str,
    document: int,
    *,
    net: bool = False,
    melding: str = "",
    status: int = 200,
) -> Response:
    gelezen = lees_document(samenstelling, gebruiker, traject, document)
    rapport = rapport_van(gelezen)
    return toon(
        request,
        "klant/mijn_document.html",
        http_status=status,
        regel=_regel(gelezen),
        rapport=rapport,
        delen=[_deel(d) for d in rapport.delen if d.blokken],
        net=net,
        melding=melding,
    )


# --- what the klant thought -----------------------------------------------------------------------


class Meninginvoer(BaseModel):
    """What the klant typed. ``mee``: ja, or nee for who does not want to answer."""

    traject: str = ""
    mee: str = ""
    wat_vond_je: str = ""
    tips: str = ""
    gezien: str = ""
    hervat: str = ""


@router.get("/mijn/mening")
@voor(Rol.KLANT)
def get_mening(
    request: Request,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    net: Annotated[bool, Query()] = False,
) -> Response:
    """Two questions about the guidance; ``net``: the answers were kept just now."""
    return _toon_mening(request, zicht, samenstelling, net=net)


@router.post("/mijn/mening")
@voor(Rol.KLANT)
@hervatbaar
def post_mening(
    request: Request,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    invoer: Annotated[Meninginvoer, Form()],
) -> Response:
    """Record the answers, or that the klant does not want to answer."""
    gezien = lees_getal(invoer.gezien)
    fouten = {} if invoer.hervat else _fouten(invoer)
    if invoer.hervat or fouten or gezien is None:
        return _toon_mening(request, zicht, samenstelling, invoer=invoer, fouten=fouten)
    mening = Mening(
        doet_mee=invoer.mee == "ja",
        gezien=gezien,
        wat_vond_je=invoer.wat_vond_je.strip(),
        tips=invoer.tips.strip(),
    )
    try:
        geef_mening(samenstelling, zicht.gebruiker, invoer.traject, mening)
    except IntussenVastgelegd:
        fouten = {
            "": "Er kwam net iets bij in uw dossier. Lees uw antwoord na en verstuur opnieuw."
        }
    except StapGeweigerd:
        fouten = {"": "Dit kan nu niet worden bewaard. Vraag uw coach om hulp."}
    else:
        return RedirectResponse("/mijn/mening?net=true", status_code=303)
    return _toon_mening(request, zicht, samenstelling, invoer=invoer, fouten=fouten, status=409)


def _fouten(invoer: Meninginvoer) -> dict[str, str]:
    if invoer.mee not in ("ja", "nee"):
        return {"": "Kies een knop onderaan."}
    if invoer.mee == "nee":
        return {}
    fouten = {}
    for veld, tekst in (("wat_vond_je", invoer.wat_vond_je), ("tips", invoer.tips)):
        if not tekst.strip():
            fouten[veld] = "Schrijf hier iets op. 'Geen' mag ook."
        elif len(tekst) > MEESTE_TEKENS:
            fouten[veld] = f"Dit is te lang. Schrijf hoogstens {MEESTE_TEKENS} tekens."
    return fouten


def _toon_mening(
    request: Request,
    zicht: Zicht,
    samenstelling: Samenstelling,
    *,
    invoer: Meninginvoer | None = None,
    fouten: dict[str, str] | None = None,
    net: bool = False,
    status: int = 0,
) -> Response:
    vragen = list_meningvragen(samenstelling, zicht)
    return toon(
        request,
        "klant/mijn_mening.html",
        http_status=status or (400 if fouten else 200),
        vragen=vragen,
        invoer=invoer or Meninginvoer(),
        fouten=fouten or {},
        net=net,
    )
