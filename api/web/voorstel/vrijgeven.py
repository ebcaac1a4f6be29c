"""What an employer may know, on the coach's side: what the klant said in a talk, and releasing."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from api.bootstrap import Samenstelling
from api.toegang import toestemmingen
from api.toegang.aanvraag import DeSamenstelling, HetZicht
from api.toegang.bewaking import voor
from api.toegang.zicht import Zicht
from api.web.klant.mijnwerk import lees_aanpassingen
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.terughalen import hervatbaar
from api.web.velden import lees_dag, lees_getal
from api.web.voorstel.voorstellen import Getal, Nummer, adres_van, toon_voorstellen
from modellen.fouten import NietGevonden
from modellen.gebruiker.model import Rol
from modellen.klant.model import Klant
from modellen.toestemming.model import (
    Aanpassing,
    ToestemmingGeweigerd,
    ToestemmingIntussenGewijzigd,
)
from modellen.waarden import KlantNummer

router = maak_router()


class Gespreksinvoer(BaseModel):
    """What the klant said in a talk.

    ``zin``: lines of the card that stay on it. ``kaart``: fingerprint of the card on the screen.
    """

    mag: str = ""
    zin: list[str] = []
    dag: str = ""
    aanpassingen: list[str] = []
    kaart: str = ""
    gezien: str = ""
    hervat: str = ""

    @property
    def is_dag(self) -> bool:
        """Whether the day can be read."""
        return lees_dag(self.dag) is not None


@router.get("/klanten/{nummer}/voorstellen/{voorstel}/toestemming")
@voor(Rol.JOBCOACH)
def get_toestemming(
    request: Request,
    nummer: Nummer,
    voorstel: Getal,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
) -> Response:
    """The form for what the klant said, with the card as the employer would see it."""
    invoer = Gespreksinvoer(dag=zicht.vandaag.isoformat())
    return _toon(request, zicht, samenstelling, nummer, voorstel, invoer)


@router.post("/klanten/{nummer}/voorstellen/{voorstel}/toestemming")
@voor(Rol.JOBCOACH)
@hervatbaar
def post_toestemming(
    request: Request,
    nummer: Nummer,
    voorstel: Getal,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    invoer: Annotated[Gespreksinvoer, Form()],
) -> Response:
    """Record it, with the talk as its source."""
    klant, _ = _van_klant(zicht, samenstelling, nummer, voorstel)
    fouten = {} if invoer.hervat else _lees_fouten(invoer)
    gezien = lees_getal(invoer.gezien)
    if invoer.hervat or fouten or gezien is None:
        return _toon(request, zicht, samenstelling, nummer, voorstel, invoer, fouten=fouten)
    nieuw = toestemmingen.NieuweToestemming(
        mag=invoer.mag == "ja",
        gezien=gezien,
        zinnen=frozenset(invoer.zin),
        vingerafdruk=invoer.kaart,
        aanpassingen=lees_aanpassingen(invoer.aanpassingen),
        dag=lees_dag(invoer.dag),
    )
    try:
        toestemmingen.leg_toestemming_vast(samenstelling, zicht.gebruiker, voorstel, nieuw)
    except (ToestemmingIntussenGewijzigd, ToestemmingGeweigerd) as fout:
        fouten = {"": fout.zin}
        return _toon(
            request, zicht, samenstelling, nummer, voorstel, invoer, fouten=fouten, status=409
        )
    return RedirectResponse(adres_van(klant, voorstel), status_code=303)


def _lees_fouten(invoer: Gespreksinvoer) -> dict[str, str]:
    fouten = {}
    if invoer.mag not in ("ja", "nee"):
        fouten["mag"] = "Kies wat de klant zei."
    if not invoer.is_dag:
        fouten["dag"] = "Vul een dag in, zoals 23-11-2026."
    return fouten


@router.post("/klanten/{nummer}/voorstellen/{voorstel}/vrijgave")
@voor(Rol.JOBCOACH)
def post_vrijgave(
    request: Request,
    nummer: Nummer,
    voorstel: Getal,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    besluit: Annotated[str, Form(max_length=10)] = "",
    gezien: Annotated[str, Form(max_length=10)] = "",
) -> Response:
    """Release the name and the card, or take them back."""
    klant, _ = _van_klant(zicht, samenstelling, nummer, voorstel)
    try:
        toestemmingen.geef_vrij(
            samenstelling,
            zicht.gebruiker,
            voorstel,
            is_open=besluit == "vrij",
            gezien=lees_getal(gezien) or 0,
        )
    except (ToestemmingIntussenGewijzigd, ToestemmingGeweigerd) as fout:
        return toon_voorstellen(request, zicht, samenstelling, klant, fout=fout)
    return RedirectResponse(adres_van(klant, voorstel), status_code=303)


def _van_klant(
    zicht: Zicht, samenstelling: Samenstelling, nummer: str, voorstel: int
) -> tuple[Klant, toestemmingen.Deelvraag]:
    klant = zicht.get_klant(KlantNummer(nummer))
    vraag = toestemmingen.get_deelvraag(samenstelling, zicht.gebruiker, voorstel)
    if vraag.stand.verloop.voorstel.klant != klant.nummer:
        raise NietGevonden(soort="voorstel", nummer=str(voorstel))
    return klant, vraag


def _toon(
    request: Request,
    zicht: Zicht,
    samenstelling: Samenstelling,
    nummer: str,
    voorstel: int,
    invoer: Gespreksinvoer,
    *,
    fouten: dict[str, str] | None = None,
    status: int = 0,
) -> Response:
    klant, vraag = _van_klant(zicht, samenstelling, nummer, voorstel)
    nu = vraag.stand.toestemming
    eerder = nu.kaart.aanpassingen if nu and nu.kaart else ()
    begonnen = bool(invoer.gezien)
    return toon(
        request,
        "voorstel/toestemming.html",
        http_status=status or (400 if fouten else 200),
        klant=klant,
        naam=vraag.naam,
        vraag=vraag,
        voorstel=voorstel,
        titel=vraag.stand.werk.titel if vraag.stand.werk else "",
        invoer=invoer,
        gekozen=lees_aanpassingen(invoer.aanpassingen) if begonnen else eerder,
        zinnen=frozenset(invoer.zin) if begonnen else vraag.gekozen,
        aanpassingen=list(Aanpassing),
        fouten=fouten or {},
    )
