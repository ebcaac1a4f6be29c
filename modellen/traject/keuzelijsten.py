"""Closed lists that an organisation may set itself, without code (OPS-86).

``keuzelijsten.toml`` beside this module has the lists that hold for everybody. An organisation
puts its own in a file of the same form, under its code::

    [opstap-noord]
    sdw_onderdelen = ["tuinonderhoud", "kringloopwinkel"]

A field refers to a list by name. What was recorded stays as it was when a list changes.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from modellen.fouten import OpstapFout
from modellen.traject.model import Stap, Trajectsoort, Veld
from modellen.traject.velden import keuze
from modellen.waarden import OrganisatieCode

Lijsten = Mapping[str, tuple[str, ...]]

_CODE = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
_MAX_CODE = 60


@cache
def standaardlijsten() -> Lijsten:
    """The lists that hold for everybody, by name."""
    tekst = files(__package__).joinpath("keuzelijsten.toml").read_text("utf-8")
    ruw = tomllib.loads(tekst)
    return MappingProxyType({naam: _lees_lijst(naam, codes) for naam, codes in ruw.items()})


def keuze_uit(code: str, label: str, lijst: str, *, regel: str) -> Veld:
    """A field that takes one of a list that an organisation may set itself."""
    return replace(keuze(code, label, standaardlijsten()[lijst], regel=regel), lijst=lijst)


@dataclass(frozen=True, slots=True)
class Keuzelijsten:
    """The lists that organisations set themselves, by organisation and name."""

    eigen: Mapping[OrganisatieCode, Lijsten] = field(default_factory=lambda: MappingProxyType({}))

    def pas_toe(self, soort: Trajectsoort, organisatie: OrganisatieCode) -> Trajectsoort:
        """The type as this organisation has it."""
        lijsten = self.eigen.get(organisatie)
        if not lijsten:
            return soort
        return replace(soort, stappen=tuple(_pas_stap_toe(stap, lijsten) for stap in soort.stappen))


def lees_keuzelijsten(tekst: str) -> Keuzelijsten:
    """Own lists from TOML text; raises ``OpstapFout`` when it says something else."""
    try:
        ruw = tomllib.loads(tekst)
    except tomllib.TOMLDecodeError as fout:
        raise _onleesbaar(str(fout)) from fout
    return Keuzelijsten(
        MappingProxyType(
            {OrganisatieCode(code): _lees_lijsten(code, lijsten) for code, lijsten in ruw.items()}
        )
    )


def lees_keuzelijstbestand(pad: Path) -> Keuzelijsten:
    """Own lists from a file; none when there is no file."""
    return lees_keuzelijsten(pad.read_text("utf-8")) if pad.exists() else Keuzelijsten()


def _pas_stap_toe(stap: Stap, lijsten: Lijsten) -> Stap:
    velden = tuple(_pas_veld_toe(veld, lijsten) for veld in stap.velden)
    return stap if velden == stap.velden else replace(stap, velden=velden)


def _pas_veld_toe(veld: Veld, lijsten: Lijsten) -> Veld:
    if veld.lijst is None or veld.lijst not in lijsten:
        return veld
    return replace(veld, keuzes=lijsten[veld.lijst])


def _lees_lijsten(organisatie: str, lijsten: Any) -> Lijsten:
    if not isinstance(lijsten, dict):
        raise _onleesbaar(f"'{organisatie}' heeft geen lijsten")
    onbekend = sorted(set(lijsten) - set(standaardlijsten()))
    if onbekend:
        raise _onleesbaar(f"er is geen lijst '{onbekend[0]}'")
    return MappingProxyType({naam: _lees_lijst(naam, codes) for naam, codes in lijsten.items()})


def _lees_lijst(naam: str, codes: Any) -> tuple[str, ...]:
    if not isinstance(codes, list) or not codes:
        raise _onleesbaar(f"lijst '{naam}' is leeg of geen lijst")
    for code in codes:
        if not isinstance(code, str) or len(code) > _MAX_CODE or not _CODE.fullmatch(code):
            raise _onleesbaar(
                f"'{code}' in lijst '{naam}' is geen code van kleine letters, cijfers en _"
            )
    if len(set(codes)) < len(codes):
        raise _onleesbaar(f"lijst '{naam}' noemt iets twee keer")
    return tuple(codes)


def _onleesbaar(wat: str) -> OpstapFout:
    return OpstapFout(
        code="keuzelijsten_onleesbaar",
        melding=f"Het bestand met eigen keuzelijsten klopt niet: {wat}.",
        volgende_stap=(
            f"Gebruik per organisatie een van deze lijsten: {', '.join(standaardlijsten())}."
        ),
    )
