"""Changing the occupation and the load of work, as a signed-in person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b

from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from api.toegang.zicht import Zicht
from modellen.fouten import NietGevonden
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.waarden import WerkNummer
from vacatures.belasting.model import Belasting, BelastingBron, Belastingitem
from vacatures.beroep.corrigeren import zet_beroep
from vacatures.beroep.model import Beroepsbron, Beroepskoppeling
from vacatures.beroep.repository import BeroepskoppelingRepository
from vacatures.netwerkplek.repository import NetwerkplekRepository
from vacatures.vacature.repository import VacatureRepository
from vacatures.vacaturebericht.model import VacatureIntussenGewijzigd
from vacatures.werk import Werk, WerkSoort

BRON_VAN_ROL = {
    Rol.JOBCOACH: Beroepsbron.JOBCOACH,
    Rol.ACCOUNTMANAGER: Beroepsbron.ACCOUNTMANAGER,
}


def verbeter_beroep(
    samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: str, isco: str
) -> Beroepskoppeling:
    """Set the occupation of a vacature that the asker may see.

    Raises:
        NietGevonden: when there is none, or none that may be seen.
        OpstapFout: for a code that ISCO-08 does not have.
    """
    bron = BRON_VAN_ROL[gebruiker.rol]
    with samenstelling.opslag.schrijven() as session:
        werk = Zicht(session, gebruiker, vandaag=samenstelling.kalender()).get_werk(
            WerkNummer(nummer)
        )
        if werk.soort is not WerkSoort.VACATURE:
            raise NietGevonden(soort="vacature", nummer=nummer)
        return zet_beroep(session, werk.nummer, isco, bron=bron, door=gebruiker.account)


def find_beroep(
    samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: str
) -> Beroepskoppeling:
    """The occupation of a vacature that the asker may see; raises ``NietGevonden``.

    What nobody linked yet is named by its source or unknown.
    """
    with samenstelling.opslag.lezen() as session:
        werk = Zicht(session, gebruiker, vandaag=samenstelling.kalender()).get_werk(
            WerkNummer(nummer)
        )
        if werk.soort is not WerkSoort.VACATURE:
            raise NietGevonden(soort="vacature", nummer=nummer)
        koppeling = BeroepskoppelingRepository(session).find(werk.nummer)
    if koppeling is not None:
        return koppeling
    zekerheid = 0.0 if werk.isco is None else 1.0
    return Beroepskoppeling(werk.nummer, werk.isco, None, zekerheid, Beroepsbron.OPGAVE)


def bevestig_belasting(
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    nummer: str,
    codes: Iterable[str] | None,
) -> Belasting:
    """Turn estimates into what the accountmanager states; from then on they count fully.

    Raises:
        NietGevonden: when there is no such vacature or netwerkplek, or none that may be seen.
        OngeldigeWaarde: when one of ``codes`` has no estimate.
    """
    with samenstelling.opslag.schrijven() as session:
        werk = Zicht(session, gebruiker, vandaag=samenstelling.kalender()).get_werk(
            WerkNummer(nummer)
        )
        bevestigd = werk.belasting.bevestig(BelastingBron.ACCOUNTMANAGER, codes)
        _bewaar_belasting(session, werk, bevestigd, door=gebruiker.account)
        return bevestigd


def verbeter_belasting(
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    nummer: str,
    gezegd: Iterable[Belastingitem],
    *,
    gezien: str,
) -> Belasting:
    """Put what the accountmanager states in the place of what is known of the load.

    Args:
        gezien: ``versie_van`` of the load that was read.

    Raises:
        NietGevonden: when there is no such vacature or netwerkplek, or none that may be seen.
        VacatureIntussenGewijzigd: when the load is not what was read.
    """
    with samenstelling.opslag.schrijven() as session:
        werk = Zicht(session, gebruiker, vandaag=samenstelling.kalender()).get_werk(
            WerkNummer(nummer)
        )
        if versie_van(werk.belasting) != gezien:
            raise VacatureIntussenGewijzigd()
        verbeterd = Belasting.van_items([*werk.belasting.items.values(), *gezegd])
        _bewaar_belasting(session, werk, verbeterd, door=gebruiker.account)
        return verbeterd


def versie_van(belasting: Belasting) -> str:
    """Changes with what is known of a load; for whoever edits what he read."""
    delen = sorted(
        f"{i.code}|{i.niveau}|{sorted(i.opties or ())}|{i.bron.value}"
        for i in belasting.items.values()
    )
    return blake2b("\n".join(delen).encode(), digest_size=8).hexdigest()


def _bewaar_belasting(session: Session, werk: Werk, belasting: Belasting, *, door: str) -> None:
    if werk.soort is WerkSoort.VACATURE:
        vacatures = VacatureRepository(session)
        vacatures.save(replace(vacatures.get(werk.nummer), belasting=belasting), door=door)
    elif werk.soort is WerkSoort.NETWERKPLEK:
        plekken = NetwerkplekRepository(session)
        plekken.save(replace(plekken.get(werk.nummer), belasting=belasting), door=door)
    else:
        raise NietGevonden(soort="vacature", nummer=werk.nummer)
