"""What matching answers: lists with their reasons and their counts. Data only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matching.leren.herordenen import Kansuitleg
from matching.oordeel import Paaroordeel, Uitkomst
from matching.ranking.bijdrage import Bijdrage
from modellen.klantprofiel.model import Klantprofiel
from modellen.kwalificatie import Vervoermiddel
from modellen.voorstel.lijst import Lijstpool, Plaatsbron
from modellen.waarden import KlantNummer, WerkNummer
from vacatures.werk import Werk


class Pad(StrEnum):
    """Which way an answer was made; both are exact.

    EXACT_BLOKKEN: only rows within travel reach were looked at. EXACT_ALLE: every row was.
    """

    EXACT_BLOKKEN = "exact_blokken"
    EXACT_ALLE = "exact_alle"


@dataclass(frozen=True, slots=True)
class Telling:
    """How the list came about; no list is short without saying why.

    Attributes:
        beschouwd: rows that are open and visible for the organisation.
        geschikt, met_aandachtspunten, ongeschikt: their outcomes; they add up to ``beschouwd``.
        afgevallen_op: by constraint, how many considered rows are ``ongeschikt`` on it (a row may
            count for several).
        enige_reden: by constraint, how many rows fail on that one alone: what would open most.
        gevraagd, getoond: rows asked for and returned.
        pad: which way the answer was made.
        tegengehouden: rows that the re-check on the record took out (0, or something is broken).
    """

    beschouwd: int
    geschikt: int
    met_aandachtspunten: int
    ongeschikt: int
    afgevallen_op: Mapping[str, int]
    enige_reden: Mapping[str, int]
    gevraagd: int
    getoond: int
    pad: Pad
    tegengehouden: int = 0

    @property
    def kandidaat_rijen(self) -> int:
        """Rows that could be returned: suitable, or with points to look at."""
        return self.geschikt + self.met_aandachtspunten


@dataclass(frozen=True, slots=True)
class Versies:
    """With what the answer was made, so that it can be made again.

    ``ranker`` put the best rows in order (``VASTE_SCORE``: nothing learnt did). ``index`` is the
    sequence number of the store up to which the ranked side was read.
    """

    taalmodel: str
    ranking: str
    ranker: str
    reistijd: str
    index: int


@dataclass(frozen=True, slots=True)
class Match:
    """One klant with one werk: the outcome of every constraint, and the score in parts.

    ``score`` is the sum of ``bijdragen`` (each: weight x value). ``reistijden`` are whole minutes
    one way by the klant's own modes; empty when a place is unknown. ``kans`` is what the champion
    says, which then is what orders the list; ``None`` where the fixed score orders.
    """

    profiel: Klantprofiel
    werk: Werk
    oordeel: Paaroordeel
    score: float
    bijdragen: tuple[Bijdrage, ...]
    reistijden: Mapping[Vervoermiddel, int]
    kans: Kansuitleg | None = None

    @property
    def uitkomst(self) -> Uitkomst:
        """Lowest outcome of all constraints."""
        return self.oordeel.uitkomst


@dataclass(frozen=True, slots=True)
class Lijst:
    """Ranked matches, best first; ties by number.

    Attributes:
        pool: the best rows of the eligible set, those of the matches among them.
        keuzes: per match why it stands there and with which chance.
    """

    matches: tuple[Match, ...]
    telling: Telling
    vandaag: date
    versies: Versies
    pool: Lijstpool
    keuzes: tuple[tuple[Plaatsbron, float], ...]

    @property
    def verkend(self) -> tuple[bool, ...]:
        """Per match whether it comes from lower down, by exploration."""
        return tuple(bron is Plaatsbron.VERKENNING for bron, _ in self.keuzes)


@dataclass(frozen=True, slots=True)
class Shortlist(Lijst):
    """Werk for one klant."""

    klant: KlantNummer


@dataclass(frozen=True, slots=True)
class Kandidaten(Lijst):
    """Klanten for one werk."""

    werk: WerkNummer


@dataclass(frozen=True, slots=True)
class Waarom:
    """The answer on one pair, whether or not it is in the list.

    ``plaats`` is the place in the klant's ranking of everything not unsuitable (1 = first), or
    ``None`` when the pair is unsuitable; ``van`` is the length of that ranking.
    """

    match: Match
    plaats: int | None
    van: int
    vandaag: date


@dataclass(frozen=True, slots=True)
class Profieleffect:
    """What another profile of the same klant does to his ranking of everything not unsuitable.

    ``erbij`` and ``eraf`` are rows that came and went; the others are how many there are and were,
    and how many of them without any aandachtspunt.
    """

    erbij: int
    eraf: int
    passend: int
    passend_eerst: int
    geschikt: int
    geschikt_eerst: int
