"""Who may sign in, and in which role. What a role may see is decided in ``api.toegang``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from modellen.fouten import OngeldigeWaarde
from modellen.waarden import KlantNummer, OrganisatieCode


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
    """An account. ``wachtwoord_hash`` is an Argon2id hash; the password itself is never kept.

    Attributes:
        opdrachtgever: of a contact person: whose trajecten it sees, named as in the traject;
            ``None`` = none yet, so nothing.
        klant: of a klant: the own number; ``None`` = not linked yet, so nothing.
        eenmalig_tot: the password is a one-time one and counts until then; ``None`` = an own one.
    """

    account: str
    naam: str
    rol: Rol
    organisatie: OrganisatieCode
    wachtwoord_hash: str
    is_actief: bool = True
    opdrachtgever: str | None = None
    klant: KlantNummer | None = None
    eenmalig_tot: datetime | None = None

    def __post_init__(self) -> None:
        for rol, veld in ((Rol.OPDRACHTGEVER, self.opdrachtgever), (Rol.KLANT, self.klant)):
            if veld is not None and self.rol is not rol:
                raise OngeldigeWaarde(
                    veld=rol.value,
                    melding=f"Een account met de rol {self.rol.label} hoort niet bij een {rol}.",
                    volgende_stap=f"Kies de rol {rol.label}, of laat {rol} leeg.",
                )
