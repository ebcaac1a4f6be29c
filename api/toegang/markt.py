"""What waits for an accountmanager: vacatures, employers and answers, of the own organisation.

Klanten are codes here, as everywhere on employers' side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice

from sqlalchemy import select
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
from modellen.voorstel.wachtend_repository import Wachtend, lees_wachtend
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
MEESTE_GEVRAAGD = 100
"""Vacatures for which klanten wait that are looked through too: those who wait longest."""
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
class WachtendeKandidaat:
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
        aantal_wachtend: also those who are not given.
        afspraken: agreements with employers, of these days and overdue.
    """

    vacatures: tuple[Vacatureaandacht, ...]
    stil: tuple[Werkgeverregel, ...]
    afspraken: tuple[tuple[Werkgeverregel, Werkgevercontact], ...]
    wachtend: tuple[WachtendeKandidaat, ...]
    aantal_wachtend: int


def lees_markt(samenstelling: Samenstelling, gebruiker: Gebruiker, *, hoogstens: int) -> Markt:
    """For an accountmanager; raises ``GeenToegang`` for another role.

    Args:
        hoogstens: so many of those who wait are given, the longest waiting first.
    """
    if gebruiker.rol not in BEHEERDERS:
        raise GeenToegang(wat="de markt van de accountmanager bekijken")
    vandaag = samenstelling.kalender()
    normen = normen_van(samenstelling, gebruiker, vandaag)
    with samenstelling.opslag.lezen() as session:
        wachtend = lees_wachtend(session, gebruiker.organisatie)
        noteer(session, Gegevenssoort.KANDIDAAT, [w.klant for w in wachtend])
        regels = _netwerk(samenstelling, session, gebruiker)
        return Markt(
            vacatures=_aandacht(session, samenstelling, gebruiker, wachtend, normen),
            stil=_stil(regels, normen, vandaag),
            afspraken=_afspraken(regels, vandaag),
            wachtend=_kandidaten(session, samenstelling, wachtend[:hoogstens]),
            aantal_wachtend=len(wachtend),
        )


# --- vacatures ------------------------------------------------------------------------------------


def _aandacht(
    session: Session,
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    wachtend: Iterable[Wachtend],
    normen: Normen,
) -> tuple[Vacatureaandacht, ...]:
    """Own vacatures, and those for which a klant waits."""
    vandaag = samenstelling.kalender()
    gevraagd = islice(dict.fromkeys(w.werk for w in wachtend), MEESTE_GEVRAAGD)
    nummers = dict.fromkeys([*_eigen_open(session, gebruiker, vandaag), *gevraagd])
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
    # Among its own few first: by day, SQLite would read all work to find them.
    eigen = select(VacatureRij.nummer).where(VacatureRij.bron == BRON)
    open_ = kies_open_werk(WerkSoort.VACATURE, vandaag).where(VacatureRij.nummer.in_(eigen))
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


def _kandidaten(
    session: Session, samenstelling: Samenstelling, wachtend: Sequence[Wachtend]
) -> tuple[WachtendeKandidaat, ...]:
    werken = WerkRepository(session).get_vele(w.werk for w in wachtend)
    titels = {nummer: (werk.titel, werk.werkgever_naam) for nummer, werk in werken.items()}
    return tuple(
        WachtendeKandidaat(
            code=pseudoniem(samenstelling.geheim, w.klant, w.werk),
            werk=w.werk,
            titel=titels.get(w.werk, (w.werk, None))[0],
            werkgever=titels.get(w.werk, ("", None))[1],
            sinds=w.sinds,
        )
        for w in wachtend
    )
