"""Recording a step as a signed-in person: within sight, through the gates, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType

from api.bootstrap import Samenstelling
from api.toegang.zicht import Zicht, mag_vertrouwelijk
from modellen.fouten import GeenToegang, NietGevonden
from modellen.gebruiker.model import Gebruiker
from modellen.traject.klokken import Deadline, deadlines
from modellen.traject.model import Gebeurtenis, Gegeven, Trajectsoort
from modellen.traject.repository import TrajectRepository
from modellen.traject.stand import Stand
from modellen.traject.vastleggen import leg_vast


@dataclass(frozen=True, slots=True)
class Voorstel:
    """A step that somebody wants to record.

    Attributes:
        moment: when it happened (aware), ``None`` = now.
        volgnummer: number that the asker expects it to get, ``None`` = whatever is next.
    """

    stap: str
    gegevens: Mapping[str, Gegeven] = field(default_factory=lambda: MappingProxyType({}))
    moment: datetime | None = None
    corrigeert: int | None = None
    reden: str | None = None
    volgnummer: int | None = None


def leg_stap_vast(
    samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: str, voorstel: Voorstel
) -> Stand:
    """Record a step and give the dossier as this account may see it afterwards.

    Raises:
        NietGevonden: the traject does not exist, or not for this account.
        GeenToegang: the step has confidential fields and the account may not read those.
        StapGeweigerd: a gate stands in the way; with all reasons.
        IntussenVastgelegd: somebody else recorded something at the same moment.
    """
    with samenstelling.opslag.schrijven() as session:
        zicht = Zicht(session, gebruiker, vandaag=samenstelling.kalender())
        traject = zicht.get_traject(nummer)
        soort = get_soort(samenstelling, traject.soort)
        trajecten = TrajectRepository(session, soorten=samenstelling.soorten())
        # Gates judge on everything, also what this account may not read.
        stand = trajecten.stand(nummer, met_vertrouwelijk=True)
        nieuw = _gebeurtenis(voorstel, stand, door=gebruiker.account, nu=samenstelling.klok())
        if not mag_vertrouwelijk(gebruiker) and raakt_vertrouwelijk(soort, stand, nieuw):
            raise GeenToegang(wat="een stap met vertrouwelijke gegevens vastleggen")
        normen = samenstelling.normboek().voor(traject.opdrachtgever)
        leg_vast(soort, stand, nieuw, normen=normen)
        trajecten.voeg_toe(nummer, nieuw)
        return zicht.get_stand(nummer)


def deadlines_van(samenstelling: Samenstelling, stand: Stand) -> tuple[Deadline, ...]:
    """Where every clock of one traject stands, earliest first."""
    soort = get_soort(samenstelling, stand.traject.soort)
    normen = samenstelling.normboek().voor(stand.traject.opdrachtgever)
    return deadlines(soort, stand, normen, samenstelling.klok())


def get_soort(samenstelling: Samenstelling, code: str) -> Trajectsoort:
    """The trajectory type; raises ``NietGevonden``."""
    soort = samenstelling.soorten().get(code)
    if soort is None:
        raise NietGevonden(soort="trajectsoort", nummer=code)
    return soort


def raakt_vertrouwelijk(soort: Trajectsoort, stand: Stand, gebeurtenis: Gebeurtenis) -> bool:
    """Whether it is of a step with confidential fields, or corrects or withdraws one."""
    per_nummer = {g.volgnummer: g for g in stand.gebeurtenissen}
    bekeken: Gebeurtenis | None = gebeurtenis
    while bekeken is not None:
        stap = soort.find_stap(bekeken.stap)
        if stap is not None and any(veld.is_vertrouwelijk for veld in stap.velden):
            return True
        bekeken = per_nummer.get(bekeken.corrigeert) if bekeken.corrigeert else None
    return False


def _gebeurtenis(voorstel: Voorstel, stand: Stand, *, door: str, nu: datetime) -> Gebeurtenis:
    return Gebeurtenis(
        volgnummer=voorstel.volgnummer or len(stand.gebeurtenissen) + 1,
        stap=voorstel.stap,
        moment=(voorstel.moment or nu).astimezone(UTC),
        door=door,
        vastgelegd_op=nu,
        gegevens=voorstel.gegevens,
        corrigeert=voorstel.corrigeert,
        reden=voorstel.reden,
    )
