"""Which column of theirs is which field of ours: a small file, or the names themselves.

A mapping file is TOML::

    [kolommen]                      # their column = our field
    "Omschrijving functie" = "titel"

    [waarden.contractvorm]          # their value = our value, per field
    "OT" = "vast"

    [vast]                          # the same for every row
    land = "BE"
    bron = "vdab"

What a mapping file does not name is recognised by name, unless ``alleen_deze = true``.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from vacatures.importeren.rij import ImportFout
from vacatures.importeren.synoniemen import Veldenlijst

NEGEER = "negeer"
"""Field name in a mapping file for a column that must not be read."""


@dataclass(frozen=True, slots=True)
class Kolomkoppeling:
    """A read mapping file; the empty one leaves everything to the names of the columns."""

    kolommen: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    waarden: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    vast: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    alleen_deze: bool = False


def lees_koppeling(pad: Path, *, velden: Veldenlijst) -> Kolomkoppeling:
    """Read and check a mapping file.

    Raises:
        ImportFout: when it is no TOML, or names a field that does not exist.
    """
    try:
        inhoud = tomllib.loads(pad.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fout:
        raise _fout(pad, f"kan niet worden gelezen ({type(fout).__name__})") from fout
    onbekend = set(inhoud) - {"kolommen", "waarden", "vast", "alleen_deze"}
    if onbekend:
        raise _fout(pad, f"heeft een onbekend deel: {min(onbekend)}")
    kolommen = _teksten(pad, inhoud.get("kolommen", {}), "kolommen")
    vast = _teksten(pad, inhoud.get("vast", {}), "vast")
    ruwe_waarden = inhoud.get("waarden", {})
    if not isinstance(ruwe_waarden, dict):
        raise _fout(pad, "heeft onder [waarden] geen delen per veld")
    waarden = {
        veld: {_kaal(k): w for k, w in _teksten(pad, tabel, f"waarden.{veld}").items()}
        for veld, tabel in ruwe_waarden.items()
    }
    for veld in {*kolommen.values(), *vast, *waarden} - {NEGEER}:
        if veld not in velden:
            raise _fout(pad, f"noemt het veld '{veld}', dat niet bestaat", velden)
    return Kolomkoppeling(kolommen, waarden, vast, bool(inhoud.get("alleen_deze", False)))


def _teksten(pad: Path, tabel: object, deel: str) -> dict[str, str]:
    if not isinstance(tabel, dict) or any(isinstance(w, dict | list) for w in tabel.values()):
        raise _fout(pad, f"heeft onder [{deel}] iets anders dan 'naam = \"waarde\"'")
    return {str(k): str(w) for k, w in tabel.items()}


def _fout(pad: Path, wat: str, velden: Veldenlijst | None = None) -> ImportFout:
    stap = "Vergelijk het met de voorbeelden in docs/importeren.md."
    if velden is not None:
        stap = f"Kies uit: {', '.join(sorted(velden))}."
    return ImportFout(
        code="mapping_ongeldig",
        melding=f"Het mappingbestand {pad.name} {wat}.",
        volgende_stap=stap,
    )


@lru_cache(maxsize=4096)
def normaliseer_kop(kop: str) -> str:
    """A column name without case, accents, spaces and signs."""
    plat = unicodedata.normalize("NFKD", kop[:200]).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", plat.lower())


def _kaal(waarde: str) -> str:
    return " ".join(waarde.split()).casefold()


class Koppelaar:
    """Turns the values of a row by column into values by field."""

    def __init__(self, velden: Veldenlijst, koppeling: Kolomkoppeling | None = None) -> None:
        self._koppeling = koppeling or Kolomkoppeling()
        self._eigen = {normaliseer_kop(k): v for k, v in self._koppeling.kolommen.items()}
        self._synoniemen = {
            normaliseer_kop(naam): (veld, plek)
            for veld, namen in velden.items()
            for plek, naam in enumerate((veld, *namen))
        }
        self._per_kop: dict[tuple[str, ...], dict[str, list[str]]] = {}

    def is_kop(self, cel: str) -> bool:
        """Is this the name of a column that we know?"""
        kop = normaliseer_kop(cel) if len(cel) <= 200 else ""
        return kop in self._eigen or (not self._koppeling.alleen_deze and kop in self._synoniemen)

    def kolommen_per_veld(self, kolommen: Iterable[str]) -> dict[str, list[str]]:
        """The columns of each field, the best one first."""
        sleutel = tuple(kolommen)
        if sleutel not in self._per_kop:
            if len(self._per_kop) > 1000:  # hostile files may have new names in every row
                self._per_kop.clear()
            self._per_kop[sleutel] = self._koppel(sleutel)
        return self._per_kop[sleutel]

    def _koppel(self, kolommen: tuple[str, ...]) -> dict[str, list[str]]:
        gevonden: dict[str, list[tuple[int, int, str]]] = {}
        for plek, kolom in enumerate(kolommen):
            kop = normaliseer_kop(kolom)
            if kop in self._eigen:
                gevonden.setdefault(self._eigen[kop], []).append((-1, plek, kolom))
            elif not self._koppeling.alleen_deze and kop in self._synoniemen:
                veld, voorkeur = self._synoniemen[kop]
                gevonden.setdefault(veld, []).append((voorkeur, plek, kolom))
        gevonden.pop(NEGEER, None)
        return {veld: [k for _, _, k in sorted(treffers)] for veld, treffers in gevonden.items()}

    def naar_velden(self, waarden: Mapping[str, object]) -> dict[str, object]:
        """Values by field: the first filled column of each, translated, plus the constants."""
        uit: dict[str, object] = {}
        for veld, kolommen in self.kolommen_per_veld(waarden).items():
            for kolom in kolommen:
                if waarden[kolom] not in (None, "", []):
                    uit[veld] = self._vertaal(veld, waarden[kolom])
                    break
        return self.vul_vaste_aan(uit)

    def vul_vaste_aan(self, velden: dict[str, object]) -> dict[str, object]:
        """The values with the constants for what the row leaves out."""
        return {**self._koppeling.vast, **velden}

    def _vertaal(self, veld: str, waarde: object) -> object:
        tabel = self._koppeling.waarden.get(veld)
        if tabel is None or isinstance(waarde, dict | list):
            return waarde
        return tabel.get(_kaal(str(waarde)), waarde)
