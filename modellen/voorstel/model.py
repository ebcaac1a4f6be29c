"""A proposal: one klant with one werk, and everything that came of it, as it was recorded.

Events are only ever added. A mistake is put right by a later event that names the one it corrects,
so that whoever looks back from any day finds what was known on that day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import NamedTuple, TypeVar

from modellen.fouten import OpstapFout
from modellen.normen.duur import Duur, Eenheid, tel_op
from modellen.voorstel.redenen import (
    ZONDER_TOELICHTING,
    Correctiereden,
    Klantantwoord,
    Toelichting,
    Voorstelreden,
    Weigeraar,
)
from modellen.waarden import KlantNummer, OrganisatieCode, WerkNummer

HOOGSTE_UREN = 60.0
"""Hours a week that somebody can keep; as in ``MAX_UREN_PER_WEEK``."""


class Voorstelsoort(StrEnum):
    """What can happen to a proposal."""

    BEKEKEN = "bekeken"
    VOORGESTELD = "voorgesteld"
    ANTWOORD = "antwoord"
    GEWEIGERD = "geweigerd"
    GESPREK = "gesprek"
    PROEFPLAATSING = "proefplaatsing"
    INLEEN = "inleen"
    LOONKOSTENSUBSIDIE = "loonkostensubsidie"
    ARBEIDSOVEREENKOMST = "arbeidsovereenkomst"
    NOG_AAN_HET_WERK = "nog_aan_het_werk"
    UREN = "uren"
    UITVAL = "uitval"
    INGETROKKEN = "ingetrokken"

    @property
    def label(self) -> str:
        """Dutch name."""
        return _LABELS.get(self, self.value)


_LABELS = {
    Voorstelsoort.ANTWOORD: "antwoord van de klant",
    Voorstelsoort.INLEEN: "werkt via inleen",
    Voorstelsoort.LOONKOSTENSUBSIDIE: "werkt met loonkostensubsidie",
    Voorstelsoort.ARBEIDSOVEREENKOMST: "werkt met een arbeidsovereenkomst",
    Voorstelsoort.NOG_AAN_HET_WERK: "nog aan het werk",
    Voorstelsoort.UREN: "werkt zoveel uur per week",
    Voorstelsoort.UITVAL: "gestopt met het werk",
}

PLAATSINGEN = frozenset(
    {
        Voorstelsoort.INLEEN,
        Voorstelsoort.LOONKOSTENSUBSIDIE,
        Voorstelsoort.ARBEIDSOVEREENKOMST,
    }
)
"""Being at work. A proefplaatsing is on the way there: the klant keeps his benefit."""

VOOR_DE_WERKGEVER = frozenset(
    {Voorstelsoort.BEKEKEN, Voorstelsoort.VOORGESTELD, Voorstelsoort.ANTWOORD}
)
"""What can be recorded before an employer says anything."""

MAANDEN = (1, 3, 6)
"""After how many months somebody asks whether the klant is still at work."""


class Voorstelfase(IntEnum):
    """How far a proposal came; each step is reached only through those before it."""

    VOORGESTELD = 0
    GESPREK = 1
    GEPLAATST = 2
    NA_1_MAAND = 3
    NA_3_MAANDEN = 4
    DUURZAAM = 5


FASE_NA = {
    1: Voorstelfase.NA_1_MAAND,
    3: Voorstelfase.NA_3_MAANDEN,
    6: Voorstelfase.DUURZAAM,
}
"""The step that is reached by still being at work after so many months."""


def maanden_later(dag: date, maanden: int) -> date:
    """The day so many months of the calendar later."""
    return tel_op(dag, Duur(maanden, Eenheid.MAAND))


@dataclass(frozen=True, slots=True)
class Voorstel:
    """One klant with one werk, once; when it ended, the same two may begin another one.

    Attributes:
        nummer: counts up.
        organisatie: of the klant when it began.
        lijst, plaats: where it was shown before (place 0 = first), ``None`` = found elsewhere.
        begonnen_op: when it was first recorded (aware).
    """

    nummer: int
    klant: KlantNummer
    werk: WerkNummer
    organisatie: OrganisatieCode
    lijst: str | None
    plaats: int | None
    begonnen_op: datetime


@dataclass(frozen=True, slots=True)
class Voorstelgebeurtenis:
    """One thing that happened to a proposal.

    Attributes:
        volgnummer: 1, 2, 3 …: the order of recording.
        dag: the Dutch calendar day on which it happened or took effect.
        vastgelegd_op: the exact moment of recording (aware). door: by whose account.
        achteraf: entered afterwards: steps that must have come before may be missing.
        weigeraar: who refused; of GEWEIGERD alone.
        reden, toelichting: why; of GEWEIGERD and UITVAL. A reader without the right to it gets
            ``None`` and an empty one.
        maanden: 1, 3 or 6; of NOG_AAN_HET_WERK. uren: hours a week kept; of UREN.
        corrigeert: number of the event in whose place this one comes; INGETROKKEN leaves nothing.
        antwoord: what the klant said; of ANTWOORD, and of VOORGESTELD (``None`` = not recorded).
        correctiereden: why it corrects another one, ``None`` = not recorded.
    """

    volgnummer: int
    soort: Voorstelsoort
    dag: date
    vastgelegd_op: datetime
    door: str
    achteraf: bool = False
    weigeraar: Weigeraar | None = None
    reden: Voorstelreden | None = None
    toelichting: Toelichting = ZONDER_TOELICHTING
    maanden: int | None = None
    uren: float | None = None
    corrigeert: int | None = None
    antwoord: Klantantwoord | None = None
    correctiereden: Correctiereden | None = None


@dataclass(frozen=True, slots=True)
class Verloop:
    """A proposal with its events, in the order of recording; nothing is missing."""

    voorstel: Voorstel
    gebeurtenissen: tuple[Voorstelgebeurtenis, ...] = ()

    @property
    def geldend(self) -> tuple[Voorstelgebeurtenis, ...]:
        """What holds, by day: a corrected event gives way to its correction, at its place."""
        return geldende(self.gebeurtenissen)

    @property
    def einde(self) -> Voorstelgebeurtenis | None:
        """The event that ended it, ``None`` while it runs."""
        slot = (Voorstelsoort.GEWEIGERD, Voorstelsoort.UITVAL)
        return next((g for g in reversed(self.geldend) if g.soort in slot), None)

    @property
    def antwoord(self) -> Klantantwoord | None:
        """What the klant said last, ``None`` = nothing is recorded; a no is the end."""
        return _laatste_antwoord(self.geldend)

    @property
    def is_voorgesteld(self) -> bool:
        """Whether it was more than looked at."""
        return any(g.soort is not Voorstelsoort.BEKEKEN for g in self.geldend)


class Vermelding(NamedTuple):
    """As much of an event as decides what holds and what is waited for."""

    volgnummer: int
    soort: Voorstelsoort
    dag: date
    corrigeert: int | None
    antwoord: Klantantwoord | None


V = TypeVar("V", Voorstelgebeurtenis, Vermelding)


def geldende(gebeurtenissen: Iterable[V]) -> tuple[V, ...]:
    """Those that hold, as :attr:`Verloop.geldend`, of events in the order of recording."""
    per_nummer: dict[int, V] = {}
    eerste: dict[int, int] = {}
    for gebeurtenis in gebeurtenissen:
        nummer, oud = gebeurtenis.volgnummer, gebeurtenis.corrigeert
        eerste[nummer] = nummer if oud is None else eerste.get(oud, oud)
        if oud is not None:
            per_nummer.pop(oud, None)
        if gebeurtenis.soort is not Voorstelsoort.INGETROKKEN:
            per_nummer[nummer] = gebeurtenis
    return tuple(sorted(per_nummer.values(), key=lambda g: (g.dag, eerste[g.volgnummer])))


def wacht_op_werkgever(geldend: Sequence[Voorstelgebeurtenis | Vermelding]) -> bool:
    """Whether all that holds is: proposed, and a yes of the klant."""
    soorten = {g.soort for g in geldend}
    return (
        Voorstelsoort.VOORGESTELD in soorten
        and soorten <= VOOR_DE_WERKGEVER
        and _laatste_antwoord(geldend) is Klantantwoord.JA
    )


def _laatste_antwoord(
    geldend: Sequence[Voorstelgebeurtenis | Vermelding],
) -> Klantantwoord | None:
    return next((g.antwoord for g in reversed(geldend) if g.antwoord is not None), None)


class GebeurtenisGeweigerd(OpstapFout):
    """An event that cannot have happened like that."""

    def __init__(self, melding: str, volgende_stap: str) -> None:
        super().__init__(code="gebeurtenis_geweigerd", melding=melding, volgende_stap=volgende_stap)


class VoorstelIntussenGewijzigd(OpstapFout):
    """Somebody else recorded something at the same moment."""

    def __init__(self) -> None:
        super().__init__(
            code="voorstel_intussen_gewijzigd",
            melding="Iemand anders legde intussen iets vast bij dit voorstel.",
            volgende_stap="Lees het voorstel opnieuw en leg dan vast.",
        )
