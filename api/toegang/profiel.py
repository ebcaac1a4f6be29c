"""Changing what matching reads of a klant: part by part, by the own coach, seen by two at once.

Whoever saves says which version was on the screen. When somebody else saved that part since,
nothing is stored and the page shows what is there now. A teamleider reads and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from api.toegang.spoor import noteer
from api.toegang.zicht import Zicht
from matching.antwoord import Profieleffect
from modellen.audit.model import Gegevenssoort
from modellen.belastbaarheid.fml import Rubriek
from modellen.belastbaarheid.model import Belastbaarheid, EerderOordeel, oordelen_van
from modellen.belastbaarheid.repository import BelastbaarheidRepository
from modellen.fouten import GeenToegang
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.klant.model import Klant
from modellen.klant.profieldeel import (
    Profieldeel,
    ProfielIntussenGewijzigd,
    maak_versie,
    versie_van,
)
from modellen.klant.repository import KlantRepository
from modellen.klantprofiel.repository import KlantprofielRepository
from modellen.opslag.volgnummer import Stroom, vergrendel
from modellen.waarden import KlantNummer

EFFECT_BINNEN_S = 0.3
"""Seconds in which the effect of a change has to be known; else the page goes without."""


@dataclass(frozen=True, slots=True)
class Belastbaarheidstand:
    """What was judged, by whom it was recorded, and what was judged before.

    Attributes:
        vastgelegd: account and moment by item. eerder: newest first.
    """

    belastbaarheid: Belastbaarheid
    vastgelegd: Mapping[str, tuple[str, datetime]]
    eerder: tuple[EerderOordeel, ...]


def laatst_gewijzigd(
    samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: KlantNummer
) -> tuple[str, datetime] | None:
    """Account and moment of the last change of a klant within sight; raises ``NietGevonden``."""
    with samenstelling.opslag.lezen() as session:
        Zicht(session, gebruiker, vandaag=samenstelling.kalender()).get_klant(nummer)
        return KlantRepository(session).laatst_gewijzigd(nummer)


def get_belastbaarheid(
    samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: KlantNummer
) -> Belastbaarheidstand:
    """Everything judged on a klant within sight, former judgements too; raises ``NietGevonden``."""
    with samenstelling.opslag.lezen() as session:
        Zicht(session, gebruiker, vandaag=samenstelling.kalender()).get_klant(nummer)
        repository = BelastbaarheidRepository(session)
        return Belastbaarheidstand(
            repository.get(nummer), repository.laatst_vastgelegd(nummer), repository.eerder(nummer)
        )


def bewaar_deel(
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    nummer: KlantNummer,
    deel: Profieldeel,
    wijzig: Callable[[Klant], Klant],
    *,
    gezien: str,
) -> Profieleffect | None:
    """Change one part of a klant within sight; gives what that does to the ranking, if known.

    Raises:
        GeenToegang: for anybody but a coach.
        NietGevonden: when there is no such klant for this account.
        ProfielIntussenGewijzigd: when this part says something else than was seen.
        OngeldigeWaarde: when the values do not fit.
    """

    def bewaar(session: Session, klant: Klant) -> None:
        if versie_van(klant, deel) != gezien:
            raise ProfielIntussenGewijzigd()
        KlantRepository(session).save(wijzig(klant), door=gebruiker.account)

    return _bewaar(samenstelling, gebruiker, nummer, bewaar)


def bewaar_oordelen(
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    nummer: KlantNummer,
    rubriek: Rubriek,
    wijzig: Callable[[Belastbaarheid], Belastbaarheid],
    *,
    gezien: str,
) -> Profieleffect | None:
    """Change what was judged in one rubriek; gives and raises as :func:`bewaar_deel`."""

    def bewaar(session: Session, klant: Klant) -> None:
        repository = BelastbaarheidRepository(session)
        nu = repository.get(klant.nummer)
        if versie_van_rubriek(nu, rubriek) != gezien:
            raise ProfielIntussenGewijzigd()
        repository.save(wijzig(nu), door=gebruiker.account)

    return _bewaar(samenstelling, gebruiker, nummer, bewaar)


def versie_van_rubriek(belastbaarheid: Belastbaarheid, rubriek: Rubriek) -> str:
    """Digest of what was judged in one rubriek."""
    return maak_versie(
        [
            o and (o.niveau, sorted(o.opties or ()), o.bron, o.beoordelaar, o.datum, o.geldig_tot)
            for _, o in oordelen_van(belastbaarheid, rubriek)
        ]
    )


def _bewaar(
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    nummer: KlantNummer,
    bewaar: Callable[[Session, Klant], None],
) -> Profieleffect | None:
    if gebruiker.rol is not Rol.JOBCOACH:
        raise GeenToegang(wat="een profiel veranderen")
    vandaag = samenstelling.kalender()
    with samenstelling.opslag.schrijven() as session:
        # Before reading: else two who save at once both find the version that they saw.
        vergrendel(session, Stroom.KLANT)
        klant = Zicht(session, gebruiker, vandaag=vandaag).eis_klant(nummer)
        noteer(session, Gegevenssoort.PROFIEL, [nummer])
        profielen = KlantprofielRepository(session)
        eerst = profielen.get(nummer)
        bewaar(session, klant)
        nu = profielen.get(nummer)
    return samenstelling.matchdienst.profieleffect(
        eerst, nu, vandaag=vandaag, binnen=EFFECT_BINNEN_S
    )
