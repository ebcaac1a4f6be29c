"""Who was proposed for this work: codes, and a name once klant and coach both agreed."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query, Request, Response

from api.toegang.aanvraag import DeSamenstelling, HetZicht
from api.toegang.bewaking import voor
from api.toegang.toestemmingen import Werkvoorstel, list_werkvoorstellen
from api.web.markt.werkantwoord import kan_antwoorden
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.voorstel.voorstelbeeld import stand_van
from modellen.gebruiker.model import Rol
from modellen.toestemming.bekend import Bekendheid
from modellen.waarden import WerkNummer

router = maak_router()

WAT_NU = {
    Bekendheid.VOORBIJ: "Dit voorstel is voorbij.",
    Bekendheid.KLANT_ZEGT_NOG_NIETS: (
        "De klant zei nog geen ja tegen dit werk. Zeg nog niets tegen de werkgever."
    ),
    Bekendheid.TOESTEMMING_ONTBREEKT: (
        "De klant wil dit werk, en koos nog niet wat deze werkgever mag weten. "
        "Vraag de jobcoach dit te bespreken."
    ),
    Bekendheid.TOESTEMMING_NEE: (
        "De klant wil niet dat deze werkgever weet wie het is. Noem geen naam of gegevens."
    ),
    Bekendheid.COACH_AAN_ZET: (
        "De klant gaf toestemming. De jobcoach heeft de naam nog niet vrijgegeven. Vraag erom."
    ),
    Bekendheid.BEKEND: "U mag deze naam noemen, en delen wat hieronder staat. Niets anders.",
}
"""What an accountmanager does now."""
WEG = (
    "De naam en de kaart zijn ingetrokken. Gebruik ze niet meer. Gaf u ze al aan de werkgever? "
    "Vraag hem ze weg te doen, en bel de jobcoach."
)


@router.get("/werk/{nummer}/voorstellen")
@voor(Rol.ACCOUNTMANAGER, Rol.TEAMLEIDER)
def get_werkvoorstellen(
    request: Request,
    nummer: Annotated[str, Path(max_length=64)],
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    net: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Who may be named first, then what waits, then what is over; ``net``: just recorded."""
    werk = zicht.get_werk(WerkNummer(nummer))
    alle = list_werkvoorstellen(samenstelling, zicht.gebruiker, werk.nummer)
    alle.sort(key=_volgorde)
    return toon(
        request,
        "markt/werkvoorstellen.html",
        werk=werk,
        net=net,
        kan_antwoorden=kan_antwoorden,
        voorstellen=[(v, stand_van(v.stand.verloop, zicht.vandaag), _wat_nu(v)) for v in alle],
    )


def _volgorde(voorstel: Werkvoorstel) -> tuple[int, str]:
    hier = voorstel.stand.bekendheid
    laag = 1 + (hier is Bekendheid.VOORBIJ)
    return (0 if hier.mag else laag, voorstel.code)


def _wat_nu(voorstel: Werkvoorstel) -> str:
    return WEG if voorstel.was_bekend else WAT_NU[voorstel.stand.bekendheid]
