"""Contacts with employers in one session: added, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from modellen.fouten import NietGevonden
from modellen.opslag.base import Base, in_delen
from modellen.opslag.bewaar import RIJEN_PER_KEER, nieuwe_rij, voeg_toe
from modellen.opslag.codes import Codelezer
from modellen.waarden import OrganisatieCode, WerkNummer
from vacatures.repository import eis_werkgevers
from vacatures.werkgevercontact.model import (
    Budgetafspraak,
    ContactIntussenVastgelegd,
    Contactonderwerp,
    Contactsoort,
    Contactuitkomst,
    Werkgevercontact,
    geldende,
)
from vacatures.werkgevercontact.tables import BudgetafspraakRij, WerkgevercontactRij

_contact = WerkgevercontactRij.tabel()
_afspraak = BudgetafspraakRij.tabel()
_lezer = Codelezer("werkgevercontact")


class WerkgevercontactRepository:
    """Contacts of one organisation; those of another one are not there."""

    def __init__(self, session: Session, organisatie: OrganisatieCode) -> None:
        self._session = session
        self._organisatie = organisatie

    def voeg_toe(self, contact: Werkgevercontact) -> None:
        """Add a contact; its ``nummer`` must be the next one.

        Raises:
            ContactIntussenVastgelegd: when there is one with this number already.
            NietGevonden: when the werkgever, or the contact that it corrects, is not there.
        """
        eis_werkgevers(self._session, [contact.werkgever])
        alle = self.alle(contact.werkgever)
        if contact.nummer != len(alle) + 1:
            raise ContactIntussenVastgelegd()
        if contact.corrigeert is not None and contact.corrigeert not in {
            c.nummer for c in geldende(alle)
        }:
            raise NietGevonden(soort="contact", nummer=str(contact.corrigeert))
        rij = nieuwe_rij(_contact, contact_naar_rij(contact), door=contact.door)
        voeg_toe(self._session, (_contact, [rij]), bij_botsing=ContactIntussenVastgelegd())

    def voeg_alle_toe(self, contacten: Sequence[Werkgevercontact]) -> None:
        """Add many at once, numbered from 1 per employer, where there is none yet.

        Raises:
            ContactIntussenVastgelegd: when there is one already.
        """
        eis_werkgevers(self._session, [c.werkgever for c in contacten])
        rijen = [nieuwe_rij(_contact, contact_naar_rij(c), door=c.door) for c in contacten]
        voeg_toe(self._session, (_contact, rijen), bij_botsing=ContactIntussenVastgelegd())

    def alle(self, werkgever: str) -> tuple[Werkgevercontact, ...]:
        """Everything ever recorded of one employer, in the order of recording."""
        return tuple(c for c in self._lees([werkgever]))

    def get_vele(
        self, werkgevers: Iterable[str]
    ) -> Mapping[WerkNummer, tuple[Werkgevercontact, ...]]:
        """What holds of each of these employers, newest first; without contact it is absent."""
        per: dict[WerkNummer, list[Werkgevercontact]] = {}
        for contact in self._lees(werkgevers):
            per.setdefault(contact.werkgever, []).append(contact)
        return {nummer: geldende(contacten) for nummer, contacten in per.items()}

    def leg_budget_vast(self, afspraak: Budgetafspraak) -> None:
        """Add what an employer said of the number; its ``nummer`` must be the next one.

        Raises:
            ContactIntussenVastgelegd: when somebody else recorded something on it.
        """
        eis_werkgevers(self._session, [afspraak.werkgever])
        rij = nieuwe_rij(_afspraak, afspraak_naar_rij(afspraak), door=afspraak.door)
        voeg_toe(self._session, (_afspraak, [rij]), bij_botsing=ContactIntussenVastgelegd())

    def afspraken(
        self, werkgevers: Iterable[str]
    ) -> Mapping[WerkNummer, tuple[Budgetafspraak, ...]]:
        """What these employers ever said of the number, in the order of recording."""
        per: dict[WerkNummer, list[Budgetafspraak]] = {}
        for rij in self._rijen(BudgetafspraakRij, werkgevers):
            per.setdefault(WerkNummer(rij.werkgever), []).append(afspraak_van_rij(rij))
        return {nummer: tuple(afspraken) for nummer, afspraken in per.items()}

    def aantal(self) -> int:
        """How many contacts were ever recorded."""
        vraag = (
            select(func.count())
            .select_from(_contact)
            .where(_contact.c.organisatie == self._organisatie)
        )
        return self._session.scalar(vraag) or 0

    def _lees(self, werkgevers: Iterable[str]) -> Iterator[Werkgevercontact]:
        return map(contact_van_rij, self._rijen(WerkgevercontactRij, werkgevers))

    def _rijen(self, soort: type[Base], werkgevers: Iterable[str]) -> Iterator[Row[Any]]:
        kolom = soort.tabel().c
        vraag = (
            select(*soort.inhoud())
            .where(kolom.organisatie == self._organisatie)
            .order_by(kolom.werkgever, kolom.nummer)
        )
        for deel in in_delen(list(dict.fromkeys(werkgevers)), RIJEN_PER_KEER):
            yield from self._session.execute(vraag.where(kolom.werkgever.in_(deel)))


def contact_naar_rij(contact: Werkgevercontact) -> dict[str, Any]:
    """The contact as column values."""
    return {
        "werkgever": contact.werkgever,
        "organisatie": contact.organisatie,
        "nummer": contact.nummer,
        "dag": contact.dag,
        "soort": contact.soort.value,
        "onderwerp": contact.onderwerp.value,
        "uitkomst": contact.uitkomst.value,
        "met": contact.met,
        "notitie": contact.notitie,
        "afspraak": contact.afspraak,
        "afspraak_op": contact.afspraak_op,
        "door": contact.door,
        "vastgelegd_op": contact.vastgelegd_op,
        "corrigeert": contact.corrigeert,
        "is_ingetrokken": contact.is_ingetrokken,
    }


def contact_van_rij(rij: Row[Any]) -> Werkgevercontact:
    """The contact of a row; raises ``OnbekendeCode``."""
    waar = f"{rij.werkgever}/{rij.nummer}"
    return Werkgevercontact(
        werkgever=WerkNummer(rij.werkgever),
        organisatie=OrganisatieCode(rij.organisatie),
        nummer=rij.nummer,
        dag=rij.dag,
        soort=_lezer.verplicht(Contactsoort, rij.soort, nummer=waar, veld="soort"),
        onderwerp=_lezer.verplicht(Contactonderwerp, rij.onderwerp, nummer=waar, veld="onderwerp"),
        uitkomst=_lezer.verplicht(Contactuitkomst, rij.uitkomst, nummer=waar, veld="uitkomst"),
        met=rij.met,
        notitie=rij.notitie,
        afspraak=rij.afspraak,
        afspraak_op=rij.afspraak_op,
        door=rij.door,
        vastgelegd_op=rij.vastgelegd_op,
        corrigeert=rij.corrigeert,
        is_ingetrokken=bool(rij.is_ingetrokken),
    )


def afspraak_naar_rij(afspraak: Budgetafspraak) -> dict[str, Any]:
    """What an employer said, as column values."""
    return {
        "werkgever": afspraak.werkgever,
        "organisatie": afspraak.organisatie,
        "nummer": afspraak.nummer,
        "per_maand": afspraak.per_maand,
        "vanaf": afspraak.vanaf,
        "reden": afspraak.reden,
        "door": afspraak.door,
        "vastgelegd_op": afspraak.vastgelegd_op,
    }


def afspraak_van_rij(rij: Row[Any]) -> Budgetafspraak:
    """What an employer said, of a row."""
    return Budgetafspraak(
        werkgever=WerkNummer(rij.werkgever),
        organisatie=OrganisatieCode(rij.organisatie),
        nummer=rij.nummer,
        per_maand=rij.per_maand,
        vanaf=rij.vanaf,
        reden=rij.reden,
        door=rij.door,
        vastgelegd_op=rij.vastgelegd_op,
    )
