"""Where a coach begins the day: the agenda, what waits, what the night brought, what changed last.

Made for fifteen minutes between two talks: a few lines of each, how many there are, and a page with
all of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import Request, Response

from api.toegang import team, toestemmingen, voorstellen
from api.toegang.aanvraag import DeSamenstelling, HetZicht
from api.toegang.bewaking import voor
from api.toegang.deelstand import Deelstand
from api.toegang.trajecten import agenda_van
from api.toegang.zicht import Zicht
from api.web.coach.agenda import regels_van
from api.web.coach.vannacht import lees_vannacht, namen_van
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.voorstel.vervolgbeeld import volgende_stap, wacht_op_gesprek
from api.web.voorstel.voorstelbeeld import (
    Tijdlijnregel,
    tijdlijnregel,
    werktitel,
    wijziging_in_woorden,
)
from modellen.gebruiker.model import Rol
from modellen.traject.klokken import DeadlineStatus
from modellen.voorstel.model import Verloop, Voorstelgebeurtenis, Voorstelsoort
from modellen.voorstel.mogelijk import Actie
from modellen.voorstel.wijziging import Wijzigingsvoorstel
from modellen.waarden import KlantNummer, WerkNummer

router = maak_router()

HOOGSTENS = 20
"""Lines of what is to be done: what a klant waits for, then the oldest first."""

LAATSTE = 8
"""Lines of what changed last."""

EVEN = 5
"""Lines of the agenda and of the night; their own pages have all."""


@dataclass(frozen=True, slots=True)
class Dagregel:
    """One line: about whom and what, a sentence, and where one goes to do it."""

    klant: KlantNummer
    naam: str
    titel: str
    zin: str
    adres: str
    regel: Tijdlijnregel | None = None


class _Namen:
    """Names of klanten, work and colleagues on this page."""

    def __init__(self, zicht: Zicht, verlopen: Sequence[Verloop]) -> None:
        self.klanten = namen_van(zicht)
        self._werk = zicht.werk_van(v.voorstel.werk for v in verlopen)
        self.collegas: Mapping[str, str] = zicht.namen_van_coaches()

    def regel(
        self,
        klant: KlantNummer,
        werk: WerkNummer,
        zin: str,
        adres: str,
        regel: Tijdlijnregel | None = None,
    ) -> Dagregel:
        titel = werktitel(self._werk.get(werk), werk)
        return Dagregel(klant, self.klanten.get(klant, klant), titel, zin, adres, regel)


@router.get("/vandaag")
@voor(Rol.JOBCOACH)
def get_vandaag(request: Request, zicht: HetZicht, samenstelling: DeSamenstelling) -> Response:
    """The day of one coach."""
    verlopen = voorstellen.list_eigen_voorstellen(samenstelling, zicht.gebruiker)
    wijzigingen = voorstellen.list_wijzigingen(samenstelling, zicht.gebruiker)
    namen = _Namen(zicht, verlopen)
    op_gesprek = [v for v in verlopen if wacht_op_gesprek(v, zicht.vandaag)]
    standen = toestemmingen.standen_van(samenstelling, zicht.gebruiker, op_gesprek)
    te_doen = _te_doen(verlopen, standen, namen, zicht)
    agenda = agenda_van(samenstelling, zicht.gebruiker)
    open_ = [d for d in agenda if d.status is not DeadlineStatus.KOMEND]
    return toon(
        request,
        "coach/vandaag.html",
        vandaag=zicht.vandaag,
        agenda=regels_van(zicht, samenstelling, (open_ or agenda)[:EVEN], namen.klanten),
        agenda_open=len(open_),
        agenda_alle=len(agenda),
        te_laat=sum(d.status is DeadlineStatus.TE_LAAT for d in agenda),
        nacht=lees_vannacht(zicht, samenstelling, namen.klanten),
        meedenken=team.list_meedenken(samenstelling, zicht.gebruiker),
        even=EVEN,
        collegas=namen.collegas,
        te_doen=te_doen[:HOOGSTENS],
        aantal=len(te_doen),
        besluiten=[_besluit(w, namen) for w in wijzigingen],
        laatste=[_laatste(v, g, namen) for v, g in _nieuwste(verlopen)],
    )


def _te_doen(
    verlopen: Sequence[Verloop], standen: Mapping[int, Deelstand], namen: _Namen, zicht: Zicht
) -> list[Dagregel]:
    gevonden = []
    for verloop in verlopen:
        van = verloop.voorstel
        stap = volgende_stap(verloop, standen.get(van.nummer), zicht.vandaag)
        if stap is None or stap.vanaf > zicht.vandaag:
            continue
        adres = f"/klanten/{van.klant}/voorstellen"
        if stap.actie is Actie.NOG_WERK_VRAGEN:
            soort = Voorstelsoort.NOG_AAN_HET_WERK.value
            adres += f"/{van.nummer}/vastleggen?soort={soort}"
        else:
            adres += f"#voorstel-{van.nummer}"
        volgorde = (not stap.klant_wacht, stap.vanaf)
        gevonden.append((volgorde, namen.regel(van.klant, van.werk, stap.zin, adres)))
    return [regel for _, regel in sorted(gevonden, key=lambda paar: paar[0])]


def _besluit(suggestie: Wijzigingsvoorstel, namen: _Namen) -> Dagregel:
    adres = f"/klanten/{suggestie.klant}/voorstellen#voorstel-{suggestie.voorstel}"
    return namen.regel(suggestie.klant, suggestie.werk, wijziging_in_woorden(suggestie), adres)


def _nieuwste(
    verlopen: Sequence[Verloop],
) -> list[tuple[Verloop, Voorstelgebeurtenis]]:
    alle = [(v, g) for v in verlopen for g in v.geldend]
    alle.sort(key=lambda paar: (paar[1].vastgelegd_op, paar[1].volgnummer), reverse=True)
    return alle[:LAATSTE]


def _laatste(verloop: Verloop, gebeurtenis: Voorstelgebeurtenis, namen: _Namen) -> Dagregel:
    van = verloop.voorstel
    adres = f"/klanten/{van.klant}/voorstellen#voorstel-{van.nummer}"
    regel = tijdlijnregel(gebeurtenis, namen.collegas)
    return namen.regel(van.klant, van.werk, regel.titel, adres, regel)
