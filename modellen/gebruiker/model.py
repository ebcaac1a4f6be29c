"""Who may sign in, and in which role. What a role may see is decided in ``api.toegang``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from modellen.waarden import OrganisatieCode


class Rol(StrEnum):
    """Roles of the people who work with Opstap."""

    JOBCOACH = "jobcoach"
    ACCOUNTMANAGER = "accountmanager"
    TEAMLEIDER = "teamleider"
    OPDRACHTGEVER = "opdrachtgever"
    KLANT = "klant"
    CONSULENT = "consulent"
    ACCORDEUR = "accordeur"
    BEHEERDER = "beheerder"
    AUDITOR = "auditor"

    @property
    def label(self) -> str:
        """Dutch name."""
        return "contactpersoon opdrachtgever" if self is Rol.OPDRACHTGEVER else self.value


@dataclass(frozen=True, slots=True)
class Gebruiker:
    """An account. ``wachtwoord_hash`` is an Argon2id hash; the password itself is never kept."""

    account: str
    naam: str
    rol: Rol
    organisatie: OrganisatieCode
    wachtwoord_hash: str
    is_actief: bool = True
