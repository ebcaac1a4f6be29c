"""Belastbaarheid as a page shows it: six rubrieken, each item with what was and can be chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from api.toegang.profiel import Belastbaarheidstand
from api.web.beeld import BRON_LABEL
from modellen.belastbaarheid.fml import FmlItem, FmlSoort, Rubriek, item
from modellen.belastbaarheid.model import Beoordelaar, Bron, Itemoordeel, oordelen_van
from modellen.normen.duur import dag_van
from modellen.schrijfwijze import datum

BEOORDELAARS = tuple((b.value, f"de {b.value}") for b in Beoordelaar)
BRONNEN = tuple((b.value, BRON_LABEL[b]) for b in Bron)


@dataclass(frozen=True, slots=True)
class Eerder:
    """What stood there before, in words."""

    naam: str
    tekst: str
    van: str
    vervangen: str


@dataclass(frozen=True, slots=True)
class Itembeeld:
    """One item: its judgement in words, and whether it holds.

    Attributes:
        stand: ``onbekend``, ``verlopen``, ``normaal`` or ``beperkt``.
        van: who judged it on which day; empty when nobody did.
    """

    item: FmlItem
    stand: str
    tekst: str
    van: str


@dataclass(frozen=True, slots=True)
class Rubriekbeeld:
    """One rubriek of the form."""

    code: str
    label: str
    items: tuple[Itembeeld, ...]
    eerder: tuple[Eerder, ...]

    def aantal(self, stand: str) -> int:
        """Items in this state."""
        return sum(1 for i in self.items if i.stand == stand)


def rubriekbeelden(
    stand: Belastbaarheidstand, namen: Mapping[str, str], vandaag: date
) -> tuple[Rubriekbeeld, ...]:
    """All six rubrieken, in the order of the FML."""
    return tuple(_rubriek(rubriek, stand, namen, vandaag) for rubriek in Rubriek)


def _rubriek(
    rubriek: Rubriek, stand: Belastbaarheidstand, namen: Mapping[str, str], vandaag: date
) -> Rubriekbeeld:
    items = [
        _item(i, o, stand.vastgelegd.get(i.code), namen, vandaag)
        for i, o in oordelen_van(stand.belastbaarheid, rubriek)
    ]
    return Rubriekbeeld(
        rubriek.value, rubriek.label, tuple(items), tuple(_eerder(rubriek, stand, namen))
    )


def _item(
    fml_item: FmlItem,
    oordeel: Itemoordeel | None,
    vastgelegd: tuple[str, datetime] | None,
    namen: Mapping[str, str],
    vandaag: date,
) -> Itembeeld:
    if oordeel is None:
        return Itembeeld(fml_item, "onbekend", "niet beoordeeld", "")
    beperkt = bool(oordeel.niveau or oordeel.opties)
    stand = "beperkt" if beperkt else "normaal"
    van = _van(oordeel)
    if vastgelegd:
        account, op = vastgelegd
        van += f"; vastgelegd door {namen.get(account, account)} op {datum(dag_van(op))}"
    return Itembeeld(
        fml_item, stand if oordeel.is_geldig(vandaag) else "verlopen", in_woorden(oordeel), van
    )


def _eerder(
    rubriek: Rubriek, stand: Belastbaarheidstand, namen: Mapping[str, str]
) -> Iterable[Eerder]:
    for een in stand.eerder:
        fml_item = item(een.oordeel.code)
        if fml_item.rubriek is rubriek:
            wie = namen.get(een.vervangen_door, een.vervangen_door)
            yield Eerder(
                fml_item.naam,
                in_woorden(een.oordeel),
                _van(een.oordeel),
                f"tot {datum(dag_van(een.tot))}, veranderd door {wie}",
            )


def in_woorden(oordeel: Itemoordeel) -> str:
    """What was found, to be read after the name of the item."""
    fml_item = item(oordeel.code)
    if oordeel.niveau is not None:
        niveau = fml_item.get_niveau(oordeel.niveau)
        return f"{niveau.label}: {niveau.uitleg}"
    gekozen = [o.uitleg for o in fml_item.opties if o.code in (oordeel.opties or frozenset())]
    if not gekozen:
        return "geen" if fml_item.soort is FmlSoort.KENMERK else "normaal"
    return "; ".join(gekozen)


def _van(oordeel: Itemoordeel) -> str:
    delen = [f"de {oordeel.beoordelaar.value}", BRON_LABEL[oordeel.bron]]
    if oordeel.datum:
        delen.append(datum(oordeel.datum))
    if oordeel.geldig_tot:
        delen.append(f"geldig tot en met {datum(oordeel.geldig_tot)}")
    return ", ".join(delen)


def bevestigzin(wie: str, dag: date | None, items: Iterable[FmlItem]) -> str:
    """What somebody is about to record of the rest of a rubriek, with who found it."""
    namen = [i.naam for i in items]
    op = f" op {datum(dag)}" if dag else ""
    punten = "1 punt" if len(namen) == 1 else f"{len(namen)} punten"
    som = ", ".join(namen)
    return f"U legt vast dat de {wie}{op} deze {punten} beoordeelde als normaal: {som}."
