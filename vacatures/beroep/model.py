"""The occupation of a vacature: which one, how certain, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from modellen.fouten import OngeldigeWaarde
from modellen.waarden import WerkNummer


class Beroepsbron(StrEnum):
    """Who named the occupation."""

    MODEL = "model"
    OPGAVE = "opgave"
    JOBCOACH = "jobcoach"
    ACCOUNTMANAGER = "accountmanager"

    @property
    def is_mens(self) -> bool:
        """True when somebody here decided: it wins, also at the next import."""
        return self in (Beroepsbron.JOBCOACH, Beroepsbron.ACCOUNTMANAGER)

    @property
    def label(self) -> str:
        """Dutch, as in 'volgens …'."""
        return {"model": "het taalmodel", "opgave": "de bron van de vacature"}.get(
            self.value, f"een {self.value}"
        )


@dataclass(frozen=True, slots=True)
class Beroepskoppeling:
    """The occupation that a vacature was linked to.

    Attributes:
        isco: ISCO-08 unit group; ``None`` = "weet ik niet".
        brc: BRC 2014 group; known sometimes where ``isco`` is not.
        zekerheid: 0 to 1, how often such a link is right; 1 for what a person says.
        model: name and version of the language model; ``None`` unless it made the link.
        esco, competentnl: codes of lists that were imported here.
    """

    vacature: WerkNummer
    isco: str | None
    brc: str | None
    zekerheid: float
    bron: Beroepsbron
    model: str | None = None
    esco: str | None = None
    competentnl: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.zekerheid <= 1:
            raise OngeldigeWaarde(
                veld="zekerheid",
                melding=f"Een zekerheid van {self.zekerheid} kan niet.",
                volgende_stap="Geef een getal van 0 tot en met 1.",
            )
        if (self.model is not None) != (self.bron is Beroepsbron.MODEL):
            raise OngeldigeWaarde(
                veld="model",
                melding="Alleen bij een koppeling door het taalmodel hoort een model.",
                volgende_stap="Geef het model op als het taalmodel de bron is, anders niet.",
            )
        if self.bron.is_mens and self.isco is None:
            raise OngeldigeWaarde(
                veld="isco",
                melding="Er is geen beroep gekozen.",
                volgende_stap="Kies een ISCO-08-code van vier cijfers.",
            )
