"""The netwerkplek: an employer with standing possibilities, or one to approach. No opening yet.

Source: pillars 1 and 3 of bemiddeling (SP2-59 and SP2-62): employers who place continuously
without outside competition, and employers whom the adviser approaches for this person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from modellen.dagdelen import Dagdelen
from modellen.kwalificatie import Branche
from modellen.waarden import OrganisatieCode, UrenPerWeek, WerkNummer
from vacatures.belasting.model import Belasting
from vacatures.kenmerken import Eisen, Werkplek


class NetwerkSoort(StrEnum):
    """How the employer stands in the network."""

    DOORLOPEND = "doorlopend"
    TE_BENADEREN = "te_benaderen"

    @property
    def label(self) -> str:
        """Dutch name."""
        return "doorlopend plaats" if self is NetwerkSoort.DOORLOPEND else "te benaderen"


@dataclass(frozen=True, slots=True)
class Netwerkplek:
    """A possibility at an employer; fields as in ``Vacature``, but without an end."""

    nummer: WerkNummer
    soort: NetwerkSoort
    werkgever: WerkNummer
    werkgever_naam: str
    titel: str
    taken: str = ""
    branche: Branche | None = None
    isco: str | None = None
    plek: Werkplek = Werkplek()
    uren: UrenPerWeek = UrenPerWeek()
    dagdelen: Dagdelen | None = None
    eisen: Eisen = Eisen()
    belasting: Belasting = Belasting()
    laatste_contact: date | None = None
    zichtbaar_voor: frozenset[OrganisatieCode] | None = None
    is_actief: bool = True
