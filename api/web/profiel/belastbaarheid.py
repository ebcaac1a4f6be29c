"""The FML of one klant as people read it: folded rubrieken, plain words, and who said so."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import Depends, Path, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.bootstrap import Samenstelling
from api.toegang import profiel as deur
from api.toegang.aanvraag import DeSamenstelling, HetZicht
from api.toegang.bewaking import voor
from api.toegang.profiel import Belastbaarheidstand, versie_van_rubriek
from api.toegang.zicht import Zicht
from api.web.beeld import rubrieken
from api.web.paginas import maak_router
from api.web.profiel.belastbaarheidbeeld import BEOORDELAARS, BRONNEN, bevestigzin, rubriekbeelden
from api.web.profiel.belastbaarheidinvoer import (
    ALLES,
    BEPERKT,
    NORMAAL,
    OPTIES,
    VRAAG,
    Belastbaarheidinvoer,
    Lezing,
    ingevuld_met,
)
from api.web.profiel.profielbeeld import EFFECT, effect_als_code, effect_in_woorden
from api.web.sjablonen import toon
from api.web.terughalen import hervatbaar
from api.web.velden import lees_dag
from modellen.belastbaarheid.fml import Rubriek
from modellen.gebruiker.model import Rol
from modellen.klant.model import Klant
from modellen.klant.profieldeel import ProfielIntussenGewijzigd
from modellen.waarden import KlantNummer

router = maak_router()

Nummer = Annotated[str, Path(max_length=64)]


async def lees_invoer(request: Request) -> Belastbaarheidinvoer:
    """The fields of the form; items have fields of their own, by their code."""
    return Belastbaarheidinvoer.van_formulier(await request.form())


@router.get("/klanten/{nummer}/belastbaarheid")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_belastbaarheid(
    request: Request,
    nummer: Nummer,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    open_: Annotated[Rubriek | None, Query(alias="open")] = None,
    net: Rubriek | None = None,
    effect: Annotated[str, Query(pattern=EFFECT)] = "",
) -> Response:
    """All rubrieken; ``open``: unfolded, ``net``: recorded just now, with what that did."""
    klant = zicht.get_klant(KlantNummer(nummer))
    stand = deur.get_belastbaarheid(samenstelling, zicht.gebruiker, klant.nummer)
    pagina = _Pagina(request, zicht, klant, stand)
    return pagina.toon(open_rubriek=open_ or net, net=net, effect=effect_in_woorden(effect))


@router.post("/klanten/{nummer}/belastbaarheid")
@voor(Rol.JOBCOACH)
@hervatbaar
def post_belastbaarheid(
    request: Request,
    nummer: Nummer,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    invoer: Annotated[Belastbaarheidinvoer, Depends(lees_invoer)],
) -> Response:
    """Record what was judged in one rubriek; what it replaces stays readable."""
    klant = zicht.get_klant(KlantNummer(nummer))
    rubriek = next((r for r in Rubriek if r.value == invoer.rubriek), None)
    if rubriek is None:
        return RedirectResponse(f"/klanten/{klant.nummer}/belastbaarheid", status_code=303)
    stand = deur.get_belastbaarheid(samenstelling, zicht.gebruiker, klant.nummer)
    pagina = _Pagina(request, zicht, klant, stand)
    if invoer.hervat:
        return pagina.toon(open_rubriek=rubriek, invoer=invoer)
    lezing = Lezing(invoer, rubriek, stand.belastbaarheid, zicht.vandaag)
    wijziging = lezing.wijziging()
    if wijziging is None:
        return pagina.toon(open_rubriek=rubriek, invoer=invoer, lezing=lezing)
    try:
        effect = deur.bewaar_oordelen(
            samenstelling,
            zicht.gebruiker,
            klant.nummer,
            rubriek,
            wijziging,
            gezien=invoer.gezien,
        )
    except ProfielIntussenGewijzigd as fout:
        lezing.fouten[""] = fout.zin
        return _toon_intussen(samenstelling, pagina, rubriek, invoer, lezing)
    code = effect_als_code(effect)
    adres = f"/klanten/{klant.nummer}/belastbaarheid?net={rubriek.value}&effect={code}"
    return RedirectResponse(f"{adres}#rubriek-{rubriek.value}", status_code=303)


def _toon_intussen(
    samenstelling: Samenstelling,
    pagina: _Pagina,
    rubriek: Rubriek,
    invoer: Belastbaarheidinvoer,
    lezing: Lezing,
) -> Response:
    """What was typed, beside what somebody else recorded; sent again it is recorded over that."""
    stand = deur.get_belastbaarheid(samenstelling, pagina.zicht.gebruiker, pagina.klant.nummer)
    gezien = versie_van_rubriek(stand.belastbaarheid, rubriek)
    opnieuw = _Pagina(pagina.request, pagina.zicht, pagina.klant, stand)
    return opnieuw.toon(
        open_rubriek=rubriek,
        invoer=replace(invoer, gezien=gezien, rest=""),
        lezing=lezing,
        intussen=True,
    )


class _Pagina:
    """The page of one klant, with what was typed in one rubriek."""

    def __init__(
        self, request: Request, zicht: Zicht, klant: Klant, stand: Belastbaarheidstand
    ) -> None:
        self.request, self.zicht, self.klant, self._stand = request, zicht, klant, stand

    def toon(
        self,
        *,
        open_rubriek: Rubriek | None,
        net: Rubriek | None = None,
        effect: tuple[str, ...] = (),
        invoer: Belastbaarheidinvoer | None = None,
        lezing: Lezing | None = None,
        intussen: bool = False,
    ) -> Response:
        zicht, bekend = self.zicht, self._stand.belastbaarheid
        fouten = lezing.fouten if lezing else {}
        ingevuld = {
            r.value: replace(ingevuld_met(bekend, r), gezien=versie_van_rubriek(bekend, r))
            for r in Rubriek
        }
        if invoer:
            ingevuld[invoer.rubriek] = invoer
        bevestigen = None
        if lezing and lezing.te_bevestigen:
            dag = lees_dag(lezing.invoer.datum)
            bevestigen = bevestigzin(lezing.invoer.beoordelaar, dag, lezing.rest)
        return toon(
            self.request,
            "profiel/belastbaarheid.html",
            http_status=409 if intussen else 400 if fouten else 200,
            naam=zicht.naam_van(self.klant),
            klant=self.klant,
            is_leeg=bekend.is_leeg,
            afwijkingen=[(r, a) for r in rubrieken(bekend, zicht.vandaag) for a in r.afwijkend],
            rubrieken=rubriekbeelden(self._stand, zicht.namen_van_coaches(), zicht.vandaag),
            ingevuld=ingevuld,
            fouten=fouten,
            open_rubriek=open_rubriek.value if open_rubriek else "",
            net=net.value if net else "",
            effect=effect,
            intussen=intussen,
            bevestigen=bevestigen,
            bevestiging=lezing.bevestiging if lezing else "",
            mag_wijzigen=zicht.gebruiker.rol is Rol.JOBCOACH,
            beoordelaars=BEOORDELAARS,
            bronnen=BRONNEN,
            waarden={"normaal": NORMAAL, "beperkt": BEPERKT, "alles": ALLES, "vraag": VRAAG},
            opties=OPTIES,
        )
