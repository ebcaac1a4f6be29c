"""The second factor: codes of a telephone (TOTP, RFC 6238) and recovery codes on paper.

A code counts once: the time step of the last one is kept, and that step and older ones never count
again. One step of drift is allowed to either side.
"""

from __future__ import annotations

import hmac
import secrets
from base64 import b32encode
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from api.toegang.kluis import ontsleutel, versleutel
from modellen.aanmelding.model import TweedeFactor
from modellen.aanmelding.repository import FactorRepository

if TYPE_CHECKING:
    from pyotp import TOTP

STAP_SECONDEN = 30
SPELING = 1
"""Steps that a telephone may be early or late."""
SLEUTEL_BYTES = 20
"""As RFC 4226 advises; 32 characters in base32, without padding."""
HERSTELCODES = 8
HERSTEL_BYTES = 5
"""Forty bits a code; guessing is held by the lock-out, and the digest is keyed."""
UITGEVER = "Opstap"


class Tweedestap:
    """Second factors on one session of the store."""

    def __init__(self, session: Session, *, geheim: bytes, nu: datetime) -> None:
        self._factoren = FactorRepository(session)
        self._geheim = geheim
        self._nu = nu

    def heeft(self, account: str) -> bool:
        """Whether this account must give a code to sign in."""
        factor = self._factoren.find(account)
        return factor is not None and factor.bevestigd_op is not None

    def bereid_voor(self, account: str) -> str:
        """The secret to put into a telephone, in base32; not in use before ``bevestig``."""
        sleutel = b32encode(secrets.token_bytes(SLEUTEL_BYTES)).decode()
        versleuteld = versleutel(self._geheim, sleutel, voor=_voor(account))
        self._factoren.save(TweedeFactor(account, versleuteld), door=account)
        return sleutel

    def in_opzet(self, account: str) -> str | None:
        """The secret that waits for its first code, if any."""
        factor = self._factoren.find(account)
        if factor is None or factor.bevestigd_op is not None:
            return None
        return self._sleutel(factor)

    def bevestig(self, account: str, code: str) -> list[str] | None:
        """Take it in use when the code is right; gives recovery codes, to be shown this once."""
        factor = self._factoren.find(account)
        if factor is None or factor.bevestigd_op is not None:
            return None
        stap = self._stap_van(factor, code)
        if stap is None:
            return None
        nieuw = replace(factor, bevestigd_op=self._nu, laatste_stap=stap)
        self._factoren.save(nieuw, door=account)
        return self.maak_herstelcodes(account)

    def klopt(self, account: str, code: str) -> bool:
        """Whether a code of the telephone is right and new; it counts no second time."""
        factor = self._factoren.find(account)
        if factor is None or factor.bevestigd_op is None:
            return False
        stap = self._stap_van(factor, code)
        return stap is not None and self._factoren.verbruik_stap(account, stap)

    def verbruik_herstelcode(self, account: str, code: str) -> bool:
        """Whether this is a recovery code of the account that was not used; now it is."""
        return self._factoren.verbruik_herstelcode(account, self._hash(account, code))

    def maak_herstelcodes(self, account: str) -> list[str]:
        """New recovery codes; earlier ones no longer count."""
        codes = [_herstelcode() for _ in range(HERSTELCODES)]
        hashes = [self._hash(account, code) for code in codes]
        self._factoren.save_herstelcodes(account, hashes, door=account)
        return codes

    def _stap_van(self, factor: TweedeFactor, code: str) -> int | None:
        """The time step to which a code belongs, in constant time over the steps that count."""
        cijfers = "".join(code.split())
        if len(cijfers) != 6 or not (cijfers.isascii() and cijfers.isdigit()):
            return None
        totp = _totp(self._sleutel(factor))
        nu = int(self._nu.timestamp()) // STAP_SECONDEN
        gevonden = None
        for stap in range(nu - SPELING, nu + SPELING + 1):
            gelijk = hmac.compare_digest(totp.generate_otp(stap), cijfers)
            if gelijk and stap > factor.laatste_stap:
                gevonden = stap
        return gevonden

    def _sleutel(self, factor: TweedeFactor) -> str:
        return ontsleutel(self._geheim, factor.versleuteld, voor=_voor(factor.account))

    def _hash(self, account: str, code: str) -> str:
        kaal = "".join(teken for teken in code.upper() if teken.isalnum())
        return hmac.digest(self._geheim, f"herstel|{account}|{kaal}".encode(), "sha256").hex()


def adres_voor_telefoon(sleutel: str, account: str) -> str:
    """What the QR code says: ``otpauth://totp/...``."""
    return _totp(sleutel).provisioning_uri(name=account, issuer_name=UITGEVER)


def _totp(sleutel: str) -> TOTP:
    from pyotp import TOTP  # whoever starts the site does not wait for it

    return TOTP(sleutel)


def _herstelcode() -> str:
    kaal = b32encode(secrets.token_bytes(HERSTEL_BYTES)).decode()
    return f"{kaal[:4]}-{kaal[4:]}"


def _voor(account: str) -> str:
    return f"tweede factor|{account}"
