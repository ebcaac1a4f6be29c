"""What an employer said about one proposal: there was a talk, or a no with its reason.

The rest is not the employer's to say: whether work begins, the jobcoach records with the klant.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import Form, Path, Request, Response
from fastapi.responses import RedirectResponse

from api.bootstrap import Samenstelling
from api.toegang.aanvraag import DeSamenstelling, HetZicht
from api.toegang.bewaking import voor
from api.toegang.toestemmingen import Werkvoorstel, list_werkvoorstellen
from api.toegang.voorstellen import VAN_WERKGEVER, leg_van_werkgever_vast
from api.toegang.zicht import Zicht
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.terughalen import hervatbaar
from api.web.velden import lees_keuze
from api.web.voorstel.voorstelbeeld import keuzes, stand_van
from api.web.voorstel.voorstelinvoer import Lezing, Voorstelinvoer
from modellen.fouten import NietGevonden, OngeldigeWaarde
from modellen.gebruiker.model import Rol
from modellen.toestemming.bekend import Bekendheid
from modellen.voorstel.model import (
    GebeurtenisGeweigerd,
    VoorstelIntussenGewijzigd,
    Voorstelsoort,
)
from modellen.voorstel.redenen import Voorstelreden, Weigeraar
from modellen.waarden import WerkNummer
from vacatures.werk import Werk

router = maak_router()

WerkPad = Annotated[str, Path(max_length=64)]
CodePad = Annotated[str, Path(max_length=20)]

KEUZES = (
    (Voorstelsoort.GESPREK.value, "Er was een gesprek"),
    (Voorstelsoort.GEWEIGERD.value, "De werkgever zegt nee"),
)
KIES = "Kies of er een gesprek was, of dat de werkgever nee zegt."
KIES_REDEN = "Kies waarom de werkgever nee zegt."
_REDENEN = tuple((r.value, r.label) for r in Voorstelreden if Weigeraar.WERKGEVER in r.weigeraars)


def kan_antwoorden(voorstel: Werkvoorstel) -> bool:
    """Whether there is something to ask the employer: it runs, and the klant wants it."""
    hier = voorstel.stand.bekendheid
    return hier not in (Bekendheid.VOORBIJ, Bekendheid.KLANT_ZEGT_NOG_NIETS)


@router.get("/werk/{nummer}/voorstellen/{code}")
@voor(Rol.ACCOUNTMANAGER, Rol.TEAMLEIDER)
def get_werkantwoord(
    request: Request,
    nummer: WerkPad,
    code: CodePad,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
) -> Response:
    """The form; where there is nothing to say any more, back to the list."""
    werk, voorstel = _zoek(zicht, samenstelling, nummer, code)
    if not kan_antwoorden(voorstel):
        return _naar(werk)
    gezien = len(voorstel.stand.verloop.gebeurtenissen)
    invoer = Voorstelinvoer(dag=zicht.vandaag.isoformat(), gezien=str(gezien))
    return _toon(request, zicht, samenstelling, werk, voorstel, invoer)


@router.post("/werk/{nummer}/voorstellen/{code}")
@voor(Rol.ACCOUNTMANAGER, Rol.TEAMLEIDER)
@hervatbaar
def post_werkantwoord(
    request: Request,
    nummer: WerkPad,
    code: CodePad,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    invoer: Annotated[Voorstelinvoer, Form()],
) -> Response:
    """Record it; the jobcoach sees it at once."""
    werk, voorstel = _zoek(zicht, samenstelling, nummer, code)
    lezing, soort = Lezing(invoer), lees_keuze(Voorstelsoort, invoer.soort)
    if soort not in VAN_WERKGEVER:
        lezing.fouten["soort"] = KIES
    nieuw = lezing.event(soort or Voorstelsoort.GESPREK)
    if "nee" in lezing.fouten:
        lezing.fouten["nee"] = KIES_REDEN
    if invoer.hervat or lezing.fouten:
        fouten = {} if invoer.hervat else lezing.fouten
        return _toon(request, zicht, samenstelling, werk, voorstel, invoer, fouten=fouten)
    try:
        leg_van_werkgever_vast(samenstelling, zicht.gebruiker, werk.nummer, code, nieuw)
    except VoorstelIntussenGewijzigd as fout:
        _, nu = _zoek(zicht, samenstelling, nummer, code)
        gezien = str(len(nu.stand.verloop.gebeurtenissen))
        invoer = invoer.model_copy(update={"gezien": gezien})
        zin = f"{fout.melding} Klopt uw antwoord nog? Verstuur het dan opnieuw."
        return _toon(request, zicht, samenstelling, werk, nu, invoer, fouten={"": zin}, status=409)
    except (GebeurtenisGeweigerd, OngeldigeWaarde) as fout:
        fouten = {"": fout.zin}
        return _toon(
            request, zicht, samenstelling, werk, voorstel, invoer, fouten=fouten, status=409
        )
    return _naar(werk, net=code)


def _naar(werk: Werk, *, net: str = "") -> Response:
    slot = f"?net={net}#code-{net}" if net else ""
    return RedirectResponse(f"/werk/{werk.nummer}/voorstellen{slot}", status_code=303)


def _zoek(
    zicht: Zicht, samenstelling: Samenstelling, nummer: str, code: str
) -> tuple[Werk, Werkvoorstel]:
    werk = zicht.get_werk(WerkNummer(nummer))
    for voorstel in list_werkvoorstellen(samenstelling, zicht.gebruiker, werk.nummer):
        if voorstel.code == code:
            return werk, voorstel
    raise NietGevonden(soort="voorstel", nummer=code)


def _toon(
    request: Request,
    zicht: Zicht,
    samenstelling: Samenstelling,
    werk: Werk,
    voorstel: Werkvoorstel,
    invoer: Voorstelinvoer,
    *,
    fouten: Mapping[str, str] | None = None,
    status: int = 0,
) -> Response:
    verloop = voorstel.stand.verloop
    mogelijk = {soort.value for soort, _ in keuzes(verloop, samenstelling.klok())}
    return toon(
        request,
        "markt/werkantwoord.html",
        http_status=status or (400 if fouten else 200),
        werk=werk,
        v=voorstel,
        stand=stand_van(verloop, zicht.vandaag),
        f=invoer,
        is_dag=invoer.dag_of_niets is not None,
        soorten=[keuze for keuze in KEUZES if keuze[0] in mogelijk],
        redenen=[(f"{Weigeraar.WERKGEVER.value}:{reden}", label) for reden, label in _REDENEN],
        fouten=fouten or {},
    )
