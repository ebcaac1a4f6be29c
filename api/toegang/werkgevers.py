"""Employers and what colleagues heard there, for whoever talks with employers.

Employers are not of one coach: every colleague sees those of the organisation, and every contact
counts for the budget, whoever had it. Of other organisations nothing is seen. Nothing here is
about a klant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from api.toegang.drukte import lees_drukte
from api.toegang.werkgeverzoeken import (
    GEEN_AANBOD,
    Aanbod,
    Werkgevervraag,
    lees_aanbod,
    list_open_vacatures,
    zoek_werkgevers,
)
from api.toegang.zicht import Zicht
from modellen.fouten import GeenToegang, NietGevonden
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.normen.norm import Normen
from modellen.waarden import WerkNummer
from vacatures.netwerkplek.model import Netwerkplek
from vacatures.netwerkplek.repository import NetwerkplekRepository
from vacatures.vacature.model import Vacature
from vacatures.vacature.repository import VacatureRepository
from vacatures.vacaturebericht.drukte import GEEN_DRUKTE, Drukte
from vacatures.vacaturebericht.model import vervulde_plaatsen
from vacatures.vacaturebericht.repository import VacatureberichtRepository
from vacatures.werk import WerkSoort
from vacatures.werkgever.model import Werkgever
from vacatures.werkgever.repository import WerkgeverRepository
from vacatures.werkgevercontact.model import (
    NORM_BUDGET,
    Budgetafspraak,
    Contactbudget,
    ContactIntussenVastgelegd,
    Contactonderwerp,
    Contactsoort,
    Contactuitkomst,
    Werkgevercontact,
    contactbudget,
    geldende,
    open_afspraken,
    wil_geen_contact,
)
from vacatures.werkgevercontact.repository import WerkgevercontactRepository

LEZERS = frozenset({Rol.JOBCOACH, Rol.ACCOUNTMANAGER, Rol.TEAMLEIDER})
BUDGETHOUDERS = frozenset({Rol.ACCOUNTMANAGER, Rol.TEAMLEIDER})
MEESTE_VACATURES = 50
"""Vacatures on the page of one employer; an agency has thousands."""


@dataclass(frozen=True, slots=True)
class Werkgeverregel:
    """One employer in a list.

    Attributes:
        laatste: day of the last contact, ``None`` = never. afspraken: those still to be kept.
    """

    werkgever: Werkgever
    aanbod: Aanbod
    laatste: date | None
    budget: Contactbudget
    wil_geen_contact: bool
    afspraken: tuple[Werkgevercontact, ...] = ()


@dataclass(frozen=True, slots=True)
class Werkgevervondst:
    """One page of what was found, by name, and how much there is."""

    regels: tuple[Werkgeverregel, ...]
    totaal: int
    vraag: Werkgevervraag

    @property
    def paginas(self) -> int:
        """Number of pages, at least one."""
        return max(1, -(-self.totaal // self.vraag.paginagrootte))


@dataclass(frozen=True, slots=True)
class Vacatureregel:
    """One open vacature of an employer, with how crowded it is."""

    vacature: Vacature
    vervuld: int
    drukte: Drukte


@dataclass(frozen=True, slots=True)
class Werkgeverbeeld:
    """Everything that is known of one employer.

    Attributes:
        contacten: what holds, newest first. aantal: how many were ever recorded.
        meer_vacatures: open vacatures that are not in the list.
    """

    werkgever: Werkgever
    vacatures: tuple[Vacatureregel, ...]
    netwerkplekken: tuple[Netwerkplek, ...]
    contacten: tuple[Werkgevercontact, ...]
    afspraken: tuple[Budgetafspraak, ...]
    budget: Contactbudget
    aantal: int
    meer_vacatures: int


@dataclass(frozen=True, slots=True)
class NieuwContact:
    """What somebody wants to record; fields as in ``Werkgevercontact``.

    ``gezien``: how many contacts that person saw; when there are more by now, nothing is recorded.
    """

    dag: date
    soort: Contactsoort
    onderwerp: Contactonderwerp
    uitkomst: Contactuitkomst
    met: str | None = None
    notitie: str | None = None
    afspraak: str | None = None
    afspraak_op: date | None = None
    corrigeert: int | None = None
    is_ingetrokken: bool = False
    gezien: int | None = None


# --- reading --------------------------------------------------------------------------------------


def vind_werkgevers(
    samenstelling: Samenstelling, gebruiker: Gebruiker, vraag: Werkgevervraag
) -> Werkgevervondst:
    """Employers that the own organisation may see; raises ``GeenToegang``."""
    _eis(gebruiker, LEZERS, "werkgevers bekijken")
    with samenstelling.opslag.lezen() as session:
        gevonden, totaal = zoek_werkgevers(session, vraag, organisatie=gebruiker.organisatie)
        return Werkgevervondst(
            tuple(maak_regels(samenstelling, session, gebruiker, gevonden)), totaal, vraag
        )


def maak_regels(
    samenstelling: Samenstelling,
    session: Session,
    gebruiker: Gebruiker,
    werkgevers: Sequence[Werkgever],
) -> list[Werkgeverregel]:
    """Lines of these employers, read in four questions however many there are."""
    vandaag, nummers = samenstelling.kalender(), [w.nummer for w in werkgevers]
    aanbod = lees_aanbod(session, nummers, organisatie=gebruiker.organisatie, vandaag=vandaag)
    repository = WerkgevercontactRepository(session, gebruiker.organisatie)
    contacten, afspraken = repository.get_vele(nummers), repository.afspraken(nummers)
    normen = normen_van(samenstelling, gebruiker, vandaag)
    return [
        Werkgeverregel(
            werkgever=werkgever,
            aanbod=(biedt := aanbod.get(werkgever.nummer, GEEN_AANBOD)),
            laatste=_laatste(contacten.get(werkgever.nummer, ()), biedt),
            budget=contactbudget(
                contacten.get(werkgever.nummer, ()),
                afspraken.get(werkgever.nummer, ()),
                int(normen.getal(NORM_BUDGET)),
                vandaag,
            ),
            wil_geen_contact=wil_geen_contact(contacten.get(werkgever.nummer, ())),
            afspraken=open_afspraken(contacten.get(werkgever.nummer, ())),
        )
        for werkgever in werkgevers
    ]


def find_werkgever(
    samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: WerkNummer
) -> Werkgever | None:
    """The employer alone; ``None`` when there is none that may be seen."""
    _eis(gebruiker, LEZERS, "werkgevers bekijken")
    with samenstelling.opslag.lezen() as session:
        try:
            return _find_zichtbaar(session, samenstelling, gebruiker, nummer)
        except NietGevonden:
            return None


def get_werkgever(
    samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: WerkNummer
) -> Werkgeverbeeld:
    """One employer; raises ``NietGevonden`` when there is none that may be seen."""
    _eis(gebruiker, LEZERS, "werkgevers bekijken")
    vandaag = samenstelling.kalender()
    with samenstelling.opslag.lezen() as session:
        werkgever = _find_zichtbaar(session, samenstelling, gebruiker, nummer)
        repository = WerkgevercontactRepository(session, gebruiker.organisatie)
        alle = repository.alle(nummer)
        contacten = geldende(alle)
        afspraken = repository.afspraken([nummer]).get(nummer, ())
        vacatures = _open_vacatures(session, gebruiker, nummer, vandaag)
        aanbod = lees_aanbod(
            session, [nummer], organisatie=gebruiker.organisatie, vandaag=vandaag
        ).get(nummer, GEEN_AANBOD)
        return Werkgeverbeeld(
            werkgever=werkgever,
            vacatures=_met_drukte(session, gebruiker, vacatures),
            netwerkplekken=tuple(
                plek
                for plek in NetwerkplekRepository(session).list_(
                    werkgever=nummer, zichtbaar_voor=gebruiker.organisatie
                )
                if plek.is_actief
            ),
            contacten=contacten,
            afspraken=afspraken,
            budget=contactbudget(
                contacten,
                afspraken,
                int(normen_van(samenstelling, gebruiker, vandaag).getal(NORM_BUDGET)),
                vandaag,
            ),
            aantal=len(alle),
            meer_vacatures=aanbod.vacatures - len(vacatures),
        )


def budget_op(
    samenstelling: Samenstelling, gebruiker: Gebruiker, beeld: Werkgeverbeeld, dag: date
) -> Contactbudget:
    """The budget of an employer in the month of another day."""
    normen = normen_van(samenstelling, gebruiker, dag)
    return contactbudget(beeld.contacten, beeld.afspraken, int(normen.getal(NORM_BUDGET)), dag)


def normen_van(samenstelling: Samenstelling, gebruiker: Gebruiker, dag: date) -> Normen:
    """The norms on employers' side: those of the organisation itself, of no opdrachtgever."""
    return samenstelling.normboek().normen_op(gebruiker.organisatie, dag)


