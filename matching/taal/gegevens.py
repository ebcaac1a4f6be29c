"""The training vocabulary: occupations and ISCO-08 groups from an ESCO download in Dutch.

The folder is the one the ESCO portal gives ("classification", language nl, CSV); only the
two files named in `BESTANDEN` are opened. Beside it stand word lists: our own, which says how
people name and describe occupations, and any that a customer has.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from matching.taal.functiewoorden import FUNCTIEWOORDEN
from matching.taal.kenmerken import normaliseer, split_woorden
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
_KORTSTE_WOORD = 4

#: The word list that belongs to this project.
EIGEN_WOORDEN = Path(__file__).parent / "woordenlijst" / "woordenlijst.csv"
#: Columns of a word list: the ESCO code of the occupation, which kind of text, and the text.
WOORDENLIJST_KOLOMMEN = ("esco_code", "soort", "tekst")
_NAAM, _ZIN = "naam", "zin"


@dataclass(frozen=True, slots=True)
class EscoBeroep:
    """One ESCO occupation.

    `uri` identifies it in every language ("" if the file lacks it), `code` is the ESCO code
    ("2654.1.7"), `isco` its four-digit ISCO-08 group, `labels` all
    distinct names with the preferred one first, `omschrijving` the description ("" if none).
    """

    code: str
    isco: str
    labels: tuple[str, ...]
    omschrijving: str
    uri: str = ""

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

    def opening_teksten(self, woorden: int) -> tuple[str, ...]:
        """The first `woorden` words of every description."""
        return _uniek(
            " ".join(b.omschrijving.split()[:woorden]) for b in self.beroepen if b.omschrijving
        )

    def woord_teksten(self) -> tuple[str, ...]:
        """Single words of names and descriptions that mean something by themselves.

        Left out: words that are a name already, function words and words below four letters.
        """
        labels = self.label_teksten()
        teksten = (*labels, *(b.omschrijving for b in self.beroepen))
        woorden = (woord for tekst in teksten for deel in split_woorden(tekst) for woord in deel)
        al_naam = {normaliseer(label) for label in labels}
        return tuple(
            woord
            for woord in _uniek(woorden)
            if len(woord) >= _KORTSTE_WOORD
            and woord.isalpha()
            and woord not in FUNCTIEWOORDEN
            and woord not in al_naam
        )


@dataclass(frozen=True, slots=True)
class Woordenlijst:
    """How people name and describe occupations, beside ESCO: texts per ESCO code.

    `vingerafdruk`: first 16 hex digits of a SHA-256 over the files it was read from.
    """

    namen: Mapping[str, tuple[str, ...]]
    zinnen: Mapping[str, tuple[str, ...]]
    vingerafdruk: str = ""

    def naam_teksten(self) -> tuple[str, ...]:
        """All distinct names."""
        return _uniek(tekst for per_code in self.namen.values() for tekst in per_code)

    def zin_teksten(self) -> tuple[str, ...]:
        """All distinct sentences."""
        return _uniek(tekst for per_code in self.zinnen.values() for tekst in per_code)


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
            uri=rij.get("conceptUri", ""),
        )
        for rij in _rijen(map_ / BEROEPEN_BESTAND, _BEROEP_KOLOMMEN)
    )
    isco_namen = {
        rij["code"]: rij["preferredLabel"] for rij in _rijen(map_ / ISCO_BESTAND, _ISCO_KOLOMMEN)
    }
    return Beroepenlijst(beroepen, isco_namen, _vingerafdruk(map_))


def read_woordenlijst(bestanden: Sequence[Path], lijst: Beroepenlijst) -> Woordenlijst:
    """Read word lists beside ESCO; what stands in several of them counts once.

    A list is a CSV with the columns of `WOORDENLIJST_KOLOMMEN`; `soort` is "naam" or "zin". An
    occupation that is not in `lijst` is left out. Raises `OpstapFout`
    (`taalmodel_geen_woordenlijst`) for any other file, naming the row that is wrong.
    """
    bekend = {b.code for b in lijst.beroepen}
    teksten: dict[str, dict[str, dict[str, None]]] = {_NAAM: {}, _ZIN: {}}
    for bestand in bestanden:
        for nummer, rij in enumerate(_rijen_woordenlijst(bestand), start=2):
            soort, code, tekst = (rij[k].strip() for k in ("soort", "esco_code", "tekst"))
            if soort not in teksten or not tekst:
                raise _geen_woordenlijst(bestand, f"Rij {nummer} heeft geen soort en tekst.")
            if code in bekend:
                teksten[soort].setdefault(code, {})[tekst] = None
    som = hashlib.sha256()
    for bestand in bestanden:
        som.update(bestand.read_bytes())
    return Woordenlijst(
        namen={code: tuple(per_code) for code, per_code in teksten[_NAAM].items()},
        zinnen={code: tuple(per_code) for code, per_code in teksten[_ZIN].items()},
        vingerafdruk=som.hexdigest()[:16],
    )


def _rijen_woordenlijst(bestand: Path) -> Iterator[dict[str, str]]:
    try:
        with bestand.open(encoding="utf-8-sig", newline="") as regels:
            lezer = csv.DictReader(regels, restval="")
            if set(WOORDENLIJST_KOLOMMEN) - set(lezer.fieldnames or ()):
                raise _geen_woordenlijst(bestand, "De kolommen kloppen niet.")
            yield from lezer
    except (OSError, UnicodeDecodeError) as fout:
        raise _geen_woordenlijst(bestand, "Het bestand is niet te lezen.") from fout


def _geen_woordenlijst(bestand: Path, wat: str) -> OpstapFout:
    return OpstapFout(
        code="taalmodel_geen_woordenlijst",
        melding=f"Het bestand {bestand.name} is geen woordenlijst. {wat}",
        volgende_stap=f"Geef een CSV met de kolommen {', '.join(WOORDENLIJST_KOLOMMEN)}; "
        f"soort is {_NAAM} of {_ZIN}.",
    )


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
