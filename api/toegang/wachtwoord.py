"""Passwords: Argon2id hashes, checked in the same time for known and unknown accounts."""

from __future__ import annotations

from functools import cache
from threading import BoundedSemaphore

from pwdlib import PasswordHash
from pwdlib.exceptions import UnknownHashError
from pwdlib.hashers.argon2 import Argon2Hasher

MAX_LENGTE = 256
"""Longer input is refused unread, so that nobody can make the server hash a book."""

# One hash takes 64 MiB and a core for a while; more at once would starve everybody else.
_TEGELIJK = BoundedSemaphore(2)
_HASHER = PasswordHash((Argon2Hasher(),))


def hash_wachtwoord(wachtwoord: str) -> str:
    """Argon2id hash with a salt of its own, in the PHC string format."""
    with _TEGELIJK:
        return _HASHER.hash(wachtwoord)


def is_wachtwoord(wachtwoord: str, wachtwoord_hash: str | None) -> bool:
    """Whether the password belongs to the hash.

    ``None`` stands for an account that does not exist: that takes as long and is always false,
    so that the time to answer does not tell who has an account.
    """
    if len(wachtwoord) > MAX_LENGTE:
        return False
    te_vergelijken = wachtwoord_hash if wachtwoord_hash is not None else _niemands_hash()
    with _TEGELIJK:
        try:
            klopt = _HASHER.verify(wachtwoord, te_vergelijken)
        except UnknownHashError:
            klopt = False
    return klopt and wachtwoord_hash is not None


@cache
def _niemands_hash() -> str:
    return _HASHER.hash("wachtwoord van niemand")
