"""Accepted aandachtspunten in words: who looked at which point, when, and why it can be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from api.toegang.aanvaarden import Bekeken, Puntenlijst
from matching.uitleg import zin
from modellen.aanvaarding.model import Aanvaarding
from modellen.normen.duur import dag_van
from modellen.schrijfwijze import datum
from modellen.waarden import WerkNummer

EERSTE_PUNTEN = 4
"""How many points are named in one line."""


@dataclass(frozen=True, slots=True)
class Aanvaardregel:
    """One acceptance in words."""

    tekst: str
    wie: str
    dag: str
    ingetrokken: bool


@dataclass(frozen=True, slots=True)
class Openbeeld:
    """What of one pair waits for a look, and what of it does not fit (``ongeschikt``)."""

    punten: tuple[Puntbeeld, ...]
    ongeschikt: tuple[str, ...]

    @property
    def titels(self) -> str:
        """The points in one line, the last ones as a number."""
        eerste = [punt.titel.lower() for punt in self.punten[:EERSTE_PUNTEN]]
        meer = len(self.punten) - len(eerste)
        return ", ".join(eerste) + (f" en nog {meer}" if meer else "")


@dataclass(frozen=True, slots=True)
class Puntbeeld:
    """One aandachtspunt with what was said about it.

    ``geldend`` holds, ``vervallen`` did until klant or werk changed on this point.
    """

    code: str
    titel: str
    zinnen: tuple[str, ...]
    geldend: Aanvaardregel | None
    vervallen: Aanvaardregel | None
    eerder: tuple[Aanvaardregel, ...]


def open_per_werk(
    lijsten: Mapping[WerkNummer, Puntenlijst], namen: Mapping[str, str]
) -> Mapping[WerkNummer, Openbeeld]:
    """What nobody accepted and what does not fit, by werk; werk without either is left out."""
    beelden = {
        werk: Openbeeld(
            tuple(_puntbeeld(bekeken, namen) for bekeken in lijst.open), lijst.ongeschikt
        )
        for werk, lijst in lijsten.items()
    }
    return {werk: beeld for werk, beeld in beelden.items() if beeld.punten or beeld.ongeschikt}


def aanvaardregel(een: Aanvaarding, namen: Mapping[str, str]) -> Aanvaardregel:
    """Who said what on which Dutch day."""
    wie = namen.get(een.door, een.door)
    return Aanvaardregel(een.motivatie, wie, datum(dag_van(een.op)), een.ingetrokken)


def puntbeelden(lijst: Puntenlijst, namen: Mapping[str, str]) -> tuple[Puntbeeld, ...]:
    """The aandachtspunten of one pair; those that nobody judged the klant on come last."""
    return tuple(_puntbeeld(bekeken, namen) for bekeken in lijst.punten)


def _puntbeeld(bekeken: Bekeken, namen: Mapping[str, str]) -> Puntbeeld:
    punt, stand = bekeken.punt, bekeken.stand
    return Puntbeeld(
        code=punt.code,
        titel=punt.titel,
        zinnen=tuple(dict.fromkeys(zin(reden) for reden in punt.redenen)),
        geldend=aanvaardregel(stand.geldend, namen) if stand.geldend else None,
        vervallen=aanvaardregel(stand.vervallen, namen) if stand.vervallen else None,
        eerder=tuple(aanvaardregel(een, namen) for een in stand.eerder),
    )


def aanvaard_per_werk(
    lijsten: Mapping[WerkNummer, Puntenlijst], namen: Mapping[str, str]
) -> Mapping[WerkNummer, tuple[tuple[str, Aanvaardregel], ...]]:
    """Titles of the points of which an acceptance holds now, with who accepted them, by werk."""
    return {
        werk: tuple((punt.titel, aanvaardregel(een, namen)) for punt, een in lijst.aanvaard)
        for werk, lijst in lijsten.items()
    }
