"""The vacature: an opening with an end. Every property may be unknown; unknown is ``None``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from modellen.dagdelen import Dagdelen
from modellen.fouten import OngeldigeWaarde
from modellen.kwalificatie import Branche
from modellen.waarden import OrganisatieCode, UrenPerWeek, WerkNummer
from vacatures.belasting.model import Belasting
from vacatures.kenmerken import Contractvorm, Eisen, Werkplek


class VacatureStatus(StrEnum):
    """Whether the vacature may be proposed."""

    OPEN = "open"
    VERVULD = "vervuld"
    GESLOTEN = "gesloten"
    INGETROKKEN = "ingetrokken"


@dataclass(frozen=True, slots=True)
class Vacature:
    """An opening at an employer.

    Attributes:
        nummer: own number ``V-…``, derived from ``bron`` and ``bron_id``.
        bron, bron_id: where it came from and its number there; together unique.
        taken: task text, without the recruiter's prose where the source separates them.
        isco: ISCO-08 unit group (four digits) of the occupation.
        werkgever: number of the werkgever, ``None`` when the source hides it.
        posities: openings; ``None`` = unknown.
        sluit_op: last day on which it may be proposed.
        zichtbaar_voor: organisations that may see it; ``None`` = all.
        cluster: number of the vacature that stands for this job among its near-duplicates;
            ``None`` or the own number = this one is shown.
    """

    nummer: WerkNummer
    bron: str
    bron_id: str
    titel: str
    taken: str = ""
    werkgever: WerkNummer | None = None
    werkgever_naam: str | None = None
    branche: Branche | None = None
    isco: str | None = None
    plek: Werkplek = Werkplek()
    uren: UrenPerWeek = UrenPerWeek()
    dagdelen: Dagdelen | None = None
    contractvorm: Contractvorm | None = None
    posities: int | None = None
    eisen: Eisen = Eisen()
    belasting: Belasting = Belasting()
    geplaatst_op: date | None = None
    sluit_op: date | None = None
    status: VacatureStatus = VacatureStatus.OPEN
    zichtbaar_voor: frozenset[OrganisatieCode] | None = None
    cluster: WerkNummer | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        if not self.titel.strip():
            raise OngeldigeWaarde(
                veld="titel",
                melding=f"Vacature {self.nummer} heeft geen titel.",
                volgende_stap="Vul de naam van de functie in.",
            )
        if self.posities is not None and self.posities < 1:
            raise OngeldigeWaarde(
                veld="posities",
                melding=f"{self.posities} plaatsen kan niet.",
                volgende_stap="Geef 1 of meer, of laat het veld leeg.",
            )
        if self.isco is not None and not re.fullmatch(r"[0-9]{4}", self.isco):
            raise OngeldigeWaarde(
                veld="isco",
                melding=f"'{self.isco[:20]}' is geen ISCO-08-code.",
                volgende_stap="Geef vier cijfers, bijvoorbeeld 9112.",
            )

    def is_open(self, vandaag: date) -> bool:
        """May it be proposed today?"""
        return self.status is VacatureStatus.OPEN and (
            self.sluit_op is None or vandaag <= self.sluit_op
        )
