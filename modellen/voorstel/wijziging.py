"""What a reason suggests to change in a profile, a limit or some work. A person decides.

A suggestion is made from what was known when the reason was given and says what would change. It
stays open until somebody accepts or declines it; the decision is a row of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from modellen.fouten import OpstapFout
from modellen.waarden import KlantNummer, OrganisatieCode, WerkNummer


class Wijzigingsoort(StrEnum):
    """What would change."""

    REISTIJD_KORTER = "reistijd_korter"
    UREN_HOOGSTENS = "uren_hoogstens"
    UREN_MINSTENS = "uren_minstens"
    DAGDELEN_MINDER = "dagdelen_minder"
    BRANCHE_UITSLUITEN = "branche_uitsluiten"
    WERKGEVER_UITSLUITEN = "werkgever_uitsluiten"
    FML_HERBEOORDELEN = "fml_herbeoordelen"
    BELASTING_NAGAAN = "belasting_nagaan"
    WERK_SLUITEN = "werk_sluiten"
    EIS_NAGAAN = "eis_nagaan"
    UREN_NAGAAN = "uren_nagaan"
    TIJDEN_NAGAAN = "tijden_nagaan"

    @property
    def label(self) -> str:
        """Dutch, as what would be done."""
        return _LABELS[self]

    @property
    def is_gevoelig(self) -> bool:
        """It rests on what somebody can bear: rights of belastbaarheid."""
        return self in (Wijzigingsoort.FML_HERBEOORDELEN, Wijzigingsoort.BELASTING_NAGAAN)

    @property
    def is_van_werk(self) -> bool:
        """It comes from the employer and changes work alone; an accountmanager may decide."""
        return self in _VAN_WERK


_LABELS: Mapping[Wijzigingsoort, str] = {
    Wijzigingsoort.REISTIJD_KORTER: "Kortere reistijd voor dit vervoer",
    Wijzigingsoort.UREN_HOOGSTENS: "Minder uren zoeken",
    Wijzigingsoort.UREN_MINSTENS: "Meer uren zoeken",
    Wijzigingsoort.DAGDELEN_MINDER: "Minder dagdelen zoeken",
    Wijzigingsoort.BRANCHE_UITSLUITEN: "Deze branche niet meer voorstellen",
    Wijzigingsoort.WERKGEVER_UITSLUITEN: "Deze werkgever niet meer voorstellen",
    Wijzigingsoort.FML_HERBEOORDELEN: "Dit punt voorzichtiger nemen en opnieuw laten beoordelen",
    Wijzigingsoort.BELASTING_NAGAAN: "Bij de werkgever navragen hoe zwaar dit punt is",
    Wijzigingsoort.WERK_SLUITEN: "Dit werk sluiten",
    Wijzigingsoort.EIS_NAGAAN: "Bij de werkgever navragen wat er gevraagd wordt",
    Wijzigingsoort.UREN_NAGAAN: "Bij de werkgever navragen hoeveel uren het zijn",
    Wijzigingsoort.TIJDEN_NAGAAN: "Bij de werkgever navragen wanneer er gewerkt wordt",
}
_VAN_WERK = frozenset(
    {
        Wijzigingsoort.WERK_SLUITEN,
        Wijzigingsoort.EIS_NAGAAN,
        Wijzigingsoort.UREN_NAGAAN,
        Wijzigingsoort.TIJDEN_NAGAAN,
    }
)


class Besluit(StrEnum):
    """What a person said of a suggestion."""

    AANVAARD = "aanvaard"
    AFGEWEZEN = "afgewezen"


@dataclass(frozen=True, slots=True)
class Wijziging:
    """What would change: a kind with the values that it needs, by name (JSON values)."""

    soort: Wijzigingsoort
    gegevens: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Wijzigingsvoorstel:
    """A suggestion and what became of it.

    Attributes:
        nummer: counts up. voorstel, gebeurtenis: the reason that it comes from.
        besluit: ``None`` = open. besloten_door: account of a person; besloten_op is aware.
        gewijzigd: what the decision changed, as a sentence; empty while open.
    """

    nummer: int
    voorstel: int
    gebeurtenis: int
    klant: KlantNummer
    werk: WerkNummer
    organisatie: OrganisatieCode
    wijziging: Wijziging
    gemaakt_op: datetime
    besluit: Besluit | None = None
    besloten_door: str | None = None
    besloten_op: datetime | None = None
    gewijzigd: str = ""


class AlBesloten(OpstapFout):
    """Somebody decided before."""

    def __init__(self) -> None:
        super().__init__(
            code="wijziging_al_besloten",
            melding="Over deze wijziging is al besloten.",
            volgende_stap="Lees wat er besloten is; een nieuwe reden geeft een nieuw voorstel.",
        )


class WijzigingVerouderd(OpstapFout):
    """What it would change is not there any more, or has changed since."""

    def __init__(self, melding: str) -> None:
        super().__init__(
            code="wijziging_verouderd",
            melding=melding,
            volgende_stap="Wijs het voorstel af en pas zo nodig zelf het profiel of het werk aan.",
        )
