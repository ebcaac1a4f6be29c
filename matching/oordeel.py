"""What a constraint says about a pair of klant and werk. Data; sentences come last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from types import MappingProxyType

from modellen.waarden import KlantNummer, WerkNummer


class Uitkomst(IntEnum):
    """Three outcomes, never two (besluit 0003). The lowest of a pair counts."""

    ONGESCHIKT = 0
    AANDACHTSPUNT = 1
    GESCHIKT = 2

    @property
    def code(self) -> str:
        """Stable ASCII code."""
        return self.name.lower()


Gegeven = str | int | float | None


@dataclass(frozen=True, slots=True)
class Reden:
    """Why a constraint gave its outcome.

    ``code`` is a key of the sentence catalogue in :mod:`matching.uitleg`, ``gegevens`` fills it.
    ``vraag_aan`` says who can take the doubt away: ``"werkgever"``, ``"klant"`` or ``None``.
    """

    code: str
    uitkomst: Uitkomst
    gegevens: Mapping[str, Gegeven] = field(default_factory=lambda: MappingProxyType({}))
    vraag_aan: str | None = None


@dataclass(frozen=True, slots=True)
class Oordeel:
    """Outcome of one constraint for one pair; never without a reason."""

    constraint: str
    uitkomst: Uitkomst
    redenen: tuple[Reden, ...]


@dataclass(frozen=True, slots=True)
class Paaroordeel:
    """All constraints on one pair, in the order of the registry."""

    klant: KlantNummer
    werk: WerkNummer
    oordelen: tuple[Oordeel, ...]

    @property
    def uitkomst(self) -> Uitkomst:
        """The lowest outcome of all constraints."""
        return min((o.uitkomst for o in self.oordelen), default=Uitkomst.GESCHIKT)

    def oordelen_met(self, uitkomst: Uitkomst) -> tuple[Oordeel, ...]:
        """The constraints that gave this outcome."""
        return tuple(o for o in self.oordelen if o.uitkomst is uitkomst)


def een_reden(constraint: str, reden: Reden) -> Oordeel:
    """An outcome with one reason."""
    return Oordeel(constraint, reden.uitkomst, (reden,))
