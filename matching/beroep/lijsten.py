"""Lists of occupations that a user imports here: the ESCO download and the CompetentNL labels.

Neither ships with Opstap. Imported, they are kept as one file in the data directory, and a link
then names the ESCO and the CompetentNL occupation too.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from modellen.fouten import OpstapFout

ESCO_BESTAND = "occupations_nl.csv"
ESCO_GROEPEN = "ISCOGroups_nl.csv"
COMPETENTNL_BESTAND = "occupation_labels.csv"
LIJSTBESTAND = "beroepenlijsten.json"

_ESCO_KOLOMMEN = frozenset({"conceptUri", "code", "iscoGroup", "preferredLabel", "altLabels"})
_GROEP_KOLOMMEN = frozenset({"code", "preferredLabel"})
_COMPETENTNL_KOLOMMEN = frozenset({"occupation_uri", "pref_label", "label"})
_OPMAAK = 1


@dataclass(frozen=True, slots=True)
class Lijstberoep:
    """One occupation of a list: address, name, all its names, and its ISCO-08 group if known."""

    code: str
    naam: str
    labels: tuple[str, ...]
    isco: str | None = None


@dataclass(frozen=True, slots=True)
class Beroepenlijsten:
    """What was imported; an empty list was not."""

    esco: tuple[Lijstberoep, ...] = ()
    competentnl: tuple[Lijstberoep, ...] = ()


def read_download(map_: Path) -> Beroepenlijsten:
    """Read the lists of which the files are in ``map_``, or in a folder directly under it.

    Raises:
        OpstapFout: when neither list is there, or a file is not what its name says.
    """
    esco = _vind(map_, ESCO_BESTAND)
    competentnl = _vind(map_, COMPETENTNL_BESTAND)
    if esco is None and competentnl is None:
        raise OpstapFout(
            code="geen_beroepenlijst",
            melding=f"In de map {map_} staat geen lijst met beroepen.",
            volgende_stap=f"Zet er {ESCO_BESTAND} en {ESCO_GROEPEN} van ESCO in (Nederlands, CSV), "
            f"of {COMPETENTNL_BESTAND} van CompetentNL.",
        )
    return Beroepenlijsten(
        esco=_lees_esco(esco) if esco else (),
        competentnl=_lees_competentnl(competentnl) if competentnl else (),
    )


def write_lijsten(nieuw: Beroepenlijsten, map_: Path) -> Beroepenlijsten:
    """Keep the lists in ``map_``; a list that is empty leaves the one that is there."""
    bekend = read_lijsten(map_)
    samen = Beroepenlijsten(nieuw.esco or bekend.esco, nieuw.competentnl or bekend.competentnl)
    map_.mkdir(parents=True, exist_ok=True)
    doel = map_ / LIJSTBESTAND
    tijdelijk = doel.with_name(f"{doel.name}.{os.getpid()}")
    inhoud = {"opmaak": _OPMAAK, **asdict(samen)}
    tijdelijk.write_text(json.dumps(inhoud, ensure_ascii=False), encoding="utf-8")
    tijdelijk.replace(doel)
    return samen


def read_lijsten(map_: Path) -> Beroepenlijsten:
    """What was imported before; empty when nothing was.

    Raises:
        OpstapFout: when the file is damaged.
    """
    try:
        inhoud = json.loads((map_ / LIJSTBESTAND).read_text(encoding="utf-8"))
        return Beroepenlijsten(*(_uit_json(inhoud[naam]) for naam in ("esco", "competentnl")))
    except FileNotFoundError:
        return Beroepenlijsten()
    except (OSError, ValueError, KeyError, TypeError) as fout:
        raise OpstapFout(
            code="beroepenlijst_beschadigd",
            melding=f"Het bestand {map_ / LIJSTBESTAND} is beschadigd.",
            volgende_stap="Verwijder het en lees de lijsten opnieuw in: opstap importeer beroepen.",
        ) from fout


def _uit_json(rijen: list[dict[str, str]]) -> tuple[Lijstberoep, ...]:
    return tuple(
        Lijstberoep(r["code"], r["naam"], tuple(r["labels"]), r.get("isco")) for r in rijen
    )


def _vind(map_: Path, naam: str) -> Path | None:
    if not map_.is_dir():
        raise OpstapFout(
            code="map_niet_gevonden",
            melding=f"Er is geen map {map_}.",
            volgende_stap="Geef de map op waarin u de download hebt uitgepakt.",
        )
    return next((p for p in (map_ / naam, *sorted(map_.glob(f"*/{naam}"))) if p.is_file()), None)


def _lees_esco(pad: Path) -> tuple[Lijstberoep, ...]:
    groepen = pad.with_name(ESCO_GROEPEN)
    if not groepen.is_file():
        raise _ongeldig(pad, f"Naast {pad.name} ontbreekt {ESCO_GROEPEN}.")
    bekend = {rij["code"] for rij in _rijen(groepen, _GROEP_KOLOMMEN)}
    beroepen = tuple(
        Lijstberoep(
            rij["conceptUri"], rij["preferredLabel"].strip(), _labels(rij), rij["iscoGroup"]
        )
        for rij in _rijen(pad, _ESCO_KOLOMMEN)
        if rij["conceptUri"] and rij["preferredLabel"].strip()
    )
    vreemd = next((b for b in beroepen if b.isco not in bekend), None)
    if vreemd is not None or not beroepen:
        waar = f"bij '{vreemd.naam[:60]}'" if vreemd else "want er staat geen beroep in"
        raise _ongeldig(pad, f"{pad.name} past niet bij {ESCO_GROEPEN}, {waar}.")
    return beroepen


def _labels(rij: dict[str, str]) -> tuple[str, ...]:
    regels = f"{rij['preferredLabel']}\n{rij['altLabels']}".split("\n")
    return tuple(dict.fromkeys(regel.strip() for regel in regels if regel.strip()))


def _lees_competentnl(pad: Path) -> tuple[Lijstberoep, ...]:
    namen: dict[str, str] = {}
    labels: dict[str, dict[str, None]] = {}
    for rij in _rijen(pad, _COMPETENTNL_KOLOMMEN):
        code, naam = rij["occupation_uri"].strip(), rij["pref_label"].strip()
        if code and naam:
            namen.setdefault(code, naam)
            eigen = labels.setdefault(code, {naam: None})
            if rij["label"].strip():
                eigen[rij["label"].strip()] = None
    if not namen:
        raise _ongeldig(pad, f"In {pad.name} staat geen beroep.")
    return tuple(Lijstberoep(code, naam, tuple(labels[code])) for code, naam in namen.items())


def _rijen(pad: Path, verplicht: frozenset[str]) -> Iterator[dict[str, str]]:
    try:
        with pad.open(encoding="utf-8-sig", newline="") as bestand:
            lezer = csv.DictReader(bestand)
            if ontbreekt := verplicht - set(lezer.fieldnames or ()):
                kolommen = ", ".join(sorted(ontbreekt))
                raise _ongeldig(pad, f"In {pad.name} ontbreken deze kolommen: {kolommen}.")
            for rij in lezer:
                yield {naam: waarde or "" for naam, waarde in rij.items() if naam is not None}
    except (OSError, UnicodeDecodeError, csv.Error) as fout:
        raise _ongeldig(pad, f"{pad.name} is niet te lezen als CSV in UTF-8.") from fout


def _ongeldig(pad: Path, melding: str) -> OpstapFout:
    return OpstapFout(
        code="beroepenlijst_ongeldig",
        melding=melding,
        volgende_stap=f"Download de lijst opnieuw en geef de map op waarin {pad.name} staat.",
    )
