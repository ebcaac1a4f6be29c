"""Signing in and out: a random token for the person, only its digest in the store."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from api.toegang.fouten import AanmeldenMislukt
from api.toegang.pogingen import Pogingen
from api.toegang.wachtwoord import is_wachtwoord
from modellen.gebruiker.model import Gebruiker
from modellen.gebruiker.repository import GebruikerRepository
from modellen.opslag.engine import Opslag

SESSIE_DUUR = timedelta(hours=12)
"""A working day with an evening; after that one signs in again."""

TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True)
class Sessie:
    """Who asks. ``token_hash`` tells sessions of one account apart."""

    gebruiker: Gebruiker
    token_hash: str


@dataclass(frozen=True, slots=True)
class Aanmelding:
    """What somebody gets who has signed in; the token is shown this once."""

    gebruiker: Gebruiker
    token: str
    verloopt_op: datetime


def nu_utc() -> datetime:
    """The moment, UTC."""
    return datetime.now(UTC)


def hash_token(token: str) -> str:
    """SHA-256 of a token, hexadecimal. No salt needed: the token is 32 random bytes."""
    return sha256(token.encode()).hexdigest()


class Sessies:
    """Signs people in and out on one store; threads may share it."""

    def __init__(
        self, opslag: Opslag, *, geheim: bytes, klok: Callable[[], datetime] = nu_utc
    ) -> None:
        self._opslag = opslag
        self._geheim = geheim
        self._klok = klok
        self._pogingen = Pogingen(klok)

    def meld_aan(self, account: str, wachtwoord: str) -> Aanmelding:
        """Start a session.

        Raises:
            TeVaakGeprobeerd: after too many failures in a row.
            AanmeldenMislukt: when account and password do not belong together.
        """
        account = account.strip()
        naam = account.lower()
        self._pogingen.controleer(naam)
        gebruiker = self._find_account(account)
        mag = gebruiker is not None and gebruiker.is_actief
        wachtwoord_hash = gebruiker.wachtwoord_hash if mag and gebruiker else None
        if not is_wachtwoord(wachtwoord, wachtwoord_hash) or gebruiker is None:
            self._pogingen.mislukt(naam)
            raise AanmeldenMislukt()
        self._pogingen.gelukt(naam)
        token = secrets.token_urlsafe(TOKEN_BYTES)
        verloopt_op = self._klok() + SESSIE_DUUR
        with self._opslag.schrijven() as session:
            opgeslagen = GebruikerRepository(session)
            opgeslagen.delete_verlopen_sessies(moment=self._klok())
            opgeslagen.create_sessie(
                hash_token(token), account=gebruiker.account, verloopt_op=verloopt_op
            )
        return Aanmelding(gebruiker, token, verloopt_op)

    def _find_account(self, account: str) -> Gebruiker | None:
        """As typed, or else in lower case: telephones like to begin with a capital."""
        with self._opslag.lezen() as session:
            opgeslagen = GebruikerRepository(session)
            return opgeslagen.find(account) or opgeslagen.find(account.lower())

    def find(self, token: str) -> Sessie | None:
        """The session of this token, or ``None`` when it ended or the account was closed."""
        token_hash = hash_token(token)
        with self._opslag.lezen() as session:
            opgeslagen = GebruikerRepository(session)
            gevonden = opgeslagen.find_sessie(token_hash, moment=self._klok())
            gebruiker = opgeslagen.find(gevonden.account) if gevonden else None
        if gebruiker is None or not gebruiker.is_actief:
            return None
        return Sessie(gebruiker, token_hash)

    def meld_af(self, sessie: Sessie) -> None:
        """End a session."""
        with self._opslag.schrijven() as session:
            GebruikerRepository(session).delete_sessie(sessie.token_hash)

    def formuliercode(self, sessie: Sessie) -> str:
        """What every form of this session sends along, and nobody else can know."""
        return hmac.digest(self._geheim, f"formulier|{sessie.token_hash}".encode(), "sha256").hex()

    def is_formuliercode(self, sessie: Sessie, code: str) -> bool:
        """Compare in constant time."""
        return hmac.compare_digest(self.formuliercode(sessie).encode(), code.encode())
