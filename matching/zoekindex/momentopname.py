"""Snapshots of the werk index on disk: derived data, written whole or not at all.

A snapshot is a folder with one folder per segment. Segments never change, so the files of one that
was on disk already are linked, not written again. Only werk is kept on disk: klant columns hold
health limits; they live in memory and are rebuilt from the store at start (besluit 0005).
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from contextlib import suppress
from dataclasses import fields
from hashlib import blake2b
from pathlib import Path
from weakref import WeakKeyDictionary

import numpy as np

from matching.kolommen import GEBIEDEN, Array, WerkKolommen
from matching.zoekindex.segment import Segment
from matching.zoekindex.stand import Levend, Stand
from matching.zoekindex.tabel import Combinaties, Tabel
from modellen.belastbaarheid.fml import FML
from modellen.kwalificatie import Branche, Certificaat, Opleidingsniveau, Rijbewijs, Taalniveau
from vacatures.werk import WerkSoort

_BEWAAR = 2
_MEESTE_SEGMENTEN = 999
_HALF, _HALF_IS_DOOD_NA = ".nieuw-", 900.0
"""What is being written; after so many seconds without a new file nobody is writing it any more."""

_LEVEND = "levend.npy"
_OP_SCHIJF: WeakKeyDictionary[Segment[WerkKolommen], Path] = WeakKeyDictionary()
"""Where each segment that is in use was last written or read."""

_VORM = "segmenten-1"
"""Raise when the files of a snapshot change."""


def schema_sleutel(*delen: str) -> str:
    """Key of everything on which stored columns depend: closed lists, column names, ``delen``."""
    lijsten = (Branche, Certificaat, Opleidingsniveau, Rijbewijs, Taalniveau, WerkSoort)
    inhoud = [
        _VORM,
        *delen,
        *GEBIEDEN,
        *(",".join(f"{c}" for c in lijst) for lijst in lijsten),
        *(f"{i.code}:{i.hoogste_niveau}:{','.join(o.code for o in i.opties)}" for i in FML),
        *(veld.name for veld in fields(WerkKolommen)),
        *(",".join(groep) for groep in WerkKolommen.GROEPEN),
    ]
    return blake2b("\n".join(inhoud).encode(), digest_size=8).hexdigest()


def schrijf(stand: Stand[WerkKolommen], indexmap: Path, sleutel: str) -> Path:
    """Write a snapshot; a reader sees the old one or this one, never a part.

    Files are flushed to disk before the folder gets its name.
    """
    indexmap.mkdir(parents=True, exist_ok=True)
    # Of two with the same changes the one with fewer segments comes last, and is read.
    rang = _MEESTE_SEGMENTEN - len(stand.segmenten)
    doel = indexmap / f"werk-{stand.volgnummer:012d}.{rang:03d}-{sleutel}"
    if doel.exists():
        return doel
    tijdelijk = Path(tempfile.mkdtemp(prefix=_HALF, dir=indexmap))
    try:
        for i, (segment, levend) in enumerate(zip(stand.segmenten, stand.levend, strict=True)):
            _schrijf_segment(segment, stand.segmenten[0], levend, tijdelijk / f"{i}")
        gegevens = {
            "volgnummer": stand.volgnummer,
            "sleutel": sleutel,
            "segmenten": len(stand.segmenten),
        }
        with (tijdelijk / "stand.json").open("w", encoding="utf-8") as tekst:
            json.dump(gegevens, tekst)
            os.fsync(tekst.fileno())
        _geef_naam(tijdelijk, doel)
        _OP_SCHIJF.update((segment, doel / f"{i}") for i, segment in enumerate(stand.segmenten))
    finally:
        shutil.rmtree(tijdelijk, ignore_errors=True)
    _ruim_op(indexmap)
    return doel


def _geef_naam(tijdelijk: Path, doel: Path) -> None:
    try:
        tijdelijk.rename(doel)
    except OSError:
        if not doel.exists():  # then another process wrote the same changes just before
            raise


def lees(indexmap: Path, sleutel: str, *, hoogstens: int) -> Stand[WerkKolommen] | None:
    """The newest usable snapshot, memory-mapped, or ``None``.

    Args:
        sleutel: of :func:`schema_sleutel`; snapshots with another key are not read.
        hoogstens: sequence number of the store; a snapshot beyond it is of another store.
    """
    for pad in sorted(indexmap.glob(f"werk-*-{sleutel}"), reverse=True):
        stand = _lees_een(pad)
        if stand is None:
            shutil.rmtree(pad, ignore_errors=True)  # damaged: as good as none
        elif stand.volgnummer <= hoogstens:
            return stand
    return None


def lees_map(pad: Path) -> Stand[WerkKolommen]:
    """The snapshot in this folder, memory-mapped, for a process that was told where it is.

    Raises:
        FileNotFoundError: when there is no whole snapshot.
    """
    stand = _lees_een(pad)
    if stand is None:
        raise FileNotFoundError(pad)
    return stand


def _schrijf_segment(
    segment: Segment[WerkKolommen], eerste: Segment[WerkKolommen], levend: Levend, map_: Path
) -> None:
    map_.mkdir()
    if not _gelinkt(segment, map_):
        for naam, kolom in _als_bestanden(segment, eerste).items():
            _schrijf_kolom(kolom, map_ / f"{naam}.npy")
    if levend is not None:
        _schrijf_kolom(levend, map_ / _LEVEND)


def _gelinkt(segment: Segment[WerkKolommen], map_: Path) -> bool:
    """Whether the files of a segment that is on disk already could be linked into this folder."""
    bron = _OP_SCHIJF.get(segment)
    if bron is None:
        return False
    try:
        for bestand in bron.iterdir():
            if bestand.name != _LEVEND:
                os.link(bestand, map_ / bestand.name)
    except OSError:  # thrown away, or a disk that has no links
        shutil.rmtree(map_)
        map_.mkdir()
        return False
    return True


def _als_bestanden(
    segment: Segment[WerkKolommen], eerste: Segment[WerkKolommen]
) -> dict[str, Array]:
    """Everything of a segment, under its name on disk, but what it shares with the first one."""
    bestanden = {
        "nummer": segment.nummer,
        "vectoren": segment.vectoren,
        "volgorde": segment.volgorde,
    }
    for i, (tabel, van_eerste) in enumerate(zip(segment.tabellen, eerste.tabellen, strict=True)):
        if segment is eerste or tabel.combinaties is not van_eerste.combinaties:
            bestanden |= tabel.combinaties.eigen()
        if tabel.sleutel is not None:
            bestanden[f"sleutel-{i}"] = tabel.sleutel
    return bestanden


def _schrijf_kolom(kolom: Array, doel: Path) -> None:
    with doel.open("wb") as bestand:
        np.save(bestand, kolom, allow_pickle=False)
        os.fsync(bestand.fileno())


def _lees_een(pad: Path) -> Stand[WerkKolommen] | None:
    try:
        gegevens = json.loads((pad / "stand.json").read_text(encoding="utf-8"))
        mappen = [pad / f"{i}" for i in range(int(gegevens["segmenten"]))]
        segmenten: list[Segment[WerkKolommen]] = []
        for map_ in mappen:
            segmenten.append(_lees_segment(map_, segmenten[0] if segmenten else None))
        levend = [_lees_levend(map_, len(s)) for map_, s in zip(mappen, segmenten, strict=True)]
        stand = Stand(tuple(segmenten), tuple(levend), int(gegevens["volgnummer"]))
    except (OSError, EOFError, ValueError, KeyError, TypeError):
        return None
    _OP_SCHIJF.update(zip(segmenten, mappen, strict=True))
    return stand if segmenten else None


def _lees_segment(map_: Path, eerste: Segment[WerkKolommen] | None) -> Segment[WerkKolommen]:
    """A segment from its folder; raises ``ValueError`` when its files do not fit together.

    Args:
        eerste: the first segment, whose combinations stand in for those that are not here.
    """
    los = {naam: _lees_kolom(map_, naam) for naam in ("nummer", "vectoren", "volgorde")}
    if len({len(kolom) for kolom in los.values()}) != 1:
        raise ValueError("files of one segment have different lengths")
    eigen = {
        i: {naam: _lees_kolom(map_, naam) for naam in velden}
        for i, velden in enumerate(WerkKolommen.GROEPEN)
        if eerste is None or (map_ / f"{velden[0]}.npy").exists()
    }
    vorm = {} if eerste is None else eerste.neem(slice(0, 0)).als_dict()
    vorm |= {"nummer": los["nummer"]} | {n: k for groep in eigen.values() for n, k in groep.items()}
    tabellen = []
    for i, velden in enumerate(WerkKolommen.GROEPEN):
        if i in eigen:
            combinaties = Combinaties(velden, WerkKolommen.met_alleen(eigen[i], vorm))
        elif eerste is not None:
            combinaties = eerste.tabellen[i].combinaties
        tabellen.append(
            Tabel(
                combinaties,
                _lees_sleutel(map_, i, rijen=len(los["nummer"]), uniek=len(combinaties)),
            )
        )
    return Segment(los["nummer"], los["vectoren"], tuple(tabellen), los["volgorde"])


def _lees_sleutel(map_: Path, groep: int, *, rijen: int, uniek: int) -> Array | None:
    naam = f"sleutel-{groep}"
    sleutel = _lees_kolom(map_, naam) if (map_ / f"{naam}.npy").exists() else None
    if sleutel is None:
        past = rijen == uniek
    else:
        past = len(sleutel) == rijen and sleutel.min() >= 0 and sleutel.max() < uniek
    if not past:
        raise ValueError("a key points outside its table")
    return sleutel


def _lees_levend(map_: Path, rijen: int) -> Levend:
    if not (map_ / _LEVEND).exists():
        return None
    levend = _lees_kolom(map_, "levend")
    if len(levend) != rijen:
        raise ValueError("what is alive has another length than the segment")
    return levend


def _lees_kolom(map_: Path, naam: str) -> Array:
    kolom = np.load(map_ / f"{naam}.npy", mmap_mode="r", allow_pickle=False)
    gewoon: Array = kolom.view(np.ndarray)  # still mapped, without the cost of a subclass
    return gewoon


def _ruim_op(indexmap: Path) -> None:
    """Remove old snapshots, and what a process left that was killed while it wrote one."""
    for oud in sorted(indexmap.glob("werk-*"))[:-_BEWAAR]:
        shutil.rmtree(oud, ignore_errors=True)
    for half in indexmap.glob(f"{_HALF}*"):
        with suppress(OSError):  # its owner may remove it first
            if time.time() - half.stat().st_mtime > _HALF_IS_DOOD_NA:
                shutil.rmtree(half, ignore_errors=True)
