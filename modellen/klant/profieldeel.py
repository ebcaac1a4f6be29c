"""The parts of a klant that are asked and kept together, and how to tell that one has changed.

A version is a digest of what a part says. Whoever saves a part says which version was on the
screen; when another one is there by now, somebody else saved it in between.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from hashlib import blake2b
from typing import Any

from modellen.fouten import OpstapFout
from modellen.klant.model import Klant


class Profieldeel(StrEnum):
    """What a coach fills in in one go, in the order in which it is asked."""

    UREN = "uren"
    DAGDELEN = "dagdelen"
    REIZEN = "reizen"
    TAAL = "taal"
    PAPIEREN = "papieren"
    WENSEN = "wensen"
    ERVARING = "ervaring"
    UITSLUITINGEN = "uitsluitingen"

    @property
    def label(self) -> str:
        """Dutch name."""
        return _LABELS[self]

    @property
    def velden(self) -> tuple[str, ...]:
        """The fields of ``Klant`` that it holds."""
        return _VELDEN[self]


_LABELS: Mapping[Profieldeel, str] = {
    Profieldeel.UREN: "Uren per week",
    Profieldeel.DAGDELEN: "Dagen en tijden",
    Profieldeel.REIZEN: "Reizen",
    Profieldeel.TAAL: "Nederlands en opleiding",
    Profieldeel.PAPIEREN: "Rijbewijs en certificaten",
    Profieldeel.WENSEN: "Wensen",
    Profieldeel.ERVARING: "Werkervaring",
    Profieldeel.UITSLUITINGEN: "Waar de klant niet wil werken",
}
_VELDEN: Mapping[Profieldeel, tuple[str, ...]] = {
    Profieldeel.UREN: ("uren",),
    Profieldeel.DAGDELEN: ("dagdelen",),
    Profieldeel.REIZEN: ("postcode", "vervoer"),
    Profieldeel.TAAL: ("taalniveau", "opleiding"),
    Profieldeel.PAPIEREN: ("rijbewijzen", "certificaten"),
    Profieldeel.WENSEN: ("wensen",),
    Profieldeel.ERVARING: ("werkervaring",),
    Profieldeel.UITSLUITINGEN: ("uitgesloten_branches", "uitgesloten_werkgevers"),
}


class ProfielIntussenGewijzigd(OpstapFout):
    """Somebody else saved this part since it was on the screen."""

    def __init__(self) -> None:
        super().__init__(
            code="profiel_intussen_gewijzigd",
            melding="Iemand anders heeft dit intussen veranderd.",
            volgende_stap="Kijk wat er nu staat. Klopt uw invoer nog? Leg die dan opnieuw vast.",
        )


def versie_van(klant: Klant, deel: Profieldeel) -> str:
    """Digest of what this part says now: 24 hexadecimal digits."""
    return maak_versie([_gewoon(getattr(klant, veld)) for veld in deel.velden])


def maak_versie(inhoud: object) -> str:
    """Digest of plain values, equal for equal ones in any process: 24 hexadecimal digits."""
    return blake2b(repr(inhoud).encode(), digest_size=12).hexdigest()


def _gewoon(waarde: Any) -> object:
    """The same in a fixed order, whatever order a set or mapping was made in."""
    if isinstance(waarde, Mapping):
        return sorted((str(sleutel), inhoud) for sleutel, inhoud in waarde.items())
    if isinstance(waarde, frozenset):
        return sorted(map(str, waarde))
    return waarde
