"""Documents of a traject: drawing up, reading, and signing by whoever guides it."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, Path, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from api.bootstrap import Samenstelling
from api.rapport.bestand import Vorm, maak_bestand, rapport_van
from api.toegang.aanvraag import DeSamenstelling, HetZicht
from api.toegang.bewaking import voor
from api.toegang.documenten import Gelezen, lees_document, list_documenten, maak_document
from api.toegang.ondertekenen import (
    TEKENT_ALS,
    DocumentOnvolledig,
    NietDeNieuwste,
    Ondertekening,
    teken_document,
)
from api.toegang.trajecten import soort_voor, stappen_voor
from api.toegang.zicht import Zicht
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.terughalen import hervatbaar
from api.web.traject.documentbeeld import (
    Ontbrekend,
    Soortbeeld,
    delen_van,
    ontbrekend,
    soortbeeld,
    versiebeeld,
)
from api.web.traject.stappen import naam_bij
from api.web.traject.trajecten import TrajectPad
from api.web.velden import lees_dag
from modellen.documenten.bron import Bron
from modellen.documenten.model import (
    AlGetekend,
    DocumentIntussenOpgemaakt,
    Periode,
    Wijze,
    lees_periode,
)
from modellen.fouten import OngeldigeWaarde
from modellen.gebruiker.model import Rol
from modellen.traject.model import Deelnemer
from modellen.traject.vastleggen import StapGeweigerd

router = maak_router()

DocumentPad = Annotated[int, Path(ge=1, le=1_000_000)]
Net = Annotated[str, Query(max_length=20)]

NET = {
    "gemaakt": "Het document is opgemaakt uit het dossier van nu.",
    "getekend": "De handtekening is gezet.",
}


class Maakinvoer(BaseModel):
    """What is asked to draw up a document, as text."""

    soort: str = ""
    van: str = ""
    tot: str = ""
    hervat: str = ""


class Tekeninvoer(BaseModel):
    """What is asked to sign, as text. ``wijze``: ``digitaal`` for oneself, else on paper."""

    wijze: str = ""
    rol: str = ""
    naam: str = ""
    hervat: str = ""


@router.get("/trajecten/{nummer}/documenten")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_documenten(
    request: Request, nummer: TrajectPad, zicht: HetZicht, samenstelling: DeSamenstelling
) -> Response:
    """Every kind that this type has, with its versions and who still has to sign."""
    return _toon_lijst(request, zicht, samenstelling, nummer, Maakinvoer())


@router.post("/trajecten/{nummer}/documenten")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
@hervatbaar
def post_document(
    request: Request,
    nummer: TrajectPad,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    invoer: Annotated[Maakinvoer, Form()],
) -> Response:
    """Draw up a version; it goes to its page, which names what is missing."""
    zicht.get_traject(nummer)
    if invoer.hervat:
        return _toon_lijst(request, zicht, samenstelling, nummer, invoer)
    try:
        periode = _lees_periode(invoer)
        gelezen = maak_document(
            samenstelling, zicht.gebruiker, nummer, invoer.soort, periode=periode
        )
    except OngeldigeWaarde as fout:
        fouten = {f"van-{invoer.soort}": fout.zin}
        return _toon_lijst(request, zicht, samenstelling, nummer, invoer, fouten=fouten)
    except DocumentIntussenOpgemaakt as fout:
        fouten = {"": fout.zin}
        return _toon_lijst(request, zicht, samenstelling, nummer, invoer, fouten=fouten, status=409)
    adres = f"/trajecten/{nummer}/documenten/{gelezen.document.nummer}?net=gemaakt"
    return RedirectResponse(adres, status_code=303)


def _lees_periode(invoer: Maakinvoer) -> Periode | None:
    hoe = "Vul de eerste en de laatste dag in, zoals 1-11-2026 en 30-11-2026."
    van, tot = lees_dag(invoer.van), lees_dag(invoer.tot)
    if (invoer.van.strip() and van is None) or (invoer.tot.strip() and tot is None):
        raise OngeldigeWaarde(
            veld="van", melding="Een dag van de periode is geen dag.", volgende_stap=hoe
        )
    return lees_periode(van, tot, hoe=hoe)


def _toon_lijst(
    request: Request,
    zicht: Zicht,
    samenstelling: Samenstelling,
    nummer: str,
    invoer: Maakinvoer,
    *,
    fouten: dict[str, str] | None = None,
    status: int = 0,
) -> Response:
    overzicht = list_documenten(samenstelling, zicht.gebruiker, nummer)
    stand = zicht.get_stand(nummer)
    soort, documenten = overzicht.soort, overzicht.documenten
    beelden = [soortbeeld(soort, kind, documenten) for kind in soort.documenten]
    return toon(
        request,
        "traject/documenten.html",
        http_status=status or (400 if fouten else 200),
        naam=naam_bij(zicht, stand),
        traject=stand.traject,
        soort=soort.naam,
        soorten=sorted(beelden, key=_eerst_wat_wacht),
        invoer=invoer,
        fouten=fouten or {},
    )


def _eerst_wat_wacht(beeld: Soortbeeld) -> int:
    """What waits for a signature first, then what was made, then what was not."""
    wacht = any(v.is_nieuwste and v.tekent_nog for v in beeld.versies)
    return 0 if wacht else 1 if beeld.versies else 2


# --- one version ----------------------------------------------------------------------------------


@router.get("/trajecten/{nummer}/documenten/{document}")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_document(
    request: Request,
    nummer: TrajectPad,
    document: DocumentPad,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    net: Net = "",
) -> Response:
    """The edition that this account may read, what is missing, and signing."""
    return _toon(request, zicht, samenstelling, nummer, document, Tekeninvoer(), net=net)


@router.get("/trajecten/{nummer}/documenten/{document}/bestand")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_bestand(
    nummer: TrajectPad,
    document: DocumentPad,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    vorm: Vorm = Vorm.PDF,
    bewaar: bool = False,
) -> Response:
    """The same as a file: a PDF opens in the browser, unless ``bewaar``."""
    gelezen = lees_document(samenstelling, zicht.gebruiker, nummer, document)
    bestand = maak_bestand(gelezen, vorm)
    hoe = "inline" if vorm is Vorm.PDF and not bewaar else "attachment"
    return Response(
        bestand.inhoud,
        media_type=vorm.mediatype,
        headers={"Content-Disposition": f'{hoe}; filename="{bestand.naam}"'},
    )


@router.post("/trajecten/{nummer}/documenten/{document}/tekenen")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
@hervatbaar
def post_tekenen(
    request: Request,
    nummer: TrajectPad,
    document: DocumentPad,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    invoer: Annotated[Tekeninvoer, Form()],
) -> Response:
    """Sign for oneself, or record a signature on paper that one has seen."""
    lees_document(samenstelling, zicht.gebruiker, nummer, document)
    if invoer.hervat:
        return _toon(request, zicht, samenstelling, nummer, document, invoer)
    op_papier = invoer.wijze == Wijze.OP_PAPIER.value
    rol = next((d for d in Deelnemer if d.value == invoer.rol), None) if op_papier else None
    if op_papier and rol is None:
        fouten = {"rol": "Kies wie op papier tekende."}
        return _toon(request, zicht, samenstelling, nummer, document, invoer, fouten=fouten)
    wijze = Wijze.OP_PAPIER if op_papier else Wijze.DIGITAAL
    ondertekening = Ondertekening(rol=rol, naam=invoer.naam.strip() or None, wijze=wijze)
    try:
        teken_document(samenstelling, zicht.gebruiker, nummer, document, ondertekening)
    except OngeldigeWaarde as fout:
        fouten = {fout.veld: fout.zin}
        return _toon(request, zicht, samenstelling, nummer, document, invoer, fouten=fouten)
    except (DocumentOnvolledig, NietDeNieuwste, AlGetekend, StapGeweigerd) as fout:
        return _toon(
            request, zicht, samenstelling, nummer, document, invoer,
            fouten={"": fout.zin}, status=409,
        )  # fmt: skip
    return RedirectResponse(
        f"/trajecten/{nummer}/documenten/{document}?net=getekend", status_code=303
    )


def _toon(
    request: Request,
    zicht: Zicht,
    samenstelling: Samenstelling,
    nummer: str,
    document: int,
    invoer: Tekeninvoer,
    *,
    fouten: dict[str, str] | None = None,
    status: int = 0,
    net: str = "",
) -> Response:
    gelezen = lees_document(samenstelling, zicht.gebruiker, nummer, document)
    alle = list_documenten(samenstelling, zicht.gebruiker, nummer).documenten
    nieuwste = _nieuwste(gelezen, alle)
    rapport = rapport_van(gelezen)
    tekent_als = TEKENT_ALS.get(zicht.gebruiker.rol)
    return toon(
        request,
        "traject/document.html",
        http_status=status or (400 if fouten else 200),
        naam=naam_bij(zicht, zicht.get_stand(nummer)),
        traject=gelezen.traject,
        document=gelezen.document,
        versie=versiebeeld(gelezen, is_nieuwste=nieuwste == document),
        nieuwste=nieuwste,
        rapport=rapport,
        delen=delen_van(rapport),
        ontbrekend=_ontbrekend(zicht, samenstelling, gelezen),
        mag_tekenen=tekent_als in gelezen.tekent_nog,
        op_papier=_op_papier(zicht, gelezen),
        kan_getekend=gelezen.document.inhoud.is_volledig or not gelezen.documentsoort.eis_volledig,
        invoer=invoer,
        fouten=fouten or {},
        net=NET.get(net, ""),
    )


def _op_papier(zicht: Zicht, gelezen: Gelezen) -> list[tuple[str, str]]:
    """Who may still sign on paper, as the coach has seen it."""
    if zicht.gebruiker.rol is not Rol.JOBCOACH:
        return []
    zelf = TEKENT_ALS[Rol.JOBCOACH]
    return [(r.value, gelezen.soort.deelnemer(r)) for r in gelezen.tekent_nog if r is not zelf]


def _nieuwste(gelezen: Gelezen, alle: tuple[Gelezen, ...]) -> int:
    zelfde = [
        g.document.nummer
        for g in alle
        if (g.document.soort, g.document.periode)
        == (gelezen.document.soort, gelezen.document.periode)
    ]
    return zelfde[-1]


def _ontbrekend(
    zicht: Zicht, samenstelling: Samenstelling, gelezen: Gelezen
) -> tuple[Ontbrekend, ...]:
    if gelezen.document.inhoud.is_volledig:
        return ()
    nummer = gelezen.traject.nummer
    stand = zicht.get_stand(nummer)
    stappen = stappen_voor(samenstelling, zicht.gebruiker, nummer)
    bron = Bron(
        soort=soort_voor(samenstelling, stand.traject),
        stand=stand,
        op=samenstelling.klok(),
        periode=gelezen.document.periode,
    )
    return ontbrekend(
        gelezen.document,
        gelezen.documentsoort,
        bron,
        klant=stand.traject.klant,
        kan=[m.stap.code for m in stappen if not m.bezwaren],
    )
