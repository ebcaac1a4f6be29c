"""What a teamleider sees of the whole organisation: numbers, phases and terms, no talk."""

from __future__ import annotations

from collections.abc import Mapping

from api.bootstrap import Samenstelling
from api.toegang.spoor import noteer_overzicht
from modellen.fouten import GeenToegang
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.gebruiker.repository import GebruikerRepository
from modellen.traject.caseload import Caseloadregel
from modellen.traject.caseload_repository import lees_caseload
from modellen.traject.repository import TrajectRepository


def caseload(samenstelling: Samenstelling, gebruiker: Gebruiker) -> list[Caseloadregel]:
    """Every running traject of the organisation, by number; two questions to the store.

    Raises:
        GeenToegang: for another role.
    """
    _eis_teamleider(gebruiker)
    regels = lees_caseload(
        samenstelling.opslag,
        gebruiker.organisatie,
        soorten=samenstelling.soorten(),
        normboek=samenstelling.normboek(),
        nu=samenstelling.klok(),
    )
    noteer_overzicht(len(regels))
    return regels


def list_opdrachtgevers(samenstelling: Samenstelling, gebruiker: Gebruiker) -> list[str]:
    """Who pays for a traject of the organisation, by name; raises ``GeenToegang``."""
    _eis_teamleider(gebruiker)
    with samenstelling.opslag.lezen() as session:
        return TrajectRepository(session).opdrachtgevers(gebruiker.organisatie)


def namen_van_collegas(samenstelling: Samenstelling, gebruiker: Gebruiker) -> Mapping[str, str]:
    """By account, of the own organisation."""
    with samenstelling.opslag.lezen() as session:
        return GebruikerRepository(session).namen_in(gebruiker.organisatie)


def _eis_teamleider(gebruiker: Gebruiker) -> None:
    if gebruiker.rol is not Rol.TEAMLEIDER:
        raise GeenToegang(wat="de caseloads van de organisatie bekijken")
