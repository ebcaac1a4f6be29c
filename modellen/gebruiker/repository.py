"""Keeps accounts and who is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select
from sqlalchemy.orm import Session

from modellen.fouten import NietGevonden
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.gebruiker.tables import GebruikerRij, SessieRij
from modellen.klant.repository import eis_klanten
from modellen.opslag.base import nu
from modellen.opslag.bewaar import bewaar
from modellen.opslag.codes import Codelezer, code
from modellen.opslag.vragen import lees_op_sleutel
from modellen.waarden import KlantNummer, OrganisatieCode

_lezer = Codelezer("gebruiker")


@dataclass(frozen=True, slots=True)
class Sessie:
    """A signed-in browser. ``token_hash`` is the SHA-256 of its token, in hexadecimal."""

    token_hash: str
    account: str
    aangemaakt_op: datetime
    verloopt_op: datetime


class GebruikerRepository:
    """Accounts and sessions in one database session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, gebruiker: Gebruiker, *, door: str) -> None:
        """Insert, or replace the one with this account name.

        Raises:
            NietGevonden: when it says to be of a klant who does not exist.
        """
        if gebruiker.klant is not None:
            eis_klanten(self._session, [gebruiker.klant])
        bewaar(self._session, GebruikerRij.tabel(), [gebruiker_naar_rij(gebruiker)], door=door)

    def find(self, account: str) -> Gebruiker | None:
        """The account by its exact name, or ``None``."""
        rijen = lees_op_sleutel(self._session, GebruikerRij, "account", [account])
        return next(map(gebruiker_van_rij, rijen), None)

    def get(self, account: str) -> Gebruiker:
        """The account by its exact name; raises ``NietGevonden``."""
        gebruiker = self.find(account)
        if gebruiker is None:
            raise NietGevonden(soort="gebruiker", nummer=account)
        return gebruiker

    def list_(
        self, *, organisatie: OrganisatieCode | None = None, rol: Rol | None = None
    ) -> list[Gebruiker]:
        """Accounts that meet all that is given, ordered by name of the account."""
        kolom = GebruikerRij.tabel().c
        vraag = select(*GebruikerRij.inhoud()).order_by(kolom.account)
        if organisatie is not None:
            vraag = vraag.where(kolom.organisatie == organisatie)
        if rol is not None:
            vraag = vraag.where(kolom.rol == rol.value)
        return [gebruiker_van_rij(rij) for rij in self._session.execute(vraag)]

    def accounts_van_klant(self, klant: str) -> frozenset[str]:
        """Accounts with which a klant signs in himself."""
        kolom = GebruikerRij.tabel().c
        vraag = select(kolom.account).where(kolom.klant == klant)
        return frozenset(self._session.execute(vraag).scalars())

    def create_sessie(self, token_hash: str, *, account: str, verloopt_op: datetime) -> Sessie:
        """Remember that ``account`` signed in; raises ``NietGevonden`` when there is none."""
        self.get(account)
        sessie = Sessie(token_hash, account, nu(), verloopt_op)
        self._session.execute(
            insert(SessieRij.tabel()).values(
                token_hash=token_hash,
                account=account,
                verloopt_op=verloopt_op,
                aangemaakt_op=sessie.aangemaakt_op,
                gewijzigd_op=sessie.aangemaakt_op,
                gewijzigd_door=account,
            )
        )
        return sessie

    def find_sessie(self, token_hash: str, *, moment: datetime) -> Sessie | None:
        """The session, or ``None`` when there is none or it has expired at ``moment``."""
        kolom = SessieRij.tabel().c
        rij = self._session.execute(
            select(kolom.account, kolom.aangemaakt_op, kolom.verloopt_op).where(
                kolom.token_hash == token_hash, kolom.verloopt_op > moment
            )
        ).one_or_none()
        if rij is None:
            return None
        return Sessie(token_hash, rij.account, rij.aangemaakt_op, rij.verloopt_op)

    def delete_sessie(self, token_hash: str) -> None:
        """Sign out this browser."""
        kolom = SessieRij.tabel().c
        self._session.execute(delete(SessieRij.tabel()).where(kolom.token_hash == token_hash))

    def delete_sessies_van(self, account: str) -> None:
        """Sign out every browser of an account."""
        kolom = SessieRij.tabel().c
        self._session.execute(delete(SessieRij.tabel()).where(kolom.account == account))

    def delete_verlopen_sessies(self, *, moment: datetime) -> None:
        """Forget the sessions that have expired at ``moment``."""
        kolom = SessieRij.tabel().c
        self._session.execute(delete(SessieRij.tabel()).where(kolom.verloopt_op <= moment))


def gebruiker_naar_rij(gebruiker: Gebruiker) -> dict[str, Any]:
    """The account as column values."""
    return {
        "account": gebruiker.account,
        "naam": gebruiker.naam,
        "rol": code(gebruiker.rol),
        "organisatie": gebruiker.organisatie,
        "wachtwoord_hash": gebruiker.wachtwoord_hash,
        "is_actief": gebruiker.is_actief,
        "opdrachtgever": gebruiker.opdrachtgever,
        "klant": gebruiker.klant,
    }


def gebruiker_van_rij(rij: Row[Any]) -> Gebruiker:
    """The account of a row; raises ``OnbekendeCode``."""
    return Gebruiker(
        account=rij.account,
        naam=rij.naam,
        rol=_lezer.verplicht(Rol, rij.rol, nummer=rij.account, veld="rol"),
        organisatie=OrganisatieCode(rij.organisatie),
        wachtwoord_hash=rij.wachtwoord_hash,
        is_actief=rij.is_actief,
        opdrachtgever=rij.opdrachtgever,
        klant=None if rij.klant is None else KlantNummer(rij.klant),
    )
