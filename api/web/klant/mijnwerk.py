"""The klant's own work: what was found and why, his answer, and what an employer may know."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from api.bootstrap import Samenstelling
from api.toegang import eigenwerk, toestemmingen
from api.toegang.aanvraag import DeSamenstelling, DeSessie, HetZicht
from api.toegang.bewaking import voor
from api.toegang.zicht import Zicht
from api.web.klant.mijn import eigen_werkbeelden
from api.web.klant.mijnbeeld import REDENEN, Klantregel, klantregels, werkbeeld
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.terughalen import hervatbaar
from api.web.velden import lees_getal
from api.web.voorstel.voorstellen import Getal
from modellen.fouten import OngeldigeWaarde, OpstapFout
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.toestemming.model import (
    Aanpassing,
    ToestemmingGeweigerd,
    ToestemmingIntussenGewijzigd,
)
from modellen.voorstel.model import GebeurtenisGeweigerd, VoorstelIntussenGewijzigd
from modellen.voorstel.redenen import Klantantwoord, Voorstelreden

router = maak_router()

KIES = "Kies een antwoord."
KIES_DELEN = "Kies of het bedrijf dit mag weten."


class Antwoordinvoer(BaseModel):
    """What the klant pressed. ``nee``: the reason of a no. ``gezien``: events on the screen."""

    antwoord: str = ""
    nee: str = ""
    gezien: str = ""
    hervat: str = ""


class Deelinvoer(BaseModel):
    """What the klant chose about sharing.

    ``zin``: lines of the card that stay on it. ``kaart``: fingerprint of the card on the screen.
    """

    mag: str = ""
    zin: list[str] = []
    aanpassingen: list[str] = []
    kaart: str = ""
    gezien: str = ""
    hervat: str = ""


def lees_aanpassingen(gekozen: list[str]) -> tuple[Aanpassing, ...]:
    """Those that are in the list."""
    return tuple(a for a in Aanpassing if a.value in gekozen)


@router.get("/mijn/werk")
@voor(Rol.KLANT)
def list_mijn_werk(request: Request, zicht: HetZicht, samenstelling: DeSamenstelling) -> Response:
    """Everything that was found for the klant: first what waits for an answer."""
    beelden = eigen_werkbeelden(samenstelling, zicht, zicht.namen_van_coaches())
    return toon(
        request,
        "klant/mijn_werk.html",
        vragen=[b for b in beelden if b.vraagt],
        lopend=[b for b in beelden if b.loopt and not b.vraagt],
        voorbij=[b for b in beelden if not b.loopt],
        bedrijven={b.werkgever: b for b in reversed(beelden) if b.deelt},
    )


@router.get("/mijn/werk/{voorstel}")
@voor(Rol.KLANT)
def get_mijn_werk(
    request: Request,
    voorstel: Getal,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    net: Annotated[str, Query(pattern="^(antwoord|delen)?$")] = "",
) -> Response:
    """One job: what it is, why, and the answer; ``net``: what was kept a moment ago."""
    return _toon_werk(request, zicht, samenstelling, voorstel, net=net)


@router.post("/mijn/werk/{voorstel}")
@voor(Rol.KLANT)
@hervatbaar
def post_antwoord(
    request: Request,
    voorstel: Getal,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    invoer: Annotated[Antwoordinvoer, Form()],
) -> Response:
    """Record the answer."""
    gezien = lees_getal(invoer.gezien) or 0
    antwoord = next(
        (a for a in (Klantantwoord.JA, Klantantwoord.DENKT_NA) if a.value == invoer.antwoord), None
    )
    reden = next((r for r in Voorstelreden if r in REDENEN and r.value == invoer.nee), None)
    if invoer.hervat or (antwoord is None) == (reden is None):
        status, melding = (200, "") if invoer.hervat else (400, KIES)
        return _toon_werk(request, zicht, samenstelling, voorstel, melding=melding, status=status)
    nieuw = eigenwerk.Eigenantwoord(antwoord, reden, gezien)
    try:
        eigenwerk.antwoord_zelf(samenstelling, zicht.gebruiker, voorstel, nieuw)
    except (VoorstelIntussenGewijzigd, GebeurtenisGeweigerd, OngeldigeWaarde) as fout:
        return _toon_werk(
            request, zicht, samenstelling, voorstel, melding=_zin(fout), sinds=gezien, status=409
        )
    return RedirectResponse(f"/mijn/werk/{voorstel}?net=antwoord", status_code=303)


def _toon_werk(
    request: Request,
    zicht: Zicht,
    samenstelling: Samenstelling,
    voorstel: int,
    *,
    net: str = "",
    melding: str = "",
    sinds: int | None = None,
    status: int = 200,
) -> Response:
    gebruiker = zicht.gebruiker
    eigen = eigenwerk.get_eigen_werk(samenstelling, gebruiker, voorstel)
    namen = zicht.namen_van_coaches()
    beeld = werkbeeld(eigen, namen, zelf=gebruiker.account, op=samenstelling.klok())
    intussen: tuple[Klantregel, ...] = ()
    if sinds is not None:
        gebeurd = eigen.stand.verloop.gebeurtenissen[sinds:]
        intussen = klantregels(gebeurd, namen, zelf=gebruiker.account)
    return toon(
        request,
        "klant/mijn_werk_een.html",
        http_status=status,
        b=beeld,
        redenen=[(r.value, tekst) for r, tekst in REDENEN.items()],
        net=net,
        melding=melding,
        intussen=intussen,
    )


def _zin(fout: OpstapFout) -> str:
    if isinstance(fout, VoorstelIntussenGewijzigd):
        return "Er kwam net iets bij. Uw antwoord is nog niet bewaard. Lees en kies opnieuw."
    return "Dit antwoord kan nu niet meer. Bel uw coach als er iets niet klopt."


# --- what an employer may know --------------------------------------------------------------------


@router.get("/mijn/werk/{voorstel}/delen")
@voor(Rol.KLANT)
def get_delen(
    request: Request, voorstel: Getal, sessie: DeSessie, samenstelling: DeSamenstelling
) -> Response:
    """What the employer would see, to the letter, and the choice."""
    return _toon_delen(request, samenstelling, sessie.gebruiker, voorstel)


@router.post("/mijn/werk/{voorstel}/delen")
@voor(Rol.KLANT)
@hervatbaar
def post_delen(
    request: Request,
    voorstel: Getal,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
    invoer: Annotated[Deelinvoer, Form()],
) -> Response:
    """Record the choice for this employer."""
    wie = sessie.gebruiker
    gezien = lees_getal(invoer.gezien)
    if invoer.hervat or invoer.mag not in ("ja", "nee") or gezien is None:
        status, melding = (200, "") if invoer.hervat else (400, KIES_DELEN)
        return _toon_delen(
            request, samenstelling, wie, voorstel, invoer=invoer, melding=melding, status=status
        )
    nieuw = toestemmingen.NieuweToestemming(
        mag=invoer.mag == "ja",
        gezien=gezien,
        zinnen=frozenset(invoer.zin),
        vingerafdruk=invoer.kaart,
        aanpassingen=lees_aanpassingen(invoer.aanpassingen),
    )
    try:
        toestemmingen.leg_toestemming_vast(samenstelling, wie, voorstel, nieuw)
    except (ToestemmingIntussenGewijzigd, ToestemmingGeweigerd) as fout:
        melding = fout.zin
        return _toon_delen(
            request, samenstelling, wie, voorstel, invoer=invoer, melding=melding, status=409
        )
    return RedirectResponse(f"/mijn/werk/{voorstel}?net=delen", status_code=303)


def _toon_delen(
    request: Request,
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    voorstel: int,
    *,
    invoer: Deelinvoer | None = None,
    melding: str = "",
    status: int = 200,
) -> Response:
    vraag = toestemmingen.get_deelvraag(samenstelling, gebruiker, voorstel)
    nu = vraag.stand.toestemming
    eerder = nu.kaart.aanpassingen if nu and nu.kaart else ()
    gekozen = lees_aanpassingen(invoer.aanpassingen) if invoer else eerder
    return toon(
        request,
        "klant/mijn_delen.html",
        http_status=status,
        vraag=vraag,
        nummer=voorstel,
        titel=vraag.stand.werk.titel if vraag.stand.werk else "",
        werkgever=vraag.stand.werkgever,
        gekozen=gekozen,
        zinnen=frozenset(invoer.zin) if invoer else vraag.gekozen,
        aanpassingen=list(Aanpassing),
        melding=melding,
    )
