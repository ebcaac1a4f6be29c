"""Passwords: Argon2id hashes, checked in the same time for known and unknown accounts."""

from __future__ import annotations

import secrets
from datetime import timedelta
from functools import cache
from threading import BoundedSemaphore

from pwdlib import PasswordHash
from pwdlib.exceptions import UnknownHashError
from pwdlib.hashers.argon2 import Argon2Hasher

from modellen.fouten import OngeldigeWaarde

MAX_LENGTE = 256
"""Longer input is refused unread, so that nobody can make the server hash a book."""

# One hash takes 64 MiB and a core for a while; more at once would starve everybody else.
_TEGELIJK = BoundedSemaphore(2)
_HASHER = PasswordHash((Argon2Hasher(),))


MINST_TEKENS = 12
MINST_VERSCHILLENDE = 5
EENMALIG_DUUR = timedelta(days=7)
"""How long a one-time password waits for whom it is."""

# Letters and digits that nobody mistakes for one another on paper or on the telephone.
_LEESBAAR = "abcdefghjkmnpqrstuvwxyz23456789"
_GEWOON = frozenset(
    (
        *("welkom", "wachtwoord", "password", "qwerty", "qwertyuiop", "azerty", "opstap", "geheim"),
        *("lente", "zomer", "herfst", "winter", "nederland", "amsterdam", "welkomwelkom", "admin"),
    )
)
"""With digits and signs around it this is what a guesser tries first."""


def controleer_nieuw_wachtwoord(wachtwoord: str, *, account: str) -> None:
    """Refuse a password that is too short or guessed at once.

    Raises:
        OngeldigeWaarde: of the field ``nieuw``; says what is wrong.
    """
    letters = "".join(teken for teken in wachtwoord.lower() if teken.isalpha())
    if len(wachtwoord) < MINST_TEKENS:
        raise _te_zwak(f"Dit wachtwoord is te kort: neem minstens {MINST_TEKENS} tekens.")
    if len(wachtwoord) > MAX_LENGTE:
        raise _te_zwak(f"Dit wachtwoord is te lang: neem hoogstens {MAX_LENGTE} tekens.")
    if len(set(wachtwoord)) < MINST_VERSCHILLENDE:
        raise _te_zwak("Dit wachtwoord heeft te vaak hetzelfde teken.")
    if account.lower() in wachtwoord.lower():
        raise _te_zwak("De naam van uw account staat in dit wachtwoord.")
    if letters in _GEWOON:
        raise _te_zwak("Dit wachtwoord is te makkelijk te raden.")


def _te_zwak(melding: str) -> OngeldigeWaarde:
    return OngeldigeWaarde(
        veld="nieuw", melding=melding, volgende_stap="Neem bijvoorbeeld vier losse woorden."
    )


def maak_eenmalig_wachtwoord() -> str:
    """Sixteen characters in groups of four, some eighty bits; to be read out once."""
    groepen = ("".join(secrets.choice(_LEESBAAR) for _ in range(4)) for _ in range(4))
    return "-".join(groepen)


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
