"""What whoever manages the installation looks back on: reports of imports and of fairness."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from modellen.fouten import OpstapFout
from modellen.waarden import OrganisatieCode


class BeheerIntussenGewijzigd(OpstapFout):
    """Somebody else recorded something at the same moment."""

    def __init__(self) -> None:
        super().__init__(
            code="beheer_intussen_gewijzigd",
            melding="Iemand anders legde op dit moment ook iets vast.",
            volgende_stap="Bekijk wat er nu staat en leg het dan zo nodig opnieuw vast.",
        )


class Verslagsoort(StrEnum):
    """What a report is about."""

    IMPORT = "import"
    EERLIJKHEID = "eerlijkheid"


@dataclass(frozen=True, slots=True)
class Beheerverslag:
    """One report, never changed.

    Attributes:
        organisatie: whose it is; ``None`` = of the whole installation.
        kenmerk: of an import what was imported, of a fairness report the calendar year.
        inhoud: a document; of klanten it holds counts alone.
    """

    nummer: int
    soort: Verslagsoort
    organisatie: OrganisatieCode | None
    kenmerk: str
    op: datetime
    door: str
    inhoud: Mapping[str, Any]
