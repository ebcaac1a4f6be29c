"""The klant: what somebody can, has and wants, as far as work is concerned.

No name, no birth date, no sex, no family, no benefit and no health is here.
The name lives in :class:`Identiteit`, health limits in ``modellen.belastbaarheid``:
other tables, other rights.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from modellen.dagdelen import Dagdelen
from modellen.fouten import OngeldigeWaarde
from modellen.kwalificatie import (
    Branche,
    Certificaat,
    Opleidingsniveau,
    Rijbewijs,
    Taalniveau,
    Vervoermiddel,
)
from modellen.waarden import KlantNummer, OrganisatieCode, Postcode, UrenPerWeek

MAX_REISMINUTEN = 180


class KlantStatus(StrEnum):
    """Whether the klant takes part in matching."""

    ACTIEF = "actief"
    GEPAUZEERD = "gepauzeerd"
    GEPLAATST = "geplaatst"
    AFGESLOTEN = "afgesloten"


class WensSoort(StrEnum):
    """What a wish is about; it decides how heavily the sentence weighs in the profile."""

    BEROEP = "beroep"
    TAAK = "taak"
    OMGEVING = "omgeving"
    LIEVER_NIET = "liever_niet"


@dataclass(frozen=True, slots=True)
class Wens:
    """One wish for work in the klant's own words (leefgebied 12 of the assessment)."""

    soort: WensSoort
    tekst: str


@dataclass(frozen=True, slots=True)
class Werkervaring:
    """A job held before. Dates stay out on purpose: gaps in a CV never reach a scorer.

    ``jaren`` is the length in years, rounded by the coach; ``recent`` says whether it was
    within the last five years; ``wil_terug`` is ``None`` until somebody asked.
    """

    functie: str
    taken: str = ""
    branche: Branche | None = None
    jaren: float | None = None
    recent: bool | None = None
    wil_terug: bool | None = None


@dataclass(frozen=True, slots=True)
class Klant:
    """A person in a trajectory, as far as matching may know.

    Attributes:
        nummer: own number.
        organisatie: tenant that guides the klant; matching never crosses it.
        coach: account name of the jobcoach.
        postcode: home, or ``None`` when unknown (then travel is unknown).
        vervoer: travel modes with the greatest travel time in minutes, one way.
        uren: hours a week wanted and possible; ends may be unknown.
        dagdelen: when the klant can work; ``None`` = not asked yet.
        taalniveau: spoken Dutch; ``None`` = unknown.
        opleiding: highest level completed; ``None`` = unknown.
        rijbewijzen, certificaten: what the klant holds; ``None`` = not asked yet.
        uitgesloten_branches, uitgesloten_werkgevers: what the klant refuses; always known,
            because leaving it empty is the klant's own choice.
    """

    nummer: KlantNummer
    organisatie: OrganisatieCode
    coach: str
    status: KlantStatus = KlantStatus.ACTIEF
    postcode: Postcode | None = None
    vervoer: Mapping[Vervoermiddel, int] = field(default_factory=lambda: MappingProxyType({}))
    uren: UrenPerWeek = UrenPerWeek()
    dagdelen: Dagdelen | None = None
    taalniveau: Taalniveau | None = None
    opleiding: Opleidingsniveau | None = None
    rijbewijzen: frozenset[Rijbewijs] | None = None
    certificaten: frozenset[Certificaat] | None = None
    werkervaring: tuple[Werkervaring, ...] = ()
    wensen: tuple[Wens, ...] = ()
    uitgesloten_branches: frozenset[Branche] = frozenset()
    uitgesloten_werkgevers: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        for middel, minuten in self.vervoer.items():
            if not 1 <= minuten <= MAX_REISMINUTEN:
                raise OngeldigeWaarde(
                    veld="vervoer",
                    melding=f"{minuten} minuten {middel.label} kan niet.",
                    volgende_stap=f"Geef een reistijd van 1 tot en met {MAX_REISMINUTEN} minuten.",
                )

    @property
    def rijbewijzen_met_omvang(self) -> frozenset[Rijbewijs] | None:
        """All categories the klant may drive, those that a held one includes too."""
        if self.rijbewijzen is None:
            return None
        return frozenset().union(*(r.omvat for r in self.rijbewijzen))

    @property
    def certificaten_met_omvang(self) -> frozenset[Certificaat] | None:
        """All certificates that the held ones prove."""
        if self.certificaten is None:
            return None
        return frozenset().union(*(c.omvat for c in self.certificaten))


@dataclass(frozen=True, slots=True)
class Identiteit:
    """Who the klant is: shown to the klant and the own coach only, never to matching."""

    klant: KlantNummer
    voornaam: str
    achternaam: str

    @property
    def volledige_naam(self) -> str:
        """First and last name."""
        return f"{self.voornaam} {self.achternaam}"


@dataclass(frozen=True, slots=True)
class Klantregel:
    """What somebody finds a klant by; ``naam`` is empty when none is known."""

    nummer: KlantNummer
    status: KlantStatus
    naam: str


@dataclass(frozen=True, slots=True)
class Klantvraag:
    """Who is looked for: all words occur in name or number, in any case; empty finds everybody."""

    tekst: str = ""
    status: KlantStatus | None = None

    @property
    def woorden(self) -> list[str]:
        """The words, in lower case."""
        return self.tekst.lower().split()

    def past(self, regel: Klantregel) -> bool:
        """Whether this klant is one of those."""
        if self.status not in (None, regel.status):
            return False
        tekst = f"{regel.naam} {regel.nummer}".lower()
        return all(woord in tekst for woord in self.woorden)
