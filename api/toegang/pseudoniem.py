"""A code for one klant at one werk, so that people can talk about somebody without a name.

The same klant has another code at every werk: codes of two vacatures cannot be laid side by side.
The coach of the klant sees the code too, and so knows who is meant.
"""

from __future__ import annotations

import hmac
from base64 import b32encode

from modellen.waarden import KlantNummer, WerkNummer

TEKENS = 8
"""Forty bits: two klanten of one organisation with the same code are not to be expected."""


def pseudoniem(geheim: bytes, klant: KlantNummer, werk: WerkNummer) -> str:
    """Code of four and four characters, ``Q7KD-2MXA``; without the secret it leads nowhere."""
    afdruk = hmac.digest(geheim, f"pseudoniem|{klant}|{werk}".encode(), "sha256")
    code = b32encode(afdruk).decode()[:TEKENS]
    return f"{code[:4]}-{code[4:]}"
