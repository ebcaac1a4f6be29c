"""Snapshots of the werk index on disk: derived data, written whole or not at all.

Only werk is kept on disk. Klant columns hold health limits; they live in memory and are
rebuilt from the store at start (besluit 0005).
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from dataclasses import fields
from hashlib import blake2b
from pathlib import Path

import numpy as np

from matching.kolommen import GEBIEDEN, Array, WerkKolommen
from matching.zoekindex.stand import Stand
from modellen.belastbaarheid.fml import FML
from modellen.kwalificatie import Branche, Certificaat, Opleidingsniveau, Rijbewijs, Taalniveau
from vacatures.werk import WerkSoort

_BEWAAR = 2


def schema_sleutel(*delen: str) -> str:
    """Key of everything on which stored columns depend: closed lists, column names, ``delen``."""
    lijsten = (Branche, Certificaat, Opleidingsniveau, Rijbewijs, Taalniveau, WerkSoort)
    inhoud = [
        *delen,
        *GEBIEDEN,
        *(",".join(f"{c}" for c in lijst) for lijst in lijsten),
        *(f"{i.code}:{i.hoogste_niveau}:{','.join(o.code for o in i.opties)}" for i in FML),
        *_kolomnamen(),
    ]
    return blake2b("\n".join(inhoud).encode(), digest_size=8).hexdigest()


def schrijf(stand: Stand[WerkKolommen], indexmap: Path, sleutel: str) -> Path:
    """Write a snapshot; a reader sees the old one or this one, never a part.

    Files are flushed to disk before the folder gets its name.
    """
    indexmap.mkdir(parents=True, exist_ok=True)
    tijdelijk = Path(tempfile.mkdtemp(prefix=".nieuw-", dir=indexmap))
    try:
        kolommen = {**stand.kolommen.als_dict(), "vectoren": stand.vectoren}
        for naam, kolom in kolommen.items():
            with (tijdelijk / f"{naam}.npy").open("wb") as bestand:
                np.save(bestand, kolom, allow_pickle=False)
                os.fsync(bestand.fileno())
        with (tijdelijk / "stand.json").open("w", encoding="utf-8") as tekst:
            json.dump({"volgnummer": stand.volgnummer, "sleutel": sleutel}, tekst)
            os.fsync(tekst.fileno())
        doel = indexmap / f"werk-{stand.volgnummer:012d}-{sleutel}"
        if doel.exists():
            return doel
        tijdelijk.rename(doel)
    finally:
        shutil.rmtree(tijdelijk, ignore_errors=True)
    _ruim_op(indexmap)
    return doel


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


def _lees_een(pad: Path) -> Stand[WerkKolommen] | None:
    try:
        gegevens = json.loads((pad / "stand.json").read_text(encoding="utf-8"))
        kolommen = {naam: _lees_kolom(pad, naam) for naam in _kolomnamen()}
        vectoren = _lees_kolom(pad, "vectoren")
        volgnummer = int(gegevens["volgnummer"])
    except (OSError, EOFError, ValueError, KeyError, TypeError):
        return None
    if len({len(kolom) for kolom in (*kolommen.values(), vectoren)}) != 1:
        return None
    return Stand(WerkKolommen(**kolommen), vectoren, volgnummer)


def _lees_kolom(pad: Path, naam: str) -> Array:
    kolom: Array = np.load(pad / f"{naam}.npy", mmap_mode="r", allow_pickle=False)
    return kolom


def _kolomnamen() -> list[str]:
    return [veld.name for veld in fields(WerkKolommen)]


def _ruim_op(indexmap: Path) -> None:
    for oud in sorted(indexmap.glob("werk-*"))[:-_BEWAAR]:
        shutil.rmtree(oud, ignore_errors=True)
