"""Norms as data: how long, how often, how many; versioned, and different per opdrachtgever.

A norm holds from ``geldig_van`` up to, not including, ``geldig_tot``. Before its oldest version
that one holds, because what began earlier must be measured too. A clock takes the norm of the day
on which it starts, so that a new version never moves a term that already runs.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from modellen.fouten import OngeldigeWaarde, OpstapFout
from modellen.normen.duur import Duur

Getal = int | float
Waarde = Duur | Getal | tuple[Getal, ...]
"""A length, a number, or the numbers to choose from."""

_REGEL = re.compile(r"\b(?:OPS|WNH|SP2|KWB|SUC)-\d+\b")


class Hardheid(StrEnum):
    """Whether breaking the norm is a breach (hard) or a signal that asks for a reason (zacht)."""

    HARD = "hard"
    ZACHT = "zacht"


@dataclass(frozen=True, slots=True)
class Norm:
    """One norm.

    Attributes:
        key: stable code, e.g. ``"ops.intake"``.
        bron: where it comes from: rule ids ("OPS-63, OPS-69"), or a source outside the rules.
        toelichting: one Dutch sentence: what is counted and from when.
        is_eigen_keuze: the sources leave this open and Opstap chose; an opdrachtgever may differ.
    """

    key: str
    waarde: Waarde
    bron: str
    toelichting: str
    hardheid: Hardheid = Hardheid.HARD
    is_eigen_keuze: bool = False
    geldig_van: date | None = None
    geldig_tot: date | None = None

    @property
    def regels(self) -> tuple[str, ...]:
        """The rule ids in ``bron``; empty for a norm from outside the rules."""
        return tuple(_REGEL.findall(self.bron))


@dataclass(frozen=True, slots=True)
class Normoverschrijving:
    """A norm that one opdrachtgever agreed otherwise, from which day and why (WNH-42)."""

    opdrachtgever: str
    key: str
    waarde: Waarde
    reden: str
    geldig_van: date
    geldig_tot: date | None = None


@dataclass(frozen=True, slots=True)
class Normen:
    """The norms that hold for one opdrachtgever on one day."""

    geldend: Mapping[str, Norm | Normoverschrijving]
    bekend: Mapping[str, Norm]

    def get(self, key: str) -> Waarde:
        """The value of a norm.

        Raises:
            OpstapFout: the key is unknown, or no version holds on this day.
        """
        norm = self.geldend.get(key)
        if norm is None:
            raise _geldt_niet(key) if key in self.bekend else _onbekend(key)
        return norm.waarde

    def duur(self, key: str) -> Duur:
        """A norm that is a length; raises ``OpstapFout`` for another kind."""
        waarde = self.get(key)
        if not isinstance(waarde, Duur):
            raise _andere_soort(key, "duur")
        return waarde

    def getal(self, key: str) -> Getal:
        """A norm that is a number; raises ``OpstapFout`` for another kind."""
        waarde = self.get(key)
        if isinstance(waarde, Duur | tuple):
            raise _andere_soort(key, "getal")
        return waarde

    def keuzes(self, key: str) -> tuple[Getal, ...]:
        """A norm that is a closed list of numbers; raises ``OpstapFout`` for another kind."""
        waarde = self.get(key)
        if not isinstance(waarde, tuple):
            raise _andere_soort(key, "lijst")
        return waarde

    def overschrijving(self, key: str) -> Normoverschrijving | None:
        """The agreement behind a value, when the opdrachtgever differs from the norm."""
        norm = self.geldend.get(key)
        return norm if isinstance(norm, Normoverschrijving) else None


NormenOp = Callable[[date], Normen]
"""The norms that held on a day, for the opdrachtgever of the trajectory."""


class Normboek:
    """Every version of every norm, with the overrides; immutable.

    Raises:
        OpstapFout: two versions of one norm (or two overrides by one opdrachtgever) hold on the
            same day, a period ends before it begins, an override names an unknown norm, gives
            another kind of value or has no reason.
    """

    def __init__(
        self, normen: Iterable[Norm], overschrijvingen: Iterable[Normoverschrijving] = ()
    ) -> None:
        self.normen = tuple(normen)
        self.overschrijvingen = tuple(overschrijvingen)
        self._bekend = MappingProxyType({norm.key: norm for norm in self.normen})
        self._per_opdrachtgever: dict[str, NormenOp] = {}
        _weiger_overlap(((norm.key,), norm) for norm in self.normen)
        _weiger_overlap(((o.opdrachtgever, o.key), o) for o in self.overschrijvingen)
        for overschrijving in self.overschrijvingen:
            self._controleer(overschrijving)

    def met(self, overschrijvingen: Iterable[Normoverschrijving]) -> Normboek:
        """The same norms with more overrides."""
        return Normboek(self.normen, (*self.overschrijvingen, *overschrijvingen))

    def voor(self, opdrachtgever: str) -> NormenOp:
        """The norms of one opdrachtgever, by day."""
        if opdrachtgever not in self._per_opdrachtgever:
            self._per_opdrachtgever[opdrachtgever] = self._bouw(opdrachtgever)
        return self._per_opdrachtgever[opdrachtgever]

    def normen_op(self, opdrachtgever: str, dag: date) -> Normen:
        """The norms of one opdrachtgever on one day."""
        return self.voor(opdrachtgever)(dag)

    def _bouw(self, opdrachtgever: str) -> NormenOp:
        """Between two days on which something changes all norms are the same: look up the stretch.

        Overrides come after the norms, so that they win.
        """
        eigen = [o for o in self.overschrijvingen if o.opdrachtgever == opdrachtgever]
        versies: list[Norm | Normoverschrijving] = [*self.normen, *eigen]
        grenzen = sorted({d for v in versies for d in (v.geldig_van, v.geldig_tot) if d})
        stukken = [
            Normen(
                MappingProxyType(
                    self._oudste_voor(dag) | {v.key: v for v in versies if _geldt_op(v, dag)}
                ),
                self._bekend,
            )
            for dag in (date.min, *grenzen)
        ]
        return lambda dag: stukken[bisect_right(grenzen, dag)]

    def _oudste_voor(self, dag: date) -> dict[str, Norm | Normoverschrijving]:
        """By key: the oldest version of each norm that had not begun on this day."""
        oudste: dict[str, Norm] = {}
        for norm in sorted(self.normen, key=lambda n: n.geldig_van or date.min):
            oudste.setdefault(norm.key, norm)
        return {key: n for key, n in oudste.items() if dag < (n.geldig_van or date.min)}

    def _controleer(self, overschrijving: Normoverschrijving) -> None:
        norm = self._bekend.get(overschrijving.key)
        if norm is None:
            raise _onbekend(overschrijving.key)
        if _soort(norm.waarde) is not _soort(overschrijving.waarde):
            raise _andere_soort(overschrijving.key, _soort(norm.waarde).__name__.lower())
        if not overschrijving.reden.strip():
            raise OpstapFout(
                code="normoverschrijving_zonder_reden",
                melding=f"De afwijking van '{overschrijving.key}' heeft geen reden.",
                volgende_stap="Schrijf waar de afspraak met de opdrachtgever staat.",
            )


@cache
def standaardnormen() -> Normboek:
    """The norms of ``normen.toml``, without overrides."""
    return Normboek(lees_normen(files(__package__).joinpath("normen.toml").read_text("utf-8")))


def lees_normen(tekst: str) -> tuple[Norm, ...]:
    """Norms from TOML text; raises ``OpstapFout`` when it says something else."""
    try:
        return tuple(_lees_norm(rij) for rij in tomllib.loads(tekst)["norm"])
    except (KeyError, TypeError, ValueError) as fout:
        raise OpstapFout(
            code="normen_onleesbaar",
            melding=f"Het bestand met normen klopt niet: {fout}.",
            volgende_stap="Vergelijk het met normen.toml van deze versie.",
        ) from fout


def _lees_norm(rij: dict[str, Any]) -> Norm:
    if not isinstance(rij["geldig_van"], date) or not str(rij["bron"]).strip():
        raise ValueError(f"{rij['key']} has no source, or no day from which it holds")
    return Norm(**rij | {"waarde": _lees_waarde(rij["waarde"])} | _lees_hardheid(rij))


def _lees_hardheid(rij: dict[str, Any]) -> dict[str, Hardheid]:
    return {"hardheid": Hardheid(rij["hardheid"])} if "hardheid" in rij else {}


def _lees_waarde(ruw: object) -> Waarde:
    match ruw:
        case bool():
            raise TypeError(f"{ruw} is no norm")
        case str():
            return Duur.lees(ruw)
        case int() | float():
            return ruw
        case list() if all(type(getal) in (int, float) for getal in ruw):
            return tuple(ruw)
        case _:
            raise TypeError(f"{ruw} is no norm")


def _soort(waarde: Waarde) -> type:
    return float if isinstance(waarde, int | float) else type(waarde)


def _geldt_op(versie: Norm | Normoverschrijving, dag: date) -> bool:
    return (versie.geldig_van or date.min) <= dag < (versie.geldig_tot or date.max)


def _weiger_overlap(
    versies: Iterable[tuple[tuple[str, ...], Norm | Normoverschrijving]],
) -> None:
    per_key: dict[tuple[str, ...], list[tuple[date, date]]] = {}
    for key, versie in versies:
        van, tot = versie.geldig_van or date.min, versie.geldig_tot or date.max
        if van >= tot:
            raise _periode(versie.key, "eindigt niet na het begin")
        per_key.setdefault(key, []).append((van, tot))
        if any(later[0] < eerder[1] for eerder, later in pairwise(sorted(per_key[key]))):
            raise _periode(versie.key, "overlapt met een andere versie")


def _periode(key: str, wat: str) -> OpstapFout:
    return OngeldigeWaarde(
        veld="geldigheid",
        melding=f"De geldigheid van norm '{key}' {wat}.",
        volgende_stap="Laat de ene versie eindigen op de dag waarop de volgende begint.",
    )


def _onbekend(key: str) -> OpstapFout:
    return OpstapFout(
        code="norm_onbekend",
        melding=f"Er is geen norm '{key[:60]}'.",
        volgende_stap="Kies een norm uit normen.toml.",
    )


def _geldt_niet(key: str) -> OpstapFout:
    return OpstapFout(
        code="norm_geldt_niet",
        melding=f"Norm '{key}' heeft geen versie die op deze dag geldt.",
        volgende_stap="Vul een versie aan die vanaf deze dag geldt.",
    )


def _andere_soort(key: str, soort: str) -> OpstapFout:
    return OpstapFout(
        code="norm_andere_soort",
        melding=f"Norm '{key}' is een andere soort waarde dan gevraagd ({soort}).",
        volgende_stap="Gebruik voor deze norm een waarde van zijn eigen soort.",
    )
