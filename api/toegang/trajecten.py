"""Opening a traject and recording its steps: within sight, through the gates, in one transaction.

The functions that end in ``_als_beheer`` are for whoever owns the machine, and see everything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import MappingProxyType

from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from api.toegang.spoor import noteer_overzicht
from api.toegang.zicht import Zicht, mag_vertrouwelijk, zichtbaar_voor
from modellen.fouten import GeenToegang, NietGevonden, OngeldigeWaarde
from modellen.gebruiker.model import Gebruiker
from modellen.klant.repository import KlantRepository
from modellen.traject.deadline_repository import DeadlineRepository, lees_agenda
from modellen.traject.klokken import Deadline, deadlines
from modellen.traject.model import (
    LAATSTE_JAAR,
    VROEGSTE_JAAR,
    Gebeurtenis,
    Gegeven,
    Traject,
    Trajectsoort,
)
from modellen.traject.mogelijk import MogelijkeStap, mogelijke_stappen
from modellen.traject.repository import TrajectRepository
from modellen.traject.stand import Stand
from modellen.traject.vastleggen import Bezwaar, leg_vast
from modellen.waarden import KlantNummer, OrganisatieCode


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


def begin_traject(
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    klant: KlantNummer,
    *,
    soort: str,
    opdrachtgever: str,
) -> Stand:
    """Open a traject for a klant within sight.

    Raises:
        NietGevonden: the klant does not exist, or not for this account.
        OngeldigeWaarde: there is no such type, or no opdrachtgever is named.
        TrajectLooptAl: one of this type is open already.
    """
    with samenstelling.opslag.schrijven() as session:
        zicht = Zicht(session, gebruiker, vandaag=samenstelling.kalender())
        gevonden = zicht.eis_klant(klant)
        traject = TrajectRepository(session, soorten=samenstelling.soorten()).begin(
            gevonden, soort=soort, opdrachtgever=opdrachtgever, door=gebruiker.account
        )
        return zicht.get_stand(traject.nummer)


def begin_traject_als_beheer(
    samenstelling: Samenstelling, klant: KlantNummer, *, soort: str, opdrachtgever: str, door: str
) -> Stand:
    """As :func:`begin_traject` for whoever owns the machine."""
    with samenstelling.opslag.schrijven() as session:
        trajecten = TrajectRepository(session, soorten=samenstelling.soorten())
        traject = trajecten.begin(
            KlantRepository(session).get(klant), soort=soort, opdrachtgever=opdrachtgever, door=door
        )
        return trajecten.stand(traject.nummer)


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
        zicht.get_traject(nummer)
        schrijf_stap(
            session,
            samenstelling,
            nummer,
            voorstel,
            door=gebruiker.account,
            met_vertrouwelijk=mag_vertrouwelijk(gebruiker),
        )
        return zicht.get_stand(nummer)


def leg_stap_vast_als_beheer(
    samenstelling: Samenstelling, nummer: str, voorstel: Voorstel, *, door: str
) -> Stand:
    """As :func:`leg_stap_vast` for whoever owns the machine; gives everything, also confidential.

    Raises:
        NietGevonden, StapGeweigerd, IntussenVastgelegd: as there.
    """
    with samenstelling.opslag.schrijven() as session:
        return schrijf_stap(
            session, samenstelling, nummer, voorstel, door=door, met_vertrouwelijk=True
        )


def schrijf_stap(
    session: Session,
    samenstelling: Samenstelling,
    nummer: str,
    voorstel: Voorstel,
    *,
    door: str,
    met_vertrouwelijk: bool,
) -> Stand:
    """Judge on everything, also on what the writer may not read, and add."""
    trajecten = TrajectRepository(session, soorten=samenstelling.soorten())
    stand = trajecten.stand(nummer, met_vertrouwelijk=True)
    soort = soort_voor(samenstelling, stand.traject)
    nieuw = _gebeurtenis(voorstel, stand, door=door, nu=samenstelling.klok())
    if not met_vertrouwelijk and raakt_vertrouwelijk(soort, stand, nieuw):
        raise GeenToegang(wat="een stap met vertrouwelijke gegevens vastleggen")
    normen = samenstelling.normboek().voor(stand.traject.opdrachtgever)
    stand = leg_vast(soort, stand, nieuw, normen=normen)
    trajecten.voeg_toe(nummer, nieuw)
    DeadlineRepository(
        session, soorten=samenstelling.soorten(), normboek=samenstelling.normboek()
    ).werk_bij(nummer)
    return stand


def stappen_voor(
    samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: str
) -> tuple[MogelijkeStap, ...]:
    """What can be recorded now, and what stands in the way, also of this account.

    Raises:
        NietGevonden: the traject does not exist, or not for this account.
    """
    with samenstelling.opslag.lezen() as session:
        Zicht(session, gebruiker, vandaag=samenstelling.kalender()).get_traject(nummer)
        stand = TrajectRepository(session).stand(nummer, met_vertrouwelijk=True)
    stappen = stappen_van(samenstelling, stand, door=gebruiker.account)
    if mag_vertrouwelijk(gebruiker):
        return stappen
    return tuple(_zonder_recht(mogelijk) for mogelijk in stappen)


def stappen_van(
    samenstelling: Samenstelling, stand: Stand, *, door: str
) -> tuple[MogelijkeStap, ...]:
    """What ``door`` can record now; ``stand`` must have the confidential fields."""
    soort = soort_voor(samenstelling, stand.traject)
    normen = samenstelling.normboek().voor(stand.traject.opdrachtgever)
    return mogelijke_stappen(soort, stand, samenstelling.klok(), door=door, normen=normen)


def _zonder_recht(mogelijk: MogelijkeStap) -> MogelijkeStap:
    if not any(veld.is_vertrouwelijk for veld in mogelijk.stap.velden):
        return mogelijk
    return replace(mogelijk, bezwaren=(*mogelijk.bezwaren, ALLEEN_DE_COACH))


ALLEEN_DE_COACH = Bezwaar(
    None,
    "Deze stap heeft vertrouwelijke velden.",
    "Vraag de eigen jobcoach om hem vast te leggen.",
)


def deadlines_van(samenstelling: Samenstelling, stand: Stand) -> tuple[Deadline, ...]:
    """Where every clock of one traject stands, earliest first."""
    soort = get_soort(samenstelling, stand.traject.soort)
    normen = samenstelling.normboek().voor(stand.traject.opdrachtgever)
    return deadlines(soort, stand, normen, samenstelling.klok())


def agenda_van(samenstelling: Samenstelling, gebruiker: Gebruiker) -> tuple[Deadline, ...]:
    """Open deadlines of every open traject within sight, the longest overdue first.

    Raises:
        GeenToegang: for a role that sees no record of any klant.
    """
    bereik = zichtbaar_voor(gebruiker)
    agenda = agenda_als_beheer(samenstelling, coach=bereik.coach, organisatie=bereik.organisatie)
    noteer_overzicht(len(agenda))
    return agenda


def agenda_als_beheer(
    samenstelling: Samenstelling,
    *,
    coach: str | None = None,
    organisatie: OrganisatieCode | None = None,
) -> tuple[Deadline, ...]:
    """The same for whoever owns the machine: of everybody, or of one coach or organisation."""
    return lees_agenda(
        samenstelling.opslag,
        soorten=samenstelling.soorten(),
        normboek=samenstelling.normboek(),
        nu=samenstelling.klok(),
        coach=coach,
        organisatie=organisatie,
    )


def get_soort(samenstelling: Samenstelling, code: str) -> Trajectsoort:
    """The trajectory type; raises ``NietGevonden``."""
    soort = samenstelling.soorten().get(code)
    if soort is None:
        raise NietGevonden(soort="trajectsoort", nummer=code)
    return soort


def soort_voor(samenstelling: Samenstelling, traject: Traject) -> Trajectsoort:
    """The type with the lists of the organisation of a traject; raises ``NietGevonden``."""
    soort = get_soort(samenstelling, traject.soort)
    return samenstelling.keuzelijsten.pas_toe(soort, traject.organisatie)


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
        moment=nu if voorstel.moment is None else _lees_moment(voorstel.moment),
        door=door,
        vastgelegd_op=nu,
        gegevens=voorstel.gegevens,
        corrigeert=voorstel.corrigeert,
        reden=voorstel.reden,
    )


def _lees_moment(moment: datetime) -> datetime:
    """In UTC; near the ends of the calendar there is none."""
    if not VROEGSTE_JAAR <= moment.year <= LAATSTE_JAAR:
        raise OngeldigeWaarde(
            veld="moment",
            melding=f"Het jaar {moment.year} kan niet.",
            volgende_stap=f"Geef een jaar van {VROEGSTE_JAAR} tot en met {LAATSTE_JAAR}.",
        )
    return moment.astimezone(UTC)
