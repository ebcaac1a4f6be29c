"""Signing in and out: a random token for the person, only its digest in the store."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from sqlalchemy.orm import Session

from api.toegang.accountlog import schrijf
from api.toegang.fouten import (
    AanmeldenMislukt,
    AanmeldenVerlopen,
    AccountOnbekend,
    CodeNodig,
    CodeOnjuist,
    EenmaligVerlopen,
)
from api.toegang.pogingen import MAX_POGINGEN, Pogingen
from api.toegang.tweedefactor import Tweedestap
from api.toegang.wachtwoord import is_wachtwoord
from modellen.aanmelding.model import Accountgebeurtenis, Middel
from modellen.aanmelding.repository import FactorRepository, TussenstapRepository
from modellen.gebruiker.model import Gebruiker
from modellen.gebruiker.repository import GebruikerRepository
from modellen.opslag.engine import Opslag

SESSIE_DUUR = timedelta(hours=12)
"""A working day with an evening; after that one signs in again."""

HALF_DUUR = timedelta(minutes=5)
"""Between password and code: time to find the telephone."""

TOKEN_BYTES = 32


class EersteStap(StrEnum):
    """What an account must do before it may do anything else."""

    WACHTWOORD = "wachtwoord"
    EXTRA_CODE = "extra_code"


@dataclass(frozen=True, slots=True)
class Sessie:
    """Who asks. ``token_hash`` tells sessions of one account apart.

    ``eerst``: what must be done first; ``None`` = nothing.
    """

    gebruiker: Gebruiker
    token_hash: str
    eerst: EersteStap | None = None


@dataclass(frozen=True, slots=True)
class Aanmelding:
    """What somebody gets who has signed in; the token is shown this once."""

    gebruiker: Gebruiker
    token: str
    verloopt_op: datetime


@dataclass(frozen=True, slots=True)
class HalveAanmelding:
    """What somebody gets whose password was right and whose code is still asked."""

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
        self.opslag = opslag
        self.geheim = geheim
        self.klok = klok
        self.pogingen = Pogingen(opslag, geheim=geheim, klok=klok)

    def meld_aan(self, account: str, wachtwoord: str, code: str = "") -> Aanmelding:
        """Start a session in one go.

        Args:
            code: of the telephone, or a recovery code; for accounts that have a second factor.

        Raises:
            TeVaakGeprobeerd: after too many failures in a row.
            AanmeldenMislukt: when account and password do not belong together.
            EenmaligVerlopen: the one-time password is too old.
            CodeNodig, CodeOnjuist: the account has a second factor.
        """
        gebruiker, aantal = self._bewijs_wachtwoord(account, wachtwoord)
        if not self._heeft_factor(gebruiker):
            return self._open(gebruiker, Middel.WACHTWOORD)
        if not code.strip():
            self.pogingen.half_gelukt(gebruiker.account)
            raise CodeNodig
        self._bewijs_code(gebruiker, code, aantal)
        return self._open(gebruiker, Middel.CODE)

    def begin(self, account: str, wachtwoord: str) -> Aanmelding | HalveAanmelding:
        """Start a session, or half of one when a code is still to be asked.

        Raises:
            TeVaakGeprobeerd, AanmeldenMislukt, EenmaligVerlopen: as ``meld_aan``.
        """
        gebruiker, _ = self._bewijs_wachtwoord(account, wachtwoord)
        if not self._heeft_factor(gebruiker):
            return self._open(gebruiker, Middel.WACHTWOORD)
        self.pogingen.half_gelukt(gebruiker.account)
        half = HalveAanmelding(secrets.token_urlsafe(TOKEN_BYTES), self.klok() + HALF_DUUR)
        with self.opslag.schrijven() as session:
            TussenstapRepository(session).create_halve_sessie(
                hash_token(half.token), account=gebruiker.account, verloopt_op=half.verloopt_op
            )
        return half

    def maak_af(self, half: str, code: str) -> Aanmelding:
        """The second half, with the token of the first.

        Raises:
            AanmeldenVerlopen: there is no such half session (any more).
            TeVaakGeprobeerd, CodeOnjuist: as ``meld_aan``.
        """
        with self.opslag.lezen() as session:
            account = TussenstapRepository(session).find_halve_sessie(
                hash_token(half), moment=self.klok()
            )
            gebruiker = GebruikerRepository(session).find(account) if account else None
        if gebruiker is None or not gebruiker.is_actief:
            raise AanmeldenVerlopen
        aantal = self.pogingen.begin(gebruiker.account)
        self._bewijs_code(gebruiker, code, aantal)
        return self._open(gebruiker, Middel.CODE)

    def meld_aan_via_organisatie(self, account: str, organisaties: frozenset[str]) -> Aanmelding:
        """Start a session for whom the identity provider of these organisations vouches.

        Raises:
            AccountOnbekend: there is no such account, it is closed, or of another organisation.
        """
        gebruiker = self._find_account(account.strip())
        if (
            gebruiker is None
            or not gebruiker.is_actief
            or gebruiker.organisatie not in organisaties
        ):
            with self.opslag.schrijven() as session:
                schrijf(session, self.klok(), Accountgebeurtenis.ORGANISATIE_GEWEIGERD)
            raise AccountOnbekend
        return self._open(gebruiker, Middel.ORGANISATIE)

    def find(self, token: str) -> Sessie | None:
        """The session of this token, or ``None`` when it ended or the account was closed."""
        token_hash = hash_token(token)
        with self.opslag.lezen() as session:
            opgeslagen = GebruikerRepository(session)
            gevonden = opgeslagen.find_sessie(token_hash, moment=self.klok())
            gebruiker = opgeslagen.find(gevonden.account) if gevonden else None
            if gevonden is None or gebruiker is None or not gebruiker.is_actief:
                return None
            return Sessie(gebruiker, token_hash, _eerst(session, gebruiker, gevonden.middel))

    def _bewijs_wachtwoord(self, account: str, wachtwoord: str) -> tuple[Gebruiker, int]:
        """Whose password this is, and how many attempts count now, this one among them."""
        aantal = self.pogingen.begin(account)
        gebruiker = self._find_account(account.strip())
        mag = gebruiker is not None and gebruiker.is_actief
        wachtwoord_hash = gebruiker.wachtwoord_hash if mag and gebruiker else None
        if not is_wachtwoord(wachtwoord, wachtwoord_hash) or gebruiker is None:
            self.noteer_mislukt(Accountgebeurtenis.WACHTWOORD_FOUT, gebruiker, aantal)
            raise AanmeldenMislukt
        if gebruiker.eenmalig_tot is not None and gebruiker.eenmalig_tot <= self.klok():
            raise EenmaligVerlopen
        return gebruiker, aantal

    def _bewijs_code(self, gebruiker: Gebruiker, code: str, aantal: int) -> None:
        with self.opslag.schrijven() as session:
            stap = Tweedestap(session, geheim=self.geheim, nu=self.klok())
            if stap.klopt(gebruiker.account, code):
                return
            if stap.verbruik_herstelcode(gebruiker.account, code):
                schrijf(session, self.klok(), Accountgebeurtenis.HERSTELCODE_GEBRUIKT, gebruiker)
                return
        self.noteer_mislukt(Accountgebeurtenis.CODE_FOUT, gebruiker, aantal)
        raise CodeOnjuist

    def _heeft_factor(self, gebruiker: Gebruiker) -> bool:
        with self.opslag.lezen() as session:
            stap = Tweedestap(session, geheim=self.geheim, nu=self.klok())
            return stap.heeft(gebruiker.account)

    def noteer_mislukt(
        self, soort: Accountgebeurtenis, gebruiker: Gebruiker | None, aantal: int
    ) -> None:
        """Leave a line of a failure, the ``aantal``-th that counts, and one when it locked."""
        with self.opslag.schrijven() as session:
            self.pogingen.ruim_op(session)
            schrijf(session, self.klok(), soort, gebruiker)
            if aantal >= MAX_POGINGEN:
                schrijf(session, self.klok(), Accountgebeurtenis.OP_SLOT, gebruiker)

    def _open(self, gebruiker: Gebruiker, middel: Middel) -> Aanmelding:
        token, nu = secrets.token_urlsafe(TOKEN_BYTES), self.klok()
        with self.opslag.schrijven() as session:
            opgeslagen = GebruikerRepository(session)
            opgeslagen.delete_verlopen_sessies(moment=nu)
            opgeslagen.create_sessie(
                hash_token(token),
                account=gebruiker.account,
                verloopt_op=nu + SESSIE_DUUR,
                middel=middel.value,
            )
            tussenstappen = TussenstapRepository(session)
            tussenstappen.ruim_op(moment=nu)
            tussenstappen.delete_halve_sessies(gebruiker.account)
            self.pogingen.gelukt(session, gebruiker.account)
            self.pogingen.ruim_op(session)
            schrijf(session, nu, Accountgebeurtenis.AANGEMELD, gebruiker, middel=middel)
        return Aanmelding(gebruiker, token, nu + SESSIE_DUUR)

    def _find_account(self, account: str) -> Gebruiker | None:
        """As typed, or else in lower case: telephones like to begin with a capital."""
        with self.opslag.lezen() as session:
            opgeslagen = GebruikerRepository(session)
            return opgeslagen.find(account) or opgeslagen.find(account.lower())

    def meld_af(self, sessie: Sessie) -> None:
        """End a session."""
        with self.opslag.schrijven() as session:
            GebruikerRepository(session).delete_sessie(sessie.token_hash)

    def formuliercode(self, sessie: Sessie) -> str:
        """What every form of this session sends along, and nobody else can know."""
        return hmac.digest(self.geheim, f"formulier|{sessie.token_hash}".encode(), "sha256").hex()

    def is_formuliercode(self, sessie: Sessie, code: str) -> bool:
        """Compare in constant time."""
        return hmac.compare_digest(self.formuliercode(sessie).encode(), code.encode())


def _eerst(session: Session, gebruiker: Gebruiker, middel: str | None) -> EersteStap | None:
    """What the account must do first; whoever came by way of the organisation owes nothing here."""
    if middel == Middel.ORGANISATIE:
        return None
    if gebruiker.eenmalig_tot is not None:
        return EersteStap.WACHTWOORD
    if middel == Middel.CODE:
        return None
    is_plicht = FactorRepository(session).is_plicht(gebruiker.organisatie, gebruiker.rol)
    return EersteStap.EXTRA_CODE if is_plicht else None
