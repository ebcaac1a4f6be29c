"""The nightly run: one night, its blocks, and how far it got. What a night holds is documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from modellen.fouten import OpstapFout
from modellen.waarden import OrganisatieCode


class NachtStatus(StrEnum):
    """How far a night is. Readers see only what is published."""

    BEZIG = "bezig"
    GEPUBLICEERD = "gepubliceerd"
    MISLUKT = "mislukt"


class BlokSoort(StrEnum):
    """What a block ranks: werk for a range of klanten, or klanten for a range of werk."""

    KLANT = "klant"
    WERK = "werk"


@dataclass(frozen=True, slots=True)
class Nachtplan:
    """What decides the outcome of a night besides the records themselves.

    A run that finds an unfinished night with the same plan goes on with it; with another plan
    (another day, weights, model or length of lists) that night can no longer become whole.

    Attributes:
        dag: the day that counts for closing dates and validity.
        versies: of model, ranking, travel and constraints, by name.
        per_klant, per_werk: lines of a list at most.
    """

    dag: date
    versies: Mapping[str, str]
    per_klant: int
    per_werk: int


@dataclass(frozen=True, slots=True)
class Nacht:
    """One run over everything.

    Attributes:
        nummer: counts up; the highest published one is what readers see.
        vorige: the published night with which this one is compared; ``None`` for the first.
        klant_stand, werk_stand: sequence numbers of the store when it began.
    """

    nummer: int
    status: NachtStatus
    plan: Nachtplan
    vorige: int | None
    klant_stand: int
    werk_stand: int
    begonnen_op: datetime
    gepubliceerd_op: datetime | None = None


@dataclass(frozen=True, slots=True)
class Nachtblok:
    """A part of a night that is done as a whole or not at all.

    ``van`` (included) to ``tot`` (not included, ``None`` = no end) are numbers of klanten or werk
    in the order of code points, so that whoever comes in between belongs to one block.
    """

    nacht: int
    blok: int
    soort: BlokSoort
    organisatie: OrganisatieCode
    van: str
    tot: str | None


@dataclass(frozen=True, slots=True)
class Bloktelling:
    """What was done in a block: lists made, lines in them, and lines that the re-check took out."""

    lijsten: int
    regels: int
    tegengehouden: int

    def __add__(self, ander: Bloktelling) -> Bloktelling:
        return Bloktelling(
            self.lijsten + ander.lijsten,
            self.regels + ander.regels,
            self.tegengehouden + ander.tegengehouden,
        )


class NachtBezig(OpstapFout):
    """Another process is making the night."""

    def __init__(self) -> None:
        super().__init__(
            code="nacht_bezig",
            melding="Er loopt al een nachtelijke ronde op deze opslag.",
            volgende_stap="Wacht tot die klaar is. Een afgebroken ronde geeft het slot vrij.",
        )


class NachtslotVerloren(OpstapFout):
    """Another process took the lock over; nothing more may be written."""

    def __init__(self) -> None:
        super().__init__(
            code="nachtslot_verloren",
            melding="Een andere ronde heeft het overgenomen, omdat deze te lang niets liet horen.",
            volgende_stap="Laat de andere ronde zijn werk doen.",
        )
