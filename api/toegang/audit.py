"""Reading the audit log: the klant his own lines, and whether the chain holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from api.toegang.spoor import auditsleutel
from modellen.audit.model import Auditregel, Gegevenssoort, Handeling, Ketenstand
from modellen.audit.repository import AuditRepository
from modellen.fouten import GeenToegang
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.gebruiker.repository import GebruikerRepository
from modellen.normen.duur import dag_van

TERUG = timedelta(days=366)
"""How far back a klant reads at once."""


@dataclass(frozen=True, slots=True)
class Blik:
    """What somebody did with one kind of data of the klant on one day.

    Attributes:
        naam: of the account as it is called now; its code when it is gone.
        is_zelf: it was the klant himself. keren: in how many requests. laatst: the last of those.
    """

    dag: date
    naam: str
    rol: Rol
    handeling: Handeling
    soort: Gegevenssoort
    is_zelf: bool
    keren: int
    laatst: datetime

    @property
    def zin(self) -> str:
        """All of it but the day, in one sentence to the klant."""
        deed = "gelezen" if self.handeling is Handeling.LEZEN else "gelezen en aangevuld"
        wie = "U heeft zelf" if self.is_zelf else f"{self.naam} ({self.rol.label}) heeft"
        return f"{wie} dit {deed}: {self.soort.label}."


def eigen_inzagen(samenstelling: Samenstelling, gebruiker: Gebruiker) -> list[Blik]:
    """Who read or changed something of the klant who is signed in, newest first, a year back.

    Raises:
        GeenToegang: for another role.
    """
    if gebruiker.rol is not Rol.KLANT:
        raise GeenToegang(wat="bekijken wie in een dossier keek, als klant")
    if gebruiker.klant is None:
        return []
    with samenstelling.opslag.lezen() as session:
        regels = _log(samenstelling, session).van_klant(
            gebruiker.klant, vanaf=samenstelling.klok() - TERUG
        )
        namen = {
            collega.account: collega.naam
            for collega in GebruikerRepository(session).list_(organisatie=gebruiker.organisatie)
        }
    per_blik: dict[tuple[object, ...], list[Auditregel]] = {}
    for regel in regels:
        wat = (dag_van(regel.moment), regel.wie, regel.inzage.handeling, regel.inzage.soort)
        per_blik.setdefault(wat, []).append(regel)
    return [
        Blik(
            dag=dag_van(nieuwste.moment),
            naam=namen.get(nieuwste.wie.account, nieuwste.wie.account),
            rol=nieuwste.wie.rol,
            handeling=nieuwste.inzage.handeling,
            soort=nieuwste.inzage.soort,
            is_zelf=nieuwste.wie.account == gebruiker.account,
            keren=len(zelfde),
            laatst=nieuwste.moment,
        )
        for zelfde in per_blik.values()
        for nieuwste in zelfde[:1]
    ]


def controleer_audit(samenstelling: Samenstelling) -> Ketenstand:
    """For whoever manages the store: whether every line is still as it was written."""
    with samenstelling.opslag.lezen() as session:
        return _log(samenstelling, session).controleer()


def find_zegel(samenstelling: Samenstelling, volgnummer: int) -> str | None:
    """The seal of one line, ``None`` = there is no such line; to lay beside a noted one."""
    with samenstelling.opslag.lezen() as session:
        regel = next(_log(samenstelling, session).lees(na=volgnummer - 1), None)
    return regel.zegel if regel is not None and regel.volgnummer == volgnummer else None


def _log(samenstelling: Samenstelling, session: Session) -> AuditRepository:
    return AuditRepository(session, auditsleutel(samenstelling.geheim))