# --- recording ------------------------------------------------------------------------------------


def leg_contact_vast(
    samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: WerkNummer, nieuw: NieuwContact
) -> Werkgevercontact:
    """Record a contact, or correct one; going over the budget is not refused here.

    Raises:
        NietGevonden: when the employer is not there for this account.
        ContactIntussenVastgelegd: when there is more than was seen.
        OngeldigeWaarde: when a field cannot be like that.
    """
    _eis(gebruiker, LEZERS, "een contact met een werkgever vastleggen")
    with samenstelling.opslag.schrijven() as session:
        _find_zichtbaar(session, samenstelling, gebruiker, nummer)
        repository = WerkgevercontactRepository(session, gebruiker.organisatie)
        aantal = len(repository.alle(nummer))
        if nieuw.gezien is not None and nieuw.gezien != aantal:
            raise ContactIntussenVastgelegd()
        contact = Werkgevercontact(
            werkgever=nummer,
            organisatie=gebruiker.organisatie,
            nummer=aantal + 1,
            dag=nieuw.dag,
            soort=nieuw.soort,
            onderwerp=nieuw.onderwerp,
            uitkomst=nieuw.uitkomst,
            door=gebruiker.account,
            vastgelegd_op=samenstelling.klok(),
            met=nieuw.met,
            notitie=nieuw.notitie,
            afspraak=nieuw.afspraak,
            afspraak_op=nieuw.afspraak_op,
            corrigeert=nieuw.corrigeert,
            is_ingetrokken=nieuw.is_ingetrokken,
        )
        repository.voeg_toe(contact)
        return contact


