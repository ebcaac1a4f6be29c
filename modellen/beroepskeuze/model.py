"""The beroepskeuzetest: interests (RIASEC) and competences. Interest, not ability.

Source of the six types: J. L. Holland, Making Vocational Choices. A test never excludes
anybody from a vacancy; it only weighs in the ranking.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from modellen.fouten import OngeldigeWaarde
from modellen.waarden import KlantNummer


@dataclass(frozen=True, slots=True)
class Riasec:
    """Six interest scores, each from 0 (none) to 1 (very strong)."""

    realistisch: float
    onderzoekend: float
    artistiek: float
    sociaal: float
    ondernemend: float
    conventioneel: float

    def __post_init__(self) -> None:
        for veld in fields(self):
            if not 0.0 <= getattr(self, veld.name) <= 1.0:
                raise OngeldigeWaarde(
                    veld=veld.name,
                    melding=f"De score voor {veld.name} ligt niet tussen 0 en 1.",
                    volgende_stap="Deel de score door het hoogste punt van de test.",
                )

    def als_array(self) -> npt.NDArray[np.float32]:
        """Scores in RIASEC order, float32 [6]."""
        return np.array([getattr(self, v.name) for v in fields(self)], dtype=np.float32)


class Competentie(StrEnum):
    """Competences that the test scores; closed, so that they can be counted and explained."""

    SAMENWERKEN = "samenwerken"
    NAUWKEURIGHEID = "nauwkeurigheid"
    KLANTGERICHTHEID = "klantgerichtheid"
    ZORGZAAMHEID = "zorgzaamheid"
    HANDVAARDIGHEID = "handvaardigheid"
    TECHNISCH_INZICHT = "technisch_inzicht"
    ORDENEN = "ordenen"
    REKENEN = "rekenen"
    TAALVAARDIGHEID = "taalvaardigheid"
    OMGAAN_MET_COMPUTER = "omgaan_met_computer"
    LEIDINGGEVEN = "leidinggeven"
    VERKOPEN = "verkopen"
    ZELFSTANDIG_WERKEN = "zelfstandig_werken"
    LEREN = "leren"

    @property
    def label(self) -> str:
        """Dutch words."""
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True)
class CompetentieScore:
    """A competence with its strength from 1 (weak) to 5 (strong)."""

    competentie: Competentie
    sterkte: int

    def __post_init__(self) -> None:
        if not 1 <= self.sterkte <= 5:
            raise OngeldigeWaarde(
                veld="sterkte",
                melding=f"{self.sterkte} is geen sterkte van een competentie.",
                volgende_stap="Geef een getal van 1 (zwak) tot en met 5 (sterk).",
            )


@dataclass(frozen=True, slots=True)
class Beroepskeuzetest:
    """Outcome of one test taken by one klant; ``riasec`` is ``None`` when not scored."""

    klant: KlantNummer
    datum: date
    riasec: Riasec | None = None
    competenties: tuple[CompetentieScore, ...] = ()
