"""Keeps accounts and who is signed in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update
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
_SESSIEKOLOMMEN = [
    SessieRij.tabel().c[naam]
    for naam in ("token_hash", "account", "aangemaakt_op", "verloopt_op", "middel")
]


@dataclass(frozen=True, slots=True)
class Sessie:
    """A signed-in browser. ``token_hash`` is the SHA-256 of its token, in hexadecimal.

    ``middel``: code of how it began; ``None`` = from before that was kept.
    """

    token_hash: str
    account: str
    aangemaakt_op: datetime
    verloopt_op: datetime
    middel: str | None = None


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

    def namen_in(self, organisatie: OrganisatieCode) -> dict[str, str]:
        """Names of all accounts of an organisation, by account."""
        kolom = GebruikerRij.tabel().c
        vraag = select(kolom.account, kolom.naam).where(kolom.organisatie == organisatie)
        return {account: naam for account, naam in self._session.execute(vraag)}

    def zoek(
        self, organisatie: OrganisatieCode, woorden: Sequence[str], *, vanaf: int, aantal: int
    ) -> tuple[list[Gebruiker], int]:
        """Accounts with all these words in name or account, and how many there are in all."""
        kolom = GebruikerRij.tabel().c
        tekst = func.lower(kolom.naam + " " + kolom.account)
        waar = [kolom.organisatie == organisatie]
        waar += [tekst.contains(woord.lower(), autoescape=True) for woord in woorden]
        vraag = select(*GebruikerRij.inhoud()).where(*waar).order_by(kolom.account)
        totaal = select(func.count()).select_from(GebruikerRij.tabel()).where(*waar)
        rijen = self._session.execute(vraag.offset(vanaf).limit(aantal))
        return [gebruiker_van_rij(rij) for rij in rijen], self._session.execute(totaal).scalar_one()

    def namen(self, accounts: Iterable[str]) -> dict[str, str]:
        """How these accounts are called; those that are gone are left out."""
        rijen = lees_op_sleutel(self._session, GebruikerRij, "account", accounts)
        return {rij.account: rij.naam for rij in rijen}

    def accounts_van(self, organisatie: OrganisatieCode) -> list[str]:
        """The names of all accounts of an organisation."""
        kolom = GebruikerRij.tabel().c
        vraag = select(kolom.account).where(kolom.organisatie == organisatie)
        return list(self._session.execute(vraag).scalars())

    def actieve_beheerders(self, organisatie: OrganisatieCode) -> list[str]:
        """Accounts that keep an organisation running, held until this transaction ends."""
        kolom = GebruikerRij.tabel().c
        vraag = select(kolom.account).where(
            kolom.organisatie == organisatie,
            kolom.rol == Rol.BEHEERDER.value,
            kolom.is_actief.is_(True),
        )
        return list(self._session.execute(vraag.with_for_update()).scalars())

    def accounts_van_klant(self, klant: str) -> frozenset[str]:
        """Accounts with which a klant signs in himself."""
        kolom = GebruikerRij.tabel().c
        vraag = select(kolom.account).where(kolom.klant == klant)
        return frozenset(self._session.execute(vraag).scalars())

    def create_sessie(
        self, token_hash: str, *, account: str, verloopt_op: datetime, middel: str | None = None
    ) -> Sessie:
        """Remember that ``account`` signed in; raises ``NietGevonden`` when there is none."""
        self.get(account)
        sessie = Sessie(token_hash, account, nu(), verloopt_op, middel)
        self._session.execute(
            insert(SessieRij.tabel()).values(
                token_hash=token_hash,
                account=account,
                verloopt_op=verloopt_op,
                middel=middel,
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
            select(*_SESSIEKOLOMMEN).where(
                kolom.token_hash == token_hash, kolom.verloopt_op > moment
            )
        ).one_or_none()
        return None if rij is None else Sessie(*rij)

    def sessies_van(self, account: str, *, moment: datetime) -> list[Sessie]:
        """Where an account is signed in at ``moment``, newest first."""
        kolom = SessieRij.tabel().c
        vraag = (
            select(*_SESSIEKOLOMMEN)
            .where(kolom.account == account, kolom.verloopt_op > moment)
            .order_by(kolom.aangemaakt_op.desc())
        )
        return [Sessie(*rij) for rij in self._session.execute(vraag)]

    def zet_middel(self, token_hash: str, middel: str) -> None:
        """Note that this browser proved more since it signed in."""
        kolom = SessieRij.tabel().c
        opdracht = update(SessieRij.tabel()).where(kolom.token_hash == token_hash)
        self._session.execute(opdracht.values(middel=middel))

    def delete_sessie(self, token_hash: str) -> None:
        """Sign out this browser."""
        kolom = SessieRij.tabel().c
        self._session.execute(delete(SessieRij.tabel()).where(kolom.token_hash == token_hash))

    def delete_sessies_van(self, account: str, *, behalve: str | None = None) -> None:
        """Sign out every browser of an account, or every other one than ``behalve``."""
        kolom = SessieRij.tabel().c
        opdracht = delete(SessieRij.tabel()).where(kolom.account == account)
        if behalve is not None:
            opdracht = opdracht.where(kolom.token_hash != behalve)
        self._session.execute(opdracht)

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
        "eenmalig_tot": gebruiker.eenmalig_tot,
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
        eenmalig_tot=rij.eenmalig_tot,
    )
