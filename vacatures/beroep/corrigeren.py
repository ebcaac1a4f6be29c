"""A person sets the occupation of a vacature; it wins over the model and over every import."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from modellen.fouten import OngeldigeWaarde
from vacatures.belasting.schatten import vernieuw_schatting
from vacatures.beroep.isco import get_isco
from vacatures.beroep.model import Beroepsbron, Beroepskoppeling
from vacatures.beroep.repository import BeroepskoppelingRepository
from vacatures.vacature.model import Vacature
from vacatures.vacature.repository import VacatureRepository


def zet_beroep(
    session: Session, nummer: str, isco: str, *, bron: Beroepsbron, door: str
) -> Beroepskoppeling:
    """Keep the occupation that somebody chose; estimates are made anew from it.

    Raises:
        NietGevonden: when there is no such vacature.
        OpstapFout: for a code that ISCO-08 does not have.
        OngeldigeWaarde: when ``bron`` is not a person.
    """
    if not bron.is_mens:
        raise OngeldigeWaarde(
            veld="bron",
            melding="Alleen een mens kan een beroep verbeteren.",
            volgende_stap="Meld u aan als jobcoach of accountmanager.",
        )
    groep = get_isco(isco)
    vacatures = VacatureRepository(session)
    vacature = vacatures.get(nummer)
    koppeling = Beroepskoppeling(
        vacature=vacature.nummer, isco=groep.code, brc=groep.brc, zekerheid=1.0, bron=bron
    )
    BeroepskoppelingRepository(session).save(koppeling, door=door)
    vacatures.save(met_beroep(vacature, groep.code), door=door)
    return koppeling


def met_beroep(vacature: Vacature, isco: str | None) -> Vacature:
    """The vacature with this occupation and the estimates that follow from it and from its text."""
    tekst = f"{vacature.titel}\n{vacature.taken}"
    geschat = vernieuw_schatting(vacature.belasting, isco=isco, tekst=tekst)
    return replace(vacature, isco=isco, belasting=geschat)
