"""The profile of one klant, part by part: what matching reads, and a small form for each part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import Form, Path, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.bootstrap import Samenstelling
from api.toegang import profiel as deur
from api.toegang.aanvraag import DeSamenstelling, HetZicht
from api.toegang.bewaking import voor
from api.toegang.zicht import Zicht
from api.toegang.zoeken import Zoekvraag
from api.web.beeld import week
from api.web.paginas import maak_router
from api.web.profiel import profielbeeld as beeld
from api.web.profiel.profielinvoer import (
    GEVRAAGD,
    NIET_GEVRAAGD,
    Lezing,
    Profielinvoer,
    ingevuld_met,
    met_invoer,
    versies,
)
from api.web.sjablonen import toon
from api.web.terughalen import hervatbaar
from api.web.weekvakken import WEEK
from modellen.fouten import NietGevonden, OngeldigeWaarde
from modellen.gebruiker.model import Rol
from modellen.klant.model import Klant
from modellen.klant.profieldeel import Profieldeel, ProfielIntussenGewijzigd
from modellen.waarden import KlantNummer, WerkNummer
from vacatures.werk import WerkSoort

router = maak_router()

Nummer = Annotated[str, Path(max_length=64)]
Effect = Annotated[str, Query(pattern=beeld.EFFECT)]
MEESTE_WERKGEVERS = 5
"""Werkgevers of one name that are told apart in a message."""


@router.get("/klanten/{nummer}/profiel")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_profiel(
    request: Request,
    nummer: Nummer,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    net: Profieldeel | None = None,
    effect: Effect = "",
) -> Response:
    """All parts; ``net``: the one that somebody just recorded, with what that did."""
    klant = zicht.get_klant(KlantNummer(nummer))
    return _toon(
        request, zicht, samenstelling, klant, net=net, effect=beeld.effect_in_woorden(effect)
    )


@router.post("/klanten/{nummer}/profiel")
@voor(Rol.JOBCOACH)
@hervatbaar
def post_profiel(
    request: Request,
    nummer: Nummer,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    invoer: Annotated[Profielinvoer, Form()],
) -> Response:
    """Record one part; the others stay as they are."""
    klant = zicht.get_klant(KlantNummer(nummer))
    deel = next((d for d in Profieldeel if d.value == invoer.deel), None)
    if deel is None:
        return RedirectResponse(f"/klanten/{klant.nummer}/profiel", status_code=303)
    if invoer.hervat:
        return _toon(request, zicht, samenstelling, klant, invoer=invoer)
    lezing = Lezing(invoer, lambda tekst: _zoek_werkgever(zicht, tekst))
    try:
        wijziging = lezing.wijziging(deel)
        if lezing.fouten:
            return _toon(request, zicht, samenstelling, klant, invoer=invoer, fouten=lezing.fouten)
        effect = deur.bewaar_deel(
            samenstelling, zicht.gebruiker, klant.nummer, deel, wijziging, gezien=invoer.gezien
        )
    except ProfielIntussenGewijzigd as fout:
        fouten = {"": fout.zin}
        return _toon(
            request, zicht, samenstelling, klant, invoer=invoer, fouten=fouten, intussen=True
        )
    except OngeldigeWaarde as fout:
        fouten = {"": fout.zin}
        return _toon(request, zicht, samenstelling, klant, invoer=invoer, fouten=fouten)
    code = beeld.effect_als_code(effect)
    adres = f"/klanten/{klant.nummer}/profiel?net={deel.value}&effect={code}#{deel.value}"
    return RedirectResponse(adres, status_code=303)


def _toon(
    request: Request,
    zicht: Zicht,
    samenstelling: Samenstelling,
    klant: Klant,
    *,
    invoer: Profielinvoer | None = None,
    fouten: Mapping[str, str] | None = None,
    net: Profieldeel | None = None,
    effect: Sequence[str] = (),
    intussen: bool = False,
) -> Response:
    namen = zicht.namen_van_coaches()
    laatst = deur.laatst_gewijzigd(samenstelling, zicht.gebruiker, klant.nummer)
    ingevuld = met_invoer(klant, invoer) if invoer else ingevuld_met(klant)
    nu = versies(klant)
    # Sent again it is recorded over what is there now; until then with the version that was seen.
    gezien = {**nu, invoer.deel: invoer.gezien} if invoer and not intussen else nu
    uitgesloten = {WerkNummer(w) for w in (*klant.uitgesloten_werkgevers, *ingevuld.werkgevers)}
    werkgevers = {str(n): werk.titel for n, werk in zicht.werk_van(uitgesloten).items()}
    return toon(
        request,
        "profiel/profiel.html",
        http_status=409 if intussen else 400 if fouten else 200,
        naam=zicht.naam_van(klant),
        klant=klant,
        beeld=beeld,
        weekvakken=WEEK,
        delen=beeld.deelbeelden(klant, werkgevers),
        werkgevers={w: werkgevers.get(w, w) for w in ingevuld.werkgevers},
        week=week(klant.dagdelen) if klant.dagdelen is not None else None,
        invoer=ingevuld,
        versies=gezien,
        fouten=fouten or {},
        open_deel=invoer.deel if invoer else "",
        net=net.value if net else "",
        effect=effect,
        intussen=intussen,
        laatst=beeld.wie_wanneer(laatst, namen),
        mag_wijzigen=zicht.gebruiker.rol is Rol.JOBCOACH,
        gevraagd=GEVRAAGD,
        niet_gevraagd=NIET_GEVRAAGD,
    )


def _zoek_werkgever(zicht: Zicht, tekst: str) -> list[tuple[str, str]]:
    """Numbers and names of the werkgevers that a number or a name can mean."""
    for nummer in dict.fromkeys((tekst, tekst.upper())):
        try:
            werk = zicht.get_werk(WerkNummer(nummer))
        except NietGevonden:
            continue
        return [(werk.werkgever, werk.werkgever_naam or "")] if werk.werkgever else []
    gevonden: dict[str, str] = {}
    for soort in (WerkSoort.NETWERKPLEK, WerkSoort.VACATURE):
        for werk in zicht.zoek_werk(Zoekvraag(soort, tekst)).werk:
            naam = werk.werkgever_naam or ""
            if werk.werkgever and tekst.lower() in naam.lower():
                gevonden[werk.werkgever] = naam
    gelijk = {n: naam for n, naam in gevonden.items() if naam.lower() == tekst.lower()}
    return list((gelijk or gevonden).items())[:MEESTE_WERKGEVERS]
