"""What waits for an accountmanager: vacatures, employers and answers, of the own organisation.

Klanten are codes here, as everywhere on employers' side.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from api.toegang.openingen import BEHEERDERS, BRON, is_oud
from api.toegang.pseudoniem import pseudoniem
from api.toegang.spoor import noteer
from api.toegang.werkgevers import Werkgeverregel, maak_regels, normen_van
from api.toegang.werkgeverzoeken import list_netwerk
from api.toegang.zoeken import kies_open_werk
from modellen.audit.model import Gegevenssoort
from modellen.fouten import GeenToegang
from modellen.gebruiker.model import Gebruiker
from modellen.normen.duur import tel_op
from modellen.normen.norm import Normen
from modellen.voorstel.model import Verloop
from modellen.voorstel.repository import VoorstelRepository
from modellen.waarden import WerkNummer
from vacatures.beroep.model import Beroepskoppeling
from vacatures.beroep.repository import BeroepskoppelingRepository
from vacatures.repository import alleen_zichtbaar
from vacatures.vacature.model import Vacature
from vacatures.vacature.repository import VacatureRepository
from vacatures.vacature.tables import VacatureRij
from vacatures.vacaturebericht.model import (
    NORM_SLUIT_BIJNA,
    Vacaturebericht,
    laatst_gezien,
)
from vacatures.vacaturebericht.repository import VacatureberichtRepository
from vacatures.werk import WerkSoort
from vacatures.werk_repository import WerkRepository
from vacatures.werkgever.repository import WerkgeverRepository
from vacatures.werkgevercontact.model import NORM_LANG, Werkgevercontact

MEESTE_VACATURES = 500
"""Own open vacatures that are looked through, newest first."""
VOORUIT = timedelta(days=7)
"""Agreements of the coming days are shown too, so that a call can do for both."""


class Aandachtspunt(StrEnum):
    """Why a vacature needs a look, most urgent first."""

    SLUIT_BIJNA = "sluit_bijna"
    OUD = "oud"
    BEROEP = "beroep"
    BELASTING = "belasting"


@dataclass(frozen=True, slots=True)
class Vacatureaandacht:
    """One vacature that needs a look. ``geschat``: items of the load that nobody confirmed."""

    vacature: Vacature
    punten: tuple[Aandachtspunt, ...]
    gezien: date | None
    geschat: int


@dataclass(frozen=True, slots=True)
class Wachtend:
    """A proposal that waits for the employer, under the code at this werk, since a day."""

    code: str
    werk: WerkNummer
    titel: str
    werkgever: str | None
    sinds: date


@dataclass(frozen=True, slots=True)
class Markt:
    """Everything that waits, the most urgent first.

    Attributes:
        stil: employers of the network not spoken to for long, who want contact.
        afspraken: agreements with employers, of these days and overdue.
    """

    vacatures: tuple[Vacatureaandacht, ...]
    stil: tuple[Werkgeverregel, ...]
    afspraken: tuple[tuple[Werkgeverregel, Werkgevercontact], ...]
    wachtend: tuple[Wachtend, ...]


def lees_markt(samenstelling: Samenstelling, gebruiker: Gebruiker) -> Markt:
    """For an accountmanager; raises ``GeenToegang`` for another role."""
    if gebruiker.rol not in BEHEERDERS:
        raise GeenToegang(wat="de markt van de accountmanager bekijken")
    vandaag = samenstelling.kalender()
    normen = normen_van(samenstelling, gebruiker, vandaag)
    with samenstelling.opslag.lezen() as session:
        verlopen = VoorstelRepository(session).wachten_op_werkgever(gebruiker.organisatie)
        noteer(session, Gegevenssoort.KANDIDAAT, [v.voorstel.klant for v in verlopen])
        regels = _netwerk(samenstelling, session, gebruiker)
        return Markt(
            vacatures=_aandacht(session, samenstelling, gebruiker, verlopen, normen),
            stil=_stil(regels, normen, vandaag),
            afspraken=_afspraken(regels, vandaag),
            wachtend=_wachtend(session, samenstelling, verlopen),
        )


# --- vacatures ------------------------------------------------------------------------------------


def _aandacht(
    session: Session,
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    verlopen: Iterable[Verloop],
    normen: Normen,
) -> tuple[Vacatureaandacht, ...]:
    """Own vacatures, and those for which a klant waits."""
    vandaag = samenstelling.kalender()
    nummers = _eigen_open(session, gebruiker, vandaag)
    nummers += [v.voorstel.werk for v in verlopen if v.voorstel.werk not in nummers]
    vacatures = VacatureRepository(session).get_vele(nummers)
    koppelingen = BeroepskoppelingRepository(session).get_vele(vacatures)
    berichten = VacatureberichtRepository(session).get_vele(vacatures)
    gevonden = [
        _bekijk(v, koppelingen.get(n), berichten.get(n, ()), normen, vandaag)
        for n, v in vacatures.items()
        if v.is_open(vandaag)
    ]
    lijst = [aandacht for aandacht in gevonden if aandacht.punten]
    volgorde = list(Aandachtspunt)
    return tuple(
        sorted(
            lijst,
            key=lambda a: (
                volgorde.index(a.punten[0]),
                a.vacature.sluit_op or date.max,
                a.vacature.nummer,
            ),
        )
    )


def _eigen_open(session: Session, gebruiker: Gebruiker, vandaag: date) -> list[WerkNummer]:
    open_ = kies_open_werk(WerkSoort.VACATURE, vandaag).where(VacatureRij.bron == BRON)
    vraag = alleen_zichtbaar(open_, VacatureRij, gebruiker.organisatie)
    vraag = vraag.order_by(VacatureRij.geplaatst_op.desc(), VacatureRij.nummer)
    return [WerkNummer(nummer) for nummer in session.scalars(vraag.limit(MEESTE_VACATURES))]


def _bekijk(
    vacature: Vacature,
    koppeling: Beroepskoppeling | None,
    berichten: Sequence[Vacaturebericht],
    normen: Normen,
    vandaag: date,
) -> Vacatureaandacht:
    gezien = laatst_gezien(vacature, berichten)
    geschat = sum(gevraagd.is_geschat for gevraagd in vacature.belasting.items.values())
    sluit = vacature.sluit_op
    bevestigd = koppeling is not None and koppeling.bron.is_mens
    punten = {
        Aandachtspunt.SLUIT_BIJNA: sluit is not None
        and sluit <= tel_op(vandaag, normen.duur(NORM_SLUIT_BIJNA)),
        Aandachtspunt.OUD: is_oud(gezien, normen, vandaag),
        Aandachtspunt.BEROEP: not bevestigd,
        Aandachtspunt.BELASTING: geschat > 0 or vacature.belasting.is_onbekend,
    }
    return Vacatureaandacht(
        vacature, tuple(p for p, geldt in punten.items() if geldt), gezien, geschat
    )


# --- employers ------------------------------------------------------------------------------------


def _netwerk(
    samenstelling: Samenstelling, session: Session, gebruiker: Gebruiker
) -> list[Werkgeverregel]:
    nummers = list_netwerk(session, organisatie=gebruiker.organisatie)
    werkgevers = WerkgeverRepository(session).get_vele(nummers)
    return maak_regels(samenstelling, session, gebruiker, list(werkgevers.values()))


def _stil(
    regels: Iterable[Werkgeverregel], normen: Normen, vandaag: date
) -> tuple[Werkgeverregel, ...]:
    """Longest ago first; who was never spoken to comes last: there is less to lose."""
    duur = normen.duur(NORM_LANG)
    stil = [
        regel
        for regel in regels
        if not regel.budget.is_op
        and not regel.wil_geen_contact
        and not regel.afspraken
        and (regel.laatste is None or tel_op(regel.laatste, duur) <= vandaag)
    ]
    return tuple(sorted(stil, key=lambda r: (r.laatste or date.max, r.werkgever.nummer)))


def _afspraken(
    regels: Iterable[Werkgeverregel], vandaag: date
) -> tuple[tuple[Werkgeverregel, Werkgevercontact], ...]:
    gevonden = [
        (regel, contact)
        for regel in regels
        for contact in regel.afspraken
        if contact.afspraak_op is not None and contact.afspraak_op <= vandaag + VOORUIT
    ]
    return tuple(
        sorted(gevonden, key=lambda paar: (paar[1].afspraak_op or date.max, paar[1].werkgever))
    )


# --- answers --------------------------------------------------------------------------------------


def _wachtend(
    session: Session, samenstelling: Samenstelling, verlopen: Sequence[Verloop]
) -> tuple[Wachtend, ...]:
    titels = _titels(session, [v.voorstel.werk for v in verlopen])
    wachtend = [
        Wachtend(
            code=pseudoniem(samenstelling.geheim, v.voorstel.klant, v.voorstel.werk),
            werk=v.voorstel.werk,
            titel=titels.get(v.voorstel.werk, (v.voorstel.werk, None))[0],
            werkgever=titels.get(v.voorstel.werk, ("", None))[1],
            sinds=v.geldend[-1].dag,
        )
        for v in verlopen
    ]
    return tuple(sorted(wachtend, key=lambda w: (w.sinds, w.code)))


def _titels(
    session: Session, werken: Sequence[WerkNummer]
) -> Mapping[WerkNummer, tuple[str, str | None]]:
    werk = WerkRepository(session).get_vele(werken)
    return {nummer: (gevonden.titel, gevonden.werkgever_naam) for nummer, gevonden in werk.items()}
