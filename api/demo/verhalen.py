"""Reads the stories of the demo under ``inhoud/trajecten`` into typed values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from api.demo.lezen import lees_toml
from modellen.traject.model import Gegeven

MAP = "trajecten"


@dataclass(frozen=True, slots=True)
class Rij:
    """Something that happens on a day of a chapter, once or again and again.

    Attributes:
        stap: a step of the trajectory type, or ``gesprek``, ``document`` or ``tekent``.
        door: who records it; ``coach`` is the own coach.
        elke: days between two times, when it happens ``keer`` times.
        tekent: role in which the newest document is signed in the same breath.
    """

    dag: int
    stap: str
    velden: Mapping[str, Gegeven]
    door: str
    elke: int
    keer: int
    tekent: str | None


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    """Rows in the order in which they happen; the next chapter begins after ``dagen``."""

    dagen: int
    rijen: tuple[Rij, ...]


@dataclass(frozen=True, slots=True)
class Gespreksstof:
    """What a talk is about: what was said (confidential), what is agreed, and who does it."""

    inhoud: str
    afspraak: str
    wie: str | None


@dataclass(frozen=True, slots=True)
class Verhalen:
    """The stories of one trajectory type: lines are chapters one after the other."""

    lijnen: Mapping[str, tuple[Hoofdstuk, ...]]
    gesprekken: tuple[Gespreksstof, ...]


@dataclass(frozen=True, slots=True)
class Werkrichting:
    """Work that somebody heads for: words by their name in a story."""

    branches: tuple[str, ...]
    woorden: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Plek:
    """One trajectory of the caseload.

    Attributes:
        dagen: how long ago it began.
        klant: status of the klant, or ``account`` for one who can sign in.
        terug: ``eerst`` and ``daarna`` are two trajecten of one klant.
    """

    soort: str
    lijn: str
    dagen: int
    klant: str
    terug: str | None
    financier: str | None


@cache
def lees_verhalen(soort: str) -> Verhalen:
    """The stories of one trajectory type."""
    gelezen = lees_toml(f"{MAP}/{soort}.toml")
    hoofdstukken = {
        naam: Hoofdstuk(inhoud["dagen"], tuple(_rij(rij) for rij in inhoud["stappen"]))
        for naam, inhoud in gelezen["hoofdstuk"].items()
    }
    return Verhalen(
        lijnen=MappingProxyType(
            {
                naam: tuple(hoofdstukken[code] for code in codes)
                for naam, codes in gelezen["lijn"].items()
            }
        ),
        gesprekken=tuple(
            Gespreksstof(inhoud, afspraak, wie[0] if wie else None)
            for inhoud, afspraak, *wie in gelezen["gesprekken"]
        ),
    )


def _rij(velden: Sequence[Any]) -> Rij:
    dag, stap, *rest = velden
    gegevens: Mapping[str, Gegeven] = rest[0] if rest else {}
    extra: Mapping[str, Any] = rest[1] if len(rest) > 1 else {}
    return Rij(
        dag=dag,
        stap=stap,
        velden=MappingProxyType(dict(gegevens)),
        door=extra.get("door", "coach"),
        elke=extra.get("elke", 0),
        keer=extra.get("keer", 1),
        tekent=extra.get("tekent"),
    )


@cache
def lees_caseload() -> tuple[Plek, ...]:
    """Every trajectory of the demo, those of klanten who can sign in first."""
    plekken = []
    for soort, lijn, dagen, *extra in lees_toml(f"{MAP}/caseload.toml")["trajecten"]:
        meer: Mapping[str, str] = extra[0] if extra else {}
        plekken.append(
            Plek(
                soort=soort,
                lijn=lijn,
                dagen=dagen,
                klant=meer.get("klant", "actief"),
                terug=meer.get("terug"),
                financier=meer.get("financier"),
            )
        )
    return tuple(plekken)


@cache
def lees_werkrichtingen() -> tuple[Werkrichting, ...]:
    """The work that klanten head for."""
    return tuple(
        Werkrichting(
            branches=tuple(rij["branches"]),
            woorden=MappingProxyType(
                {naam: waarde for naam, waarde in rij.items() if isinstance(waarde, str)}
            ),
        )
        for rij in lees_toml(f"{MAP}/caseload.toml")["werk"]
    )


@cache
def lees_niet_gedaan() -> tuple[tuple[str, str, str], ...]:
    """Answers when an agreement was not kept: why not, what is needed, what was in the way."""
    rijen = lees_toml(f"{MAP}/caseload.toml")["niet_gedaan"]["antwoorden"]
    return tuple((waarom, nodig, in_de_weg) for waarom, nodig, in_de_weg in rijen)


def get_opdrachtgever(wie: str, regio: str) -> str:
    """Who pays in a region: a ``gemeente``, ``uwv`` or the own ``bedrijf`` of the klant."""
    per_regio = lees_toml(f"{MAP}/caseload.toml")[wie]
    naam, _ = per_regio.get(regio) or per_regio["land"]
    return str(naam)


def get_contact(opdrachtgever: str) -> str:
    """Who signs for an opdrachtgever of the demo."""
    gelezen = lees_toml(f"{MAP}/caseload.toml")
    alle = [paar for wie in ("gemeente", "uwv", "bedrijf") for paar in gelezen[wie].values()]
    return next(str(contact) for naam, contact in alle if naam == opdrachtgever)


def get_streek(regio: str) -> str:
    """How a region is called when work is sought there."""
    return str(lees_toml(f"{MAP}/caseload.toml")["streek"][regio])
