"""The training vocabulary: occupations and ISCO-08 groups from an ESCO download in Dutch.

The folder is the one the ESCO portal gives ("classification", language nl, CSV); only the
two files named in `BESTANDEN` are opened. Nothing else is read for training.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from modellen.fouten import OpstapFout

BEROEPEN_BESTAND = "occupations_nl.csv"
ISCO_BESTAND = "ISCOGroups_nl.csv"
BESTANDEN = (BEROEPEN_BESTAND, ISCO_BESTAND)

#: Columns without which a file is not the download that we expect.
_BEROEP_KOLOMMEN = frozenset({"code", "iscoGroup", "preferredLabel", "altLabels", "description"})
_ISCO_KOLOMMEN = frozenset({"code", "preferredLabel"})

_ZINSEINDE = re.compile(r"(?<=[.!?])\s+")
#: Shorter pieces are headings and left-overs, not sentences.
_KORTSTE_ZIN = 15


@dataclass(frozen=True, slots=True)
class EscoBeroep:
    """One ESCO occupation.

    `code` is the ESCO code ("2654.1.7"), `isco` its four-digit ISCO-08 group, `labels` all
    distinct names with the preferred one first, `omschrijving` the description ("" if none).
    """

    code: str
    isco: str
    labels: tuple[str, ...]
    omschrijving: str

    @property
    def zinnen(self) -> tuple[str, ...]:
        """Sentences of the description."""
        return split_zinnen(self.omschrijving)


@dataclass(frozen=True, slots=True)
class Beroepenlijst:
    """The whole training vocabulary.

    `isco_namen` maps an ISCO-08 code (1-4 digits) to its name; `vingerafdruk` identifies the
    files it was read from (first 16 hex digits of a SHA-256 over both).
    """

    beroepen: tuple[EscoBeroep, ...]
    isco_namen: dict[str, str]
    vingerafdruk: str

    def label_teksten(self) -> tuple[str, ...]:
        """All distinct occupation labels and ISCO-08 names, in file order."""
        labels = (label for b in self.beroepen for label in b.labels)
        return _uniek([*labels, *self.isco_namen.values()])

    def zin_teksten(self) -> tuple[str, ...]:
        """All distinct description sentences, in file order."""
        return _uniek(zin for b in self.beroepen for zin in b.zinnen)


def split_zinnen(tekst: str) -> tuple[str, ...]:
    """Split running text into sentences of more than fifteen characters.

    >>> split_zinnen("Zij snoeien bomen en struiken. Ja! Zij maaien ook het gras.")
    ('Zij snoeien bomen en struiken.', 'Zij maaien ook het gras.')
    """
    stukken = (stuk.strip() for stuk in _ZINSEINDE.split(tekst))
    return tuple(stuk for stuk in stukken if len(stuk) > _KORTSTE_ZIN)


def read_beroepenlijst(map_: Path) -> Beroepenlijst:
    """Read the ESCO download in `map_`.

    Raises `OpstapFout` (`taalmodel_geen_esco`) if a file or a column is missing.
    """
    beroepen = tuple(
        EscoBeroep(
            code=rij["code"],
            isco=rij["iscoGroup"],
            labels=_labels(rij),
            omschrijving=" ".join(rij["description"].split()),
        )
        for rij in _rijen(map_ / BEROEPEN_BESTAND, _BEROEP_KOLOMMEN)
    )
    isco_namen = {
        rij["code"]: rij["preferredLabel"] for rij in _rijen(map_ / ISCO_BESTAND, _ISCO_KOLOMMEN)
    }
    return Beroepenlijst(beroepen, isco_namen, _vingerafdruk(map_))


def _rijen(pad: Path, verplicht: frozenset[str]) -> Iterator[dict[str, str]]:
    if not pad.is_file():
        raise _geen_esco(f"Het bestand {pad.name} staat niet in de map {pad.parent}.")
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        lezer = csv.DictReader(bestand)
        ontbreekt = verplicht - set(lezer.fieldnames or ())
        if ontbreekt:
            kolommen = ", ".join(sorted(ontbreekt))
            raise _geen_esco(f"In {pad.name} ontbreken deze kolommen: {kolommen}.")
        for rij in lezer:
            yield {naam: waarde or "" for naam, waarde in rij.items() if naam is not None}


def _geen_esco(melding: str) -> OpstapFout:
    return OpstapFout(
        code="taalmodel_geen_esco",
        melding=melding,
        volgende_stap="Download ESCO in het Nederlands (CSV) en geef de map met die bestanden op.",
    )


def _labels(rij: dict[str, str]) -> tuple[str, ...]:
    kolommen = (rij["preferredLabel"], rij["altLabels"], rij.get("hiddenLabels", ""))
    return _uniek(label.strip() for kolom in kolommen for label in kolom.split("\n"))


def _uniek(teksten: Iterator[str] | list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tekst for tekst in teksten if tekst))


def _vingerafdruk(map_: Path) -> str:
    som = hashlib.sha256()
    for naam in BESTANDEN:
        som.update((map_ / naam).read_bytes())
    return som.hexdigest()[:16]
