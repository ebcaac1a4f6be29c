"""Why some work was found for a klant, in two sentences to the klant himself.

From wishes, experience, travel and hours alone: nothing that rests on health has a part in it, so
the page can be read over somebody's shoulder. Everything else is said by his coach, or by
``leg_uit`` for who asks for more.
"""

from __future__ import annotations

from collections.abc import Mapping

from matching.representatie import vergelijk_werksoorten
from modellen.klantprofiel.model import Klantprofiel
from modellen.kwalificatie import Vervoermiddel
from vacatures.werk import Werk

MEESTE_SOORTEN = 2
"""Kinds of work that one sentence names."""


def leg_aan_klant_uit(
    profiel: Klantprofiel, werk: Werk, reistijden: Mapping[Vervoermiddel, int]
) -> tuple[str, str]:
    """What fits, and what the days look like; B1, with "u".

    Args:
        reistijden: whole minutes one way by the klant's own modes; empty = unknown.
    """
    return _wat_past(profiel, werk), _hoe_het_is(werk, reistijden)


def _wat_past(profiel: Klantprofiel, werk: Werk) -> str:
    gewenst = vergelijk_werksoorten(profiel, werk).gewenst[:MEESTE_SOORTEN]
    if gewenst:
        return f"Dit past bij wat u wilt of al deed: {' en '.join(gewenst)}."
    return "Uw coach koos dit werk voor u uit."


def _hoe_het_is(werk: Werk, reistijden: Mapping[Vervoermiddel, int]) -> str:
    uren = None if werk.uren.is_onbekend else f"het werk is {werk.uren}"
    reis = None
    if reistijden:
        middel, minuten = min(reistijden.items(), key=lambda paar: paar[1])
        reis = f"u reist er ongeveer {minuten} minuten naartoe, {middel.label}"
    delen = [deel for deel in (reis, uren) if deel]
    if not delen:
        return "Vraag uw coach hoe ver het is en hoeveel uur u dan werkt."
    zin = ", en ".join(delen)
    return f"{zin[:1].upper()}{zin[1:]}."
