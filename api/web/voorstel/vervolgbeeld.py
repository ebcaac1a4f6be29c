"""What a coach does next with a proposal, in words: the log says it, and what may be known.

Between a yes to the work and a talk with the employer lies what the klant lets the employer know
and the release by the coach; who is asked for a talk while that is open is sent the wrong way.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from api.toegang.deelstand import Deelstand
from api.web.voorstel.voorstelbeeld import in_maanden
from modellen.schrijfwijze import datum
from modellen.toestemming.bekend import Bekendheid
from modellen.voorstel.model import Verloop
from modellen.voorstel.mogelijk import Actie, Vervolg, find_vervolg
from modellen.voorstel.redenen import Klantantwoord

_ACTIE = {
    Actie.VOORSTELLEN: "Bespreek dit werk met de klant",
    Actie.KLANT_VRAGEN: "Vraag de klant of die dit werk wil",
    Actie.GESPREK_REGELEN: "Regel een gesprek met de werkgever",
    Actie.BESLUIT_VRAGEN: "Vraag de werkgever wat die besloot",
    Actie.NA_PROEF_VRAGEN: "Vraag of het werk na de proefplaatsing doorgaat",
    Actie.BEGIN_AFWACHTEN: "Het werk begint",
}
_EERST = {
    Bekendheid.TOESTEMMING_ONTBREEKT: "Vraag de klant wat de werkgever mag weten",
    Bekendheid.TOESTEMMING_NEE: (
        "De klant wil niet dat de werkgever weet wie het is. Bespreek of dat zo blijft"
    ),
    Bekendheid.COACH_AAN_ZET: "De klant gaf toestemming. Geef naam en kaart vrij",
    Bekendheid.BEKEND: "Regel met de accountmanager een gesprek met de werkgever",
}
"""What comes before the talk, by how far it is from being known."""


@dataclass(frozen=True, slots=True)
class Stap:
    """What comes next.

    Attributes:
        vanaf: the day from which it is due.
        klant_wacht: the klant did his part, and nothing happens until the coach does this.
    """

    zin: str
    vanaf: date
    actie: Actie
    klant_wacht: bool = False


def wacht_op_gesprek(verloop: Verloop, vandaag: date) -> bool:
    """Whether a talk with the employer comes next, so that what may be known matters."""
    vervolg = find_vervolg(verloop, vandaag)
    return vervolg is not None and vervolg.actie is Actie.GESPREK_REGELEN


def volgende_stap(verloop: Verloop, deelstand: Deelstand | None, vandaag: date) -> Stap | None:
    """The next step of a proposal, ``None`` = nothing; ``deelstand`` as far as it was read."""
    vervolg = find_vervolg(verloop, vandaag)
    if vervolg is None:
        return None
    if vervolg.actie is Actie.GESPREK_REGELEN and deelstand is not None:
        hier, toestemming = deelstand.bekendheid, deelstand.toestemming
        zin = f"{_EERST.get(hier, _ACTIE[vervolg.actie])}."
        if hier is Bekendheid.COACH_AAN_ZET and toestemming is not None:
            vanaf = min(vervolg.vanaf, toestemming.dag)
            return Stap(zin, vanaf, vervolg.actie, klant_wacht=True)
        return Stap(zin, vervolg.vanaf, vervolg.actie)
    return Stap(_zin(verloop, vervolg, vandaag), vervolg.vanaf, vervolg.actie)


def _zin(verloop: Verloop, vervolg: Vervolg, vandaag: date) -> str:
    actie, is_nu = vervolg.actie, vervolg.vanaf <= vandaag
    if actie is Actie.KLANT_VRAGEN and verloop.antwoord is Klantantwoord.ANTWOORDT_ZELF:
        if is_nu:
            return "De klant antwoordde nog niet. Vraag of die dit werk wil."
        return f"De klant antwoordt zelf. Hoort u niets? Vraag ernaar op {datum(vervolg.vanaf)}."
    if actie is Actie.NOG_WERK_VRAGEN:
        zin = f"Vraag of de klant na {in_maanden(vervolg.maanden or 0)} nog werkt"
    else:
        zin = _ACTIE[actie]
    if actie in (Actie.NOG_WERK_VRAGEN, Actie.BEGIN_AFWACHTEN):
        return f"{zin} ({'sinds' if is_nu else 'op'} {datum(vervolg.vanaf)})."
    return f"{zin}."
