"""Explanations: reasons and contributions put in words, per audience."""

from matching.uitleg.kans import Kansdeel, Kanswoorden
from matching.uitleg.klant import leg_aan_klant_uit
from matching.uitleg.uitleg import (
    KLANTEN,
    MOGELIJKHEDEN,
    Onderdeel,
    Publiek,
    ScoreDeel,
    Uitleg,
    leg_telling_uit,
    leg_uit,
)
from matching.uitleg.zinnen import zin

__all__ = [
    "KLANTEN",
    "MOGELIJKHEDEN",
    "Kansdeel",
    "Kanswoorden",
    "Onderdeel",
    "Publiek",
    "ScoreDeel",
    "Uitleg",
    "leg_aan_klant_uit",
    "leg_telling_uit",
    "leg_uit",
    "zin",
]
