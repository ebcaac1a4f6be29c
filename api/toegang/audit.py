"""Reading the audit log: the klant his own lines, an auditor all, and whether the chain holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from api.geheugen import Geteld
from api.toegang.spoor import auditsleutel, noteer
from api.toegang.tellen import tel
from modellen.audit.model import Auditregel, Auditvraag, Gegevenssoort, Handeling, Ketenstand
from modellen.audit.repository import AuditRepository
from modellen.fouten import GeenToegang
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.gebruiker.repository import GebruikerRepository
from modellen.normen.duur import dag_van
from modellen.opslag.volgnummer import Stroom, hoogste_nummer

TERUG = timedelta(days=366)
"""How far back a klant reads at once."""

PER_PAGINA = 100

REGELS_ALS_EEN_TRAJECT = 10
"""Checking so many lines takes as long as counting one traject."""


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
        namen = GebruikerRepository(session).namen_in(gebruiker.organisatie)
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


@dataclass(frozen=True, slots=True)
class Logpagina:
    """Lines of the log, newest first, with the names of accounts as they are called now.

    ``is_meer``: there are older ones that meet the question too.
    """

    regels: tuple[Auditregel, ...]
    namen: Mapping[str, str]
    is_meer: bool


def zoek_in_log(samenstelling: Samenstelling, gebruiker: Gebruiker, vraag: Auditvraag) -> Logpagina:
    """What people of the own organisation read and wrote; to look is itself a line.

    Raises:
        GeenToegang: for another role than an auditor, or about another organisation.
    """
    if gebruiker.rol is not Rol.AUDITOR or vraag.organisatie != gebruiker.organisatie:
        raise GeenToegang(wat="lezen wie in welk dossier keek")
    with samenstelling.opslag.lezen() as session:
        gevonden = _log(samenstelling, session).zoek(vraag, hoogstens=PER_PAGINA + 1)
        noteer(session, Gegevenssoort.AUDITLOG, [vraag.klant] if vraag.klant else [])
        namen = GebruikerRepository(session).namen_in(gebruiker.organisatie)
    return Logpagina(tuple(gevonden[:PER_PAGINA]), namen, len(gevonden) > PER_PAGINA)


def tel_keten(samenstelling: Samenstelling, gebruiker: Gebruiker) -> Geteld[Ketenstand] | None:
    """Whether the whole chain holds, for who audits or manages; no line is shown.

    Returns:
        ``None`` while a long log is checked for the first time.

    Raises:
        GeenToegang: for another role.
    """
    if gebruiker.rol not in (Rol.AUDITOR, Rol.BEHEERDER):
        raise GeenToegang(wat="nagaan of het logboek heel is")
    with samenstelling.opslag.lezen() as session:
        aantal = hoogste_nummer(session, Stroom.AUDIT)
    return tel(samenstelling, aantal // REGELS_ALS_EEN_TRAJECT, controleer_audit)


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