def leg_budget_vast(
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    nummer: WerkNummer,
    *,
    per_maand: int,
    reden: str,
    gezien: int | None,
) -> None:
    """Record how many contacts this employer wants at most, from this month on; raises as above."""
    _eis(gebruiker, BUDGETHOUDERS, "afspreken hoeveel contact een werkgever wil")
    with samenstelling.opslag.schrijven() as session:
        _find_zichtbaar(session, samenstelling, gebruiker, nummer)
        repository = WerkgevercontactRepository(session, gebruiker.organisatie)
        eerder = repository.afspraken([nummer]).get(nummer, ())
        if gezien is not None and gezien != len(eerder):
            raise ContactIntussenVastgelegd()
        repository.leg_budget_vast(
            Budgetafspraak(
                werkgever=nummer,
                organisatie=gebruiker.organisatie,
                nummer=len(eerder) + 1,
                per_maand=per_maand,
                vanaf=samenstelling.kalender(),
                reden=reden,
                door=gebruiker.account,
                vastgelegd_op=samenstelling.klok(),
            )
        )


# --- inside ---------------------------------------------------------------------------------------


def _eis(gebruiker: Gebruiker, rollen: frozenset[Rol], wat: str) -> None:
    if gebruiker.rol not in rollen:
        raise GeenToegang(wat=wat)


def _find_zichtbaar(
    session: Session, samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: WerkNummer
) -> Werkgever:
    werk = Zicht(session, gebruiker, vandaag=samenstelling.kalender()).get_werk(nummer)
    if werk.soort is not WerkSoort.WERKGEVER:
        raise NietGevonden(soort="werkgever", nummer=nummer)
    return WerkgeverRepository(session).get(nummer)


def _laatste(contacten: Sequence[Werkgevercontact], aanbod: Aanbod) -> date | None:
    dagen = [c.dag for c in contacten if c.telt_mee]
    return max([*dagen, *filter(None, [aanbod.netwerkcontact])], default=None)


def _open_vacatures(
    session: Session, gebruiker: Gebruiker, nummer: WerkNummer, vandaag: date
) -> list[Vacature]:
    """The newest of them, at most ``MEESTE_VACATURES``."""
    nummers = list_open_vacatures(
        session, nummer, organisatie=gebruiker.organisatie, vandaag=vandaag,
        hoogstens=MEESTE_VACATURES,
    )  # fmt: skip
    gevonden = VacatureRepository(session).get_vele(nummers)
    return [gevonden[n] for n in nummers]


def _met_drukte(
    session: Session, gebruiker: Gebruiker, vacatures: Sequence[Vacature]
) -> tuple[Vacatureregel, ...]:
    nummers = [v.nummer for v in vacatures]
    berichten = VacatureberichtRepository(session).get_vele(nummers)
    drukte: Mapping[WerkNummer, Drukte] = lees_drukte(session, gebruiker, nummers)
    return tuple(
        Vacatureregel(
            v, vervulde_plaatsen(berichten.get(v.nummer, ())), drukte.get(v.nummer, GEEN_DRUKTE)
        )
        for v in vacatures
    )
