"""Keeps what must be read again but may not lie open in the store: AES-256-GCM.

The key is made from the secret of the installation, so who has only the database reads nothing.
"""

from __future__ import annotations

import hmac
import secrets
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING

from modellen.fouten import OpstapFout

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12


class Onleesbaar(OpstapFout):
    """It was encrypted under another secret, or damaged."""

    def __init__(self) -> None:
        super().__init__(
            code="geheim_hoort_er_niet_bij",
            melding="Wat bij dit account is bewaard, is met dit geheim niet te lezen.",
            volgende_stap="Vraag de beheerder om de extra code van uw account weg te halen.",
        )


def versleutel(geheim: bytes, tekst: str, *, voor: str) -> str:
    """Encrypt a text; ``voor`` says what and of whom it is, and must be the same to read it."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return b64encode(
        nonce + _sleutel(geheim).encrypt(nonce, tekst.encode(), voor.encode())
    ).decode()


def ontsleutel(geheim: bytes, versleuteld: str, *, voor: str) -> str:
    """Read it; raises ``Onleesbaar``."""
    from cryptography.exceptions import InvalidTag

    try:
        bytes_ = b64decode(versleuteld, validate=True)
        kop, rest = bytes_[:NONCE_BYTES], bytes_[NONCE_BYTES:]
        return _sleutel(geheim).decrypt(kop, rest, voor.encode()).decode()
    except (ValueError, InvalidTag):
        raise Onleesbaar from None


def _sleutel(geheim: bytes) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(hmac.digest(geheim, b"kluis", "sha256"))
