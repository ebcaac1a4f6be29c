"""Makes the fictional organisations of the demo and writes them through the repositories.

The same seed and the same day give the same data, to the letter: numbers do not depend on the
seed, so making it again replaces what is there. Passwords are for the demo only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from api.demo.contacten import bewaar_contacten, bouw_budgetafspraken, bouw_contacten
from api.demo.dossiers import bewaar_dossiers
from api.demo.klanten import DemoKlant, bouw_klanten
from api.demo.lezen import lees_accounts
from api.demo.netwerk import bouw_netwerkplekken
from api.demo.teller import Dossier
from api.demo.toeval import bron
from api.demo.trajecten import bouw_trajecten
from api.demo.vacatures import bouw_vacatures
from api.demo.werkgevers import bouw_werkgevers
from modellen.assessment.repository import AssessmentRepository
from modellen.belastbaarheid.repository import BelastbaarheidRepository
from modellen.beroepskeuze.repository import BeroepskeuzeRepository
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.gebruiker.repository import GebruikerRepository
from modellen.klant.model import KlantStatus
from modellen.klant.repository import KlantRepository
from modellen.opslag.engine import Opslag
from modellen.waarden import KlantNummer, OrganisatieCode
from vacatures.importeren.vacaturedienst import ontdubbel_opslag
from vacatures.netwerkplek.model import Netwerkplek
from vacatures.netwerkplek.repository import NetwerkplekRepository
from vacatures.vacature.model import Vacature
from vacatures.vacature.repository import VacatureRepository
from vacatures.werkgever.model import Werkgever
from vacatures.werkgever.repository import WerkgeverRepository
from vacatures.werkgevercontact.model import Werkgevercontact

STANDAARD_SEED = 2026
DEMO_WACHTWOORD = "opstap-demo"
"""For the demo only: it is printed on screen and is the same for every account."""

DOOR = "demo"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """Somebody who can sign in; the account of a klant is the own number.

    Attributes:
        opdrachtgever: of a contact person: named as in the trajecten.
        coach: of a klant: account of the own jobcoach.
    """

    account: str
    naam: str
    rol: Rol
    organisatie: OrganisatieCode
    opdrachtgever: str | None = None
    coach: str | None = None


@dataclass(frozen=True, slots=True)
class Demodata:
    """Everything that is made, before it is stored."""

    accounts: tuple[DemoAccount, ...]
    werkgevers: tuple[Werkgever, ...]
    vacatures: tuple[Vacature, ...]
    netwerkplekken: tuple[Netwerkplek, ...]
    klanten: tuple[DemoKlant, ...]
    trajecten: tuple[Dossier, ...]
    contacten: tuple[Werkgevercontact, ...]


@dataclass(frozen=True, slots=True)
class DemoOverzicht:
    """What there is now, and how to get in.

    Attributes:
        trajecten: of this demo or an earlier one. is_nieuw: they were told now; a dossier is
            never overwritten, so those of an earlier demo stay as they were.
        dossiers: numbers of the trajecten of the demo.
        voorbeeld: number of a trajectory worth looking at, and its klant.
    """

    klanten: int
    werkgevers: int
    vacatures: int
    netwerkplekken: int
    trajecten: int
    is_nieuw: bool
    dossiers: frozenset[str]
    voorbeeld: tuple[str, str]
    accounts: tuple[DemoAccount, ...]
    wachtwoord: str

    @property
    def regels(self) -> tuple[str, ...]:
        """Lines to print at the start."""
        breedte = max(len(a.account) for a in self.accounts)
        return (
            f"Demogegevens: {self.klanten} klanten, {self.werkgevers} werkgevers, "
            f"{self.vacatures} vacatures, {self.netwerkplekken} netwerkplekken en "
            f"{self.trajecten} trajecten.",
            "Alle personen en bedrijven zijn verzonnen.",
            f'Wachtwoord van elk account: "{self.wachtwoord}". '
            "Alleen voor de demo: gebruik dit nooit met echte gegevens.",
            *(
                f"  {a.account:<{breedte}}  {a.rol.label}, {a.organisatie} ({a.naam})"
                for a in self.accounts
            ),
        )


def bouw_demo(*, seed: int = STANDAARD_SEED, vandaag: date) -> Demodata:
    """Make everything in memory; pure, so the same arguments give equal data."""
    werkgevers = bouw_werkgevers(bron(seed, "werkgevers"))
    klanten = bouw_klanten(bron(seed, "klanten"), werkgevers, vandaag=vandaag)
    accounts = _accounts(klanten)
    netwerkplekken = bouw_netwerkplekken(bron(seed, "netwerk"), werkgevers, vandaag=vandaag)
    return Demodata(
        accounts=accounts,
        werkgevers=tuple(w.werkgever for w in werkgevers),
        vacatures=tuple(bouw_vacatures(bron(seed, "vacatures"), werkgevers, vandaag=vandaag)),
        netwerkplekken=tuple(netwerkplekken),
        klanten=tuple(klanten),
        trajecten=bouw_trajecten(
            bron(seed, "trajecten"),
            klanten,
            werkgevers,
            met_account=[a.account for a in accounts if a.rol is Rol.KLANT],
            vandaag=vandaag,
        ),
        contacten=tuple(
            bouw_contacten(
                bron(seed, "contacten"),
                netwerkplekken,
                {a.organisatie: a.account for a in accounts if a.rol is Rol.ACCOUNTMANAGER},
                vandaag=vandaag,
            )
        ),
    )


def maak_demo(
    opslag: Opslag,
    *,
    seed: int = STANDAARD_SEED,
    vandaag: date,
    hash_wachtwoord: Callable[[str], str],
) -> DemoOverzicht:
    """Make the demo, store it in one transaction, and cluster what stands on two boards.

    Args:
        opslag: a migrated database; rows of an earlier demo are replaced, its trajecten are not.
        vandaag: the day to which all dates are relative.
        hash_wachtwoord: turns the demo password into the hash that is kept.
    """
    data = bouw_demo(seed=seed, vandaag=vandaag)
    with opslag.schrijven() as session:
        _bewaar_werk(session, data)
        bewaar_contacten(session, data.contacten, bouw_budgetafspraken(data.contacten))
        _bewaar_klanten(session, data.klanten)
        _bewaar_accounts(session, data.accounts, hash_wachtwoord)
        is_nieuw = bewaar_dossiers(
            session,
            data.trajecten,
            data.klanten,
            accounts=frozenset(account.account for account in data.accounts),
            door=DOOR,
        )
    ontdubbel_opslag(opslag, door=DOOR, vandaag=vandaag)
    return DemoOverzicht(
        klanten=len(data.klanten),
        werkgevers=len(data.werkgevers),
        vacatures=len(data.vacatures),
        netwerkplekken=len(data.netwerkplekken),
        trajecten=len(data.trajecten),
        is_nieuw=is_nieuw,
        dossiers=frozenset(d.traject.nummer for d in data.trajecten),
        voorbeeld=(data.trajecten[0].traject.nummer, data.trajecten[0].traject.klant),
        accounts=data.accounts,
        wachtwoord=DEMO_WACHTWOORD,
    )


def _accounts(klanten: list[DemoKlant]) -> tuple[DemoAccount, ...]:
    """Staff, contact persons, and the first active klant of each organisation."""
    gelezen = lees_accounts()
    medewerkers = [
        DemoAccount(account, naam, Rol(rol), OrganisatieCode(organisatie))
        for account, naam, rol, organisatie, _ in gelezen["account"]
    ]
    contactpersonen = [
        DemoAccount(account, naam, Rol.OPDRACHTGEVER, OrganisatieCode(organisatie), opdrachtgever)
        for account, naam, organisatie, opdrachtgever in gelezen["contactpersoon"]
    ]
    klantaccounts = [_klantaccount(klanten, code) for code, _ in gelezen["organisaties"]]
    return (*medewerkers, *contactpersonen, *klantaccounts)


def _klantaccount(klanten: list[DemoKlant], organisatie: str) -> DemoAccount:
    eerste = next(
        k
        for k in klanten
        if k.klant.organisatie == organisatie
        and k.klant.status is KlantStatus.ACTIEF
        and k.test is not None
    )
    return DemoAccount(
        account=eerste.klant.nummer,
        naam=eerste.identiteit.volledige_naam,
        rol=Rol.KLANT,
        organisatie=eerste.klant.organisatie,
        coach=eerste.klant.coach,
    )


def _bewaar_accounts(
    session: Session, accounts: tuple[DemoAccount, ...], hash_wachtwoord: Callable[[str], str]
) -> None:
    gebruikers = GebruikerRepository(session)
    wachtwoord_hash = hash_wachtwoord(DEMO_WACHTWOORD)  # slow on purpose; they share one
    for account in accounts:
        gebruiker = Gebruiker(
            account=account.account,
            naam=account.naam,
            rol=account.rol,
            organisatie=account.organisatie,
            wachtwoord_hash=wachtwoord_hash,
            # A klant of the demo signs in with the own number.
            klant=KlantNummer(account.account) if account.rol is Rol.KLANT else None,
            opdrachtgever=account.opdrachtgever,
        )
        gebruikers.save(gebruiker, door=DOOR)


def _bewaar_werk(session: Session, data: Demodata) -> None:
    WerkgeverRepository(session).save_all(data.werkgevers, door=DOOR)
    VacatureRepository(session).save_all(data.vacatures, door=DOOR)
    NetwerkplekRepository(session).save_all(data.netwerkplekken, door=DOOR)


def _bewaar_klanten(session: Session, klanten: tuple[DemoKlant, ...]) -> None:
    repository = KlantRepository(session)
    repository.save_all([k.klant for k in klanten], door=DOOR)
    repository.save_identiteiten([k.identiteit for k in klanten], door=DOOR)
    BelastbaarheidRepository(session).save_all([k.belastbaarheid for k in klanten], door=DOOR)
    assessments, tests = AssessmentRepository(session), BeroepskeuzeRepository(session)
    for klant in klanten:
        if klant.assessment is not None:
            assessments.save(klant.assessment, door=DOOR)
        if klant.test is not None:
            tests.save(klant.test, door=DOOR)
