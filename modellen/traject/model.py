"""The trajectory: what may happen, what happened, and which rule says so.

A trajectory type is data: phases, steps with their fields and gates, results and clocks. A
trajectory is the list of its events. Nothing is overwritten: a later event corrects or withdraws
an earlier one, and both stay. Everything else (phase, deadlines, documents) is derived.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from modellen.waarden import KlantNummer, OrganisatieCode

if TYPE_CHECKING:
    from modellen.documenten.model import Documentsoort
    from modellen.normen.norm import Normen
    from modellen.traject.stand import Stand

INGETROKKEN = "ingetrokken"
"""Step code of an event that withdraws the one it corrects and puts nothing in its place."""

VROEGSTE_JAAR, LAATSTE_JAAR = 1900, 2199
"""A date in a field outside these years is a slip of the pen, and no start of a clock."""

Gegeven = str | int | float | bool | list[str] | None


class Deelnemer(StrEnum):
    """Who acts in a trajectory. Types label them in their own words (ambiguities A10, A11)."""

    KLANT = "klant"
    JOBCOACH = "jobcoach"
    OPDRACHTGEVER = "opdrachtgever"
    CONSULENT = "consulent"
    WERKGEVER = "werkgever"
    ACCORDEUR = "accordeur"
    ARBEIDSDESKUNDIGE = "arbeidsdeskundige"
    TEAMLEIDER = "teamleider"


class VeldSoort(StrEnum):
    """What may stand in a field of a step."""

    TEKST = "tekst"
    DATUM = "datum"
    GETAL = "getal"
    JA_NEE = "ja_nee"
    KEUZE = "keuze"
    KEUZES = "keuzes"


@dataclass(frozen=True, slots=True)
class Veld:
    """A fact that a step records.

    ``regel`` is the rule that asks for it. ``is_vertrouwelijk`` marks what only klant and jobcoach
    may read; it never enters a document for the opdrachtgever. ``lijst`` names the list of
    :mod:`modellen.traject.keuzelijsten` that an organisation may put in place of ``keuzes``.
    """

    code: str
    label: str
    soort: VeldSoort = VeldSoort.TEKST
    regel: str | None = None
    is_verplicht: bool = True
    keuzes: tuple[str, ...] = ()
    is_vertrouwelijk: bool = False
    lijst: str | None = None


@dataclass(frozen=True, slots=True)
class Poort:
    """A condition that must hold for a step to be recorded.

    ``controle`` gets the state before the step, the step itself and the norms of that day;
    ``melding`` says in Dutch what is missing, ``volgende_stap`` what to do about it.
    """

    regel: str
    melding: str
    volgende_stap: str
    controle: Callable[[Stand, Gebeurtenis, Normen], bool]


@dataclass(frozen=True, slots=True)
class Fase:
    """A part of the trajectory; parallel parts are steps within one phase.

    Attributes:
        kort: what happens here, in a few words. uitleg: the same in two or three short Dutch
            sentences to the klant: what happens, what the klant does, when it is over (WNH-05).
        is_voor_iedereen: False = some klanten never come here.
    """

    code: str
    label: str
    kort: str = ""
    uitleg: str = ""
    is_voor_iedereen: bool = True


@dataclass(frozen=True, slots=True)
class Stap:
    """Something that can happen.

    Attributes:
        fasen: phases in which it may happen; empty = in every phase but the last.
        naar: phase that it leads to, ``None`` = the phase stays.
        is_eenmalig: it happens at most once.
        uitleg: to the klant, when this plays: what it is and what it asks (WNH-45); empty when
            the klant has no part in it.
    """

    code: str
    label: str
    wie: Deelnemer
    fasen: tuple[str, ...] = ()
    naar: str | None = None
    velden: tuple[Veld, ...] = ()
    poorten: tuple[Poort, ...] = ()
    is_eenmalig: bool = False
    regels: tuple[str, ...] = ()
    uitleg: str = ""


class Telt(StrEnum):
    """What a result counts as. "Naar werk" is never mixed with "contractueel geslaagd"."""

    NAAR_WERK = "naar_werk"
    CONTRACTUEEL = "contractueel"
    GEEN_RESULTAAT = "geen_resultaat"


@dataclass(frozen=True, slots=True)
class Resultaat:
    """An allowed end of a trajectory and the evidence that it needs."""

    code: str
    label: str
    telt: Telt
    regel: str | None
    poorten: tuple[Poort, ...] = ()


class KlokSoort(StrEnum):
    """A term runs once; a frequency starts again with each time it is met."""

    TERMIJN = "termijn"
    FREQUENTIE = "frequentie"


@dataclass(frozen=True, slots=True)
class Klok:
    """A deadline or a frequency; derived from events, never typed in.

    Attributes:
        start: steps that start it (the latest counts); ``start_veld`` is the field of that step
            with the date from which it runs, ``None`` = the moment of the step.
        klaar: steps that meet it. ``einde``: steps after which a frequency is no longer asked.
        norm: key of the length in the norms.
        pas_na: key of a wait before the term begins: what the step may not come before.
        klaar_als: what a step of ``klaar`` must say to meet it, ``None`` = nothing. It may read
            open fields only: an agenda does not read the others.
        ritme: step and field with a number of days that was agreed for this klant. It counts from
            the first round that begins on or after its day, and never stretches the norm.
    """

    code: str
    regel: str
    norm: str
    start: tuple[str, ...]
    klaar: tuple[str, ...]
    wat: str
    wie: Deelnemer
    start_veld: str | None = None
    soort: KlokSoort = KlokSoort.TERMIJN
    einde: tuple[str, ...] = ()
    klaar_als: Callable[[Gebeurtenis], bool] | None = None
    ritme: tuple[str, str] | None = None
    pas_na: str | None = None


@dataclass(frozen=True, slots=True)
class Feit:
    """One fact for which several steps ask, or one step each time again (WNH-45).

    Attributes:
        velden: (step, field) pairs that hold it; what one of them says is offered to the others.
        uit: pairs that tell it without being offered it.
        tot: steps after which what was known holds no longer.
        van_coach: who coached at the beginning tells it too, until a step says otherwise.
    """

    velden: tuple[tuple[str, str], ...]
    uit: tuple[tuple[str, str], ...] = ()
    tot: tuple[str, ...] = ()
    van_coach: bool = False
    pas_na: str | None = None


AFSLUITEN = "afsluiten"
"""The step that every type has: it names the result and ends the trajectory."""


@dataclass(frozen=True, slots=True)
class Trajectsoort:
    """One type of trajectory. The first phase is where it begins, the last one where it ends.

    Attributes:
        voor_opdrachtgever: steps of which whoever pays may know that they happened, besides the
            talks and his own steps; never what they say (SP2-95, SP2-97).
        belofte: what there is to gain, in Dutch to the klant (KWB-35).
        feiten: what several steps ask for and nobody has to type twice.
    """

    code: str
    naam: str
    fasen: tuple[Fase, ...]
    stappen: tuple[Stap, ...]
    resultaten: tuple[Resultaat, ...]
    klokken: tuple[Klok, ...] = ()
    deelnemers: Mapping[Deelnemer, str] = field(default_factory=lambda: MappingProxyType({}))
    documenten: tuple[Documentsoort, ...] = ()
    voor_opdrachtgever: tuple[str, ...] = ()
    belofte: str = ""
    feiten: tuple[Feit, ...] = ()
    _per_code: Mapping[str, Stap] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        per_code = {stap.code: stap for stap in reversed(self.stappen)}
        object.__setattr__(self, "_per_code", per_code)

    def __hash__(self) -> int:
        """By code: equal types have equal codes, and hashing every step would take long."""
        return hash(self.code)

    def find_document(self, code: str) -> Documentsoort | None:
        """The kind of document with this code, when this type has it."""
        return next((d for d in self.documenten if d.code == code), None)

    def find_stap(self, code: str) -> Stap | None:
        """The step with this code."""
        return self._per_code.get(code)

    def find_resultaat(self, code: object) -> Resultaat | None:
        """The result with this code."""
        return next((r for r in self.resultaten if r.code == code), None)

    def deelnemer(self, wie: Deelnemer) -> str:
        """What this type calls somebody: a casemanager here is a klantmanager there."""
        return self.deelnemers.get(wie, wie.value)


@dataclass(frozen=True, slots=True)
class Traject:
    """One trajectory of one klant. Numbers only: names stand elsewhere."""

    nummer: str
    klant: KlantNummer
    soort: str
    organisatie: OrganisatieCode
    opdrachtgever: str
    coach: str | None = None


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """One thing that happened, as it was recorded.

    Attributes:
        volgnummer: 1, 2, 3 … in the order of recording.
        moment: when it happened (aware). vastgelegd_op: when it was recorded (aware).
        gegevens: values by field code; dates as ISO text.
        corrigeert: number of the event that this one replaces; then ``reden`` says why.
    """

    volgnummer: int
    stap: str
    moment: datetime
    door: str
    vastgelegd_op: datetime
    gegevens: Mapping[str, Gegeven] = field(default_factory=lambda: MappingProxyType({}))
    corrigeert: int | None = None
    reden: str | None = None
