"""The 321 rules that a trajectory has to follow, as data.

One file per source (``ops.toml`` and so on), one table per rule, in our own words. The ids are
those of an extraction of rules from the five sources that describe the trajectories; where the
sources themselves say otherwise, they won (``docs/besluiten/0007-regels.md``).

Reading the register costs nothing until a rule is asked for; then all files are read and checked.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from modellen.fouten import OpstapFout

MEESTE_NIET_VAN_TOEPASSING = 25
LANGSTE_ZIN = 200
"""Characters; what is longer is not read."""

_NORM = re.compile(r"(?:ops|wnh|sp2|kwb|suc)\.[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_SLEUTELS = frozenset({"soort", "regel", "normen", "status", "reden"})


class RegelBron(StrEnum):
    """The source of a rule: the first part of its id."""

    OPS = "OPS"
    WNH = "WNH"
    SP2 = "SP2"
    KWB = "KWB"
    SUC = "SUC"

    @property
    def label(self) -> str:
        """Dutch name."""
        return _LABEL[self]

    @property
    def aantal(self) -> int:
        """How many rules the source has; they are numbered from 1 without gaps."""
        return _AANTAL[self]


_LABEL = {
    RegelBron.OPS: "Opstapbaan (Work-2-Gether)",
    RegelBron.WNH: "Toeleiding Participatiewet",
    RegelBron.SP2: "Tweede spoor",
    RegelBron.KWB: "Kwalificatiebaan",
    RegelBron.SUC: "Succesfactoren",
}
_AANTAL = {
    RegelBron.OPS: 97,
    RegelBron.WNH: 47,
    RegelBron.SP2: 107,
    RegelBron.KWB: 39,
    RegelBron.SUC: 31,
}


class RegelSoort(StrEnum):
    """What a rule does in Opstap."""

    POORT = "poort"
    """Blocks a step, or warns and asks a reason."""
    KLOK = "klok"
    """A deadline, a longest or shortest time, or how often."""
    VELD = "veld"
    """A fact that is recorded."""
    DOCUMENT = "document"
    """A document, or a part that it must have."""
    RECHT = "recht"
    """Who may see or do something, and what may never be read."""
    UITKOMST = "uitkomst"
    """A result of a trajectory, or what counts as one."""
    KPI = "kpi"
    """A figure over many trajectories."""
    TEKST = "tekst"
    """Something that is shown to people."""


class RegelStatus(StrEnum):
    """How far the rule is."""

    TE_BOUWEN = "te_bouwen"
    GEBOUWD = "gebouwd"
    """There is code, and a test marked with the rule's id."""
    NIET_VAN_TOEPASSING = "niet_van_toepassing"

    @property
    def label(self) -> str:
        """Dutch name."""
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Regel:
    """One rule: what must hold, in one Dutch sentence.

    ``normen`` are the keys of the norms that carry it out, which name the rule as their source; the
    norm in force on a day wins over the figure in the sentence. ``reden`` says why a rule is not
    applicable.
    """

    id: str
    soort: RegelSoort
    regel: str
    status: RegelStatus
    normen: tuple[str, ...] = ()
    reden: str | None = None

    @property
    def bron(self) -> RegelBron:
        """The source: the first part of the id."""
        return RegelBron(self.id.partition("-")[0])


