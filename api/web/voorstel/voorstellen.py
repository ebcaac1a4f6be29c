"""Proposals of one klant: what came of each, what comes next, and what reasons suggest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import Form, Path, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.bootstrap import Samenstelling
from api.toegang import toestemmingen, voorstellen
from api.toegang.aanvaarden import beoordeel_punten
from api.toegang.aanvraag import DeSamenstelling, HetZicht
from api.toegang.bewaking import voor
from api.toegang.zicht import Zicht
from api.web.coach.aanvaardbeeld import aanvaard_per_werk, open_per_werk
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.voorstel.vervolgbeeld import volgende_stap
from api.web.voorstel.voorstelbeeld import Voorstelbeeld, beeld_van
from modellen.fouten import NietGevonden, OpstapFout
from modellen.gebruiker.model import Rol
from modellen.klant.model import Klant
from modellen.voorstel.model import Verloop
from modellen.voorstel.wijziging import AlBesloten, Besluit, WijzigingVerouderd
from modellen.waarden import KlantNummer

router = maak_router()

Nummer = Annotated[str, Path(max_length=64)]
Getal = Annotated[int, Path(ge=1, le=2**31 - 1)]


@router.get("/klanten/{nummer}/voorstellen")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_voorstellen(
    request: Request,
    nummer: Nummer,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    net: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0,
) -> Response:
    """Every proposal as a timeline, newest first; ``net``: where somebody just recorded."""
    klant = zicht.get_klant(KlantNummer(nummer))
    return toon_voorstellen(request, zicht, samenstelling, klant, net=net)


@router.post("/klanten/{nummer}/wijzigingen/{wijziging}")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def post_besluit(
    request: Request,
    nummer: Nummer,
    wijziging: Getal,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    besluit: Annotated[Besluit, Form()],
) -> Response:
    """Accept or decline what a reason suggests."""
    klant = zicht.get_klant(KlantNummer(nummer))
    van_klant = voorstellen.list_wijzigingen_van(samenstelling, zicht.gebruiker, klant.nummer)
    suggestie = next((w for w in van_klant if w.nummer == wijziging), None)
    if suggestie is None:
        raise NietGevonden(soort="wijzigingsvoorstel", nummer=str(wijziging))
    try:
        voorstellen.besluit_over_wijziging(samenstelling, zicht.gebruiker, wijziging, besluit)
    except (AlBesloten, WijzigingVerouderd) as fout:
        return toon_voorstellen(request, zicht, samenstelling, klant, fout=fout)
    return RedirectResponse(adres_van(klant, suggestie.voorstel), status_code=303)


def adres_van(klant: Klant, voorstel: int) -> str:
    """Where one proposal stands on the page of its klant."""
    return f"/klanten/{klant.nummer}/voorstellen?net={voorstel}#voorstel-{voorstel}"


def toon_voorstellen(
    request: Request,
    zicht: Zicht,
    samenstelling: Samenstelling,
    klant: Klant,
    *,
    net: int = 0,
    fout: OpstapFout | None = None,
) -> Response:
    """The page, with what could not be recorded on top."""
    verlopen = voorstellen.list_voorstellen(samenstelling, zicht.gebruiker, klant.nummer)
    namen = zicht.namen_van_coaches()
    beelden = _beelden(zicht, samenstelling, klant, verlopen, namen)
    delen = toestemmingen.standen_van_klant(samenstelling, zicht.gebruiker, klant.nummer)
    punten = beoordeel_punten(
        samenstelling,
        zicht.gebruiker,
        klant.nummer,
        {beeld.werk for beeld in beelden if beeld.stand.wacht},
        voorbij={beeld.werk for beeld in beelden},
    )
    return toon(
        request,
        "voorstel/voorstellen.html",
        http_status=409 if fout else 200,
        naam=zicht.naam_van(klant),
        klant=klant,
        lopend=[b for b in beelden if b.stand.loopt],
        voorbij=[b for b in beelden if not b.stand.loopt],
        aanvaard=aanvaard_per_werk(punten, namen),
        nog_open=open_per_werk(punten, namen),
        net=next((b for b in beelden if b.stand.nummer == net), None),
        delen=delen,
        stappen={
            v.voorstel.nummer: volgende_stap(v, delen.get(v.voorstel.nummer), zicht.vandaag)
            for v in verlopen
        },
        vandaag=zicht.vandaag,
        eigen=zicht.accounts_van_klant(klant.nummer),
        mag_vrijgeven=zicht.gebruiker.rol is Rol.JOBCOACH,
        fout=fout,
    )


def _beelden(
    zicht: Zicht,
    samenstelling: Samenstelling,
    klant: Klant,
    verlopen: Sequence[Verloop],
    namen: Mapping[str, str],
) -> list[Voorstelbeeld]:
    gebruiker = zicht.gebruiker
    wijzigingen = voorstellen.list_wijzigingen_van(samenstelling, gebruiker, klant.nummer)
    werk = zicht.werk_van(v.voorstel.werk for v in verlopen)
    return [
        beeld_van(
            verloop,
            werk=werk.get(verloop.voorstel.werk),
            namen=namen,
            wijzigingen=wijzigingen,
            vandaag=zicht.vandaag,
            op=samenstelling.klok(),
        )
        for verloop in reversed(verlopen)
    ]
