"""What a job of the demo asks of body and mind: known in full, in part, estimated, or unknown."""

from __future__ import annotations

from enum import StrEnum
from random import Random

from api.demo.lezen import Functie, Rooster
from api.demo.toeval import in_volgorde, kans, kies_gewogen
from modellen.belastbaarheid.fml import (
    FML,
    UREN_PER_DAG_BIJ_NIVEAU,
    UREN_PER_WEEK_BIJ_NIVEAU,
    FmlSoort,
)
from modellen.dagdelen import Dagdeel
from modellen.waarden import MAX_UREN_PER_WEEK
from vacatures.belasting.model import Belasting, BelastingBron, Belastingitem

Waarde = int | frozenset[str]


class Graad(StrEnum):
    """How much is known of what a job asks."""

    VOLLEDIG = "volledig"
    DEELS = "deels"
    GESCHAT = "geschat"
    ONBEKEND = "onbekend"


VERDELING = {Graad.VOLLEDIG: 45, Graad.DEELS: 25, Graad.GESCHAT: 20, Graad.ONBEKEND: 10}
"""Weights among the vacancies of the demo."""

_NOOIT_WEG = frozenset({"VI-1"})
"""Items whose options follow from the schedule."""


def kies_graad(rng: Random) -> Graad:
    """A degree by its weight."""
    return kies_gewogen(rng, list(VERDELING), list(VERDELING.values()))


def bouw_belasting(rng: Random, functie: Functie, rooster: Rooster, graad: Graad) -> Belasting:
    """The load of one job.

    VOLLEDIG has all 64 items, each stated by werkgever or arbeidsdeskundige: what is special for
    the occupation, and for the rest what a light and quiet job asks. The hours (VI-1 to VI-3)
    follow from the schedule.
    """
    if graad is Graad.ONBEKEND:
        return Belasting()
    waarden = _alle_waarden(rng, functie, rooster)
    if graad is Graad.VOLLEDIG:
        door = rng.choice([BelastingBron.WERKGEVER, BelastingBron.ARBEIDSDESKUNDIGE])
        return _van(waarden, list(waarden), door)
    if graad is Graad.GESCHAT:
        return _van(waarden, list(functie.kern), BelastingBron.GESCHAT)
    bekend = in_volgorde(rng, functie.kern, rng.randint(6, 14))
    door = rng.choice([BelastingBron.WERKGEVER, BelastingBron.ACCOUNTMANAGER])
    rest = [code for code in functie.kern if code not in bekend] if kans(rng, 0.5) else []
    items = [*_items(waarden, rest, BelastingBron.GESCHAT), *_items(waarden, bekend, door)]
    return Belasting.van_items(items)


def _van(waarden: dict[str, Waarde], codes: list[str], door: BelastingBron) -> Belasting:
    return Belasting.van_items(_items(waarden, codes, door))


def _items(
    waarden: dict[str, Waarde], codes: list[str], door: BelastingBron
) -> list[Belastingitem]:
    return [_item(code, waarden[code], door) for code in codes]


def _item(code: str, waarde: Waarde, door: BelastingBron) -> Belastingitem:
    if isinstance(waarde, int):
        return Belastingitem(code, niveau=waarde, bron=door)
    return Belastingitem(code, opties=waarde, bron=door)


def _alle_waarden(rng: Random, functie: Functie, rooster: Rooster) -> dict[str, Waarde]:
    """A value for each of the 64 items, in FML order."""
    tijden = _tijden(rooster)
    waarden: dict[str, Waarde] = {}
    for fml_item in FML:
        keuze = functie.belasting.get(fml_item.code, frozenset())
        if fml_item.code in tijden:
            waarden[fml_item.code] = tijden[fml_item.code]
        elif fml_item.soort is FmlSoort.SCHAAL:
            waarden[fml_item.code] = rng.choice(_niveaus(functie, fml_item.code))
        else:
            waarden[fml_item.code] = _opties(rng, fml_item.code, keuze)
    return waarden


def _niveaus(functie: Functie, code: str) -> tuple[int, ...]:
    keuze = functie.belasting[code]
    if isinstance(keuze, frozenset):
        raise ValueError(f"{functie.code}: {code} takes levels, not options")
    return keuze


def _opties(rng: Random, code: str, keuze: tuple[int, ...] | frozenset[str]) -> frozenset[str]:
    """The options of the occupation; one vacancy in six leaves one out."""
    opties = sorted(str(k) for k in keuze)
    if len(opties) > 1 and code not in _NOOIT_WEG and kans(rng, 1 / 6):
        opties.remove(rng.choice(opties))
    return frozenset(opties)


def _tijden(rooster: Rooster) -> dict[str, Waarde]:
    """VI-1 to VI-3 as they follow from the schedule."""
    delen = {deel for _, deel in rooster.dagdelen}
    dagen = {dag for dag, _ in rooster.dagdelen}
    per_week = rooster.uren.minimum or MAX_UREN_PER_WEEK
    per_dag = per_week / min(len(dagen), 5)
    namen = {Dagdeel.AVOND: "avond", Dagdeel.NACHT: "nacht"}
    return {
        "VI-1": frozenset(naam for deel, naam in namen.items() if deel in delen),
        "VI-2": _niveau_bij(per_dag, dict(UREN_PER_DAG_BIJ_NIVEAU)),
        "VI-3": _niveau_bij(per_week, dict(UREN_PER_WEEK_BIJ_NIVEAU)),
    }


def _niveau_bij(uren: float, grenzen: dict[int, int]) -> int:
    """The most limited level at which so many hours can still be worked."""
    past = [niveau for niveau, grens in grenzen.items() if uren <= grens]
    return max(past, default=0)