class _Register(Mapping[str, Regel]):
    """All rules by id, in the order of the sources; read at the first question."""

    def __getitem__(self, id_: str) -> Regel:
        return _regels()[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(_regels())

    def __len__(self) -> int:
        return len(_regels())


REGISTER: Mapping[str, Regel] = _Register()


def get_regel(id_: str) -> Regel:
    """The rule with this id ("OPS-23"); raises ``OpstapFout`` for an unknown one."""
    try:
        return REGISTER[id_]
    except KeyError:
        raise OpstapFout(
            code="onbekende_regel",
            melding=f"Er is geen regel '{id_}' in het regelregister.",
            volgende_stap="Gebruik een nummer zoals OPS-23; opstap regels toont ze allemaal.",
        ) from None


@cache
def _regels() -> Mapping[str, Regel]:
    map_ = files(__package__)
    return lees_register(
        {
            bron: map_.joinpath(f"{bron.lower()}.toml").read_text(encoding="utf-8")
            for bron in RegelBron
        }
    )


def lees_register(teksten: Mapping[RegelBron, str]) -> Mapping[str, Regel]:
    """Read and check the TOML text of all sources.

    Raises:
        ValueError: with every fault found, one a line; TOML that cannot be read included.
    """
    regels: dict[str, Regel] = {}
    gebreken: list[str] = []
    for bron in RegelBron:
        tabellen = tomllib.loads(teksten.get(bron, ""))
        gebreken += _find_gaten(bron, tabellen)
        for id_, tabel in tabellen.items():
            gevonden = _find_gebreken(tabel)
            gebreken += [f"{id_}: {gebrek}" for gebrek in gevonden]
            if not gevonden:
                regels[id_] = _maak_regel(id_, tabel)
    telling = Counter(regel.status for regel in regels.values())
    if telling[RegelStatus.NIET_VAN_TOEPASSING] > MEESTE_NIET_VAN_TOEPASSING:
        gebreken.append(f"more than {MEESTE_NIET_VAN_TOEPASSING} rules are not applicable")
    if gebreken:
        raise ValueError("rule register is malformed:\n" + "\n".join(gebreken))
    return MappingProxyType(regels)


def _maak_regel(id_: str, tabel: Mapping[str, Any]) -> Regel:
    return Regel(
        id=id_,
        soort=RegelSoort(tabel["soort"]),
        regel=tabel["regel"],
        status=RegelStatus(tabel["status"]),
        normen=tuple(tabel.get("normen", ())),
        reden=tabel.get("reden"),
    )


def _find_gaten(bron: RegelBron, tabellen: Mapping[str, Any]) -> list[str]:
    """Ids that are missing, too many or not in order."""
    verwacht = [f"{bron}-{nummer:02}" for nummer in range(1, bron.aantal + 1)]
    if list(tabellen) == verwacht:
        return []
    anders = sorted(set(verwacht) ^ set(tabellen))
    return [f"{bron}: missing or unexpected: {', '.join(anders) or 'the order'}"]


def _find_gebreken(tabel: object) -> list[str]:
    """What is wrong with one table; English, for whoever edits the file."""
    if not isinstance(tabel, dict):
        return ["not a table"]
    normen = tabel.get("normen", [])
    is_buiten = tabel.get("status") == RegelStatus.NIET_VAN_TOEPASSING
    gebreken = [f"unknown key {sleutel}" for sleutel in sorted(set(tabel) - _SLEUTELS)]
    if tabel.get("soort") not in set(RegelSoort):
        gebreken.append("unknown soort")
    if tabel.get("status") not in set(RegelStatus):
        gebreken.append("unknown status")
    if not _is_zin(tabel.get("regel")):
        gebreken.append(f"regel is no sentence of at most {LANGSTE_ZIN} characters")
    if not isinstance(normen, list) or not all(_is_norm(norm) for norm in normen):
        gebreken.append("malformed norm")
    if is_buiten and not _is_zin(tabel.get("reden")):
        gebreken.append(f"reden is no sentence of at most {LANGSTE_ZIN} characters")
    if not is_buiten and "reden" in tabel:
        gebreken.append("reden without reason: the rule is applicable")
    return gebreken


def _is_zin(tekst: object) -> bool:
    """One sentence: a capital first, one point, at the end."""
    return (
        isinstance(tekst, str)
        and len(tekst) <= LANGSTE_ZIN
        and tekst[:1].isupper()
        and tekst.endswith(".")
        and ". " not in tekst
        and tekst == " ".join(tekst.split())
    )


def _is_norm(norm: object) -> bool:
    return isinstance(norm, str) and _NORM.fullmatch(norm) is not None
