"""What is new, gone or moved in a list since the night before, and why.

The reason is the first that holds, from what is certain to what remains: the other side is new or
changed, this side changed, a constraint fails now, a part of the score changed, the champion
expects something else of it, or only the rest of the list did.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from matching.leren.herordenen import Kansuitleg
from matching.ranking.bijdrage import Bijdrage

VERSCHOVEN_VANAF = 3
"""Fewer places than this are not worth a line."""

MERKBAAR = 0.005
"""A score that changed less than this did not cause a move."""

MERKBARE_KANS = 0.02
"""The same for the gain that a champion expects, as a share of it."""


TE_BESPREKEN = "jobcoach"
"""Stands for every constraint that rests on health, for whoever may not know which one."""


class VerschilSoort(StrEnum):
    """What happened to one line."""

    NIEUW = "nieuw"
    WEG = "weg"
    VERSCHOVEN = "verschoven"


class Waarom(StrEnum):
    """Why. ``wat`` of the difference names the constraints or the part of the score."""

    ANDER_NIEUW = "ander_nieuw"
    ANDER_GEWIJZIGD = "ander_gewijzigd"
    ANDER_WEG = "ander_weg"
    ZELF_GEWIJZIGD = "zelf_gewijzigd"
    VALT_AF = "valt_af"
    SCORE = "score"
    KANS = "kans"
    VERDRONGEN = "verdrongen"
    RANGLIJST = "ranglijst"


@dataclass(frozen=True, slots=True)
class Verschil:
    """One line of a digest. ``ander`` is the werk of a klant, or the klant of a werk.

    ``van`` and ``naar`` are places counted from 1; ``None`` when it was, or is, not in the list.
    """

    soort: VerschilSoort
    ander: str
    van: int | None
    naar: int | None
    waarom: Waarom
    wat: tuple[str, ...] = ()

    def als_document(self) -> dict[str, Any]:
        """For storage."""
        return asdict(self)

    @classmethod
    def van_document(cls, document: Mapping[str, Any]) -> Verschil:
        """The difference back."""
        return cls(
            VerschilSoort(document["soort"]),
            document["ander"],
            document["van"],
            document["naar"],
            Waarom(document["waarom"]),
            tuple(document["wat"]),
        )


@dataclass(frozen=True, slots=True)
class Regelstand:
    """A line as far as it is compared.

    Place from 1, fixed score, its parts where they are kept, and what a champion said of it, where
    there was one.
    """

    plaats: int
    score: float
    bijdragen: tuple[Bijdrage, ...] = ()
    kans: Kansuitleg | None = None


@dataclass(frozen=True, slots=True)
class Wijzigingen:
    """What changed in the records since the night before.

    Attributes:
        nieuw, gewijzigd: numbers of the other side.
        zelf: whether the record that the list is of changed.
    """

    nieuw: frozenset[str] = field(default_factory=frozenset)
    gewijzigd: frozenset[str] = field(default_factory=frozenset)
    zelf: bool = False


@dataclass(frozen=True, slots=True)
class Nu:
    """Where a line that fell out of the list is now.

    ``bestaat`` is false when its record is gone; ``faalt_op`` names the constraints that refuse it;
    ``plaats`` is its place below the list, where known.
    """

    bestaat: bool
    faalt_op: tuple[str, ...]
    plaats: int | None


def vergelijk(
    oud: Mapping[str, Regelstand],
    nieuw: Mapping[str, Regelstand],
    *,
    wijzigingen: Wijzigingen,
    waar_nu: Callable[[str], Nu],
) -> list[Verschil]:
    """Differences of two lists by number: gone first, then new, then moved, each by place.

    Args:
        waar_nu: asked of every line that is gone.
    """
    weg = [_weg(n, stand, waar_nu(n)) for n, stand in oud.items() if n not in nieuw]
    erbij = [_nieuw(n, s, wijzigingen) for n, s in nieuw.items() if n not in oud]
    verschoven = [
        _verschoven(n, oud[n], s, wijzigingen)
        for n, s in nieuw.items()
        if n in oud and abs(s.plaats - oud[n].plaats) >= VERSCHOVEN_VANAF
    ]
    return weg + erbij + verschoven


def _weg(nummer: str, oud: Regelstand, nu: Nu) -> Verschil:
    wat: tuple[str, ...]
    if not nu.bestaat:
        waarom, wat = Waarom.ANDER_WEG, ()
    elif nu.faalt_op:
        waarom, wat = Waarom.VALT_AF, nu.faalt_op
    else:
        waarom, wat = Waarom.VERDRONGEN, ()
    return Verschil(VerschilSoort.WEG, nummer, oud.plaats, nu.plaats, waarom, wat)


def _nieuw(nummer: str, stand: Regelstand, wijzigingen: Wijzigingen) -> Verschil:
    return Verschil(
        VerschilSoort.NIEUW,
        nummer,
        None,
        stand.plaats,
        _gewijzigd(nummer, wijzigingen) or Waarom.RANGLIJST,
    )


def _verschoven(
    nummer: str, oud: Regelstand, stand: Regelstand, wijzigingen: Wijzigingen
) -> Verschil:
    wat: tuple[str, ...]
    if abs(stand.score - oud.score) < MERKBAAR:
        waarom, wat = Waarom.KANS if _andere_kans(oud, stand) else Waarom.RANGLIJST, ()
    else:
        wat = _grootste(oud.bijdragen, stand.bijdragen)
        waarom = _gewijzigd(nummer, wijzigingen) or Waarom.SCORE
    return Verschil(VerschilSoort.VERSCHOVEN, nummer, oud.plaats, stand.plaats, waarom, wat)


def _andere_kans(oud: Regelstand, nu: Regelstand) -> bool:
    """Whether a champion expects something else of it now, or there was none before or is none."""
    if oud.kans is None or nu.kans is None:
        return oud.kans is not nu.kans
    was, wordt = oud.kans.gain, nu.kans.gain
    return abs(wordt - was) > MERKBARE_KANS * max(was, wordt)


def _gewijzigd(nummer: str, wijzigingen: Wijzigingen) -> Waarom | None:
    if nummer in wijzigingen.nieuw:
        return Waarom.ANDER_NIEUW
    if nummer in wijzigingen.gewijzigd:
        return Waarom.ANDER_GEWIJZIGD
    return Waarom.ZELF_GEWIJZIGD if wijzigingen.zelf else None


def _grootste(oud: Sequence[Bijdrage], nieuw: Sequence[Bijdrage]) -> tuple[str, ...]:
    """The part of the score that changed most, where both nights kept their parts."""
    effect = {b.component: b.effect for b in oud}
    verschil = {b.component: abs(b.effect - effect.get(b.component, 0.0)) for b in nieuw}
    if not oud or not verschil:
        return ()
    return (max(verschil, key=lambda naam: verschil[naam]),)
