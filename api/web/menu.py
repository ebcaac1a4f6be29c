"""Where each role can go from any page."""

from __future__ import annotations

from modellen.gebruiker.model import Rol

Menu = tuple[tuple[str, str], ...]
"""Addresses with the word that people read."""

_WERK = ("/werk", "Vacatures")
_WERKGEVERS = ("/werkgevers", "Werkgevers")
_ZOEK = ("/zoek", "Zoeken")
_AANMELDINGEN = ("/beheer/aanmeldingen", "Aanmeldingen")

MENU: dict[Rol, Menu] = {
    Rol.JOBCOACH: (
        ("/vandaag", "Vandaag"),
        ("/klanten", "Mijn klanten"),
        _WERK,
        _WERKGEVERS,
        _ZOEK,
    ),
    Rol.TEAMLEIDER: (("/team", "Team"), ("/klanten", "Klanten"), _WERK, _WERKGEVERS, _ZOEK),
    Rol.ACCOUNTMANAGER: (("/markt", "Markt"), _WERKGEVERS, _WERK, _ZOEK),
    Rol.KLANT: (
        ("/mijn", "Mijn plan"),
        ("/mijn/werk", "Werk"),
        ("/mijn/gesprekken", "Gesprekken"),
        ("/mijn/documenten", "Documenten"),
        ("/mijn/inzagen", "Mijn gegevens"),
    ),
    Rol.OPDRACHTGEVER: (("/opdracht", "Uw trajecten"), ("/opdracht/cijfers", "Cijfers")),
    Rol.BEHEERDER: (("/beheer", "Beheer"), ("/beheer/accounts", "Accounts"), _AANMELDINGEN),
    Rol.AUDITOR: (("/audit", "Inzage"), _AANMELDINGEN),
}
"""The first of each role is where it starts."""

_ONDER = {"/agenda": "/vandaag", "/trajecten": "/klanten", "/openingen": "/werk"}
"""Pages with an address of their own, and the entry under which people look for them."""


def find_plek(menu: Menu, pad: str) -> str:
    """The address in the menu under which a page falls: the longest that fits; else empty."""
    eerste = f"/{pad.split('/')[1]}"
    pad = pad.replace(eerste, _ONDER.get(eerste, eerste), 1)
    boven = (adres for adres, _ in menu if pad == adres or pad.startswith(f"{adres}/"))
    return max(boven, key=len, default="")
