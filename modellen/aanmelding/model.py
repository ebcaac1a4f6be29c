"""Signing in: how somebody proved who he is, the second factor, and the line that it leaves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from modellen.gebruiker.model import Rol
from modellen.waarden import OrganisatieCode


class Middel(StrEnum):
    """How somebody signed in."""

    WACHTWOORD = "wachtwoord"
    CODE = "code"
    """Password and a code of the telephone, or a recovery code."""
    ORGANISATIE = "organisatie"
    """At the identity provider of the own organisation (OIDC), which asks what it asks."""

    @property
    def label(self) -> str:
        """Dutch, as it stands in a table."""
        return _MIDDEL[self]


_MIDDEL = {
    Middel.WACHTWOORD: "wachtwoord",
    Middel.CODE: "wachtwoord en code",
    Middel.ORGANISATIE: "eigen organisatie",
}


@dataclass(frozen=True, slots=True)
class TweedeFactor:
    """What the telephone of an account counts with.

    Attributes:
        versleuteld: the shared secret, encrypted under the secret of the installation.
        bevestigd_op: when a first code proved that the telephone has it; ``None`` = not in use yet.
        laatste_stap: number of the last time step of which a code counted; older ones never do.
    """

    account: str
    versleuteld: str
    bevestigd_op: datetime | None = None
    laatste_stap: int = 0


class Accountgebeurtenis(StrEnum):
    """What happened at the door or to an account."""

    AANGEMELD = "aangemeld"
    WACHTWOORD_FOUT = "wachtwoord_fout"
    CODE_FOUT = "code_fout"
    OP_SLOT = "op_slot"
    ORGANISATIE_GEWEIGERD = "organisatie_geweigerd"
    HERSTELCODE_GEBRUIKT = "herstelcode_gebruikt"
    WACHTWOORD_GEWIJZIGD = "wachtwoord_gewijzigd"
    FACTOR_INGESTELD = "factor_ingesteld"
    FACTOR_WEG = "factor_weg"
    HERSTELCODES_NIEUW = "herstelcodes_nieuw"
    SESSIES_BEEINDIGD = "sessies_beeindigd"
    GEMAAKT = "gemaakt"
    GEWIJZIGD = "gewijzigd"
    GESLOTEN = "gesloten"
    HEROPEND = "heropend"
    ONTGRENDELD = "ontgrendeld"
    WACHTWOORD_HERSTELD = "wachtwoord_hersteld"
    PLICHT_GEWIJZIGD = "plicht_gewijzigd"

    @property
    def label(self) -> str:
        """Dutch, as it stands in a table."""
        return _LABEL[self]


_LABEL = {
    Accountgebeurtenis.AANGEMELD: "Ingelogd",
    Accountgebeurtenis.WACHTWOORD_FOUT: "Inloggen mislukt: wachtwoord fout",
    Accountgebeurtenis.CODE_FOUT: "Inloggen mislukt: code fout",
    Accountgebeurtenis.OP_SLOT: "Op slot na te veel fouten",
    Accountgebeurtenis.ORGANISATIE_GEWEIGERD: "Inloggen via de organisatie geweigerd",
    Accountgebeurtenis.HERSTELCODE_GEBRUIKT: "Herstelcode gebruikt",
    Accountgebeurtenis.WACHTWOORD_GEWIJZIGD: "Wachtwoord gewijzigd",
    Accountgebeurtenis.FACTOR_INGESTELD: "Extra code ingesteld",
    Accountgebeurtenis.FACTOR_WEG: "Extra code weggehaald",
    Accountgebeurtenis.HERSTELCODES_NIEUW: "Nieuwe herstelcodes gemaakt",
    Accountgebeurtenis.SESSIES_BEEINDIGD: "Sessies beëindigd",
    Accountgebeurtenis.GEMAAKT: "Account gemaakt",
    Accountgebeurtenis.GEWIJZIGD: "Account gewijzigd",
    Accountgebeurtenis.GESLOTEN: "Account gesloten",
    Accountgebeurtenis.HEROPEND: "Account weer geopend",
    Accountgebeurtenis.ONTGRENDELD: "Slot eraf gehaald",
    Accountgebeurtenis.WACHTWOORD_HERSTELD: "Eenmalig wachtwoord gegeven",
    Accountgebeurtenis.PLICHT_GEWIJZIGD: "Plicht voor de extra code gewijzigd",
}


MISLUKT = (
    Accountgebeurtenis.WACHTWOORD_FOUT,
    Accountgebeurtenis.CODE_FOUT,
    Accountgebeurtenis.OP_SLOT,
    Accountgebeurtenis.ORGANISATIE_GEWEIGERD,
)
"""What somebody did of whom nobody knows who it was."""


@dataclass(frozen=True, slots=True)
class Accountregel:
    """One line of what happened at the door or to an account.

    Attributes:
        account: ``None`` when a name was typed that is no account; what was typed is not kept.
        organisatie: of the account; ``None`` for no account.
        door: account that did it, the own one or that of a beheerder; ``None`` when unknown.
        middel: how, of a sign-in.
        rol: the role that it was about, where one changed.
    """

    moment: datetime
    soort: Accountgebeurtenis
    account: str | None = None
    organisatie: OrganisatieCode | None = None
    door: str | None = None
    middel: Middel | None = None
    rol: Rol | None = None
